"""Forms in progress, one for each person in each chat."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.questions import Question
from storage.tables import questions

_OPEN = select(
    questions.c.form, questions.c.asks, questions.c["values"], questions.c.parked, questions.c.for_id
).where(questions.c.chat_id == bindparam("chat"), questions.c.telegram_id == bindparam("person"))
_CLOSE = delete(questions).where(
    questions.c.chat_id == bindparam("chat"), questions.c.telegram_id == bindparam("person")
)


def _save(dialect: Any) -> Any:
    added = dialect.insert(questions)
    names = ("form", "asks", "values", "parked", "asked_at", "for_id")
    changed = {name: added.excluded[name] for name in names}
    return added.on_conflict_do_update(index_elements=["chat_id", "telegram_id"], set_=changed)


_SAVE = {"sqlite": _save(sqlite), "postgresql": _save(postgresql)}
"""Built once: a press of "Gelukt" ends with it."""


class Questions:
    """The open question of an account in a chat: none or one."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def open(self, chat_id: int, telegram_id: int) -> Question | None:
        row = (await self._connection.execute(_OPEN, {"chat": chat_id, "person": telegram_id})).first()
        return Question(*row) if row else None

    async def save(self, question: Question, *, chat_id: int, telegram_id: int, now: datetime) -> None:
        """Ask it, in the place of any other open question of this person in this chat."""
        await self._connection.execute(
            _SAVE[self._connection.dialect.name],
            {
                "chat_id": chat_id,
                "telegram_id": telegram_id,
                "form": question.form,
                "asks": question.asks,
                "values": question.values,
                "parked": question.parked,
                "asked_at": now,
                "for_id": question.for_id,
            },
        )

    async def close(self, chat_id: int, telegram_id: int) -> None:
        await self._connection.execute(_CLOSE, {"chat": chat_id, "person": telegram_id})

    async def move(self, old: int, new: int) -> None:
        """A chat has another number now: what is open in it goes along."""
        await self._connection.execute(
            update(questions).where(questions.c.chat_id == old).values(chat_id=new)
        )
