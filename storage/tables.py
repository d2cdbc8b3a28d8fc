"""All tables. Each says whether it is about a person; such a table will need its line in the erasure of a person.

Conventions: moments are aware UTC (`Moment`), money is integer cents, chats and accounts of Telegram are 64
bits. States are text with a CHECK, so that a hand-written statement can't invent one.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Key = BigInteger().with_variant(Integer, "sqlite")
"""A table's own number. SQLite counts up by itself only for the type INTEGER."""


class Moment(TypeDecorator[datetime]):
    """A moment, aware and in UTC on both databases. A naive one is refused: nobody knows which hour it is."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone")
        in_utc = value.astimezone(UTC)
        return in_utc.replace(tzinfo=None) if dialect.name == "sqlite" else in_utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value if value is None or value.tzinfo else value.replace(tzinfo=UTC)


def _one_of(column: str, *values: str) -> CheckConstraint:
    allowed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({allowed})", name=column)


def _key() -> Column[int]:
    return Column("id", Key, primary_key=True)


def _of(column: str, table: str, **options: Any) -> Column[int]:
    return Column(column, Key, ForeignKey(f"{table}.id"), **({"nullable": False} | options))


# --- people and teams -----------------------------------------------------------------------------

people = Table(  # about a person
    "people",
    metadata,
    _key(),
    Column("first_name", Text, nullable=False),
    Column("telegram_id", BigInteger, unique=True),
    Column("unreachable_since", Moment),
    Column("created_at", Moment, nullable=False),
)

teams = Table(
    "teams",
    metadata,
    _key(),
    Column("name", Text, nullable=False, unique=True),
    Column("letter", Text, nullable=False, unique=True),
    Column("chat_id", BigInteger, unique=True),
)

memberships = Table(  # about a person
    "memberships",
    metadata,
    _key(),
    _of("person_id", "people", index=True),
    Column("role", Text, nullable=False),
    _of("team_id", "teams", nullable=True),
    Column("since", Moment, nullable=False),
    _one_of("role", "mentor", "coordinator", "researcher"),
    CheckConstraint("(role = 'mentor') = (team_id IS NOT NULL)", name="mentor_has_team"),
    UniqueConstraint("person_id", "role", "team_id"),
)

households = Table(  # people who share one yearly limit of rewards
    "households",
    metadata,
    _key(),
    Column("made_at", Moment, nullable=False),
    _of("made_by", "people"),
)

participants = Table(  # about a person
    "participants",
    metadata,
    _of("person_id", "people", primary_key=True, autoincrement=False),
    _of("team_id", "teams"),
    _of("mentor_id", "people"),
    Column("number", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("invited_at", Moment, nullable=False),
    Column("last_seen_on", Date),  # the last day on which they pressed or wrote anything, in Amsterdam
    _of("focus_goal_id", "goals", nullable=True),  # the goal that they chose to see first
    Column(
        "on_paper", Boolean, nullable=False, server_default=text("false")
    ),  # has no phone in it: the mentor acts
    _of("household_id", "households", nullable=True, index=True),
    _one_of("state", "invited", "active", "paused", "finished", "left"),
    UniqueConstraint("team_id", "number"),
)

preferences = Table(  # about a person; who has no row has everything as the programme has it
    "preferences",
    metadata,
    _of("person_id", "people", primary_key=True, autoincrement=False),
    Column("quiet_from", Text),  # "21:00"; NULL here and below: as the programme has it
    Column("quiet_until", Text),
    Column("quiet_sundays", Boolean, nullable=False),
    Column("quiet_holidays", Boolean, nullable=False),
    Column("remind_days", JSON),  # [7, 3, 1, 0]: days before an appointment; 0 is the same morning
    Column("nudges", Boolean, nullable=False),
    Column("overview", Boolean, nullable=False),
    Column("overview_weekday", Integer),  # 0 is Monday
    Column("overview_at", Text),  # "16:00"
    Column("calm", Boolean, nullable=False, server_default=text("false")),  # no emoji, no pictures
    Column("check_in", Boolean, nullable=False, server_default=text("false")),
    Column("check_in_weekday", Integer),  # 0 is Monday
    Column("check_in_at", Text),  # "11:00"
    CheckConstraint("overview_weekday BETWEEN 0 AND 6", name="overview_weekday"),
    CheckConstraint("check_in_weekday BETWEEN 0 AND 6", name="check_in_weekday"),
)

pauses = Table(  # about a person
    "pauses",
    metadata,
    _key(),
    _of("participant_id", "people", index=True),
    Column("began_at", Moment, nullable=False),
    Column("until", Moment),  # NULL: until they say so
    Column("ended_at", Moment),
    Column("reminders", Boolean, nullable=False),  # whether appointments still remind
)
Index(
    "uq_pauses_one_open",
    pauses.c.participant_id,
    unique=True,
    sqlite_where=pauses.c.ended_at.is_(None),
    postgresql_where=pauses.c.ended_at.is_(None),
)

consents = Table(  # about a person
    "consents",
    metadata,
    _key(),
    _of("person_id", "people", index=True),
    Column("version", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("agreed_at", Moment, nullable=False),
    _of("recorded_by", "people", nullable=True),  # they agreed on paper, and who of the staff wrote it down
)

invitations = Table(  # about a person
    "invitations",
    metadata,
    _key(),
    _of("person_id", "people", index=True),
    _of("invited_by", "people", nullable=True),
    Column("token_hash", Text, nullable=False, unique=True),
    Column("created_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("opened_at", Moment),
    Column("opened_by", BigInteger),
)

invitation_attempts = Table(  # about a stranger's account, for an hour
    "invitation_attempts",
    metadata,
    _key(),
    Column("telegram_id", BigInteger, nullable=False, index=True),
    Column("attempted_at", Moment, nullable=False),
)

# --- goals and claims -----------------------------------------------------------------------------

goals = Table(  # about a person
    "goals",
    metadata,
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
    Column("proposed_at", Moment, nullable=False),
    Column("agreed_version", Integer),  # the version that counts; NULL: none yet, or no longer
    Column("in_order", Boolean, nullable=False, server_default=text("true")),  # the steps one after the other
    Column("voice", Text),  # what they want, spoken: the file of a proposal of their own
    Column("achieved_at", Moment),
    Column("recognition", Text),  # which kind it earns besides, or instead of, money; here and below
    CheckConstraint("reward >= 0", name="reward"),
    _one_of("state", "proposed", "agreed", "changed", "achieved", "set_aside"),
)

goal_versions = Table(  # about a person: all that was ever proposed for a goal, word for word
    "goal_versions",
    metadata,
    _key(),
    _of("goal_id", "goals"),
    Column("version", Integer, nullable=False),
    Column("content", JSON, nullable=False),  # with the number of each step that was there already
    Column("hash", Text, nullable=False),  # of the content; the audit log has the same
    _of("proposed_by", "people"),
    Column("proposed_at", Moment, nullable=False),
    Column("state", Text, nullable=False),
    Column("settled_at", Moment),
    _one_of("state", "open", "agreed", "replaced", "withdrawn"),
    UniqueConstraint("goal_id", "version"),
)

agreements = Table(  # about a person
    "agreements",
    metadata,
    _key(),
    _of("goal_id", "goals"),
    Column("version", Integer, nullable=False),
    _of("person_id", "people"),
    Column("agreed_at", Moment, nullable=False),
    Column("content", JSON, nullable=False),
    _of("recorded_by", "people", nullable=True),  # who wrote it down for them, on paper
    UniqueConstraint("goal_id", "version", "person_id"),
)

steps = Table(  # about a person
    "steps",
    metadata,
    _key(),
    _of("goal_id", "goals", index=True),
    Column("position", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("seen_by", Text, nullable=False),
    Column("reward", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("done_at", Moment),
    Column("recognition", Text),
    CheckConstraint("reward >= 0", name="reward"),
    _one_of("state", "open", "claimed", "done", "dropped"),
)

claims = Table(  # about a person
    "claims",
    metadata,
    _key(),
    _of("participant_id", "people", index=True),
    _of("goal_id", "goals", index=True),
    _of("step_id", "steps", nullable=True),
    Column("state", Text, nullable=False),
    Column("reward", Integer, nullable=False),
    Column("claimed_at", Moment, nullable=False),
    Column("announced_at", Moment),
    Column("question", Text),
    _of("asked_by", "people", nullable=True),
    Column("answer", Text),
    Column("answered_at", Moment),  # from when on it waits for the team again
    _of("decided_by", "people", nullable=True),
    Column("decided_at", Moment),
    Column("praise", Text),
    Column("reason", Text),
    Column("recognition", Text),
    _of("first_approved_by", "people", nullable=True),  # of a high reward: the first of two who approve it
    Column("first_approved_at", Moment),
    Column("undone", Integer, nullable=False, server_default="0"),  # how often an approval was taken back
    _of("undone_by", "people", nullable=True),  # the last time
    Column("undone_at", Moment),
    CheckConstraint("(first_approved_by IS NULL) = (first_approved_at IS NULL)", name="first_approved"),
    CheckConstraint("reward >= 0", name="reward"),
    _one_of("state", "waiting", "question", "approved", "not_yet", "withdrawn"),
    CheckConstraint("(state IN ('approved', 'not_yet')) = (decided_by IS NOT NULL)", name="decided"),
)
Index("ix_claims_to_announce", claims.c.claimed_at, sqlite_where=claims.c.announced_at.is_(None))
Index(
    "uq_claims_one_open",
    claims.c.goal_id,
    text("coalesce(step_id, 0)"),
    unique=True,
    sqlite_where=text("state IN ('waiting', 'question')"),
    postgresql_where=text("state IN ('waiting', 'question')"),
)

evidence = Table(  # about a person
    "evidence",
    metadata,
    _key(),
    _of("claim_id", "claims", index=True),
    Column("kind", Text, nullable=False),
    Column("text", Text),
    Column("file_id", Text),
    Column("added_at", Moment, nullable=False),
    _one_of("kind", "photo", "voice", "text"),
)

if_then_plans = Table(  # about a person
    "if_then_plans",
    metadata,
    _of("step_id", "steps", primary_key=True, autoincrement=False),
    Column("cue", Text, nullable=False),  # "de koffie klaar is", behind "Als"
    Column("response", Text, nullable=False),  # "open ik één brief", behind "dan"
    Column("made_at", Moment, nullable=False),
    Column("said_at", Moment),  # when they said it back
)

proud_things = Table(  # about a person: what they put on their own list, for nobody else
    "proud_things",
    metadata,
    _key(),
    _of("participant_id", "people", index=True),
    Column("text", Text, nullable=False),
    Column("added_at", Moment, nullable=False),
)

# --- the bridge, and how are you --------------------------------------------------------------------

bridge_assessments = Table(  # about a person
    "bridge_assessments",
    metadata,
    _key(),
    _of("participant_id", "people", index=True),
    _of("began_by", "people"),
    Column("began_at", Moment, nullable=False),
    Column("finished_at", Moment),
)
Index(
    "uq_bridge_assessments_one_open",
    bridge_assessments.c.participant_id,
    unique=True,
    sqlite_where=bridge_assessments.c.finished_at.is_(None),
    postgresql_where=bridge_assessments.c.finished_at.is_(None),
)

bridge_ratings = Table(  # about a person
    "bridge_ratings",
    metadata,
    _of("assessment_id", "bridge_assessments", primary_key=True, autoincrement=False),
    Column("pillar", Text, primary_key=True),
    Column("position", Integer, nullable=False),  # of the pillar, as it was asked
    Column("name", Text, nullable=False),  # of the pillar, as it read then
    Column("level", Integer),  # 1 is the lowest; NULL: "weet ik niet"
    Column("levels", Integer, nullable=False),  # how many there were
    Column("words", Text, nullable=False),  # of the level, as they read then; empty: "weet ik niet"
    Column("rated_at", Moment, nullable=False),
    CheckConstraint("level BETWEEN 1 AND levels", name="level"),
)

check_ins = Table(  # about a person: "Hoe gaat het?"
    "check_ins",
    metadata,
    _key(),
    _of("participant_id", "people", index=True),
    Column("face", Integer, nullable=False),  # 1 is heavy, 5 is good
    Column("words", Text, nullable=False),  # one sentence; may be empty
    Column("answered_at", Moment, nullable=False),
    Column("shared_at", Moment),  # when the mentor was told, with consent
    CheckConstraint("face BETWEEN 1 AND 5", name="face"),
)

calls_for_help = Table(  # about a person: somebody wrote that it is too much, or wants the mentor to know
    "calls_for_help",
    metadata,
    _key(),
    _of("participant_id", "people", index=True),
    Column("kind", Text, nullable=False),
    Column("raised_at", Moment, nullable=False),
    _of("taken_by", "people", nullable=True),  # who of the team gets in touch
    Column("taken_at", Moment),
    _one_of("kind", "words", "check_in"),
    CheckConstraint("(taken_by IS NULL) = (taken_at IS NULL)", name="taken"),
)

# --- appointments and conversations ---------------------------------------------------------------

places = Table(
    "places",
    metadata,
    _key(),
    Column("name", Text, nullable=False, unique=True),
    Column("address", Text, nullable=False),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("retired_at", Moment),  # no longer chosen; appointments there keep it
    CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="pin"),
)

appointment_series = Table(  # about a person
    "appointment_series",
    metadata,
    _key(),
    _of("participant_id", "people", index=True),
    Column("every", Text, nullable=False),
    _of("planned_by", "people"),
    Column("planned_at", Moment, nullable=False),
    _one_of("every", "week", "two_weeks", "month"),
)

appointments = Table(  # about a person
    "appointments",
    metadata,
    _key(),
    _of("participant_id", "people", index=True),
    _of("mentor_id", "people"),
    Column("starts_at", Moment, nullable=False),
    Column("wall_time", Text, nullable=False),  # "2026-03-03T14:30", as agreed
    Column("zone", Text, nullable=False),
    Column("place", Text, nullable=False),  # as people read it; empty: by phone
    Column("state", Text, nullable=False),
    Column("answer", Text),
    Column("planned_at", Moment, nullable=False),
    Column("minutes", Integer, nullable=False, server_default="60"),  # how long it takes
    _of("place_id", "places", nullable=True),
    Column("bring", JSON),  # ["je map met post"]
    Column("title", Text),  # neutral, for notifications
    Column("reward", Integer, nullable=False, server_default="0"),  # cents, earned by keeping it
    _of("series_id", "appointment_series", nullable=True, index=True),
    Column("sequence", Integer, nullable=False, server_default="0"),  # of its calendar file (RFC 5545)
    Column("asked_at", Moment),  # when the team was asked whether the participant was there
    _of("decided_by", "people", nullable=True),  # who said that it was kept, missed or cancelled
    Column("decided_at", Moment),
    Column("praise", Text),
    Column("recognition", Text),
    Column(
        "undone", Integer, nullable=False, server_default="0"
    ),  # how often "they were there" was taken back
    _one_of("state", "planned", "kept", "missed", "moved", "cancelled"),
    _one_of("answer", "coming", "cannot"),
    CheckConstraint("minutes > 0", name="minutes"),
    CheckConstraint("reward >= 0", name="reward"),
)
Index(
    "ix_appointments_ahead",
    appointments.c.starts_at,
    sqlite_where=text("state IN ('planned', 'moved')"),
    postgresql_where=text("state IN ('planned', 'moved')"),
)

appointment_requests = Table(  # about a person: who would like an appointment, or another moment for one
    "appointment_requests",
    metadata,
    _key(),
    _of("participant_id", "people", index=True),
    _of("appointment_id", "appointments", nullable=True, index=True),
    Column("call", Boolean, nullable=False),  # would like to be called about it
    Column("moments", JSON),  # [["2026-03-03", "morning"]]: when it suits them
    Column("asked_at", Moment, nullable=False),
    Column("settled_at", Moment),
)
Index(
    "uq_appointment_requests_one_open",
    appointment_requests.c.participant_id,
    text("coalesce(appointment_id, 0)"),
    unique=True,
    sqlite_where=text("settled_at IS NULL"),
    postgresql_where=text("settled_at IS NULL"),
)

reminders = Table(  # about a person
    "reminders",
    metadata,
    _key(),
    _of("appointment_id", "appointments"),
    Column("kind", Text, nullable=False),  # "before:7", "before:1", "morning", "snoozed"
    Column("due_at", Moment, nullable=False),
    Column("state", Text, nullable=False),
    Column("dropped_because", Text),
    Column("settled_at", Moment),
    _one_of("state", "planned", "sent", "dropped"),
    UniqueConstraint("appointment_id", "kind", "due_at"),
)
Index(
    "ix_reminders_due",
    reminders.c.due_at,
    sqlite_where=reminders.c.state == text("'planned'"),
    postgresql_where=reminders.c.state == text("'planned'"),
)

step_moments = Table(  # about a person: when they would like a nudge for a step
    "step_moments",
    metadata,
    _of("step_id", "steps", primary_key=True, autoincrement=False),
    Column("weekdays", JSON, nullable=False),  # [0, 2, 4]; 0 is Monday
    Column("at", Text, nullable=False),  # "10:00", wall time
    Column("chosen_at", Moment, nullable=False),
)

nudges = Table(  # about a person
    "nudges",
    metadata,
    _key(),
    _of("participant_id", "people"),
    Column("kind", Text, nullable=False),
    _of("step_id", "steps", nullable=True),
    Column("due_at", Moment, nullable=False),
    Column(
        "asked_for", Boolean, nullable=False
    ),  # "Herinner me later": a promise, not counted as our own idea
    Column("state", Text, nullable=False),
    Column("dropped_because", Text),
    Column("settled_at", Moment),
    Column("said_on", Date),  # the day, in Amsterdam
    _one_of("kind", "step", "overview", "return", "check_in"),
    _one_of("state", "planned", "sent", "dropped"),
    CheckConstraint("(kind = 'step') = (step_id IS NOT NULL)", name="step"),
    CheckConstraint("(state = 'sent') = (said_on IS NOT NULL)", name="said"),
    UniqueConstraint("participant_id", "kind", "said_on"),
)
Index(
    "uq_nudges_one_planned",
    nudges.c.participant_id,
    nudges.c.kind,
    unique=True,
    sqlite_where=nudges.c.state == text("'planned'"),
    postgresql_where=nudges.c.state == text("'planned'"),
)
Index(
    "ix_nudges_due",
    nudges.c.due_at,
    sqlite_where=nudges.c.state == text("'planned'"),
    postgresql_where=nudges.c.state == text("'planned'"),
)

letters = Table(  # about a person: what a participant and the mentors write to each other
    "letters",
    metadata,
    _key(),
    _of("participant_id", "people", index=True),
    _of("author_id", "people"),
    Column("kind", Text, nullable=False),
    Column("text", Text),
    Column("file_id", Text),
    Column("written_at", Moment, nullable=False),
    _one_of("kind", "text", "voice", "photo", "document"),
)

# --- money and proof: append-only -----------------------------------------------------------------

accounts = Table(  # about a person, by number only
    "accounts",
    metadata,
    Column("name", Text, primary_key=True),  # "funding", "pot", "reserved:7", "balance:7", "paid:7"
    Column("balance", BigInteger, nullable=False),  # cents
    CheckConstraint("name = 'funding' OR balance >= 0", name="never_below_zero"),
)

ledger = Table(  # about a person, by number only; append-only
    "ledger",
    metadata,
    Column("id", Key, primary_key=True, autoincrement=False),  # 1, 2, 3 … without a gap
    Column("cause", Text, nullable=False, unique=True),  # "claim:42"
    Column("source", Text, ForeignKey("accounts.name"), nullable=False),
    Column("target", Text, ForeignKey("accounts.name"), nullable=False),
    Column("amount", BigInteger, nullable=False),  # cents
    _of("decided_by", "people", nullable=True),
    Column("booked_at", Moment, nullable=False),
    Column("previous_hash", Text, nullable=False),
    Column("hash", Text, nullable=False),
    CheckConstraint("amount > 0", name="amount"),
    CheckConstraint("source <> target", name="two_accounts"),
)
Index("ix_ledger_target", ledger.c.target)
Index("ix_ledger_source", ledger.c.source)

audit = Table(  # about a person, by number only; append-only
    "audit",
    metadata,
    Column("id", Key, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    _of("actor_id", "people", nullable=True),
    Column("act", Text, nullable=False),  # the service: "claims.approve"
    Column("object", Text, nullable=False),  # "claim:42"
    Column("result", Text, nullable=False),  # "done", or the refusal's name
    _of("for_id", "people", nullable=True),  # the participant for whom the actor did it, on paper
    Column("previous_hash", Text, nullable=False),
    Column("hash", Text, nullable=False),
)

chains = Table(  # the head of each hash chain; its row is what writers queue for
    "chains",
    metadata,
    Column("name", Text, primary_key=True),
    Column("length", Integer, nullable=False),
    Column("head", Text, nullable=False),
)

# --- money: what people decide about it ------------------------------------------------------------

pot_changes = Table(  # money that comes into the pot or leaves it; a high amount wants two coordinators
    "pot_changes",
    metadata,
    _key(),
    Column(
        "year", Integer, nullable=False
    ),  # the programme year that it is for, by the year in which that begins
    Column("amount", BigInteger, nullable=False),  # cents; below zero: the pot becomes smaller
    Column("state", Text, nullable=False),
    _of("asked_by", "people"),
    Column("asked_at", Moment, nullable=False),
    _of("settled_by", "people", nullable=True),  # the second coordinator, or who withdrew it
    Column("settled_at", Moment),
    # waiting: for a second coordinator; agreed: for its programme year; booked: in the ledger
    _one_of("state", "waiting", "agreed", "booked", "withdrawn"),
    CheckConstraint("amount <> 0", name="amount"),
)

corrections = Table(  # about a person, by number only
    "corrections",
    metadata,
    _key(),
    _of("participant_id", "people", index=True),
    Column("kind", Text, nullable=False),
    Column("amount", Integer, nullable=False),  # cents
    Column("about", Text),  # the cause in the ledger that was wrong: "claim:42"
    Column("reason", Text, nullable=False),
    Column("state", Text, nullable=False),
    _of("asked_by", "people"),
    Column("asked_at", Moment, nullable=False),
    _of("settled_by", "people", nullable=True),
    Column("settled_at", Moment),
    # owed: the participant gets more; borne: too much was given, they keep it, and the programme bears it
    _one_of("kind", "owed", "borne"),
    _one_of("state", "waiting", "booked", "withdrawn"),
    CheckConstraint("amount > 0", name="amount"),
)

# --- gifts and what is chosen ---------------------------------------------------------------------

gifts = Table(  # the catalogue
    "gifts",
    metadata,
    _key(),
    Column("name", Text, nullable=False),
    Column("value", Integer, nullable=False),  # cents: what it costs in the spaarpot
    Column("kind", Text, nullable=False),
    Column("code_form", Text),  # of a code: how a shop reads it
    Column("where_spent", Text, nullable=False),
    Column("valid_months", Integer),  # NULL: as long as you like
    Column("pictogram", Text, nullable=False),
    Column("photo", Text),  # Telegram's file of a picture; NULL: the pictogram is drawn
    _of("team_id", "teams", nullable=True),  # NULL: for all teams
    Column(
        "low_stock", Integer, nullable=False, server_default="3"
    ),  # so few codes left, and coordinators hear
    _of("added_by", "people"),
    Column("added_at", Moment, nullable=False),
    Column("retired_at", Moment),  # no longer chosen; what was chosen keeps it
    _one_of("kind", "code", "by_hand", "ordered"),
    _one_of("code_form", "text", "qr", "barcode"),
    CheckConstraint("value > 0", name="value"),
    CheckConstraint("(kind = 'code') = (code_form IS NOT NULL)", name="code_has_form"),
)

choices = Table(  # about a person: a gift that they chose, or the recognition that they earned
    "choices",
    metadata,
    _key(),
    _of("participant_id", "people", index=True),
    _of("gift_id", "gifts", nullable=True),
    Column("recognition", Text),  # which kind
    Column("name", Text, nullable=False),  # of the gift or the recognition, as it read then
    Column("amount", Integer, nullable=False),  # cents; recognition is none
    Column("cause", Text, unique=True),  # of recognition: what earned it, "claim:42"
    Column("state", Text, nullable=False),
    Column("chosen_at", Moment, nullable=False),
    Column("words", Text),  # of recognition: a compliment, or what a certificate is for
    _of("ordered_by", "people", nullable=True),
    Column("ordered_at", Moment),
    _of("handed_over_by", "people", nullable=True),
    Column("handed_over_at", Moment),
    _of("received_noted_by", "people", nullable=True),  # staff, when the participant did not say so
    Column("received_note", Text),  # why they did not
    Column("received_at", Moment),
    Column("undone_at", Moment),
    _one_of("state", "chosen", "ordered", "handed_over", "received", "undone"),
    CheckConstraint("amount >= 0", name="amount"),
    CheckConstraint("(gift_id IS NULL) <> (recognition IS NULL)", name="gift_or_recognition"),
    CheckConstraint("(gift_id IS NULL) = (cause IS NOT NULL)", name="recognition_has_cause"),
)
Index(
    "ix_choices_open",
    choices.c.chosen_at,
    sqlite_where=text("state IN ('chosen', 'ordered', 'handed_over')"),
    postgresql_where=text("state IN ('chosen', 'ordered', 'handed_over')"),
)

vouchers = Table(  # codes of gifts, sealed; about a person once it is somebody's
    "vouchers",
    metadata,
    _key(),
    _of("gift_id", "gifts", index=True),
    Column("key_id", Text, nullable=False),
    Column("sealed", Text, nullable=False),  # AES-256-GCM, bound to this row; base64
    Column("fingerprint", Text, nullable=False, unique=True),  # keyed, so that no code is loaded twice
    Column("valid_until", Date),
    _of("loaded_by", "people", nullable=True),  # NULL: on the command line
    Column("loaded_at", Moment, nullable=False),
    _of("choice_id", "choices", nullable=True, unique=True),
)

reveals = Table(  # about a person: each time that a code was shown to its owner
    "reveals",
    metadata,
    _key(),
    _of("choice_id", "choices", index=True),
    _of("revealed_to", "people"),
    Column("revealed_at", Moment, nullable=False),
    Column("masked_at", Moment),
)
Index(
    "ix_reveals_to_mask",
    reveals.c.revealed_at,
    sqlite_where=reveals.c.masked_at.is_(None),
    postgresql_where=reveals.c.masked_at.is_(None),
)

seals = Table(  # what the programme itself keeps sealed; with it a wrong key shows at the start
    "seals",
    metadata,
    Column("name", Text, primary_key=True),  # "fingerprint": the key of the fingerprints
    Column("key_id", Text, nullable=False),
    Column("sealed", Text, nullable=False),
)

# --- in and out -----------------------------------------------------------------------------------

questions = Table(  # about a person
    "questions",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("telegram_id", BigInteger, primary_key=True, autoincrement=False),
    Column("form", Text, nullable=False),
    Column("asks", Text, nullable=False),
    Column("values", JSON, nullable=False),
    Column("parked", Boolean, nullable=False),
    Column("asked_at", Moment, nullable=False),
    _of("for_id", "people", nullable=True),  # the participant for whom staff fill it in
)

on_behalf = (
    Table(  # about a person: for which participant somebody of the staff acts now, in their private chat
        "on_behalf",
        metadata,
        _of("staff_id", "people", primary_key=True, autoincrement=False),
        _of("participant_id", "people"),
        Column("since", Moment, nullable=False),
        Column("last_at", Moment, nullable=False),
    )
)

number_permits = Table(  # about an account, for minutes: its next number is none that must not be kept
    "number_permits",
    metadata,
    Column("telegram_id", BigInteger, primary_key=True, autoincrement=False),
    Column("until", Moment, nullable=False),
)

inbox = Table(  # about a person until it is settled; then the payload is emptied
    "inbox",
    metadata,
    _key(),
    Column("update_id", BigInteger, nullable=False, unique=True),
    Column("chat_id", BigInteger, nullable=False),  # 0: of no chat
    Column("payload", Text),
    Column("received_at", Moment, nullable=False),
    Column("settled_at", Moment),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("failure", Text),  # the kind of error at the last attempt; never its text
)
Index(
    "ix_inbox_open",
    inbox.c.id,
    sqlite_where=inbox.c.settled_at.is_(None),
    postgresql_where=inbox.c.settled_at.is_(None),
)

outbox = Table(  # about a person; values are emptied a set time after delivery
    "outbox",
    metadata,
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
    Column("created_at", Moment, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("expires_at", Moment),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("chat_id", BigInteger),  # where it went
    Column("message_id", BigInteger),
    Column("settled_at", Moment),
    Column("failure", Text),
    _one_of("state", "waiting", "sending", "sent", "unknown", "failed", "expired"),
    CheckConstraint("(person_id IS NULL) <> (team_id IS NULL)", name="one_addressee"),
)
Index(
    "ix_outbox_open",
    outbox.c.due_at,
    sqlite_where=text("state IN ('waiting', 'sending')"),
    postgresql_where=text("state IN ('waiting', 'sending')"),
)
Index("ix_outbox_card", outbox.c.card, sqlite_where=outbox.c.card.is_not(None))
Index("ix_outbox_message", outbox.c.chat_id, outbox.c.message_id)

recordings = Table(  # messages read aloud, as Telegram knows their files
    "recordings",
    metadata,
    Column("name", Text, primary_key=True),  # "StressSleep"
    Column("fingerprint", Text, nullable=False),  # of the file that was sent
    Column("file_id", Text, nullable=False),
)

# --- the clock ------------------------------------------------------------------------------------

outages = Table(  # when the bot was away; what runs against a participant stood still meanwhile
    "outages",
    metadata,
    _key(),
    Column("began_at", Moment, nullable=False),
    Column("ended_at", Moment, nullable=False),
    CheckConstraint("ended_at > began_at", name="order"),
)

marks = Table(  # what the clock remembers between its rounds: its heartbeat, by which rules reminders were planned
    "marks",
    metadata,
    Column("name", Text, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("value", Text),
)
