"""Mijn trotslijst: what went well, what somebody puts on it themselves, the card of a goal, and the welcome back."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from handlers import forms
from handlers.buttons import ON_BUTTON, Button, Press, Rows
from handlers.context import Context
from handlers.forms import Answer, AskAgain, Asking, Field, Form, NoAnswer, begun_now, lies_long
from handlers.outgoing import Outgoing, Picture
from handlers.participants.presses import ShowCard, ShowGoals, ShowPride, ShowRewards, WishGoal
from handlers.participants.welcome import LaterThen
from handlers.routes import Routes
from mentoring.access import require_themselves
from mentoring.ids import ProudThingId
from mentoring.lengths import shortened
from mentoring.pride import NothingSaid, Page, ProudThingTooLong, page_of
from mentoring.questions import Question
from messages.claims import ClaimLabel, GoalEarned, GoalReached
from messages.common import CommonLabel
from messages.pride import (
    AskProudThing,
    AskTakeAway,
    AskWhatToTakeAway,
    GladYouAreBack,
    NothingAdded,
    PrideLabel,
    PrideList,
    PrideListEmpty,
    ProudThingKept,
    ProudThingNotWords,
    ProudThingShorter,
    TakenAway,
    goal_card,
    picture_of_card,
    proud_line,
)
from messages.rewards import RewardsLabel
from messages.welcome import WelcomeLabel
from services import pride

routes = Routes()


@dataclass(frozen=True, slots=True)
class ShowPridePage(Press, verb="tp"):
    """'Verder terug' and 'Nieuwere dingen', on the list."""

    page: int


@dataclass(frozen=True, slots=True)
class AddProudThing(Press, verb="tn"):
    """'Ik ben trots op …'."""


@dataclass(frozen=True, slots=True)
class AskToTakeAway(Press, verb="tw"):
    """'Iets weghalen', on a page of the list."""

    page: int


@dataclass(frozen=True, slots=True)
class ChooseToTakeAway(Press, verb="tk"):
    """One of one's own things."""

    thing_id: ProudThingId


@dataclass(frozen=True, slots=True)
class TakeAway(Press, verb="tj"):
    """'Ja, haal het weg'."""

    thing_id: ProudThingId


# --- the list -------------------------------------------------------------------------------------


@routes.command("trots")
async def show_list(context: Context) -> None:
    """/trots: the newest things."""
    await _show_page(context, 0)


@routes.press(ShowPride)
async def show_pride(context: Context, press: ShowPride) -> None:
    """'Mijn trotslijst', 'Hele lijst': a new message, so that what stood above the button can be read again."""
    await _show_page(context, 0)


@routes.press(ShowPridePage, fresh=show_list)
async def show_page(context: Context, press: ShowPridePage) -> None:
    """Another page, in the place of this one."""
    await _show_page(context, press.page, in_place=True)


async def _show_page(context: Context, number: int, *, in_place: bool = False) -> None:
    page = page_of(await pride.everything(context.work, by=context.person), number)
    if page.count:
        screen = PrideList(page.count, tuple(proud_line(thing) for thing in page.things))
        context.show(screen, [*_other_pages(page), *_own_things(context, page)], in_place=in_place)
        return
    step = [Button(RewardsLabel.NEXT_STEP, ShowGoals())]
    context.show(PrideListEmpty(), [*_own_things(context, page), step], in_place=in_place)


def _other_pages(page: Page) -> Rows:
    row = []
    if page.has_older:
        row.append(Button(PrideLabel.OLDER, ShowPridePage(page.number + 1)))
    if page.has_newer:
        row.append(Button(PrideLabel.NEWER, ShowPridePage(page.number - 1)))
    return [row] if row else []


def _own_things(context: Context, page: Page) -> Rows:
    """What is theirs alone; who acts for them gets no button for it."""
    if context.person.acted_by is not None:
        return []
    take = [[Button(PrideLabel.TAKE_AWAY, AskToTakeAway(page.number))]] if page.own else []
    return [[Button(PrideLabel.ADD, AddProudThing())], *take]


# --- one's own things -----------------------------------------------------------------------------


@routes.press(AddProudThing)
async def add_proud_thing(context: Context, press: AddProudThing) -> None:
    """'Ik ben trots op …'. Asked of nobody who acts for somebody: nothing would come of what they type."""
    require_themselves(context.person)
    await forms.start(context, _form, begun_now(context))


