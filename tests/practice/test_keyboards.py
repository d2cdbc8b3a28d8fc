"""Keyboards: what Telegram refuses is refused, and what people see follows."""

import pytest


def inline(**button):
    return {"inline_keyboard": [[{"text": "Gelukt", **button}]]}


@pytest.mark.parametrize(
    ("markup", "sentence"),
    [
        (inline(callback_data="x" * 65), "BUTTON_DATA_INVALID"),
        (inline(callback_data="é" * 33), "BUTTON_DATA_INVALID"),
        (inline(), "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        (
            inline(callback_data=""),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            inline(callback_data="1", url="https://example.org"),
            "can't parse inline keyboard button: exactly one of the optional fields must be used",
        ),
        (inline(url="example"), "inline keyboard button URL 'example' is invalid: Wrong HTTP URL"),
        (
            inline(url="http://localhost/x"),
            "inline keyboard button URL 'http://localhost/x' is invalid: Wrong HTTP URL",
        ),
        (
            inline(url="ftp://example.org"),
            "inline keyboard button URL 'ftp://example.org' is invalid: Unsupported URL protocol",
        ),
        (inline(copy_text={"text": "x" * 257}), "BUTTON_COPY_TEXT_INVALID"),
        (
            inline(callback_data="1", style="red"),
            "can't parse inline keyboard button: invalid button style specified",
        ),
        (
            {"inline_keyboard": [[{"callback_data": "1"}]]},
            "can't parse inline keyboard button: Can't find field \"text\"",
        ),
        (
            {"inline_keyboard": [[{"text": " ", "callback_data": "1"}]]},
            "inline keyboard button text must be non-empty",
        ),
        ({"inline_keyboard": [[{"text": "a", "callback_data": "1"}] * 9]}, "REPLY_MARKUP_TOO_LONG"),
        ({"inline_keyboard": [[{"text": "a", "callback_data": "1"}]] * 101}, "REPLY_MARKUP_TOO_LONG"),
        (
            {"inline_keyboard": [], "keyboard": []},
            "can't parse reply keyboard markup JSON object: exactly one kind of markup expected",
        ),
        ({}, "can't parse reply keyboard markup JSON object: exactly one kind of markup expected"),
        ({"keyboard": [["a"]], "input_field_placeholder": "x" * 65}, "input field placeholder is too long"),
        ({"keyboard": ["a"]}, "can't parse keyboard: Array of Array of buttons expected"),
    ],
)
async def test_a_keyboard_that_telegram_would_refuse_is_refused(api, fatima, markup, sentence):
    refused = await api.refusal("sendMessage", chat_id=fatima.id, text="hoi", reply_markup=markup)

    assert refused == (400, f"Bad Request: {sentence}")


async def test_64_bytes_of_data_and_100_buttons_are_just_allowed(api, fatima):
    rows = [[{"text": "a", "callback_data": "é" * 32}] * 8] * 12 + [
        [{"text": "a", "copy_text": {"text": "b"}}] * 4
    ]

    sent = await api.result(
        "sendMessage", chat_id=fatima.id, text="hoi", reply_markup={"inline_keyboard": rows}
    )

    assert sent["reply_markup"]["inline_keyboard"] == rows


async def test_an_unknown_field_of_a_button_is_noticed(api, client, fatima):
    await api.result(
        "sendMessage", chat_id=fatima.id, text="hoi", reply_markup=inline(callback_data="1", colour="red")
    )

    assert (await client.notices())[-1]["sentence"] == 'unknown field "colour" in inline keyboard button'


async def test_a_reply_keyboard_stays_until_it_is_removed(api, fatima):
    menu = {"keyboard": [["Mijn doelen", {"text": "Afspraken"}], ["Hulp"]], "is_persistent": True}

    await api.result("sendMessage", chat_id=fatima.id, text="hoi", reply_markup=menu)
    await fatima.presses("Hulp")
    shown = await fatima.keyboard()
    await api.result("sendMessage", chat_id=fatima.id, text="dag", reply_markup={"remove_keyboard": True})

    assert shown == [["Mijn doelen", "Afspraken"], ["Hulp"]]
    assert await fatima.keyboard() == []
    assert [message["text"] for message in await fatima.messages()] == ["/start", "hoi", "Hulp", "dag"]


async def test_a_one_time_keyboard_goes_after_use(api, fatima):
    menu = {"keyboard": [["Ja", "Nee"]], "one_time_keyboard": True}
    await api.result("sendMessage", chat_id=fatima.id, text="Klopt dit?", reply_markup=menu)

    await fatima.presses("Ja")

    assert await fatima.keyboard() == []


async def test_a_selective_keyboard_appears_for_who_is_replied_to(api, team, fatima, kees):
    said = await kees.says("/vraag", team)
    menu = {"keyboard": [["Ja"]], "selective": True}

    await api.result(
        "sendMessage",
        chat_id=team.id,
        text="hoi",
        reply_markup=menu,
        reply_parameters={"message_id": said["message_id"]},
    )

    assert await kees.keyboard(team) == [["Ja"]]
    assert await fatima.keyboard(team) == []


async def test_a_forced_reply_replies_by_itself_once(api, team, kees):
    asked = await api.result(
        "sendMessage", chat_id=team.id, text="Welke naam?", reply_markup={"force_reply": True}
    )

    first = await kees.says("Bert", team)
    second = await kees.says("nog iets", team)

    assert (first["reply_to"], second["reply_to"]) == (asked["message_id"], None)


async def test_a_keyboard_of_another_kind_fits_under_no_existing_message(api, fatima):
    sent = await api.result("sendMessage", chat_id=fatima.id, text="hoi")
    where = {"chat_id": fatima.id, "message_id": sent["message_id"]}

    refused = await api.refusal("editMessageReplyMarkup", **where, reply_markup={"keyboard": [["a"]]})

    assert refused == (400, "Bad Request: inline keyboard expected")
