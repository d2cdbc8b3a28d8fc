"""/doel: the mentor enters a goal with the participant beside them, reads it back together, and sends it.

Who has goals already is shown those first (`goal_plans`). Whoever has seen the summary comes back to it after every
change. How it is asked and read stands in `goal_questions` and `goal_answers`, what comes next in `goal_order`, what is
known so far in `goal_values`.
"""

from dataclasses import replace
from typing import Any

from handlers import forms
from handlers.context import Context
from handlers.forms import Field, Form
from handlers.outgoing import Outgoing
from handlers.routes import Routes
from handlers.staff import goal_history, goal_plans
from handlers.staff.choosing import the_participant
from handlers.staff.goal_answers import ANSWERS
from handlers.staff.goal_order import THEN
from handlers.staff.goal_presses import AdjustGoal, NewGoal, adjust_button, make_clear_button
from handlers.staff.goal_questions import QUESTIONS
from handlers.staff.goal_values import draft_of, name_of, values_of, values_of_wish, who_is
from mentoring.goal_drafts import Draft
from mentoring.goals import ClaimWaits, NewerVersion, StepTaken
from mentoring.ids import GoalId, PersonId
from mentoring.people import Participant
from mentoring.refusals import NoLongerPossible
from messages.caps import NoRoomForGoal
from messages.goal_form import GoalFormStopped, GoalSent, NothingDiffers
from messages.goals_staff import GoalHasMovedOn, GoalIsOverStaff, GoalRemark, GoalWish, PotTooSmallForGoal
from messages.refusals import words_for
from services import goal_lists, goals
from services.people import participant_for

routes = Routes()
routes.add(goal_plans.routes)
routes.add(goal_history.routes)


@routes.command("doel", for_staff=True, in_group=True)
async def goal(context: Context) -> None:
    """`/doel`, or `/doel Fatima`: a new goal, or one of those she has."""
    if not context.arguments:
        await forms.start(context, GOAL_FORM)
        return
    participant = await the_participant(context, context.arguments)
    if await goal_lists.of_participant(context.work, participant.id, by=context.person):
        await goal_plans.show_goals(context, participant.id)
    else:
        await _start_new(context, participant)


@routes.press(NewGoal)
async def new_goal(context: Context, press: NewGoal) -> None:
    """'Nieuw doel', under those there are."""
    await _start_new(context, await participant_for(context.work, press.participant_id, by=context.person))


async def _start_new(context: Context, participant: Participant) -> None:
    await forms.start(context, GOAL_FORM, {"who": who_is(participant)}, at="title")


@routes.press(AdjustGoal)
async def adjust_goal(context: Context, press: AdjustGoal) -> None:
    """The same form, with all that was proposed, at its summary; a wish from its first words on."""
    try:
        found = await goals.to_adjust(context.work, press.goal_id, press.version, by=context.person)
    except NewerVersion:
        # The news above an old button stays in the chat for days: how it is now comes in its place.
        context.toast(GoalHasMovedOn())
        await goal_plans.show_goal_card(context, press.goal_id)
        return
    participant = await context.work.people.participant(found.participant_id)
    if found.is_wish:
        await forms.start(context, GOAL_FORM, values_of_wish(found, participant), at="title")
    else:
        await forms.start(context, GOAL_FORM, values_of(found, participant), at="summary")


# --- under the news -----------------------------------------------------------------------------------


@routes.notice(GoalWish)
def under_wish(notice: GoalWish, plain: Outgoing) -> Outgoing:
    """What the participant said, with the voice if it was spoken, and the way to make it clear together."""
    return replace(plain, rows=[[make_clear_button(notice.goal_id, notice.version)]], voice=notice.voice)


@routes.notice(GoalRemark)
def under_remark(notice: GoalRemark, plain: Outgoing) -> Outgoing:
    """The remark, spoken if it was spoken, and the way to adjust the goal."""
    return replace(plain, rows=[[adjust_button(notice.goal_id, notice.version)]], voice=notice.voice)


@routes.notice(NoRoomForGoal)
@routes.notice(PotTooSmallForGoal)
def under_too_much(notice: PotTooSmallForGoal | NoRoomForGoal, plain: Outgoing) -> Outgoing:
    """The way to adjust the goal to the money there is, or to what fits in this year."""
    return plain.with_rows([[adjust_button(notice.goal_id, notice.version)]])


# --- the end ------------------------------------------------------------------------------------------


async def _finish(context: Context, values: dict[str, Any]) -> None:
    if "summary" not in values:
        await goal_plans.show_goals(context, PersonId(values["who"]["id"]))
        return
    draft = draft_of(values)
    try:
        if await _says_the_same(context, draft, values):
            context.show(NothingDiffers())
            return
        await _send(context, draft, values)
    except NoLongerPossible:
        context.show(GoalIsOverStaff())
        return
    except (NewerVersion, StepTaken, ClaimWaits) as overtaken:
        # Nothing was changed, and sending the same form once more would not help: so it ends here.
        context.show(words_for(overtaken, to_staff=True))
        return
    if context.is_private:
        context.show(GoalSent(name_of(values), draft.title), in_place=True)
    # In an admin chat the team reads of it at once, so that would be the same news twice.


async def _says_the_same(context: Context, draft: Draft, values: dict[str, Any]) -> bool:
    """Whether it is what both have agreed on already: then there is nothing to answer. A proposal may be sent once
    more.

    Raises:
        NewerVersion, NoLongerPossible, ClaimWaits: when it can't be changed now.
    """
    if "goal_id" not in values:
        return False
    goal_id, version = GoalId(values["goal_id"]), values["version"]
    found = await goals.to_adjust(context.work, goal_id, version, by=context.person)
    participant = await context.work.people.participant(found.participant_id)
    return found.counts and draft_of(values_of(found, participant)) == draft


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
        tuple(Field(name, QUESTIONS[name], ANSWERS[name], THEN[name]) for name in QUESTIONS),
        finish=_finish,
        stopped=_stopped,
        for_staff=True,
    )
)
