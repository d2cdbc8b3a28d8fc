"""The ledger's table, its accounts, and the questions that screens and the check ask of them."""

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Row,
    Table,
    Text,
    and_,
    bindparam,
    case,
    cast,
    exists,
    func,
    insert,
    literal,
    select,
    union,
    union_all,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.caps import Used
from mentoring.ids import PersonId
from mentoring.ledger import POT, Account, Balances, Book, Earned, Entry, Pot, balance
from mentoring.money import Cents
from storage import chains
from storage.chains import Link
from storage.tables import accounts, appointments, claims, goals, ledger, participants, people, steps
from storage.tables import chains as heads

_source = accounts.alias("source")
_target = accounts.alias("target")
_STATE = (
    select(
        heads.c.length,
        heads.c.head,
        func.coalesce(_source.c.balance, 0).label("source_balance"),
        func.coalesce(_target.c.balance, 0).label("target_balance"),
        ledger.c.cause,
        ledger.c.source,
        ledger.c.target,
        ledger.c.amount,
        ledger.c.decided_by,
        ledger.c.booked_at,
    )
    .select_from(heads)
    .outerjoin(_source, _source.c.name == bindparam("source"))
    .outerjoin(_target, _target.c.name == bindparam("target"))
    .outerjoin(ledger, ledger.c.cause == bindparam("cause"))
    .where(heads.c.name == "ledger")
)
"""All that a booking rests on: the end of the chain, both balances, and the entry of this cause if any."""

_ADD = insert(ledger)
_ON_ACCOUNT = select(accounts.c.balance).where(accounts.c.name == bindparam("account"))
_ACCOUNTS = select(accounts.c.name, accounts.c.balance)
_RAISED = select(func.count()).where(ledger.c.target == "pot", ledger.c.source == "funding")


def _cause_of_now(kind: str, table: Table) -> Any:
    """What causes the entry that holds now, when it was undone before (`mentoring.causes`)."""
    again = case((table.c.undone > 0, literal(":") + cast(table.c.undone + 1, Text)), else_=literal(""))
    return literal(f"{kind}:") + cast(table.c.id, Text) + again


_EARNED_WITH_CLAIMS = (
    select(
        ledger.c.id,
        ledger.c.cause,
        ledger.c.amount,
        ledger.c.booked_at,
        func.coalesce(steps.c.title, goals.c.title).label("title"),
        literal("").label("mentor"),
    )
    .join(
        claims,
        and_(
            claims.c.participant_id == bindparam("participant"),
            ledger.c.cause == _cause_of_now("claim", claims),
        ),
    )
    .outerjoin(steps, steps.c.id == claims.c.step_id)
    .join(goals, goals.c.id == claims.c.goal_id)
    .where(ledger.c.target == bindparam("account"))
)
_EARNED_WITH_APPOINTMENTS = (
    select(
        ledger.c.id,
        ledger.c.cause,
        ledger.c.amount,
        ledger.c.booked_at,
        func.coalesce(appointments.c.title, "").label("title"),
        people.c.first_name.label("mentor"),
    )
    .join(
        appointments,
        and_(
            appointments.c.participant_id == bindparam("participant"),
            ledger.c.cause == _cause_of_now("appointment", appointments),
        ),
    )
    .join(people, people.c.id == appointments.c.mentor_id)
    .where(ledger.c.target == bindparam("account"))
)


def _own(book: Book) -> Any:
    return literal(f"{book}:") + cast(people.c.id, Text)


def _sum_of_year(*these: Any) -> Any:
    in_year = (ledger.c.booked_at >= bindparam("since"), ledger.c.booked_at < bindparam("until"))
    found = select(func.sum(ledger.c.amount)).where(*these, *in_year)
    return func.coalesce(found.correlate(people).scalar_subquery(), 0)


