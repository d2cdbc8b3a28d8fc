"""What every command does alike: read the settings, open the database, and say in a sentence what went wrong."""

import asyncio
import signal
import sys
from collections.abc import Callable, Coroutine
from typing import Any, NoReturn, TypeVar

import click

from bot import logs
from bot.poller import TokenRefused
from bot.settings import Settings, WrongSettings, read_settings
from messages.house import load_all
from services.keys import WrongKeys
from storage.database import Database, DatabaseInUse, DatabaseTrouble, UnknownDatabase, open_database
from storage.migrate import DatabaseIsNewer, migrate
from storage.sealing import KeyRing, NoKeys

_T = TypeVar("_T")

WRONG_SETTINGS, BROKEN_OFF = 2, 1

_IN_USE = """\
The database is open in another Voetstuk. SQLite takes one at a time: stop the running bot first (Ctrl-C, or
`systemctl stop voetstuk`), do this, and start the bot again."""

_NO_KEYS = """\
There are no keys to seal the codes of gifts with. Make them with `voetstuk keys new /etc/voetstuk/keys`, and set
VOETSTUK_KEYS_FILE to that file (docs/running.md)."""

_WRONG_KEYS = """\
These keys do not open the codes in this database. Set VOETSTUK_KEYS_FILE or VOETSTUK_KEYS to the keys that it was
used with; `voetstuk keys list` shows which are wanted."""


def all_settings() -> Settings:
    """The settings of this environment; wrong ones end the command with their sentences."""
    try:
        return read_settings()
    except WrongSettings as wrong:
        end(str(wrong), WRONG_SETTINGS)


def end(sentence: str, code: int) -> NoReturn:
    """Say why, and end the command."""
    click.echo(sentence, err=True)
    sys.exit(code)


def settings_for_check() -> Settings:
    """Those of the practice room when there is no bot, as for `run`."""
    settings = all_settings()
    if settings.token is None and settings.database_url is None and settings.practice_folder.exists():
        click.echo("There is no bot token, so this is about the practice room.", err=True)
        own = {"keys": None, "keys_file": settings.practice_keys} if settings.practice_keys.exists() else {}
        return settings.model_copy(update={"data_folder": settings.practice_folder, **own})
    return settings


def until_signal(doing: Callable[[asyncio.Event], Coroutine[Any, Any, None]], settings: Settings) -> None:
    """Run until a signal, and say what went wrong in a sentence."""

    async def doing_it() -> None:
        logs.configure(
            settings.log_level,
            settings.log_format,
            secrets=_secrets(settings, settings.key_ring if settings.token else None),
        )
        logs.quiet_loop()
        stop = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        await doing(stop)

    sentences(lambda: asyncio.run(doing_it()))


def with_database(
    settings: Settings, doing: Callable[[Database], Coroutine[Any, Any, _T]], *, keys: bool = False
) -> _T:
    """Do it with the database open and up to date; with the `keys` for what is sealed in it, if there are any."""

    async def with_it() -> _T:
        ring = settings.key_ring if keys else None
        logs.configure(settings.log_level, settings.log_format, secrets=_secrets(settings, ring))
        load_all()
        database = open_database(settings.database_address, ring)
        try:
            await migrate(database)
            return await doing(database)
        finally:
            await database.close()

    return sentences(lambda: asyncio.run(with_it()))


def sentences(doing: Callable[[], _T]) -> _T:
    """Do it; what an administrator can do something about ends in a sentence, not in a traceback."""
    try:
        return doing()
    except DatabaseInUse:
        end(_IN_USE, BROKEN_OFF)
    except UnknownDatabase:
        end(
            "VOETSTUK_DATABASE_URL: it must begin with sqlite:/// or postgresql+asyncpg://, and a port is a number. "
            "Change it in .env or in the environment.",
            WRONG_SETTINGS,
        )
    except NoKeys:
        end(_NO_KEYS, WRONG_SETTINGS)
    except WrongKeys:
        end(_WRONG_KEYS, WRONG_SETTINGS)
    except WrongSettings as wrong:
        end(str(wrong), WRONG_SETTINGS)
    except DatabaseIsNewer as newer:
        end(f"A newer Voetstuk has used this database ({newer}). Install that version again.", BROKEN_OFF)
    except DatabaseTrouble as trouble:
        end(
            f"The database can't be used now ({trouble}). Is it running, does it let this user in, is it whole, "
            "and is there room on the disk?",
            BROKEN_OFF,
        )
    except TokenRefused:
        end(
            "Telegram does not know this bot token. Copy it again from @BotFather into VOETSTUK_BOT_TOKEN.",
            WRONG_SETTINGS,
        )
    except OSError as refused:
        end(
            f"{refused.filename}: {refused.strerror}. Choose a folder of your own with VOETSTUK_DATA_FOLDER.",
            BROKEN_OFF,
        )


def _secrets(settings: Settings, ring: KeyRing | None) -> list[str]:
    """What never appears in the log, whatever it looks like."""
    written = [key.written() for key in ring.keys] if ring else []
    return [*written, settings.token] if settings.token else written
