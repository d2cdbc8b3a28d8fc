"""The command line: `voetstuk`."""

import asyncio
import sys
from pathlib import Path

import click
from telegram import Bot
from telegram.error import TelegramError
from telegram.helpers import create_deep_linked_url

from bot.app import VERSION, Voetstuk
from bot.clock import system_clock
from bot.command_line import (
    BROKEN_OFF,
    WRONG_SETTINGS,
    all_settings,
    end,
    settings_for_check,
    until_signal,
    with_database,
)
from bot.export_commands import export
from bot.key_commands import keys
from bot.settings import Settings, others_may_read
from bot.telegram_http import AiohttpRequest
from bot.voucher_commands import vouchers
from mentoring.ids import GoalId
from mentoring.people import NotAName
from mentoring.refusals import Gone
from messages.recordings import recordable
from services import check as checking
from services import goal_proof, invitations
from storage.chains import Unreadable
from storage.database import Database

_GOING_TO_PRACTISE = """\
There is no bot token, so this is the practice room: everything works, and nobody outside this computer
sees it. To go live, set VOETSTUK_BOT_TOKEN or VOETSTUK_BOT_TOKEN_FILE (docs/running.md)."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="voetstuk")
def main() -> None:
    """Voetstuk: the chat bot of a municipality's Mobility Mentoring programme.

    Settings come from the environment (VOETSTUK_...) and from a file .env; docs/settings.md lists them.
    """


@main.command()
def run() -> None:
    """Run the bot on Telegram; without a bot token, the practice room.

    Ctrl-C or SIGTERM stops it: what is being handled is finished first.
    """
    settings = all_settings()
    if settings.token is None:
        click.echo(_GOING_TO_PRACTISE)
        _practise(settings, port=settings.practice_port)
    else:
        _warn_about_env_file(settings)
        until_signal(lambda stop: _run_bot(settings, stop), settings)


@main.command()
@click.option("--port", type=click.IntRange(0, 65535), help="The port of the room; 0 takes any free one.")
@click.option("--fresh", is_flag=True, help="Forget what was practised before.")
@click.option("--without-bot", is_flag=True, help="The room alone, for a bot that you start yourself.")
def practice(port: int | None, fresh: bool, without_bot: bool) -> None:
    """Run the practice room: a Telegram on this computer, with the real bot in it."""
    settings = all_settings()
    chosen = settings.practice_port if port is None else port
    _practise(settings, port=chosen, fresh=fresh, with_bot=not without_bot)


@main.command("migrate")
def migrate_command() -> None:
    """Bring the database up to this version. `run` does so too."""
    with_database(all_settings(), _nothing_more)
    click.echo("The database is up to date.")


@main.command()
def check() -> None:
    """Prove the books, the audit log, and what came in and goes out.

    Prints a sentence for each finding, and ends with code 1 when there is one. Without a bot token it looks at what
    was practised, as `run` would.
    """
    _end_with(with_database(settings_for_check(), _check, keys=True))


@main.command()
@click.argument("number", type=click.IntRange(min=1))
def goal(number: int) -> None:
    """Prove what was agreed on goal NUMBER: its versions, who said yes when, and the audit rows that say so.

    The number stands in the history of the goal, which staff see with /doel. First names and words are shown: for
    nobody who may not read them. Below it stands what `check` finds, and then it ends with code 1.
    """
    settings = settings_for_check()
    try:
        lines, findings = with_database(
            settings, lambda database: _prove(database, GoalId(number)), keys=True
        )
    except Gone:
        end(f"There is no goal {number}. Its number stands in its history: /doel.", WRONG_SETTINGS)
    for line in lines:
        click.echo(line)
    _end_with(findings)


main.add_command(export)
main.add_command(keys)
main.add_command(vouchers)


@main.command()
@click.option("--missing", is_flag=True, help="Also the names of what has no recording yet.")
def recordings(missing: bool) -> None:
    """Look at the recordings for "Lees voor": what can't be used, and how much there is.

    Touches nothing. Ends with code 1 when a file is passed over; `check` is about the books, which a misspelt file
    does not harm.
    """
    settings = all_settings()
    names, found = recordable(settings.method), settings.recordings
    for sentence in found.passed_over:
        click.echo(sentence)
    if missing:
        for name in sorted(names - found.found.keys()):
            click.echo(name)
    click.echo(f"{len(found.found)} of {len(names)} messages can be read aloud.")
    if found.passed_over:
        sys.exit(BROKEN_OFF)


@main.command("invite-coordinator")
@click.argument("name")
def invite_coordinator(name: str) -> None:
    """Make the one-time link with which a coordinator links their Telegram account.

    NAME is the first name of the coordinator. Whoever opens the link first is the coordinator: send it to
    nobody else.
    """
    settings = all_settings()
    username = asyncio.run(_username(settings))

    async def invite(database: Database) -> str:
        async with database.work() as work:
            return await invitations.invite_coordinator(
                work, name, programme=settings.programme(username), now=system_clock()
            )

    try:
        token = with_database(settings, invite)
    except NotAName:
        end("This can't be a first name. Give one of at most 40 characters, such as: Ingrid", WRONG_SETTINGS)
    click.echo(create_deep_linked_url(username, token))
    click.echo(f"Valid for {settings.invitation_days} days, and once.", err=True)


async def _check(database: Database) -> list[str]:
    async with database.work() as work:
        return await checking.check(work)


async def _prove(database: Database, goal_id: GoalId) -> tuple[list[str], list[str]]:
    """The proof and what the check finds, of one moment."""
    async with database.work() as work:
        findings = await checking.check(work)
        try:
            return await goal_proof.prove(work, goal_id), findings
        except Unreadable:
            return [], findings  # which say so


def _end_with(findings: list[str]) -> None:
    """Say what the check found; code 1 when that is something."""
    for finding in findings:
        click.echo(finding)
    if findings:
        sys.exit(BROKEN_OFF)
    click.echo("Everything is in order.")


async def _nothing_more(database: Database) -> None:
    """Opening has migrated it already."""


async def _run_bot(settings: Settings, stop: asyncio.Event) -> None:
    async with Voetstuk(settings) as app:
        await app.run_until(stop)


async def _username(settings: Settings) -> str:
    """The bot's name on Telegram: as it is set, or as Telegram gives it."""
    if settings.bot_username:
        return settings.bot_username.removeprefix("@")
    if settings.token is None:
        end(
            "There is no bot token yet. Set VOETSTUK_BOT_TOKEN, or VOETSTUK_BOT_USERNAME to make the link "
            "without contact with Telegram.",
            WRONG_SETTINGS,
        )
    request = AiohttpRequest(proxy=settings.proxy.get_secret_value() if settings.proxy else None)
    await request.initialize()
    try:
        bot = Bot(settings.token, base_url=f"{settings.bot_api_url}/bot", request=request)
        return str((await bot.get_me()).username)
    except TelegramError as error:
        end(
            f"Telegram does not give the bot's name ({type(error).__name__}). Set VOETSTUK_BOT_USERNAME to "
            "make the link without contact with Telegram.",
            BROKEN_OFF,
        )
    finally:
        await request.shutdown()


