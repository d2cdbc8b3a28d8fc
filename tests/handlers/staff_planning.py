"""Appointments planned by a mentor in the chat, for tests of what staff see of them."""

from mentoring.money import Cents
from mentoring.places import Place
from practice.phone import Group, Json, Phone
from services import places
from tests.pilot import Pilot
from tests.pot import fill_pot

PLAN = "Ja, plan dit"


async def anja_and_fatima(pilot: Pilot) -> tuple[Phone, Phone]:
    """A mentor, and a participant of hers."""
    anja = await pilot.mentor("Anja")
    return anja, await pilot.participant("Fatima", mentor=anja)


async def plans_by_line(mentor: Phone, line: str, chat: Group | None = None) -> Json:
    """In one line, from the command to "Gepland"."""
    earlier = [message for message in await mentor.messages(chat) if "Gepland" in message["text"]]
    await mentor.says(f"/afspraak {line}", chat)
    await mentor.presses(PLAN, chat)
    return await mentor.sees("Gepland", chat, after=earlier[-1] if earlier else None)


async def known_place(pilot: Pilot, name: str = "Serviceplein", address: str = "Raadhuisstraat 1") -> Place:
    """A place on the list, with a pin."""
    async with pilot.database.work() as work:
        by = await work.people.someone((await work.people.coordinators())[0].id)
        place_id = await places.add_place(work, name, address, (52.128, 4.657), by=by, now=pilot.now())
        return await work.places.get(place_id)


async def in_pot(pilot: Pilot, cents: int) -> None:
    """Money to promise rewards with."""
    async with pilot.database.work() as work:
        by = await work.people.someone((await work.people.coordinators())[0].id)
        await fill_pot(work, Cents(cents), by=by, now=pilot.now())


def labels(message: Json) -> list[list[str]]:
    """The words on the buttons under a message, row by row."""
    return [[button["text"] for button in row] for row in message["buttons"] or []]
