"""The interface under /room, with which phones are operated by the page and by scripts."""

import asyncio
import json
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest

from practice.phone import NotSeen, Refused, RoomClient, sample_photo
from practice.room import Room
from practice.server import RoomServer


async def test_a_new_person_has_an_empty_chat_with_the_bot(client):
    kees = await client.add_person("Kees", role="mentor", note="mentor van team Ridderveld")
    state = await client.state()

    assert state["people"] == [
        {
            "id": kees.id,
            "first_name": "Kees",
            "last_name": None,
            "username": None,
            "role": "mentor",
            "note": "mentor van team Ridderveld",
        }
    ]
    assert state["chats"][0]["id"] == kees.id
    assert state["chats"][0]["bot"] == "new"
    assert await kees.messages() == []


async def test_the_state_says_where_the_bot_api_is(client, server, room):
    bot = (await client.state())["bot"]

    assert (bot["api_url"], bot["token"]) == (server.api_url, room.bot.token)


@pytest.mark.parametrize(
    ("path", "body", "sentence"),
    [
        ("/room/people", {"first_name": " "}, "first_name is empty"),
        ("/room/people", {"first_name": 3}, "first_name must be a text"),
        ("/room/people", {"first_name": "A", "role": "boss"}, "role must be"),
        ("/room/people/1/messages", {"chat_id": 1, "text": "hoi"}, "no chat has this id"),
        ("/room/chats", {"title": "Team", "creator": 4}, "nobody has this id"),
        ("/room/clock", {"forward": {"fortnights": 1}}, "forward takes"),
        ("/room/clock", {"to": "morgen"}, "to must be a moment"),
        ("/room/clock", {}, "say"),
        ("/room/faults", {"fault": "500", "times": 0}, "times must be 1 or more"),
    ],
)
async def test_what_cannot_be_done_is_a_sentence(client, path, body, sentence):
    with pytest.raises(Refused, match=sentence):
        await client.post(path, **body)


async def test_a_press_is_a_callback_query_with_the_message(api, fatima):
    keyboard = {"inline_keyboard": [[{"text": "Gelukt", "callback_data": "claim:1"}]]}
    await api.result("sendMessage", chat_id=fatima.id, text="stap", reply_markup=keyboard)
    await api.updates()

    query_id = (await fatima.presses("Gelukt"))["callback_query_id"]
    query = (await api.updates())[0]["callback_query"]

    assert (query["id"], query["data"], query["from"]["id"]) == (query_id, "claim:1", fatima.id)
    assert query["message"]["reply_markup"] == keyboard


async def test_a_press_by_row_and_column(api, fatima):
    row = [{"text": "Ja", "callback_data": "1"}, {"text": "Nee", "callback_data": "2"}]
    sent = await api.result(
        "sendMessage", chat_id=fatima.id, text="?", reply_markup={"inline_keyboard": [row]}
    )
    await api.updates()

    await fatima.presses_under({"chat_id": fatima.id, **sent}, row=0, column=1)

    assert (await api.updates())[0]["callback_query"]["data"] == "2"


async def test_forged_data_reaches_the_bot_even_under_a_message_that_is_gone(api, fatima):
    await api.result("deleteMessage", chat_id=fatima.id, message_id=1)
    await api.updates()

    await fatima.presses_under({"chat_id": fatima.id, "message_id": 1}, data="pay:999")
    query = (await api.updates())[0]["callback_query"]

    assert query["data"] == "pay:999"
    assert query["message"] == {"chat": query["message"]["chat"], "message_id": 1, "date": 0}


async def test_a_link_button_opens_the_bot_and_a_copy_button_copies(api, fatima):
    row = [
        {"text": "Open", "url": "https://t.me/VoetstukOefenBot?start=geheim"},
        {"text": "Elders", "url": "https://example.org"},
        {"text": "Kopieer", "copy_text": {"text": "abc"}},
    ]
    await api.result("sendMessage", chat_id=fatima.id, text="?", reply_markup={"inline_keyboard": [row]})

    await fatima.presses("Open")

    assert (await fatima.messages())[-1]["text"] == "/start geheim"
    assert await fatima.presses("Elders") == {"url": "https://example.org"}
    assert await fatima.presses("Kopieer") == {"copied": "abc"}


