"""From the poll to the screen: in order within a chat, side by side across chats, and never silently lost."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing

import pytest

from bot.dispatcher import Dispatcher
from bot.poller import Poller, chat_of
from handlers.outgoing import Outgoing
from mentoring.programme import Programme
from tests.bot.doors import Door
from tests.bot.small_house import SmallHouse, eventually, open_house


@asynccontextmanager
async def at_work(house: SmallHouse, door: Door, *, version: str = "1.0") -> AsyncIterator[Dispatcher]:
    """The poller and the dispatcher, until the `async with` ends as SIGTERM would end it."""
    dispatcher = Dispatcher(
        house.bot,
        house.database,
        house.gateway,
        door=door,
        clock=lambda: house.now,
        programme=Programme(),
        catalogue=house.catalogue,
        hands=4,
        version=version,
    )
    poller = Poller(house.call, house.database, dispatcher, clock=lambda: house.now, poll_seconds=10)
    await dispatcher.start()
    polling = asyncio.create_task(poller.run())
    try:
        yield dispatcher
    finally:
        poller.stop()
        await polling
        await dispatcher.stop()
        await house.gateway.finish(5)


@pytest.fixture
async def house(sqlite_database) -> AsyncIterator[SmallHouse]:
    async with open_house(sqlite_database) as found:
        yield found


async def test_a_chat_is_handled_in_order_and_shown_in_order(house):
    fatima = await house.room.add_person("Fatima")
    async with at_work(house, Door()):
        for number in range(10):
            await fatima.says(str(number))

        await house.room.until(lambda: _heard_all(fatima, 10), "ten answers", seconds=20)

    assert await fatima.heard() == [f"Gehoord: {number}" for number in range(10)]


async def test_an_update_is_in_the_inbox_before_it_is_confirmed(house, tmp_path):
    fatima = await house.room.add_person("Fatima")
    await fatima.says("eerst bewaren")
    kept_when_confirmed: list[int] = []

    async def call(method, parameters, patience):
        if "offset" in parameters:
            with closing(sqlite3.connect(tmp_path / "voetstuk.db")) as connection:
                kept_when_confirmed.extend(
                    row[0] for row in connection.execute("SELECT update_id FROM inbox")
                )
        return await telegram(method, parameters, patience)

    telegram, house.call = house.call, call
    async with at_work(house, Door()):
        await fatima.sees("Gehoord: eerst bewaren")
        await eventually(lambda: _is_true(kept_when_confirmed))

    assert len(kept_when_confirmed) == 1


async def test_a_chat_in_trouble_holds_up_no_other(house):
    fatima, bert = [await house.room.add_person(name) for name in ("Fatima", "Bert")]
    async with at_work(house, Door()):
        await fatima.says("break")
        await bert.says("hallo")

        await bert.sees("Gehoord: hallo")
        await fatima.sees("Sorry")


async def test_a_refusal_rolls_back_and_is_said_in_a_piece_of_work_of_its_own(house):
    fatima = await house.room.add_person("Fatima")
    async with at_work(house, Door()):
        await fatima.says("refuse")

        await fatima.sees("Dat kan niet meer.")

    assert await _acts(house) == ["refused"]
    assert await _open(house) == []


async def test_what_breaks_once_is_tried_again_and_has_its_effect_once(house):
    fatima = await house.room.add_person("Fatima")
    async with at_work(house, Door()):
        await fatima.says("break once")

        await fatima.sees("Gehoord: break once")

    assert await _acts(house) == ["heard"]


async def test_what_keeps_breaking_is_kept_with_an_apology_and_the_next_goes_on(house):
    fatima = await house.room.add_person("Fatima")
    async with at_work(house, Door()):
        await fatima.says("break")
        await fatima.says("verder")

        await fatima.sees("Gehoord: verder")

    assert (await fatima.heard())[0] == "Sorry"
    assert await _acts(house) == ["heard"]
    async with house.database.work() as work:
        assert await work.inbox.count_set_aside() == 1


async def test_another_version_takes_up_what_was_kept(house):
    fatima = await house.room.add_person("Fatima")
    async with at_work(house, Door()):
        await fatima.says("break")
        await fatima.sees("Sorry")

    same, newer = MendedDoor(), MendedDoor()
    async with at_work(house, same, version="1.0"):
        pass
    async with at_work(house, newer, version="1.1"):
        await fatima.sees("Gehoord: mended")

    assert (len(same.handled), len(newer.handled)) == (0, 1)


async def test_what_was_left_in_the_inbox_is_handled_at_the_next_start(house):
    fatima = await house.room.add_person("Fatima")
    message = await fatima.says("van gisteren")
    update = (
        '{"update_id": 7, "message": {"message_id": 1, "date": 1772548200, "text": "van gisteren", '
        f'"chat": {{"id": {message["chat_id"]}, "type": "private"}}}}}}'
    )
    async with house.database.work() as work:
        await work.inbox.add([(7, fatima.id, update)], now=house.now)
    door = Door()

    async with at_work(house, door):
        await house.room.until(lambda: _heard_all(fatima, 2), "both answers")

    assert door.handled[0] == 7


async def test_what_can_not_be_read_is_set_aside_and_holds_up_nothing(house):
    fatima = await house.room.add_person("Fatima")
    async with house.database.work() as work:
        await work.inbox.add([(7, fatima.id, '{"update_id": 7, "message": {"chat": 3}}')], now=house.now)

    async with at_work(house, Door()):
        await fatima.says("hallo")
        await fatima.sees("Gehoord: hallo")

    async with house.database.work() as work:
        assert await work.inbox.count_set_aside() == 1


@pytest.mark.parametrize("data", ["ok", "refuse", "break"])
async def test_a_press_is_always_answered(house, data):
    fatima = await house.room.add_person("Fatima")
    await fatima.says("/start")
    shown = await _with_button(house, fatima, data)
    async with at_work(house, Door()):
        await fatima.presses_under(shown, text="Druk")

        await house.room.until(lambda: _is_true(house.room.answers), "an answer to the press")

    assert house.room.answers[0]["text"] == ("Sorry" if data == "break" else "")


async def test_the_hands_are_as_many_as_they_are(house):
    people = [await house.room.add_person(f"Deelnemer {number}") for number in range(12)]
    for person in people:
        await person.says("hallo")
    door = Door()

    async with at_work(house, door):
        for person in people:
            await person.sees("Gehoord: hallo")

    assert door.most_at_once <= 4


async def test_a_clean_end_finishes_what_is_begun_and_keeps_the_rest(house, tmp_path):
    fatima = await house.room.add_person("Fatima")
    for number in range(60):
        await fatima.says(str(number))
    door = Door()

    async with at_work(house, door):
        await house.room.until(lambda: _heard_all(fatima, 1), "the first answer")

    opened = await _open(house)
    assert len(door.handled) + len(opened) == 60
    assert [f"Gehoord: {number}" for number in range(len(door.handled))] == await fatima.heard()


async def test_polling_goes_on_after_trouble(house):
    fatima = await house.room.add_person("Fatima")
    await house.room.fault("500", method="getUpdates")
    await fatima.says("hallo")

    async with at_work(house, Door()):
        await fatima.sees("Gehoord: hallo")


@pytest.mark.parametrize(
    ("update", "chat"),
    [
        ({"update_id": 1, "message": {"chat": {"id": 11}}}, 11),
        ({"update_id": 1, "callback_query": {"id": "x", "message": {"chat": {"id": -13}}}}, -13),
        ({"update_id": 1, "callback_query": {"id": "x", "inline_message_id": "y"}}, 0),
        ({"update_id": 1, "my_chat_member": {"chat": {"id": 12}}}, 12),
        ({"update_id": 1, "poll": {"id": "x"}}, 0),
    ],
)
def test_the_chat_of_an_update_is_read_from_its_json(update, chat):
    assert chat_of(update) == chat


class MendedDoor(Door):
    """A version that knows what to do with "break"."""

    async def _handle(self, update, work, now, programme, catalogue):
        context = await self.apologise(update, work, now=now, programme=programme, catalogue=catalogue)
        self.handled.append(update.update_id)
        context.outgoing = [Outgoing("Gehoord: mended")]
        return context


async def _with_button(house: SmallHouse, fatima, data: str):
    markup = {"inline_keyboard": [[{"text": "Druk", "callback_data": data}]]}
    await house.call("sendMessage", {"chat_id": fatima.id, "text": "Druk hier", "reply_markup": markup}, 5)
    return await fatima.sees("Druk hier")


async def _heard_all(phone, many: int) -> bool:
    return len(await phone.heard()) >= many


async def _is_true(thing: object) -> bool:
    return bool(thing)


async def _acts(house: SmallHouse) -> list[str]:
    async with house.database.work() as work:
        return [row[0] for row in await work.connection.exec_driver_sql("SELECT act FROM audit ORDER BY id")]


async def _open(house: SmallHouse) -> list[object]:
    async with house.database.work() as work:
        return list(await work.inbox.open())
