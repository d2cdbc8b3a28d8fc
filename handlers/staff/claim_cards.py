"""How the card of a claim looks in the admin chat, and what came with the claim."""

from dataclasses import dataclass, replace

from handlers.buttons import Button, Press, Rows
from handlers.outgoing import Outgoing, Picture
from handlers.routes import Routes
from mentoring.ids import ClaimId
from messages.alarms import AlarmLabel, ClaimWaitsLong, ClaimWaitsTooLong
from messages.claim_cards import (
    AnswerArrived,
    ClaimApprovedCard,
    ClaimAskedCard,
    ClaimCard,
    ClaimHead,
    EvidencePhoto,
    EvidenceVoice,
    SecondYesWanted,
)
from messages.claims import ClaimStaffLabel, Praise
from messages.common import CommonStaffLabel

routes = Routes()


@dataclass(frozen=True, slots=True)
class ShowClaim(Press, verb="km"):
    """One claim in the list of /meldingen, or under news about it."""

    claim_id: ClaimId


@dataclass(frozen=True, slots=True)
class ApproveClaim(Press, verb="ka"):
    """'Goedkeuren'."""

    claim_id: ClaimId


@dataclass(frozen=True, slots=True)
class AskAboutClaim(Press, verb="kv"):
    """'Vraag stellen'."""

    claim_id: ClaimId


@dataclass(frozen=True, slots=True)
class SayNotYet(Press, verb="kn"):
    """'Nog niet'."""

    claim_id: ClaimId


@dataclass(frozen=True, slots=True)
class PraiseWith(Press, verb="kp"):
    """A ready sentence of praise, by the name of its `Praise`."""

    claim_id: ClaimId
    name: str


@dataclass(frozen=True, slots=True)
class TypePraise(Press, verb="ko"):
    """'Zelf typen'."""

    claim_id: ClaimId


@dataclass(frozen=True, slots=True)
class NoMorePraise(Press, verb="kz"):
    """'Zonder extra woorden'."""

    claim_id: ClaimId


@dataclass(frozen=True, slots=True)
class UndoApproval(Press, verb="ku"):
    """'Terugdraaien'. `number` is how often this claim's approval was taken back before: so a button that is pressed
    twice takes back one approval.
    """

    claim_id: ClaimId
    number: int


@routes.notice(ClaimCard)
def dress_card(notice: ClaimCard, plain: Outgoing) -> Outgoing:
    """Decide with one tap. The first of two yeses can be taken back as long as the second is not there."""
    rows = _decisions(notice.head)
    return plain.with_rows([*rows, _undo(notice)] if notice.first_yes else rows)


@routes.notice(ClaimAskedCard)
@routes.notice(AnswerArrived)
@routes.notice(ClaimWaitsLong)
def dress_open(notice: ClaimAskedCard | AnswerArrived | ClaimWaitsLong, plain: Outgoing) -> Outgoing:
    """Decide with one tap, wherever an open claim is shown; while a question is open too, whose answer may also come
    some other way.
    """
    return plain.with_rows(_decisions(notice.head))


@routes.notice(ClaimWaitsTooLong)
@routes.notice(SecondYesWanted)
def dress_alarm(notice: ClaimWaitsTooLong | SecondYesWanted, plain: Outgoing) -> Outgoing:
    """The card, in the coordinator's own chat."""
    return plain.with_rows([[Button(AlarmLabel.LOOK, ShowClaim(_claim_of(notice.head)))]])


@routes.notice(ClaimApprovedCard)
def dress_approved_card(notice: ClaimApprovedCard, plain: Outgoing) -> Outgoing:
    """Praise to pick from, as long as there is none; when a compliment is the reward it can't be left out. A slip can
    be taken back for a while; after that the button says that it no longer can.
    """
    if not notice.may_praise:
        return plain.with_rows([_undo(notice)])
    claim_id = _claim_of(notice.head)
    rows = [[Button(praise, PraiseWith(claim_id, praise.name.lower()))] for praise in Praise]
    own = Button(CommonStaffLabel.OWN_WORDS, TypePraise(claim_id))
    none = [] if notice.owed else [Button(CommonStaffLabel.NO_WORDS, NoMorePraise(claim_id))]
    return plain.with_rows([*rows, [own, *none], _undo(notice)])


@routes.notice(EvidencePhoto)
def dress_photo(notice: EvidencePhoto, plain: Outgoing) -> Outgoing:
    """The photo, with the words as its caption."""
    return replace(plain, picture=Picture(file_id=notice.file_id))


@routes.notice(EvidenceVoice)
def dress_voice(notice: EvidenceVoice, plain: Outgoing) -> Outgoing:
    """The voice message, with the words as its caption."""
    return replace(plain, voice=notice.file_id)


def _decisions(head: ClaimHead) -> Rows:
    claim_id = _claim_of(head)
    return [
        [
            Button(ClaimStaffLabel.APPROVE, ApproveClaim(claim_id), style="success"),
            Button(ClaimStaffLabel.ASK, AskAboutClaim(claim_id)),
            Button(ClaimStaffLabel.NOT_YET, SayNotYet(claim_id)),
        ]
    ]


def _undo(notice: ClaimCard | ClaimApprovedCard) -> list[Button]:
    return [Button(CommonStaffLabel.TAKE_BACK, UndoApproval(_claim_of(notice.head), notice.undone))]


def _claim_of(head: ClaimHead) -> ClaimId:
    return ClaimId(int(head.number))
