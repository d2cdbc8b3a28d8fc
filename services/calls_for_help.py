"""Calls for help: help numbers at once for who writes that it is too much, and one of the team who gets in touch.

Nothing of what was written is in a notice, an audit row or a log line.
"""

from datetime import date, datetime, timedelta
from functools import partial

from mentoring.access import require_participant, require_staff_of
from mentoring.calls_for_help import CallForHelp, CallKind, alarms_from
from mentoring.heavy_words import is_again, is_heavy
from mentoring.ids import CallId, PersonId
from mentoring.office_days import is_office_open
from mentoring.people import Participant, Someone
from mentoring.programme import Programme
from mentoring.refusals import Gone
from mentoring.wall_time import day_of
from messages.base import ClockTime
from messages.calls_for_help import (
    CallCard,
    CallOnceMore,
    CallWaits,
    NobodyYet,
    NoMoreInProgramme,
    OnceMore,
    TakenBy,
    WantsYouToKnow,
    WroteItIsTooMuch,
)
from messages.help import HelpAtOnce, HelpOnceMore, MentorKnows, SomebodyComes, urgent_lines
from services import apart
from storage.work import Work

_MOST_DAYS = 31
"""So many days back alarms of a call are looked for when it is taken."""


# --- raising --------------------------------------------------------------------------------------


async def hear(work: Work, text: str, *, programme: Programme, by: Someone, now: datetime) -> bool:
    """Look at whatever a participant writes, wherever it was for. When it says that it is too much, they get the help
    numbers at once, and the team hears that they have it hard. Whether it did.

    Raises:
        NotAllowed: when it is no participant.
    """
    participant = require_participant(by)
    if not is_heavy(text, programme.method.heavy_words):
        return False
    lines = urgent_lines(programme.method)
    if is_again(await work.calls_for_help.last_words_at(participant.id), now=now):
        help_: HelpAtOnce | HelpOnceMore = HelpOnceMore(lines)
    else:
        help_ = HelpAtOnce(lines, programme.office_from, programme.office_until, programme.help_phone)
    await work.outbox.add(help_, to=participant.id, now=now)
    await raise_call(work, participant, CallKind.WORDS, now=now)
    return True


async def tell(work: Work, *, programme: Programme, by: Someone, now: datetime) -> None:
    """A participant who has it hard wants the team to know.

    Raises:
        NotAllowed: when it is no participant.
    """
    participant = require_participant(by)
    await raise_call(work, participant, CallKind.CHECK_IN, now=now)
    told = MentorKnows(participant.mentor_name, programme.office_from, programme.office_until)
    await work.outbox.add(told, to=participant.id, now=now)


async def raise_call(work: Work, participant: Participant, kind: CallKind, *, now: datetime) -> None:
    """Put a card in the team's admin chat, or bring the one there is up to date. Without a chat the coordinators hear.

    A card that is brought up to date makes no sound: after a while a line below says that it was raised once more.
    """
    last = await work.calls_for_help.last(participant.id)
    goes_on = last if last is not None and last.goes_on(now=now) else None
    call = await work.calls_for_help.add(participant.id, kind, goes_on=goes_on, now=now)
    await _show(work, call, participant, now=now)
    if goes_on is not None and not is_again(goes_on.last_at, now=now):
        more = CallOnceMore(participant.first_name, participant.pseudonym, ClockTime(now), call.id)
        await work.outbox.add(more, to_team=participant.team_id, about=participant.id, now=now)
    if (await work.people.team(participant.team_id)).chat_id is None:
        await _alarm_leaders(work, call, participant, now=now)


async def is_known(work: Work, *, by: Someone) -> bool:
    """Whether the team has been told that a participant has it hard, and nobody has got in touch so far.

    Raises:
        NotAllowed: when it is no participant.
    """
    return await work.calls_for_help.open_of(require_participant(by).id) is not None


# --- taking ---------------------------------------------------------------------------------------


