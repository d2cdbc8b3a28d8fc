"""A line to the room: its interface under /room over HTTP, and waiting for something to happen there."""

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable
from typing import Any, Self

import aiohttp

Json = dict[str, Any]

DEFAULT_SECONDS = 5.0
"""How long a person waits for what they expect to see."""


class NotSeen(AssertionError):
    """What was waited for did not come. The text shows what was there instead."""


class Refused(Exception):
    """The room did not do what a phone asked, such as writing to a blocked bot."""


class Line:
    """Requests to the room. Used with `async with`, it listens to events meanwhile."""

    def __init__(self, url: str, *, patience: float = DEFAULT_SECONDS) -> None:
        self.patience = patience
        self.answers: list[Json] = []
        self._url = url
        self._session: aiohttp.ClientSession | None = None
        self._listener: asyncio.Task[None] | None = None
        self._something = asyncio.Event()

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(self._url)
        listening = asyncio.Event()
        self._listener = asyncio.create_task(self._listen(listening))
        await listening.wait()
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._listener is not None:
            self._listener.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._listener
        if self._session is not None:
            await self._session.close()

    async def get(self, path: str, **parameters: str | int) -> Json:
        return await self._ask("GET", path, params=parameters)

    async def post(self, path: str, **body: Any) -> Json:
        return await self._ask("POST", path, json=body)

    async def content(self, path: str) -> bytes:
        """A file, as it is."""
        if self._session is None:
            raise RuntimeError("use this with `async with`")
        async with self._session.get(path) as answer:
            if answer.status >= 400:
                raise Refused((await answer.json())["error"])
            return await answer.read()

    async def until(
        self,
        condition: Callable[[], Awaitable[Any]],
        what: str,
        *,
        seconds: float | None = None,
        shown: Callable[[], Awaitable[str]] | None = None,
    ) -> Any:
        """Wait until the condition gives something, looking again at every event. Returns what it gave."""
        end = asyncio.get_running_loop().time() + (self.patience if seconds is None else seconds)
        while True:
            seen = self._something
            found = await condition()
            if found:
                return found
            try:
                await asyncio.wait_for(seen.wait(), end - asyncio.get_running_loop().time())
            except TimeoutError:
                there = f"\n{await shown()}" if shown else ""
                raise NotSeen(f"did not see {what}{there}") from None

    async def send_file(self, path: str, fields: dict[str, str], name: str, content: bytes) -> Json:
        form = aiohttp.FormData(
            fields, quote_fields=False
        )  # names of files as they are, as browsers send them
        form.add_field("file", content, filename=name)
        return await self._ask("POST", path, data=form)

    async def _ask(self, method: str, path: str, **arguments: Any) -> Json:
        if self._session is None:
            raise RuntimeError("use this with `async with`")
        async with self._session.request(method, path, **arguments) as answer:
            found: Json = await answer.json()
            if answer.status >= 400:
                raise Refused(found.get("error", answer.status))
            return found

    async def _listen(self, listening: asyncio.Event) -> None:
        """Follow the events. When the room restarts under us, connect again and look at everything anew."""
        if self._session is None:
            return
        revision = ""
        while True:
            try:
                endless = aiohttp.ClientTimeout(total=None)
                headers = {"Last-Event-ID": revision} if revision else {}
                async with self._session.get("/room/events", timeout=endless, headers=headers) as answer:
                    listening.set()
                    self._wake()
                    async for line in answer.content:
                        if line.startswith(b"data: "):
                            event = json.loads(line[6:])
                            revision = str(event["revision"])
                            self._happened(event)
            except aiohttp.ClientError:
                pass
            listening.set()
            await asyncio.sleep(0.1)

    def _happened(self, event: Json) -> None:
        if event["kind"] == "answer":
            self.answers.append(event)
        self._wake()

    def _wake(self) -> None:
        self._something.set()
        self._something = asyncio.Event()
