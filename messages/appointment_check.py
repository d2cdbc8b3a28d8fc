"""What staff read when everything about an appointment is read back: "Is this right?", and what is pointed out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from mentoring.ids import RecognitionKey
from mentoring.money import Cents
from mentoring.places import Place
from mentoring.series import Every
from messages.base import N_, Screen, StaffLabel, ToStaff
from messages.catalogue import short_date
from messages.recognition import RewardRecognition

_AN_HOUR = 60


class CheckLabel(StaffLabel):
    """To staff, under an appointment that is read back."""

    SKIP_HOLIDAYS = N_("Skip the holidays")
    MORE = N_("More…")
    MOVE = N_("Yes, move it")
    RECOGNITION = N_("Recognition instead")
    NO_REWARD = N_("Without a reward")


class PlaceLabel(StaffLabel):
    """To staff: where an appointment is to which nobody goes."""

    BY_PHONE = N_("By phone")


class RhythmStaffLabel(StaffLabel):
    """To staff: how often a series comes back."""

    WEEK = N_("Every week")
    TWO_WEEKS = N_("Every two weeks")
    MONTH = N_("Every month")


@dataclass(frozen=True, slots=True)
class AtThePlace(ToStaff):
    """To staff: where an appointment is, with the address when it is known."""

    place: str
    text = N_("{place}")


@dataclass(frozen=True, slots=True)
class OnThePhone(ToStaff):
    """To staff: an appointment to which nobody goes."""

    text = N_("by phone")


Where = AtThePlace | OnThePhone

RHYTHMS = {
    Every.WEEK: RhythmStaffLabel.WEEK,
    Every.TWO_WEEKS: RhythmStaffLabel.TWO_WEEKS,
    Every.MONTH: RhythmStaffLabel.MONTH,
}


def where_is(place: Place) -> Where:
    """The place in words, with its address when it is known."""
    if place.by_phone:
        return OnThePhone()
    return AtThePlace(f"{place.name}, {place.address}" if place.address else place.name)


def place_name(place: Place) -> Where:
    """The same without the address: on a button there is little room."""
    return OnThePhone() if place.by_phone else AtThePlace(place.name)


# --- how long, and when ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AnHour(ToStaff):
    """To staff: how long an appointment takes, when it is an hour."""

    text = N_("an hour")


@dataclass(frozen=True, slots=True)
class SoManyMinutes(ToStaff):
    """To staff: how long an appointment takes."""

    minutes: int
    text = N_("{minutes} minutes")


def how_long(minutes: int) -> AnHour | SoManyMinutes:
    """In words: "een uur", or so many minutes."""
    return AnHour() if minutes == _AN_HOUR else SoManyMinutes(minutes)


@dataclass(frozen=True, slots=True)
class AtOneMoment(ToStaff):
    """To staff: when one appointment is, how long it takes, and with whom."""

    at: datetime
    lasts: AnHour | SoManyMinutes
    mentor: str
    text = N_("{at}, {lasts}, with {mentor}")


@dataclass(frozen=True, slots=True)
class AtManyMoments(ToStaff):
    """To staff: when the appointments of a series are, all of them, and which days are holidays."""

    number: int
    rhythm: RhythmStaffLabel
    at: datetime
    lasts: AnHour | SoManyMinutes
    mentor: str
    days: tuple[str, ...]
    text = N_("{rhythm}, {number} times: the first {at}, {lasts}, with {mentor}\nAll days: {days}")


# --- what it earns --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Once(ToStaff):
    """To staff: what keeping an appointment earns."""

    amount: Cents
    text = N_("{amount}")


@dataclass(frozen=True, slots=True)
class EachTime(ToStaff):
    """To staff: what keeping each appointment of a series earns, and all of them together."""

    amount: Cents
    together: Cents
    text = N_("{amount} each time, {together} together")


@dataclass(frozen=True, slots=True)
class RecognitionEachTime(ToStaff):
    """To staff: the recognition that keeping each appointment of a series earns."""

    recognition: RecognitionKey
    text = N_("{recognition}, each time")


def recognized(key: RecognitionKey | None, times: int) -> RewardRecognition | RecognitionEachTime | None:
    """The recognition that is earned by so many appointments; None when there is none."""
    if key is None:
        return None
    return RewardRecognition(key) if times == 1 else RecognitionEachTime(key)


def earned(amount: Cents, times: int) -> Once | EachTime | None:
    """What is earned by so many appointments; None when it is nothing."""
    if not amount:
        return None
    return Once(amount) if times == 1 else EachTime(amount, Cents(amount * times))


# --- what is pointed out --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class InTheWeekend(ToStaff):
    """To staff: the day is a Saturday or Sunday."""

    day: date
    text = N_("⚠️ {day} is in the weekend.")


@dataclass(frozen=True, slots=True)
class OnAHoliday(ToStaff):
    """To staff: the day is a holiday."""

    day: date
    name: str
    text = N_("⚠️ {day} is a holiday: {name}.")


@dataclass(frozen=True, slots=True)
class OnHolidays(ToStaff):
    """To staff: some days of a series are holidays."""

    days: tuple[str, ...]
    text = N_("⚠️ Holidays: {days}.")


@dataclass(frozen=True, slots=True)
class InOtherYear(ToStaff):
    """To staff: the day is in another year than today."""

    year: str
    text = N_("⚠️ This is in {year}.")


@dataclass(frozen=True, slots=True)
class OutsideOfficeHours(ToStaff):
    """To staff: the appointment begins before the office opens, or ends after it closes."""

    text = N_("⚠️ This is outside office hours.")


@dataclass(frozen=True, slots=True)
class HasAnother(ToStaff):
    """To staff: the participant or the mentor has another appointment at that time."""

    name: str
    at: datetime
    text = N_("⚠️ {name} already has an appointment then: {at}.")


@dataclass(frozen=True, slots=True)
class HasOthers(ToStaff):
    """To staff: on some days of a series the participant or the mentor has another appointment."""

    name: str
    days: tuple[str, ...]
    text = N_("⚠️ {name} already has an appointment on {days}.")


@dataclass(frozen=True, slots=True)
class RewardWantsTwo(Screen, ToStaff):
    """To staff: the reward of an appointment is more than one of them may give."""

    most: Cents
    text = N_(
        "☑️ One person decides about an appointment, so it earns {most} at most. "
        "More is possible with a step or a goal."
    )


@dataclass(frozen=True, slots=True)
class RewardDoesNotFit(ToStaff):
    """To staff: the reward, or that of a whole series, does not fit in this year any more."""

    left: Cents
    text = N_(
        "📈 This reward no longer fits: this year there is still room for {left}. Choose what it earns instead."
    )


Hint = (
    InTheWeekend
    | OnAHoliday
    | OnHolidays
    | InOtherYear
    | OutsideOfficeHours
    | HasAnother
    | HasOthers
    | RewardWantsTwo
    | RewardDoesNotFit
)


# --- all of it ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AppointmentReadBack(Screen, ToStaff):
    """To staff, everything read back before it counts."""

    first_name: str
    pseudonym: str
    when: AtOneMoment | AtManyMoments
    where: Where
    bring: tuple[str, ...]
    reward: Once | EachTime | None
    recognition: RewardRecognition | RecognitionEachTime | None
    title: str
    hints: tuple[Hint, ...]
    text = N_(
        "<b>Is this right?</b>\n"
        "{first_name} ({pseudonym})\n"
        "{when}\n"
        "{where}\n"
        "Bring: {bring}\n"
        "Reward: {reward}\n"
        "Reward: {recognition}\n"
        "Title: {title}\n"
        "{hints}"
    )


@dataclass(frozen=True, slots=True)
class SeriesMade(Screen, ToStaff):
    """To staff who planned a series."""

    count: int
    first_name: str
    pseudonym: str
    at: datetime
    text = N_("📅 Planned: {count} appointment with {first_name} ({pseudonym}), the first {at}.")
    plural = N_("📅 Planned: {count} appointments with {first_name} ({pseudonym}), the first {at}.")


def in_short(days: Sequence[date], *, this_year: int) -> tuple[str, ...]:
    """Days on few lines: "3 mrt", and the year with the first of each other year."""
    told, year = [], this_year
    for each in days:
        told.append(short_date(each) if each.year == year else f"{short_date(each)} {each.year}")
        year = each.year
    return tuple(told)
