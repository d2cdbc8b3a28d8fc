"""/plaatsen: the list of known places. Mentors look at it; coordinators add to it and take from it."""

import re
from dataclasses import dataclass
from typing import Any

from handlers import forms
from handlers.buttons import Button, Press, Rows, in_rows
from handlers.context import Context
from handlers.forms import Answer, AskAgain, Asking, Choices, Field, Form
from handlers.routes import Routes
from handlers.staff.words import chosen, words_in
from mentoring.access import require_coordinator
from mentoring.ids import PlaceId
from mentoring.places import NotAPin, NotAPlace, Pin, Place, PlaceTaken, a_pin, a_place
from mentoring.questions import Question
from mentoring.refusals import Gone
from messages.appointment_refusals import NotAPinStaff, PlaceTakenStaff
from messages.common import CommonStaffLabel
from messages.places import (
    AddressNotClear,
    AskAddress,
    AskPin,
    AskPlaceName,
    NoPlaces,
    PinLabel,
    PlaceAdded,
    PlaceLine,
    PlaceNotAdded,
    Places,
    PlaceShown,
    PlacesLabel,
)
from services import places

routes = Routes()

_SKIP = "skip"
_TYPED_PIN = re.compile(r"(-?[0-9]{1,2}[.,][0-9]{1,10})\s*[,;\s]\s*(-?[0-9]{1,3}[.,][0-9]{1,10})")
"""Degrees north and east, as map apps show them: "52.128, 4.657"."""


@dataclass(frozen=True, slots=True)
class AddPlace(Press, verb="sa"):
    """'Plaats toevoegen', under the list."""


@dataclass(frozen=True, slots=True)
class ShowPlace(Press, verb="ss"):
    """A place of the list."""

    place_id: PlaceId


@dataclass(frozen=True, slots=True)
class RetirePlace(Press, verb="sr"):
    """'Van de lijst halen', under a place."""

    place_id: PlaceId


@dataclass(frozen=True, slots=True)
class ShowPlaces(Press, verb="sp"):
    """'Terug naar de plaatsen'."""


# --- the list -------------------------------------------------------------------------------------


@routes.command("plaatsen", for_staff=True, in_group=True)
async def list_places(context: Context) -> None:
    """`/plaatsen`."""
    await _show_list(context)


@routes.press(ShowPlaces)
async def show_places(context: Context, press: ShowPlaces) -> None:
    """The list again."""
    await _show_list(context, in_place=True)


@routes.press(ShowPlace)
async def show_place(context: Context, press: ShowPlace) -> None:
    """One place, with the way to take it off the list."""
    require_coordinator(context.person)
    place = await _listed(context, press.place_id)
    retire = Button(PlacesLabel.RETIRE, RetirePlace(press.place_id))
    back = Button(PlacesLabel.BACK, ShowPlaces())
    context.show(PlaceShown(_line(place)), [[retire], [back]], in_place=True)


@routes.press(RetirePlace)
async def retire_place(context: Context, press: RetirePlace) -> None:
    """'Van de lijst halen'."""
    await places.retire_place(context.work, press.place_id, by=context.person, now=context.now)
    await _show_list(context, in_place=True)


@routes.press(AddPlace)
async def add_place(context: Context, press: AddPlace) -> None:
    """'Plaats toevoegen'."""
    require_coordinator(context.person)
    await forms.start(context, PLACE_FORM)


async def _show_list(context: Context, *, in_place: bool = False) -> None:
    known = await places.all_places(context.work, by=context.person)
    rows: Rows = []
    if context.person.is_coordinator:
        buttons = [Button(place.name, ShowPlace(place.id)) for place in known if place.id is not None]
        rows = in_rows(buttons)
        rows.append([Button(PlacesLabel.ADD, AddPlace())])
    shown = Places(tuple(_line(place) for place in known)) if known else NoPlaces()
    context.show(shown, rows, in_place=in_place)


async def _listed(context: Context, place_id: PlaceId) -> Place:
    known = await places.all_places(context.work, by=context.person)
    found = next((place for place in known if place.id == place_id), None)
    if found is None:
        raise Gone
    return found


def _line(place: Place) -> PlaceLine:
    return PlaceLine(place.name, PinLabel.YES if place.pin else PinLabel.NO, place.address)


# --- adding one -----------------------------------------------------------------------------------


async def _ask_name(context: Context, question: Question) -> Asking:
    return Asking(AskPlaceName())


async def _read_name(context: Context, question: Question, given: Answer) -> str:
    """Raises `NotAPlace`, upon which it is asked again."""
    name = a_place(words_in(given))
    known = await places.all_places(context.work, by=context.person)
    if name.casefold() in {place.name.casefold() for place in known}:
        raise AskAgain(PlaceTakenStaff())
    return name


async def _ask_address(context: Context, question: Question) -> Asking:
    return Asking(AskAddress(question.values["name"]), _SKIPPING)


async def _read_address(context: Context, question: Question, given: Answer) -> str:
    if chosen(context, given, _SKIPPING):
        return ""
    try:
        return a_place(words_in(given))
    except NotAPlace as refusal:
        raise AskAgain(AddressNotClear()) from refusal


async def _ask_pin(context: Context, question: Question) -> Asking:
    return Asking(AskPin(question.values["name"]), _SKIPPING)


async def _read_pin(context: Context, question: Question, given: Answer) -> list[float] | None:
    """A location that was sent, or degrees that were typed; None when it was skipped."""
    if given.location is None and chosen(context, given, _SKIPPING):
        return None
    try:
        return list(a_pin(*(given.location or _typed_pin(words_in(given)))))
    except NotAPin as refusal:
        raise AskAgain(NotAPinStaff()) from refusal


def _typed_pin(text: str) -> Pin:
    """Raises `NotAPin` when it is not clear."""
    found = _TYPED_PIN.fullmatch(text.strip())
    if found is None:
        raise NotAPin
    latitude, longitude = (float(degrees.replace(",", ".")) for degrees in found.groups())
    return latitude, longitude


async def _finish(context: Context, values: dict[str, Any]) -> None:
    pin = tuple(values["pin"]) if values["pin"] else None
    try:
        place_id = await places.add_place(
            context.work, values["name"], values["address"], pin, by=context.person, now=context.now
        )
    except PlaceTaken:
        context.show(PlaceTakenStaff())
        return
    added = await _listed(context, place_id)
    back = Button(PlacesLabel.BACK, ShowPlaces())
    context.show(PlaceAdded(_line(added)), [[back]], in_place=True)


async def _stopped(context: Context) -> None:
    context.show(PlaceNotAdded())


_SKIPPING: Choices = [[(CommonStaffLabel.SKIP, _SKIP)]]

PLACE_FORM = routes.form(
    Form(
        "place",
        (
            Field("name", _ask_name, _read_name),
            Field("address", _ask_address, _read_address),
            Field("pin", _ask_pin, _read_pin),
        ),
        finish=_finish,
        stopped=_stopped,
        for_staff=True,
    )
)
