"""Reminders follow the programme's settings: when one has changed, what is ahead is planned anew."""

from datetime import datetime

from mentoring.ids import AppointmentId
from mentoring.programme import Programme
from mentoring.reminders import rules_of
from services import apart, reminders
from storage.marks import Noted
from storage.work import Work

MOST_AT_ONCE = 500
"""Appointments in one piece of work. The next round goes on where this one ended, also after a restart."""

MARK = "reminders planned"
"""By which rules reminders are planned, and while they change the appointment up to which that is done."""


async def follow(work: Work, programme: Programme, now: datetime, *, most: int = MOST_AT_ONCE) -> None:
    """Plan what is ahead anew when the rules are not those of before: soonest first, some in each round. Nothing
    changed is one look. A house without a mark is new, and has nothing that was planned by other rules.
    """
    rules = rules_of(programme)
    noted = await work.marks.noted(MARK)
    if noted is None:
        await work.marks.note(MARK, now, rules)
    elif noted.words != rules:
        held = await work.marks.noted(MARK, to_decide=True)
        if held is not None and held.words != rules:
            await _go_on(work, held, rules, programme, now, most)


async def forget_rules(work: Work, *, now: datetime) -> None:
    """Let the next round plan what is ahead anew, whatever it was planned by."""
    await work.marks.note(MARK, now, "")


async def _go_on(
    work: Work, noted: Noted, rules: str, programme: Programme, now: datetime, most: int
) -> None:
    known, _, last_id = noted.words.partition(" ")
    after, after_id = (noted.at, int(last_id)) if known == rules and last_id else (now, 0)
    ids = await work.reminders.ahead_ids(after, after_id, most=most)

    async def plan_anew(only: AppointmentId | None) -> None:
        if only is None:
            ahead = await work.reminders.ahead_after(after, after_id, most=most)
        else:
            ahead = await work.reminders.ahead_one(only)
        await reminders.plan_anew(work, ahead, programme=programme, now=now)

    async def each() -> list[AppointmentId]:
        return [known for known, _ in ids]

    await apart.for_all(work, plan_anew, each, of="appointment")
    if len(ids) < most:
        await work.marks.note(MARK, now, rules)
    else:
        last, starts_at = ids[-1]
        await work.marks.note(MARK, starts_at, f"{rules} {last}")
