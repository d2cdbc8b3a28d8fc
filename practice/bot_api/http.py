"""The Bot API over HTTP: reading a request, checking it as Telegram would, answering or failing."""

import inspect
import json
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from practice.bot_api.calls import Call
from practice.bot_api.parameters import read
from practice.bot_api.table import METHODS, Method
from practice.faults import Fault
from practice.files import Upload
from practice.refusals import Refusal, bad_request
from practice.room import Room

Json = dict[str, Any]
MAX_FIELD_BYTES = 1024 * 1024
CutOff = Callable[[Request], None]


class BotApi:
    """The face of the room that bots see. `cut_off` ends a connection without an answer."""

    def __init__(self, room: Room, silence: Callable[[Request], Awaitable[None]], cut_off: CutOff) -> None:
        self._room = room
        self._silence = silence
        self._cut_off = cut_off

    def routes(self) -> list[Route]:
        return [
            Route("/bot{token}/{method}", self.call, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", self.download),
        ]

    async def call(self, request: Request) -> Response:
        """One call of a method. Whatever happens to it, it is in the list of requests."""
        name = request.path_params["method"]
        method = METHODS.get(name.lower())
        raw: Json = {}
        fault: Fault | None = None
        try:
            self._check_token(request)
            if method is None:
                raise self._unknown(name)
            name = method.name
            raw, uploads = await _read(request)
            fault = self._room.faults.take(name, _chat_id(raw))
            answer = await self._answer(method, raw, uploads, fault)
        except Refusal as refusal:
            answer = refusal.answer()
        self._room.observations.request(name, _chat_id(raw), answer, self._room.clock.now())
        self._room.save()
        if fault is not None and fault.kind.startswith("timeout"):
            await self._silence(request)
        elif fault is not None and fault.kind == "disconnect":
            self._cut_off(request)
        return _json(answer, answer.get("error_code", 200))

    async def run(self, name: str, raw: Json) -> None:
        """A call that came as the answer to a webhook; Telegram does not tell how it went."""
        method = METHODS.get(name.lower())
        try:
            answer = await self._answer(method, raw, {}, None) if method else self._unknown(name).answer()
        except Refusal as refusal:
            answer = refusal.answer()
        self._room.observations.request(name, _chat_id(raw), answer, self._room.clock.now())
        self._room.save()

    async def download(self, request: Request) -> Response:
        """The content of a file, at the path that getFile gave."""
        try:
            self._check_token(request)
        except Refusal as refusal:
            return _json(refusal.answer(), refusal.code)
        file = self._room.files.by_path(request.path_params["path"])
        if file is None:
            return _json(Refusal(404, "Not Found").answer(), 404)
        return Response(self._room.files.content(file), media_type="application/octet-stream")

    async def _answer(
        self, method: Method, raw: Json, uploads: dict[str, Upload], fault: Fault | None
    ) -> Json:
        if fault is not None and fault.kind == "timeout_before":
            return {"ok": False, "error_code": 504, "description": "not done and not answered, on request"}
        refusal = fault.refusal() if fault is not None else None
        if refusal is not None:
            raise refusal
        self._notice_unknown(method, raw, uploads)
        result = method.run(Call(self._room, method.name, read(method.parameters, raw), uploads))
        return {"ok": True, "result": await result if inspect.isawaitable(result) else result}

    def _check_token(self, request: Request) -> None:
        token = request.path_params["token"]
        if token != self._room.bot.token:
            raise Refusal(401, "Unauthorized") if ":" in token else Refusal(404, "Not Found")

    def _unknown(self, name: str) -> Refusal:
        self._room.observations.notice(name[:64], "the room knows no such method", self._room.clock.now())
        return Refusal(404, "Not Found: method not found")

    def _notice_unknown(self, method: Method, raw: Json, uploads: dict[str, Upload]) -> None:
        """Telegram ignores a parameter it does not know; a bot that sends one has a mistake in it."""
        attached = {name for name in uploads if f"attach://{name}" in json.dumps(raw)}
        for name in sorted(set(raw) | set(uploads)):
            if name not in method.parameters and name not in attached:
                sentence = f'unknown parameter "{name[:64]}"'
                self._room.observations.notice(method.name, sentence, self._room.clock.now())


async def _read(request: Request) -> tuple[Json, dict[str, Upload]]:
    """The parameters, from the address and the body, in any of the four ways that Telegram takes."""
    raw: Json = dict(request.query_params)
    uploads: dict[str, Upload] = {}
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        raw |= _json_body(await request.body())
    elif kind == "application/x-www-form-urlencoded":
        raw |= _form_body(await request.body())
    elif kind == "multipart/form-data":
        await _read_parts(request, raw, uploads)
    return raw, uploads


async def _read_parts(request: Request, raw: Json, uploads: dict[str, Upload]) -> None:
    try:
        async with request.form(max_part_size=MAX_FIELD_BYTES) as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    content = await value.read()
                    uploads[name] = Upload(value.filename or "", value.content_type or "", content)
                else:
                    raw[name] = value
    except HTTPException as error:
        raise bad_request("can't parse multipart request body") from error


def _form_body(body: bytes) -> Json:
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True))
    except ValueError as error:
        raise bad_request("can't parse form: it must be UTF-8") from error


def _json_body(body: bytes) -> Json:
    try:
        found = json.loads(body or b"{}")
    except ValueError as error:
        raise bad_request("can't parse JSON object") from error
    if not isinstance(found, dict):
        raise bad_request("can't parse JSON object")
    return found


def _chat_id(raw: Json) -> int | None:
    """The chat a call is about, as a number, for faults and the list of requests."""
    try:
        return int(raw["chat_id"])
    except (KeyError, TypeError, ValueError):
        return None


def _json(answer: Json, status: int) -> Response:
    content = json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()
    return Response(content, status, media_type="application/json")
