"""/doel: the mentor enters a goal with the participant beside them, reads it back together, and sends it.

What is known so far stands in the form's values under the fields' names; `steps` is a list that the field
of that name hands on with one step more, less or changed. Whoever has seen the summary comes back to it
after every change.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from handlers import forms
from handlers.buttons import Button, Press
from handlers.context import Context
from handlers.forms import Answer, AskAgain, Asking, Field, Form
from handlers.outgoing import Outgoing
from handlers.routes import Routes
from handlers.staff.choosing import participants_to_choose, the_participant
from mentoring.access import require_staff_of
from mentoring.days import months_later, read_day
from mentoring.goals import (
    HIGHEST_REWARD,
    MOST_STEPS,
    AlreadyAgreed,
    DayHasPassed,
    Draft,
    Goal,
    NewerVersion,
    Pillar,
    RewardTooHigh,
    StepDraft,
    a_line,
)
from mentoring.ids import GoalId, PersonId
from mentoring.money import Cents, euros
from mentoring.people import Participant
from mentoring.programme import AMSTERDAM
from mentoring.questions import Question
from messages.base import Label
from messages.catalogue import money
from messages.goals_staff import (
    AskDropStep,
    AskGoalDueOn,
    AskGoalPart,
    AskGoalParticipant,
    AskGoalPillar,
    AskGoalReward,
    AskGoalSeenBy,
    AskGoalTitle,
    AskGoalWhy,
    AskMoreSteps,
    AskStepReward,
    AskStepSeenBy,
    AskStepTitle,
    GoalFormLabel,
    GoalFormStopped,
    GoalPart,
    GoalRemark,
    GoalSent,
    PotTooSmallForGoal,
    PressPlease,
    SendTo,
    StepToAdjust,
    WordsPlease,
    goal_summary,
    pillar_label,
)
from messages.refusals import words_for
from services import goals

routes = Routes()

_AMOUNTS = {str(amount): amount for amount in map(Cents, (0, 2_00, 5_00, 10_00, 15_00))}
_KEEP, _SKIP, _YES, _BACK = "keep", "skip", "yes", "back"
_SEND, _ADJUST = "send", "adjust"
_ADD_STEP = GoalPart.ADD_STEP.name.lower()
_STEP, _DROP = "step-", "drop-"
_MONTHS_AHEAD = {"1": (1, GoalFormLabel.ONE_MONTH), "3": (3, GoalFormLabel.THREE_MONTHS)}
_SHORT_TITLE = 24
"""Characters of a step on a button, which does not wrap on a phone."""

_Thing = TypeVar("_Thing")
_Choices = list[list[tuple[Label | str, str]]]


@dataclass(frozen=True, slots=True)
class AdjustGoal(Press, verb="gd"):
    """'Doel aanpassen', under what a participant wants different."""

    goal_id: GoalId
    version: int


@routes.command("doel", for_staff=True, in_group=True)
async def new_goal(context: Context) -> None:
    """`/doel`, or `/doel Fatima`."""
    if context.arguments:
        participant = await the_participant(context, context.arguments)
        await forms.start(context, GOAL_FORM, {"who": _who(participant)}, at="title")
    else:
        await forms.start(context, GOAL_FORM)


@routes.press(AdjustGoal)
async def adjust_goal(context: Context, press: AdjustGoal) -> None:
    """The same form, with all that was proposed, at its summary."""
    goal = await goals.to_adjust(context.work, press.goal_id, press.version, by=context.person)
    participant = await context.work.people.participant(goal.participant_id)
    await forms.start(context, GOAL_FORM, _values_of(goal, participant), at="summary")


@routes.notice(GoalRemark)
def under_remark(notice: GoalRemark, plain: Outgoing) -> Outgoing:
    """The remark, spoken if it was spoken, and the way to adjust the goal."""
    return replace(plain, rows=[[_adjust_button(notice.goal_id, notice.version)]], voice=notice.voice)


@routes.notice(PotTooSmallForGoal)
def under_pot_too_small(notice: PotTooSmallForGoal, plain: Outgoing) -> Outgoing:
    """The way to adjust the goal to the money there is."""
    return replace(plain, rows=[[_adjust_button(notice.goal_id, notice.version)]])


# --- asking -------------------------------------------------------------------------------------------


async def _ask_who(context: Context, question: Question) -> Asking:
    return Asking(AskGoalParticipant(), list(await participants_to_choose(context)))


async def _ask_title(context: Context, question: Question) -> Asking:
    return Asking(AskGoalTitle(_name(question.values)), _keep(question.values, "title"))


async def _ask_pillar(context: Context, question: Question) -> Asking:
    pillars: _Choices = [
        [(pillar_label(pillar), pillar.value) for pillar in pair] for pair in _pairs(list(Pillar))
    ]
    return Asking(AskGoalPillar(), [*pillars, *_keep(question.values, "pillar")])


async def _ask_why(context: Context, question: Question) -> Asking:
    return Asking(
        AskGoalWhy(_name(question.values)), [[(GoalFormLabel.SKIP, _SKIP)], *_keep(question.values, "why")]
    )


async def _ask_seen_by(context: Context, question: Question) -> Asking:
    return Asking(AskGoalSeenBy(), _keep(question.values, "seen_by"))


async def _ask_step_title(context: Context, question: Question) -> Asking:
    return Asking(AskStepTitle(_number(question.values)), _keep_of_step(question.values))


async def _ask_step_seen_by(context: Context, question: Question) -> Asking:
    return Asking(AskStepSeenBy(_number(question.values)), _keep_of_step(question.values))


async def _ask_steps(context: Context, question: Question) -> Asking:
    """What the step earns, after which it is complete; or whether it may be taken away."""
    values = question.values
    if _is_dropping(values):
        number = _number(values)
        sure = [[(GoalFormLabel.DROP, _YES), (GoalFormLabel.KEEP, _KEEP)]]
        return Asking(AskDropStep(number, values["steps"][number - 1]["title"]), _choices(sure))
    return Asking(AskStepReward(_number(values)), [*_amounts(), *_keep_of_step(values)])


async def _ask_more(context: Context, question: Question) -> Asking:
    choices = [[(GoalFormLabel.ANOTHER_STEP, _YES), (GoalFormLabel.ENOUGH_STEPS, _BACK)]]
    return Asking(AskMoreSteps(len(question.values["steps"])), _choices(choices))


async def _ask_reward(context: Context, question: Question) -> Asking:
    return Asking(AskGoalReward(), [*_amounts(), *_keep(question.values, "reward")])


async def _ask_due_on(context: Context, question: Question) -> Asking:
    ahead = [(label, value) for value, (_, label) in _MONTHS_AHEAD.items()]
    return Asking(
        AskGoalDueOn(),
        [*_choices([[(GoalFormLabel.NO_DATE, _SKIP)], ahead]), *_keep(question.values, "due_on")],
    )


async def _ask_summary(context: Context, question: Question) -> Asking:
    name = _name(question.values)
    send = context.catalogue.on_button(SendTo(name))
    return Asking(
        goal_summary(_draft(question.values), name), [[(send, _SEND)], [(GoalFormLabel.ADJUST, _ADJUST)]]
    )


async def _ask_part(context: Context, question: Question) -> Asking:
    parts = [part for part in GoalPart if part is not GoalPart.ADD_STEP]
    choices: _Choices = [[(part, part.name.lower()) for part in pair] for pair in _pairs(parts)]
    steps = question.values["steps"]
    for number, step in enumerate(steps, start=1):
        title = context.catalogue.on_button(StepToAdjust(number, _short(step["title"])))
        row: list[tuple[Label | str, str]] = [(title, f"{_STEP}{number}")]
        if len(steps) > 1:
            row.append((GoalFormLabel.DROP, f"{_DROP}{number}"))
        choices.append(row)
    if len(steps) < MOST_STEPS:
        choices.append([(GoalPart.ADD_STEP, _ADD_STEP)])
    return Asking(AskGoalPart(), [*choices, [(GoalFormLabel.BACK, _BACK)]])


# --- reading ------------------------------------------------------------------------------------------


async def _read_who(context: Context, question: Question, given: Answer) -> dict[str, Any]:
    if given.choice is None:
        participant = await the_participant(context, _typed(given))
    else:
        listed = [value for row in await participants_to_choose(context) for _, value in row]
        chosen = _one_of({value: value for value in listed}, given)
        participant = await context.work.people.participant(PersonId(int(chosen)))
    require_staff_of(context.person, participant.team_id)
    return _who(participant)


async def _read_pillar(context: Context, question: Question, given: Answer) -> str:
    if given.choice == _KEEP:
        return str(question.values["pillar"])
    return _one_of({pillar.value: pillar.value for pillar in Pillar}, given)


async def _read_why(context: Context, question: Question, given: Answer) -> str:
    return "" if given.choice == _SKIP else _line(given, question.values.get("why"))


async def _read_title(context: Context, question: Question, given: Answer) -> str:
    return _line(given, question.values.get("title"))


async def _read_seen_by(context: Context, question: Question, given: Answer) -> str:
    return _line(given, question.values.get("seen_by"))


async def _read_step_title(context: Context, question: Question, given: Answer) -> str:
    return _line(given, _of_step(question.values).get("title"))


async def _read_step_seen_by(context: Context, question: Question, given: Answer) -> str:
    return _line(given, _of_step(question.values).get("seen_by"))


async def _read_steps(context: Context, question: Question, given: Answer) -> list[dict[str, Any]]:
    """All steps, with the one that was written put in its place, or with one taken away."""
    values, place = question.values, _number(question.values) - 1
    steps = list(values.get("steps", []))
    if _is_dropping(values):
        sure = _one_of({_YES: True, _KEEP: False}, given)
        return steps[:place] + steps[place + 1 :] if sure else steps
    reward = _amount(given, _of_step(values).get("reward"))
    step = {"title": values["step_title"], "seen_by": values["step_seen_by"], "reward": reward}
    return [*steps[:place], step, *steps[place + 1 :]]


async def _read_reward(context: Context, question: Question, given: Answer) -> int:
    return _amount(given, question.values.get("reward"))


async def _read_due_on(context: Context, question: Question, given: Answer) -> str | None:
    today = context.now.astimezone(AMSTERDAM).date()
    if given.choice == _SKIP:
        return None
    if given.choice == _KEEP:
        return question.values.get("due_on")
    if given.choice is not None:
        months, _ = _one_of(_MONTHS_AHEAD, given)
        return months_later(today, months).isoformat()
    day = read_day(_typed(given), today=today)
    if day <= today:
        raise DayHasPassed
    return day.isoformat()


async def _read_more(context: Context, question: Question, given: Answer) -> str:
    return _one_of({_YES: _YES, _BACK: _BACK}, given)


async def _read_summary(context: Context, question: Question, given: Answer) -> str:
    return _one_of({_SEND: _SEND, _ADJUST: _ADJUST}, given)


async def _read_part(context: Context, question: Question, given: Answer) -> str:
    numbers = range(1, len(question.values["steps"]) + 1)
    steps = [f"{mark}{number}" for mark in (_STEP, _DROP) for number in numbers]
    parts = [part.name.lower() for part in GoalPart]
    return _one_of({value: value for value in (*parts, *steps, _BACK)}, given)


# --- where to go next ---------------------------------------------------------------------------------


def _onwards(question: Question, value: Any) -> str | None:
    return "summary" if _seen_summary(question.values) else None


def _after_step(question: Question, value: list[Any]) -> str | None:
    if _seen_summary(question.values):
        return "summary"
    return "reward" if len(value) == MOST_STEPS else None


def _after_more(question: Question, value: str) -> str | None:
    return "step_title" if value == _YES else None


def _after_summary(question: Question, value: str) -> str:
    return "part" if value == _ADJUST else ""


def _after_part(question: Question, value: str) -> str:
    if value == _BACK:
        return "summary"
    if value.startswith(_DROP):
        return "steps"
    if value.startswith(_STEP) or value == _ADD_STEP:
        return "step_title"
    return value


# --- the end ------------------------------------------------------------------------------------------


async def _finish(context: Context, values: dict[str, Any]) -> None:
    draft = _draft(values)
    try:
        await _send(context, draft, values)
    except (NewerVersion, AlreadyAgreed) as overtaken:
        # Nothing was changed, and sending the same form once more would not help: so it ends here.
        context.show(words_for(overtaken, to_staff=True))
        return
    if context.is_private:
        context.show(GoalSent(_name(values), draft.title), in_place=True)
    # In an admin chat the team reads of it at once, so that would be the same news twice.


async def _send(context: Context, draft: Draft, values: dict[str, Any]) -> None:
    by, now = context.person, context.now
    if "goal_id" in values:
        goal_id, version = GoalId(values["goal_id"]), values["version"]
        await goals.propose_changes(context.work, goal_id, version, draft, by=by, now=now)
    else:
        await goals.propose(context.work, PersonId(values["who"]["id"]), draft, by=by, now=now)


async def _stopped(context: Context) -> None:
    context.show(GoalFormStopped())


def _draft(values: dict[str, Any]) -> Draft:
    return Draft(
        title=values["title"],
        pillar=Pillar(values["pillar"]),
        why=values["why"],
        seen_by=values["seen_by"],
        reward=Cents(values["reward"]),
        due_on=date.fromisoformat(values["due_on"]) if values["due_on"] else None,
        steps=tuple(
            StepDraft(step["title"], step["seen_by"], Cents(step["reward"])) for step in values["steps"]
        ),
    )


def _values_of(goal: Goal, participant: Participant) -> dict[str, Any]:
    """A proposal as the values of the form."""
    return {
        **goal.content(),
        "who": _who(participant),
        "goal_id": goal.id,
        "version": goal.version,
    }


# --- small things -------------------------------------------------------------------------------------


def _who(participant: Participant) -> dict[str, Any]:
    return {"id": participant.id, "name": participant.first_name}


def _name(values: dict[str, Any]) -> str:
    return str(values["who"]["name"])


def _seen_summary(values: dict[str, Any]) -> bool:
    return "summary" in values


def _is_dropping(values: dict[str, Any]) -> bool:
    return str(values.get("part", "")).startswith(_DROP)


def _number(values: dict[str, Any]) -> int:
    """The number of the step that is being written: the one that was picked, or else the next."""
    part = str(values.get("part", ""))
    if part.startswith((_STEP, _DROP)):
        return int(part.rpartition("-")[2])
    return len(values.get("steps", [])) + 1


def _of_step(values: dict[str, Any]) -> dict[str, Any]:
    """What is known already of the step that is being written."""
    steps, place = values.get("steps", []), _number(values) - 1
    known: dict[str, Any] = steps[place] if place < len(steps) else {}
    return known


def _keep(values: dict[str, Any], name: str) -> _Choices:
    return [[(GoalFormLabel.KEEP, _KEEP)]] if name in values else []


def _keep_of_step(values: dict[str, Any]) -> _Choices:
    return [[(GoalFormLabel.KEEP, _KEEP)]] if _of_step(values) else []


def _amounts() -> _Choices:
    return [[(money(amount), value) for value, amount in _AMOUNTS.items()]]


def _choices(rows: list[list[tuple[GoalFormLabel, str]]]) -> _Choices:
    return [list(row) for row in rows]


def _typed(given: Answer) -> str:
    if given.file_kind is not None:
        raise AskAgain(WordsPlease())
    return given.text


def _line(given: Answer, known: str | None) -> str:
    if given.choice == _KEEP and known is not None:
        return known
    return a_line(_typed(given))


def _amount(given: Answer, known: int | None) -> int:
    if given.choice == _KEEP and known is not None:
        return known
    if given.choice is not None:
        return _one_of(_AMOUNTS, given)
    amount = euros(_typed(given))
    if amount > HIGHEST_REWARD:
        raise RewardTooHigh
    return amount


def _one_of(choices: Mapping[str, _Thing], given: Answer) -> _Thing:
    """What a pressed button stands for, if it is one of these."""
    if given.choice is None or given.choice not in choices:
        raise AskAgain(PressPlease())
    return choices[given.choice]


def _short(title: str) -> str:
    return title if len(title) <= _SHORT_TITLE else f"{title[:_SHORT_TITLE]}…"


def _pairs(things: list[_Thing]) -> list[list[_Thing]]:
    return [things[place : place + 2] for place in range(0, len(things), 2)]


def _adjust_button(goal_id: int, version: int) -> Button:
    return Button(GoalFormLabel.ADJUST_GOAL, AdjustGoal(GoalId(goal_id), version))


GOAL_FORM = routes.form(
    Form(
        "goal",
        (
            Field("who", _ask_who, _read_who),
            Field("title", _ask_title, _read_title, _onwards),
            Field("pillar", _ask_pillar, _read_pillar, _onwards),
            Field("why", _ask_why, _read_why, _onwards),
            Field("seen_by", _ask_seen_by, _read_seen_by, _onwards),
            Field("step_title", _ask_step_title, _read_step_title),
            Field("step_seen_by", _ask_step_seen_by, _read_step_seen_by),
            Field("steps", _ask_steps, _read_steps, _after_step),
            Field("more", _ask_more, _read_more, _after_more),
            Field("reward", _ask_reward, _read_reward, _onwards),
            Field("due_on", _ask_due_on, _read_due_on, _onwards),
            Field("summary", _ask_summary, _read_summary, _after_summary),
            Field("part", _ask_part, _read_part, _after_part),
        ),
        finish=_finish,
        stopped=_stopped,
        for_staff=True,
    )
)
