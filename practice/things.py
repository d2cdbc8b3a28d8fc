"""What there is in a room: people, the bot, chats, messages and files.

These are records: plain values that are written to the journal as they are, so moments are seconds since 1970
(as in the Bot API) and keys of dictionaries are text.
"""

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

ANONYMOUS_ADMIN = 1087968824
"""Telegram's own account @GroupAnonymousBot, which stands for an admin who writes as the group."""


@dataclass
class Person:
    """Somebody with a phone. `note` says in a short Dutch line who this is; `calendar` is the phone's, by UID."""

    id: int
    first_name: str
    role: str = "other"
    note: str = ""
    username: str | None = None
    last_name: str | None = None
    language_code: str = "nl"
    calendar: dict[str, Json] = field(default_factory=dict)


@dataclass
class Bot:
    """The one bot of the room. With `privacy` it does not see what members of a group say to each other."""

    id: int
    first_name: str
    username: str
    token: str
    privacy: bool = True
    profile: dict[str, Any] = field(default_factory=dict)
    commands: dict[str, list[Json]] = field(default_factory=dict)


@dataclass
class Chat:
    """A chat. `bot` is the bot's standing in it: `new` (Start was never pressed), `member`, `administrator`,
    `left` or `kicked` (removed from the group, or blocked in a private chat).
    """

    id: int
    type: str
    title: str | None = None
    members: list[int] = field(default_factory=list)
    admins: list[int] = field(default_factory=list)
    owner: int | None = None
    bot: str = "new"
    forum: bool = False
    last_message_id: int = 0
    read: dict[str, int] = field(default_factory=dict)
    keyboards: dict[str, Json] = field(default_factory=dict)
    force_replies: dict[str, int] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    migrated_to: int | None = None
    migrated_from: int | None = None

    @property
    def is_private(self) -> bool:
        return self.type == "private"

    @property
    def has_bot(self) -> bool:
        return self.bot in {"member", "administrator"}


@dataclass
class Message:
    """One message. `text` is the text or the caption; `media` holds what belongs to its kind; `markup` is an
    inline keyboard; `other_markup` says that it came with another kind of keyboard, after which Telegram
    allows no edit. `changed` is the room's revision at the last change.
    """

    chat_id: int
    message_id: int
    date: int
    sender: int
    kind: str
    text: str = ""
    entities: list[Json] = field(default_factory=list)
    file_id: str | None = None
    media: Json = field(default_factory=dict)
    markup: Json | None = None
    other_markup: bool = False
    reply_to: int | None = None
    edited_at: int | None = None
    deleted: bool = False
    silent: bool = False
    protected: bool = False
    anonymous: bool = False
    forward_origin: Json | None = None
    media_group_id: str | None = None
    thread_id: int | None = None
    link_preview: Json | None = None
    reactions: list[str] = field(default_factory=list)
    changed: int = 0


@dataclass
class StoredFile:
    """A file that a person or the bot sent. `key` names it in addresses; the ids are the Bot API's."""

    key: str
    kind: str
    file_id: str
    unique_id: str
    name: str
    mime: str
    size: int
    path: str
    width: int = 0
    height: int = 0
    duration: int = 0
    extra: Json = field(default_factory=dict)
