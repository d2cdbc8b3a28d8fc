"""What coordinators put right, by number.

Who decides on a correction holds the ledger first (`storage.ledger.in_pot_to_decide`), so that two never decide at
once.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.corrections import Correction, CorrectionDraft, CorrectionKind, CorrectionState
from mentoring.ids import CorrectionId, PersonId
from mentoring.money import Cents
from storage.people import pseudonym
from storage.tables import corrections, participants, people, teams

_whose, _asker, _settler = people.alias("whose"), people.alias("asker"), people.alias("settler")
_CORRECTIONS = (
    select(
        corrections,
        _whose.c.first_name.label("participant_name"),
        teams.c.letter,
        participants.c.number,
        _asker.c.first_name.label("asked_by_name"),
        func.coalesce(_settler.c.first_name, "").label("settled_by_name"),
    )
    .join(_whose, _whose.c.id == corrections.c.participant_id)
    .join(participants, participants.c.person_id == corrections.c.participant_id)
    .join(teams, teams.c.id == participants.c.team_id)
    .join(_asker, _asker.c.id == corrections.c.asked_by)
    .outerjoin(_settler, _settler.c.id == corrections.c.settled_by)
)
_ONE = _CORRECTIONS.where(corrections.c.id == bindparam("correction"))
_OPEN = _CORRECTIONS.where(corrections.c.state == CorrectionState.WAITING).order_by(corrections.c.id)
_LAST = select(func.coalesce(func.max(corrections.c.id), 0))
_ALONE = select(func.coalesce(func.sum(corrections.c.amount), 0)).where(
    corrections.c.asked_by == bindparam("person"),
    corrections.c.participant_id == bindparam("participant"),
    corrections.c.asked_at > bindparam("since"),
    corrections.c.settled_by.is_(None),
    corrections.c.state == CorrectionState.BOOKED,
)
_ADD = insert(corrections)
_SAVE = update(corrections).where(corrections.c.id == bindparam("correction"))


class Corrections:
    """Corrections by their number, which is the how manieth they are."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def last(self) -> int:
        """How many corrections there have been."""
        return int((await self._connection.execute(_LAST)).scalar_one())

    async def find(self, correction_id: CorrectionId) -> Correction | None:
        """The correction of this number, if there is one."""
        row = (await self._connection.execute(_ONE, {"correction": correction_id})).first()
        return _correction(row) if row else None

    async def open(self) -> list[Correction]:
        """Those that wait for a second coordinator, in the order in which they were asked."""
        return [_correction(row) for row in await self._connection.execute(_OPEN)]

    async def alone(self, person_id: PersonId, participant_id: PersonId, *, since: datetime) -> Cents:
        """What somebody has corrected for one participant since a moment that nobody else looked at, added up."""
        values = {"person": person_id, "participant": participant_id, "since": since}
        return Cents(int((await self._connection.execute(_ALONE, values)).scalar_one()))

    async def add(self, correction: Correction) -> None:
        draft = correction.draft
        row = {
            "id": correction.id,
            "participant_id": draft.participant_id,
            "kind": draft.kind,
            "amount": draft.amount,
            "about": draft.about,
            "reason": draft.reason,
            "asked_by": correction.asked_by,
            "asked_at": correction.asked_at,
            **_settled(correction),
        }
        await self._connection.execute(_ADD, row)

    async def save(self, correction: Correction) -> None:
        """Keep what has become of a correction."""
        await self._connection.execute(_SAVE.values(_settled(correction)), {"correction": correction.id})


def _settled(correction: Correction) -> dict[str, Any]:
    return {name: getattr(correction, name) for name in ("state", "settled_by", "settled_at")}


def _correction(row: Any) -> Correction:
    kind, amount = CorrectionKind(row.kind), Cents(row.amount)
    return Correction(
        id=CorrectionId(row.id),
        draft=CorrectionDraft(PersonId(row.participant_id), kind, amount, row.about, row.reason),
        participant_name=row.participant_name,
        pseudonym=pseudonym(row.letter, row.number),
        state=CorrectionState(row.state),
        asked_by=PersonId(row.asked_by),
        asked_by_name=row.asked_by_name,
        asked_at=row.asked_at,
        settled_by=row.settled_by,
        settled_by_name=row.settled_by_name,
        settled_at=row.settled_at,
    )
