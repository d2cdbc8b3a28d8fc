"""Bringing a database up to the tables of this version: forward only, in one transaction, all or nothing."""

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from storage.database import Database

_ONE_AT_A_TIME = 0x766F6574
"""The advisory lock on PostgreSQL under which one process migrates while others wait: "voet" in ASCII."""


class DatabaseIsNewer(Exception):
    """A later version of Voetstuk migrated this database. This one does not know its tables, so it stops."""


async def migrate(database: Database) -> None:
    """Bring the database up to this version. Harmless when it is there already, or when two processes start at once.

    Raises:
        DatabaseIsNewer: when a later version of Voetstuk was here before.
    """
    async with database.work() as work:
        await work.connection.run_sync(_migrate)


def _migrate(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_AT_A_TIME})
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "storage:migrations")
    scripts = ScriptDirectory.from_config(config)
    known = {script.revision for script in scripts.walk_revisions()}
    applied = MigrationContext.configure(connection).get_current_heads()
    if not known.issuperset(applied):
        raise DatabaseIsNewer(f"its tables are of version {', '.join(applied)}")
    if set(applied) != set(scripts.get_heads()):
        command.upgrade(config, "head")
