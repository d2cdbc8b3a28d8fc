"""T07 and T08: who may do what in a group, groups that are not ours, and admin chats that come, move and go."""

import json

import pytest
from telegram import Update

from handlers import front_door
from mentoring.ids import TelegramId
from messages.catalogue import read_catalogue


async def test_a_coordinator_links_a_group_and_its_team_hears_from_then_on(pilot):
    karin = await pilot.coordinator("Karin")
    await karin.says("/team")
    await karin.presses("Team toevoegen")
    await karin.says("Alphen-West")
    await karin.sees("Team Alphen-West bestaat")
    group = await pilot.room.add_group("West", karin, "bot")

    await karin.presses("Alphen-West", group)

    await karin.sees("Deze groep hoort nu bij team Alphen-West", group)
    async with pilot.database.work() as work:
        assert (await work.people.team_in(TelegramId(group.id))).name == "Alphen-West"


async def test_a_team_is_added_in_one_line_in_its_own_group(pilot):
    karin = await pilot.coordinator("Karin")
    group = await pilot.room.add_group("West", karin, "bot")
    await karin.sees("Er is nog geen team", group)

    await karin.says("/team Alphen-West", group)
    await karin.presses("Ja, dit klopt", group)
    await karin.presses("Alphen-West", group)

    await karin.sees("Deze groep hoort nu bij team Alphen-West", group)


async def test_a_team_that_exists_is_offered_for_linking_when_it_is_typed(pilot):
    karin = await pilot.coordinator("Karin")
    await karin.says("/team Alphen-West")
    await karin.presses("Ja, dit klopt")
    await karin.sees("Team Alphen-West bestaat")
    group = await pilot.room.add_group("West", karin, "bot")
    how_to = await karin.sees("Van welk team is deze", group)

    await karin.says("/team alphen-west", group)
    offered = await karin.sees("Van welk team is deze", group, after=how_to)
    await karin.presses_under(offered, text="Alphen-West")

    await karin.sees("Deze groep hoort nu bij team Alphen-West", group)


async def test_a_team_is_not_added_when_it_is_not_right(pilot):
    karin = await pilot.coordinator("Karin")

    await karin.says("/team Alfen-West")
    await karin.presses("Nee")

    await karin.sees("Er is niets veranderd")
    async with pilot.database.work() as work:
        assert await work.people.teams() == []


async def test_one_group_never_serves_two_teams(pilot):
    karin = await pilot.coordinator("Karin")
    west, east = await pilot.team("West"), await pilot.team("East")
    async with pilot.database.work() as work:
        team_id = next(team.id for team in await work.people.teams() if team.name == "East")
    await karin.says("/team", west)
    shown = await karin.sees("Deze groep hoort bij team West", west)

    await karin.presses_under(shown, data=f"tl:{team_id}")

    await karin.sees_answer("Deze groep hoort bij een ander team")
    async with pilot.database.work() as work:
        assert (await work.people.team_in(TelegramId(west.id))).name == "West"
        assert (await work.people.team_in(TelegramId(east.id))).name == "East"


async def test_a_group_can_be_unlinked_and_linked_to_another_team(pilot):
    karin = await pilot.coordinator("Karin")
    west = await pilot.team("West")
    await karin.says("/team Oost")
    await karin.presses("Ja, dit klopt")
    await karin.sees("Team Oost bestaat")
    await karin.says("/team", west)
    await karin.presses("Deze groep loskoppelen", west)
    await karin.sees("Deze groep hoort niet meer bij een team", west)

    await karin.says("/team", west)
    await karin.presses("Oost", west)

    await karin.sees("Deze groep hoort nu bij team Oost", west)


async def test_a_group_that_becomes_a_supergroup_stays_the_admin_chat(pilot):
    anja, fatima = await pilot.mentor("Anja"), await pilot.participant("Fatima")
    group = pilot.admin_chat

    await group.migrates()
    await fatima.says("/stop")
    await fatima.presses("Ja, ik stop")

    await anja.sees("Fatima (A-001) is gestopt", group)


