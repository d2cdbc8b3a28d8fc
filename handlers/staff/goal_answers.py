"""How /doel reads what was typed or pressed: one value for each field of its form, or a refusal."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar

from handlers.context import Context
from handlers.forms import Answer, AskAgain, Told
from handlers.staff.answers import read_amount
from handlers.staff.choosing import participants_to_choose, the_participant
from handlers.staff.goal_examples import read_example
from handlers.staff.goal_room import read_send
from handlers.staff.goal_values import (
    ADJUST,
    AMOUNTS,
    ASKING,
    BACK,
    DROP,
    EXAMPLES,
    KEEP,
    MONTHS_AHEAD,
    ORDER,
    SKIP,
    STEP,
    YES,
    adjustable_steps,
    is_dropping,
    known_of_step,
    number_of_step,
    who_is,
    with_each,
    with_step,
)
from handlers.staff.recognition import read_recognition, recognition_named, wants_recognition
from mentoring.days import months_later
from mentoring.goal_drafts import HIGHEST_REWARD, DayHasPassed, RewardTooHigh, a_line
from mentoring.ids import PersonId
from mentoring.questions import Question
from mentoring.typed.one_date import read_day
from messages.goal_form import GoalPart
from messages.goals_staff import PressPlease, WordsPlease
from services import goal_lists

_Thing = TypeVar("_Thing")


async def _read_who(context: Context, question: Question, given: Answer) -> Told:
    """Whose goal it is. Who has goals is shown those first."""
    if given.choice is None:
        participant = await the_participant(context, _typed(given))
    else:
        listed = [value for row in await participants_to_choose(context) for _, value in row]
        chosen = _one_of({value: value for value in listed}, given)
        participant = await context.work.people.participant(PersonId(int(chosen)))
    has_goals = bool(await goal_lists.of_participant(context.work, participant.id, by=context.person))
    return Told({"who": who_is(participant), "has_goals": has_goals})


async def _read_title(context: Context, question: Question, given: Answer) -> str | Told:
    """The words, or the way to the examples, which may be taken as they are."""
    if given.choice == EXAMPLES and "title" not in question.values:
        return Told({"wants_example": True})
    return _line(given, question.values.get("title"))


async def _read_pillar(context: Context, question: Question, given: Answer) -> str:
    if given.choice == KEEP:
        return str(question.values["pillar"])
    return _one_of({pillar.key: pillar.key for pillar in context.programme.method.asked}, given)


async def _read_why(context: Context, question: Question, given: Answer) -> str:
    return "" if given.choice == SKIP else _line(given, question.values.get("why"))


async def _read_seen_by(context: Context, question: Question, given: Answer) -> str:
    return _line(given, question.values.get("seen_by"))


async def _read_step_title(context: Context, question: Question, given: Answer) -> str:
    return _line(given, known_of_step(question.values).get("title"))


async def _read_step_seen_by(context: Context, question: Question, given: Answer) -> str:
    return _line(given, known_of_step(question.values).get("seen_by"))


async def _read_steps(context: Context, question: Question, given: Answer) -> list[dict[str, Any]] | Told:
    """All steps, with the one that was written put in its place, or with one taken away; or which recognition this one
    earns is asked first.
    """
    values, place = question.values, number_of_step(question.values) - 1
    if is_dropping(values):
        steps = list(values.get("steps", []))
        sure = _one_of({YES: True, KEEP: False}, given)
        return steps[:place] + steps[place + 1 :] if sure else steps
    earned = _earned(context, given, known_of_step(values))
    return Told({ASKING: question.asks}) if earned is None else with_step(values, earned)


async def _read_more(context: Context, question: Question, given: Answer) -> str:
    return _one_of({YES: YES, BACK: BACK}, given)


async def _read_each_reward(context: Context, question: Question, given: Answer) -> Told:
    """The same for each step, to begin with."""
    earned = _earned(context, given, {})
    return Told({ASKING: question.asks} if earned is None else with_each(question.values, earned))


async def _read_reward(context: Context, question: Question, given: Answer) -> Told:
    earned = _earned(context, given, question.values)
    return Told({ASKING: question.asks} if earned is None else earned)


async def _read_which(context: Context, question: Question, given: Answer) -> Told:
    """Which recognition is earned by what was asked about before; nothing for who wants an amount after all."""
    key = read_recognition(context, given)
    if key is None:
        return Told({})
    values, earned = question.values, {"reward": 0, "recognition": key}
    if values[ASKING] == "steps":
        return Told({"steps": with_step(values, earned)})
    return Told(with_each(values, earned) if values[ASKING] == "each_reward" else earned)


async def _read_due_on(context: Context, question: Question, given: Answer) -> str | None:
    today = context.today
    if given.choice == SKIP:
        return None
    if given.choice == KEEP:
        return question.values.get("due_on")
    if given.choice is not None:
        months, _ = _one_of(MONTHS_AHEAD, given)
        return months_later(today, months).isoformat()
    day = read_day(_typed(given), today=today)
    if day <= today:
        raise DayHasPassed
    return day.isoformat()


async def _read_summary(context: Context, question: Question, given: Answer) -> str | Told:
    return ADJUST if given.choice == ADJUST else await read_send(context, question.values, given)


async def _read_part(context: Context, question: Question, given: Answer) -> str | Told:
    """What is going to be adjusted. The order is the other one at once."""
    values = question.values
    steps = [f"{mark}{number}" for mark in (STEP, DROP) for number in adjustable_steps(values)]
    parts = [part.name.lower() for part in GoalPart]
    chosen = _one_of({value: value for value in (*parts, *steps, ORDER, BACK)}, given)
    if chosen == ORDER:
        return Told({"part": ORDER, "in_order": not values.get("in_order", True)})
    return chosen


def _typed(given: Answer) -> str:
    if given.file_kind is not None:
        raise AskAgain(WordsPlease())
    return given.text


def _line(given: Answer, known: str | None) -> str:
    if given.choice == KEEP and known is not None:
        return known
    return a_line(_typed(given))


def _earned(context: Context, given: Answer, known: dict[str, Any]) -> dict[str, Any] | None:
    """Money, or recognition that was typed by its name, or what it was; None when it is asked which recognition."""
    if given.choice == KEEP and "reward" in known:
        return {"reward": known["reward"], "recognition": known.get("recognition")}
    if wants_recognition(context, given):
        return None
    if (key := recognition_named(context, given.text)) is not None:
        return {"reward": 0, "recognition": key}
    amount = read_amount(given, AMOUNTS)
    if amount > HIGHEST_REWARD:
        raise RewardTooHigh
    return {"reward": amount, "recognition": None}


def _one_of(choices: Mapping[str, _Thing], given: Answer) -> _Thing:
    """What a pressed button stands for, if it is one of these."""
    if given.choice is None or given.choice not in choices:
        raise AskAgain(PressPlease())
    return choices[given.choice]


ANSWERS: dict[str, Callable[[Context, Question, Answer], Awaitable[Any]]] = {
    "who": _read_who,
    "title": _read_title,
    "pillar": _read_pillar,
    "example": read_example,
    "why": _read_why,
    "seen_by": _read_seen_by,
    "step_title": _read_step_title,
    "step_seen_by": _read_step_seen_by,
    "steps": _read_steps,
    "more": _read_more,
    "each_reward": _read_each_reward,
    "reward": _read_reward,
    "due_on": _read_due_on,
    "summary": _read_summary,
    "part": _read_part,
    "which": _read_which,
}
"""By the name of the field."""
