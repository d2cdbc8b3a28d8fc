"""The clock.

Appointments get places, series, rewards and what to bring; people get quiet hours, nudges and pauses; and
the house remembers when it was away. Old appointments take an hour and earn nothing, as was meant. Their
reminders are kept under the names of today: "day_before" is now "before:1".
"""

from typing import Any

from alembic import op
from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Integer,
    Text,
    UniqueConstraint,
    text,
)

revision, down_revision = "0002", "0001"

KEY = BigInteger().with_variant(Integer, "sqlite")
MOMENT = DateTime(timezone=True)


def upgrade() -> None:
    _people()
    _appointments()
    _reminders()
    _nudges()
    _clock()


def _people() -> None:
    op.add_column("participants", Column("last_seen_on", Date))
    op.add_column("claims", Column("answered_at", MOMENT))
    op.create_table(
        "preferences",
        _of("person_id", "people", primary_key=True, autoincrement=False),
        Column("quiet_from", Text),
        Column("quiet_until", Text),
        Column("quiet_sundays", Boolean, nullable=False),
        Column("quiet_holidays", Boolean, nullable=False),
        Column("remind_days", JSON),
        Column("nudges", Boolean, nullable=False),
        Column("overview", Boolean, nullable=False),
        Column("overview_weekday", Integer),
        Column("overview_at", Text),
        CheckConstraint("overview_weekday BETWEEN 0 AND 6", name="overview_weekday"),
    )
    op.create_table(
        "pauses",
        _key(),
        _of("participant_id", "people", index=True),
        Column("began_at", MOMENT, nullable=False),
        Column("until", MOMENT),
        Column("ended_at", MOMENT),
        Column("reminders", Boolean, nullable=False),
    )
    _partial("uq_pauses_one_open", "pauses", ["participant_id"], "ended_at IS NULL", unique=True)


def _appointments() -> None:
    op.create_table(
        "places",
        _key(),
        Column("name", Text, nullable=False, unique=True),
        Column("address", Text, nullable=False),
        Column("latitude", Float),
        Column("longitude", Float),
        Column("retired_at", MOMENT),
        CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="pin"),
    )
    op.create_table(
        "appointment_series",
        _key(),
        _of("participant_id", "people", index=True),
        Column("every", Text, nullable=False),
        _of("planned_by", "people"),
        Column("planned_at", MOMENT, nullable=False),
        _one_of("every", "week", "two_weeks", "month"),
    )
    _widen_appointments()
    op.create_table(
        "appointment_requests",
        _key(),
        _of("participant_id", "people", index=True),
        _of("appointment_id", "appointments", nullable=True, index=True),
        Column("call", Boolean, nullable=False),
        Column("moments", JSON),
        Column("asked_at", MOMENT, nullable=False),
        Column("settled_at", MOMENT),
    )
    one_open = ["participant_id", text("coalesce(appointment_id, 0)")]
    _partial(
        "uq_appointment_requests_one_open",
        "appointment_requests",
        one_open,
        "settled_at IS NULL",
        unique=True,
    )


def _widen_appointments() -> None:
    key, moment = ("INTEGER", "DATETIME") if _is_sqlite() else ("BIGINT", "TIMESTAMP WITH TIME ZONE")
    for column in (
        "minutes INTEGER DEFAULT '60' NOT NULL CONSTRAINT ck_appointments_minutes CHECK (minutes > 0)",
        f"place_id {key} CONSTRAINT fk_appointments_place_id REFERENCES places (id)",
        "bring JSON",
        "title TEXT",
        "reward INTEGER DEFAULT '0' NOT NULL CONSTRAINT ck_appointments_reward CHECK (reward >= 0)",
        f"series_id {key} CONSTRAINT fk_appointments_series_id REFERENCES appointment_series (id)",
        "sequence INTEGER DEFAULT '0' NOT NULL",
        f"asked_at {moment}",
        f"decided_by {key} CONSTRAINT fk_appointments_decided_by REFERENCES people (id)",
        f"decided_at {moment}",
        "praise TEXT",
    ):
        op.execute(f"ALTER TABLE appointments ADD COLUMN {column}")
    op.create_index("ix_appointments_series_id", "appointments", ["series_id"])
    _partial("ix_appointments_ahead", "appointments", ["starts_at"], "state IN ('planned', 'moved')")


def _reminders() -> None:
    op.add_column("reminders", Column("dropped_because", Text))
    op.add_column("reminders", Column("settled_at", MOMENT))
    op.execute("UPDATE reminders SET kind = 'before:1' WHERE kind = 'day_before'")


def _nudges() -> None:
    op.create_table(
        "step_moments",
        _of("step_id", "steps", primary_key=True, autoincrement=False),
        Column("weekdays", JSON, nullable=False),
        Column("at", Text, nullable=False),
        Column("chosen_at", MOMENT, nullable=False),
    )
    op.create_table(
        "nudges",
        _key(),
        _of("participant_id", "people"),
        Column("kind", Text, nullable=False),
        _of("step_id", "steps", nullable=True),
        Column("due_at", MOMENT, nullable=False),
        Column("asked_for", Boolean, nullable=False),
        Column("state", Text, nullable=False),
        Column("dropped_because", Text),
        Column("settled_at", MOMENT),
        Column("said_on", Date),
        _one_of("kind", "step", "overview", "return"),
        _one_of("state", "planned", "sent", "dropped"),
        CheckConstraint("(kind = 'step') = (step_id IS NOT NULL)", name="step"),
        CheckConstraint("(state = 'sent') = (said_on IS NOT NULL)", name="said"),
        UniqueConstraint("participant_id", "kind", "said_on"),
    )
    is_planned = "state = 'planned'"
    _partial("uq_nudges_one_planned", "nudges", ["participant_id", "kind"], is_planned, unique=True)
    _partial("ix_nudges_due", "nudges", ["due_at"], is_planned)


def _clock() -> None:
    op.create_table(
        "outages",
        _key(),
        Column("began_at", MOMENT, nullable=False),
        Column("ended_at", MOMENT, nullable=False),
        CheckConstraint("ended_at > began_at", name="order"),
    )
    op.create_table(
        "marks",
        Column("name", Text, primary_key=True),
        Column("at", MOMENT, nullable=False),
        Column("value", Text),
    )
    # Old appointments have one reminder. With this mark those that are still ahead are planned anew at the first start.
    op.execute(
        "INSERT INTO marks (name, at, value) SELECT 'reminders planned', CURRENT_TIMESTAMP, ''"
        " WHERE EXISTS (SELECT 1 FROM appointments)"
    )


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def _partial(name: str, table: str, columns: list[Any], where: str, *, unique: bool = False) -> None:
    op.create_index(
        name, table, columns, unique=unique, sqlite_where=text(where), postgresql_where=text(where)
    )


def _one_of(column: str, *values: str) -> CheckConstraint:
    allowed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({allowed})", name=column)


def _key() -> Column[int]:
    return Column("id", KEY, primary_key=True)


def _of(column: str, table: str, **options: Any) -> Column[int]:
    return Column(column, KEY, ForeignKey(f"{table}.id"), **({"nullable": False} | options))
