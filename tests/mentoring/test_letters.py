"""Letters: long ones in parts that fit, of which nothing is lost; bursts are one."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.ids import PersonId
from mentoring.letters import LONGEST_PART, Written, goes_on, length, parts
from messages.catalogue import plain

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
FATIMA, ANJA = PersonId(1), PersonId(2)

texts = st.text(alphabet=st.sampled_from("ab .\n@#/:é🏠👩‍👧🇳🇱\u0301\ufe0f"), max_size=300)


@given(texts, st.integers(min_value=20, max_value=60))
def test_parts_put_together_are_the_words(text: str, most: int):
    assert "".join(parts(text, most)) == text


@given(texts, st.integers(min_value=20, max_value=60))
def test_every_part_fits_as_telegram_counts_it_when_it_is_shown(text: str, most: int):
    shown = [plain(part) for part in parts(text, most)]

    assert all(len(words.encode("utf-16-le")) // 2 <= most for words in shown)


@pytest.mark.parametrize("text", ["a.b" * 100, "@a" * 100, "/a/b" * 100, "://a" * 100, "#1.🏠" * 100])
def test_room_is_left_for_what_keeps_words_from_becoming_links(text: str):
    assert all(len(plain(part).encode("utf-16-le")) // 2 <= 50 for part in parts(text, 50))


def test_short_words_stay_in_one_piece():
    assert parts("Hallo Anja") == ["Hallo Anja"]


def test_five_thousand_emoji_take_three_parts():
    found = parts("🏠" * 5000)

    assert [part.count("🏠") for part in found] == [1900, 1900, 1200]
    assert max(map(length, found)) == LONGEST_PART


def test_words_are_split_between_words():
    assert parts("een twee drie vier", 10) == ["een twee ", "drie vier"]


def test_a_family_is_not_split():
    family = "👩‍👩‍👧"

    assert all(part.count(family) * len(family) == len(part) for part in parts(family * 30, 50))


@pytest.mark.parametrize(
    ("last", "is_one"),
    [
        (None, False),
        (Written(FATIMA, NOW - timedelta(seconds=30)), True),
        (Written(FATIMA, NOW - timedelta(minutes=2)), False),
        (Written(ANJA, NOW - timedelta(seconds=30)), False),
    ],
)
def test_letters_shortly_after_each_other_are_one(last: Written | None, is_one: bool):
    assert goes_on(last, FATIMA, now=NOW) is is_one
