"""Reminders of appointments: rows with the moment at which each is due."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, func, literal, or_, select, text, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.appointments import Appointment
from mentoring.due_reminders import DueReminder
from mentoring.ids import AppointmentId, PersonId
from mentoring.people import TAKING_PART
from mentoring.preferences import Preferences
from mentoring.reminders import Planned, ReminderKind
from mentoring.replanning import Reminder
from storage.appointments import APPOINTMENT_COLUMNS, appointment_of, with_names
from storage.preferences import preferences_of
from storage.tables import Moment, appointments, participants, pauses, preferences, reminders

_IS_PLANNED = text("reminders.state = 'planned'")
"""In the words of the index `ix_reminders_due`: SQLite uses a partial index for the same words only."""

_following = reminders.alias("following")
_next_due = (
    select(func.min(_following.c.due_at, type_=Moment))
    .where(
        _following.c.appointment_id == reminders.c.appointment_id,
        _following.c.state == "planned",
        _following.c.due_at > bindparam("now"),
    )
    .scalar_subquery()
)
_silencing_pause = and_(
    pauses.c.participant_id == appointments.c.participant_id,
    pauses.c.ended_at.is_(None),
    pauses.c.reminders.is_(False),
    or_(pauses.c.until.is_(None), pauses.c.until > bindparam("now")),
)
_DUE = (
    with_names(
        select(
            reminders.c.id.label("reminder_id"),
            reminders.c.kind,
            reminders.c.due_at,
            participants.c.state.in_(TAKING_PART).label("takes_part"),
            pauses.c.id.is_not(None).label("is_paused"),
            _next_due.label("next_due_at"),
            preferences,
            *APPOINTMENT_COLUMNS,
        )
        .select_from(reminders)
        .join(appointments, appointments.c.id == reminders.c.appointment_id)
        .join(participants, participants.c.person_id == appointments.c.participant_id)
        .outerjoin(preferences, preferences.c.person_id == appointments.c.participant_id)
        .outerjoin(pauses, _silencing_pause)
    )
    .where(_IS_PLANNED, reminders.c.due_at <= bindparam("now"))
    .order_by(reminders.c.due_at, reminders.c.id)
    .limit(bindparam("most"))
    .with_for_update(of=(reminders, appointments), key_share=True, skip_locked=True)
)
_DUE_ONE = _DUE.where(reminders.c.id == bindparam("only"))
_DUE_IDS = (
    select(reminders.c.id)
    .where(_IS_PLANNED, reminders.c.due_at <= bindparam("now"))
    .order_by(reminders.c.due_at, reminders.c.id)
    .limit(bindparam("most"))
)
_AHEAD = (
    with_names(
        select(preferences, *APPOINTMENT_COLUMNS)
        .select_from(appointments)
        .outerjoin(preferences, preferences.c.person_id == appointments.c.participant_id)
    )
    .where(text("appointments.state IN ('planned', 'moved')"))  # as the index has it
    .order_by(appointments.c.starts_at, appointments.c.id)
    .with_for_update(of=appointments, key_share=True)
)
_AHEAD_OF = _AHEAD.where(
    appointments.c.participant_id == bindparam("participant"), appointments.c.starts_at > bindparam("now")
)
_AHEAD_AFTER = _AHEAD.where(
    tuple_(appointments.c.starts_at, appointments.c.id)
    > tuple_(bindparam("after_start", type_=Moment), bindparam("after_id"))
).limit(bindparam("most"))
_AHEAD_ONE = _AHEAD.where(appointments.c.id == bindparam("only"))
_AHEAD_IDS = (
    select(appointments.c.id, appointments.c.starts_at)
    .where(
        text("appointments.state IN ('planned', 'moved')"),
        tuple_(appointments.c.starts_at, appointments.c.id)
        > tuple_(bindparam("after_start", type_=Moment), bindparam("after_id")),
    )
    .order_by(appointments.c.starts_at, appointments.c.id)
    .limit(bindparam("most"))
)
_OF_APPOINTMENTS = select(reminders).where(
    reminders.c.appointment_id.in_(bindparam("appointments", expanding=True))
)
_ROWS = reminders.c.id.in_(bindparam("rows", expanding=True))
_SAY = update(reminders).where(_ROWS).values(state="sent", settled_at=bindparam("settled"))
_DROP = (
    update(reminders)
    .where(_ROWS)
    .values(state="dropped", dropped_because=bindparam("because"), settled_at=bindparam("settled"))
)
_BACK = {"state": "planned", "dropped_because": None, "settled_at": None}


@dataclass(frozen=True, slots=True)
class Ahead:
    """An appointment that is still to come, with what its participant chose and when they first heard of it."""

    appointment: Appointment
    preferences: Preferences
    planned_at: datetime


class Reminders:
    """Reminders by the state of each row: planned, sent or dropped."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def plan(self, wanted: Mapping[AppointmentId, Iterable[Planned]]) -> None:
        """Plan them, in one statement. One that was dropped comes back, when an appointment is moved and moved
        back; never one that was said.
        """
        rows = [
            {"appointment_id": appointment_id, "kind": each.kind, "due_at": each.due_at, "state": "planned"}
            for appointment_id, planned in wanted.items()
            for each in planned
        ]
        if rows:
            await self._connection.execute(_PLAN[self._connection.dialect.name], rows)

    async def of(self, appointment_ids: Collection[AppointmentId]) -> dict[AppointmentId, list[Reminder]]:
        """All reminders that there are of some appointments."""
        found: dict[AppointmentId, list[Reminder]] = defaultdict(list)
        if appointment_ids:
            for row in await self._connection.execute(
                _OF_APPOINTMENTS, {"appointments": list(appointment_ids)}
            ):
                found[AppointmentId(row.appointment_id)].append(_reminder(row))
        return found

    async def drop(self, rows: Collection[int], *, because: str, now: datetime) -> None:
        """These will never be said."""
        if rows:
            values = {"rows": list(rows), "because": because, "settled": now}
            await self._connection.execute(_DROP, values)

    async def say(self, rows: Collection[int], *, now: datetime) -> None:
        """These were put out."""
        if rows:
            await self._connection.execute(_SAY, {"rows": list(rows), "settled": now})

    async def due(self, *, now: datetime, most: int, only: int | None = None) -> list[DueReminder]:
        """Reminders whose moment is there, held with their appointments until this piece of work is done; those
        that others hold are passed over. All that says whether they still make sense comes in the one statement.
        """
        values = {"now": now, "most": most}
        query, values = (_DUE, values) if only is None else (_DUE_ONE, values | {"only": only})
        return [_due(row) for row in await self._connection.execute(query, values)]

    async def due_ids(self, *, now: datetime, most: int) -> list[int]:
        """Their numbers, without a look at what they are."""
        return list((await self._connection.execute(_DUE_IDS, {"now": now, "most": most})).scalars())

    async def plan_again(self, rows: Collection[int], *, now: datetime) -> None:
        """Plan some that were put out once more, for this moment."""
        if rows:
            await self._connection.execute(
                _PLAN_AGAIN[self._connection.dialect.name], {"rows": list(rows), "now": now}
            )

    async def ahead_of(self, participant_id: PersonId, *, now: datetime) -> list[Ahead]:
        """What is still to come for a participant, soonest first, held until this piece of work is done."""
        return await self._ahead(_AHEAD_OF, participant=participant_id, now=now)

    async def ahead_after(self, start: datetime, appointment_id: int, *, most: int) -> list[Ahead]:
        """What begins after a moment, or then and with a higher number, soonest first, held as above."""
        return await self._ahead(_AHEAD_AFTER, after_start=start, after_id=appointment_id, most=most)

    async def ahead_one(self, appointment_id: AppointmentId) -> list[Ahead]:
        """The same of one appointment; nothing when it does not stand any more."""
        return await self._ahead(_AHEAD_ONE, only=appointment_id)

    async def ahead_ids(
        self, start: datetime, appointment_id: int, *, most: int
    ) -> list[tuple[AppointmentId, datetime]]:
        """As `ahead_after`: their numbers and when they begin, without a look at what they are."""
        values = {"after_start": start, "after_id": appointment_id, "most": most}
        found = await self._connection.execute(_AHEAD_IDS, values)
        return [(AppointmentId(row.id), row.starts_at) for row in found]

    async def _ahead(self, query: Select[Any], **values: Any) -> list[Ahead]:
        found = await self._connection.execute(query, values)
        return [Ahead(appointment_of(row), preferences_of(row), row.planned_at) for row in found]


