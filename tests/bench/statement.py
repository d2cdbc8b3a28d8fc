"""What one small SELECT costs: through SQLAlchemy's own aiosqlite adapter, and through ours (`storage.sqlite`).

`python -m tests.bench.statement` prints microseconds of CPU for each, of both threads together.
"""

import asyncio
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

import storage.database  # noqa: F401 - makes our dialect known to SQLAlchemy

TIMES = 5_000


async def cpu_microseconds(url: str) -> float:
    engine = create_async_engine(url)
    one = text("SELECT 1")
    async with engine.connect() as connection:
        await connection.execute(one)
        began = time.process_time()
        for _ in range(TIMES):
            await connection.execute(one)
        used = time.process_time() - began
    await engine.dispose()
    return 1e6 * used / TIMES


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name in ("aiosqlite", "voetstuk"):
            used = await cpu_microseconds(f"sqlite+{name}:///{Path(folder) / name}.db")
            sys.stdout.write(f"sqlite+{name:10} {used:6.0f} µs\n")


if __name__ == "__main__":
    asyncio.run(main())
