"""The clocks. Everybody else gets `now` as an argument; the practice room brings a clock that can be moved."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Gives the present moment, aware and in UTC."""


def system_clock() -> datetime:
    """The machine's clock."""
    return datetime.now(UTC)


def boot_clock() -> float:
    """Seconds since the machine was switched on, also those in which it slept. It is never set.

    Where the system has no such clock, its monotonic one: that may stand still while the machine sleeps.
    """
    return time.clock_gettime(_SINCE_BOOT)


_SINCE_BOOT = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