async def take(work: Work, call_id: CallId, *, by: Someone, now: datetime) -> None:
    """'Ik neem contact op'. Whoever is first in the team; the card, the alarms and the participant tell who.

    Raises:
        Gone: when there is no such call.
        NotOfThisTeam: when it is of another team's participant.
        CallTaken: when a colleague has taken it.
    """
    call = await work.calls_for_help.to_decide(call_id)
    if call is None:
        raise Gone
    participant = await work.people.participant(call.participant_id)
    require_staff_of(by, participant.team_id)
    call.require_open()
    taken = await work.calls_for_help.take(call, by=by.id, now=now)
    await work.audit.add("calls_for_help.take", f"call:{call.id}", by=by.id, now=now)
    await _show(work, taken, participant, now=now)
    await _settle_alarms(work, taken, participant, now=now)
    if not participant.is_over:
        await work.outbox.add(SomebodyComes(by.first_name), to=participant.id, now=now)


# --- the clock ------------------------------------------------------------------------------------


async def alarm_calls_due(work: Work, programme: Programme, now: datetime) -> None:
    """A tick: what nobody has taken alarms the team and the coordinators, once on each day that the office is open."""
    if not is_office_open(now, programme):
        return
    ids = work.calls_for_help.who_wait
    await apart.for_all(work, partial(_alarm, work, programme, now=now), ids, of="participant")


async def _alarm(work: Work, programme: Programme, only: PersonId | None, *, now: datetime) -> None:
    for participant_id in [only] if only is not None else await work.calls_for_help.who_wait():
        call = await work.calls_for_help.open_of(participant_id)
        if call is not None and now >= alarms_from(call.raised_at, programme):
            participant = await work.people.participant(participant_id)
            await _alarm_team(work, call, participant, now=now)
            await _alarm_leaders(work, call, participant, now=now)


async def _alarm_team(work: Work, call: CallForHelp, participant: Participant, *, now: datetime) -> None:
    key = _alarm_key(call, None, day_of(now))
    waits = await _waits(work, call, participant)
    await work.outbox.add(
        waits, to_team=participant.team_id, about=participant.id, card=key, once=key, now=now
    )


async def _alarm_leaders(work: Work, call: CallForHelp, participant: Participant, *, now: datetime) -> None:
    waits = await _waits(work, call, participant)
    for leader in await _leaders(work):
        key = _alarm_key(call, leader, day_of(now))
        await work.outbox.add(waits, to=leader, card=key, once=key, now=now)


async def _settle_alarms(work: Work, call: CallForHelp, participant: Participant, *, now: datetime) -> None:
    """Let every alarm that was put out say who took the call, in its place."""
    today = day_of(now)
    count = min((today - day_of(call.raised_at)).days, _MOST_DAYS) + 1
    days = [today - timedelta(days=number) for number in range(count)]
    leaders = await _leaders(work)
    keys = {_alarm_key(call, to, day): to for day in days for to in (None, *leaders)}
    unsaid = set(await work.outbox.not_yet(list(keys)))
    waits = await _waits(work, call, participant)
    for key, to in keys.items():
        if key not in unsaid:
            team, about = (None, None) if to else (participant.team_id, participant.id)
            await work.outbox.add(waits, to=to, to_team=team, about=about, card=key, now=now)


# --- the words ------------------------------------------------------------------------------------


async def _show(work: Work, call: CallForHelp, participant: Participant, *, now: datetime) -> None:
    card = CallCard(
        participant.first_name,
        participant.pseudonym,
        call.raised_at,
        WroteItIsTooMuch() if call.kind is CallKind.WORDS else WantsYouToKnow(),
        OnceMore(call.times - 1, ClockTime(call.last_at)) if call.times > 1 else None,
        NoMoreInProgramme() if participant.is_over else None,
        _taken(call),
        call.id,
    )
    await work.outbox.add(
        card, to_team=participant.team_id, about=participant.id, card=f"help:{call.id}", now=now
    )


async def _waits(work: Work, call: CallForHelp, participant: Participant) -> CallWaits:
    team = await work.people.team(participant.team_id)
    return CallWaits(
        participant.first_name,
        participant.pseudonym,
        team.name,
        call.raised_at,
        _taken(call),
        call.id,
    )


def _taken(call: CallForHelp) -> NobodyYet | TakenBy:
    return NobodyYet() if call.taken_at is None else TakenBy(call.taken_by_name, call.taken_at)


async def _leaders(work: Work) -> list[PersonId]:
    return [leader.id for leader in await work.people.coordinators() if leader.telegram_id is not None]


def _alarm_key(call: CallForHelp, to: PersonId | None, day: date) -> str:
    return f"help-alarm:{call.id}:{to or 'team'}:{day}"