async def test_put_out_of_an_admin_chat_the_coordinators_hear_it_and_news_waits(pilot):
    anja, fatima = await pilot.mentor("Anja"), await pilot.participant("Fatima")
    karin = (await pilot.room.state())["people"][0]["first_name"]
    coordinator = await pilot.room.phone(karin)
    old = pilot.admin_chat

    await old.remove("bot", by=anja)
    await coordinator.sees("Ik ben verwijderd uit de teamgroep van team Alphen-West")
    await fatima.says("/stop")
    await fatima.presses("Ja, ik stop")
    await fatima.sees("Je bent altijd weer welkom")
    new = await pilot.room.add_group("Nieuw", coordinator, anja, "bot")
    await coordinator.presses("Alphen-West", new)

    await anja.sees("Fatima (A-001) is gestopt", new)


@pytest.mark.parametrize("who", ["stranger", "participant"])
async def test_a_group_of_somebody_else_gets_one_neutral_line_and_is_left(pilot, who):
    karin = await pilot.coordinator("Karin")
    outsider = await getattr(pilot, who)("Xander")

    group = await pilot.room.add_group("Koopjes", outsider, "bot")

    await outsider.sees("Deze groep ken ik niet", group)
    await karin.sees("Ik ben toegevoegd aan een groep die niet van ons is: Koopjes")
    await pilot.room.until(lambda: _has_left(pilot, group), "the bot leave the group")
    assert len(await _of_bot(outsider, group)) == 1


async def test_in_the_group_of_a_mentor_the_bot_stays_and_is_silent(pilot):
    anja = await pilot.mentor("Anja")
    karin = await _host(pilot)

    group = await pilot.room.add_group("Onder ons", anja, "bot")

    await karin.sees("Door: Anja")
    assert not await _has_left(pilot, group)
    await anja.says("/deelnemers", group)
    await anja.says("/deelnemers")
    await anja.sees("nog geen deelnemers")
    assert len(await _of_bot(anja, group)) == 1


@pytest.mark.parametrize("command", ["/nieuw Bert", "/deelnemers", "/help", "/team", "/doelen"])
async def test_an_anonymous_admin_gets_an_explanation_and_no_rights(pilot, command):
    anja = await pilot.mentor("Anja")
    await pilot.admin_chat.make_admin(anja)

    await anja.says(command, pilot.admin_chat, anonymous=True)

    await anja.sees("Ik kan niet zien wie je bent", pilot.admin_chat)
    async with pilot.database.work() as work:
        assert await work.people.participants_of(None) == []


@pytest.mark.parametrize("sender", [1087968824, 136817688, 777000])
async def test_what_telegram_sends_for_somebody_else_never_has_rights(pilot, sender):
    await pilot.mentor("Anja")
    chat = {"id": pilot.admin_chat.id, "type": "group", "title": "West"}
    update = _message(
        chat,
        text="/nieuw Bert",
        from_={"id": sender, "is_bot": sender != 777000, "first_name": "Group"},
        sender_chat={"id": -100555, "type": "channel", "title": "Kanaal"},
    )

    async with pilot.database.work() as work:
        context = await _handle(pilot, update, work)

    assert context.someone is None
    assert [shown.text[:24] for shown in context.outgoing] == ["Ik kan niet zien wie je "]


async def test_an_account_of_telegram_itself_is_nobody_even_without_a_channel(pilot):
    await pilot.team()
    chat = {"id": pilot.admin_chat.id, "type": "group", "title": "West"}
    update = _message(
        chat, text="/nieuw Bert", from_={"id": 777000, "is_bot": False, "first_name": "Telegram"}
    )

    async with pilot.database.work() as work:
        context = await _handle(pilot, update, work)

    assert context.outgoing == []


async def test_anonymity_explains_nothing_in_a_group_that_is_not_ours(pilot):
    anja = await pilot.mentor("Anja")
    group = await pilot.room.add_group("Onder ons", anja, "bot")
    await anja.sees("Deze groep ken ik niet", group)

    await anja.says("/nieuw Bert", group, anonymous=True)
    await anja.says("/help")
    await anja.sees("Opdrachten")

    assert len(await _of_bot(anja, group)) == 1


