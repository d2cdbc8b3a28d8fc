"""${message}.

What happens to the old rows, when that needs thought.
"""

from alembic import op
from sqlalchemy import Column

revision, down_revision = ${repr(up_revision)}, ${repr(down_revision)}


def upgrade() -> None:
    ${upgrades if upgrades else "..."}
