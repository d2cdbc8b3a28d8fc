"""One call of a method: its values, and the chats and messages it speaks of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from practice.files import Upload
from practice.refusals import bad_request, forbidden
from practice.room import Room
from practice.things import Chat, Message

Json = dict[str, Any]


@dataclass
class Call:
    """What a client asked. `values` are read as their declared kinds."""

    room: Room
    method: str
    values: Json
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def get(self, name: str, default: Any = None) -> Any:
        return self.values.get(name, default)

    def need(self, name: str, sentence: str | None = None) -> Any:
        """A required value; the sentence is Telegram's for a call without it."""
        if name not in self.values:
            raise bad_request(sentence or f"{name} is empty")
        return self.values[name]

    def notice(self, sentence: str) -> None:
        self.room.observations.notice(self.method, sentence, self.room.clock.now())

    def chat(self, name: str = "chat_id") -> Chat:
        """A chat that the bot knows: one it was ever in. Others do not exist for it."""
        chat_id = self.need(name)
        if isinstance(chat_id, str):
            chat_id = self._by_username(chat_id)
        chat = self.room.chats.get(chat_id)
        if chat is None or (not chat.is_private and chat.bot == "left" and not _was_in(self.room, chat)):
            raise bad_request("chat not found")
        if chat.migrated_to is not None:
            sentence = "group chat was upgraded to a supergroup chat"
            raise bad_request(sentence, migrate_to_chat_id=chat.migrated_to)
        return chat

    def writable(self) -> Chat:
        """A chat in which the bot may speak, or the 403 that says why not."""
        chat = self.chat()
        if chat.has_bot:
            return chat
        if chat.is_private:
            blocked = chat.bot == "kicked"
            sentence = (
                "bot was blocked by the user" if blocked else "bot can't initiate conversation with a user"
            )
            raise forbidden(sentence)
        kind = "supergroup" if chat.type == "supergroup" else "group"
        if chat.bot == "kicked":
            raise forbidden(f"bot was kicked from the {kind} chat")
        raise forbidden(f"bot is not a member of the {kind} chat")

    def message(self, chat: Chat, what: str) -> Message:
        """The message that is meant. `what` completes Telegram's sentence: "message to edit"."""
        message = self.room.message(chat.id, self.need("message_id", "message identifier is not specified"))
        if message is None:
            raise bad_request(f"{what} not found")
        return message

    def _by_username(self, name: str) -> int:
        """Only channels and public groups can be found by name; a person cannot."""
        self.notice("a person or group of this room cannot be addressed by @username")
        raise bad_request("chat not found") from KeyError(name)


def _was_in(room: Room, chat: Chat) -> bool:
    """The bot was in this group before if the group shows that it left."""
    messages = room.messages.get(chat.id, {}).values()
    return any(message.media.get("left_chat_member") == room.bot.id for message in messages)
