"""aiogram with an echo and one aiosqlite commit each, every commit on disk."""

import asyncio
import sys
from pathlib import Path

import aiosqlite
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message


async def main(base_url: str, folder: str) -> None:
    bot = Bot("1:bench", session=AiohttpSession(api=TelegramAPIServer.from_base(base_url)))
    dispatcher = Dispatcher()
    async with aiosqlite.connect(Path(folder) / "aiogram.db") as database:
        await database.execute("PRAGMA journal_mode = WAL")
        await database.execute("PRAGMA synchronous = FULL")
        await database.execute("CREATE TABLE heard (id INTEGER PRIMARY KEY, chat_id INTEGER, text TEXT)")

        @dispatcher.message()
        async def echo(message: Message) -> None:
            await database.execute(
                "INSERT INTO heard (chat_id, text) VALUES (?, ?)", (message.chat.id, message.text)
            )
            await database.commit()
            await message.answer(message.text or "")

        await dispatcher.start_polling(bot, handle_signals=False)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2]))
