"""Gifts that are chosen, on a real database: bought once, handed over once, and all of it back when it is undone."""

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from mentoring.access import NotOfThisTeam, OnlyThemselves, require_participant
from mentoring.choices import (
    AlreadyHandedOver,
    Choice,
    ChoiceState,
    ChoiceUndone,
    NotEnoughSaved,
    NotOrderedYet,
    OwnGift,
)
from mentoring.gifts import CodeForm, GiftDraft, GiftKind, GiftPictogram
from mentoring.ids import ChoiceId, GiftId, RecognitionKey
from mentoring.ledger import Book
from mentoring.method import Recognition, RecognitionForm
from mentoring.money import Cents
from mentoring.people import Membership, Participant, ParticipantState, Role, Someone
from mentoring.refusals import Gone, NoLongerPossible, NotAllowed, Refusal
from mentoring.vouchers import Line, OutOfStock
from messages.base import Notice, all_messages
from messages.choices import GiftHandedOver
from messages.choices_staff import (
    ApprovalUndone,
    ChangedMind,
    GiftsToOrder,
    GivenBy,
    HandOverCard,
    OrderNotWanted,
    ReceivedOn,
    SaysNotReceived,
)
from services import choices, digests, gifts, hand_overs, orders, rewards, vouchers
from services.check import check
from storage.database import Database
from storage.tables import choices as choices_table
from storage.tables import outbox, people
from tests.services.small_programme import NOW, PLAN, SmallProgramme, agree, approve, begin, claim

LATER = NOW + timedelta(minutes=5)
A_WEEK = timedelta(days=7)
BOOK = GiftDraft("Boekenbon", Cents(10_00), GiftKind.BY_HAND, None, "in de winkel", None, GiftPictogram.BOOK)
CINEMA = replace(BOOK, name="Bioscoop", kind=GiftKind.CODE, code_form=CodeForm.TEXT)
SWIM = replace(BOOK, name="Zwemmen", kind=GiftKind.ORDERED)
SAVED = replace(PLAN, steps=(replace(PLAN.steps[0], reward=Cents(25_00)),))
COFFEE = Recognition(RecognitionKey("coffee"), "koffie met je mentor", "☕", RecognitionForm.IN_PERSON)
WORDS = Recognition(RecognitionKey("words"), "een compliment", "🌟", RecognitionForm.WORDS)


@dataclass(frozen=True)
class Shop:
    """Fatima has saved twenty-five euros, and there is one gift of each kind: one code is in stock."""

    database: Database
    programme: SmallProgramme
    book: GiftId
    cinema: GiftId
    swim: GiftId

    @property
    def fatima(self) -> Someone:
        return self.programme.fatima

    async def does(self, act: Any, *values: Any, by: Someone | None = None, now: datetime = NOW, **more: Any):
        async with self.database.work() as work:
            return await act(work, *values, by=by or self.fatima, now=now, **more)

    async def outcome(self, act: Any, *values: Any, **more: Any) -> str:
        try:
            await self.does(act, *values, **more)
        except Refusal as refusal:
            return refusal.name
        return "done"

    @property
    def participant(self) -> Participant:
        return require_participant(self.fatima)

    async def chosen(self, gift_id: GiftId) -> Choice:
        return await self.does(choices.choose, gift_id)  # type: ignore[no-any-return]

    async def balance(self) -> int:
        async with self.database.work() as work:
            return await rewards.balance(work, self.fatima.id)

    async def on(self, book: Book) -> int:
        """What stands on Fatima's account of a kind."""
        async with self.database.work() as work:
            everything = (await work.ledger.balances()).all()
        return sum(cents for account, cents in everything.items() if account.book is book)

    async def get(self, choice_id: ChoiceId) -> Choice:
        async with self.database.work() as work:
            return await work.choices.get(choice_id)

    async def notices(self, kind: type[Notice]) -> list[Any]:
        """What was put out of a kind, in order."""
        query = select(outbox).where(outbox.c.kind == kind.__name__).order_by(outbox.c.id)
        async with self.database.work() as work:
            rows = (await work.connection.execute(query)).all()
        return [all_messages()[row.kind].from_values(row.values) for row in rows]

    async def count(self, table: Any) -> int:
        async with self.database.work() as work:
            return (await work.connection.execute(select(func.count()).select_from(table))).scalar_one()

    async def stock(self, codes: int, *, of: GiftId) -> None:
        lines = [Line(number, f"CODE-{of}-{number}") for number in range(1, codes + 1)]
        await self.does(vouchers.load, of, lines, by=self.programme.ingrid)