async def test_who_is_in_the_admin_chat_but_not_in_the_roster_presses_in_vain(pilot):
    anja, bert = await pilot.mentor("Anja"), await pilot.participant("Bert")
    outsider = await pilot.stranger("Xander")
    await pilot.admin_chat.add(outsider, bert, by=anja)
    await anja.says("/deelnemers", pilot.admin_chat)
    shown = await anja.sees("1 deelnemer", pilot.admin_chat)

    await outsider.presses_under(shown, row=0, column=0)
    await outsider.sees_answer("Alleen mentoren van dit team kunnen dit doen")
    await bert.presses_under(shown, row=0, column=0)
    await bert.sees_answer("Alleen mentoren van dit team kunnen dit doen")

    assert not any("Laatste contact" in text for text in await anja.heard(pilot.admin_chat))


async def test_staff_of_another_team_press_in_vain(pilot):
    anja, bert = await pilot.mentor("Anja"), await pilot.participant("Bert")
    kees = await pilot.mentor("Kees", team="Nieuwkoop")
    await pilot.admin_chat.add(kees, by=anja)
    await anja.says("/deelnemers", pilot.admin_chat)
    shown = await anja.sees("1 deelnemer", pilot.admin_chat)

    await kees.presses_under(shown, row=0, column=0)

    await kees.sees_answer("Alleen mentoren van dit team kunnen dit doen")
    assert (await pilot.as_participant(bert)).first_name == "Bert"


@pytest.mark.parametrize("command", ["/doelen", "/start", "/stop", "/nieuw Xander", "/deelnemers", "/help"])
async def test_a_participant_in_the_admin_chat_gets_no_answer_to_commands(pilot, command):
    anja, bert = await pilot.mentor("Anja"), await pilot.participant("Bert")
    await pilot.admin_chat.add(bert, by=anja)
    await anja.sees("Bert (A-001) doet mee", pilot.admin_chat)

    await bert.says(command, pilot.admin_chat)
    await anja.says("/deelnemers", pilot.admin_chat)
    await anja.sees("1 deelnemer", pilot.admin_chat)

    assert len(await _of_bot(bert, pilot.admin_chat)) == 2


async def test_commands_of_staff_are_unknown_to_a_participant(pilot):
    bert = await pilot.participant("Bert")

    await bert.says("/nieuw Xander")

    await bert.sees("Dat woord ken ik niet")


async def test_a_mentor_adds_no_team_and_no_staff(pilot):
    anja = await pilot.mentor("Anja")

    await anja.says("/team Zuid")
    first = await anja.sees("Dit mag niet met jouw rol of team")
    await anja.says("/personeel")
    await anja.sees("Dit mag niet met jouw rol of team", after=first)

    async with pilot.database.work() as work:
        assert [team.name for team in await work.people.teams()] == ["Alphen-West"]


async def _of_bot(phone, group):
    return [
        message
        for message in await phone.messages(group)
        if message["from"]["first_name"] == "Voetstuk" and message["kind"] != "service"
    ]


async def _has_left(pilot, group):
    chats = (await pilot.room.state())["chats"]
    return not next(chat for chat in chats if chat["id"] == group.id)["bot_is_member"]


async def _host(pilot):
    async with pilot.database.work() as work:
        coordinators = await work.people.coordinators()
    return await pilot.room.phone(coordinators[0].first_name)


def _message(chat, *, text, from_, sender_chat=None):
    message = {"message_id": 5, "date": 1772000000, "chat": chat, "from": from_, "text": text}
    return {"update_id": 9, "message": {**message, **({"sender_chat": sender_chat} if sender_chat else {})}}


async def _handle(pilot, update, work):
    return await front_door.handle(
        Update.de_json(json.loads(json.dumps(update))),
        work,
        now=pilot.now(),
        programme=pilot.programme,
        catalogue=read_catalogue(),
    )
