"""What Alembic runs for every migration: on the connection, and in the transaction, of `storage.migrate`.

The house's naming convention goes along: a constraint gets the same name here and in `storage/tables.py`.
"""

from alembic import context

from storage.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
