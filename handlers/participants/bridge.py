"""De brug: one pillar on a screen, a big button for each level, and the picture of it with the way to a goal.

An answer is kept at once, so that "Stop voor nu" is a word and nothing more, and every button is an answer to the
screen that it stood on: of an earlier screen it changes nothing.
"""

from dataclasses import dataclass, replace
from functools import partial

from handlers.buttons import MOST_BUTTONS, Button, Press, Rows, in_rows
from handlers.context import Context
from handlers.outgoing import Outgoing, Picture
from handlers.participants.presses import ShowBridge, StartBridge, WishGoal
from handlers.routes import Routes
from mentoring.bridge import DONT_KNOW, Assessment, pillar_before, standings, strongest
from mentoring.ids import AssessmentId, PillarKey
from mentoring.method import Pillar
from mentoring.refusals import Gone, NoLongerPossible
from mentoring.wall_time import day_of
from messages.base import Label
from messages.bridge import (
    AskPillar,
    BridgeDrawn,
    BridgeHome,
    BridgeIntroduced,
    BridgeInvited,
    BridgeKept,
    BridgeLabel,
    BridgeLiesLong,
    BridgeNotNow,
    BridgeReady,
    BridgeSight,
    BridgeStays,
    bridge_of_day,
    day_in_full,
    picture_of,
)
from messages.common import CommonLabel, Ticked
from messages.goal_list import GoalListLabel
from services import bridge

routes = Routes()

_DONT_KNOW = 0
"""On a button: no level has this number."""


@dataclass(frozen=True, slots=True)
class RatePillar(Press, verb="bl"):
    """A level of a pillar, or 'Weet ik niet'. `mark` tells the screen that it stood on from another."""

    assessment_id: AssessmentId
    pillar: str
    level: int
    mark: str


@dataclass(frozen=True, slots=True)
class BackFromPillar(Press, verb="bt"):
    """'Terug', to the pillar before this one."""

    assessment_id: AssessmentId
    pillar: str


@dataclass(frozen=True, slots=True)
class StopBridge(Press, verb="bs"):
    """'Stop voor nu'."""

    assessment_id: AssessmentId


@dataclass(frozen=True, slots=True)
class ResumeBridge(Press, verb="bg"):
    """'Verder'."""

    assessment_id: AssessmentId


@dataclass(frozen=True, slots=True)
class BeginAnew(Press, verb="bn"):
    """'Opnieuw beginnen', of one that was broken off long ago."""

    assessment_id: AssessmentId


@dataclass(frozen=True, slots=True)
class FillInAgain(Press, verb="bw"):
    """'Opnieuw invullen', after the one that was the latest then: pressed twice, it begins one."""

    assessment_id: AssessmentId


@dataclass(frozen=True, slots=True)
class ViewBridge(Press, verb="bk"):
    """A day, in the list of bridges of before."""

    assessment_id: AssessmentId


@dataclass(frozen=True, slots=True)
class NoWishNow(Press, verb="bx"):
    """'Nu nog niet', under the picture."""


@dataclass(frozen=True, slots=True)
class NoBridgeNow(Press, verb="bz"):
    """'Nu niet', when the mentor asks."""


# --- the way in -----------------------------------------------------------------------------------


@routes.command("brug")
async def show_bridge_now(context: Context) -> None:
    """`/brug`, and after an old button: the pillar that is next, else what was filled in before. Nothing changes."""
    known = await bridge.own_open(context.work, by=context.person)
    pillar = known.next_pillar(context.programme.method) if known else None
    if known is None or pillar is None:
        await _show_home(context)
    elif known.lies_long(context.now):
        _ask_to_go_on(context, known, in_place=False)
    else:
        _show_pillar(context, known, pillar, in_place=False)


@routes.press(StartBridge, fresh=show_bridge_now)
async def start_bridge(context: Context, press: StartBridge) -> None:
    """'De brug', 'Beginnen'. An old one, on the day that it was filled in, begins no other."""
    is_open = await bridge.own_open(context.work, by=context.person) is not None
    finished = [] if is_open else await bridge.own(context.work, by=context.person)
    if finished and _was_today(context, finished[0]):
        await _show_home(context, in_place=True)
    else:
        await _begin(context)


@routes.press(ShowBridge, fresh=show_bridge_now)
async def show_bridge(context: Context, press: ShowBridge) -> None:
    """'De brug', where there may be one of before."""
    await _show_home(context)


