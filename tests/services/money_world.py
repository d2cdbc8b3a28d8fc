"""A programme with several of everything for the tests of its money, and the paper on which it is noted beside it."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import select

from mentoring.gifts import CodeForm, GiftDraft, GiftKind, GiftPictogram
from mentoring.ids import AppointmentId, ClaimId, PersonId
from mentoring.ledger import Account, Book, Entry
from mentoring.money import Cents
from mentoring.people import ParticipantState, Role
from mentoring.programme import Programme
from mentoring.vouchers import Line
from mentoring.wall_time import day_of
from messages.method import read_method
from services import gifts
from storage.database import Database
from storage.tables import participants
from storage.work import Work
from tests.pot import fill_pot
from tests.services.small_programme import NOW

PROGRAMME = replace(
    Programme(method=read_method()),
    yearly_cap=Cents(16_00),
    household_cap=Cents(20_00),
    two_approve_above=Cents(5_00),
    two_raise_above=Cents(20_00),
    most_active_goals=100,
)
"""Limits that are met soon."""

THE_POT = Cents(50_00)
COORDINATORS, MENTORS = (PersonId(1), PersonId(2)), (PersonId(3), PersonId(4), PersonId(5))
STAFF = (*COORDINATORS, *MENTORS)
PARTICIPANTS = (PersonId(6), PersonId(7), PersonId(8), PersonId(9))
"""Two mentors and three participants are in one team, one of each in the other."""

_TEAM_OF = {3: 0, 4: 0, 5: 1, 6: 0, 7: 0, 8: 0, 9: 1}
_GIFTS = (
    ("Koffie", 1_00, GiftKind.BY_HAND, None),
    ("Zwemkaart", 2_50, GiftKind.ORDERED, None),
    ("Bioscoop", 1_50, GiftKind.CODE, CodeForm.TEXT),
)
_CODES = 3


async def populate(database: Database) -> None:
    """The people, the gifts with a few codes, and money in the pot."""
    async with database.work() as work:
        teams = [await work.people.add_team("Noord", "A"), await work.people.add_team("Zuid", "B")]
        for number in (*STAFF, *PARTICIPANTS):
            assert await work.people.add(f"Mens {number}", now=NOW) == number
        for coordinator in COORDINATORS:
            await work.people.add_membership(coordinator, Role.COORDINATOR, None, now=NOW)
        for mentor in MENTORS:
            await work.people.add_membership(mentor, Role.MENTOR, teams[_TEAM_OF[mentor]], now=NOW)
        for number in PARTICIPANTS:
            team = _TEAM_OF[number]
            await work.people.add_participant(number, teams[team], MENTORS[0 if team == 0 else 2], now=NOW)
            known = await work.people.participant(number)
            await work.people.save_state(known.become(ParticipantState.ACTIVE))
        await _gifts_and_pot(work)


async def _gifts_and_pot(work: Work) -> None:
    by = await work.people.someone(COORDINATORS[0])
    await fill_pot(work, THE_POT, by=by, now=NOW)
    for name, value, kind, form in _GIFTS:
        draft = GiftDraft(name, Cents(value), kind, form, "In de winkel", None, GiftPictogram.BOOK)
        gift_id = await gifts.add_gift(work, draft, by=by, now=NOW)
        if kind is GiftKind.CODE:
            codes = [Line(number, f"CODE-{number}") for number in range(1, _CODES + 1)]
            await work.vouchers.add(gift_id, codes, by=by.id, now=NOW)


@dataclass
class Paper:
    """What the acts made of the money, as somebody would note it who watches: who has what, and what paid it."""

    put_in: int = THE_POT
    spaarpot: dict[PersonId, int] = field(default_factory=lambda: defaultdict(int))
    chosen: dict[PersonId, int] = field(default_factory=lambda: defaultdict(int))
    paid: dict[PersonId, int] = field(default_factory=lambda: defaultdict(int))
    earned: dict[tuple[str, int], int] = field(default_factory=lambda: defaultdict(int))
    """By claim and appointment: what it pays now."""

    def earns(self, kind: str, number: ClaimId | AppointmentId, who: PersonId, amount: int) -> None:
        """Below zero: it is taken back."""
        self.spaarpot[who] += amount
        self.earned[kind, number] += amount

    def moves(
        self, who: PersonId, amount: int, source: dict[PersonId, int], target: dict[PersonId, int]
    ) -> None:
        """A gift is picked, put back or handed over."""
        source[who] -= amount
        target[who] += amount


@dataclass(frozen=True)
class Kept:
    """The books as they are: the findings of the check, every account, every entry, and who lives with whom."""

    findings: list[str]
    accounts: dict[Account, Cents]
    entries: list[Entry]
    households: dict[PersonId, int | None]

    def on(self, book: Book) -> dict[PersonId, int]:
        """What each participant has on a kind of account; who has nothing is left out."""
        return {
            account.participant_id: on_it
            for account, on_it in self.accounts.items()
            if account.book is book and account.participant_id is not None and on_it
        }

    def paid_by(self) -> dict[tuple[str, int], int]:
        """What each claim and each appointment has paid, all in all, as the causes of the entries tell."""
        sums: dict[tuple[str, int], int] = defaultdict(int)
        for entry in self.entries:
            kind, number, *_ = entry.cause.split(":")
            books = entry.source.book, entry.target.book
            if books == (Book.RESERVED, Book.BALANCE):
                sums[kind, int(number)] += entry.amount
            elif books == (Book.BALANCE, Book.RESERVED):
                sums[kind, int(number)] -= entry.amount
        return {key: amount for key, amount in sums.items() if amount}

    def used(self, year: int) -> dict[PersonId, int]:
        """What counts for the limit of each participant: earned in this year, and promised now."""
        used: dict[PersonId, int] = defaultdict(int, self.on(Book.RESERVED))
        outside = {Book.POT, Book.RESERVED}
        for entry in self.entries:
            whose = entry.source.participant_id or entry.target.participant_id
            if whose is None or day_of(entry.booked_at).year != year:
                continue
            if entry.target.book is Book.BALANCE and entry.source.book in outside:
                used[whose] += entry.amount
            elif entry.source.book is Book.BALANCE and entry.target.book in outside:
                used[whose] -= entry.amount
        return used

    def used_by_households(self, year: int) -> dict[int, int]:
        """The same, of all who live together."""
        sums: dict[int, int] = defaultdict(int)
        for who, amount in self.used(year).items():
            household = self.households.get(who)
            if household is not None:
                sums[household] += amount
        return sums


_HOUSEHOLDS = select(participants.c.person_id, participants.c.household_id)


async def kept(work: Work, findings: list[str]) -> Kept:
    """The books, after the check has looked at them."""
    accounts = (await work.ledger.balances()).all()
    entries = [entry async for _, entry in work.ledger.walk() if entry is not None]
    households = {row[0]: row[1] for row in await work.connection.execute(_HOUSEHOLDS)}
    return Kept(findings, accounts, entries, households)


async def numbers(work: Work, query: Any) -> list[Any]:
    """Whatever numbers a question gives, in order."""
    return list((await work.connection.execute(query)).scalars())
