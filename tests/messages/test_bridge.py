"""The bridge in words: all of it fits under a picture, and its columns on a phone, whatever a municipality fills in."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import unescape

from mentoring.bridge import Assessment
from mentoring.ids import AssessmentId, PersonId, PillarKey, TeamId
from mentoring.lengths import units
from mentoring.method import Method, Pictogram, Pillar
from mentoring.people import Participant, ParticipantState, Person
from messages.bridge import BridgeDrawn, bridge_of_day
from messages.bridge_staff import bridge_compared
from messages.catalogue import read_catalogue
from messages.method_rules import LONGEST_LEVEL, LONGEST_PILLAR, MOST_PILLARS

CATALOGUE = read_catalogue()
NOW = datetime(2026, 11, 30, 14, tzinfo=UTC)
LONGEST_CAPTION = 1024
"""Units after the tags were read (Bot API, sendPhoto)."""

FATIMA = Participant(
    Person(PersonId(4), "Fatima"), TeamId(1), PersonId(2), "Anja", "A-017", ParticipantState.ACTIVE
)


def wide(letter: str, number: int, length: int) -> str:
    return f"{letter}{number}".ljust(length, "m")


LONGEST = Method(
    tuple(
        Pillar(
            PillarKey(f"p{number}"),
            wide("P", number, LONGEST_PILLAR),
            "•",
            Pictogram.STAR,
            "Hoe gaat het?",
            tuple(wide("L", level, LONGEST_LEVEL) for level in range(1, 6)),
        )
        for number in range(MOST_PILLARS)
    )
)


def filled_in(level: int, method: Method = LONGEST, *, days_ago: int = 0) -> Assessment:
    at = NOW - timedelta(days=days_ago)
    found = Assessment(AssessmentId(1 + days_ago), PersonId(4), at)
    for pillar in method.asked:
        found = found.rate(pillar.key, level, method=method, at=at)
    return found.finish(method=method, at=at)


def shown(text: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", text))


def test_the_longest_pillars_there_can_be_fit_under_a_picture():
    words = bridge_of_day(filled_in(5), [filled_in(1, days_ago=30)], LONGEST)

    text = shown(CATALOGUE.render(BridgeDrawn(words)))

    assert 800 < units(text) <= LONGEST_CAPTION
    assert text.count("L5") == MOST_PILLARS
    assert "Eerst:" not in text


def test_what_was_first_stands_there_when_there_is_room_for_it():
    short = replace(LONGEST, pillars=LONGEST.pillars[:6])

    words = bridge_of_day(filled_in(5, short), [filled_in(1, short, days_ago=30)], short)

    text = shown(CATALOGUE.render(BridgeDrawn(words)))
    assert units(text) <= LONGEST_CAPTION
    assert text.count("Eerst: L1") == 6


def test_the_columns_of_a_comparison_are_no_wider_than_a_phone():
    compared = bridge_compared(FATIMA, filled_in(1, days_ago=30), filled_in(5), CATALOGUE)

    text = CATALOGUE.render(compared)

    columns = re.findall(r"<pre>(.*)</pre>", text, re.DOTALL)[0].split("\n")
    assert columns[0] == "Pijler          31-10-26 30-11-26"
    assert columns[1] == "P0mmmmmmmmmmmm… 1 van 5  5 van 5"
    assert max(map(len, columns)) <= 34


def test_one_day_alone_has_one_column_and_no_growth():
    text = CATALOGUE.render(bridge_compared(FATIMA, None, filled_in(2), CATALOGUE))

    assert "<pre>Pijler          30-11-26\nP0mmmmmmmmmmmm… 2 van 5\n" in text
    assert "Gegroeid" not in text
    assert "30-11-26: L2" in text