_FROM_PROGRAMME = ledger.c.source.in_([str(POT), _own(Book.RESERVED)])
_TO_PROGRAMME = ledger.c.target.in_([str(POT), _own(Book.RESERVED)])
_with = participants.alias("with")
_themselves = participants.alias("themselves")
_household = select(_themselves.c.household_id).where(_themselves.c.person_id == bindparam("participant"))
_LIVES_WITH = union(
    select(bindparam("participant", type_=BigInteger).label("person_id")),
    select(_with.c.person_id).where(_with.c.household_id == _household.scalar_subquery()),
)
_USED = (
    select(
        people.c.id,
        participants.c.household_id,
        func.coalesce(accounts.c.balance, 0).label("promised"),
        (
            _sum_of_year(ledger.c.target == _own(Book.BALANCE), _FROM_PROGRAMME)
            - _sum_of_year(ledger.c.source == _own(Book.BALANCE), _TO_PROGRAMME)
        ).label("earned"),
    )
    .outerjoin(participants, participants.c.person_id == people.c.id)
    .outerjoin(accounts, accounts.c.name == _own(Book.RESERVED))
    .where(people.c.id.in_(_LIVES_WITH))
)
"""What a participant and those of their household have earned in a year, and what is promised to them now."""

_IS_BOOKED = select(exists().where(ledger.c.cause == bindparam("cause")))
_earned = union_all(_EARNED_WITH_CLAIMS, _EARNED_WITH_APPOINTMENTS).subquery("earned")
_EARNED = select(_earned).order_by(_earned.c.id.desc()).limit(bindparam("most"))
_EARNED_WITH = select(_earned).where(_earned.c.cause == bindparam("cause"))


def _put(dialect: Any) -> Any:
    rows: list[dict[str, Any]] = [
        {"name": bindparam("source"), "balance": bindparam("source_balance")},
        {"name": bindparam("target"), "balance": bindparam("target_balance")},
    ]
    put = dialect.insert(accounts).values(rows)
    return put.on_conflict_do_update(index_elements=["name"], set_={"balance": put.excluded.balance})


_PUT = {"sqlite": _put(sqlite), "postgresql": _put(postgresql)}


