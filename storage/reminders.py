"""Reminders of appointments: rows with the moment at which each is due."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.ids import AppointmentId
from mentoring.people import TAKING_PART
from mentoring.reminders import DueReminder, ReminderKind
from storage.appointments import APPOINTMENT_COLUMNS, appointment_of
from storage.tables import appointments, participants, people, reminders

_DUE = (
    select(
        reminders.c.id.label("reminder_id"),
        reminders.c.kind,
        reminders.c.due_at,
        participants.c.state.in_(TAKING_PART).label("takes_part"),
        *APPOINTMENT_COLUMNS,
    )
    .join(appointments, appointments.c.id == reminders.c.appointment_id)
    .join(people, people.c.id == appointments.c.mentor_id)
    .join(participants, participants.c.person_id == appointments.c.participant_id)
    .where(reminders.c.state == "planned", reminders.c.due_at <= bindparam("now"))
    .order_by(reminders.c.due_at, reminders.c.id)
    .limit(bindparam("most"))
    .with_for_update(of=reminders, skip_locked=True)
)
_SETTLE = (
    update(reminders)
    .where(reminders.c.id.in_(bindparam("rows", expanding=True)))
    .values(state=bindparam("new_state"))
)


class Reminders:
    """Reminders by the state of each row: planned, sent or dropped."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def plan(self, appointment_id: AppointmentId, kind: ReminderKind, due_at: datetime) -> None:
        """Plan it. One that was dropped comes back, when an appointment is moved and moved back; never one
        that was said.
        """
        dialect = sqlite if self._connection.dialect.name == "sqlite" else postgresql
        await self._connection.execute(
            dialect.insert(reminders)
            .values(appointment_id=appointment_id, kind=kind, due_at=due_at, state="planned")
            .on_conflict_do_update(
                index_elements=["appointment_id", "kind", "due_at"],
                set_={"state": "planned"},
                where=reminders.c.state == "dropped",
            )
        )

    async def drop(self, appointment_id: AppointmentId) -> None:
        """Those that were not said yet never will be: the appointment is at another moment now."""
        await self._connection.execute(
            update(reminders)
            .where(reminders.c.appointment_id == appointment_id, reminders.c.state == "planned")
            .values(state="dropped")
        )

    async def due(self, *, now: datetime, most: int) -> list[DueReminder]:
        """Reminders whose moment is there, held until this piece of work is done; others' are passed over."""
        found = await self._connection.execute(_DUE, {"now": now, "most": most})
        return [_reminder(row) for row in found]

    async def settle(self, *, said: Iterable[int], dropped: Iterable[int]) -> None:
        """Write down which were said, and which made no sense any more."""
        for rows, state in ((list(said), "sent"), (list(dropped), "dropped")):
            if rows:
                await self._connection.execute(_SETTLE, {"rows": rows, "new_state": state})


def _reminder(row: Row[Any]) -> DueReminder:
    return DueReminder(
        id=row.reminder_id,
        kind=ReminderKind(row.kind),
        due_at=row.due_at,
        appointment=appointment_of(row),
        takes_part=bool(row.takes_part),
    )
