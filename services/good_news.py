"""Good news waits a moment for a sentence of praise, so that both come as one message and praise comes first
(`docs/decisions/0008-praise-in-time.md`). What was decided counts already; only the telling waits.

`occasion` names the one thing that the news is about.
"""

from datetime import datetime

from mentoring.ids import PersonId
from mentoring.praise import PRAISE_WITHIN, TYPING_WITHIN
from messages.appointments import AppointmentKept
from messages.base import Notice
from messages.certificates import CertificateGiven
from messages.claims import ClaimApproved, GoalEarned, GoalReached
from storage.outbox import LEAVES_SOON
from storage.work import Work

_KINDS_OF_NEWS = (ClaimApproved, GoalReached, GoalEarned, AppointmentKept, CertificateGiven)
_KINDS = tuple(kind.__name__ for kind in _KINDS_OF_NEWS)


async def put_out(
    work: Work,
    news: Notice,
    *,
    occasion: str,
    to: PersonId,
    now: datetime,
    after: Notice | None = None,
    certificate: CertificateGiven | None = None,
) -> None:
    """Put out good news that waits for praise, what is said right after it, and a certificate that comes with it. What
    is held for something earlier goes first, so that the balances are told in their order.
    """
    await work.outbox.let_go(_KINDS, to=to, now=now)
    due_at = now + PRAISE_WITHIN
    await work.outbox.add(news, to=to, now=now, once=occasion, due_at=due_at)
    if after is not None:
        await work.outbox.add(after, to=to, now=now, once=_after(occasion), due_at=due_at)
    if certificate is not None:
        await work.outbox.add(certificate, to=to, now=now, once=_certificate(occasion), due_at=due_at)


async def wait_for_praise(work: Work, occasion: str, *, now: datetime) -> None:
    """Somebody is typing that sentence: the good news waits for it a little longer."""
    for each in _together(occasion):
        await work.outbox.hold(each, until=now + TYPING_WITHIN, now=now)


async def praise(
    work: Work,
    news: Notice,
    follows: Notice | None,
    *,
    occasion: str,
    to: PersonId,
    now: datetime,
    after: Notice | None = None,
) -> None:
    """The good news leaves at once, with the praise in it, and what comes right after it (`after`). When it has left
    already, `follows` goes after it.
    """
    in_time = await work.outbox.revise(occasion, news, due_at=now, now=now)
    if after is not None:
        await work.outbox.revise(_after(occasion), after, due_at=now, now=now)
    await work.outbox.hold(_certificate(occasion), until=now, now=now)
    if follows is not None and not in_time:
        # After the good news, also when that is just about to leave.
        await work.outbox.add(follows, to=to, now=now, due_at=now + LEAVES_SOON)


async def recall(work: Work, occasion: str, *, now: datetime) -> bool:
    """It is not true any more: what waits of it is never told. Whether nobody has heard it."""
    return occasion in await work.outbox.recall(_together(occasion), now=now)


def _after(occasion: str) -> str:
    return f"{occasion}:after"


def _certificate(occasion: str) -> str:
    return f"{occasion}:certificate"


def _together(occasion: str) -> tuple[str, ...]:
    return occasion, _after(occasion), _certificate(occasion)
