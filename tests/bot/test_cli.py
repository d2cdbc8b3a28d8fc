"""The command line: what it does, and what it says when it can't."""

import asyncio
import os
import re
import signal
import subprocess
import sys

import aiohttp
import pytest
from click.testing import CliRunner
from python_calamine import CalamineWorkbook

from bot.cli import main
from practice.room import Room
from practice.server import RoomServer
from storage.database import open_database
from tests.bot import process
from tests.pilot import Pilot
from tests.recordings import record
from tests.services.small_programme import agree, begin

SOMEWHERE = {"VOETSTUK_BOT_USERNAME": "VoetstukBot"}


@pytest.fixture
def cli(tmp_path, monkeypatch):
    """Runs a command in an empty folder, with no settings but the given ones."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("VOETSTUK_")]:
        monkeypatch.delenv(name)
    runner = CliRunner()
    return lambda *arguments, **settings: runner.invoke(main, arguments, env=settings)


def test_help_is_there_for_every_command(cli):
    for command in ("run", "practice", "migrate", "check", "recordings", "invite-coordinator"):
        assert command in cli("--help").output
        assert cli(command, "--help").exit_code == 0


def test_the_version_is_told(cli):
    assert re.search(r"voetstuk, version \d+\.\d+", cli("--version").output)


@pytest.mark.parametrize(
    "command",
    [["run"], ["practice"], ["migrate"], ["check"], ["recordings"], ["invite-coordinator", "Karin"]],
)
def test_a_wrong_setting_is_a_sentence_and_code_2(cli, command):
    result = cli(*command, VOETSTUK_PRACTICE_PORT="many")

    assert result.exit_code == 2
    assert result.output.strip() == (
        "VOETSTUK_PRACTICE_PORT: it must be a whole number. Change it in .env or in the environment."
    )


def test_a_database_is_made_and_checked(cli, tmp_path):
    migrated, checked = cli("migrate"), cli("check")

    assert (migrated.exit_code, migrated.output) == (0, "The database is up to date.\n")
    assert (checked.exit_code, checked.output) == (0, "Everything is in order.\n")
    assert (tmp_path / "data" / "voetstuk.db").exists()


def test_a_finding_is_a_sentence_and_code_1(cli, tmp_path):
    cli("migrate")
    asyncio.run(_tamper(tmp_path))

    result = cli("check")

    assert result.exit_code == 1
    assert "account" in result.output.lower()


def test_without_a_folder_nothing_can_be_read_aloud_and_nothing_is_wrong(cli):
    result = cli("recordings")

    assert result.exit_code == 0
    assert re.fullmatch(r"0 of \d+ messages can be read aloud\.\n", result.output)


def test_a_misspelt_recording_is_a_sentence_and_code_1(cli, tmp_path):
    record(tmp_path / "opnamen", "Help", "GoalPropsed")

    result = cli("recordings", VOETSTUK_RECORDINGS_FOLDER=str(tmp_path / "opnamen"))

    assert result.exit_code == 1
    assert "GoalPropsed.ogg is not used: no message is called GoalPropsed." in result.output
    assert "\n1 of " in result.output


def test_what_has_no_recording_yet_is_listed_when_asked(cli, tmp_path):
    record(tmp_path / "opnamen", "Help")

    result = cli("recordings", "--missing", VOETSTUK_RECORDINGS_FOLDER=str(tmp_path / "opnamen"))

    listed = result.output.splitlines()
    assert "GoalProposed" in listed
    assert "Help" not in listed


def test_the_books_are_in_order_whatever_is_wrong_with_a_recording(cli, tmp_path):
    assert cli("check", VOETSTUK_RECORDINGS_FOLDER=str(tmp_path / "nowhere")).exit_code == 0


def test_a_goal_that_is_not_there_is_a_sentence(cli):
    cli("migrate")

    result = cli("goal", "7")

    assert result.exit_code == 2
    assert result.output == "There is no goal 7. Its number stands in its history: /doel.\n"


def test_a_goal_is_proved_with_what_the_check_finds_below(cli, tmp_path):
    cli("migrate")
    asyncio.run(_agree_on_a_goal(tmp_path))

    whole = cli("goal", "1")
    asyncio.run(_tamper(tmp_path))
    broken = cli("goal", "1")

    assert whole.exit_code == 0
    assert "Fatima (person 3) agreed to version 1" in whole.output
    assert whole.output.endswith("Everything is in order.\n")
    assert broken.exit_code == 1
    assert "account" in broken.output.splitlines()[-1].lower()


def test_a_coordinator_is_invited_by_a_link(cli):
    result = cli("invite-coordinator", "Ingrid", **SOMEWHERE)

    assert result.exit_code == 0
    assert re.fullmatch(r"https://t\.me/VoetstukBot\?start=[\w-]{43}", result.stdout.strip())
    assert "Valid for 7 days, and once." in result.stderr


def test_what_can_not_be_a_name_is_refused(cli):
    result = cli("invite-coordinator", "   ", **SOMEWHERE)

    assert result.exit_code == 2
    assert "can't be a first name" in result.output


def test_without_a_token_or_a_name_of_the_bot_no_link_can_be_made(cli):
    result = cli("invite-coordinator", "Ingrid")

    assert result.exit_code == 2
    assert "VOETSTUK_BOT_TOKEN" in result.output


@pytest.mark.parametrize("address", ["mysql://db/voetstuk", "nonsense", "postgresql://a@b:port/c"])
def test_a_database_of_another_kind_is_refused(cli, address):
    result = cli("migrate", VOETSTUK_DATABASE_URL=address)

    assert result.exit_code == 2
    assert result.output.startswith("VOETSTUK_DATABASE_URL: it must begin with sqlite:/// or postgresql")


def test_a_file_that_is_no_database_is_a_sentence(cli, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "voetstuk.db").write_bytes(b"This is a letter. " * 100)

    result = cli("check")

    assert result.exit_code == 1
    assert result.output.startswith("The database can't be used now (DatabaseError).")


def test_without_a_token_the_check_is_about_what_was_practised(cli, tmp_path):
    (tmp_path / "data" / "practice").mkdir(parents=True)
    (tmp_path / "data" / "practice" / "voetstuk.db").write_bytes(b"This is a letter. " * 100)

    practised, live = cli("check"), cli("check", VOETSTUK_BOT_TOKEN=f"123456789:{'A' * 35}")

    assert "practice room" in practised.stderr
    assert practised.exit_code == 1
    assert (live.exit_code, live.output) == (0, "Everything is in order.\n")


def test_ctrl_c_while_it_is_loaded_prints_nothing(tmp_path):
    """Loading takes most of a second; the audit hook presses Ctrl-C when the command line begins to load."""
    pressing = (
        "import os, runpy, signal, sys\n"
        "def press(event, arguments):\n"
        "    if event == 'import' and arguments[0] == 'bot.cli':\n"
        "        os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.addaudithook(press)\n"
        "runpy.run_module('bot', run_name='__main__')\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", pressing],
        env=os.environ | {"PYTHONPATH": str(process.ROOT)},
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )

    assert (ended.returncode, ended.stdout, ended.stderr) == (-signal.SIGINT, b"", b"")


def test_a_folder_that_can_not_be_made_is_a_sentence(cli, tmp_path):
    (tmp_path / "data").write_text("a file where a folder should be")

    result = cli("migrate")

    assert result.exit_code == 1
    assert "VOETSTUK_DATA_FOLDER" in result.output


def test_a_second_one_on_the_same_database_is_told_what_to_do(cli, tmp_path):
    (tmp_path / "data").mkdir()
    database = open_database(f"sqlite:///{tmp_path}/data/voetstuk.db")

    result = cli("invite-coordinator", "Ingrid", **SOMEWHERE)

    asyncio.run(database.close())
    assert result.exit_code == 1
    assert "stop the running bot first" in result.output


async def test_a_token_that_telegram_does_not_know_ends_the_start(pilot: Pilot):
    await pilot.stops()
    bot = process.BotProcess(pilot.settings, VOETSTUK_BOT_TOKEN="123456789:" + "x" * 35)

    await bot.start()

    assert await bot.ends() == 2
    assert "Telegram does not know this bot token" in bot.output
    assert "xxxxx" not in bot.output


async def test_a_server_that_gives_no_answer_does_not_hold_up_the_stop(pilot: Pilot):
    await pilot.stops()
    asked, may_answer = asyncio.Event(), asyncio.Event()

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.set()
        await may_answer.wait()
        writer.close()

    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    bot = process.BotProcess(pilot.settings, VOETSTUK_BOT_API_URL=f"http://127.0.0.1:{port}")
    await bot.start()
    await asked.wait()

    code = await bot.stop()

    may_answer.set()
    server.close()
    assert (code, bot.output) == (0, "")


async def test_sigterm_finishes_what_is_being_handled(pilot: Pilot):
    fatima = await pilot.participant("Fatima")
    await pilot.stops()

    async with process.running(pilot.settings) as bot:
        for number in range(20):
            await fatima.says(f"Brief {number}")
        await fatima.sees("Ik heb het aan", seconds=20)

        assert await bot.stop() == 0
        assert "stopped" in bot.output

    await pilot.starts()
    await pilot.room.until(lambda: _mentions(pilot, "Brief 19"), "the last letter", seconds=20)


async def test_without_a_token_the_practice_room_starts_and_says_where(pilot: Pilot):
    await pilot.stops()
    bot = process.BotProcess(pilot.settings, VOETSTUK_BOT_TOKEN="", VOETSTUK_PRACTICE_PORT="0")

    await bot.start()
    await bot.writes("[bot.app] bot=")
    [address] = re.findall(r"Practice room +(http://\S+)", bot.output)
    async with aiohttp.ClientSession() as session, session.get(address) as page:
        status = page.status
    code = await bot.stop()

    assert "There is no bot token, so this is the practice room" in bot.output
    assert (status, code) == (200, 0)


async def test_a_port_that_is_taken_is_a_sentence(pilot: Pilot):
    room = Room.open()
    async with RoomServer(room, port=0) as server:
        port = server.url.rsplit(":", 1)[1]
        bot = process.BotProcess(pilot.settings, VOETSTUK_BOT_TOKEN="")

        await bot.start("practice", "--port", port)

        assert await bot.ends() == 1
    assert "VOETSTUK_PRACTICE_PORT" in bot.output


async def test_a_second_practice_room_in_one_folder_is_a_sentence_and_forgets_nothing(pilot: Pilot):
    room = Room.open(pilot.settings.practice_folder / "room")
    async with RoomServer(room, port=0):
        second = process.BotProcess(pilot.settings, VOETSTUK_BOT_TOKEN="")
        kept = sorted(path.name for path in pilot.settings.practice_folder.rglob("*"))

        await second.start("practice", "--port", "0", "--fresh")

        assert await second.ends() == 1
        assert sorted(path.name for path in pilot.settings.practice_folder.rglob("*")) == kept
    assert second.output.strip().endswith("is open already. Use it, or stop it first (Ctrl-C).")


async def _mentions(pilot: Pilot, text: str) -> bool:
    return any(text in message["text"] for message in await pilot.admin_chat.messages())


async def _agree_on_a_goal(folder):
    database = open_database(f"sqlite:///{folder}/data/voetstuk.db")
    try:
        await agree(database, await begin(database))
    finally:
        await database.close()


async def _tamper(folder) -> None:
    database = open_database(f"sqlite:///{folder}/data/voetstuk.db")
    async with database.work() as work:
        await work.connection.exec_driver_sql(
            "INSERT INTO accounts (name, balance) VALUES ('balance:7', 500)"
        )
    await database.close()


# --- the books ------------------------------------------------------------------------------------


def test_the_books_are_written_for_their_owner_alone_and_not_over_another_file(cli, tmp_path):
    cli("migrate")
    march = ("export", "ledger", "--from", "2026-03-01", "--to", "2026-03-31")
    file = tmp_path / "kasboek-2026-03-01-2026-03-31.xlsx"

    written, again, forced = cli(*march), cli(*march), cli(*march, "--force")

    assert (written.exit_code, written.output) == (
        0,
        "kasboek-2026-03-01-2026-03-31.xlsx: 0 entries from 2026-03-01 up to and including 2026-03-31.\n",
    )
    assert file.stat().st_mode & 0o777 == 0o600
    assert CalamineWorkbook.from_path(file).sheet_names == ["Saldi", "Boekingen", "Toelichting"]
    assert again.exit_code == 2
    assert "is there already" in again.output
    assert forced.exit_code == 0


def test_the_books_as_csv_are_of_this_programme_year_when_nothing_is_said(cli, tmp_path):
    cli("migrate")

    result = cli("export", "ledger", "--format", "csv", "--output", "boeken.csv")

    assert result.exit_code == 0
    assert re.search(r"0 entries from \d{4}-01-01 up to and including \d{4}-12-31", result.output)
    assert (tmp_path / "boeken.csv").read_bytes().decode("utf-8-sig").startswith('"Saldi"')


@pytest.mark.parametrize(
    ("first", "last", "says"),
    [
        ("2026-03-31", "2026-03-01", "The first day must not come after the last."),
        ("3 mrt", "4 mrt", "2026-01-01"),
    ],
)
def test_days_that_are_no_period_make_no_file(cli, tmp_path, first, last, says):
    cli("migrate")

    result = cli("export", "ledger", "--from", first, "--to", last)

    assert result.exit_code == 2
    assert says in result.output or "does not match the format" in result.output
    assert not list(tmp_path.glob("kasboek*"))


def test_where_no_file_can_be_written_is_said(cli):
    cli("migrate")

    result = cli("export", "ledger", "--output", "nergens/boeken.xlsx")

    assert result.exit_code == 2
    assert "nergens" in result.output
