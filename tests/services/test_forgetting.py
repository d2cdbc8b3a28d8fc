"""What served its purpose is let go, each hour."""

from datetime import timedelta

from mentoring.programme import Programme
from messages.delivery import StaffUnreachable
from services.forgetting import DELIVERED_VALUES_KEPT, SETTLED_UPDATES_KEPT, forget
from storage.deliveries import Outcome
from storage.outbox import NoticeState
from tests.services.small_programme import NOW, begin

ON_THE_HOUR = NOW.replace(minute=0) + timedelta(days=40)


async def test_settled_updates_and_delivered_values_are_let_go_after_their_term(database):
    people = await begin(database)
    async with database.work() as work:
        [update] = await work.inbox.add([(7, 11, "{}")], now=NOW)
        await work.inbox.settle(update.id, now=NOW)
        await work.outbox.add(StaffUnreachable("Anja"), to=people.ingrid.id, now=NOW)
        await work.deliveries.record([Outcome(1, NoticeState.SENT)], now=NOW)

    before = await _kept(database, NOW.replace(minute=0) + SETTLED_UPDATES_KEPT)
    after = await _kept(database, NOW.replace(minute=0) + DELIVERED_VALUES_KEPT + timedelta(hours=1))

    assert before == (1, 1)
    assert after == (0, 0)


async def test_once_an_hour_is_enough(database):
    async with database.work() as work:
        [update] = await work.inbox.add([(7, 11, "{}")], now=NOW)
        await work.inbox.settle(update.id, now=NOW)

    assert (await _kept(database, ON_THE_HOUR.replace(minute=30)))[0] == 1


async def _kept(database, now) -> tuple[int, int]:
    """How many updates and values of notices are left after forgetting at this moment."""
    async with database.work() as work:
        await forget(work, Programme(), now)
        found = await work.connection.exec_driver_sql(
            'SELECT (SELECT count(*) FROM inbox) AS updates, (SELECT count("values") FROM outbox) AS notices'
        )
        row = found.one()
        return row.updates, row.notices
