"""What happens in the room, told to every page and script that listens."""

import asyncio
from collections import deque
from typing import Any

Json = dict[str, Any]

REMEMBERED = 2000
"""Events kept for a listener that was away for a moment; who missed more reads the whole state again."""


class Events:
    """A numbered stream of events. The number (`revision`) is also when a message last changed."""

    def __init__(self, revision: int = 0) -> None:
        self.revision = revision
        self._recent: deque[Json] = deque(maxlen=REMEMBERED)
        self._listeners: set[asyncio.Queue[Json | None]] = set()

    def publish(self, kind: str, **fields: Any) -> None:
        self.revision += 1
        event = {"kind": kind, "revision": self.revision, **fields}
        self._recent.append(event)
        for listener in self._listeners:
            listener.put_nowait(event)

    def since(self, revision: int) -> list[Json] | None:
        """The events after this revision, or None when they are no longer all there."""
        if revision > self.revision:
            return None
        missed = [event for event in self._recent if event["revision"] > revision]
        return missed if len(missed) == self.revision - revision else None

    def listen(self) -> asyncio.Queue[Json | None]:
        """A queue with every event from now on; None means that the room closes."""
        queue: asyncio.Queue[Json | None] = asyncio.Queue()
        self._listeners.add(queue)
        return queue

    def leave(self, queue: asyncio.Queue[Json | None]) -> None:
        self._listeners.discard(queue)

    def close(self) -> None:
        for listener in self._listeners:
            listener.put_nowait(None)
