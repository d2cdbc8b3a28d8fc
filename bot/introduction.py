"""How the bot presents itself on Telegram: its description, and the commands that each kind of reader sees.

Commands are shown per chat, so that only staff see those of staff. What is shown is no right: that is the
roster's. Nothing here is needed for the bot to work, so a failure is only logged.
"""

import asyncio
from html import unescape

import structlog
from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from handlers import front_door
from messages.catalogue import Catalogue
from messages.profile import BotDescription, BotShortDescription
from storage.database import Database, DatabaseTrouble

_log = structlog.get_logger(__name__)


class Introduction:
    """Presents the bot at the start, and its staff commands in chats of staff as these come."""

    def __init__(self, bot: Bot, database: Database, catalogue: Catalogue) -> None:
        self._bot = bot
        self._database = database
        self._catalogue = catalogue
        self._introduced: set[int] = set()
        self._look = asyncio.Event()

    def look_again(self) -> None:
        """There may be new chats of staff."""
        self._look.set()

    async def run(self) -> None:
        """Present the bot, and then follow the roster."""
        await self._present()
        while True:
            await self._look.wait()
            self._look.clear()
            try:
                await self._follow_roster()
            except DatabaseTrouble as trouble:
                _log.warning("roster not read", kind=str(trouble))

    async def _present(self) -> None:
        """Description, commands of participants, and none in groups that are not an admin chat."""
        try:
            await self._bot.set_my_description(unescape(self._catalogue.render(BotDescription())))
            await self._bot.set_my_short_description(unescape(self._catalogue.render(BotShortDescription())))
            await self._show_commands("participant", BotCommandScopeAllPrivateChats())
            await self._bot.delete_my_commands(BotCommandScopeAllGroupChats())
        except TelegramError as error:
            _log.warning("the bot could not be presented", kind=type(error).__name__)

    async def _follow_roster(self) -> None:
        """Show the staff commands in chats of staff that have not got them since the start."""
        async with self._database.work() as work:
            chats = await work.people.staff_chats()
        for chat_id in chats:
            if chat_id not in self._introduced:
                self._introduced.add(chat_id)
                await self._introduce_staff(chat_id)

    async def _introduce_staff(self, chat_id: int) -> None:
        try:
            await self._show_commands("staff", BotCommandScopeChat(chat_id))
        except TelegramError as error:
            _log.info("commands not shown", chat=chat_id, kind=type(error).__name__)

    async def _show_commands(self, reader: str, scope: BotCommandScope) -> None:
        commands = [
            BotCommand(name, description)
            for who, name, description in front_door.commands(self._catalogue)
            if who == reader
        ]
        if commands:
            await self._bot.set_my_commands(commands, scope)
