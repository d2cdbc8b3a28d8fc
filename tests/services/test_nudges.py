"""Nudges as they are kept and said: once, at their moment, never too many, and not at all when nobody answers."""

import asyncio
from dataclasses import replace
from datetime import datetime, time

import pytest

from mentoring.nudges import EveningTaken, SayAgain
from mentoring.pauses import PauseLength
from mentoring.refusals import Gone, NoLongerPossible
from mentoring.step_moments import InQuietHours, NoRhythm
from services import claims, people, promises, step_moments
from services.pauses import pause
from tests.services import nudged
from tests.services.nudged import PROGRAMME, Nudged, in_march

STEP = "StepNudge"


@pytest.fixture
async def house(database) -> Nudged:
    return await nudged.begin(database)


async def test_without_a_chosen_moment_a_nudge_comes_on_tuesdays_and_thursdays_at_ten(house):
    await house.lives(in_march(3, 16), in_march(10, 12))

    assert [at for kind, at in await house.said() if kind == STEP] == [
        in_march(5, 10),
        in_march(10, 10),
    ]


async def test_the_day_of_agreeing_has_no_nudge_also_when_its_moment_is_still_to_come(house):
    await choose(house, (1,), time(19))

    await house.lives(in_march(3, 16), in_march(3, 23))

    assert await house.said() == []


async def test_a_nudge_comes_at_the_chosen_moment(house):
    await choose(house, (2, 6), time(13, 30))

    await house.lives(in_march(3, 16), in_march(8, 20))

    assert [at for kind, at in await house.said() if kind == STEP] == [
        in_march(4, 13, 30),
        in_march(8, 13, 30),
    ]


async def test_what_was_chosen_for_a_step_holds_for_the_next_one_too(house):
    await choose(house, (4,), time(9, 30))
    await claim(house, in_march(4, 12))

    await house.lives(in_march(4, 12), in_march(6, 12))

    assert await house.said() == [(STEP, in_march(6, 9, 30))]


async def test_a_claimed_step_is_not_nudged_about_and_the_next_one_is_on_another_day(house):
    await house.lives(in_march(3, 16), in_march(5, 9))
    await claim(house, in_march(5, 9, 45))

    await house.lives(in_march(5, 10), in_march(10, 12))

    assert [at for kind, at in await house.said() if kind == STEP] == [in_march(10, 10)]


async def test_with_nothing_left_to_do_there_is_no_nudge(house):
    await claim(house, in_march(4, 12))
    await claim(house, in_march(4, 12))

    await house.lives(in_march(4, 12), in_march(13, 12))

    assert [kind for kind, _ in await house.said() if kind == STEP] == []


async def test_after_three_without_an_answer_the_team_is_asked_to_call_once_and_it_stops(house):
    await house.lives(in_march(3, 16), in_march(31, 12))

    assert [one for one in await house.said() if one[0] != "Overview"] == [
        (STEP, in_march(5, 10)),
        (STEP, in_march(10, 10)),
        (STEP, in_march(12, 10)),
        ("NudgesUnanswered", in_march(17, 10)),
    ]


async def test_the_overview_stops_too_when_nobody_answers(house):
    await house.lives(in_march(3, 16), in_march(31, 12))

    assert [at for kind, at in await house.said() if kind == "Overview"] == [in_march(6, 16)]


async def test_who_shows_up_is_nudged_again_after_a_while(house):
    await house.lives(in_march(3, 16), in_march(18, 12))
    await house.is_seen(in_march(18, 12).date())

    await house.lives(in_march(18, 12, 30), in_march(25, 12))

    assert [at for kind, at in await house.said() if kind == STEP][3:] == [in_march(24, 10)]


async def test_who_answers_every_now_and_then_is_never_called_about(house):
    await house.lives(in_march(3, 16), in_march(10, 12))
    await house.is_seen(in_march(10, 12).date())
    await house.lives(in_march(10, 12, 30), in_march(17, 12))

    assert "NudgesUnanswered" not in [kind for kind, _ in await house.said()]


async def test_a_promise_is_said_at_its_moment_and_is_not_one_of_the_three(house):
    await choose(house, (3, 4, 5), time(9, 30))
    async with house.database.work() as work:
        at = await promises.remind_later(
            work,
            house.first_step,
            SayAgain.TOMORROW,
            programme=PROGRAMME,
            by=house.fatima,
            now=in_march(3, 16),
        )

    await house.lives(in_march(3, 16), in_march(5, 12))
    await house.is_seen(in_march(5, 12).date())
    await house.lives(in_march(5, 12, 30), in_march(7, 12))

    assert at == in_march(4, 9, 30)
    assert [kind for kind, _ in await house.said()] == ["PromisedNudge", STEP, STEP, STEP]


