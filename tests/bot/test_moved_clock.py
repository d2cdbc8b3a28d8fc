"""A clock that is moved in the practice room: the bot lives through the time between, as people would see it."""

from datetime import datetime, timedelta

from bot.practice import live_at
from messages.letters import LetterPassedOn
from practice.phone import Phone
from tests.pilot import Pilot


async def test_what_falls_due_during_a_jump_comes_at_its_own_time(pilot: Pilot):
    fatima = await pilot.participant("Fatima")
    hour = pilot.now().replace(minute=0, second=0, microsecond=0)
    moments = [hour + timedelta(days=days, minutes=30) for days in (1, 3, 6)]
    for moment in moments:
        await _puts_out(pilot, fatima, due_at=moment, expires_at=moment + timedelta(hours=1))

    await pilot.moves_clock(days=7)

    assert await _came_at(fatima) == moments


async def test_what_people_did_before_a_jump_is_answered_before_it(pilot: Pilot):
    fatima = await pilot.participant("Fatima")
    before = pilot.now()
    await pilot.room.fault(
        "500", method="getUpdates"
    )  # so that the bot hears what comes next after a while only
    await fatima.says("/afspraken")
    await fatima.sees("afspraken")

    asked = await fatima.says("/afspraken")
    await pilot.moves_clock(days=2)

    answer = next(m for m in await fatima.messages() if m["message_id"] > asked["message_id"])
    assert datetime.fromisoformat(answer["date"]) - before < timedelta(minutes=5)


async def test_what_a_delivery_brings_about_comes_at_the_same_step(pilot: Pilot):
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)
    moment = pilot.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=1)
    await _puts_out(pilot, fatima, due_at=moment)
    pilot.server.room.chats[fatima.id].bot = "kicked"  # an account that is gone: nobody tells the bot

    await pilot.moves_clock(days=2)

    told = await anja.sees("Fatima", pilot.admin_chat)
    assert datetime.fromisoformat(told["date"]) == moment


async def test_a_fault_that_keeps_the_bot_busy_does_not_stop_the_clock(pilot: Pilot):
    fatima = await pilot.participant("Fatima")
    await pilot.room.fault("500", method="getUpdates", times=3)
    await fatima.says("/afspraken")

    await live_at(pilot.server.room, pilot.bot, seconds=0.05)

    assert pilot.server.room.updates.pending


async def _puts_out(pilot: Pilot, to: Phone, *, due_at: datetime, expires_at: datetime | None = None) -> None:
    participant = await pilot.as_participant(to)
    async with pilot.database.work() as work:
        await work.outbox.add(
            LetterPassedOn("Anja"), to=participant.id, now=pilot.now(), due_at=due_at, expires_at=expires_at
        )


async def _came_at(phone: Phone) -> list[datetime]:
    """When the bot said that it has passed something on."""
    return [
        datetime.fromisoformat(message["date"])
        for message in await phone.messages()
        if message["text"].startswith("Ik heb het aan Anja gegeven")
    ]
