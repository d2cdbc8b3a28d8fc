"""What the check asks about money: what should be in the ledger and is not, and what is and should not be.

Each thing that moves money says here which entries it has, in each of its states (`EXPECTED`). Then every entry must
have its thing, and every thing its entries. What goals and appointments promise changes with each agreement; of that
the sum must fit, for each goal and each appointment.
"""

from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Select,
    Table,
    Text,
    and_,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.appointments import AHEAD, AppointmentState
from mentoring.claims import ClaimState
from mentoring.goals import GoalState
from mentoring.ids import PersonId
from mentoring.money import Cents
from mentoring.steps import StepState
from storage.chains import Unreadable
from storage.goal_rows import COUNTS
from storage.proofs import MOST
from storage.tables import (
    appointments,
    audit,
    choices,
    claims,
    corrections,
    goals,
    ledger,
    pot_changes,
    steps,
)

Promised = dict[tuple[int, PersonId], Cents]
"""Of each goal or appointment and its participant: how much must have been set apart for it, all in all."""

# --- what should be in the ledger -----------------------------------------------------------------


def _entry(
    cause: ColumnElement[str],
    source: ColumnElement[str],
    target: ColumnElement[str],
    amount: ColumnElement[int],
    given: ColumnElement[bool],
) -> Select[Any]:
    """An entry that each row has of which `given` is true. Without money there is no entry."""
    values: dict[str, ColumnElement[Any]] = {
        "cause": cause,
        "source": source,
        "target": target,
        "amount": amount,
    }
    return select(*(value.label(column) for column, value in values.items())).where(given, amount > 0)


def _of(table: Table, account: str) -> ColumnElement[str]:
    return literal(f"{account}:") + cast(table.c.participant_id, Text)


def _cause(kind: str, table: Table, ending: str = "") -> ColumnElement[str]:
    return literal(f"{kind}:") + cast(table.c.id, Text) + literal(ending)


def _again(cause: ColumnElement[str], times: ColumnElement[int]) -> ColumnElement[str]:
    return case((times == 0, cause), else_=cause + literal(":") + cast(times + 1, Text))


def _rounds() -> CTE:
    """0, 1, 2 … up to how often something was undone. There can't be more of it than there are entries: a number
    that somebody made up does not keep the check busy forever.
    """
    most = [select(func.max(table.c.undone)).scalar_subquery() for table in (claims, appointments)]
    rounds = select(literal(0).label("number")).cte("rounds", recursive=True)
    return rounds.union_all(
        select(rounds.c.number + 1).where(
            or_(*(rounds.c.number < each for each in most)),
            rounds.c.number < select(func.count()).select_from(ledger).scalar_subquery(),
        )
    )


_ROUNDS = _rounds()


def _earned(kind: str, table: Table, earned: ColumnElement[bool]) -> list[Select[Any]]:
    """What was earned as often as it was undone, and once more when it is earned now."""
    number = _ROUNDS.c.number
    reserved, balance = _of(table, "reserved"), _of(table, "balance")
    was = number < table.c.undone
    is_now = and_(number == table.c.undone, earned)
    earn = _entry(_again(_cause(kind, table), number), reserved, balance, table.c.reward, or_(was, is_now))
    undo = _entry(_again(_cause(kind, table, ":undone"), number), balance, reserved, table.c.reward, was)
    return [each.join_from(table, _ROUNDS, number <= table.c.undone) for each in (earn, undo)]


def _chosen() -> list[Select[Any]]:
    is_gift, state = choices.c.gift_id.is_not(None), choices.c.state
    balance, chosen, paid = (_of(choices, account) for account in ("balance", "chosen", "paid"))
    undone = and_(is_gift, state == "undone")
    has = and_(is_gift, state.in_(HANDED_OVER))
    amount = choices.c.amount
    return [
        _entry(_cause("choice", choices), balance, chosen, amount, is_gift),
        _entry(_cause("choice", choices, ":undone"), chosen, balance, amount, undone),
        _entry(_cause("choice", choices, ":handed_over"), chosen, paid, amount, has),
    ]


