"""Even niet: hearing nothing for a while, and the warm way back."""

from dataclasses import replace
from datetime import datetime

from mentoring.access import require_participant
from mentoring.nudges import NudgeKind
from mentoring.pauses import Pause, PauseLength, over_at
from mentoring.people import Participant, ParticipantState, Someone
from mentoring.refusals import NoLongerPossible
from mentoring.wall_time import day_of
from messages.base import Urgency
from messages.pauses import ParticipantPaused, ParticipantPausedUntil, ParticipantPauseOver
from services import pride
from storage.work import Work


async def pause(work: Work, length: PauseLength, *, by: Someone, now: datetime) -> Pause:
    """Hear nothing for a while. Who has a pause already gets the time they choose now.

    Raises:
        NotAllowed: when it is no participant.
        NoLongerPossible: when they do not take part.
    """
    participant = await work.people.to_decide(require_participant(by).id)
    known = await work.pauses.open_of(participant.id)
    until = over_at(length, now=now)
    if known is None:
        known = Pause(participant.id, now, until)
        await work.people.save_state(participant.become(ParticipantState.PAUSED))
        await work.pauses.begin(known)
    elif known.until == until:
        return known
    chosen = replace(known, until=until)
    await work.pauses.change(chosen)
    await _let_be_silent(work, chosen, now=now)
    await work.audit.add("pauses.pause", f"person:{participant.id}", by=by.id, now=now)
    await _tell_team(work, participant, _news(participant, chosen), now=now)
    return chosen


async def resume(work: Work, *, by: Someone, now: datetime) -> bool:
    """'Verder': they are welcomed with what went well. False for who has no pause: nothing changes.

    Raises:
        NotAllowed: when it is no participant.
    """
    participant = await work.people.to_decide(require_participant(by).id)
    known = await work.pauses.open_of(participant.id)
    if known is None or participant.state is not ParticipantState.PAUSED:
        return False
    await end(work, participant, known, now=now)
    await pride.welcome(work, participant, now=now, with_own=by.acted_by is None)
    await work.audit.add("pauses.resume", f"person:{participant.id}", by=by.id, now=now)
    return True


async def remind(work: Work, *, reminders: bool, by: Someone, now: datetime) -> Pause:
    """'Ook geen herinneringen', and back: whether appointments remind in this pause.

    Raises:
        NotAllowed: when it is no participant.
        NoLongerPossible: when they have no pause.
    """
    participant = await work.people.to_decide(require_participant(by).id)
    known = await work.pauses.open_of(participant.id)
    if known is None:
        raise NoLongerPossible
    chosen = replace(known, reminders=reminders)
    await work.pauses.change(chosen)
    await work.audit.add("pauses.remind", f"person:{participant.id}", by=by.id, now=now)
    return chosen


async def current(work: Work, *, by: Someone) -> Pause | None:
    """The pause that a participant has now.

    Raises:
        NotAllowed: when it is no participant.
    """
    return await work.pauses.open_of(require_participant(by).id)


async def end(work: Work, participant: Participant, known: Pause, *, now: datetime) -> None:
    """A pause is over: the dates of goals have moved along with it, and the team hears it without a sound."""
    await work.people.save_state(participant.become(ParticipantState.ACTIVE))
    await work.pauses.end(participant.id, now=now)
    await work.nudges.drop_planned(participant.id, because="back", now=now)
    await work.goal_dates.move_of(
        participant.id,
        since=day_of(known.began_at),
        days=known.days(now=now),
        proposed_before=known.began_at,
    )
    news = ParticipantPauseOver(participant.first_name, participant.pseudonym)
    await _tell_team(work, participant, news, now=now)


async def _let_be_silent(work: Work, chosen: Pause, *, now: datetime) -> None:
    """Nothing that is planned or waits to leave comes any more, but the word when the time is over."""
    await work.nudges.drop_planned(chosen.participant_id, because="paused", now=now)
    await work.outbox.withhold(chosen.participant_id, urgency=Urgency.NUDGE, now=now)
    await pride.unsay(work, chosen.participant_id, now=now)
    if chosen.until is not None:
        await work.nudges.plan(chosen.participant_id, NudgeKind.RETURN, chosen.until)


def _news(participant: Participant, chosen: Pause) -> ParticipantPaused | ParticipantPausedUntil:
    names = (participant.first_name, participant.pseudonym)
    if chosen.until_day is None:
        return ParticipantPaused(*names)
    return ParticipantPausedUntil(*names, chosen.until_day)


async def _tell_team(
    work: Work,
    participant: Participant,
    news: ParticipantPaused | ParticipantPausedUntil | ParticipantPauseOver,
    *,
    now: datetime,
) -> None:
    await work.outbox.add(news, to_team=participant.team_id, about=participant.id, now=now)
