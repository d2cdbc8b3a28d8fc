"""T09: an invitation is for one person and one account, for a short time, and only its hash is kept."""

import asyncio
from datetime import timedelta

import pytest

from mentoring.ids import TelegramId
from mentoring.invitations import (
    Expired,
    ForAnother,
    TooManyAttempts,
    UnknownInvitation,
    UsedByAnother,
    hash_of,
)
from mentoring.people import ParticipantState, Role
from mentoring.refusals import NoLongerPossible
from services import invitations, people
from storage.database import Database
from tests.services.roster import A_WEEK, NOW, PROGRAMME, STRANGER, WEST_CHAT, Roster, fill, heard, open_as


@pytest.fixture
async def roster(database: Database) -> Roster:
    return await fill(database)


async def test_the_first_account_that_opens_it_is_the_participant_from_then_on(database, roster):
    async with database.work() as work:
        token = await _invite(work, roster)
        omar = await work.people.participant((await open_as(work, token, 10)).id)

    assert omar.first_name == "Omar"
    assert omar.state is ParticipantState.INVITED
    assert omar.mentor_name == "Anja"
    assert omar.pseudonym == "A-003"


async def test_the_same_account_may_open_it_again_at_any_time(database, roster):
    async with database.work() as work:
        token = await _invite(work, roster)
        first = await open_as(work, token, 10)
        again = await open_as(work, token, 10, now=NOW + 2 * A_WEEK)

    assert again == first


async def test_of_many_accounts_at_once_one_is_first(database, roster):
    async with database.work() as work:
        token = await _invite(work, roster)

    refusals = await asyncio.gather(*(_open_alone(database, token, account) for account in range(50, 60)))

    assert sum(refusal is None for refusal in refusals) == 1
    assert sum(isinstance(refusal, UsedByAnother) for refusal in refusals) == 9


async def test_a_second_account_is_refused_and_the_team_hears_it_once(database, roster):
    async with database.work() as work:
        token = await _invite(work, roster)
        await open_as(work, token, 10)
        refused = await _open(work, token, STRANGER)
        again = await _open(work, token, STRANGER)
        stranger, _ = await work.people.sender(STRANGER, STRANGER)

    assert isinstance(refused, UsedByAnother)
    assert isinstance(again, UsedByAnother)
    assert stranger is None
    assert (await heard(database, in_chat=WEST_CHAT)).count("InvitationTried") == 1


async def test_it_can_be_opened_until_its_last_moment(database, roster):
    async with database.work() as work:
        token = await _invite(work, roster)
        too_late = await _open(work, token, STRANGER, now=NOW + A_WEEK)
        in_time = await _open(work, token, STRANGER, now=NOW + A_WEEK - timedelta(seconds=1))

    assert isinstance(too_late, Expired)
    assert in_time is None


async def test_the_team_hears_once_that_somebody_waits_for_a_new_one(database, roster):
    async with database.work() as work:
        token = await _invite(work, roster)
        await _open(work, token, STRANGER, now=NOW + A_WEEK)
        await _open(work, token, STRANGER, now=NOW + A_WEEK)

    assert (await heard(database, in_chat=WEST_CHAT)).count("InvitationLapsed") == 1


async def test_five_wrong_tokens_in_an_hour_and_even_a_right_one_is_not_looked_at(database, roster):
    async with database.work() as work:
        token = await _invite(work, roster)
        wrong = [await _open(work, f"wrong{number}", STRANGER) for number in range(5)]
        right = await _open(work, token, STRANGER)
        someone_else = await _open(work, "wrong", TelegramId(998))
        an_hour_later = await _open(work, token, STRANGER, now=NOW + timedelta(hours=1))

    assert [type(refusal) for refusal in wrong] == [UnknownInvitation] * 5
    assert isinstance(right, TooManyAttempts)
    assert isinstance(someone_else, UnknownInvitation)
    assert an_hour_later is None


async def test_wrong_attempts_are_counted_though_they_are_refused(database, roster):
    async with database.work() as work:
        await _open(work, "wrong", STRANGER)

    async with database.work() as work:
        assert await work.invitations.wrong_attempts(STRANGER, now=NOW) == 1


async def test_only_the_hash_of_a_token_is_kept(database, roster):
    async with database.work() as work:
        token = await _invite(work, roster)
        by_token = await work.invitations.to_open(token)
        by_hash = await work.invitations.to_open(hash_of(token))

    assert by_token is None
    assert by_hash is not None


async def test_a_mentor_who_opens_it_on_their_own_phone_leaves_it_usable(database, roster):
    async with database.work() as work:
        token = await _invite(work, roster)
        by_the_mentor = await _open(work, token, roster.anja.person.telegram_id)
        omar = await open_as(work, token, 10)

    assert isinstance(by_the_mentor, ForAnother)
    assert omar.first_name == "Omar"
    assert "InvitationTried" not in await heard(database, in_chat=WEST_CHAT)


