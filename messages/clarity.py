"""The questions that make a goal clear. They help to find words; whoever has none goes on without."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from mentoring.clarity import Doubt, Unclear
from messages.base import N_, Screen, ToStaff

# --- to participants ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WhatExactly(Screen):
    """To the participant whose goal or step could be many things."""

    text = N_("Good that you want this. Say it very precisely: what do you do, or what will be different?")


@dataclass(frozen=True, slots=True)
class HowSeen(Screen):
    """To the participant: something that another person can see as well."""

    text = N_("Think of something that you can see or count. By what do you both see that it is done?")


@dataclass(frozen=True, slots=True)
class ByWhen(Screen):
    """To the participant whose goal has no date. None is fine too."""

    text = N_("A date may help. When do you want it to be done?")


@dataclass(frozen=True, slots=True)
class SmallEnough(Screen):
    """To the participant whose step is large."""

    text = N_("That is a lot at once. Small is good. What part of it can you do this week?")


_FOR_PARTICIPANTS: dict[Unclear, type[Screen]] = {
    Unclear.WHAT: WhatExactly,
    Unclear.SEEN: HowSeen,
    Unclear.WHEN: ByWhen,
    Unclear.SMALL: SmallEnough,
}


def question_for_participant(about: Unclear) -> Screen:
    """What to ask a participant about their own words."""
    return _FOR_PARTICIPANTS[about]()


# --- to staff, with the participant beside them -------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AskWhatGoal(Screen, ToStaff):
    """In the summary of a goal: its title could be many things."""

    text = N_("💬 Ask each other: what exactly is the goal?")


@dataclass(frozen=True, slots=True)
class AskSeenGoal(Screen, ToStaff):
    """In the summary of a goal: nothing can be seen yet."""

    text = N_("💬 Ask each other: what can you both see when the goal is reached?")


@dataclass(frozen=True, slots=True)
class AskWhenGoal(Screen, ToStaff):
    """In the summary of a goal without a date."""

    text = N_("💬 Ask each other: would a date help?")


@dataclass(frozen=True, slots=True)
class AskWhatStep(Screen, ToStaff):
    """In the summary of a goal: a step could be many things."""

    number: int
    text = N_("💬 Ask each other: what exactly is step {number}?")


@dataclass(frozen=True, slots=True)
class AskSeenStep(Screen, ToStaff):
    """In the summary of a goal: of a step nothing can be seen yet."""

    number: int
    text = N_("💬 Ask each other: what can you both see when step {number} is done?")


@dataclass(frozen=True, slots=True)
class AskSmallStep(Screen, ToStaff):
    """In the summary of a goal: a step is large."""

    number: int
    text = N_("💬 Ask each other: does step {number} fit in this week, or can it be smaller?")


Question = AskWhatGoal | AskSeenGoal | AskWhenGoal | AskWhatStep | AskSeenStep | AskSmallStep

MOST_ASKED = 2
"""Questions in a summary at once: more would be a test to pass."""

_OF_GOAL: dict[Unclear, Callable[[], Question]] = {
    Unclear.WHAT: AskWhatGoal,
    Unclear.SEEN: AskSeenGoal,
    Unclear.WHEN: AskWhenGoal,
}
_OF_STEP: dict[Unclear, Callable[[int], Question]] = {
    Unclear.WHAT: AskWhatStep,
    Unclear.SEEN: AskSeenStep,
    Unclear.SMALL: AskSmallStep,
}


def to_ask_together(doubts: Iterable[Doubt]) -> tuple[Question, ...]:
    """The first few of what there is to ask about a goal."""
    return tuple(_to_staff(doubt) for doubt in list(doubts)[:MOST_ASKED])


def _to_staff(doubt: Doubt) -> Question:
    return _OF_STEP[doubt.about](doubt.step) if doubt.step else _OF_GOAL[doubt.about]()
