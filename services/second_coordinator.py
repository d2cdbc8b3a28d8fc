"""Asking a second coordinator, each in private: the first one who answers decides, and all cards say how it ended."""

from collections.abc import Iterable
from datetime import datetime

from mentoring.ids import PersonId
from messages.base import Notice
from storage.work import Work


async def others(work: Work, *these: PersonId) -> list[PersonId]:
    """The coordinators with a linked account, without these."""
    return [
        coordinator.id
        for coordinator in await work.people.coordinators()
        if coordinator.telegram_id is not None and coordinator.id not in these
    ]


async def show(work: Work, card: Notice, people: Iterable[PersonId], *, of: str, now: datetime) -> None:
    """A card in the private chat of each (`of`: of what); where one stands already it is brought up to date."""
    for person_id in people:
        await work.outbox.add(card, to=person_id, card=of, now=now)
