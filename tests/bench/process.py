"""Processes on a core of their own, and what they cost."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import psutil

CORES = sorted(os.sched_getaffinity(0))
BOT_CORE, SERVER_CORE = CORES[0], CORES[-1]
"""The measured bot and the server that it talks to never share a core, where there are two."""


@contextmanager
def running(
    arguments: list[str], *, core: int, env: Mapping[str, str] | None = None
) -> Iterator[psutil.Process]:
    """A Python process on one core, ended at the end."""
    process = subprocess.Popen(
        ["taskset", "-c", str(core), sys.executable, *arguments],
        env={**os.environ, **(env or {})},
        stdout=subprocess.DEVNULL,
        stderr=None if os.environ.get("BENCH_SHOW") else subprocess.DEVNULL,
    )
    try:
        yield psutil.Process(process.pid)
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def cpu_seconds(process: psutil.Process) -> float:
    """What a process has used of its core so far."""
    times = process.cpu_times()
    return float(times.user + times.system)


def memory_mib(process: psutil.Process) -> float:
    """What a process holds in memory now."""
    return float(process.memory_info().rss) / 1024**2


def wait_for(condition, *, seconds: float = 30.0) -> None:
    """Wait until something holds, or say that it never did."""
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            raise TimeoutError("the measured process did not get there")
        time.sleep(0.02)
