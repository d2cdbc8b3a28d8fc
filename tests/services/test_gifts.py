"""The catalogue of gifts: kept by coordinators, and never offered where it is not for somebody."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select

from mentoring.gifts import (
    Catalogued,
    CodeForm,
    FormOfNoCode,
    Gift,
    GiftChanges,
    GiftDraft,
    GiftKind,
    GiftPictogram,
    GiftThere,
    KindFixed,
    NotAValue,
)
from mentoring.ids import GiftId
from mentoring.money import Cents
from mentoring.people import Participant, Someone
from mentoring.refusals import Gone, NoLongerPossible
from services import gifts
from storage.database import Database
from storage.tables import choices, vouchers
from tests.services.roster import NOW, Roster, fill

BOOK = GiftDraft(
    "Leesbon", Cents(10_00), GiftKind.BY_HAND, None, "in elke boekwinkel", None, GiftPictogram.BOOK
)
CINEMA = GiftDraft(
    "Filmbon", Cents(12_50), GiftKind.CODE, CodeForm.QR, "in elke bioscoop", 12, GiftPictogram.CINEMA
)
TODAY = date(2026, 3, 3)


async def test_what_is_offered_comes_cheapest_first(database: Database):
    roster = await fill(database)
    await add(database, roster, BOOK)
    await add(database, roster, replace(BOOK, name="Zwemkaart", value=Cents(5_00)))
    await add(database, roster, replace(BOOK, name="appeltaart"))

    assert await offered(database, roster) == ["Zwemkaart", "appeltaart", "Leesbon"]


async def test_a_gift_of_one_team_is_offered_to_that_team_alone(database: Database):
    roster = await fill(database)
    await add(database, roster, replace(BOOK, team_id=roster.west))
    await add(database, roster, replace(BOOK, name="Zwemkaart", team_id=roster.east))

    assert await offered(database, roster) == ["Leesbon"]


async def test_codes_are_offered_while_some_are_left_that_are_valid_today(database: Database):
    roster = await fill(database)
    gift_id = await add(database, roster, CINEMA)
    before = await offered(database, roster)
    await code(database, gift_id, "a", valid_until=TODAY - timedelta(days=1))
    expired = await offered(database, roster)
    await code(database, gift_id, "b", valid_until=TODAY)
    await code(database, gift_id, "c")

    (gift,) = await on_offer(database, roster.fatima)

    assert (before, expired) == ([], [])
    assert gift.stock == 2
    assert await offered(database, roster, days=1) == ["Filmbon"]


async def test_a_code_that_is_somebodys_is_no_stock(database: Database):
    roster = await fill(database)
    gift_id = await add(database, roster, CINEMA)
    choice = await choose(database, roster, gift_id)
    await code(database, gift_id, "a", choice_id=choice)

    assert await offered(database, roster) == []


async def test_who_is_on_paper_is_offered_no_codes(database: Database):
    roster = await fill(database)
    await code(database, await add(database, roster, CINEMA), "a")
    await add(database, roster, BOOK)

    async with database.work() as work:
        found = await gifts.on_offer(work, replace(participant(roster.fatima), on_paper=True), now=NOW)

    assert [gift.name for gift in found] == ["Leesbon"]


async def test_what_is_taken_out_is_not_offered_until_it_is_brought_back(database: Database):
    roster = await fill(database)
    gift_id = await add(database, roster, BOOK)

    await retire(database, roster, gift_id)
    gone = await offered(database, roster)
    await bring_back(database, roster, gift_id)

    assert (gone, await offered(database, roster)) == ([], ["Leesbon"])


async def test_one_gift_that_is_not_on_offer_is_gone(database: Database):
    roster = await fill(database)
    gift_id = await add(database, roster, CINEMA)
    fatima = participant(roster.fatima)

    async with database.work() as work:
        for asked in (gift_id, GiftId(99)):
            with pytest.raises(Gone):
                await gifts.one_on_offer(work, asked, fatima, now=NOW)


async def test_a_gift_is_taken_out_and_brought_back_once(database: Database):
    roster = await fill(database)
    gift_id = await add(database, roster, BOOK)
    with pytest.raises(NoLongerPossible):
        await bring_back(database, roster, gift_id)
    await retire(database, roster, gift_id)

    with pytest.raises(NoLongerPossible):
        await retire(database, roster, gift_id)


async def test_a_mentor_sees_what_participants_see_of_the_team_and_what_has_run_out(database: Database):
    roster = await fill(database)
    await add(database, roster, CINEMA)
    retired = await add(database, roster, BOOK)
    await retire(database, roster, retired)
    await add(database, roster, replace(BOOK, name="Zwemkaart", team_id=roster.east))

    assert await names(database, roster.anja) == ["Filmbon"]
    assert await names(database, roster.karin) == ["Zwemkaart", "Filmbon", "Leesbon"]


@pytest.mark.parametrize("whose", ["retired", "of another team"])
async def test_a_mentor_does_not_open_what_is_not_in_the_list(database: Database, whose: str):
    roster = await fill(database)
    team = roster.east if whose == "of another team" else None
    gift_id = await add(database, roster, replace(BOOK, team_id=team))
    if whose == "retired":
        await retire(database, roster, gift_id)

    with pytest.raises(Gone):
        await look(database, gift_id, roster.anja)


async def test_how_often_it_was_chosen_is_counted_without_what_was_undone(database: Database):
    roster = await fill(database)
    gift_id = await add(database, roster, BOOK)
    for state in ("chosen", "handed_over", "received", "undone"):
        await choose(database, roster, gift_id, state=state)

    assert (await look(database, gift_id, roster.karin)).chosen == 3


async def test_name_and_value_of_what_was_chosen_before_stay(database: Database):
    roster = await fill(database)
    gift_id = await add(database, roster, BOOK)
    await choose(database, roster, gift_id)

    await change(database, roster, gift_id, {"name": "Boekenbon", "value": Cents(15_00)})

    async with database.work() as work:
        chosen = (await work.connection.execute(select(choices.c.name, choices.c.amount))).one()
    gift = (await look(database, gift_id, roster.karin)).gift
    assert (gift.name, gift.value) == ("Boekenbon", 15_00)
    assert tuple(chosen) == ("Leesbon", 10_00)


async def test_two_coordinators_who_change_different_things_both_get_their_way(database: Database):
    roster = await fill(database)
    gift_id = await add(database, roster, BOOK)

    await asyncio.gather(
        change(database, roster, gift_id, {"name": "Boekenbon"}),
        change(database, roster, gift_id, {"valid_months": 6}),
    )

    gift = (await look(database, gift_id, roster.karin)).gift
    assert (gift.name, gift.valid_months) == ("Boekenbon", 6)


async def test_the_same_gift_is_offered_once_though_two_add_it_at_the_same_moment(database: Database):
    roster = await fill(database)

    both = await asyncio.gather(*[add(database, roster, BOOK) for _ in range(2)], return_exceptions=True)

    assert sorted(type(each).__name__ for each in both) == ["GiftThere", "int"]
    assert await offered(database, roster) == ["Leesbon"]


@pytest.mark.parametrize(
    "other",
    [
        replace(BOOK, value=Cents(15_00)),
        replace(BOOK, kind=GiftKind.ORDERED),
        replace(BOOK, name="Leesbon kind"),
    ],
    ids=["value", "kind", "name"],
)
async def test_what_differs_in_name_value_or_kind_is_another_gift(database: Database, other: GiftDraft):
    roster = await fill(database)
    await add(database, roster, BOOK)

    await add(database, roster, other)

    assert len(await offered(database, roster)) == 2


async def test_a_gift_becomes_no_second_of_another_by_changing_or_coming_back(database: Database):
    roster = await fill(database)
    await add(database, roster, BOOK)
    other = await add(database, roster, replace(BOOK, value=Cents(15_00)))
    with pytest.raises(GiftThere):
        await change(database, roster, other, {"value": Cents(10_00)})
    await retire(database, roster, other)
    await change(database, roster, other, {"value": Cents(10_00), "name": "leesbon"})

    with pytest.raises(GiftThere):
        await bring_back(database, roster, other)


async def test_a_kind_can_change_while_nobody_has_anything_of_it(database: Database):
    roster = await fill(database)
    gift_id = await add(database, roster, CINEMA)
    await choose(database, roster, gift_id, state="undone")

    await change(database, roster, gift_id, {"kind": GiftKind.ORDERED, "code_form": None})

    assert (await look(database, gift_id, roster.karin)).gift.kind is GiftKind.ORDERED


@pytest.mark.parametrize("because", ["a code", "a choice"])
async def test_a_kind_stays_when_there_are_codes_or_somebody_chose_it(database: Database, because: str):
    roster = await fill(database)
    gift_id = await add(database, roster, CINEMA)
    if because == "a code":
        await code(database, gift_id, "a", valid_until=TODAY - timedelta(days=1))
    else:
        await choose(database, roster, gift_id)

    with pytest.raises(KindFixed):
        await change(database, roster, gift_id, {"kind": GiftKind.BY_HAND, "code_form": None})

    await change(database, roster, gift_id, {"code_form": CodeForm.BARCODE})
    assert (await look(database, gift_id, roster.karin)).gift.code_form is CodeForm.BARCODE


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"kind": GiftKind.CODE}, FormOfNoCode),
        ({"code_form": CodeForm.QR}, FormOfNoCode),
        ({"value": Cents(0)}, NotAValue),
    ],
)
async def test_a_gift_is_not_changed_into_what_it_can_not_be(
    database: Database, changes: GiftChanges, refusal: type[Exception]
):
    roster = await fill(database)
    gift_id = await add(database, roster, BOOK)

    with pytest.raises(refusal):
        await change(database, roster, gift_id, changes)

    assert (await look(database, gift_id, roster.karin)).gift.draft == BOOK


async def test_what_is_done_with_the_catalogue_is_in_the_audit_log(database: Database):
    roster = await fill(database)
    gift_id = await add(database, roster, BOOK)
    await change(database, roster, gift_id, {"low_stock": 5})
    await retire(database, roster, gift_id)
    await bring_back(database, roster, gift_id)

    async with database.work() as work:
        acts = [act async for _, act in work.audit.walk()]

    of_gift = [(act.act, act.actor_id) for act in acts if act.on == f"gift:{gift_id}"]
    names = ("add_gift", "change_gift", "retire_gift", "bring_back")
    assert of_gift == [(f"gifts.{name}", roster.karin.id) for name in names]


def participant(someone: Someone) -> Participant:
    assert someone.participant is not None
    return someone.participant


async def add(database: Database, roster: Roster, draft: GiftDraft) -> GiftId:
    async with database.work() as work:
        return await gifts.add_gift(work, draft, by=roster.karin, now=NOW)


async def change(database: Database, roster: Roster, gift_id: GiftId, changes: GiftChanges) -> None:
    async with database.work() as work:
        await gifts.change_gift(work, gift_id, changes, by=roster.karin, now=NOW)


async def retire(database: Database, roster: Roster, gift_id: GiftId) -> None:
    async with database.work() as work:
        await gifts.retire_gift(work, gift_id, by=roster.karin, now=NOW)


async def bring_back(database: Database, roster: Roster, gift_id: GiftId) -> None:
    async with database.work() as work:
        await gifts.bring_back(work, gift_id, by=roster.karin, now=NOW)


async def look(database: Database, gift_id: GiftId, by: Someone) -> Catalogued:
    async with database.work() as work:
        return await gifts.catalogued(work, gift_id, by=by, now=NOW)


async def names(database: Database, by: Someone) -> list[str]:
    async with database.work() as work:
        return [each.gift.name for each in await gifts.catalogue(work, by=by, now=NOW)]


async def on_offer(database: Database, someone: Someone, *, days: int = 0) -> list[Gift]:
    async with database.work() as work:
        return await gifts.on_offer(work, participant(someone), now=NOW + timedelta(days=days))


async def offered(database: Database, roster: Roster, *, days: int = 0) -> list[str]:
    """What Fatima, in West, can choose."""
    return [gift.name for gift in await on_offer(database, roster.fatima, days=days)]


async def code(
    database: Database,
    gift_id: GiftId,
    fingerprint: str,
    *,
    valid_until: date | None = None,
    choice_id: int | None = None,
) -> None:
    """A row of a code; what is sealed in it does not matter here."""
    row = {"gift_id": gift_id, "key_id": "k", "sealed": "…", "fingerprint": fingerprint, "loaded_at": NOW}
    async with database.work() as work:
        values = {**row, "valid_until": valid_until, "choice_id": choice_id}
        await work.connection.execute(insert(vouchers).values(**values))


async def choose(database: Database, roster: Roster, gift_id: GiftId, *, state: str = "chosen") -> int:
    """A row of a choice that Fatima made."""
    row: dict[str, Any] = {"participant_id": roster.fatima.id, "gift_id": gift_id, "state": state}
    async with database.work() as work:
        gift = await work.gifts.get(gift_id)
        chosen = {"name": gift.name, "amount": gift.value, "chosen_at": NOW}
        query = insert(choices).values(**row, **chosen).returning(choices.c.id)
        return int((await work.connection.execute(query)).scalar_one())
