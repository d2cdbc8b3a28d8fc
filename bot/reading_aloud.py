"""Reading aloud: which messages have a recording, and how that reaches Telegram, uploaded once and by its id after."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import structlog
from telegram import InputFile

from handlers.buttons import Button, Rows
from handlers.outgoing import Outgoing
from handlers.read_aloud import ReadAloud
from messages.read_aloud import ReadAloudLabel
from messages.recordings import NotUsed, Recording, Recordings, content_of, fingerprint_of
from storage.database import Database, DatabaseTrouble

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Voice:
    """A recording as it can be sent: a file id, or the file itself. `fingerprint` is of what is in it."""

    sent_as: str | InputFile
    fingerprint: str


class ReadingAloud:
    """The recordings of one programme. What Telegram has of them is read once, so a message costs no statement."""

    def __init__(self, recordings: Recordings, database: Database) -> None:
        self._recordings = recordings.found
        self._database = database
        self._known: dict[str, tuple[str, str]] = {}
        for sentence in recordings.passed_over:
            _log.warning("recording passed over", why=sentence)

    async def begin(self) -> None:
        """Read what Telegram has already."""
        if self._recordings:
            async with self._database.work() as work:
                self._known = await work.recordings.all()

    def rows(self, what: Outgoing) -> Rows:
        """The buttons under a message, and under them the one that reads it aloud when there is a recording of it.

        Not where the menu of four comes with it, because a message has one keyboard (Bot API, reply_markup), and not
        under a pin on the map, which shows no words of ours.
        """
        name, brings_menu = what.recording, what.menu and not what.rows
        if name is None or name not in self._recordings or brings_menu or what.venue is not None:
            return what.rows
        return [*what.rows, [Button(ReadAloudLabel.READ_ALOUD, ReadAloud(name))]]

    async def voices(self, name: str) -> AsyncIterator[Voice]:
        """What to send, one after the other until Telegram takes it: what it has already, then the file itself."""
        recording = self._recordings.get(name)
        if recording is None:
            return
        fingerprint, file_id = self._known.get(name, ("", ""))
        if fingerprint == recording.fingerprint:
            yield Voice(file_id, fingerprint)
        try:
            yield await asyncio.to_thread(_from_file, recording)
        except NotUsed as why:
            _log.warning("recording not read", recording=name, why=str(why))

    async def sent(self, name: str, voice: Voice, message: dict[str, Any]) -> None:
        """Keep how Telegram knows what was just uploaded. If that can't be kept, it is uploaded once more."""
        file_id = message.get("voice", {}).get("file_id")
        if isinstance(voice.sent_as, str) or file_id is None:
            return
        self._known[name] = (voice.fingerprint, file_id)
        try:
            async with self._database.work() as work:
                await work.recordings.save(name, voice.fingerprint, file_id)
        except DatabaseTrouble as trouble:
            _log.warning("recording not kept", recording=name, kind=str(trouble))


def _from_file(recording: Recording) -> Voice:
    content = content_of(recording.path)
    file = InputFile(content, recording.path.name)
    file.mimetype = recording.media_type  # not left to what this machine knows of file names
    return Voice(file, fingerprint_of(content))
