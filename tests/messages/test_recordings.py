"""Which messages can be read aloud, and what is said of a file that can't be used. Nothing of it stops the bot."""

import pytest

from handlers.buttons import MOST_BYTES as MOST_IN_A_BUTTON
from messages.method import read_method
from messages.page import example
from messages.recordings import MOST_BYTES, recordable
from messages.stress import AboutStress
from tests.recordings import press_of, record, recordings_in, silence

NAMES = recordable(read_method())


def test_screens_and_notices_to_participants_can_be_read_aloud_and_nothing_to_staff():
    assert {"GoalProposed", "Help", "WelcomeKept"} <= NAMES
    assert not {"GoalProposedTeam", "StaffHome", "LinkLine"} & NAMES


def test_what_the_files_of_the_method_say_has_a_recording_for_each_key():
    shown = example(AboutStress)

    assert {"stress.head", "stress.asking", "pillar.money"} <= NAMES
    assert not {"AboutStress", "AskPillar"} & NAMES
    assert shown.recording == f"stress.{shown.values()['key']}"


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_name_fits_in_a_button(name: str):
    assert len(press_of(name).encode()) <= MOST_IN_A_BUTTON


def test_without_a_folder_there_is_nothing_to_hear_and_nothing_to_say():
    found = recordings_in(None)

    assert (found.found, found.passed_over) == ({}, ())


def test_a_recording_is_known_by_its_name_and_by_what_is_in_it(tmp_path):
    record(tmp_path, "GoalProposed", "stress.sleep")
    before = recordings_in(tmp_path)

    record(tmp_path, "GoalProposed", frames=60)
    after = recordings_in(tmp_path)

    assert sorted(before.found) == ["GoalProposed", "stress.sleep"]
    assert before.passed_over == ()
    assert before.found["GoalProposed"].fingerprint != after.found["GoalProposed"].fingerprint
    assert before.found["stress.sleep"] == after.found["stress.sleep"]


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("Help.ogg", silence(), "audio/ogg"),
        ("Help.OGG", silence(), "audio/ogg"),
        ("Help.mp3", b"ID3\x04" + bytes(100), "audio/mpeg"),
        ("Help.mp3", b"\xff\xfb\x90\x64" + bytes(100), "audio/mpeg"),
        ("Help.m4a", b"\x00\x00\x00\x20ftypM4A " + bytes(100), "audio/mp4"),
    ],
)
def test_three_kinds_of_files_can_be_used(tmp_path, name, content, media_type):
    (tmp_path / name).write_bytes(content)

    assert recordings_in(tmp_path).found["Help"].media_type == media_type


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        (
            "GoalPropsed.ogg",
            silence(),
            "GoalPropsed.ogg is not used: no message is called GoalPropsed. Did you mean GoalProposed?",
        ),
        (
            "stress.slaap.ogg",
            silence(),
            "stress.slaap.ogg is not used: no message is called stress.slaap. Did you mean stress.sleep?",
        ),
        (
            "qqq.ogg",
            silence(),
            "qqq.ogg is not used: no message is called qqq. docs/messages.md has their names.",
        ),
        ("Help.wav", b"RIFF", "Help.wav is not used: a recording ends in .ogg, .mp3 or .m4a."),
        (
            "Help.ogg",
            silence() + bytes(MOST_BYTES),
            "Help.ogg is not used: it is larger than 1000 kB. Record it shorter, or save it smaller.",
        ),
        (
            "Help.ogg",
            b"OggS" + bytes(24) + b"\x01vorbis" + bytes(90),
            "Help.ogg is not used: what is in it is no Opus, MP3 or M4A, whatever it is called. "
            "Save it again as one of them.",
        ),
        (
            "Help.m4a",
            b"",
            "Help.m4a is not used: what is in it is no Opus, MP3 or M4A, whatever it is called. "
            "Save it again as one of them.",
        ),
    ],
)
def test_what_can_not_be_used_is_told_in_a_clear_sentence_and_the_rest_is_used(
    tmp_path, name, content, sentence
):
    record(tmp_path, "GoalAgreed")
    (tmp_path / name).write_bytes(content)

    found = recordings_in(tmp_path)

    assert (list(found.found), found.passed_over) == (["GoalAgreed"], (sentence,))


def test_the_largest_that_telegram_shows_as_a_voice_message_is_used(tmp_path):
    (tmp_path / "Help.ogg").write_bytes(silence().ljust(MOST_BYTES, b"\0"))

    assert "Help" in recordings_in(tmp_path).found


def test_of_two_files_for_one_message_the_first_is_used(tmp_path):
    record(tmp_path, "Help")
    (tmp_path / "Help.mp3").write_bytes(b"ID3" + bytes(100))

    found = recordings_in(tmp_path)

    assert found.found["Help"].path.name == "Help.mp3"
    assert found.passed_over == ("Help.ogg is not used: Help.mp3 is there already. Keep one of the two.",)


def test_what_a_computer_puts_in_a_folder_by_itself_is_no_news(tmp_path):
    (tmp_path / ".DS_Store").write_bytes(b"")

    assert recordings_in(tmp_path).passed_over == ()


def test_a_folder_in_it_is_not_looked_into(tmp_path):
    (tmp_path / "Help.ogg").mkdir()

    assert recordings_in(tmp_path).passed_over == (
        "Help.ogg is not used: it can't be read (Is a directory).",
    )


def test_a_folder_that_is_not_there_is_told(tmp_path):
    found = recordings_in(tmp_path / "opnamen")

    assert found.passed_over == (
        f"{tmp_path / 'opnamen'} can't be read as a folder (No such file or directory), so nothing can be read aloud.",
    )
