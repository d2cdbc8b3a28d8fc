"""Running the room: a small web server on this machine, inside whichever program wants it."""

import asyncio
import contextlib
import socket
from collections.abc import Iterator
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from practice.bot_api.http import BotApi
from practice.guard import LOCAL_NAMES, Guard
from practice.phones import Phones
from practice.refusals import Refusal
from practice.room import Room
from practice.webhook import deliver

PAGE = Path(__file__).parent / "page"
CLOSING_SECONDS = 1
_LOOK_SECONDS = 0.005


class PortUnavailable(Exception):
    """The room cannot listen on this port: another program does, or it is no port."""


class NotLoopback(Exception):
    """The room has no passwords, so it may be reached from this machine only."""


class RoomServer:
    """The room over HTTP, for as long as the `async with` lasts. Port 0 takes any free port."""

    def __init__(self, room: Room, *, port: int = 8765, host: str = "127.0.0.1") -> None:
        if host not in LOCAL_NAMES:
            raise NotLoopback(f"{host} is not this machine: use 127.0.0.1, ::1 or localhost")
        self.room = room
        self._host = host
        self._port = port
        self._stopping = asyncio.Event()
        self._bot_api = BotApi(room, self._silence, self._cut_off)
        self._server: _Server | None = None
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def url(self) -> str:
        """The address of the page, such as http://127.0.0.1:8765."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self._port}"

    @property
    def api_url(self) -> str:
        """What a Bot API client takes for https://api.telegram.org: no token, no slash at the end."""
        return self.url

    async def __aenter__(self) -> "RoomServer":
        listening = _listen(self._host, self._port)
        self._port = listening.getsockname()[1]
        config = uvicorn.Config(
            self._app(),
            log_config=None,
            access_log=False,
            lifespan="off",
            ws="none",
            server_header=False,
            timeout_keep_alive=75,
        )
        self._server = _Server(config)
        self._tasks = [
            asyncio.create_task(self._server.serve([listening])),
            asyncio.create_task(deliver(self.room, self._bot_api.run)),
        ]
        await self._server.listening.wait()
        return self

    async def __aexit__(self, *_: object) -> None:
        self._stopping.set()
        self.room.end_waits()
        serving, delivering = self._tasks
        delivering.cancel()
        if self._server is not None:
            self._server.stop()
        await asyncio.gather(serving, delivering, return_exceptions=True)
        self.room.close()

    def _app(self) -> ASGIApp:
        routes: list[BaseRoute] = [
            *self._bot_api.routes(),
            *Phones(self.room, lambda: self.api_url).routes(),
            Route("/", _front_page),
            Mount("/page", StaticFiles(directory=PAGE, check_dir=False)),
        ]
        return Guard(Starlette(routes=routes, exception_handlers={HTTPException: _said_as_json}))

    async def _silence(self, request: Request) -> None:
        """Say nothing until the client has had enough, or the room closes."""
        gone = asyncio.create_task(_until_gone(request))
        stopping = asyncio.create_task(self._stopping.wait())
        _, left = await asyncio.wait({gone, stopping}, return_when=asyncio.FIRST_COMPLETED)
        for task in left:
            task.cancel()
        self._cut_off(request)

    def _cut_off(self, request: Request) -> None:
        """End the connection a request came on, so that no answer can follow."""
        if self._server is None or request.client is None:
            return
        for connection in self._server.server_state.connections:
            transport = getattr(connection, "transport", None)
            if transport is not None and transport.get_extra_info("peername")[:2] == tuple(request.client):
                transport.abort()


class _Server(uvicorn.Server):
    """A server that leaves signals to the program around it, and tells when it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listening = asyncio.Event()
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        self.should_exit = True
        self._stopping.set()

    async def main_loop(self) -> None:
        """Keep the Date header right every second, and end as soon as that is asked."""
        while not await self.on_tick(0):
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), 1)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End as uvicorn does, without its pause of a tenth of a second before it looks whether anybody is left."""
        for server in self.servers:
            server.close()
        for listening in sockets or []:
            listening.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        try:
            async with asyncio.timeout(CLOSING_SECONDS):
                while self.server_state.connections or self.server_state.tasks:  # noqa: ASYNC110 - nobody is told
                    await asyncio.sleep(_LOOK_SECONDS)
        except TimeoutError:
            for task in self.server_state.tasks:
                task.cancel()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.listening.set()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, so that asyncio turns off Nagle's algorithm; else every answer waits 40 ms for an ACK.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except (OSError, OverflowError) as error:
        listening.close()
        raise PortUnavailable(f"port {port} is not free on {host}") from error
    return listening


async def _until_gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _said_as_json(request: Request, error: Exception) -> Response:
    """What no route answers: in Telegram's words below /bot, as a sentence elsewhere."""
    status, detail = (error.status_code, error.detail) if isinstance(error, HTTPException) else (500, "")
    if request.url.path.startswith("/bot"):
        return JSONResponse(Refusal(status, detail).answer(), status)
    return JSONResponse({"error": detail}, status)


async def _front_page(request: Request) -> Response:
    index = PAGE / "index.html"
    if not index.exists():
        return PlainTextResponse("The practice room runs. It has no page here; see docs/practice-room.md.\n")
    return FileResponse(index, headers={"Cache-Control": "no-cache"})
