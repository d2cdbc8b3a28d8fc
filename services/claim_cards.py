"""What the team sees of a claim: its card, and beside it the evidence for which the card has no room.

There is one card for each claim (`card_key`): a newer one takes the place of the one before.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from mentoring import causes
from mentoring.claims import Claim, ClaimState, Evidence, EvidenceKind
from mentoring.ids import ClaimId
from mentoring.lengths import units
from mentoring.people import Participant
from mentoring.programme import Programme
from messages.base import ClockTime, Notice
from messages.claim_cards import (
    AnswerArrived,
    ByColleague,
    ByCoordinator,
    Card,
    ClaimApprovedCard,
    ClaimAskedCard,
    ClaimCard,
    ClaimHead,
    ClaimNotYetCard,
    ClaimWithdrawnCard,
    ComplimentIsOwed,
    EvidenceBelow,
    EvidenceLine,
    EvidencePhoto,
    EvidenceText,
    EvidenceVoice,
    FirstYes,
    GoalClaimed,
    JustNow,
    LongTextEvidence,
    NoEvidence,
    PhotoEvidence,
    StepClaimed,
    TakenBack,
    TextEvidence,
    VoiceEvidence,
    WaitsDays,
    WaitsHours,
    WaitsMinutes,
    Worth,
    WorthMoney,
    WorthRecognition,
)
from messages.recognition import RewardBoth, RewardRecognition
from services import apart, households, recognition
from storage.work import Work

# How much of people's words a card shows, in Telegram's own units of text. A message holds 4096 of them, and
# making words harmless (`messages.catalogue.plain`) can double their number.
_ONE_TEXT = 600
_ALL_TEXTS = 900
_ANSWER_ON_CARD = 200
_CAPTION = 400
_PART = 1500


_TOLD_AFTER = tuple(timedelta(minutes=minutes) for minutes in (10, 30, 60, 240))
_A_DAY = timedelta(days=1)


def card_key(claim_id: ClaimId) -> str:
    """What makes all cards of a claim one: the newest takes the place of the one before."""
    return f"claim:{claim_id}"


def wait_of(known: Claim, *, now: datetime) -> JustNow | WaitsMinutes | WaitsHours | WaitsDays:
    """How long a claim has waited, as staff read it."""
    minutes = int((now - known.claimed_at).total_seconds() // 60)
    if minutes < 1:
        return JustNow()
    if minutes < 60:
        return WaitsMinutes(minutes)
    return WaitsHours(minutes // 60) if minutes < 48 * 60 else WaitsDays(minutes // (24 * 60))


async def put_out(
    work: Work, known: Claim, participant: Participant, *, once: str | None = None, now: datetime
) -> None:
    """The card as the claim stands, in the place of the one before."""
    pieces = await work.claims.evidence(known.id) if known.is_open else ()
    await work.outbox.add(
        _card(known, participant, pieces, await _aside(work, known, participant), now=now),
        to_team=participant.team_id,
        card=card_key(known.id),
        about=participant.id,
        once=once,
        now=now,
    )


async def refresh(work: Work, programme: Programme, now: datetime) -> None:
    """Let the cards of claims that wait tell how long they have waited (`_TOLD_AFTER`), and then every day.

    Not more often: a card that changes counts towards the twenty messages a minute of a group.
    """
    doing = partial(_refresh, work, now=now)
    await apart.for_all(work, doing, work.claims.waiting_ids, of="claim")


async def _refresh(work: Work, only: ClaimId | None, *, now: datetime) -> None:
    waiting = await work.claims.waiting(None) if only is None else [await work.claims.get(only)]
    waited = {
        f"{card_key(known.id)}:waits:{told}": known
        for known in waiting
        if (told := _last_told(now - known.claimed_at))
    }
    for occasion in await work.outbox.not_yet(waited):
        participant = await work.people.participant(waited[occasion].participant_id)
        await put_out(work, waited[occasion], participant, once=occasion, now=now)


def _last_told(waited: timedelta) -> str:
    """The last moment at which a card tells anew how long it has waited; empty before the first."""
    if waited >= _A_DAY:
        return f"{waited // _A_DAY} d"
    return next((f"{after}" for after in reversed(_TOLD_AFTER) if after <= waited), "")


async def put_out_with_evidence(work: Work, known: Claim, participant: Participant, *, now: datetime) -> None:
    """The first time: the card, with everything that came with the claim around it."""
    before, after = _with_card(known, participant, await work.claims.evidence(known.id))
    await _put_out_beside(work, before, participant, now=now)
    await put_out(work, known, participant, now=now)
    await _put_out_beside(work, after, participant, now=now)


async def put_out_piece(
    work: Work, known: Claim, participant: Participant, piece: Evidence, *, now: datetime
) -> None:
    """A piece of evidence that came after the card stands below it, and the card says so."""
    await _put_out_beside(work, _alone(known, participant, piece), participant, now=now)
    await put_out(work, known, participant, now=now)


async def put_out_answer(
    work: Work, known: Claim, participant: Participant, piece: Evidence, *, now: datetime
) -> None:
    """The answer to a question, below the card: its file if it has one, and then its words with the question."""
    if piece.file_id is not None:
        await _put_out_beside(work, _alone(known, participant, replace(piece, text="")), participant, now=now)
    shown, rest = _quoted(piece.text, _ONE_TEXT)
    arrived = AnswerArrived(head_of(known, participant), known.question or "", shown)
    await _put_out_beside(work, [arrived, *_parts(known, participant, rest)], participant, now=now)
    await put_out(work, known, participant, now=now)


async def anew(
    work: Work, known: Claim, participant: Participant, *, now: datetime
) -> tuple[list[Notice], Card, list[Notice]]:
    """A claim as it is now: what came with it, its card, and words for which the card has no room."""
    pieces = await work.claims.evidence(known.id)
    before, after = _with_card(known, participant, pieces)
    aside = await _aside(work, known, participant)
    return before, _card(replace(known, announced_at=None), participant, pieces, aside, now=now), after


async def is_up_to_coordinators(work: Work, known: Claim, participant: Participant) -> bool:
    """Whether a claim waits for a second yes that no mentor of its team can give."""
    if not known.has_first_yes:
        return False
    mentors = {mentor.id for team_id, mentor in await work.people.mentors() if team_id == participant.team_id}
    return not mentors - {known.first_approved_by} - await households.share_with(work, participant.id)


async def first_yes_of(work: Work, known: Claim, participant: Participant) -> FirstYes | None:
    """Who gave the first of two yeses, and who gives the second, when that is what a claim waits for."""
    if not known.has_first_yes or known.first_approved_at is None:
        return None
    by_coordinator = await is_up_to_coordinators(work, known, participant)
    second = ByCoordinator() if by_coordinator else ByColleague()
    return FirstYes(known.first_approved_by_name or "", ClockTime(known.first_approved_at), second)


async def _aside(work: Work, known: Claim, participant: Participant) -> FirstYes | ComplimentIsOwed | None:
    """What else the card says: who gave the first of two yeses, or that the compliment is the reward."""
    if known.recognition is not None and known.state is ClaimState.APPROVED:
        owed = await recognition.awaits_words(work, causes.claim(known.id, known.undone))
        return ComplimentIsOwed() if owed else None
    return await first_yes_of(work, known, participant)


def _worth(known: Claim) -> Worth:
    """What it earns. A claim of before there was a list of recognition earned recognition when it earned no money."""
    if known.recognition is None:
        return WorthMoney(known.reward) if known.reward else WorthRecognition()
    if not known.reward:
        return RewardRecognition(known.recognition)
    return RewardBoth(known.reward, known.recognition)


async def _put_out_beside(
    work: Work, notices: Iterable[Notice], participant: Participant, *, now: datetime
) -> None:
    for notice in notices:
        await work.outbox.add(notice, to_team=participant.team_id, about=participant.id, now=now)


def _with_card(
    known: Claim, participant: Participant, pieces: Iterable[Evidence]
) -> tuple[list[Notice], list[Notice]]:
    """What goes before the card, photos and voice, and what goes after it: words for which it has no room."""
    pieces = list(pieces)
    before = [
        notice
        for piece in pieces
        if piece.kind is not EvidenceKind.TEXT
        for notice in _alone(known, participant, piece)
    ]
    after = [notice for _, rest in _texts(pieces) for notice in _parts(known, participant, rest)]
    return before, after


def _alone(known: Claim, participant: Participant, piece: Evidence) -> list[Notice]:
    """A piece of evidence as a message of its own, with more of them when its words need it."""
    if piece.kind is EvidenceKind.TEXT:
        return _parts(known, participant, piece.text)
    words, rest = _cut(piece.text, _CAPTION)
    kind = EvidencePhoto if piece.kind is EvidenceKind.PHOTO else EvidenceVoice
    shown = kind(head_of(known, participant), piece.file_id or "", words)
    return [shown, *_parts(known, participant, rest)]


def _parts(known: Claim, participant: Participant, text: str) -> list[Notice]:
    """Words as messages of their own, in as many parts as they need."""
    parts: list[Notice] = []
    while text:
        part, text = _cut(text, _PART)
        parts.append(EvidenceText(head_of(known, participant), part))
    return parts


def _card(
    known: Claim,
    participant: Participant,
    pieces: Iterable[Evidence],
    aside: FirstYes | ComplimentIsOwed | None,
    *,
    now: datetime,
) -> Card:
    head = head_of(known, participant)
    what = what_of(known)
    worth = _worth(known)
    by, at = known.decided_by_name or "", ClockTime(known.decided_at or now)
    match known.state:
        case ClaimState.WITHDRAWN:
            return ClaimWithdrawnCard(head, what)
        case ClaimState.APPROVED:
            return ClaimApprovedCard(
                head,
                by,
                at,
                what,
                worth,
                known.praise or None,
                may_praise=known.praise is None,
                first_yes_by=known.first_approved_by_name,
                undone=known.undone,
                owed=aside if isinstance(aside, ComplimentIsOwed) else None,
            )
        case ClaimState.NOT_YET:
            return ClaimNotYetCard(head, by, at, what, known.reason or "")
    shown, waits = _shown(pieces, known.announced_at or now), wait_of(known, now=now)
    if known.state is ClaimState.QUESTION:
        return ClaimAskedCard(head, waits, what, worth, known.seen_by, shown, known.question or "")
    return ClaimCard(
        head,
        waits,
        what,
        worth,
        known.seen_by,
        shown,
        known.question if known.answer is not None else None,
        _beginning(known.answer or "") or None,
        _taken_back(known),
        aside if isinstance(aside, FirstYes) else None,
        known.undone,
    )


def _taken_back(known: Claim) -> TakenBack | None:
    if known.undone_at is None:
        return None
    return TakenBack(known.undone_by_name or "", ClockTime(known.undone_at))


def what_of(known: Claim) -> StepClaimed | GoalClaimed:
    """What is said to be done."""
    return StepClaimed(known.title) if known.step_id is not None else GoalClaimed(known.title)


def head_of(known: Claim, participant: Participant) -> ClaimHead:
    """How every message about a claim begins."""
    return ClaimHead(str(known.id), participant.first_name, participant.pseudonym)


def _shown(pieces: Iterable[Evidence], announced_at: datetime) -> tuple[EvidenceLine, ...]:
    """The lines about evidence on a card: what stands above it, the words themselves, what came later."""
    pieces = list(pieces)
    above = [piece for piece in pieces if piece.added_at <= announced_at]
    photos = sum(piece.kind is EvidenceKind.PHOTO for piece in above)
    voices = sum(piece.kind is EvidenceKind.VOICE for piece in above)
    lines: list[EvidenceLine] = []
    if photos:
        lines.append(PhotoEvidence(photos))
    if voices:
        lines.append(VoiceEvidence(voices))
    lines.extend(shown for shown, _ in _texts(above) if shown is not None)
    if len(above) < len(pieces):
        lines.append(EvidenceBelow(len(pieces) - len(above)))
    return tuple(lines) or (NoEvidence(),)


def _texts(pieces: Iterable[Evidence]) -> list[tuple[TextEvidence | LongTextEvidence | None, str]]:
    """Of each text the part that fits on the card, and the rest."""
    room, found = _ALL_TEXTS, []
    for piece in pieces:
        if piece.kind is EvidenceKind.TEXT:
            shown, rest = _quoted(piece.text, min(room, _ONE_TEXT))
            room -= units(piece.text) - units(rest)
            found.append((shown, rest))
    return found


def _quoted(text: str, most: int) -> tuple[TextEvidence | LongTextEvidence | None, str]:
    shown, rest = _cut(text, most)
    if not shown:
        return None, rest
    return (LongTextEvidence(shown) if rest else TextEvidence(shown)), rest


def _beginning(text: str) -> str:
    shown, rest = _cut(text, _ANSWER_ON_CARD)
    return f"{shown} …" if rest else shown


def _cut(text: str, most: int) -> tuple[str, str]:
    """The first part of a text, of at most so many units, and the rest. Nothing gets lost in between."""
    taken = 0
    for place, character in enumerate(text):
        taken += units(character)
        if taken > most:
            return text[:place], text[place:]
    return text, ""
