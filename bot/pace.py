"""Whose turn it is: Telegram's limits kept, without one chat holding up another.

The limits are from "Bots FAQ, My bot is hitting limits": 30 messages a second in all, one a second to a
chat, in short bursts more, and 20 a minute to a group. What is sent overall is spaced evenly, because 30
at once and then a second of silence is answered with 429 as well. Times are seconds of a monotonic clock.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

CHAT_BURST = 3
"""Messages to one chat that may leave at once; the welcome has three."""

GROUP_MOST, GROUP_SECONDS = 20, 60.0
_TIMER_SLACK = 0.001
"""Seconds that a timer is late and that may be made up for; at 30 a second it is a thirtieth of a message."""

_CHATS_KEPT = 2000
"""Above so many known chats, the ones that have been still for a while are forgotten."""

Monotonic = Callable[[], float]


@dataclass(slots=True)
class Chat:
    """What one chat may still get. `tokens` grow by one a second, up to `CHAT_BURST`."""

    is_group: bool
    tokens: float = CHAT_BURST
    counted_at: float = 0.0
    recent: deque[float] = field(default_factory=deque)
    held_until: float = 0.0

    def free_at(self, now: float) -> float:
        """The first moment at which this chat may get a message; not later than `now` means at once."""
        self._count(now)
        moment = max(self.held_until, now if self.tokens >= 1 else now + 1 - self.tokens)
        if len(self.recent) >= GROUP_MOST:
            moment = max(moment, self.recent[0] + GROUP_SECONDS)
        return moment

    def take(self, now: float) -> None:
        """A message leaves for this chat."""
        self._count(now)
        self.tokens -= 1
        if self.is_group:
            self.recent.append(now)
            while len(self.recent) > GROUP_MOST:
                self.recent.popleft()

    def is_still(self, now: float) -> bool:
        """Whether nothing is remembered of it that a new `Chat` would not know."""
        last = self.recent[-1] if self.recent else self.counted_at
        return now > self.held_until and now > last + GROUP_SECONDS

    def _count(self, now: float) -> None:
        self.tokens = min(CHAT_BURST, self.tokens + max(0.0, now - self.counted_at))
        self.counted_at = max(now, self.counted_at)


class NoTurn(Exception):
    """The pace was closed before this request had its turn: it has surely not left."""


class Limits:
    """Telegram's limits as arithmetic: when may a chat get a message, and what happened before."""

    def __init__(self, per_second: float) -> None:
        self._spacing = 1 / per_second
        self._next_overall = 0.0
        self._held_until = 0.0
        self._chats: dict[int, Chat] = {}

    def all_free_at(self) -> float:
        """The first moment at which anything that counts may leave."""
        return max(self._next_overall, self._held_until)

    def free_at(self, chat_id: int, now: float, *, counts: bool = True) -> float:
        """The first moment at which a request for this chat may leave, apart from the limit over all.

        What does not count (an edit or a deletion in a private chat) waits only where Telegram told us to.
        """
        chat = self._chat(chat_id, now)
        return chat.free_at(now) if counts else max(chat.held_until, self._held_until)

    def take(self, chat_id: int, now: float) -> None:
        """A message leaves for this chat."""
        self._chat(chat_id, now).take(now)
        self._next_overall = max(self._next_overall, now - _TIMER_SLACK) + self._spacing

    def hold(self, chat_id: int, seconds: float, now: float) -> None:
        """Telegram said 429 and how long to wait, but not whether for this chat or for everybody.

        When it says so of two chats at a time, it is for everybody.
        """
        others_held = any(chat.held_until > now for number, chat in self._chats.items() if number != chat_id)
        chat = self._chat(chat_id, now)
        chat.held_until = max(chat.held_until, now + seconds)
        if others_held:
            self._held_until = max(self._held_until, now + seconds)

    def held_chats(self, now: float, *, longer_than: float) -> list[tuple[int, float]]:
        """The chats that may get nothing for some seconds to come, with the moment from which they may."""
        found = ((number, chat.free_at(now)) for number, chat in self._chats.items())
        return [(number, moment) for number, moment in found if moment > now + longer_than]

    def _chat(self, chat_id: int, now: float) -> Chat:
        chat = self._chats.get(chat_id)
        if chat is None:
            if len(self._chats) >= _CHATS_KEPT:
                self._chats = {number: chat for number, chat in self._chats.items() if not chat.is_still(now)}
            chat = self._chats[chat_id] = Chat(is_group=chat_id < 0, counted_at=now)
        return chat


_Waiter = tuple[int, int, bool, "asyncio.Future[None]"]  # urgency, number, counts, turn


@dataclass(slots=True)
class _Line:
    """Those who wait for one chat, most urgent first, and whether somebody is busy there."""

    waiting: list[_Waiter] = field(default_factory=list)
    is_busy: bool = False


