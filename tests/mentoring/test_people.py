"""Names, pseudonyms and the life of a participant."""

from itertools import product

import pytest

from mentoring.ids import PersonId, TeamId
from mentoring.people import (
    NotAName,
    Participant,
    ParticipantState,
    Person,
    first_name,
)
from mentoring.refusals import NoLongerPossible
from mentoring.teams import next_letter

# From invited to active, to and fro with paused, and in the end finished or left, also before agreeing.
LIFE = {
    ("invited", "active"),
    ("invited", "left"),
    ("active", "paused"),
    ("paused", "active"),
    ("active", "finished"),
    ("paused", "finished"),
    ("active", "left"),
    ("paused", "left"),
}


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Fatima", "Fatima"),
        ("  Jan   Willem ", "Jan Willem"),
        ("<b>", "<b>"),
        ("Zoë", "Zoë"),
        ("فاطمة", "فاطمة"),
        ("می‌نا", "می‌نا"),  # the joiner between the letters is part of the spelling
        ("Fat\u202eima", "Fatima"),
        ("\u200bBert\ufeff", "Bert"),
        ("B\x00ert", "Bert"),
        ("🌻 Zon", "🌻 Zon"),
        ("A" * 40, "A" * 40),
    ],
)
def test_a_first_name_is_kept_tidied_and_without_what_is_invisible(typed, shown):
    assert first_name(typed) == shown


@pytest.mark.parametrize(
    "typed", ["", "   ", "🌻🌻", "12345", "A" * 41, "Anja\nBert", "Anja\r\nBert", "\u202e\u200b", "-", "\n"]
)
def test_what_is_no_first_name(typed):
    with pytest.raises(NotAName):
        first_name(typed)


@pytest.mark.parametrize(
    ("before", "after"), [pair for pair in product(ParticipantState, repeat=2) if pair in LIFE]
)
def test_the_steps_in_a_life(before, after):
    assert _participant(before).become(after).state is after


@pytest.mark.parametrize(
    ("before", "after"), [pair for pair in product(ParticipantState, repeat=2) if pair not in LIFE]
)
def test_there_are_no_other_steps_in_a_life(before, after):
    with pytest.raises(NoLongerPossible):
        _participant(before).become(after)


@pytest.mark.parametrize(("taken", "letter"), [("", "A"), ("AB", "C"), ("ACD", "B")])
def test_a_team_gets_the_first_letter_that_is_free(taken, letter):
    assert next_letter(set(taken)) == letter


def test_after_twenty_six_teams_letters_are_doubled():
    alphabet = {chr(number) for number in range(ord("A"), ord("Z") + 1)}

    assert next_letter(alphabet) == "AA"
    assert next_letter(alphabet | {"AA"}) == "BB"


def _participant(state):
    return Participant(
        person=Person(PersonId(7), "Fatima"),
        team_id=TeamId(1),
        mentor_id=PersonId(2),
        mentor_name="Anja",
        pseudonym="A-001",
        state=state,
    )
