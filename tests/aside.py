"""Awaiting something beside the event loop of a test, which stays as it is."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Result = TypeVar("Result")


class Aside:
    """A thread with an event loop of its own, in which a connection can stay open from one test to the next."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1)
        self._runner = asyncio.Runner()

    def run(self, awaited: Coroutine[Any, Any, Result]) -> Result:
        """Await something there, while whoever calls waits here."""
        return self._thread.submit(self._runner.run, awaited).result()

    def close(self) -> None:
        """End the loop and the thread."""
        self._thread.submit(self._runner.close).result()
        self._thread.shutdown()