def _plan(dialect: Any) -> Any:
    return dialect.insert(reminders).on_conflict_do_update(
        index_elements=["appointment_id", "kind", "due_at"],
        set_=_BACK,
        where=reminders.c.state == "dropped",
    )


def _plan_again(dialect: Any) -> Any:
    columns = ("appointment_id", "kind", "due_at", "state")
    once_more = select(
        reminders.c.appointment_id, reminders.c.kind, bindparam("now", type_=Moment), literal("planned")
    ).where(_ROWS)
    return dialect.insert(reminders).from_select(columns, once_more).on_conflict_do_nothing()


_PLAN = {"sqlite": _plan(sqlite), "postgresql": _plan(postgresql)}
_PLAN_AGAIN = {"sqlite": _plan_again(sqlite), "postgresql": _plan_again(postgresql)}


def _reminder(row: Row[Any]) -> Reminder:
    kind = ReminderKind(row.kind)
    said_at = (row.settled_at or row.due_at) if row.state == "sent" else None
    return Reminder(row.id, kind, row.due_at, is_planned=row.state == "planned", said_at=said_at)


def _due(row: Row[Any]) -> DueReminder:
    return DueReminder(
        id=row.reminder_id,
        kind=ReminderKind(row.kind),
        due_at=row.due_at,
        appointment=appointment_of(row),
        takes_part=bool(row.takes_part),
        preferences=preferences_of(row),
        is_paused=bool(row.is_paused),
        next_due_at=row.next_due_at,
    )
