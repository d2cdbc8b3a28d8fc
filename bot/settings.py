"""All settings, each described in one place. `docs/settings.md` is made from here: `python -m bot.settings`.

They come from the environment (`VOETSTUK_…`) and from a file `.env` in the folder where Voetstuk is started.
The environment wins. What is wrong is said in one sentence for each setting, without its secrets.
"""

import os
import re
import stat
import sys
from datetime import date, time, timedelta
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Self
from urllib.parse import SplitResult, urlsplit

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, DotEnvSettingsSource, NoDecode, SettingsConfigDict

from mentoring.method import Method
from mentoring.money import Cents, NotAnAmount, euros
from mentoring.preferences import LEAST_HOURS
from mentoring.programme import Programme
from mentoring.quiet import Quiet
from messages.method import read_method
from messages.method_rules import WrongMethod
from messages.recordings import Recordings, read_recordings, recordable
from storage.sealing import KeyRing, NotAKey

PREFIX = "VOETSTUK_"
_FOR_TESTS = f"{PREFIX}TEST_"
"""What the tests use for themselves is no setting of the bot."""

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")
_NO_DAYS = "none"
_MOST_DAYS, _FURTHEST_DAY = 6, 28
_OTHERS_MAY_READ = stat.S_IRWXG | stat.S_IRWXO


class WrongSettings(Exception):
    """Settings that can't be used. The text has one clear sentence a line, and no secret."""


