"""All goals together, those of earlier, and what can be set aside and picked up again."""

from dataclasses import dataclass

from handlers.buttons import Button, Press
from handlers.context import Context
from handlers.participants.goal_buttons import (
    name_on_button,
    one_of,
    proposal_button,
    to_goals_button,
    ways_to_a_goal,
)
from handlers.participants.presses import AskToSetAside, PickUpGoal, ShowAllGoals, ShowCard, ShowGoal
from handlers.routes import Routes
from mentoring.goals import Goal, GoalState
from mentoring.ids import GoalId
from messages.goal_list import (
    AllGoals,
    AskAside,
    EarlierGoals,
    GoalIsAside,
    GoalListLabel,
    NoEarlierGoals,
    NoGoals,
    PickUpThis,
    earlier_goal,
)
from messages.goal_wishes import PickedUpWaits
from messages.pride import CardOf
from services import goal_lists, goals

routes = Routes()

_MOST_SHOWN = 10
"""Earlier goals on one screen. Two years of them stay within one message of 4096 (Bot API, sendMessage)."""


@dataclass(frozen=True, slots=True)
class ShowEarlier(Press, verb="ge"):
    """'Doelen van eerder'."""


@dataclass(frozen=True, slots=True)
class SetAside(Press, verb="goj"):
    """'Ja, zet maar opzij'."""

    goal_id: GoalId


@routes.press(ShowAllGoals)
async def show_all(context: Context, press: ShowAllGoals) -> None:
    """A button for each goal of now, and the ways to others."""
    found = await goal_lists.current(context.work, by=context.person)
    rows = [[Button(name_on_button(goal), ShowGoal(goal.id))] for goal in found]
    earlier = await goal_lists.earlier(context.work, by=context.person)
    to_earlier = [[Button(GoalListLabel.EARLIER, ShowEarlier())]] if earlier else []
    screen = AllGoals() if found else NoGoals()
    context.show(screen, [*rows, *ways_to_a_goal(context), *to_earlier], in_place=True)


@routes.press(ShowEarlier)
async def show_earlier(context: Context, press: ShowEarlier) -> None:
    """What was reached, each with its card, and what can be picked up again."""
    found = (await goal_lists.earlier(context.work, by=context.person))[:_MOST_SHOWN]
    back = [Button(GoalListLabel.ALL, ShowAllGoals())]
    if found:
        lines = tuple(earlier_goal(goal) for goal in found)
        rows = [[_card_or_pick_up(context, goal)] for goal in found]
        context.show(EarlierGoals(lines), [*rows, back], in_place=True)
    else:
        context.show(NoEarlierGoals(), [back], in_place=True)


def _card_or_pick_up(context: Context, goal: Goal) -> Button:
    if goal.state is GoalState.SET_ASIDE:
        return Button(context.catalogue.on_button(PickUpThis(goal.title)), PickUpGoal(goal.id))
    return Button(context.catalogue.on_button(CardOf(goal.title)), ShowCard(goal.id))


# --- set aside, and back ------------------------------------------------------------------------------


@routes.press(AskToSetAside)
async def ask_to_set_aside(context: Context, press: AskToSetAside) -> None:
    """Asked once, with what happens with the money."""
    goal = one_of(await goal_lists.current(context.work, by=context.person), press.goal_id)
    answers = [
        [Button(GoalListLabel.ASIDE_SURE, SetAside(goal.id))],
        [Button(GoalListLabel.GO_ON, ShowGoal(goal.id))],
    ]
    context.show(AskAside(goal.title), answers, in_place=True)


@routes.press(SetAside)
async def set_aside(context: Context, press: SetAside) -> None:
    """It can come back with one tap; a proposal for which there is room now is one tap away."""
    goal = await goals.set_aside(context.work, press.goal_id, by=context.person, now=context.now)
    found = await goal_lists.current(context.work, by=context.person)
    proposals = [[proposal_button(other.id)] for other in found if other.awaits_participant][:1]
    pick_up = [Button(GoalListLabel.PICK_UP, PickUpGoal(goal.id))]
    context.show(GoalIsAside(goal.title), [*proposals, pick_up, [to_goals_button()]], in_place=True)


@routes.press(PickUpGoal)
async def pick_up(context: Context, press: PickUpGoal) -> None:
    """It counts again when the mentor says yes."""
    goal = await goals.pick_up(context.work, press.goal_id, by=context.person, now=context.now)
    context.show(PickedUpWaits(goal.title, context.mentor), [[to_goals_button()]], in_place=True)
