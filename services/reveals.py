"""Showing a code to its owner, and to nobody else; and hiding it again after a day.

What goes to the outbox is that a code is to be shown, and not the code: that is opened when the message leaves, and
stands nowhere but in its row, sealed, and in the chat.
"""

from datetime import datetime

from mentoring.access import require_themselves
from mentoring.gifts import CodeForm
from mentoring.ids import ChoiceId, RevealId
from mentoring.people import Someone
from mentoring.programme import Programme
from mentoring.vouchers import LEAVES_WITHIN, MASKED_AFTER, CodeUnreadable, Held, Shown
from messages.catalogue import full_date
from messages.vouchers import CodeHidden, CodePictureHidden, CodePictureShown, CodeShown, ShownCode
from services import choices
from storage.sealing import NoKeys, NotOpened
from storage.work import Work

_AT_ONCE = 50


async def reveal(work: Work, choice_id: ChoiceId, *, by: Someone, now: datetime) -> None:
    """Show a code to its owner, now and whenever they ask again. The first time it counts as handed over.

    Where it stood before it is hidden, so that it stands in one place. It is said once, whatever the network does:
    who did not get it asks again.

    Raises:
        NotAllowed, OnlyThemselves: when they are no participant, or somebody acts for them.
        Gone: when it is somebody else's.
        NoLongerPossible: when it was undone, or is no code.
        ShownJustNow: when it was asked for a moment ago, and stands there or is on its way (`OnItsWay`).
        CodeUnreadable: when it does not open. Nothing has changed then.
    """
    participant = require_themselves(by)
    await choices.revealed(work, choice_id, by=by, now=now)
    held = await work.vouchers.to_reveal(choice_id)
    last = await work.vouchers.last_reveal(choice_id)
    if last is not None:
        last.require_over(now)
    await hide(work, choice_id, now=now)
    reveal_id = await work.vouchers.add_reveal(choice_id, participant.id, now=now)
    await _require_readable(work, reveal_id)
    notice = _shown(held, reveal_id)
    await work.outbox.add(
        notice, to=participant.id, card=_card(reveal_id), now=now, expires_at=now + LEAVES_WITHIN
    )
    await work.audit.add("reveals.reveal", f"choice:{choice_id}", by=by.id, now=now)


async def opened(work: Work, reveal_id: RevealId) -> str:
    """The code that is shown, for the moment that it leaves. It is kept nowhere.

    Raises:
        NoCodeYet: when it was hidden meanwhile.
        NoKeys, NotOpened: when it does not open.
    """
    return await work.vouchers.revealed(reveal_id)


async def mask_due(work: Work, programme: Programme, now: datetime) -> None:
    """Hide what was shown a day ago. How often that takes until it is done is the sender's work."""
    for shown in await work.vouchers.shown(before=now - MASKED_AFTER, most=_AT_ONCE):
        await _hide(work, shown, now=now)


async def hide(work: Work, choice_id: ChoiceId, *, now: datetime) -> None:
    """Hide the code of a choice wherever it still stands."""
    for shown in await work.vouchers.shown_of(choice_id):
        await _hide(work, shown, now=now)


async def _hide(work: Work, shown: Shown, *, now: datetime) -> None:
    """What never left, or is not known to have arrived, stands in no message that can be named."""
    await work.vouchers.mask(shown.reveal_id, now=now)
    if shown.has_left:
        kind = CodeHidden if shown.form is CodeForm.TEXT else CodePictureHidden
        card = _card(shown.reveal_id)
        notice = kind(shown.choice_id, shown.gift)
        await work.outbox.add(notice, to=shown.participant_id, card=card, once=f"hide:{card}", now=now)


async def _require_readable(work: Work, reveal_id: RevealId) -> None:
    try:
        await work.vouchers.revealed(reveal_id)
    except (NoKeys, NotOpened) as error:
        raise CodeUnreadable from error


def _shown(held: Held, reveal_id: RevealId) -> ShownCode:
    until = full_date(held.valid_until) if held.valid_until else ""
    if held.form is CodeForm.TEXT:
        return CodeShown(held.gift, held.where, until, reveal_id)
    return CodePictureShown(held.gift, held.where, until, reveal_id, held.form)


def _card(reveal_id: RevealId) -> str:
    return f"reveal:{reveal_id}"
