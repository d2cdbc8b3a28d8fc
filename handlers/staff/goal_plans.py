"""The goals of a participant as staff see them: the list, one goal, and what can be done with it beside adjusting."""

from handlers.buttons import Button, Rows, in_rows
from handlers.context import Context
from handlers.outgoing import Outgoing
from handlers.routes import Routes
from handlers.staff.goal_presses import (
    AdjustGoal,
    AgreeForTeam,
    AskSetGoalAside,
    ListGoals,
    NewGoal,
    PickGoalUp,
    SetGoalAside,
    ShowGoalCard,
    ShowGoalVersion,
    TakeBackGoal,
    adjust_button,
    agree_button,
    make_clear_button,
)
from mentoring.goals import Goal, GoalState
from mentoring.ids import GoalId, PersonId
from messages.caps import room_this_year
from messages.goal_form import GoalFormLabel
from messages.goal_plans_staff import GoalPlanLabel, SureToSetAside, Untitled, goal_as_staff_see, goals_of
from messages.goals_staff import GoalPickedUpTeam
from services import caps, goal_lists, goals, plans
from services.people import participant_for

routes = Routes()

_MOST_LISTED = 20
"""Goals in the list: those of now, and the newest of before."""


# --- looking ------------------------------------------------------------------------------------------


@routes.press(ListGoals)
async def list_goals(context: Context, press: ListGoals) -> None:
    """All of them, in the place of the one."""
    await show_goals(context, press.participant_id, in_place=True)


async def show_goals(context: Context, participant_id: PersonId, *, in_place: bool = False) -> None:
    """A new goal, or one of those there are."""
    participant = await participant_for(context.work, participant_id, by=context.person)
    found = (await goal_lists.of_participant(context.work, participant_id, by=context.person))[:_MOST_LISTED]
    numbers = [Button(str(number), ShowGoalCard(goal.id)) for number, goal in enumerate(found, start=1)]
    rows: Rows = [[Button(GoalPlanLabel.NEW, NewGoal(participant_id))], *in_rows(numbers, wide=5)]
    names = (participant.first_name, participant.pseudonym)
    room = await caps.room_for_staff(
        context.work, participant_id, programme=context.programme, by=context.person, now=context.now
    )
    shown = goals_of(found, *names, room_this_year(room), untitled=_untitled(context))
    context.show(shown, rows, in_place=in_place)


@routes.press(ShowGoalCard)
async def show_goal(context: Context, press: ShowGoalCard) -> None:
    """One goal, in the place of the list."""
    await show_goal_card(context, press.goal_id)


async def show_goal_card(context: Context, goal_id: GoalId) -> None:
    """One goal as it is now, with what can be done with it, in the place of what was pressed."""
    goal = await context.work.goals.get(goal_id)
    participant = await participant_for(context.work, goal.participant_id, by=context.person)
    pillar = context.programme.method.name_of(goal.pillar)
    names = (participant.first_name, participant.pseudonym)
    made = await plans.of_goal(context.work, goal_id, by=context.person)
    card = goal_as_staff_see(goal, *names, pillar, plans=made, untitled=_untitled(context))
    context.show(card, [*_what_can_be_done(goal), *_onwards(goal)], in_place=True)


def _untitled(context: Context) -> str:
    return context.catalogue.label(Untitled.SPOKEN)


def _what_can_be_done(goal: Goal) -> Rows:
    if goal.is_wish:
        return [[make_clear_button(goal.id, goal.version)]]
    if goal.state is GoalState.SET_ASIDE:
        return [[Button(GoalPlanLabel.PICK_UP, PickGoalUp(goal.id))]]
    if goal.state is GoalState.ACHIEVED:
        return []
    adjust = Button(GoalFormLabel.ADJUST, AdjustGoal(goal.id, goal.version))
    if goal.awaits_staff:
        return [[agree_button(goal.id, goal.version), adjust]]
    aside = Button(GoalPlanLabel.SET_ASIDE, AskSetGoalAside(goal.id))
    take_back = Button(GoalPlanLabel.TAKE_BACK, TakeBackGoal(goal.id, goal.version))
    return [[adjust, aside], *([[take_back]] if goal.is_proposal else [])]


def _onwards(goal: Goal) -> Rows:
    return [
        [
            Button(GoalPlanLabel.HISTORY, ShowGoalVersion(goal.id, 0)),
            Button(GoalPlanLabel.ALL, ListGoals(goal.participant_id)),
        ]
    ]


# --- doing --------------------------------------------------------------------------------------------


@routes.notice(GoalPickedUpTeam)
def under_picked_up(notice: GoalPickedUpTeam, plain: Outgoing) -> Outgoing:
    """Yes, or adjust it first."""
    return plain.with_rows(
        [[agree_button(notice.goal_id, notice.version), adjust_button(notice.goal_id, notice.version)]]
    )


@routes.press(AgreeForTeam)
async def agree(context: Context, press: AgreeForTeam) -> None:
    """'Akkoord': the team says yes to what the participant wants to go on with."""
    await goals.agree(
        context.work,
        press.goal_id,
        press.version,
        programme=context.programme,
        by=context.person,
        now=context.now,
    )
    await show_goal_card(context, press.goal_id)


@routes.press(TakeBackGoal)
async def take_back(context: Context, press: TakeBackGoal) -> None:
    """What was proposed is off the table; what was agreed before stays."""
    await goals.withdraw(context.work, press.goal_id, press.version, by=context.person, now=context.now)
    await show_goal_card(context, press.goal_id)


@routes.press(AskSetGoalAside)
async def ask_set_aside(context: Context, press: AskSetGoalAside) -> None:
    """It is somebody's goal: asked once more."""
    goal = await context.work.goals.get(press.goal_id)
    participant = await participant_for(context.work, goal.participant_id, by=context.person)
    sure = Button(GoalPlanLabel.SURE, SetGoalAside(goal.id))
    back = Button(GoalPlanLabel.BACK, ShowGoalCard(goal.id))
    context.show(SureToSetAside(participant.first_name, goal.title), [[sure, back]], in_place=True)


@routes.press(SetGoalAside)
async def set_aside(context: Context, press: SetGoalAside) -> None:
    """It is kept, and can come back."""
    await goals.set_aside(context.work, press.goal_id, by=context.person, now=context.now)
    await show_goal_card(context, press.goal_id)


@routes.press(PickGoalUp)
async def pick_up(context: Context, press: PickGoalUp) -> None:
    """The participant has to say yes to it again."""
    await goals.pick_up(context.work, press.goal_id, by=context.person, now=context.now)
    await show_goal_card(context, press.goal_id)
