"""The methods with which the bot says what it is called, what it is for and which commands it knows."""

import re
from typing import Any

from practice.bot_api.calls import Call
from practice.commands import key_of
from practice.entities import units
from practice.refusals import bad_request

Json = dict[str, Any]

MAX_COMMANDS = 100
_NAME = re.compile(r"^[a-z0-9_]{1,32}$")
_SCOPES = {
    "default": set[str](),
    "all_private_chats": set[str](),
    "all_group_chats": set[str](),
    "all_chat_administrators": set[str](),
    "chat": {"chat_id"},
    "chat_administrators": {"chat_id"},
    "chat_member": {"chat_id", "user_id"},
}
_LIMITS = {"name": 64, "description": 512, "short_description": 120}


def set_my_commands(call: Call) -> bool:
    commands = call.need("commands", "commands are empty")
    if len(commands) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    bot = call.room.bot
    bot.commands[_key(call)] = [_checked(command) for command in commands]
    call.room.keep(bot)
    call.room.events.publish("chat")
    return True


def get_my_commands(call: Call) -> list[Json]:
    return call.room.bot.commands.get(_key(call), [])


def delete_my_commands(call: Call) -> bool:
    call.room.bot.commands.pop(_key(call), None)
    call.room.keep(call.room.bot)
    return True


def set_my_name(call: Call) -> bool:
    """Another name for the bot. In the bot's own language it is also how people see it from now on."""
    name = _kept(call, "name")
    if name and not call.get("language_code"):
        call.room.bot.first_name = name
        call.room.keep(call.room.bot)
    return True


def get_my_name(call: Call) -> Json:
    return {"name": _shown(call, "name") or call.room.bot.first_name}


def set_my_description(call: Call) -> bool:
    _kept(call, "description")
    return True


def get_my_description(call: Call) -> Json:
    return {"description": _shown(call, "description")}


def set_my_short_description(call: Call) -> bool:
    _kept(call, "short_description")
    return True


def get_my_short_description(call: Call) -> Json:
    return {"short_description": _shown(call, "short_description")}


def set_chat_menu_button(call: Call) -> bool:
    button = call.get("menu_button") or {"type": "default"}
    if button.get("type") not in {"commands", "web_app", "default"}:
        raise bad_request("can't parse MenuButton: MenuButton has unsupported type")
    call.room.bot.profile[f"menu_button:{call.get('chat_id', '')}"] = button
    call.room.keep(call.room.bot)
    return True


def get_chat_menu_button(call: Call) -> Json:
    found: Json = call.room.bot.profile.get(f"menu_button:{call.get('chat_id', '')}", {"type": "default"})
    return found


def _key(call: Call) -> str:
    scope = call.get("scope") or {"type": "default"}
    needed = _SCOPES.get(str(scope.get("type")))
    if needed is None:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    if not needed <= set(scope):
        raise bad_request(f"can't parse BotCommandScope: {' and '.join(sorted(needed))} expected")
    if needed and scope["chat_id"] not in call.room.chats:
        raise bad_request("chat not found")
    return key_of(
        {name: scope[name] for name in ("type", *sorted(needed))}, str(call.get("language_code", ""))
    )


def _checked(command: Any) -> Json:
    if not isinstance(command, dict) or not isinstance(command.get("command"), str):
        raise bad_request("can't parse BotCommand: Object with command and description expected")
    name, description = command["command"].removeprefix("/"), str(command.get("description", ""))
    if not _NAME.match(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= units(description.strip()) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description.strip()}


def _kept(call: Call, what: str) -> str:
    text = str(call.get(what, ""))
    if units(text) > _LIMITS[what]:
        raise bad_request(f"{what.replace('_', ' ')} is too long")
    call.room.bot.profile[f"{what}:{call.get('language_code', '')}"] = text
    call.room.keep(call.room.bot)
    return text


def _shown(call: Call, what: str) -> str:
    """In the asked language, or else as it is for everybody."""
    profile = call.room.bot.profile
    return str(profile.get(f"{what}:{call.get('language_code', '')}") or profile.get(f"{what}:", ""))
