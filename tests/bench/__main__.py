"""`make bench`: prints a table and writes `build/bench.json`, a flat object from name to number.

Each stack runs alone on one core against a local server on the other core that answers every call after 50 ms.
"""

import json
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil

from bot.ticker import SECONDS as BEAT
from tests.bench import loads, pending, pilot
from tests.bench.process import BOT_CORE, SERVER_CORE, cpu_seconds, memory_mib, running, wait_for

PEOPLE = range(10_001, 12_001)
"""Accounts. So many that nobody gets more than the one message a second that Telegram lets out to a chat."""

AT_ONCE = 256
SECONDS = 12.0
PER_SECOND = 30
"""Updates a second at which the answering time is taken: what Telegram lets out (Bots FAQ)."""

STARTS = 3
"""Starts on each database; the median counts."""

SETTLED = 5.0
"""Seconds after which memory is taken: the first round of the clock is over."""

DATABASE = "voetstuk.db"


class Measured:
    """The server of one measurement, seen from outside."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"

    def load(self, updates: list[loads.Update], **how: float) -> None:
        body = json.dumps({"updates": updates, **how}).encode()
        request = urllib.request.Request(f"{self.url}/load", body, {"Content-Type": "application/json"})
        urllib.request.urlopen(request).close()

    def results(self) -> dict[str, Any]:
        with urllib.request.urlopen(f"{self.url}/results") as answer:
            return dict(json.load(answer))


@contextmanager
def server() -> Iterator[Measured]:
    """A fresh server on its own core."""
    port = _free_port()
    with running(["-m", "tests.bench.server", str(port)], core=SERVER_CORE):
        wait_for(lambda: _is_open(port))
        yield Measured(port)


def updates_per_s(
    measured: Measured, updates: list[loads.Update], process: psutil.Process
) -> tuple[float, float]:
    """(Updates a second with `AT_ONCE` under way, milliseconds of CPU for each), over the middle of the run."""
    measured.load(updates, at_once=AT_ONCE)
    began, cpu = time.monotonic(), cpu_seconds(process)
    time.sleep(SECONDS)
    used = cpu_seconds(process) - cpu
    answered = measured.results()["answered_at"]
    if len(answered) == len(updates):
        raise RuntimeError("the work ran out: give the stack more updates")
    middle = [at for at in answered if began + 2 <= at <= began + SECONDS]
    return len(middle) / (SECONDS - 2), 1000 * used / max(1, len(answered))


def answering_times(measured: Measured, updates: list[loads.Update]) -> dict[str, float]:
    """The time from handing out an update to the reply's request, in milliseconds, at `PER_SECOND`."""
    measured.load(updates, per_second=PER_SECOND)
    wait_for(lambda: measured.results()["waiting"] == 0, seconds=120)
    time.sleep(1)
    results = measured.results()
    took = sorted(1000 * seconds for seconds in results["took"])
    return {
        "p50": statistics.median(took),
        "p95": took[int(len(took) * 0.95)],
        "unanswered": float(results["under_way"]),
    }


def bench_echo(name: str, folder: Path, figures: dict[str, float], *, answering: bool = False) -> None:
    """Measure one of the stacks beside us."""
    with server() as measured:
        arguments = ["-m", f"tests.bench.stacks.{name}", measured.url, str(folder)]
        with running(arguments, core=BOT_CORE) as process:
            wait_for(lambda: measured.results()["first_poll_at"] > 0)
            if answering:
                times = answering_times(measured, loads.texts(PEOPLE, 2)[:600])
                figures[f"send_ms_p50.{name}"], figures[f"send_ms_p95.{name}"] = times["p50"], times["p95"]
                return
            figures[f"updates_per_s.{name}"], figures[f"cpu_ms_per_update.{name}"] = updates_per_s(
                measured, loads.texts(PEOPLE, 10), process
            )


