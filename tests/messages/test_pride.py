"""What is said about what went well fits in Telegram's messages, and the card has no words that nobody said."""

from datetime import UTC, datetime
from html import unescape

import pytest

from mentoring.goal_drafts import LONGEST_TEXT
from mentoring.lengths import units
from mentoring.praise import LONGEST_WORDS
from mentoring.pride import LONGEST_PROUD_THING, ON_A_PAGE, GoodThing, Kind
from messages.catalogue import read_catalogue
from messages.pictures import CardWords, card
from messages.pride import PrideList, glad_you_are_back, goal_card, picture_of_card, proud_line

CATALOGUE = read_catalogue()
AT = datetime(2026, 3, 3, 13, 30, tzinfo=UTC)
LONGEST = [
    GoodThing(AT, Kind.GOAL, 1, "x" * LONGEST_TEXT, praise="🎉" * LONGEST_WORDS, by="Wilhelmina"),
    GoodThing(AT, Kind.OWN, 1, "x" * LONGEST_PROUD_THING),
]


def read(message: PrideList) -> str:
    return unescape(CATALOGUE.render(message))


@pytest.mark.parametrize("thing", LONGEST)
def test_a_page_of_the_longest_things_fits_in_a_message(thing):
    page = PrideList(999, tuple(proud_line(thing) for _ in range(ON_A_PAGE)))

    assert units(read(page)) <= 4096


def test_the_card_of_the_longest_goal_with_the_longest_praise_fits_under_its_picture():
    assert units(unescape(CATALOGUE.render(goal_card(LONGEST[0])))) <= 1024


def test_each_kind_of_thing_has_its_own_line():
    things = [
        GoodThing(AT, Kind.OWN, 1, "Ik belde zelf"),
        GoodThing(AT, Kind.STEP, 1, "Post openen", praise="Knap", by="Anja"),
        GoodThing(AT, Kind.GOAL, 1, "Mijn post op orde", by="Anja"),
        GoodThing(AT, Kind.APPOINTMENT, 1, mentor="Kees", on=AT, praise="Fijn", by="Anja"),
        GoodThing(AT, Kind.BRIDGE, 1, pillars=("Geld beheren", "Werk en loopbaan")),
    ]

    lines = [CATALOGUE.render(proud_line(thing)) for thing in things]

    assert lines == [
        "• Ik belde zelf",
        '• Post openen · Anja zei: "Knap"',
        "• Doel gehaald: Mijn post op orde",
        '• Je afspraak met Kees, op dinsdag 3 maart · Anja zei: "Fijn"',
        "• Je brug groeide: Geld beheren, Werk en loopbaan",
    ]


def test_the_welcome_is_five_lines_at_most():
    lines = CATALOGUE.render(glad_you_are_back(LONGEST * 3)).splitlines()

    assert len(lines) == 5


@pytest.mark.parametrize("praise", ["", "“”", "“好的”", "“🎉”"])
def test_without_words_that_can_be_written_the_card_has_no_quotation_marks(praise):
    drawn = card.plan(CardWords("Fatima, het is gelukt", "Post", "3 maart 2026", praise, "van Anja"))

    assert [line.text for line in drawn.texts] == [
        "Fatima, het is gelukt",
        "Post",
        "3 maart 2026",
        "van Anja",
    ]


def test_a_card_of_which_the_names_are_not_known_is_drawn_without_them():
    """As of good news that was put out before cards had them."""
    unknown = goal_card(GoodThing(AT, Kind.GOAL, 1, "Post"))

    assert picture_of_card(unknown, "", CATALOGUE).startswith(b"\x89PNG")
