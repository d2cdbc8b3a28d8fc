"""The money.

Gifts are chosen from a catalogue, codes are kept sealed, and recognition is a reward like the others. A pot is raised
by two coordinators, mistakes are put right by corrections, and there is a yearly limit for each participant and
each household. No account and no head of a chain can be deleted any more.
"""

from typing import Any

from alembic import op
from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Integer,
    Text,
    UniqueConstraint,
    text,
)

revision, down_revision = "0004", "0003"

KEY = BigInteger().with_variant(Integer, "sqlite")
MOMENT = DateTime(timezone=True)


def upgrade() -> None:
    _households()
    _rewards()
    _decisions()
    _gifts()
    _vouchers()
    for table in ("accounts", "chains"):
        _keep_rows_of(table)


def _households() -> None:
    op.create_table(
        "households",
        _key(),
        Column("made_at", MOMENT, nullable=False),
        _of("made_by", "people"),
    )
    _add("participants", f"household_id {_key_type()}", "households")
    op.create_index("ix_participants_household_id", "participants", ["household_id"])


def _rewards() -> None:
    moment = "DATETIME" if _is_sqlite() else "TIMESTAMP WITH TIME ZONE"
    for rewarding in ("goals", "steps", "claims", "appointments"):
        _add(rewarding, "recognition TEXT")
    _add("claims", f"first_approved_by {_key_type()}", "people")
    _add(
        "claims",
        f"first_approved_at {moment} CONSTRAINT ck_claims_first_approved"
        " CHECK ((first_approved_by IS NULL) = (first_approved_at IS NULL))",
    )
    _add("claims", "undone INTEGER DEFAULT '0' NOT NULL")
    _add("claims", f"undone_by {_key_type()}", "people")
    _add("claims", f"undone_at {moment}")
    _add("appointments", "undone INTEGER DEFAULT '0' NOT NULL")
    op.create_index("ix_ledger_source", "ledger", ["source"])


def _decisions() -> None:
    op.create_table(
        "pot_changes",
        _key(),
        Column("year", Integer, nullable=False),
        Column("amount", BigInteger, nullable=False),
        Column("state", Text, nullable=False),
        _of("asked_by", "people"),
        Column("asked_at", MOMENT, nullable=False),
        _of("settled_by", "people", nullable=True),
        Column("settled_at", MOMENT),
        _one_of("state", "waiting", "agreed", "booked", "withdrawn"),
        CheckConstraint("amount <> 0", name="amount"),
    )
    op.create_table(
        "corrections",
        _key(),
        _of("participant_id", "people", index=True),
        Column("kind", Text, nullable=False),
        Column("amount", Integer, nullable=False),
        Column("about", Text),
        Column("reason", Text, nullable=False),
        Column("state", Text, nullable=False),
        _of("asked_by", "people"),
        Column("asked_at", MOMENT, nullable=False),
        _of("settled_by", "people", nullable=True),
        Column("settled_at", MOMENT),
        _one_of("kind", "owed", "borne"),
        _one_of("state", "waiting", "booked", "withdrawn"),
        CheckConstraint("amount > 0", name="amount"),
    )


