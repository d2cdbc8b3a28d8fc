"""For tests in which anything happens in any order on a real database, and the power fails between two statements."""

from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test
from sqlalchemy import event

from storage.database import Database, open_database
from tests.database import KEYS


class PowerCut(Exception):
    """The process is gone before this statement."""


class Fuse:
    """Cuts the power before the statement of this number in a piece of work."""

    def __init__(self, database: Database) -> None:
        self.left: int | None = None
        event.listen(database._engine.sync_engine, "before_cursor_execute", self._burn)

    def _burn(self, *_: Any) -> None:
        if self.left is None:
            return
        self.left -= 1
        if self.left < 0:
            self.left = None
            raise PowerCut


async def opened(url: str) -> Database:
    """Opened in the event loop in which it is going to be used."""
    return open_database(url, KEYS)


def try_everything(new_machine: Callable[[], RuleBasedStateMachine], *, examples: int) -> None:
    """So many lives of such a machine, each of at most thirty steps."""
    run_state_machine_as_test(
        new_machine,  # type: ignore[arg-type]  # documented: a function will do
        settings=settings(
            max_examples=examples,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
