"""Logs: ids and kinds, never names, texts or tokens.

Everything goes through one handler at the root, whose formatter takes out what looks like a bot's token.
Other people's libraries are heard from WARNING up, and only with the fixed part of their messages: what they
would fill in may be anything. Of an error its kind and the places in the code are logged, not its text.
"""

import asyncio
import logging
import re
import sys
import traceback
from collections.abc import Iterable
from types import TracebackType
from typing import Any, TextIO

import structlog
from structlog.types import EventDict, Processor

from bot.settings import LogFormat, LogLevel

OUR_ROOMS = ("bot", "handlers", "services", "storage", "messages", "mentoring", "practice")
_TOKEN = re.compile(r"[0-9]{6,}(?::|%3A)[A-Za-z0-9_-]{20,}", re.IGNORECASE)
_TAKEN_OUT = "<token>"


def configure(
    level: LogLevel, form: LogFormat, *, secrets: Iterable[str] = (), stream: TextIO | None = None
) -> None:
    """Let the process log this way from now on. `secrets` never appear, whatever they look like."""
    shared: list[Processor] = [
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _kind_of_error,
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(_Formatter(form, shared, secrets))
    handler.addFilter(_is_for_us)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level.upper())


def quiet_loop() -> None:
    """Let the event loop report its errors by kind: its own report shows objects, with what is in them."""
    asyncio.get_running_loop().set_exception_handler(_loop_trouble)


class _Formatter(structlog.stdlib.ProcessorFormatter):
    """The last thing before a line is written; nothing is added after it."""

    def __init__(self, form: LogFormat, shared: list[Processor], secrets: Iterable[str]) -> None:
        render: Processor = (
            structlog.processors.JSONRenderer(ensure_ascii=False)
            if form is LogFormat.JSON
            else structlog.dev.ConsoleRenderer(colors=False)
        )
        super().__init__(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, render],
        )
        self._secrets = [secret for secret in secrets if secret]

    def format(self, record: logging.LogRecord) -> str:
        if not _is_ours(record.name):
            record = _fixed_part(record)
        return redact(super().format(record), self._secrets)


def redact(line: str, secrets: Iterable[str] = ()) -> str:
    """The line without these secrets, and without anything that looks like a bot's token."""
    for secret in secrets:
        line = line.replace(secret, _TAKEN_OUT)
    return _TOKEN.sub(_TAKEN_OUT, line)


def _is_ours(name: str) -> bool:
    return name.split(".", maxsplit=1)[0] in OUR_ROOMS


def _is_for_us(record: logging.LogRecord) -> bool:
    return _is_ours(record.name) or record.levelno >= logging.WARNING


def _fixed_part(record: logging.LogRecord) -> logging.LogRecord:
    """A record of somebody else's library without what was filled in."""
    fixed = logging.makeLogRecord(record.__dict__)
    template = str(record.msg)
    fixed.msg = template if record.args else template.split("\n", maxsplit=1)[0][:80]
    fixed.args = None
    return fixed


def _kind_of_error(logger: Any, method: str, event: EventDict) -> EventDict:
    """In the place of an error's text and values: its kind, and where it came from."""
    found = event.pop("exc_info", None)
    error = sys.exc_info()[1] if found is True else found[1] if isinstance(found, tuple) else found
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        event["at"] = _places(error.__traceback__)
        if error.__cause__ is not None:
            event["because"] = type(error.__cause__).__name__
    return event


def _places(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)[-8:]
    return [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}" for frame in frames]


def _loop_trouble(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    error = context.get("exception")
    structlog.get_logger(__name__).error("event loop in trouble", exc_info=error)
