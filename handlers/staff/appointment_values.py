"""What /afspraak knows so far: the values of its form, and what its buttons stand for."""

from datetime import date, time
from typing import Any

from handlers.context import Context
from mentoring.ids import AppointmentId, PersonId
from mentoring.moments import When, at_wall_time
from mentoring.people import Participant
from mentoring.programme import AMSTERDAM
from mentoring.questions import Question
from services.people import participant_for

_PLACES = 4
TIMES = tuple(time(hour, minute) for hour in range(9, 17) for minute in (0, 30))
YES = "yes"


def who_is(participant: Participant) -> dict[str, Any]:
    """The participant, as the form keeps them."""
    return {
        "id": participant.id,
        "name": participant.first_name,
        "pseudonym": participant.pseudonym,
        "mentor": participant.mentor_name,
    }


def today_of(context: Context) -> date:
    """The day it is in Amsterdam."""
    return context.now.astimezone(AMSTERDAM).date()


def when_of(values: dict[str, Any]) -> When:
    """The chosen moment. Raises `NoSuchTime` for a time that the clock skips that night."""
    chosen = chosen_time(values)
    if chosen is None:
        raise LookupError("no time chosen yet")
    return at_wall_time(date.fromisoformat(values["day"]), time.fromisoformat(chosen))


def chosen_time(values: dict[str, Any]) -> str | None:
    """The one time that was meant, when that is clear."""
    times: list[str] = values.get("time", [])
    return times[0] if len(times) == 1 else values.get("which_time")


def on_press(at: time) -> str:
    """Without the colon, which separates the values of a press."""
    return f"{at.hour:02d}{at.minute:02d}"


async def earlier_places(context: Context, question: Question) -> list[tuple[AppointmentId, str]]:
    """The places of the team's last appointments, to choose from."""
    participant_id = PersonId(question.values["who"]["id"])
    participant = await participant_for(context.work, participant_id, by=context.person)
    return await context.work.appointments.places_of(participant.team_id, most=_PLACES)
