"""'Stress, wat doet dat?': very short texts, one on a screen. Talking about stress is part of the method."""

from dataclasses import dataclass

from handlers.buttons import Button, Press, Rows, UnknownPress
from handlers.context import Context
from handlers.participants.goal_buttons import help_button
from handlers.participants.help import heavy_button
from handlers.participants.presses import AskHelp
from handlers.routes import Routes
from handlers.staff.home import show_staff_home
from mentoring.method import Explanation
from messages.common import CommonLabel
from messages.stress import AboutStress, StressLabel

routes = Routes()


@dataclass(frozen=True, slots=True)
class ShowStress(Press, verb="zs"):
    """'Stress, wat doet dat?', under Help."""


@dataclass(frozen=True, slots=True)
class TurnStress(Press, verb="zu"):
    """'Volgende' and 'Terug', to the text with this key."""

    key: str


@routes.command("stress")
async def stress(context: Context) -> None:
    """`/stress`: the first text."""
    if context.person.participant is None:
        await show_staff_home(context)
    else:
        _show(context, 0, in_place=False)


@routes.press(ShowStress)
async def show_stress(context: Context, press: ShowStress) -> None:
    """The first text, under Help, which stays."""
    await stress(context)


@routes.press(TurnStress, fresh=stress)
async def turn_stress(context: Context, press: TurnStress) -> None:
    """The next one or the one before, in the same place. A key that is no longer in the file is from earlier."""
    keys = [each.key for each in context.programme.method.explanations]
    if press.key not in keys:
        raise UnknownPress
    _show(context, keys.index(press.key), in_place=True)


def stress_button() -> Button:
    """'Stress, wat doet dat?'."""
    return Button(StressLabel.STRESS, ShowStress())


def _show(context: Context, at: int, *, in_place: bool) -> None:
    every = context.programme.method.explanations
    one = every[at]
    shown = AboutStress(one.key, one.sign, one.title, at + 1, len(every), one.text)
    context.show(shown, _ways(context, every, at), in_place=in_place)


def _ways(context: Context, every: tuple[Explanation, ...], at: int) -> Rows:
    """Back and on; on every screen the way to help, and at the end also to the mentor."""
    back = Button(CommonLabel.BACK, TurnStress(every[at - 1].key) if at else AskHelp())
    is_last = at + 1 == len(every)
    turn = [back] if is_last else [back, Button(StressLabel.NEXT, TurnStress(every[at + 1].key))]
    mentor = [[help_button(context)]] if is_last else []
    return [turn, *mentor, [heavy_button()]]
