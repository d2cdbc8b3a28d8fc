"""`voetstuk vouchers`: codes of gifts from a file on this machine, for who has them there already."""

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import click

from bot.clock import system_clock
from bot.command_line import BROKEN_OFF, WRONG_SETTINGS, end, settings_for_check, with_database
from mentoring.ids import GiftId
from mentoring.refusals import Gone
from mentoring.vouchers import Line, LoadedMeanwhile, NotAGiftOfCodes, NotLoaded, Wrong
from messages.sheets.reading import MOST_BYTES, NotAFileOfCodes, WrongFile, read_codes
from services import vouchers as stock
from services.vouchers import Loadable
from storage.database import Database

_WRONG_LINES = {
    Wrong.EMPTY: "there is no code",
    Wrong.TOO_LONG: "too long for a code",
    Wrong.ODD_SIGNS: "characters that can't be in a code",
    Wrong.TWICE: "this code stands above it already",
    Wrong.IN_STOCK: "this code was loaded before",
    Wrong.EXPIRED: "expired already",
    Wrong.NO_SUCH_DAY: "the date can't be read; write it as 31-12-2026",
    Wrong.LOST_DIGITS: "a spreadsheet made a number of this code and lost digits",
    Wrong.LOST_ZEROS: "a spreadsheet made a number of this code, and zeros at its front may be lost",
    Wrong.NOT_FOR_BARCODE: "does not fit in a barcode",
    Wrong.TOO_MANY_CELLS: "there is more than a code and a date",
}

_WRONG_FILES = {
    WrongFile.TYPE: "it is no CSV and no XLSX",
    WrongFile.TOO_BIG: f"it is bigger than {MOST_BYTES // 1000} kB",
    WrongFile.TOO_MANY: "it has too many lines; load it in several files",
    WrongFile.PASSWORD: "it has a password on it, or is of an old Excel",
    WrongFile.DAMAGED: "it is damaged",
    WrongFile.NOTHING: "there are no codes in it",
}


@click.group()
def vouchers() -> None:
    """The codes of gifts in stock."""


@vouchers.command()
@click.argument("gift", type=click.IntRange(min=1))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Load without asking.")
def load(gift: int, file: Path, yes: bool) -> None:
    """Put the codes in FILE (CSV or XLSX) in stock for gift number GIFT: all of them, or none.

    The first column has the code, the second the last day on which it can be used, if there is one. The number of a
    gift stands on its page: /cadeaus. Remove FILE afterwards: in it the codes can be read by whoever finds it.
    """
    lines = _read(file)
    found = _told(lambda database: _look(database, GiftId(gift), lines))
    click.echo(f"{found.count} codes for {found.gift.name}.")
    if not yes:
        click.confirm("Load them?", abort=True)
    _told(lambda database: _load(database, GiftId(gift), lines))
    click.echo("They are in stock. Remove the file: in it the codes can be read.")


def _read(file: Path) -> list[Line]:
    try:
        with file.open("rb") as opened:
            return read_codes(opened.read(MOST_BYTES + 1))
    except NotAFileOfCodes as refusal:
        end(f"{file} can't be used: {_WRONG_FILES[refusal.why]}.", WRONG_SETTINGS)


def _told(doing: Callable[[Database], Coroutine[Any, Any, Loadable]]) -> Loadable:
    """Do it with the keys; what is wrong with the codes ends in sentences."""
    try:
        return with_database(settings_for_check(), doing, keys=True)
    except Gone:
        end("There is no such gift. Its number stands on its page: /cadeaus.", WRONG_SETTINGS)
    except NotAGiftOfCodes:
        end("This gift has no codes, or is no longer in the catalogue.", WRONG_SETTINGS)
    except LoadedMeanwhile:
        end("Somebody loaded one of these codes at the same moment. Nothing of this file was.", BROKEN_OFF)
    except NotLoaded as refusal:
        for problem in refusal.problems:
            click.echo(f"Line {problem.line}: {_WRONG_LINES[problem.wrong]}.", err=True)
        end("Nothing was loaded.", WRONG_SETTINGS)


async def _look(database: Database, gift_id: GiftId, lines: list[Line]) -> Loadable:
    async with database.work() as work:
        return await stock.look_through(work, gift_id, lines, by=None, now=system_clock())


async def _load(database: Database, gift_id: GiftId, lines: list[Line]) -> Loadable:
    async with database.work() as work:
        return await stock.load(work, gift_id, lines, by=None, now=system_clock())
