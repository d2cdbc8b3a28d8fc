"""Even niet: /pauze, the button in several places, and 'Verder'."""

from dataclasses import dataclass

from handlers.buttons import Button, Press, UnknownPress
from handlers.context import Context
from handlers.outgoing import Outgoing
from handlers.participants.presses import OfferPause, Resume, ShowGoals
from handlers.participants.welcome import LaterThen
from handlers.routes import Routes
from handlers.staff.home import show_staff_home
from mentoring.pauses import Pause, PauseLength
from mentoring.people import ParticipantState
from messages.pauses import (
    AskPause,
    Paused,
    PauseLabel,
    PauseLengthLabel,
    PauseNotBegun,
    PauseOver,
    RemindsInPause,
    RestIsOver,
    SilentInPause,
)
from messages.welcome import WelcomeLabel
from services import pauses

routes = Routes()


@dataclass(frozen=True, slots=True)
class PauseFor(Press, verb="pd"):
    """How long, by the name of its `PauseLength`."""

    name: str


@dataclass(frozen=True, slots=True)
class NoPause(Press, verb="px"):
    """'Toch niet', when asked how long."""


@dataclass(frozen=True, slots=True)
class NoReminders(Press, verb="ph"):
    """'Ook geen herinneringen', in a pause."""


@dataclass(frozen=True, slots=True)
class DoRemind(Press, verb="pw"):
    """'Wel herinneren aan afspraken', in a pause."""


@routes.command("pauze")
async def pause_command(context: Context) -> None:
    """/pauze."""
    if context.person.participant is None:
        await show_staff_home(context)
    else:
        _ask_how_long(context)


@routes.press(OfferPause)
async def offer_pause(context: Context, press: OfferPause) -> None:
    """'Even niet'. What it stands under stays to be read again."""
    _ask_how_long(context)


@routes.press(NoPause)
async def no_pause(context: Context, press: NoPause) -> None:
    """'Toch niet'."""
    context.show(PauseNotBegun(), in_place=True)


@routes.press(PauseFor)
async def pause_for(context: Context, press: PauseFor) -> None:
    """The pause begins, or the one there is gets this length."""
    if press.name not in set(PauseLength):
        raise UnknownPress
    pause = await pauses.pause(context.work, PauseLength(press.name), by=context.person, now=context.now)
    _show_pause(context, pause)


@routes.press(NoReminders)
async def no_reminders(context: Context, press: NoReminders) -> None:
    """'Ook geen herinneringen'."""
    _show_pause(
        context, await pauses.remind(context.work, reminders=False, by=context.person, now=context.now)
    )


@routes.press(DoRemind)
async def do_remind(context: Context, press: DoRemind) -> None:
    """'Wel herinneren aan afspraken'."""
    _show_pause(
        context, await pauses.remind(context.work, reminders=True, by=context.person, now=context.now)
    )


@routes.press(Resume)
async def resume(context: Context, press: Resume) -> None:
    """'Verder'. The welcome comes by itself; who had no pause is offered one small thing here."""
    had_one = await pauses.resume(context.work, by=context.person, now=context.now)
    context.show(RestIsOver(), [] if had_one else [_small_thing()])


@routes.notice(PauseOver)
def under_pause_over(notice: PauseOver, plain: Outgoing) -> Outgoing:
    """The same choice, and another week for who would rather."""
    another = Button(PauseLabel.ANOTHER_WEEK, PauseFor(PauseLength.WEEK))
    return plain.with_rows([_small_thing(), [another]])


def rest_button(context: Context) -> Button:
    """'Even niet', or 'Verder' for who has a pause now."""
    participant = context.person.participant
    if participant is not None and participant.state is ParticipantState.PAUSED:
        return Button(PauseLabel.RESUME, Resume())
    return Button(PauseLabel.PAUSE, OfferPause())


def _ask_how_long(context: Context) -> None:
    lengths = [Button(PauseLengthLabel[length.name], PauseFor(length.value)) for length in PauseLength]
    context.show(AskPause(), [lengths[:2], lengths[2:], [Button(PauseLabel.NEVER_MIND, NoPause())]])


def _show_pause(context: Context, pause: Pause) -> None:
    words: RemindsInPause | SilentInPause = SilentInPause()
    switch = Button(PauseLabel.REMINDERS, DoRemind())
    if pause.reminders:
        words, switch = RemindsInPause(), Button(PauseLabel.NO_REMINDERS, NoReminders())
    go_on = Button(PauseLabel.RESUME, Resume(), style="success")
    context.show(Paused(pause.until_day, words), [[go_on], [switch]], in_place=True)


def _small_thing() -> list[Button]:
    return [Button(WelcomeLabel.SHOW, ShowGoals()), Button(WelcomeLabel.NOT_NOW, LaterThen())]
