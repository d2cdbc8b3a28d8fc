"""Nudges and the weekly overview: what can be pressed under them."""

from dataclasses import dataclass

from handlers.buttons import Button, Press, Rows, UnknownPress
from handlers.context import Context
from handlers.outgoing import Outgoing
from handlers.participants.presses import ChooseMoment, ClaimStep, OfferPause, ShowAppointments, ShowGoals
from handlers.routes import Routes
from mentoring.ids import StepId
from mentoring.nudges import SayAgain
from messages.base import ClockTime
from messages.goals import GoalButton
from messages.menu import Menu
from messages.nudges import (
    AskLater,
    LaterAgreed,
    LaterLabel,
    LaterTonight,
    NudgeLabel,
    PromisedNudge,
    StepNudge,
)
from messages.overviews import Overview, OverviewLabel, OverviewOff, OverviewOn
from messages.pauses import PauseLabel
from messages.plans import PlanNudge, PromisedPlanNudge
from services import overviews, promises

routes = Routes()


@dataclass(frozen=True, slots=True)
class RemindLater(Press, verb="nl"):
    """'Herinner me later', under a nudge."""

    step_id: StepId


@dataclass(frozen=True, slots=True)
class LaterChosen(Press, verb="nk"):
    """When to say it again, by the name of its `SayAgain`."""

    step_id: StepId
    name: str


@dataclass(frozen=True, slots=True)
class NoOverview(Press, verb="nx"):
    """'Dit niet meer sturen', under the weekly overview."""


@dataclass(frozen=True, slots=True)
class OverviewAgain(Press, verb="nw"):
    """'Toch wel sturen', after that."""


@routes.press(RemindLater)
async def remind_later(context: Context, press: RemindLater) -> None:
    """Ask when. Tonight only when nothing came today."""
    words, tonight = await promises.may_be_tonight(
        context.work, press.step_id, programme=context.programme, by=context.person, now=context.now
    )
    context.show(AskLater(words), _moments(press.step_id, tonight=tonight))


@routes.press(LaterChosen)
async def later_chosen(context: Context, press: LaterChosen) -> None:
    """A promise, read back in words."""
    if press.name not in set(SayAgain):
        raise UnknownPress
    later = SayAgain(press.name)
    at = await promises.remind_later(
        context.work, press.step_id, later, programme=context.programme, by=context.person, now=context.now
    )
    context.show(LaterTonight(ClockTime(at)) if later is SayAgain.EVENING else LaterAgreed(at), in_place=True)


@routes.press(NoOverview)
async def no_overview(context: Context, press: NoOverview) -> None:
    """One tap, and one to take it back."""
    await overviews.switch(context.work, on=False, by=context.person, now=context.now)
    context.show(OverviewOff(), [[Button(OverviewLabel.ON, OverviewAgain())]])


@routes.press(OverviewAgain)
async def overview_again(context: Context, press: OverviewAgain) -> None:
    """'Toch wel sturen'."""
    await overviews.switch(context.work, on=True, by=context.person, now=context.now)
    context.show(OverviewOn(), in_place=True)


@routes.notice(StepNudge)
@routes.notice(PromisedNudge)
@routes.notice(PlanNudge)
@routes.notice(PromisedPlanNudge)
def under_nudge(
    notice: StepNudge | PromisedNudge | PlanNudge | PromisedPlanNudge, plain: Outgoing
) -> Outgoing:
    """It is done, later, or nothing for a while."""
    step_id = StepId(notice.step_id)
    return plain.with_rows(
        [
            [Button(GoalButton.SUCCEEDED, ClaimStep(step_id), style="success")],
            [
                Button(NudgeLabel.LATER, RemindLater(step_id)),
                Button(PauseLabel.PAUSE, OfferPause()),
            ],
        ]
    )


@routes.notice(Overview)
def under_overview(notice: Overview, plain: Outgoing) -> Outgoing:
    """The way to what it told of, and off with one tap. Without a step there is an appointment in it, or praise."""
    to_appointments = not notice.step and notice.appointment is not None
    way = (
        Button(Menu.APPOINTMENTS, ShowAppointments()) if to_appointments else Button(Menu.GOALS, ShowGoals())
    )
    return plain.with_rows([[way], [Button(OverviewLabel.OFF, NoOverview())]])


def _moments(step_id: StepId, *, tonight: bool) -> Rows:
    days = [
        Button(LaterLabel.TOMORROW, LaterChosen(step_id, SayAgain.TOMORROW)),
        Button(LaterLabel.WEEK, LaterChosen(step_id, SayAgain.WEEK)),
    ]
    evening = [[Button(LaterLabel.EVENING, LaterChosen(step_id, SayAgain.EVENING))]] if tonight else []
    return [*evening, days, [Button(LaterLabel.FIXED, ChooseMoment(step_id))]]
