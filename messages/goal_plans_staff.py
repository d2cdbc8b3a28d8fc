"""What staff read about the goals of a participant: the list, one goal as it is, and what can be done with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mentoring.goals import Goal, GoalState
from mentoring.ids import StepId
from mentoring.plans import IfThenPlan
from messages.base import N_, Screen, StaffLabel, ToStaff
from messages.caps import RoomThisYear, SharedRoomThisYear
from messages.goal_summary import StepOrder, SummaryStep, mark_of, step_order
from messages.goals import DayOfYear, day_of_year
from messages.plans import PlanSentence, sentence
from messages.recognition import Reward, worth


class GoalPlanLabel(StaffLabel):
    """To staff, under the card of a participant, the list of their goals, and one of them."""

    GOALS = N_("Goals")
    NEW = N_("New goal")
    ALL = N_("All goals")
    AGREE = N_("Agreed")
    TAKE_BACK = N_("Take the proposal back")
    SET_ASIDE = N_("Set aside")
    SURE = N_("Yes, set aside")
    PICK_UP = N_("Pick up again")
    HISTORY = N_("History")
    EARLIER = N_("« Earlier")
    LATER = N_("Later »")
    BACK = N_("Back")


class GoalStanding(StaffLabel):
    """To staff, behind a goal: how it stands."""

    WISH = N_("💡 wish, to be made clear")
    PROPOSED = N_("📨 waits for the participant")
    FOR_TEAM = N_("▶️ waits for the team")
    AGREED = N_("🤝 agreed")
    CHANGED = N_("🤝 agreed, change proposed")
    ACHIEVED = N_("🌟 reached")
    SET_ASIDE = N_("📥 set aside")


class Untitled(StaffLabel):
    """To staff, in the place of the words of a goal."""

    SPOKEN = N_("spoken wish")


@dataclass(frozen=True, slots=True)
class GoalInList(Screen, ToStaff):
    """One goal in the list; its button carries the number."""

    number: int
    title: str
    standing: GoalStanding
    text = N_("{number}. {title} · {standing}")


@dataclass(frozen=True, slots=True)
class GoalsOf(Screen, ToStaff):
    """To staff: the goals of a participant, those of now first."""

    name: str
    pseudonym: str
    room: RoomThisYear | SharedRoomThisYear
    goals: tuple[GoalInList, ...]
    text = N_("<b>Goals of {name} ({pseudonym})</b>\n{room}\n{goals}\nA new goal, or one of these?")


@dataclass(frozen=True, slots=True)
class PlanOfStep(Screen, ToStaff):
    """Inside a goal as staff see it: the if-then plan that the participant has for one step."""

    number: int
    plan: PlanSentence
    text = N_("If-then plan for step {number}: {plan}")


@dataclass(frozen=True, slots=True)
class GoalCard(Screen, ToStaff):
    """To staff: one goal as it counts, or else as it is proposed."""

    name: str
    pseudonym: str
    title: str
    pillar: str
    standing: GoalStanding
    why: str
    steps: tuple[SummaryStep, ...]
    plans: tuple[PlanOfStep, ...]
    reward: Reward | None
    seen_by: str
    due_on: DayOfYear | None
    order: StepOrder | None
    text = N_(
        "<b>{title}</b>\n"
        "{name} ({pseudonym}) · {pillar}\n"
        "{standing}\n"
        "Why: {why}\n"
        "{steps}\n"
        "{plans}\n"
        "The goal itself: {reward}\n"
        "    <i>{seen_by}</i>\n"
        "Date: {due_on}\n"
        "Steps: {order}"
    )


@dataclass(frozen=True, slots=True)
class SureToSetAside(Screen, ToStaff):
    """To staff, before a goal is set aside."""

    name: str
    title: str
    text = N_(
        "<b>{title}</b>\n"
        "Set this goal of {name} aside? What is done stays earned. Money for the rest is free again, "
        "and the goal can be picked up later."
    )


def standing_of(goal: Goal) -> GoalStanding:
    """How a goal stands, for staff."""
    if goal.is_wish:
        return GoalStanding.WISH
    if goal.state is GoalState.PROPOSED and goal.awaits_staff:
        return GoalStanding.FOR_TEAM
    return GoalStanding[goal.state.name]


def goals_of(
    goals: Iterable[Goal],
    name: str,
    pseudonym: str,
    room: RoomThisYear | SharedRoomThisYear,
    *,
    untitled: str,
) -> GoalsOf:
    """The list, numbered from one. `untitled` is what a wish is called that was only spoken."""
    lines = tuple(
        GoalInList(number, goal.title or untitled, standing_of(goal))
        for number, goal in enumerate(goals, start=1)
    )
    return GoalsOf(name, pseudonym, room, lines)


def goal_as_staff_see(
    goal: Goal,
    name: str,
    pseudonym: str,
    pillar: str,
    *,
    plans: Mapping[StepId, IfThenPlan],
    untitled: str,
) -> GoalCard:
    """One goal, with its if-then plans. Of a wish there is not more than what the participant said."""
    return GoalCard(
        name=name,
        pseudonym=pseudonym,
        title=goal.title or untitled,
        pillar=pillar,
        standing=standing_of(goal),
        why=goal.why,
        steps=tuple(
            SummaryStep(number, step.title, worth(step), mark_of(step.state), step.seen_by)
            for number, step in enumerate(goal.steps, start=1)
        ),
        plans=tuple(
            PlanOfStep(number, sentence(plans[step.id]))
            for number, step in enumerate(goal.steps, start=1)
            if step.id in plans
        ),
        reward=None if goal.is_wish else worth(goal),
        seen_by=goal.seen_by,
        due_on=day_of_year(goal.due_on),
        order=None if goal.is_wish else step_order(goal.in_order),
    )
