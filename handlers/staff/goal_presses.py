"""What staff press about goals, from the list of a participant's goals and under the news of them."""

from dataclasses import dataclass

from handlers.buttons import Button, Press
from mentoring.ids import GoalId, PersonId
from messages.goal_form import GoalFormLabel
from messages.goal_plans_staff import GoalPlanLabel


@dataclass(frozen=True, slots=True)
class NewGoal(Press, verb="gdn"):
    """'Nieuw doel', under the list."""

    participant_id: PersonId


@dataclass(frozen=True, slots=True)
class ListGoals(Press, verb="gdl"):
    """'Alle doelen', under one of them, and 'Doelen' on the card of a participant."""

    participant_id: PersonId


@dataclass(frozen=True, slots=True)
class ShowGoalCard(Press, verb="gdk"):
    """A goal in the list; 'Terug' from what was behind it."""

    goal_id: GoalId


@dataclass(frozen=True, slots=True)
class AdjustGoal(Press, verb="gd"):
    """'Aanpassen', under a goal or the news of it; 'Samen duidelijk maken' under a wish."""

    goal_id: GoalId
    version: int


@dataclass(frozen=True, slots=True)
class AgreeForTeam(Press, verb="gda"):
    """'Akkoord', when a participant picks a goal up again."""

    goal_id: GoalId
    version: int


@dataclass(frozen=True, slots=True)
class TakeBackGoal(Press, verb="gdt"):
    """'Voorstel terugnemen', under a goal that waits for the participant."""

    goal_id: GoalId
    version: int


@dataclass(frozen=True, slots=True)
class AskSetGoalAside(Press, verb="gdv"):
    """'Opzij zetten', which asks if that is meant."""

    goal_id: GoalId


@dataclass(frozen=True, slots=True)
class SetGoalAside(Press, verb="gdo"):
    """'Ja, zet opzij'."""

    goal_id: GoalId


@dataclass(frozen=True, slots=True)
class PickGoalUp(Press, verb="gdw"):
    """'Weer oppakken', under a goal that was set aside."""

    goal_id: GoalId


@dataclass(frozen=True, slots=True)
class ShowGoalVersion(Press, verb="gdg"):
    """'Geschiedenis', '« Eerder' and 'Later »': the version at this place, the newest first."""

    goal_id: GoalId
    place: int


def adjust_button(goal_id: int, version: int) -> Button:
    """The way to the form, under what somebody wants different."""
    return Button(GoalFormLabel.ADJUST_GOAL, AdjustGoal(GoalId(goal_id), version))


def make_clear_button(goal_id: int, version: int) -> Button:
    """The way to the form, under a wish."""
    return Button(GoalFormLabel.MAKE_CLEAR, AdjustGoal(GoalId(goal_id), version))


def agree_button(goal_id: int, version: int) -> Button:
    """Yes from the team."""
    return Button(GoalPlanLabel.AGREE, AgreeForTeam(GoalId(goal_id), version), style="success")
