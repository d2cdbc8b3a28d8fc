"""The method.

Goals get versions, an order and a focus; steps get if-then plans; there is a bridge, a list to be proud of, a
weekly check-in, and staff can act for somebody on paper. What was proposed or agreed before is kept as the
version that it was; the agreed content itself stands in the agreements since the first tables. Both are entered in the
audit log with the hash of their words, so that the check proves them from here on.
"""

import json
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from alembic import op
from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Connection,
    Date,
    DateTime,
    ForeignKey,
    Integer,
    Text,
    UniqueConstraint,
    column,
    select,
    table,
    text,
)

revision, down_revision = "0003", "0002"

KEY = BigInteger().with_variant(Integer, "sqlite")
MOMENT = DateTime(timezone=True)


def upgrade() -> None:
    _people()
    _goals()
    _keep_versions(op.get_bind())
    _bridge()
    _nudges()
    _house()
    _keep_in_audit(op.get_bind())


def _people() -> None:
    _add("participants", f"focus_goal_id {_key_type()}", "goals")
    _add("participants", "on_paper BOOLEAN DEFAULT false NOT NULL")
    _add("consents", f"recorded_by {_key_type()}", "people")
    _add("preferences", "calm BOOLEAN DEFAULT false NOT NULL")
    _add("preferences", "check_in BOOLEAN DEFAULT false NOT NULL")
    _add(
        "preferences",
        "check_in_weekday INTEGER CONSTRAINT ck_preferences_check_in_weekday"
        " CHECK (check_in_weekday BETWEEN 0 AND 6)",
    )
    _add("preferences", "check_in_at TEXT")


def _goals() -> None:
    moment = "DATETIME" if _is_sqlite() else "TIMESTAMP WITH TIME ZONE"
    _add("goals", "agreed_version INTEGER")
    _add("goals", "in_order BOOLEAN DEFAULT true NOT NULL")
    _add("goals", "voice TEXT")
    _add("goals", f"achieved_at {moment}")
    op.create_table(
        "goal_versions",
        _key(),
        _of("goal_id", "goals"),
        Column("version", Integer, nullable=False),
        Column("content", JSON, nullable=False),
        Column("hash", Text, nullable=False),
        _of("proposed_by", "people"),
        Column("proposed_at", MOMENT, nullable=False),
        Column("state", Text, nullable=False),
        Column("settled_at", MOMENT),
        _one_of("state", "open", "agreed", "replaced", "withdrawn"),
        UniqueConstraint("goal_id", "version"),
    )
    _add("agreements", f"recorded_by {_key_type()}", "people")
    op.create_table(
        "if_then_plans",
        _of("step_id", "steps", primary_key=True, autoincrement=False),
        Column("cue", Text, nullable=False),
        Column("response", Text, nullable=False),
        Column("made_at", MOMENT, nullable=False),
        Column("said_at", MOMENT),
    )
    op.create_table(
        "proud_things",
        _key(),
        _of("participant_id", "people", index=True),
        Column("text", Text, nullable=False),
        Column("added_at", MOMENT, nullable=False),
    )


def _keep_versions(database: Connection) -> None:
    """The newest version of each goal, which is all that was kept of it."""
    database.execute(
        text("UPDATE goals SET agreed_version = version WHERE state IN ('agreed', 'changed', 'achieved')")
    )
    database.execute(
        text(
            "UPDATE goals SET achieved_at = (SELECT max(decided_at) FROM claims WHERE claims.goal_id = goals.id"
            " AND claims.step_id IS NULL AND claims.state = 'approved') WHERE state = 'achieved'"
        )
    )
    found = database.execute(text("SELECT * FROM goals ORDER BY id")).mappings().all()
    for goal in found:
        content = _content(database, goal)
        database.execute(
            text(
                "INSERT INTO goal_versions (goal_id, version, content, hash, proposed_by, proposed_at, state)"
                " VALUES (:goal_id, :version, :content, :hash, :proposed_by, :proposed_at, :state)"
            ),
            {
                "goal_id": goal["id"],
                "version": goal["version"],
                "content": content,
                "hash": _hash(content),
                "proposed_by": goal["proposed_by"],
                "proposed_at": goal["proposed_at"],
                "state": "open" if goal["agreed_version"] is None else "agreed",
            },
        )


