"""Agreeing, leaving, being out of reach; and who may do what with the roster, for every service of people and teams."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime

import pytest

from mentoring.ids import TelegramId
from mentoring.letters import Content
from mentoring.people import ParticipantState, Someone
from mentoring.refusals import Gone, NoLongerPossible, NotAllowed
from mentoring.teams import ChatTaken, NameTaken
from services import consents, invitations, letters, people, teams, undelivered
from storage.database import Database
from storage.work import Work
from tests.services.roster import EAST_CHAT, NOW, PROGRAMME, WEST_CHAT, Roster, fill, heard, open_as

OTHER_CHAT = TelegramId(-300)
Act = Callable[[Work, Roster, Someone], Awaitable[object]]

ACTS: dict[str, Act] = {
    "invite_mentor": lambda work, roster, by: invitations.invite_mentor(
        work, "Omar", roster.west, by=by, programme=PROGRAMME, now=NOW
    ),
    "invite_participant": lambda work, roster, by: invitations.invite_participant(
        work, "Omar", roster.west, by=by, programme=PROGRAMME, now=NOW
    ),
    "renew": lambda work, roster, by: invitations.renew(
        work, roster.bert.id, by=by, programme=PROGRAMME, now=NOW
    ),
    "renew_mentor": lambda work, roster, by: invitations.renew(
        work, roster.anja.id, by=by, programme=PROGRAMME, now=NOW
    ),
    "add_team": lambda work, roster, by: teams.add_team(work, "North", by=by, now=NOW),
    "all_teams": lambda work, roster, by: teams.all_teams(work, by=by),
    "staff": lambda work, roster, by: teams.staff(work, by=by),
    "link_chat": lambda work, roster, by: teams.link_chat(work, roster.west, OTHER_CHAT, by=by, now=NOW),
    "unlink_chat": lambda work, roster, by: teams.unlink_chat(work, WEST_CHAT, by=by, now=NOW),
    "participant_for": lambda work, roster, by: people.participant_for(work, roster.fatima.id, by=by),
    "leave": lambda work, roster, by: people.leave(work, by=by, now=NOW),
    "agree": lambda work, roster, by: consents.agree(work, text="…", version="1", by=by, now=NOW),
}

MAY = {
    "karin": set(ACTS) - {"leave", "agree"},
    "anja": {"invite_participant", "renew", "participant_for"},
    "kees": set(),
    "fatima": {"leave"},
    "bert": {"leave", "agree"},
}
"""Karin coordinates; Anja is a mentor of team West, Kees of another; Fatima has agreed, Bert has not yet."""


@pytest.fixture
async def roster(database: Database) -> Roster:
    return await fill(database)


@pytest.mark.parametrize("who", sorted(MAY))
async def test_what_somebody_may_do_with_the_roster_and_nothing_else(database, roster, who):
    done = {act for act in ACTS if await _is_done(database, roster, act, who)}

    assert done == MAY[who]


@pytest.mark.parametrize(
    ("who", "names"),
    [("karin", ["Bert", "Fatima"]), ("anja", ["Bert", "Fatima"]), ("kees", []), ("fatima", [])],
)
async def test_whom_somebody_sees_in_the_list(database, roster, who, names):
    async with database.work() as work:
        found = await people.participants_for(work, by=roster.who(who))

    assert [participant.first_name for participant in found] == names


async def test_a_yes_is_kept_with_its_words_its_version_and_its_moment(database, roster):
    async with database.work() as work:
        await consents.agree(work, text="Hallo Bert.", version="abc", by=roster.bert, now=NOW)
        bert = await work.people.someone(roster.bert.id)
        kept = await work.consents.of(roster.bert.id)

    assert bert.participant.state is ParticipantState.ACTIVE
    assert [(consent.text, consent.version, consent.agreed_at) for consent in kept] == [
        ("Hallo Bert.", "abc", NOW)
    ]
    assert "ParticipantAgreed" in await heard(database, in_chat=WEST_CHAT)


async def test_who_leaves_is_left_and_the_team_hears_it(database, roster):
    async with database.work() as work:
        await people.leave(work, by=roster.fatima, now=NOW)
        fatima = await work.people.someone(roster.fatima.id)

    assert fatima.participant.state is ParticipantState.LEFT
    assert "ParticipantLeft" in await heard(database, in_chat=WEST_CHAT)


async def test_nothing_that_was_waiting_reaches_who_has_left_also_when_they_can_be_reached_again(
    database, roster
):
    async with database.work() as work:
        await letters.send(work, roster.fatima.id, Content("Tot morgen"), by=roster.anja, now=NOW)
        await work.people.mark_unreachable(roster.fatima.id, since=NOW)
        await people.leave(work, by=roster.fatima, now=NOW)
        await people.find_again(work, await work.people.someone(roster.fatima.id), now=NOW)

    assert await heard(database, in_chat=4) == []


async def test_of_many_ways_to_leave_at_once_one_counts(database, roster):
    async def leave() -> None:
        async with database.work() as work:
            await people.leave(work, by=roster.fatima, now=NOW)

    done = await asyncio.gather(*(leave() for _ in range(5)), return_exceptions=True)

    assert [type(result) for result in done if result] == [NoLongerPossible] * 4
    assert (await heard(database, in_chat=WEST_CHAT)).count("ParticipantLeft") == 1


async def test_nobody_leaves_twice(database, roster):
    async with database.work() as work:
        await people.leave(work, by=roster.fatima, now=NOW)
        again = await work.people.someone(roster.fatima.id)

        with pytest.raises(NoLongerPossible):
            await people.leave(work, by=again, now=NOW)


async def test_the_team_hears_once_that_somebody_is_out_of_reach_and_once_that_they_are_back(
    database, roster
):
    async with database.work() as work:
        await undelivered.person_unreachable(work, roster.fatima.id, now=NOW)
        await undelivered.person_unreachable(work, roster.fatima.id, now=NOW)
        first = await people.find_again(work, await work.people.someone(roster.fatima.id), now=NOW)
        second = await people.find_again(work, await work.people.someone(roster.fatima.id), now=NOW)

    kinds = await heard(database, in_chat=WEST_CHAT)
    assert (first, second) == (True, False)
    assert (kinds.count("ParticipantUnreachable"), kinds.count("ParticipantBack")) == (1, 1)


async def test_nobody_is_told_that_someone_who_left_is_out_of_reach(database, roster):
    async with database.work() as work:
        await people.leave(work, by=roster.fatima, now=NOW)
        await undelivered.person_unreachable(work, roster.fatima.id, now=NOW)

    assert "ParticipantUnreachable" not in await heard(database, in_chat=WEST_CHAT)


async def test_two_teams_never_share_a_name(database, roster):
    async with database.work() as work:
        with pytest.raises(NameTaken):
            await teams.add_team(work, " west ", by=roster.karin, now=NOW)


async def test_a_group_is_the_admin_chat_of_one_team(database, roster):
    async with database.work() as work:
        with pytest.raises(ChatTaken):
            await teams.link_chat(work, roster.west, EAST_CHAT, by=roster.karin, now=NOW)


async def test_a_team_moves_to_another_group_and_lets_the_old_one_go(database, roster):
    async with database.work() as work:
        await teams.link_chat(work, roster.west, OTHER_CHAT, by=roster.karin, now=NOW)
        old, new = await work.people.team_in(WEST_CHAT), await work.people.team_in(OTHER_CHAT)

    assert old is None
    assert new.id == roster.west


async def test_a_private_chat_is_never_an_admin_chat(database, roster):
    async with database.work() as work:
        with pytest.raises(NoLongerPossible):
            await teams.link_chat(work, roster.west, TelegramId(1), by=roster.karin, now=NOW)


async def test_a_group_that_is_unlinked_is_free_for_another_team(database, roster):
    async with database.work() as work:
        await teams.unlink_chat(work, WEST_CHAT, by=roster.karin, now=NOW)
        with pytest.raises(Gone):
            await teams.unlink_chat(work, WEST_CHAT, by=roster.karin, now=NOW)
        await teams.link_chat(work, roster.east, WEST_CHAT, by=roster.karin, now=NOW)
        now_of = await work.people.team_in(WEST_CHAT)

    assert now_of.id == roster.east


async def test_a_team_follows_its_group_to_the_new_number(database, roster):
    async with database.work() as work:
        await teams.move_chat(work, WEST_CHAT, OTHER_CHAT, now=NOW)
        await teams.move_chat(work, TelegramId(-999), TelegramId(-998), now=NOW)
        moved = await work.people.team_in(OTHER_CHAT)

    assert moved.id == roster.west


async def test_the_coordinators_hear_of_strange_groups_once_a_day_for_each_account(database, roster):
    async with database.work() as work:
        for title in ("Koopjes", "Meer koopjes"):
            await teams.report_strange_group(
                work, title, by=None, by_name="Xander", telegram_id=TelegramId(77), now=NOW
            )

    assert (await heard(database, in_chat=1)).count("StrangeGroup") == 1


class _NotForGood(Exception):
    """Takes back what an act did, so that the next one finds everything as it was."""


async def _is_done(database, roster, act, who):
    try:
        async with database.work() as work:
            await ACTS[act](work, roster, roster.who(who))
            raise _NotForGood
    except _NotForGood:
        return True
    except (NotAllowed, NoLongerPossible):
        return False


async def test_the_day_on_which_a_participant_was_last_seen_is_kept_in_amsterdam(database, roster):
    before_midnight = datetime(2026, 3, 3, 23, 30, tzinfo=UTC)  # 00:30 the next day in Amsterdam

    async with database.work() as work:
        await people.see(work, await work.people.participant(roster.fatima.id), now=before_midnight)

    assert await last_seen(database, roster.fatima) == date(2026, 3, 4)


async def test_of_who_has_stopped_no_day_is_kept(database, roster):
    async with database.work() as work:
        await people.leave(work, by=roster.fatima, now=NOW)
        await people.see(work, await work.people.participant(roster.fatima.id), now=NOW)

    assert await last_seen(database, roster.fatima) is None


async def test_who_is_silent_is_told_by_team_the_longest_first(database, roster):
    async with database.work() as work:
        omar = await invitations.invite_participant(
            work, "Omar", roster.west, by=roster.anja, programme=PROGRAMME, now=NOW
        )
        omar_himself = await open_as(work, omar, 6)
        await consents.agree(work, text="…", version="1", by=omar_himself, now=NOW)
        await work.people.save_seen(roster.fatima.id, day=date(2026, 3, 20))
        await work.people.save_seen(omar_himself.id, day=date(2026, 3, 10))

    async with database.work() as work:
        found = {
            day: [silent.first_name for silent in await work.people.silent_since(day, roster.west)]
            for day in (date(2026, 3, 10), date(2026, 3, 11), date(2026, 3, 21))
        }
        elsewhere = await work.people.silent_since(date(2026, 3, 21), roster.east)

    assert found == {
        date(2026, 3, 10): [],
        date(2026, 3, 11): ["Omar"],
        date(2026, 3, 21): ["Omar", "Fatima"],  # Bert has not agreed yet
    }
    assert elsewhere == []


async def test_who_was_never_seen_is_silent_since_the_invitation(database, roster):
    async with database.work() as work:
        on_the_day, the_day_after = [
            await work.people.silent_since(day, roster.west) for day in (date(2026, 3, 3), date(2026, 3, 4))
        ]

    assert on_the_day == []
    assert [silent.first_name for silent in the_day_after] == ["Fatima"]


async def last_seen(database: Database, someone: Someone) -> date | None:
    async with database.work() as work:
        return (await work.people.participant(someone.id)).last_seen_on
