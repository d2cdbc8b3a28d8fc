"""Beloningen: what is in the spaarpot, and what it was earned with."""

from handlers.buttons import Button
from handlers.context import Context
from handlers.participants.presses import ShowGoals, ShowRewards
from handlers.routes import Routes
from messages.menu import Menu
from messages.rewards import RewardsLabel, savings
from services import rewards

routes = Routes()


@routes.menu_button(Menu.REWARDS)
@routes.command("beloningen")
async def show_rewards(context: Context) -> None:
    """The balance and the last things earned, with the way back to the goals."""
    balance, earned = await rewards.own(context.work, by=context.person)
    context.show(savings(balance, earned, now=context.now), [[Button(RewardsLabel.NEXT_STEP, ShowGoals())]])


@routes.press(ShowRewards)
async def show_balance(context: Context, press: ShowRewards) -> None:
    """'Bekijk mijn spaarpot': a new message, so that the praise above the button stays to be read again."""
    await show_rewards(context)
