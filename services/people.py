"""Leaving the programme, and being out of reach for a while."""

from datetime import datetime

from mentoring.access import require_participant, require_staff_of
from mentoring.ids import PersonId
from mentoring.people import Participant, ParticipantState, Person, Someone
from mentoring.wall_time import day_of
from messages.welcome import ParticipantBack, ParticipantLeft
from services import appointment_requests, appointments, goals, nudges, undelivered
from storage.work import Work


async def leave(work: Work, *, by: Someone, now: datetime) -> int:
    """A participant stops, on their own wish; no reason is asked. The team hears it.

    From here on nothing is sent to them, also of what was waiting. What they claimed is still decided on
    (`services.claims`). Their goals are set aside and their appointments are off, and what those would have earned is
    back in the pot. How many appointments these were: nothing is sent about them, so it is said with the goodbye.

    Raises:
        NotAllowed: when it is no participant.
        NoLongerPossible: when they stopped or finished before.
    """
    participant = await work.people.to_decide(require_participant(by).id)
    left = participant.become(ParticipantState.LEFT)
    await work.people.save_state(left)
    await work.outbox.withhold(by.id, now=now)
    await work.pauses.end(by.id, now=now)
    await work.nudges.drop_planned(by.id, because="left", now=now)
    await work.invitations.end_unopened(by.id, now=now)
    await goals.stop_all(work, left, by=by.id, now=now)
    off = await appointments.cancel_all_of(work, left, now=now)
    await appointment_requests.take_back(work, by=by, now=now)
    await work.audit.add("people.leave", f"person:{by.id}", by=by.id, now=now)
    await work.outbox.add(ParticipantLeft(left.first_name, left.pseudonym), to_team=left.team_id, now=now)
    return off


async def find_again(work: Work, someone: Someone, *, now: datetime) -> bool:
    """Somebody who was out of reach shows up. What waited for them leaves now. Whether they had been away."""
    if someone.person.unreachable_since is None:
        return False
    await undelivered.person_back(work, someone.id)
    await work.audit.add("people.find_again", f"person:{someone.id}", by=someone.id, now=now)
    participant = someone.participant
    if participant is not None and not participant.is_over:
        news = ParticipantBack(participant.first_name, participant.pseudonym)
        await work.outbox.add(news, to_team=participant.team_id, about=someone.id, now=now)
    return True


async def see(work: Work, participant: Participant, *, now: datetime) -> None:
    """A participant writes or presses something. The first time on a day, the day is kept: it tells who is silent.
    Nudges that had stopped for want of an answer are thought over again.
    """
    today = day_of(now)
    if participant.last_seen_on != today and not participant.is_over:
        await work.people.save_seen(participant.id, day=today)
        await nudges.look_again(work, participant.id, now=now)


async def participant_for(work: Work, person_id: PersonId, *, by: Someone) -> Participant:
    """A participant, for staff who may see them.

    Raises:
        Gone: when there is no such participant.
        NotAllowed: when they are of another team.
    """
    participant = await work.people.participant(person_id)
    require_staff_of(by, participant.team_id)
    return participant


async def participants_for(work: Work, *, by: Someone) -> list[Participant]:
    """All whom this person may see, by name: of their own teams; of all teams for a coordinator."""
    return await work.people.participants_of(None if by.is_coordinator else by.teams)


async def mentors_for(work: Work, person_id: PersonId, *, by: Someone) -> list[Person]:
    """The mentors of a participant's team, by name: with whom they can have an appointment.

    Raises:
        Gone: when there is no such participant.
        NotOfThisTeam: when they are of another team.
    """
    participant = await participant_for(work, person_id, by=by)
    return [mentor for team_id, mentor in await work.people.mentors() if team_id == participant.team_id]
