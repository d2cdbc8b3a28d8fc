"""The updates that are handed out, as Telegram would send them."""

from collections.abc import Iterable
from itertools import count
from typing import Any

Update = dict[str, Any]

CLAIM_STEP, LAST_READY = "gk", "last:kk"
"""What "Gelukt" carries, and a stand-in for the newest "Klaar" of a chat, whose number only the server has seen."""

_update_ids = count(1_000_000)


def typed(chat_id: int, text: str) -> Update:
    """Somebody types a text, or presses a button of the menu, which is the same to a bot."""
    return {"update_id": next(_update_ids), "message": _message(chat_id, sender=chat_id, text=text)}


def pressed(chat_id: int, data: str) -> Update:
    """Somebody presses a button under a message. The query has the number of the chat, so that its answer tells it."""
    query = {
        "id": str(chat_id),
        "from": _person(chat_id),
        "chat_instance": "1",
        "data": data,
        "message": _message(chat_id, sender=1, text="…"),
    }
    return {"update_id": next(_update_ids), "callback_query": query}


def texts(chats: Iterable[int], rounds: int) -> list[Update]:
    """Everybody types "hallo", so many times."""
    everybody = list(chats)
    return [typed(chat_id, "hallo") for _ in range(rounds) for chat_id in everybody]


def menu_presses_and_claims(steps: dict[int, list[int]], menu: list[str]) -> list[Update]:
    """Four menu presses to one claim press, until everybody's steps are claimed.

    Of ten updates of a person one is "Gelukt" under a step, the next the "Klaar" that sends the claim to the team, and
    eight are presses on the four buttons of the menu.
    """
    updates: list[Update] = []
    for number in range(10 * max(map(len, steps.values()))):
        for place, (chat_id, own) in enumerate(steps.items()):
            # Not all at once: at any moment one in ten is at "Gelukt".
            claim, turn = divmod(number - place % 10, 10)
            updates.append(_one_of_ten(chat_id, own[max(claim, 0)], turn if claim >= 0 else 9, menu))
    return updates


def _one_of_ten(chat_id: int, step_id: int, turn: int, menu: list[str]) -> Update:
    match turn:
        case 0:
            return pressed(chat_id, f"{CLAIM_STEP}:{step_id}")
        case 1:
            return pressed(chat_id, LAST_READY)
        case _:
            return typed(chat_id, menu[turn % len(menu)])


def _message(chat_id: int, *, sender: int, text: str) -> dict[str, Any]:
    return {
        "message_id": 1,
        "date": 1_780_000_000,
        "chat": {"id": chat_id, "type": "private", "first_name": "Iemand"},
        "from": _person(sender),
        "text": text,
    }


def _person(person_id: int) -> dict[str, Any]:
    return {"id": person_id, "is_bot": person_id == 1, "first_name": "Iemand"}
