"""Telegram's limits on sending: 30 a second in all, 1 a second in a chat, 20 a minute in a group.

From "Broadcasting to Users" in Telegram's FAQ for bots. They are about the network, so they follow real
seconds and not the room's clock.
"""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from practice.refusals import too_many_requests

CHAT_BURST = 3
"""Telegram allows "short bursts" in a private chat and does not say how short; three is careful."""


@dataclass
class _Bucket:
    size: float
    per_second: float
    left: float
    at: float

    def wait(self, now: float) -> float:
        """Seconds until one more message fits."""
        self.left = min(self.size, self.left + (now - self.at) * self.per_second)
        self.at = now
        return max(0.0, (1 - self.left) / self.per_second)


class Limits:
    """Counts what the bot sends, and refuses with 429 what comes too fast. Off unless asked for."""

    def __init__(self, *, enforced: bool = False, seconds: Callable[[], float] = time.monotonic) -> None:
        self.enforced = enforced
        self._seconds = seconds
        self._overall = _Bucket(30, 30, 30, seconds())
        self._chats: dict[int, _Bucket] = {}

    def count(self, chat_id: int, *, private: bool, messages: int = 1) -> None:
        """Take room for these messages, or raise the 429 that tells how long to wait."""
        if not self.enforced:
            return
        now = self._seconds()
        chat = self._chats.get(chat_id) or self._bucket(private=private, now=now)
        self._chats[chat_id] = chat
        wait = max(self._overall.wait(now), chat.wait(now))
        if wait > 0:
            raise too_many_requests(math.ceil(wait))
        self._overall.left -= messages
        chat.left -= messages

    @staticmethod
    def _bucket(*, private: bool, now: float) -> _Bucket:
        size, per_second = (CHAT_BURST, 1.0) if private else (20, 20 / 60)
        return _Bucket(size, per_second, size, now)
