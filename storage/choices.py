"""Choices: gifts that participants picked, and recognition that they earned."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, bindparam, func, insert, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.choices import Choice, ChoiceState
from mentoring.gifts import GiftKind
from mentoring.ids import ChoiceId, GiftId, PersonId, RecognitionKey, TeamId
from mentoring.refusals import Gone
from storage.tables import choices, gifts, participants, people

_CHOICES = (
    select(
        choices.c.id,
        choices.c.participant_id,
        choices.c.gift_id,
        choices.c.recognition,
        choices.c.name,
        choices.c.amount,
        choices.c.cause,
        choices.c.state,
        choices.c.chosen_at,
        func.coalesce(choices.c.words, "").label("words"),
        choices.c.ordered_by,
        choices.c.ordered_at,
        choices.c.handed_over_by,
        func.coalesce(people.c.first_name, "").label("handed_over_by_name"),
        choices.c.handed_over_at,
        choices.c.received_noted_by,
        func.coalesce(choices.c.received_note, "").label("received_note"),
        choices.c.received_at,
        choices.c.undone_at,
        gifts.c.kind,
    )
    .outerjoin(gifts, gifts.c.id == choices.c.gift_id)
    .outerjoin(people, people.c.id == choices.c.handed_over_by)
)
_IN_ORDER = (choices.c.chosen_at, choices.c.id)
_ONE = _CHOICES.where(choices.c.id == bindparam("choice"))
_TO_DECIDE = _ONE.with_for_update(of=choices)
_OF_CAUSE = _CHOICES.where(choices.c.cause == bindparam("cause")).with_for_update(of=choices)
_STANDING = _CHOICES.where(
    or_(choices.c.cause == bindparam("first"), choices.c.cause.startswith(bindparam("later"))),
    choices.c.state != ChoiceState.UNDONE,
).with_for_update(of=choices)
_MINE = choices.c.participant_id == bindparam("participant")
_OF = _CHOICES.where(_MINE, choices.c.state != ChoiceState.UNDONE).order_by(choices.c.id.desc())
_LAST = select(func.max(choices.c.id)).where(_MINE)
_PICKED_SINCE = _CHOICES.where(
    _MINE, choices.c.gift_id == bindparam("gift"), choices.c.id > bindparam("after")
).order_by(choices.c.id.desc())
# Spelled as the index `ix_choices_open` spells it: SQLite uses a partial index for the same words only.
_IS_UNDER_WAY = text("choices.state IN ('chosen', 'ordered', 'handed_over')")
_IS_ORDERED = gifts.c.kind == GiftKind.ORDERED
_UNDER_WAY = (
    _CHOICES.join(participants, participants.c.person_id == choices.c.participant_id)
    .where(_IS_UNDER_WAY)
    .order_by(*_IN_ORDER)
)
_TO_ORDER = _CHOICES.where(and_(_IS_UNDER_WAY, choices.c.state == ChoiceState.CHOSEN, _IS_ORDERED)).order_by(
    *_IN_ORDER
)
_COUNT_RECOGNITION = (
    select(choices.c.recognition, func.count())
    .where(
        choices.c.recognition.is_not(None),
        choices.c.state != ChoiceState.UNDONE,
        choices.c.chosen_at >= bindparam("since"),
        choices.c.chosen_at < bindparam("until"),
    )
    .group_by(choices.c.recognition)
)
_ADD = insert(choices).returning(choices.c.id)
_SAVE = (
    update(choices)
    .where(choices.c.id == bindparam("choice"))
    .values(
        {
            name: bindparam(f"new_{name}")
            for name in (
                "state",
                "words",
                "ordered_by",
                "ordered_at",
                "handed_over_by",
                "handed_over_at",
                "received_noted_by",
                "received_note",
                "received_at",
                "undone_at",
            )
        }
    )
)


class Choices:
    """What changes a choice holds its participant first and it after; the ledger comes last, as everywhere."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, choice: Choice) -> ChoiceId:
        """Keep a new choice, whose number is given here. The database refuses recognition twice for one cause."""
        row = _life(choice) | {
            "participant_id": choice.participant_id,
            "gift_id": choice.gift_id,
            "recognition": choice.recognition,
            "name": choice.name,
            "amount": choice.amount,
            "cause": choice.cause,
            "chosen_at": choice.chosen_at,
        }
        return ChoiceId((await self._connection.execute(_ADD, row)).scalar_one())

    async def save(self, choice: Choice) -> None:
        values = {f"new_{name}": value for name, value in _life(choice).items()}
        await self._connection.execute(_SAVE, {"choice": choice.id} | values)

    async def get(self, choice_id: ChoiceId) -> Choice:
        """Raises `Gone` when there is no such choice."""
        return _only(await self._first(_ONE, choice=choice_id))

    async def to_decide(self, choice_id: ChoiceId) -> Choice:
        """The choice, held until this piece of work is done, so that it goes one way.

        Raises:
            Gone: when there is no such choice.
        """
        return _only(await self._first(_TO_DECIDE, choice=choice_id))

    async def of_cause(self, cause: str) -> Choice | None:
        """The recognition that a cause gave ("claim:42"), held until this piece of work is done."""
        row = await self._first(_OF_CAUSE, cause=cause)
        return _choice(row) if row else None

    async def standing(self, cause: str) -> Choice | None:
        """The recognition that somebody has from the same claim or appointment, also by a decision before this one that
        was taken back since ("claim:42" for "claim:42:2").
        """
        first = ":".join(cause.split(":")[:2])
        row = await self._first(_STANDING, first=first, later=f"{first}:")
        return _choice(row) if row else None

    async def count_recognition(
        self, *, since: datetime, until: datetime, participant_id: PersonId | None = None
    ) -> dict[RecognitionKey, int]:
        """How often each kind was earned in a time, by everybody or by one participant."""
        query = _COUNT_RECOGNITION if participant_id is None else _COUNT_RECOGNITION.where(_MINE)
        times = {"since": since, "until": until, "participant": participant_id}
        found = await self._connection.execute(query, times)
        return {RecognitionKey(key): count for key, count in found}

    async def last_of(self, participant_id: PersonId) -> ChoiceId:
        """The number of the last choice of a participant, also when it was undone; 0 when there is none."""
        found = await self._connection.execute(_LAST, {"participant": participant_id})
        return ChoiceId(found.scalar() or 0)

    async def picked_since(self, participant_id: PersonId, gift_id: GiftId, after: ChoiceId) -> Choice | None:
        """The choice of this gift that came after another one, also when it was undone."""
        row = await self._first(_PICKED_SINCE, participant=participant_id, gift=gift_id, after=after)
        return _choice(row) if row else None

    async def of(self, participant_id: PersonId) -> list[Choice]:
        """What a participant chose and earned and did not undo, newest first."""
        found = await self._connection.execute(_OF, {"participant": participant_id})
        return [_choice(row) for row in found]

    async def under_way(self, team_ids: Collection[TeamId] | None) -> list[Choice]:
        """What was not received yet in some teams, oldest first; in all teams when None."""
        query = _UNDER_WAY if team_ids is None else _UNDER_WAY.where(participants.c.team_id.in_(team_ids))
        return [_choice(row) for row in await self._connection.execute(query)]

    async def to_order(self) -> list[Choice]:
        """What a coordinator has yet to order, oldest first."""
        return [_choice(row) for row in await self._connection.execute(_TO_ORDER)]

    async def _first(self, query: Select[Any], **values: Any) -> Any:
        return (await self._connection.execute(query, values)).first()


def _life(choice: Choice) -> dict[str, Any]:
    """What of a choice changes, by column."""
    return {
        "state": choice.state,
        "words": choice.words or None,
        "ordered_by": choice.ordered_by,
        "ordered_at": choice.ordered_at,
        "handed_over_by": choice.handed_over_by,
        "handed_over_at": choice.handed_over_at,
        "received_noted_by": choice.received_noted_by,
        "received_note": choice.received_note or None,
        "received_at": choice.received_at,
        "undone_at": choice.undone_at,
    }


def _only(row: Any) -> Choice:
    if row is None:
        raise Gone
    return _choice(row)


def _choice(row: Any) -> Choice:
    """The choice out of its row. The order of `_CHOICES` is that of the fields of `Choice`."""
    values = list(row)
    values[7] = ChoiceState(values[7])
    values[-1] = GiftKind(values[-1]) if values[-1] is not None else None
    return Choice(*values)
