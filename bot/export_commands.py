"""`voetstuk export`: what the municipality's own administration takes over, as files on this machine."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

import click

from bot.clock import system_clock
from bot.command_line import WRONG_SETTINGS, end, settings_for_check, with_database
from bot.settings import Settings
from mentoring.periods import NotAPeriod, Period, PeriodName, period_named
from messages.books import BooksWriting
from messages.catalogue import read_catalogue
from messages.sheets import file_to_write
from services import books as bookkeeping
from storage.database import Database

_ITS_OWNERS = 0o600

_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.group()
def export() -> None:
    """Files for the municipality's own administration."""


@export.command()
@click.option(
    "--from", "first", type=_DAY, help="First day, as 2026-01-01. [default: of this programme year]"
)
@click.option("--to", "last", type=_DAY, help="Last day, which counts too. [default: of this programme year]")
@click.option(
    "--format",
    "kind",
    type=click.Choice(["xlsx", "csv"]),
    default="xlsx",
    show_default=True,
    help="Kind of file.",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write. [default: kasboek-FROM-TO.FORMAT in this folder]",
)
@click.option("--force", is_flag=True, help="Write over a file that is there already.")
def ledger(
    first: datetime | None, last: datetime | None, kind: str, output: Path | None, force: bool
) -> None:
    """Write the books of a period: balances at its beginning and end, every entry, and an explanation.

    People are in it by their number alone. Only you can read the file (mode 0600). docs/ledger.md tells how to read it.
    """
    settings = settings_for_check()
    now = system_clock()
    period = _period(first.date() if first else None, last.date() if last else None, settings, now)
    path = output or Path(f"kasboek-{period.first_day}-{period.last_day}.{kind}")
    if path.exists() and not force:
        end(
            f"{path} is there already. Choose another with --output, or write over it with --force.",
            WRONG_SETTINGS,
        )
    with _written_whole(path) as target:
        count = with_database(
            settings, lambda database: _write(database, period, kind, target, settings, now)
        )
    click.echo(f"{path}: {count} entries from {period.first_day} up to and including {period.last_day}.")


def _period(first: date | None, last: date | None, settings: Settings, now: datetime) -> Period:
    year = period_named(PeriodName.PROGRAMME_YEAR, programme=settings.programme(""), now=now)
    try:
        return Period(first or year.first_day, last or year.last_day)
    except NotAPeriod:
        end(
            "The first day must not come after the last. Give both: --from 2026-01-01 --to 2026-03-31",
            WRONG_SETTINGS,
        )


@contextmanager
def _written_whole(path: Path) -> Iterator[BinaryIO]:
    """Written beside it first: a file that is broken off never stands there as if it was whole."""
    beside = path.with_name(path.name + ".new")
    try:
        beside.unlink(missing_ok=True)
        target = os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _ITS_OWNERS), "wb")
    except OSError as refused:
        end(f"{beside}: {refused.strerror}.", WRONG_SETTINGS)
    try:
        with target:
            yield target
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    beside.replace(path)


async def _write(
    database: Database, period: Period, kind: str, target: BinaryIO, settings: Settings, now: datetime
) -> int:
    """Row by row: the books of many years need not fit in memory."""
    async with database.work() as work:
        books = await bookkeeping.of_period(work, period, by=None, now=now)
        catalogue = read_catalogue(method=settings.method)
        writing = BooksWriting(
            file_to_write(kind, target), books, programme=settings.programme("").name, catalogue=catalogue
        )
        writing.begin()
        async for line in bookkeeping.lines(work, books, by=None):
            writing.add(line)
        writing.end()
    return books.entries