class Pace:
    """Gives turns: the most urgent first, one at a time in each chat, and within `Limits`.

    One at a time keeps the order of a chat: a second request could overtake the first on another connection.
    """

    def __init__(self, per_second: float, monotonic: Monotonic | None = None) -> None:
        self.limits = Limits(per_second)
        self._now = monotonic or asyncio.get_running_loop().time
        self._lines: dict[int, _Line] = {}
        self._ready: list[tuple[int, int, int]] = []  # urgency, number, chat: the heads of lines
        self._ready_unpaced: list[tuple[int, int, int]] = []  # the same, of what does not count
        self._asleep: list[tuple[float, int]] = []  # moment, chat: lines that the limits hold back
        self._number = 0
        self._closed = False
        self._timer: asyncio.TimerHandle | None = None

    @asynccontextmanager
    async def turn(self, chat_id: int, urgency: int, *, counts: bool = True) -> AsyncIterator[None]:
        """Wait for the turn of a request to this chat, and have the chat alone for as long as the `with`
        lasts.

        A request that does not `count` needs only the chat to itself.

        Raises:
            NoTurn: when the pace is closed before.
        """
        await self._wait(chat_id, urgency, counts)
        try:
            yield
        finally:
            self._leave(chat_id)

    def hold(self, chat_id: int, seconds: float) -> None:
        """Telegram told us to wait."""
        self.limits.hold(chat_id, seconds, self._now())

    def held_chats(self, *, longer_than: float) -> list[tuple[int, float]]:
        """The chats that may get nothing for some time, with the seconds until they may."""
        now = self._now()
        return [(chat, moment - now) for chat, moment in self.limits.held_chats(now, longer_than=longer_than)]

    def go_on(self) -> None:
        """Give the turns that can be given now, and come back when the next one can."""
        now = self._now()
        while self._asleep and self._asleep[0][0] <= now:
            self._line_up(heappop(self._asleep)[1])
        while self._ready_unpaced:
            self._give(heappop(self._ready_unpaced), now)
        while self._ready and self.limits.all_free_at() <= now:
            self._give(heappop(self._ready), now)
        self._come_back(now)

    def close(self) -> None:
        """Give no more turns: who still waits hears `NoTurn`."""
        self._closed = True
        for line in self._lines.values():
            for *_, turn in line.waiting:
                if not turn.done():
                    turn.set_exception(NoTurn)
            line.waiting.clear()
        self._come_back(self._now())

    async def _wait(self, chat_id: int, urgency: int, counts: bool) -> None:
        if self._closed:
            raise NoTurn
        line = self._lines.setdefault(chat_id, _Line())
        self._number += 1
        waiter = (urgency, self._number, counts, asyncio.get_running_loop().create_future())
        heappush(line.waiting, waiter)
        if line.waiting[0] is waiter:
            self._line_up(chat_id)
            self.go_on()
        try:
            await waiter[3]
        except asyncio.CancelledError:
            self._give_back(chat_id, line, waiter)
            raise

    def _give_back(self, chat_id: int, line: _Line, waiter: _Waiter) -> None:
        """Somebody goes away while waiting, or just as the turn came."""
        if not waiter[3].cancelled():
            self._leave(chat_id)
        elif waiter in line.waiting:
            line.waiting.remove(waiter)
            heapify(line.waiting)
            self._line_up(chat_id)

    def _leave(self, chat_id: int) -> None:
        self._lines[chat_id].is_busy = False
        self._line_up(chat_id)
        self.go_on()

    def _line_up(self, chat_id: int) -> None:
        """The most urgent of this chat stands ready. Older entries of it are passed over when they come up."""
        line = self._lines.get(chat_id)
        if line is None or line.is_busy:
            return
        if not line.waiting:
            del self._lines[chat_id]
            return
        urgency, number, counts, _ = line.waiting[0]
        heappush(self._ready if counts else self._ready_unpaced, (urgency, number, chat_id))

    def _give(self, entry: tuple[int, int, int], now: float) -> None:
        _, number, chat_id = entry
        line = self._lines.get(chat_id)
        if line is None or line.is_busy or not line.waiting or line.waiting[0][1] != number:
            return
        _, _, counts, turn = line.waiting[0]
        if turn.cancelled():
            heappop(line.waiting)
            self._line_up(chat_id)
            return
        free_at = self.limits.free_at(chat_id, now, counts=counts)
        if free_at > now:
            heappush(self._asleep, (free_at, chat_id))
            return
        heappop(line.waiting)
        line.is_busy = True
        if counts:
            self.limits.take(chat_id, now)
        turn.set_result(None)

    def _come_back(self, now: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._closed:
            return
        moments = [self._asleep[0][0]] if self._asleep else []
        if self._ready:
            moments.append(self.limits.all_free_at())
        if moments:
            self._timer = asyncio.get_running_loop().call_later(max(0.0, min(moments) - now), self.go_on)
