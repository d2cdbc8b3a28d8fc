"""The money of the sample pilot as it stood before its story begins: the pot, what was earned on paper in the months
before, and the gifts with their codes.
"""

from datetime import date, datetime, time, timedelta

from bot.sample_words import GERDA_EARNED, GIFTS, VOUCHERS, VOUCHERS_LAST
from mentoring.appointments import Details
from mentoring.ids import PersonId
from mentoring.moments import at_wall_time
from mentoring.money import Cents
from mentoring.office_days import next_working_days
from mentoring.people import Someone
from mentoring.places import Place
from mentoring.programme import AMSTERDAM, Programme
from mentoring.programme_years import month_after, year_of
from mentoring.vouchers import Line
from messages.attendance import AttendancePraise
from messages.catalogue import read_catalogue
from services import appointments, attendance, gifts, pot, vouchers
from storage.work import Work

_FIRST, _SECOND = Cents(600_00), Cents(500_00)
"""Put in the pot: before the first month, and when the story begins. So little that one sees it go down on the picture
of /budget, and that one coordinator may do it alone.
"""

_AT, _AFTER = time(10, 30), timedelta(hours=2)
_PLANNED_BEFORE = timedelta(days=7)
_MONTH_BEGINS = 9
"""Gerda's appointments are on the first working day after so many days of a month."""


class SampleMoney:
    """Fills the pot and the catalogue. `end` is when the story ends."""

    def __init__(self, programme: Programme, *, end: datetime) -> None:
        self._programme = programme
        self._end = end

    async def fill_catalogue(self, work: Work, *, by: Someone, now: datetime) -> None:
        """The gifts, and codes for some of them."""
        last = (self._end + VOUCHERS_LAST).astimezone(AMSTERDAM).date()
        numbers = {gift: await gifts.add_gift(work, gift, by=by, now=now) for gift in GIFTS}
        for gift, codes in VOUCHERS:
            lines = [Line(number, code, last) for number, code in enumerate(codes, start=1)]
            await vouchers.load(work, numbers[gift], lines, by=by, now=now)

    async def fill_pot(
        self, work: Work, participant_id: PersonId, *, by: Someone, coordinator: Someone, now: datetime
    ) -> None:
        """Money, and what became of it before there was a bot: one appointment on paper in each of some months."""
        began = now - timedelta(days=31 * (len(GERDA_EARNED) + 1))
        await self._put_in(work, _FIRST, by=coordinator, now=began)
        for months_back, amount in GERDA_EARNED:
            month = month_after(now.astimezone(AMSTERDAM).date(), -months_back)
            day = next_working_days(month + timedelta(days=_MONTH_BEGINS), 1)[0]
            await self._was_there(work, participant_id, day, amount, by=by)
        await self._put_in(work, _SECOND, by=coordinator, now=now)

    async def _was_there(
        self, work: Work, participant_id: PersonId, day: date, amount: Cents, *, by: Someone
    ) -> None:
        when, details = at_wall_time(day, _AT), Details(Place("Buurthuis"), reward=amount)
        planned = await appointments.plan(
            work,
            participant_id,
            when,
            details,
            programme=self._programme,
            by=by,
            now=when.starts_at - _PLANNED_BEFORE,
        )
        praise = read_catalogue().label(AttendancePraise.GLAD)
        was_there = when.starts_at + _AFTER
        await attendance.keep(work, planned, praise=praise, programme=self._programme, by=by, now=was_there)

    async def _put_in(self, work: Work, amount: Cents, *, by: Someone, now: datetime) -> None:
        programme = self._programme
        year = year_of(now, programme).begins_in
        ahead = await pot.look_ahead(work, amount, year=year, programme=programme, by=by, now=now)
        await pot.change(work, amount, year=year, number=ahead.number, programme=programme, by=by, now=now)
