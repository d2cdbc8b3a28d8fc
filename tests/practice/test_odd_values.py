"""Whatever a client sends, the Bot API answers with a refusal and never with a fault of its own."""

import contextlib
import itertools
from typing import Any

import pytest

from practice import acts, groups
from practice.bot_api.calls import Call
from practice.bot_api.parameters import read
from practice.bot_api.table import METHODS
from practice.refusals import Refusal
from practice.room import Room

SCALARS = (None, "", "x", "😀", -1, 0, 1, 2**70, 1.5, True)
NESTED: tuple[Any, ...] = ([], [1], ["x"], [None], [{}], [[]], [[{}]], [[None]], {}, {"x": 1})
ODD: tuple[Any, ...] = (
    *SCALARS,
    *NESTED,
    {"type": "chat", "chat_id": []},
    {"message_id": "x"},
    {"message_id": []},
    {"inline_keyboard": [[{"text": "a", "callback_data": 3}]]},
    {"inline_keyboard": [[{"text": "a", "url": []}]]},
    {"keyboard": 3},
    {"force_reply": True, "input_field_placeholder": 3, "selective": 3},
    {"type": "photo", "media": []},
    [{"type": "photo", "media": 3}] * 2,
    [{"type": "document", "media": "attach://nee", "caption": 3, "caption_entities": 3}] * 2,
    [{"type": "emoji", "emoji": []}],
    [{"command": "a", "description": []}],
    [{"type": "text_mention", "offset": 0, "length": 1, "user": 3}],
    [{"type": [], "offset": 0, "length": 1}],
)


@pytest.fixture(scope="module")
def furnished():
    """A room with a private chat and a group, in which every method has something to work on."""
    found = Room.open()
    fatima = found.add_person("Fatima")
    acts.says(found, fatima.id, fatima.id, "/start")
    groups.create(found, "Team", fatima.id, ["bot"], forum=True, type_="supergroup")
    return found


@pytest.mark.parametrize("name", [method.name for method in METHODS.values() if method.name != "getUpdates"])
async def test_odd_values_are_taken_or_refused(furnished, name):
    method = METHODS[name.lower()]
    group = next(chat.id for chat in furnished.chats.values() if not chat.is_private)
    sound = {
        "chat_id": group,
        "from_chat_id": group,
        "message_id": 1,
        "text": "hoi",
        "title": "a",
        "address": "b",
        "latitude": 1,
        "longitude": 1,
        "action": "typing",
        "user_id": furnished.bot.id,
    }
    given = {key: value for key, value in sound.items() if key in method.parameters}

    for parameter, odd in itertools.product(method.parameters, ODD):
        with contextlib.suppress(Refusal):
            method.run(Call(furnished, name, read(method.parameters, given | {parameter: odd})))
        furnished.webhook = {}
        furnished.chats[group].bot = "administrator"


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b"{"),
        ("application/json", b"[1]"),
        ("application/x-www-form-urlencoded", b"\xff\xfe=%zz"),
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=a", b"--a\r\nrubbish"),
    ],
)
async def test_a_body_that_cannot_be_read_is_refused(api, kind, body):
    address = f"{api.url}/bot{api.token}/sendMessage"

    async with api.session.post(address, data=body, headers={"Content-Type": kind}) as answer:
        found = await answer.json()

    assert found["error_code"] == 400
