"""Appointments at the same time: of the participant, or of who they would have it with. Pointed out, never refused."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from mentoring.ids import AppointmentId, PersonId
from mentoring.moments import When


@dataclass(frozen=True, slots=True)
class Taken:
    """The time of an appointment that stands. Not whose it is: it may be of somebody of another team."""

    appointment_id: AppointmentId
    participant_id: PersonId
    starts_at: datetime
    minutes: int

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)


def overlapping(moments: Iterable[When], minutes: int, taken: Iterable[Taken]) -> list[Taken]:
    """Those that are partly at the same time as one of these moments, which each take so many minutes.

    One that begins when another ends does not overlap.
    """
    lasts = timedelta(minutes=minutes)
    begins = [when.starts_at for when in moments]
    return [
        one for one in taken if any(one.starts_at < begin + lasts and begin < one.ends_at for begin in begins)
    ]
