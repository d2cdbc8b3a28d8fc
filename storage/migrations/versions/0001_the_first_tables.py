"""The first tables.

The ledger and the audit log refuse every change by trigger; their chains begin here, and so do the two
accounts that the programme has before its first participant: what the municipality put in, and the pot.
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
    ForeignKey,
    Integer,
    Text,
    UniqueConstraint,
    column,
    table,
    text,
)

revision, down_revision = "0001", None

KEY = BigInteger().with_variant(Integer, "sqlite")
MOMENT = DateTime(timezone=True)


def _one_of(column: str, *values: str) -> CheckConstraint:
    allowed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({allowed})", name=column)


def _key() -> Column[int]:
    return Column("id", KEY, primary_key=True)


def _of(column: str, table: str, **options: Any) -> Column[int]:
    return Column(column, KEY, ForeignKey(f"{table}.id"), **({"nullable": False} | options))


def upgrade() -> None:
    _create_tables()
    _make_append_only("ledger")
    _make_append_only("audit")
    start = "0" * 64
    op.bulk_insert(
        table("chains", column("name"), column("length"), column("head")),
        [{"name": "ledger", "length": 0, "head": start}, {"name": "audit", "length": 0, "head": start}],
    )
    op.bulk_insert(
        table("accounts", column("name"), column("balance")),
        [{"name": "funding", "balance": 0}, {"name": "pot", "balance": 0}],
    )


def _create_tables() -> None:
    # people and teams
    op.create_table(
        "people",
        _key(),
        Column("first_name", Text, nullable=False),
        Column("telegram_id", BigInteger, unique=True),
        Column("unreachable_since", MOMENT),
        Column("created_at", MOMENT, nullable=False),
    )

    op.create_table(
        "teams",
        _key(),
        Column("name", Text, nullable=False, unique=True),
        Column("letter", Text, nullable=False, unique=True),
        Column("chat_id", BigInteger, unique=True),
    )

    op.create_table(
        "memberships",
        _key(),
        _of("person_id", "people", index=True),
        Column("role", Text, nullable=False),
        _of("team_id", "teams", nullable=True),
        Column("since", MOMENT, nullable=False),
        _one_of("role", "mentor", "coordinator", "researcher"),
        CheckConstraint("(role = 'mentor') = (team_id IS NOT NULL)", name="mentor_has_team"),
        UniqueConstraint("person_id", "role", "team_id"),
    )

    op.create_table(
        "participants",
        _of("person_id", "people", primary_key=True, autoincrement=False),
        _of("team_id", "teams"),
        _of("mentor_id", "people"),
        Column("number", Integer, nullable=False),
        Column("state", Text, nullable=False),
        Column("invited_at", MOMENT, nullable=False),
        _one_of("state", "invited", "active", "paused", "finished", "left"),
        UniqueConstraint("team_id", "number"),
    )

    op.create_table(
        "consents",
        _key(),
        _of("person_id", "people", index=True),
        Column("version", Text, nullable=False),
        Column("text", Text, nullable=False),
        Column("agreed_at", MOMENT, nullable=False),
    )

    op.create_table(
        "invitations",
        _key(),
        _of("person_id", "people", index=True),
        _of("invited_by", "people", nullable=True),
        Column("token_hash", Text, nullable=False, unique=True),
        Column("created_at", MOMENT, nullable=False),
        Column("expires_at", MOMENT, nullable=False),
        Column("opened_at", MOMENT),
        Column("opened_by", BigInteger),
    )

    op.create_table(
        "invitation_attempts",
        _key(),
        Column("telegram_id", BigInteger, nullable=False, index=True),
        Column("attempted_at", MOMENT, nullable=False),
    )

    # goals and claims
    op.create_table(
        "goals",
        _key(),
        _of("participant_id", "people", index=True),
        Column("pillar", Text, nullable=False),
        Column("title", Text, nullable=False),
        Column("why", Text, nullable=False),
        Column("seen_by", Text, nullable=False),
        Column("reward", Integer, nullable=False),
        Column("due_on", Date),
        Column("state", Text, nullable=False),
        Column("version", Integer, nullable=False),
        _of("proposed_by", "people"),
        Column("proposed_at", MOMENT, nullable=False),
        CheckConstraint("reward >= 0", name="reward"),
        _one_of("state", "proposed", "agreed", "changed", "achieved", "set_aside"),
    )

    op.create_table(
        "agreements",
        _key(),
        _of("goal_id", "goals"),
        Column("version", Integer, nullable=False),
        _of("person_id", "people"),
        Column("agreed_at", MOMENT, nullable=False),
        Column("content", JSON, nullable=False),
        UniqueConstraint("goal_id", "version", "person_id"),
    )

    op.create_table(
        "steps",
        _key(),
        _of("goal_id", "goals", index=True),
        Column("position", Integer, nullable=False),
        Column("title", Text, nullable=False),
        Column("seen_by", Text, nullable=False),
        Column("reward", Integer, nullable=False),
        Column("state", Text, nullable=False),
        Column("done_at", MOMENT),
        CheckConstraint("reward >= 0", name="reward"),
        _one_of("state", "open", "claimed", "done", "dropped"),
    )

    op.create_table(
        "claims",
        _key(),
        _of("participant_id", "people", index=True),
        _of("goal_id", "goals", index=True),
        _of("step_id", "steps", nullable=True),
        Column("state", Text, nullable=False),
        Column("reward", Integer, nullable=False),
        Column("claimed_at", MOMENT, nullable=False),
        Column("announced_at", MOMENT),
        Column("question", Text),
        _of("asked_by", "people", nullable=True),
        Column("answer", Text),
        _of("decided_by", "people", nullable=True),
        Column("decided_at", MOMENT),
        Column("praise", Text),
        Column("reason", Text),
        CheckConstraint("reward >= 0", name="reward"),
        _one_of("state", "waiting", "question", "approved", "not_yet", "withdrawn"),
        CheckConstraint("(state IN ('approved', 'not_yet')) = (decided_by IS NOT NULL)", name="decided"),
    )
    op.create_index(
        "ix_claims_to_announce", "claims", ["claimed_at"], sqlite_where=text("announced_at IS NULL")
    )
    op.create_index(
        "uq_claims_one_open",
        "claims",
        ["goal_id", text("coalesce(step_id, 0)")],
        unique=True,
        sqlite_where=text("state IN ('waiting', 'question')"),
        postgresql_where=text("state IN ('waiting', 'question')"),
    )

    op.create_table(
        "evidence",
        _key(),
        _of("claim_id", "claims", index=True),
        Column("kind", Text, nullable=False),
        Column("text", Text),
        Column("file_id", Text),
        Column("added_at", MOMENT, nullable=False),
        _one_of("kind", "photo", "voice", "text"),
    )

    # appointments and conversations
    op.create_table(
        "appointments",
        _key(),
        _of("participant_id", "people", index=True),
        _of("mentor_id", "people"),
        Column("starts_at", MOMENT, nullable=False),
        Column("wall_time", Text, nullable=False),  # "2026-03-03T14:30", as agreed
        Column("zone", Text, nullable=False),
        Column("place", Text, nullable=False),
        Column("state", Text, nullable=False),
        Column("answer", Text),
        Column("planned_at", MOMENT, nullable=False),
        _one_of("state", "planned", "kept", "missed", "moved", "cancelled"),
        _one_of("answer", "coming", "cannot"),
    )

    op.create_table(
        "reminders",
        _key(),
        _of("appointment_id", "appointments"),
        Column("kind", Text, nullable=False),
        Column("due_at", MOMENT, nullable=False),
        Column("state", Text, nullable=False),
        _one_of("state", "planned", "sent", "dropped"),
        UniqueConstraint("appointment_id", "kind", "due_at"),
    )
    op.create_index(
        "ix_reminders_due",
        "reminders",
        ["due_at"],
        sqlite_where=text("state = 'planned'"),
        postgresql_where=text("state = 'planned'"),
    )

    op.create_table(
        "letters",
        _key(),
        _of("participant_id", "people", index=True),
        _of("author_id", "people"),
        Column("kind", Text, nullable=False),
        Column("text", Text),
        Column("file_id", Text),
        Column("written_at", MOMENT, nullable=False),
        _one_of("kind", "text", "voice", "photo", "document"),
    )

    # money and proof: append-only
    op.create_table(
        "accounts",
        Column("name", Text, primary_key=True),  # "funding", "pot", "reserved:7", "balance:7", "paid:7"
        Column("balance", BigInteger, nullable=False),  # cents
        CheckConstraint("name = 'funding' OR balance >= 0", name="never_below_zero"),
    )

    op.create_table(
        "ledger",
        Column("id", KEY, primary_key=True, autoincrement=False),  # 1, 2, 3 … without a gap
        Column("cause", Text, nullable=False, unique=True),  # "claim:42"
        Column("source", Text, ForeignKey("accounts.name"), nullable=False),
        Column("target", Text, ForeignKey("accounts.name"), nullable=False),
        Column("amount", BigInteger, nullable=False),  # cents
        _of("decided_by", "people", nullable=True),
        Column("booked_at", MOMENT, nullable=False),
        Column("previous_hash", Text, nullable=False),
        Column("hash", Text, nullable=False),
        CheckConstraint("amount > 0", name="amount"),
        CheckConstraint("source <> target", name="two_accounts"),
    )
    op.create_index("ix_ledger_target", "ledger", ["target"])

    op.create_table(
        "audit",
        Column("id", KEY, primary_key=True, autoincrement=False),
        Column("at", MOMENT, nullable=False),
        _of("actor_id", "people", nullable=True),
        Column("act", Text, nullable=False),  # the service: "claims.approve"
        Column("object", Text, nullable=False),  # "claim:42"
        Column("result", Text, nullable=False),  # "done", or the refusal's name
        Column("previous_hash", Text, nullable=False),
        Column("hash", Text, nullable=False),
    )

    op.create_table(
        "chains",
        Column("name", Text, primary_key=True),
        Column("length", Integer, nullable=False),
        Column("head", Text, nullable=False),
    )

    # in and out
    op.create_table(
        "questions",
        Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
        Column("telegram_id", BigInteger, primary_key=True, autoincrement=False),
        Column("form", Text, nullable=False),
        Column("asks", Text, nullable=False),
        Column("values", JSON, nullable=False),
        Column("parked", Boolean, nullable=False),
        Column("asked_at", MOMENT, nullable=False),
    )

    op.create_table(
        "number_permits",
        Column("telegram_id", BigInteger, primary_key=True, autoincrement=False),
        Column("until", MOMENT, nullable=False),
    )

    op.create_table(
        "inbox",
        _key(),
        Column("update_id", BigInteger, nullable=False, unique=True),
        Column("chat_id", BigInteger, nullable=False),  # 0: of no chat
        Column("payload", Text),
        Column("received_at", MOMENT, nullable=False),
        Column("settled_at", MOMENT),
        Column("attempts", Integer, nullable=False, server_default="0"),
        Column("failure", Text),  # the kind of error at the last attempt; never its text
    )
    op.create_index(
        "ix_inbox_open",
        "inbox",
        ["id"],
        sqlite_where=text("settled_at IS NULL"),
        postgresql_where=text("settled_at IS NULL"),
    )

    op.create_table(
        "outbox",
        _key(),
        _of("person_id", "people", nullable=True),
        _of("team_id", "teams", nullable=True),
        Column("kind", Text, nullable=False),
        Column("values", JSON),
        Column("urgency", Integer, nullable=False),
        Column("card", Text),  # notices with the same card show one thing: the newest replaces it in place
        _of("about_id", "people", nullable=True),  # the participant whom a reply to this message reaches
        Column("once", Text, unique=True),
        Column("state", Text, nullable=False),
        Column("created_at", MOMENT, nullable=False),
        Column("due_at", MOMENT, nullable=False),
        Column("expires_at", MOMENT),
        Column("attempts", Integer, nullable=False, server_default="0"),
        Column("chat_id", BigInteger),  # where it went
        Column("message_id", BigInteger),
        Column("settled_at", MOMENT),
        Column("failure", Text),
        _one_of("state", "waiting", "sending", "sent", "unknown", "failed", "expired"),
        CheckConstraint("(person_id IS NULL) <> (team_id IS NULL)", name="one_addressee"),
    )
    op.create_index(
        "ix_outbox_open",
        "outbox",
        ["due_at"],
        sqlite_where=text("state IN ('waiting', 'sending')"),
        postgresql_where=text("state IN ('waiting', 'sending')"),
    )
    op.create_index("ix_outbox_card", "outbox", ["card"], sqlite_where=text("card IS NOT NULL"))
    op.create_index("ix_outbox_message", "outbox", ["chat_id", "message_id"])


def _make_append_only(table: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        for act in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{act.lower()} BEFORE {act} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
        return
    # For each statement, not each row: an attempt is refused also when it would touch nothing.
    op.execute(
        f"CREATE FUNCTION {table}_refuses() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$"
    )
    for act in ("UPDATE", "DELETE", "TRUNCATE"):
        op.execute(
            f"CREATE TRIGGER {table}_refuses_{act.lower()} BEFORE {act} ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuses()"
        )
