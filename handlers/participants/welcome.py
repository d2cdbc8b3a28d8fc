"""Coming in and going out: the link, the welcome, agreeing, /start, /privacy, /stop."""

from dataclasses import dataclass

from handlers.buttons import Button, Press, Rows, press_of
from handlers.context import Context
from handlers.forms import Choice, ResumeForm, StopForm
from handlers.participants.presses import AskHelp, AskYearOverview, MakeYearOverview, Resume, ShowCode
from handlers.read_aloud import ReadAloud
from handlers.routes import Occasion, Routes
from handlers.staff.home import show_staff_home, show_staff_welcome
from mentoring.consents import version_of
from mentoring.invitations import Expired, ForAnother, TooManyAttempts, UnknownInvitation, UsedByAnother
from mentoring.people import Participant, ParticipantState
from mentoring.refusals import Refusal
from messages.base import Screen
from messages.invitations import LinkExpired, LinkOfAnother, LinkOfParticipant, LinkUnknown
from messages.pauses import PauseLabel, StillPaused
from messages.welcome import (
    AppointmentsOff,
    HasStopped,
    Home,
    JustAgreed,
    NotNow,
    Privacy,
    Stays,
    Stopped,
    StopSure,
    Stranger,
    WelcomeHow,
    WelcomeKept,
    WelcomeLabel,
    WelcomeWho,
)
from messages.year_overviews import YearOverviewLabel
from services import consents, invitations, people

routes = Routes()

_OPEN_BEFORE_AGREEING = {"start", "privacy", "stop", "hulp"}
_OPEN_AFTER_STOPPING = {"start", "privacy"}
_STOP_WORDS = {"stop", "stoppen"}
_ANYONE = "…"
"""Stands where the names are, so that everyone who read the same words has the same version of them."""

_LINK_REFUSALS: dict[type[Refusal], Screen] = {
    Expired: LinkExpired(),
    UsedByAnother: LinkOfAnother(),
    ForAnother: LinkOfAnother(),
    UnknownInvitation: LinkUnknown(),
}


@dataclass(frozen=True, slots=True)
class Agree(Press, verb="wa"):
    """'Ja, ik doe mee'. `version` is the wording above it: a yes to older words is no yes to these."""

    version: str


@dataclass(frozen=True, slots=True)
class ReallyStop(Press, verb="ws"):
    """'Ja, ik stop', after /stop."""


@dataclass(frozen=True, slots=True)
class Stay(Press, verb="wb"):
    """'Nee, ik blijf', after /stop."""


@dataclass(frozen=True, slots=True)
class LaterThen(Press, verb="wl"):
    """'Nu nog niet', under the welcome back."""


@routes.guard
async def come_back(context: Context) -> bool:
    """Who writes or presses in private can be reached: the flag that said otherwise is taken away."""
    if context.is_private and context.someone is not None and context.someone.acted_by is None:
        await people.find_again(context.work, context.someone, now=context.now)
    return False


@routes.guard
async def agree_first(context: Context) -> bool:
    """Before agreeing, everything leads to the last message of the welcome, but for questions and the way out."""
    invited = _participant_in(context, ParticipantState.INVITED)
    if invited is None or context.command in _OPEN_BEFORE_AGREEING or _may_press_before_agreeing(context):
        return False
    if not context.update.callback_query and context.question is not None and not context.question.parked:
        return False
    _show_what_is_kept(context)
    return True


@routes.guard
async def after_stopping(context: Context) -> bool:
    """Who stopped or finished hears how to come back, whatever they write or press."""
    over = _participant_in(context, ParticipantState.LEFT, ParticipantState.FINISHED)
    if over is None or context.command in _OPEN_AFTER_STOPPING or _may_press_after_stopping(context):
        return False
    _show_has_stopped(context, over)
    return True


@routes.guard
async def stop_in_words(context: Context) -> bool:
    """Who types just "stop" means it, wherever no form has a Stop of its own."""
    is_asked = context.question is not None and not context.question.parked
    if not context.is_participant_chat or is_asked or context.text.casefold() not in _STOP_WORDS:
        return False
    await stop(context)
    return True


@routes.command("start")
async def start(context: Context) -> None:
    """/start, and with a token behind it the opening of an invitation."""
    if context.arguments:
        await _open_invitation(context, context.arguments)
    elif context.someone is None:
        context.show(Stranger())
    else:
        await _show_where_they_are(context)


@routes.on(Occasion.STRANGER)
async def stranger(context: Context) -> None:
    """Anything from someone that the roster does not know; /privacy is for everyone."""
    if context.command == "privacy":
        await privacy(context)
    else:
        context.show(Stranger())


@routes.command("privacy")
async def privacy(context: Context) -> None:
    """/privacy: what is kept, by whom, how to see it, how to stop."""
    context.show(Privacy(context.programme.name, context.programme.help_phone))


