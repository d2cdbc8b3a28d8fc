"""/brug for staff: let a participant fill in the bridge, and see two of their days beside each other.

Levels are between a participant and who stands beside them. In the admin chat stands that a bridge was filled in, and
what is in it goes to the private chat of who asks for it.
"""

from dataclasses import dataclass
from functools import partial

from handlers.buttons import MOST_BUTTONS, Button, Press, Rows, in_rows
from handlers.context import Context
from handlers.outgoing import Outgoing, Picture
from handlers.routes import Routes
from handlers.staff.choosing import named, present_here, the_participant
from handlers.staff.links import can_write_privately
from handlers.staff.on_behalf import BridgeTogether
from mentoring.bridge import Assessment
from mentoring.ids import AssessmentId, PersonId, TelegramId
from mentoring.people import TAKING_PART, Participant
from mentoring.refusals import Gone
from messages.bridge import day_in_full
from messages.bridge_staff import (
    BridgeDays,
    BridgeFilledIn,
    BridgeHalfway,
    BridgeNever,
    BridgeOf,
    BridgePicture,
    BridgeSent,
    BridgeShownPrivately,
    BridgeStaffLabel,
    SendBridgeTo,
    WhichBridgeDay,
    bridge_compared,
    picture_for_staff,
)
from messages.on_behalf import OnBehalfLabel
from messages.participants import NoParticipants, WhichParticipantFor
from services import bridge
from services.people import participant_for

routes = Routes()

_TWO = 2
"""Days beside each other: only with more is there another one to choose."""

_MOST_DAYS_TOLD = 5


@dataclass(frozen=True, slots=True)
class ShowBridgeOf(Press, verb="bb"):
    """A participant's name, under a bare /brug."""

    participant_id: PersonId


@dataclass(frozen=True, slots=True)
class SendBridge(Press, verb="bo"):
    """'Stuur naar Fatima'."""

    participant_id: PersonId


@dataclass(frozen=True, slots=True)
class ViewBridgeOf(Press, verb="be"):
    """'Bekijken': the first day and the last beside each other."""

    participant_id: PersonId


@dataclass(frozen=True, slots=True)
class CompareBridges(Press, verb="bc"):
    """A day that was chosen, with the other one."""

    participant_id: PersonId
    one: AssessmentId
    other: AssessmentId


@dataclass(frozen=True, slots=True)
class ChooseBridgeDay(Press, verb="bd"):
    """'Andere eerste dag', 'Andere laatste dag': `kept` is the one that stays."""

    participant_id: PersonId
    kept: AssessmentId


@dataclass(frozen=True, slots=True)
class DrawBridges(Press, verb="bp"):
    """'Als plaatje', under a comparison."""

    participant_id: PersonId
    one: AssessmentId
    other: AssessmentId


# --- whose bridge ---------------------------------------------------------------------------------


@routes.command("brug", for_staff=True, in_group=True)
async def bridge_of(context: Context) -> None:
    """`/brug`, or `/brug Fatima`."""
    if context.arguments:
        await _show(context, await the_participant(context, context.arguments))
        return
    present = await present_here(context)
    buttons = [Button(named(participant), ShowBridgeOf(participant.id)) for participant in present]
    context.show(WhichParticipantFor("brug") if buttons else NoParticipants(), in_rows(buttons))


@routes.press(ShowBridgeOf)
async def show_bridge_of(context: Context, press: ShowBridgeOf) -> None:
    """A participant who was chosen from the list."""
    participant = await participant_for(context.work, press.participant_id, by=context.person)
    await _show(context, participant, in_place=True)


@routes.press(SendBridge)
async def send_bridge(context: Context, press: SendBridge) -> None:
    """'Stuur naar Fatima'."""
    invited = await bridge.invite(context.work, press.participant_id, by=context.person, now=context.now)
    context.show(BridgeSent(invited.first_name), in_place=True)


async def _show(context: Context, participant: Participant, *, in_place: bool = False) -> None:
    finished = await bridge.of_participant(context.work, participant.id, by=context.person)
    under_way = await bridge.is_under_way(context.work, participant.id, by=context.person)
    days = tuple(day_in_full(each.finished_at) for each in finished[:_MOST_DAYS_TOLD])
    screen = BridgeOf(
        participant.first_name,
        participant.pseudonym,
        BridgeDays(days) if days else BridgeNever(),
        BridgeHalfway() if under_way else None,
    )
    context.show(screen, _ways(participant, is_there=bool(finished)), in_place=in_place)


