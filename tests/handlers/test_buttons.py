"""T33: every button that the app can build fits in Telegram's 64 bytes, however long ids become."""

import inspect
from dataclasses import fields
from typing import Any, get_type_hints

import pytest

from handlers import buttons, house
from handlers.buttons import MOST_BYTES, Press, UnknownPress, for_person, press_of, whose
from handlers.forms import Choice, mark_of
from handlers.participants.appointment_requests import PickDay, PickPart
from handlers.participants.bridge import BackFromPillar, RatePillar
from handlers.participants.nudges import LaterChosen
from handlers.participants.pauses import PauseFor
from handlers.participants.preferences import (
    SetCheckInTime,
    SetOverviewTime,
    SetQuiet,
    SetSwitch,
    ShowSetting,
)
from handlers.participants.presses import GiveReason, WishGoal
from handlers.participants.reminders import RemindAt
from handlers.participants.stress import TurnStress
from handlers.participants.welcome import Agree
from handlers.read_aloud import ReadAloud
from handlers.staff.appointment_requests import MoveTo, PlanOn
from handlers.staff.attendance import PraiseKept
from handlers.staff.claim_cards import PraiseWith
from handlers.staff.gift_pages import ChangeGift
from handlers.staff.on_paper import AgreeOnPaper
from mentoring.appointment_requests import Daypart, Reason
from mentoring.consents import version_of
from mentoring.goal_drafts import MOST_STEPS
from mentoring.ids import PersonId
from mentoring.nudges import SayAgain
from mentoring.pauses import PauseLength
from mentoring.questions import Question
from mentoring.snoozes import Later
from mentoring.typed.times import PartOfDay
from messages.attendance import AttendancePraise
from messages.claims import Praise
from messages.gifts_staff import GiftPart
from messages.house import every_label
from messages.method import read_method
from messages.recordings import recordable

LARGEST = 2**63 - 1
"""The largest number in 64 bits, which a database can hold as an id."""

LARGEST_READ = 10**18 - 1
"""The largest id that a button is read back with (`handlers.buttons`)."""

KINDS = sorted(
    {kind for kind in buttons._verbs.values() if kind.__module__.startswith("handlers.")},
    key=lambda kind: kind.verb,
)

THEIRS = [kind for kind in KINDS if kind.__module__.startswith("handlers.participants.")]
MOST_PEOPLE = PersonId(36**5 - 1)
LARGEST_ACTED = 10**12 - 1
"""Sixty million people, and a million million of anything else: the mark for whom it is takes six of the bytes."""

KEYS: dict[tuple[type[Press], str], str] = {
    (Agree, "version"): version_of("Wat bewaar ik?"),
    (AgreeOnPaper, "version"): version_of("Wat bewaar ik?"),
    (PraiseWith, "name"): max((praise.name.lower() for praise in Praise), key=len),
    (PraiseKept, "name"): max((praise.name.lower() for praise in AttendancePraise), key=len),
    (ChangeGift, "part"): max((part.name.lower() for part in GiftPart), key=len),
    (MoveTo, "day"): "2026-12-31",
    (MoveTo, "part"): max(PartOfDay, key=len),
    (PlanOn, "day"): "2026-12-31",
    (PlanOn, "part"): max(PartOfDay, key=len),
    (PickDay, "day"): "2026-12-31",
    (PickPart, "day"): "2026-12-31",
    (PickPart, "part"): max(Daypart, key=len),
    (GiveReason, "reason"): max(Reason, key=len),
    (ReadAloud, "name"): max(recordable(read_method()), key=len),
    (TurnStress, "key"): "s" * 15,  # the longest that `messages.method` takes
    (WishGoal, "pillar"): max((pillar.key for pillar in read_method().pillars), key=len),
    (RatePillar, "pillar"): "p" * 15,  # the longest that `messages.method` takes
    (RatePillar, "mark"): "fffff",
    (BackFromPillar, "pillar"): "p" * 15,
    (ShowSetting, "subject"): "reminders",
    (SetSwitch, "name"): "quiet_holidays",
    (SetQuiet, "since"): "2100",
    (SetQuiet, "until"): "0830",
    (SetOverviewTime, "at"): "1600",
    (SetCheckInTime, "at"): "1100",
    (RemindAt, "later"): max(Later, key=len),
    (LaterChosen, "name"): max(SayAgain, key=len),
    (PauseFor, "name"): max(PauseLength, key=len),
    (Choice, "form"): max(house.ROUTES.forms, key=len),
    (Choice, "field"): "",
    (Choice, "mark"): "",
    (Choice, "value"): "",
}
"""The longest that each key in a button can be. Those of `Choice` have their own test below."""

