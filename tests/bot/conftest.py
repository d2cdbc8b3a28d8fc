"""Fixtures of the tests of bot/."""

from tests.bot.small_house import sqlite_database

__all__ = ["sqlite_database"]
