"""The file with the keys that seal codes: made, and given another key at its top."""

import os
from pathlib import Path

from bot.settings import WrongSettings, others_may_read
from storage.sealing import Key, KeyRing, NotAKey

_ITS_OWNERS = 0o600


def add_key(path: Path) -> Key:
    """Put a new key at the top of the file, which is made when it is not there. The old keys stay below it.

    The file is written anew beside the old one and takes its place at once: no key is lost, whatever breaks off.

    Raises:
        WrongSettings: when there is something else in the file, or others may read it.
        OSError: when it can't be written.
    """
    old = _before(path) if path.exists() else ""
    key = Key.new()
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".new")
    beside.unlink(missing_ok=True)
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _ITS_OWNERS), "w") as file:
        file.write(f"{key.written()}\n{old}")
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    return key


def _before(path: Path) -> str:
    if others_may_read(path):
        raise WrongSettings(f"Others may read {path}. Make it yours alone: chmod 600 {path}")
    words = path.read_text(encoding="utf-8")
    try:
        KeyRing.read(words)
    except NotAKey as wrong:
        raise WrongSettings(f"{path} is no file of keys: {wrong}. Nothing was changed.") from None
    return words
