"""Handing over: somebody of the team gives what a participant chose or earned, and the participant says that they have
it. Who does not say so is written down by the team, with why.
"""

from datetime import datetime

from mentoring import causes
from mentoring.access import require_participant, require_staff_of
from mentoring.choices import Choice, require_other_than
from mentoring.ids import ChoiceId, TeamId
from mentoring.people import Participant, Someone
from mentoring.refusals import Gone, NoLongerPossible
from messages.choices import GiftHandedOver
from messages.choices_staff import SaysNotReceived
from services import hand_over_cards, rewards
from storage.work import Work

# --- what the team looks at -----------------------------------------------------------------------


async def under_way(work: Work, team_id: TeamId | None, *, by: Someone) -> list[tuple[Choice, Participant]]:
    """What the team has yet to give, and what it gave and nobody has confirmed, oldest first: of one team, or of all
    teams of this person when None.

    Raises:
        NotOfThisTeam: when it is not this person's team.
    """
    teams = _teams_of(by) if team_id is None else frozenset({team_id})
    if team_id is not None:
        require_staff_of(by, team_id)
    found = [choice for choice in await work.choices.under_way(teams) if choice.is_for_the_team]
    people = await work.people.several({choice.participant_id for choice in found})
    return [(choice, people[choice.participant_id]) for choice in found]


async def for_staff(work: Work, choice_id: ChoiceId, *, by: Someone) -> tuple[Choice, Participant]:
    """A choice and whose it is.

    Raises:
        Gone: when there is no such choice.
        NotOfThisTeam: when it is not of a team of this person.
    """
    choice = await work.choices.get(choice_id)
    participant = await work.people.participant(choice.participant_id)
    require_staff_of(by, participant.team_id)
    return choice, participant


async def require_to_note(work: Work, choice_id: ChoiceId, *, by: Someone) -> tuple[Choice, Participant]:
    """A choice of which this person may note now that it was received, so that nobody types a reason for nothing.

    Raises:
        Gone, NotOfThisTeam, OwnGift, NoLongerPossible: as `note_received`.
    """
    choice, participant = await for_staff(work, choice_id, by=by)
    require_other_than(by.id, participant.id)
    if not choice.is_to_confirm:
        raise NoLongerPossible
    return choice, participant


# --- what the team does ---------------------------------------------------------------------------


async def hand_over(work: Work, choice_id: ChoiceId, *, by: Someone, now: datetime) -> Choice:
    """'Gegeven'. Who is first counts; the participant is asked whether they have it, unless nothing is sent to them.

    Raises:
        Gone: when there is no such choice.
        NotOfThisTeam: when it is not of a team of this person.
        OwnGift: when it is their own.
        ChoiceUndone, AlreadyHandedOver: when it is not wanted any more, or was handed over.
        NotOrderedYet: when it has yet to be ordered.
        NoLongerPossible: when it is a code, which its owner shows themselves.
    """
    known, participant = await _to_decide(work, choice_id, by=by)
    given = known.hand_over(by=by.id, name=by.first_name, now=now)
    await work.choices.save(given)
    cause = causes.choice_handed_over(choice_id)
    await rewards.hand_over(work, participant.id, given.amount, cause=cause, by=by.id, now=now)
    await work.audit.add("hand_overs.hand_over", f"choice:{choice_id}", by=by.id, now=now)
    await hand_over_cards.put_out(work, given, participant, now=now)
    if not (participant.is_over or participant.on_paper):
        news = GiftHandedOver(given.name, by.first_name, given.id)
        await work.outbox.add(news, to=participant.id, now=now)
    return given


async def note_received(
    work: Work, choice_id: ChoiceId, reason: str, *, by: Someone, now: datetime
) -> Choice:
    """The participant has it and does not say so: somebody of the team writes that down, with why.

    Raises:
        Gone: when there is no such choice.
        NotOfThisTeam: when it is not of a team of this person.
        OwnGift: when it is their own.
        NoLongerPossible: when it was not handed over, or was received.
        NoWords, TooManyWords: when the reason does not fit.
    """
    known, participant = await _to_decide(work, choice_id, by=by)
    noted = known.note_received(reason, by=by.id, now=now)
    await work.choices.save(noted)
    await work.audit.add("hand_overs.note_received", f"choice:{choice_id}", by=by.id, now=now)
    await hand_over_cards.put_out(work, noted, participant, now=now)
    return noted


# --- what the participant says --------------------------------------------------------------------


async def say_not_received(work: Work, choice_id: ChoiceId, *, by: Someone, now: datetime) -> Choice:
    """'Nog niet': the team hears that somebody says to have given what did not arrive. Once for each gift.

    Raises:
        Gone: when it is somebody else's.
        NoLongerPossible: when it was not handed over, or was received.
    """
    participant = require_participant(by)
    choice = await work.choices.get(choice_id)
    if choice.participant_id != participant.id:
        raise Gone
    if not choice.is_to_confirm:
        raise NoLongerPossible
    says = SaysNotReceived(participant.first_name, participant.pseudonym, choice.name, choice.id)
    once = f"not-received:{choice.id}"
    await work.outbox.add(says, to_team=participant.team_id, about=participant.id, once=once, now=now)
    return choice


async def _to_decide(work: Work, choice_id: ChoiceId, *, by: Someone) -> tuple[Choice, Participant]:
    _, participant = await for_staff(work, choice_id, by=by)
    require_other_than(by.id, participant.id)
    return await work.choices.to_decide(choice_id), participant


def _teams_of(by: Someone) -> frozenset[TeamId] | None:
    return None if by.is_coordinator else by.teams
