"""The methods with which the bot gets its updates: by asking (getUpdates) or by being called (a webhook)."""

import asyncio
import re
from typing import Any
from urllib.parse import urlsplit

from practice.bot_api.calls import Call
from practice.refusals import Refusal, bad_request

Json = dict[str, Any]

MAX_POLL_SECONDS = 50
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
LOCAL = {"127.0.0.1", "localhost", "::1"}


async def get_updates(call: Call) -> list[Json]:
    """The updates that wait, or what comes in time. The newest asker wins, as with Telegram."""
    room = call.room
    if room.webhook.get("url"):
        raise Refusal(409, WEBHOOK_ACTIVE)
    if "allowed_updates" in call.values:
        room.updates.allow(call.values["allowed_updates"])
    if call.get("offset"):
        room.updates.confirm(call.values["offset"])
    room.updates.poller = me = object()
    room.updates.wake()
    limit = min(max(call.get("limit", 100), 1), 100)
    end = _seconds() + min(max(call.get("timeout", 0), 0), MAX_POLL_SECONDS)
    while not (found := room.updates.first(limit)) and _seconds() < end and not room.closing:
        await room.updates.wait(end - _seconds())
        if room.updates.poller is not me and not room.closing:
            raise _conflict(call)
    return found


def set_webhook(call: Call) -> bool:
    """Let updates come to an address. Telegram wants https; on this machine http will do."""
    url = str(call.get("url", ""))
    if not url:
        return delete_webhook(call)
    parts = urlsplit(url)
    if parts.hostname not in LOCAL and parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise bad_request("bad webhook: invalid URL")
    secret = str(call.get("secret_token", ""))
    if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
        raise bad_request("secret token contains unallowed characters")
    room = call.room
    room.webhook = {"url": url, "secret": secret, "max_connections": call.get("max_connections", 40)}
    if "allowed_updates" in call.values:
        room.updates.allow(call.values["allowed_updates"])
    _forget_if_asked(call)
    room.updates.poller = None
    room.updates.wake()
    return True


def delete_webhook(call: Call) -> bool:
    call.room.webhook = {}
    _forget_if_asked(call)
    call.room.updates.wake()
    return True


def get_webhook_info(call: Call) -> Json:
    room = call.room
    found: Json = {
        "url": room.webhook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": len(room.updates.pending),
    }
    for name in ("max_connections", "last_error_date", "last_error_message"):
        if name in room.webhook:
            found[name] = room.webhook[name]
    return found | ({"allowed_updates": room.updates.allowed} if room.updates.allowed else {})


def _forget_if_asked(call: Call) -> None:
    if call.get("drop_pending_updates"):
        call.room.updates.drop_all()


def _conflict(call: Call) -> Refusal:
    if call.room.webhook.get("url"):
        return Refusal(409, "Conflict: terminated by setWebhook request")
    sentence = "terminated by other getUpdates request; make sure that only one bot instance is running"
    return Refusal(409, f"Conflict: {sentence}")


def _seconds() -> float:
    return asyncio.get_running_loop().time()
