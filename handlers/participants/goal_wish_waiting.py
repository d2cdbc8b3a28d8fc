"""What a participant proposed themselves and the mentor has yet to answer: shown, changed, or taken back."""

from dataclasses import dataclass

from handlers import forms
from handlers.buttons import Button, Press, Rows
from handlers.context import Context
from handlers.participants.goal_buttons import to_goals_button
from handlers.participants.goal_wish_values import that_waits, values_of
from handlers.participants.goal_wishes import WISH_FORM
from handlers.participants.presses import ShowGoal
from handlers.routes import Routes
from mentoring.goals import Goal
from mentoring.ids import GoalId
from mentoring.refusals import NoLongerPossible
from messages.base import Screen
from messages.common import CommonLabel
from messages.goal_wishes import (
    AskWithdrawWish,
    PickedUpWaits,
    SpokenWish,
    WishButton,
    WishWaits,
    WishWithdrawn,
    step_lines,
)
from services import goal_lists, goals

routes = Routes()


@dataclass(frozen=True, slots=True)
class ChangeWish(Press, verb="gwv"):
    """'Iets veranderen', under a wish that waits."""

    goal_id: GoalId
    version: int


@dataclass(frozen=True, slots=True)
class AskToWithdraw(Press, verb="gwx"):
    """'Toch niet', under what they proposed themselves."""

    goal_id: GoalId
    version: int


@dataclass(frozen=True, slots=True)
class WithdrawWish(Press, verb="gwj"):
    """'Ja, haal maar weg'."""

    goal_id: GoalId
    version: int


def waiting(goal: Goal, mentor: str) -> tuple[Screen, Rows]:
    """What the participant proposed themselves and the mentor has to answer, with what they can do meanwhile."""
    withdraw = [Button(WishButton.WITHDRAW, AskToWithdraw(goal.id, goal.version))]
    if not goal.is_wish:
        return PickedUpWaits(goal.title, mentor), [withdraw]
    change = [Button(CommonLabel.CHANGE, ChangeWish(goal.id, goal.version))]
    steps = step_lines(step.title for step in goal.steps)
    return WishWaits(goal.title or SpokenWish(), steps, mentor), [change, withdraw]


@routes.press(ChangeWish)
async def change_wish(context: Context, press: ChangeWish) -> None:
    """The same form, with all that was said, where it is read back."""
    goal = that_waits(await goal_lists.current(context.work, by=context.person), press.goal_id, press.version)
    if not goal.is_wish:
        raise NoLongerPossible
    await forms.start(context, WISH_FORM, values_of(goal), at="summary")


@routes.press(AskToWithdraw)
async def ask_to_withdraw(context: Context, press: AskToWithdraw) -> None:
    """Asked once: a tap is soon made."""
    goal = that_waits(await goal_lists.current(context.work, by=context.person), press.goal_id, press.version)
    sure = [
        Button(WishButton.WITHDRAW_SURE, WithdrawWish(goal.id, goal.version)),
        Button(WishButton.KEEP, ShowGoal(goal.id)),
    ]
    context.show(AskWithdrawWish(goal.title or SpokenWish()), [[button] for button in sure], in_place=True)


@routes.press(WithdrawWish)
async def withdraw_wish(context: Context, press: WithdrawWish) -> None:
    """It is off the table; no reason is asked."""
    await goals.withdraw(context.work, press.goal_id, press.version, by=context.person, now=context.now)
    context.show(WishWithdrawn(), [[to_goals_button()]], in_place=True)
