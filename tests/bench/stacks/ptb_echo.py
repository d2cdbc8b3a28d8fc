"""python-telegram-bot as its documents show it: the default client, 16 updates at once, an echo, nothing kept."""

import sys

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    if update.message and update.message.text:
        await update.message.reply_text(update.message.text)


def main(base_url: str) -> None:
    builder = Application.builder().token("1:bench").base_url(f"{base_url}/bot").concurrent_updates(16)
    application = builder.connection_pool_size(32).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


if __name__ == "__main__":
    main(sys.argv[1])
