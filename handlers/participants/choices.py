"""One gift: its page, picking it, changing one's mind, and saying that one has it; and the list of one's own gifts."""

from handlers.buttons import Button, Rows
from handlers.context import Context
from handlers.gift_pictures import picture_of
from handlers.outgoing import Outgoing
from handlers.pages import page_at
from handlers.participants.presses import (
    ChooseGift,
    NotReceived,
    ReceivedGift,
    ShowChoice,
    ShowChoices,
    ShowCode,
    ShowRewards,
    TakeGift,
    UndoChoice,
)
from handlers.participants.rewards import show_rewards
from handlers.routes import Routes
from mentoring.choices import Choice
from mentoring.ids import ChoiceId
from messages.choices import (
    ChoiceLabel,
    ChoicePage,
    ChoiceTakenBack,
    GiftChosen,
    GiftHandedOver,
    MentorLooks,
    MyGifts,
    NiceToHave,
    NoGiftsYet,
    choice_line,
    what_now,
)
from messages.gifts import gift_page
from services import choices, hand_overs

routes = Routes()

_ON_A_PAGE = 4
"""With what stands above them they are five lines (`product.md`, rule 3)."""


# --- choosing -------------------------------------------------------------------------------------


@routes.press(ChooseGift, fresh=show_rewards)
async def show_gift(context: Context, press: ChooseGift) -> None:
    """The page of a gift. A new message: a picture can't take the place of words."""
    offer = await choices.offer(context.work, press.gift_id, by=context.person, now=context.now)
    take = Button(ChoiceLabel.TAKE, TakeGift(press.gift_id, offer.after), style="success")
    rows = [[take], [Button(ChoiceLabel.SAVE, ShowRewards())]]
    context.show(gift_page(offer.gift, mentor=context.mentor), rows, picture=picture_of(offer.gift))


@routes.press(TakeGift, fresh=show_rewards)
async def take_gift(context: Context, press: TakeGift) -> None:
    """'Ja, dit wil ik'. A second tap on the same page shows the same."""
    chosen = await choices.choose(
        context.work, press.gift_id, after=press.after, by=context.person, now=context.now
    )
    balance = await choices.saved(context.work, by=context.person)
    context.take_buttons()
    screen = GiftChosen(chosen.name, what_now(chosen, mentor=context.mentor), balance)
    context.show(screen, _under(context, chosen))


@routes.press(UndoChoice, fresh=show_rewards)
async def undo_choice(context: Context, press: UndoChoice) -> None:
    """'Toch niet': all of it is back."""
    undone = await choices.undo(context.work, press.choice_id, by=context.person, now=context.now)
    balance = await choices.saved(context.work, by=context.person)
    context.show(ChoiceTakenBack(undone.name, balance), [[_back()]], in_place=True)


# --- one's own gifts ------------------------------------------------------------------------------


async def show_mine(context: Context) -> None:
    """The first page of one's own gifts."""
    await _show_page(context, 0)


@routes.press(ShowChoices, fresh=show_rewards)
async def show_choices(context: Context, press: ShowChoices) -> None:
    """'Mijn cadeaus', and another page of them in the place of this one."""
    await _show_page(context, press.page, in_place=press.page > 0)


@routes.press(ShowChoice, fresh=show_mine)
async def show_choice(context: Context, press: ShowChoice) -> None:
    """One of them, as it stands now."""
    choice = await choices.one(context.work, press.choice_id, by=context.person)
    screen = ChoicePage(choice.name, what_now(choice, mentor=context.mentor))
    context.show(screen, _under(context, choice))


async def _show_page(context: Context, number: int, *, in_place: bool = False) -> None:
    found = await choices.mine(context.work, by=context.person)
    if not found:
        context.show(NoGiftsYet(), [[_back()]], in_place=in_place)
        return
    page = page_at(found, number, size=_ON_A_PAGE)
    lines = tuple(choice_line(choice) for _, choice in page.shown)
    rows = [[Button(choice.name, ShowChoice(choice.id))] for _, choice in page.shown]
    more = [] if page.is_all else [[Button(ChoiceLabel.MORE, ShowChoices(page.following))]]
    context.show(MyGifts(lines), [*rows, *more, [_back()]], in_place=in_place)


def _under(context: Context, choice: Choice) -> Rows:
    """What can be done with a gift as it stands."""
    rows: Rows = []
    if choice.is_code and context.person.acted_by is None:
        rows.append([Button(ChoiceLabel.SHOW_CODE, ShowCode(choice.id), style="primary")])
    if choice.is_to_confirm:
        rows.append(_confirm(choice.id))
    if choice.can_be_undone:
        rows.append([Button(ChoiceLabel.NOT_AFTER_ALL, UndoChoice(choice.id))])
    return [*rows, [_back()]]


def _back() -> Button:
    return Button(ChoiceLabel.BACK, ShowRewards())


# --- handed over ----------------------------------------------------------------------------------


@routes.notice(GiftHandedOver)
def dress_handed_over(notice: GiftHandedOver, plain: Outgoing) -> Outgoing:
    """One tap says that it is there."""
    return plain.with_rows([_confirm(ChoiceId(notice.choice_id))])


@routes.press(ReceivedGift, fresh=show_mine)
async def receive(context: Context, press: ReceivedGift) -> None:
    """'Ontvangen'."""
    received = await choices.receive(context.work, press.choice_id, by=context.person, now=context.now)
    context.show(NiceToHave(received.name), [[_back()]], in_place=True)


@routes.press(NotReceived, fresh=show_mine)
async def not_received(context: Context, press: NotReceived) -> None:
    """'Nog niet': the team hears of it, and the button to say that it came stays."""
    await hand_overs.say_not_received(context.work, press.choice_id, by=context.person, now=context.now)
    received = Button(ChoiceLabel.RECEIVED, ReceivedGift(press.choice_id))
    context.show(MentorLooks(context.mentor), [[received]], in_place=True)


def _confirm(choice_id: ChoiceId) -> list[Button]:
    return [
        Button(ChoiceLabel.RECEIVED, ReceivedGift(choice_id), style="success"),
        Button(ChoiceLabel.NOT_YET, NotReceived(choice_id)),
    ]
