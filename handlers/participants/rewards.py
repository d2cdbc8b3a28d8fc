"""Beloningen: what is in the spaarpot, what it buys, and behind a button of its own what it was earned with.

What is done with one gift stands in `choices`.
"""

from dataclasses import dataclass
from itertools import islice

from handlers.buttons import Button, Press, Rows
from handlers.context import Context
from handlers.outgoing import Outgoing
from handlers.pages import page_at
from handlers.participants.presses import (
    AskYearOverview,
    ChooseGift,
    ShowCertificate,
    ShowChoices,
    ShowEarned,
    ShowGoals,
    ShowRewards,
)
from handlers.participants.pride import list_button
from handlers.routes import Routes
from mentoring.choices import Choice
from mentoring.gifts import Gift
from messages.appointments import AppointmentKept
from messages.certificates import CertificateLabel
from messages.choices import ChoiceLabel
from messages.claims import ClaimLabel
from messages.corrections import OwedForThis, OwedToYou
from messages.menu import Menu
from messages.rewards import GiftRow, RewardsLabel, savings, what_you_earned
from messages.year_overviews import YearOverviewLabel
from services import choices, rewards
from services.choices import Spaarpot
from services.recognition import is_certificate

routes = Routes()

_ON_A_PAGE = 5
"""Gifts to choose from at once: with the other buttons they fit on a small phone."""


@dataclass(frozen=True, slots=True)
class ShowGifts(Press, verb="cp"):
    """'Meer cadeaus': the next ones that the spaarpot buys."""

    page: int


@routes.menu_button(Menu.REWARDS)
@routes.command("beloningen")
async def show_rewards(context: Context) -> None:
    """The balance, and a button for what it buys now."""
    await _show(context, 0)


@routes.press(ShowRewards)
async def show_balance(context: Context, press: ShowRewards) -> None:
    """'Bekijk mijn spaarpot': a new message, so that the praise above the button stays to be read again."""
    await show_rewards(context)


@routes.notice(AppointmentKept)
def dress_kept(notice: AppointmentKept, plain: Outgoing) -> Outgoing:
    """From the money of an appointment to what it buys, as from that of a step."""
    return plain.with_rows([[Button(ClaimLabel.MY_BALANCE, ShowRewards())]]) if notice.earned else plain


@routes.notice(OwedForThis)
def dress_owed(notice: OwedForThis, plain: Outgoing) -> Outgoing:
    """From what they get more to what it buys."""
    return plain.with_rows([[Button(ClaimLabel.MY_BALANCE, ShowRewards())]])


@routes.notice(OwedToYou)
def dress_owed_to_you(notice: OwedToYou, plain: Outgoing) -> Outgoing:
    """The same, when it is not about one thing."""
    return plain.with_rows([[Button(ClaimLabel.MY_BALANCE, ShowRewards())]])


@routes.press(ShowGifts, fresh=show_rewards)
async def show_more(context: Context, press: ShowGifts) -> None:
    """Other gifts, in the place of these."""
    await _show(context, press.page, in_place=True)


async def _show(context: Context, number: int, *, in_place: bool = False) -> None:
    found = await choices.spaarpot(context.work, by=context.person, now=context.now)
    nearly = (found.nearly.name, found.missing) if found.nearly else None
    coming = [choice.name for choice in found.under_way]
    screen = savings(found.balance, buys=bool(found.buys), nearly=nearly, under_way=coming)
    context.show(screen, [*_gifts(found, number), *_ways(found)], in_place=in_place)


def _gifts(found: Spaarpot, number: int) -> Rows:
    page = page_at(found.buys, number, size=_ON_A_PAGE)
    more = [] if page.is_all else [[Button(ChoiceLabel.MORE, ShowGifts(page.following))]]
    return [*([_gift(gift)] for _, gift in page.shown), *more]


def _gift(gift: Gift) -> Button:
    return Button(GiftRow(gift.sign, gift.name, gift.value), ChooseGift(gift.id))


def _ways(found: Spaarpot) -> Rows:
    mine = [[Button(ChoiceLabel.MINE, ShowChoices(0))]] if found.has_gifts else []
    earned = Button(RewardsLabel.EARNED, ShowEarned())
    return [*mine, [earned], [Button(RewardsLabel.NEXT_STEP, ShowGoals())]]


@routes.press(ShowEarned)
async def show_earned(context: Context, press: ShowEarned) -> None:
    """'Wat heb ik verdiend?': the last things, money and recognition, and the way to all there is to be proud of."""
    _, earned = await rewards.own(context.work, by=context.person)
    recognised = await choices.recognised(context.work, by=context.person)
    back = Button(ChoiceLabel.BACK, ShowRewards())
    year = Button(YearOverviewLabel.YEAR_OVERVIEW, AskYearOverview())
    rows = [*_certificate(context, recognised), [list_button()], [year], [back]]
    context.show(what_you_earned(earned, recognised, now=context.now), rows)


def _certificate(context: Context, recognised: list[Choice]) -> Rows:
    """The newest certificate, to see once more."""
    found = (one.id for one in recognised if is_certificate(one, context.programme))
    return [[Button(CertificateLabel.SHOW, ShowCertificate(choice_id))] for choice_id in islice(found, 1)]