async def test_tonight_can_not_be_promised_on_a_day_that_had_a_nudge(house):
    await house.lives(in_march(3, 16), in_march(5, 12))

    async with house.database.work() as work:
        _, tonight = await promises.may_be_tonight(
            work, house.first_step, programme=PROGRAMME, by=house.fatima, now=in_march(5, 12)
        )
        with pytest.raises(EveningTaken):
            await later(work, house, SayAgain.EVENING, now=in_march(5, 12))

    assert not tonight


async def test_tonight_can_be_promised_on_a_day_without_a_nudge(house):
    async with house.database.work() as work:
        await later(work, house, SayAgain.EVENING, now=in_march(4, 12))

    await house.lives(in_march(4, 12), in_march(4, 22))

    assert await house.said() == [("PromisedNudge", in_march(4, 19))]


async def test_of_a_promise_about_a_step_that_is_done_nothing_is_left(house):
    async with house.database.work() as work:
        await later(work, house, SayAgain.WEEK, now=in_march(4, 12))
    await claim(house, in_march(4, 13))

    await house.lives(in_march(4, 13), in_march(11, 22))

    said = [kind for kind, _ in await house.said()]
    assert "PromisedNudge" not in said
    assert said.count(STEP) == 2


async def test_after_an_outage_a_nudge_is_said_on_its_own_day_only(house):
    await house.lives(in_march(3, 16), in_march(4, 12))

    await house.lives(in_march(5, 14), in_march(6, 12))
    await house.lives(in_march(12, 14), in_march(12, 22))
    await house.lives(in_march(18, 8), in_march(18, 22))

    assert [at for kind, at in await house.said() if kind == STEP] == [
        in_march(5, 14),
        in_march(12, 14),
    ]


async def test_after_an_outage_into_the_quiet_hours_it_waits_for_the_next_moment(house):
    await house.lives(in_march(3, 16), in_march(4, 12))

    await house.lives(in_march(5, 21), in_march(10, 12))

    assert [at for kind, at in await house.said() if kind == STEP] == [in_march(10, 10)]


async def test_what_did_not_leave_before_the_quiet_hours_is_better_unsaid(house):
    await house.lives(in_march(3, 16), in_march(5, 12))

    assert await house.better_unsaid_from(STEP) == in_march(5, 21)


async def test_who_wants_no_nudges_gets_none_until_they_want_them_again(house):
    async with house.database.work() as work:
        await step_moments.switch(work, on=False, by=house.fatima, now=in_march(4, 12))
    await house.lives(in_march(4, 12), in_march(10, 12))
    async with house.database.work() as work:
        await step_moments.switch(work, on=True, by=house.fatima, now=in_march(10, 12))
    await house.lives(in_march(10, 12, 30), in_march(12, 12))

    assert [at for kind, at in await house.said() if kind == STEP] == [in_march(12, 10)]


async def test_choosing_a_moment_switches_nudges_on_again(house):
    async with house.database.work() as work:
        await step_moments.switch(work, on=False, by=house.fatima, now=in_march(4, 12))

    await choose(house, (2,), time(13, 30))

    async with house.database.work() as work:
        assert (await work.preferences.of(house.fatima.id)).nudges


async def test_who_can_not_be_reached_is_not_nudged_and_is_again_when_they_are_back(house):
    async with house.database.work() as work:
        await work.people.mark_unreachable(house.fatima.id, since=in_march(4, 12))
    await house.lives(in_march(4, 12), in_march(10, 12))
    async with house.database.work() as work:
        await work.people.mark_unreachable(house.fatima.id, since=None)
    await house.lives(in_march(10, 12, 30), in_march(12, 12))

    assert [at for kind, at in await house.said() if kind == STEP] == [in_march(12, 10)]


async def test_who_has_stopped_hears_nothing_more(house):
    await house.lives(in_march(3, 16), in_march(4, 12))
    async with house.database.work() as work:
        await people.leave(work, by=house.fatima, now=in_march(4, 12))

    await house.lives(in_march(4, 12), in_march(20, 12))

    assert await house.said() == []


