"""The log has ids and kinds: never a token, a name or a text (T01)."""

import asyncio
import io
import logging

import pytest
import structlog

from bot import logs
from bot.settings import LogFormat, LogLevel
from tests.bot import process
from tests.pilot import Pilot

TOKEN = "123456789:AAF-verysecretverysecretverysecret"


@pytest.fixture(params=LogFormat)
def stream(request):
    """What is logged, in both forms, at the most detailed level."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    written = io.StringIO()
    logs.configure(LogLevel.DEBUG, request.param, secrets=["hunter2"], stream=written)
    yield written
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


def test_what_we_log_is_there(stream):
    structlog.get_logger("bot.sender").info("notice sent", notice=42)

    assert "notice sent" in stream.getvalue()
    assert "42" in stream.getvalue()


@pytest.mark.parametrize("name", ["bot.app", "httpx", "telegram.ext"])
def test_a_token_is_taken_out_wherever_it_comes_from(stream, name):
    logging.getLogger(name).warning("POST https://api.telegram.org/bot%s/getMe", TOKEN)
    logging.getLogger(name).warning(f"POST https://api.telegram.org/bot{TOKEN}/getMe")

    assert "verysecret" not in stream.getvalue()


def test_a_secret_of_another_form_is_taken_out_too(stream):
    structlog.get_logger("bot.app").warning("connected", address="postgresql://voetstuk:hunter2@db")

    assert "hunter2" not in stream.getvalue()


def test_an_error_is_logged_by_its_kind_and_place_without_its_text(stream):
    try:
        raise KeyError("Fatima heeft schulden")
    except KeyError:
        structlog.get_logger("bot.app").exception("broke off")
        logging.getLogger("apscheduler").exception("Job broke off")

    assert stream.getvalue().count("KeyError") == 2
    assert "test_logs.py" in stream.getvalue()
    assert "Fatima" not in stream.getvalue()


def test_the_cause_of_an_error_is_logged_by_its_kind(stream):
    try:
        raise LookupError("Fatima") from OSError("Bert")
    except LookupError:
        structlog.get_logger("bot.app").exception("broke off")

    assert "OSError" in stream.getvalue()
    assert "Bert" not in stream.getvalue()


@pytest.mark.parametrize("name", ["aiosqlite", "telegram.Bot", "httpx", "asyncio", "apscheduler.scheduler"])
def test_other_libraries_are_heard_from_warning_up_and_without_what_they_fill_in(stream, name):
    logging.getLogger(name).debug("executing %s", "Fatima")
    logging.getLogger(name).info("executing %s", "Fatima")
    logging.getLogger(name).warning("slow: %s", "Fatima")

    assert "executing" not in stream.getvalue()
    assert "slow: %s" in stream.getvalue()
    assert "Fatima" not in stream.getvalue()


async def test_what_the_event_loop_reports_holds_no_values(stream):
    async def break_off() -> None:
        raise KeyError("Fatima heeft schulden")

    logs.quiet_loop()
    task = asyncio.ensure_future(break_off())
    await asyncio.wait([task])
    del task

    assert "KeyError" in stream.getvalue()
    assert "Fatima" not in stream.getvalue()


@pytest.mark.parametrize("form", LogFormat)
async def test_a_whole_afternoon_at_debug_logs_no_name_no_text_and_no_token(pilot: Pilot, form):
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)
    await pilot.stops()

    async with process.running(pilot.settings, VOETSTUK_LOG_LEVEL="debug", VOETSTUK_LOG_FORMAT=form) as bot:
        await fatima.says("Ik heb een brief van de deurwaarder")
        card = await anja.sees("deurwaarder", pilot.admin_chat, seconds=20)
        await fatima.says("ik wil niet meer leven")
        await fatima.sees("Bel 112", seconds=20)
        await anja.sees("Wie neemt contact op?", pilot.admin_chat, seconds=20)
        await anja.presses("Ik neem contact op", pilot.admin_chat, seconds=20)
        await fatima.sees("neemt contact met je op", seconds=20)
        await anja.says("Neem hem morgen mee", pilot.admin_chat, reply_to=card)
        await fatima.sees("Neem hem morgen mee", seconds=20)
        await pilot.room.fault("500", method="sendMessage", times=2)
        await fatima.presses("Hulp")
        await fatima.blocks()
        await anja.says("En verder?", pilot.admin_chat, reply_to=card)
        await anja.sees("niet bereikbaar", pilot.admin_chat, seconds=20)
        await bot.stop()
        output = bot.output

    assert "running" in output
    for secret in ("Fatima", "Anja", "deurwaarder", "morgen", "leven", pilot.settings.token, "sendMessage"):
        assert str(secret) not in output
