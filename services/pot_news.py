"""What coordinators hear about the pot, each in private: that a colleague asks for a second look, how that ended, and
that the pot runs short.
"""

from datetime import datetime

from mentoring.ids import PersonId
from mentoring.pot import PotChange
from mentoring.pot_overview import PotOverview
from mentoring.programme import Programme
from messages.budget import warning_of
from messages.pot_changes import card_of
from services import second_coordinator
from storage.work import Work


async def ask_others(work: Work, asked: PotChange, *, programme: Programme, now: datetime) -> None:
    """All other coordinators are asked: the first one who answers decides."""
    await _show(work, asked, but=asked.asked_by, programme=programme, now=now)


async def tell_settled(
    work: Work, settled: PotChange, *, by: PersonId, programme: Programme, now: datetime
) -> None:
    """The cards of those who were asked say who settled it, and who asked hears it. Who did it has read so."""
    await _show(work, settled, but=by, programme=programme, now=now)


async def warn(work: Work, overview: PotOverview, *, changes: int, now: datetime) -> None:
    """The pot runs short. Said once as long as nobody changes it, and once more when it is almost empty."""
    warning = warning_of(overview)
    for coordinator in await work.people.coordinators():
        if coordinator.telegram_id is not None:
            once = f"pot:{warning.kind}:{overview.year.begins_in}:{changes}:{coordinator.id}"
            await work.outbox.add(warning, to=coordinator.id, once=once, now=now)


async def _show(work: Work, change: PotChange, *, but: PersonId, programme: Programme, now: datetime) -> None:
    people = await second_coordinator.others(work, but)
    await second_coordinator.show(
        work, card_of(change, programme), people, of=f"pot_change:{change.id}", now=now
    )