def bench_voetstuk(folder: Path, figures: dict[str, float]) -> None:
    """Measure the whole bot: menu presses and claims, four to one, everything on disk."""
    with server() as measured:
        steps, environment = pilot.prepare(folder, PEOPLE, bot_api_url=measured.url)
        began = time.time()
        with running(["-m", "bot", "run"], core=BOT_CORE, env=environment) as process:
            wait_for(lambda: measured.results()["first_poll_at"] > 0)
            figures["start_s"] = measured.results()["first_poll_at"] - began
            time.sleep(3)
            figures["rss_mib"] = memory_mib(process)
            updates = loads.menu_presses_and_claims(steps, pilot.MENU_BUTTONS)
            times = answering_times(measured, updates[:600])
            figures["send_ms_p50.voetstuk"], figures["send_ms_p95.voetstuk"] = times["p50"], times["p95"]
            figures["unanswered_at_30_per_s.voetstuk"] = times["unanswered"]
            figures["updates_per_s.voetstuk"], figures["cpu_ms_per_update"] = updates_per_s(
                measured, updates[600:], process
            )
            figures["rss_mib_after"] = memory_mib(process)


def bench_pending(folder: Path, figures: dict[str, float]) -> None:
    """Measure what half a million reminders cost that are still to come, beside one APScheduler job for each."""
    full, empty = folder / "full", folder / "empty"
    for kind in (full, empty):
        kind.mkdir()
    figures["voetstuk.add_s"] = _output("tests.bench.pending", "fill", full / DATABASE)["add_s"]
    started = {kind: [_started(kind) for _ in range(STARTS)] for kind in (empty, full)}
    start, memory = ({kind: _median(started[kind], of) for kind in started} for of in ("start_s", "rss_mib"))
    figures["pending.start_ratio"] = start[full] / start[empty]
    figures["pending.rss_ratio"] = memory[full] / memory[empty]
    figures["pending.start_s"], figures["pending.rss_mib"] = start[full], memory[full]
    figures["tick_ms"] = _output("tests.bench.pending", "tick", full / DATABASE)["tick_ms"]
    figures["due_1000_late_ms"] = _lateness(full)
    jobs = _output("tests.bench.stacks.apscheduler_jobs", str(4 * pending.APPOINTMENTS), str(pending.DUE))
    figures |= {f"apscheduler.{name}": value for name, value in jobs.items()}


def _started(folder: Path) -> dict[str, float]:
    """What a start on a database takes until the first request for updates, and the memory some seconds after."""
    with server() as measured:
        began = time.time()
        with running(["-m", "bot", "run"], core=BOT_CORE, env=_environment(measured, folder)) as process:
            wait_for(lambda: measured.results()["first_poll_at"] > 0)
            start_s = measured.results()["first_poll_at"] - began
            time.sleep(SETTLED)
            return {"start_s": start_s, "rss_mib": memory_mib(process)}


def _lateness(folder: Path) -> float:
    """Milliseconds from the second in which many reminders fall due until the last of them is in the outbox.

    The bot runs, and so its beat is part of it; somebody who only reads along looks every few milliseconds.
    """
    moment = datetime.fromtimestamp((time.time() // BEAT + 3) * BEAT, UTC)
    _output("tests.bench.pending", "due", folder / DATABASE, moment.isoformat())
    with (
        server() as measured,
        running(["-m", "bot", "run"], core=BOT_CORE, env=_environment(measured, folder)),
    ):
        wait_for(lambda: measured.results()["first_poll_at"] > 0)
        if time.time() >= moment.timestamp():
            raise RuntimeError("the start took longer than there was time")
        wait_for(lambda: pending.in_outbox(folder / DATABASE) >= pending.DUE, seconds=120)
        return 1000 * (time.time() - moment.timestamp())


def _environment(measured: Measured, folder: Path) -> dict[str, str]:
    return pilot.environment(folder, bot_api_url=measured.url)


def _output(*arguments: str | Path) -> dict[str, float]:
    """What a process on the bot's core prints."""
    command = ["taskset", "-c", str(BOT_CORE), sys.executable, "-m", *map(str, arguments)]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return dict(json.loads(printed or "{}"))


def _median(found: list[dict[str, float]], of: str) -> float:
    return statistics.median(each[of] for each in found)


def main() -> None:
    """Measure, print and write."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bench_voetstuk(folder, figures)
        bench_pending(folder, figures)
        bench_echo("ptb_orm", folder, figures)
        bench_echo("aiogram_commit", folder, figures)
        bench_echo("ptb_echo", folder, figures, answering=True)
    figures = {name: round(value, 2) for name, value in sorted(figures.items())}
    Path("build").mkdir(exist_ok=True)
    Path("build/bench.json").write_text(json.dumps(figures, indent=1) + "\n")
    for name, value in figures.items():
        sys.stdout.write(f"{name:36} {value:>10.2f}\n")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _is_open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


if __name__ == "__main__":
    main()
