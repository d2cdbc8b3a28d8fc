"""Instellingen: when and how a participant hears from us. One subject on a screen, and a tick at what is chosen now.

A press carries what is wanted and not "the other way round", so that pressing twice does it once.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import time

from handlers.buttons import Button, Press, Rows, UnknownPress, in_rows, time_key, time_of_key
from handlers.context import Context
from handlers.participants.pauses import rest_button
from handlers.participants.presses import ShowBridge, ShowSettings
from handlers.routes import Routes
from handlers.staff.home import show_staff_home
from mentoring.preferences import Preferences
from messages.base import Label
from messages.bridge import BridgeLabel
from messages.catalogue import wall_time
from messages.check_ins import CheckInSetting
from messages.common import Ticked
from messages.nudges import WeekdayLabel
from messages.preferences import (
    CalmIsOff,
    CalmIsOn,
    CalmSetting,
    DaysBefore,
    FromTo,
    NeverQuiet,
    NudgesSetting,
    OverviewSetting,
    QuietDays,
    QuietFromTo,
    QuietHours,
    RemindersAllOff,
    RemindersSetting,
    SettingLabel,
    Settings,
    SettingsLabel,
    WeeklyMoment,
)
from services import preferences

routes = Routes()

_QUIET_HOURS = ((time(20), time(9)), (time(22), time(7)), (time(23), time(6)))
"""Beside the programme's own: earlier and longer, later, and for who is up late."""

_NEVER_QUIET = (time(), time())
_REMIND_DAYS = {7: SettingLabel.WEEK_BEFORE, 1: SettingLabel.DAY_BEFORE, 0: SettingLabel.SAME_MORNING}
_USUAL_DAYS = (7, 3, 1, 0)
_OVERVIEW_TIMES = (time(10), time(16), time(19))
_CHECK_IN_TIMES = (time(9), time(11), time(15), time(19))
_WEEKDAYS = tuple(WeekdayLabel)


@dataclass(frozen=True, slots=True)
class ShowSetting(Press, verb="is"):
    """'Stille uren', 'Herinneringen' and the others on the screen of settings."""

    subject: str


@dataclass(frozen=True, slots=True)
class SetQuiet(Press, verb="iq"):
    """Quiet hours, such as "2100" and "0830"."""

    since: str
    until: str


@dataclass(frozen=True, slots=True)
class OwnQuiet(Press, verb="iqo"):
    """'Eigen tijden'."""


@dataclass(frozen=True, slots=True)
class SetSwitch(Press, verb="iw"):
    """Something that is on or off, by the name of its field in `Preferences`."""

    name: str
    on: int


@dataclass(frozen=True, slots=True)
class SetReminder(Press, verb="ir"):
    """'De dag ervoor': whether to be reminded so many days before."""

    days: int
    on: int


@dataclass(frozen=True, slots=True)
class SetOverviewDay(Press, verb="iod"):
    """The day of the weekly overview. Monday is 0."""

    weekday: int


@dataclass(frozen=True, slots=True)
class SetOverviewTime(Press, verb="iot"):
    """The time of the weekly overview, such as "1600"."""

    at: str


@dataclass(frozen=True, slots=True)
class SetCheckInDay(Press, verb="icd"):
    """The day of the weekly check-in. Monday is 0."""

    weekday: int


@dataclass(frozen=True, slots=True)
class SetCheckInTime(Press, verb="ict"):
    """The time of the weekly check-in, such as "1100"."""

    at: str


@routes.command("instellingen")
async def settings(context: Context) -> None:
    """`/instellingen`."""
    if context.person.participant is None:
        await show_staff_home(context)
    else:
        context.show(Settings(), _subjects(context))


@routes.press(ShowSettings, fresh=settings)
async def show_settings(context: Context, press: ShowSettings) -> None:
    """'Instellingen' under Help, 'Terug naar instellingen'."""
    context.show(Settings(), _subjects(context), in_place=True)


@routes.press(ShowSetting, fresh=settings)
async def show_setting(context: Context, press: ShowSetting) -> None:
    """One subject."""
    if press.subject not in _SCREENS:
        raise UnknownPress
    _SCREENS[press.subject][1](context, await preferences.chosen(context.work, by=context.person))


@routes.press(SetQuiet, fresh=settings)
async def set_quiet(context: Context, press: SetQuiet) -> None:
    """Quiet hours out of the few that are offered."""
    before = await preferences.chosen(context.work, by=context.person)
    wanted = before.with_quiet_hours(time_of_key(press.since), time_of_key(press.until))
    await _choose(context, wanted, show_quiet)


