"""The rules of the Bot API one by one, over real HTTP."""

import aiohttp
import pytest


async def test_a_wrong_token_is_unauthorized(api):
    api.token = "123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

    assert await api.refusal("getMe") == (401, "Unauthorized")


async def test_an_unknown_method_is_not_found_and_noticed(api, client):
    assert await api.refusal("sendTelepathy") == (404, "Not Found: method not found")

    assert (await client.notices())[-1]["method"] == "sendTelepathy"


async def test_methods_are_found_however_they_are_written(api):
    assert (await api.result("GETME"))["username"] == "VoetstukOefenBot"


async def test_an_unknown_parameter_is_noticed_and_does_no_harm(api, client, fatima):
    await api.result("sendMessage", chat_id=fatima.id, text="hoi", chatid=3)

    assert (await client.notices())[-1]["sentence"] == 'unknown parameter "chatid"'


@pytest.mark.parametrize(
    "request_of",
    [
        lambda values: {"params": values},
        lambda values: {"data": values},
        lambda values: {"json": values},
        lambda values: {"data": aiohttp.FormData(values, default_to_multipart=True)},
    ],
    ids=["query", "form", "json", "multipart"],
)
async def test_parameters_are_taken_in_four_ways(api, fatima, request_of):
    body = request_of({"chat_id": str(fatima.id), "text": "hoi", "disable_notification": "true"})

    async with api.session.post(f"{api.url}/bot{api.token}/sendMessage", **body) as answer:
        found = await answer.json()

    assert found["result"]["text"] == "hoi"