def _gifts() -> None:
    op.create_table(
        "gifts",
        _key(),
        Column("name", Text, nullable=False),
        Column("value", Integer, nullable=False),
        Column("kind", Text, nullable=False),
        Column("code_form", Text),
        Column("where_spent", Text, nullable=False),
        Column("valid_months", Integer),
        Column("pictogram", Text, nullable=False),
        Column("photo", Text),
        _of("team_id", "teams", nullable=True),
        Column("low_stock", Integer, nullable=False, server_default="3"),
        _of("added_by", "people"),
        Column("added_at", MOMENT, nullable=False),
        Column("retired_at", MOMENT),
        _one_of("kind", "code", "by_hand", "ordered"),
        _one_of("code_form", "text", "qr", "barcode"),
        CheckConstraint("value > 0", name="value"),
        CheckConstraint("(kind = 'code') = (code_form IS NOT NULL)", name="code_has_form"),
    )
    op.create_table(
        "choices",
        _key(),
        _of("participant_id", "people", index=True),
        _of("gift_id", "gifts", nullable=True),
        Column("recognition", Text),
        Column("name", Text, nullable=False),
        Column("amount", Integer, nullable=False),
        Column("cause", Text),
        Column("state", Text, nullable=False),
        Column("chosen_at", MOMENT, nullable=False),
        Column("words", Text),
        _of("ordered_by", "people", nullable=True),
        Column("ordered_at", MOMENT),
        _of("handed_over_by", "people", nullable=True),
        Column("handed_over_at", MOMENT),
        _of("received_noted_by", "people", nullable=True),
        Column("received_note", Text),
        Column("received_at", MOMENT),
        Column("undone_at", MOMENT),
        UniqueConstraint("cause"),
        _one_of("state", "chosen", "ordered", "handed_over", "received", "undone"),
        CheckConstraint("amount >= 0", name="amount"),
        CheckConstraint("(gift_id IS NULL) <> (recognition IS NULL)", name="gift_or_recognition"),
        CheckConstraint("(gift_id IS NULL) = (cause IS NOT NULL)", name="recognition_has_cause"),
    )
    _partial("ix_choices_open", "choices", ["chosen_at"], "state IN ('chosen', 'ordered', 'handed_over')")


def _vouchers() -> None:
    op.create_table(
        "vouchers",
        _key(),
        _of("gift_id", "gifts", index=True),
        Column("key_id", Text, nullable=False),
        Column("sealed", Text, nullable=False),
        Column("fingerprint", Text, nullable=False),
        Column("valid_until", Date),
        _of("loaded_by", "people", nullable=True),
        Column("loaded_at", MOMENT, nullable=False),
        _of("choice_id", "choices", nullable=True),
        UniqueConstraint("fingerprint"),
        UniqueConstraint("choice_id"),
    )
    op.create_table(
        "reveals",
        _key(),
        _of("choice_id", "choices", index=True),
        _of("revealed_to", "people"),
        Column("revealed_at", MOMENT, nullable=False),
        Column("masked_at", MOMENT),
    )
    _partial("ix_reveals_to_mask", "reveals", ["revealed_at"], "masked_at IS NULL")
    op.create_table(
        "seals",
        Column("name", Text, primary_key=True),
        Column("key_id", Text, nullable=False),
        Column("sealed", Text, nullable=False),
    )


def _keep_rows_of(table: str) -> None:
    """Rows of it change, and none is ever taken away."""
    if _is_sqlite():
        op.execute(
            f"CREATE TRIGGER {table}_refuses_delete BEFORE DELETE ON {table} "
            f"BEGIN SELECT RAISE(ABORT, 'append-only: rows of {table} stay'); END"
        )
        return
    op.execute(
        f"CREATE FUNCTION {table}_refuses() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION 'append-only: rows of {table} stay'; END $$"
    )
    for act in ("DELETE", "TRUNCATE"):
        op.execute(
            f"CREATE TRIGGER {table}_refuses_{act.lower()} BEFORE {act} ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuses()"
        )


def _add(to: str, definition: str, target: str = "") -> None:
    """A column at the end of a table; `target` is the table that it points to."""
    name = definition.split(maxsplit=1)[0]
    points_to = f" CONSTRAINT fk_{to}_{name} REFERENCES {target} (id)" if target else ""
    op.execute(f"ALTER TABLE {to} ADD COLUMN {definition}{points_to}")


def _key_type() -> str:
    return "INTEGER" if _is_sqlite() else "BIGINT"


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def _partial(name: str, of: str, columns: list[Any], where: str) -> None:
    op.create_index(name, of, columns, sqlite_where=text(where), postgresql_where=text(where))


def _one_of(name: str, *values: str) -> CheckConstraint:
    allowed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{name} IN ({allowed})", name=name)


def _key() -> Column[int]:
    return Column("id", KEY, primary_key=True)


def _of(name: str, of: str, **options: Any) -> Column[int]:
    return Column(name, KEY, ForeignKey(f"{of}.id"), **({"nullable": False} | options))