@routes.press(SetSwitch, fresh=settings)
async def set_switch(context: Context, press: SetSwitch) -> None:
    """A day of rest, nudges, the weekly overview, the check-in, or calm mode."""
    if press.name not in _SWITCHES:
        raise UnknownPress
    before = await preferences.chosen(context.work, by=context.person)
    changed: dict[str, bool] = {press.name: bool(press.on)}
    wanted = replace(before, **changed)  # type: ignore[arg-type]
    if press.name == "check_in":
        wanted = replace(wanted, check_in_weekday=before.check_in_day)  # Now it is known what they want.
    await _choose(context, wanted, _SWITCHES[press.name])
    if press.name == "calm" and bool(press.on) != before.calm:
        context.show(CalmIsOn() if press.on else CalmIsOff(), menu=True)


@routes.press(SetReminder, fresh=settings)
async def set_reminder(context: Context, press: SetReminder) -> None:
    """One of the reminders, on or off."""
    if press.days not in _days(context):
        raise UnknownPress
    before = await preferences.chosen(context.work, by=context.person)
    wanted = before.with_reminder(press.days, context.programme, wanted=bool(press.on))
    await _choose(context, wanted, show_reminders)


@routes.press(SetOverviewDay, fresh=settings)
async def set_overview_day(context: Context, press: SetOverviewDay) -> None:
    """On which day the weekly overview comes."""
    _require_weekday(press.weekday)
    before = await preferences.chosen(context.work, by=context.person)
    await _choose(context, replace(before, overview=True, overview_weekday=press.weekday), show_overview)


@routes.press(SetOverviewTime, fresh=settings)
async def set_overview_time(context: Context, press: SetOverviewTime) -> None:
    """At what time the weekly overview comes."""
    at = _one_of(_OVERVIEW_TIMES, press.at)
    before = await preferences.chosen(context.work, by=context.person)
    await _choose(context, replace(before, overview=True, overview_at=at), show_overview)


@routes.press(SetCheckInDay, fresh=settings)
async def set_check_in_day(context: Context, press: SetCheckInDay) -> None:
    """On which day the check-in comes."""
    _require_weekday(press.weekday)
    before = await preferences.chosen(context.work, by=context.person)
    await _choose(context, replace(before, check_in=True, check_in_weekday=press.weekday), show_check_in)


@routes.press(SetCheckInTime, fresh=settings)
async def set_check_in_time(context: Context, press: SetCheckInTime) -> None:
    """At what time the check-in comes."""
    at = _one_of(_CHECK_IN_TIMES, press.at)
    before = await preferences.chosen(context.work, by=context.person)
    wanted = replace(before, check_in=True, check_in_weekday=before.check_in_day, check_in_at=at)
    await _choose(context, wanted, show_check_in)


def show_quiet(context: Context, chosen: Preferences, *, in_place: bool = True) -> None:
    """The hours in which nothing rings."""
    quiet = chosen.quiet(context.programme)
    present = (quiet.since, quiet.until)
    usual = (context.programme.quiet_from, context.programme.quiet_until)
    hours = list(dict.fromkeys([usual, *_QUIET_HOURS]))
    if present not in (*hours, _NEVER_QUIET):
        hours.append(present)
    rows = [
        [_choice(context, _hours(context, each), present == each, SetQuiet(*map(time_key, each)))]
        for each in hours
    ]
    is_never = quiet.since == quiet.until
    never = _choice(context, SettingLabel.NEVER_QUIET, is_never, SetQuiet(*map(time_key, _NEVER_QUIET)))
    rows += [[never], [Button(SettingLabel.OWN_HOURS, OwnQuiet())], _back()]
    now = NeverQuiet() if is_never else QuietFromTo(*present)
    context.show(QuietHours(now), rows, in_place=in_place)


def show_days(context: Context, chosen: Preferences) -> None:
    """Sundays and holidays."""
    rows = [
        [_toggle(context, SettingLabel.SUNDAYS, "quiet_sundays", chosen.quiet_sundays)],
        [_toggle(context, SettingLabel.HOLIDAYS, "quiet_holidays", chosen.quiet_holidays)],
    ]
    context.show(QuietDays(), [*rows, _back()], in_place=True)


def show_reminders(context: Context, chosen: Preferences) -> None:
    """Which reminders there are of an appointment."""
    wanted = chosen.days_before(context.programme)
    rows = [
        [_choice(context, _before(context, days), days in wanted, SetReminder(days, int(days not in wanted)))]
        for days in _days(context)
    ]
    context.show(RemindersSetting() if wanted else RemindersAllOff(), [*rows, _back()], in_place=True)


def show_nudges(context: Context, chosen: Preferences) -> None:
    """Nudges, on or off."""
    context.show(NudgesSetting(), [_on_off(context, "nudges", chosen.nudges), _back()], in_place=True)