@pytest.fixture
async def shop(database: Database) -> Shop:
    programme = await begin(database, pot=1_000_00)
    goal_id = await agree(database, programme, SAVED)
    await approve(database, programme, await claim(database, programme, goal_id))
    async with database.work() as work:
        ids = [
            await gifts.add_gift(work, draft, by=programme.ingrid, now=NOW) for draft in (BOOK, CINEMA, SWIM)
        ]
        await work.connection.execute(people.update().values(telegram_id=people.c.id + 1000))
    opened = Shop(database, programme, *ids)
    await opened.stock(1, of=opened.cinema)
    return opened


# --- the spaarpot ---------------------------------------------------------------------------------


async def test_the_spaarpot_shows_what_it_buys_and_what_is_nearly_within_reach(shop):
    dear = replace(BOOK, name="Gereedschap", value=Cents(27_50))
    await shop.does(gifts.add_gift, dear, by=shop.programme.ingrid)

    found = await shop.does(choices.spaarpot)

    assert [gift.name for gift in found.buys] == ["Bioscoop", "Boekenbon", "Zwemmen"]
    assert (found.balance, found.nearly.name, found.missing) == (25_00, "Gereedschap", 2_50)
    assert (found.under_way, found.has_gifts) == ((), False)


async def test_what_was_chosen_is_under_way_and_its_price_is_set_apart(shop):
    chosen = await shop.chosen(shop.book)

    found = await shop.does(choices.spaarpot)

    assert (found.balance, await shop.on(Book.CHOSEN)) == (15_00, 10_00)
    assert [choice.id for choice in found.under_way] == [chosen.id]


async def test_a_code_is_not_offered_when_the_last_one_is_gone(shop):
    await shop.chosen(shop.cinema)

    offered = [gift.name for gift in (await shop.does(choices.spaarpot)).buys]

    assert offered == ["Boekenbon", "Zwemmen"]
    assert await shop.outcome(choices.offer, shop.cinema) == OutOfStock.__name__
    assert await shop.outcome(choices.choose, shop.cinema) == OutOfStock.__name__
    assert await shop.count(choices_table) == 1


async def test_who_acts_for_somebody_gets_everything_but_a_code(shop):
    acting = replace(shop.fatima, acted_by=shop.programme.anja.id)

    offered = await shop.does(choices.spaarpot, by=acting)

    assert [gift.name for gift in offered.buys] == ["Boekenbon", "Zwemmen"]
    with pytest.raises(OnlyThemselves):
        await shop.does(choices.choose, shop.cinema, by=acting)
    assert (await shop.does(choices.choose, shop.book, by=acting)).state is ChoiceState.CHOSEN


async def test_a_gift_of_another_team_or_a_retired_one_is_gone(shop):
    async with shop.database.work() as work:
        elsewhere = await work.people.add_team("Nieuwkoop", "N")
        far = await work.gifts.add(
            replace(BOOK, name="Ver", team_id=elsewhere), by=shop.programme.ingrid.id, now=NOW
        )
    await shop.does(gifts.retire_gift, shop.book, by=shop.programme.ingrid)

    for gift_id in (far, shop.book, GiftId(999)):
        assert await shop.outcome(choices.choose, gift_id) == Gone.__name__
    assert await shop.balance() == 25_00


async def test_who_has_stopped_keeps_what_was_earned_and_can_choose_with_it(shop):
    over = replace(shop.participant, state=ParticipantState.LEFT)
    async with shop.database.work() as work:
        await work.people.save_state(over)
    stopped = replace(shop.fatima, participant=over)

    chosen = await shop.does(choices.choose, shop.book, by=stopped)
    await shop.does(hand_overs.hand_over, chosen.id, by=shop.programme.anja)

    assert (await shop.get(chosen.id)).state is ChoiceState.HANDED_OVER
    assert await shop.notices(GiftHandedOver) == []


# --- once -----------------------------------------------------------------------------------------


async def test_a_second_tap_on_the_same_offer_buys_nothing_more(shop):
    offer = await shop.does(choices.offer, shop.book)

    first = await shop.does(choices.choose, shop.book, after=offer.after)
    second = await shop.does(choices.choose, shop.book, after=offer.after)

    assert second == first
    assert (await shop.balance(), await shop.count(choices_table)) == (15_00, 1)


async def test_the_same_gift_can_be_wanted_twice(shop):
    for _ in range(2):
        offer = await shop.does(choices.offer, shop.book)
        await shop.does(choices.choose, shop.book, after=offer.after)

    assert (await shop.balance(), await shop.count(choices_table)) == (5_00, 2)