def _content(database: Connection, goal: Any) -> str:
    """As `Goal.content` gave it at the time of this migration, with the number of each step."""
    steps = database.execute(
        text(
            "SELECT id, title, seen_by, reward FROM steps"
            " WHERE goal_id = :goal AND state <> 'dropped' ORDER BY position"
        ),
        {"goal": goal["id"]},
    ).mappings()
    due_on = goal["due_on"]
    content = {
        "title": goal["title"],
        "pillar": goal["pillar"],
        "why": goal["why"],
        "seen_by": goal["seen_by"],
        "reward": goal["reward"],
        "due_on": None if due_on is None else str(due_on)[:10],
        "in_order": True,
        "steps": [dict(step) for step in steps],
    }
    return _json(content)


def _bridge() -> None:
    op.create_table(
        "bridge_assessments",
        _key(),
        _of("participant_id", "people", index=True),
        _of("began_by", "people"),
        Column("began_at", MOMENT, nullable=False),
        Column("finished_at", MOMENT),
    )
    one_open = "uq_bridge_assessments_one_open"
    _partial(one_open, "bridge_assessments", ["participant_id"], "finished_at IS NULL", unique=True)
    op.create_table(
        "bridge_ratings",
        _of("assessment_id", "bridge_assessments", primary_key=True, autoincrement=False),
        Column("pillar", Text, primary_key=True),
        Column("position", Integer, nullable=False),
        Column("name", Text, nullable=False),
        Column("level", Integer),
        Column("levels", Integer, nullable=False),
        Column("words", Text, nullable=False),
        Column("rated_at", MOMENT, nullable=False),
        CheckConstraint("level BETWEEN 1 AND levels", name="level"),
    )
    op.create_table(
        "check_ins",
        _key(),
        _of("participant_id", "people", index=True),
        Column("face", Integer, nullable=False),
        Column("words", Text, nullable=False),
        Column("answered_at", MOMENT, nullable=False),
        Column("shared_at", MOMENT),
        CheckConstraint("face BETWEEN 1 AND 5", name="face"),
    )
    op.create_table(
        "calls_for_help",
        _key(),
        _of("participant_id", "people", index=True),
        Column("kind", Text, nullable=False),
        Column("raised_at", MOMENT, nullable=False),
        _of("taken_by", "people", nullable=True),
        Column("taken_at", MOMENT),
        _one_of("kind", "words", "check_in"),
        CheckConstraint("(taken_by IS NULL) = (taken_at IS NULL)", name="taken"),
    )


def _nudges() -> None:
    """Check-ins join the one message a day. SQLite can't change a CHECK, so there the table is made anew."""
    if not _is_sqlite():
        op.drop_constraint(op.f("ck_nudges_kind"), "nudges")
        op.create_check_constraint(
            op.f("ck_nudges_kind"), "nudges", "kind IN ('step', 'overview', 'return', 'check_in')"
        )
        return
    op.drop_index("uq_nudges_one_planned", "nudges")
    op.drop_index("ix_nudges_due", "nudges")
    op.rename_table("nudges", "old_nudges")
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
        _one_of("kind", "step", "overview", "return", "check_in"),
        _one_of("state", "planned", "sent", "dropped"),
        CheckConstraint("(kind = 'step') = (step_id IS NOT NULL)", name="step"),
        CheckConstraint("(state = 'sent') = (said_on IS NOT NULL)", name="said"),
        UniqueConstraint("participant_id", "kind", "said_on"),
    )
    op.execute("INSERT INTO nudges SELECT * FROM old_nudges")
    op.drop_table("old_nudges")
    is_planned = "state = 'planned'"
    _partial("uq_nudges_one_planned", "nudges", ["participant_id", "kind"], is_planned, unique=True)
    _partial("ix_nudges_due", "nudges", ["due_at"], is_planned)


