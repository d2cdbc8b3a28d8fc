"""A wish as the team reads it, also under a voice message, where there is less room."""

import re
from datetime import UTC, datetime
from html import unescape

from mentoring.goal_drafts import LONGEST_TEXT, MOST_STEPS
from mentoring.goals import Goal
from mentoring.ids import GoalId, PersonId, PillarKey, StepId
from mentoring.lengths import units
from mentoring.money import Cents
from mentoring.steps import Step
from messages.catalogue import read_catalogue
from messages.goals_staff import goal_wish
from messages.method_rules import LONGEST_PILLAR

CATALOGUE = read_catalogue()
LONGEST_CAPTION = 1024
"""Bot API, sendVoice."""


def said(goal: Goal, pillar: str = "Geld beheren") -> str:
    shown = CATALOGUE.render(goal_wish(goal, "Fatima", "A-017", pillar))
    return unescape(re.sub(r"<[^>]+>", "", shown))


def a_wish(title: str, *steps: str, why: str = "", voice: str | None = None) -> Goal:
    return Goal(
        id=GoalId(7),
        participant_id=PersonId(2),
        pillar=PillarKey("money"),
        title=title,
        why=why,
        seen_by="",
        reward=Cents(0),
        due_on=None,
        steps=tuple(Step(StepId(n), n, step, "", Cents(0)) for n, step in enumerate(steps, start=1)),
        proposed_by=PersonId(2),
        proposed_at=datetime(2026, 3, 3, tzinfo=UTC),
        voice=voice,
    )


def test_only_what_was_said_stands_there():
    assert said(a_wish("Elke week sparen")).split("\n") == [
        "💡 Fatima (A-017) heeft een wens",
        "“Elke week sparen”",
        "Pijler: Geld beheren",
        "Maak het samen duidelijk. Dan kan het gaan tellen.",
    ]


def test_each_step_that_was_said_has_its_line():
    assert said(a_wish("Elke week sparen", "Een potje kiezen", "Geld erin, en tellen")).split("\n")[3:5] == [
        "Stap: Een potje kiezen",
        "Stap: Geld erin, en tellen",
    ]


def test_of_a_spoken_one_without_a_pillar_there_is_the_voice():
    assert said(a_wish("", voice="AwACAgQ"), pillar="").split("\n") == [
        "💡 Fatima (A-017) heeft een wens",
        "Maak het samen duidelijk. Dan kan het gaan tellen.",
    ]


def test_the_longest_one_fits_under_a_voice_message():
    longest = "ab " * (LONGEST_TEXT // 3)

    shown = said(a_wish("", *[longest] * MOST_STEPS, why=longest, voice="AwACAgQ"), "p" * LONGEST_PILLAR)

    assert units(shown) <= LONGEST_CAPTION


def test_written_steps_are_told_whole():
    longest = ("ab " * (LONGEST_TEXT // 3)).strip()

    assert longest in said(a_wish("Sparen", longest))
