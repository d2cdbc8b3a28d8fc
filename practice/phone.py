"""Operating the room's phones from a script or a test: people who write, press and read.

    async with RoomClient("http://127.0.0.1:8765") as room:
        fatima = await room.phone("Fatima")
        await fatima.presses("Mijn doelen")
        await fatima.sees("Je volgende stap")

Nothing here sleeps: who waits for something looks again at every event of the room, until it is there or the
time is up. A person acts in the private chat with the bot unless another chat is named.
"""

import struct
import zlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from practice.line import Line, NotSeen, Refused

__all__ = ["File", "Group", "NotSeen", "Phone", "Refused", "RoomClient", "sample_photo"]

Json = dict[str, Any]


def sample_photo(width: int = 8, height: int = 8) -> bytes:
    """A small grey PNG, for a picture whose content does not matter."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = (b"\0" + b"\x80" * width) * height
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


@dataclass(frozen=True)
class File:
    """A file that came: its name, its kind, and what is in it."""

    name: str
    mime: str
    content: bytes


@dataclass
class Group:
    """A group chat. Its id changes when it becomes a supergroup."""

    room: "RoomClient"
    id: int
    title: str

    async def add(self, *members: "Phone | str", by: "Phone") -> None:
        """Add people, or the bot as "bot"."""
        await self.room.post(f"/room/chats/{self.id}/members", by=by.id, add=_ids(members))

    async def remove(self, *members: "Phone | str", by: "Phone") -> None:
        await self.room.post(f"/room/chats/{self.id}/members", by=by.id, remove=_ids(members))

    async def make_admin(self, *members: "Phone | str") -> None:
        await self.room.post(f"/room/chats/{self.id}/admins", add=_ids(members))

    async def migrates(self) -> None:
        """Become a supergroup, with another id."""
        found = await self.room.post(f"/room/chats/{self.id}/migrates")
        self.id = found["id"]

    async def messages(self) -> list[Json]:
        return await self.room.messages(self.id)


Place = Group | int | None
"""A group, the id of a chat, or None for the private chat with the bot."""


class RoomClient(Line):
    """The room as a script sees it: who is there, the clock, the faults, and what the bot did."""

    async def state(self) -> Json:
        """People, chats, links and the clock (GET /room)."""
        return await self.get("/room")

    async def now(self) -> datetime:
        return datetime.fromisoformat((await self.state())["now"])

    async def messages(self, chat_id: int) -> list[Json]:
        """What stands in a chat, without what was deleted."""
        found = await self.get(f"/room/chats/{chat_id}/messages")
        return [message for message in found["messages"] if not message["deleted"]]

    async def add_person(
        self, first_name: str, *, role: str = "other", note: str = "", username: str | None = None
    ) -> "Phone":
        found = await self.post(
            "/room/people", first_name=first_name, role=role, note=note, username=username
        )
        return Phone(self, found["id"], first_name)

    async def phone(self, first_name: str) -> "Phone":
        """The phone of somebody who is in the room already."""
        people = (await self.state())["people"]
        found = [person for person in people if person["first_name"] == first_name]
        if not found:
            names = ", ".join(person["first_name"] for person in people)
            raise LookupError(f"{first_name} is not in the room; there are: {names or 'none'}")
        return Phone(self, found[0]["id"], first_name)

    async def add_group(
        self, title: str, creator: "Phone", *members: "Phone | str", type_: str = "group"
    ) -> Group:
        """A group, made by somebody of it; "bot" among the members puts the bot in it."""
        found = await self.post(
            "/room/chats", title=title, creator=creator.id, members=_ids(members), type=type_
        )
        return Group(self, found["id"], title)

    async def group(self, title: str) -> Group:
        """A group that is in the room already, as it is now."""
        chats = (await self.state())["chats"]
        found = [chat for chat in chats if chat["title"] == title and not chat["migrated_to"]]
        if not found:
            raise LookupError(f"there is no group {title}")
        return Group(self, found[0]["id"], title)

    async def newest_link(self) -> str:
        """The link to the bot that was shown last, such as an invitation."""
        await self.until(self._any_link, "a link to the bot")
        return str((await self.state())["links"][0]["url"])

    async def forward(self, *, minutes: float = 0, hours: float = 0, days: float = 0) -> None:
        """Move the clock. The bot lives through the time between; returns when all that came of it has arrived."""
        await self.post("/room/clock", forward={"minutes": minutes, "hours": hours, "days": days})

    async def move_clock_to(self, moment: datetime) -> None:
        await self.post("/room/clock", to=moment.isoformat())

    async def next_morning(self) -> None:
        await self.post("/room/clock", next="morning")

    async def eve_of_clock_change(self) -> None:
        """Move the clock to the evening before the clocks change next."""
        await self.post("/room/clock", next="clock change")

    async def stop_clock(self) -> None:
        """End a move, of somebody else, at the step that it has come to."""
        await self.post("/room/clock", stop=True)

    async def fault(
        self,
        kind: str,
        *,
        method: str = "*",
        times: int = 1,
        chat_id: int | None = None,
        retry_after: int = 1,
    ) -> None:
        """Let the next calls of the bot go wrong; practice/faults.py has the kinds."""
        body = {"method": method, "times": times, "chat_id": chat_id, "retry_after": retry_after}
        await self.post("/room/faults", fault=kind, **body)

    async def clear_faults(self) -> None:
        await self._ask("DELETE", "/room/faults")

    async def restart(self) -> None:
        await self.post("/room/restart")

    async def requests(self, since: int = 0) -> list[Json]:
        """The calls that the bot made, oldest first."""
        found: list[Json] = (await self.get("/room/requests", since=since))["requests"]
        return found

    async def notices(self) -> list[Json]:
        """What Telegram would have passed over in silence, oldest first."""
        found: list[Json] = (await self.get("/room/notices"))["notices"]
        return found

    async def _any_link(self) -> bool:
        return bool((await self.state())["links"])


@dataclass
class Phone:
    """One person with a phone. What they do reads as a sentence: `await fatima.presses("Gelukt")`."""

    room: RoomClient
    id: int
    first_name: str

    async def says(
        self, text: str, chat: Place = None, *, reply_to: Json | None = None, anonymous: bool = False
    ) -> Json:
        """Write something; `reply_to` is a message as `sees` returned it."""
        body: Json = {"chat_id": self._chat_id(chat), "text": text, "anonymous": anonymous}
        if reply_to is not None:
            body["reply_to"] = reply_to["message_id"]
        return await self.room.post(f"/room/people/{self.id}/messages", **body)

    async def sends_photo(
        self, content: bytes | None = None, *, caption: str = "", chat: Place = None
    ) -> Json:
        return await self._sends("photo", "foto.png", content or sample_photo(), chat, caption=caption)

    async def sends_voice(
        self, content: bytes = b"OggS sample", *, seconds: int = 3, chat: Place = None
    ) -> Json:
        return await self._sends("voice", "spraak.ogg", content, chat, duration=str(seconds))

    async def sends_document(
        self, content: bytes, name: str = "brief.pdf", *, caption: str = "", chat: Place = None
    ) -> Json:
        return await self._sends("document", name, content, chat, caption=caption)

    async def sends_location(self, latitude: float, longitude: float, *, chat: Place = None) -> Json:
        """Share a point, such as where they are now."""
        return await self._sends_place(chat, latitude=latitude, longitude=longitude)

    async def sends_venue(
        self, title: str, address: str, latitude: float, longitude: float, *, chat: Place = None
    ) -> Json:
        """Share a place that was chosen by its name."""
        named = {"title": title, "address": address}
        return await self._sends_place(chat, latitude=latitude, longitude=longitude, **named)

    async def file(self, message: Json) -> File:
        """The file of a message, as it was sent."""
        shown = message["file"]
        return File(shown["name"], shown["mime"], await self.room.content(shown["url"]))

    async def opens_calendar_file(self, message: Json) -> list[Json]:
        """Tap on a calendar file. Gives what became of each event: added, changed, cancelled, same, older or
        unknown (a cancellation of what was not there).
        """
        where = {"chat_id": message["chat_id"], "message_id": message["message_id"]}
        found: list[Json] = (await self.room.post(f"/room/people/{self.id}/calendar", **where))["changes"]
        return found

    async def calendar(self) -> list[Json]:
        """What stands in the calendar of this phone, the first first."""
        found: list[Json] = (await self.room.get(f"/room/people/{self.id}/calendar"))["entries"]
        return found

    async def edits(self, message: Json, text: str) -> Json:
        where = {"chat_id": message["chat_id"], "message_id": message["message_id"]}
        return await self.room.post(f"/room/people/{self.id}/edits", **where, text=text)

    async def presses(self, button: str, chat: Place = None, *, seconds: float | None = None) -> Json:
        """Press the button with this text: under the newest message that has it, or else on the keyboard.

        Waits for the button to appear. The error for one that does not shows the buttons that there are.
        """
        found = await self.room.until(
            lambda: self._button(button, chat),
            f"a button “{button}” on the phone of {self.first_name}",
            seconds=seconds,
            shown=lambda: self._visible_buttons(chat),
        )
        if found == button:
            return await self.says(button, chat)
        return await self.presses_under(found, text=button)

    async def presses_under(self, message: Json, **button: Any) -> Json:
        """Press under exactly this message, by `text=`, by `row=` and `column=`, or with forged `data=`."""
        where = {"chat_id": message["chat_id"], "message_id": message["message_id"]}
        return await self.room.post(f"/room/people/{self.id}/presses", **where, **button)

    async def opens(self, url: str) -> Json:
        """Open a link to the bot and press Start."""
        return await self.room.post(f"/room/people/{self.id}/opens", url=url)

    async def sees(
        self, text: str, chat: Place = None, *, after: Json | None = None, seconds: float | None = None
    ) -> Json:
        """Wait until a message of somebody else has this text in it; returns the newest such message.

        With `after`, a message as this returned it, only what is newer or was changed since counts.
        """
        revision = after["revision"] if after else 0
        found: Json = await self.room.until(
            lambda: self._find(text, chat, revision),
            f"“{text}” on the phone of {self.first_name}",
            seconds=seconds,
            shown=lambda: self._last_messages(chat),
        )
        return found

    async def sees_answer(self, text: str, *, seconds: float | None = None) -> Json:
        """Wait until a press of this person is answered with this text (the line that appears and goes)."""
        found: Json = await self.room.until(
            lambda: self._answer(text),
            f"an answer “{text}” to a press of {self.first_name}; "
            f"there were {[answer['text'] for answer in self._answers()]}",
            seconds=seconds,
        )
        return found

    async def messages(self, chat: Place = None) -> list[Json]:
        return await self.room.messages(self._chat_id(chat))

    async def heard(self, chat: Place = None) -> list[str]:
        """The texts that others wrote, oldest first."""
        return [message["text"] for message in await self.messages(chat) if self._is_of_others(message)]

    async def keyboard(self, chat: Place = None) -> list[list[str]]:
        """The keys at the bottom of the chat."""
        return (await self._view(chat))["keyboard"] or []

    async def unread(self, chat: Place = None) -> int:
        return int((await self._view(chat))["unread"])

    async def commands(self, chat: Place = None) -> list[str]:
        """The commands in the menu of the chat, as this person gets them."""
        return [command["command"] for command in (await self._view(chat))["commands"]]

    async def reads(self, chat: Place = None) -> None:
        await self.room.post(f"/room/people/{self.id}/reads", chat_id=self._chat_id(chat))

    async def blocks(self) -> None:
        await self.room.post(f"/room/people/{self.id}/blocks")

    async def unblocks(self) -> None:
        await self.room.post(f"/room/people/{self.id}/unblocks")

    async def _view(self, chat: Place) -> Json:
        return await self.room.get(f"/room/chats/{self._chat_id(chat)}/messages", **{"as": self.id})

    async def _sends(self, kind: str, name: str, content: bytes, chat: Place, **fields: str) -> Json:
        given = {"chat_id": str(self._chat_id(chat)), "kind": kind, **fields}
        return await self.room.send_file(f"/room/people/{self.id}/messages", given, name, content)

    async def _sends_place(self, chat: Place, **place: Any) -> Json:
        return await self.room.post(f"/room/people/{self.id}/messages", chat_id=self._chat_id(chat), **place)

    async def _button(self, button: str, chat: Place) -> Json | str | None:
        """The newest message with this button, or the text itself when it is a key of the keyboard."""
        for message in reversed(await self.messages(chat)):
            if any(shown["text"] == button for row in message["buttons"] or [] for shown in row):
                return message
        return button if any(button in row for row in await self.keyboard(chat)) else None

    async def _find(self, text: str, chat: Place, revision: int) -> Json | None:
        for message in reversed(await self.messages(chat)):
            if self._is_of_others(message) and text in message["text"] and message["revision"] > revision:
                return message
        return None

    async def _answer(self, text: str) -> Json | None:
        found = [answer for answer in self._answers() if text in (answer["text"] or "")]
        return found[-1] if found else None

    def _answers(self) -> list[Json]:
        return [answer for answer in self.room.answers if answer["person_id"] == self.id]

    async def _visible_buttons(self, chat: Place) -> str:
        rows = [row for message in await self.messages(chat) for row in message["buttons"] or []]
        shown = dict.fromkeys(button["text"] for row in rows for button in row)
        keys = [key for row in await self.keyboard(chat) for key in row]
        return f"buttons: {', '.join(shown) or 'none'}; keyboard: {', '.join(keys) or 'none'}"

    async def _last_messages(self, chat: Place) -> str:
        last = (await self.messages(chat))[-5:]
        lines = [f"{message['from']['first_name']}: {message['text']}" for message in last]
        return "the last messages are:\n" + ("\n".join(lines) or "none")

    def _is_of_others(self, message: Json) -> bool:
        return bool(message["from"]["id"] != self.id)

    def _chat_id(self, chat: Place) -> int:
        if chat is None:
            return self.id
        return chat.id if isinstance(chat, Group) else chat


def _ids(members: tuple["Phone | str", ...]) -> list[int | str]:
    return [member if isinstance(member, str) else member.id for member in members]
