"""What waits for a participant's answer: a goal, a change of what was agreed, or one that is picked up again."""

from dataclasses import dataclass

from handlers.buttons import Button, Press, Rows
from handlers.context import Context
from handlers.outgoing import Outgoing
from handlers.participants.goal_buttons import (
    back_button,
    if_then_button,
    one_of,
    step_buttons,
    to_goals_button,
)
from handlers.participants.presses import AskToSetAside, PickUpGoal, RemarkGoal, ShowProposal
from handlers.routes import Routes
from mentoring.goal_versions import VersionState
from mentoring.goals import Goal, StepTaken, TooManyActive
from mentoring.ids import GoalId, StepId
from mentoring.refusals import NoLongerPossible
from messages.base import Screen
from messages.common import CommonLabel
from messages.goal_changes import (
    ChangeAgreed,
    ChangeLabel,
    ChangeOvertaken,
    GoalChanged,
    GoalPickedUp,
    LeftAsItWas,
    PickUpAgreed,
    changed_goal,
    picked_up_goal,
)
from messages.goal_list import (
    ChangeTakenBack,
    CountingGoal,
    EnoughGoals,
    GoalListLabel,
    GoalSetAside,
    ProposalTakenBack,
)
from messages.goal_proposals import GoalAgreed, GoalProposed, GoalTaken, proposed_goal
from messages.goals import GoalButton
from services import goal_lists, goals

routes = Routes()


@dataclass(frozen=True, slots=True)
class AgreeGoal(Press, verb="gj"):
    """'Ja, dit is mijn doel', 'Ja, zo doen we het'."""

    goal_id: GoalId
    version: int


@dataclass(frozen=True, slots=True)
class LeaveGoal(Press, verb="gl"):
    """'Laat het zoals het was', under a change, or under a goal that the mentor wants to go on with."""

    goal_id: GoalId
    version: int


@routes.press(ShowProposal)
async def show_proposal(context: Context, press: ShowProposal) -> None:
    """What waits for an answer. Of a goal that counts it is not what Mijn doelen shows first."""
    found = await goal_lists.current(context.work, by=context.person)
    goal = one_of(found, press.goal_id)
    if not goal.awaits_participant:
        raise NoLongerPossible
    screen, rows = await proposal(context, goal)
    back = [[back_button(other)] for other in (goal, *found) if other.counts][:1]
    context.show(screen, [*rows, *back], in_place=True)


async def proposal(context: Context, goal: Goal) -> tuple[Screen, Rows]:
    """A version that waits, with the answers there are. Of what counts already only what changes."""
    if goal.counts:
        return await _change(context, goal)
    if await _was_agreed_before(context, goal):
        return picked_up_goal(goal), _answers_to_change(goal.id, goal.version)
    return proposed_goal(goal), _answers(goal.id, goal.version)


async def _change(context: Context, goal: Goal) -> tuple[Screen, Rows]:
    try:
        proposed = await goal_lists.proposal(context.work, goal.id, by=context.person)
    except StepTaken:
        return ChangeOvertaken(context.mentor), _answers_to_change(goal.id, goal.version)[1:]
    return changed_goal(goal, proposed), _answers_to_change(goal.id, goal.version)


async def _own(context: Context, goal_id: GoalId) -> Goal:
    """Raises `Gone` when it is not, or no longer, among the participant's goals of now."""
    return one_of(await goal_lists.current(context.work, by=context.person), goal_id)


async def _was_agreed_before(context: Context, goal: Goal) -> bool:
    versions = await goal_lists.versions(context.work, goal.id, by=context.person)
    return any(version.state is VersionState.AGREED for version in versions)


# --- the answers --------------------------------------------------------------------------------------


