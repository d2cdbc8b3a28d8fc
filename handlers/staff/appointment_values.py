"""What /afspraak knows so far: the values of its form, as the things that they stand for."""

from datetime import date, time
from typing import Any

from mentoring.appointments import Appointment, Details
from mentoring.ids import AppointmentId, PersonId
from mentoring.moments import NoSuchTime, When, at_wall_time
from mentoring.money import Cents
from mentoring.office_days import holiday
from mentoring.people import Participant
from mentoring.places import Place
from mentoring.series import Every, NoSeries, TooManyInSeries, series_days, series_moments
from mentoring.typed.times import PartOfDay

Values = dict[str, Any]

TIMES = tuple(time(hour, minute) for hour in range(9, 17) for minute in (0, 30))
"""On buttons: office hours."""

YES = "yes"
USUAL_MINUTES = 60
_NOON = time(12)


# --- into values ----------------------------------------------------------------------------------


def who_is(participant: Participant) -> Values:
    """The participant, as the form keeps them.

    Raises:
        NotTakingPart: before anything else is asked, when no appointment can be planned with them.
    """
    participant.require_taking_part()
    return {
        "id": participant.id,
        "name": participant.first_name,
        "pseudonym": participant.pseudonym,
        "mentor": participant.mentor_name,
        "mentor_id": participant.mentor_id,
    }


def to_move(appointment: Appointment, participant: Participant) -> Values:
    """An appointment that there is: all of it stays but its moment, unless another place is wanted too."""
    details = appointment.details
    return {
        "who": who_is(participant),
        "moves": appointment.id,
        "sequence": appointment.sequence,
        "place": place_value(details.place),
        "minutes": details.minutes,
        "mentor": {"id": appointment.mentor_id, "name": appointment.mentor_name},
        "bring": bring_value(details.bring, more=False),
        "reward": details.reward,
        "recognition": details.recognition,
        "title": details.title,
    }


def place_value(place: Place) -> Values:
    """A place, as the form keeps it."""
    return {"id": place.id, "name": place.name, "address": place.address}


def bring_value(things: tuple[str, ...], *, more: bool) -> Values:
    """What to bring, as the form keeps it, and whether more is about to be added."""
    return {"things": list(things), "more": more}


def time_values(times: tuple[time, ...]) -> list[str]:
    """Times, as the form keeps them: more than one when it is not clear yet."""
    return [each.isoformat("minutes") for each in times]


def day_values(days: tuple[date, ...]) -> list[str]:
    """Days, as the form keeps them: more than one when it is not clear yet."""
    return [each.isoformat() for each in days]


# --- out of values --------------------------------------------------------------------------------


def chosen_day(values: Values) -> date | None:
    """The one day that was meant, when that is clear."""
    days: list[str] = values.get("day") or []
    chosen = days[0] if len(days) == 1 else values.get("which_day")
    return date.fromisoformat(chosen) if chosen else None


def chosen_time(values: Values) -> time | None:
    """The one time that was meant, when that is clear."""
    times: list[str] = values.get("time") or []
    chosen = times[0] if len(times) == 1 else values.get("which_time")
    return time.fromisoformat(chosen) if chosen else None


def part_of(values: Values) -> PartOfDay | None:
    """The part of the day that was said instead of a time."""
    return PartOfDay(values["part"]) if values.get("part") else None


def times_to_offer(part: PartOfDay | None) -> tuple[time, ...]:
    """The times on buttons: in the morning or the afternoon alone, when that was said."""
    if part is PartOfDay.MORNING:
        return tuple(each for each in TIMES if each < _NOON)
    return tuple(each for each in TIMES if each >= _NOON) if part is PartOfDay.AFTERNOON else TIMES


def first_moment(values: Values) -> When:
    """The chosen moment; of a series the first. Raises `NoSuchTime` for a time that the clock skips that night."""
    day, at = chosen_day(values), chosen_time(values)
    if day is None or at is None:
        raise LookupError("no moment chosen yet")
    return at_wall_time(day, at)


def every_of(values: Values) -> Every | None:
    """How often it comes back; None when it is no series."""
    return Every(values["every"]) if values.get("every") else None


def all_days(values: Values) -> tuple[date, ...]:
    """The day, or all days of the series, also the holidays.

    Raises:
        NoSeries, TooManyInSeries: when the last day does not fit the first.
    """
    day, every = chosen_day(values), every_of(values)
    if day is None:
        raise LookupError("no day chosen yet")
    if every is None:
        return (day,)
    until = values["until"]
    last = date.fromisoformat(until["until"]) if "until" in until else None
    return series_days(day, every, count=until.get("count"), until=last)


def planned_days(values: Values) -> tuple[date, ...]:
    """Those that are planned: without holidays, when they are to be skipped and something is left then."""
    days = all_days(values)
    workdays = tuple(day for day in days if not holiday(day))
    return workdays if values.get("skip") and workdays else days


def moments_of(values: Values) -> tuple[When, ...]:
    """All moments that are planned. Raises as `all_days`, and `NoSuchTime`."""
    at = chosen_time(values)
    if at is None:
        raise LookupError("no time chosen yet")
    return series_moments(planned_days(values), at)


def place_of(values: Values) -> Place:
    """The place; with an empty name it is by phone."""
    place = values["place"]
    return Place(place["name"], place["id"], place["address"])


def mentor_of(values: Values) -> tuple[PersonId, str]:
    """With whom: the participant's own mentor, unless another was chosen."""
    chosen = values.get("mentor")
    if chosen:
        return PersonId(chosen["id"]), str(chosen["name"])
    return PersonId(values["who"]["mentor_id"]), str(values["who"]["mentor"])


def things_of(values: Values) -> tuple[str, ...]:
    """What to bring, as far as it was said."""
    return tuple(values["bring"]["things"]) if values.get("bring") else ()


def participant_of(values: Values) -> PersonId:
    """Whose appointment it is."""
    return PersonId(values["who"]["id"])


def moved_of(values: Values) -> AppointmentId | None:
    """The appointment that is moved; None when one is planned."""
    return AppointmentId(values["moves"]) if "moves" in values else None


def details_of(values: Values) -> Details:
    """What the appointment is, apart from when and with whom."""
    return Details(
        place=place_of(values),
        minutes=values.get("minutes") or USUAL_MINUTES,
        bring=things_of(values),
        title=values.get("title") or "",
        reward=Cents(values.get("reward") or 0),
        recognition=values.get("recognition"),
    )


# --- what is still to be asked --------------------------------------------------------------------


def next_unknown(values: Values) -> str:
    """The first field that nothing is known of; reading back comes last."""
    which_day = ["which_day"] if len(values.get("day") or ()) > 1 else []
    which_time = ["which_time"] if len(values.get("time") or ()) > 1 else []
    needed = ["who", "day", *which_day, "time", *which_time, "place"]
    return next((name for name in needed if not values.get(name)), "") or _that_does_not_fit(values)


def _that_does_not_fit(values: Values) -> str:
    """What is asked again because another day or time was chosen since; otherwise reading back."""
    try:
        moments_of(values)
    except NoSuchTime:
        return "time"
    except (NoSeries, TooManyInSeries):
        return "until"
    return "sure"
