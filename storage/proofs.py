"""What the check asks of the database as a whole: where tables that must agree do not."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Table,
    Text,
    and_,
    cast,
    func,
    literal,
    or_,
    select,
    text,
    tuple_,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.appointments import AHEAD, AppointmentState
from mentoring.claims import ClaimState
from mentoring.goals import GoalState
from mentoring.ids import AppointmentId, ClaimId, PersonId
from mentoring.money import Cents
from mentoring.steps import StepState
from storage.goal_rows import COUNTS
from storage.tables import appointments, claims, goals, inbox, ledger, steps

GUARDS = frozenset(f"{table}_refuses_{act}" for table in ("ledger", "audit") for act in ("update", "delete"))
"""The triggers that keep the ledger and the audit log append-only."""

_GUARDS_ON_POSTGRES = GUARDS | {"ledger_refuses_truncate", "audit_refuses_truncate"}

MOST = 100
"""Findings of one kind that are told: whoever has a hundred needs no more to know where to look."""


def _payment(cause: str, table: Table) -> tuple[ColumnElement[Any], ...]:
    """What the ledger must hold for each thing of a table that has earned its reward: an entry's columns."""
    owner = cast(table.c.participant_id, Text)
    return (
        literal(f"{cause}:") + cast(table.c.id, Text),
        literal("reserved:") + owner,
        literal("balance:") + owner,
        table.c.reward,
    )


_ENTRY = (ledger.c.cause, ledger.c.source, ledger.c.target, ledger.c.amount)


def _unpaid(cause: str, table: Table, earned: ColumnElement[bool]) -> Select[int]:
    """Things that have earned their reward, and have no entry that pays it in full."""
    pays = [column == value for column, value in zip(_ENTRY, _payment(cause, table), strict=True)]
    return (
        select(table.c.id)
        .outerjoin(ledger, and_(*pays))
        .where(earned, table.c.reward > 0, ledger.c.id.is_(None))
        .order_by(table.c.id)
        .limit(MOST)
    )


def _payments(cause: str, table: Table, earned: ColumnElement[bool]) -> Select[Any]:
    return select(*_payment(cause, table)).where(earned).correlate(None)


_EARNED = (
    ("claim", claims, claims.c.state == ClaimState.APPROVED),
    ("appointment", appointments, appointments.c.state == AppointmentState.KEPT),
)
"""What earns: the cause in the ledger, its table, and when it has."""

_CLAIMS_WITHOUT_ENTRY, _APPOINTMENTS_WITHOUT_ENTRY = [_unpaid(*each) for each in _EARNED]
_ENTRIES_WITHOUT_CAUSE = (
    select(ledger.c.id)
    .where(
        ledger.c.target.startswith("balance:"),
        *(tuple_(*_ENTRY).not_in(_payments(*each)) for each in _EARNED),
    )
    .order_by(ledger.c.id)
    .limit(MOST)
)
_PROMISED_BY_GOALS = (
    select(goals.c.participant_id, func.sum(goals.c.reward))
    .where(goals.c.state.in_(COUNTS))
    .group_by(goals.c.participant_id)
)
_PROMISED_BY_STEPS = (
    select(goals.c.participant_id, func.sum(steps.c.reward))
    .join(goals, goals.c.id == steps.c.goal_id)
    .where(
        or_(
            and_(goals.c.state.in_(COUNTS), steps.c.state == StepState.OPEN),
            and_(goals.c.state.in_([*COUNTS, GoalState.SET_ASIDE]), steps.c.state == StepState.CLAIMED),
        ),
    )
    .group_by(goals.c.participant_id)
)
"""Who leaves has set all goals aside, and what they claimed before is still decided on."""

_PROMISED_BY_APPOINTMENTS = (
    select(appointments.c.participant_id, func.sum(appointments.c.reward))
    .where(appointments.c.state.in_(AHEAD))
    .group_by(appointments.c.participant_id)
)
_PROMISED = (_PROMISED_BY_GOALS, _PROMISED_BY_STEPS, _PROMISED_BY_APPOINTMENTS)
_SETTLED_WITH_PAYLOAD = (
    select(inbox.c.id)
    .where(inbox.c.settled_at.is_not(None), inbox.c.payload.is_not(None), inbox.c.failure.is_(None))
    .order_by(inbox.c.id)
    .limit(MOST)
)
_TRIGGERS = {
    "sqlite": text("SELECT name FROM sqlite_master WHERE type = 'trigger'"),
    "postgresql": text("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')"),
}


class Proofs:
    """Each question is answered with what is wrong; nothing found means that all is well."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def at_one_moment(self) -> None:
        """Look at the database as it is now, whatever others commit meanwhile. First in a piece of work."""
        if self._connection.dialect.name == "postgresql":
            await self._connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))

    async def missing_guards(self) -> list[str]:
        """Triggers that should keep the ledger and the audit log append-only and are not there, or asleep."""
        name = self._connection.dialect.name
        found = (await self._connection.execute(_TRIGGERS[name])).scalars()
        return sorted((GUARDS if name == "sqlite" else _GUARDS_ON_POSTGRES).difference(found))

    async def claims_without_entry(self) -> list[ClaimId]:
        """Approved claims whose reward is not in the ledger, for this participant and in this amount."""
        return [ClaimId(number) for number in await self._numbers(_CLAIMS_WITHOUT_ENTRY)]

    async def appointments_without_entry(self) -> list[AppointmentId]:
        """Kept appointments whose reward is not in the ledger, for this participant and in this amount."""
        return [AppointmentId(number) for number in await self._numbers(_APPOINTMENTS_WITHOUT_ENTRY)]

    async def entries_without_cause(self) -> list[int]:
        """Entries by which somebody earned, without an approved claim or a kept appointment of this amount."""
        return list(await self._numbers(_ENTRIES_WITHOUT_CAUSE))

    async def promised(self) -> dict[PersonId, Cents]:
        """What is still promised to each participant: by agreed goals, by their open steps, and by appointments of
        which nobody has said how they went.
        """
        sums: dict[PersonId, Cents] = {}
        for query in _PROMISED:
            for participant_id, amount in await self._connection.execute(query):
                sums[participant_id] = Cents(sums.get(participant_id, 0) + int(amount))
        return {participant_id: amount for participant_id, amount in sums.items() if amount}

    async def settled_with_payload(self) -> list[int]:
        """Updates that are done and still hold what people wrote."""
        return list(await self._numbers(_SETTLED_WITH_PAYLOAD))

    async def _numbers(self, query: Select[int]) -> Sequence[int]:
        return (await self._connection.execute(query)).scalars().all()