async def test_an_offer_stays_good_when_something_else_was_chosen_meanwhile(shop):
    offer = await shop.does(choices.offer, shop.book)
    await shop.chosen(shop.swim)

    for _ in range(2):
        await shop.does(choices.choose, shop.book, after=offer.after)

    assert await shop.count(choices_table) == 2


async def test_an_offer_of_which_the_gift_was_undone_is_from_earlier(shop):
    offer = await shop.does(choices.offer, shop.book)
    chosen = await shop.does(choices.choose, shop.book, after=offer.after)
    await shop.does(choices.undo, chosen.id)

    with pytest.raises(NoLongerPossible):
        await shop.does(choices.choose, shop.book, after=offer.after)
    assert await shop.balance() == 25_00


async def test_what_was_spent_meanwhile_is_not_spent_again(shop):
    await shop.chosen(shop.book)
    await shop.chosen(shop.swim)

    with pytest.raises(NotEnoughSaved) as refused:
        await shop.chosen(shop.book)

    assert refused.value.missing == 5_00
    assert (await shop.balance(), await shop.count(choices_table)) == (5_00, 2)


async def test_fifty_at_once_with_money_for_two_buy_two(shop):
    done = await asyncio.gather(*(shop.outcome(choices.choose, shop.book) for _ in range(50)))

    assert (done.count("done"), done.count(NotEnoughSaved.__name__)) == (2, 48)
    assert (await shop.balance(), await shop.count(choices_table)) == (5_00, 2)
    assert await shop.on(Book.CHOSEN) == 20_00


async def test_fifty_taps_at_once_on_one_offer_buy_it_once(shop):
    done = await asyncio.gather(
        *(shop.outcome(choices.choose, shop.book, after=ChoiceId(0)) for _ in range(50))
    )

    assert set(done) == {"done"}
    assert (await shop.balance(), await shop.count(choices_table)) == (15_00, 1)


async def test_the_last_voucher_goes_to_one_of_fifty(shop):
    crowd = [await a_participant_with_money(shop, number) for number in range(50)]

    done = await asyncio.gather(*(shop.outcome(choices.choose, shop.cinema, by=each) for each in crowd))

    assert (done.count("done"), done.count(OutOfStock.__name__)) == (1, 49)
    assert await shop.count(choices_table) == 1
    assert await shop.on(Book.CHOSEN) == 10_00


async def test_two_mentors_at_once_hand_over_once(shop):
    chosen = await shop.chosen(shop.book)
    staff = [shop.programme.anja, shop.programme.ingrid] * 10

    done = await asyncio.gather(*(shop.outcome(hand_overs.hand_over, chosen.id, by=each) for each in staff))

    assert (done.count("done"), done.count(AlreadyHandedOver.__name__)) == (1, 19)
    assert (await shop.on(Book.PAID), await shop.on(Book.CHOSEN)) == (10_00, 0)
    assert len(await shop.notices(GiftHandedOver)) == 1


# --- undone ---------------------------------------------------------------------------------------


async def test_not_after_all_gives_all_of_it_back_and_twice_is_once(shop):
    chosen = await shop.chosen(shop.cinema)

    first = await shop.does(choices.undo, chosen.id, now=LATER)
    second = await shop.does(choices.undo, chosen.id, now=LATER + A_WEEK)

    assert (first.state, second) == (ChoiceState.UNDONE, first)
    assert (await shop.balance(), await shop.on(Book.CHOSEN)) == (25_00, 0)
    assert await shop.outcome(choices.choose, shop.cinema) == "done"


async def test_what_is_undone_in_between_is_not_handed_over_and_its_card_says_so(shop):
    chosen = await shop.chosen(shop.book)
    await shop.does(choices.undo, chosen.id)

    with pytest.raises(ChoiceUndone):
        await shop.does(hand_overs.hand_over, chosen.id, by=shop.programme.anja)

    first, last = await shop.notices(HandOverCard)
    assert (first.may_give, last.may_give, last.stage) == (True, False, ChangedMind())


async def test_of_undoing_and_handing_over_at_once_one_counts(shop):
    for _ in range(2):
        chosen = await shop.chosen(shop.book)

        done = await asyncio.gather(
            shop.outcome(choices.undo, chosen.id),
            shop.outcome(hand_overs.hand_over, chosen.id, by=shop.programme.anja),
        )

        assert done.count("done") == 1
    assert await shop.on(Book.CHOSEN) == 0


