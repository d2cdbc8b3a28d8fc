"""How the money of a programme year stands: what there is, where it is, what was earned in each month."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from mentoring.ledger import Book
from mentoring.money import Cents
from mentoring.pot_forecast import FORECAST_MONTHS, Forecast, forecast
from mentoring.programme_years import ProgrammeYear, month_after, month_of
from mentoring.wall_time import begin_of

LOW_SHARE = 10
"""The pot is almost empty when less than one part in so many is free of what there is for the year."""

_BEFORE_EARNED = frozenset({Book.POT, Book.RESERVED})
"""What is earned comes from these; a correction pays from the pot itself."""


@dataclass(frozen=True, slots=True)
class Flow:
    """What went from one kind of account to another in a period, which begins at a moment (None: before all of them).

    `is_borne`: by a correction that the programme bears.
    """

    begins_at: datetime | None
    source: Book
    target: Book
    amount: Cents
    is_borne: bool = False


@dataclass(frozen=True, slots=True)
class PotMonth:
    """A month of the programme year: what was earned in it, and what was free at its end, or is by now. Of a month that
    has not begun that is None.
    """

    begins_at: datetime
    earned: Cents
    free: Cents | None


@dataclass(frozen=True, slots=True)
class PotOverview:
    """How the money of a programme year stands. What was `carried_over` from before and `put_in` this year is all in
    `free`, `promised`, `earned` (in spaarpotten), `chosen` and `handed_over` (this year).

    `earned_in_year` is what was earned in it, wherever that is by now; `borne` what corrections cost the programme.
    """

    year: ProgrammeYear
    carried_over: Cents
    put_in: Cents
    free: Cents
    promised: Cents
    earned: Cents
    chosen: Cents
    handed_over: Cents
    earned_in_year: Cents
    borne: Cents
    months: tuple[PotMonth, ...]
    forecast: Forecast

    @property
    def total(self) -> Cents:
        """What there is for this year."""
        return Cents(self.carried_over + self.put_in)

    @property
    def is_low(self) -> bool:
        """Whether the pot is almost empty."""
        return self.total > 0 and self.free * LOW_SHARE < self.total

    @property
    def runs_short(self) -> bool:
        """Whether coordinators should hear of it: it is almost empty, or will be empty before the year is over."""
        return self.total > 0 and (self.is_low or self.forecast.runs_out_in is not None)


def periods(year: ProgrammeYear, now: datetime) -> tuple[datetime, ...]:
    """The moments at which the periods begin that an overview asks for: the months of the year, those that a forecast
    rests on, and what comes after the year.
    """
    this_month = month_of(now)
    recent = {begin_of(month_after(this_month, -back)) for back in range(FORECAST_MONTHS + 1)}
    return tuple(sorted({*year.months, year.ends_at, *recent}))


def overview_of(flows: Sequence[Flow], *, year: ProgrammeYear, now: datetime) -> PotOverview:
    """How the money of a year stands after all that went from account to account, in these `periods`."""
    in_year = [flow for flow in flows if _is_in(flow, year)]
    before = [flow for flow in flows if flow.begins_at is None or flow.begins_at < year.begins_at]
    free = _on(Book.POT, flows)
    return PotOverview(
        year=year,
        carried_over=Cents(-_on(Book.FUNDING, before) - _on(Book.PAID, before)),
        put_in=Cents(-_on(Book.FUNDING, in_year)),
        free=free,
        promised=_on(Book.RESERVED, flows),
        earned=_on(Book.BALANCE, flows),
        chosen=_on(Book.CHOSEN, flows),
        handed_over=_on(Book.PAID, in_year),
        earned_in_year=earned_of(in_year),
        borne=Cents(sum(flow.amount for flow in in_year if flow.is_borne)),
        months=tuple(_month(flows, begins_at, year, now) for begins_at in year.months),
        forecast=forecast(free, _recent(flows, now), year=year, now=now),
    )


def earned_of(flows: Iterable[Flow]) -> Cents:
    """What participants earned, less what was taken back. A gift that is picked, or not any more, is no earning."""
    return Cents(sum(_earning(flow) for flow in flows))


def _earning(flow: Flow) -> int:
    if flow.target is Book.BALANCE and flow.source in _BEFORE_EARNED:
        return flow.amount
    if flow.source is Book.BALANCE and flow.target in _BEFORE_EARNED:
        return -flow.amount
    return 0


def _on(book: Book, flows: Iterable[Flow]) -> Cents:
    """What these flows together bring to the accounts of one kind."""
    return Cents(sum(flow.amount * ((flow.target is book) - (flow.source is book)) for flow in flows))


def _is_in(flow: Flow, year: ProgrammeYear) -> bool:
    return flow.begins_at is not None and year.begins_at <= flow.begins_at < year.ends_at


def _month(flows: Sequence[Flow], begins_at: datetime, year: ProgrammeYear, now: datetime) -> PotMonth:
    until = [flow for flow in flows if flow.begins_at is None or flow.begins_at <= begins_at]
    earned = earned_of(flow for flow in flows if flow.begins_at == begins_at)
    return PotMonth(begins_at, earned, _on(Book.POT, until) if begins_at <= now else None)


def _recent(flows: Sequence[Flow], now: datetime) -> list[Cents]:
    """What was earned in each of the last full months, without the one in which the first was earned and those before:
    that one may have begun at its end.
    """
    begins = [begin_of(month_after(month_of(now), -back)) for back in range(FORECAST_MONTHS, -1, -1)]
    found, was_earned = [], any(_earning(flow) for flow in flows if _is_before(flow, begins[0]))
    for begin, end in pairwise(begins):
        in_month = [flow for flow in flows if flow.begins_at and begin <= flow.begins_at < end]
        if was_earned:
            found.append(earned_of(in_month))
        was_earned = was_earned or any(_earning(flow) for flow in in_month)
    return found


def _is_before(flow: Flow, moment: datetime) -> bool:
    return flow.begins_at is None or flow.begins_at < moment
