"""When the database itself is the matter: told apart from mistakes of ours, and named without values."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, InterfaceError


class DatabaseTrouble(Exception):
    """The database can't do its work just now: it is locked, full, read-only, damaged or gone, or does not let us
    in. Nothing was committed, and the same piece of work may well succeed later. The text is a kind of error,
    without values.
    """


class DatabaseIsNewer(Exception):
    """A later version of Voetstuk migrated this database. This one does not know its tables, so it stops."""


_SQLITE_TROUBLE = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
    }
)
_POSTGRES_TROUBLE = ("08", "28", "3D", "40", "42501", "53", "55", "57")
"""Classes of SQLSTATE: connection lost, refused to log in, no such database, deadlock and the like, not allowed,
resources, object in use, shut down."""


@contextmanager
def trouble_told() -> Iterator[None]:
    """What is raised inside and is trouble of the database comes out as `DatabaseTrouble`."""
    try:
        yield
    except DBAPIError as error:
        if _is_trouble(error):
            raise DatabaseTrouble(type(error.orig).__name__) from error
        raise


def _is_trouble(error: DBAPIError) -> bool:
    if error.connection_invalidated:
        return True
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return code & 0xFF in _SQLITE_TROUBLE
    state = getattr(error.orig, "sqlstate", None)
    if state is not None:
        return str(state).startswith(_POSTGRES_TROUBLE)
    return isinstance(error, InterfaceError)
