"""A piece of work: one transaction, with a repository for each subject."""

from functools import cached_property

from sqlalchemy.ext.asyncio import AsyncConnection

from storage.audit import Audit
from storage.goals import Goals
from storage.inbox import Inbox
from storage.outbox import Outbox
from storage.people import People
from storage.questions import Questions


class Work:
    """All that one transaction reads and writes. It is made by `Database.work()`, which also ends it."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    @property
    def connection(self) -> AsyncConnection:
        """For storage itself, such as the migrations. Everybody else asks a repository."""
        return self._connection

    @cached_property
    def audit(self) -> Audit:
        return Audit(self._connection)

    @cached_property
    def goals(self) -> Goals:
        return Goals(self._connection)

    @cached_property
    def inbox(self) -> Inbox:
        return Inbox(self._connection)

    @cached_property
    def outbox(self) -> Outbox:
        return Outbox(self._connection)

    @cached_property
    def people(self) -> People:
        return People(self._connection)

    @cached_property
    def questions(self) -> Questions:
        return Questions(self._connection)
