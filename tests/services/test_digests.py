"""The digest: what a team has open, of its own people, once on an office day, and nothing when there is nothing."""

import asyncio
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import select

from mentoring.access import NotOfThisTeam
from mentoring.appointments import Coming, Details
from mentoring.letters import Content
from mentoring.moments import at_wall_time
from mentoring.pauses import PauseLength
from mentoring.people import Someone
from mentoring.places import Place
from mentoring.programme import Programme
from messages.catalogue import read_catalogue
from messages.digests import Digest
from services import (
    appointment_requests,
    appointments,
    attendance,
    consents,
    digests,
    invitations,
    letters,
    pauses,
)
from storage.database import Database
from storage.tables import outbox
from tests.services.everything import everything_of_fatima
from tests.services.roster import NOW, PROGRAMME, Roster, fill, open_as

AT_DIGEST = datetime(2026, 3, 3, 15, 30, tzinfo=UTC)  # a Tuesday, 16:30 in Amsterdam
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.fixture
async def roster(database: Database) -> Roster:
    """Two teams. Fatima of West has just been seen."""
    found = await fill(database)
    async with database.work() as work:
        await work.people.save_seen(found.fatima.id, day=date(2026, 3, 3))
    return found


async def tick(database: Database, *moments: datetime, programme: Programme = PROGRAMME) -> list[str]:
    """The digests that have been put out when the clock has ticked at these moments, as they read."""
    for at in moments:
        async with database.work() as work:
            await digests.digest_due(work, programme, at)
    async with database.work() as work:
        found = await work.connection.execute(
            select(outbox.c["values"]).where(outbox.c.kind == "Digest").order_by(outbox.c.id)
        )
        return [read_catalogue().render(Digest.from_values(values)) for values in found.scalars()]


async def now_open(database: Database, roster: Roster, *, at: datetime = AT_DIGEST) -> list[str]:
    """The lines of /vandaag in West."""
    async with database.work() as work:
        digest = await digests.of_team(work, roster.west, by=roster.anja, now=at)
    return read_catalogue().render(digest).splitlines() if digest else []


async def writes(database: Database, by: Someone, *, at: datetime = NOW) -> None:
    async with database.work() as work:
        await letters.write(work, Content("Kun je me bellen?"), by=by, now=at)


# --- when -----------------------------------------------------------------------------------------


async def test_it_comes_once_on_a_day_at_its_time_to_the_team_that_has_something_open(database, roster):
    await writes(database, roster.fatima)

    assert await tick(database, AT_DIGEST - MINUTE) == []
    assert len(await tick(database, AT_DIGEST, AT_DIGEST + MINUTE, AT_DIGEST + 3 * HOUR)) == 1
    assert len(await tick(database, AT_DIGEST + DAY)) == 2


async def test_two_processes_put_it_out_once(database, roster):
    await writes(database, roster.fatima)

    async def at_once() -> None:
        async with database.work() as work:
            await digests.digest_due(work, PROGRAMME, AT_DIGEST)

    await asyncio.gather(at_once(), at_once())

    assert len(await tick(database)) == 1


async def test_nothing_when_there_is_nothing_and_what_comes_up_later_is_for_tomorrow(database, roster):
    await tick(database, AT_DIGEST)
    await writes(database, roster.fatima, at=AT_DIGEST + HOUR)

    assert await tick(database, AT_DIGEST + 2 * HOUR) == []
    assert len(await tick(database, AT_DIGEST + DAY)) == 1


async def test_not_at_the_weekend_and_not_on_a_holiday(database, roster):
    await writes(database, roster.fatima)
    saturday, good_friday = AT_DIGEST + 4 * DAY, datetime(2026, 4, 3, 14, 30, tzinfo=UTC)

    assert await tick(database, saturday, good_friday) == []


async def test_after_an_outage_it_still_comes_until_eight_in_the_evening(database, roster):
    await writes(database, roster.fatima)
    eight = datetime(2026, 3, 3, 19, 0, tzinfo=UTC)

    assert await tick(database, eight) == []
    assert len(await tick(database, eight - MINUTE)) == 1
    async with database.work() as work:
        assert (
            await work.connection.execute(select(outbox.c.expires_at).where(outbox.c.kind == "Digest"))
        ).scalar() == eight


async def test_a_programme_has_its_own_time_also_one_in_the_evening(database, roster):
    await writes(database, roster.fatima)
    late = Programme(digest_at=time(21))
    nine = datetime(2026, 3, 3, 20, 0, tzinfo=UTC)

    assert await tick(database, nine - MINUTE, programme=late) == []
    assert len(await tick(database, nine + HOUR, programme=late)) == 1


# --- what -----------------------------------------------------------------------------------------


async def test_a_letter_stands_in_it_until_somebody_of_the_team_has_answered(database, roster):
    await writes(database, roster.fatima)
    before = await now_open(database, roster)
    async with database.work() as work:
        await letters.send(work, roster.fatima.id, Content("Ja, morgen"), by=roster.anja, now=NOW + HOUR)
    answered = await now_open(database, roster)
    await writes(database, roster.fatima, at=NOW + 2 * HOUR)

    assert before[1:] == ["<b>1 bericht zonder antwoord</b>: /bericht", "• Fatima (A-001), dinsdag 3 maart"]
    assert answered == []
    assert (await now_open(database, roster))[1:] == before[1:]
    assert await now_open(database, roster, at=NOW + 15 * DAY) == []


