"""Settings: each in one place, a clear sentence when one is wrong, and no secret anywhere (T36)."""

import os
import pwd
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.settings import Settings, WrongSettings, page, read_settings
from mentoring.method import PlanExamples
from mentoring.programme import Programme
from messages.method import read_method

TOKEN = "123456789:AAF-verysecretverysecretverysecret"


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch, tmp_path):
    """No settings but those of the test."""
    for field in Settings.model_fields:
        monkeypatch.delenv(f"VOETSTUK_{field.upper()}", raising=False)
    monkeypatch.chdir(tmp_path)


@contextmanager
def _as_nobody() -> Iterator[None]:
    """Without the rights of root, who may read every file."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(pwd.getpwnam("nobody").pw_uid)
    try:
        yield
    finally:
        os.seteuid(before)


def test_everything_has_a_default():
    settings = read_settings()

    assert settings.token is None
    assert settings.database_address == "sqlite:///data/voetstuk.db"


def test_the_environment_wins_from_the_file(monkeypatch, tmp_path):
    (tmp_path / ".env").write_text(
        "VOETSTUK_HELP_PHONE=14 0172\nVOETSTUK_INVITATION_DAYS=3\nHOME_OF=others\n"
    )
    monkeypatch.setenv("VOETSTUK_INVITATION_DAYS", "5")

    settings = read_settings()

    assert (settings.help_phone, settings.invitation_days) == ("14 0172", 5)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("VOETSTUK_PRACTICE_PORT", "many", "VOETSTUK_PRACTICE_PORT: it must be a whole number."),
        (
            "VOETSTUK_PRACTICE_PORT",
            "70000",
            "VOETSTUK_PRACTICE_PORT: it must be less than or equal to 65535.",
        ),
        ("VOETSTUK_BOT_API_URL", "ftp://x", "VOETSTUK_BOT_API_URL: it must be an address such as https://"),
        (
            "VOETSTUK_BOT_API_URL",
            "http://x:99999",
            "VOETSTUK_BOT_API_URL: it must be an address such as https://",
        ),
        ("VOETSTUK_BOT_TOKEN", "secret-without-form", "VOETSTUK_BOT_TOKEN: it must look like 123456789:ABC"),
        (
            "VOETSTUK_LOG_LEVEL",
            "loud",
            "VOETSTUK_LOG_LEVEL: it must be 'debug', 'info', 'warning' or 'error'.",
        ),
        (
            "VOETSTUK_BOT_TOKN",
            "x",
            "VOETSTUK_BOT_TOKN: there is no such setting; did you mean VOETSTUK_BOT_TOKEN?",
        ),
        ("VOETSTUK_ZZZ", "x", "VOETSTUK_ZZZ: there is no such setting; docs/settings.md lists them all."),
    ],
)
def test_a_wrong_setting_is_one_clear_sentence(monkeypatch, name, value, sentence):
    monkeypatch.setenv(name, value)

    with pytest.raises(WrongSettings) as wrong:
        read_settings()

    assert str(wrong.value).startswith(sentence)
    assert "\n" not in str(wrong.value)
    assert value not in str(wrong.value).removeprefix(name) or value == "x"


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("QUIET_FROM", "25:00", "it must be a time such as 18:00."),
        ("QUIET_FROM", "21", "it must be a time such as 18:00."),
        ("QUIET_UNTIL", "20:30", "these quiet hours leave less than four hours of a day."),
        ("REMIND_DAYS", "7,tomorrow", "it must be days such as 7,3,1,0, each at most 28, or none."),
        ("REMIND_DAYS", "29", "it must be days such as 7,3,1,0, each at most 28, or none."),
        ("REMIND_DAYS", "7,6,5,4,3,2,1", "it must be at most 6 days: more is pestering."),
        ("REMIND_AT", "22:00", "22:00 is in the quiet hours, 21:00 to 08:30."),
        ("REMIND_MORNING_AT", "8:29", "08:29 is in the quiet hours, 21:00 to 08:30."),
        ("OFFICE_UNTIL", "08:59", "it must be later than when the office opens."),
        ("DIGEST_AT", "half five", "it must be a time such as 18:00."),
    ],
)
def test_hours_and_days_that_can_not_be_are_refused_with_a_reason(monkeypatch, name, value, sentence):
    monkeypatch.setenv(f"VOETSTUK_{name}", value)

    with pytest.raises(WrongSettings) as wrong:
        read_settings()

    assert f"VOETSTUK_{name}: {sentence}" in str(wrong.value)


def test_longer_quiet_hours_ask_for_another_time_to_remind(monkeypatch):
    monkeypatch.setenv("VOETSTUK_QUIET_UNTIL", "9:00")

    with pytest.raises(WrongSettings, match="VOETSTUK_REMIND_MORNING_AT: 08:30 is in the quiet hours"):
        read_settings()


def test_the_hours_of_the_programme_come_from_the_settings(monkeypatch):
    monkeypatch.setenv("VOETSTUK_QUIET_FROM", "20:00")
    monkeypatch.setenv("VOETSTUK_QUIET_UNTIL", "7:15")
    monkeypatch.setenv("VOETSTUK_REMIND_DAYS", "1, 5,1")
    monkeypatch.setenv("VOETSTUK_REMIND_AT", "17:30")
    monkeypatch.setenv("VOETSTUK_OFFICE_FROM", "08:00")

    programme = read_settings().programme("VoetstukBot")

    assert (programme.quiet_from, programme.quiet_until) == (time(20), time(7, 15))
    assert (programme.remind_days, programme.remind_at) == ((5, 1), time(17, 30))
    assert (programme.office_from, programme.office_until) == (time(8), time(17))


def test_a_programme_may_remind_of_nothing_and_may_never_be_quiet(monkeypatch):
    monkeypatch.setenv("VOETSTUK_REMIND_DAYS", "none")
    monkeypatch.setenv("VOETSTUK_QUIET_FROM", "00:00")
    monkeypatch.setenv("VOETSTUK_QUIET_UNTIL", "00:00")

    programme = read_settings().programme("VoetstukBot")

    assert programme.remind_days == ()
    assert programme.quiet_from == programme.quiet_until


def test_without_a_word_about_it_the_settings_are_those_of_the_rules():
    assert read_settings().programme("") == Programme(method=read_method())


def test_what_the_method_says_may_stand_in_a_folder_of_ones_own(tmp_path, monkeypatch):
    (tmp_path / "plans.toml").write_text("[plans]")
    monkeypatch.setenv("VOETSTUK_METHOD_FOLDER", str(tmp_path))

    assert read_settings().programme("").method == replace(read_method(), plans=PlanExamples())


def test_a_wrong_file_of_the_method_stops_the_start_with_a_sentence(tmp_path, monkeypatch):
    (tmp_path / "pillars.toml").write_text("[[pillars]]\n")
    monkeypatch.setenv("VOETSTUK_METHOD_FOLDER", str(tmp_path))

    with pytest.raises(WrongSettings, match=r"^VOETSTUK_METHOD_FOLDER: pillars 1 key: Field required\."):
        read_settings()


def test_all_that_is_wrong_is_said_at_once(monkeypatch):
    monkeypatch.setenv("VOETSTUK_PRACTICE_PORT", "many")
    monkeypatch.setenv("VOETSTUK_NONSENSE", "1")

    with pytest.raises(WrongSettings) as wrong:
        read_settings()

    assert str(wrong.value).count("\n") == 1


def test_a_settings_file_that_is_not_text_is_a_sentence(tmp_path):
    (tmp_path / ".env").write_bytes(b"\xff\xfe")

    with pytest.raises(WrongSettings, match=r"^\.env is not a text file"):
        read_settings()


def test_a_settings_file_that_can_not_be_read_is_a_sentence(tmp_path):
    (tmp_path / ".env").write_text("")
    (tmp_path / ".env").chmod(0)
    tmp_path.chmod(0o755)

    with _as_nobody(), pytest.raises(WrongSettings, match=r"^\.env can't be read"):
        read_settings()


def test_an_empty_setting_is_left_out(monkeypatch):
    monkeypatch.setenv("VOETSTUK_BOT_TOKEN", "")

    assert read_settings().token is None


def test_the_token_may_be_in_a_file_of_its_own(monkeypatch, tmp_path):
    monkeypatch.setenv("VOETSTUK_BOT_TOKEN_FILE", str(_token_file(tmp_path, mode=0o600)))

    assert read_settings().token == TOKEN


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o644])
def test_a_token_file_that_others_may_open_is_refused(monkeypatch, tmp_path, mode):
    monkeypatch.setenv("VOETSTUK_BOT_TOKEN_FILE", str(_token_file(tmp_path, mode=mode)))

    with pytest.raises(WrongSettings, match="chmod 600"):
        read_settings()


def test_a_token_and_a_token_file_together_are_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("VOETSTUK_BOT_TOKEN_FILE", str(_token_file(tmp_path, mode=0o600)))
    monkeypatch.setenv("VOETSTUK_BOT_TOKEN", TOKEN)

    with pytest.raises(WrongSettings, match="both given"):
        read_settings()


@pytest.mark.parametrize("content", [b"", b"no token", b"\xff\xfe"])
def test_a_token_file_without_a_token_is_refused(monkeypatch, tmp_path, content):
    path = _token_file(tmp_path, mode=0o600)
    path.write_bytes(content)
    monkeypatch.setenv("VOETSTUK_BOT_TOKEN_FILE", str(path))

    with pytest.raises(WrongSettings, match="token"):
        read_settings()


def test_a_token_file_that_is_not_there_is_refused(monkeypatch):
    monkeypatch.setenv("VOETSTUK_BOT_TOKEN_FILE", "/nowhere/token")

    with pytest.raises(WrongSettings, match="can't be read"):
        read_settings()


def test_no_secret_is_shown():
    settings = Settings(
        bot_token=SecretStr(TOKEN),
        database_url=SecretStr("postgresql+asyncpg://voetstuk:hunter2@db/voetstuk"),
        proxy=SecretStr("http://voetstuk:hunter2@proxy:3128"),
        _env_file=None,
    )

    for shown in (repr(settings), str(settings), settings.model_dump_json()):
        assert "verysecret" not in shown
        assert "hunter2" not in shown


def test_practising_never_touches_the_real_data():
    settings = Settings(
        database_url=SecretStr("sqlite:///real.db"), bot_token=SecretStr(TOKEN), _env_file=None
    )

    practice = settings.for_practice(api_url="http://127.0.0.1:1", token="1:practice", username="RoomBot")

    assert practice.database_address == "sqlite:///data/practice/voetstuk.db"
    assert practice.token == "1:practice"
    assert practice.bot_api_url == "http://127.0.0.1:1"


def test_the_page_of_settings_is_up_to_date():
    written = Path(__file__).parents[2] / "docs" / "settings.md"

    assert written.read_text(encoding="utf-8") == page()


def _token_file(folder: Path, *, mode: int) -> Path:
    path = folder / "token"
    path.write_text(TOKEN + "\n")
    path.chmod(mode)
    return path
