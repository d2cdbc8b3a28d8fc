"""/cadeaus: the catalogue of gifts. Mentors look at what their participants see; coordinators keep it."""

from handlers.context import Context
from handlers.routes import Routes
from handlers.staff import gift_adding, gift_changing
from handlers.staff.gift_pages import BringBackGift, ListGifts, RetireGift, ShowGift, show_gift, show_list
from services import gifts

routes = Routes()
routes.add(gift_adding.routes)
routes.add(gift_changing.routes)


@routes.command("cadeaus", for_staff=True)
async def list_gifts(context: Context) -> None:
    """`/cadeaus`; with a name and a value behind it, a coordinator adds that gift."""
    if context.arguments:
        await gift_adding.add_in_one_line(context)
    else:
        await show_list(context)


@routes.press(ListGifts)
async def turn_list(context: Context, press: ListGifts) -> None:
    """The list, or its next page."""
    await show_list(context, press.page, in_place=True)


@routes.press(ShowGift)
async def show_one(context: Context, press: ShowGift) -> None:
    """A gift of the list."""
    await show_gift(context, press.gift_id)


@routes.press(RetireGift)
async def retire_gift(context: Context, press: RetireGift) -> None:
    """'Uit de catalogus halen'."""
    await gifts.retire_gift(context.work, press.gift_id, by=context.person, now=context.now)
    await show_gift(context, press.gift_id)


@routes.press(BringBackGift)
async def bring_back(context: Context, press: BringBackGift) -> None:
    """'Weer in de catalogus zetten'."""
    await gifts.bring_back(context.work, press.gift_id, by=context.person, now=context.now)
    await show_gift(context, press.gift_id)
