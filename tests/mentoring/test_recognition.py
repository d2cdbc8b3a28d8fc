"""Recognition is agreed on like money, keeps its name, and can be typed by the word of it that says enough."""

from dataclasses import replace
from typing import Any

import pytest

from mentoring.choices import Choice, ChoiceState
from mentoring.goal_drafts import Draft, StepDraft
from mentoring.goal_versions import draft_of, fingerprint
from mentoring.goals import Goal, StepTaken
from mentoring.ids import ChoiceId, GoalId, PersonId, PillarKey, RecognitionKey, StepId
from mentoring.method import Method, Recognition, RecognitionForm
from mentoring.money import Cents
from mentoring.refusals import NoLongerPossible
from mentoring.steps import Step, StepState
from mentoring.typed.recognition import recognition_typed
from mentoring.typed.tail import split_tail
from tests.services.small_programme import NOW

COFFEE = Recognition(RecognitionKey("coffee"), "koffie met je mentor", "☕", RecognitionForm.IN_PERSON)
PRAISE = Recognition(RecognitionKey("praise"), "een compliment van je mentor", "💬", RecognitionForm.WORDS)
OLD = Recognition(RecognitionKey("flowers"), "een bos bloemen", "💐", RecognitionForm.IN_PERSON, retired=True)
METHOD = Method(recognition=(OLD, COFFEE, PRAISE), unnamed_recognition="een waardering van je team")
OLD_HASH = "d85daf32dd9aaeed7a654b747796f8da4c1d0c6751f3b0b635aa1842298e6bbc"
"""Of the goal below without recognition, as it was made before there was any."""


def draft(**step: Any) -> Draft:
    """A goal of one step."""
    first = replace(StepDraft("Post openen", "De post is open", Cents(5_00)), **step)
    return Draft("Mijn post", PillarKey("money"), "", "Er ligt niets meer", Cents(0), None, (first,))


def goal(drafted: Draft, **step: Any) -> Goal:
    """The same, as it is kept."""
    first = drafted.steps[0]
    kept = Step(StepId(7), 1, first.title, first.seen_by, first.reward, recognition=first.recognition)
    return Goal(
        id=GoalId(1),
        participant_id=PersonId(1),
        pillar=drafted.pillar,
        title=drafted.title,
        why="",
        seen_by=drafted.seen_by,
        reward=drafted.reward,
        due_on=None,
        steps=(replace(kept, **step),),
        proposed_by=PersonId(2),
        proposed_at=NOW,
        recognition=drafted.recognition,
    )


# --- the list -------------------------------------------------------------------------------------


def test_what_is_retired_is_not_offered_and_keeps_its_name():
    assert METHOD.recognition_offered == (COFFEE, PRAISE)
    assert METHOD.default_recognition == COFFEE
    assert METHOD.recognition_of(OLD.key).name == "een bos bloemen"


def test_what_was_taken_out_of_the_file_is_given_in_person_all_the_same():
    gone = METHOD.recognition_of(RecognitionKey("picnic"))

    assert (gone.name, gone.form) == ("een waardering van je team", RecognitionForm.IN_PERSON)


def test_a_programme_without_a_list_has_nothing_to_fall_back_on():
    assert Method().default_recognition is None


# --- agreed on ------------------------------------------------------------------------------------


def test_a_version_from_before_there_was_recognition_has_the_same_hash():
    content = goal(draft()).content()

    assert "recognition" not in content
    assert fingerprint(content) == OLD_HASH


def test_a_version_keeps_the_recognition_that_was_agreed_on():
    agreed = replace(draft(reward=Cents(0), recognition=COFFEE.key), recognition=PRAISE.key)

    content = goal(agreed).content()
    read = draft_of(content)

    assert (content["recognition"], content["steps"][0]["recognition"]) == ("praise", "coffee")
    assert read is not None
    assert (read.recognition, read.steps[0].recognition) == ("praise", "coffee")


def test_other_recognition_is_another_version():
    with_coffee = goal(draft(recognition=COFFEE.key)).content()
    with_praise = goal(draft(recognition=PRAISE.key)).content()

    assert fingerprint(with_coffee) != fingerprint(with_praise)


def test_the_recognition_of_a_step_that_was_done_can_not_be_altered():
    done = goal(draft(recognition=COFFEE.key), state=StepState.DONE, done_at=NOW)

    with pytest.raises(StepTaken):
        done.as_in(draft(recognition=PRAISE.key, step_id=StepId(7)))


def test_the_recognition_of_an_open_step_can_change():
    changed = goal(draft(recognition=COFFEE.key)).as_in(draft(recognition=None, step_id=StepId(7)))

    assert changed.steps[0].recognition is None


# --- typed ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("koffie", COFFEE),
        ("Koffie met je mentor", COFFEE),
        ("een compliment", PRAISE),
        ("COMPLIMENT!", PRAISE),
        ("mentor", None),
        ("bloemen", None),
        ("5", None),
        ("", None),
        ("thee", None),
    ],
)
def test_recognition_is_typed_by_words_that_only_one_has(typed: str, meant: Recognition | None):
    assert recognition_typed(typed, METHOD.recognition_offered) == meant


@pytest.mark.parametrize(
    ("line", "rest", "named"),
    [
        ("di 14:30 Serviceplein waardering koffie", "di 14:30 Serviceplein", "koffie"),
        (
            "di 14:30 Serviceplein Waardering: koffie met je mentor",
            "di 14:30 Serviceplein",
            "koffie met je mentor",
        ),
        ("di 14:30 Serviceplein waardering koffie 45 min", "di 14:30 Serviceplein", "koffie"),
        ("di 14:30 Serviceplein waardering", "di 14:30 Serviceplein", ""),
        ("di 14:30 Waarderingskamer", "di 14:30 Waarderingskamer", None),
        ("di 14:30 Serviceplein € 5", "di 14:30 Serviceplein", None),
    ],
)
def test_recognition_stands_at_the_end_of_a_line_behind_its_word(line: str, rest: str, named: str | None):
    tail = split_tail(line)

    assert (tail.line, tail.recognition) == (rest, named)


# --- a compliment ---------------------------------------------------------------------------------


def compliment(words: str = "") -> Choice:
    """One that was earned."""
    return Choice(
        ChoiceId(1),
        PersonId(1),
        None,
        PRAISE.key,
        PRAISE.name,
        Cents(0),
        "claim:1",
        ChoiceState.CHOSEN,
        NOW,
        words,
    )


def test_a_compliment_waits_for_its_words_and_is_received_with_them():
    said = compliment().put_into_words("Knap gedaan.", by=PersonId(2), name="Anja", now=NOW)

    assert compliment().awaits_words
    assert (said.state, said.words, said.handed_over_by_name) == (
        ChoiceState.RECEIVED,
        "Knap gedaan.",
        "Anja",
    )


def test_a_compliment_is_put_into_words_once():
    said = compliment().put_into_words("Knap gedaan.", by=PersonId(2), name="Anja", now=NOW)

    with pytest.raises(NoLongerPossible):
        said.put_into_words("Goed gedaan.", by=PersonId(2), name="Anja", now=NOW)