def _corrected() -> list[Select[Any]]:
    pot, balance, amount = literal("pot"), _of(corrections, "balance"), corrections.c.amount
    cause, is_booked = _cause("correction", corrections), corrections.c.state == "booked"
    owed = and_(is_booked, corrections.c.kind == "owed")
    borne = and_(is_booked, corrections.c.kind == "borne")
    return [
        _entry(cause, pot, balance, amount, owed),
        _entry(_cause("correction", corrections, ":borne"), pot, balance, amount, borne),
        _entry(cause, balance, pot, amount, borne),
    ]


def _pot_changed() -> list[Select[Any]]:
    pot, funding, amount = literal("pot"), literal("funding"), pot_changes.c.amount
    cause, is_booked = _cause("budget", pot_changes), pot_changes.c.state == "booked"
    return [_entry(cause, funding, pot, amount, is_booked), _entry(cause, pot, funding, -amount, is_booked)]


HANDED_OVER = ("handed_over", "received")
OPEN = ("chosen", "ordered")
"""Picked, and not handed over yet."""

_KEPT = appointments.c.state == AppointmentState.KEPT
_APPROVED = claims.c.state == ClaimState.APPROVED
EXPECTED = (
    *_earned("claim", claims, _APPROVED),
    *_earned("appointment", appointments, _KEPT),
    *_chosen(),
    *_corrected(),
    *_pot_changed(),
)
_GIVEN_BACK = _entry(
    _cause("claim", claims, ":released"),
    _of(claims, "reserved"),
    literal("pot"),
    claims.c.reward,
    claims.c.state.in_([ClaimState.NOT_YET, ClaimState.WITHDRAWN]),
)
"""What a claim may give back that was not approved: it does when its goal had been set aside meanwhile."""

_RAISED = _entry(
    audit.c.object,
    literal("funding"),
    literal("pot"),
    ledger.c.amount,
    and_(audit.c.act == "rewards.raise_pot", audit.c.result == "done", audit.c.object.startswith("pot:")),
).join_from(audit, ledger, ledger.c.cause == audit.c.object)
"""How the pot was raised before changes of it had their own rows: the audit log says so."""

_SHOULD_BE = union_all(*EXPECTED).subquery("should_be")
_MAY_BE = union_all(*EXPECTED, _GIVEN_BACK, _RAISED).subquery("may_be")
_ENTRY = ("cause", "source", "target", "amount")


def _same(table: Any) -> ColumnElement[bool]:
    return and_(*(ledger.c[column] == table.c[column] for column in _ENTRY))


_MISSING = (
    select(_SHOULD_BE)
    .outerjoin(ledger, _same(_SHOULD_BE))
    .where(ledger.c.id.is_(None))
    .order_by(_SHOULD_BE.c.cause, _SHOULD_BE.c.source)
    .limit(MOST)
)
_PROMISES = or_(
    and_(ledger.c.source == "pot", ledger.c.target.startswith("reserved:")),
    and_(ledger.c.target == "pot", ledger.c.source.startswith("reserved:")),
)
_IS_PROMISE = and_(
    _PROMISES, or_(ledger.c.cause.startswith("goal:"), ledger.c.cause.startswith("appointment:"))
)
_UNEXPLAINED = (
    select(ledger.c.id, ledger.c.cause)
    .outerjoin(_MAY_BE, _same(_MAY_BE))
    .where(_MAY_BE.c.cause.is_(None), ~_IS_PROMISE)
    .order_by(ledger.c.id)
    .limit(MOST)
)

# --- what is promised -----------------------------------------------------------------------------

_AHEAD_BY_GOALS = select(goals.c.id, goals.c.participant_id, goals.c.reward).where(goals.c.state.in_(COUNTS))
_AHEAD_BY_STEPS = (
    select(goals.c.id, goals.c.participant_id, func.sum(steps.c.reward))
    .join(goals, goals.c.id == steps.c.goal_id)
    .where(
        or_(
            and_(goals.c.state.in_(COUNTS), steps.c.state == StepState.OPEN),
            and_(goals.c.state.in_([*COUNTS, GoalState.SET_ASIDE]), steps.c.state == StepState.CLAIMED),
        ),
    )
    .group_by(goals.c.id, goals.c.participant_id)
)
"""Who leaves has set all goals aside, and what they claimed before is still decided on."""

