"""A Bot API server for measuring: it answers every call after 50 ms and knows when which update was answered.

It runs in a process of its own, on a core of its own, so that it costs the measured bot nothing. It hands out updates
in one of two ways: as fast as they are answered, with a number under way at once, or at a fixed rate.
"""

import asyncio
import json
import sys
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

ANSWER_AFTER = 0.050
"""Seconds: about what Telegram takes to answer from the Netherlands."""

BOT = {"id": 1, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
_ANSWERS: dict[str, Any] = {
    "getme": BOT
    | {"can_join_groups": True, "can_read_all_group_messages": True, "supports_inline_queries": False}
}


@dataclass
class Load:
    """What is handed out, and what became of it."""

    updates: deque[dict[str, Any]] = field(default_factory=deque)
    at_once: int = 0
    per_second: float = 0.0
    started_at: float = 0.0
    handed_out: int = 0
    under_way: dict[int, float] = field(default_factory=dict)  # chat -> when its update was handed out
    took: list[float] = field(default_factory=list)  # seconds from handing out to the reply's request
    answered_at: list[float] = field(default_factory=list)
    newest_button: dict[tuple[int, str], str] = field(default_factory=dict)  # (chat, verb) -> what it carries

    def take(self, most: int) -> list[dict[str, Any]]:
        """The updates that may leave now."""
        now = time.monotonic()
        if self.per_second:
            allowed = int((now - self.started_at) * self.per_second) - self.handed_out
        else:
            allowed = self.at_once - len(self.under_way)
        leaving: list[dict[str, Any]] = []
        while self.updates and len(leaving) < min(allowed, most):
            if _chat_of(self.updates[0]) in self.under_way:
                break
            update = self.updates.popleft()
            self.under_way[_chat_of(update)] = now
            leaving.append(self._filled_in(update))
        self.handed_out += len(leaving)
        return leaving

    def saw_buttons(self, chat_id: int, markup: str | None) -> None:
        """Remember what the buttons of a message carry, for the updates that press one."""
        for row in json.loads(markup or "{}").get("inline_keyboard", ()):
            for button in row:
                self.newest_button[chat_id, button["callback_data"].split(":")[0]] = button["callback_data"]

    def _filled_in(self, update: dict[str, Any]) -> dict[str, Any]:
        query = update.get("callback_query")
        if query and query["data"].startswith("last:"):
            query["data"] = self.newest_button[_chat_of(update), query["data"].removeprefix("last:")]
        return update

    def answered(self, chat_id: int) -> None:
        """A request that answers this chat's update has come in; only the first one counts."""
        handed_out = self.under_way.pop(chat_id, None)
        if handed_out is not None:
            now = time.monotonic()
            self.took.append(now - handed_out)
            self.answered_at.append(now)


class Server:
    """The Bot API as far as a bot that is measured needs it."""

    def __init__(self) -> None:
        self.load = Load()
        self.first_poll_at = 0.0
        self._message_id = 0
        self._changed = asyncio.Event()

    def app(self) -> web.Application:
        app = web.Application(client_max_size=64 * 1024**2)
        app.router.add_post("/load", self.set_load)
        app.router.add_get("/results", self.results)
        app.router.add_route("*", "/bot{token}/{method}", self.call)
        return app

    async def set_load(self, request: web.Request) -> web.Response:
        """Begin anew with `{"updates": […], "at_once": n}` or `{"updates": […], "per_second": n}`."""
        wanted = await request.json()
        self.load = Load(
            deque(wanted["updates"]),
            wanted.get("at_once", 0),
            wanted.get("per_second", 0.0),
            time.monotonic(),
            newest_button=self.load.newest_button,
        )
        self._changed.set()
        return web.json_response({})

    async def results(self, _: web.Request) -> web.Response:
        load = self.load
        return web.json_response(
            {
                "first_poll_at": self.first_poll_at,
                "waiting": len(load.updates),
                "under_way": len(load.under_way),
                "took": load.took,
                "answered_at": load.answered_at,
            }
        )

    async def call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"].lower()
        said = await _parameters(request)
        if method == "getupdates":
            return await self._get_updates(said)
        self._note_answer(method, said)
        await asyncio.sleep(ANSWER_AFTER)
        return _ok(self._result(method, said))

    async def _get_updates(self, said: dict[str, Any]) -> web.Response:
        self.first_poll_at = self.first_poll_at or time.time()
        until = time.monotonic() + min(float(said.get("timeout", 0)), 20.0)
        while not (leaving := self.load.take(int(said.get("limit", 100)))) and time.monotonic() < until:
            self._changed.clear()
            wait = 0.002 if self.load.updates else 1.0
            try:
                await asyncio.wait_for(self._changed.wait(), wait)
            except TimeoutError:
                continue
        return _ok(leaving)

    def _note_answer(self, method: str, said: dict[str, Any]) -> None:
        """Only what people get to see answers them; the small sign that a press has been noted does not count."""
        if method.startswith(("send", "editmessage")):
            chat_id, markup = int(said["chat_id"]), said.get("reply_markup")
            self.load.saw_buttons(chat_id, markup if isinstance(markup, str | None) else json.dumps(markup))
            self.load.answered(chat_id)
            self._changed.set()

    def _result(self, method: str, said: dict[str, Any]) -> Any:
        if method.startswith(("send", "editmessage")):
            self._message_id += 1
            chat = {
                "id": int(said["chat_id"]),
                "type": "private" if int(said["chat_id"]) > 0 else "supergroup",
            }
            return {
                "message_id": self._message_id,
                "date": int(time.time()),
                "chat": chat,
                "from": BOT,
                "text": "x",
            }
        return _ANSWERS.get(method, True)


def _chat_of(update: dict[str, Any]) -> int:
    message = update.get("message") or update["callback_query"]["message"]
    return int(message["chat"]["id"])


async def _parameters(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        return dict(await request.json())
    return dict(request.query) | dict(await request.post())


def _ok(result: Any) -> web.Response:
    return web.Response(text=json.dumps({"ok": True, "result": result}), content_type="application/json")


if __name__ == "__main__":
    web.run_app(Server().app(), host="127.0.0.1", port=int(sys.argv[1]), print=None, access_log=None)
