"""How /doel reads what was typed or pressed: one value for each field of its form, or a refusal."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar

from handlers.context import Context
from handlers.forms import Answer, AskAgain
from handlers.staff.choosing import participants_to_choose, the_participant
from handlers.staff.goal_values import (
    ADJUST,
    AMOUNTS,
    BACK,
    DROP,
    KEEP,
    MONTHS_AHEAD,
    SEND,
    SKIP,
    STEP,
    YES,
    is_dropping,
    known_of_step,
    number_of_step,
    who_is,
)
from mentoring.access import require_staff_of
from mentoring.days import months_later
from mentoring.goals import HIGHEST_REWARD, DayHasPassed, RewardTooHigh, a_line
from mentoring.ids import PersonId
from mentoring.money import euros
from mentoring.questions import Question
from mentoring.typed.one_date import read_day
from messages.goals_staff import GoalPart, PressPlease, WordsPlease

_Thing = TypeVar("_Thing")


async def _read_who(context: Context, question: Question, given: Answer) -> dict[str, Any]:
    if given.choice is None:
        participant = await the_participant(context, _typed(given))
    else:
        listed = [value for row in await participants_to_choose(context) for _, value in row]
        chosen = _one_of({value: value for value in listed}, given)
        participant = await context.work.people.participant(PersonId(int(chosen)))
    require_staff_of(context.person, participant.team_id)
    return who_is(participant)


async def _read_title(context: Context, question: Question, given: Answer) -> str:
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


async def _read_steps(context: Context, question: Question, given: Answer) -> list[dict[str, Any]]:
    """All steps, with the one that was written put in its place, or with one taken away."""
    values, place = question.values, number_of_step(question.values) - 1
    steps = list(values.get("steps", []))
    if is_dropping(values):
        sure = _one_of({YES: True, KEEP: False}, given)
        return steps[:place] + steps[place + 1 :] if sure else steps
    reward = _amount(given, known_of_step(values).get("reward"))
    step = {"title": values["step_title"], "seen_by": values["step_seen_by"], "reward": reward}
    return [*steps[:place], step, *steps[place + 1 :]]


async def _read_more(context: Context, question: Question, given: Answer) -> str:
    return _one_of({YES: YES, BACK: BACK}, given)


async def _read_reward(context: Context, question: Question, given: Answer) -> int:
    return _amount(given, question.values.get("reward"))


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


async def _read_summary(context: Context, question: Question, given: Answer) -> str:
    return _one_of({SEND: SEND, ADJUST: ADJUST}, given)


async def _read_part(context: Context, question: Question, given: Answer) -> str:
    numbers = range(1, len(question.values["steps"]) + 1)
    steps = [f"{mark}{number}" for mark in (STEP, DROP) for number in numbers]
    parts = [part.name.lower() for part in GoalPart]
    return _one_of({value: value for value in (*parts, *steps, BACK)}, given)


def _typed(given: Answer) -> str:
    if given.file_kind is not None:
        raise AskAgain(WordsPlease())
    return given.text


def _line(given: Answer, known: str | None) -> str:
    if given.choice == KEEP and known is not None:
        return known
    return a_line(_typed(given))


def _amount(given: Answer, known: int | None) -> int:
    if given.choice == KEEP and known is not None:
        return known
    if given.choice is not None:
        return _one_of(AMOUNTS, given)
    amount = euros(_typed(given))
    if amount > HIGHEST_REWARD:
        raise RewardTooHigh
    return amount


def _one_of(choices: Mapping[str, _Thing], given: Answer) -> _Thing:
    """What a pressed button stands for, if it is one of these."""
    if given.choice is None or given.choice not in choices:
        raise AskAgain(PressPlease())
    return choices[given.choice]


ANSWERS: dict[str, Callable[[Context, Question, Answer], Awaitable[Any]]] = {
    "who": _read_who,
    "title": _read_title,
    "pillar": _read_pillar,
    "why": _read_why,
    "seen_by": _read_seen_by,
    "step_title": _read_step_title,
    "step_seen_by": _read_step_seen_by,
    "steps": _read_steps,
    "more": _read_more,
    "reward": _read_reward,
    "due_on": _read_due_on,
    "summary": _read_summary,
    "part": _read_part,
}
"""By the name of the field."""