class Ledger:
    """Entries are only ever added, one after the other; a balance changes with an entry and never without."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def book(self, entry: Entry) -> Entry:
        """Add an entry and move its money. A cause that was booked before is answered with its first entry.

        Who books waits here until everybody before has committed. A refusal leaves everything as it was.

        Raises:
            CauseUsed: when the cause was booked with other values.
            PotTooSmall, NotEnough: when the money is not there.
        """
        state = await self._state(entry)
        if state.cause is not None:
            first = _entry(state)
            entry.require_same(first)
            return first
        balances = Balances(
            {entry.source: Cents(state.source_balance), entry.target: Cents(state.target_balance)}
        )
        balances.book(entry)
        await self._put(entry, balances)
        await self._append(entry, state.length, state.head)
        return entry

    async def in_pot_to_decide(self) -> Cents:
        """What may still be promised, held until this piece of work is done: nobody books meanwhile."""
        await chains.hold(self._connection, "ledger")
        found = await self._connection.execute(_ON_ACCOUNT, {"account": str(POT)})
        return Cents(found.scalar() or 0)

    async def hold(self) -> None:
        """From here on nobody else books until this piece of work is done, so that what is read stays so."""
        await chains.hold(self._connection, "ledger")

    async def used(self, participant_id: PersonId, since: datetime, until: datetime) -> list[Used]:
        """What a participant, and each of those who share a household with them, has earned between two moments, and
        what is promised to them. What they picked of it does not change what they earned.
        """
        values = {"participant": participant_id, "since": since, "until": until}
        found = await self._connection.execute(_USED, values)
        return [
            Used(row.id, row.household_id, Cents(int(row.earned)), Cents(int(row.promised))) for row in found
        ]

    async def is_booked(self, cause: str) -> bool:
        """Whether this cause was booked before."""
        return bool((await self._connection.execute(_IS_BOOKED, {"cause": cause})).scalar())

    async def balance(self, participant_id: PersonId) -> Cents:
        """What is in a participant's spaarpot."""
        found = await self._connection.execute(_ON_ACCOUNT, {"account": str(balance(participant_id))})
        return Cents(found.scalar() or 0)

    async def earned(self, participant_id: PersonId, *, most: int) -> list[Earned]:
        """The last things that a participant has earned, newest first."""
        values = {"participant": participant_id, "account": str(balance(participant_id)), "most": most}
        found = await self._connection.execute(_EARNED, values)
        return [_earned_as(row) for row in found]

    async def earned_with(self, participant_id: PersonId, cause: str) -> Earned | None:
        """What a participant has earned with one thing ("claim:42"), if they did and it was not taken back."""
        values = {"participant": participant_id, "account": str(balance(participant_id)), "cause": cause}
        row = (await self._connection.execute(_EARNED_WITH, values)).first()
        return _earned_as(row) if row else None

    async def pot(self) -> Pot:
        """How the programme's money stands."""
        totals = dict.fromkeys(Book, 0)
        for account, on_it in (await self.balances()).all().items():
            totals[account.book] += on_it
        raised = (await self._connection.execute(_RAISED)).scalar_one()
        return Pot(
            total=Cents(-totals[Book.FUNDING]),
            free=Cents(totals[Book.POT]),
            promised=Cents(totals[Book.RESERVED]),
            earned=Cents(totals[Book.BALANCE]),
            chosen=Cents(totals[Book.CHOSEN]),
            paid=Cents(totals[Book.PAID]),
            raised=raised,
        )

    async def balances(self) -> Balances:
        """Every account and what stands on it."""
        found = await self._connection.execute(_ACCOUNTS)
        return Balances({Account.named(row.name): Cents(row.balance) for row in found})

    async def head(self) -> tuple[int, str]:
        """How many entries there are, and the hash of the last."""
        return await chains.head(self._connection, "ledger")

    async def walk(self) -> AsyncIterator[tuple[Link, Entry | None]]:
        """The ledger from the first entry to the last; None where a row is no entry that the rules know.

        Raises:
            storage.chains.Unreadable: when the database can't read a row back.
        """
        async for row in chains.walk(self._connection, ledger):
            try:
                entry = _entry(row)
                expected = chains.link(row.previous_hash, _content(row.id, entry))
            except (ValueError, TypeError, AttributeError):  # the last two: nothing or bytes, where text was
                yield Link(row.id, row.previous_hash, row.hash, expected=""), None
            else:
                yield Link(row.id, row.previous_hash, row.hash, expected), entry

    async def _state(self, entry: Entry) -> Row[Any]:
        # Held first and read after: PostgreSQL would show balances as they were before the wait. In SQLite a
        # piece of work holds everything from its start.
        if self._connection.dialect.name != "sqlite":
            await chains.hold(self._connection, "ledger")
        values = {"source": str(entry.source), "target": str(entry.target), "cause": entry.cause}
        state: Row[Any] = (await self._connection.execute(_STATE, values)).one()  # type: ignore[assignment]
        return state

    async def _put(self, entry: Entry, balances: Balances) -> None:
        values = {
            "source": str(entry.source),
            "source_balance": balances.of(entry.source),
            "target": str(entry.target),
            "target_balance": balances.of(entry.target),
        }
        await self._connection.execute(_PUT[self._connection.dialect.name], values)

    async def _append(self, entry: Entry, length: int, previous: str) -> None:
        number = length + 1
        linked = chains.link(previous, _content(number, entry))
        row = {
            "id": number,
            "cause": entry.cause,
            "source": str(entry.source),
            "target": str(entry.target),
            "amount": entry.amount,
            "decided_by": entry.decided_by,
            "booked_at": entry.booked_at,
            "previous_hash": previous,
            "hash": linked,
        }
        await self._connection.execute(_ADD, row)
        await chains.advance(self._connection, "ledger", number, linked)


def _entry(row: Row[Any]) -> Entry:
    return Entry(
        cause=row.cause,
        source=Account.named(row.source),
        target=Account.named(row.target),
        amount=Cents(row.amount),
        decided_by=row.decided_by,
        booked_at=row.booked_at,
    )


def _earned_as(row: Any) -> Earned:
    return Earned(Cents(row.amount), row.booked_at, row.title, row.mentor, row.id, row.cause)


def _content(number: int, entry: Entry) -> dict[str, Any]:
    return {"id": number, **entry.content()}
