"""`voetstuk keys`: the keys that seal the codes of gifts."""

from pathlib import Path

import click

from bot.command_line import WRONG_SETTINGS, all_settings, end, settings_for_check, with_database
from bot.key_file import add_key
from bot.settings import WrongSettings
from services import keys as keyring
from services.keys import KeyUse
from storage.database import Database
from storage.sealing import NotOpened

_KEPT = """\
Keep a copy of this file apart from the backups of the database: without it the codes in them can't be read, and with
it they can."""


@click.group()
def keys() -> None:
    """The keys that seal the codes of gifts (docs/running.md)."""


@keys.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), required=False)
def new(file: Path | None) -> None:
    """Make a key, at the top of FILE: it seals from now on, and the keys below it still open.

    FILE is made when it is not there, and only you can read it. Without FILE it is that of VOETSTUK_KEYS_FILE.
    """
    path = file or all_settings().keys_file
    if path is None:
        end("Say in which file: voetstuk keys new /etc/voetstuk/keys", WRONG_SETTINGS)
    try:
        key = add_key(path)
    except WrongSettings as wrong:
        end(str(wrong), WRONG_SETTINGS)
    except OSError as refused:
        end(f"{path}: {refused.strerror}.", WRONG_SETTINGS)
    click.echo(f"Key {key.id} stands at the top of {path}.")
    click.echo(_KEPT, err=True)


@keys.command("list")
def list_keys() -> None:
    """Show by its short name every key that is there or wanted, and how many sealed values need it."""
    for use in with_database(settings_for_check(), _in_use, keys=True):
        click.echo(_line(use))


@keys.command()
def rotate() -> None:
    """Seal everything with the first key. Broken off or done twice, it does no harm."""
    try:
        done = with_database(settings_for_check(), _rotate, keys=True)
    except NotOpened:
        end("Something is sealed with a key that is not there: voetstuk keys list", WRONG_SETTINGS)
    click.echo(f"{done} sealed anew. Keys that nothing needs any more (voetstuk keys list) can go.")


async def _in_use(database: Database) -> list[KeyUse]:
    async with database.work() as work:
        return await keyring.in_use(work)


async def _rotate(database: Database) -> int:
    done = 0
    while True:
        async with database.work() as work:
            piece = await keyring.rotate(work)
        done += piece
        if not piece:
            await database.tidy()
            return done


def _line(use: KeyUse) -> str:
    if not use.is_known:
        return f"{use.id}  missing: {use.values} sealed values want it"
    what = "seals" if use.is_first else "opens" if use.values else "can go"
    return f"{use.id}  {what}; {use.values} sealed values need it"
