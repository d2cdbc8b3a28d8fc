"""Vouchers: codes in stock and with their owners, always sealed; and each time that one was shown."""

from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import (
    Text,
    and_,
    bindparam,
    case,
    cast,
    delete,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.gifts import CodeForm
from mentoring.ids import ChoiceId, GiftId, PersonId, RevealId, VoucherId
from mentoring.refusals import Gone
from mentoring.vouchers import (
    EXPIRES_SOON,
    Batch,
    Held,
    Line,
    LoadedMeanwhile,
    NoCodeYet,
    OutOfStock,
    Reveal,
    Shown,
    Stock,
)
from storage.outbox import NoticeState
from storage.sealing import KeyMissing, KeyRing, NoKeys, NotOpened, Sealed, fingerprint
from storage.seals import Seals
from storage.tables import choices, gifts, outbox, reveals, vouchers

_Thing = TypeVar("_Thing")

_PIECE = 500
"""Rows at a time: a statement takes a limited number of values, and memory stays small."""


class Found(StrEnum):
    """What became of opening a code, for the check."""

    WELL = "well"
    KEY_MISSING = "key_missing"
    CHANGED = "changed"
    ANOTHER = "another"


_IS_VALID = or_(vouchers.c.valid_until.is_(None), vouchers.c.valid_until >= bindparam("today"))
_IS_FREE = vouchers.c.choice_id.is_(None)
_ENDS_FIRST = (vouchers.c.valid_until.is_(None), vouchers.c.valid_until, vouchers.c.id)

_NEXT = (
    select(vouchers.c.id)
    .where(vouchers.c.gift_id == bindparam("gift"), _IS_FREE, _IS_VALID)
    .order_by(*_ENDS_FIRST)
    .limit(1)
    .with_for_update(skip_locked=True)
)
_TAKE = update(vouchers).where(vouchers.c.id == bindparam("voucher")).values(choice_id=bindparam("whose"))
_GIVE_BACK = update(vouchers).where(vouchers.c.choice_id == bindparam("whose")).values(choice_id=None)

_ADD = {
    name: dialect.insert(vouchers)
    .on_conflict_do_nothing(index_elements=["fingerprint"])
    .returning(vouchers.c.id, vouchers.c.fingerprint)
    for name, dialect in (("sqlite", sqlite), ("postgresql", postgresql))
}
_SEAL = (
    update(vouchers)
    .where(vouchers.c.id == bindparam("voucher"))
    .values(key_id=bindparam("new_key"), sealed=bindparam("new_sealed"))
)
_KNOWN = select(vouchers.c.fingerprint).where(
    vouchers.c.fingerprint.in_(bindparam("fingerprints", expanding=True))
)


def _count(condition: Any) -> Any:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


_IS_SOON = and_(_IS_FREE, _IS_VALID, vouchers.c.valid_until <= bindparam("soon"))
_STOCK = (
    select(
        gifts.c.id,
        _count(and_(vouchers.c.id.is_not(None), _IS_FREE, _IS_VALID)),
        _count(_IS_SOON),
        func.min(case((_IS_SOON, vouchers.c.valid_until))),
        _count(and_(_IS_FREE, vouchers.c.valid_until < bindparam("today"))),
        _count(vouchers.c.choice_id.is_not(None)),
    )
    .outerjoin_from(gifts, vouchers)
    .where(gifts.c.kind == "code")
    .group_by(gifts.c.id)
    .order_by(gifts.c.id)
)
_STOCK_OF = _STOCK.where(gifts.c.id == bindparam("gift"))

_first = vouchers.alias("first")
_OF_BATCH = and_(vouchers.c.gift_id == _first.c.gift_id, vouchers.c.loaded_at == _first.c.loaded_at)
_BATCHES = (
    select(
        func.min(vouchers.c.id),
        vouchers.c.gift_id,
        vouchers.c.loaded_at,
        func.count(),
        _count(vouchers.c.choice_id.is_not(None)),
    )
    .where(vouchers.c.gift_id == bindparam("gift"))
    .group_by(vouchers.c.gift_id, vouchers.c.loaded_at)
    .order_by(vouchers.c.loaded_at.desc())
    .limit(bindparam("most"))
)
_IN_BATCH = (
    select(vouchers.c.id, vouchers.c.gift_id, vouchers.c.loaded_at, vouchers.c.choice_id)
    .where(exists().where(_first.c.id == bindparam("batch"), _OF_BATCH))
    .order_by(vouchers.c.id)
    .with_for_update(of=vouchers)
)
_WITHDRAW = delete(vouchers).where(
    vouchers.c.gift_id == bindparam("gift"), vouchers.c.loaded_at == bindparam("loaded")
)

_HELD = (
    select(
        vouchers.c.id,
        choices.c.id,
        choices.c.participant_id,
        choices.c.name,
        gifts.c.code_form,
        gifts.c.where_spent,
        vouchers.c.valid_until,
    )
    .join_from(vouchers, choices, choices.c.id == vouchers.c.choice_id)
    .join(gifts, gifts.c.id == vouchers.c.gift_id)
    .where(vouchers.c.choice_id == bindparam("whose"))
)
_TO_REVEAL = _HELD.with_for_update(of=vouchers)

_CARD = literal("reveal:").concat(cast(reveals.c.id, Text))
_HAS_LEFT = exists().where(outbox.c.card == _CARD, outbox.c.state == NoticeState.SENT)
_LEAVES = exists().where(
    outbox.c.card == _CARD, outbox.c.state.in_((NoticeState.WAITING, NoticeState.SENDING))
)
_IS_NOT_MASKED = reveals.c.masked_at.is_(None)
_ADD_REVEAL = insert(reveals).returning(reveals.c.id)
_LAST_REVEAL = (
    select(
        reveals.c.id,
        reveals.c.revealed_at,
        and_(_IS_NOT_MASKED, _LEAVES),
        and_(_IS_NOT_MASKED, _HAS_LEFT),
    )
    .where(reveals.c.choice_id == bindparam("whose"))
    .order_by(reveals.c.id.desc())
    .limit(1)
)
_REVEALED = (
    select(vouchers.c.id, vouchers.c.key_id, vouchers.c.sealed)
    .join_from(reveals, vouchers, vouchers.c.choice_id == reveals.c.choice_id)
    .where(reveals.c.id == bindparam("reveal"), _IS_NOT_MASKED)
)
# Spelled as the index `ix_reveals_to_mask` spells it: SQLite uses a partial index for the same words only.
_IS_SHOWN = text("reveals.masked_at IS NULL")
_SHOWN = (
    select(
        reveals.c.id, reveals.c.choice_id, reveals.c.revealed_to, choices.c.name, gifts.c.code_form, _HAS_LEFT
    )
    .join_from(reveals, choices, choices.c.id == reveals.c.choice_id)
    .join(gifts, gifts.c.id == choices.c.gift_id)
    .where(_IS_SHOWN)
    .order_by(reveals.c.id)
)
_SHOWN_BEFORE = _SHOWN.where(reveals.c.revealed_at <= bindparam("before")).limit(bindparam("most"))
_SHOWN_OF = _SHOWN.where(reveals.c.choice_id == bindparam("whose"))
_MASK = update(reveals).where(reveals.c.id == bindparam("reveal")).values(masked_at=bindparam("masked"))

_OTHER_KEY = (
    select(vouchers.c.id, vouchers.c.key_id, vouchers.c.sealed)
    .where(vouchers.c.key_id != bindparam("first_key"))
    .order_by(vouchers.c.id)
    .limit(bindparam("most"))
    .with_for_update()
)
_KEY_IDS = select(vouchers.c.key_id, func.count()).group_by(vouchers.c.key_id)
_ALL = (
    select(vouchers.c.id, vouchers.c.key_id, vouchers.c.sealed, vouchers.c.fingerprint)
    .where(vouchers.c.id > bindparam("after"))
    .order_by(vouchers.c.id)
    .limit(bindparam("most"))
)


class Vouchers:
    """Codes by their life: in stock, somebody's, shown, hidden again. They are opened here and nowhere else."""

    def __init__(self, connection: AsyncConnection, keys: KeyRing | None) -> None:
        self._connection = connection
        self._keys = keys

    # --- stock ------------------------------------------------------------------------------------

    async def take(self, gift_id: GiftId, choice_id: ChoiceId, *, today: date) -> None:
        """Give a choice the code that expires first. Two that ask at the same moment never get the same one.

        Raises:
            OutOfStock: when none is left that is still valid.
        """
        found = (await self._connection.execute(_NEXT, {"gift": gift_id, "today": today})).scalar()
        if found is None:
            raise OutOfStock
        await self._connection.execute(_TAKE, {"voucher": found, "whose": choice_id})

    async def give_back(self, choice_id: ChoiceId) -> None:
        """The choice was undone: its code can be somebody else's. Without one this does nothing."""
        await self._connection.execute(_GIVE_BACK, {"whose": choice_id})

    async def known(self, lines: Sequence[Line]) -> frozenset[int]:
        """The numbers of the lines whose codes are in the database already, of whatever gift.

        Raises:
            NoKeys: when there is no key ring.
        """
        secret = await self._secret()
        prints = {line.number: fingerprint(secret, line.code) for line in lines}
        found = set[str]()
        for some in _in_pieces(list(prints.values())):
            found |= set((await self._connection.execute(_KNOWN, {"fingerprints": some})).scalars())
        return frozenset(number for number, each in prints.items() if each in found)

    async def add(
        self, gift_id: GiftId, lines: Sequence[Line], *, by: PersonId | None, now: datetime
    ) -> None:
        """Keep codes, sealed. Their numbers come first, because a seal is bound to its row.

        Raises:
            LoadedMeanwhile: when somebody loaded one of them at the same moment.
            NoKeys: when there is no key ring.
        """
        keys, secret = self._ring(), await self._secret()
        prints = {fingerprint(secret, line.code): line for line in lines}
        ids: dict[str, int] = {}
        for some in _in_pieces([_row(gift_id, each, line, by, now) for each, line in prints.items()]):
            added = await self._connection.execute(_ADD[self._connection.dialect.name], some)
            ids |= {row.fingerprint: row.id for row in added}
        if len(ids) < len(lines):
            raise LoadedMeanwhile
        await self._save(
            (number, keys.seal(prints[each].code, place=place_of(number))) for each, number in ids.items()
        )

    async def stock(self, *, today: date) -> list[Stock]:
        """How many codes there are, for every gift of codes."""
        return [_stock(row) for row in await self._connection.execute(_STOCK, _days(today))]

    async def stock_of(self, gift_id: GiftId, *, today: date) -> Stock:
        """The same for one gift; nothing for a gift without codes."""
        row = (await self._connection.execute(_STOCK_OF, {"gift": gift_id, **_days(today)})).first()
        return _stock(row) if row else Stock(gift_id)

    async def batches(self, gift_id: GiftId, *, most: int) -> list[Batch]:
        """What was loaded at once, newest first."""
        found = await self._connection.execute(_BATCHES, {"gift": gift_id, "most": most})
        return [Batch(*row) for row in found]

    async def batch_to_decide(self, number: VoucherId) -> Batch:
        """The batch of which this is the first code, held until this piece of work is done.

        Raises:
            Gone: when there is none: it was withdrawn.
        """
        rows = (await self._connection.execute(_IN_BATCH, {"batch": number})).all()
        if not rows:
            raise Gone
        given = sum(row.choice_id is not None for row in rows)
        return Batch(rows[0].id, rows[0].gift_id, rows[0].loaded_at, len(rows), given)

    async def withdraw(self, batch: Batch) -> None:
        """Take a batch out of stock for good."""
        await self._connection.execute(_WITHDRAW, {"gift": batch.gift_id, "loaded": batch.loaded_at})

    # --- with their owners ------------------------------------------------------------------------

    async def to_reveal(self, choice_id: ChoiceId) -> Held:
        """The code of a choice, held until this piece of work is done.

        Raises:
            NoCodeYet: when it has none.
        """
        row = (await self._connection.execute(_TO_REVEAL, {"whose": choice_id})).first()
        if row is None:
            raise NoCodeYet
        return Held(row[0], row[1], row[2], row[3], CodeForm(row[4]), row[5], row[6])

    async def add_reveal(self, choice_id: ChoiceId, to: PersonId, *, now: datetime) -> RevealId:
        """Keep that a code is shown."""
        row = {"choice_id": choice_id, "revealed_to": to, "revealed_at": now}
        return RevealId((await self._connection.execute(_ADD_REVEAL, row)).scalar_one())

    async def last_reveal(self, choice_id: ChoiceId) -> Reveal | None:
        """When this code was shown last, if it was."""
        row = (await self._connection.execute(_LAST_REVEAL, {"whose": choice_id})).first()
        return Reveal(RevealId(row[0]), row[1], bool(row[2]), bool(row[3])) if row else None

    async def revealed(self, reveal_id: RevealId) -> str:
        """The code that is being shown.

        Raises:
            NoCodeYet: when it has been hidden again, or given back.
            NoKeys, NotOpened: when it can't be opened.
        """
        row = (await self._connection.execute(_REVEALED, {"reveal": reveal_id})).first()
        if row is None:
            raise NoCodeYet
        return self._ring().open(Sealed(row.key_id, row.sealed), place=place_of(row.id))

    async def shown(self, *, before: datetime, most: int) -> list[Shown]:
        """What was shown before a moment and stands there still."""
        found = await self._connection.execute(_SHOWN_BEFORE, {"before": before, "most": most})
        return [_shown(row) for row in found]

    async def shown_of(self, choice_id: ChoiceId) -> list[Shown]:
        """Where the code of a choice stands still."""
        return [_shown(row) for row in await self._connection.execute(_SHOWN_OF, {"whose": choice_id})]

    async def mask(self, reveal_id: RevealId, *, now: datetime) -> None:
        """It is being hidden."""
        await self._connection.execute(_MASK, {"reveal": reveal_id, "masked": now})

    # --- keys -------------------------------------------------------------------------------------

    async def key_ids(self) -> dict[str, int]:
        """How many codes are sealed with which key."""
        return {row[0]: row[1] for row in await self._connection.execute(_KEY_IDS)}

    async def seal_again(self, *, most: int) -> int:
        """Seal some codes of another key with the first. Gives back how many; none when all are.

        Raises:
            NoKeys, NotOpened: when one can't be opened.
        """
        keys = self._ring()
        found = await self._connection.execute(_OTHER_KEY, {"first_key": keys.first.id, "most": most})
        again = [(row.id, _again(keys, row)) for row in found]
        await self._save(again)
        return len(again)

    async def look_at_all(self) -> AsyncIterator[tuple[VoucherId, Found]]:
        """Every code, opened and let go again: whether it opens, and is the one of its row.

        Raises:
            NoKeys: when there is no ring.
            SealMissing, NotOpened: when the secret of the fingerprints is gone, or does not open.
        """
        keys, last = self._ring(), 0
        secret = await Seals(self._connection).known_secret(keys)
        while True:
            rows = (await self._connection.execute(_ALL, {"after": last, "most": _PIECE})).all()
            for row in rows:
                yield VoucherId(row.id), _found(keys, secret, row)
            if len(rows) < _PIECE:
                return
            last = rows[-1].id

    async def _save(self, sealed: Iterable[tuple[int, Sealed]]) -> None:
        rows = [
            {"voucher": number, "new_key": each.key_id, "new_sealed": each.text} for number, each in sealed
        ]
        if rows:
            await self._connection.execute(_SEAL, rows)

    async def _secret(self) -> str:
        return await Seals(self._connection).secret(self._ring())

    def _ring(self) -> KeyRing:
        if self._keys is None:
            raise NoKeys
        return self._keys


def place_of(number: int) -> str:
    """To which place the code of a row is bound."""
    return f"vouchers:{number}:sealed"


def _in_pieces(things: list[_Thing]) -> Iterator[list[_Thing]]:
    for start in range(0, len(things), _PIECE):
        yield things[start : start + _PIECE]


def _days(today: date) -> dict[str, date]:
    return {"today": today, "soon": today + EXPIRES_SOON}


def _row(gift_id: GiftId, print_of_it: str, line: Line, by: PersonId | None, now: datetime) -> dict[str, Any]:
    return {
        "gift_id": gift_id,
        "key_id": "",
        "sealed": "",
        "fingerprint": print_of_it,
        "valid_until": line.valid_until,
        "loaded_by": by,
        "loaded_at": now,
    }


def _stock(row: Any) -> Stock:
    gift_id, left, soon, first_day, expired, given = row
    return Stock(GiftId(gift_id), left, soon, first_day, expired, given)


def _shown(row: Any) -> Shown:
    reveal, choice, to, gift, form, has_left = row
    return Shown(RevealId(reveal), ChoiceId(choice), PersonId(to), gift, CodeForm(form), bool(has_left))


def _again(keys: KeyRing, row: Any) -> Sealed:
    place = place_of(row.id)
    return keys.seal(keys.open(Sealed(row.key_id, row.sealed), place=place), place=place)


def _found(keys: KeyRing, secret: str, row: Any) -> Found:
    try:
        code = keys.open(Sealed(row.key_id, row.sealed), place=place_of(row.id))
    except KeyMissing:
        return Found.KEY_MISSING
    except NotOpened:
        return Found.CHANGED
    return Found.WELL if fingerprint(secret, code) == row.fingerprint else Found.ANOTHER
