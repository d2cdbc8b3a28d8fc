"""What participants read about their goals: the one next step, and the whole plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mentoring.goals import Goal
from mentoring.ids import RecognitionKey, StepId
from mentoring.money import Cents
from mentoring.plans import IfThenPlan
from mentoring.steps import Step, StepState
from mentoring.wall_time import day_of
from messages.base import N_, Label, Screen
from messages.plans import PlanSentence, sentence
from messages.recognition import BehindStep, earns


class GoalButton(Label):
    """To the participant, under a step, a plan or a proposal."""

    SUCCEEDED = N_("I did it")
    WHOLE_PLAN = N_("My whole plan")
    HARD = N_("I can't do it")
    OTHER_GOAL = N_("My other goal")
    PROPOSAL = N_("See the proposal")
    MORE_PROPOSALS = N_("One more proposal")
    MY_WISH = N_("What I want myself")
    AGREE = N_("Yes, this is my goal")
    DIFFERENT = N_("I want something else")


@dataclass(frozen=True, slots=True)
class AskForHelp(Screen):
    """On a button: the way to the mentor."""

    mentor: str
    text = N_("Ask {mentor} for help")


@dataclass(frozen=True, slots=True)
class DayOfYear(Screen):
    """Inside other messages: a day far enough ahead to need its year."""

    day: date
    year: str
    text = N_("{day} {year}")


@dataclass(frozen=True, slots=True)
class LookedAt(Screen):
    """Under the next step: an earlier step waits for the mentor."""

    mentor: str
    step: str
    text = N_("{mentor} looks at: {step}")


@dataclass(frozen=True, slots=True)
class NextStep(Screen):
    """To the participant: the one thing to do now. `waiting`: the step before it, that the mentor looks at."""

    step: str
    seen_by: str
    reward: Cents | None
    waiting: LookedAt | None
    recognition: RecognitionKey | None = None
    text = N_(
        "🎯 <b>Your next step</b>\n"
        "{step}\n"
        "We both see: {seen_by}\n"
        "You earn: {reward}\n"
        "You get: {recognition}\n"
        "{waiting}"
    )


@dataclass(frozen=True, slots=True)
class OnlyGoalLeft(Screen):
    """To the participant whose steps are all done: the goal itself."""

    title: str
    seen_by: str
    reward: Cents | None
    recognition: RecognitionKey | None = None
    text = N_(
        "🎯 All your steps are done. That is a lot.\n"
        "Have you reached your goal?\n"
        "<b>{title}</b>\n"
        "We both see: {seen_by}\n"
        "You earn: {reward}\n"
        "You get: {recognition}"
    )


@dataclass(frozen=True, slots=True)
class Waiting(Screen):
    """To the participant who has nothing to do until the mentor has looked."""

    what: str
    mentor: str
    text = N_("<b>{what}</b>\n{mentor} looks at it. Mostly that takes one day.")


@dataclass(frozen=True, slots=True)
class NoGoalYet(Screen):
    """To the participant without a goal now: what will happen."""

    mentor: str
    text = N_(
        "You have no goal here now.\n"
        "You choose one together with {mentor}.\n"
        "Then you get it here, in small steps."
    )


@dataclass(frozen=True, slots=True)
class PlanStepOpen(Screen):
    """In the whole plan: a step still to do, with the if-then plan that they made for it."""

    step: str
    earns: BehindStep | None
    plan: PlanSentence | None
    text = N_("☐ {step} {earns}\n<i>{plan}</i>")


@dataclass(frozen=True, slots=True)
class PlanStepClaimed(Screen):
    """In the whole plan: a step that the mentor looks at."""

    step: str
    mentor: str
    text = N_("☐ {step} · {mentor} looks at it")


@dataclass(frozen=True, slots=True)
class PlanStepDone(Screen):
    """In the whole plan: a step that is done, and when."""

    step: str
    done_on: date
    text = N_("☑ {step} · {done_on}")


@dataclass(frozen=True, slots=True)
class WholePlan(Screen):
    """To the participant, after a tap: all steps of a goal, done and to do, why it matters, and the date."""

    title: str
    why: str
    steps: tuple[PlanStepOpen | PlanStepClaimed | PlanStepDone, ...]
    reward: Cents | None
    due_on: DayOfYear | None
    recognition: RecognitionKey | None = None
    text = N_(
        "<b>{title}</b>\n"
        "Why: {why}\n"
        "{steps}\n"
        "The goal itself: {reward}\n"
        "The goal itself: {recognition}\n"
        "Date: {due_on}"
    )


@dataclass(frozen=True, slots=True)
class HardStep(Screen):
    """To the participant for whom a step is hard. The mentor hears it only if the participant wants that."""

    mentor: str
    text = N_(
        "Good that you say it. Some steps are hard.\n"
        "A step may be smaller, or later.\n"
        "Shall {mentor} think along with you?"
    )


def next_step(goal: Goal, step: Step, mentor: str) -> NextStep:
    """The one thing on the screen. What earns nothing says nothing about money."""
    claimed = goal.claimed_step
    looked_at = LookedAt(mentor, claimed.title) if claimed else None
    return NextStep(step.title, step.seen_by, step.reward or None, looked_at, step.recognition)


def whole_plan(goal: Goal, mentor: str, plans: Mapping[StepId, IfThenPlan]) -> WholePlan:
    """Every step that was not dropped by agreement. `plans`: the if-then plans by step."""
    return WholePlan(
        title=goal.title,
        why=goal.why,
        steps=tuple(
            _in_plan(step, mentor, plans.get(step.id))
            for step in goal.steps
            if step.state is not StepState.DROPPED
        ),
        reward=goal.reward or None,
        due_on=day_of_year(goal.due_on),
        recognition=goal.recognition,
    )


def only_goal_left(goal: Goal) -> OnlyGoalLeft:
    """The goal itself, when every step is done."""
    return OnlyGoalLeft(goal.title, goal.seen_by, goal.reward or None, goal.recognition)


def day_of_year(day: date | None) -> DayOfYear | None:
    """A day with its year, or nothing when there is no date."""
    return DayOfYear(day, str(day.year)) if day else None


def _in_plan(
    step: Step, mentor: str, plan: IfThenPlan | None
) -> PlanStepOpen | PlanStepClaimed | PlanStepDone:
    if step.done_at is not None:
        return PlanStepDone(step.title, day_of(step.done_at))
    if step.state is StepState.CLAIMED:
        return PlanStepClaimed(step.title, mentor)
    return PlanStepOpen(step.title, earns(step), sentence(plan) if plan else None)