async def test_own_quiet_hours_move_a_nudge_to_their_end(house):
    await choose(house, (3,), time(9, 30))
    async with house.database.work() as work:
        chosen = await work.preferences.of(house.fatima.id)
        await work.preferences.save(house.fatima.id, replace(chosen, quiet_until=time(11, 0)))

    await house.lives(in_march(3, 16), in_march(5, 12))

    assert await house.said() == [(STEP, in_march(5, 11))]


async def test_two_workers_at_once_say_one(house):
    await house.lives(in_march(3, 16), in_march(5, 9, 30))

    await asyncio.gather(*(house.ticks(in_march(5, 10)) for _ in range(4)))

    assert await house.said() == [(STEP, in_march(5, 10))]


async def test_two_workers_at_once_do_not_say_a_step_and_the_overview_on_one_day(house):
    async with house.database.work() as work:
        chosen = await work.preferences.of(house.fatima.id)
        await work.preferences.save(
            house.fatima.id, replace(chosen, overview_weekday=3, overview_at=time(9, 30))
        )
    await choose(house, (3,), time(9, 30))
    await house.lives(in_march(3, 16), in_march(5, 9))

    await asyncio.gather(*(house.ticks(in_march(5, 9, 30)) for _ in range(4)))
    await house.lives(in_march(5, 10), in_march(6, 12))

    assert await house.said() == [
        (STEP, in_march(5, 9, 30)),
        ("Overview", in_march(6, 9, 30)),
    ]


async def test_somebody_elses_step_can_not_be_promised_or_chosen_for(house):
    step = house.first_step
    stranger = house.programme.fatima
    async with house.database.work() as work:
        other = await work.people.add("Bert", now=in_march(3, 15))
        participant = await work.people.participant(stranger.id)
        await work.people.add_participant(
            other, participant.team_id, participant.mentor_id, now=in_march(3, 15)
        )
        bert = await work.people.someone(other)
        with pytest.raises(Gone):
            await promises.remind_later(
                work, step, SayAgain.WEEK, programme=PROGRAMME, by=bert, now=in_march(4, 12)
            )
        with pytest.raises(Gone):
            await step_moments.choose(
                work, step, (1,), time(10), programme=PROGRAMME, by=bert, now=in_march(4, 12)
            )


@pytest.mark.parametrize(
    ("weekdays", "at", "refusal"),
    [
        ((), time(10), NoRhythm),
        ((0, 1, 2, 3), time(10), NoRhythm),
        ((7,), time(10), NoRhythm),
        ((1,), time(21), InQuietHours),
        ((1,), time(8, 29), InQuietHours),
    ],
)
async def test_what_can_not_be_chosen_is_refused(house, weekdays, at, refusal):
    async with house.database.work() as work:
        with pytest.raises(refusal):
            await step_moments.choose(
                work,
                house.first_step,
                weekdays,
                at,
                programme=PROGRAMME,
                by=house.fatima,
                now=in_march(4, 12),
            )


async def test_an_old_nudge_of_a_done_step_promises_nothing(house):
    step = house.first_step
    await claim(house, in_march(4, 12))

    async with house.database.work() as work:
        with pytest.raises(NoLongerPossible):
            await promises.remind_later(
                work, step, SayAgain.WEEK, programme=PROGRAMME, by=house.fatima, now=in_march(4, 13)
            )


async def test_in_a_pause_nothing_is_promised(house):
    async with house.database.work() as work:
        await pause(work, PauseLength.OPEN, by=house.fatima, now=in_march(4, 12))
        with pytest.raises(NoLongerPossible):
            await later(work, house, SayAgain.WEEK, now=in_march(4, 13))


# --- acts -----------------------------------------------------------------------------------------


async def choose(house: Nudged, weekdays: tuple[int, ...], at: time) -> None:
    async with house.database.work() as work:
        await step_moments.choose(
            work, house.first_step, weekdays, at, programme=PROGRAMME, by=house.fatima, now=in_march(3, 15)
        )


async def later(work, house: Nudged, when: SayAgain, *, now: datetime) -> datetime:
    return await promises.remind_later(
        work, house.first_step, when, programme=PROGRAMME, by=house.fatima, now=now
    )


async def claim(house: Nudged, now: datetime) -> None:
    step = await house.step()
    async with house.database.work() as work:
        await claims.claim_step(work, step, by=house.fatima, now=now)
