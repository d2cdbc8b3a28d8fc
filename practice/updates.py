"""The updates that wait for the bot, as Telegram keeps them: until a later offset confirms them."""

import asyncio
import random
from datetime import datetime, timedelta

from practice.journal import Journal, Json

_KINDS = (
    "message edited_message channel_post edited_channel_post inline_query chosen_inline_result "
    "callback_query shipping_query pre_checkout_query poll poll_answer my_chat_member chat_member "
    "chat_join_request chat_boost removed_chat_boost message_reaction message_reaction_count "
    "business_connection business_message edited_business_message deleted_business_messages "
    "purchased_paid_media managed_bot guest_message"
)
ALL_KINDS = frozenset(_KINDS.split())
ONLY_ON_REQUEST = {"chat_member", "message_reaction", "message_reaction_count"}
"""Kinds that Telegram leaves out unless a bot asks for them by name (Bot API, allowed_updates)."""

QUIET_WEEK = timedelta(days=7)


class Updates:
    """A queue with one reader. Ids start at a random number, and again after a week without updates."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        kept = journal.records.get("updates", {}).get("state", {})
        self.allowed: list[str] = kept.get("allowed", [])
        self._next_id: int = kept.get("next_id", 0)
        self._last_at: float = kept.get("last_at", 0.0)
        found = journal.records.get("update", {}).values()
        self.pending: dict[int, Json] = {
            update["update_id"]: update
            for update in sorted(found, key=lambda update: int(update["update_id"]))
        }
        self._arrived = asyncio.Event()
        self.poller: object | None = None

    def add(self, kind: str, payload: Json, now: datetime) -> None:
        """Queue an update, unless the bot did not ask for this kind at the time it happened."""
        if not self.is_allowed(kind):
            return
        if now.timestamp() - self._last_at > QUIET_WEEK.total_seconds() and not self.pending:
            self._next_id = random.randrange(10_000_000, 900_000_000)  # noqa: S311 - a number, not a secret
        update = {"update_id": self._next_id, kind: payload}
        self.pending[self._next_id] = update
        self._journal.put("update", self._next_id, update)
        self._next_id += 1
        self._last_at = now.timestamp()
        self._keep()
        self.wake()

    def is_allowed(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in ONLY_ON_REQUEST

    def allow(self, kinds: list[str]) -> None:
        """Remember what the bot wants. An empty list is Telegram's default choice."""
        self.allowed = [kind for kind in kinds if kind in ALL_KINDS]
        self._keep()

    def confirm(self, offset: int) -> None:
        """Forget the updates before this offset.

        An offset beyond every id that was given comes from before a quiet week: it confirms nothing of today.
        A negative offset keeps that many of the newest.
        """
        if offset > self._next_id:
            return
        done = list(self.pending)[:offset] if offset < 0 else [id_ for id_ in self.pending if id_ < offset]
        for update_id in done:
            del self.pending[update_id]
            self._journal.drop("update", update_id)
        if done:
            self.wake()

    def drop_all(self) -> None:
        self.confirm(self._next_id)

    def clear(self) -> None:
        """The room begins anew: nothing waits any more. The bot goes on as it was, so its choice stays."""
        self.pending.clear()
        self._keep()

    def first(self, limit: int) -> list[Json]:
        return list(self.pending.values())[:limit]

    async def all_taken(self) -> None:
        """Wait until the bot has confirmed all that waits."""
        while self.pending:
            await self._arrived.wait()

    def wake(self) -> None:
        """Let every waiting reader look again."""
        self._arrived.set()
        self._arrived = asyncio.Event()

    async def wait(self, seconds: float) -> None:
        """Wait until something may have changed, at most this long."""
        try:
            await asyncio.wait_for(self._arrived.wait(), seconds)
        except TimeoutError:
            return

    def _keep(self) -> None:
        state = {"allowed": self.allowed, "next_id": self._next_id, "last_at": self._last_at}
        self._journal.put("updates", "state", state)
