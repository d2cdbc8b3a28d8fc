"""When the pot runs out at this pace: a rule of thumb that says what it rests on, and never a day.

Who earns something soon agrees on something new, so each euro earned is a euro promised again. What is free therefore
goes down by what is earned in a month: the average of the last three full months. The month in which the first was
earned is left out, since it may have begun at its end; with fewer than two months left there is nothing to go by.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mentoring.money import Cents
from mentoring.programme_years import ProgrammeYear, month_of

FORECAST_MONTHS, FEWEST_MONTHS = 3, 2
"""So many full months are looked back at, and so many are wanted at least."""

_MONTH = timedelta(days=365.25 / 12)
"""As long as a month is, taken over four years."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """`pace` is what is earned in a month; None when too little is known. `runs_out_in` is the first day of the month
    in which nothing is free any more; None when it lasts until after the programme year, or too little is known.
    """

    pace: Cents | None = None
    runs_out_in: date | None = None


def forecast(free: Cents, earned: Sequence[Cents], *, year: ProgrammeYear, now: datetime) -> Forecast:
    """How long what is free lasts, after what was earned in each of the last full months, oldest first."""
    if len(earned) < FEWEST_MONTHS or sum(earned) <= 0:
        return Forecast()
    pace = Cents(max(1, round(sum(earned) / len(earned))))
    if free >= pace * ((year.ends_at - now) / _MONTH):
        return Forecast(pace)
    return Forecast(pace, month_of(now + free / pace * _MONTH))
