"""Saying an if-then plan once, aloud or typed, right after it was made. It may be skipped, and is never judged."""

from typing import Any

from handlers import forms
from handlers.buttons import Button
from handlers.context import Context
from handlers.forms import Answer, AskAgain, Asking, Field, Form, NoAnswer
from handlers.participants.presses import ChangePlan, ShowGoals
from handlers.participants.step_moments import played_back
from handlers.routes import Routes
from mentoring.ids import StepId
from mentoring.plans import IfThenPlan
from mentoring.questions import Question
from mentoring.refusals import Gone, NoLongerPossible
from mentoring.saying_back import Meant, meant_by
from mentoring.step_moments import Rhythm
from messages.common import CommonLabel
from messages.plans import (
    PlanInWords,
    PlanKept,
    PlanLabel,
    PlanNotMade,
    PlanReadBack,
    PlanSaidBack,
    PlanSentence,
    PlayedBack,
    SayBackLabel,
    StepNeedsNoPlan,
    sentence,
)
from services import plans

routes = Routes()

_SAID = "said"
_SKIP = "skip"


async def begin(context: Context, plan: IfThenPlan, when: Rhythm | None) -> None:
    """Read a plan back that was just made, and ask to say it once."""
    played = played_back(context, when)
    await forms.start(
        context,
        SAY_BACK,
        {
            "step_id": plan.step_id,
            "plan": sentence(plan).values(),
            "when": played.values() if played else None,
        },
    )


async def _ask(context: Context, question: Question) -> Asking:
    when = question.values["when"]
    screen = PlanReadBack(_plan(question.values), PlayedBack.from_values(when) if when else None)
    change = Button(PlanLabel.CHANGE, ChangePlan(StepId(question.values["step_id"])))
    return Asking(screen, [[(SayBackLabel.SAID, _SAID)], [(CommonLabel.SKIP, _SKIP)]], [[change]])


async def _read(context: Context, question: Question, given: Answer) -> bool:
    """A voice message is a good way to say it. What is about something else goes to the mentor, as it always does."""
    if given.choice is not None or given.file_kind == "voice":
        return _of_choice(given.choice or _SAID)
    plan = _plan(question.values)
    meant = meant_by(given.text, cue=plan.cue, response=plan.response)
    if given.file_kind or meant is Meant.SOMETHING_ELSE:
        raise NoAnswer
    return meant is Meant.SAID


def _of_choice(choice: str) -> bool:
    if choice not in (_SAID, _SKIP):
        raise AskAgain(PlanInWords())
    return choice == _SAID


async def _finish(context: Context, values: dict[str, Any]) -> None:
    plan = _plan(values)
    if not values["said"]:
        context.show(PlanKept(plan), _BACK)
        return
    try:
        await plans.say_back(context.work, StepId(values["step_id"]), by=context.person, now=context.now)
    except (Gone, NoLongerPossible):
        context.show(StepNeedsNoPlan(), _BACK)
        return
    context.show(PlanSaidBack(plan), _BACK)


async def _stopped(context: Context) -> None:
    context.show(PlanNotMade(), _BACK)


async def _is_over(context: Context, question: Question) -> bool:
    """It is asked once. Who goes elsewhere has their plan, and is not asked again."""
    return True


def _plan(values: dict[str, Any]) -> PlanSentence:
    return PlanSentence.from_values(values["plan"])


_BACK = [[Button(CommonLabel.BACK, ShowGoals())]]

SAY_BACK = routes.form(
    Form(
        "plan_said",
        (Field("said", _ask, _read),),
        finish=_finish,
        stopped=_stopped,
        is_over=_is_over,
        has_stop=False,
    )
)
