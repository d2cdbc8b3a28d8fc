"""What the room keeps on disk: a journal of records, one line of JSON for everything that changed together.

A line is written with one call before any answer leaves, so a killed room starts again where its clients
believe it is. A last line that was cut off half-way belongs to no answer and is left out. On opening, the
journal is rewritten with the newest value of every record. There are no questions to ask of it, so no SQL.
"""

import fcntl
import json
from pathlib import Path
from typing import Any, BinaryIO

Json = dict[str, Any]


class FolderInUse(Exception):
    """Another room is open in this folder. Two would write over each other."""


class Journal:
    """Records by kind and key. Without a path it forgets everything, which suits most tests."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._changes: dict[tuple[str, str], Json | None] = {}
        self.records: dict[str, dict[str, Json]] = {}
        self._file: BinaryIO | None = None
        self._lock: BinaryIO | None = None
        if path is not None:
            self._lock = _locked(path.with_suffix(".lock"))
            self._read(path)
            self._file = self._rewritten(path)

    def put(self, kind: str, key: int | str, value: Json) -> None:
        """Keep this value from the next `save` on. The value is written as it is at that moment."""
        if self._file is not None:
            self._changes[kind, str(key)] = value

    def drop(self, kind: str, key: int | str) -> None:
        if self._file is not None:
            self._changes[kind, str(key)] = None

    def save(self) -> None:
        """Write what changed since the last time, all of it or nothing."""
        if self._file is None or not self._changes:
            return
        changes = [[kind, key, value] for (kind, key), value in self._changes.items()]
        self._changes.clear()
        self._file.write(_line(changes))

    def clear(self) -> None:
        """Forget every record, now and on disk."""
        self._changes.clear()
        self.records.clear()
        if self._path is not None and self._file is not None:
            self._file.close()
            self._file = self._rewritten(self._path)

    def close(self) -> None:
        if self._file is not None:
            self.save()
            self._file.close()
            self._file = None
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _read(self, path: Path) -> None:
        if not path.exists():
            return
        for line in path.read_bytes().splitlines(keepends=True):
            if not line.endswith(b"\n"):
                return
            for kind, key, value in json.loads(line):
                if value is None:
                    self.records.get(kind, {}).pop(key, None)
                else:
                    self.records.setdefault(kind, {})[key] = value

    def _rewritten(self, path: Path) -> BinaryIO:
        fresh = path.with_suffix(".fresh")
        with fresh.open("wb") as file:
            for kind, found in self.records.items():
                file.write(_line([[kind, key, value] for key, value in found.items()]))
        fresh.replace(path)
        return path.open("ab", buffering=0)


def _locked(path: Path) -> BinaryIO:
    """A lock that the system lets go of when the process ends, however it ends."""
    file = path.open("wb")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        raise FolderInUse(f"another practice room is open in {path.parent}") from error
    return file


def _line(changes: list[list[Any]]) -> bytes:
    return json.dumps(changes, separators=(",", ":")).encode() + b"\n"
