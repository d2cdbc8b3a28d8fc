"""Groups: who is in them, what the bot hears of it, anonymous admins, and becoming a supergroup."""

import pytest

from practice.phone import Refused
from practice.things import ANONYMOUS_ADMIN


async def test_the_bot_hears_that_it_was_added(api, client, kees):
    team = await client.add_group("Team", kees)
    before = await api.updates()

    await team.add("bot", by=kees)
    standing, joined = await api.updates()

    assert before == []
    assert standing["my_chat_member"]["old_chat_member"]["status"] == "left"
    assert standing["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert standing["my_chat_member"]["from"]["first_name"] == "Kees"
    assert joined["message"]["new_chat_members"][0]["username"] == "VoetstukOefenBot"


async def test_the_bot_hears_that_it_was_removed_and_nothing_after_that(api, team, kees):
    await api.updates()

    await team.remove("bot", by=kees)
    await kees.says("/hallo", team)
    found = await api.updates()

    assert [update["my_chat_member"]["new_chat_member"]["status"] for update in found] == ["kicked"]


async def test_the_bot_hears_that_it_became_an_admin(api, team):
    await api.updates()

    await team.make_admin("bot")
    found = await api.updates()

    assert found[0]["my_chat_member"]["new_chat_member"]["status"] == "administrator"


async def test_who_leaves_can_write_no_more(team, fatima):
    await team.remove(fatima, by=fatima)

    with pytest.raises(Refused, match="not in this chat"):
        await fatima.says("hoi", team)


async def test_the_bot_can_ask_who_is_in_a_group(api, team, kees, fatima):
    owner = await api.result("getChatMember", chat_id=team.id, user_id=kees.id)
    member = await api.result("getChatMember", chat_id=team.id, user_id=fatima.id)
    admins = await api.result("getChatAdministrators", chat_id=team.id)

    assert (owner["status"], member["status"]) == ("creator", "member")
    assert [admin["user"]["id"] for admin in admins] == [kees.id]
    assert await api.result("getChatMemberCount", chat_id=team.id) == 3


async def test_a_private_chat_has_no_administrators(api, fatima):
    assert await api.refusal("getChatAdministrators", chat_id=fatima.id) == (
        400,
        "Bad Request: there are no administrators in the private chat",
    )


async def test_an_anonymous_admin_writes_as_the_group(api, team, kees):
    await team.make_admin("bot")
    await api.updates()

    await kees.says("Goed gedaan", team, anonymous=True)
    message = (await api.updates())[0]["message"]

    assert message["from"]["id"] == ANONYMOUS_ADMIN
    assert message["from"]["is_bot"]
    assert message["sender_chat"]["id"] == team.id


async def test_a_plain_member_cannot_write_anonymously(team, fatima):
    with pytest.raises(Refused, match="only an admin"):
        await fatima.says("hoi", team, anonymous=True)


async def test_a_group_that_became_a_supergroup_tells_its_new_id(api, team, kees):
    old_id = team.id
    await api.updates()

    await team.migrates()
    old, new = await api.updates()
    refused = await api("sendMessage", chat_id=old_id, text="hoi")

    assert old["message"]["migrate_to_chat_id"] == team.id
    assert new["message"]["migrate_from_chat_id"] == old_id
    assert new["message"]["chat"]["type"] == "supergroup"
    assert str(team.id).startswith("-100")
    assert refused == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": team.id},
    }


async def test_a_supergroup_goes_on_with_the_same_people_and_history(api, team, kees, fatima):
    await api.result("sendMessage", chat_id=team.id, text="van vroeger")

    await team.migrates()
    await api.result("sendMessage", chat_id=team.id, text="van nu")

    assert [text for text in await fatima.heard(team) if text.startswith("van")] == ["van vroeger", "van nu"]
    assert (await client_group(kees, "Team Ridderveld")).id == team.id


async def client_group(phone, title):
    return await phone.room.group(title)


async def test_only_a_group_can_become_a_supergroup(team):
    await team.migrates()

    with pytest.raises(Refused, match="no supergroup yet"):
        await team.migrates()


async def test_commands_are_shown_to_whom_they_are_for(api, team, kees, fatima):
    doelen, meldingen, hulp = (
        {"command": name, "description": name} for name in ("doelen", "meldingen", "hulp")
    )
    await api.result("setMyCommands", commands=[hulp])
    await api.result(
        "setMyCommands", commands=[doelen], scope={"type": "all_private_chats"}, language_code="nl"
    )
    scope = {"type": "chat_administrators", "chat_id": team.id}
    await api.result("setMyCommands", commands=[meldingen], scope=scope)

    assert await fatima.commands() == ["doelen"]
    assert await fatima.commands(team) == ["hulp"]
    assert await kees.commands(team) == ["meldingen"]
