"""A private PostgreSQL for the tests: started when first needed, on a free port, gone afterwards.

`VOETSTUK_TEST_POSTGRES_URL` (postgresql://user:password@host:port/database) names an existing server instead;
its user must be a superuser, for the books refuse to be emptied by anybody else; version 15 or newer.
"""

import asyncio
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import asyncpg

from tests.aside import Aside

EXISTING_SERVER = "VOETSTUK_TEST_POSTGRES_URL"
MISSING = f"PostgreSQL was not found: apt-get install postgresql, or let {EXISTING_SERVER} name a server"
START_SECONDS = 60.0
STOP_SECONDS = 20.0

CLUSTER_SETTINGS = (
    "--username=voetstuk",
    "--auth=trust",
    "--encoding=UTF8",
    "--locale=C",
    "--no-sync",
    "--no-instructions",
)

# What a test writes need not survive a power cut.
SERVER_SETTINGS = {
    "autovacuum": "off",
    "fsync": "off",
    "full_page_writes": "off",
    "jit": "off",
    "listen_addresses": "127.0.0.1",
    "log_min_messages": "fatal",
    "max_connections": "60",
    "max_wal_senders": "0",
    "shared_buffers": "32MB",
    "synchronous_commit": "off",
    "wal_level": "minimal",
}


@dataclass
class PostgresServer:
    """A server on which a database costs some tens of milliseconds."""

    admin_url: str
    aside: Aside
    _numbers: Iterator[int] = field(default_factory=count)

    def create_database(self, template: str | None = None) -> str:
        """Make a database and return its `postgresql+asyncpg://` URL.

        It is empty, or a copy of the database at the URL `template`; nobody may be connected to that one.
        """
        source = _database_name(template) if template else "template0"
        name = f"voetstuk_test_{os.getpid()}_{next(self._numbers)}"
        # Copying files takes half the time that writing the copy to the log does, as long as fsync is off.
        self._administer(f'CREATE DATABASE "{name}" TEMPLATE "{source}" STRATEGY file_copy')
        return urlunsplit(urlsplit(self.admin_url)._replace(scheme="postgresql+asyncpg", path=f"/{name}"))

    def drop_database(self, url: str) -> None:
        """Remove a database; whoever is still connected is cut off."""
        self._administer(f'DROP DATABASE IF EXISTS "{_database_name(url)}" WITH (FORCE)')

    @contextmanager
    def database(self, template: str | None = None) -> Iterator[str]:
        """A database for as long as the `with` lasts."""
        url = self.create_database(template)
        try:
            yield url
        finally:
            self.drop_database(url)

    def _administer(self, statement: str) -> None:
        self.aside.run(_execute(self.admin_url, statement))


def _database_name(url: str) -> str:
    return urlsplit(url).path.removeprefix("/")


async def _execute(url: str, statement: str) -> None:
    connection = await asyncpg.connect(url, timeout=START_SECONDS)
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


def available() -> bool:
    """Whether this machine can run these tests on PostgreSQL."""
    return bool(os.environ.get(EXISTING_SERVER)) or programs() is not None


def programs() -> Path | None:
    """The folder with `initdb` and `postgres`; Debian keeps it outside PATH. The newest version wins."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return versions[-1].parent if versions else None


@contextmanager
def server() -> Iterator[PostgresServer]:
    """The existing server that the environment names, or one of our own for as long as the `with` lasts."""
    with closing(Aside()) as aside:
        if existing := os.environ.get(EXISTING_SERVER):
            yield PostgresServer(existing.replace("postgresql+asyncpg://", "postgresql://", 1), aside)
            return
        folder = programs()
        if folder is None:
            raise RuntimeError(MISSING)
        with _private_server(folder, aside) as private:
            yield private


@contextmanager
def _private_server(folder: Path, aside: Aside) -> Iterator[PostgresServer]:
    home = Path(tempfile.mkdtemp(prefix="voetstuk-postgres-"))
    try:
        as_user = _as_user(home)
        data = home / "data"
        subprocess.run(
            [*as_user, str(folder / "initdb"), f"--pgdata={data}", *CLUSTER_SETTINGS],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=home,
        )
        port = _free_port()
        settings = SERVER_SETTINGS | {"port": str(port), "unix_socket_directories": str(home)}
        options = [f"--{name}={value}" for name, value in settings.items()]
        with (home / "log").open("wb") as log:
            process = subprocess.Popen(
                [*as_user, str(folder / "postgres"), "-D", str(data), *options],
                stdout=log,
                stderr=log,
                cwd=home,
            )
        try:
            url = f"postgresql://voetstuk@127.0.0.1:{port}/postgres"
            if not aside.run(_answers(process, url)):
                raise RuntimeError(
                    f"PostgreSQL did not start: {(home / 'log').read_text(errors='replace')[-2000:]}"
                )
            yield PostgresServer(url, aside)
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(STOP_SECONDS)
            process.kill()
            process.wait()
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _as_user(home: Path) -> list[str]:
    """How to start the server: never as root, which it refuses, and never longer than this process lives."""
    if shutil.which("setpriv") is None:
        return []
    together = ["setpriv", "--pdeathsig=INT"]
    if os.geteuid() != 0:
        return together
    try:
        user = pwd.getpwnam("postgres")
    except KeyError:
        user = pwd.getpwnam("nobody")
    os.chown(home, user.pw_uid, user.pw_gid)
    return [*together, f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


async def _answers(process: subprocess.Popen[bytes], url: str) -> bool:
    """Wait until the server answers (True) or gives up (False)."""
    async with asyncio.timeout(START_SECONDS):
        while process.poll() is None:
            try:
                await _execute(url, "SELECT 1")
            except (OSError, asyncpg.CannotConnectNowError):
                await asyncio.sleep(0.02)
            else:
                return True
    return False