def show_overview(context: Context, chosen: Preferences) -> None:
    """The weekly overview: on or off, and when."""
    rows = [_on_off(context, "overview", chosen.overview)]
    now = None
    if chosen.overview:
        weekday, at = chosen.overview_weekday, chosen.overview_at
        now = WeeklyMoment(_WEEKDAYS[weekday], at)
        rows += _days_of_week(context, weekday, SetOverviewDay)
        rows += [_times(context, at, _OVERVIEW_TIMES, SetOverviewTime)]
    context.show(OverviewSetting(now), [*rows, _back()], in_place=True)


def show_check_in(context: Context, chosen: Preferences) -> None:
    """The weekly check-in: on or off, and when."""
    rows = [_on_off(context, "check_in", chosen.check_in)]
    now = None
    if chosen.check_in:
        weekday, at = chosen.check_in_day, chosen.check_in_at
        now = WeeklyMoment(_WEEKDAYS[weekday], at)
        rows += _days_of_week(context, weekday, SetCheckInDay)
        rows += [_times(context, at, _CHECK_IN_TIMES, SetCheckInTime)]
    context.show(CheckInSetting(now), [*rows, _back()], in_place=True)


def show_calm(context: Context, chosen: Preferences) -> None:
    """Calm mode, on or off; what is shown from here on is as it was chosen."""
    context.catalogue = context.catalogue.in_calm(chosen.calm)
    context.show(CalmSetting(), [_on_off(context, "calm", chosen.calm), _back()], in_place=True)


_Show = Callable[[Context, Preferences], None]

_SCREENS: dict[str, tuple[SettingsLabel, _Show]] = {
    "quiet": (SettingsLabel.QUIET, show_quiet),
    "days": (SettingsLabel.DAYS, show_days),
    "reminders": (SettingsLabel.REMINDERS, show_reminders),
    "nudges": (SettingsLabel.NUDGES, show_nudges),
    "overview": (SettingsLabel.OVERVIEW, show_overview),
    "check_in": (SettingsLabel.CHECK_IN, show_check_in),
    "calm": (SettingsLabel.CALM, show_calm),
}
_SWITCHES: dict[str, _Show] = {
    "quiet_sundays": show_days,
    "quiet_holidays": show_days,
    "nudges": show_nudges,
    "overview": show_overview,
    "check_in": show_check_in,
    "calm": show_calm,
}


def _require_weekday(number: int) -> None:
    if number >= len(_WEEKDAYS):
        raise UnknownPress


def _one_of(offered: tuple[time, ...], key: str) -> time:
    at = time_of_key(key)
    if at not in offered:
        raise UnknownPress
    return at


async def _choose(context: Context, wanted: Preferences, show: _Show) -> None:
    await preferences.choose(
        context.work, wanted, programme=context.programme, by=context.person, now=context.now
    )
    show(context, wanted)


def _subjects(context: Context) -> Rows:
    subjects = [[Button(label, ShowSetting(subject))] for subject, (label, _) in _SCREENS.items()]
    return [*subjects, [rest_button(context), Button(BridgeLabel.BRIDGE, ShowBridge())]]


def _back() -> list[Button]:
    return [Button(SettingsLabel.BACK, ShowSettings())]


def _choice(context: Context, words: Label | str, is_chosen: bool, press: Press) -> Button:
    said = context.catalogue.label(words) if isinstance(words, Label) else words
    return Button(context.catalogue.on_button(Ticked(said)) if is_chosen else said, press)


def _days_of_week(context: Context, chosen: int, press: Callable[[int], Press]) -> Rows:
    days = [_choice(context, label, n == chosen, press(n)) for n, label in enumerate(_WEEKDAYS)]
    return in_rows(days, wide=3)


def _times(
    context: Context, chosen: time, offered: tuple[time, ...], press: Callable[[str], Press]
) -> list[Button]:
    return [_choice(context, wall_time(at), at == chosen, press(time_key(at))) for at in offered]


def _toggle(context: Context, label: SettingLabel, name: str, is_on: bool) -> Button:
    return _choice(context, label, is_on, SetSwitch(name, int(not is_on)))


def _on_off(context: Context, name: str, is_on: bool) -> list[Button]:
    return [
        _choice(context, SettingLabel.ON, is_on, SetSwitch(name, 1)),
        _choice(context, SettingLabel.OFF, not is_on, SetSwitch(name, 0)),
    ]


def _days(context: Context) -> list[int]:
    """The reminders that one can have: the usual ones, and the programme's own."""
    return sorted({*_USUAL_DAYS, *context.programme.remind_days}, reverse=True)


def _before(context: Context, days: int) -> Label | str:
    return _REMIND_DAYS.get(days) or context.catalogue.on_button(DaysBefore(days))


def _hours(context: Context, hours: tuple[time, time]) -> str:
    return context.catalogue.on_button(FromTo(*hours))