def _ways(participant: Participant, *, is_there: bool) -> Rows:
    """How a bridge can be filled in, and the way to what is in it."""
    send = Button(SendBridgeTo(participant.first_name), SendBridge(participant.id))
    together = Button(OnBehalfLabel.TOGETHER, BridgeTogether(participant.id))
    rows: Rows = [[send]] if participant.person.telegram_id and not participant.is_over else []
    if participant.state in TAKING_PART:
        rows.append([together])
    return [*rows, [_view_button(participant.id)]] if is_there else rows


# --- what is in it --------------------------------------------------------------------------------


@routes.notice(BridgeFilledIn)
def under_filled_in(notice: BridgeFilledIn, plain: Outgoing) -> Outgoing:
    """What is in it is for who presses."""
    return plain.with_rows([[_view_button(PersonId(notice.participant_id))]])


@routes.press(ViewBridgeOf)
async def view_bridge_of(context: Context, press: ViewBridgeOf) -> None:
    """'Bekijken': in the private chat of who presses, wherever it was pressed."""
    participant, finished = await _finished(context, press.participant_id)
    if not can_write_privately(context):
        return
    first = finished[-1] if len(finished) > 1 else None
    _show_compared(context, participant, first, finished[0], several=len(finished) > _TWO)


@routes.press(CompareBridges)
async def compare_bridges(context: Context, press: CompareBridges) -> None:
    """Two days, in the place of the two of before."""
    participant, finished = await _finished(context, press.participant_id)
    first, last = _in_order(finished, press.one, press.other)
    _show_compared(context, participant, first, last, several=len(finished) > _TWO, in_place=True)


@routes.press(ChooseBridgeDay)
async def choose_bridge_day(context: Context, press: ChooseBridgeDay) -> None:
    """The days there are, to compare with the one that stays."""
    participant, finished = await _finished(context, press.participant_id)
    kept = _one(finished, press.kept)
    days = [
        Button(day_in_full(each.finished_at), CompareBridges(participant.id, kept.id, each.id))
        for each in finished[:MOST_BUTTONS]
        if each is not kept
    ]
    context.show(WhichBridgeDay(participant.first_name), in_rows(days), in_place=True)


@routes.press(DrawBridges)
async def draw_bridges(context: Context, press: DrawBridges) -> None:
    """'Als plaatje'."""
    participant, finished = await _finished(context, press.participant_id)
    first, last = _in_order(finished, press.one, press.other)
    context.show(
        BridgePicture(participant.first_name, participant.pseudonym),
        picture=Picture(partial(picture_for_staff, first, last, context.programme.method)),
        in_chat=_private_chat(context),
    )


def _show_compared(
    context: Context,
    participant: Participant,
    first: Assessment | None,
    last: Assessment,
    *,
    several: bool,
    in_place: bool = False,
) -> None:
    one, other = (first or last).id, last.id
    rows = [[Button(BridgeStaffLabel.PICTURE, DrawBridges(participant.id, one, other))]]
    if several:
        rows.append(
            [
                Button(BridgeStaffLabel.EARLIER, ChooseBridgeDay(participant.id, other)),
                Button(BridgeStaffLabel.LATER, ChooseBridgeDay(participant.id, one)),
            ]
        )
    words = bridge_compared(participant, first, last, context.catalogue)
    private_chat = _private_chat(context)
    context.show(words, rows, in_place=in_place and private_chat is None, in_chat=private_chat)
    if private_chat is not None:
        context.toast(BridgeShownPrivately())


def _private_chat(context: Context) -> TelegramId | None:
    """Where levels go: here when this is private, else to who asks for them."""
    return None if context.is_private else context.telegram_id


def _view_button(participant_id: PersonId) -> Button:
    return Button(BridgeStaffLabel.SEE, ViewBridgeOf(participant_id))


async def _finished(context: Context, participant_id: PersonId) -> tuple[Participant, list[Assessment]]:
    """A participant and what they filled in, the newest first. Raises `Gone` when that is nothing."""
    participant = await participant_for(context.work, participant_id, by=context.person)
    finished = await bridge.of_participant(context.work, participant_id, by=context.person)
    if not finished:
        raise Gone
    return participant, finished


def _in_order(
    finished: list[Assessment], one: AssessmentId, other: AssessmentId
) -> tuple[Assessment | None, Assessment]:
    """The earlier and the later of two; only the later when both are the same."""
    if one == other:
        return None, _one(finished, one)
    later, earlier = (
        each for each in finished if each.id in {_one(finished, one).id, _one(finished, other).id}
    )
    return earlier, later


def _one(finished: list[Assessment], assessment_id: AssessmentId) -> Assessment:
    """Raises `Gone` when it is not one of theirs."""
    for each in finished:
        if each.id == assessment_id:
            return each
    raise Gone