@routes.press(FillInAgain, fresh=show_bridge_now)
async def fill_in_again(context: Context, press: FillInAgain) -> None:
    """'Opnieuw invullen'."""
    await bridge.get(context.work, press.assessment_id, by=context.person)
    finished = await bridge.own(context.work, by=context.person)
    if not finished or finished[0].id != press.assessment_id:
        raise NoLongerPossible
    await _begin(context)


@routes.notice(BridgeInvited)
def under_invited(notice: BridgeInvited, plain: Outgoing) -> Outgoing:
    """Begin, or not now."""
    begin = Button(BridgeLabel.BEGIN, StartBridge(), style="success")
    return plain.with_rows([[begin], [Button(BridgeLabel.NOT_NOW, NoBridgeNow())]])


@routes.press(NoBridgeNow)
async def no_bridge_now(context: Context, press: NoBridgeNow) -> None:
    """'Nu niet'. Nobody hears of it."""
    context.show(BridgeNotNow(), [[Button(BridgeLabel.BRIDGE, StartBridge())]], in_place=True)


# --- one pillar after the other -------------------------------------------------------------------


@routes.press(RatePillar, fresh=show_bridge_now)
async def rate_pillar(context: Context, press: RatePillar) -> None:
    """One answer, and the next pillar in its place; after the last one the picture is on its way."""
    rated = await bridge.rate(
        context.work,
        press.assessment_id,
        PillarKey(press.pillar),
        DONT_KNOW if press.level == _DONT_KNOW else press.level,
        programme=context.programme,
        mark=press.mark,
        by=context.person,
        now=context.now,
    )
    await _go_on(context, rated)


@routes.press(BackFromPillar, fresh=show_bridge_now)
async def go_back(context: Context, press: BackFromPillar) -> None:
    """'Terug': the pillar before, with a tick at what was answered."""
    known = await _open_one(context, press.assessment_id)
    before = pillar_before(PillarKey(press.pillar), context.programme.method)
    if before is None:
        await _go_on(context, known)
    else:
        _show_pillar(context, known, before, in_place=True)


@routes.press(StopBridge, fresh=show_bridge_now)
async def stop_bridge(context: Context, press: StopBridge) -> None:
    """'Stop voor nu': all that was answered is kept already."""
    known = await _open_one(context, press.assessment_id)
    context.show(BridgeKept(), [[Button(BridgeLabel.GO_ON, ResumeBridge(known.id))]], in_place=True)


@routes.press(ResumeBridge, fresh=show_bridge_now)
async def resume_bridge(context: Context, press: ResumeBridge) -> None:
    """'Verder', with the first pillar that has no answer."""
    await _go_on(context, await _open_one(context, press.assessment_id))


@routes.press(BeginAnew, fresh=show_bridge_now)
async def begin_anew(context: Context, press: BeginAnew) -> None:
    """'Opnieuw beginnen'. Pressed again it goes on with what was begun anew."""
    begun = await bridge.begin_anew(context.work, press.assessment_id, by=context.person, now=context.now)
    await _go_on(context, begun)


async def _begin(context: Context) -> None:
    known = await bridge.begin(context.work, context.person.id, by=context.person, now=context.now)
    if known.lies_long(context.now):
        _ask_to_go_on(context, known, in_place=True)
    else:
        await _go_on(context, known)


def _ask_to_go_on(context: Context, known: Assessment, *, in_place: bool) -> None:
    asked = context.programme.method.asked
    done = sum(known.rating(pillar.key) is not None for pillar in asked)
    rows = [
        [Button(BridgeLabel.GO_ON, ResumeBridge(known.id), style="success")],
        [Button(BridgeLabel.ANEW, BeginAnew(known.id))],
    ]
    context.show(BridgeLiesLong(done, len(asked)), rows, in_place=in_place)


async def _go_on(context: Context, known: Assessment) -> None:
    """The next pillar. When there is none, also because the last one is not asked any more, it is finished."""
    pillar = known.next_pillar(context.programme.method)
    if pillar is not None and known.is_open:
        _show_pillar(context, known, pillar, in_place=True)
        return
    await bridge.finish(
        context.work, known.id, programme=context.programme, by=context.person, now=context.now
    )
    context.show(BridgeReady(), in_place=True)


