"""Letters: everything that a participant says and that fits no open question, and what mentors say back."""

from datetime import datetime

from mentoring.access import require_participant, require_staff_of
from mentoring.ids import PersonId
from mentoring.letters import (
    LONGEST_CAPTION,
    Content,
    goes_on,
    length,
    parts,
    require_phone,
)
from mentoring.people import Participant, Someone
from messages.base import Notice
from messages.letters import (
    HeavyLetterPassedOn,
    LetterPassedOn,
    MentorSends,
    MentorWrites,
    MentorWritesOn,
    ParticipantSends,
    ParticipantWrites,
    ParticipantWritesOn,
)
from storage.work import Work


async def write(work: Work, content: Content, *, too_much: bool = False, by: Someone, now: datetime) -> None:
    """Give to the team what a participant says, also of one who has not agreed yet, and tell them so.

    Of a burst of letters only the first is confirmed. `too_much`: they wrote that it is, and got help numbers; then
    they are promised no answer of tomorrow.

    Raises:
        NotAllowed: when it is no participant.
    """
    participant = require_participant(by)
    last = await work.letters.last(participant.id)
    await work.letters.add(participant.id, content, by=by.id, now=now)
    for notice in _to_team(participant, content):
        await work.outbox.add(notice, to_team=participant.team_id, about=participant.id, now=now)
    if not goes_on(last, by.id, now=now):
        kind = HeavyLetterPassedOn if too_much else LetterPassedOn
        await work.outbox.add(kind(participant.mentor_name), to=participant.id, now=now)


async def send(
    work: Work, participant_id: PersonId, content: Content, *, by: Someone, now: datetime
) -> Participant:
    """Give to a participant what somebody of the team says. Who can't be reached now gets it once they are.

    Raises:
        NotOfThisTeam: when the participant is of another team.
        HasNoPhone, NoAccountYet: when they take part on paper, or have not opened their invitation.
        HasStoppedTakingPart: when they have stopped or finished.
    """
    participant = await work.people.participant(participant_id)
    require_may_send(participant, by=by)
    letter_id = await work.letters.add(participant_id, content, by=by.id, now=now)
    await work.audit.add("letters.send", f"letter:{letter_id}", by=by.id, now=now)
    for notice in _to_participant(by.first_name, content):
        await work.outbox.add(notice, to=participant_id, now=now)
    return participant


def require_may_send(participant: Participant, *, by: Someone) -> None:
    """Raises what `send` raises, before anybody has typed a word."""
    require_staff_of(by, participant.team_id)
    participant.require_not_over()
    require_phone(participant)


def _to_team(participant: Participant, content: Content) -> list[Notice]:
    who = (participant.first_name, participant.pseudonym)
    file, words = _file_and_words(content)
    notices: list[Notice] = []
    if file is not None:
        notices.append(ParticipantSends(*who, file.text, file.kind, file.file_id or "", participant.id))
    for number, part in enumerate(words):
        kind = ParticipantWritesOn if number or file else ParticipantWrites
        notices.append(kind(*who, part, participant.id))
    return notices


def _to_participant(mentor: str, content: Content) -> list[Notice]:
    file, words = _file_and_words(content)
    notices: list[Notice] = []
    if file is not None:
        notices.append(MentorSends(mentor, file.text, file.kind, file.file_id or ""))
    for number, part in enumerate(words):
        notices.append(MentorWritesOn(mentor, part) if number or file else MentorWrites(mentor, part))
    return notices


def _file_and_words(content: Content) -> tuple[Content | None, list[str]]:
    """The file with its words when they fit under it, and the words that need messages of their own."""
    if content.file_id is None:
        return None, parts(content.text)
    if length(content.text) <= LONGEST_CAPTION:
        return content, []
    return Content(kind=content.kind, file_id=content.file_id), parts(content.text)
