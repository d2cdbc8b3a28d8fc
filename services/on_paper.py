"""Participants on paper have no phone: nothing is sent to them, and the team reads what to tell them.

What they did themselves they did with somebody of the staff, who read the answer then; nudges and overviews are the
phone's. So the team reads news, what asks for an answer, and the reminder of the day before (`docs/decisions/0022`).
"""

from datetime import datetime

from mentoring.ids import PersonId
from mentoring.programme import Programme
from messages.appointments import AppointmentCalendar, AppointmentOffCalendar, AppointmentPin
from messages.base import Message, Notice, Urgency, all_messages
from messages.on_paper import TellOnPaper
from messages.reminders import AppointmentReminder, ReminderTomorrow
from storage.on_paper import Unsent
from storage.work import Work

_MOST_AT_ONCE = 100
"""Notices in one piece of work, so that it stays short. The next tick takes the next ones."""

_MOST_IN_ONE = 5
"""What somebody is told is read in one message, which Telegram takes up to 4096 characters of."""

_FOR_A_PHONE = (AppointmentPin, AppointmentCalendar, AppointmentOffCalendar)
"""A pin on the map and a file for the calendar say nothing that the news beside them does not say."""


async def tell_due(work: Work, programme: Programme, now: datetime) -> None:
    """Settle what would leave now for participants on paper, and let their teams tell it: one message for each
    participant, however much there is.
    """
    waiting = await work.on_paper.waiting(now=now, most=_MOST_AT_ONCE)
    if not waiting:
        return
    await work.on_paper.settle([each.id for each in waiting], now=now)
    by_person: dict[PersonId, list[Message]] = {}
    for each in waiting:
        by_person.setdefault(each.person_id, []).extend(_to_tell(each))
    for person_id, news in by_person.items():
        await _tell_team(work, person_id, news, now=now)


async def _tell_team(work: Work, person_id: PersonId, news: list[Message], *, now: datetime) -> None:
    participant = await work.people.participant(person_id)
    for start in range(0, len(news), _MOST_IN_ONE):
        told = TellOnPaper(
            participant.first_name, participant.pseudonym, tuple(news[start : start + _MOST_IN_ONE])
        )
        await work.outbox.add(told, to_team=participant.team_id, about=person_id, now=now)


def _to_tell(unsent: Unsent) -> list[Message]:
    """What the participant would have read, if somebody has to tell it."""
    kind = all_messages().get(unsent.kind)
    if kind is None or not issubclass(kind, Notice) or issubclass(kind, _FOR_A_PHONE):
        return []
    if kind.answers_at_once or kind.urgency >= Urgency.NUDGE:
        return []
    notice = kind.from_values(unsent.values)
    if isinstance(notice, AppointmentReminder) and not isinstance(notice.opening, ReminderTomorrow):
        return []
    return [notice]
