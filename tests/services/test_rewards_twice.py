"""Whatever books is booked once: tried again it gives the first result, with another amount it is refused."""

from collections.abc import Awaitable, Callable

import pytest

from mentoring.ids import CorrectionId, PersonId
from mentoring.ledger import Account, CauseUsed
from mentoring.money import Cents
from services import rewards
from storage.database import Database
from storage.work import Work
from tests.services.small_programme import NOW, PROGRAMME, begin

FATIMA, INGRID = PersonId(3), PersonId(1)
Booking = Callable[[Work, Cents], Awaitable[None]]


def by_cause(book: Callable[..., Awaitable[None]], cause: str, **more: object) -> Booking:
    return lambda work, amount: book(work, FATIMA, amount, cause=cause, by=INGRID, now=NOW, **more)


BOOKINGS: dict[str, Booking] = {
    "reserve": by_cause(rewards.reserve, "goal:9:1", programme=PROGRAMME),
    "reserve_again": by_cause(rewards.reserve_again, "appointment:9:promised:1"),
    "release": by_cause(rewards.release, "goal:9:1:set_aside"),
    "earn": by_cause(rewards.earn, "claim:9"),
    "take_back": by_cause(rewards.take_back, "claim:9:undone"),
    "choose": by_cause(rewards.choose, "choice:9"),
    "unchoose": by_cause(rewards.unchoose, "choice:9:undone"),
    "hand_over": by_cause(rewards.hand_over, "choice:9:handed_over"),
    "owe": by_cause(rewards.owe, "correction:9"),
    "bear": lambda work, amount: rewards.bear(
        work, FATIMA, amount, correction_id=CorrectionId(9), by=INGRID, now=NOW
    ),
    "change_pot": lambda work, amount: rewards.change_pot(work, amount, cause="budget:9", by=INGRID, now=NOW),
    "change_pot, lower": lambda work, amount: rewards.change_pot(
        work, Cents(-amount), cause="budget:9", by=INGRID, now=NOW
    ),
}
"""Everything in `services.rewards` that books, with a cause that was not used before."""


@pytest.fixture
async def with_money(database: Database) -> Database:
    """EUR 10 on every account of Fatima's but what was handed over, and the rest of EUR 100 in the pot."""
    await begin(database)
    async with database.work() as work:
        await by_cause(rewards.reserve, "goal:1:1", programme=PROGRAMME)(work, Cents(30_00))
        await by_cause(rewards.earn, "claim:1")(work, Cents(20_00))
        await by_cause(rewards.choose, "choice:1")(work, Cents(10_00))
    return database


@pytest.mark.parametrize("booking", BOOKINGS)
async def test_what_is_booked_twice_is_booked_once_and_with_another_amount_refused(
    with_money: Database, booking: str
):
    await book(with_money, booking, 5_00)
    after_one = await everything(with_money)

    await book(with_money, booking, 5_00)
    after_two = await everything(with_money)
    with pytest.raises(CauseUsed):
        await book(with_money, booking, 5_01)

    assert after_one == after_two == await everything(with_money)


def test_the_table_names_everything_that_books():
    reads = {"require_in_pot", "balance", "own"}
    acts = {
        name for name, each in vars(rewards).items() if getattr(each, "__module__", "") == rewards.__name__
    }

    public = {name for name in acts if name.islower() and not name.startswith("_")}

    assert public - reads == {name.split(",")[0] for name in BOOKINGS}


async def book(database: Database, booking: str, amount: int) -> None:
    async with database.work() as work:
        await BOOKINGS[booking](work, Cents(amount))


async def everything(database: Database) -> tuple[dict[Account, Cents], int]:
    async with database.work() as work:
        return (await work.ledger.balances()).all(), (await work.ledger.head())[0]
