"""A recording on its way to Telegram: uploaded once, by its id after that, and words when there is nothing to hear."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.gateway import Gateway
from bot.reading_aloud import ReadingAloud
from handlers.outgoing import Outgoing, Picture, Spoken, Venue
from practice.phone import Phone, sample_photo
from tests.bot.small_house import SmallHouse, open_house
from tests.recordings import BUTTON, record, recordings_in, silence

ANSWER = 0
WORDS = "Dit kan ik nu niet voorlezen."
ASKED = Outgoing(WORDS, voice=Spoken("Help"))

Starts = Callable[[], Awaitable[Gateway]]


@pytest.fixture
async def house(sqlite_database) -> AsyncIterator[SmallHouse]:
    async with open_house(sqlite_database) as found:
        yield found


@pytest.fixture
async def fatima(house: SmallHouse) -> Phone:
    phone = await house.room.add_person("Fatima")
    await phone.says("/start")
    return phone


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """With a recording of Help in it."""
    record(tmp_path / "recordings", "Help")
    return tmp_path / "recordings"


@pytest.fixture
def starts(house: SmallHouse, folder: Path) -> Starts:
    """The way out as it is after a start, with the recordings that are there then."""

    async def start() -> Gateway:
        reading_aloud = ReadingAloud(recordings_in(folder), house.database)
        await reading_aloud.begin()
        return Gateway(house.call, house.pace, house.catalogue, reading_aloud)

    return start


async def test_a_recording_is_uploaded_once_and_goes_by_its_id_after_that(fatima, starts, house):
    first = await starts()
    await first.send(fatima.id, ASKED, urgency=ANSWER)
    await first.send(fatima.id, ASKED, urgency=ANSWER)
    await (await starts()).send(fatima.id, ASKED, urgency=ANSWER)

    voices = await _voices(fatima)
    assert len(voices) == 3
    assert len({_file_id(voice) for voice in voices}) == 1
    assert (await fatima.file(voices[0])).content == silence()
    assert voices[0]["text"] == ""
    assert await house.room.notices() == []


async def test_a_changed_file_is_uploaded_anew(fatima, starts, folder):
    await (await starts()).send(fatima.id, ASKED, urgency=ANSWER)

    record(folder, "Help", frames=70)
    await (await starts()).send(fatima.id, ASKED, urgency=ANSWER)

    before, after = await _voices(fatima)
    assert _file_id(before) != _file_id(after)
    assert (await fatima.file(after)).content == silence(70)


async def test_what_telegram_forgot_is_uploaded_again(fatima, starts, folder, house):
    fingerprint = recordings_in(folder).found["Help"].fingerprint
    async with house.database.work() as work:
        await work.recordings.save("Help", fingerprint, "AwAC-of-another-bot")

    await (await starts()).send(fatima.id, ASKED, urgency=ANSWER)
    await (await starts()).send(fatima.id, ASKED, urgency=ANSWER)

    voices = await _voices(fatima)
    assert len(voices) == 2
    assert len({_file_id(voice) for voice in voices}) == 1


async def test_a_file_that_is_changed_while_the_bot_runs_is_known_by_what_was_sent(
    fatima, starts, folder, house
):
    gateway = await starts()
    record(folder, "Help", frames=70)

    await gateway.send(fatima.id, ASKED, urgency=ANSWER)

    async with house.database.work() as work:
        known = await work.recordings.all()
    assert known["Help"][0] == recordings_in(folder).found["Help"].fingerprint


async def test_a_file_that_goes_before_it_was_ever_sent_is_answered_in_words(fatima, starts, folder):
    gateway = await starts()
    (folder / "Help.ogg").unlink()

    await gateway.send(fatima.id, ASKED, urgency=ANSWER)

    assert await fatima.heard() == [WORDS]


async def test_at_the_start_the_log_says_what_can_not_be_used(starts, folder):
    record(folder, "Helpp")

    with capture_logs() as logged:
        await starts()

    assert [(line["event"], line["log_level"]) for line in logged] == [("recording passed over", "warning")]
    assert "Did you mean Help?" in logged[0]["why"]


async def test_a_name_without_a_recording_is_answered_in_words(fatima, starts):
    gateway = await starts()

    await gateway.send(fatima.id, Outgoing(WORDS, voice=Spoken("../voetstuk.db")), urgency=ANSWER)

    assert await fatima.heard() == [WORDS]


@pytest.mark.parametrize("picture", [None, Picture(lambda _: sample_photo())], ids=["words", "a picture"])
async def test_the_button_lies_under_what_has_a_recording_also_when_it_changes_in_place(
    fatima, starts, picture
):
    gateway = await starts()
    number = await gateway.send(fatima.id, Outgoing("Eerst", picture=picture), urgency=ANSWER)

    known = picture and Picture(file_id=_file_id(await fatima.sees("Eerst")))
    changed = Outgoing("Daarna", recording="Help", picture=known, replaces=number)
    shown_as = await gateway.send(fatima.id, changed, urgency=ANSWER)

    shown = await fatima.sees("Daarna")
    assert shown_as == number
    assert [[button["text"] for button in row] for row in shown["buttons"]] == [[BUTTON]]


@pytest.mark.parametrize(
    "what",
    [
        Outgoing("Menu", recording="Help", menu=True),
        Outgoing("Daar", recording="Help", venue=Venue("Serviceplein", "Straat 1", 52.1, 4.6)),
        Outgoing("Anders", recording="GoalProposed"),
        Outgoing("Van iemand anders"),
    ],
    ids=["with the menu", "a pin on the map", "without a recording", "nothing to read aloud"],
)
async def test_elsewhere_there_is_no_button(fatima, starts, what):
    await (await starts()).send(fatima.id, what, urgency=ANSWER)

    assert (await fatima.messages())[-1]["buttons"] is None


async def test_the_menu_still_comes_with_what_has_a_recording(fatima, starts):
    await (await starts()).send(fatima.id, Outgoing("Menu", recording="Help", menu=True), urgency=ANSWER)

    assert await fatima.keyboard() == [["Mijn doelen", "Afspraken"], ["Beloningen", "Hulp"]]


async def _voices(phone: Phone) -> list[dict[str, Any]]:
    return [message for message in await phone.messages() if message["kind"] == "voice"]


def _file_id(message: dict[str, Any]) -> str:
    return str(message["file"]["file_id"])
