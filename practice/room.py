"""The room itself: who is there, which chats they have, what was said, and what waits for the bot."""

import re
import secrets
import time
from collections.abc import Awaitable, Callable, Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any

from practice.clock import Clock
from practice.events import Events
from practice.faults import Faults
from practice.files import Files
from practice.journal import Journal
from practice.limits import Limits
from practice.observations import Observations
from practice.refusals import RoomError
from practice.things import Bot, Chat, Message, Person
from practice.updates import Updates

Json = dict[str, Any]

_TOKEN = re.compile(r"^(\d{6,12}):[A-Za-z0-9_-]{30,}$")
FIRST_PERSON = 5_000_001
LINKS_REMEMBERED = 50

SHOWN_EVERY = 0.1
"""Seconds between two events about a clock that is being moved: eyes see no more, and it has hundreds of steps."""


def new_token() -> str:
    """A token of the right shape that opens nothing outside this room."""
    return f"{secrets.randbelow(900_000_000) + 100_000_000}:{secrets.token_urlsafe(26)[:35]}"


class Room:
    """Everything in the room. It runs in one thread; whoever changes a record says so with `keep`, and `save`
    writes what was kept before an answer leaves.
    """

    def __init__(self, folder: Path | None, bot: Bot, *, limits: Limits, clock: Clock | None = None) -> None:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        self.journal = Journal(folder / "room.jsonl" if folder else None)
        kept = self.journal.records
        state = kept.get("room", {}).get("state", {})
        self.clock = clock or Clock()
        self.clock.offset = timedelta(seconds=state.get("offset", self.clock.offset.total_seconds()))
        self.clock.when_stepped = self._show_step
        self._shown_at = 0.0
        self.events = Events(state.get("revision", 0))
        self.bot = Bot(**kept["bot"]["bot"]) if "bot" in kept else bot
        self.people = {int(key): Person(**value) for key, value in kept.get("person", {}).items()}
        self.chats = {int(key): Chat(**value) for key, value in kept.get("chat", {}).items()}
        self.messages: dict[int, dict[int, Message]] = {}
        for value in sorted(kept.get("message", {}).values(), key=lambda value: int(value["message_id"])):
            self.messages.setdefault(value["chat_id"], {})[value["message_id"]] = Message(**value)
        self.queries: dict[str, Json] = dict(kept.get("query", {}))
        self.links: list[Json] = kept.get("room", {}).get("links", {}).get("seen", [])
        self.webhook: Json = state.get("webhook", {})
        self.updates = Updates(self.journal)
        self.files = Files(self.journal, folder / "files" if folder else None)
        self.limits = limits
        self.faults = Faults()
        self.observations = Observations(self.events)
        self.on_restart: Callable[[], Awaitable[None]] | None = None
        self.tour: list[Json] = []
        self.closing = False
        self.keep(self.bot)
        self.save()

    @classmethod
    def open(
        cls,
        folder: Path | None = None,
        *,
        token: str | None = None,
        bot_name: str = "Voetstuk",
        bot_username: str = "VoetstukOefenBot",
        privacy: bool = True,
        enforce_limits: bool = False,
        clock: Clock | None = None,
    ) -> "Room":
        """A room in this folder as it was left, or a new one; without a folder, one that is gone afterwards.

        A folder keeps its own bot: token and names count for a new room only. `privacy` is Telegram's
        default: in a group the bot sees commands, replies to itself and service messages, unless it is an
        admin there.
        """
        token = token or new_token()
        match = _TOKEN.match(token)
        if match is None:
            raise ValueError("a token looks like 123456789:AbC… with at least 30 signs after the colon")
        bot = Bot(int(match.group(1)), bot_name, bot_username, token, privacy)
        return cls(folder, bot, limits=Limits(enforced=enforce_limits), clock=clock)

    def add_person(
        self,
        first_name: str,
        *,
        role: str = "other",
        note: str = "",
        username: str | None = None,
        id_: int | None = None,
    ) -> Person:
        """A new person with a phone, and on it an empty chat with the bot."""
        if not first_name.strip():
            raise RoomError("first_name is empty")
        new_id = id_ or max([FIRST_PERSON - 1, *self.people]) + 1
        if new_id in self.people or new_id <= 1000:
            raise RoomError("this id is taken or too small")
        person = Person(new_id, first_name.strip(), role, note, username)
        chat = Chat(new_id, "private", members=[new_id])
        self.people[person.id], self.chats[chat.id] = person, chat
        self.keep(person, chat)
        self.events.publish("chat", chat_id=chat.id, person_id=person.id)
        return person

    def person(self, person_id: int) -> Person:
        if person_id not in self.people:
            raise RoomError("nobody has this id", 404)
        return self.people[person_id]

    def chat(self, chat_id: int) -> Chat:
        if chat_id not in self.chats:
            raise RoomError("no chat has this id", 404)
        return self.chats[chat_id]

    def message(self, chat_id: int, message_id: int) -> Message | None:
        """A message that is still there, or None."""
        message = self.messages.get(chat_id, {}).get(message_id)
        return None if message is None or message.deleted else message

    def keep(self, *records: Person | Chat | Message | Bot) -> None:
        """These records are new or have changed."""
        for record in records:
            if isinstance(record, Message):
                self.journal.put("message", f"{record.chat_id}:{record.message_id}", vars(record))
            elif isinstance(record, Bot):
                self.journal.put("bot", "bot", vars(record))
            else:
                self.journal.put("person" if isinstance(record, Person) else "chat", record.id, vars(record))

    def keep_query(self, query_id: str, query: Json) -> None:
        self.queries[query_id] = query
        self.journal.put("query", query_id, query)

    def remember_links(self, links: Iterable[Json]) -> None:
        new = list(links)
        if new:
            self.links = [*new, *self.links][:LINKS_REMEMBERED]
            self.journal.put("room", "links", {"seen": self.links})

    def save(self) -> None:
        """Write what has changed, before an answer tells anybody about it."""
        state = {
            "offset": self.clock.offset.total_seconds(),
            "revision": self.events.revision,
            "webhook": self.webhook,
        }
        self.journal.put("room", "state", state)
        self.journal.save()

    def clear(self) -> None:
        """Start anew: people, chats and the moved clock are gone; the bot stays as it is."""
        self.journal.clear()
        self.files.clear()
        for everything in (self.people, self.chats, self.messages, self.queries):
            everything.clear()
        self.links = []
        self.clock.offset = timedelta(0)
        self.faults.clear()
        self.observations.clear()
        self.updates.clear()
        kept = {key: value for key, value in self.bot.commands.items() if '"chat_id"' not in key}
        self.bot.commands = kept
        self.keep(self.bot)
        self.events.publish("restarted")
        self.save()

    def show_time(self) -> None:
        """Tell what time it is now, and where the clock is going if it is being moved."""
        going = self.clock.moving_to
        self._shown_at = (
            time.monotonic() if going else 0.0
        )  # so that the next move is shown from its first step
        self.events.publish(
            "clock", now=self.clock.now().isoformat(), moving_to=going.isoformat() if going else None
        )

    def count_sending(self, chat: Chat, *, messages: int = 1) -> None:
        """Telegram's limits, by real seconds: while the clock is moved, a day may pass between two messages."""
        if self.clock.moving_to is None:
            self.limits.count(chat.id, private=chat.is_private, messages=messages)

    def end_waits(self) -> None:
        """Let go of everybody who waits for an update, an event or the clock, so that a server can stop."""
        self.closing = True
        self.clock.stop()
        self.updates.wake()
        self.events.close()

    def close(self) -> None:
        """Let go of the folder. What is done to the room afterwards is not kept."""
        self.end_waits()
        self.save()
        self.journal.close()

    def _show_step(self) -> None:
        if time.monotonic() - self._shown_at >= SHOWN_EVERY:
            self.show_time()
