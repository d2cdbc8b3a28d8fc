"""What coordinators read about the pot: how it stands, and that it runs short. Changes of it are in `pot_changes`."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from babel.dates import format_date

from mentoring.caps import Level
from mentoring.corrections import Correction
from mentoring.money import Cents
from mentoring.pot import ChangeState, PotChange
from mentoring.pot_overview import PotMonth, PotOverview
from mentoring.programme_years import ProgrammeYear
from mentoring.wall_time import day_of
from messages.base import N_, Notice, Screen, StaffLabel, ToStaff
from messages.catalogue import Catalogue, money
from messages.corrections import WaitingCorrection, waiting_correction
from messages.pictures import BudgetMonth, BudgetWords, draw_budget
from messages.pot_changes import Phrase, phrase_of

_GAP = 2
"""Spaces between the columns, at least."""

_WHOLE_EURO = 100


class BudgetWord(StaffLabel):
    """To a coordinator: what stands before an amount of the programme's money."""

    CARRIED_OVER = N_("From before")
    PUT_IN = N_("Put in this year")
    TOTAL = N_("Together")
    FREE = N_("Free")
    PROMISED = N_("Reserved")
    IN_SAVINGS = N_("In savings")
    CHOSEN = N_("Gifts picked")
    HANDED_OVER = N_("Handed over")
    FREE_AT_END = N_("Free at the end of the month, or now")
    EARNED_IN_MONTH = N_("Earned in the month")
    AHEAD = N_("At this pace")


# --- how it stands --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RunsOutIn(Screen, ToStaff):
    """To a coordinator: when nothing is free any more. `pace` is what was earned in a month, about."""

    pace: Cents
    month: str
    text = N_("At this pace, about {pace} a month, nothing will be free any more around {month}.")


@dataclass(frozen=True, slots=True)
class LastsTheYear(Screen, ToStaff):
    """To a coordinator: the pot is large enough for this programme year."""

    pace: Cents
    year: str
    text = N_("At this pace, about {pace} a month, it lasts until after the end of {year}.")


@dataclass(frozen=True, slots=True)
class TooLittleKnown(Screen, ToStaff):
    """To a coordinator in the first months: there is nothing to go by yet."""

    text = N_("Too little has been earned to foretell how long it lasts: that takes two full months.")


ForecastLine = RunsOutIn | LastsTheYear | TooLittleKnown


@dataclass(frozen=True, slots=True)
class BudgetRow(Screen, ToStaff):
    """To a coordinator: one amount in the columns, padded with spaces to be as wide as the others."""

    name: str
    amount: str
    text = N_("{name}{amount}")


@dataclass(frozen=True, slots=True)
class BorneLine(Screen, ToStaff):
    """To a coordinator: what was given too much by mistake, and participants keep."""

    amount: Cents
    text = N_("Mistakes borne by the programme: {amount}.")


@dataclass(frozen=True, slots=True)
class NearLimit(Screen, ToStaff):
    """To a coordinator: how many participants have used most of their yearly limit; `reached` of them all of it."""

    near: int
    reached: int
    text = N_("Participants from 80% of their yearly limit: {near}, at the limit: {reached}.")


@dataclass(frozen=True, slots=True)
class WaitingChange(Screen, ToStaff):
    """To a coordinator, under how it stands: a change that waits for a second coordinator."""

    number: int
    by: str
    change: Phrase
    text = N_("🟡 {number}. {by} wants to {change}. A second coordinator has to agree.")


@dataclass(frozen=True, slots=True)
class ReadyChange(Screen, ToStaff):
    """To a coordinator, under how it stands: money for a coming year."""

    number: int
    amount: Cents
    year: str
    text = N_("📅 {number}. Ready for {year}: {amount}.")


OpenChange = WaitingChange | ReadyChange


@dataclass(frozen=True, slots=True)
class Budget(Screen, ToStaff):
    """To a coordinator who types /budget: what there is for the year, where it is, and how long it lasts."""

    year: str
    rows: tuple[BudgetRow, ...]
    earned: Cents
    borne: BorneLine | None
    forecast: ForecastLine
    limits: NearLimit | None
    changes: tuple[OpenChange | WaitingCorrection, ...]
    text = N_(
        "<b>Pot {year}</b>\n<pre>{rows}</pre>\nEarned in {year}: {earned}.\n{borne}\n"
        "{forecast}\n{limits}\n{changes}"
    )


@dataclass(frozen=True, slots=True)
class BudgetEmpty(Screen, ToStaff):
    """To a coordinator who types /budget before there is any money."""

    changes: tuple[OpenChange | WaitingCorrection, ...]
    text = N_(
        "There is no money in the pot yet. "
        "Goals with a reward can be agreed only when the pot can pay for them.\n{changes}"
    )


@dataclass(frozen=True, slots=True)
class BudgetInMonths(Screen, ToStaff):
    """To a coordinator, under the picture: all that is on it. Each month with its amount ("jan € 120")."""

    year: str
    earned: tuple[str, ...]
    free: tuple[str, ...]
    forecast: ForecastLine
    text = N_(
        "<b>Pot {year}, month by month</b>\nEarned: {earned}.\n"
        "Free at the end of the month, or now: {free}.\n{forecast}"
    )


@dataclass(frozen=True, slots=True)
class BudgetTitle(Screen, ToStaff):
    """On the picture of the pot, above it."""

    year: str
    text = N_("Pot {year}")


