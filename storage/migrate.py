"""Bringing a database up to the tables of this version: forward only, in one transaction, all or nothing."""

from importlib.resources import files

from sqlalchemy import Connection, inspect, text

from storage.database import Database
from storage.trouble import DatabaseIsNewer

__all__ = ["DatabaseIsNewer", "migrate"]


async def migrate(database: Database) -> None:
    """Bring the database up to this version. Harmless when it is there already, or when two processes start at once.

    Raises:
        DatabaseIsNewer: when a later version of Voetstuk was here before.
    """
    async with database.work() as work:
        await work.connection.run_sync(_migrate)


def _migrate(connection: Connection) -> None:
    if _applied(connection) == _newest():
        return
    # Alembic takes ten megabytes and a tenth of a second, which only a start that needs it pays for.
    from storage.upgrading import upgrade  # noqa: PLC0415

    upgrade(connection)


def _applied(connection: Connection) -> str | None:
    """The number of the last migration that was run on this database; None before the first."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    applied: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return applied


def _newest() -> str:
    """The number of this version's last migration. Their files begin with it: "0002_the_clock.py"."""
    names = (file.name for file in files("storage.migrations").joinpath("versions").iterdir())
    return max(name[:4] for name in names if name.endswith(".py"))
