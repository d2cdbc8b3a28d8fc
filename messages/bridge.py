"""What participants read about the bridge: one pillar at a time, and the whole of it in words under its picture."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from mentoring.bridge import Assessment, Rating, Standing, grown, standings, strongest
from mentoring.ids import PillarKey
from mentoring.lengths import units
from mentoring.method import Method, Pictogram
from mentoring.wall_time import day_of
from messages.base import N_, Label, Notice, Screen, Urgency
from messages.catalogue import Catalogue, full_date
from messages.pictures import BridgeBar, BridgeWords, draw_bridge

_MOST_GROWN = 3
"""Names in one line of praise; more would be a list."""

_ROOM_FOR_LINES = 1024 - 280
"""Units for all pillars in a caption (Bot API, sendPhoto), beside what stands above and under them."""


class BridgeLabel(Label):
    """To a participant: on the way through the bridge."""

    BRIDGE = N_("The bridge")
    BEGIN = N_("Begin")
    NOT_NOW = N_("Not now")
    STOP = N_("Stop for now")
    GO_ON = N_("Go on")
    ANEW = N_("Begin anew")
    AGAIN = N_("Fill it in again")
    NO_WISH = N_("Not yet")


# --- one pillar on a screen -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BridgeSight(Screen):
    """To a participant, above the first pillar: how to answer, and who sees it."""

    mentor: str
    text = N_("Choose what fits you. There is no right or wrong.\nOnly {mentor} and the team can see it.")


@dataclass(frozen=True, slots=True)
class AskPillar(Screen):
    """To a participant who fills in the bridge: one pillar, with a button for each level."""

    key: str
    sign: str
    name: str
    number: int
    total: int
    first: BridgeSight | None
    question: str
    text = N_("{sign} <b>{name}</b> · {number} of {total}\n{first}\n{question}")

    @property
    def recording(self) -> str:
        """Each pillar has a recording of its own: its question is data of the programme."""
        return f"pillar.{self.key}"


@dataclass(frozen=True, slots=True)
class BridgeKept(Screen):
    """To a participant who stops halfway: nothing is lost."""

    text = N_("Good. I keep what you filled in.\nYou can go on whenever you want.")


@dataclass(frozen=True, slots=True)
class BridgeLiesLong(Screen):
    """To a participant who comes back to a bridge that they broke off more than a week ago."""

    done: int
    total: int
    text = N_(
        "You had begun with the bridge.\n{done} of the {total} pillars are filled in.\n"
        "Would you like to go on, or to begin anew?"
    )


@dataclass(frozen=True, slots=True)
class BridgeReady(Screen):
    """To a participant who has filled in the last pillar; the picture follows."""

    text = N_("👍 Thank you. That was the last one.\nI draw your bridge now.")


# --- the whole of it ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LevelUnknown(Screen):
    """In the words of a bridge: of this pillar they did not know it."""

    text = N_("don't know")


@dataclass(frozen=True, slots=True)
class BridgeLine(Screen):
    """To a participant, in the words of their bridge: one pillar, and where it was first if it has grown."""

    pillar: str
    pictogram: str
    levels: int
    level: int | None
    first_level: int | None
    name: str
    words: str | LevelUnknown
    first: str
    text = N_("<b>{name}</b>: {words}\nFirst: {first}")


@dataclass(frozen=True, slots=True)
class BridgeStrongest(Screen):
    """To a participant, in the words of their bridge: what goes best."""

    name: str
    text = N_("Your strongest pillar: {name}.")


@dataclass(frozen=True, slots=True)
class BridgeBegins(Screen):
    """To a participant, in the words of their bridge, when nothing goes well yet or they don't know it."""

    text = N_("This is where you begin. You don't do it alone.")


@dataclass(frozen=True, slots=True)
class BridgeOfDay(Screen):
    """To a participant: their bridge of one day in words, under its picture; what is strongest comes first. All pillars
    in words open with a tap, so that the picture stays in sight.
    """

    day: str
    first_day: str
    strongest: BridgeStrongest | BridgeBegins
    grown: str
    lines: tuple[BridgeLine, ...]
    text = N_(
        "🌉 <b>Your bridge of {day}</b>\n{strongest}\nGrown: {grown}.\n"
        "<blockquote expandable>{lines}</blockquote>"
    )


@dataclass(frozen=True, slots=True)
class BridgeDrawn(Notice):
    """To a participant who has filled in the bridge, under its picture; a button for each pillar stands below."""

    bridge: BridgeOfDay
    text = N_("{bridge}\n\nWhat would you like to work on?")
    urgency = Urgency.ANSWER
    answers_at_once = True


@dataclass(frozen=True, slots=True)
class BridgeIntroduced(Screen):
    """To a participant who asks for the bridge and has never filled it in."""

    text = N_("🌉 <b>The bridge</b>\nIt shows where you are now.\nIt takes three minutes.")


