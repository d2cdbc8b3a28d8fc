"""Teams: their names, and the letters that their participants' pseudonyms begin with."""

from collections.abc import Collection
from itertools import count
from string import ascii_uppercase

from mentoring.people import first_name
from mentoring.refusals import Refusal


class NameTaken(Refusal):
    """A new team gets the name of one that exists."""


class ChatTaken(Refusal):
    """A chat is linked to a second team. One chat belongs to one team."""


def team_name(text: str) -> str:
    """A team's name, tidied. It is shown where first names are, so the same limits hold.

    Raises:
        mentoring.people.NotAName: when it is empty, too long, or has no letter in it.
    """
    return first_name(text)


def next_letter(taken: Collection[str]) -> str:
    """The first letter that no team has. It follows the order of making, not the name: a pseudonym tells nothing."""
    letters = (letter * times for times in count(1) for letter in ascii_uppercase)
    return next(letter for letter in letters if letter not in taken)
