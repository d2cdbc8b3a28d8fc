"""The part of the check about money: the books from the first entry to the last, and what must agree with them.

Every entry must have what caused it, and everything that moves money its entries; and what is promised, picked and
handed over must add up to what stands on the accounts. What moves no money is in `services.check_rewards`.
"""

import re
from collections.abc import AsyncIterator, Mapping

from mentoring.ids import PersonId
from mentoring.ledger import Account, Balances, Book, CauseUsed, Entry, NotEnough, PotTooSmall
from mentoring.money import Cents
from services.check_chains import Chain
from storage.chains import Unreadable
from storage.money_proofs import Promised
from storage.work import Work

_PROMISE = re.compile(
    r"(goal|appointment):(\d{1,18}):(?:\d{1,18}(?::set_aside)?|(?:promised|released)(?::\d{1,18})?)"
)
"""Causes by which a goal or an appointment sets money apart or gives it back."""

_NOTHING = Cents(0)


async def findings(work: Work) -> AsyncIterator[str]:
    """What is wrong with the money."""
    books = _Books()
    async for finding in _ledger(work, books):
        yield finding
    async for finding in _accounts(work, books.balances):
        yield finding
    async for finding in _promises(work, books):
        yield finding
    async for finding in _entries(work):
        yield finding


class _Books:
    """What the entries add up to: on each account, and of the promises of each goal and each appointment."""

    def __init__(self) -> None:
        self.balances = Balances()
        self.promised: dict[str, Promised] = {"goal": {}, "appointment": {}}

    def take(self, number: int, entry: Entry | None) -> list[str]:
        """Count an entry; gives back what is wrong with it."""
        if entry is None:
            return [f"Ledger entry {number} is no movement that the rules know."]
        return [*self._book(number, entry), *self._promise(number, entry), *_own_decision(number, entry)]

    def _book(self, number: int, entry: Entry) -> list[str]:
        try:
            self.balances.book(entry)
        except (PotTooSmall, NotEnough, CauseUsed):
            return [f"Ledger entry {number} takes more from {entry.source} than was on it."]
        return []

    def _promise(self, number: int, entry: Entry) -> list[str]:
        books = entry.source.book, entry.target.book
        if books not in ((Book.POT, Book.RESERVED), (Book.RESERVED, Book.POT)):
            return []
        if entry.cause.startswith(
            "claim:"
        ):  # what a claim gives back has its own row (`MoneyProofs.unexplained`)
            return []
        found = _PROMISE.fullmatch(entry.cause)
        if found is None:
            return [f"Ledger entry {number} has the cause {entry.cause}, and that is nothing that promises."]
        sums = self.promised[found[1]]
        whose = entry.source.participant_id or entry.target.participant_id
        key = int(found[2]), PersonId(whose or 0)
        amount = entry.amount if entry.source.book is Book.POT else -entry.amount
        sums[key] = Cents(sums.get(key, _NOTHING) + amount)
        return []


def _own_decision(number: int, entry: Entry) -> list[str]:
    """What somebody earns, somebody else decides. What is agreed, and what is picked, they decide themselves."""
    books = {entry.source.book, entry.target.book}
    earns = Book.BALANCE in books and not books & {Book.CHOSEN, Book.PAID}
    whose = entry.source.participant_id or entry.target.participant_id
    if earns and entry.decided_by == whose:
        return [f"Ledger entry {number} was decided by participant {whose}, whose money it is."]
    return []


async def _ledger(work: Work, books: _Books) -> AsyncIterator[str]:
    """Walk the entries, and count along."""
    chain = Chain("Ledger entry")
    try:
        async for link, entry in work.ledger.walk():
            for finding in [*chain.look_at(link), *books.take(link.number, entry)]:
                yield finding
    except Unreadable:
        yield f"The ledger can't be read after entry {chain.length}: the database is damaged."
    for finding in chain.look_at_end(*await work.ledger.head()):
        yield finding


async def _accounts(work: Work, counted: Balances) -> AsyncIterator[str]:
    """Every account must stand at the sum of its entries, and at what the programme's things add up to."""
    try:
        kept = await work.ledger.balances()
    except ValueError:
        yield "There is an account that the rules don't know, or its name was changed."
        return
    for account in sorted(kept.all().keys() | counted.all().keys(), key=str):
        if kept.of(account) != counted.of(account):
            yield (
                f"Account {account} stands at {_euros(kept.of(account))}, "
                f"but its entries add up to {_euros(counted.of(account))}."
            )
    proofs = work.money_proofs
    ahead = _by_person(await proofs.ahead_by_goals(), await proofs.ahead_by_appointments())
    for book, sums, what in (
        (Book.RESERVED, ahead, "the agreed goals and appointments promise"),
        (Book.CHOSEN, await proofs.chosen(), "the gifts that were picked and not handed over cost"),
        (Book.PAID, await proofs.handed_over(), "the gifts that were handed over cost"),
    ):
        for finding in _compared(kept, book, sums, what):
            yield finding


def _compared(kept: Balances, book: Book, sums: Mapping[PersonId, Cents], what: str) -> list[str]:
    on_paper = {Account(book, participant_id): amount for participant_id, amount in sums.items()}
    accounts = {account for account in kept.all() if account.book is book} | on_paper.keys()
    return [
        f"Account {account} holds {_euros(kept.of(account))}, "
        f"but {what} {_euros(on_paper.get(account, _NOTHING))}."
        for account in sorted(accounts, key=str)
        if kept.of(account) != on_paper.get(account, _NOTHING)
    ]


async def _promises(work: Work, books: _Books) -> AsyncIterator[str]:
    """What was set apart for a goal or an appointment, less what was given back, must be what it promises now and
    what came of it.
    """
    proofs = work.money_proofs
    goals = _added(await proofs.ahead_by_goals(), await proofs.used_of_goals())
    meetings = _added(await proofs.ahead_by_appointments(), await proofs.used_of_appointments())
    for kind, expected in (("goal", goals), ("appointment", meetings)):
        counted = books.promised[kind]
        for key in sorted(counted.keys() | expected.keys()):
            if counted.get(key, _NOTHING) != expected.get(key, _NOTHING):
                yield (
                    f"For {kind} {key[0]} of participant {key[1]} {_euros(counted.get(key, _NOTHING))} was set "
                    f"apart, but what came of it and what is ahead is {_euros(expected.get(key, _NOTHING))}."
                )


async def _entries(work: Work) -> AsyncIterator[str]:
    """Everything has its entries, and every entry is of something."""
    for cause, source, target, amount in await work.money_proofs.missing():
        yield f"The ledger has no entry {cause} of {_euros(amount)} from {source} to {target}; there should be one."
    try:
        unexplained = await work.money_proofs.unexplained()
    except Unreadable:
        yield "The causes of the ledger's entries can't all be read: the database is damaged."
        return
    for number, cause in unexplained:
        yield f"Ledger entry {number} has the cause {cause}, and nothing in the programme explains it."


def _added(*sums: Promised) -> Promised:
    total: Promised = {}
    for each in sums:
        for key, amount in each.items():
            total[key] = Cents(total.get(key, _NOTHING) + amount)
    return total


def _by_person(*sums: Promised) -> dict[PersonId, Cents]:
    total: dict[PersonId, Cents] = {}
    for (_, participant_id), amount in _added(*sums).items():
        total[participant_id] = Cents(total.get(participant_id, _NOTHING) + amount)
    return total


def _euros(amount: Cents) -> str:
    return f"EUR {'-' if amount < 0 else ''}{abs(amount) // 100}.{abs(amount) % 100:02d}"
