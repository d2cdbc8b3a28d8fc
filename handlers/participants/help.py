"""'Ik heb het zwaar': national lines, who is there, and the one question whether the mentor may know."""

from dataclasses import dataclass

from handlers.buttons import Button, Press, Rows
from handlers.context import Context
from handlers.forms import NotNow
from handlers.participants.presses import HaveItHard
from handlers.routes import Routes
from mentoring.heavy_words import is_heavy
from messages.help import (
    HeavyLabel,
    HelpNow,
    MayITell,
    MoreLines,
    NotTold,
    TeamKnowsAlready,
    other_lines,
    urgent_lines,
)
from services import calls_for_help

routes = Routes()


@dataclass(frozen=True, slots=True)
class ShowMoreLines(Press, verb="zl"):
    """'Andere hulplijnen'."""


@dataclass(frozen=True, slots=True)
class TellMentor(Press, verb="zj"):
    """'Ja', to whether the mentor may know."""


@dataclass(frozen=True, slots=True)
class DontTell(Press, verb="zn"):
    """'Nee, nu niet'."""


@routes.press(HaveItHard)
async def have_it_hard(context: Context, press: HaveItHard) -> None:
    """Help first, then the question. What the button stands under stays."""
    show_help_now(context)
    if await calls_for_help.is_known(context.work, by=context.person):
        context.show(TeamKnowsAlready())
    else:
        yes_or_no = [Button(HeavyLabel.YES, TellMentor()), Button(HeavyLabel.NO, DontTell())]
        context.show(MayITell(context.mentor), [yes_or_no])


@routes.press(TellMentor)
async def tell_mentor(context: Context, press: TellMentor) -> None:
    """What they pressed is all that the team hears. Pressed once more it is known already."""
    if await calls_for_help.is_known(context.work, by=context.person):
        context.show(TeamKnowsAlready())
    else:
        await calls_for_help.tell(
            context.work, programme=context.programme, by=context.person, now=context.now
        )
    context.take_buttons()


@routes.press(DontTell)
async def dont_tell(context: Context, press: DontTell) -> None:
    """Their choice; the numbers stay within reach."""
    context.show(NotTold(), in_place=True)


@routes.press(ShowMoreLines)
async def show_more_lines(context: Context, press: ShowMoreLines) -> None:
    """The lines for other worries."""
    context.show(MoreLines(other_lines(context.programme.method)))


def show_help_now(context: Context) -> None:
    """The urgent lines, and the mentor with when they can be called."""
    programme = context.programme
    hours = programme.help_hours if programme.help_phone else ""
    shown = HelpNow(urgent_lines(programme.method), context.mentor, programme.help_phone, hours)
    context.show(shown, _more_lines(context))


def require_no_heavy_words(context: Context, text: str) -> None:
    """What says that it is too much is nobody's goal or plan: no glad word and no next question follow on it, and it
    is never said back. The help numbers have come already (`handlers.heavy_words`).

    Raises:
        NotNow: when it is heavy.
    """
    if is_too_much(context, text):
        raise NotNow


def is_too_much(context: Context, text: str) -> bool:
    """Whether a participant wrote on their own phone that it is too much."""
    return context.person.acted_by is None and is_heavy(text, context.programme.method.heavy_words)


def heavy_button() -> Button:
    """'Ik heb het zwaar'."""
    return Button(HeavyLabel.HEAVY, HaveItHard())


def _more_lines(context: Context) -> Rows:
    has_more = bool(other_lines(context.programme.method))
    return [[Button(HeavyLabel.MORE_LINES, ShowMoreLines())]] if has_more else []
