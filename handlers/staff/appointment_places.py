"""Where an appointment is, as staff choose it: a known place, an earlier one, by phone, or in their own words."""

from handlers.buttons import in_rows
from handlers.context import Context
from handlers.forms import Answer, AskAgain, Asking
from handlers.staff.appointment_values import Values, participant_of, place_value
from handlers.staff.words import words_in
from mentoring.places import BY_PHONE, NotAPlace, Place
from mentoring.questions import Question
from mentoring.refusals import Gone
from mentoring.typed.places import place_meant
from messages.appointment_check import PlaceLabel
from messages.appointments_staff import AskPlace, PlaceNotClear
from services import places
from services.people import participant_for

_EARLIER = 4
_PHONE = "phone"
_KNOWN, _FREE = "p", "a"
"""What the answer of a button begins with: a place of the list, or the place of an earlier appointment."""


async def ask_place(context: Context, question: Question) -> Asking:
    """The places of the list, then earlier ones, then by phone."""
    known = [(place.name, f"{_KNOWN}{place.id}") for place in await _listed(context)]
    free = [(name, f"{_FREE}{number}") for number, name in await _earlier(context, question.values)]
    both = [*known, *free]
    return Asking(AskPlace(), [*in_rows(both), [(PlaceLabel.BY_PHONE, _PHONE)]])


async def read_place(context: Context, question: Question, given: Answer) -> Values:
    """Raises `AskAgain` when it can't be a place, `Gone` when the button is of a place that is none any more."""
    if given.choice is None:
        return await place_typed(context, words_in(given))
    if given.choice == _PHONE:
        return place_value(BY_PHONE)
    for place in await _listed(context):
        if given.choice == f"{_KNOWN}{place.id}":
            return place_value(place)
    for number, name in await _earlier(context, question.values):
        if given.choice == f"{_FREE}{number}":
            return place_value(Place(name))
    raise Gone


async def place_typed(context: Context, text: str) -> Values:
    """A place in words: one of the list when it has that name, "op het Serviceplein" too. Raises `AskAgain`."""
    try:
        return place_value(place_meant(text, await _listed(context)))
    except NotAPlace as refusal:
        raise AskAgain(PlaceNotClear()) from refusal


async def _listed(context: Context) -> list[Place]:
    return await places.all_places(context.work, by=context.person)


async def _earlier(context: Context, values: Values) -> list[tuple[int, str]]:
    """Free places of the team's last appointments."""
    participant = await participant_for(context.work, participant_of(values), by=context.person)
    return [
        (int(number), name)
        for number, name in await context.work.appointments.places_of(participant.team_id, most=_EARLIER)
    ]