async def test_links_to_the_bot_are_seen_wherever_they_stand(api, client, fatima):
    link = "https://t.me/VoetstukOefenBot?start="
    await api.result("sendMessage", chat_id=fatima.id, text=f"Open {link}een.")
    await api.result(
        "sendMessage", chat_id=fatima.id, text=f'<a href="{link}twee">hier</a>', parse_mode="HTML"
    )
    button = {"inline_keyboard": [[{"text": "Open", "url": f"{link}drie"}]]}
    await api.result(
        "sendMessage", chat_id=fatima.id, text="of https://t.me/AndereBot?start=nee", reply_markup=button
    )

    assert [found["url"] for found in (await client.state())["links"]] == [
        f"{link}drie",
        f"{link}twee",
        f"{link}een",
    ]
    assert await client.newest_link() == f"{link}drie"


@pytest.mark.parametrize(
    "url",
    ["https://t.me/AndereBot?start=x", "https://example.org", "https://t.me/VoetstukOefenBot?start=a.b"],
)
async def test_other_links_are_not_opened(fatima, url):
    with pytest.raises(Refused):
        await fatima.opens(url)


async def test_start_unblocks(api, fatima):
    await fatima.blocks()
    await api.updates()

    await fatima.opens("tg://resolve?domain=VoetstukOefenBot&start=weer")
    standing, start = await api.updates()

    assert standing["my_chat_member"]["old_chat_member"]["status"] == "kicked"
    assert standing["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert start["message"]["text"] == "/start weer"


async def test_a_blocked_bot_hears_of_it_and_cannot_be_written_to(api, fatima):
    await api.updates()
    await fatima.blocks()

    with pytest.raises(Refused, match="unblock it first"):
        await fatima.says("hoi")
    assert (await api.updates())[0]["my_chat_member"]["new_chat_member"]["status"] == "kicked"


async def test_unread_counts_what_others_said_since_the_last_look(api, fatima):
    await api.result("sendMessage", chat_id=fatima.id, text="een")
    await api.result("sendMessage", chat_id=fatima.id, text="twee")
    before = await fatima.unread()
    await fatima.reads()

    assert (before, await fatima.unread()) == (2, 0)


async def test_files_that_people_send_reach_the_bot(api, client, fatima):
    photo = await fatima.sends_photo(caption="mijn post")
    await fatima.sends_voice(seconds=7)
    await fatima.sends_document(b"%PDF", "brief.pdf")
    updates = [update["message"] for update in await api.updates()][1:]
    async with api.session.get(client._url + photo["file"]["url"]) as answer:
        content = await answer.read()

    assert updates[0]["caption"] == "mijn post"
    assert updates[0]["photo"][-1]["file_id"] == photo["file"]["file_id"]
    assert updates[1]["voice"]["duration"] == 7
    assert updates[2]["document"]["file_name"] == "brief.pdf"
    assert content == sample_photo()


async def test_a_photo_must_be_a_picture(fatima):
    with pytest.raises(Refused, match="IMAGE_PROCESS_FAILED"):
        await fatima.sends_photo(b"geen plaatje")


async def test_a_file_that_could_be_a_page_is_not_shown_as_one(api, client, fatima):
    sent = await fatima.sends_document(b"<script>alert(1)</script>", "kijk.html")

    async with api.session.get(client._url + sent["file"]["url"]) as answer:
        headers = answer.headers

    assert headers["Content-Disposition"] == "attachment"
    assert headers["X-Content-Type-Options"] == "nosniff"


async def test_a_deleted_message_is_empty_for_everybody(api, client, fatima):
    await api.result("deleteMessage", chat_id=fatima.id, message_id=1)

    found = (await client.get(f"/room/chats/{fatima.id}/messages"))["messages"][0]

    assert (found["deleted"], found["text"], found["entities"]) == (True, "", [])


async def test_nobody_looks_into_a_chat_of_somebody_else(client, fatima, kees):
    with pytest.raises(Refused, match="not in this chat"):
        await client.get(f"/room/chats/{fatima.id}/messages", **{"as": kees.id})


async def test_events_tell_what_happens_and_go_on_where_one_left(server, client, api, fatima):
    before = (await client.state())["revision"]
    await api.result("sendMessage", chat_id=fatima.id, text="een")
    await api.result("sendChatAction", chat_id=fatima.id, action="typing")

    async with api.session.get(f"{server.url}/room/events", params={"since": before}) as stream:
        found = [await _next_event(stream) for _ in range(2)]

    assert [event["kind"] for event in found] == ["message", "typing"]
    assert found[0]["message"]["text"] == "een"
    assert [event["revision"] for event in found] == [before + 1, before + 2]


async def test_who_missed_too_much_is_told_to_read_everything(server, api):
    async with api.session.get(f"{server.url}/room/events", headers={"Last-Event-ID": "999999"}) as stream:
        assert (await _next_event(stream))["kind"] == "reload"


async def _next_event(stream):
    async for line in stream.content:
        if line.startswith(b"data: "):
            return json.loads(line[6:])
    raise AssertionError("the stream ended")


async def test_beginning_anew_is_up_to_who_runs_the_room(client, room, fatima):
    restarted = []

    async def on_restart():
        restarted.append(True)

    room.on_restart = on_restart
    await client.restart()

    assert restarted == [True]
    assert (await client.state())["people"]


async def test_without_a_bot_beginning_anew_empties_the_room(client, fatima):
    await client.forward(days=9)
    await client.restart()
    state = await client.state()

    assert (state["people"], state["chats"], state["links"]) == ([], [], [])
    assert datetime.fromisoformat(state["now"]) < datetime.now(UTC) + timedelta(days=1)


async def test_the_calls_of_the_bot_are_listed_without_words_or_token(api, client, fatima):
    await api("sendMessage", chat_id=fatima.id, text="geheim")
    await api("sendMessage", chat_id=77, text="geheim")
    found = await client.requests()
    later = await client.requests(since=found[0]["n"])

    assert [(call["method"], call["chat_id"], call["ok"], call["error_code"]) for call in found] == [
        ("sendMessage", fatima.id, True, None),
        ("sendMessage", 77, False, 400),
    ]
    assert len(later) == 1
    assert "geheim" not in json.dumps(found)
    assert api.token not in json.dumps(found)


async def test_who_waits_in_vain_is_shown_what_there_was(api, fatima):
    keyboard = {"inline_keyboard": [[{"text": "Gelukt", "callback_data": "1"}]]}
    await api.result("sendMessage", chat_id=fatima.id, text="Je volgende stap", reply_markup=keyboard)

    with pytest.raises(
        NotSeen, match=r"“Goed bezig” on the phone of Fatima\n.*\n.*\nVoetstuk: Je volgende stap"
    ):
        await fatima.sees("Goed bezig", seconds=0.05)
    with pytest.raises(NotSeen, match="buttons: Gelukt; keyboard: none"):
        await fatima.presses("Klaar", seconds=0.05)


async def test_seeing_can_be_limited_to_what_is_new(api, fatima):
    await api.result("sendMessage", chat_id=fatima.id, text="hoi")
    first = await fatima.sees("hoi")

    with pytest.raises(NotSeen):
        await fatima.sees("hoi", after=first, seconds=0.05)
    await api.result("sendMessage", chat_id=fatima.id, text="hoi hoi")

    assert (await fatima.sees("hoi", after=first))["text"] == "hoi hoi"


async def test_a_client_finds_its_way_back_after_a_restart_of_the_room(tmp_path, unused_tcp_port):
    async with RoomServer(Room.open(tmp_path), port=unused_tcp_port) as server:
        client = RoomClient(server.url)
        await client.__aenter__()
        fatima = await client.add_person("Fatima")
        await fatima.says("/start")

    async with (
        RoomServer(Room.open(tmp_path), port=unused_tcp_port) as server,
        aiohttp.ClientSession() as session,
    ):
        seeing = asyncio.create_task(fatima.sees("weer terug"))
        body = {"chat_id": fatima.id, "text": "weer terug"}
        address = f"{server.api_url}/bot{server.room.bot.token}/sendMessage"
        await (await session.post(address, json=body)).release()
        await seeing
        await client.__aexit__()
