"""'🔊 Lees voor' through the whole bot: with a folder of recordings, and after something in it has changed."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from telegram import Update

from handlers.context import Context
from mentoring.ids import TelegramId
from messages.catalogue import read_catalogue
from messages.welcome import Home
from practice.phone import Phone
from tests.handlers.test_calm import wants_calm
from tests.pilot import Pilot
from tests.recordings import BUTTON, press_of, record

NOT_NOW = "Dit kan ik nu niet voorlezen."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What this municipality has recorded."""
    names = ("Help", "LetterPassedOn", "Stranger", "WelcomeKept", "HasStopped", "Home", "stress.head")
    record(tmp_path / "opnamen", *names)
    return tmp_path / "opnamen"


@pytest.fixture
async def spoken(pilot: Pilot, folder: Path) -> Pilot:
    """The pilot with that folder."""
    pilot.settings = pilot.settings.model_copy(update={"recordings_folder": folder})
    await _starts_again(pilot)
    return pilot


@pytest.fixture
async def anja(spoken: Pilot) -> Phone:
    return await spoken.mentor("Anja")


@pytest.fixture
async def fatima(spoken: Pilot, anja: Phone) -> Phone:
    return await spoken.participant("Fatima", mentor=anja)


async def test_a_screen_is_heard_as_often_as_one_likes_and_stays_as_it_is(fatima: Phone):
    await fatima.presses("Hulp")
    help_ = await fatima.sees("Anja is je mentor.")

    first = await _hears(fatima, help_)
    second = await _hears(fatima, help_)

    assert first["file"]["file_id"] == second["file"]["file_id"]
    assert await fatima.sees("Anja is je mentor.") == help_
    assert [button["text"] for button in help_["buttons"][-1]] == [BUTTON]


async def test_a_notice_is_heard_too(fatima: Phone):
    await fatima.says("Ik heb een vraag")
    passed_on = await fatima.sees("Ik heb het aan Anja gegeven.")

    assert (await _hears(fatima, passed_on))["kind"] == "voice"


async def test_what_has_no_recording_or_brings_the_menu_has_no_button(fatima: Phone):
    await fatima.presses("Mijn doelen")
    goals = await fatima.sees("geen doel")
    await fatima.says("/start")
    home = (await fatima.messages())[-1]

    assert BUTTON not in str(goals["buttons"])
    assert home["buttons"] is None


async def test_without_a_folder_there_is_no_button_anywhere(pilot: Pilot):
    fatima = await pilot.participant("Fatima")

    await fatima.presses("Hulp")

    assert BUTTON not in str((await fatima.sees("is je mentor."))["buttons"])


async def test_a_changed_recording_is_heard_from_the_next_start(fatima: Phone, spoken: Pilot, folder: Path):
    await fatima.presses("Hulp")
    help_ = await fatima.sees("Anja is je mentor.")
    before = await _hears(fatima, help_)

    record(folder, "Help", frames=80)
    await _starts_again(spoken)
    after = await _hears(fatima, help_)

    assert before["file"]["file_id"] != after["file"]["file_id"]


async def test_a_recording_that_was_taken_away_is_answered_kindly(fatima: Phone, spoken: Pilot, folder: Path):
    await fatima.presses("Hulp")
    help_ = await fatima.sees("Anja is je mentor.")
    (folder / "Help.ogg").unlink()
    await _starts_again(spoken)

    await fatima.presses_under(help_, text=BUTTON)

    await fatima.sees(NOT_NOW)


async def test_a_recording_that_can_not_be_used_leaves_the_bot_and_the_others_alone(
    fatima: Phone, spoken: Pilot, folder: Path
):
    (folder / "LetterPassdOn.ogg").write_bytes((folder / "LetterPassedOn.ogg").read_bytes())
    (folder / "LetterPassedOn.ogg").write_bytes(bytes(2_000_000))
    await _starts_again(spoken)

    await fatima.says("Ik heb een vraag")
    passed_on = await fatima.sees("Ik heb het aan Anja gegeven.")
    await fatima.presses("Hulp")

    assert passed_on["buttons"] is None
    assert (await _hears(fatima, await fatima.sees("Anja is je mentor.")))["kind"] == "voice"


