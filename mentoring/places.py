"""Places: known ones with an address and a pin on the map, free ones in a few words, and none at all: by phone."""

from dataclasses import dataclass

from mentoring.ids import PlaceId
from mentoring.refusals import Refusal

LONGEST_PLACE = 80
"""Characters in a place or an address: a room, a street with a number, a town."""

Pin = tuple[float, float]
"""Latitude and longitude in degrees, as Telegram gives and takes them (Bot API, Location)."""


class NotAPlace(Refusal):
    """A place is empty or longer than `LONGEST_PLACE`."""


class NotAPin(Refusal):
    """A latitude or longitude is not on this earth."""


class PlaceTaken(Refusal):
    """A place would get the name of one that is on the list already."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an appointment is. With `id` it is on the list of known places; with an empty name it is by phone."""

    name: str
    id: PlaceId | None = None
    address: str = ""
    latitude: float | None = None
    longitude: float | None = None

    @property
    def by_phone(self) -> bool:
        """Whether nobody has to go anywhere."""
        return not self.name

    @property
    def pin(self) -> Pin | None:
        """Where it is on the map, when that is known."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude


BY_PHONE = Place("")


def a_place(text: str) -> str:
    """A place as people write it, on one line.

    Raises:
        NotAPlace: when there is nothing in it, or it is too long.
    """
    place = " ".join(text.split())
    if not any(letter.isalnum() for letter in place) or len(place) > LONGEST_PLACE:
        raise NotAPlace
    return place


def a_pin(latitude: float, longitude: float) -> Pin:
    """A pin on the map.

    Raises:
        NotAPin: when there is no such point.
    """
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise NotAPin
    return latitude, longitude
