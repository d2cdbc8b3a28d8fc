"""The interface under /room: people's phones, the clock and the faults, for the page and for scripts.

JSON in, JSON out; an error is `{"error": "a sentence"}`. docs/practice-room.md is its reference.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from practice import acts, calendars, groups, reading, views
from practice.faults import Fault
from practice.files import Upload
from practice.refusals import RoomError
from practice.room import Room

Json = dict[str, Any]
Answer = Json | list[Any]
Handler = Callable[[Request], Awaitable[Response]]

PING_SECONDS = 15

FURTHEST = timedelta(days=366)
"""A move lives through the time between: a year takes minutes, and is mostly a mistake in a date."""


class Phones:
    """The face of the room that people and scripts see."""

    def __init__(self, room: Room, api_url: Callable[[], str]) -> None:
        self._room = room
        self._api_url = api_url
        self._moving = asyncio.Lock()

    def routes(self) -> list[Route]:
        gets = {
            "/room": self._state,
            "/room/chats/{chat_id:int}/messages": self._messages,
            "/room/notices": self._notices,
            "/room/requests": self._requests,
            "/room/faults": self._faults,
            "/room/people/{person_id}/calendar": self._calendar,
        }
        posts = {
            "/room/people": self._add_person,
            "/room/people/{person_id:int}/messages": self._say,
            "/room/people/{person_id:int}/edits": self._edit,
            "/room/people/{person_id:int}/presses": self._press,
            "/room/people/{person_id:int}/opens": self._open,
            "/room/people/{person_id:int}/calendar": self._open_calendar_file,
            "/room/people/{person_id:int}/reads": self._read,
            "/room/people/{person_id:int}/blocks": self._block,
            "/room/people/{person_id:int}/unblocks": self._unblock,
            "/room/chats": self._add_chat,
            "/room/chats/{chat_id}/members": self._change_members,
            "/room/chats/{chat_id}/admins": self._change_admins,
            "/room/chats/{chat_id}/migrates": self._migrate,
            "/room/clock": self._move_clock,
            "/room/faults": self._add_fault,
            "/room/restart": self._restart,
        }
        # Starlette's own "int" takes no minus sign, and a group's id has one.
        found = [
            Route(path.replace("{chat_id:int}", "{chat_id}"), self._answering(run))
            for path, run in gets.items()
        ]
        found += [Route(path, self._answering(run), methods=["POST"]) for path, run in posts.items()]
        found.append(Route("/room/faults", self._answering(self._clear_faults), methods=["DELETE"]))
        found.append(Route("/room/events", self._events))
        found.append(Route("/room/files/{key}", self._file))
        return found

    def _answering(self, run: Callable[[Request], Awaitable[Answer]]) -> Handler:
        async def handler(request: Request) -> Response:
            try:
                answer = await run(request)
            except RoomError as error:
                return JSONResponse({"error": error.sentence}, error.status)
            self._room.save()
            return JSONResponse(answer)

        return handler

    async def _state(self, request: Request) -> Json:
        return views.room_view(self._room, self._api_url())

    async def _messages(self, request: Request) -> Json:
        chat = self._room.chat(reading.number(request.path_params["chat_id"], "chat_id"))
        viewer = request.query_params.get("as")
        person = self._room.person(reading.number(viewer, "as")).id if viewer else None
        if person is not None and person not in chat.members:
            raise RoomError("this person is not in this chat", 403)
        return views.messages_view(self._room, chat, person)

    async def _notices(self, request: Request) -> Json:
        return {"notices": list(self._room.observations.notices)}

    async def _requests(self, request: Request) -> Json:
        since = reading.number(request.query_params.get("since", "0"), "since")
        return {"requests": self._room.observations.requests(since)}

    async def _faults(self, request: Request) -> Json:
        return {"faults": [vars(fault) for fault in self._room.faults.waiting]}

    async def _add_person(self, request: Request) -> Json:
        given = await reading.body(request)
        role = reading.text(given, "role", "other")
        if role not in {"participant", "mentor", "coordinator", "other"}:
            raise RoomError("role must be participant, mentor, coordinator or other")
        person = self._room.add_person(
            reading.text(given, "first_name"),
            role=role,
            note=reading.text(given, "note", ""),
            username=reading.text(given, "username", "") or None,
        )
        return views.person_view(person)

    async def _say(self, request: Request) -> Json:
        person_id = request.path_params["person_id"]
        if request.headers.get("content-type", "").startswith("multipart/"):
            return await self._send_file(request, person_id)
        given = await reading.body(request)
        if "latitude" in given:
            return self._send_place(given, person_id)
        message = acts.says(
            self._room,
            person_id,
            reading.integer(given, "chat_id"),
            reading.text(given, "text"),
            reply_to=reading.integer(given, "reply_to") if given.get("reply_to") is not None else None,
            anonymous=bool(given.get("anonymous")),
        )
        return views.message_view(self._room, message)

    async def _send_file(self, request: Request, person_id: int) -> Json:
        async with request.form() as form:
            file = form.get("file")
            if not isinstance(file, UploadFile):
                raise RoomError("file is missing")
            upload = Upload(file.filename or "", file.content_type or "", await file.read())
            reply_to = str(form.get("reply_to") or "")
            message = acts.sends_file(
                self._room,
                person_id,
                reading.number(form.get("chat_id"), "chat_id"),
                str(form.get("kind") or "document"),
                upload,
                caption=str(form.get("caption") or ""),
                duration=reading.number(form.get("duration") or "0", "duration"),
                reply_to=reading.number(reply_to, "reply_to") if reply_to else None,
            )
        return views.message_view(self._room, message)

    def _send_place(self, given: Json, person_id: int) -> Json:
        message = acts.sends_place(
            self._room,
            person_id,
            reading.integer(given, "chat_id"),
            reading.degrees(given, "latitude"),
            reading.degrees(given, "longitude"),
            title=reading.text(given, "title", ""),
            address=reading.text(given, "address", ""),
            reply_to=reading.integer(given, "reply_to") if given.get("reply_to") is not None else None,
        )
        return views.message_view(self._room, message)

    async def _calendar(self, request: Request) -> Json:
        person = self._room.person(reading.number(request.path_params["person_id"], "person_id"))
        return {"entries": calendars.entries(person)}

    async def _open_calendar_file(self, request: Request) -> Json:
        given, person_id = await reading.body(request), request.path_params["person_id"]
        where = reading.integer(given, "chat_id"), reading.integer(given, "message_id")
        changes = acts.opens_calendar_file(self._room, person_id, *where)
        return {"changes": changes, "entries": calendars.entries(self._room.person(person_id))}

    async def _edit(self, request: Request) -> Json:
        given = await reading.body(request)
        where = reading.integer(given, "chat_id"), reading.integer(given, "message_id")
        message = acts.edits(
            self._room, request.path_params["person_id"], *where, reading.text(given, "text")
        )
        return views.message_view(self._room, message)

    async def _press(self, request: Request) -> Json:
        given, person_id = await reading.body(request), request.path_params["person_id"]
        chat = self._room.chat(reading.integer(given, "chat_id"))
        message_id = reading.integer(given, "message_id")
        if "data" in given:
            return {
                "callback_query_id": acts.press_data(
                    self._room, person_id, chat, message_id, str(given["data"])
                )
            }
        button = acts.find_button(self._room.message(chat.id, message_id), given)
        return acts.presses(self._room, person_id, chat.id, message_id, button)

    async def _open(self, request: Request) -> Json:
        url = reading.text(await reading.body(request), "url")
        return views.message_view(self._room, acts.opens(self._room, request.path_params["person_id"], url))

    async def _read(self, request: Request) -> Json:
        acts.reads(
            self._room,
            request.path_params["person_id"],
            reading.integer(await reading.body(request), "chat_id"),
        )
        return {}

    async def _block(self, request: Request) -> Json:
        acts.blocks(self._room, request.path_params["person_id"])
        return {}

    async def _unblock(self, request: Request) -> Json:
        acts.unblocks(self._room, request.path_params["person_id"])
        return {}

    async def _add_chat(self, request: Request) -> Json:
        given = await reading.body(request)
        chat = groups.create(
            self._room,
            reading.text(given, "title"),
            reading.integer(given, "creator"),
            reading.members(given, "members"),
            type_=reading.text(given, "type", "group"),
            forum=bool(given.get("forum")),
        )
        return views.chat_view(self._room, chat)

    async def _change_members(self, request: Request) -> Json:
        chat, given = self._chat(request), await reading.body(request)
        by = reading.integer(given, "by")
        if given.get("add"):
            groups.add_members(self._room, chat, by, reading.members(given, "add"))
        if given.get("remove"):
            groups.remove_members(self._room, chat, by, reading.members(given, "remove"))
        return views.chat_view(self._room, chat)

    async def _change_admins(self, request: Request) -> Json:
        chat, given = self._chat(request), await reading.body(request)
        by = reading.integer(given, "by") if "by" in given else chat.owner or chat.members[0]
        groups.change_admins(
            self._room, chat, by, reading.members(given, "add"), reading.members(given, "remove")
        )
        return views.chat_view(self._room, chat)

    async def _migrate(self, request: Request) -> Json:
        return views.chat_view(self._room, groups.migrate(self._room, self._chat(request)))

    async def _move_clock(self, request: Request) -> Json:
        """Move the clock; the answer comes when all that falls due by then has been done.

        A second move waits for the first, and counts from where that one ends.
        """
        given = await reading.body(request)
        clock = self._room.clock
        if given.get("stop"):
            clock.stop()
            return {"now": clock.now().isoformat()}
        async with self._moving:
            moment = reading.moment(given, clock)
            if clock.listeners and moment - clock.now() > FURTHEST:
                raise RoomError("the clock goes at most a year ahead at a time")
            await clock.move_to(moment)
            self._room.show_time()
        return {"now": clock.now().isoformat()}

    async def _add_fault(self, request: Request) -> Json:
        given = await reading.body(request)
        fault = Fault(
            method=reading.text(given, "method", "*"),
            kind=reading.text(given, "fault"),
            times=reading.integer(given, "times") if "times" in given else 1,
            chat_id=reading.integer(given, "chat_id") if given.get("chat_id") is not None else None,
            retry_after=reading.integer(given, "retry_after") if "retry_after" in given else 1,
        )
        self._room.faults.add(fault)
        return vars(fault)

    async def _clear_faults(self, request: Request) -> Json:
        self._room.faults.clear()
        return {}

    async def _restart(self, request: Request) -> Json:
        """Begin anew: whoever runs the room decides what that means; without a bot, the room is emptied."""
        self._room.clock.stop()
        async with self._moving:
            if self._room.on_restart is not None:
                await self._room.on_restart()
            else:
                self._room.clear()
        return {}

    async def _events(self, request: Request) -> Response:
        """Server-sent events. `Last-Event-ID`, or `?since=` with a revision, gives what was missed first."""
        asked = request.headers.get("last-event-id") or request.query_params.get("since") or ""
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(self._stream(asked), media_type="text/event-stream", headers=headers)

    async def _stream(self, asked: str) -> AsyncIterator[str]:
        events = self._room.events
        queue = events.listen()
        try:
            yield f"retry: 500\n: revision {events.revision}\n\n"
            missed = events.since(int(asked)) if asked.isdigit() else []
            for event in [{"kind": "reload", "revision": events.revision}] if missed is None else missed:
                yield _sse(event)
            while not self._room.closing:
                try:
                    event_or_end = await asyncio.wait_for(queue.get(), PING_SECONDS)
                except TimeoutError:
                    yield ": still here\n\n"
                    continue
                if event_or_end is None:
                    return
                yield _sse(event_or_end)
        finally:
            events.leave(queue)

    async def _file(self, request: Request) -> Response:
        """What somebody sent. It is shown as what it is and never as a page: it comes from outside."""
        file = self._room.files.by_key(request.path_params["key"])
        if file is None:
            return JSONResponse({"error": "there is no such file"}, 404)
        headers = {
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox",
            "Cache-Control": "private",
        }
        if not file.mime.startswith(("image/png", "image/jpeg", "audio/", "video/")):
            headers["Content-Disposition"] = "attachment"
        return Response(self._room.files.content(file), media_type=file.mime, headers=headers)

    def _chat(self, request: Request) -> Any:
        return self._room.chat(reading.number(request.path_params["chat_id"], "chat_id"))


def _sse(event: Json) -> str:
    return (
        f"id: {event['revision']}\ndata: {json.dumps(event, ensure_ascii=False, separators=(',', ':'))}\n\n"
    )
