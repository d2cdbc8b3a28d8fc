"""/doel: the mentor enters a goal with the participant beside them, reads it back together, and sends it.

Whoever has seen the summary comes back to it after every change. How it is asked and read stands in
`goal_questions` and `goal_answers`, what is known so far in `goal_values`.
"""

from dataclasses import dataclass, replace
from typing import Any

from handlers import forms
from handlers.buttons import Button, Press
from handlers.context import Context
from handlers.forms import Field, Form
from handlers.outgoing import Outgoing
from handlers.routes import Routes
from handlers.staff.choosing import the_participant
from handlers.staff.goal_answers import ANSWERS
from handlers.staff.goal_questions import QUESTIONS
from handlers.staff.goal_values import (
    ADD_STEP,
    ADJUST,
    BACK,
    DROP,
    STEP,
    YES,
    draft_of,
    has_seen_summary,
    name_of,
    values_of,
    who_is,
)
from mentoring.goals import MOST_STEPS, AlreadyAgreed, Draft, NewerVersion
from mentoring.ids import GoalId, PersonId
from mentoring.questions import Question
from messages.goals_staff import GoalFormLabel, GoalFormStopped, GoalRemark, GoalSent, PotTooSmallForGoal
from messages.refusals import words_for
from services import goals

routes = Routes()


@dataclass(frozen=True, slots=True)
class AdjustGoal(Press, verb="gd"):
    """'Doel aanpassen', under what a participant wants different."""

    goal_id: GoalId
    version: int


@routes.command("doel", for_staff=True, in_group=True)
async def new_goal(context: Context) -> None:
    """`/doel`, or `/doel Fatima`."""
    if context.arguments:
        participant = await the_participant(context, context.arguments)
        await forms.start(context, GOAL_FORM, {"who": who_is(participant)}, at="title")
    else:
        await forms.start(context, GOAL_FORM)


@routes.press(AdjustGoal)
async def adjust_goal(context: Context, press: AdjustGoal) -> None:
    """The same form, with all that was proposed, at its summary."""
    goal = await goals.to_adjust(context.work, press.goal_id, press.version, by=context.person)
    participant = await context.work.people.participant(goal.participant_id)
    await forms.start(context, GOAL_FORM, values_of(goal, participant), at="summary")


@routes.notice(GoalRemark)
def under_remark(notice: GoalRemark, plain: Outgoing) -> Outgoing:
    """The remark, spoken if it was spoken, and the way to adjust the goal."""
    return replace(plain, rows=[[_adjust_button(notice.goal_id, notice.version)]], voice=notice.voice)


@routes.notice(PotTooSmallForGoal)
def under_pot_too_small(notice: PotTooSmallForGoal, plain: Outgoing) -> Outgoing:
    """The way to adjust the goal to the money there is."""
    return replace(plain, rows=[[_adjust_button(notice.goal_id, notice.version)]])


def _adjust_button(goal_id: int, version: int) -> Button:
    return Button(GoalFormLabel.ADJUST_GOAL, AdjustGoal(GoalId(goal_id), version))


# --- where to go next ---------------------------------------------------------------------------------


def _onwards(question: Question, value: Any) -> str | None:
    return "summary" if has_seen_summary(question.values) else None


def _after_step(question: Question, value: list[Any]) -> str | None:
    if has_seen_summary(question.values):
        return "summary"
    return "reward" if len(value) == MOST_STEPS else None


def _after_more(question: Question, value: str) -> str | None:
    return "step_title" if value == YES else None


def _after_summary(question: Question, value: str) -> str:
    return "part" if value == ADJUST else ""


def _after_part(question: Question, value: str) -> str:
    if value == BACK:
        return "summary"
    if value.startswith(DROP):
        return "steps"
    if value.startswith(STEP) or value == ADD_STEP:
        return "step_title"
    return value


# --- the end ------------------------------------------------------------------------------------------


async def _finish(context: Context, values: dict[str, Any]) -> None:
    draft = draft_of(values)
    try:
        await _send(context, draft, values)
    except (NewerVersion, AlreadyAgreed) as overtaken:
        # Nothing was changed, and sending the same form once more would not help: so it ends here.
        context.show(words_for(overtaken, to_staff=True))
        return
    if context.is_private:
        context.show(GoalSent(name_of(values), draft.title), in_place=True)
    # In an admin chat the team reads of it at once, so that would be the same news twice.


async def _send(context: Context, draft: Draft, values: dict[str, Any]) -> None:
    by, now = context.person, context.now
    if "goal_id" in values:
        goal_id, version = GoalId(values["goal_id"]), values["version"]
        await goals.propose_changes(context.work, goal_id, version, draft, by=by, now=now)
    else:
        await goals.propose(context.work, PersonId(values["who"]["id"]), draft, by=by, now=now)


async def _stopped(context: Context) -> None:
    context.show(GoalFormStopped())


GOAL_FORM = routes.form(
    Form(
        "goal",
        (
            Field("who", QUESTIONS["who"], ANSWERS["who"]),
            Field("title", QUESTIONS["title"], ANSWERS["title"], _onwards),
            Field("pillar", QUESTIONS["pillar"], ANSWERS["pillar"], _onwards),
            Field("why", QUESTIONS["why"], ANSWERS["why"], _onwards),
            Field("seen_by", QUESTIONS["seen_by"], ANSWERS["seen_by"], _onwards),
            Field("step_title", QUESTIONS["step_title"], ANSWERS["step_title"]),
            Field("step_seen_by", QUESTIONS["step_seen_by"], ANSWERS["step_seen_by"]),
            Field("steps", QUESTIONS["steps"], ANSWERS["steps"], _after_step),
            Field("more", QUESTIONS["more"], ANSWERS["more"], _after_more),
            Field("reward", QUESTIONS["reward"], ANSWERS["reward"], _onwards),
            Field("due_on", QUESTIONS["due_on"], ANSWERS["due_on"], _onwards),
            Field("summary", QUESTIONS["summary"], ANSWERS["summary"], _after_summary),
            Field("part", QUESTIONS["part"], ANSWERS["part"], _after_part),
        ),
        finish=_finish,
        stopped=_stopped,
        for_staff=True,
    )
)