class LogLevel(StrEnum):
    """From most to least."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class LogFormat(StrEnum):
    """`console` reads well, `json` is one object a line for log collectors."""

    CONSOLE = "console"
    JSON = "json"


def _web_address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or not _has_possible_port(parts):
        raise ValueError("it must be an address such as https://api.telegram.org")
    return text.rstrip("/")


def _has_possible_port(parts: SplitResult) -> bool:
    try:
        return parts.port != 0
    except ValueError:
        return False


WebAddress = Annotated[str, AfterValidator(_web_address)]


def _clock_time(value: Any) -> time:
    if isinstance(value, time):
        return value
    found = _CLOCK.fullmatch(str(value).strip())
    if found is None:
        raise ValueError("it must be a time such as 18:00")
    return time(int(found[1]), int(found[2]))


def _days_before(value: Any) -> tuple[int, ...]:
    if isinstance(value, tuple):
        return value
    text = str(value).strip()
    parts = [] if text == _NO_DAYS else [part.strip() for part in text.split(",")]
    if not all(part.isascii() and part.isdigit() and int(part) <= _FURTHEST_DAY for part in parts):
        raise ValueError(f"it must be days such as 7,3,1,0, each at most {_FURTHEST_DAY}, or {_NO_DAYS}")
    days = tuple(sorted({int(part) for part in parts}, reverse=True))
    if len(days) > _MOST_DAYS:
        raise ValueError(f"it must be at most {_MOST_DAYS} days: more is pestering")
    return days


ClockTime = Annotated[time, BeforeValidator(_clock_time)]
"""A time on the clock in Amsterdam. Pydantic alone would also take a number of seconds for one."""

DaysBefore = Annotated[tuple[int, ...], NoDecode, BeforeValidator(_days_before)]


def _amount(value: Any) -> int:
    if isinstance(value, int):
        return value
    try:
        return euros(str(value))
    except NotAnAmount:
        raise ValueError("it must be an amount in euros such as 250 or 12,50") from None


def _day_of_the_year(value: Any) -> tuple[int, int]:
    if isinstance(value, tuple):
        return value
    found = re.fullmatch(r"([0-9]{2})-([0-9]{2})", str(value).strip())
    try:
        day = date(2001, int(found[1]), int(found[2])) if found else None
    except ValueError:
        day = None
    if day is None:
        raise ValueError("it must be a month and a day such as 09-01, for the first of September")
    return day.month, day.day


Amount = Annotated[Cents, BeforeValidator(_amount)]
"""Written in euros, strictly; kept in cents."""

DayOfTheYear = Annotated[tuple[int, int], NoDecode, BeforeValidator(_day_of_the_year)]


class Settings(BaseSettings):
    """What a municipality can set."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", extra="ignore", frozen=True, hide_input_in_errors=True
    )

    bot_token: SecretStr | None = Field(
        None, description="The bot's token, from @BotFather. Without a token the practice room starts."
    )
    bot_token_file: Path | None = Field(
        None,
        description="A file with the bot's token, instead of `VOETSTUK_BOT_TOKEN`. Only its owner may be "
        "able to read it (chmod 600).",
    )
    bot_username: str = Field(
        "",
        pattern=r"^@?[A-Za-z0-9_]*$",
        description="The bot's name on Telegram, such as VoetstukBot. Asked from Telegram when left out.",
    )
    bot_api_url: WebAddress = Field(
        "https://api.telegram.org",
        description="The address of the Bot API, for who runs a Bot API server of their own.",
    )
    proxy: SecretStr | None = Field(
        None,
        description="The address of an HTTP proxy through which Telegram is reached, if there is one: "
        "`http://user:password@host:port`.",
    )
    data_folder: Path = Field(
        Path("data"), description="The folder of the database and of what else is kept."
    )
    database_url: SecretStr | None = Field(
        None,
        description="The database: `sqlite:///folder/file.db`, or "
        "`postgresql+asyncpg://user:password@host/name`. When left out: `voetstuk.db` in the data folder.",
    )
    keys: SecretStr | None = Field(
        None,
        description="The keys that seal the codes of gifts, separated by spaces: the first one seals, all of them "
        "open. `voetstuk keys new` makes one.",
    )
    keys_file: Path | None = Field(
        None,
        description="A file with these keys, one a line, instead of `VOETSTUK_KEYS`. Only its owner may be able to "
        "read it (chmod 600). docs/running.md tells about keys.",
    )
    programme_name: str = Field(
        "Mobility Mentoring",
        min_length=1,
        max_length=60,
        description="The programme's name, as people read it.",
    )
    invitation_days: int = Field(7, ge=1, le=60, description="How many days an invitation can be opened.")
    help_phone: str = Field(
        "", max_length=40, description="The phone number of people who can help, shown under Hulp."
    )
    help_hours: str = Field(
        "", max_length=80, description="When that phone is answered, as people read it: `ma-vr 9-17 uur`."
    )
    quiet_from: ClockTime = Field(
        time(21),
        description="From when on the clock nothing rings at participants, until `VOETSTUK_QUIET_UNTIL`. The "
        "same time twice: never quiet. A participant can choose other quiet hours.",
    )
    quiet_until: ClockTime = Field(time(8, 30), description="Until when nothing rings.")
    remind_days: DaysBefore = Field(
        (7, 3, 1, 0),
        description="How many days before an appointment to remind of it; 0 is the same morning. `none` for no "
        "reminders. A participant can choose others.",
    )
    remind_at: ClockTime = Field(
        time(18), validate_default=True, description="At what time to remind on the days before."
    )
    remind_morning_at: ClockTime = Field(
        time(8, 30), validate_default=True, description="At what time to remind on the day itself."
    )
    office_from: ClockTime = Field(time(9), description="From when the office is open, on office days.")
    office_until: ClockTime = Field(
        time(17), validate_default=True, description="Until when the office is open."
    )
    digest_at: ClockTime = Field(
        time(16, 30), description="At what time teams get the digest of the day, on office days."
    )
    most_active_goals: int = Field(
        3, ge=1, le=10, description="How many goals of one participant can count at the same time."
    )
    yearly_cap: Amount = Field(
        Cents(250_00),
        description="How much one participant can earn in a calendar year, in euros. Above it rewards are recognition "
        "without money. docs/limits.md tells what the law says.",
    )
    household_cap: Amount = Field(
        Cents(250_00), description="The same for all participants of one household together, in euros."
    )
    two_approve_above: Amount = Field(
        Cents(25_00),
        description="A reward above this amount in euros is approved by two different members of the staff.",
    )
    two_raise_above: Amount = Field(
        Cents(5_000_00),
        description="A change of the pot above this amount in euros wants two different coordinators.",
    )
    year_begins: DayOfTheYear = Field(
        (1, 1), description="On which day a programme year begins, as month and day: `09-01` for 1 September."
    )
    method_folder: Path | None = Field(
        None,
        description="A folder with own versions of the files in `messages/nl/method`: pillars, example goals, help "
        "lines and more. A file that is not there is ours.",
    )
    recordings_folder: Path | None = Field(
        None,
        description="A folder with recordings of messages, for the button Lees voor: `GoalProposed.ogg` and so on. "
        "docs/read-aloud.md tells how to make them.",
    )
    messages_per_second: float = Field(
        30,
        gt=0,
        le=10_000,
        description="How many messages a second leave at most. Telegram takes 30; a Bot API server of your "
        "own may take more.",
    )
    handlers_at_once: int = Field(
        16, ge=1, le=256, description="How many updates are handled at once, at most."
    )
    poll_seconds: int = Field(
        30, ge=0, le=50, description="How many seconds Telegram waits with an answer when there is no news."
    )
    practice_port: int = Field(
        8765,
        ge=0,
        le=65535,
        description="The port of the practice room on this machine. 0 takes any free one.",
    )
    log_level: LogLevel = Field(LogLevel.INFO, description="How much is logged.")
    log_format: LogFormat = Field(
        LogFormat.CONSOLE, description="How it is logged: to read, or one JSON object a line."
    )

    @field_validator("bot_token")
    @classmethod
    def _looks_like_a_token(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and not _TOKEN.fullmatch(token.get_secret_value()):
            raise ValueError("it must look like 123456789:ABC…, as @BotFather gives it")
        return token

    @field_validator("quiet_until")
    @classmethod
    def _leaves_time(cls, until: time, info: ValidationInfo) -> time:
        if "quiet_from" in info.data and Quiet(info.data["quiet_from"], until).loud < LEAST_HOURS:
            raise ValueError("these quiet hours leave less than four hours of a day")
        return until

    @field_validator("remind_at", "remind_morning_at")
    @classmethod
    def _is_not_quiet(cls, at: time, info: ValidationInfo) -> time:
        quiet = Quiet(info.data.get("quiet_from", at), info.data.get("quiet_until", at))
        if quiet.is_quiet_time(at):
            raise ValueError(f"{at:%H:%M} is in the quiet hours, {quiet.since:%H:%M} to {quiet.until:%H:%M}")
        return at

    @field_validator("office_until")
    @classmethod
    def _is_after_opening(cls, until: time, info: ValidationInfo) -> time:
        if until <= info.data.get("office_from", time.min):
            raise ValueError("it must be later than when the office opens")
        return until

    @field_validator("proxy")
    @classmethod
    def _is_web_address(cls, proxy: SecretStr | None) -> SecretStr | None:
        if proxy is not None:
            _web_address(proxy.get_secret_value())
        return proxy

    @field_validator("log_level", "log_format", mode="before")
    @classmethod
    def _in_any_case(cls, value: Any) -> Any:
        return value.lower() if isinstance(value, str) else value

    @property
    def method(self) -> Method:
        """What the method says here.

        Raises:
            WrongSettings: when a file of the method folder can't be used.
        """
        try:
            return read_method(self.method_folder)
        except WrongMethod as wrong:
            raise WrongSettings(f"{_name('method_folder')}: {wrong}") from None

    @property
    def recordings(self) -> Recordings:
        """Which messages can be read aloud here. What can't be used is told in it, and stops nothing."""
        return read_recordings(self.recordings_folder, recordable(self.method))

    @property
    def token(self) -> str | None:
        """The bot's token, if there is one."""
        return self.bot_token.get_secret_value() if self.bot_token else None

    @property
    def database_address(self) -> str:
        """The database's address, with its password if it has one."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return f"sqlite:///{self.data_folder / 'voetstuk.db'}"

    @property
    def key_ring(self) -> KeyRing | None:
        """The keys that seal codes; None when there are none.

        Raises:
            WrongSettings: when they can't be read, or others may read them too.
        """
        if self.keys is not None and self.keys_file is not None:
            raise WrongSettings(
                f"{_name('keys')} and {_name('keys_file')} are both given: take one of them away."
            )
        if self.keys is not None:
            return _ring(_name("keys"), self.keys.get_secret_value())
        if self.keys_file is None:
            return None
        return _ring(f"{_name('keys_file')}: {self.keys_file}", _own_file("keys_file", self.keys_file))

    def programme(self, bot_username: str) -> Programme:
        """What the services need to know of the municipality."""
        return Programme(
            name=self.programme_name,
            invitation_valid=timedelta(days=self.invitation_days),
            help_phone=self.help_phone,
            help_hours=self.help_hours,
            bot_username=bot_username,
            quiet_from=self.quiet_from,
            quiet_until=self.quiet_until,
            remind_days=self.remind_days,
            remind_at=self.remind_at,
            remind_morning_at=self.remind_morning_at,
            office_from=self.office_from,
            office_until=self.office_until,
            digest_at=self.digest_at,
            most_active_goals=self.most_active_goals,
            yearly_cap=self.yearly_cap,
            household_cap=self.household_cap,
            two_approve_above=self.two_approve_above,
            two_raise_above=self.two_raise_above,
            year_begins=self.year_begins,
            method=self.method,
        )

    def for_practice(self, *, api_url: str, token: str, username: str) -> Self:
        """The same for the practice room, which keeps its own data and never touches the real ones."""
        folder = self.practice_folder
        return self.model_copy(
            update={
                "bot_api_url": api_url,
                "bot_token": SecretStr(token),
                "bot_username": username,
                "proxy": None,
                "data_folder": folder,
                "database_url": None,
                "keys": None,
                "keys_file": self.practice_keys,
            }
        )

    @property
    def practice_folder(self) -> Path:
        """Where the practice room keeps its things between runs."""
        return self.data_folder / "practice"

    @property
    def practice_keys(self) -> Path:
        """The practice room's own keys: what is practised never meets the real ones."""
        return self.practice_folder / "keys"


def read_settings() -> Settings:
    """The settings of this environment.

    Raises:
        WrongSettings: with a sentence for each setting that is unknown or can't be used.
    """
    unknown: list[str] = []
    try:
        unknown = _unknown_settings()
        settings = Settings(_env_ignore_empty=True)
    except OSError as error:
        raise WrongSettings(
            f".env can't be read ({error.strerror}). Make it yours: chown and chmod 600."
        ) from None
    except UnicodeDecodeError:
        raise WrongSettings(".env is not a text file.") from None
    except ValidationError as wrong:
        raise WrongSettings("\n".join([*unknown, *map(_sentence, wrong.errors())])) from None
    if unknown:
        raise WrongSettings("\n".join(unknown))
    _ = settings.method  # here already, so that every command tells what is wrong in it
    return _with_token_from_file(settings)


def _unknown_settings() -> list[str]:
    known = {_name(field) for field in Settings.model_fields}
    given = {name.upper() for name in (*os.environ, *DotEnvSettingsSource(Settings).env_vars)}
    ours = {name for name in given if name.startswith(PREFIX) and not name.startswith(_FOR_TESTS)}
    return [_unknown_sentence(name, known) for name in sorted(ours - known)]


def _unknown_sentence(name: str, known: set[str]) -> str:
    similar = get_close_matches(name, known, n=1, cutoff=0.8)
    hint = f"did you mean {similar[0]}?" if similar else "docs/settings.md lists them all."
    return f"{name}: there is no such setting; {hint}"


_PLAINER = {
    "int_parsing": "it must be a whole number",
    "int_from_float": "it must be a whole number",
    "float_parsing": "it must be a number",
    "string_pattern_mismatch": "it has signs in it that can't be in it",
}


def _sentence(error: ErrorDetails) -> str:
    said = error["msg"].removeprefix("Value error, ").rstrip(".")
    said = said.replace("Input should be", "it must be").replace("String should", "it must")
    what = _PLAINER.get(error["type"], said)
    return f"{_name(str(error['loc'][0]))}: {what}. Change it in .env or in the environment."


def _with_token_from_file(settings: Settings) -> Settings:
    path = settings.bot_token_file
    if path is None:
        return settings
    name = _name("bot_token_file")
    if settings.bot_token is not None:
        raise WrongSettings(f"{_name('bot_token')} and {name} are both given: take one of them away.")
    token = _own_file("bot_token_file", path).strip()
    if not _TOKEN.fullmatch(token):
        raise WrongSettings(f"{name}: {path} holds no token as @BotFather gives it (123456789:ABC…).")
    return settings.model_copy(update={"bot_token": SecretStr(token)})


def _own_file(field: str, path: Path) -> str:
    """What stands in a file that nobody else may read. Raises `WrongSettings`."""
    name = _name(field)
    try:
        words = path.read_text(encoding="utf-8")
    except OSError as error:
        raise WrongSettings(f"{name}: {path} can't be read ({error.strerror}).") from None
    except UnicodeDecodeError:
        raise WrongSettings(f"{name}: {path} is not a text file.") from None
    if others_may_read(path):
        raise WrongSettings(f"{name}: others may read {path}. Make it yours alone: chmod 600 {path}")
    return words


def _ring(where: str, words: str) -> KeyRing:
    try:
        return KeyRing.read(words)
    except NotAKey as wrong:
        raise WrongSettings(f"{where}: {wrong}. `voetstuk keys new` makes one.") from None


def others_may_read(path: Path) -> bool:
    """Whether anyone but the owner may open this file."""
    return bool(path.stat().st_mode & _OTHERS_MAY_READ)


def _name(field: str) -> str:
    return f"{PREFIX}{field.upper()}"


def _as_written(default: Any) -> str:
    if isinstance(default, time):
        return f"{default:%H:%M}"
    return ",".join(map(str, default)) if isinstance(default, tuple) else str(default)


def _default(field: str, info: FieldInfo) -> str:
    """As somebody would write it: amounts are kept in cents and days as numbers."""
    if info.annotation is Cents:
        return f"{info.default // 100}"
    if field == "year_begins":
        return "{:02}-{:02}".format(*info.default)
    return _as_written(info.default)


def page() -> str:
    """The page of documentation with every setting."""
    lines = [
        "# Settings",
        "",
        "Made from `bot/settings.py` by `python -m bot.settings`.",
        "",
        "Settings are read from the environment and from a file `.env` in the folder where Voetstuk is",
        "started; the environment wins. An unknown or impossible setting stops the start with a sentence",
        "that says what to change.",
        "",
        "| setting | default | meaning |",
        "|---|---|---|",
    ]
    for field, info in Settings.model_fields.items():
        default = "" if info.default in (None, "") else f"`{_default(field, info)}`"
        lines.append(f"| `{_name(field)}` | {default} | {info.description} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(page())
