"""What an appointment is, in words: when, with whom, where, what to bring, what it earns.

One shared piece, so that the message that it is planned, a reminder, the list and an answer all say it alike.
"""

from dataclasses import dataclass
from datetime import datetime

from mentoring.appointments import Appointment, Details
from mentoring.ids import RecognitionKey
from mentoring.money import Cents
from messages.base import N_, Message

USUAL_MINUTES = 60
"""How long an appointment takes when nothing is said about it: then it is not said either."""


@dataclass(frozen=True, slots=True)
class AnAppointment(Message):
    """To a participant, in the first line about an appointment without a title of its own."""

    text = N_("an appointment")


@dataclass(frozen=True, slots=True)
class TitledAppointment(Message):
    """To a participant, in the first line about an appointment to which the mentor gave a neutral title."""

    title: str
    text = N_("an appointment: {title}")


What = AnAppointment | TitledAppointment


@dataclass(frozen=True, slots=True)
class LastsHours(Message):
    """To a participant, behind the time of an appointment that takes more than one hour, in whole hours."""

    hours: int
    text = N_("It takes {hours} hours.")


@dataclass(frozen=True, slots=True)
class LastsMinutes(Message):
    """To a participant, behind the time of an appointment that takes another time than an hour, in minutes."""

    minutes: int
    text = N_("It takes {minutes} minutes.")


@dataclass(frozen=True, slots=True)
class AtPlace(Message):
    """To a participant: with whom and where an appointment is."""

    mentor: str
    place: str
    text = N_("With: {mentor}. Where: {place}.")


@dataclass(frozen=True, slots=True)
class ByPhone(Message):
    """To a participant: with whom an appointment is that needs no going anywhere."""

    mentor: str
    text = N_("{mentor} calls you.")


@dataclass(frozen=True, slots=True)
class AppointmentFacts(Message):
    """To a participant: the lines about one appointment, the same in every message that tells of it."""

    at: datetime
    lasts: LastsHours | LastsMinutes | None
    where: AtPlace | ByPhone
    bring: tuple[str, ...]
    reward: Cents | None
    recognition: RecognitionKey | None = None
    text = N_("When: {at}. {lasts}\n{where}\nBring: {bring}.\nYou earn: {reward}.\nYou get: {recognition}.")


def what_of(appointment: Appointment) -> What:
    """Words for it: "een afspraak", or "een afspraak: koffie" when it has a title."""
    title = appointment.details.title
    return TitledAppointment(title) if title else AnAppointment()


def facts_of(appointment: Appointment) -> AppointmentFacts:
    """The lines about an appointment."""
    details = appointment.details
    return AppointmentFacts(
        at=appointment.when.starts_at,
        lasts=_lasts(details.minutes),
        where=where_of(appointment),
        bring=details.bring,
        reward=details.reward or None,
        recognition=details.recognition,
    )


def where_of(appointment: Appointment) -> AtPlace | ByPhone:
    """With whom and where."""
    if appointment.details.place.by_phone:
        return ByPhone(appointment.mentor_name)
    return AtPlace(appointment.mentor_name, place_of(appointment.details))


def place_of(details: Details) -> str:
    """The place with its address, as far as there is one: "Serviceplein, Raadhuisstraat 1"."""
    return ", ".join(part for part in (details.place.name, details.place.address) if part)


def _lasts(minutes: int) -> LastsHours | LastsMinutes | None:
    if minutes == USUAL_MINUTES:
        return None
    hours, rest = divmod(minutes, 60)
    return LastsMinutes(minutes) if rest else LastsHours(hours)