async def test_a_value_of_the_wrong_kind_is_refused(api, fatima):
    assert await api.refusal("getChatMember", chat_id=fatima.id, user_id="Fatima") == (
        400,
        'Bad Request: can\'t parse "user_id": integer expected',
    )


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": " \n "}, "message text is empty"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"text": "é" * 4097}, "message is too long"),
        ({"text": "😀" * 2049}, "message is too long"),
        (
            {"text": "<b>hoi", "parse_mode": "HTML"},
            "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
        ({"text": "*hoi*", "parse_mode": "MarkdownV2"}, "unsupported parse_mode"),
        ({"text": "hoi", "parse_mode": "Word"}, "unsupported parse_mode"),
        ({"text": "hoi", "entities": [{"type": "bold", "offset": 1, "length": 3}]}, "ENTITY_BOUNDS_INVALID"),
        (
            {"text": "hoi", "entities": [{"type": "vet", "offset": 0, "length": 3}]},
            "can't parse MessageEntity: Unsupported type specified",
        ),
        ({"text": "hoi", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        ({"text": "hoi", "message_thread_id": 5}, "message thread not found"),
    ],
)
async def test_a_text_that_telegram_would_refuse_is_refused(api, fatima, values, sentence):
    assert await api.refusal("sendMessage", chat_id=fatima.id, **values) == (400, f"Bad Request: {sentence}")


async def test_the_length_of_a_text_is_counted_after_the_mark_up(api, fatima):
    sent = await api.result(
        "sendMessage", chat_id=fatima.id, text=f"<b>{'&amp;' * 4096}</b>", parse_mode="HTML"
    )

    assert sent["text"] == "&" * 4096


async def test_entities_that_a_client_gives_itself_are_taken(api, fatima):
    entity = {"type": "bold", "offset": 0, "length": 3}

    sent = await api.result("sendMessage", chat_id=fatima.id, text="hoi /klaar", entities=[entity])

    assert sent["entities"] == [entity, {"type": "bot_command", "offset": 4, "length": 6}]


async def test_a_reply_to_what_is_gone_can_be_allowed(api, fatima):
    reply = {"message_id": 99, "allow_sending_without_reply": True}

    assert "reply_to_message" not in await api.result(
        "sendMessage", chat_id=fatima.id, text="hoi", reply_parameters=reply
    )


async def test_a_reply_carries_what_it_replies_to(api, fatima):
    sent = await api.result("sendMessage", chat_id=fatima.id, text="hoi", reply_parameters={"message_id": 1})

    assert sent["reply_to_message"]["text"] == "/start"


async def test_html_that_telegram_shows_as_it_stands_is_noticed(api, client, fatima):
    await api.result("sendMessage", chat_id=fatima.id, text="&euro;&nbsp;5", parse_mode="HTML")

    assert [notice["sentence"][:30] for notice in await client.notices()] == [
        "Telegram does not know &nbsp; ",
        "Telegram does not know &euro; ",
    ]


async def test_a_chat_that_the_bot_never_met_is_not_found(api):
    assert await api.refusal("sendMessage", chat_id=77, text="hoi") == (400, "Bad Request: chat not found")


async def test_a_group_without_the_bot_is_not_found(api, client, kees):
    elsewhere = await client.add_group("Andere groep", kees)

    assert await api.refusal("getChat", chat_id=elsewhere.id) == (400, "Bad Request: chat not found")


async def test_a_person_who_never_pressed_start_cannot_be_written_to(api, kees):
    assert await api.refusal("sendMessage", chat_id=kees.id, text="hoi") == (
        403,
        "Forbidden: bot can't initiate conversation with a user",
    )


async def test_a_person_who_blocked_the_bot_cannot_be_written_to(api, fatima):
    await fatima.blocks()

    assert await api.refusal("sendMessage", chat_id=fatima.id, text="hoi") == (
        403,
        "Forbidden: bot was blocked by the user",
    )


async def test_a_group_that_removed_the_bot_cannot_be_written_to(api, team, kees):
    await team.remove("bot", by=kees)

    assert await api.refusal("sendMessage", chat_id=team.id, text="hoi") == (
        403,
        "Forbidden: bot was kicked from the group chat",
    )


async def test_a_group_that_the_bot_left_cannot_be_written_to(api, team):
    await api.result("leaveChat", chat_id=team.id)

    assert await api.refusal("sendMessage", chat_id=team.id, text="hoi") == (
        403,
        "Forbidden: bot is not a member of the group chat",
    )


async def test_an_edit_that_changes_nothing_is_refused(api, fatima):
    sent = await api.result("sendMessage", chat_id=fatima.id, text="hoi")
    where = {"chat_id": fatima.id, "message_id": sent["message_id"]}

    code, sentence = await api.refusal("editMessageText", **where, text=" hoi ")

    assert code == 400
    assert sentence.startswith("Bad Request: message is not modified: specified new message content")


async def test_an_edit_without_a_keyboard_takes_the_keyboard_away(api, fatima):
    keyboard = {"inline_keyboard": [[{"text": "Gelukt", "callback_data": "1"}]]}
    sent = await api.result("sendMessage", chat_id=fatima.id, text="hoi", reply_markup=keyboard)
    where = {"chat_id": fatima.id, "message_id": sent["message_id"]}

    edited = await api.result("editMessageText", **where, text="hoi")

    assert sent["reply_markup"] == keyboard
    assert "reply_markup" not in edited
    assert edited["edit_date"]


async def test_only_what_is_there_and_the_bots_own_can_be_edited(api, fatima):
    assert await api.refusal("editMessageText", chat_id=fatima.id, message_id=99, text="x") == (
        400,
        "Bad Request: message to edit not found",
    )
    assert await api.refusal("editMessageText", chat_id=fatima.id, message_id=1, text="x") == (
        400,
        "Bad Request: message can't be edited",
    )


async def test_a_message_that_came_with_a_reply_keyboard_cannot_be_edited(api, fatima):
    menu = {"keyboard": [["Mijn doelen"]]}
    sent = await api.result("sendMessage", chat_id=fatima.id, text="hoi", reply_markup=menu)

    refused = await api.refusal("editMessageText", chat_id=fatima.id, message_id=sent["message_id"], text="x")

    assert refused == (400, "Bad Request: message can't be edited")


async def test_text_and_caption_are_edited_by_their_own_methods(api, fatima):
    sent = await api.result("sendMessage", chat_id=fatima.id, text="hoi")

    refused = await api.refusal(
        "editMessageCaption", chat_id=fatima.id, message_id=sent["message_id"], caption="x"
    )

    assert refused == (400, "Bad Request: there is no caption in the message to edit")


async def test_the_bot_may_delete_what_a_person_wrote_in_private(api, fatima):
    assert await api.result("deleteMessage", chat_id=fatima.id, message_id=1)

    assert await fatima.messages() == []
    assert await api.refusal("deleteMessage", chat_id=fatima.id, message_id=1) == (
        400,
        "Bad Request: message to delete not found",
    )


async def test_in_a_group_only_an_admin_deletes_what_others_wrote(api, team, kees):
    said = await kees.says("/hoi", team)
    where = {"chat_id": team.id, "message_id": said["message_id"]}

    refused = await api.refusal("deleteMessage", **where)
    await team.make_admin("bot")

    assert refused == (400, "Bad Request: message can't be deleted")
    assert await api.result("deleteMessage", **where)


async def test_nothing_is_deleted_after_two_days(api, client, fatima):
    await client.forward(hours=48, minutes=1)

    assert await api.refusal("deleteMessage", chat_id=fatima.id, message_id=1) == (
        400,
        "Bad Request: message can't be deleted for everyone",
    )


async def test_several_deletions_pass_over_what_is_not_there(api, fatima):
    assert await api.result("deleteMessages", chat_id=fatima.id, message_ids=[1, 98, 99])

    assert await fatima.messages() == []


async def test_a_press_that_is_unknown_or_old_cannot_be_answered(api, client, fatima):
    keyboard = {"inline_keyboard": [[{"text": "Gelukt", "callback_data": "1"}]]}
    await api.result("sendMessage", chat_id=fatima.id, text="hoi", reply_markup=keyboard)
    query_id = (await fatima.presses("Gelukt"))["callback_query_id"]
    sentence = "Bad Request: query is too old and response timeout expired or query ID is invalid"

    assert await api.refusal("answerCallbackQuery", callback_query_id="17") == (400, sentence)
    assert await api.result("answerCallbackQuery", callback_query_id=query_id)
    await client.forward(hours=1)
    assert await api.refusal("answerCallbackQuery", callback_query_id=query_id) == (400, sentence)


async def test_an_answer_to_a_press_has_at_most_200_signs(api, fatima):
    keyboard = {"inline_keyboard": [[{"text": "Gelukt", "callback_data": "1"}]]}
    await api.result("sendMessage", chat_id=fatima.id, text="hoi", reply_markup=keyboard)
    query_id = (await fatima.presses("Gelukt"))["callback_query_id"]

    refused = await api.refusal("answerCallbackQuery", callback_query_id=query_id, text="a" * 201)

    assert refused == (400, "Bad Request: MESSAGE_TOO_LONG")
    assert await api.result("answerCallbackQuery", callback_query_id=query_id, text="a" * 200)


async def test_pinning_in_a_group_takes_an_admin(api, team):
    sent = await api.result("sendMessage", chat_id=team.id, text="hoi")
    where = {"chat_id": team.id, "message_id": sent["message_id"]}

    refused = await api.refusal("pinChatMessage", **where)
    await team.make_admin("bot")

    assert refused == (400, "Bad Request: not enough rights to manage pinned messages in the chat")
    assert await api.result("pinChatMessage", **where)


@pytest.mark.parametrize(
    ("commands", "sentence"),
    [
        ([{"command": "Doelen", "description": "a"}], "BOT_COMMAND_INVALID"),
        ([{"command": "doelen", "description": ""}], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([{"command": "doelen", "description": "a" * 257}], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([{"command": f"c{n}", "description": "a"} for n in range(101)], "BOT_COMMANDS_TOO_MUCH"),
    ],
)
async def test_commands_are_checked(api, commands, sentence):
    assert await api.refusal("setMyCommands", commands=commands) == (400, f"Bad Request: {sentence}")


async def test_a_reaction_is_one_of_telegrams_own(api, fatima):
    where = {"chat_id": fatima.id, "message_id": 1}

    assert await api.result("setMessageReaction", **where, reaction=[{"type": "emoji", "emoji": "👍"}])
    assert (await fatima.messages())[0]["reactions"] == ["👍"]
    assert await api.refusal("setMessageReaction", **where, reaction=[{"type": "emoji", "emoji": "🪁"}]) == (
        400,
        "Bad Request: REACTION_INVALID",
    )


async def test_an_unknown_chat_action_is_refused(api, fatima):
    assert await api.refusal("sendChatAction", chat_id=fatima.id, action="thinking") == (
        400,
        "Bad Request: wrong parameter action in request",
    )


async def test_a_protected_message_cannot_be_copied_or_forwarded(api, fatima):
    sent = await api.result("sendMessage", chat_id=fatima.id, text="bon", protect_content=True)
    where = {"chat_id": fatima.id, "from_chat_id": fatima.id, "message_id": sent["message_id"]}

    assert (await api.refusal("copyMessage", **where))[0] == 400
    assert (await api.refusal("forwardMessage", **where))[0] == 400


async def test_message_numbers_grow_within_a_chat(api, fatima, team):
    first = await api.result("sendMessage", chat_id=fatima.id, text="een")
    second = await api.result("sendMessage", chat_id=fatima.id, text="twee")

    assert second["message_id"] > first["message_id"]