@routes.press(Agree)
async def agree(context: Context, press: Agree) -> None:
    """'Ja, ik doe mee', under the last message of the welcome."""
    participant = context.person.participant
    version = version_of_welcome(context)
    if participant is not None and participant.state is ParticipantState.INVITED and press.version != version:
        _show_what_is_kept(context)
        return
    shown = welcome_of(participant) if participant else ()
    text = "\n\n".join(context.catalogue.render(screen) for screen in shown)
    await consents.agree(context.work, text=text, version=version, by=context.person, now=context.now)
    context.show(WelcomeKept(), in_place=True)
    context.show(JustAgreed(context.person.first_name, context.mentor), menu=True)


@routes.command("stop")
async def stop(context: Context) -> None:
    """/stop: one tap confirms."""
    if context.person.participant is None:
        await show_staff_home(context)
        return
    context.show(StopSure(), [[Button(WelcomeLabel.STOP, ReallyStop())], [Button(WelcomeLabel.STAY, Stay())]])


@routes.press(ReallyStop)
async def really_stop(context: Context, press: ReallyStop) -> None:
    """'Ja, ik stop'. No reason is asked, and what was half-way is let go."""
    off = await people.leave(context.work, by=context.person, now=context.now)
    await context.close_question()
    appointments = AppointmentsOff() if off else None
    context.show(Stopped(context.person.first_name, appointments, context.mentor), in_place=True)


@routes.press(Stay)
async def stay(context: Context, press: Stay) -> None:
    """'Nee, ik blijf'."""
    context.show(Stays(), in_place=True)


@routes.press(LaterThen)
async def later_then(context: Context, press: LaterThen) -> None:
    """'Nu nog niet', under the welcome back."""
    context.show(NotNow(), menu=True)


async def _open_invitation(context: Context, token: str) -> None:
    """The message with the token in it leaves the chat, whatever comes of it."""
    context.delete_message()
    opened = await invitations.open(context.work, token, telegram_id=context.telegram_id, now=context.now)
    if isinstance(opened.refused, TooManyAttempts):
        return
    if opened.refused is not None:
        is_staff = context.someone is not None and context.someone.is_staff
        is_still_good = is_staff and isinstance(opened.refused, ForAnother)
        context.show(LinkOfParticipant() if is_still_good else _LINK_REFUSALS[type(opened.refused)])
        return
    context.someone, context.question = await context.work.people.sender(context.telegram_id, context.chat_id)
    if context.person.is_staff and context.person.participant is None:
        await show_staff_welcome(context)
    else:
        await _show_where_they_are(context)


async def _show_where_they_are(context: Context) -> None:
    participant = context.person.participant
    if participant is None:
        await show_staff_home(context)
    elif participant.state is ParticipantState.INVITED:
        who, how, _ = welcome_of(participant)
        context.show(who)
        context.show(how)
        _show_what_is_kept(context)
    elif participant.is_over:
        _show_has_stopped(context, participant)
    else:
        context.show(Home(participant.first_name), menu=True)
        if participant.state is ParticipantState.PAUSED:
            context.show(StillPaused(), [[Button(PauseLabel.RESUME, Resume(), style="success")]])


def welcome_of(participant: Participant) -> tuple[WelcomeWho, WelcomeHow, WelcomeKept]:
    """What a participant says yes to, on the phone or on paper."""
    return _welcome(participant.first_name, participant.mentor_name)


def _welcome(first_name: str, mentor: str) -> tuple[WelcomeWho, WelcomeHow, WelcomeKept]:
    return WelcomeWho(first_name, mentor), WelcomeHow(mentor), WelcomeKept()


def version_of_welcome(context: Context) -> str:
    """The short name of the words that are said now."""
    wording = (context.catalogue.render(screen) for screen in _welcome(_ANYONE, _ANYONE))
    return version_of("\n\n".join(wording))


def _show_what_is_kept(context: Context) -> None:
    rows: Rows = [
        [Button(WelcomeLabel.AGREE, Agree(version_of_welcome(context)), style="success")],
        [Button(WelcomeLabel.ASK_FIRST, AskHelp())],
    ]
    context.show(WelcomeKept(), rows)


def _show_has_stopped(context: Context, over: Participant) -> None:
    """What they earned stays theirs, and so does the paper that says so."""
    rows: Rows = [[Button(YearOverviewLabel.YEAR_OVERVIEW, AskYearOverview())]]
    context.show(HasStopped(over.first_name, over.mentor_name), rows)


_AFTER_STOPPING = ReadAloud | ShowCode | AskYearOverview | MakeYearOverview


def _may_press_after_stopping(context: Context) -> bool:
    """To hear the message once more; and for a code and the overview, because what was earned stays theirs."""
    query = context.update.callback_query
    return query is not None and isinstance(press_of(query.data or ""), _AFTER_STOPPING)


def _participant_in(context: Context, *states: ParticipantState) -> Participant | None:
    """The participant that this is, in their private chat, when in one of these states and not staff too."""
    if not context.is_participant_chat or context.person.is_staff:
        return None
    participant = context.person.participant
    return participant if participant is not None and participant.state in states else None


def _may_press_before_agreeing(context: Context) -> bool:
    query = context.update.callback_query
    if query is None:
        return False
    return isinstance(
        press_of(query.data or ""),
        Agree | AskHelp | ReallyStop | Stay | ReadAloud | Choice | StopForm | ResumeForm,
    )
