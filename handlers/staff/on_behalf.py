"""/namens: act for a participant, on paper or together on this device; in the private chat of who does it only."""

from dataclasses import dataclass

from handlers.buttons import Button, Press, in_rows
from handlers.context import Context
from handlers.participants.bridge import start_bridge
from handlers.participants.presses import StartBridge
from handlers.routes import Routes
from handlers.staff.choosing import named, present_here, the_participant
from mentoring.ids import PersonId
from mentoring.people import TAKING_PART
from messages.on_behalf import ActForWhom, ActingBegins, ActingEnded, ActingForNobody, ActPrivately
from messages.participants import NoParticipants
from services import on_behalf
from services.people import participant_for

routes = Routes()

_STOP_WORDS = {"stop", "stoppen", "klaar"}


@dataclass(frozen=True, slots=True)
class ActFor(Press, verb="na"):
    """A participant's name under a bare /namens; 'Namens deze deelnemer' on their card."""

    participant_id: PersonId


@dataclass(frozen=True, slots=True)
class BridgeTogether(Press, verb="nb"):
    """'Samen op dit toestel', under /brug."""

    participant_id: PersonId


@dataclass(frozen=True, slots=True)
class StopActing(Press, verb="ns"):
    """'Klaar, stop namens'."""


@routes.command("namens", for_staff=True, in_group=True)
async def act_for(context: Context) -> None:
    """`/namens`, `/namens Fatima`, and `/namens stop`."""
    if not _is_here(context):
        return
    if context.arguments.casefold() in _STOP_WORDS:
        await stop(context)
    elif context.arguments:
        await _begin(context, (await the_participant(context, context.arguments)).id)
    else:
        await _ask_for_whom(context)


@routes.press(ActFor)
async def act_for_pressed(context: Context, press: ActFor) -> None:
    """A participant who was chosen. Rights come first: whoever may not is written down, in a group too."""
    participant = await participant_for(context.work, press.participant_id, by=context.person)
    if _is_here(context):
        await _begin(context, participant.id)


@routes.press(BridgeTogether)
async def bridge_together(context: Context, press: BridgeTogether) -> None:
    """The bridge, for who sits beside the mentor."""
    participant = await participant_for(context.work, press.participant_id, by=context.person)
    if _is_here(context):
        await _begin(context, participant.id)
        await start_bridge(context, StartBridge())


@routes.press(StopActing)
async def stop_pressed(context: Context, press: StopActing) -> None:
    """'Klaar, stop namens', as a button under a message."""
    await stop(context)


async def stop(context: Context) -> None:
    """Act for nobody any more: the participant's menu goes, and their form with it."""
    acting = context.acting
    if acting is not None:
        await on_behalf.end(context.work, acting, by=context.person, now=context.now)
        await _close_question_of(context)
        context.acting = None
    who = acting.who if acting else None
    context.show(
        ActingEnded(who.first_name, who.pseudonym) if who else ActingForNobody(),
        menu=context.is_participant_chat,
        takes_menu=not context.is_participant_chat,
    )


async def _begin(context: Context, participant_id: PersonId) -> None:
    acting = await on_behalf.begin(context.work, participant_id, by=context.person, now=context.now)
    await on_behalf.go_on(context.work, acting, by=context.person, now=context.now)
    await _close_question_of(context)
    context.acting = acting
    context.stand_for(participant_id)
    context.show(ActingBegins(acting.who.first_name), menu=True)


async def _ask_for_whom(context: Context) -> None:
    taking_part = [one for one in await present_here(context) if one.state in TAKING_PART]
    buttons = [Button(named(one), ActFor(one.id)) for one in taking_part if one.id != context.person.id]
    context.show(ActForWhom() if buttons else NoParticipants(), in_rows(buttons))


async def _close_question_of(context: Context) -> None:
    """What was asked about the participant before is not asked about the next one."""
    if context.question is not None and context.question.for_id is not None:
        await context.close_question()


def _is_here(context: Context) -> bool:
    if not context.is_private:
        context.show(ActPrivately())
    return context.is_private
