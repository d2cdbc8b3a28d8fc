"""What differs between a version of a goal and the one before it, a line for each, as staff read it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from mentoring.goal_versions import Version
from mentoring.lengths import shortened
from mentoring.money import Cents
from messages.base import N_, Screen, ToStaff
from messages.goal_form import GoalPart
from messages.goal_summary import StepOrder, step_order
from messages.goals import DayOfYear, day_of_year
from messages.recognition import Reward, RewardMoney, worth_of

_SHORT = 40
"""Characters of what it was: seven changed steps still fit in one message of 4096 (Bot API, sendMessage)."""


@dataclass(frozen=True, slots=True)
class WordsDiffer(Screen, ToStaff):
    """Among the differences: words of the goal."""

    part: GoalPart
    old: str
    new: str
    text = N_("· {part}: {old} → {new}")


@dataclass(frozen=True, slots=True)
class WordsStand(Screen, ToStaff):
    """Among the differences, or in a first version: words that were not there before."""

    part: GoalPart
    new: str
    text = N_("· {part}: {new}")


@dataclass(frozen=True, slots=True)
class WordsAreGone(Screen, ToStaff):
    """Among the differences: words that are not there any more."""

    part: GoalPart
    old: str
    text = N_("· {part}: gone ({old})")


@dataclass(frozen=True, slots=True)
class MoneyDiffers(Screen, ToStaff):
    """Among the differences: what the goal itself earns."""

    part: GoalPart
    old: Reward
    new: Reward
    text = N_("· {part}: {old} → {new}")


@dataclass(frozen=True, slots=True)
class MoneyStands(Screen, ToStaff):
    """In a first version: what the goal itself earns."""

    part: GoalPart
    new: Reward
    text = N_("· {part}: {new}")


@dataclass(frozen=True, slots=True)
class DayDiffers(Screen, ToStaff):
    """Among the differences: the date; the first line is left out when there was none."""

    old: DayOfYear | None
    new: DayOfYear | None
    text = N_("· Date before: {old}\n· Date now: {new}")


@dataclass(frozen=True, slots=True)
class OrderDiffers(Screen, ToStaff):
    """Among the differences: how the steps are done."""

    order: StepOrder
    text = N_("· Steps: {order}")


@dataclass(frozen=True, slots=True)
class StepAdded(Screen, ToStaff):
    """Among the differences, or in a first version: a step that was not there."""

    step: str
    reward: Reward | None
    seen_by: str
    text = N_("· Step: {step} {reward}\n    <i>{seen_by}</i>")


@dataclass(frozen=True, slots=True)
class StepDropped(Screen, ToStaff):
    """Among the differences: a step that is not there any more."""

    step: str
    text = N_("· Step gone: {step}")


@dataclass(frozen=True, slots=True)
class StepChanged(Screen, ToStaff):
    """Among the differences: a step that reads differently."""

    number: int
    old: str
    new: str
    text = N_("· Step {number}: {old} → {new}")


@dataclass(frozen=True, slots=True)
class StepEarns(Screen, ToStaff):
    """Among the differences: what a step earns."""

    number: int
    old: Reward
    new: Reward
    text = N_("· Step {number}: {old} → {new}")


@dataclass(frozen=True, slots=True)
class StepSeen(Screen, ToStaff):
    """Among the differences: how both see that a step is done."""

    number: int
    new: str
    text = N_("· You both see step {number}: {new}")


@dataclass(frozen=True, slots=True)
class SameAsBefore(Screen, ToStaff):
    """In the place of the differences: a version that reads as an earlier one, such as a goal that is picked up."""

    number: int
    text = N_("· The same as version {number}")


Difference = (
    WordsDiffer
    | WordsStand
    | WordsAreGone
    | MoneyDiffers
    | MoneyStands
    | DayDiffers
    | OrderDiffers
    | StepAdded
    | StepDropped
    | StepChanged
    | StepEarns
    | StepSeen
    | SameAsBefore
)


_NO_MONEY = RewardMoney(Cents(0))
_Content = Mapping[str, Any]
_NOTHING: _Content = {
    "title": "",
    "pillar": "",
    "why": "",
    "seen_by": "",
    "reward": None,
    "due_on": None,
    "steps": [],
}


def differs_from(
    before: Version | None, version: Version, pillar_name: Callable[[Any], str]
) -> tuple[Difference, ...]:
    """From the version before to this one; the first version is all new."""
    if before is None:
        return tuple(_differences(_NOTHING, version.content, pillar_name))
    found = tuple(_differences(before.content, version.content, pillar_name))
    return found or (SameAsBefore(before.number),)


def _differences(old: _Content, new: _Content, pillar_name: Callable[[Any], str]) -> Iterator[Difference]:
    for part in (GoalPart.TITLE, GoalPart.PILLAR, GoalPart.WHY, GoalPart.SEEN_BY):
        was, now = (content[part.name.lower()] for content in (old, new))
        if part is GoalPart.PILLAR:
            was, now = (pillar_name(key) if key else "" for key in (was, now))
        if was != now:
            yield _words(part, was, now)
    yield from _step_differences(old["steps"], new["steps"])
    if old["reward"] is None:
        yield MoneyStands(GoalPart.REWARD, _worth(new))
    elif _worth(old) != _worth(new):
        yield MoneyDiffers(GoalPart.REWARD, _worth(old), _worth(new))
    if old["due_on"] != new["due_on"]:
        yield DayDiffers(_day(old["due_on"]), _day(new["due_on"]))
    if old.get("in_order", True) != new.get("in_order", True):
        yield OrderDiffers(step_order(new.get("in_order", True)))


def _words(part: GoalPart, was: str, now: str) -> Difference:
    if not was:
        return WordsStand(part, now)
    return (
        WordsDiffer(part, shortened(was, _SHORT), now) if now else WordsAreGone(part, shortened(was, _SHORT))
    )


def _step_differences(old: list[_Content], new: list[_Content]) -> Iterator[Difference]:
    """A step is the same one when it has the same number, or else the same words: a first version has no numbers."""
    left = list(old)
    for number, step in enumerate(new, start=1):
        was = next((one for one in left if _is_same(one, step)), None)
        if was is None:
            worth = _worth(step)
            yield StepAdded(step["title"], None if worth == _NO_MONEY else worth, step["seen_by"])
            continue
        left.remove(was)
        yield from _of_one_step(number, was, step)
    yield from (StepDropped(shortened(step["title"], _SHORT)) for step in left)


def _is_same(one: _Content, other: _Content) -> bool:
    numbers = (one.get("id"), other.get("id"))
    return numbers[0] == numbers[1] if all(numbers) else bool(one["title"] == other["title"])


def _of_one_step(number: int, was: _Content, now: _Content) -> Iterator[Difference]:
    if was["title"] != now["title"]:
        yield StepChanged(number, shortened(was["title"], _SHORT), now["title"])
    if was["seen_by"] != now["seen_by"]:
        yield StepSeen(number, now["seen_by"])
    if _worth(was) != _worth(now):
        yield StepEarns(number, _worth(was), _worth(now))


def _worth(content: _Content) -> Reward:
    """What a goal or a step earns, as its version says."""
    return worth_of(Cents(content["reward"]), content.get("recognition"))


def _day(text: str | None) -> DayOfYear | None:
    return day_of_year(date.fromisoformat(text)) if text else None
