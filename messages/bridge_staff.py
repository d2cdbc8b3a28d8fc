"""What staff read about the bridges of participants: that one was filled in, and two days beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from mentoring.bridge import Assessment, Rating, Standing, compare, grown, standings, strongest
from mentoring.method import Method
from mentoring.people import Participant
from mentoring.wall_time import day_of
from messages.base import N_, Notice, Screen, StaffLabel, ToStaff
from messages.bridge import BridgeLabel, day_in_full, names_in_line, pictogram_of
from messages.catalogue import Catalogue, shortest_date
from messages.pictures import BridgeBar, BridgeWords, draw_bridge

_NAME_WIDE, _DAY_WIDE = 16, 9
"""Characters in a column: 34 for the name and two days, which is what a small phone shows of letters of equal width."""


class BridgeStaffLabel(StaffLabel):
    """To staff, under what they see of a participant's bridge."""

    SEE = N_("View")
    EARLIER = N_("Other first day")
    LATER = N_("Other last day")
    PICTURE = N_("As a picture")


@dataclass(frozen=True, slots=True)
class SendBridgeTo(Screen, ToStaff):
    """On a button: let a participant fill in the bridge on their own phone."""

    first_name: str
    text = N_("Send to {first_name}")


@dataclass(frozen=True, slots=True)
class BridgeFilledIn(Notice, ToStaff):
    """To the admin chat, without a sound: somebody filled in the bridge. What, is seen by who presses only."""

    first_name: str
    pseudonym: str
    participant_id: int
    text = N_("🌉 {first_name} ({pseudonym}) has filled in the bridge.")
    silent = True


@dataclass(frozen=True, slots=True)
class BridgeDays(Screen, ToStaff):
    """To staff, about a participant's bridge: the days of those that were finished."""

    days: tuple[str, ...]
    text = N_("Filled in on {days}.")


@dataclass(frozen=True, slots=True)
class BridgeNever(Screen, ToStaff):
    """To staff, about a participant's bridge: none was finished yet."""

    text = N_("Not filled in yet.")


@dataclass(frozen=True, slots=True)
class BridgeHalfway(Screen, ToStaff):
    """To staff, about a participant's bridge: one was begun and is not finished."""

    text = N_("One was begun and is not finished yet.")


@dataclass(frozen=True, slots=True)
class BridgeOf(Screen, ToStaff):
    """To staff who type /brug and mean a participant. It tells no levels: it may stand in the admin chat."""

    first_name: str
    pseudonym: str
    days: BridgeDays | BridgeNever
    halfway: BridgeHalfway | None
    text = N_("🌉 <b>The bridge of {first_name} ({pseudonym})</b>\n{days}\n{halfway}")


@dataclass(frozen=True, slots=True)
class BridgeSent(Screen, ToStaff):
    """To staff who let a participant fill in the bridge."""

    first_name: str
    text = N_("Sent to {first_name}. You hear it when it is filled in.")


@dataclass(frozen=True, slots=True)
class BridgeShownPrivately(Screen, ToStaff):
    """To staff who press View in the admin chat, at the top of their screen: levels are not for the whole group."""

    text = N_("I have sent it to you in our private chat.")


@dataclass(frozen=True, slots=True)
class BridgeStrongestStaff(Screen, ToStaff):
    """To staff, above a participant's bridge: what goes best."""

    name: str
    text = N_("Strongest: {name}.")


@dataclass(frozen=True, slots=True)
class LevelOf(Screen, ToStaff):
    """To staff, in the columns of a comparison: a level, and how many there were."""

    level: int
    levels: int
    text = N_("{level} of {levels}")


@dataclass(frozen=True, slots=True)
class BridgeRow(Screen, ToStaff):
    """To staff: one pillar in the columns of a comparison, all padded with spaces to be as wide."""

    name: str
    first: str
    now: str
    text = N_("{name}{first}{now}")


@dataclass(frozen=True, slots=True)
class BridgeHead(Screen, ToStaff):
    """To staff: above the columns of a comparison, the word for the first of them."""

    text = N_("Pillar")


@dataclass(frozen=True, slots=True)
class NotAsked(Screen, ToStaff):
    """To staff, in the comparison in words: this pillar was not asked that day."""

    text = N_("not asked")


@dataclass(frozen=True, slots=True)
class NotKnown(Screen, ToStaff):
    """To staff, in the comparison in words: the participant did not know it."""

    text = N_("doesn't know")


@dataclass(frozen=True, slots=True)
class BridgeInWords(Screen, ToStaff):
    """To staff: one pillar in words, on one or on both days."""

    name: str
    first_day: str
    first: str | NotAsked | NotKnown
    day: str
    now: str | NotAsked | NotKnown
    text = N_("<b>{name}</b>\n{first_day}: {first}\n{day}: {now}")


