"""Appointments."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, func, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.appointments import AHEAD, Appointment, AppointmentState, Coming, Details
from mentoring.ids import AppointmentId, PersonId, SeriesId, TeamId
from mentoring.moments import When
from mentoring.money import Cents
from mentoring.places import Place
from mentoring.refusals import Gone
from storage.tables import appointments, participants, people, places

_decider = people.alias("decider")
APPOINTMENT_COLUMNS = (
    appointments,
    people.c.first_name.label("mentor_name"),
    places.c.address,
    places.c.latitude,
    places.c.longitude,
    _decider.c.first_name.label("decided_by_name"),
)
"""What `appointment_of` makes an appointment of. A query with these also goes through `with_names`."""


def with_names(query: Select[Any]) -> Select[Any]:
    """A query of appointments, joined with all that `APPOINTMENT_COLUMNS` names."""
    return (
        query.join(people, people.c.id == appointments.c.mentor_id)
        .outerjoin(places, places.c.id == appointments.c.place_id)
        .outerjoin(_decider, _decider.c.id == appointments.c.decided_by)
    )


_APPOINTMENTS = with_names(select(*APPOINTMENT_COLUMNS).select_from(appointments))
_IN_ORDER = (appointments.c.starts_at, appointments.c.id)
# Spelled as the index `ix_appointments_ahead` spells it: SQLite uses a partial index for the same words only.
_stands = text("appointments.state IN ('planned', 'moved')")
_is_to_come = and_(appointments.c.state.in_(AHEAD), appointments.c.starts_at > bindparam("now"))
_ONE = _APPOINTMENTS.where(appointments.c.id == bindparam("appointment"))
_TO_DECIDE = _ONE.with_for_update(of=appointments, key_share=True)
_TO_COME = _APPOINTMENTS.where(
    appointments.c.participant_id == bindparam("participant"), _is_to_come
).order_by(*_IN_ORDER)
_UPCOMING = _TO_COME.limit(bindparam("most"))
_TO_COME_TO_DECIDE = _TO_COME.with_for_update(of=appointments, key_share=True)
_REST_TO_DECIDE = (
    _APPOINTMENTS.where(appointments.c.series_id == bindparam("series"), _is_to_come)
    .order_by(*_IN_ORDER)
    .with_for_update(of=appointments, key_share=True)
)
_NOT_ASKED_ABOUT = (
    _APPOINTMENTS.where(
        _stands, appointments.c.asked_at.is_(None), appointments.c.starts_at <= bindparam("now")
    )
    .order_by(*_IN_ORDER)
    .with_for_update(of=appointments, key_share=True, skip_locked=True)
)
_NOT_ASKED_ONE = _NOT_ASKED_ABOUT.where(appointments.c.id == bindparam("only"))
_NOT_ASKED_IDS = (
    select(appointments.c.id)
    .where(_stands, appointments.c.asked_at.is_(None), appointments.c.starts_at <= bindparam("now"))
    .order_by(*_IN_ORDER)
)
_PLACES = (
    select(func.max(appointments.c.id), appointments.c.place)
    .join(participants, participants.c.person_id == appointments.c.participant_id)
    .where(
        participants.c.team_id == bindparam("team"),
        appointments.c.place_id.is_(None),
        appointments.c.place != "",
    )
    .group_by(appointments.c.place)
    .order_by(func.max(appointments.c.id).desc())
    .limit(bindparam("most"))
)
_ADD = insert(appointments).returning(appointments.c.id)
_CHANGING = (
    *("starts_at", "wall_time", "zone", "place", "place_id", "state", "answer", "sequence"),
    *("asked_at", "decided_by", "decided_at", "praise", "undone"),
)
_SAVE = (
    update(appointments)
    .where(appointments.c.id == bindparam("appointment"))
    .values({column: bindparam(f"new_{column}") for column in _CHANGING})
)


class Appointments:
    """Appointments by their life. A read that a decision rests on is `to_decide`; the others only show.

    What holds a participant and their appointments holds the participant first, then the appointments, then
    the ledger, always in that order, so that two pieces of work never wait for each other. An appointment that is
    held can still be referred to (`key_share`), or a new reminder for it would wait.
    """

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(
        self,
        participant_id: PersonId,
        mentor_id: PersonId,
        when: When,
        details: Details,
        *,
        series_id: SeriesId | None = None,
        now: datetime,
    ) -> AppointmentId:
        found = await self._connection.execute(
            _ADD,
            {
                "participant_id": participant_id,
                "mentor_id": mentor_id,
                **_moment(when),
                **_place(details.place),
                "minutes": details.minutes,
                "bring": list(details.bring),
                "title": details.title or None,
                "reward": details.reward,
                "recognition": details.recognition,
                "series_id": series_id,
                "state": AppointmentState.PLANNED,
                "planned_at": now,
            },
        )
        return AppointmentId(found.scalar_one())

    async def get(self, appointment_id: AppointmentId) -> Appointment:
        """Raises `Gone` when there is no such appointment."""
        return await self._only(_ONE, appointment_id)

    async def to_decide(self, appointment_id: AppointmentId) -> Appointment:
        """The appointment, held until this piece of work is done. Raises `Gone` when there is none."""
        return await self._only(_TO_DECIDE, appointment_id)

    async def save(self, appointment: Appointment) -> None:
        """Keep when and where it is, and where it is in its life."""
        values = {
            **_moment(appointment.when),
            **_place(appointment.place),
            "state": appointment.state,
            "answer": appointment.answer,
            "sequence": appointment.sequence,
            "asked_at": appointment.asked_at,
            "decided_by": appointment.decided_by,
            "decided_at": appointment.decided_at,
            "praise": appointment.praise,
            "undone": appointment.undone,
        }
        new = {f"new_{column}": value for column, value in values.items()}
        await self._connection.execute(_SAVE, {"appointment": appointment.id, **new})

    async def upcoming(self, participant_id: PersonId, *, now: datetime, most: int) -> list[Appointment]:
        """What is planned for a participant, soonest first, in one statement."""
        return await self._many(_UPCOMING, participant=participant_id, now=now, most=most)

    async def to_come(self, participant_id: PersonId, *, now: datetime) -> list[Appointment]:
        """All that is planned for a participant, soonest first."""
        return await self._many(_TO_COME, participant=participant_id, now=now)

    async def to_come_to_decide(self, participant_id: PersonId, *, now: datetime) -> list[Appointment]:
        """The same, held until this piece of work is done."""
        return await self._many(_TO_COME_TO_DECIDE, participant=participant_id, now=now)

    async def rest_of_series_to_decide(self, series_id: SeriesId, *, now: datetime) -> list[Appointment]:
        """What is still to come of a series, held until this piece of work is done."""
        return await self._many(_REST_TO_DECIDE, series=series_id, now=now)

    async def not_asked_about(self, *, now: datetime, only: AppointmentId | None = None) -> list[Appointment]:
        """Those that have begun, and of which the team was not asked how they went, held; others' are passed over.

        There are no more of them than begin in the longest time that the office is closed.
        """
        if only is not None:
            return await self._many(_NOT_ASKED_ONE, now=now, only=only)
        return await self._many(_NOT_ASKED_ABOUT, now=now)

    async def not_asked_ids(self, *, now: datetime) -> list[AppointmentId]:
        """Their numbers, without a look at what they are."""
        found = await self._connection.execute(_NOT_ASKED_IDS, {"now": now})
        return [AppointmentId(number) for number in found.scalars()]

    async def places_of(self, team_id: TeamId, *, most: int) -> list[tuple[AppointmentId, str]]:
        """Places off the list where this team had appointments, the latest first, each with its newest appointment."""
        found = await self._connection.execute(_PLACES, {"team": team_id, "most": most})
        return [(AppointmentId(row[0]), row[1]) for row in found]

    async def _only(self, query: Select[Any], appointment_id: AppointmentId) -> Appointment:
        row = (await self._connection.execute(query, {"appointment": appointment_id})).first()
        if row is None:
            raise Gone
        return appointment_of(row)

    async def _many(self, query: Select[Any], **values: Any) -> list[Appointment]:
        return [appointment_of(row) for row in await self._connection.execute(query, values)]


def appointment_of(row: Row[Any]) -> Appointment:
    """The appointment out of a row with `APPOINTMENT_COLUMNS`."""
    place = Place(row.place, row.place_id, row.address or "", row.latitude, row.longitude)
    return Appointment(
        id=AppointmentId(row.id),
        participant_id=PersonId(row.participant_id),
        mentor_id=PersonId(row.mentor_id),
        mentor_name=row.mentor_name,
        when=When(row.starts_at, row.wall_time, row.zone),
        details=Details(
            place,
            row.minutes,
            tuple(row.bring or ()),
            row.title or "",
            Cents(row.reward),
            row.recognition,
        ),
        state=AppointmentState(row.state),
        answer=Coming(row.answer) if row.answer else None,
        series_id=row.series_id,
        sequence=row.sequence,
        asked_at=row.asked_at,
        decided_by=row.decided_by,
        decided_by_name=row.decided_by_name,
        decided_at=row.decided_at,
        praise=row.praise,
        undone=row.undone,
    )


def _moment(when: When) -> dict[str, Any]:
    return {"starts_at": when.starts_at, "wall_time": when.wall_time, "zone": when.zone}


def _place(place: Place) -> dict[str, Any]:
    return {"place": place.name, "place_id": place.id}
