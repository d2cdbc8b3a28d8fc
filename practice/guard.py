"""Who may talk to the room: programs and pages on this machine, and no web site that the browser has open.

The room listens on loopback only. A page on the internet could still let its own name point to 127.0.0.1 (DNS
rebinding), so the Host header must be a local one; and it could send a form to the room, so what changes
something must not come from another origin.
"""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

LOCAL_NAMES = {"localhost", "127.0.0.1", "::1"}


class Guard:
    """Answers 403 to what does not come from this machine."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            sentence = _objection(scope["method"], Headers(scope=scope))
            if sentence:
                await JSONResponse({"error": sentence}, 403)(scope, receive, send)
                return
        await self._app(scope, receive, send)


def _objection(method: str, headers: Headers) -> str | None:
    host = headers.get("host", "")
    if _name(f"//{host}") not in LOCAL_NAMES:
        return "this room is reached as localhost or 127.0.0.1 only"
    origin = headers.get("origin")
    if method not in {"GET", "HEAD"} and origin is not None and origin != f"http://{host}":
        return "this room takes nothing from other web sites"
    return None


def _name(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None
