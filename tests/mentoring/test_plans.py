"""If-then plans: the sentence comes right whatever of its form is typed along."""

import pytest

from mentoring.ids import StepId
from mentoring.plans import (
    LONGEST_PART,
    IfThenPlan,
    PlanNotClear,
    PlanTooLong,
    as_response,
    cue_of,
    response_of,
    whole_sentence,
)
from messages.catalogue import read_catalogue
from messages.method import read_method
from messages.plans import sentence
from tests.services.small_programme import NOW


@pytest.mark.parametrize(
    ("cue", "response"),
    [
        ("de koffie klaar is", "open ik één brief"),
        ("Als de koffie klaar is,", "dan open ik één brief."),
        ("De koffie klaar is…", "Dan ik open één brief"),
        ("“als De koffie klaar is”", "Ik open één brief!"),
        ("Wanneer de koffie\n\nklaar is", "  dan:  Open ik één   brief  "),
        ("ZODRA de koffie klaar is.", "open ik één brief;"),
    ],
)
def test_what_is_typed_along_of_the_form_is_taken_off(cue, response):
    plan = IfThenPlan.make(StepId(1), cue, response, now=NOW)

    assert read_catalogue().render(sentence(plan)) == "Als de koffie klaar is, dan open ik één brief."


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Mohammed slaapt", "Mohammed slaapt"),
        ("Als Anja belt", "Anja belt"),
        ("UWV belt", "UWV belt"),
        ("Maandag is", "maandag is"),
        ("Alsmaar regen valt", "Alsmaar regen valt"),
        ("ik iemand als hulp heb", "ik iemand als hulp heb"),
    ],
)
def test_names_keep_their_capital_and_words_stay_whole(typed, said):
    assert cue_of(typed) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("DigiD pakken", "DigiD pakken"),
        ("Wij gaan samen zitten", "gaan wij samen zitten"),
        ("ik", "ik"),
        ("danst mijn dochter mee", "danst mijn dochter mee"),
        ("bel ik Anja", "bel ik Anja"),
    ],
)
def test_behind_dan_the_verb_comes_first(typed, said):
    assert response_of(typed) == said


@pytest.mark.parametrize(
    "typed",
    [
        "Als de koffie klaar is, dan open ik één brief.",
        "als de koffie klaar is dan open ik één brief",
        "Als de koffie klaar is, open ik één brief.",
        "de koffie klaar is, dan ik open één brief",
    ],
)
def test_the_whole_sentence_may_be_typed_at_once(typed):
    assert whole_sentence(typed) == ("de koffie klaar is", "open ik één brief")


@pytest.mark.parametrize("typed", ["koffie", "Als ik beter slaap dan gisteren", "dan", "als, dan", ""])
def test_other_words_are_no_whole_sentence(typed):
    assert whole_sentence(typed) is None


@pytest.mark.parametrize("typed", ["", "…", "😀", "12.30"])
def test_without_a_letter_it_is_no_plan(typed):
    with pytest.raises(PlanNotClear):
        cue_of(typed)


def test_a_part_has_a_length_that_people_can_say():
    assert cue_of("a" * LONGEST_PART) == "a" * LONGEST_PART
    with pytest.raises(PlanTooLong):
        cue_of("a" * (LONGEST_PART + 1))


def test_the_words_of_a_step_are_the_first_proposal_when_they_are_short_enough():
    assert as_response("Post openen") == "doe ik: post openen"
    assert as_response("a" * LONGEST_PART) is None


def test_the_examples_that_come_with_it_are_enough_and_stay_as_they_are():
    examples = read_method().plans

    assert min(map(len, (examples.moments, examples.obstacles, examples.responses))) >= 12
    assert [cue_of(words) for words in (*examples.moments, *examples.obstacles)] == [
        *examples.moments,
        *examples.obstacles,
    ]
    assert [response_of(words) for words in examples.responses] == list(examples.responses)
