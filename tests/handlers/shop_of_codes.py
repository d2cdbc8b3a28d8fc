"""Gifts of codes for tests of the whole bot: loaded by the service, chosen by the services, and shown by pressing."""

from mentoring.choices import Choice
from mentoring.gifts import CodeForm, GiftDraft, GiftKind, GiftPictogram
from mentoring.ids import GiftId
from mentoring.money import Cents
from mentoring.vouchers import Line
from practice.phone import Phone
from services import choices, gifts, rewards, vouchers
from tests.pilot import Pilot

CODE = "BIOS-7F3K-22QX"
NUMBERS = "8718421003174"


async def adds_gift(
    pilot: Pilot, coordinator: Phone, *codes: str, form: CodeForm = CodeForm.TEXT, name: str = "Film"
) -> GiftId:
    """A gift of ten euros in the catalogue, with these codes in stock."""
    by = await pilot.someone(coordinator)
    draft = GiftDraft(name, Cents(10_00), GiftKind.CODE, form, "de film", None, GiftPictogram.CINEMA)
    async with pilot.database.work() as work:
        gift_id = await gifts.add_gift(work, draft, by=by, now=pilot.now())
        if codes:
            lines = [Line(number, code) for number, code in enumerate(codes, start=1)]
            await vouchers.load(work, gift_id, lines, by=by, now=pilot.now())
    return gift_id


async def has_saved(pilot: Pilot, phone: Phone, amount: Cents) -> None:
    """As if they earned it."""
    someone = await pilot.someone(phone)
    async with pilot.database.work() as work:
        await rewards.owe(work, someone.id, amount, cause="correction:1", by=None, now=pilot.now())


async def has_chosen(pilot: Pilot, phone: Phone, gift_id: GiftId) -> Choice:
    """As if they chose it in their spaarpot."""
    by = await pilot.someone(phone)
    async with pilot.database.work() as work:
        return await choices.choose(work, gift_id, by=by, now=pilot.now())
