"""Recordings of messages: a person's voice, in a file with the name of the message (`docs/read-aloud.md`).

Which message has which recording is `Message.recording`. The folder is the municipality's, and it is read once, at
the start. A file that can't be used is passed over and told of: people depend on the bot, and not on this file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path

from mentoring.method import Method
from messages.base import Message, Notice, Reader, Screen, all_messages
from messages.house import load_all

MOST_BYTES = 1_000_000
"""Telegram shows a larger one as a file and not as a voice message (Bot API, sendVoice)."""

MEDIA_TYPES = {".ogg": "audio/ogg", ".mp3": "audio/mpeg", ".m4a": "audio/mp4"}
"""What Telegram shows as a voice message (Bot API, sendVoice); an .ogg with Opus in it."""


@dataclass(frozen=True, slots=True)
class Recording:
    """One file. The `fingerprint` is of what was in it at the start."""

    name: str
    path: Path
    media_type: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Recordings:
    """What was found: the recordings by name, and a sentence for whatever is passed over."""

    found: Mapping[str, Recording] = field(default_factory=dict)
    passed_over: tuple[str, ...] = ()


class NotUsed(Exception):
    """Why a file can't be used, as the rest of a sentence that begins with its name."""


def recordable(method: Method) -> frozenset[str]:
    """The names of all that can be read aloud: screens and notices to participants, and what the method's data say."""
    load_all()
    shown = (kind for kind in all_messages().values() if issubclass(kind, Screen | Notice))
    by_class = {
        kind.__name__
        for kind in shown
        if kind.reader is Reader.PARTICIPANT and kind.recording is Message.recording and kind.is_read_aloud
    }
    by_key = {f"stress.{each.key}" for each in method.explanations} | {
        f"pillar.{each.key}" for each in method.pillars
    }
    return frozenset(by_class | by_key)


def read_recordings(folder: Path | None, names: frozenset[str]) -> Recordings:
    """The recordings in a folder. Nothing in it is an error: what can't be used is passed over."""
    if folder is None:
        return Recordings()
    try:
        paths = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        why = f"{folder} can't be read as a folder ({error.strerror}), so nothing can be read aloud."
        return Recordings(passed_over=(why,))
    found: dict[str, Recording] = {}
    passed_over = []
    for path in paths:
        try:
            recording = _recording(path, names)
            if recording.name in found:
                raise NotUsed(f"{found[recording.name].path.name} is there already. Keep one of the two.")
            found[recording.name] = recording
        except NotUsed as why:
            passed_over.append(f"{path.name} is not used: {why}")
    return Recordings(found, tuple(passed_over))


def content_of(path: Path) -> bytes:
    """What is in the file now.

    Raises:
        NotUsed: when that can't be read, or is not what Telegram plays.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise NotUsed(f"it can't be read ({error.strerror}).") from None
    if len(content) > MOST_BYTES:
        raise NotUsed(f"it is larger than {MOST_BYTES // 1000} kB. Record it shorter, or save it smaller.")
    if not _is_sound(content, path.suffix.lower()):
        raise NotUsed(
            "what is in it is no Opus, MP3 or M4A, whatever it is called. Save it again as one of them."
        )
    return content


def fingerprint_of(content: bytes) -> str:
    """By which a changed file is known."""
    return sha256(content).hexdigest()


def _recording(path: Path, names: frozenset[str]) -> Recording:
    media_type = MEDIA_TYPES.get(path.suffix.lower())
    if media_type is None:
        raise NotUsed("a recording ends in .ogg, .mp3 or .m4a.")
    if path.stem not in names:
        similar = get_close_matches(path.stem, names, n=1, cutoff=0.7)
        hint = f"Did you mean {similar[0]}?" if similar else "docs/messages.md has their names."
        raise NotUsed(f"no message is called {path.stem}. {hint}")
    return Recording(path.stem, path, media_type, fingerprint_of(content_of(path)))


def _is_sound(content: bytes, suffix: str) -> bool:
    """By how such files begin (RFC 7845, 5.1; ISO/IEC 11172-3 and ID3v2; ISO/IEC 14496-12)."""
    match suffix:
        case ".ogg":
            return content.startswith(b"OggS") and b"OpusHead" in content[:64]
        case ".mp3":
            is_frame = len(content) > 1 and content[0] == 0xFF and content[1] >= 0xE0
            return content.startswith(b"ID3") or is_frame
        case _:
            return content[4:8] == b"ftyp"
