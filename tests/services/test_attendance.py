"""After an appointment: asked once, said once, paid once, and told kindly (on both databases)."""

import asyncio
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from mentoring.access import NotOfThisTeam, OwnClaim
from mentoring.appointments import AlreadySettled, Appointment, Coming, Details
from mentoring.ids import AppointmentId
from mentoring.ledger import PotTooSmall
from mentoring.moments import When, at_wall_time
from mentoring.money import Cents
from mentoring.outages import Outage
from mentoring.people import HasStoppedTakingPart, Membership, ParticipantState, Role, Someone
from mentoring.places import Place
from mentoring.praise import PRAISE_WITHIN, TYPING_WITHIN
from mentoring.programme import AMSTERDAM, UNDO_WITHIN, Programme
from mentoring.refusals import NoLongerPossible
from mentoring.undoing import AlreadySpent, AlreadyUndone, TooLateForStaff
from messages.appointments import AppointmentKept, AppointmentLookedAtAgain, AppointmentNotThisTime
from messages.base import Notice, all_messages
from messages.catalogue import read_catalogue
from messages.rewards import what_you_earned
from services import appointments, attendance, people, rewards
from services.check import check
from storage.database import Database
from storage.outbox import LEAVES_SOON, NoticeState
from storage.tables import audit, ledger, outbox
from tests.services.small_programme import NOW, SmallProgramme, begin

PROGRAMME = Programme(bot_username="VoetstukBot")
CATALOGUE = read_catalogue()
TUESDAY = date(2026, 3, 10)
WHEN = at_wall_time(TUESDAY, time(14, 30))
LATER = at_wall_time(date(2026, 3, 12), time(10))
DURING, OVER = WHEN.starts_at + timedelta(minutes=10), WHEN.starts_at + timedelta(hours=1)
SOON = OVER + timedelta(seconds=5)
EARNS, EARNS_NOTHING = Cents(5_00), Cents(0)


