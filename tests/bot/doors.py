"""Front doors for tests of what is around the front door."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from telegram import Update

from handlers.context import Context
from handlers.outgoing import Outgoing, Toast
from mentoring.ids import TelegramId
from mentoring.programme import Programme
from mentoring.refusals import NoLongerPossible, Refusal
from messages.catalogue import Catalogue
from storage.work import Work


class Door:
    """Writes each update into the audit log, which is its effect, and shows what was written.

    A word in the text says what goes wrong: "refuse", "break" (always), "break once".
    """

    def __init__(self, *, shows: bool = True) -> None:
        self._shows = shows
        self.handled: list[int] = []
        self.apologies = 0
        self.at_once = 0
        self.most_at_once = 0
        self._tries: Counter[int] = Counter()

    async def handle(
        self,
        update: Update,
        work: Work,
        *,
        now: datetime,
        programme: Programme,
        catalogue: Catalogue,
        files: Mapping[str, bytes | None],
    ) -> Context:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            return await self._handle(update, work, now, programme, catalogue)
        finally:
            self.at_once -= 1

    async def _handle(
        self, update: Update, work: Work, now: datetime, programme: Programme, catalogue: Catalogue
    ) -> Context:
        text = text_of(update)
        self._tries[update.update_id] += 1
        await work.audit.add("heard", f"update:{update.update_id}", by=None, now=now)
        if text == "refuse":
            raise NoLongerPossible
        if text == "break" or (text == "break once" and self._tries[update.update_id] == 1):
            raise KeyError(text)
        await asyncio.sleep(0)
        self.handled.append(update.update_id)
        context = _context(update, work, now, programme, catalogue)
        if self._shows and update.callback_query is None:
            context.outgoing.append(Outgoing(f"Gehoord: {text}"))
        return context

    async def refuse(
        self,
        update: Update,
        work: Work,
        refusal: Refusal,
        *,
        now: datetime,
        programme: Programme,
        catalogue: Catalogue,
    ) -> Context:
        await work.audit.add("refused", f"update:{update.update_id}", by=None, result=refusal.name, now=now)
        context = _context(update, work, now, programme, catalogue)
        context.outgoing.append(Outgoing("Dat kan niet meer."))
        return context

    async def apologise(
        self, update: Update, work: Work, *, now: datetime, programme: Programme, catalogue: Catalogue
    ) -> Context:
        self.apologies += 1
        context = _context(update, work, now, programme, catalogue)
        context.outgoing.append(Toast("Sorry") if update.callback_query else Outgoing("Sorry"))
        return context


def text_of(update: Update) -> str:
    if update.callback_query is not None:
        return update.callback_query.data or ""
    return (update.effective_message.text if update.effective_message else None) or ""


def _context(
    update: Update, work: Work, now: datetime, programme: Programme, catalogue: Catalogue
) -> Context:
    chat = update.effective_chat
    return Context(
        update=update,
        work=work,
        now=now,
        programme=programme,
        catalogue=catalogue,
        telegram_id=TelegramId(0),
        chat_id=TelegramId(chat.id if chat else 0),
        is_private=True,
    )
