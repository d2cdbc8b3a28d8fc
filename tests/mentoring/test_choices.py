"""Choices: one life from what was picked or earned to what was received, and what of it can be undone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from mentoring.choices import (
    CHOICE_TRANSITIONS,
    AlreadyHandedOver,
    Choice,
    ChoiceState,
    ChoiceUndone,
    NotOrderedYet,
    OwnGift,
    nearly_within_reach,
    require_other_than,
    within_reach,
)
from mentoring.gifts import Gift, GiftKind, GiftPictogram
from mentoring.ids import ChoiceId, GiftId, PersonId, RecognitionKey
from mentoring.money import Cents
from mentoring.praise import NoWords
from mentoring.refusals import NoLongerPossible, NotAllowed

NOW = datetime(2026, 3, 3, 14, 30, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
FATIMA, ANJA, KARIN = PersonId(1), PersonId(2), PersonId(3)
BY_HAND = Choice(
    ChoiceId(5),
    FATIMA,
    GiftId(7),
    None,
    "Boekenbon",
    Cents(10_00),
    None,
    ChoiceState.CHOSEN,
    NOW,
    kind=GiftKind.BY_HAND,
)
CODE, TO_ORDER = replace(BY_HAND, kind=GiftKind.CODE), replace(BY_HAND, kind=GiftKind.ORDERED)
COFFEE = replace(
    BY_HAND,
    gift_id=None,
    recognition=RecognitionKey("coffee"),
    name="koffie met je mentor",
    amount=Cents(0),
    cause="claim:42",
    words="Post openen",
    kind=None,
)
ORDERED = TO_ORDER.order(by=KARIN, now=NOW)
GIVEN = BY_HAND.hand_over(by=ANJA, name="Anja", now=NOW)
RECEIVED, UNDONE = GIVEN.receive(now=LATER), BY_HAND.undo(now=LATER)


def gift(value: int) -> Gift:
    return Gift(
        GiftId(value),
        "Boekenbon",
        Cents(value),
        GiftKind.BY_HAND,
        None,
        "in de winkel",
        None,
        GiftPictogram.BOOK,
        None,
        None,
        3,
    )


def test_the_life_of_a_choice_is_that_of_the_product():
    assert {
        ChoiceState.CHOSEN: {ChoiceState.ORDERED, ChoiceState.HANDED_OVER, ChoiceState.UNDONE},
        ChoiceState.ORDERED: {ChoiceState.HANDED_OVER, ChoiceState.UNDONE},
        ChoiceState.HANDED_OVER: {ChoiceState.RECEIVED},
        ChoiceState.RECEIVED: set(),
        ChoiceState.UNDONE: set(),
    } == CHOICE_TRANSITIONS


@pytest.mark.parametrize("choice", [BY_HAND, CODE, TO_ORDER, ORDERED])
def test_what_was_not_handed_over_can_be_undone_and_twice_is_once(choice):
    undone = choice.undo(now=LATER)

    assert (undone.state, undone.undone_at) == (ChoiceState.UNDONE, LATER)
    assert undone.undo(now=LATER + timedelta(days=1)) is undone


@pytest.mark.parametrize("choice", [GIVEN, RECEIVED])
def test_what_was_handed_over_stays_and_tells_who_gave_it(choice):
    with pytest.raises(AlreadyHandedOver) as refused:
        choice.undo(now=LATER)

    assert refused.value.choice.handed_over_by_name == "Anja"


def test_recognition_was_agreed_and_is_not_undone_by_who_earned_it():
    with pytest.raises(NoLongerPossible):
        COFFEE.undo(now=LATER)


@pytest.mark.parametrize("choice", [BY_HAND, ORDERED, COFFEE])
def test_who_is_first_hands_over(choice):
    given = choice.hand_over(by=ANJA, name="Anja", now=LATER)

    assert (given.handed_over_by, given.handed_over_at) == (ANJA, LATER)
    with pytest.raises(AlreadyHandedOver):
        given.hand_over(by=KARIN, name="Karin", now=LATER)


def test_what_is_not_wanted_any_more_is_not_handed_over_and_not_ordered():
    with pytest.raises(ChoiceUndone):
        UNDONE.hand_over(by=ANJA, name="Anja", now=LATER)
    with pytest.raises(ChoiceUndone):
        replace(UNDONE, kind=GiftKind.ORDERED).order(by=KARIN, now=LATER)


def test_what_has_yet_to_be_ordered_is_not_handed_over():
    with pytest.raises(NotOrderedYet):
        TO_ORDER.hand_over(by=ANJA, name="Anja", now=LATER)


def test_a_code_is_handed_over_by_showing_it_and_by_nobody_of_the_staff():
    shown = CODE.give_at_once(by=None, name="", now=LATER)

    assert (shown.state, shown.handed_over_at, shown.received_at) == (ChoiceState.RECEIVED, LATER, LATER)
    with pytest.raises(NoLongerPossible):
        CODE.hand_over(by=ANJA, name="Anja", now=LATER)


def test_only_what_has_to_be_ordered_is_ordered_and_twice_is_once():
    assert ORDERED.order(by=ANJA, now=LATER) is ORDERED
    with pytest.raises(NoLongerPossible):
        BY_HAND.order(by=KARIN, now=LATER)


def test_received_is_said_after_it_was_handed_over_and_twice_is_once():
    assert RECEIVED.receive(now=LATER + timedelta(days=1)) is RECEIVED
    with pytest.raises(NoLongerPossible):
        BY_HAND.receive(now=LATER)


def test_staff_note_a_receipt_with_a_reason_and_only_once():
    noted = GIVEN.note_received("Ik was erbij", by=ANJA, now=LATER)

    assert (noted.received_note, noted.received_noted_by) == ("Ik was erbij", ANJA)
    with pytest.raises(NoLongerPossible):
        noted.note_received("Nog eens", by=ANJA, now=LATER)
    with pytest.raises(NoWords):
        GIVEN.note_received(" ", by=ANJA, now=LATER)


@pytest.mark.parametrize(
    ("choice", "team_sees", "to_give"),
    [
        (BY_HAND, True, True),
        (TO_ORDER, False, False),
        (ORDERED, True, True),
        (CODE, False, False),
        (COFFEE, True, True),
        (COFFEE.give_at_once(by=ANJA, name="Anja", now=NOW), False, False),
        (GIVEN, True, False),
        (UNDONE, True, False),
    ],
)
def test_the_team_sees_what_one_of_them_gives(choice, team_sees, to_give):
    assert (choice.is_for_the_team, choice.is_to_hand_over) == (team_sees, to_give)


def test_recognition_goes_with_the_decision_that_gave_it_unless_a_person_gave_it():
    given = COFFEE.hand_over(by=ANJA, name="Anja", now=LATER)

    assert COFFEE.take_back(now=LATER).state is ChoiceState.UNDONE
    assert given.take_back(now=LATER) is given
    assert COFFEE.give_at_once(by=ANJA, name="Anja", now=NOW).take_back(now=LATER).undone_at == LATER


def test_it_waits_since_what_happened_last():
    assert BY_HAND.waits_since == NOW
    assert TO_ORDER.order(by=KARIN, now=LATER).waits_since == LATER
    assert BY_HAND.hand_over(by=ANJA, name="Anja", now=LATER).waits_since == LATER


def test_nobody_hands_over_to_themselves():
    require_other_than(ANJA, FATIMA)

    with pytest.raises(OwnGift) as refused:
        require_other_than(FATIMA, FATIMA)
    assert isinstance(refused.value, NotAllowed)


def test_a_spaarpot_buys_what_it_holds_to_the_cent_and_tells_the_next_in_reach():
    gifts = [gift(500), gift(1000), gift(1001), gift(2500)]

    assert within_reach(gifts, Cents(1000)) == gifts[:2]
    assert nearly_within_reach(gifts, Cents(1000)) == gifts[2]
    assert nearly_within_reach(gifts, Cents(2500)) is None
