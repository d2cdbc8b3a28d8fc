"""The yearly overview is read off the ledger: what is on it ties, and a slip is not held against anybody."""

from datetime import UTC, date, datetime, timedelta

from mentoring import causes, ledger
from mentoring.choices import Choice, ChoiceState
from mentoring.ids import (
    AppointmentId,
    ChoiceId,
    ClaimId,
    CorrectionId,
    GiftId,
    PersonId,
    RecognitionKey,
)
from mentoring.ledger import FUNDING, POT, Account, Entry
from mentoring.money import Cents
from mentoring.year_overviews import (
    Deed,
    EarnedBy,
    EarnedInYear,
    HandedOver,
    Recognised,
    YearOverview,
    overview_of,
    years_of,
)

FATIMA = PersonId(7)
RESERVED, BALANCE, CHOSEN, PAID = (
    make(FATIMA) for make in (ledger.reserved, ledger.balance, ledger.chosen, ledger.paid)
)
MARCH = datetime(2026, 3, 3, 14, 30, tzinfo=UTC)
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
POST = Deed("Post openen en sorteren")
DEEDS = {"claim:1": POST, "claim:2": Deed("Een lijst maken"), "appointment:4": Deed("", "Anja")}
BOOK = Choice(
    ChoiceId(5), FATIMA, GiftId(1), None, "Boekenbon", Cents(10_00), None, ChoiceState.RECEIVED, MARCH
)


def moved(cause: str, source: Account, target: Account, amount: int, at: datetime = MARCH) -> Entry:
    return Entry(cause, source, target, Cents(amount), None, at)


def earned(number: int, amount: int, at: datetime = MARCH, undone: int = 0) -> Entry:
    return moved(causes.claim(ClaimId(number), undone), RESERVED, BALANCE, amount, at)


def taken_back(number: int, amount: int, at: datetime = MARCH) -> Entry:
    return moved(causes.claim_undone(ClaimId(number)), BALANCE, RESERVED, amount, at)


def the_overview(*entries: Entry, year: int = 2026, choices: tuple[Choice, ...] = ()) -> YearOverview:
    return overview_of(year, entries=entries, deeds=DEEDS, choices=choices, now=NOW)


def test_what_was_earned_says_when_with_what_and_how_much():
    kept = moved(causes.appointment(AppointmentId(4)), RESERVED, BALANCE, 2_50, MARCH + timedelta(days=1))

    found = the_overview(earned(1, 5_00), kept)

    assert found.earned == (
        EarnedInYear(date(2026, 3, 3), Cents(5_00), EarnedBy.DEED, POST),
        EarnedInYear(date(2026, 3, 4), Cents(2_50), EarnedBy.DEED, Deed("", "Anja")),
    )
    assert found.earned_together == 7_50


def test_what_was_there_and_what_was_earned_is_what_was_handed_over_and_what_there_is():
    last_year = MARCH - timedelta(days=365)
    picked = moved(causes.choice(ChoiceId(5)), BALANCE, CHOSEN, 10_00)
    given = moved(causes.choice_handed_over(ChoiceId(5)), CHOSEN, PAID, 10_00)
    another = moved(causes.choice(ChoiceId(6)), BALANCE, CHOSEN, 2_50)

    found = the_overview(
        earned(1, 12_50, last_year), earned(2, 5_00), picked, given, another, choices=(BOOK,)
    )

    assert found.handed_over == (HandedOver(date(2026, 3, 3), "Boekenbon", Cents(10_00)),)
    assert (found.carried_over, found.balance, found.chosen) == (12_50, 5_00, 2_50)
    assert (
        found.carried_over + found.earned_together
        == found.handed_over_together + found.balance + found.chosen
    )


def test_what_was_taken_back_within_minutes_is_not_on_it():
    found = the_overview(earned(1, 5_00), taken_back(1, 5_00))

    assert (found.earned, found.balance) == ((), 0)


def test_what_was_taken_back_and_approved_after_all_is_on_it_once():
    later = MARCH + timedelta(days=2)

    found = the_overview(earned(1, 5_00), taken_back(1, 5_00), earned(1, 5_00, later, undone=1))

    assert found.earned == (EarnedInYear(date(2026, 3, 5), Cents(5_00), EarnedBy.DEED, POST),)


def test_a_slip_at_new_year_leaves_both_years_true():
    just_before = datetime(2025, 12, 31, 22, 58, tzinfo=UTC)
    just_after = just_before + timedelta(minutes=5)
    entries = earned(1, 5_00, just_before), taken_back(1, 5_00, just_after)

    old, new = the_overview(*entries, year=2025), the_overview(*entries)

    assert (old.earned_together, old.balance) == (5_00, 5_00)
    assert new.earned == (EarnedInYear(date(2026, 1, 1), Cents(-5_00), EarnedBy.TAKEN_BACK, POST),)
    assert (new.carried_over, new.earned_together, new.balance) == (5_00, -5_00, 0)


def test_a_year_begins_at_midnight_in_amsterdam():
    new_year = datetime(2025, 12, 31, 23, tzinfo=UTC)

    found = the_overview(earned(1, 5_00, new_year - timedelta(seconds=1)), earned(2, 2_50, new_year))

    assert (found.carried_over, found.earned_together) == (5_00, 2_50)


def test_a_correction_of_too_little_is_added():
    owed = moved(causes.correction(CorrectionId(3)), POT, BALANCE, 2_50)

    found = the_overview(owed)

    assert found.earned == (EarnedInYear(date(2026, 3, 3), Cents(2_50), EarnedBy.OWED),)
    assert (found.earned_together, found.balance) == (2_50, 2_50)


def test_a_correction_of_too_much_is_told_and_changes_no_sum():
    borne = moved(causes.correction_borne(CorrectionId(3)), POT, BALANCE, 2_50)
    mistake = moved(causes.correction(CorrectionId(3)), BALANCE, POT, 2_50)

    found = the_overview(earned(1, 5_00), borne, mistake)

    assert found.earned[1] == EarnedInYear(date(2026, 3, 3), Cents(2_50), EarnedBy.BORNE)
    assert (found.earned_together, found.balance) == (5_00, 5_00)


def test_recognition_says_what_it_was_for():
    coffee = Choice(
        ChoiceId(6),
        FATIMA,
        None,
        RecognitionKey("coffee"),
        "koffie met je mentor",
        Cents(0),
        causes.claim(ClaimId(1), 1),
        ChoiceState.CHOSEN,
        MARCH,
    )

    found = the_overview(choices=(BOOK, coffee))

    assert found.recognition == (Recognised(date(2026, 3, 3), "koffie met je mentor", POST),)


def test_it_tells_until_today_or_until_the_last_day_of_the_year():
    assert the_overview().last_day == date(2026, 11, 23)
    assert the_overview(year=2025).last_day == date(2025, 12, 31)


def test_there_is_one_of_each_year_in_which_something_happened_and_of_this_one():
    long_ago = moved("budget:1", FUNDING, POT, 5_00, datetime(2023, 5, 1, tzinfo=UTC))

    assert years_of([long_ago], [], now=NOW) == (2026, 2023)
    assert years_of([], [], now=NOW) == (2026,)