async def test_what_was_ordered_can_still_be_undone_and_the_coordinators_hear(shop):
    chosen = await shop.chosen(shop.swim)
    await shop.does(orders.order, chosen.id, by=shop.programme.ingrid)

    await shop.does(choices.undo, chosen.id)

    told = await shop.notices(OrderNotWanted)
    assert [(each.gift, each.pseudonym) for each in told] == [("Zwemmen", "A-001")]
    assert await shop.balance() == 25_00


async def test_nobody_undoes_what_is_somebody_elses(shop):
    other = await a_participant_with_money(shop, 1)
    chosen = await shop.chosen(shop.book)

    for act in (choices.undo, choices.receive, hand_overs.say_not_received):
        assert await shop.outcome(act, chosen.id, by=other) == Gone.__name__


# --- handed over and received ---------------------------------------------------------------------


async def test_the_mentor_gives_and_the_participant_says_that_it_is_there(shop):
    chosen = await shop.chosen(shop.book)

    await shop.does(hand_overs.hand_over, chosen.id, by=shop.programme.anja, now=LATER)
    await shop.does(choices.receive, chosen.id, now=LATER)
    await shop.does(choices.receive, chosen.id, now=LATER + A_WEEK)

    asked = await shop.notices(GiftHandedOver)
    cards = await shop.notices(HandOverCard)
    assert asked == [GiftHandedOver("Boekenbon", "Anja", chosen.id)]
    assert [card.stage for card in cards] == [
        None,
        GivenBy("Anja", LATER),
        ReceivedOn("Anja", LATER.date()),
    ]
    assert (await shop.get(chosen.id)).received_at == LATER


async def test_a_receipt_is_written_down_with_why(shop):
    chosen = await shop.chosen(shop.book)
    await shop.does(hand_overs.hand_over, chosen.id, by=shop.programme.anja)

    await shop.does(hand_overs.note_received, chosen.id, "Ik was erbij", by=shop.programme.anja)

    noted = await shop.get(chosen.id)
    assert (noted.state, noted.received_note) == (ChoiceState.RECEIVED, "Ik was erbij")
    assert (await shop.does(choices.receive, chosen.id)) == noted


async def test_who_does_not_have_it_yet_says_so_and_the_team_hears_it_once(shop):
    chosen = await shop.chosen(shop.book)
    await shop.does(hand_overs.hand_over, chosen.id, by=shop.programme.anja)

    for _ in range(2):
        await shop.does(hand_overs.say_not_received, chosen.id)

    assert len(await shop.notices(SaysNotReceived)) == 1
    assert (await shop.get(chosen.id)).state is ChoiceState.HANDED_OVER


async def test_staff_who_take_part_do_not_hand_over_to_themselves(shop):
    team_id = shop.participant.team_id
    both = replace(shop.fatima, memberships=(Membership(Role.MENTOR, team_id),))
    chosen = await shop.chosen(shop.book)

    with pytest.raises(OwnGift):
        await shop.does(hand_overs.hand_over, chosen.id, by=both)
    with pytest.raises(OwnGift):
        await shop.does(hand_overs.note_received, chosen.id, "Heb ik", by=both)


async def test_a_mentor_of_another_team_gives_nothing(shop):
    async with shop.database.work() as work:
        elsewhere = await work.people.add_team("Nieuwkoop", "N")
    stranger = replace(shop.programme.anja, memberships=(Membership(Role.MENTOR, elsewhere),))
    chosen = await shop.chosen(shop.book)

    with pytest.raises(NotOfThisTeam):
        await shop.does(hand_overs.hand_over, chosen.id, by=stranger)
    async with shop.database.work() as work:
        assert await hand_overs.under_way(work, None, by=stranger) == []


async def test_a_code_that_is_shown_is_handed_over_and_received_and_once(shop):
    chosen = await shop.chosen(shop.cinema)

    for _ in range(2):
        await shop.does(choices.revealed, chosen.id, now=LATER)

    assert (await shop.get(chosen.id)).received_at == LATER
    assert (await shop.on(Book.PAID), await shop.on(Book.CHOSEN)) == (10_00, 0)
    with pytest.raises(AlreadyHandedOver):
        await shop.does(choices.undo, chosen.id)


async def test_the_books_prove_themselves_after_all_of_it(shop):
    undone, given = await shop.chosen(shop.book), await shop.chosen(shop.book)
    await shop.does(choices.undo, undone.id)
    await shop.does(hand_overs.hand_over, given.id, by=shop.programme.anja)
    await shop.chosen(shop.swim)

    async with shop.database.work() as work:
        findings = await check(work)

    assert findings == []


# --- ordered --------------------------------------------------------------------------------------