@routes.press(AgreeGoal)
async def agree(context: Context, press: AgreeGoal) -> None:
    """The buttons under the proposal go; the confirmation follows as a notice."""
    try:
        agreed = await goals.agree(
            context.work,
            press.goal_id,
            press.version,
            programme=context.programme,
            by=context.person,
            now=context.now,
        )
    except TooManyActive:
        await _show_enough(context, press.goal_id)
        return
    except StepTaken:
        context.show(*await proposal(context, await _own(context, press.goal_id)), in_place=True)
        return
    if agreed is not None:
        context.show(GoalTaken(agreed.title), in_place=True)


async def _show_enough(context: Context, goal_id: GoalId) -> None:
    """Which goals count now, each with a way to set it aside. The proposal goes on waiting."""
    found = await goal_lists.current(context.work, by=context.person)
    counting = [goal for goal in found if goal.counts]
    rows = [[Button(goal.title, AskToSetAside(goal.id))] for goal in counting]
    back = Button(CommonLabel.BACK, ShowProposal(goal_id))
    context.show(
        EnoughGoals(tuple(CountingGoal(goal.title) for goal in counting)), [*rows, [back]], in_place=True
    )


@routes.press(LeaveGoal)
async def leave(context: Context, press: LeaveGoal) -> None:
    """What was agreed stays as it was; what had been set aside stays aside."""
    goal = await _own(context, press.goal_id)
    goal.require_answerable(press.version)
    if goal.counts:
        await goals.withdraw(context.work, goal.id, press.version, by=context.person, now=context.now)
    else:
        await goals.set_aside(context.work, goal.id, by=context.person, now=context.now)
    context.show(LeftAsItWas(goal.title), [[to_goals_button()]], in_place=True)


# --- news -----------------------------------------------------------------------------------------------


@routes.notice(GoalProposed)
def under_proposal(notice: GoalProposed, plain: Outgoing) -> Outgoing:
    """Yes, or something else."""
    return plain.with_rows(_answers(GoalId(notice.goal_id), notice.version))


@routes.notice(GoalChanged)
@routes.notice(GoalPickedUp)
def under_change(notice: GoalChanged | GoalPickedUp, plain: Outgoing) -> Outgoing:
    """Yes, as it was, or something else."""
    return plain.with_rows(_answers_to_change(GoalId(notice.goal_id), notice.version))


@routes.notice(GoalAgreed)
@routes.notice(ChangeAgreed)
@routes.notice(PickUpAgreed)
def under_agreed(notice: GoalAgreed | ChangeAgreed | PickUpAgreed, plain: Outgoing) -> Outgoing:
    """The step can be done at once, or planned, if there is one."""
    if not notice.step_id:
        return plain.with_rows([[to_goals_button()]])
    step_id = StepId(notice.step_id)
    return plain.with_rows([*step_buttons(GoalId(notice.goal_id), step_id), [if_then_button(step_id)]])


@routes.notice(ProposalTakenBack)
@routes.notice(ChangeTakenBack)
def under_taken_back(notice: ProposalTakenBack | ChangeTakenBack, plain: Outgoing) -> Outgoing:
    """The way to what there is."""
    return plain.with_rows([[to_goals_button()]])


@routes.notice(GoalSetAside)
def under_set_aside(notice: GoalSetAside, plain: Outgoing) -> Outgoing:
    """It can come back."""
    pick_up = Button(GoalListLabel.PICK_UP, PickUpGoal(GoalId(notice.goal_id)))
    return plain.with_rows([[pick_up], [to_goals_button()]])


def _answers(goal_id: GoalId, version: int) -> Rows:
    return [
        [Button(GoalButton.AGREE, AgreeGoal(goal_id, version), style="success")],
        [Button(GoalButton.DIFFERENT, RemarkGoal(goal_id, version))],
    ]


def _answers_to_change(goal_id: GoalId, version: int) -> Rows:
    return [
        [Button(ChangeLabel.AGREE, AgreeGoal(goal_id, version), style="success")],
        [Button(ChangeLabel.LEAVE, LeaveGoal(goal_id, version))],
        [Button(GoalButton.DIFFERENT, RemarkGoal(goal_id, version))],
    ]
