"""Groups: made, joined, left, given admins, and turned into supergroups."""

import secrets
from typing import Any

from practice.acts import tell_bot_standing
from practice.posting import hand_to_bot, new_message, post, service
from practice.refusals import RoomError
from practice.room import Room
from practice.telegram_objects import chat_json, member_json, user_json
from practice.things import Chat

Json = dict[str, Any]

BOT = "bot"
"""How the room's bot is called in a list of members."""


def create(
    room: Room,
    title: str,
    creator: int,
    members: list[int | str],
    *,
    type_: str = "group",
    forum: bool = False,
) -> Chat:
    """A new group of people, with the bot in it from the start if it is named."""
    if type_ not in {"group", "supergroup"}:
        raise RoomError("type must be group or supergroup")
    if not title.strip():
        raise RoomError("title is empty")
    people = list(dict.fromkeys([creator, *(_person(room, member) for member in members if member != BOT)]))
    room.person(creator)
    chat = Chat(
        _new_id(room, type_), type_, title.strip(), members=people, owner=creator, bot="left", forum=forum
    )
    room.chats[chat.id] = chat
    room.keep(chat)
    room.events.publish("chat", chat_id=chat.id)
    if BOT in members:
        _change_bot(room, chat, creator, "member")
    service(room, chat, creator, **{f"{type_}_chat_created": True})
    return chat


def add_members(room: Room, chat: Chat, by: int, members: list[int | str]) -> None:
    """Somebody of the group adds people or the bot."""
    _check_open(chat, by)
    people = [_person(room, member) for member in members if member != BOT]
    new = [person for person in dict.fromkeys(people) if person not in chat.members]
    for person in new:
        old = member_json(room, chat, person)
        chat.members.append(person)
        _tell_member(room, chat, by, person, old)
    bot_joins = BOT in members and not chat.has_bot
    if bot_joins:
        _change_bot(room, chat, by, "member")
    room.keep(chat)
    if new or bot_joins:
        service(room, chat, by, new_chat_members=[*new, *([room.bot.id] if bot_joins else [])])
    room.events.publish("chat", chat_id=chat.id)


def remove_members(room: Room, chat: Chat, by: int, members: list[int | str]) -> None:
    """Somebody of the group removes people or the bot; who removes themselves, leaves."""
    _check_open(chat, by)
    for member in members:
        if member == BOT and chat.has_bot:
            message = new_message(room, chat, by, "service", media={"left_chat_member": room.bot.id})
            _change_bot(room, chat, by, "kicked")
            post(room, message)
        elif member != BOT and _person(room, member) in chat.members:
            _remove_person(room, chat, by, _person(room, member))
    room.keep(chat)
    room.events.publish("chat", chat_id=chat.id)


def change_admins(room: Room, chat: Chat, by: int, add: list[int | str], remove: list[int | str]) -> None:
    """Make members admins or take that back. The bot, as admin, sees every message of the group."""
    if chat.is_private:
        raise RoomError("a private chat has no admins")
    for member in [*add, *remove]:
        standing = member in add
        if member == BOT:
            if not chat.has_bot:
                raise RoomError("the bot is not in this group", 409)
            _change_bot(room, chat, by, "administrator" if standing else "member")
            continue
        person = _person(room, member)
        if person not in chat.members:
            raise RoomError("only members can be admins", 409)
        old = member_json(room, chat, person)
        chat.admins = [*(id_ for id_ in chat.admins if id_ != person), *([person] if standing else [])]
        _tell_member(room, chat, by, person, old)
    room.keep(chat)
    room.events.publish("chat", chat_id=chat.id)


def migrate(room: Room, chat: Chat) -> Chat:
    """Turn a group into a supergroup: it gets another id, and the old one only says which."""
    if chat.type != "group" or chat.migrated_to is not None:
        raise RoomError("only a group that is no supergroup yet can become one", 409)
    new = Chat(
        _new_id(room, "supergroup"),
        "supergroup",
        chat.title,
        members=list(chat.members),
        admins=list(chat.admins),
        owner=chat.owner,
        bot=chat.bot,
        keyboards=dict(chat.keyboards),
        migrated_from=chat.id,
    )
    room.chats[new.id] = new
    by = chat.owner or chat.members[0]
    for place, what in ((chat, {"migrate_to_chat_id": new.id}), (new, {"migrate_from_chat_id": chat.id})):
        service(room, place, by, **what)
    chat.migrated_to = new.id
    room.keep(chat, new)
    room.events.publish("chat", chat_id=chat.id, migrated_to=new.id)
    room.events.publish("chat", chat_id=new.id)
    return new


def bot_leaves(room: Room, chat: Chat) -> None:
    """The bot goes by itself (leaveChat)."""
    _change_bot(room, chat, room.bot.id, "left")
    post(room, new_message(room, chat, room.bot.id, "service", media={"left_chat_member": room.bot.id}))
    room.events.publish("chat", chat_id=chat.id)


def _remove_person(room: Room, chat: Chat, by: int, person: int) -> None:
    old = member_json(room, chat, person)
    chat.members.remove(person)
    chat.admins = [id_ for id_ in chat.admins if id_ != person]
    chat.owner = None if chat.owner == person else chat.owner
    _tell_member(room, chat, by, person, old)
    message = new_message(room, chat, by, "service", media={"left_chat_member": person})
    post(room, message)
    if chat.has_bot:
        hand_to_bot(room, "message", message)


def _change_bot(room: Room, chat: Chat, by: int, standing: str) -> None:
    old = member_json(room, chat, room.bot.id)
    chat.bot = standing
    tell_bot_standing(room, chat, by, old)
    room.keep(chat)


def _tell_member(room: Room, chat: Chat, by: int, person: int, old: Json) -> None:
    """chat_member: only a bot that is an admin hears how others stand."""
    if chat.bot != "administrator":
        return
    payload = {
        "chat": chat_json(room, chat),
        "from": user_json(room, by),
        "date": room.clock.timestamp(),
        "old_chat_member": old,
        "new_chat_member": member_json(room, chat, person),
    }
    room.updates.add("chat_member", payload, room.clock.now())


def _check_open(chat: Chat, by: int) -> None:
    if chat.is_private or chat.migrated_to is not None:
        raise RoomError("this is no group, or it has become a supergroup", 409)
    if by not in chat.members:
        raise RoomError("only somebody of the group can do this", 403)


def _person(room: Room, member: int | str) -> int:
    if isinstance(member, bool) or not isinstance(member, int):
        raise RoomError('members are ids of people, or "bot"')
    return room.person(member).id


def _new_id(room: Room, type_: str) -> int:
    """A negative id of the right shape that nobody has."""
    while True:
        number = secrets.randbelow(900_000_000) + 1_000_000_000
        new = -number if type_ == "group" else -1_000_000_000_000 - number
        if new not in room.chats:
            return new
