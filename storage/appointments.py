"""Appointments and their reminders."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.appointments import AHEAD, Appointment, AppointmentState, Coming
from mentoring.ids import AppointmentId, PersonId, TeamId
from mentoring.moments import When
from mentoring.people import TAKING_PART
from mentoring.refusals import Gone
from mentoring.reminders import DueReminder, ReminderKind
from storage.tables import appointments, participants, people, reminders

_Row = Row[*tuple[Any, ...]]

_COLUMNS = (
    appointments.c.id,
    appointments.c.participant_id,
    appointments.c.mentor_id,
    people.c.first_name,
    appointments.c.starts_at,
    appointments.c.wall_time,
    appointments.c.zone,
    appointments.c.place,
    appointments.c.state,
    appointments.c.answer,
)
_APPOINTMENTS = select(*_COLUMNS).join(people, people.c.id == appointments.c.mentor_id)
_ONE = _APPOINTMENTS.where(appointments.c.id == bindparam("appointment")).with_for_update(of=appointments)
_UPCOMING = (
    _APPOINTMENTS.where(
        appointments.c.participant_id == bindparam("participant"),
        appointments.c.state.in_(AHEAD),
        appointments.c.starts_at > bindparam("now"),
    )
    .order_by(appointments.c.starts_at, appointments.c.id)
    .limit(bindparam("most"))
)
_PLACES = (
    select(func.max(appointments.c.id), appointments.c.place)
    .join(participants, participants.c.person_id == appointments.c.participant_id)
    .where(participants.c.team_id == bindparam("team"))
    .group_by(appointments.c.place)
    .order_by(func.max(appointments.c.id).desc())
    .limit(bindparam("most"))
)
_SAVE = (
    update(appointments)
    .where(appointments.c.id == bindparam("appointment"))
    .values(
        starts_at=bindparam("new_start"),
        wall_time=bindparam("new_wall_time"),
        zone=bindparam("new_zone"),
        place=bindparam("new_place"),
        state=bindparam("new_state"),
        answer=bindparam("new_answer"),
    )
)
_DUE = (
    select(
        reminders.c.id.label("reminder_id"),
        reminders.c.kind,
        reminders.c.due_at,
        participants.c.state.in_(TAKING_PART).label("takes_part"),
        *_COLUMNS,
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


class Appointments:
    """Appointments by their life. A read that a decision rests on is `to_decide`; the others only show."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(
        self, participant_id: PersonId, mentor_id: PersonId, when: When, place: str, *, now: datetime
    ) -> AppointmentId:
        found = await self._connection.execute(
            insert(appointments)
            .values(
                participant_id=participant_id,
                mentor_id=mentor_id,
                starts_at=when.starts_at,
                wall_time=when.wall_time,
                zone=when.zone,
                place=place,
                state=AppointmentState.PLANNED,
                planned_at=now,
            )
            .returning(appointments.c.id)
        )
        return AppointmentId(found.scalar_one())

    async def to_decide(self, appointment_id: AppointmentId) -> Appointment:
        """The appointment, held until this piece of work is done. Raises `Gone` when there is none."""
        row = (await self._connection.execute(_ONE, {"appointment": appointment_id})).first()
        if row is None:
            raise Gone
        return _appointment(row)

    async def save(self, appointment: Appointment) -> None:
        """Keep when and where it is, and where it is in its life."""
        await self._connection.execute(
            _SAVE,
            {
                "appointment": appointment.id,
                "new_start": appointment.when.starts_at,
                "new_wall_time": appointment.when.wall_time,
                "new_zone": appointment.when.zone,
                "new_place": appointment.place,
                "new_state": appointment.state,
                "new_answer": appointment.answer,
            },
        )

    async def upcoming(self, participant_id: PersonId, *, now: datetime, most: int) -> list[Appointment]:
        """What is planned for a participant, soonest first, in one statement."""
        values = {"participant": participant_id, "now": now, "most": most}
        return [_appointment(row) for row in await self._connection.execute(_UPCOMING, values)]

    async def places_of(self, team_id: TeamId, *, most: int) -> list[tuple[AppointmentId, str]]:
        """Places where this team had appointments, the latest first, each with its newest appointment."""
        found = await self._connection.execute(_PLACES, {"team": team_id, "most": most})
        return [(AppointmentId(row[0]), row[1]) for row in found]

    async def plan_reminder(
        self, appointment_id: AppointmentId, kind: ReminderKind, due_at: datetime
    ) -> None:
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

    async def drop_reminders(self, appointment_id: AppointmentId) -> None:
        """Those that were not said yet never will be: the appointment is at another moment now."""
        await self._connection.execute(
            update(reminders)
            .where(reminders.c.appointment_id == appointment_id, reminders.c.state == "planned")
            .values(state="dropped")
        )

    async def due_reminders(self, *, now: datetime, most: int) -> list[DueReminder]:
        """Reminders whose moment is there, held until this piece of work is done; others' are passed over."""
        found = await self._connection.execute(_DUE, {"now": now, "most": most})
        return [_reminder(row) for row in found]

    async def settle_reminders(self, *, said: Iterable[int], dropped: Iterable[int]) -> None:
        """Write down which were said, and which made no sense any more."""
        for rows, state in ((list(said), "sent"), (list(dropped), "dropped")):
            if rows:
                await self._connection.execute(_SETTLE, {"rows": rows, "new_state": state})


def _appointment(row: _Row) -> Appointment:
    return Appointment(
        id=AppointmentId(row.id),
        participant_id=PersonId(row.participant_id),
        mentor_id=PersonId(row.mentor_id),
        mentor_name=row.first_name,
        when=When(row.starts_at, row.wall_time, row.zone),
        place=row.place,
        state=AppointmentState(row.state),
        answer=Coming(row.answer) if row.answer else None,
    )


def _reminder(row: _Row) -> DueReminder:
    return DueReminder(
        id=row.reminder_id,
        kind=ReminderKind(row.kind),
        due_at=row.due_at,
        appointment=_appointment(row),
        takes_part=bool(row.takes_part),
    )
