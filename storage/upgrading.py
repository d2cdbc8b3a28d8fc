"""Alembic at work: from the tables that there are to those of this version, in the transaction of the caller.

Only `storage.migrate` calls this, and only when there is something to do.
"""

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from storage.trouble import DatabaseIsNewer

_ONE_AT_A_TIME = 0x766F6574
"""The advisory lock on PostgreSQL under which one process migrates while others wait: "voet" in ASCII."""


def upgrade(connection: Connection) -> None:
    """Run the migrations that have not been run.

    Raises:
        DatabaseIsNewer: when one was run that this version does not know.
    """
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
