"""What a participant hears after an appointment: praise first of all; or kindly, that there is another time.

Who has stopped was told that nothing more is sent, and hears neither.
"""

from datetime import datetime

from mentoring.appointments import Appointment
from mentoring.people import Participant
from mentoring.programme import UNDO_WITHIN
from mentoring.wall_time import day_of
from messages.appointments import (
    AppointmentKept,
    AppointmentLookedAtAgain,
    AppointmentNotThisTime,
    AppointmentPraiseFollows,
    GladYouCame,
)
from messages.certificates import CertificateGiven
from messages.claims import EarnedMoney, Praised, RecognitionEarned, RewardWaits
from services import good_news, rewards
from storage.outbox import LEAVES_SOON
from storage.work import Work


def told_at(said_at: datetime) -> datetime:
    """When the participant reads that it did not work out: as soon as that can't be taken back any more."""
    return said_at + UNDO_WITHIN + LEAVES_SOON


async def tell_kept(
    work: Work,
    kept: Appointment,
    participant: Participant,
    *,
    certificate: CertificateGiven | None,
    now: datetime,
) -> None:
    """The good news. It waits a moment for a sentence of praise, unless there is one."""
    if participant.is_over:
        return
    news = await _good_news(work, kept)
    occasion = _occasion(kept)
    await good_news.put_out(
        work, news, occasion=occasion, to=participant.id, now=now, certificate=certificate
    )
    if kept.praise is not None:
        await good_news.praise(work, news, None, occasion=_occasion(kept), to=participant.id, now=now)


async def wait_for_praise(work: Work, kept: Appointment, *, now: datetime) -> None:
    """Somebody is typing that sentence: the good news waits for it a little longer."""
    await good_news.wait_for_praise(work, _occasion(kept), now=now)


async def tell_praise(work: Work, kept: Appointment, participant: Participant, *, now: datetime) -> None:
    """The good news leaves at once, with the praise in it; when it has left already, the praise goes after it."""
    follows = None
    if kept.praise:
        praised = Praised(kept.decided_by_name or "", kept.praise)
        follows = AppointmentPraiseFollows(praised, day_of(kept.when.starts_at))
    news = await _good_news(work, kept)
    await good_news.praise(work, news, follows, occasion=_occasion(kept), to=participant.id, now=now)


async def tell_missed(work: Work, missed: Appointment, participant: Participant, *, now: datetime) -> None:
    """That there is another time. It waits until a slip of the finger can't be taken back any more."""
    if participant.is_over:
        return
    await work.outbox.add(
        AppointmentNotThisTime(day_of(missed.when.starts_at), missed.mentor_name),
        to=participant.id,
        now=now,
        once=_occasion(missed),
        due_at=told_at(now),
    )


async def take_back_kept(work: Work, kept: Appointment, participant: Participant, *, now: datetime) -> None:
    """It was a slip. Good news that nobody has heard yet is never told; who has heard it reads kindly that it is looked
    at once more.
    """
    unheard = await good_news.recall(work, _occasion(kept), now=now)
    if unheard or participant.is_over:
        return
    reward = kept.details.reward
    waits = RewardWaits(reward) if reward else None
    news = AppointmentLookedAtAgain(day_of(kept.when.starts_at), waits)
    await work.outbox.add(news, to=participant.id, now=now)


async def recall_missed(work: Work, missed: Appointment, *, now: datetime) -> bool:
    """It was a slip of the finger. Whether the participant has not heard it, and never does."""
    return await good_news.recall(work, _occasion(missed), now=now)


async def take_back_missed(work: Work, missed: Appointment, *, now: datetime) -> None:
    """It was a slip of the finger: the participant never hears it."""
    await work.outbox.withdraw([_occasion(missed)], now=now)


def _occasion(appointment: Appointment) -> str:
    """One for each time that it is said how it went: it was moved, or taken back, in between."""
    return f"attended:{appointment.id}:{appointment.sequence}"


async def _good_news(work: Work, kept: Appointment) -> AppointmentKept:
    opening = Praised(kept.decided_by_name or "", kept.praise) if kept.praise else GladYouCame()
    earned = None
    if kept.details.reward:
        earned = EarnedMoney(kept.details.reward, await rewards.balance(work, kept.participant_id))
    recognition = kept.details.recognition
    besides = RecognitionEarned(recognition) if recognition else None
    return AppointmentKept(opening, day_of(kept.when.starts_at), earned, besides)
