"""A room without a bot: `python -m practice`. Any Bot API client can then be tried against it."""

import argparse
import asyncio
import signal
import sys
from pathlib import Path

from practice.journal import FolderInUse
from practice.room import Room
from practice.server import PortUnavailable, RoomServer


async def run(port: int, folder: Path | None) -> None:
    """Open the room and stay until Ctrl-C or SIGTERM."""
    stop = asyncio.Event()
    for signal_ in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(signal_, stop.set)
    room = Room.open(folder)
    async with RoomServer(room, port=port) as server:
        lines = (
            f"Practice room   {server.url}",
            f"Bot API address {server.api_url}",
            f"Bot token       {room.bot.token}",
        )
        sys.stdout.write("\n".join(lines) + "\n")
        sys.stdout.flush()
        await stop.wait()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m practice", description=__doc__)
    parser.add_argument("--port", type=int, default=8765, help="the port to listen on; 0 takes any free one")
    parser.add_argument(
        "--folder", type=Path, help="where the room is kept; without it, it is gone afterwards"
    )
    asked = parser.parse_args()
    try:
        asyncio.run(run(asked.port, asked.folder))
    except (PortUnavailable, FolderInUse) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
