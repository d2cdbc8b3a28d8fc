"""What says that it is too much is heard, also when a rule is against what was written or handling it breaks."""

from typing import Any

import pytest
from sqlalchemy import select
from telegram import Update

from handlers import front_door
from mentoring.programme import Programme
from mentoring.refusals import NoLongerPossible
from messages.catalogue import read_catalogue
from messages.method import read_method
from storage.database import Database
from storage.tables import outbox
from tests.services.roster import NOW, fill

IN_THE_HOUSE: dict[str, Any] = {
    "now": NOW,
    "programme": Programme(method=read_method()),
    "catalogue": read_catalogue(),
}
FATIMA = {"id": 4, "is_bot": False, "first_name": "Fatima"}
PRIVATE = {"id": 4, "type": "private", "first_name": "Fatima"}
ANSWERS = {"HelpAtOnce", "CallCard"}


@pytest.fixture
async def update(database: Database) -> Update:
    """Fatima writes it."""
    await fill(database)
    message = {"message_id": 7, "date": 1_772_000_000, "chat": PRIVATE, "from": FATIMA, "text": "ik wil dood"}
    return Update.de_json({"update_id": 9, "message": message}, None)


async def put_out(database: Database) -> set[str]:
    async with database.work() as work:
        return set((await work.connection.execute(select(outbox.c.kind))).scalars()) & ANSWERS


async def test_a_refusal_takes_nothing_of_it_back(database, update):
    async with database.work() as work:
        await front_door.refuse(update, work, NoLongerPossible(), **IN_THE_HOUSE)

    assert await put_out(database) == ANSWERS


async def test_a_fault_on_our_side_takes_nothing_of_it_back(database, update):
    async with database.work() as work:
        await front_door.apologise(update, work, **IN_THE_HOUSE)

    assert await put_out(database) == ANSWERS
