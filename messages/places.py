"""What staff read about the list of known places: /plaatsen."""

from dataclasses import dataclass

from messages.base import N_, Screen, StaffLabel, ToStaff


class PlacesLabel(StaffLabel):
    """To a coordinator, under the list of places, while one is added, and under one of them."""

    ADD = N_("Add a place")
    RETIRE = N_("Take it off the list")
    BACK = N_("Back to the places")


class PinLabel(StaffLabel):
    """In the list of places: whether it has a pin on the map."""

    YES = N_("📍")
    NO = N_("no pin")


@dataclass(frozen=True, slots=True)
class PlaceLine(Screen, ToStaff):
    """One place in the list."""

    name: str
    pin: PinLabel
    address: str
    text = N_("• <b>{name}</b> {pin}\n{address}")


@dataclass(frozen=True, slots=True)
class Places(Screen, ToStaff):
    """To staff who type /plaatsen."""

    lines: tuple[PlaceLine, ...]
    text = N_("<b>Places for appointments</b>\n{lines}")


@dataclass(frozen=True, slots=True)
class NoPlaces(Screen, ToStaff):
    """To staff who type /plaatsen when there are none."""

    text = N_("There are no known places yet. Without them the place of an appointment is typed each time.")


@dataclass(frozen=True, slots=True)
class AskPlaceName(Screen, ToStaff):
    """To a coordinator who adds a place."""

    text = N_("What is the place called? Such as: Serviceplein.")


@dataclass(frozen=True, slots=True)
class AskAddress(Screen, ToStaff):
    """To a coordinator who adds a place and has named it."""

    name: str
    text = N_("What is the address of {name}? Street, number and town.")


@dataclass(frozen=True, slots=True)
class AskPin(Screen, ToStaff):
    """To a coordinator who adds a place: its pin on the map."""

    name: str
    text = N_(
        "Where is {name} on the map? Send a location with the paper clip, or type it like 52.128, 4.657. "
        "Participants get the pin with their appointment."
    )


@dataclass(frozen=True, slots=True)
class PlaceAdded(Screen, ToStaff):
    """To a coordinator who added a place."""

    place: PlaceLine
    text = N_("Added:\n{place}")


@dataclass(frozen=True, slots=True)
class PlaceShown(Screen, ToStaff):
    """To a coordinator who pressed a place of the list."""

    place: PlaceLine
    text = N_("{place}\nAppointments that are planned there stay there when you take it off the list.")


@dataclass(frozen=True, slots=True)
class PlaceNotAdded(Screen, ToStaff):
    """To a coordinator who pressed Stop while adding a place."""

    text = N_("Stopped. No place was added.")


@dataclass(frozen=True, slots=True)
class AddressNotClear(Screen, ToStaff):
    """To a coordinator who typed an address that can't be one."""

    text = N_("Type the address in a few words, at most 80 characters, or press Skip.")
