"""What is known so far of a goal that a participant chooses, and what the buttons of its form stand for.

The values are JSON by the names of the form's fields. `title` is words or a voice: `{"text": …, "voice": …}`.
`example` is the page of examples that is shown.
"""

from typing import Any

from handlers.participants.goal_buttons import one_of
from mentoring.clarity import unclear_goal, unclear_step
from mentoring.goal_drafts import Wish
from mentoring.goals import Goal
from mentoring.ids import GoalId, PillarKey
from mentoring.method import ExampleGoal, Method
from mentoring.refusals import NoLongerPossible

BACK, CHANGE, EXAMPLES, KEEP, MORE, OWN, SEND, SKIP, TOGETHER = (
    "back",
    "change",
    "examples",
    "keep",
    "more",
    "own",
    "send",
    "skip",
    "together",
)
UNKNOWN = "unknown"
"""A pillar that the participant does not know. It is kept as no pillar."""

ON_A_PAGE = 5
"""Examples beside each other: more buttons would not fit on a phone with the words above them."""


def wish_of(values: dict[str, Any]) -> Wish:
    """The form's values as what a participant wants."""
    title = values["title"]
    return Wish(
        title=title["text"],
        pillar=PillarKey(values["pillar"]),
        why=values["why"],
        steps=tuple(values["steps"]),
        voice=title["voice"],
    )


def values_of(goal: Goal) -> dict[str, Any]:
    """A wish that waits, as the values of the form: complete, so that it opens where all is read back."""
    return {
        "goal_id": goal.id,
        "version": goal.version,
        "pillar": goal.pillar,
        "title": {"text": goal.title, "voice": goal.voice},
        "why": goal.why,
        "steps": [step.title for step in goal.steps],
        "summary": CHANGE,
    }


def examples_for(method: Method, values: dict[str, Any]) -> tuple[ExampleGoal, ...]:
    """To be inspired by: of the pillar that was chosen, or all when it is not known."""
    pillar = PillarKey(values["pillar"])
    return method.examples_of(pillar) if pillar else method.examples


def said_in(values: dict[str, Any]) -> str:
    """All the words of it under each other, for the team."""
    return "\n".join(filter(None, (values["title"]["text"], values["why"], *values["steps"])))


def has_read_back(values: dict[str, Any]) -> bool:
    """Whether all was read back once: after that every change leads back to it."""
    return "summary" in values


def is_to_be_asked(values: dict[str, Any], title: dict[str, Any]) -> bool:
    """Whether to ask what exactly is meant: once, and not of what was spoken."""
    return "clearer" not in values and bool(title["text"]) and unclear_goal(title["text"]) is not None


def is_step_to_be_asked(values: dict[str, Any], steps: list[str]) -> bool:
    """Whether to ask for a smaller or clearer first step: once, and only of one in their own words."""
    is_own = len(steps) == 1 and steps != values.get("steps")
    return "smaller" not in values and is_own and unclear_step(steps[0]) is not None


def that_waits(found: list[Goal], goal_id: GoalId, version: int) -> Goal:
    """Of a participant's goals the one that they proposed, in this version.

    Raises:
        Gone, NewerVersion, NoLongerPossible: when it is gone, or the mentor has made something of it meanwhile.
    """
    goal = one_of(found, goal_id)
    goal.require_answerable(version)
    if not goal.awaits_staff:
        raise NoLongerPossible
    return goal
