"""Mijn doelen: the one next step, the whole plan after a tap, and a proposal to say yes to or not."""

from dataclasses import dataclass, replace
from typing import Any

from handlers import forms
from handlers.buttons import Button, Press, Rows, UnknownPress, press_of
from handlers.context import Context
from handlers.forms import Answer, AskAgain, Asking, Field, Form
from handlers.outgoing import Outgoing
from handlers.participants.presses import (
    AskHelp,
    ChooseMoment,
    ClaimGoal,
    ClaimStep,
    Resume,
    ShowGoals,
    ShowPlan,
    StepIsHard,
)
from handlers.routes import Occasion, Routes
from mentoring.goals import LONGEST_REMARK, Goal, GoalState
from mentoring.ids import GoalId, StepId
from mentoring.lengths import units
from mentoring.people import ParticipantState
from mentoring.questions import Question
from mentoring.refusals import Gone
from messages.base import Screen
from messages.goals import (
    AskForHelp,
    AskRemark,
    GoalAgreed,
    GoalButton,
    GoalProposed,
    GoalTaken,
    HardStep,
    NoGoalYet,
    OnlyGoalLeft,
    RemarkChoice,
    RemarkSent,
    RemarkStopped,
    RemarkTooLong,
    Waiting,
    next_step,
    proposed_goal,
    whole_plan,
)
from messages.menu import Menu
from messages.nudges import NudgeLabel
from messages.pauses import PauseLabel
from services import goals

routes = Routes()


@dataclass(frozen=True, slots=True)
class ShowGoal(Press, verb="gt"):
    """'Terug', 'Mijn andere doel', 'Bekijk het voorstel': one goal, in the place of what was there."""

    goal_id: GoalId


@dataclass(frozen=True, slots=True)
class AgreeGoal(Press, verb="gj"):
    """'Ja, dit is mijn doel', under a proposal."""

    goal_id: GoalId
    version: int


@dataclass(frozen=True, slots=True)
class RemarkGoal(Press, verb="gr"):
    """'Ik wil iets anders', under a proposal."""

    goal_id: GoalId
    version: int


# --- the one next step --------------------------------------------------------------------------------


@routes.menu_button(Menu.GOALS)
@routes.command("doelen")
async def show_next_step(context: Context) -> None:
    """What there is to do now: of the first goal that was agreed on, else the proposal that waits."""
    found = await goals.current(context.work, by=context.person)
    _show(context, found, found[0] if found else None)


@routes.press(ShowGoals)
async def show_goals(context: Context, press: ShowGoals) -> None:
    """A new message: what stood above the button, such as a word of praise, stays to be read again."""
    await show_next_step(context)


@routes.press(ShowGoal)
async def show_goal(context: Context, press: ShowGoal) -> None:
    """The next step of this goal, or the proposal that it is."""
    found = await goals.current(context.work, by=context.person)
    _show(context, found, _one(found, press.goal_id), in_place=True)


@routes.on(Occasion.FRESH_SCREEN)
async def show_what_there_is(context: Context) -> None:
    """After an old button: the goal that it was about if that is still there, else the next step."""
    found = await goals.current(context.work, by=context.person)
    about = next((goal for goal in found if _was_pressed(context, goal)), None)
    _show(context, found, about or (found[0] if found else None))


# --- the whole plan, and a hard step ------------------------------------------------------------------


@routes.press(ShowPlan)
async def show_plan(context: Context, press: ShowPlan) -> None:
    """All steps, done and to do, in the place of the one."""
    found = await goals.current(context.work, by=context.person)
    goal = _one(found, press.goal_id)
    context.show(whole_plan(goal, context.mentor), [*_when(goal), [_back(goal)]], in_place=True)


@routes.press(StepIsHard)
async def step_is_hard(context: Context, press: StepIsHard) -> None:
    """Warm words, and help for who wants it. Nobody hears of it otherwise."""
    found = await goals.current(context.work, by=context.person)
    goal = next((goal for goal in found if any(step.id == press.step_id for step in goal.steps)), None)
    if goal is None:
        raise Gone
    context.show(HardStep(context.mentor), [[_help(context)], [_back(goal)]], in_place=True)


# --- a proposal ---------------------------------------------------------------------------------------


@routes.press(AgreeGoal)
async def agree(context: Context, press: AgreeGoal) -> None:
    """The buttons under the proposal go; the confirmation follows as a notice."""
    agreed = await goals.agree(
        context.work,
        press.goal_id,
        press.version,
        programme=context.programme,
        by=context.person,
        now=context.now,
    )
    if agreed is not None:
        context.show(GoalTaken(agreed.title), in_place=True)


@routes.press(RemarkGoal)
async def start_remark(context: Context, press: RemarkGoal) -> None:
    """Ask what should be different, if this is still the proposal as it stands."""
    await goals.to_answer(context.work, press.goal_id, press.version, by=context.person)
    await forms.start(context, REMARK_FORM, {"goal_id": press.goal_id})


@routes.notice(GoalProposed)
def under_proposal(notice: GoalProposed, plain: Outgoing) -> Outgoing:
    """Yes, or something else."""
    return replace(plain, rows=_answers(GoalId(notice.goal_id), notice.version))


@routes.notice(GoalAgreed)
def under_agreed(notice: GoalAgreed, plain: Outgoing) -> Outgoing:
    """The first step can be done at once."""
    return replace(plain, rows=_step_buttons(GoalId(notice.goal_id), StepId(notice.step_id)))


