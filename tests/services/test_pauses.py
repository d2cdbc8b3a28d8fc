"""Even niet: nothing comes by itself, goals wait along, and the way back is warm."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from sqlalchemy import select

from mentoring.pauses import PauseLength
from mentoring.people import ParticipantState
from mentoring.refusals import NoLongerPossible
from messages.nudges import StepNudge
from services import claims, goals, pauses, people
from storage.tables import outbox
from tests.services import nudged
from tests.services.nudged import Nudged, in_march
from tests.services.small_programme import PLAN, approve

WEEK, TWO_WEEKS, OPEN = PauseLength.WEEK, PauseLength.TWO_WEEKS, PauseLength.OPEN
ENDS_FIRST = replace(PLAN, due_on=date(2026, 3, 20))


@pytest.fixture
async def house(database) -> Nudged:
    return await nudged.begin(database, ENDS_FIRST)


async def test_in_a_pause_there_is_no_nudge_and_no_overview(house):
    await pause(house, OPEN, in_march(4, 12))

    await house.lives(in_march(4, 12), in_march(31, 12))

    assert await house.said() == [("ParticipantPaused", in_march(4, 12))]


@pytest.mark.parametrize(("length", "until"), [(WEEK, 11), (TWO_WEEKS, 18)])
async def test_a_pause_is_over_on_the_same_weekday_at_ten(house, length, until):
    chosen = await pause(house, length, in_march(4, 12))

    await house.lives(in_march(4, 12), in_march(until, 12))

    assert chosen.until == in_march(until, 10)
    assert (await house.said())[1:] == [
        ("PauseOver", in_march(until, 10)),
        ("ParticipantPauseOver", in_march(until, 10)),
    ]
    assert await state(house) is ParticipantState.ACTIVE


async def test_after_a_pause_nudges_begin_on_another_day(house):
    await pause(house, WEEK, in_march(5, 9))

    await house.lives(in_march(5, 9), in_march(19, 12))

    assert [one for one in await house.said() if one[0] in ("PauseOver", "StepNudge")] == [
        ("PauseOver", in_march(12, 10)),
        ("StepNudge", in_march(17, 10)),
        ("StepNudge", in_march(19, 10)),
    ]


async def test_a_pause_whose_end_was_slept_through_ends_at_the_next_allowed_moment(house):
    await pause(house, WEEK, in_march(4, 12))

    await house.lives(in_march(11, 22), in_march(12, 12))

    assert ("PauseOver", in_march(12, 8, 30)) in await house.said()


async def test_the_date_of_a_goal_moves_along_with_a_pause(house):
    await pause(house, OPEN, in_march(4, 12))
    await resume(house, in_march(14, 9))

    assert (await house.goal()).due_on == date(2026, 3, 30)


async def test_a_pause_of_an_hour_moves_nothing(house):
    await pause(house, OPEN, in_march(4, 12))
    await resume(house, in_march(4, 13))

    assert (await house.goal()).due_on == date(2026, 3, 20)


async def test_the_date_of_a_goal_that_was_proposed_in_the_pause_stays(house):
    await pause(house, OPEN, in_march(4, 12))
    async with house.database.work() as work:
        fatima, anja = house.programme.fatima, house.programme.anja
        later = await goals.propose(work, fatima.id, ENDS_FIRST, by=anja, now=in_march(5, 12))
    await resume(house, in_march(14, 9))

    async with house.database.work() as work:
        assert (await work.goals.get(later)).due_on == date(2026, 3, 20)


async def test_a_date_that_had_passed_before_the_pause_stays(house):
    await pause(house, OPEN, in_march(25, 12))
    await resume(house, in_march(30, 9))

    assert (await house.goal()).due_on == date(2026, 3, 20)


async def test_pausing_twice_takes_the_time_that_was_chosen_last(house):
    await pause(house, WEEK, in_march(4, 12))
    again = await pause(house, TWO_WEEKS, in_march(5, 12))

    await house.lives(in_march(5, 12), in_march(19, 12))

    assert again.began_at == in_march(4, 12)
    assert [at for kind, at in await house.said() if kind == "PauseOver"] == [in_march(19, 10)]
    assert (await house.goal()).due_on == date(2026, 4, 4)


async def test_the_same_press_twice_tells_the_team_once(house):
    await pause(house, WEEK, in_march(4, 12))
    await pause(house, WEEK, in_march(4, 12, 1))

    assert [kind for kind, _ in await house.said()] == ["ParticipantPausedUntil"]


async def test_from_a_week_to_until_i_say_so_nothing_ends_it_by_itself(house):
    await pause(house, WEEK, in_march(4, 12))
    await pause(house, OPEN, in_march(5, 12))

    await house.lives(in_march(5, 12), in_march(31, 12))

    assert "PauseOver" not in [kind for kind, _ in await house.said()]


async def test_going_on_twice_is_going_on_once_and_without_a_pause_it_is_nothing(house):
    await resume(house, in_march(4, 11))
    await pause(house, WEEK, in_march(4, 12))
    await resume(house, in_march(5, 12))
    await resume(house, in_march(5, 12))

    assert [kind for kind, _ in await house.said()] == ["ParticipantPausedUntil", "ParticipantPauseOver"]


async def test_a_claim_in_a_pause_counts_and_does_not_end_it(house):
    await pause(house, OPEN, in_march(4, 12))

    claim_id = await claim(house, in_march(5, 12))
    await approve(house.database, house.programme, claim_id)
    await house.lives(in_march(5, 12), in_march(20, 12))

    assert await state(house) is ParticipantState.PAUSED
    assert [kind for kind, _ in await house.said()] == ["ParticipantPaused"]


async def test_who_stops_in_a_pause_hears_nothing_more_and_the_pause_is_closed(house):
    await pause(house, WEEK, in_march(4, 12))
    async with house.database.work() as work:
        await people.leave(work, by=house.fatima, now=in_march(5, 12))

    await house.lives(in_march(5, 12), in_march(20, 12))

    async with house.database.work() as work:
        assert await work.pauses.open_of(house.fatima.id) is None
    assert "PauseOver" not in [kind for kind, _ in await house.said()]


async def test_who_has_stopped_can_not_pause(house):
    async with house.database.work() as work:
        await people.leave(work, by=house.fatima, now=in_march(5, 12))

    with pytest.raises(NoLongerPossible):
        await pause(house, WEEK, in_march(6, 12))


async def test_appointments_remind_in_a_pause_unless_that_is_switched_off_too(house):
    chosen = await pause(house, WEEK, in_march(4, 12))
    async with house.database.work() as work:
        silent = await pauses.remind(work, reminders=False, by=house.fatima, now=in_march(4, 13))
        kept = await pauses.current(work, by=house.fatima)

    assert chosen.reminders
    assert kept == silent == replace(chosen, reminders=False)


async def test_without_a_pause_there_is_nothing_to_switch(house):
    async with house.database.work() as work:
        with pytest.raises(NoLongerPossible):
            await pauses.remind(work, reminders=False, by=house.fatima, now=in_march(4, 13))


async def test_a_nudge_that_waits_to_leave_is_let_go_and_an_answer_is_not(house):
    async with house.database.work() as work:
        await work.outbox.add(StepNudge("Post", 1), to=house.fatima.id, now=in_march(4, 12))

    await pause(house, OPEN, in_march(4, 12))

    async with house.database.work() as work:
        rows = await work.connection.execute(select(outbox.c.kind, outbox.c.state))
        states = {row[0]: row[1] for row in rows}
    assert (states["StepNudge"], states["GoalAgreed"]) == ("expired", "waiting")


async def test_own_quiet_hours_hold_when_a_pause_ends_too(house):
    async with house.database.work() as work:
        chosen = await work.preferences.of(house.fatima.id)
        await work.preferences.save(house.fatima.id, replace(chosen, quiet_until=time(12, 0)))
    await pause(house, WEEK, in_march(4, 12))

    await house.lives(in_march(4, 12), in_march(11, 13))

    assert ("PauseOver", in_march(11, 12)) in await house.said()


async def test_a_pause_without_its_word_planned_gets_one(house):
    """As when it was made otherwise than by a tap: the hourly look finds it."""
    await pause(house, WEEK, in_march(4, 12))
    async with house.database.work() as work:
        await work.nudges.drop_planned(house.fatima.id, because="lost", now=in_march(4, 12))

    await house.lives(in_march(4, 12), in_march(11, 12))

    assert ("PauseOver", in_march(11, 10)) in await house.said()


# --- acts -----------------------------------------------------------------------------------------


async def pause(house: Nudged, length: PauseLength, now: datetime):
    async with house.database.work() as work:
        return await pauses.pause(work, length, by=house.fatima, now=now)


async def resume(house: Nudged, now: datetime):
    async with house.database.work() as work:
        return await pauses.resume(work, by=house.fatima, now=now)


async def claim(house: Nudged, now: datetime):
    step = await house.step()
    async with house.database.work() as work:
        claimed = await claims.claim_step(work, step, by=house.fatima, now=now)
    return claimed.id


async def state(house: Nudged) -> ParticipantState:
    async with house.database.work() as work:
        return (await work.people.participant(house.fatima.id)).state
