"""What /doel knows so far: the values of its form, and what its buttons stand for.

The values stand under the names of the form's fields; `steps` is a list that the field of that name hands on
with one step more, less or changed.
"""

from datetime import date
from typing import Any

from mentoring.goals import Draft, Goal, StepDraft
from mentoring.ids import PillarKey
from mentoring.money import Cents
from mentoring.people import Participant
from messages.goals_staff import GoalFormLabel, GoalPart

AMOUNTS = {str(amount): amount for amount in map(Cents, (0, 2_00, 5_00, 10_00, 15_00))}
KEEP, SKIP, YES, BACK = "keep", "skip", "yes", "back"
SEND, ADJUST = "send", "adjust"
ADD_STEP = GoalPart.ADD_STEP.name.lower()
STEP, DROP = "step-", "drop-"
MONTHS_AHEAD = {"1": (1, GoalFormLabel.ONE_MONTH), "3": (3, GoalFormLabel.THREE_MONTHS)}


def who_is(participant: Participant) -> dict[str, Any]:
    """The participant, as the form keeps them."""
    return {"id": participant.id, "name": participant.first_name}


def name_of(values: dict[str, Any]) -> str:
    """The first name of whose goal it is."""
    return str(values["who"]["name"])


def values_of(goal: Goal, participant: Participant) -> dict[str, Any]:
    """A proposal as the values of the form."""
    return {**goal.content(), "who": who_is(participant), "goal_id": goal.id, "version": goal.version}


def draft_of(values: dict[str, Any]) -> Draft:
    """What was entered, as the rules take it."""
    return Draft(
        title=values["title"],
        pillar=PillarKey(values["pillar"]),
        why=values["why"],
        seen_by=values["seen_by"],
        reward=Cents(values["reward"]),
        due_on=date.fromisoformat(values["due_on"]) if values["due_on"] else None,
        steps=tuple(
            StepDraft(step["title"], step["seen_by"], Cents(step["reward"])) for step in values["steps"]
        ),
    )


def has_seen_summary(values: dict[str, Any]) -> bool:
    """Whether the whole was read back already, so that every change leads to it again."""
    return "summary" in values


def is_dropping(values: dict[str, Any]) -> bool:
    """Whether the step that was picked is to be taken away."""
    return str(values.get("part", "")).startswith(DROP)


def number_of_step(values: dict[str, Any]) -> int:
    """The number of the step that is being written: the one that was picked, or else the next."""
    part = str(values.get("part", ""))
    if part.startswith((STEP, DROP)):
        return int(part.rpartition("-")[2])
    return len(values.get("steps", [])) + 1


def known_of_step(values: dict[str, Any]) -> dict[str, Any]:
    """What is known already of the step that is being written."""
    steps, place = values.get("steps", []), number_of_step(values) - 1
    known: dict[str, Any] = steps[place] if place < len(steps) else {}
    return known
