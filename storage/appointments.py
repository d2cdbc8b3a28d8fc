"""Appointments."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.appointments import AHEAD, Appointment, AppointmentState, Coming
from mentoring.ids import AppointmentId, PersonId, TeamId
from mentoring.moments import When
from mentoring.refusals import Gone
from storage.tables import appointments, participants, people

APPOINTMENT_COLUMNS = (
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
_APPOINTMENTS = select(*APPOINTMENT_COLUMNS).join(people, people.c.id == appointments.c.mentor_id)
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
        return appointment_of(row)

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
        return [appointment_of(row) for row in await self._connection.execute(_UPCOMING, values)]

    async def places_of(self, team_id: TeamId, *, most: int) -> list[tuple[AppointmentId, str]]:
        """Places where this team had appointments, the latest first, each with its newest appointment."""
        found = await self._connection.execute(_PLACES, {"team": team_id, "most": most})
        return [(AppointmentId(row[0]), row[1]) for row in found]


def appointment_of(row: Row[Any]) -> Appointment:
    """The appointment out of a row with `APPOINTMENT_COLUMNS`."""
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
