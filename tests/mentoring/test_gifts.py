"""Gifts: what one can be, and who can choose it."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from mentoring.gifts import (
    HIGHEST_VALUE,
    CodeForm,
    FormOfNoCode,
    Gift,
    GiftDraft,
    GiftKind,
    GiftPictogram,
    NotAGiftName,
    NotALowStock,
    NotAValue,
    NotMonths,
    NotWhere,
    gift_name,
    sign_of,
    where_spent,
)
from mentoring.ids import GiftId, PersonId, TeamId
from mentoring.money import Cents
from mentoring.people import Participant, ParticipantState, Person

CINEMA = GiftDraft(
    name="Bioscoopbon",
    value=Cents(10_00),
    kind=GiftKind.CODE,
    code_form=CodeForm.QR,
    where_spent="in elke bioscoop",
    valid_months=12,
    pictogram=GiftPictogram.CINEMA,
)
TICKET = Gift(
    GiftId(1), "Bioscoopbon", Cents(10_00), GiftKind.CODE, CodeForm.QR, "in elke bioscoop", 12,
    GiftPictogram.CINEMA, photo=None, team_id=None, low_stock=3, stock=1,
)  # fmt: skip
BOOK = replace(TICKET, kind=GiftKind.BY_HAND, code_form=None, stock=None)
WEST, EAST = TeamId(1), TeamId(2)
FATIMA = Participant(
    Person(PersonId(7), "Fatima"), WEST, PersonId(2), "Anja", "A-001", ParticipantState.ACTIVE
)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("  Een   goed\nboek ", "Een goed boek"),
        ("<b>Bon</b>", "<b>Bon</b>"),
        ("Gezin 👨‍👩‍👧 uit", "Gezin 👨‍👩‍👧 uit"),
        ("Bon\u202etxet\u200b", "Bontxet"),
        ("Bon\u00a0van 10", "Bon van 10"),
    ],
)
def test_a_name_is_tidied_and_what_is_invisible_left_out(typed: str, read: str):
    assert gift_name(typed) == read


@pytest.mark.parametrize("typed", ["", "  ", "10", "😀" * 4000, "x" * 41, "😀" * 20 + "x", "\u200b"])
def test_a_name_has_a_letter_and_fits_on_a_button(typed: str):
    with pytest.raises(NotAGiftName):
        gift_name(typed)


@pytest.mark.parametrize("typed", ["", "...", "x" * 81])
def test_where_it_can_be_spent_is_said_in_a_few_words(typed: str):
    with pytest.raises(NotWhere):
        where_spent(typed)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"name": "?"}, NotAGiftName),
        ({"value": Cents(0)}, NotAValue),
        ({"value": Cents(-1)}, NotAValue),
        ({"value": Cents(HIGHEST_VALUE + 1)}, NotAValue),
        ({"where_spent": ""}, NotWhere),
        ({"valid_months": 0}, NotMonths),
        ({"valid_months": 61}, NotMonths),
        ({"low_stock": -1}, NotALowStock),
        ({"low_stock": 501}, NotALowStock),
        ({"code_form": None}, FormOfNoCode),
        ({"kind": GiftKind.BY_HAND}, FormOfNoCode),
        ({"kind": GiftKind.ORDERED}, FormOfNoCode),
    ],
)
def test_a_gift_is_checked_when_it_is_made(change: dict[str, Any], refusal: type[Exception]):
    with pytest.raises(refusal):
        replace(CINEMA, **change)


def test_a_gift_can_cost_the_most_and_be_valid_for_ever():
    assert replace(CINEMA, value=HIGHEST_VALUE, valid_months=None, low_stock=0).valid_months is None


def test_what_can_be_changed_of_a_gift_is_what_it_was_made_of():
    assert TICKET.draft == CINEMA


@pytest.mark.parametrize("gift", [TICKET, BOOK, replace(TICKET, team_id=WEST)])
def test_a_participant_can_choose_what_is_of_all_teams_or_of_their_own(gift: Gift):
    assert gift.is_for(FATIMA)


@pytest.mark.parametrize(
    "gift",
    [
        replace(BOOK, team_id=EAST),
        replace(BOOK, retired_at=datetime(2026, 3, 3, tzinfo=UTC)),
        replace(TICKET, stock=0),
        replace(TICKET, stock=None),
    ],
    ids=["of another team", "retired", "without codes", "not counted"],
)
def test_a_participant_can_not_choose_what_is_not_for_them(gift: Gift):
    assert not gift.is_for(FATIMA)


def test_who_is_on_paper_gets_no_codes():
    on_paper = replace(FATIMA, on_paper=True)

    assert [gift.is_for(on_paper) for gift in (TICKET, BOOK)] == [False, True]


@pytest.mark.parametrize(("stock", "low"), [(0, True), (3, True), (4, False), (None, False)])
def test_few_codes_are_as_many_as_the_coordinator_said(stock: int | None, low: bool):
    assert replace(TICKET, stock=stock).runs_low is low


def test_every_pictogram_has_a_sign_of_its_own():
    assert len({sign_of(pictogram) for pictogram in GiftPictogram}) == len(GiftPictogram)
