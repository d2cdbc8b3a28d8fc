"""The rules of an invitation."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from mentoring.consents import version_of
from mentoring.ids import InvitationId, PersonId, TelegramId
from mentoring.invitations import (
    Expired,
    Invitation,
    TooManyAttempts,
    UsedByAnother,
    hash_of,
    new_token,
    require_attempts_left,
)

NOW = datetime(2026, 3, 3, 14, 30, tzinfo=UTC)
FIRST, SECOND = TelegramId(10), TelegramId(11)


def test_a_token_is_256_bits_in_characters_that_a_link_may_carry():
    tokens = {new_token() for _ in range(100)}

    assert len(tokens) == 100
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{43}", token) for token in tokens)


def test_what_is_kept_does_not_show_the_token():
    token = new_token()

    assert re.fullmatch(r"[0-9a-f]{64}", hash_of(token))
    assert hash_of(token) != hash_of(token + "x")


def test_it_belongs_to_the_first_account_that_opens_it():
    opened = _invitation().open(by=FIRST, now=NOW)

    assert (opened.opened_by, opened.opened_at) == (FIRST, NOW)
    with pytest.raises(UsedByAnother):
        opened.open(by=SECOND, now=NOW)


def test_opening_it_again_changes_nothing_even_after_its_last_moment():
    opened = _invitation().open(by=FIRST, now=NOW)

    assert opened.open(by=FIRST, now=NOW + timedelta(days=30)) is opened


def test_at_its_last_moment_it_is_over():
    with pytest.raises(Expired):
        _invitation().open(by=FIRST, now=NOW + timedelta(days=7))


def test_a_sixth_attempt_in_an_hour_is_one_too_many():
    require_attempts_left(4)

    with pytest.raises(TooManyAttempts):
        require_attempts_left(5)


def test_another_wording_has_another_version():
    assert version_of("Ik bewaar je voornaam.") == version_of("Ik bewaar je voornaam.")
    assert version_of("Ik bewaar je voornaam.") != version_of("Ik bewaar je naam.")


def _invitation():
    return Invitation(InvitationId(1), PersonId(7), PersonId(2), NOW + timedelta(days=7))
