"""What planning and cancelling have in common for one appointment and for a series.

Who calls these asks first who may (`require_may_change`, `require_may_plan`).
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from mentoring.access import require_other_than, require_staff_of
from mentoring.appointments import Appointment, Details, require_ahead
from mentoring.due_reminders import Dropped
from mentoring.ids import PersonId, SeriesId
from mentoring.moments import FURTHEST, TooFarAhead, When
from mentoring.people import Participant, Person, Someone
from mentoring.programme import Programme
from mentoring.refusals import Gone
from services import appointment_requests, appointment_rewards, reminders
from storage.work import Work


def require_may_change(participant: Participant, *, by: Someone) -> None:
    """Raises `NotOfThisTeam` or `OwnClaim` unless it is this person's to plan, move and cancel for a participant."""
    require_staff_of(by, participant.team_id)
    require_other_than(by, participant.id)


def require_may_plan(
    participant: Participant, moments: Sequence[When], *, by: Someone, now: datetime
) -> None:
    """Whether this person may plan for a participant at these moments.

    Raises:
        NotOfThisTeam, OwnClaim, NotTakingPart, MomentHasPassed, TooFarAhead: when they may not.
    """
    require_may_change(participant, by=by)
    participant.require_taking_part()
    for when in moments:
        require_ahead(when, now=now)
        if when.starts_at > now + FURTHEST:
            raise TooFarAhead


async def possible(work: Work, details: Details) -> Details:
    """The same, tidied, with a place of the list as it stands there now. Raises as `services.appointments.plan`."""
    if details.place.id is not None:
        details = replace(details, place=await work.places.get(details.place.id))
    return details.tidied()


async def with_whom(work: Work, participant: Participant, mentor_id: PersonId | None) -> Person:
    """Their own mentor, or somebody else of the team. Raises `Gone` for anybody else."""
    someone = await work.people.someone(mentor_id or participant.mentor_id)
    if someone.id != participant.mentor_id:
        _require_of_the_team(someone, participant)
    return someone.person


def _require_of_the_team(someone: Someone, participant: Participant) -> None:
    if someone.id == participant.id or not (someone.is_coordinator or participant.team_id in someone.teams):
        raise Gone


async def add(
    work: Work,
    participant: Participant,
    mentor: Person,
    when: When,
    details: Details,
    series_id: SeriesId | None,
    *,
    programme: Programme,
    by: PersonId,
    now: datetime,
) -> Appointment:
    """Enter an appointment: what keeping it earns is set apart, and its reminders are planned."""
    appointment_id = await work.appointments.add(
        participant.id, mentor.id, when, details, series_id=series_id, now=now
    )
    planned = Appointment(
        appointment_id, participant.id, mentor.id, mentor.first_name, when, details, series_id=series_id
    )
    await appointment_rewards.promise(work, planned, programme=programme, by=by, now=now)
    await reminders.plan_for(work, planned, programme=programme, now=now)
    return planned


async def cancel(
    work: Work, appointment: Appointment, participant: Participant, *, by: Person, now: datetime
) -> Appointment:
    """An appointment is off: its reminders, its reward, and what was asked about it."""
    cancelled = appointment.cancelled(by=by, now=now)
    await work.appointments.save(cancelled)
    await reminders.drop_for(work, appointment.id, because=Dropped.CANCELLED, now=now)
    await appointment_rewards.release(work, cancelled, by=by.id, now=now)
    await appointment_requests.changed(work, participant, cancelled, now=now)
    return cancelled