async def test_another_participant_who_opens_it_stays_who_they_are(database, roster):
    async with database.work() as work:
        token = await _invite(work, roster)
        refused = await _open(work, token, roster.fatima.person.telegram_id)
        fatima = await work.people.someone(roster.fatima.id)

    assert isinstance(refused, ForAnother)
    assert fatima == roster.fatima
    assert "InvitationTried" in await heard(database, in_chat=WEST_CHAT)


async def test_a_participant_who_opens_the_link_of_a_mentor_gets_no_rights(database, roster):
    async with database.work() as work:
        token = await invitations.invite_mentor(
            work, "Omar", roster.west, by=roster.karin, programme=PROGRAMME, now=NOW
        )
        refused = await _open(work, token, roster.fatima.person.telegram_id)
        fatima = await work.people.someone(roster.fatima.id)

    assert isinstance(refused, ForAnother)
    assert not fatima.is_staff
    assert "InvitationTried" in await heard(database, in_chat=1)


async def test_a_mentor_invited_for_a_second_team_keeps_one_account_with_both(database, roster):
    async with database.work() as work:
        token = await invitations.invite_mentor(
            work, "Anja", roster.east, by=roster.karin, programme=PROGRAMME, now=NOW
        )
        anja = await open_as(work, token, roster.anja.person.telegram_id)
        again = await open_as(work, token, roster.anja.person.telegram_id)

    assert anja.id == roster.anja.id
    assert anja.teams == {roster.west, roster.east}
    assert again == anja


async def test_a_coordinator_invited_as_coordinator_again_is_one_once(database, roster):
    async with database.work() as work:
        token = await invitations.invite_coordinator(work, "Karin", programme=PROGRAMME, now=NOW)
        karin = await open_as(work, token, 1)

    assert [membership.role for membership in karin.memberships] == [Role.COORDINATOR]


async def test_a_new_invitation_ends_the_old_one(database, roster):
    async with database.work() as work:
        old = await _invite(work, roster)
        omar = next(one for one in await work.people.participants_of(None) if one.first_name == "Omar")
        new = await invitations.renew(work, omar.id, by=roster.anja, programme=PROGRAMME, now=NOW)
        with_old = await _open(work, old, STRANGER)
        with_new = await _open(work, new, STRANGER)

    assert isinstance(with_old, Expired)
    assert with_new is None


async def test_a_new_phone_takes_the_place_of_the_old_one(database, roster):
    async with database.work() as work:
        token = await invitations.renew(work, roster.fatima.id, by=roster.anja, programme=PROGRAMME, now=NOW)
        fatima = await open_as(work, token, 40)
        old, _ = await work.people.sender(TelegramId(4), TelegramId(4))

    assert fatima.id == roster.fatima.id
    assert old is None
    assert "AccountMoved" in await heard(database, in_chat=WEST_CHAT)


async def test_the_old_phone_does_not_take_its_place_back_with_the_old_link(database, roster):
    async with database.work() as work:
        first = await _invite(work, roster)
        omar = await open_as(work, first, 10)
        second = await invitations.renew(work, omar.id, by=roster.anja, programme=PROGRAMME, now=NOW)
        await open_as(work, second, 11)
        refused = await _open(work, first, TelegramId(10))

    assert isinstance(refused, UsedByAnother)


async def test_someone_who_left_begins_anew_with_a_new_invitation(database, roster):
    async with database.work() as work:
        await people.leave(work, by=roster.fatima, now=NOW)
        with pytest.raises(NoLongerPossible):
            await invitations.renew(work, roster.fatima.id, by=roster.anja, programme=PROGRAMME, now=NOW)
        token = await _invite(work, roster)
        again = await work.people.participant((await open_as(work, token, 4)).id)
        before = await work.people.someone(roster.fatima.id)

    assert again.id != roster.fatima.id
    assert again.state is ParticipantState.INVITED
    assert before.participant.state is ParticipantState.LEFT
    assert before.person.telegram_id is None


async def test_the_coordinator_hears_that_a_mentor_has_come_in(database, roster):
    kinds = await heard(database, in_chat=1)

    assert kinds.count("StaffJoined") == 2


async def _invite(work, roster):
    return await invitations.invite_participant(
        work, "Omar", roster.west, by=roster.anja, programme=PROGRAMME, now=NOW
    )


async def _open_alone(database, token, account):
    async with database.work() as work:
        return await _open(work, token, TelegramId(account))


async def _open(work, token, account, *, now=NOW):
    opened = await invitations.open(work, token, telegram_id=account, now=now)
    return opened.refused
