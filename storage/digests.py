"""What a team has open, as its digest tells it: of one team, and few rows of each."""

from datetime import datetime

from sqlalchemy import and_, bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.appointments import AHEAD, Appointment, AppointmentState
from mentoring.ids import PersonId, TeamId
from mentoring.people import TAKING_PART
from storage.appointments import APPOINTMENT_COLUMNS, appointment_of, with_names
from storage.tables import appointment_requests, appointments, letters, participants, pauses

_of_team = and_(participants.c.team_id == bindparam("team"), participants.c.state.in_(TAKING_PART))
_newest = (
    select(func.max(letters.c.id))
    .join(participants, participants.c.person_id == letters.c.participant_id)
    .where(_of_team)
    .group_by(letters.c.participant_id)
)
_UNANSWERED = (
    select(letters.c.participant_id, letters.c.written_at)
    .where(
        letters.c.id.in_(_newest),
        letters.c.author_id == letters.c.participant_id,
        letters.c.written_at > bindparam("since"),
    )
    .order_by(letters.c.written_at, letters.c.id)
)
_REQUESTS = (
    select(appointment_requests.c.participant_id, appointment_requests.c.asked_at)
    .join(participants, participants.c.person_id == appointment_requests.c.participant_id)
    .where(_of_team, appointment_requests.c.settled_at.is_(None))
    .order_by(appointment_requests.c.asked_at, appointment_requests.c.id)
)
_APPOINTMENTS = (
    with_names(select(*APPOINTMENT_COLUMNS).select_from(appointments))
    .join(participants, participants.c.person_id == appointments.c.participant_id)
    .where(
        _of_team,
        appointments.c.state.in_(AHEAD),
        appointments.c.starts_at >= bindparam("since"),
        appointments.c.starts_at < bindparam("until"),
    )
    .order_by(appointments.c.starts_at, appointments.c.id)
)
_MET = (
    select(appointments.c.participant_id)
    .join(participants, participants.c.person_id == appointments.c.participant_id)
    .where(
        _of_team,
        appointments.c.state == AppointmentState.KEPT,
        appointments.c.starts_at >= bindparam("since"),
    )
)
_PAUSED = (
    select(pauses.c.participant_id, pauses.c.until)
    .join(participants, participants.c.person_id == pauses.c.participant_id)
    .where(_of_team, pauses.c.ended_at.is_(None))
    .order_by(pauses.c.until.is_(None), pauses.c.until, pauses.c.id)
)


class Digests:
    """Reads that only show. Each has who it is about, in the order in which staff should look."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def unanswered(self, team_id: TeamId, *, since: datetime) -> list[tuple[PersonId, datetime]]:
        """Whose newest letter is their own, and when they wrote it: the longest ago first."""
        found = await self._connection.execute(_UNANSWERED, {"team": team_id, "since": since})
        return [(PersonId(row[0]), row[1]) for row in found]

    async def requests(self, team_id: TeamId) -> list[tuple[PersonId, datetime]]:
        """Who would like an appointment or another moment for one, and since when."""
        found = await self._connection.execute(_REQUESTS, {"team": team_id})
        return [(PersonId(row[0]), row[1]) for row in found]

    async def appointments(self, team_id: TeamId, *, since: datetime, until: datetime) -> list[Appointment]:
        """Appointments that stand and of which nobody has said how they went."""
        values = {"team": team_id, "since": since, "until": until}
        return [appointment_of(row) for row in await self._connection.execute(_APPOINTMENTS, values)]

    async def paused(self, team_id: TeamId) -> list[tuple[PersonId, datetime | None]]:
        """Who has a pause, and until when: the first to come back first."""
        found = await self._connection.execute(_PAUSED, {"team": team_id})
        return [(PersonId(row[0]), row[1]) for row in found]

    async def met(self, team_id: TeamId, *, since: datetime) -> set[PersonId]:
        """Who has kept an appointment since: they are not silent, whatever they do in the bot."""
        found = await self._connection.execute(_MET, {"team": team_id, "since": since})
        return {PersonId(row[0]) for row in found}
