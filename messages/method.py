"""Reads what the method says, from the files in `messages/nl/method/` or a municipality's own in their place."""

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from mentoring.method import Method
from messages.method_rules import WrongMethod, require_sound

FILES = ("pillars", "goals", "plans", "help", "stress", "heavy_words", "recognition")
"""By name, without `.toml`."""

_METHOD = TypeAdapter(Method)


@cache
def read_method(folder: Path | None = None) -> Method:
    """All files, each from the folder when it is there, else ours.

    Raises:
        WrongMethod: when there is no such folder, or a file in it can't be used.
    """
    if folder is not None:
        _require_known_files(folder)
    content: dict[str, Any] = {}
    for name in FILES:
        content |= _content(_file(name, folder))
    method = _checked(content)
    require_sound(method)
    return method


def _require_known_files(folder: Path) -> None:
    """A misspelt name would be passed over in silence."""
    if not folder.is_dir():
        raise WrongMethod(f"{folder} is no folder.")
    unknown = sorted(file.name for file in folder.glob("*.toml") if file.stem not in FILES)
    if unknown:
        known = ", ".join(f"{name}.toml" for name in FILES)
        raise WrongMethod(f"{folder / unknown[0]}: no file of this name is read. There are {known}.")


def _file(name: str, folder: Path | None) -> Traversable:
    own = None if folder is None else folder / f"{name}.toml"
    return own if own is not None and own.exists() else files("messages") / "nl" / "method" / f"{name}.toml"


def _content(file: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise WrongMethod(f"{file} can't be read as text: {type(error).__name__}.") from None
    except tomllib.TOMLDecodeError as error:
        raise WrongMethod(f"{file} can't be understood: {error}.") from None


def _checked(content: dict[str, Any]) -> Method:
    try:
        method = _METHOD.validate_python(content)
    except ValidationError as wrong:
        raise WrongMethod("\n".join(_sentence(error) for error in wrong.errors())) from None
    if unknown := _unknown(content, _METHOD.dump_python(method)):
        raise WrongMethod(f"{unknown}: there is no such thing to fill in.")
    return method


def _unknown(content: Any, known: Any, place: str = "") -> str:
    """The first name in the files that means nothing: most likely a typing mistake. Empty when there is none."""
    if isinstance(content, dict):
        pairs = [(f"{place} {name}".strip(), name, value) for name, value in content.items()]
        inside = (_unknown(value, known[name], at) for at, name, value in pairs if name in known)
        return next((at for at, name, _ in pairs if name not in known), "") or next(filter(None, inside), "")
    if isinstance(content, list):
        parts = zip(content, known, strict=True)
        return next(
            filter(None, (_unknown(*both, f"{place} {n}") for n, both in enumerate(parts, start=1))), ""
        )
    return ""


def _sentence(error: Any) -> str:
    place = " ".join(str(part + 1) if isinstance(part, int) else part for part in error["loc"])
    return f"{place}: {error['msg']}."
