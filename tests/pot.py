"""Money in the pot, for tests that are about something else."""

from datetime import datetime

from mentoring.money import Cents
from mentoring.people import Someone
from mentoring.programme import Programme
from mentoring.programme_years import year_of
from services import pot
from storage.work import Work

WITHOUT_LIMIT = Programme(two_raise_above=Cents(10**12))


async def fill_pot(work: Work, amount: Cents, *, by: Someone, now: datetime) -> None:
    """Put so much in, as one coordinator alone."""
    await pot.change(
        work,
        amount,
        year=year_of(now, WITHOUT_LIMIT).begins_in,
        number=await work.pot_changes.last() + 1,
        programme=WITHOUT_LIMIT,
        by=by,
        now=now,
    )