async def _ask(context: Context, question: Question) -> Asking:
    return Asking(AskProudThing())


async def _read(context: Context, question: Question, given: Answer) -> str:
    if lies_long(context, question):
        raise NoAnswer
    if given.file_kind is not None:
        raise AskAgain(ProudThingNotWords())
    try:
        return await pride.add(context.work, given.text, by=context.person, now=context.now)
    except NothingSaid as nothing:
        raise AskAgain(ProudThingNotWords()) from nothing
    except ProudThingTooLong as long:
        raise AskAgain(ProudThingShorter()) from long


async def _is_over(context: Context, question: Question) -> bool:
    """Who writes later is writing to their mentor, and not to their list."""
    return lies_long(context, question)


async def _finish(context: Context, values: dict[str, Any]) -> None:
    context.show(ProudThingKept(values["thing"]), [[list_button()]])


async def _stopped(context: Context) -> None:
    context.show(NothingAdded(), [[list_button()]])


_form = routes.form(
    Form("proud", (Field("thing", _ask, _read),), finish=_finish, stopped=_stopped, is_over=_is_over)
)


@routes.press(AskToTakeAway, fresh=show_list)
async def ask_to_take_away(context: Context, press: AskToTakeAway) -> None:
    """What on this page is their own, each on a button."""
    page = page_of(await pride.everything(context.work, by=context.person), press.page)
    if not page.own:
        await _show_page(context, page.number, in_place=True)
        return
    own = [
        [Button(shortened(thing.what, ON_BUTTON), ChooseToTakeAway(ProudThingId(thing.id)))]
        for thing in page.own
    ]
    back = [Button(CommonLabel.BACK, ShowPridePage(page.number))]
    context.show(AskWhatToTakeAway(), [*own, back], in_place=True)


@routes.press(ChooseToTakeAway, fresh=show_list)
async def choose_to_take_away(context: Context, press: ChooseToTakeAway) -> None:
    """Asked once, because it does not come back."""
    thing = await pride.own_thing(context.work, press.thing_id, by=context.person)
    sure = Button(PrideLabel.TAKE_SURE, TakeAway(press.thing_id))
    leave = Button(PrideLabel.LEAVE, ShowPridePage(0))
    context.show(AskTakeAway(thing.what), [[sure], [leave]], in_place=True)


@routes.press(TakeAway, fresh=show_list)
async def take_away(context: Context, press: TakeAway) -> None:
    """'Ja, haal het weg'."""
    await pride.take_away(context.work, press.thing_id, by=context.person)
    context.show(TakenAway(), [[list_button()]], in_place=True)


def list_button() -> Button:
    """'Mijn trotslijst'."""
    return Button(PrideLabel.LIST, ShowPride())


# --- a goal reached -------------------------------------------------------------------------------


@routes.notice(GoalReached)
def with_card(notice: GoalReached, plain: Outgoing) -> Outgoing:
    """The card, and what may come next."""
    picture = Picture(partial(picture_of_card, notice, notice.first_name))
    return replace(plain, picture=picture, rows=_after_card())


@routes.notice(GoalEarned)
def under_earned(notice: GoalEarned, plain: Outgoing) -> Outgoing:
    """To the spaarpot."""
    return plain.with_rows([[Button(ClaimLabel.MY_BALANCE, ShowRewards())]])


@routes.press(ShowCard)
async def show_card(context: Context, press: ShowCard) -> None:
    """'Kaart', of a goal of before: in a message of its own, to keep or to forward."""
    card = goal_card(await pride.card(context.work, press.goal_id, by=context.person))
    picture = Picture(partial(picture_of_card, card, context.person.first_name))
    context.show(card, _after_card(), picture=picture)


def _after_card() -> Rows:
    return [[list_button()], [Button(PrideLabel.NEW_GOAL, WishGoal())]]


# --- back after a while ---------------------------------------------------------------------------


@routes.notice(GladYouAreBack)
def under_glad(notice: GladYouAreBack, plain: Outgoing) -> Outgoing:
    """The whole list when there is one, one small thing, or nothing now."""
    whole = [[Button(PrideLabel.WHOLE, ShowPride())]] if notice.lines else []
    small = [Button(WelcomeLabel.SHOW, ShowGoals()), Button(WelcomeLabel.NOT_NOW, LaterThen())]
    return plain.with_rows([*whole, small])
