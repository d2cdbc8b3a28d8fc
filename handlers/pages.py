"""Pages of what is too long for one screen. After the last page comes the first, so one button is enough."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

_Thing = TypeVar("_Thing")


@dataclass(frozen=True, slots=True)
class Page(Generic[_Thing]):
    """Some of the things, with the place of each among all. `following`: the page after this one."""

    shown: tuple[tuple[int, _Thing], ...]
    following: int
    is_all: bool


def page_at(things: Sequence[_Thing], number: int, *, size: int) -> Page[_Thing]:
    """A page, counted from 0; a number beyond the last goes on from the first."""
    pages = max(1, -(-len(things) // size))
    number %= pages
    shown = tuple(enumerate(things))[number * size : (number + 1) * size]
    return Page(shown, (number + 1) % pages, is_all=pages == 1)
