"""What staff do with a claim: approve with one tap, ask, or "nog niet"; and /meldingen.

A card is kept up to date by notices (`services.claim_cards.card_key`). /meldingen shows cards anew, below; such a
copy is brought up to date when somebody presses its buttons. How a card looks stands in `claim_cards`, how a
mentor's own words are asked in `claim_words`.
"""

from dataclasses import dataclass, replace

from handlers.buttons import Button, Press
from handlers.context import Context
from handlers.outgoing import Outgoing
from handlers.routes import Routes
from handlers.staff.claim_cards import (
    ApproveClaim,
    AskAboutClaim,
    NoMorePraise,
    PraiseWith,
    SayNotYet,
    ShowClaim,
    TypePraise,
    UndoApproval,
)
from handlers.staff.claim_cards import routes as card_routes
from handlers.staff.claim_words import PRAISE_FORM, QUESTION_FORM, REASON_FORM, begin, ready_words
from handlers.staff.claim_words import routes as word_routes
from mentoring.claims import Claim
from mentoring.ids import ClaimId
from mentoring.people import Participant
from messages.alarms import ClaimsWaitLong, ClaimsWaitTooLong
from messages.base import Notice
from messages.claims import Praise
from messages.claims_staff import (
    ApprovedToast,
    ClaimRow,
    ClaimsWait,
    ClaimsWaitMore,
    FirstYesToast,
    NoClaimsWait,
    PraiseSentToast,
    UndoneToast,
)
from messages.digests import DigestLabel
from messages.letters import HasStoppedTakingPartStaff
from services import claim_cards, claims

routes = Routes()
routes.add(card_routes)
routes.add(word_routes)

_MOST_LISTED = 20


@dataclass(frozen=True, slots=True)
class ListClaims(Press, verb="kl"):
    """'Meldingen doorlopen', under the digest."""


@routes.notice(ClaimsWaitLong)
@routes.notice(ClaimsWaitTooLong)
def dress_together(notice: ClaimsWaitLong | ClaimsWaitTooLong, plain: Outgoing) -> Outgoing:
    """One tap to all of them, the oldest first."""
    return plain.with_rows([[Button(DigestLabel.CLAIMS, ListClaims())]])


# --- deciding ---------------------------------------------------------------------------------------


@routes.press(ApproveClaim)
async def approve(context: Context, button: ApproveClaim) -> None:
    """'Goedkeuren': it counts at once, and the card then offers praise. Of a high reward it is the first yes of two."""
    approved = await claims.approve(
        context.work, button.claim_id, programme=context.programme, by=context.person, now=context.now
    )
    may_praise = approved.praise is None
    if approved.is_open:
        context.toast(FirstYesToast(), alert=True)
    else:
        context.toast(ApprovedToast() if may_praise else HasStoppedTakingPartStaff(), alert=not may_praise)
    await _refresh_copy(context, button.claim_id)


@routes.press(UndoApproval)
async def undo_approval(context: Context, button: UndoApproval) -> None:
    """'Terugdraaien': it waits again. Nothing more is asked: one tap on 'Goedkeuren' puts it back."""
    await claims.undo_approval(
        context.work, button.claim_id, number=button.number, by=context.person, now=context.now
    )
    context.toast(UndoneToast())
    await _refresh_copy(context, button.claim_id)


@routes.press(PraiseWith)
async def praise_with(context: Context, button: PraiseWith) -> None:
    """A ready sentence."""
    await _praise(context, button.claim_id, ready_words(context, tuple(Praise), button.name))


@routes.press(NoMorePraise)
async def no_more_praise(context: Context, button: NoMorePraise) -> None:
    """'Zonder extra woorden': the good news need not wait."""
    await _praise(context, button.claim_id, "")


@routes.press(TypePraise)
async def type_praise(context: Context, button: TypePraise) -> None:
    """'Zelf typen'."""
    claim = await claims.begin_praise(context.work, button.claim_id, by=context.person, now=context.now)
    _, participant = await claims.for_staff(context.work, claim.id, by=context.person)
    await begin(context, PRAISE_FORM, claim, participant)


@routes.press(AskAboutClaim)
async def ask(context: Context, button: AskAboutClaim) -> None:
    """'Vraag stellen'."""
    claim, participant = await claims.to_ask(context.work, button.claim_id, by=context.person)
    await begin(context, QUESTION_FORM, claim, participant)


@routes.press(SayNotYet)
async def say_not_yet(context: Context, button: SayNotYet) -> None:
    """'Nog niet': a kind reason first."""
    claim, participant = await claims.require_open(context.work, button.claim_id, by=context.person)
    await begin(context, REASON_FORM, claim, participant)


async def _praise(context: Context, claim_id: ClaimId, words: str) -> None:
    await claims.praise(context.work, claim_id, words, by=context.person, now=context.now)
    context.toast(PraiseSentToast())
    await _refresh_copy(context, claim_id)


# --- looking ----------------------------------------------------------------------------------------


@routes.command("meldingen", for_staff=True, in_group=True)
async def list_claims(context: Context) -> None:
    """'/meldingen': what waits, oldest first; in an admin chat that of its team alone."""
    team_id = context.team.id if context.team else None
    waiting = await claims.waiting(context.work, team_id, by=context.person)
    if not waiting:
        context.show(NoClaimsWait())
        return
    rows = [[_row(context, claim, participant)] for claim, participant in waiting[:_MOST_LISTED]]
    count = len(waiting)
    context.show(ClaimsWait(count) if count <= _MOST_LISTED else ClaimsWaitMore(count, _MOST_LISTED), rows)


@routes.press(ListClaims)
async def list_claims_from_digest(context: Context, button: ListClaims) -> None:
    """The same, as they are now."""
    await list_claims(context)


@routes.press(ShowClaim)
async def show_claim(context: Context, button: ShowClaim) -> None:
    """The card anew, with what came with the claim."""
    before, card, after = await claims.shown(
        context.work, button.claim_id, by=context.person, now=context.now
    )
    for notice in (*before, card, *after):
        context.outgoing.append(_dressed(context, notice))


async def _refresh_copy(context: Context, claim_id: ClaimId) -> None:
    """Bring the pressed message up to date when it is a copy of the card; the card itself gets a notice."""
    pressed = context.message
    if pressed is None or await context.work.outbox.is_shown_in(
        claim_cards.card_key(claim_id), context.chat_id, pressed.message_id
    ):
        return
    _, card, _ = await claims.shown(context.work, claim_id, by=context.person, now=context.now)
    context.outgoing.append(replace(_dressed(context, card), replaces=pressed.message_id))


def _dressed(context: Context, notice: Notice) -> Outgoing:
    plain = Outgoing(context.catalogue.render(notice))
    dress = routes.notices.get(type(notice))
    return dress(notice, plain) if dress else plain


def _row(context: Context, claim: Claim, participant: Participant) -> Button:
    words = ClaimRow(
        str(claim.id),
        participant.first_name,
        participant.pseudonym,
        claim_cards.wait_of(claim, now=context.now),
    )
    return Button(context.catalogue.on_button(words), ShowClaim(claim.id))