def _practise(settings: Settings, *, port: int, fresh: bool = False, with_bot: bool = True) -> None:
    # Only here: a bot that is live needs no web server, and starts sooner and smaller without one.
    from bot import sample  # noqa: PLC0415
    from bot.practice import Practice  # noqa: PLC0415
    from practice.journal import FolderInUse  # noqa: PLC0415
    from practice.server import PortUnavailable  # noqa: PLC0415

    async def practise(stop: asyncio.Event) -> None:
        room = Practice(
            settings, port=port, fresh=fresh, with_bot=with_bot, play=sample.play, announce=click.echo
        )
        await room.run_until(stop)

    try:
        until_signal(practise, settings)
    except PortUnavailable as taken:
        end(
            f"The practice room can't start: {taken}. Choose another with VOETSTUK_PRACTICE_PORT.", BROKEN_OFF
        )
    except FolderInUse:
        end(
            f"The practice room in {settings.practice_folder} is open already. Use it, or stop it first (Ctrl-C).",
            BROKEN_OFF,
        )


def _warn_about_env_file(settings: Settings) -> None:
    path = Path(".env")
    if settings.bot_token_file is None and path.exists() and others_may_read(path):
        click.echo(
            "Others on this computer may read .env, and the bot's token in it: chmod 600 .env", err=True
        )
