"""T10 and T12: whatever is booked in whatever order, tried again, or cut off between any two statements, the
database keeps the books as the rules do.
"""

import asyncio
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from mentoring.ids import PersonId
from mentoring.ledger import (
    FUNDING,
    OF_A_PARTICIPANT,
    ROUTES,
    Account,
    Balances,
    Book,
    CauseUsed,
    Entry,
    NotEnough,
    PotTooSmall,
)
from mentoring.money import Cents
from mentoring.refusals import Refusal
from tests.in_any_order import Fuse, PowerCut, opened, try_everything
from tests.postgres import PostgresServer

NOW = datetime(2026, 3, 3, 14, 30, tzinfo=UTC)
REFUSALS = (PotTooSmall, NotEnough, CauseUsed)

people = st.sampled_from([PersonId(number) for number in (1, 2, 3)])
amounts = st.sampled_from([1, 2_50, 5_00, 40_00]).map(Cents)
causes = st.integers(min_value=1, max_value=25).map("cause:{}".format)
routes = st.sampled_from(sorted(ROUTES))


class BooksInTheDatabase(RuleBasedStateMachine):
    """The database beside the rules in memory."""

    def __init__(self, new_url: Callable[[], str]) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.url = new_url()
        self._start()
        self.model = Balances()
        self.booked: dict[str, Entry] = {}

    @rule(cause=causes, route=routes, person=people, amount=amounts)
    def book(self, cause: str, route: tuple[Book, Book], person: PersonId, amount: Cents) -> None:
        """Something is booked, perhaps with a cause that was used before."""
        entry = entry_of(cause, route, person, amount)
        expected = self._by_the_rules(entry)

        assert self._outcome(entry) == expected

    @rule(amount=amounts, cause=causes)
    def raise_pot(self, amount: Cents, cause: str) -> None:
        """More often than chance has it, so that there is something to spend."""
        self.book(cause, (Book.FUNDING, Book.POT), PersonId(1), amount)

    @rule(cause=causes)
    def repeat(self, cause: str) -> None:
        """Somebody presses again, later."""
        if cause in self.booked:
            assert self._outcome(self.booked[cause]) is None

    @rule(cause=causes, route=routes, person=people, amount=amounts, statement=st.integers(0, 9))
    def power_cut(
        self, cause: str, route: tuple[Book, Book], person: PersonId, amount: Cents, statement: int
    ) -> None:
        """The process dies before one of the statements, and after the start everything is tried again."""
        entry = entry_of(cause, route, person, amount)
        self.fuse.left = statement
        try:
            outcome = self._outcome(entry)
        except PowerCut:
            self.runner.run(self.database.close())
            self._start()
            outcome = self._outcome(entry)
        self.fuse.left = None

        assert outcome == self._by_the_rules(entry)

    @rule(cause=causes, route=routes, person=people, amount=amounts)
    def rolled_back(self, cause: str, route: tuple[Book, Book], person: PersonId, amount: Cents) -> None:
        """Something later in the same piece of work breaks: nothing was booked."""
        with pytest.raises((PowerCut, *REFUSALS)):
            self.runner.run(self._book(entry_of(cause, route, person, amount), break_off=True))

    @invariant()
    def the_database_keeps_what_the_rules_keep_and_never_more_than_was_put_in(self) -> None:
        kept, known = self.runner.run(self._balances()).all(), self.model.all()
        assert {name: on_it for name, on_it in kept.items() if on_it} == {
            name: on_it for name, on_it in known.items() if on_it
        }
        out = sum(on_it for account, on_it in kept.items() if account.book in OF_A_PARTICIPANT)
        assert out <= -kept[FUNDING]
        assert sum(kept.values()) == 0

    def teardown(self) -> None:
        """In the end the chain holds exactly what was booked, in order."""
        try:
            walked = self.runner.run(self._walk())
            assert [entry for _, entry in walked] == list(self.booked.values())
            assert all(link.hash == link.expected for link, _ in walked)
        finally:
            self.runner.run(self.database.close())
            self.runner.close()

    def _start(self) -> None:
        self.database = self.runner.run(opened(self.url))
        self.fuse = Fuse(self.database)

    def _by_the_rules(self, entry: Entry) -> type[Refusal] | None:
        try:
            if entry.cause in self.booked:
                entry.require_same(self.booked[entry.cause])
                return None
            self.model.book(entry)
        except REFUSALS as refusal:
            return type(refusal)
        self.booked[entry.cause] = entry
        return None

    def _outcome(self, entry: Entry) -> type[Refusal] | None:
        try:
            self.runner.run(self._book(entry))
        except REFUSALS as refusal:
            return type(refusal)
        return None

    async def _book(self, entry: Entry, *, break_off: bool = False) -> None:
        async with self.database.work() as work:
            await work.ledger.book(entry)
            if break_off:
                raise PowerCut

    async def _balances(self) -> Balances:
        async with self.database.work() as work:
            return await work.ledger.balances()

    async def _walk(self) -> list[Any]:
        async with self.database.work() as work:
            return [each async for each in work.ledger.walk()]


def entry_of(cause: str, route: tuple[Book, Book], person: PersonId, amount: Cents) -> Entry:
    source, target = (Account(book, person if book in OF_A_PARTICIPANT else None) for book in route)
    return Entry(cause, source, target, amount, None, NOW)


def test_the_books_hold_on_sqlite_whatever_happens(migrated_sqlite: Path, tmp_path: Path):
    numbers = iter(range(10_000))

    def new_url() -> str:
        return f"sqlite:///{shutil.copy(migrated_sqlite, tmp_path / f'{next(numbers)}.db')}"

    try_everything(lambda: BooksInTheDatabase(new_url), examples=20)


def test_the_books_hold_on_postgres_whatever_happens(postgres_server: PostgresServer, migrated_postgres: str):
    urls: list[str] = []

    def new_url() -> str:
        urls.append(postgres_server.create_database(migrated_postgres))
        return urls[-1]

    try:
        try_everything(lambda: BooksInTheDatabase(new_url), examples=10)
    finally:
        for url in urls:
            postgres_server.drop_database(url)
