"""The practice room: a local Telegram with a page of phones, for trying, training and tests.

It is no part of the bot. It speaks the Bot API over HTTP as strictly as Telegram does, so any client can
use it.
"""
