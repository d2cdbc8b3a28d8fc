"""Mijn doelen: the one next step of the goal in focus, or what waits for an answer; and help with a hard step."""

from handlers.buttons import Button, Rows, UnknownPress, press_of
from handlers.context import Context
from handlers.participants import goal_proposals, goal_wish_waiting
from handlers.participants.goal_buttons import (
    all_goals_button,
    back_button,
    help_button,
    if_then_button,
    one_of,
    plan_button,
    proposal_button,
    step_buttons,
    ways_to_a_goal,
    with_step,
)
from handlers.participants.presses import AnswerQuestion, ClaimGoal, Resume, ShowGoal, ShowGoals, StepIsHard
from handlers.routes import Occasion, Routes
from mentoring.goals import Goal
from mentoring.people import ParticipantState
from messages.base import Screen
from messages.claims import ClaimLabel
from messages.goals import GoalButton, HardStep, NoGoalYet, Waiting, next_step, only_goal_left
from messages.menu import Menu
from messages.pauses import PauseLabel
from services import claims, goal_lists

routes = Routes()


@routes.menu_button(Menu.GOALS)
@routes.command("doelen")
async def show_next_step(context: Context) -> None:
    """What there is to do now: of the goal in focus, else a proposal that waits, else a wish of their own."""
    found = await goal_lists.current(context.work, by=context.person)
    await _show(context, found, _first(found))


@routes.press(ShowGoals)
async def show_goals(context: Context, press: ShowGoals) -> None:
    """A new message: what stood above the button, such as a word of praise, stays to be read again."""
    await show_next_step(context)


@routes.press(ShowGoal)
async def show_goal(context: Context, press: ShowGoal) -> None:
    """The next step of this goal, or the proposal or wish that it is."""
    found = await goal_lists.current(context.work, by=context.person)
    await _show(context, found, one_of(found, press.goal_id), in_place=True)


@routes.on(Occasion.FRESH_SCREEN)
async def show_what_there_is(context: Context) -> None:
    """After an old button: the goal that it was about if that is still there, else the next step."""
    found = await goal_lists.current(context.work, by=context.person)
    about = next((goal for goal in found if _was_pressed(context, goal)), None)
    await _show(context, found, about or _first(found))


@routes.press(StepIsHard)
async def step_is_hard(context: Context, press: StepIsHard) -> None:
    """Warm words, and help for who wants it. Nobody hears of it otherwise."""
    found = await goal_lists.current(context.work, by=context.person)
    goal = with_step(found, press.step_id)
    rows = [[if_then_button(press.step_id)], [help_button(context)], [back_button(goal)]]
    context.show(HardStep(context.mentor), rows, in_place=True)


# --- showing ------------------------------------------------------------------------------------------


async def _show(context: Context, found: list[Goal], goal: Goal | None, *, in_place: bool = False) -> None:
    if goal is None:
        earlier = await goal_lists.earlier(context.work, by=context.person)
        everything = [[all_goals_button()]] if earlier else []
        rows = [*_go_on(context), *ways_to_a_goal(context), *everything, [help_button(context)]]
        context.show(NoGoalYet(context.mentor), rows, in_place=in_place)
        return
    screen, rows = await _screen(context, goal)
    asked = await _asked(context, found)
    context.show(screen, [*_go_on(context), *asked, *rows, *_others(found, goal)], in_place=in_place)


async def _screen(context: Context, goal: Goal) -> tuple[Screen, Rows]:
    if goal.counts:
        return _to_do(context, goal)
    if goal.awaits_participant:
        return await goal_proposals.proposal(context, goal)
    return goal_wish_waiting.waiting(goal, context.mentor)


def _to_do(context: Context, goal: Goal) -> tuple[Screen, Rows]:
    step, mentor = goal.next_step, context.mentor
    if step is not None:
        return next_step(goal, step, mentor), step_buttons(goal.id, step.id)
    claimed = goal.claimed_step
    if claimed is not None or goal.claimed:
        return Waiting(claimed.title if claimed else goal.title, mentor), [[plan_button(goal.id)]]
    screen = only_goal_left(goal)
    succeeded = Button(GoalButton.SUCCEEDED, ClaimGoal(goal.id))
    return screen, [[succeeded, plan_button(goal.id)], [help_button(context)]]


def _first(found: list[Goal]) -> Goal | None:
    """The goal in focus or the first that counts, else what waits for them, else what waits for the mentor."""
    by_turn = sorted(found, key=lambda goal: (not goal.counts, not goal.awaits_participant))
    return by_turn[0] if by_turn else None


def _others(found: list[Goal], goal: Goal) -> Rows:
    """The way to the next of several goals, round and round, to a proposal that waits, and to a wish of their own;
    from what does not count yet the way back, or to all else that there is.
    """
    rows: Rows = []
    counting = [other for other in found if other.counts]
    if goal in counting and len(counting) > 1:
        following = counting[(counting.index(goal) + 1) % len(counting)]
        rows.append([Button(GoalButton.OTHER_GOAL, ShowGoal(following.id))])
    is_proposal = goal.awaits_participant and not goal.counts
    rows += [[proposal_button(other.id, is_one_more=is_proposal)] for other in _proposals(found, goal)[:1]]
    rows += [
        [Button(GoalButton.MY_WISH, ShowGoal(other.id))]
        for other in found
        if other.is_wish and other is not goal
    ][:1]
    if not goal.counts:
        rows.append([back_button(counting[0]) if counting else all_goals_button()])
    return rows


def _proposals(found: list[Goal], shown: Goal) -> list[Goal]:
    """What waits for the participant and is not on the screen; of a goal that counts that is the change only."""
    return [goal for goal in found if goal.awaits_participant and (goal is not shown or goal.counts)]


def _go_on(context: Context) -> Rows:
    """'Verder', for who has a pause: everything works in it, and the way back is always there."""
    participant = context.person.participant
    is_paused = participant is not None and participant.state is ParticipantState.PAUSED
    return [[Button(PauseLabel.RESUME, Resume())]] if is_paused else []


async def _asked(context: Context, found: list[Goal]) -> Rows:
    """'Antwoord geven', while a mentor's question waits: who takes part on paper has no message to answer under."""
    if not any(goal.claimed or goal.claimed_step for goal in found):
        return []
    asked = await claims.asked(context.work, by=context.person)
    return [[Button(ClaimLabel.ANSWER, AnswerQuestion(claim.id))] for claim in asked[:1]]


def _was_pressed(context: Context, goal: Goal) -> bool:
    """Whether the old button was about this goal or one of its steps."""
    query = context.update.callback_query
    try:
        press = press_of(query.data or "") if query else None
    except UnknownPress:
        return False
    return getattr(press, "goal_id", 0) == goal.id or any(
        step.id == getattr(press, "step_id", 0) for step in goal.steps
    )
