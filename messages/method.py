"""Reads what the method says, from the files in `messages/nl/method/` or a municipality's own in their place."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from mentoring.goals import LONGEST_TEXT
from mentoring.lengths import units
from mentoring.method import FEWEST_LEVELS, MOST_LEVELS, Method
from mentoring.plans import LONGEST_PART

FILES = ("pillars", "goals", "plans", "help", "stress", "heavy_words")
"""By name, without `.toml`."""

LONGEST_LEVEL = 40
"""Characters of a level: a button does not wrap on a phone."""

MOST_PILLARS = 10
LONGEST_PILLAR = 30
"""Characters of a pillar's name. All of them have to fit under a picture with their levels, and on a button."""

PILLAR_KEY = re.compile(r"[a-z0-9_]{1,15}")
"""What a button can carry beside an id (`handlers.buttons`)."""

_METHOD = TypeAdapter(Method)


class WrongMethod(Exception):
    """A file can't be used. The text has one clear sentence for who wrote it."""


@cache
def read_method(folder: Path | None = None) -> Method:
    """All files, each from the folder when it is there, else ours.

    Raises:
        WrongMethod: when there is no such folder, or a file in it can't be used.
    """
    if folder is not None and not folder.is_dir():
        raise WrongMethod(f"{folder} is no folder.")
    content: dict[str, Any] = {}
    for name in FILES:
        content |= _content(_file(name, folder))
    method = _checked(content)
    _require_sound(method)
    return method


def _file(name: str, folder: Path | None) -> Traversable:
    own = None if folder is None else folder / f"{name}.toml"
    return own if own is not None and own.exists() else files("messages") / "nl" / "method" / f"{name}.toml"


def _content(file: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
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


def _require_sound(method: Method) -> None:
    """What types alone can't tell."""
    keys = [pillar.key for pillar in method.pillars]
    if not method.asked or len(set(keys)) != len(keys):
        raise WrongMethod("pillars: there must be at least one in use, each with a key of its own.")
    if len(method.asked) > MOST_PILLARS:
        raise WrongMethod(f"pillars: at most {MOST_PILLARS} in use.")
    for pillar in method.pillars:
        if PILLAR_KEY.fullmatch(pillar.key) is None:
            raise WrongMethod(f'pillars: "{pillar.key}" is no key: small letters, digits and _, at most 15.')
        if not 0 < len(pillar.name) <= LONGEST_PILLAR:
            raise WrongMethod(f"pillars {pillar.key}: a name of 1 to {LONGEST_PILLAR} characters.")
        if not FEWEST_LEVELS <= len(pillar.levels) <= MOST_LEVELS:
            raise WrongMethod(f"pillars {pillar.key}: {FEWEST_LEVELS} to {MOST_LEVELS} levels.")
        for level in pillar.levels:
            if len(level) > LONGEST_LEVEL:
                raise WrongMethod(
                    f'pillars {pillar.key}: "{level}" is longer than {LONGEST_LEVEL} characters.'
                )
    for words in (*method.plans.moments, *method.plans.obstacles, *method.plans.responses):
        if units(words) > LONGEST_PART:
            raise WrongMethod(f'plans: "{words}" is longer than {LONGEST_PART} characters.')
    for example in method.examples:
        if example.pillar not in keys:
            raise WrongMethod(f'goals: "{example.title}" is of a pillar that is not there: {example.pillar}.')
        for line in (
            example.title,
            example.seen_by,
            *(text for s in example.steps for text in (s.title, s.seen_by)),
        ):
            if units(line) > LONGEST_TEXT:
                raise WrongMethod(f'goals: "{line}" is longer than {LONGEST_TEXT} characters.')
    _require_help(method)


def _require_help(method: Method) -> None:
    """Who writes that it is too much always gets a number to call."""
    if not any(line.urgent and line.number for line in method.help_lines):
        raise WrongMethod("help: there must be at least one line with `urgent = true` and a number.")
    if not method.heavy_words.phrases:
        raise WrongMethod("heavy_words: there must be at least one phrase.")