_AHEAD_BY_APPOINTMENTS = select(
    appointments.c.id, appointments.c.participant_id, appointments.c.reward
).where(appointments.c.state.in_(AHEAD))
_EARNED_OF_GOALS = (
    select(claims.c.goal_id, claims.c.participant_id, func.sum(claims.c.reward))
    .where(_APPROVED)
    .group_by(claims.c.goal_id, claims.c.participant_id)
)
_GIVEN_BACK_OF_GOALS = (
    select(claims.c.goal_id, claims.c.participant_id, func.sum(ledger.c.amount))
    .join(ledger, ledger.c.cause == _cause("claim", claims, ":released"))
    .group_by(claims.c.goal_id, claims.c.participant_id)
)
_EARNED_OF_APPOINTMENTS = select(
    appointments.c.id, appointments.c.participant_id, appointments.c.reward
).where(_KEPT)

# --- what was chosen -------------------------------------------------------------


def _of_gifts(states: tuple[str, ...]) -> Select[Any]:
    return (
        select(choices.c.participant_id, func.sum(choices.c.amount))
        .where(choices.c.gift_id.is_not(None), choices.c.state.in_(states))
        .group_by(choices.c.participant_id)
    )


_OPEN_CHOICES, _HANDED_OVER_CHOICES = _of_gifts(OPEN), _of_gifts(HANDED_OVER)


class MoneyProofs:
    """Each question is answered with what is wrong or with what should be there; see `services.check_money`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def missing(self) -> list[tuple[str, str, str, Cents]]:
        """Entries that should be in the ledger and are not: cause, where from, where to, how much."""
        found = await self._connection.execute(_MISSING)
        return [(row.cause, row.source, row.target, Cents(row.amount)) for row in found]

    async def unexplained(self) -> list[tuple[int, str]]:
        """Entries that nothing in the programme explains: number and cause.

        Raises:
            storage.chains.Unreadable: when the database can't read a cause back.
        """
        try:
            return [(row.id, row.cause) for row in await self._connection.execute(_UNEXPLAINED)]
        except DBAPIError as error:
            raise Unreadable from error

    async def ahead_by_goals(self) -> Promised:
        """What each goal still promises: its own reward, and those of its open and claimed steps."""
        return await self._sums(_AHEAD_BY_GOALS, _AHEAD_BY_STEPS)

    async def ahead_by_appointments(self) -> Promised:
        """What each appointment promises of which nobody has said how it went."""
        return await self._sums(_AHEAD_BY_APPOINTMENTS)

    async def used_of_goals(self) -> Promised:
        """What of each goal was earned, or given back by its claims."""
        return await self._sums(_EARNED_OF_GOALS, _GIVEN_BACK_OF_GOALS)

    async def used_of_appointments(self) -> Promised:
        """What was earned by keeping each appointment."""
        return await self._sums(_EARNED_OF_APPOINTMENTS)

    async def chosen(self) -> dict[PersonId, Cents]:
        """What the gifts cost that each participant picked and was not handed yet."""
        return await self._by_person(_OPEN_CHOICES)

    async def handed_over(self) -> dict[PersonId, Cents]:
        """What the gifts cost that each participant was handed."""
        return await self._by_person(_HANDED_OVER_CHOICES)

    async def _sums(self, *queries: Select[Any]) -> Promised:
        sums: Promised = {}
        for query in queries:
            for number, participant_id, amount in await self._connection.execute(query):
                key = number, PersonId(participant_id)
                sums[key] = Cents(sums.get(key, 0) + int(amount))
        return sums

    async def _by_person(self, query: Select[Any]) -> dict[PersonId, Cents]:
        return {
            PersonId(number): Cents(int(amount)) for number, amount in await self._connection.execute(query)
        }
