"""'Mijn hele plan': all steps of a goal, done and to do, and what can be changed about it. It opens with a tap: what
stands on the screen first is one step.
"""

from collections.abc import Container
from dataclasses import dataclass

from handlers.buttons import Button, Press, Rows
from handlers.context import Context
from handlers.participants.goal_buttons import (
    all_goals_button,
    back_button,
    if_then_button,
    one_of,
    plan_button,
    step_buttons,
    with_step,
)
from handlers.participants.presses import (
    AskToSetAside,
    ChooseMoment,
    RemarkGoal,
    ShowPlan,
)
from handlers.routes import Routes
from mentoring.goal_versions import VersionState
from mentoring.goals import Goal, NotThisStepYet
from mentoring.ids import GoalId, StepId
from mentoring.refusals import NoLongerPossible
from mentoring.steps import StepState
from messages.common import CommonLabel
from messages.goal_list import AskWhichStep, FocusChosen, GoalListLabel, what_we_agreed
from messages.goals import next_step, whole_plan
from messages.nudges import NudgeLabel
from services import goal_lists, goals, plans

routes = Routes()


@dataclass(frozen=True, slots=True)
class ChooseStep(Press, verb="gs"):
    """'Een andere stap kiezen', where steps may be done in any order."""

    goal_id: GoalId


@dataclass(frozen=True, slots=True)
class ShowStep(Press, verb="gst"):
    """One of the open steps, to do now."""

    step_id: StepId


@dataclass(frozen=True, slots=True)
class FocusGoal(Press, verb="gf"):
    """'Dit doel eerst'."""

    goal_id: GoalId


@dataclass(frozen=True, slots=True)
class ShowAgreed(Press, verb="gv"):
    """'Dit spraken we af'."""

    goal_id: GoalId


@routes.press(ShowPlan)
async def show_plan(context: Context, press: ShowPlan) -> None:
    """All steps, done and to do, in the place of the one."""
    found = await goal_lists.current(context.work, by=context.person)
    goal = one_of(found, press.goal_id)
    if not goal.counts:
        raise NoLongerPossible
    await _show_plan(context, found, goal)


async def _show_plan(context: Context, found: list[Goal], goal: Goal) -> None:
    made = await plans.of_goal(context.work, goal.id, by=context.person)
    context.show(whole_plan(goal, context.mentor, made), _under_plan(found, goal, made), in_place=True)


def _under_plan(found: list[Goal], goal: Goal, made: Container[StepId]) -> Rows:
    change = Button(CommonLabel.CHANGE, RemarkGoal(goal.id, goal.version))
    aside = Button(GoalListLabel.ASIDE, AskToSetAside(goal.id))
    agreed = Button(GoalListLabel.AGREED, ShowAgreed(goal.id))
    return [
        *_for_next_step(goal, made),
        *_other_step(goal),
        *_first(found, goal),
        [change, aside],
        [agreed, all_goals_button()],
        [back_button(goal)],
    ]


def _for_next_step(goal: Goal, made: Container[StepId]) -> Rows:
    """Not under the step itself: there is one thing to do there."""
    step = goal.next_step
    if step is None:
        return []
    return [
        [if_then_button(step.id, is_made=step.id in made)],
        [Button(NudgeLabel.WHEN, ChooseMoment(step.id))],
    ]


def _other_step(goal: Goal) -> Rows:
    if goal.in_order or len(goal.open_steps) < 2:
        return []
    return [[Button(GoalListLabel.OTHER_STEP, ChooseStep(goal.id))]]


def _first(found: list[Goal], goal: Goal) -> Rows:
    """The first one is in focus already, chosen or not."""
    counting = [other for other in found if other.counts]
    return [] if goal is counting[0] else [[Button(GoalListLabel.FIRST, FocusGoal(goal.id))]]


# --- steps in any order -------------------------------------------------------------------------------


@routes.press(ChooseStep)
async def choose_step(context: Context, press: ChooseStep) -> None:
    """The open steps, one on a button."""
    goal = one_of(await goal_lists.current(context.work, by=context.person), press.goal_id)
    if goal.in_order or not goal.counts:
        raise NoLongerPossible
    steps = [[Button(step.title, ShowStep(step.id))] for step in goal.open_steps]
    context.show(AskWhichStep(), [*steps, [plan_button(goal.id)]], in_place=True)


@routes.press(ShowStep)
async def show_step(context: Context, press: ShowStep) -> None:
    """That step, as the one to do now."""
    found = await goal_lists.current(context.work, by=context.person)
    goal = with_step(found, press.step_id)
    step = goal.step(press.step_id)
    if not goal.counts or step.state is not StepState.OPEN:
        raise NoLongerPossible
    if goal.in_order and step is not goal.next_step:
        raise NotThisStepYet
    context.show(next_step(goal, step, context.mentor), step_buttons(goal.id, step.id), in_place=True)


# --- which goal comes first ---------------------------------------------------------------------------


@routes.press(FocusGoal)
async def focus(context: Context, press: FocusGoal) -> None:
    """From now on Mijn doelen begins with it."""
    await goals.choose_focus(context.work, press.goal_id, by=context.person, now=context.now)
    found = await goal_lists.current(context.work, by=context.person)
    goal = one_of(found, press.goal_id)
    context.toast(FocusChosen(goal.title))
    await _show_plan(context, found, goal)


# --- what was agreed ------------------------------------------------------------------------------------


@routes.press(ShowAgreed)
async def show_agreed(context: Context, press: ShowAgreed) -> None:
    """What counts, who said yes to it, and when."""
    versions = await goal_lists.versions(context.work, press.goal_id, by=context.person)
    counts = next((version for version in versions if version.state is VersionState.AGREED), None)
    if counts is None or counts.draft is None:
        raise NoLongerPossible
    screen = what_we_agreed(counts.draft, counts.agreements, context.person.id)
    context.show(screen, [[plan_button(press.goal_id)]], in_place=True)