async def _ask_remark(context: Context, question: Question) -> Asking:
    choices = list(RemarkChoice)
    return Asking(
        AskRemark(context.mentor),
        [[(choice, choice.name.lower()) for choice in pair] for pair in (choices[:2], choices[2:])],
    )


async def _read_remark(context: Context, question: Question, given: Answer) -> dict[str, str | None]:
    pressed = {choice.name.lower(): context.catalogue.label(choice) for choice in RemarkChoice}
    text = pressed.get(given.choice, "") if given.choice else given.text
    voice = given.file_id if given.file_kind == "voice" else None
    if (given.file_kind and not voice) or not (text or voice) or units(text) > LONGEST_REMARK:
        raise AskAgain(RemarkTooLong())
    return {"text": text, "voice": voice}


async def _send_remark(context: Context, values: dict[str, Any]) -> None:
    await goals.remark(
        context.work,
        GoalId(values["goal_id"]),
        values["remark"]["text"],
        voice=values["remark"]["voice"],
        by=context.person,
        now=context.now,
    )
    context.show(RemarkSent(context.mentor), menu=True)


async def _remark_stopped(context: Context) -> None:
    context.show(RemarkStopped(), [[Button(GoalButton.BACK, ShowGoals())]])


REMARK_FORM = routes.form(
    Form(
        "remark", (Field("remark", _ask_remark, _read_remark),), finish=_send_remark, stopped=_remark_stopped
    )
)


# --- showing ------------------------------------------------------------------------------------------


def _show(context: Context, found: list[Goal], goal: Goal | None, *, in_place: bool = False) -> None:
    mentor = context.mentor
    if goal is None:
        context.show(NoGoalYet(mentor), [*_go_on(context), [_help(context)]], in_place=in_place)
        return
    screen, rows = _proposal(context, goal) if goal.awaits_participant else _to_do(context, goal, mentor)
    context.show(screen, [*_go_on(context), *rows, *_others(found, goal)], in_place=in_place)


def _proposal(context: Context, goal: Goal) -> tuple[Screen, Rows]:
    return proposed_goal(goal), _answers(goal.id, goal.version)


def _to_do(context: Context, goal: Goal, mentor: str) -> tuple[Screen, Rows]:
    step = goal.next_step
    if step is not None:
        return next_step(goal, step, mentor), _step_buttons(goal.id, step.id)
    claimed = goal.claimed_step
    if claimed is not None or goal.claimed:
        return Waiting(claimed.title if claimed else goal.title, mentor), [[_plan(goal.id)]]
    screen = OnlyGoalLeft(goal.title, goal.seen_by, goal.reward or None)
    return screen, [[Button(GoalButton.SUCCEEDED, ClaimGoal(goal.id)), _plan(goal.id)], [_help(context)]]


def _others(found: list[Goal], goal: Goal) -> Rows:
    """The way to the next of several goals, round and round, and to a proposal that waits."""
    rows: Rows = []
    agreed = [other for other in found if other.counts]
    if goal in agreed and len(agreed) > 1:
        following = agreed[(agreed.index(goal) + 1) % len(agreed)]
        rows.append([Button(GoalButton.OTHER_GOAL, ShowGoal(following.id))])
    waiting = next(
        (other for other in found if other.state is GoalState.PROPOSED and other is not goal), None
    )
    if waiting is not None:
        rows.append([Button(GoalButton.PROPOSAL, ShowGoal(waiting.id))])
    elif not goal.counts and agreed:
        rows.append([_back(agreed[0])])
    return rows


def _step_buttons(goal_id: GoalId, step_id: StepId) -> Rows:
    return [
        [Button(GoalButton.SUCCEEDED, ClaimStep(step_id), style="success")],
        [_plan(goal_id), Button(GoalButton.HARD, StepIsHard(step_id))],
    ]


def _go_on(context: Context) -> Rows:
    """'Verder', for who has a pause: everything works in it, and the way back is always there."""
    participant = context.person.participant
    is_paused = participant is not None and participant.state is ParticipantState.PAUSED
    return [[Button(PauseLabel.RESUME, Resume())]] if is_paused else []


def _when(goal: Goal) -> Rows:
    """'Wanneer helpt een duwtje?', for the next step. Not under the step itself: there is one thing to do there."""
    step = goal.next_step if goal.counts else None
    return [] if step is None else [[Button(NudgeLabel.WHEN, ChooseMoment(step.id))]]


def _answers(goal_id: GoalId, version: int) -> Rows:
    return [
        [Button(GoalButton.AGREE, AgreeGoal(goal_id, version), style="success")],
        [Button(GoalButton.DIFFERENT, RemarkGoal(goal_id, version))],
    ]


def _plan(goal_id: GoalId) -> Button:
    return Button(GoalButton.WHOLE_PLAN, ShowPlan(goal_id))


def _back(goal: Goal) -> Button:
    return Button(GoalButton.BACK, ShowGoal(goal.id))


def _help(context: Context) -> Button:
    return Button(context.catalogue.on_button(AskForHelp(context.mentor)), AskHelp())


def _one(found: list[Goal], goal_id: GoalId) -> Goal:
    """Raises `Gone` when it is not, or no longer, among the participant's goals."""
    for goal in found:
        if goal.id == goal_id:
            return goal
    raise Gone


def _was_pressed(context: Context, goal: Goal) -> bool:
    """Whether the old button was about this goal or one of its steps."""
    query = context.update.callback_query
    try:
        press = press_of(query.data or "") if query else None
    except UnknownPress:
        return False
    return getattr(press, "goal_id", 0) == goal.id or any(
        step.id == getattr(press, "step_id", 0) for step in goal.steps
    )
