"""The check: proves the books and the audit log from first to last, and what must agree with them.

It reads and never repairs. What it finds is for whoever runs the programme: said in plain English, with the
numbers of rows and accounts, and never a name.
"""

from collections.abc import AsyncIterator

from mentoring.ledger import Account, Balances, Book, CauseUsed, Entry, NotEnough, PotTooSmall
from mentoring.money import Cents
from services import check_goals
from services.check_goals import Said
from storage.chains import START, Link, Unreadable
from storage.work import Work


async def check(work: Work) -> list[str]:
    """What is wrong, as sentences; an empty list when all is well. First and alone in its piece of work."""
    await work.proofs.at_one_moment()
    return [finding async for finding in _findings(work)]


async def _findings(work: Work) -> AsyncIterator[str]:
    for guard in await work.proofs.missing_guards():
        yield f"Rows can be changed unnoticed: the trigger {guard} is missing or switched off."
    balances = Balances()
    async for finding in _ledger(work, balances):
        yield finding
    async for finding in _accounts(work, balances):
        yield finding
    said = Said()
    async for finding in _audit(work, said):
        yield finding
    async for finding in check_goals.findings(work, said):
        yield finding
    async for finding in _promises(work):
        yield finding
    for claim_id in await work.proofs.claims_without_entry():
        yield f"Claim {claim_id} was approved, and the ledger has no entry that pays it in full."
    for appointment_id in await work.proofs.appointments_without_entry():
        yield f"Appointment {appointment_id} was kept, and the ledger has no entry that pays it in full."
    for number in await work.proofs.entries_without_cause():
        yield f"Ledger entry {number} pays a participant, and no claim or appointment of that amount is its cause."
    for row in await work.proofs.settled_with_payload():
        yield f"Inbox row {row} is settled and still holds what was written."
    if set_aside := await work.inbox.count_set_aside():
        yield f"{set_aside} updates could not be handled. They are kept for a newer version of Voetstuk."


async def _ledger(work: Work, balances: Balances) -> AsyncIterator[str]:
    """Walk the entries, and count the balances along."""
    chain = _Chain("Ledger entry")
    try:
        async for link, entry in work.ledger.walk():
            for finding in chain.look_at(link) + _booked(balances, link, entry):
                yield finding
    except Unreadable:
        yield f"The ledger can't be read after entry {chain.length}: the database is damaged."
    for finding in chain.look_at_end(*await work.ledger.head()):
        yield finding


async def _audit(work: Work, said: Said) -> AsyncIterator[str]:
    """Walk the acts, and keep what they say about goals."""
    chain = _Chain("Audit row")
    try:
        async for link, act in work.audit.walk():
            said.take(act)
            for finding in chain.look_at(link):
                yield finding
    except Unreadable:
        yield f"The audit log can't be read after row {chain.length}: the database is damaged."
    for finding in chain.look_at_end(*await work.audit.head()):
        yield finding


class _Chain:
    """Walks a chain of hashes. After a break it goes on from what it found: each break is told once."""

    def __init__(self, row: str) -> None:
        self._row = row
        self.length = 0
        self._last = START

    def look_at(self, link: Link) -> list[str]:
        findings = []
        if link.number != self.length + 1:
            findings.append(
                f"{self._row} {self.length + 1} is missing: after {self.length} comes {link.number}."
            )
        elif link.previous != self._last:
            findings.append(f"{self._row} {link.number} does not follow on the row before it.")
        if link.hash != link.expected:
            findings.append(f"{self._row} {link.number} was changed: its content does not fit its hash.")
        self.length, self._last = link.number, link.hash
        return findings

    def look_at_end(self, length: int, head: str) -> list[str]:
        if (length, head) == (self.length, self._last):
            return []
        return [
            f"{self._row} {length} should be the last: the rows end with {self.length}, or it was changed."
        ]


def _booked(balances: Balances, link: Link, entry: Entry | None) -> list[str]:
    if entry is None:
        return [f"Ledger entry {link.number} is no movement that the rules know."]
    try:
        balances.book(entry)
    except (PotTooSmall, NotEnough, CauseUsed):
        return [f"Ledger entry {link.number} takes more from {entry.source} than was on it."]
    return []


async def _accounts(work: Work, counted: Balances) -> AsyncIterator[str]:
    """Every account must stand at the sum of its entries."""
    kept = await work.ledger.balances()
    for account in sorted(kept.all().keys() | counted.all().keys(), key=str):
        if kept.of(account) != counted.of(account):
            yield (
                f"Account {account} stands at {_euros(kept.of(account))}, "
                f"but its entries add up to {_euros(counted.of(account))}."
            )


async def _promises(work: Work) -> AsyncIterator[str]:
    """What is reserved must be what agreed goals and appointments still promise, no more and no less."""
    kept = await work.ledger.balances()
    promised = {Account(Book.RESERVED, who): amount for who, amount in (await work.proofs.promised()).items()}
    accounts = {account for account in kept.all() if account.book is Book.RESERVED} | promised.keys()
    for account in sorted(accounts, key=str):
        if kept.of(account) != promised.get(account, 0):
            yield (
                f"Account {account} holds {_euros(kept.of(account))}, "
                f"but the agreed goals and appointments promise {_euros(promised.get(account, Cents(0)))}."
            )


def _euros(amount: Cents) -> str:
    return f"EUR {'-' if amount < 0 else ''}{abs(amount) // 100}.{abs(amount) % 100:02d}"