def on(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in March 2026 in Amsterdam, before summer time."""
    return datetime(2026, 3, day, hour, minute, tzinfo=AMSTERDAM)


# --- asking ---------------------------------------------------------------------------------------


async def test_the_team_is_asked_once_when_the_time_is_over(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)

    await tick(database, OVER - timedelta(seconds=1))
    early = await cards(database)
    for seconds in (0, 15, 30):
        await tick(database, OVER + timedelta(seconds=seconds))

    (card,) = await cards(database)
    assert early == []
    assert (card.kind, card.expires_at, card.about_id) == ("AttendanceAsked", None, programme.fatima.id)
    assert card.values["reward"] == EARNS
    assert (await the_appointment(database, appointment_id)).asked_at == OVER


async def test_the_team_is_asked_once_when_several_clocks_tick_at_once(database: Database):
    programme = await begin(database)
    await plan(database, programme)

    await asyncio.gather(*(tick(database, SOON) for _ in range(4)))

    assert len(await cards(database)) == 1


@pytest.mark.parametrize(
    ("when", "asked_at"),
    [
        (at_wall_time(TUESDAY, time(15, 59)), on(10, 16, 59)),
        (at_wall_time(TUESDAY, time(16, 30)), on(11, 9)),
        (at_wall_time(TUESDAY, time(7)), on(10, 9)),
        (at_wall_time(date(2026, 3, 13), time(17)), on(16, 9)),  # a Friday evening
        (at_wall_time(date(2026, 3, 14), time(11)), on(16, 9)),  # a Saturday
    ],
)
async def test_what_ends_when_the_office_is_closed_is_asked_on_the_next_office_morning(
    database: Database, when: When, asked_at: datetime
):
    programme = await begin(database)
    await plan(database, programme, when)

    await tick(database, asked_at - timedelta(minutes=1))
    before = await cards(database)
    await tick(database, asked_at)

    assert before == []
    assert len(await cards(database)) == 1


async def test_what_takes_long_is_asked_when_it_is_over_and_what_is_shorter_before_that(database: Database):
    programme = await begin(database)
    await plan(database, programme, at_wall_time(TUESDAY, time(10)), minutes=300)
    short = await plan(database, programme, at_wall_time(TUESDAY, time(11)), minutes=30)

    await tick(database, on(10, 12))

    assert [card.values["appointment_id"] for card in await cards(database)] == [short]


async def test_what_was_said_before_the_team_was_asked_is_not_asked_any_more(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)
    await keep(database, programme, appointment_id, now=DURING)

    await tick(database, SOON)

    assert [card.kind for card in await cards(database)] == ["AttendanceKept"]


async def test_of_what_was_cancelled_nothing_is_asked(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)
    async with database.work() as work:
        await appointments.cancel(work, appointment_id, programme=PROGRAMME, by=programme.anja, now=NOW)

    await tick(database, SOON)

    assert await cards(database) == []


# --- "Ja" -----------------------------------------------------------------------------------------


async def test_what_was_kept_is_earned(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)

    kept = await keep(database, programme, appointment_id)

    assert kept == await the_appointment(database, appointment_id)
    assert (kept.state, kept.decided_by_name, kept.decided_at) == ("kept", "Anja", SOON)
    assert await causes(database) == [
        *("budget:1", f"appointment:{appointment_id}:promised", f"appointment:{appointment_id}")
    ]
    async with database.work() as work:
        assert await rewards.balance(work, programme.fatima.id) == EARNS
    assert await findings(database) == []
    assert "attendance.keep" in [row.act for row in await rows(database, audit)]


async def test_the_good_news_waits_for_praise_and_then_leaves_at_once_with_it(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)
    await keep(database, programme, appointment_id)
    (before,) = await news(database, AppointmentKept)

    async with database.work() as work:
        await attendance.praise(
            work, appointment_id, "Fijn gesprek.", by=programme.anja, now=SOON + timedelta(seconds=4)
        )

    (after,) = await news(database, AppointmentKept)
    assert (before.due_at, after.due_at) == (SOON + PRAISE_WITHIN, SOON + timedelta(seconds=4))
    assert words(after).startswith('🌟 Anja zegt: "Fijn gesprek."')
    assert "€ 5 verdiend" in words(after)


async def test_praise_first_and_money_second_also_without_words(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)

    await keep(database, programme, appointment_id)

    (told,) = await news(database, AppointmentKept)
    assert words(told).startswith("👍 Fijn dat je er was.")
    assert "dinsdag 10 maart" in words(told)


async def test_keeping_without_money_earns_praise_only(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme, reward=EARNS_NOTHING)

    await keep(database, programme, appointment_id)

    (told,) = await news(database, AppointmentKept)
    assert "€" not in words(told)
    assert await causes(database) == ["budget:1"]


async def test_praise_that_comes_along_is_told_at_once(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)

    await keep(database, programme, appointment_id, praise="Fijn gesprek.")

    (told,) = await news(database, AppointmentKept)
    assert told.due_at == SOON
    assert 'Anja zegt: "Fijn gesprek."' in words(told)
    assert (await cards(database))[-1].values["may_praise"] is False


async def test_of_two_that_were_kept_the_first_is_told_first(database: Database):
    programme = await begin(database)
    first, second = await plan(database, programme), await plan(database, programme)
    await keep(database, programme, first)
    later = SOON + timedelta(seconds=5)

    await keep(database, programme, second, now=later)

    assert [row.due_at for row in await news(database, AppointmentKept)] == [later, later + PRAISE_WITHIN]


async def test_praise_that_is_being_typed_is_waited_for(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)
    await keep(database, programme, appointment_id)
    later = SOON + timedelta(seconds=5)

    async with database.work() as work:
        await attendance.begin_praise(work, appointment_id, by=programme.anja, now=later)

    assert [row.due_at for row in await news(database, AppointmentKept)] == [later + TYPING_WITHIN]


async def test_praise_that_comes_later_follows(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)
    await keep(database, programme, appointment_id)

    async with database.work() as work:
        await attendance.praise(
            work, appointment_id, "Fijn gesprek.", by=programme.anja, now=SOON + timedelta(hours=1)
        )

    last = (await rows(database, outbox, person=programme.fatima.id))[-1]
    assert last.kind == "AppointmentPraiseFollows"
    assert "je afspraak van dinsdag 10 maart" in words(last)


async def test_beloningen_tells_what_an_appointment_was(database: Database):
    programme = await begin(database)
    titled = await plan(database, programme, title="Koffie")
    plain = await plan(database, programme, LATER)
    await keep(database, programme, titled)
    await keep(database, programme, plain, now=LATER.starts_at)

    async with database.work() as work:
        _, earned = await rewards.own(work, by=programme.fatima)

    assert [(each.amount, each.title, each.mentor) for each in earned] == [
        *((EARNS, "", "Anja"), (EARNS, "Koffie", "Anja"))
    ]
    shown = CATALOGUE.render(what_you_earned(earned, [], now=LATER.starts_at))
    assert "vandaag: Afspraak met Anja" in shown
    assert "Koffie" in shown


# --- "Nee" ----------------------------------------------------------------------------------------


async def test_what_did_not_work_out_gives_its_money_back(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)

    missed = await miss(database, programme, appointment_id)

    assert (missed.state, missed.decided_by_name) == ("missed", "Anja")
    assert (await causes(database))[-1] == f"appointment:{appointment_id}:released"
    assert await findings(database) == []


async def test_the_participant_hears_kindly_of_it_and_not_before_it_can_not_be_taken_back(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)

    await miss(database, programme, appointment_id)

    (told,) = await news(database, AppointmentNotThisTime)
    assert told.due_at == SOON + UNDO_WITHIN + LEAVES_SOON
    assert "gemist" not in words(told)
    assert words(told).endswith("?")


async def test_a_slip_of_the_finger_is_never_heard(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)
    await miss(database, programme, appointment_id)

    again = await undo_missed(
        database, programme, appointment_id, now=SOON + UNDO_WITHIN - timedelta(seconds=1)
    )
    kept = await keep(database, programme, appointment_id, now=SOON + UNDO_WITHIN)

    assert (again.state, kept.state) == ("planned", "kept")
    assert [row.state for row in await news(database, AppointmentNotThisTime)] == ["expired"]
    assert [row.state for row in await news(database, AppointmentKept)] == ["waiting"]
    assert (await cards(database))[-1].kind == "AttendanceKept"
    async with database.work() as work:
        assert await rewards.balance(work, programme.fatima.id) == EARNS
    assert await findings(database) == []


async def test_after_ten_minutes_it_stays_as_it_was_said(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)
    await miss(database, programme, appointment_id)

    with pytest.raises(TooLateForStaff):
        await undo_missed(database, programme, appointment_id, now=SOON + UNDO_WITHIN + timedelta(seconds=1))
    with pytest.raises(AlreadySettled):
        await keep(database, programme, appointment_id)
    with pytest.raises(AlreadySettled):
        await move(database, programme, appointment_id, LATER, now=SOON + UNDO_WITHIN)

    assert [row.state for row in await news(database, AppointmentNotThisTime)] == ["waiting"]


async def test_when_the_pot_was_emptied_meanwhile_the_slip_can_not_be_taken_back(database: Database):
    programme = await begin(database, pot=5_00)
    appointment_id = await plan(database, programme)
    await miss(database, programme, appointment_id)
    await plan(database, programme, LATER)

    with pytest.raises(PotTooSmall):
        await undo_missed(database, programme, appointment_id)

    assert (await the_appointment(database, appointment_id)).state == "missed"
    assert [row.state for row in await news(database, AppointmentNotThisTime)] == ["waiting"]


# --- taken back -----------------------------------------------------------------------------------


async def test_yes_can_be_taken_back_before_the_participant_has_heard_it(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)
    await keep(database, programme, appointment_id)

    again = await undo_kept(database, programme, appointment_id, by=programme.ingrid)

    card = (await cards(database))[-1]
    assert (again.state, again.undone, again.decided_by) == ("planned", 1, None)
    assert (card.kind, card.values["taken_back"]["values"]["by"]) == ("AttendanceAsked", "Ingrid")
    assert [row.state for row in await news(database, AppointmentKept)] == ["expired"]
    assert await news(database, AppointmentLookedAtAgain) == []
    assert (await causes(database))[-1] == f"appointment:{appointment_id}:undone"
    assert await findings(database) == []


async def test_who_has_heard_it_reads_kindly_that_it_is_looked_at_once_more(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)
    await keep(database, programme, appointment_id)
    await leaves(database, AppointmentKept)

    await undo_kept(database, programme, appointment_id)

    (told,) = await news(database, AppointmentLookedAtAgain)
    assert words(told).endswith("Dat komt niet door jou. Je hoeft niets te doen.\nDe € 5 staat zolang apart.")


async def test_taken_back_and_said_again_pays_once_and_is_told_once_more(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)
    for _ in range(3):
        await keep(database, programme, appointment_id)
        await undo_kept(database, programme, appointment_id)

    await keep(database, programme, appointment_id)

    assert [row.state for row in await news(database, AppointmentKept)] == [*["expired"] * 3, "waiting"]
    async with database.work() as work:
        assert await rewards.balance(work, programme.fatima.id) == EARNS
    assert await findings(database) == []


async def test_yes_was_a_slip_and_no_gives_the_money_back(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)
    await keep(database, programme, appointment_id)
    await undo_kept(database, programme, appointment_id)

    await miss(database, programme, appointment_id)

    assert [row.state for row in await news(database, AppointmentNotThisTime)] == ["waiting"]
    async with database.work() as work:
        assert await rewards.balance(work, programme.fatima.id) == 0
    assert await findings(database) == []


async def test_after_ten_minutes_yes_stays_but_the_time_that_the_bot_was_away_does_not_count(
    database: Database,
):
    programme = await begin(database)
    first, second = [await plan(database, programme) for _ in range(2)]
    for appointment_id in (first, second):
        await keep(database, programme, appointment_id)

    with pytest.raises(TooLateForStaff):
        await undo_kept(database, programme, first, now=SOON + UNDO_WITHIN + timedelta(seconds=1))
    async with database.work() as work:
        await work.outages.add(Outage(SOON + timedelta(minutes=1), SOON + timedelta(hours=2)))
    again = await undo_kept(database, programme, second, now=SOON + timedelta(hours=2))

    assert again.state == "planned"


async def test_no_that_left_right_after_an_outage_is_not_taken_back_any_more(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)
    await miss(database, programme, appointment_id)
    async with database.work() as work:
        await work.outages.add(Outage(SOON + timedelta(minutes=1), SOON + timedelta(hours=2)))
    await leaves(database, AppointmentNotThisTime)

    with pytest.raises(TooLateForStaff):
        await undo_missed(database, programme, appointment_id, now=SOON + timedelta(hours=2))


async def test_what_was_spent_is_not_taken_back(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)
    await keep(database, programme, appointment_id)
    async with database.work() as work:
        await rewards.choose(
            work, programme.fatima.id, Cents(1), cause="choice:1", by=programme.fatima.id, now=SOON
        )

    with pytest.raises(AlreadySpent):
        await undo_kept(database, programme, appointment_id)

    assert (await the_appointment(database, appointment_id)).state == "kept"
    assert [row.state for row in await news(database, AppointmentKept)] == ["waiting"]


async def test_an_old_button_takes_back_no_later_answer(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)
    kept = await keep(database, programme, appointment_id)
    await undo_kept(database, programme, appointment_id, sequence=kept.sequence)
    await keep(database, programme, appointment_id)

    with pytest.raises(AlreadyUndone):
        await undo_kept(database, programme, appointment_id, sequence=kept.sequence)


async def test_of_who_has_left_since_yes_is_taken_back_without_a_word(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)
    await keep(database, programme, appointment_id)
    await leaves(database, AppointmentKept)
    async with database.work() as work:
        await people.leave(work, by=programme.fatima, now=SOON)

    again = await undo_kept(database, programme, appointment_id)

    assert again.state == "planned"
    assert await news(database, AppointmentLookedAtAgain) == []


# --- "Verzet" -------------------------------------------------------------------------------------


async def test_what_was_moved_outside_the_bot_is_the_same_appointment_at_its_new_moment(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)
    await tick(database, SOON)

    moved = await move(database, programme, appointment_id, LATER)
    await tick(database, LATER.starts_at + timedelta(hours=1))

    assert (moved.state, moved.asked_at, moved.when) == ("moved", None, LATER)
    asked, gone, again = await cards(database)
    assert (asked.kind, gone.kind, again.kind) == ("AttendanceAsked", "AttendanceMoved", "AttendanceAsked")
    assert asked.card == gone.card != again.card
    assert (gone.values["by"], gone.values["to"]) == ("Anja", LATER.starts_at.isoformat())
    assert await findings(database) == []


async def test_no_can_become_moved_and_then_yes(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)
    await miss(database, programme, appointment_id)

    await move(database, programme, appointment_id, LATER)
    kept = await keep(database, programme, appointment_id, now=LATER.starts_at)

    assert kept.state == "kept"
    assert [row.state for row in await news(database, AppointmentNotThisTime)] == ["expired"]
    assert await findings(database) == []


async def test_what_was_moved_can_not_work_out_a_second_time_either(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)
    await miss(database, programme, appointment_id)
    await move(database, programme, appointment_id, LATER)

    await miss(database, programme, appointment_id, now=LATER.starts_at)
    await undo_missed(database, programme, appointment_id, now=LATER.starts_at + timedelta(minutes=1))
    await keep(database, programme, appointment_id, now=LATER.starts_at + timedelta(minutes=1))

    assert await findings(database) == []
    async with database.work() as work:
        assert await rewards.balance(work, programme.fatima.id) == EARNS


# --- who may, and many at once --------------------------------------------------------------------


async def test_nobody_says_it_of_themselves_or_for_another_team(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)
    piet = await mentor_elsewhere(database)
    (team_id,) = programme.anja.teams
    fatima = Someone(
        programme.fatima.person, (Membership(Role.MENTOR, team_id),), programme.fatima.participant
    )

    await keep(database, programme, appointment_id)
    for said in (keep, miss, undo_kept, undo_missed):
        with pytest.raises(NotOfThisTeam):
            await said(database, programme, appointment_id, by=piet)
        with pytest.raises(OwnClaim):
            await said(database, programme, appointment_id, by=fatima)


async def test_before_it_begins_nobody_says_how_it_went(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)
    before = WHEN.starts_at - timedelta(seconds=1)

    for said in (keep, miss):
        with pytest.raises(NoLongerPossible):
            await said(database, programme, appointment_id, now=before)

    async with database.work() as work:
        assert await attendance.shown(work, appointment_id, by=programme.anja, now=before) is None


async def test_who_is_second_hears_who_was_first(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)
    await keep(database, programme, appointment_id)

    with pytest.raises(AlreadySettled) as refusal:
        await miss(database, programme, appointment_id, by=programme.ingrid)

    assert refusal.value.appointment.decided_by_name == "Anja"


async def test_only_who_said_it_praises(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)
    await keep(database, programme, appointment_id)

    with pytest.raises(AlreadySettled):
        async with database.work() as work:
            await attendance.praise(work, appointment_id, "Fijn.", by=programme.ingrid, now=SOON)


async def test_of_many_who_say_it_at_once_one_counts(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)

    results = await asyncio.gather(
        *(keep(database, programme, appointment_id) for _ in range(5)),
        *(move(database, programme, appointment_id, LATER, sequence=0) for _ in range(5)),
        return_exceptions=True,
    )

    refused = [result for result in results if isinstance(result, BaseException)]
    assert len(refused) == 9
    assert all(isinstance(refusal, NoLongerPossible) for refusal in refused)
    assert len(await rows(database, ledger)) <= 3
    assert await findings(database) == []


async def test_yes_and_no_at_once_leave_one_of_both_and_the_books_in_order(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)

    await asyncio.gather(
        *(miss(database, programme, appointment_id) for _ in range(4)),
        *(keep(database, programme, appointment_id) for _ in range(4)),
        return_exceptions=True,
    )

    assert (await the_appointment(database, appointment_id)).state in ("kept", "missed")
    assert await findings(database) == []


async def test_of_who_has_stopped_it_is_only_written_down(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)
    async with database.work() as work:
        participant = await work.people.participant(programme.fatima.id)
        await work.people.save_state(participant.become(ParticipantState.LEFT))

    kept = await keep(database, programme, appointment_id)

    assert (kept.state, kept.praise) == ("kept", "")
    assert await news(database, AppointmentKept) == []
    with pytest.raises((NoLongerPossible, HasStoppedTakingPart)):
        async with database.work() as work:
            await attendance.begin_praise(work, appointment_id, by=programme.anja, now=SOON)


async def test_what_was_asked_about_it_before_is_settled(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)
    async with database.work() as work:
        await appointments.answer(work, appointment_id, Coming.CANNOT, by=programme.fatima, now=NOW)

    await keep(database, programme, appointment_id)

    (card,) = [row for row in await rows(database, outbox) if row.kind == "CannotComeDone"]
    assert "De afspraak is geweest." in words(card)
    async with database.work() as work:
        assert await work.appointment_requests.open_of(programme.fatima.id, appointment_id) is None


async def test_the_card_can_be_asked_for_as_it_stands(database: Database):
    programme = await begin(database)
    appointment_id = await plan(database, programme)

    async with database.work() as work:
        before = await attendance.shown(work, appointment_id, by=programme.anja, now=DURING)
        await attendance.miss(work, appointment_id, by=programme.anja, now=DURING)
        after = await attendance.shown(work, appointment_id, by=programme.anja, now=DURING)

    assert (before.kind if before else "", after.kind if after else "") == (
        *("AttendanceAsked", "AttendanceMissed"),
    )


# --- what the tests do ----------------------------------------------------------------------------


async def plan(
    database: Database,
    programme: SmallProgramme,
    when: When = WHEN,
    *,
    minutes: int = 60,
    title: str = "",
    reward: Cents = EARNS,
) -> AppointmentId:
    async with database.work() as work:
        return await appointments.plan(
            work,
            programme.fatima.id,
            when,
            Details(Place("Serviceplein"), minutes, title=title, reward=reward),
            programme=PROGRAMME,
            by=programme.anja,
            now=NOW,
        )


async def keep(
    database: Database,
    programme: SmallProgramme,
    appointment_id: AppointmentId,
    *,
    praise: str = "",
    by: Someone | None = None,
    now: datetime = SOON,
) -> Appointment:
    async with database.work() as work:
        return await attendance.keep(
            work, appointment_id, praise=praise, programme=PROGRAMME, by=by or programme.anja, now=now
        )


async def undo_kept(
    database: Database,
    programme: SmallProgramme,
    appointment_id: AppointmentId,
    *,
    sequence: int | None = None,
    by: Someone | None = None,
    now: datetime = SOON,
) -> Appointment:
    async with database.work() as work:
        return await attendance.undo_kept(
            work, appointment_id, sequence=sequence, by=by or programme.anja, now=now
        )


async def undo_missed(
    database: Database,
    programme: SmallProgramme,
    appointment_id: AppointmentId,
    *,
    by: Someone | None = None,
    now: datetime = SOON,
) -> Appointment:
    async with database.work() as work:
        return await attendance.undo_missed(work, appointment_id, by=by or programme.anja, now=now)


async def leaves(database: Database, kind: type[Notice]) -> None:
    """The sender has sent it."""
    async with database.work() as work:
        await work.connection.execute(
            update(outbox).where(outbox.c.kind == kind.__name__).values(state=NoticeState.SENT)
        )


async def miss(
    database: Database,
    programme: SmallProgramme,
    appointment_id: AppointmentId,
    *,
    by: Someone | None = None,
    now: datetime = SOON,
) -> Appointment:
    async with database.work() as work:
        return await attendance.miss(work, appointment_id, by=by or programme.anja, now=now)


async def move(
    database: Database,
    programme: SmallProgramme,
    appointment_id: AppointmentId,
    when: When,
    *,
    sequence: int | None = None,
    now: datetime = SOON,
) -> Appointment:
    async with database.work() as work:
        return await appointments.move(
            work, appointment_id, when, sequence=sequence, programme=PROGRAMME, by=programme.anja, now=now
        )


async def tick(database: Database, now: datetime) -> None:
    async with database.work() as work:
        await attendance.ask_due(work, PROGRAMME, now)


async def the_appointment(database: Database, appointment_id: AppointmentId) -> Appointment:
    async with database.work() as work:
        return await work.appointments.get(appointment_id)


async def mentor_elsewhere(database: Database) -> Someone:
    async with database.work() as work:
        person = await work.people.add("Piet", now=NOW)
        team = await work.people.add_team("Nieuwkoop", "N")
        await work.people.add_membership(person, Role.MENTOR, team, now=NOW)
        return await work.people.someone(person)


async def rows(database: Database, table: Any, *, person: int | None = None) -> list[Any]:
    query = select(table).order_by(table.c.id)
    if person is not None:
        query = query.where(table.c.person_id == person)
    async with database.work() as work:
        return list(await work.connection.execute(query))


async def cards(database: Database) -> list[Any]:
    return [row for row in await rows(database, outbox) if row.kind.startswith("Attendance")]


async def news(database: Database, kind: type[Notice]) -> list[Any]:
    return [row for row in await rows(database, outbox) if row.kind == kind.__name__]


async def causes(database: Database) -> list[str]:
    return [row.cause for row in await rows(database, ledger)]


async def findings(database: Database) -> list[str]:
    async with database.work() as work:
        return await check(work)


def words(row: Any) -> str:
    """What is read on the phone, in Dutch."""
    return CATALOGUE.render(all_messages()[row.kind].from_values(row.values)).replace("\xa0", " ")
