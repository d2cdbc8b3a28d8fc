"""What the check asks of the database as a whole: where tables that must agree do not."""

from collections.abc import Sequence

from sqlalchemy import Select, Text, and_, cast, func, literal, select, text, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.claims import ClaimState
from mentoring.goals import GoalState, StepState
from mentoring.ids import ClaimId, PersonId
from mentoring.money import Cents
from storage.tables import claims, goals, inbox, ledger, steps

GUARDS = frozenset(f"{table}_refuses_{act}" for table in ("ledger", "audit") for act in ("update", "delete"))
"""The triggers that keep the ledger and the audit log append-only."""

_GUARDS_ON_POSTGRES = GUARDS | {"ledger_refuses_truncate", "audit_refuses_truncate"}

MOST = 100
"""Findings of one kind that are told: whoever has a hundred needs no more to know where to look."""

_number = cast(claims.c.id, Text)
_owner = cast(claims.c.participant_id, Text)
_PAYMENTS = (
    select(
        literal("claim:") + _number,
        literal("reserved:") + _owner,
        literal("balance:") + _owner,
        claims.c.reward,
    )
    .where(claims.c.state == ClaimState.APPROVED)
    .correlate(None)
)
"""What each approved claim must have brought into the ledger."""

_CLAIMS_WITHOUT_ENTRY = (
    select(claims.c.id)
    .outerjoin(
        ledger,
        and_(
            ledger.c.cause == literal("claim:") + _number,
            ledger.c.source == literal("reserved:") + _owner,
            ledger.c.target == literal("balance:") + _owner,
            ledger.c.amount == claims.c.reward,
        ),
    )
    .where(claims.c.state == ClaimState.APPROVED, claims.c.reward > 0, ledger.c.id.is_(None))
    .order_by(claims.c.id)
    .limit(MOST)
)
_ENTRIES_WITHOUT_CLAIM = (
    select(ledger.c.id)
    .where(
        ledger.c.target.startswith("balance:"),
        tuple_(ledger.c.cause, ledger.c.source, ledger.c.target, ledger.c.amount).not_in(_PAYMENTS),
    )
    .order_by(ledger.c.id)
    .limit(MOST)
)
_PROMISED_BY_GOALS = (
    select(goals.c.participant_id, func.sum(goals.c.reward))
    .where(goals.c.state == GoalState.AGREED)
    .group_by(goals.c.participant_id)
)
_PROMISED_BY_STEPS = (
    select(goals.c.participant_id, func.sum(steps.c.reward))
    .join(goals, goals.c.id == steps.c.goal_id)
    .where(
        goals.c.state == GoalState.AGREED,
        steps.c.state.in_([StepState.OPEN, StepState.CLAIMED]),
    )
    .group_by(goals.c.participant_id)
)
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

    async def entries_without_claim(self) -> list[int]:
        """Entries by which somebody earned, without an approved claim of this amount."""
        return list(await self._numbers(_ENTRIES_WITHOUT_CLAIM))

    async def promised(self) -> dict[PersonId, Cents]:
        """What agreed goals still promise to each participant: their own rewards and those of open steps."""
        sums: dict[PersonId, Cents] = {}
        for query in (_PROMISED_BY_GOALS, _PROMISED_BY_STEPS):
            for participant_id, amount in await self._connection.execute(query):
                sums[participant_id] = Cents(sums.get(participant_id, 0) + int(amount))
        return {participant_id: amount for participant_id, amount in sums.items() if amount}

    async def settled_with_payload(self) -> list[int]:
        """Updates that are done and still hold what people wrote."""
        return list(await self._numbers(_SETTLED_WITH_PAYLOAD))

    async def _numbers(self, query: Select[int]) -> Sequence[int]:
        return (await self._connection.execute(query)).scalars().all()
