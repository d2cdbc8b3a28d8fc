"""Delivery of updates to a webhook: one at a time, in order, again and again until it answers 2xx."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp

from practice.room import Room

Json = dict[str, Any]
Run = Callable[[str, Json], Awaitable[None]]

ANSWER_SECONDS = 60
FIRST_WAIT = 0.1
LONGEST_WAIT = 5.0
"""Seconds between tries. Telegram waits longer; people in a practice room are looking on."""


async def deliver(room: Room, run: Run) -> None:
    """Bring every update to the webhook while the room is open. `run` does the call that an answer asks."""
    wait = FIRST_WAIT
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=ANSWER_SECONDS)) as session:
        while not room.closing:
            update = next(iter(room.updates.pending.values()), None)
            if not room.webhook.get("url") or update is None:
                await room.updates.wait(ANSWER_SECONDS)
                continue
            target = room.webhook
            error = await _post(session, target, update, run)
            if error is None:
                wait = FIRST_WAIT
                room.updates.confirm(update["update_id"] + 1)
            else:
                target["last_error_date"] = room.clock.timestamp()
                target["last_error_message"] = error
                room.observations.notice("webhook", error, room.clock.now())
                await asyncio.sleep(wait)
                wait = min(wait * 2, LONGEST_WAIT)
            room.save()


async def _post(session: aiohttp.ClientSession, target: Json, update: Json, run: Run) -> str | None:
    """Deliver one update. Returns what went wrong, or None."""
    headers = {"X-Telegram-Bot-Api-Secret-Token": target["secret"]} if target.get("secret") else {}
    try:
        async with session.post(target["url"], json=update, headers=headers, allow_redirects=False) as answer:
            if not 200 <= answer.status < 300:
                return f"Wrong response from the webhook: {answer.status} {answer.reason}"
            asked = await _asked(answer)
    except (aiohttp.ClientError, TimeoutError) as error:
        return "Connection failed" if isinstance(error, aiohttp.ClientError) else "Read timeout expired"
    if asked:
        await run(str(asked.pop("method")), asked)
    return None


async def _asked(answer: aiohttp.ClientResponse) -> Json | None:
    """A webhook may call one method by answering with it."""
    if answer.content_type != "application/json":
        return None
    try:
        found = await answer.json()
    except ValueError:
        return None
    return found if isinstance(found, dict) and "method" in found else None
