"""python-telegram-bot with its default client, 16 at once, and SQLAlchemy's ORM: an echo and one commit each."""

import sys
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


class Base(DeclarativeBase):
    pass


class Heard(Base):
    __tablename__ = "heard"
    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[int]
    text: Mapped[str]


def durable(engine: AsyncEngine) -> None:
    """Every commit on disk, as at Voetstuk."""

    @event.listens_for(engine.sync_engine, "connect")
    def set_pragmas(connection, _record):
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA busy_timeout = 5000")
        cursor.close()


def main(base_url: str, folder: str) -> None:
    engine = create_async_engine(f"sqlite+aiosqlite:///{Path(folder) / 'ptb_orm.db'}")
    durable(engine)
    sessions = async_sessionmaker(engine)

    async def make_tables(_: object) -> None:
        async with engine.begin() as connection:
            await connection.run_sync(Base.metadata.create_all)

    async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        if update.message is None or update.message.text is None:
            return
        async with sessions.begin() as session:
            session.add(Heard(chat_id=update.message.chat_id, text=update.message.text))
        await update.message.reply_text(update.message.text)

    builder = Application.builder().token("1:bench").base_url(f"{base_url}/bot").concurrent_updates(16)
    application = builder.connection_pool_size(32).post_init(make_tables).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