async def test_in_calm_mode_the_button_has_no_emoji_and_what_is_heard_stays(fatima: Phone):
    await wants_calm(fatima)
    await fatima.presses("Hulp")
    help_ = await fatima.sees("Anja is je mentor.")

    await fatima.presses_under(help_, text="Lees voor")

    assert (await _next_voice(fatima, help_))["kind"] == "voice"


async def test_before_agreeing_one_can_hear_what_is_kept(spoken: Pilot, anja: Phone):
    link = await spoken.invitation("Omar", by=anja)
    omar = await spoken.stranger("Omar")
    await omar.opens(link)
    kept = await omar.sees("Wat bewaar ik?")

    heard = await _hears(omar, kept)
    await omar.presses("Ja, ik doe mee")

    assert heard["kind"] == "voice"
    await omar.sees("Fijn")


async def test_who_has_stopped_can_hear_how_to_come_back(fatima: Phone):
    await fatima.says("/stop")
    await fatima.presses("Ja, ik stop")
    await fatima.says("Hallo")
    stopped = await fatima.sees("Wil je weer meedoen?")

    assert (await _hears(fatima, stopped))["kind"] == "voice"


async def test_strangers_and_mentors_get_no_button_and_a_forged_one_says_nothing_aloud(
    spoken: Pilot, anja: Phone
):
    omar = await spoken.stranger("Omar")
    await omar.says("Hallo")
    stranger = await omar.sees("Ik ken je nog niet.")
    await anja.says("/hulp")
    home = (await anja.messages())[-1]

    await anja.presses_under(await anja.sees("Hallo Anja"), data=press_of("Help"))
    await anja.sees_answer("Deze knop is van eerder.")

    assert stranger["buttons"] is None
    assert BUTTON not in str(home["buttons"])
    assert [message for message in await anja.messages() if message["kind"] == "voice"] == []


async def test_who_acts_for_a_participant_can_read_it_to_them_and_gets_no_button(
    spoken: Pilot, anja: Phone, fatima: Phone
):
    staff, participant = await spoken.someone(anja), await spoken.someone(fatima)
    async with spoken.database.work() as work:
        contexts = [
            Context(
                update=Update(1),
                work=work,
                now=spoken.now(),
                programme=spoken.programme,
                catalogue=read_catalogue(),
                telegram_id=TelegramId(fatima.id),
                chat_id=TelegramId(fatima.id),
                is_private=True,
                someone=replace(participant, acted_by=acted_by),
            )
            for acted_by in (None, staff.id)
        ]
        for context in contexts:
            context.show(Home("Fatima"))

    assert [context.outgoing[0].recording for context in contexts] == ["Home", None]  # type: ignore[union-attr]


async def test_a_short_text_about_stress_has_a_recording_of_its_own(fatima: Phone):
    await fatima.says("/stress")
    head = await fatima.sees("1 van 7")
    await fatima.presses("Volgende")
    body = await fatima.sees("2 van 7")

    assert BUTTON in str(head["buttons"])
    assert BUTTON not in str(body["buttons"])


async def _starts_again(pilot: Pilot) -> None:
    await pilot.stops()
    await pilot.starts()


async def _hears(phone: Phone, message: dict[str, Any]) -> dict[str, Any]:
    """Press under this message, and wait until a voice message has come that was not there before."""
    before = (await phone.messages())[-1]
    await phone.presses_under(message, text=BUTTON)
    return await _next_voice(phone, before)


async def _next_voice(phone: Phone, before: dict[str, Any]) -> dict[str, Any]:
    async def newer() -> dict[str, Any] | None:
        newest: dict[str, Any] = (await phone.messages())[-1]
        is_new = newest["message_id"] > before["message_id"] and newest["kind"] == "voice"
        return newest if is_new else None

    found: dict[str, Any] = await phone.room.until(newer, f"a voice message for {phone.first_name}")
    return found
