"""The ledger: every movement names the account that it leaves and the one that it enters; all sums to zero.

The municipality's money comes from `funding` into the `pot`. What is promised to a participant moves from the
pot to what is `reserved` for them, and when it is earned to their `balance`. A gift that they pick moves its price
to `chosen`, and when it is handed over to `paid`. The pot never goes below zero: reserved, earned, chosen and paid
together never exceed what was put in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from mentoring.ids import PersonId
from mentoring.money import Cents
from mentoring.refusals import Refusal


class Book(StrEnum):
    """The kinds of accounts. The first two are the programme's, the others each participant's own."""

    FUNDING = "funding"
    POT = "pot"
    RESERVED = "reserved"
    BALANCE = "balance"
    CHOSEN = "chosen"
    PAID = "paid"


OF_A_PARTICIPANT = frozenset({Book.RESERVED, Book.BALANCE, Book.CHOSEN, Book.PAID})

ROUTES = frozenset(
    {
        (Book.FUNDING, Book.POT),  # the coordinator raises the pot
        (Book.POT, Book.FUNDING),  # the coordinator lowers it
        (Book.POT, Book.RESERVED),  # a goal is agreed, an appointment with a reward planned
        (Book.RESERVED, Book.POT),  # what was promised is no longer wanted
        (Book.RESERVED, Book.BALANCE),  # a claim is approved, an appointment kept
        (Book.BALANCE, Book.RESERVED),  # that is taken back at once: it was a slip
        (Book.BALANCE, Book.CHOSEN),  # a gift is picked
        (Book.CHOSEN, Book.BALANCE),  # another one rather, or none yet
        (Book.CHOSEN, Book.PAID),  # it is handed over
        (Book.POT, Book.BALANCE),  # a correction: the participant should have had more
        (Book.BALANCE, Book.POT),  # a correction: too much was given, and the programme bears it
    }
)
"""The ways that money may go. Whatever else is asked for is an error in the program."""


class PotTooSmall(Refusal):
    """Something would be promised that the pot can't pay."""


class NotEnough(Refusal):
    """More would leave a participant's account than is on it: it was earned, released or paid before."""


class CauseUsed(Refusal):
    """A cause was booked before with other values. The same cause with the same values is no refusal."""


@dataclass(frozen=True, slots=True)
class Account:
    """An account: "pot", or "balance:7" of participant 7."""

    book: Book
    participant_id: PersonId | None = None

    def __post_init__(self) -> None:
        if (self.book in OF_A_PARTICIPANT) != (self.participant_id is not None):
            raise ValueError(f"no such account: {self}")

    def __str__(self) -> str:
        return self.book if self.participant_id is None else f"{self.book}:{self.participant_id}"

    @classmethod
    def named(cls, name: str) -> "Account":
        """The account that the ledger calls so. Raises `ValueError` when there is none."""
        book, _, number = name.partition(":")
        account = cls(Book(book), PersonId(int(number)) if number else None)
        if str(account) != name:
            raise ValueError(f"no such account: {name}")
        return account


FUNDING = Account(Book.FUNDING)
POT = Account(Book.POT)


def reserved(participant_id: PersonId) -> Account:
    """What is promised to a participant and not earned yet."""
    return Account(Book.RESERVED, participant_id)


def balance(participant_id: PersonId) -> Account:
    """What a participant has earned and not picked up yet: the spaarpot."""
    return Account(Book.BALANCE, participant_id)


def chosen(participant_id: PersonId) -> Account:
    """What the gifts cost that a participant has picked and not been handed yet."""
    return Account(Book.CHOSEN, participant_id)


def paid(participant_id: PersonId) -> Account:
    """What has been handed over to a participant."""
    return Account(Book.PAID, participant_id)


@dataclass(frozen=True, slots=True)
class Entry:
    """One movement. `cause` says why, and is booked once: "goal:12:1", "claim:42", "choice:5"
    (`mentoring.causes`).

    Raises:
        ValueError: when it is no movement at all, or one that no rule knows.
    """

    cause: str
    source: Account
    target: Account
    amount: Cents
    decided_by: PersonId | None
    booked_at: datetime

    def __post_init__(self) -> None:
        owners = {account.participant_id for account in (self.source, self.target)} - {None}
        if self.amount <= 0 or not self.cause or len(owners) > 1:
            raise ValueError("not a movement")
        if (self.source.book, self.target.book) not in ROUTES:
            raise ValueError(f"no way from {self.source} to {self.target}")

    def content(self) -> dict[str, str | int | None]:
        """All that the hash of the entry stands for."""
        return {
            "cause": self.cause,
            "source": str(self.source),
            "target": str(self.target),
            "amount": self.amount,
            "decided_by": self.decided_by,
            "booked_at": self.booked_at.astimezone(UTC).isoformat(),
        }

    def require_same(self, first: "Entry") -> None:
        """This is a repetition of an entry that was booked before, whoever repeats it and when.

        Raises:
            CauseUsed: when the money would go another way, or be another amount.
        """
        if (self.source, self.target, self.amount) != (first.source, first.target, first.amount):
            raise CauseUsed


class Balances:
    """What is on each account after the entries so far. An account that is not known has nothing on it."""

    def __init__(self, known: Mapping[Account, Cents] | None = None) -> None:
        self._known = dict(known or {})

    def of(self, account: Account) -> Cents:
        """Cents on an account. Below zero for `funding` only: it counts what the municipality put in."""
        return self._known.get(account, Cents(0))

    def book(self, entry: Entry) -> None:
        """Move the money of an entry.

        Raises:
            PotTooSmall: when the pot can't pay it.
            NotEnough: when the participant's account can't.
        """
        left = Cents(self.of(entry.source) - entry.amount)
        if left < 0 and entry.source != FUNDING:
            raise PotTooSmall if entry.source == POT else NotEnough
        self._known[entry.source] = left
        self._known[entry.target] = Cents(self.of(entry.target) + entry.amount)

    def all(self) -> dict[Account, Cents]:
        """Every account that an entry has named."""
        return dict(self._known)


@dataclass(frozen=True, slots=True)
class Pot:
    """How the programme's money stands. `total` is what was put in, `raised` how often.

    `earned` is what participants have in their spaarpot, `chosen` what they picked gifts for that they don't have yet.
    """

    total: Cents
    free: Cents
    promised: Cents
    earned: Cents
    chosen: Cents
    paid: Cents
    raised: int


@dataclass(frozen=True, slots=True)
class Earned:
    """Something that a participant has earned: how much, when, and what for in the words of the plan. An
    appointment may have no title; it was with `mentor`. `number` and `cause` are those of its entry.
    """

    amount: Cents
    earned_at: datetime
    title: str
    mentor: str = ""
    number: int = 0
    cause: str = ""
