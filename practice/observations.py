"""What the room observed of the bot: every call it made, and what Telegram would have let pass in silence."""

import logging
from collections import deque
from datetime import datetime
from typing import Any

from practice.events import Events

Json = dict[str, Any]
_log = logging.getLogger("practice")

REMEMBERED = 5000


class Observations:
    """Calls and notices since the start. They hold methods, chats and outcomes: no texts, no token."""

    def __init__(self, events: Events) -> None:
        self._events = events
        self._count = 0
        self._requests: deque[Json] = deque(maxlen=REMEMBERED)
        self.notices: deque[Json] = deque(maxlen=REMEMBERED)

    def notice(self, method: str, sentence: str, now: datetime) -> None:
        """Something is wrong with a call that Telegram would not say, such as a parameter it ignores."""
        _log.warning("%s: %s", method, sentence)
        notice = {"at": now.isoformat(), "method": method, "sentence": sentence}
        self.notices.append(notice)
        self._events.publish("notice", **notice)

    def request(self, method: str, chat_id: Any, answer: Json, now: datetime) -> None:
        self._count += 1
        self._requests.append(
            {
                "n": self._count,
                "at": now.isoformat(),
                "method": method,
                "chat_id": chat_id,
                "ok": answer["ok"],
                "error_code": answer.get("error_code"),
                "description": answer.get("description"),
            }
        )

    def requests(self, since: int) -> list[Json]:
        """The calls after number `since`, oldest first."""
        return [request for request in self._requests if request["n"] > since]

    def clear(self) -> None:
        self._requests.clear()
        self.notices.clear()
