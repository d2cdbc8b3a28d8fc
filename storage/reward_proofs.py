"""What the check asks about rewards that moves no money: which code is whose, what recognition is kept for what earned
it, and who decided.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, Text, and_, cast, exists, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.appointments import AppointmentState
from mentoring.claims import ClaimState
from mentoring.ids import AppointmentId, ChoiceId, ClaimId, CorrectionId, PotChangeId, VoucherId
from storage.proofs import MOST
from storage.tables import appointments, choices, claims, corrections, gifts, pot_changes, vouchers

_HANDED_OVER = ("handed_over", "received")
_KEPT = appointments.c.state == AppointmentState.KEPT
_APPROVED = claims.c.state == ClaimState.APPROVED


def _numbers_where(table: Table, wrong: ColumnElement[bool]) -> Select[int]:
    return select(table.c.id).where(wrong).order_by(table.c.id).limit(MOST)


_APPROVED_BY_ONE = _numbers_where(claims, and_(_APPROVED, claims.c.first_approved_by == claims.c.decided_by))
_OWN_CLAIMS = _numbers_where(
    claims, claims.c.participant_id.in_([claims.c.decided_by, claims.c.first_approved_by])
)
_OWN_APPOINTMENTS = _numbers_where(
    appointments,
    and_(
        appointments.c.state.in_([AppointmentState.KEPT, AppointmentState.MISSED]),
        appointments.c.decided_by == appointments.c.participant_id,
    ),
)
_OWN_CORRECTIONS = _numbers_where(
    corrections, corrections.c.participant_id.in_([corrections.c.asked_by, corrections.c.settled_by])
)


_WITHOUT_VOUCHER = (
    select(choices.c.id)
    .join(gifts, gifts.c.id == choices.c.gift_id)
    .outerjoin(vouchers, vouchers.c.choice_id == choices.c.id)
    .where(gifts.c.kind == "code", choices.c.state != "undone", vouchers.c.id.is_(None))
    .order_by(choices.c.id)
    .limit(MOST)
)
_OF_ANOTHER = (
    select(vouchers.c.id, vouchers.c.choice_id)
    .join(choices, choices.c.id == vouchers.c.choice_id)
    .where(
        or_(choices.c.gift_id.is_(None), choices.c.gift_id != vouchers.c.gift_id, choices.c.state == "undone")
    )
    .order_by(vouchers.c.id)
    .limit(MOST)
)


_KEPT_RECOGNITION = choices.alias("kept")


def _of_cause(kind: str, table: Table, choice: Any) -> ColumnElement[bool]:
    """Whether this choice is the recognition that this thing earned, whichever time it was decided."""
    cause = literal(f"{kind}:") + cast(table.c.id, Text)
    return and_(
        choice.c.participant_id == table.c.participant_id,
        choice.c.recognition == table.c.recognition,
        or_(choice.c.cause == cause, choice.c.cause.startswith(cause + literal(":"))),
    )


def _without_recognition(kind: str, table: Table, earned: ColumnElement[bool]) -> Select[int]:
    stands = and_(_of_cause(kind, table, _KEPT_RECOGNITION), _KEPT_RECOGNITION.c.state != "undone")
    has_none = ~exists().where(stands).correlate(table)
    return _numbers_where(table, and_(table.c.recognition.is_not(None), earned, has_none))


def _earned_by(kind: str, table: Table, earned: ColumnElement[bool]) -> ColumnElement[bool]:
    # What was taken back stays with who has it from a person.
    was_given = and_(table.c.undone > 0, choices.c.state.in_(_HANDED_OVER))
    return exists().where(_of_cause(kind, table, choices), or_(earned, was_given)).correlate(choices)


_CLAIMS_WITHOUT_RECOGNITION = _without_recognition("claim", claims, _APPROVED)
_APPOINTMENTS_WITHOUT_RECOGNITION = _without_recognition("appointment", appointments, _KEPT)
_RECOGNITION_OF_NOTHING = _numbers_where(
    choices,
    and_(
        choices.c.recognition.is_not(None),
        choices.c.state != "undone",
        ~_earned_by("claim", claims, _APPROVED),
        ~_earned_by("appointment", appointments, _KEPT),
    ),
)
_SETTLED_BY_ONE = _numbers_where(
    pot_changes,
    and_(pot_changes.c.state.in_(["agreed", "booked"]), pot_changes.c.settled_by == pot_changes.c.asked_by),
)


class RewardProofs:
    """Each question is answered with what is wrong; see `services.check_rewards`."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def without_voucher(self) -> Sequence[ChoiceId]:
        """Choices of a code that have none."""
        return [ChoiceId(number) for number in await self._numbers(_WITHOUT_VOUCHER)]

    async def of_another(self) -> list[tuple[VoucherId, ChoiceId]]:
        """Vouchers of a choice that was undone, or is of another gift."""
        found = await self._connection.execute(_OF_ANOTHER)
        return [(VoucherId(row.id), ChoiceId(row.choice_id)) for row in found]

    async def approved_by_one(self) -> Sequence[ClaimId]:
        """Claims that wanted two people, and both were the same."""
        return [ClaimId(number) for number in await self._numbers(_APPROVED_BY_ONE)]

    async def settled_by_one(self) -> Sequence[PotChangeId]:
        """Changes of the pot to which the coordinator agreed who had asked."""
        return [PotChangeId(number) for number in await self._numbers(_SETTLED_BY_ONE)]

    async def claims_without_recognition(self) -> Sequence[ClaimId]:
        """Approved claims that earned recognition of which nothing is kept."""
        return [ClaimId(number) for number in await self._numbers(_CLAIMS_WITHOUT_RECOGNITION)]

    async def appointments_without_recognition(self) -> Sequence[AppointmentId]:
        """The same of appointments that were kept."""
        return [AppointmentId(number) for number in await self._numbers(_APPOINTMENTS_WITHOUT_RECOGNITION)]

    async def recognition_of_nothing(self) -> Sequence[ChoiceId]:
        """Recognition that no claim and no appointment has earned."""
        return [ChoiceId(number) for number in await self._numbers(_RECOGNITION_OF_NOTHING)]

    async def own_claims(self) -> Sequence[ClaimId]:
        """Claims that somebody decided on who had made them."""
        return [ClaimId(number) for number in await self._numbers(_OWN_CLAIMS)]

    async def own_appointments(self) -> Sequence[AppointmentId]:
        """Appointments of which the participant decided how they went."""
        return [AppointmentId(number) for number in await self._numbers(_OWN_APPOINTMENTS)]

    async def own_corrections(self) -> Sequence[CorrectionId]:
        """Corrections that somebody made for themselves."""
        return [CorrectionId(number) for number in await self._numbers(_OWN_CORRECTIONS)]

    async def _numbers(self, query: Select[int]) -> Sequence[int]:
        return (await self._connection.execute(query)).scalars().all()