@dataclass(frozen=True, slots=True)
class BridgeCompared(Screen, ToStaff):
    """To staff: a participant's bridge of one day, or of two beside each other, in columns and in words."""

    first_name: str
    pseudonym: str
    strongest: BridgeStrongestStaff | None
    grown: str
    rows: tuple[BridgeRow, ...]
    words: tuple[BridgeInWords, ...]
    text = N_(
        "🌉 <b>The bridge of {first_name} ({pseudonym})</b>\n{strongest}\nGrown: {grown}.\n"
        "<pre>{rows}</pre>\n{words}"
    )


@dataclass(frozen=True, slots=True)
class BridgePicture(Screen, ToStaff):
    """To staff, under the picture of a participant's bridge."""

    first_name: str
    pseudonym: str
    text = N_("🌉 The bridge of {first_name} ({pseudonym})")


@dataclass(frozen=True, slots=True)
class WhichBridgeDay(Screen, ToStaff):
    """To staff who would rather compare another day; the days are buttons."""

    first_name: str
    text = N_("Which day of {first_name}?")


@dataclass(frozen=True, slots=True)
class DayOnPicture(Screen, ToStaff):
    """On the picture of the bridge for staff: the sign for the later of two days."""

    day: str
    text = N_("Last: {day}")


@dataclass(frozen=True, slots=True)
class FirstDayOnPicture(Screen, ToStaff):
    """On the picture of the bridge for staff: the sign for the earlier of two days."""

    day: str
    text = N_("First: {day}")


# --- made of one or two assessments -----------------------------------------------------------------


def bridge_compared(
    participant: Participant, first: Assessment | None, last: Assessment, catalogue: Catalogue
) -> BridgeCompared:
    """The bridge of one day, or of two: in columns that read on a phone, and in words."""
    found = _found(first, last)
    best = strongest(found)
    return BridgeCompared(
        first_name=participant.first_name,
        pseudonym=participant.pseudonym,
        strongest=BridgeStrongestStaff(best.name) if best else None,
        grown=names_in_line(grown(found)),
        rows=_rows(found, first, last, catalogue),
        words=tuple(_in_words(each, first, last) for each in found),
    )


def picture_for_staff(
    first: Assessment | None, last: Assessment, method: Method, catalogue: Catalogue
) -> bytes:
    """The same as a picture, as a PNG."""
    words = BridgeWords(
        title=catalogue.label(BridgeLabel.BRIDGE),
        now=catalogue.on_button(DayOnPicture(day_in_full(last.finished_at))),
        first=catalogue.on_button(FirstDayOnPicture(day_in_full(first.finished_at))) if first else "",
        unknown=catalogue.on_button(NotKnown()),
    )
    bars = [
        BridgeBar(
            each.name, pictogram_of(each.pillar, method), each.now.levels, each.now.level, each.first_on_scale
        )
        for each in _found(first, last)
        if each.now is not None
    ]
    return draw_bridge(bars, words)


def _found(first: Assessment | None, last: Assessment) -> tuple[Standing, ...]:
    return compare(first, last) if first else standings(last, ())


def _rows(
    found: Sequence[Standing], first: Assessment | None, last: Assessment, catalogue: Catalogue
) -> tuple[BridgeRow, ...]:
    days = (_short_day(first), _short_day(last))
    head = _row(catalogue.on_button(BridgeHead()), *days)
    levels = ((each.name, _level(each.first, catalogue), _level(each.now, catalogue)) for each in found)
    return (head, *(_row(name, before if first else "", now) for name, before, now in levels))


def _row(name: str, first: str, now: str) -> BridgeRow:
    shown = name if len(name) < _NAME_WIDE else f"{name[: _NAME_WIDE - 2]}…"
    return BridgeRow(shown.ljust(_NAME_WIDE), first.ljust(_DAY_WIDE) if first else "", now)


def _level(rating: Rating | None, catalogue: Catalogue) -> str:
    if rating is None:
        return "–"
    return "?" if rating.level is None else catalogue.on_button(LevelOf(rating.level, rating.levels))


def _in_words(standing: Standing, first: Assessment | None, last: Assessment) -> BridgeInWords:
    before = _rating_words(standing.first) if first else ""
    return BridgeInWords(
        standing.name, _short_day(first), before, _short_day(last), _rating_words(standing.now)
    )


def _rating_words(rating: Rating | None) -> str | NotAsked | NotKnown:
    if rating is None:
        return NotAsked()
    return rating.words or NotKnown()


def _short_day(assessment: Assessment | None) -> str:
    at = assessment.finished_at if assessment else None
    return shortest_date(day_of(at)) if at else ""