@dataclass(frozen=True, slots=True)
class BridgeHome(Screen):
    """To a participant who asks for the bridge and has filled it in before; the days are buttons."""

    day: str
    strongest: str
    text = N_(
        "🌉 <b>The bridge</b>\nYour latest bridge: {day}.\nYour strongest pillar: {strongest}.\n"
        "Press a day to see that bridge."
    )


# --- asked by the mentor, and not now ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BridgeInvited(Notice):
    """To a participant whose mentor would like to look at the bridge together."""

    by: str
    text = N_(
        "🌉 {by} would like to look at the bridge with you.\nIt shows where you are now.\n"
        "It takes three minutes."
    )


@dataclass(frozen=True, slots=True)
class BridgeNotNow(Screen):
    """To a participant who would rather not fill in the bridge now."""

    text = N_("Fine. It can always be done later.")


@dataclass(frozen=True, slots=True)
class BridgeStays(Screen):
    """To a participant who has seen their bridge and would not choose anything to work on yet."""

    text = N_("Good. Your bridge stays where it is.\nYou can choose whenever you want.")


# --- on the picture ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BridgeTitle(Screen):
    """On the picture of a participant's bridge, above it."""

    text = N_("My bridge")


@dataclass(frozen=True, slots=True)
class BridgeNow(Screen):
    """On the picture of the bridge: the sign for the day that it is of."""

    day: str
    text = N_("Now: {day}")


@dataclass(frozen=True, slots=True)
class BridgeThen(Screen):
    """On the picture of a bridge of before: the sign for the day that it is of."""

    day: str
    text = N_("That day: {day}")


@dataclass(frozen=True, slots=True)
class BridgeFirst(Screen):
    """On the picture of the bridge: the sign for an earlier day."""

    day: str
    text = N_("First: {day}")


# --- made of an assessment --------------------------------------------------------------------------


def bridge_of_day(shown: Assessment, others: Iterable[Assessment], method: Method) -> BridgeOfDay:
    """The bridge of one day in words, with what its picture shows; `others` may hold earlier and later ones."""
    found = standings(shown, others)
    best = strongest(found)
    seen = [each.shown_first.rated_at for each in found if each.shown_first is not None]
    return BridgeOfDay(
        day=day_in_full(shown.finished_at),
        first_day=day_in_full(min(seen, default=None)),
        strongest=BridgeStrongest(best.name) if best else BridgeBegins(),
        grown=names_in_line(grown(found)[:_MOST_GROWN]),
        lines=_within_caption(
            [_pillar_line(each, each.now, method) for each in found if each.now is not None]
        ),
    )


def picture_of(bridge: BridgeOfDay, catalogue: Catalogue, *, is_now: bool) -> bytes:
    """The picture that belongs to these words, as a PNG. `is_now`: it was filled in just now."""
    day = BridgeNow(bridge.day) if is_now else BridgeThen(bridge.day)
    words = BridgeWords(
        title=catalogue.on_button(BridgeTitle()),
        now=catalogue.on_button(day),
        first=catalogue.on_button(BridgeFirst(bridge.first_day)) if bridge.first_day else "",
        unknown=catalogue.on_button(LevelUnknown()),
    )
    bars = [
        BridgeBar(line.name, Pictogram(line.pictogram), line.levels, line.level, line.first_level)
        for line in bridge.lines
    ]
    return draw_bridge(bars, words)


def day_in_full(moment: datetime | None) -> str:
    """The day of an assessment: "3 maart 2026". Two years go by, so it has its year."""
    return "" if moment is None else full_date(day_of(moment))


def names_in_line(found: Iterable[Standing]) -> str:
    """With commas alone: many pillars have "en" in their name."""
    return ", ".join(each.name for each in found)


def pictogram_of(pillar: PillarKey, method: Method) -> Pictogram:
    """The drawing of a pillar; a star for one that is no longer in the files."""
    return next((each.pictogram for each in method.pillars if each.key == pillar), Pictogram.STAR)


def _pillar_line(standing: Standing, now: Rating, method: Method) -> BridgeLine:
    first = standing.shown_first
    return BridgeLine(
        pillar=standing.pillar,
        pictogram=pictogram_of(standing.pillar, method).value,
        levels=now.levels,
        level=now.level,
        first_level=standing.first_on_scale if first else None,
        name=now.name,
        words=now.words or LevelUnknown(),
        first=first.words if first else "",
    )


def _within_caption(lines: Sequence[BridgeLine]) -> tuple[BridgeLine, ...]:
    """What was first is left to the picture when all of it would be too long for a caption."""
    if sum(_length(line) for line in lines) <= _ROOM_FOR_LINES:
        return tuple(lines)
    return tuple(replace(line, first="") for line in lines)


def _length(line: BridgeLine) -> int:
    """Units of a line, with the signs and the word around its values; tags don't count."""
    words = line.words if isinstance(line.words, str) else "weet ik niet"
    return units(line.name) + units(words) + units(line.first) + 12
