"""What /doel knows so far: the values of its form, and what its buttons stand for.

The values stand under the names of the form's fields; `steps` is a list that the field of that name hands on
with one step more, less or changed. A step that was claimed or done has its `state` with it: it stays as it is.
Of a wish `said` has the words of the participant, to be made clear one by one.
"""

from datetime import date
from typing import Any

from mentoring.goal_drafts import Draft, StepDraft
from mentoring.goals import Goal
from mentoring.ids import PillarKey, StepId
from mentoring.method import ExampleGoal
from mentoring.money import Cents
from mentoring.people import Participant
from mentoring.steps import NEW_STEP, Step, StepState
from messages.goal_form import GoalFormLabel, GoalPart
from messages.goal_summary import StepMark, mark_of

AMOUNTS = {str(amount): amount for amount in map(Cents, (0, 2_00, 5_00, 10_00, 15_00))}
KEEP, SKIP, YES, BACK = "keep", "skip", "yes", "back"
SEND, ADJUST = "send", "adjust"
EXAMPLES, MORE, OWN = "examples", "more", "own"
ORDER = "order"
ASKING = "asking"
"""Where recognition is wanted: the field that asked for a reward, to come back to."""

ADD_STEP = GoalPart.ADD_STEP.name.lower()
STEP, DROP = "step-", "drop-"
MONTHS_AHEAD = {"1": (1, GoalFormLabel.ONE_MONTH), "3": (3, GoalFormLabel.THREE_MONTHS)}

_Values = dict[str, Any]


# --- into the form ------------------------------------------------------------------------------------


def who_is(participant: Participant) -> _Values:
    """The participant, as the form keeps them."""
    return {"id": participant.id, "name": participant.first_name}


def values_of(goal: Goal, participant: Participant) -> _Values:
    """A goal as the values of the form, to be read back and adjusted."""
    known = {name: value for name, value in goal.content().items() if name != "steps"}
    return {**known, **_whose(goal, participant), "steps": [_step(step) for step in goal.steps]}


def values_of_wish(goal: Goal, participant: Participant) -> _Values:
    """A wish as the values of the form: what the participant said, and what is known with it."""
    known = {"title": goal.title, "pillar": goal.pillar, "why": goal.why}
    said = {"steps": [{"title": step.title, "step_id": step.id} for step in goal.steps]}
    given = {name: value for name, value in known.items() if value}
    return {**given, **_whose(goal, participant), "said": said}


def values_of_example(example: ExampleGoal) -> _Values:
    """What an example fills in. What its steps earn is asked."""
    steps = [{"title": step.title, "seen_by": step.seen_by} for step in example.steps]
    return {"title": example.title, "seen_by": example.seen_by, "steps": steps}


def _whose(goal: Goal, participant: Participant) -> _Values:
    return {"who": who_is(participant), "goal_id": goal.id, "version": goal.version}


def _step(step: Step) -> _Values:
    # A step of a change that waits has no number of its own before both have agreed on it.
    step_id = None if step.id == NEW_STEP else step.id
    values: _Values = {
        "title": step.title,
        "seen_by": step.seen_by,
        "reward": step.reward,
        "step_id": step_id,
    }
    if step.recognition is not None:
        values["recognition"] = step.recognition
    return values if step.state is StepState.OPEN else {**values, "state": step.state}


# --- out of the form ----------------------------------------------------------------------------------


def draft_of(values: _Values) -> Draft:
    """What was entered, as the rules take it."""
    return Draft(
        title=values["title"],
        pillar=PillarKey(values["pillar"]),
        why=values["why"],
        seen_by=values["seen_by"],
        reward=Cents(values["reward"]),
        due_on=date.fromisoformat(values["due_on"]) if values["due_on"] else None,
        steps=tuple(
            StepDraft(
                step["title"],
                step["seen_by"],
                Cents(step["reward"]),
                step.get("step_id"),
                step.get("recognition"),
            )
            for step in values["steps"]
        ),
        recognition=values.get("recognition"),
        in_order=values.get("in_order", True),
    )


def with_step(values: _Values, earned: _Values) -> list[_Values]:
    """All steps, with the one that is being written put in its place, and what it earns."""
    steps, place = list(values.get("steps", [])), number_of_step(values) - 1
    step = {"title": values["step_title"], "seen_by": values["step_seen_by"], **earned}
    if (step_id := known_of_step(values).get("step_id")) is not None:
        step["step_id"] = step_id
    return [*steps[:place], step, *steps[place + 1 :]]


def with_each(values: _Values, earned: _Values) -> _Values:
    """The steps of an example, which all earn the same to begin with."""
    return {"each_reward": earned["reward"], "steps": [{**step, **earned} for step in values["steps"]]}


def marks_of(values: _Values) -> list[StepMark | None]:
    """What stands behind each step."""
    return [mark_of(StepState(step.get("state", StepState.OPEN))) for step in values["steps"]]


def name_of(values: _Values) -> str:
    """The first name of whose goal it is."""
    return str(values["who"]["name"])


def has_seen_summary(values: _Values) -> bool:
    """Whether the whole was read back already, so that every change leads to it again."""
    return "summary" in values


# --- one step -----------------------------------------------------------------------------------------


def is_dropping(values: _Values) -> bool:
    """Whether the step that was picked is to be taken away."""
    return str(values.get("part", "")).startswith(DROP)


def number_of_step(values: _Values) -> int:
    """The number of the step that is being written: the one that was picked, or else the next."""
    part = str(values.get("part", ""))
    if part.startswith((STEP, DROP)):
        return int(part.rpartition("-")[2])
    return len(values.get("steps", [])) + 1


def known_of_step(values: _Values) -> _Values:
    """What is known already of the step that is being written."""
    steps, place = values.get("steps", []), number_of_step(values) - 1
    known: _Values = steps[place] if place < len(steps) else said_of_step(values)
    return known


def said_of_step(values: _Values) -> _Values:
    """What the participant said of the step that is being written, when it comes out of a wish."""
    said, place = said_steps(values), number_of_step(values) - 1
    known: _Values = said[place] if place < len(said) else {}
    return known


def said_steps(values: _Values) -> list[_Values]:
    """The steps that the participant sees. Once all was read back, they are steps as any other."""
    said: list[_Values] = [] if has_seen_summary(values) else values.get("said", {}).get("steps", [])
    return said


def adjustable_steps(values: _Values) -> list[int]:
    """The numbers of the steps that were not claimed or done."""
    return [number for number, step in enumerate(values["steps"], start=1) if "state" not in step]


def settled_steps(values: _Values) -> list[StepId]:
    """The steps that were claimed or done: what they earn stands."""
    return [StepId(step["step_id"]) for step in values["steps"] if "state" in step]