def _show_pillar(context: Context, known: Assessment, pillar: Pillar, *, in_place: bool) -> None:
    asked = context.programme.method.asked
    number = asked.index(pillar) + 1
    screen = AskPillar(
        key=pillar.key,
        sign=pillar.sign,
        name=pillar.name,
        number=number,
        total=len(asked),
        first=BridgeSight(context.mentor) if number == 1 else None,
        question=pillar.question,
    )
    context.show(screen, _answers(context, known, pillar), in_place=in_place)


def _answers(context: Context, known: Assessment, pillar: Pillar) -> Rows:
    """A row for each level, from where it is hard to where it goes well; then the ways out."""
    said, mark = known.rating(pillar.key), known.mark(pillar)
    given = None if said is None else said.level or _DONT_KNOW
    words: list[tuple[int, Label | str]] = [*enumerate(pillar.levels, start=1)]
    words.append((_DONT_KNOW, CommonLabel.DONT_KNOW))
    rows = [
        [_answer(context, each, level == given, RatePillar(known.id, pillar.key, level, mark))]
        for level, each in words
    ]
    way_out = [Button(BridgeLabel.STOP, StopBridge(known.id))]
    if pillar_before(pillar.key, context.programme.method) is not None:
        way_out.insert(0, Button(CommonLabel.BACK, BackFromPillar(known.id, pillar.key)))
    return [*rows, way_out]


def _answer(context: Context, words: Label | str, is_given: bool, press: Press) -> Button:
    said = context.catalogue.label(words) if isinstance(words, Label) else words
    return Button(context.catalogue.on_button(Ticked(said)) if is_given else said, press)


async def _open_one(context: Context, assessment_id: AssessmentId) -> Assessment:
    """Raises `Gone`, or `NoLongerPossible` for one that is finished."""
    known = await bridge.get(context.work, assessment_id, by=context.person)
    if not known.is_open:
        raise NoLongerPossible
    return known


# --- the picture, and what was filled in before ---------------------------------------------------


@routes.notice(BridgeDrawn)
def under_drawn(notice: BridgeDrawn, plain: Outgoing) -> Outgoing:
    """The picture, and from each pillar one tap to a goal."""
    wishes = [[Button(line.name, WishGoal(line.pillar))] for line in notice.bridge.lines]
    picture = Picture(partial(picture_of, notice.bridge, is_now=True))
    return replace(plain, picture=picture, rows=[*wishes, [Button(BridgeLabel.NO_WISH, NoWishNow())]])


@routes.press(NoWishNow)
async def no_wish_now(context: Context, press: NoWishNow) -> None:
    """'Nu nog niet'. The picture stays to be looked at."""
    context.take_buttons()
    context.show(BridgeStays(), [[Button(BridgeLabel.BRIDGE, ShowBridge())]])


@routes.press(ViewBridge, fresh=show_bridge_now)
async def view_bridge(context: Context, press: ViewBridge) -> None:
    """The picture of one day, as it was."""
    shown = await bridge.get(context.work, press.assessment_id, by=context.person)
    if shown.is_open:
        raise Gone
    others = await bridge.own(context.work, by=context.person)
    words = bridge_of_day(shown, others, context.programme.method)
    picture = Picture(partial(picture_of, words, is_now=False))
    context.show(words, [[Button(BridgeLabel.BRIDGE, ShowBridge())]], picture=picture)


async def _show_home(context: Context, *, in_place: bool = False) -> None:
    finished = await bridge.own(context.work, by=context.person)
    if not finished:
        begin = Button(BridgeLabel.BEGIN, StartBridge(), style="success")
        context.show(BridgeIntroduced(), [[begin]], in_place=in_place)
        return
    latest = finished[0]
    best = strongest(standings(latest, finished))
    days = [Button(day_in_full(each.finished_at), ViewBridge(each.id)) for each in finished[:MOST_BUTTONS]]
    known = await bridge.own_open(context.work, by=context.person)
    more = (
        Button(BridgeLabel.AGAIN, FillInAgain(latest.id))
        if known is None
        else Button(BridgeLabel.GO_ON, StartBridge())
    )
    home = BridgeHome(day_in_full(latest.finished_at), best.name if best else "")
    own_goal = Button(GoalListLabel.OWN_GOAL, WishGoal())
    context.show(home, [*in_rows(days), [more], [own_goal]], in_place=in_place)


def _was_today(context: Context, finished: Assessment) -> bool:
    return finished.finished_at is not None and day_of(finished.finished_at) == context.today
