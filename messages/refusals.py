"""The words for refusals: for every class in the rules one screen for participants and one for staff."""

from collections.abc import Callable
from typing import Any

from mentoring.access import OwnClaim
from mentoring.refusals import Gone, NoLongerPossible, NotAllowed, Refusal
from messages.base import Screen
from messages.common import NotForYou, NotForYouStaff, OldButton, OldButtonStaff

Say = Callable[[Any], Screen]
"""From a refusal to the screen that tells it: a screen that needs to know who decided can ask the refusal."""


def plainly(screen: type[Screen]) -> Say:
    """A screen without fields: the same words for every refusal of the class."""
    return lambda refusal: screen()


REFUSALS: dict[type[Refusal], tuple[Say, Say]] = {
    NotAllowed: (plainly(NotForYou), plainly(NotForYouStaff)),
    OwnClaim: (plainly(NotForYou), plainly(NotForYouStaff)),
    Gone: (plainly(OldButton), plainly(OldButtonStaff)),
    NoLongerPossible: (plainly(OldButton), plainly(OldButtonStaff)),
}
"""For participants (and strangers), and for staff. A class without words of its own has those of the class
above it.
"""


def words_for(refusal: Refusal, *, to_staff: bool) -> Screen:
    """What is said about a refusal."""
    for kind in type(refusal).__mro__:
        if kind in REFUSALS:
            for_participant, for_staff = REFUSALS[kind]
            return for_staff(refusal) if to_staff else for_participant(refusal)
    return OldButtonStaff() if to_staff else OldButton()
