"""Claims and their evidence."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.claims import OPEN, Claim, ClaimState, Evidence, EvidenceKind
from mentoring.ids import ClaimId, GoalId, PersonId, RecognitionKey, StepId, TeamId
from mentoring.money import Cents
from mentoring.refusals import Gone
from storage.tables import claims, evidence, goals, participants, people, steps

_decider, _first, _undoer = (people.alias(name) for name in ("decider", "first", "undoer"))
_CLAIMS = (
    select(
        claims.c.id,
        claims.c.participant_id,
        claims.c.goal_id,
        claims.c.step_id,
        func.coalesce(steps.c.title, goals.c.title),
        func.coalesce(steps.c.seen_by, goals.c.seen_by),
        claims.c.reward,
        claims.c.claimed_at,
        claims.c.state,
        claims.c.announced_at,
        claims.c.question,
        claims.c.asked_by,
        claims.c.answer,
        claims.c.decided_by,
        _decider.c.first_name,
        claims.c.decided_at,
        claims.c.praise,
        claims.c.reason,
        claims.c.answered_at,
        claims.c.recognition,
        claims.c.first_approved_by,
        _first.c.first_name,
        claims.c.first_approved_at,
        claims.c.undone,
        claims.c.undone_by,
        _undoer.c.first_name,
        claims.c.undone_at,
    )
    .join_from(claims, goals, goals.c.id == claims.c.goal_id)
    .outerjoin(steps, steps.c.id == claims.c.step_id)
    .outerjoin(_decider, _decider.c.id == claims.c.decided_by)
    .outerjoin(_first, _first.c.id == claims.c.first_approved_by)
    .outerjoin(_undoer, _undoer.c.id == claims.c.undone_by)
)
_ONE = _CLAIMS.where(claims.c.id == bindparam("claim"))
_TO_DECIDE = _ONE.with_for_update(of=claims)
_OPEN_FOR_STEP = _CLAIMS.where(claims.c.step_id == bindparam("step"), claims.c.state.in_(OPEN))
_OPEN_FOR_GOAL = _CLAIMS.where(
    claims.c.goal_id == bindparam("goal"), claims.c.step_id.is_(None), claims.c.state.in_(OPEN)
)
# Spelled as the index `uq_claims_one_open` spells it: SQLite uses a partial index for the same words only.
_IS_OPEN = text("claims.state IN ('waiting', 'question')")
_WAITING = (
    _CLAIMS.join(participants, participants.c.person_id == claims.c.participant_id)
    .where(_IS_OPEN, claims.c.announced_at.is_not(None))
    .order_by(claims.c.claimed_at, claims.c.id)
)
_WAITING_IDS = select(claims.c.id).where(_IS_OPEN, claims.c.announced_at.is_not(None)).order_by(claims.c.id)
_TO_ANNOUNCE = (
    select(claims.c.id)
    .where(
        claims.c.announced_at.is_(None),
        claims.c.claimed_at <= bindparam("before"),
        claims.c.state.in_(OPEN),
    )
    .order_by(claims.c.claimed_at, claims.c.id)
    .limit(bindparam("most"))
)
_ASKED = _CLAIMS.where(
    claims.c.participant_id == bindparam("participant"), claims.c.state == ClaimState.QUESTION
).order_by(claims.c.id)
_ADD = insert(claims).returning(claims.c.id)
_SAVE = (
    update(claims)
    .where(claims.c.id == bindparam("claim"))
    .values(
        {
            column: bindparam(f"new_{column}")
            for column in (
                "state",
                "announced_at",
                "question",
                "asked_by",
                "answer",
                "answered_at",
                "decided_by",
                "decided_at",
                "praise",
                "reason",
                "first_approved_by",
                "first_approved_at",
                "undone",
                "undone_by",
                "undone_at",
            )
        }
    )
)
_EVIDENCE = (
    select(evidence.c.kind, evidence.c.added_at, evidence.c.text, evidence.c.file_id)
    .where(evidence.c.claim_id == bindparam("claim"))
    .order_by(evidence.c.id)
)
_ADD_EVIDENCE = insert(evidence)


class Claims:
    """Claims by their life. A read that a decision rests on is `to_decide`; the others only show.

    What changes a claim and its goal holds the goal first (`work.goals.to_decide`), always in that order, so
    that two pieces of work never wait for each other.
    """

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(
        self,
        participant_id: PersonId,
        goal_id: GoalId,
        step_id: StepId | None,
        reward: Cents,
        recognition: RecognitionKey | None = None,
        *,
        now: datetime,
    ) -> ClaimId:
        """Keep a new claim. The database refuses a second open one for the same step or goal."""
        found = await self._connection.execute(
            _ADD,
            {
                "participant_id": participant_id,
                "goal_id": goal_id,
                "step_id": step_id,
                "state": ClaimState.WAITING,
                "reward": reward,
                "recognition": recognition,
                "claimed_at": now,
            },
        )
        return ClaimId(found.scalar_one())

    async def get(self, claim_id: ClaimId) -> Claim:
        """Raises `Gone` when there is no such claim."""
        return _only(await self._first(_ONE, claim=claim_id))

    async def to_decide(self, claim_id: ClaimId) -> Claim:
        """The claim, held until this piece of work is done, so that one person decides.

        Raises:
            Gone: when there is no such claim.
        """
        return _only(await self._first(_TO_DECIDE, claim=claim_id))

    async def open_for(self, goal_id: GoalId, step_id: StepId | None) -> Claim | None:
        """The claim that waits for this step; for the goal itself when that is None."""
        row = (
            await self._first(_OPEN_FOR_GOAL, goal=goal_id)
            if step_id is None
            else await self._first(_OPEN_FOR_STEP, step=step_id)
        )
        return _claim(row) if row else None

    async def save(self, claim: Claim) -> None:
        await self._connection.execute(
            _SAVE,
            {
                "claim": claim.id,
                "new_state": claim.state,
                "new_announced_at": claim.announced_at,
                "new_question": claim.question,
                "new_asked_by": claim.asked_by,
                "new_answer": claim.answer,
                "new_answered_at": claim.answered_at,
                "new_decided_by": claim.decided_by,
                "new_decided_at": claim.decided_at,
                "new_praise": claim.praise,
                "new_reason": claim.reason,
                "new_first_approved_by": claim.first_approved_by,
                "new_first_approved_at": claim.first_approved_at,
                "new_undone": claim.undone,
                "new_undone_by": claim.undone_by,
                "new_undone_at": claim.undone_at,
            },
        )

    async def waiting(self, team_ids: Collection[TeamId] | None) -> list[Claim]:
        """What some teams have heard of and not decided, oldest first; of all teams when None."""
        query = _WAITING if team_ids is None else _WAITING.where(participants.c.team_id.in_(team_ids))
        return [_claim(row) for row in await self._connection.execute(query)]

    async def waiting_ids(self) -> list[ClaimId]:
        """The numbers of those of all teams, without a look at what they are."""
        return [ClaimId(number) for number in (await self._connection.execute(_WAITING_IDS)).scalars()]

    async def asked(self, participant_id: PersonId) -> list[Claim]:
        """A participant's claims about which the team has asked something and not heard, oldest first."""
        found = await self._connection.execute(_ASKED, {"participant": participant_id})
        return [_claim(row) for row in found]

    async def to_announce(self, *, before: datetime, most: int = 50) -> list[ClaimId]:
        """Claims from before a moment that no team has heard of yet."""
        found = await self._connection.execute(_TO_ANNOUNCE, {"before": before, "most": most})
        return [ClaimId(number) for number in found.scalars()]

    async def add_evidence(self, claim_id: ClaimId, piece: Evidence) -> None:
        await self._connection.execute(
            _ADD_EVIDENCE,
            {
                "claim_id": claim_id,
                "kind": piece.kind,
                "text": piece.text or None,
                "file_id": piece.file_id,
                "added_at": piece.added_at,
            },
        )

    async def evidence(self, claim_id: ClaimId) -> tuple[Evidence, ...]:
        """What came with a claim, in the order in which it was sent."""
        found = await self._connection.execute(_EVIDENCE, {"claim": claim_id})
        return tuple(
            Evidence(EvidenceKind(kind), added_at, text or "", file_id)
            for kind, added_at, text, file_id in found
        )

    async def _first(self, query: Any, **values: Any) -> Any:
        return (await self._connection.execute(query, values)).first()


def _only(row: Any) -> Claim:
    if row is None:
        raise Gone
    return _claim(row)


def _claim(row: Any) -> Claim:
    """The claim out of its row. The order of `_CLAIMS` is that of the fields of `Claim`."""
    values = list(row)
    values[8] = ClaimState(values[8])
    return Claim(*values)
