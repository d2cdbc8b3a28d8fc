"""The buttons that come back under several screens about goals."""

from handlers.buttons import Button, Rows
from handlers.context import Context
from handlers.participants.presses import (
    AskHelp,
    ClaimStep,
    MakePlan,
    ShowAllGoals,
    ShowGoal,
    ShowGoals,
    ShowPlan,
    ShowProposal,
    StartBridge,
    StepIsHard,
    WishGoal,
)
from mentoring.goals import Goal
from mentoring.ids import GoalId, StepId
from mentoring.refusals import Gone
from messages.bridge import BridgeLabel
from messages.common import CommonLabel
from messages.goal_list import GoalListLabel
from messages.goals import AskForHelp, GoalButton
from messages.plans import PlanLabel


def step_buttons(goal_id: GoalId, step_id: StepId) -> Rows:
    """Under the one next step."""
    return [
        [Button(GoalButton.SUCCEEDED, ClaimStep(step_id), style="success")],
        [plan_button(goal_id), Button(GoalButton.HARD, StepIsHard(step_id))],
    ]


def plan_button(goal_id: GoalId) -> Button:
    """'Mijn hele plan'."""
    return Button(GoalButton.WHOLE_PLAN, ShowPlan(goal_id))


def if_then_button(step_id: StepId, *, is_made: bool = False) -> Button:
    """'Als-danplan maken', or 'Mijn als-danplan' where it is known that there is one."""
    return Button(PlanLabel.MINE if is_made else PlanLabel.MAKE, MakePlan(step_id))


def proposal_button(goal_id: GoalId, *, is_one_more: bool = False) -> Button:
    """'Bekijk het voorstel'; 'Nog een voorstel' under another one."""
    return Button(GoalButton.MORE_PROPOSALS if is_one_more else GoalButton.PROPOSAL, ShowProposal(goal_id))


def all_goals_button() -> Button:
    """'Al mijn doelen'."""
    return Button(GoalListLabel.ALL, ShowAllGoals())


def back_button(goal: Goal) -> Button:
    """'Terug', to the goal."""
    return Button(CommonLabel.BACK, ShowGoal(goal.id))


def to_goals_button() -> Button:
    """'Naar mijn doelen'."""
    return Button(GoalListLabel.TO_GOALS, ShowGoals())


def help_button(context: Context) -> Button:
    """'Vraag Anja om hulp'."""
    return Button(context.catalogue.on_button(AskForHelp(context.mentor)), AskHelp())


def ways_to_a_goal(context: Context) -> Rows:
    """A goal of one's own, and the bridge when the programme has one."""
    bridge = [[Button(BridgeLabel.BRIDGE, StartBridge())]] if context.programme.method.asked else []
    return [[Button(GoalListLabel.OWN_GOAL, WishGoal())], *bridge]


def name_on_button(goal: Goal) -> GoalListLabel | str:
    """What a goal is called on a button; a spoken one has no words yet."""
    return goal.title or GoalListLabel.SPOKEN


def one_of(found: list[Goal], goal_id: GoalId) -> Goal:
    """Raises `Gone` when it is not, or no longer, among these goals."""
    for goal in found:
        if goal.id == goal_id:
            return goal
    raise Gone


def with_step(found: list[Goal], step_id: StepId) -> Goal:
    """The one that a step is part of. Raises `Gone` when it is not, or no longer, among these goals."""
    for goal in found:
        if any(step.id == step_id for step in goal.steps):
            return goal
    raise Gone
