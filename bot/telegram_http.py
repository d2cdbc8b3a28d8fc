"""How requests reach Telegram: python-telegram-bot's `BaseRequest` over aiohttp.

Its default client slows down to 200 requests a second when many are under way at once; this one stays at
3,000 (`docs/performance.md`). And it keeps apart what a sender must know: nothing left, no answer came,
or Telegram itself had trouble.
"""

import json
from typing import Any, NoReturn

import aiohttp
from telegram.error import NetworkError, TelegramError
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter

_CONNECT_SECONDS = 10.0
_ANSWER_SECONDS = 20.0
_UPLOAD_SECONDS = 60.0
_MOST_CONNECTIONS = 256
_PIECE_BYTES = 65_536
_KEEP_ALIVE_SECONDS = 15.0
"""Shorter than servers keep an idle connection, so that a request is not sent into one that just closed."""

_NOTHING_LEFT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL)


class NothingLeft(NetworkError):
    """No connection could be made: Telegram has seen nothing of this request."""


class NoAnswer(NetworkError):
    """The request left and no answer came: what it asked may or may not have been done."""


class ServerTrouble(NetworkError):
    """Telegram, or something before it, answered with a status of 500 or higher."""


class SlowDown(TelegramError):
    """Telegram answered 429: nothing was done, and the same may be asked again after some seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__("too many requests")
        self.seconds = seconds


class AiohttpRequest(BaseRequest):
    """One session for all requests. Never logs an address: the token is in it."""

    def __init__(self, *, proxy: str | None = None) -> None:
        self._proxy = proxy
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return _ANSWER_SECONDS

    async def initialize(self) -> None:
        if self._session is None:
            connector = aiohttp.TCPConnector(
                limit=0, limit_per_host=_MOST_CONNECTIONS, keepalive_timeout=_KEEP_ALIVE_SECONDS
            )
            self._session = aiohttp.ClientSession(
                connector=connector, cookie_jar=aiohttp.DummyCookieJar(), proxy=self._proxy
            )

    async def shutdown(self) -> None:
        if self._session is not None:
            session, self._session = self._session, None
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Send one request.

        Raises:
            NothingLeft: when no connection could be made.
            NoAnswer: when it left and no whole answer came in time.
            ServerTrouble: when the answer was a status of 500 or higher.
            SlowDown: when it was 429.
        """
        if self._session is None:
            raise NothingLeft("the connection to Telegram is closed")
        patience = _patience(request_data, read_timeout)
        try:
            async with self._session.request(
                method, url, timeout=patience, allow_redirects=False, **_body(request_data)
            ) as answer:
                status, payload = answer.status, await answer.read()
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            _tell(error)
        if status >= 500:
            raise ServerTrouble(f"status {status}")
        if status == 429:
            raise SlowDown(_seconds_to_wait(self.parse_json_payload(payload)))
        return status, payload

    async def fetch(self, url: str, *, most_bytes: int) -> bytes | None:
        """What stands at an address, which has the token in it; None when that is more than so many bytes.

        Raises:
            NothingLeft, NoAnswer: as for a request.
            ServerTrouble: when there is no such file, or not now.
        """
        if self._session is None:
            raise NothingLeft("the connection to Telegram is closed")
        try:
            async with self._session.get(
                url, timeout=_patience(None, BaseRequest.DEFAULT_NONE), allow_redirects=False
            ) as answer:
                if answer.status != 200:
                    raise ServerTrouble(f"status {answer.status}")
                content = bytearray()
                async for piece in answer.content.iter_chunked(_PIECE_BYTES):
                    content += piece
                    if len(content) > most_bytes:
                        return None
                return bytes(content)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            _tell(error)

    @staticmethod
    def parse_json_payload(payload: bytes) -> Any:
        """As the base class does, but without writing the answer, which may hold people's words, to the log."""
        try:
            return json.loads(payload)
        except ValueError:
            raise NoAnswer("the answer is not JSON") from None


class Call:
    """Calls methods of the Bot API, and gives their answers as they came.

    python-telegram-bot would make objects of what is sent and of every answer, of which we need one number.
    """

    def __init__(self, request: AiohttpRequest, base_url: str, files_url: str = "") -> None:
        self._request = request
        self._base_url = base_url
        self._files_url = files_url

    async def __call__(self, method: str, parameters: dict[str, Any], patience: float | None = None) -> Any:
        """Call a method. What is None is left out.

        Raises:
            TelegramError: as `AiohttpRequest.do_request` and python-telegram-bot give it.
        """
        data = RequestData(
            [
                RequestParameter.from_input(name, value)
                for name, value in parameters.items()
                if value is not None
            ]
        )
        seconds = BaseRequest.DEFAULT_NONE if patience is None else patience
        return await self._request.post(f"{self._base_url}/{method}", data, read_timeout=seconds)

    async def fetch(self, path: str, *, most_bytes: int) -> bytes | None:
        """What is in a file, at the path that getFile gave; None when it is larger than that.

        Raises:
            TelegramError: as `AiohttpRequest.fetch` gives it.
        """
        return await self._request.fetch(f"{self._files_url}/{path}", most_bytes=most_bytes)


def _patience(data: RequestData | None, read_timeout: Any) -> aiohttp.ClientTimeout:
    usual = _UPLOAD_SECONDS if data and data.contains_files else _ANSWER_SECONDS
    seconds = usual if read_timeout is BaseRequest.DEFAULT_NONE else read_timeout
    return aiohttp.ClientTimeout(total=None, connect=_CONNECT_SECONDS, sock_read=seconds)


def _body(data: RequestData | None) -> dict[str, Any]:
    if data is None or not data.parameters:
        return {}
    if not data.contains_files:
        return {"json": data.parameters}
    form = aiohttp.FormData(data.json_parameters)
    for name, (filename, content, mime) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return {"data": form}


def _tell(error: Exception) -> NoReturn:
    # Without the cause: its text may have the address, and so the token, in it.
    kind = type(error).__name__
    if isinstance(error, _NOTHING_LEFT):
        raise NothingLeft(kind) from None
    raise NoAnswer(kind) from None


def _seconds_to_wait(answer: dict[str, Any]) -> float:
    return float((answer.get("parameters") or {}).get("retry_after") or 1)
