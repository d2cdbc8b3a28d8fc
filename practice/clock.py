"""The room's clock: real time plus an offset that people can change.

A municipality wants to see tomorrow's reminder today, so the clock can be moved. Between moves it runs on.
A move forward lives through the time between: what would have come on Tuesday comes on Tuesday, also when
somebody jumps from Monday to Friday.
"""

from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Amsterdam")
MORNING = time(9)  # after the quiet hours, which end at half past eight by default
EVENING = time(20)  # before the quiet hours, and before the night in which the clocks may change

STEP = timedelta(minutes=30)
"""The moments that a move stops at: each whole and half hour, which is when appointments and reminders mostly are.

The clock change is a whole hour, so these are the same in UTC as in the Netherlands.
"""

Listener = Callable[[datetime], Awaitable[None]]


def real_time() -> datetime:
    """The machine's clock, aware and in UTC."""
    return datetime.now(UTC)


class Clock:
    """A clock that can be moved. Who must act on that is a listener, and is awaited with the time at each step."""

    def __init__(self, offset: timedelta = timedelta(0), real: Callable[[], datetime] = real_time) -> None:
        self.offset = offset
        self.listeners: list[Listener] = []
        self.when_stepped: Callable[[], None] = lambda: None
        """Called at each step of a move, for who shows the time."""
        self.moving_to: datetime | None = None
        """Where the clock is going, while it is moved."""
        self._real = real
        self._stands_at: datetime | None = None
        self.is_stopping = False

    def now(self) -> datetime:
        return self._stands_at or self._real() + self.offset

    def timestamp(self) -> int:
        """Seconds since 1970, which is how the Bot API writes a moment."""
        return int(self.now().timestamp())

    def next_morning(self) -> datetime:
        """Tomorrow at nine in the Netherlands, whatever the clock change does in between."""
        tomorrow = self.now().astimezone(ZONE).date() + timedelta(days=1)
        return _at(tomorrow, MORNING)

    def eve_of_clock_change(self) -> datetime:
        """The evening before the clocks change next: a Saturday at the end of March or October."""
        day = self.now().astimezone(ZONE).date()
        while self.now() >= _at(day, EVENING) or _offset(day) == _offset(day + timedelta(days=1)):
            day += timedelta(days=1)
        return _at(day, EVENING)

    async def move_to(self, moment: datetime) -> None:
        """Go to a moment, and come back when every listener has done what falls due by then.

        Forward it goes step by step, and stands still at each until the listeners are done with it: so nothing
        comes late or expires because of the jump. The first step is the present, for what people just did. Back
        it goes at once, and so it does where nobody listens.
        """
        self.moving_to, self.is_stopping = moment, False
        try:
            for step in self._way_to(moment):
                await self._stand_at(step)
                if self.is_stopping:
                    break
        finally:
            self.moving_to = self._stands_at = None

    def stop(self) -> None:
        """Let a move end at the step that it has come to."""
        self.is_stopping = True

    async def forward(self, distance: timedelta) -> None:
        await self.move_to(self.now() + distance)

    def _way_to(self, moment: datetime) -> Iterator[datetime]:
        now = self.now()
        if self.listeners and now < moment:
            yield now
            yield from _steps_between(now, moment)
        yield moment

    async def _stand_at(self, step: datetime) -> None:
        self._stands_at = step
        try:
            self.offset = step - self._real()
            self.when_stepped()
            for listener in list(self.listeners):
                await listener(step)
        finally:
            # What the listeners needed is no time of the room: it goes on from where it stood.
            self.offset = step - self._real()


def _at(day: date, at: time) -> datetime:
    return datetime.combine(day, at, ZONE).astimezone(UTC)


def _offset(day: date) -> timedelta | None:
    """How far the Netherlands are ahead of UTC in the evening of a day."""
    return datetime.combine(day, EVENING, ZONE).utcoffset()


def _steps_between(start: datetime, end: datetime) -> Iterator[datetime]:
    seconds = STEP.total_seconds()
    step = datetime.fromtimestamp((start.timestamp() // seconds + 1) * seconds, UTC)
    while step < end:
        yield step
        step += STEP
