"""What a team has open, of its own participants alone: as a digest on each office day, and at once for who asks."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import partial

from mentoring.access import require_staff_of
from mentoring.appointments import Appointment, Coming
from mentoring.choices import HAND_OVER_WITHIN, Choice
from mentoring.claims import Claim
from mentoring.digests import (
    ANSWER_WITHIN,
    MOST_APPOINTMENTS,
    MOST_LISTED,
    OUTCOME_WITHIN,
    SILENT_FOR,
    ahead_until,
    ends_at,
)
from mentoring.ids import PersonId, TeamId
from mentoring.people import Participant, Someone, Team
from mentoring.programme import Programme
from mentoring.wall_time import begin_of, day_of
from messages.digests import (
    AppointmentInDigest,
    AppointmentsAhead,
    CannotComeInDigest,
    ClaimInDigest,
    Digest,
    GiftInDigest,
    GiftsToConfirm,
    GiftsToGive,
    JustWhoInDigest,
    Line,
    MoreInDigest,
    OpenClaims,
    OpenLetters,
    OpenOutcomes,
    OpenRequests,
    PausedPeople,
    Section,
    SilentPeople,
    WhoInDigest,
)
from services import apart, claim_cards
from storage.work import Work

People = dict[PersonId, Participant]

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


async def digest_due(work: Work, programme: Programme, now: datetime) -> None:
    """A tick: the digest of each team, once on an office day; nothing when there is nothing."""
    end = ends_at(now, programme)
    if end is None:
        return
    for team in await work.people.teams():
        mark = f"digest:{team.id}"
        last = await work.marks.get(mark)
        if last is None or day_of(last) != day_of(now):
            doing = partial(_put_out, work, team, mark, until=end, now=now)
            await apart.for_one(work, doing, of="team", number=team.id)


async def of_team(work: Work, team_id: TeamId, *, by: Someone, now: datetime) -> Digest | None:
    """'/vandaag': what a team has open now; None when that is nothing.

    Raises:
        NotOfThisTeam: when it is not this person's team.
    """
    require_staff_of(by, team_id)
    return await _digest(work, await work.people.team(team_id), now=now)


async def _put_out(work: Work, team: Team, mark: str, *, until: datetime, now: datetime) -> None:
    """Looked at once: what comes up later on the day is in the digest of tomorrow."""
    if day_of(await work.marks.to_decide(mark, first=_NEVER)) == day_of(now):
        return  # another process was first
    await work.marks.save(mark, now)
    digest = await _digest(work, team, now=now)
    if digest is not None:
        once = f"digest:{team.id}:{day_of(now)}"
        await work.outbox.add(digest, to_team=team.id, once=once, expires_at=until, now=now)


async def _digest(work: Work, team: Team, *, now: datetime) -> Digest | None:
    people = {known.id: known for known in await work.people.participants_of(frozenset({team.id}))}
    claims = await work.claims.waiting([team.id])
    gifts = await _gifts(work, team.id, people, now=now)
    sections = [
        *_section(OpenClaims, (_claim(known, people, now=now) for known in claims)),
        *await _conversations(work, team.id, people, now=now),
        *gifts,
        *await _appointments(work, team.id, people, now=now),
        *await _who_is_away(work, team.id, people, now=now),
    ]
    return Digest(team.name, tuple(sections), bool(claims), bool(gifts)) if sections else None


async def _conversations(work: Work, team_id: TeamId, people: People, *, now: datetime) -> list[Section]:
    letters = await work.digests.unanswered(team_id, since=now - ANSWER_WITHIN)
    requests = await work.digests.requests(team_id)
    return [
        *_section(OpenLetters, (_who(people[person_id], at) for person_id, at in letters)),
        *_section(OpenRequests, (_who(people[person_id], at) for person_id, at in requests)),
    ]


async def _gifts(work: Work, team_id: TeamId, people: People, *, now: datetime) -> list[Section]:
    """What waits for longer than it should. Of who has stopped too: what they earned is still theirs."""
    late = [
        choice
        for choice in await work.choices.under_way([team_id])
        if choice.is_for_the_team and now - choice.waits_since > HAND_OVER_WITHIN
    ]
    lines = [(choice.is_to_confirm, _gift(choice, people)) for choice in late]
    return [
        *_section(GiftsToGive, (line for is_given, line in lines if not is_given)),
        *_section(GiftsToConfirm, (line for is_given, line in lines if is_given)),
    ]


async def _appointments(work: Work, team_id: TeamId, people: People, *, now: datetime) -> list[Section]:
    found = await work.digests.appointments(team_id, since=now - OUTCOME_WITHIN, until=ahead_until(now))
    lines = [
        (appointment.is_over(now=now), _when(people[appointment.participant_id], appointment))
        for appointment in found
    ]
    return [
        *_section(OpenOutcomes, (line for is_over, line in lines if is_over)),
        *_section(
            AppointmentsAhead, (line for is_over, line in lines if not is_over), most=MOST_APPOINTMENTS
        ),
    ]


async def _who_is_away(work: Work, team_id: TeamId, people: People, *, now: datetime) -> list[Section]:
    paused = await work.digests.paused(team_id)
    since = begin_of(day_of(now - SILENT_FOR))
    seen_otherwise = {person_id for person_id, _ in paused} | await work.digests.met(team_id, since=since)
    silent = await work.people.silent_since(day_of(now - SILENT_FOR), team_id)
    return [
        *_section(SilentPeople, (_last_seen(known) for known in silent if known.id not in seen_otherwise)),
        *_section(PausedPeople, (_who(people[person_id], until) for person_id, until in paused)),
    ]


def _section(kind: type[Section], lines: Iterable[Line], *, most: int = MOST_LISTED) -> Sequence[Section]:
    """One subject with its first lines; none when it has none."""
    found = tuple(lines)
    rest = len(found) - most
    if not found:
        return []
    return [kind(len(found), found[:most], MoreInDigest(rest) if rest > 0 else None)]


def _claim(known: Claim, people: People, *, now: datetime) -> Line:
    head = claim_cards.head_of(known, people[known.participant_id])
    return ClaimInDigest(head, claim_cards.wait_of(known, now=now))


def _gift(choice: Choice, people: People) -> Line:
    participant = people[choice.participant_id]
    day = day_of(choice.waits_since)
    return GiftInDigest(participant.first_name, participant.pseudonym, choice.name, day)


def _who(participant: Participant, at: datetime | None) -> Line:
    if at is None:
        return JustWhoInDigest(participant.first_name, participant.pseudonym)
    return WhoInDigest(participant.first_name, participant.pseudonym, day_of(at))


def _last_seen(participant: Participant) -> Line:
    if participant.last_seen_on is None:
        return JustWhoInDigest(participant.first_name, participant.pseudonym)
    return WhoInDigest(participant.first_name, participant.pseudonym, participant.last_seen_on)


def _when(participant: Participant, appointment: Appointment) -> Line:
    at, mentor = appointment.when.starts_at, appointment.mentor_name
    kind = CannotComeInDigest if appointment.answer is Coming.CANNOT else AppointmentInDigest
    return kind(participant.first_name, participant.pseudonym, at, mentor)
