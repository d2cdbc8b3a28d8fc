"""The room's clock: real time plus an offset that people can change.

A municipality wants to see tomorrow's reminder today, so the clock can be moved. Between moves it runs on.
"""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Amsterdam")
MORNING = time(9)  # after the quiet hours, which end at half past eight by default

Listener = Callable[[datetime], Awaitable[None]]


def real_time() -> datetime:
    """The machine's clock, aware and in UTC."""
    return datetime.now(UTC)


class Clock:
    """A clock that can be moved. Who must act on a move is a listener, and is awaited with the new time."""

    def __init__(self, offset: timedelta = timedelta(0), real: Callable[[], datetime] = real_time) -> None:
        self.offset = offset
        self.listeners: list[Listener] = []
        self._real = real

    def now(self) -> datetime:
        return self._real() + self.offset

    def timestamp(self) -> int:
        """Seconds since 1970, which is how the Bot API writes a moment."""
        return int(self.now().timestamp())

    def next_morning(self) -> datetime:
        """Tomorrow at nine in the Netherlands, whatever the clock change does in between."""
        tomorrow = self.now().astimezone(ZONE).date() + timedelta(days=1)
        return datetime.combine(tomorrow, MORNING, ZONE).astimezone(UTC)

    async def move_to(self, moment: datetime) -> None:
        """Set the clock and wait until every listener has done what falls due by then."""
        self.offset = moment - self._real()
        for listener in list(self.listeners):
            await listener(self.now())

    async def forward(self, distance: timedelta) -> None:
        await self.move_to(self.now() + distance)
