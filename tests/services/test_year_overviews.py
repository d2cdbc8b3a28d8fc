"""The yearly overview on a real database: of what the services did, for oneself and for one's own team."""

from datetime import UTC, date, datetime, timedelta

import pytest

from mentoring.access import NotOfThisTeam
from mentoring.gifts import GiftDraft, GiftKind, GiftPictogram
from mentoring.money import Cents
from mentoring.people import ParticipantState
from mentoring.refusals import Gone
from mentoring.year_overviews import Deed, EarnedBy, EarnedInYear, HandedOver
from services import choices, gifts, hand_overs, households, rewards, year_overviews
from storage.database import Database
from tests.services.roster import fill
from tests.services.small_programme import NOW, PROGRAMME, SmallProgramme, agree, approve, begin, claim

BOOK = GiftDraft("Boekenbon", Cents(5_00), GiftKind.BY_HAND, None, "in de winkel", None, GiftPictogram.BOOK)
LAST_YEAR = NOW - timedelta(days=365)


async def earns_and_gets_a_book(database: Database) -> SmallProgramme:
    """Fatima did two steps, for € 5 and € 2,50, and got a book for five of it."""
    people = await begin(database)
    goal_id = await agree(database, people)
    for _ in range(2):
        await approve(database, people, await claim(database, people, goal_id))
    async with database.work() as work:
        gift_id = await gifts.add_gift(work, BOOK, by=people.ingrid, now=NOW)
        chosen = await choices.choose(work, gift_id, by=people.fatima, now=NOW)
        await hand_overs.hand_over(work, chosen.id, by=people.anja, now=NOW)
    return people


async def test_it_tells_what_was_earned_and_handed_over_and_what_is_left(database: Database):
    people = await earns_and_gets_a_book(database)

    async with database.work() as work:
        own = await year_overviews.own(work, 2026, by=people.fatima, now=NOW)
        saved = await rewards.balance(work, people.fatima.id)

    today, deed = date(2026, 3, 3), EarnedBy.DEED
    assert own.overview.earned == (
        EarnedInYear(today, Cents(5_00), deed, Deed("Post openen en sorteren")),
        EarnedInYear(today, Cents(2_50), deed, Deed("Een lijst maken")),
    )
    assert own.overview.handed_over == (HandedOver(today, "Boekenbon", Cents(5_00)),)
    assert (own.overview.balance, saved, own.shares_limit) == (2_50, 2_50, False)


async def test_the_years_are_those_in_which_something_happened(database: Database):
    people = await begin(database)
    async with database.work() as work:
        await rewards.owe(
            work, people.fatima.id, Cents(5_00), cause="correction:1", by=people.ingrid.id, now=LAST_YEAR
        )

        years = await year_overviews.own_years(work, by=people.fatima, now=NOW)
        for_team = await year_overviews.years_for(work, people.fatima.id, by=people.anja, now=NOW)

    assert years == for_team == (2026, 2025)


async def test_of_a_year_without_anything_there_is_none(database: Database):
    people = await begin(database)

    async with database.work() as work:
        with pytest.raises(Gone):
            await year_overviews.own(work, 2025, by=people.fatima, now=NOW)
        with pytest.raises(Gone):
            await year_overviews.overview_for(work, people.fatima.id, 2025, by=people.anja, now=NOW)


async def test_who_has_stopped_still_gets_it(database: Database):
    people = await earns_and_gets_a_book(database)
    async with database.work() as work:
        participant = await work.people.participant(people.fatima.id)
        await work.people.save_state(participant.become(ParticipantState.LEFT))
        stopped = await work.people.someone(people.fatima.id)

        own = await year_overviews.own(work, 2026, by=stopped, now=NOW)
        on_paper = await year_overviews.overview_for(work, stopped.id, 2026, by=people.anja, now=NOW)

    assert own.overview.earned_together == on_paper.overview.earned_together == 7_50


async def test_it_says_that_a_limit_is_shared_and_tells_nothing_of_the_others(database: Database):
    roster = await fill(database)
    async with database.work() as work:
        await households.link(
            work, roster.fatima.id, roster.bert.id, programme=PROGRAMME, by=roster.anja, now=NOW
        )

        own = await year_overviews.own(work, 2026, by=roster.fatima, now=NOW)

    assert own.shares_limit
    assert roster.bert.first_name not in repr(own)


async def test_another_team_does_not_get_it(database: Database):
    roster = await fill(database)

    async with database.work() as work:
        with pytest.raises(NotOfThisTeam):
            await year_overviews.years_for(work, roster.fatima.id, by=roster.kees, now=NOW)
        with pytest.raises(NotOfThisTeam):
            await year_overviews.overview_for(work, roster.fatima.id, 2026, by=roster.kees, now=NOW)


async def test_on_new_years_eve_in_amsterdam_it_is_the_new_year_an_hour_before_utc(database: Database):
    people = await begin(database)
    midnight = datetime(2026, 12, 31, 23, tzinfo=UTC)

    async with database.work() as work:
        assert await year_overviews.own_years(work, by=people.fatima, now=midnight) == (2027,)
