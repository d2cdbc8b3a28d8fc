"""Files that went through the room: kept in its folder or in memory, and found again by their Bot API id."""

import mimetypes
import secrets
import struct
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from practice.journal import Journal
from practice.refusals import bad_request
from practice.things import StoredFile

MEBIBYTE = 1024 * 1024
MAX_PHOTO_BYTES = 10 * MEBIBYTE
MAX_FILE_BYTES = 50 * MEBIBYTE
MAX_DOWNLOAD_BYTES = 20 * MEBIBYTE

_FOLDERS = {"photo": "photos", "voice": "voice", "audio": "music", "document": "documents"}
_MIMES = {
    "photo": "image/jpeg",
    "voice": "audio/ogg",
    "audio": "audio/mpeg",
    "document": "application/octet-stream",
}


@dataclass(frozen=True)
class Upload:
    """A file as it came in."""

    name: str
    mime: str
    content: bytes


class Files:
    """The files of a room. The content is written before any message speaks of it."""

    def __init__(self, journal: Journal, folder: Path | None) -> None:
        self._journal = journal
        self._folder = folder
        self._contents: dict[str, bytes] = {}
        found = [StoredFile(**record) for record in journal.records.get("file", {}).values()]
        self._by_key = {file.key: file for file in found}
        self._by_id = {file.file_id: file for file in found}
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)

    def keep(self, kind: str, upload: Upload, **values: Any) -> StoredFile:
        """Store an upload as a photo, voice, audio or document."""
        width, height = _photo_size(upload) if kind == "photo" else (0, 0)
        if not upload.content:
            raise bad_request("file must be non-empty")
        if len(upload.content) > MAX_FILE_BYTES:
            raise bad_request("file is too big")
        key = secrets.token_hex(8)
        name = upload.name or f"{kind}-{key}"
        file = StoredFile(
            key=key,
            kind=kind,
            file_id=f"{_prefix(kind)}{secrets.token_urlsafe(40)}",
            unique_id=f"AQAD{secrets.token_urlsafe(8)}",
            name=name,
            mime=_mime(kind, upload),
            size=len(upload.content),
            path=f"{_FOLDERS[kind]}/{key}{Path(name).suffix}",
            width=width,
            height=height,
            **values,
        )
        self._store(file, upload.content)
        return file

    def find(self, file_id: str) -> StoredFile:
        """The file with this Bot API id. Raises Telegram's 400 for an id it never gave."""
        file = self._by_id.get(file_id)
        if file is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return file

    def by_key(self, key: str) -> StoredFile | None:
        return self._by_key.get(key)

    def by_path(self, path: str) -> StoredFile | None:
        return next((file for file in self._by_key.values() if file.path == path), None)

    def content(self, file: StoredFile) -> bytes:
        if self._folder is None:
            return self._contents[file.key]
        return (self._folder / file.key).read_bytes()

    def clear(self) -> None:
        for key in self._by_key:
            if self._folder is not None:
                (self._folder / key).unlink(missing_ok=True)
        self._by_key.clear()
        self._by_id.clear()
        self._contents.clear()

    def _store(self, file: StoredFile, content: bytes) -> None:
        if self._folder is None:
            self._contents[file.key] = content
        else:
            (self._folder / file.key).write_bytes(content)
        self._by_key[file.key] = file
        self._by_id[file.file_id] = file
        self._journal.put("file", file.key, asdict(file))


def _prefix(kind: str) -> str:
    return {"photo": "AgACAgQAAx", "voice": "AwACAgQAAx", "audio": "CQACAgQAAx"}.get(kind, "BQACAgQAAx")


def _mime(kind: str, upload: Upload) -> str:
    plain = upload.mime in {"", "application/octet-stream", "text/plain"}
    guessed = mimetypes.guess_type(upload.name)[0] if plain else upload.mime
    if kind == "photo":
        return "image/png" if upload.content.startswith(b"\x89PNG") else "image/jpeg"
    return guessed or _MIMES[kind]


def _photo_size(upload: Upload) -> tuple[int, int]:
    """Width and height in pixels. Telegram takes no photo that it cannot read or that is too big."""
    if len(upload.content) > MAX_PHOTO_BYTES:
        raise bad_request("file of size more than 10 MB can't be sent as photo")
    size = _png_size(upload.content) or _jpeg_size(upload.content)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = size
    if width + height > 10_000 or min(size) < 1 or max(size) > 20 * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return size


def _png_size(content: bytes) -> tuple[int, int] | None:
    if not content.startswith(b"\x89PNG\r\n\x1a\n") or len(content) < 24:
        return None
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """Walk over the segments of a JPEG to the frame header, which holds the size."""
    if not content.startswith(b"\xff\xd8"):
        return None
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + int(struct.unpack(">H", content[at + 2 : at + 4])[0])
    return None
