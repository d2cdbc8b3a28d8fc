"""What was ever proposed for a goal, and who agreed to it. Rows are added and settled, never rewritten."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, bindparam, func, insert, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.goal_versions import Agreement, Version, VersionState, draft_of, fingerprint
from mentoring.goals import Goal, GoalState
from mentoring.ids import GoalId, PersonId
from mentoring.refusals import Gone
from storage.chains import Unreadable
from storage.tables import agreements, goal_versions, people

_recorder = people.alias("recorder")
_LAST = select(func.max(goal_versions.c.version)).where(goal_versions.c.goal_id == bindparam("goal"))
_ONE = select(goal_versions).where(
    goal_versions.c.goal_id == bindparam("goal"), goal_versions.c.version == bindparam("number")
)
_OF = (
    select(goal_versions, people.c.first_name)
    .join(people, people.c.id == goal_versions.c.proposed_by)
    .where(goal_versions.c.goal_id == bindparam("goal"))
    .order_by(goal_versions.c.version.desc())
)
_AGREEMENTS = (
    select(
        agreements.c.version,
        agreements.c.person_id,
        people.c.first_name,
        agreements.c.agreed_at,
        _recorder.c.first_name.label("recorded_by_name"),
    )
    .join(people, people.c.id == agreements.c.person_id)
    .outerjoin(_recorder, _recorder.c.id == agreements.c.recorded_by)
    .where(agreements.c.goal_id == bindparam("goal"))
    .order_by(agreements.c.agreed_at, agreements.c.id)
)
_SETTLE_OPEN = (
    update(goal_versions)
    .where(goal_versions.c.goal_id == bindparam("goal"), goal_versions.c.state == VersionState.OPEN)
    .values(state=bindparam("new_state"), settled_at=bindparam("at"))
)
_SETTLE = (
    update(goal_versions)
    .where(
        goal_versions.c.goal_id == bindparam("goal"),
        goal_versions.c.version == bindparam("number"),
    )
    .values(state=bindparam("new_state"), settled_at=bindparam("at"))
)

_KEPT = select(
    goal_versions.c.goal_id,
    goal_versions.c.version,
    goal_versions.c.content,
    goal_versions.c.hash,
    goal_versions.c.proposed_by,
    goal_versions.c.proposed_at,
    goal_versions.c.state,
).order_by(goal_versions.c.goal_id, goal_versions.c.version)
_KEPT_AGREEMENTS = select(
    agreements.c.goal_id,
    agreements.c.version,
    agreements.c.content,
    agreements.c.person_id,
    agreements.c.agreed_at,
    agreements.c.recorded_by,
).order_by(agreements.c.goal_id, agreements.c.version, agreements.c.id)


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """A version as it stands in the database: nothing of it is taken for true."""

    goal_id: GoalId
    number: int
    content: Any
    hash: str
    proposed_by: PersonId
    proposed_at: datetime
    state: str


@dataclass(frozen=True, slots=True)
class KeptAgreement:
    """An agreement as it stands in the database, likewise."""

    goal_id: GoalId
    number: int
    content: Any
    person_id: PersonId
    agreed_at: datetime
    recorded_by: PersonId | None


class GoalVersions:
    """The versions of goals. Whoever adds or settles one holds the goal (`Goals.to_decide`)."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def next_number(self, goal_id: GoalId) -> int:
        """The number of the version that is made now. A withdrawn one keeps its number."""
        last = (await self._connection.execute(_LAST, {"goal": goal_id})).scalar()
        return (last or 0) + 1

    async def add(self, goal: Goal, *, now: datetime) -> str:
        """Keep a goal's newest version as it is proposed; one that was open is replaced by it. Gives its hash."""
        content = goal.content()
        hash_ = fingerprint(content)
        replaced = {"goal": goal.id, "new_state": VersionState.REPLACED, "at": now}
        await self._connection.execute(_SETTLE_OPEN, replaced)
        await self._connection.execute(
            insert(goal_versions).values(
                goal_id=goal.id,
                version=goal.version,
                content=content,
                hash=hash_,
                proposed_by=goal.proposed_by,
                proposed_at=goal.proposed_at,
                state=VersionState.OPEN,
            )
        )
        return hash_

    async def newest(self, goal: Goal) -> Goal:
        """A goal as its newest version reads, which may wait while the one before it counts.

        Raises:
            StepTaken: when that version does not fit what was claimed or done meanwhile.
        """
        if goal.state is not GoalState.CHANGED:
            return goal
        row = await self._row(goal.id, goal.version)
        draft = draft_of(row.content)
        if draft is None:
            raise Gone
        return replace(goal.as_in(draft), proposed_by=row.proposed_by, proposed_at=row.proposed_at)

    async def agree(self, goal: Goal, *, by: PersonId, recorded_by: PersonId | None, now: datetime) -> str:
        """Both have said yes to a goal's newest version, word for word: who proposed it when they did, the other one
        now. Gives its hash.
        """
        row = await self._row(goal.id, goal.version)
        values = {"goal_id": goal.id, "version": goal.version, "content": row.content}
        await self._connection.execute(
            insert(agreements),
            [
                {**values, "person_id": row.proposed_by, "agreed_at": row.proposed_at, "recorded_by": None},
                {**values, "person_id": by, "agreed_at": now, "recorded_by": recorded_by},
            ],
        )
        await self._settle(goal.id, goal.version, VersionState.AGREED, now=now)
        return str(row.hash)

    async def withdraw(self, goal_id: GoalId, number: int, *, now: datetime) -> None:
        """A version is off the table."""
        await self._settle(goal_id, number, VersionState.WITHDRAWN, now=now)

    async def kept(self) -> list[KeptVersion]:
        """Every version there is, as it stands in the database, for the check.

        Raises:
            storage.chains.Unreadable: when the database can't read one back.
        """
        return [KeptVersion(*row) for row in await self._read(_KEPT)]

    async def kept_agreements(self) -> list[KeptAgreement]:
        """Every agreement there is, likewise.

        Raises:
            storage.chains.Unreadable: when the database can't read one back.
        """
        return [KeptAgreement(*row) for row in await self._read(_KEPT_AGREEMENTS)]

    async def of(self, goal_id: GoalId) -> list[Version]:
        """All versions of a goal, newest first."""
        yes: dict[int, tuple[Agreement, ...]] = defaultdict(tuple)
        for row in await self._connection.execute(_AGREEMENTS, {"goal": goal_id}):
            yes[row.version] += (
                Agreement(row.person_id, row.first_name, row.agreed_at, row.recorded_by_name),
            )
        return [_version(row, yes) for row in await self._connection.execute(_OF, {"goal": goal_id})]

    async def _read(self, query: Select[Any]) -> list[tuple[Any, ...]]:
        try:
            return [tuple(row) for row in await self._connection.execute(query)]
        except (DBAPIError, ValueError) as error:
            raise Unreadable from error

    async def _settle(self, goal_id: GoalId, number: int, state: VersionState, *, now: datetime) -> None:
        values = {"goal": goal_id, "number": number, "new_state": state, "at": now}
        await self._connection.execute(_SETTLE, values)

    async def _row(self, goal_id: GoalId, number: int) -> Row[Any]:
        row = (await self._connection.execute(_ONE, {"goal": goal_id, "number": number})).first()
        if row is None:
            raise Gone
        return row


def _version(row: Row[Any], yes: Mapping[int, tuple[Agreement, ...]]) -> Version:
    return Version(
        goal_id=row.goal_id,
        number=row.version,
        draft=draft_of(row.content),
        content=row.content,
        proposed_by=row.proposed_by,
        proposed_by_name=row.first_name,
        proposed_at=row.proposed_at,
        state=VersionState(row.state),
        hash=row.hash,
        agreements=yes.get(row.version, ()),
    )