# --- it runs short --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PotRunsShort(Notice, ToStaff):
    """To coordinators, once: at this pace the pot is empty before the programme year is over."""

    year: str
    free: Cents
    total: Cents
    forecast: ForecastLine
    text = N_("⚠️ <b>Pot {year}</b> · {free} free of {total}\n{forecast}\nWith /budget you see more.")


@dataclass(frozen=True, slots=True)
class PotAlmostEmpty(Notice, ToStaff):
    """To coordinators, once: less than a tenth of the pot is free."""

    year: str
    free: Cents
    total: Cents
    forecast: ForecastLine
    text = N_(
        "⚠️ <b>Pot {year} is almost empty</b> · {free} free of {total}\n{forecast}\nWith /budget you see more."
    )


# --- made of what is known ------------------------------------------------------------------------


def budget(
    overview: PotOverview,
    changes: Sequence[PotChange],
    corrections: Sequence[Correction],
    levels: Counter[Level],
    catalogue: Catalogue,
) -> Screen:
    """How the programme's money stands, in columns that read on a phone."""
    lines = (
        *(_open_change(change, overview.year) for change in changes),
        *map(waiting_correction, corrections),
    )
    if not overview.total:
        return BudgetEmpty(lines)
    return Budget(
        year=overview.year.name,
        rows=_amounts(overview, catalogue),
        earned=overview.earned_in_year,
        borne=BorneLine(overview.borne) if overview.borne else None,
        forecast=forecast_line(overview),
        limits=_limits(levels),
        changes=lines,
    )


def _limits(levels: Counter[Level]) -> NearLimit | None:
    near, reached = levels[Level.NEAR], levels[Level.REACHED]
    return NearLimit(near + reached, reached) if near + reached else None


def in_months(overview: PotOverview) -> BudgetInMonths:
    """The same month by month, with all that is on the picture."""
    known = [month for month in overview.months if month.free is not None]
    return BudgetInMonths(
        year=overview.year.name,
        earned=tuple(f"{month_name(each)} {money(each.earned)}" for each in known),
        free=tuple(f"{month_name(each)} {money(each.free or Cents(0))}" for each in known),
        forecast=forecast_line(overview),
    )


def budget_picture(overview: PotOverview, catalogue: Catalogue) -> bytes:
    """The picture that belongs to these words, as a PNG."""
    months = [BudgetMonth(month_name(each), each.earned, each.free) for each in overview.months]
    words = BudgetWords(
        title=catalogue.on_button(BudgetTitle(overview.year.name)),
        free=catalogue.label(BudgetWord.FREE_AT_END),
        ahead=catalogue.label(BudgetWord.AHEAD) if overview.forecast.pace else "",
        earned=catalogue.label(BudgetWord.EARNED_IN_MONTH),
        most_free=money(Cents(max(each.free or 0 for each in months))),
        most_earned=money(Cents(max(each.earned for each in months))),
    )
    return draw_budget(months, overview.forecast.pace, words)


def forecast_line(overview: PotOverview) -> ForecastLine:
    """How long the pot lasts, in a sentence, and what that rests on."""
    found = overview.forecast
    if found.pace is None:
        return TooLittleKnown()
    pace = _whole(found.pace)
    if found.runs_out_in is None:
        return LastsTheYear(pace, overview.year.name)
    return RunsOutIn(pace, format_date(found.runs_out_in, "MMMM y", locale="nl_NL"))


def warning_of(overview: PotOverview) -> PotRunsShort | PotAlmostEmpty:
    """What coordinators hear of a pot that runs short; that it is almost empty goes first."""
    kind = PotAlmostEmpty if overview.is_low else PotRunsShort
    return kind(overview.year.name, overview.free, overview.total, forecast_line(overview))


def month_name(month: PotMonth) -> str:
    """As in "mrt"."""
    return format_date(day_of(month.begins_at), "MMM", locale="nl_NL").rstrip(".")


def _amounts(overview: PotOverview, catalogue: Catalogue) -> tuple[BudgetRow, ...]:
    amounts = {
        BudgetWord.CARRIED_OVER: overview.carried_over,
        BudgetWord.PUT_IN: overview.put_in,
        BudgetWord.TOTAL: overview.total,
        BudgetWord.FREE: overview.free,
        BudgetWord.PROMISED: overview.promised,
        BudgetWord.IN_SAVINGS: overview.earned,
        BudgetWord.CHOSEN: overview.chosen,
        BudgetWord.HANDED_OVER: overview.handed_over,
    }
    said = {catalogue.label(word): money(amount) for word, amount in amounts.items()}
    wide, high = max(map(len, said)) + _GAP, max(map(len, said.values()))
    return tuple(BudgetRow(name.ljust(wide), amount.rjust(high)) for name, amount in said.items())


def _open_change(change: PotChange, year: ProgrammeYear) -> OpenChange:
    if change.state is ChangeState.WAITING:
        return WaitingChange(change.id, change.asked_by_name, phrase_of(change, year.begins_on))
    ready = ProgrammeYear(change.year, year.begins_on)
    return ReadyChange(change.id, change.amount, ready.name)


def _whole(amount: Cents) -> Cents:
    """In whole euros, one at least: more would be a precision that a forecast does not have."""
    euros = round(amount / _WHOLE_EURO)
    return Cents(max(1, euros) * _WHOLE_EURO) if amount else amount