ANSWERS = [
    str(LARGEST),  # a participant, a team, an earlier place
    "2026-12-31",
    "1430",
    f"step-{MOST_STEPS}",
    "page-999",  # of examples
    "cents-99999999",  # which amount was meant (`handlers.staff.answers`)
    *(pillar.key for pillar in read_method().pillars),
    *(label.name.lower() for labels in every_label() for label in labels),
]
"""What a form lets one choose from: ids, days, times, and labels by their name."""

FIELDS = [(form.name, field.name) for form in house.ROUTES.forms.values() for field in form.fields]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_button_fits_with_the_longest_of_everything(kind: type[Press]):
    data = _with(kind, LARGEST).data()

    assert 1 <= len(data.encode()) <= MOST_BYTES


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_button_comes_back_as_it_was_made(kind: type[Press]):
    pressed = _with(kind, LARGEST_READ)

    assert press_of(pressed.data()) == pressed


@pytest.mark.parametrize("kind", THEIRS, ids=lambda kind: kind.__name__)
def test_a_button_with_which_staff_act_for_a_participant_fits_too(kind: type[Press]):
    pressed = _with(kind, LARGEST_ACTED)

    data = for_person(pressed.data(), MOST_PEOPLE)

    assert len(data.encode()) <= MOST_BYTES
    assert (whose(data), press_of(data)) == (MOST_PEOPLE, pressed)


@pytest.mark.parametrize("data", ["~gk:1", "A~gk:1", "-1~gk:1", "zzzzzzzzzzzzz~gk:1", "1~2~gk:1"])
def test_nobody_can_be_acted_for_with_what_we_never_wrote(data: str):
    with pytest.raises(UnknownPress):
        whose(data)


def test_every_key_in_a_button_says_how_long_it_can_be():
    keys = {
        (kind, field.name)
        for kind in KINDS
        for field in fields(kind)
        if get_type_hints(kind)[field.name] is str
    }

    assert keys == set(KEYS)


@pytest.mark.parametrize(("form", "field"), FIELDS)
def test_the_longest_answer_to_a_question_fits(form: str, field: str):
    data = Choice(form, field, mark_of(Question(form, field)), max(ANSWERS, key=len)).data()

    assert len(data.encode()) <= MOST_BYTES


@pytest.mark.parametrize("answer", ANSWERS)
def test_no_answer_holds_the_sign_that_separates(answer: str):
    assert ":" not in answer
    assert answer.isascii()


def test_the_answers_that_forms_write_in_their_code_are_shorter_than_the_longest_here():
    """What a form itself calls its answers ("summary", "keep") stands in capitals in its module."""
    modules = {inspect.getmodule(form.finish) for form in house.ROUTES.forms.values()}
    written = [
        value
        for module in modules
        for name, value in vars(module).items()
        if name.startswith("_") and name.isupper() and isinstance(value, str)
    ]

    assert written
    assert max(map(len, written)) <= max(map(len, ANSWERS))


def _with(kind: type[Press], number: int) -> Press:
    values: dict[str, Any] = {
        field.name: KEYS[kind, field.name] if get_type_hints(kind)[field.name] is str else number
        for field in fields(kind)
    }
    return kind(**values)
