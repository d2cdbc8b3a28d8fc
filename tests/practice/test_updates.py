"""Getting updates by long polling: offsets confirm, kinds are chosen, one reader at a time."""

import asyncio
from datetime import timedelta

from practice.room import Room


async def test_an_update_comes_again_until_a_later_offset_confirms_it(api, fatima):
    first = await api.result("getUpdates")
    again = await api.result("getUpdates", offset=first[0]["update_id"])
    after = await api.result("getUpdates", offset=first[0]["update_id"] + 1)

    assert first == again
    assert first[0]["message"]["text"] == "/start"
    assert after == []


async def test_a_limit_and_a_negative_offset_are_honoured(api, fatima):
    await fatima.says("een")
    await fatima.says("twee")

    limited = await api.result("getUpdates", limit=1)
    newest = await api.result("getUpdates", offset=-1)
    left = await api.result("getUpdates")

    assert [update["message"]["text"] for update in limited] == ["/start"]
    assert [update["message"]["text"] for update in newest] == ["twee"]
    assert left == newest


async def test_a_long_poll_answers_as_soon_as_something_happens(api, fatima):
    await api.updates()
    waiting = asyncio.create_task(api.result("getUpdates", timeout=30))

    await fatima.says("hoi")
    found = await waiting

    assert found[0]["message"]["text"] == "hoi"


async def test_a_second_reader_ends_the_first_with_a_conflict(api, client, fatima, room):
    await api.updates()
    first = asyncio.create_task(api("getUpdates", timeout=30))
    await room.updates.wait(10)
    second = asyncio.create_task(api("getUpdates", timeout=30))

    refused = await first
    await fatima.says("hoi")

    assert refused["error_code"] == 409
    assert refused["description"].startswith("Conflict: terminated by other getUpdates request")
    assert (await second)["result"][0]["message"]["text"] == "hoi"


async def test_with_a_webhook_there_is_no_polling(api):
    await api.result("setWebhook", url="https://example.org/hook")

    code, sentence = await api.refusal("getUpdates")

    assert code == 409
    assert sentence.startswith("Conflict: can't use getUpdates method while webhook is active")


async def test_a_webhook_that_is_set_ends_a_long_poll(api, fatima, room):
    await api.updates()
    waiting = asyncio.create_task(api("getUpdates", timeout=30))
    await room.updates.wait(10)

    await api.result("setWebhook", url="https://example.org/hook")

    assert (await waiting)["description"] == "Conflict: terminated by setWebhook request"


async def test_members_of_a_group_are_told_of_only_on_request(api, client, team, kees):
    await team.make_admin("bot")
    anja = await client.add_person("Anja")
    await api.updates()

    await team.add(anja, by=kees)
    without = await api.updates(allowed_updates=["message", "chat_member"])
    await team.remove(anja, by=kees)
    asked_for = await api.updates()

    assert [set(update) - {"update_id"} for update in without] == [{"message"}]
    assert [set(update) - {"update_id"} for update in asked_for] == [{"chat_member"}, {"message"}]
    assert asked_for[0]["chat_member"]["new_chat_member"]["status"] == "left"


async def test_what_was_chosen_is_remembered(api, fatima):
    await api.updates(allowed_updates=["callback_query"])
    await fatima.says("hoi")

    assert await api.updates() == []
    assert (await api.result("getWebhookInfo"))["allowed_updates"] == ["callback_query"]


async def test_all_but_the_special_kinds_come_again_after_an_empty_choice(api, fatima):
    await api.updates(allowed_updates=["callback_query"])
    await api.updates(allowed_updates=[])

    await fatima.says("hoi")

    assert len(await api.updates()) == 1


def test_after_a_quiet_week_the_numbers_start_anew_and_an_old_offset_confirms_nothing():
    room = Room.open()
    now = room.clock.now()
    room.updates.add("message", {"text": "een"}, now)
    before = room.updates.first(1)[0]["update_id"]
    room.updates.confirm(before + 1)

    room.updates.add("message", {"text": "twee"}, now + timedelta(days=8))
    room.updates.confirm(before + 1)
    after = room.updates.first(1)

    assert after[0]["message"] == {"text": "twee"} or before > after[0]["update_id"]
    assert after[0]["update_id"] != before + 1


async def test_privacy_mode_hides_what_members_say_to_each_other(api, team, kees):
    said = await api.result("sendMessage", chat_id=team.id, text="hoi")
    await api.updates()

    question = await kees.says("heb jij de sleutel?", team)
    await kees.says("of jij?", team, reply_to=question)
    await kees.says("/help@VoetstukOefenBot", team)
    await kees.says("/help@AndereBot", team)
    await kees.says("ja", team, reply_to=said)
    unseen_by_none = await api.updates()
    await team.make_admin("bot")
    await api.updates()
    await kees.says("en nu?", team)

    assert [update["message"]["text"] for update in unseen_by_none] == ["/help@VoetstukOefenBot", "ja"]
    assert [update["message"]["text"] for update in await api.updates()] == ["en nu?"]


async def test_an_edit_is_an_update_of_its_own(api, fatima):
    said = await fatima.says("hoi")
    await api.updates()

    await fatima.edits(said, "hallo")

    assert (await api.updates())[0]["edited_message"]["text"] == "hallo"
