"""An if-then plan for a step: picked from examples or in own words, with the moment at which the bot says it."""

from dataclasses import dataclass
from typing import Any

from handlers import forms
from handlers.buttons import ON_BUTTON, Button, Press
from handlers.context import Context
from handlers.forms import Answer, Asking, Choices, Field, Form, NoAnswer, Told
from handlers.participants import saying_back
from handlers.participants.plan_words import example_choices, page_number, read_example, read_typed
from handlers.participants.presses import ChangePlan, MakePlan, ShowGoals
from handlers.participants.step_moments import AT, DAYS, played_back, rhythm_of
from handlers.routes import Routes
from mentoring.ids import StepId
from mentoring.lengths import shortened
from mentoring.plans import CueKind, as_response
from mentoring.questions import Question
from mentoring.refusals import NoLongerPossible
from messages.common import CommonLabel
from messages.plans import (
    AskCueKind,
    AskMomentCue,
    AskObstacleCue,
    AskResponse,
    CueLabel,
    OwnPlan,
    PlanLabel,
    PlanNotMade,
    PlanTakenAway,
    StepNeedsNoPlan,
    sentence,
)
from services import plans, step_moments

routes = Routes()

_STEP = "step"


@dataclass(frozen=True, slots=True)
class TakePlanAway(Press, verb="dpx"):
    """'Weghalen', under a plan."""

    step_id: StepId


@routes.press(MakePlan)
async def make_plan(context: Context, press: MakePlan) -> None:
    """The plan that there is, or the first question."""
    plan = await plans.of_step(context.work, press.step_id, by=context.person)
    if plan is None:
        await _begin(context, press.step_id)
        return
    step = await step_moments.to_choose(context.work, press.step_id, by=context.person)
    when = await step_moments.chosen(context.work, press.step_id, by=context.person)
    change = Button(PlanLabel.CHANGE, ChangePlan(step.id))
    take_away = Button(PlanLabel.TAKE_AWAY, TakePlanAway(step.id))
    context.show(
        OwnPlan(step.title, sentence(plan), played_back(context, when)), [[change, take_away], [_back()]]
    )


@routes.press(ChangePlan)
async def change_plan(context: Context, press: ChangePlan) -> None:
    """The old one stays until the new one is complete."""
    await _begin(context, press.step_id)


@routes.press(TakePlanAway)
async def take_plan_away(context: Context, press: TakePlanAway) -> None:
    """One tap, and one to make another."""
    await plans.take_away(context.work, press.step_id, by=context.person, now=context.now)
    again = Button(PlanLabel.MAKE, MakePlan(press.step_id))
    context.show(PlanTakenAway(), [[again], [_back()]], in_place=True)


async def _begin(context: Context, step_id: StepId) -> None:
    step = await step_moments.to_choose(context.work, step_id, by=context.person)
    await forms.start(context, PLAN, {"step_id": step.id, "step": step.title})


def _back() -> Button:
    return Button(CommonLabel.BACK, ShowGoals())


# --- "als" ----------------------------------------------------------------------------------------


async def _ask_kind(context: Context, question: Question) -> Asking:
    labels: Choices = [[(CueLabel[kind.name], kind.value) for kind in CueKind]]
    return Asking(AskCueKind(question.values["step"]), labels)


async def _read_kind(context: Context, question: Question, given: Answer) -> str | Told:
    """Who begins to type is past the question."""
    await _require_step(context, question)
    labels = {context.catalogue.label(CueLabel[kind.name]).casefold(): kind.value for kind in CueKind}
    chosen = labels.get(given.text.casefold(), given.choice)
    return CueKind(chosen).value if chosen in set(CueKind) else read_typed(context, given, name="cue")


async def _ask_cue(context: Context, question: Question) -> Asking:
    screen = AskMomentCue() if question.values["kind"] == CueKind.MOMENT else AskObstacleCue()
    return Asking(screen, example_choices(context, question, _cues(context, question)))


async def _read_cue(context: Context, question: Question, given: Answer) -> str | Told:
    await _require_step(context, question)
    found = read_example(context, question, given, _cues(context, question))
    return found if found is not None else read_typed(context, given, name="cue")


def _cues(context: Context, question: Question) -> tuple[str, ...]:
    examples = context.programme.method.plans
    return examples.moments if question.values["kind"] == CueKind.MOMENT else examples.obstacles


# --- "dan" ----------------------------------------------------------------------------------------


async def _ask_response(context: Context, question: Question) -> Asking:
    """The step's own words first."""
    own = as_response(question.values["step"])
    first: Choices = [] if own is None or page_number(question) else [[(shortened(own, ON_BUTTON), _STEP)]]
    rest = example_choices(context, question, context.programme.method.plans.responses)
    return Asking(AskResponse(question.values["cue"]), [*first, *rest])


async def _read_response(context: Context, question: Question, given: Answer) -> str | Told:
    await _require_step(context, question)
    own = as_response(question.values["step"])
    if given.choice == _STEP and own is not None:
        return own
    found = read_example(context, question, given, context.programme.method.plans.responses)
    return found if found is not None else read_typed(context, given, name="response")


# --- the form -------------------------------------------------------------------------------------


def _following(question: Question, value: str | Told) -> str | None:
    """After a page the same question; after typed words whatever is not known yet."""
    if not isinstance(value, Told):
        return None
    if "response" in value.values:
        return AT.name
    return "response" if "cue" in value.values else question.asks


async def _require_step(context: Context, question: Question) -> None:
    """Raises `NoAnswer` when the step was done, or taken out of the goal, while they were choosing."""
    try:
        await step_moments.to_choose(context.work, StepId(question.values["step_id"]), by=context.person)
    except NoLongerPossible as refusal:
        raise NoAnswer(StepNeedsNoPlan()) from refusal


async def _finish(context: Context, values: dict[str, Any]) -> None:
    """The plan is kept before it is said back: who stops there has it."""
    step_id = StepId(values["step_id"])
    try:
        plan = await plans.save(
            context.work, step_id, values["cue"], values["response"], by=context.person, now=context.now
        )
    except NoLongerPossible:
        context.show(StepNeedsNoPlan(), [[_back()]])
        return
    await saying_back.begin(context, plan, await rhythm_of(context, values))


async def _stopped(context: Context) -> None:
    context.show(PlanNotMade(), [[_back()]])


PLAN = routes.form(
    Form(
        "plan",
        (
            Field("kind", _ask_kind, _read_kind, then=_following),
            Field("cue", _ask_cue, _read_cue, then=_following),
            Field("response", _ask_response, _read_response, then=_following),
            AT,
            DAYS,
        ),
        finish=_finish,
        stopped=_stopped,
    )
)
