"""Series of appointments: planned together, and what is left of one cancelled together."""

from collections.abc import Sequence
from datetime import datetime

from mentoring.appointments import Details
from mentoring.ids import AppointmentId, PersonId, SeriesId
from mentoring.moments import When
from mentoring.money import Cents
from mentoring.people import Someone
from mentoring.programme import Programme
from mentoring.series import Every
from services import appointment_calendar, appointment_planning, appointment_requests, caps, rewards
from storage.work import Work


async def plan(
    work: Work,
    participant_id: PersonId,
    moments: Sequence[When],
    every: Every,
    details: Details,
    *,
    mentor_id: PersonId | None = None,
    programme: Programme,
    by: Someone,
    now: datetime,
) -> tuple[AppointmentId, ...]:
    """Plan a series (`mentoring.series`). The participant hears it in one message; each appointment in it then
    stands by itself, with a reward of its own. All of them are planned, or none.

    Raises:
        Whatever `services.appointments.plan` raises, of any of them; PotTooSmall when the pot can't pay them all,
            CapReached when they don't all fit in this year.
    """
    participant = await work.people.to_decide(participant_id)
    appointment_planning.require_may_plan(participant, moments, by=by, now=now)
    details = await appointment_planning.possible(work, details)
    details.require_by_one(programme.two_approve_above)
    with_whom = await appointment_planning.with_whom(work, participant, mentor_id)
    together = Cents(details.reward * len(moments))
    await caps.require_all_fit(work, participant_id, together, programme=programme, now=now)
    await rewards.require_in_pot(work, together)
    series_id = await work.appointment_series.add(participant_id, every, by=by.id, now=now)
    planned = [
        await appointment_planning.add(
            work, participant, with_whom, when, details, series_id, programme=programme, by=by.id, now=now
        )
        for when in moments
    ]
    await work.audit.add("appointment_series.plan", f"series:{series_id}", by=by.id, now=now)
    await appointment_requests.planned(work, participant, planned[0], now=now)
    await appointment_calendar.tell_series(work, planned, every, programme=programme, now=now)
    return tuple(appointment.id for appointment in planned)


async def cancel_rest(
    work: Work,
    series_id: SeriesId,
    *,
    since: datetime | None = None,
    programme: Programme,
    by: Someone,
    now: datetime,
) -> int:
    """Cancel what is still to come of a series, or what begins at a later moment or after it, and tell it in one
    message. How many that were.

    Raises:
        NotOfThisTeam, OwnClaim: when it is not for this person.
        Gone: when there is no such series.
    """
    participant = await work.people.to_decide(await work.appointment_series.whose(series_id))
    appointment_planning.require_may_change(participant, by=by)
    ahead = await work.appointments.rest_of_series_to_decide(series_id, now=now)
    rest = [appointment for appointment in ahead if appointment.when.starts_at >= (since or now)]
    cancelled = [
        await appointment_planning.cancel(work, appointment, participant, by=by.person, now=now)
        for appointment in rest
    ]
    await work.audit.add("appointment_series.cancel_rest", f"series:{series_id}", by=by.id, now=now)
    if cancelled and not participant.is_over:
        await appointment_calendar.tell_series_cancelled(work, cancelled, programme=programme, now=now)
    return len(cancelled)
