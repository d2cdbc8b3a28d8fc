"""The yearly overview of a participant: what they earned in a calendar year, with what, and what they have of it.

It is read off the ledger, so that it ties: what was there, and what was earned, is what was handed over, what is in the
spaarpot and what is picked and on its way. What was taken back within minutes was never earned, and is not on it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, auto

from mentoring.choices import Choice
from mentoring.ledger import Book, Entry
from mentoring.money import Cents
from mentoring.wall_time import begin_of, day_of

_OUTSIDE = (Book.POT, Book.RESERVED)
"""Where the money of a spaarpot comes from. What is picked and put back stays with the participant."""


class EarnedBy(Enum):
    """Why an amount is on the overview."""

    DEED = auto()
    """A claim, or an appointment that was kept."""

    OWED = auto()
    """A correction: they had got too little."""

    BORNE = auto()
    """A correction: they had got too much, and keep it. It changes no sum: the programme pays."""

    TAKEN_BACK = auto()
    """What was earned in the last minutes of a year was taken back in the first minutes of the next."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody earns something with: the step or the goal in the words of the plan, or an appointment, which may
    have no title; it was with `mentor`.
    """

    title: str
    mentor: str = ""


@dataclass(frozen=True, slots=True)
class EarnedInYear:
    """One amount that was earned. Of a correction nobody has to read what it was about. `amount` is below zero for what
    was taken back.
    """

    on: date
    amount: Cents
    by: EarnedBy
    deed: Deed = Deed("")


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A gift that they have."""

    on: date
    name: str
    amount: Cents


@dataclass(frozen=True, slots=True)
class Recognised:
    """Recognition that they earned, and with what."""

    on: date
    name: str
    deed: Deed


@dataclass(frozen=True, slots=True)
class YearOverview:
    """All of one year, oldest first. `last_day`: up to and including which day, today or the end of the year.

    `carried_over` is what they had at the beginning; `balance` is in the spaarpot at the end, `chosen` is picked and
    was not handed over.
    """

    year: int
    last_day: date
    earned: tuple[EarnedInYear, ...]
    handed_over: tuple[HandedOver, ...]
    recognition: tuple[Recognised, ...]
    carried_over: Cents
    balance: Cents
    chosen: Cents

    @property
    def earned_together(self) -> Cents:
        return Cents(sum(each.amount for each in self.earned if each.by is not EarnedBy.BORNE))

    @property
    def handed_over_together(self) -> Cents:
        return Cents(sum(each.amount for each in self.handed_over))


def years_of(entries: Iterable[Entry], choices: Iterable[Choice], *, now: datetime) -> tuple[int, ...]:
    """The years of which there is an overview, newest first: those in which something happened, and this one."""
    moments = [now, *(entry.booked_at for entry in entries), *(choice.chosen_at for choice in choices)]
    return tuple(sorted({day_of(moment).year for moment in moments}, reverse=True))


def overview_of(
    year: int,
    *,
    entries: Sequence[Entry],
    deeds: Mapping[str, Deed],
    choices: Sequence[Choice],
    now: datetime,
) -> YearOverview:
    """The overview of a year as it is now.

    `entries`: all that moved the participant's own money, in the order of the ledger. `deeds`: what they did, by what
    it causes ("claim:42"). `choices`: what they picked and earned and did not undo.
    """
    since, until = begin_of(date(year, 1, 1)), begin_of(date(year + 1, 1, 1))
    before = [entry for entry in entries if entry.booked_at < since]
    within = [entry for entry in entries if since <= entry.booked_at < until]
    all_ = [*before, *within]
    return YearOverview(
        year=year,
        last_day=min(day_of(now), date(year, 12, 31)),
        earned=_earned(within, deeds),
        handed_over=_handed_over(within, choices),
        recognition=_recognition([each for each in choices if since <= each.chosen_at < until], deeds),
        carried_over=Cents(_on(Book.BALANCE, before) + _on(Book.CHOSEN, before)),
        balance=_on(Book.BALANCE, all_),
        chosen=_on(Book.CHOSEN, all_),
    )


def what_caused(cause: str) -> str:
    """The thing that a cause is about, whatever became of it: "claim:42" of "claim:42:undone:2"."""
    return ":".join(cause.split(":")[:2])


def _earned(entries: Iterable[Entry], deeds: Mapping[str, Deed]) -> tuple[EarnedInYear, ...]:
    by_thing: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if {entry.source.book, entry.target.book} & set(_OUTSIDE):
            by_thing[what_caused(entry.cause)].append(entry)
    found = [_of_thing(thing, moved, deeds) for thing, moved in by_thing.items()]
    return tuple(sorted((each for each in found if each), key=lambda each: each.on))


def _of_thing(thing: str, moved: list[Entry], deeds: Mapping[str, Deed]) -> EarnedInYear | None:
    came = [entry for entry in moved if entry.target.book is Book.BALANCE]
    on = day_of((came or moved)[-1].booked_at)
    net = Cents(_on(Book.BALANCE, moved))
    if thing.startswith("correction:"):
        if net:
            return EarnedInYear(on, net, EarnedBy.OWED)
        return EarnedInYear(on, Cents(sum(entry.amount for entry in came)), EarnedBy.BORNE)
    if not net:
        return None
    deed = deeds.get(thing, Deed(""))
    return EarnedInYear(on, net, EarnedBy.DEED if net > 0 else EarnedBy.TAKEN_BACK, deed)


def _handed_over(entries: Iterable[Entry], choices: Iterable[Choice]) -> tuple[HandedOver, ...]:
    names = {f"choice:{choice.id}": choice.name for choice in choices}
    return tuple(
        HandedOver(day_of(entry.booked_at), names.get(what_caused(entry.cause), ""), entry.amount)
        for entry in entries
        if entry.target.book is Book.PAID
    )


def _recognition(choices: Iterable[Choice], deeds: Mapping[str, Deed]) -> tuple[Recognised, ...]:
    oldest_first = sorted(choices, key=lambda choice: choice.chosen_at)
    return tuple(
        Recognised(day_of(each.chosen_at), each.name, deeds.get(what_caused(each.cause), Deed("")))
        for each in oldest_first
        if each.recognition is not None and each.cause is not None
    )


def _on(book: Book, entries: Iterable[Entry]) -> Cents:
    """What these entries brought to the participant's account of a kind, less what they took."""
    return Cents(
        sum(entry.amount * ((entry.target.book is book) - (entry.source.book is book)) for entry in entries)
    )
