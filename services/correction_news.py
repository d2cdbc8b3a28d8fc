"""Who hears of a correction: the other coordinators while it waits for one of them, and the participant when they get
more. Of what the programme bears they hear nothing: for them nothing changes.
"""

from datetime import datetime

from mentoring.corrections import Correction
from mentoring.ids import PersonId
from mentoring.people import Participant
from mentoring.programme import Programme
from messages.corrections import card_of_correction, owed_news
from services import households, second_coordinator
from storage.work import Work


async def ask_others(work: Work, waiting: Correction, *, programme: Programme, now: datetime) -> None:
    """All other coordinators are asked, but for the one whom it is about: the first one who answers decides."""
    await _show(work, waiting, but=waiting.asked_by, programme=programme, now=now)


async def tell_settled(
    work: Work, settled: Correction, *, by: PersonId, programme: Programme, now: datetime
) -> None:
    """The cards of those who were asked say who settled it, and who asked hears it. Who did it has read so."""
    await _show(work, settled, but=by, programme=programme, now=now)


async def tell_participant(work: Work, owed: Correction, whose: Participant, *, now: datetime) -> None:
    """What they got, what for, and what is in the spaarpot now. Nothing is sent to who has stopped."""
    if whose.is_over:
        return
    about = owed.draft.about
    what_for = None if about is None else await work.ledger.earned_with(whose.id, about)
    news = owed_news(owed.draft.amount, what_for, await work.ledger.balance(whose.id))
    await work.outbox.add(news, to=whose.id, once=f"correction:{owed.id}", now=now)


async def _show(
    work: Work, correction: Correction, *, but: PersonId, programme: Programme, now: datetime
) -> None:
    not_them = await households.share_with(work, correction.draft.participant_id)
    people = await second_coordinator.others(work, but, *not_them)
    await second_coordinator.show(
        work, card_of_correction(correction, programme), people, of=f"correction:{correction.id}", now=now
    )
