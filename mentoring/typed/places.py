"""A place as mentors type it: one of the list by its name, by phone, or in their own words."""

import re
from collections.abc import Iterable

from mentoring.places import BY_PHONE, Place, a_place

_BY_PHONE = frozenset({"per telefoon", "via de telefoon", "telefonisch", "telefoon", "bellen"})
_BEFORE_A_NAME = re.compile(r"^(?:(?:op|in|bij|aan)(?: (?:het|de))?|te) ", re.IGNORECASE)


def place_meant(text: str, listed: Iterable[Place]) -> Place:
    """The place of the list with this name, "op het Serviceplein" too; else by phone, or a place off the list.

    Raises:
        NotAPlace: when there is nothing in it, or it is too long.
    """
    name = a_place(text)
    names = {name.casefold(), _BEFORE_A_NAME.sub("", name).casefold()}
    found = next((place for place in listed if place.name.casefold() in names), None)
    if found is not None:
        return found
    return BY_PHONE if name.casefold() in _BY_PHONE else Place(name)