async def test_claims_and_appointments_stand_in_it_the_oldest_first(database):
    everything = await everything_of_fatima(database)

    lines = await now_open(database, everything.roster)

    assert lines[:5] == [
        "📋 Open in West",
        "<b>1 melding open</b>",
        "• <b>Melding 1</b> · Fatima (A-001) · wacht 1 uur",
        "<b>1 afspraak geweest: was de deelnemer er?</b> Antwoord hierboven",
        "• dinsdag 3 maart om 14.00 uur: Fatima (A-001), met Anja",
    ]


async def test_appointments_are_named_with_their_mentor_and_more_than_twelve_are_counted(database, roster):
    await plan(database, roster, *[at_wall_time(date(2026, 3, 4), time(hour)) for hour in range(7, 21)])

    lines = await now_open(database, roster)

    assert lines[1] == "<b>14 afspraken vandaag of de volgende werkdag</b>"
    assert lines[2:] == [
        *[f"• woensdag 4 maart om {hour}.00 uur: Fatima (A-001), met Anja" for hour in range(7, 19)],
        "• en nog 2",
    ]


async def test_more_than_three_of_another_subject_are_counted(database, roster):
    await plan(database, roster, *[at_wall_time(date(2026, 3, 4), time(hour)) for hour in range(10, 15)])

    lines = await now_open(database, roster, at=AT_DIGEST + DAY)

    assert lines[1] == "<b>5 afspraken geweest: was de deelnemer er?</b> Antwoord hierboven"
    assert len(lines) == 6
    assert lines[-1] == "• en nog 2"


async def test_on_a_friday_what_is_planned_for_monday_is_told(database, roster):
    monday, tuesday = [at_wall_time(date(2026, 3, day), time(10)) for day in (9, 10)]
    await plan(database, roster, monday, tuesday)

    lines = await now_open(database, roster, at=AT_DIGEST + 3 * DAY)

    assert lines[2:] == ["• maandag 9 maart om 10.00 uur: Fatima (A-001), met Anja"]


async def test_a_request_for_an_appointment_stands_in_it_until_one_is_planned(database, roster):
    async with database.work() as work:
        await appointment_requests.want_call(work, None, by=roster.fatima, now=NOW)
    asked = await now_open(database, roster)
    await plan(database, roster, at_wall_time(date(2026, 4, 7), time(10)))

    assert asked[1:] == ["<b>1 vraag om een afspraak</b>: /afspraak", "• Fatima (A-001), dinsdag 3 maart"]
    assert await now_open(database, roster) == []


async def test_who_is_silent_for_three_weeks_stands_in_it_and_who_has_a_pause_apart(database, roster):
    after = {days: await now_open(database, roster, at=NOW + days * DAY) for days in (21, 22)}
    async with database.work() as work:
        await pauses.pause(work, PauseLength.OPEN, by=roster.fatima, now=NOW + 22 * DAY)

    assert after == {
        21: [],
        22: [
            "📋 Open in West",
            "<b>1 deelnemer drie weken stil</b>: even bellen?",
            "• Fatima (A-001), dinsdag 3 maart",
        ],
    }
    assert (await now_open(database, roster, at=NOW + 22 * DAY))[1:] == [
        "<b>1 deelnemer heeft pauze</b>",
        "• Fatima (A-001)",
    ]


async def test_who_came_to_an_appointment_is_not_silent(database, roster):
    await plan(database, roster, at_wall_time(date(2026, 3, 10), time(10)))
    async with database.work() as work:
        (coming,) = await appointments.upcoming(work, by=roster.fatima, now=NOW)
        await attendance.keep(work, coming.id, programme=PROGRAMME, by=roster.anja, now=NOW + 7 * DAY)

    later = {days: await now_open(database, roster, at=NOW + days * DAY) for days in (22, 28, 29)}

    assert (later[22], later[28]) == ([], [])
    assert later[29][1:] == [
        "<b>1 deelnemer drie weken stil</b>: even bellen?",
        "• Fatima (A-001), dinsdag 3 maart",
    ]


async def test_who_said_that_they_can_not_come_stands_in_it_so(database, roster):
    await plan(database, roster, at_wall_time(date(2026, 3, 4), time(10)))
    async with database.work() as work:
        (coming,) = await appointments.upcoming(work, by=roster.fatima, now=NOW)
        await appointments.answer(work, coming.id, Coming.CANNOT, by=roster.fatima, now=NOW)

    lines = await now_open(database, roster)

    assert lines[-1] == "• woensdag 4 maart om 10.00 uur: Fatima (A-001), met Anja · zegt: ik kan niet"


async def test_only_people_of_the_own_team_are_in_it(database, roster):
    async with database.work() as work:
        token = await invitations.invite_participant(
            work, "Omar", roster.east, by=roster.kees, programme=PROGRAMME, now=NOW
        )
        omar = await open_as(work, token, 6)
        await consents.agree(work, text="…", version="1", by=omar, now=NOW)
        omar = await work.people.someone(omar.id)
        await appointment_requests.want_call(work, None, by=omar, now=NOW)
        await pauses.pause(work, PauseLength.WEEK, by=omar, now=NOW)
    await writes(database, omar)
    await plan(database, roster, at_wall_time(date(2026, 3, 4), time(10)), whom=omar, by=roster.kees)

    assert await now_open(database, roster) == []
    with pytest.raises(NotOfThisTeam):
        async with database.work() as work:
            await digests.of_team(work, roster.west, by=roster.kees, now=NOW)


async def plan(
    database: Database, roster: Roster, *moments, whom: Someone | None = None, by: Someone | None = None
) -> None:
    async with database.work() as work:
        for when in moments:
            await appointments.plan(
                work,
                (whom or roster.fatima).id,
                when,
                Details(Place("Plein")),
                programme=PROGRAMME,
                by=by or roster.anja,
                now=NOW,
            )
