"""Beloningen: what is in the spaarpot, and what it was earned with."""

from handlers.buttons import Button
from handlers.context import Context
from handlers.participants.presses import ShowGoals, ShowRewards
from handlers.participants.pride import list_button
from handlers.routes import Routes
from messages.menu import Menu
from messages.rewards import RewardsLabel, savings
from services import rewards

routes = Routes()


@routes.menu_button(Menu.REWARDS)
@routes.command("beloningen")
async def show_rewards(context: Context) -> None:
    """The balance and the last things earned, with the way back to the goals and to what there is to be proud of."""
    balance, earned = await rewards.own(context.work, by=context.person)
    following = [Button(RewardsLabel.NEXT_STEP, ShowGoals())]
    context.show(savings(balance, earned, now=context.now), [following, [list_button()]])


@routes.press(ShowRewards)
async def show_balance(context: Context, press: ShowRewards) -> None:
    """'Bekijk mijn spaarpot': a new message, so that the praise above the button stays to be read again."""
    await show_rewards(context)
