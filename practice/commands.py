"""The bot's commands, and which of them a person sees in the menu of a chat (Bot API, BotCommandScope)."""

import json
from typing import Any

from practice.room import Room
from practice.things import Chat

Json = dict[str, Any]


def key_of(scope: Json, language: str) -> str:
    """One text for a scope and a language, under which a list of commands is kept."""
    return f"{json.dumps(scope, sort_keys=True)}|{language}"


def commands_for(room: Room, chat: Chat, person_id: int) -> list[Json]:
    """The first list that fits, from the narrowest scope to the widest; a language goes before none."""
    language = room.people[person_id].language_code if person_id in room.people else ""
    for scope in _scopes(chat, person_id):
        for spoken in (language, ""):
            found = room.bot.commands.get(key_of(scope, spoken))
            if found:
                return found
    return []


def _scopes(chat: Chat, person_id: int) -> list[Json]:
    here = {"chat_id": chat.id}
    if chat.is_private:
        return [{"type": "chat", **here}, {"type": "all_private_chats"}, {"type": "default"}]
    admin = person_id in chat.admins or person_id == chat.owner
    return [
        {"type": "chat_member", **here, "user_id": person_id},
        *([{"type": "chat_administrators", **here}] if admin else []),
        {"type": "chat", **here},
        *([{"type": "all_chat_administrators"}] if admin else []),
        {"type": "all_group_chats"},
        {"type": "default"},
    ]