def _house() -> None:
    _add("audit", f"for_id {_key_type()}", "people")
    _add("questions", f"for_id {_key_type()}", "people")
    op.create_table(
        "on_behalf",
        _of("staff_id", "people", primary_key=True, autoincrement=False),
        _of("participant_id", "people"),
        Column("since", MOMENT, nullable=False),
        Column("last_at", MOMENT, nullable=False),
    )
    op.create_table(
        "recordings",
        Column("name", Text, primary_key=True),
        Column("fingerprint", Text, nullable=False),
        Column("file_id", Text, nullable=False),
    )


def _keep_in_audit(database: Connection) -> None:
    """What was proposed and agreed on before versions were: "kept", not "done", because it is entered only now."""
    length, last = database.execute(text("SELECT length, head FROM chains WHERE name = 'audit'")).one()
    rows = []
    for number, (act, on, actor, at) in enumerate(_said(database), start=length + 1):
        moment = at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC)
        row = {"id": number, "at": moment.isoformat(), "actor_id": actor, "act": act, "object": on}
        previous, last = last, _hash(f"{last}\n{_json(row | {'result': 'kept'})}")
        rows.append(row | {"at": at, "result": "kept", "previous_hash": previous, "hash": last})
    if rows:
        columns = [column(name, MOMENT) if name == "at" else column(name) for name in rows[0]]
        database.execute(table("audit", *columns).insert(), rows)
        advance = text("UPDATE chains SET length = :length, head = :head WHERE name = 'audit'")
        database.execute(advance, {"length": length + len(rows), "head": last})


def _said(database: Connection) -> list[tuple[str, str, int, datetime]]:
    """Act, object, person and moment of each proposal and each agreement that there is."""
    versions = table(
        "goal_versions",
        *map(column, ("goal_id", "version", "hash", "proposed_by")),
        column("proposed_at", MOMENT),
    )
    agreements = table(
        "agreements",
        *map(column, ("id", "goal_id", "version", "person_id")),
        column("content", JSON),
        column("agreed_at", MOMENT),
    )
    proposed = database.execute(select(versions).order_by(versions.c.goal_id)).all()
    agreed = database.execute(select(agreements).order_by(agreements.c.id)).all()
    return [
        (
            "goals.propose",
            f"goal:{row.goal_id}:{row.version} sha256:{row.hash}",
            row.proposed_by,
            row.proposed_at,
        )
        for row in proposed
    ] + [
        (
            "goals.agree",
            f"goal:{row.goal_id}:{row.version} sha256:{_hash(_json(row.content))}",
            row.person_id,
            row.agreed_at,
        )
        for row in agreed
    ]


def _json(content: Any) -> str:
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _hash(content: str) -> str:
    return sha256(content.encode()).hexdigest()


def _add(to: str, definition: str, target: str = "") -> None:
    """A column at the end of a table; `target` is the table that it points to."""
    name = definition.split(maxsplit=1)[0]
    points_to = f" CONSTRAINT fk_{to}_{name} REFERENCES {target} (id)" if target else ""
    op.execute(f"ALTER TABLE {to} ADD COLUMN {definition}{points_to}")


def _key_type() -> str:
    return "INTEGER" if _is_sqlite() else "BIGINT"


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def _partial(name: str, of: str, columns: list[Any], where: str, *, unique: bool = False) -> None:
    op.create_index(name, of, columns, unique=unique, sqlite_where=text(where), postgresql_where=text(where))


def _one_of(name: str, *values: str) -> CheckConstraint:
    allowed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{name} IN ({allowed})", name=name)


def _key() -> Column[int]:
    return Column("id", KEY, primary_key=True)


def _of(name: str, of: str, **options: Any) -> Column[int]:
    return Column(name, KEY, ForeignKey(f"{of}.id"), **({"nullable": False} | options))