async def test_what_has_to_be_ordered_goes_to_the_coordinator_and_then_to_the_team(shop):
    chosen = await shop.chosen(shop.swim)
    assert (
        await shop.outcome(hand_overs.hand_over, chosen.id, by=shop.programme.anja) == NotOrderedYet.__name__
    )
    assert await shop.notices(HandOverCard) == []

    await shop.does(orders.order, chosen.id, by=shop.programme.ingrid)
    await shop.does(hand_overs.hand_over, chosen.id, by=shop.programme.anja)

    assert [card.may_give for card in await shop.notices(HandOverCard)] == [True, False]


async def test_coordinators_have_one_message_a_day_about_what_has_to_be_ordered(shop):
    await shop.chosen(shop.swim)
    await shop.chosen(shop.swim)

    told = await shop.notices(GiftsToOrder)

    assert [each.count for each in told] == [1, 2]
    async with shop.database.work() as work:
        cards = (
            await work.connection.execute(select(outbox.c.card).where(outbox.c.kind == "GiftsToOrder"))
        ).scalars()
        assert len(set(cards)) == 1


async def test_all_ordered_is_all_that_was_on_the_list(shop):
    first, second = await shop.chosen(shop.swim), await shop.chosen(shop.swim)

    count = await shop.does(orders.order_all, first.id, by=shop.programme.ingrid)

    assert count == 1
    assert (await shop.get(second.id)).state is ChoiceState.CHOSEN


async def test_a_mentor_orders_nothing(shop):
    chosen = await shop.chosen(shop.swim)

    assert await shop.outcome(orders.order, chosen.id, by=shop.programme.anja) == NotAllowed.__name__


# --- recognition ----------------------------------------------------------------------------------


async def test_recognition_between_people_waits_for_the_team_and_a_compliment_comes_at_once(shop):
    coffee = await recognised(shop, COFFEE, "claim:1", "Post openen")
    words = await recognised(shop, WORDS, "claim:2", "Knap gedaan")

    assert (coffee.state, words.state) == (ChoiceState.CHOSEN, ChoiceState.RECEIVED)
    assert len(await shop.notices(HandOverCard)) == 1
    assert (await recognised(shop, COFFEE, "claim:1", "Iets anders")).id == coffee.id


async def test_recognition_goes_with_the_decision_that_is_taken_back(shop):
    coffee = await recognised(shop, COFFEE, "claim:1", "Post openen")

    async with shop.database.work() as work:
        await choices.take_back_recognition(work, "claim:1", now=LATER)

    assert (await shop.get(coffee.id)).state is ChoiceState.UNDONE
    assert (await shop.notices(HandOverCard))[-1].stage == ApprovalUndone()


# --- the digest -----------------------------------------------------------------------------------


async def test_what_waits_for_more_than_a_week_is_in_the_digest(shop):
    waits, given = await shop.chosen(shop.book), await shop.chosen(shop.book)
    await shop.does(hand_overs.hand_over, given.id, by=shop.programme.anja, now=NOW)
    team_id = shop.participant.team_id

    after_a_week = await digest(shop, team_id, NOW + A_WEEK)
    later = await digest(shop, team_id, NOW + A_WEEK + timedelta(minutes=1))

    assert (after_a_week, later) == ([], ["GiftsToGive", "GiftsToConfirm"])
    assert (await shop.get(waits.id)).waits_since == NOW


async def digest(shop: Shop, team_id: Any, now: datetime) -> list[str]:
    """The sections about gifts of the digest at a moment."""
    async with shop.database.work() as work:
        found = await digests.of_team(work, team_id, by=shop.programme.anja, now=now)
    kinds = [section.kind for section in found.sections] if found else []
    return [kind for kind in kinds if kind.startswith("Gifts")]


async def recognised(shop: Shop, recognition: Recognition, cause: str, words: str) -> Choice:
    """Anja's decision gives Fatima recognition."""
    async with shop.database.work() as work:
        return await choices.record_recognition(
            work,
            shop.participant,
            recognition,
            cause=cause,
            words=words,
            by=shop.programme.anja.person,
            now=NOW,
        )


async def a_participant_with_money(shop: Shop, number: int) -> Someone:
    async with shop.database.work() as work:
        of = shop.participant
        person_id = await work.people.add(f"Buur {number}", now=NOW)
        await work.people.add_participant(person_id, of.team_id, shop.programme.anja.id, now=NOW)
        participant = await work.people.participant(person_id)
        await work.people.save_state(participant.become(ParticipantState.ACTIVE))
        cause = f"correction:{number + 100}"
        await rewards.owe(work, person_id, Cents(10_00), cause=cause, by=shop.programme.ingrid.id, now=NOW)
        return await work.people.someone(person_id)
