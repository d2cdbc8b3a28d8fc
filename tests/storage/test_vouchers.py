"""Codes lie sealed in stock, and each is given once."""

from datetime import UTC, date, datetime, timedelta

import pytest

from mentoring.gifts import CodeForm, GiftDraft, GiftKind, GiftPictogram
from mentoring.ids import ChoiceId, GiftId, PersonId
from mentoring.money import Cents
from mentoring.vouchers import Line, OutOfStock
from storage.tables import choices

NOW = datetime(2026, 3, 3, 14, 30, tzinfo=UTC)
TODAY = date(2026, 3, 3)
CINEMA = GiftDraft(
    "Bioscoop", Cents(10_00), GiftKind.CODE, CodeForm.TEXT, "Alphen", None, GiftPictogram.CINEMA
)


@pytest.fixture
async def fatima(database) -> PersonId:
    async with database.work() as work:
        fatima: PersonId = await work.people.add("Fatima", now=NOW)
    return fatima


@pytest.fixture
async def cinema(database, fatima) -> GiftId:
    async with database.work() as work:
        gift: GiftId = await work.gifts.add(CINEMA, by=fatima, now=NOW)
    return gift


async def chosen(work, gift_id, person_id) -> ChoiceId:
    values = {
        "participant_id": person_id,
        "gift_id": gift_id,
        "name": "Bioscoop",
        "amount": 10_00,
        "state": "chosen",
        "chosen_at": NOW,
    }
    added = await work.connection.execute(choices.insert().returning(choices.c.id), values)
    return ChoiceId(added.scalar_one())


async def load(database, gift_id, *lines) -> None:
    async with database.work() as work:
        await work.vouchers.add(gift_id, lines, by=None, now=NOW)


async def test_the_code_that_expires_first_goes_first_and_expired_ones_never(database, fatima, cinema):
    await load(
        database,
        cinema,
        Line(1, "FOREVER"),
        Line(2, "NEXT-YEAR", TODAY + timedelta(days=365)),
        Line(3, "TODAY", TODAY),
        Line(4, "YESTERDAY", TODAY - timedelta(days=1)),
    )

    given = []
    async with database.work() as work:
        for _ in range(3):
            choice = await chosen(work, cinema, fatima)
            await work.vouchers.take(cinema, choice, today=TODAY)
            reveal = await work.vouchers.add_reveal(choice, fatima, now=NOW)
            given.append(await work.vouchers.revealed(reveal))
        one_more = await chosen(work, cinema, fatima)
        with pytest.raises(OutOfStock):
            await work.vouchers.take(cinema, one_more, today=TODAY)

    assert given == ["TODAY", "NEXT-YEAR", "FOREVER"]


async def test_what_was_given_back_is_in_stock_again(database, fatima, cinema):
    await load(database, cinema, Line(1, "ABC"))
    async with database.work() as work:
        choice = await chosen(work, cinema, fatima)
        await work.vouchers.take(cinema, choice, today=TODAY)

    async with database.work() as work:
        before = await work.vouchers.stock_of(cinema, today=TODAY)
        await work.vouchers.give_back(choice)
        after = await work.vouchers.stock_of(cinema, today=TODAY)

    assert (before.left, before.given) == (0, 1)
    assert (after.left, after.given) == (1, 0)
