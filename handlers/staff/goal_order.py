"""Where /doel goes next, after each answer: to what is not known yet, or back to the summary once that was seen."""

from collections.abc import Callable
from typing import Any

from handlers.forms import Told
from handlers.staff.goal_values import (
    ADD_STEP,
    ADJUST,
    ASKING,
    BACK,
    DROP,
    OWN,
    STEP,
    YES,
    has_seen_summary,
    said_steps,
)
from mentoring.goal_drafts import MOST_STEPS
from mentoring.questions import Question


def _after_who(question: Question, value: Told) -> str | None:
    return "" if value.values["has_goals"] else None


def _after_title(question: Question, value: Any) -> str:
    if isinstance(value, Told):
        return "example" if "pillar" in question.values else "pillar"
    return _following(question, "title")


def _after_pillar(question: Question, value: str) -> str:
    wants_example = "wants_example" in question.values and "title" not in question.values
    return "example" if wants_example else _following(question, "pillar")


def _after_example(question: Question, value: Told) -> str:
    if "title" in value.values:
        return "why"
    return "title" if value.values["example"] == OWN else "example"


def _after_why(question: Question, value: str) -> str:
    return _following(question, "why")


def _after_seen_by(question: Question, value: str) -> str:
    return _following(question, "seen_by")


def _following(question: Question, answered: str) -> str:
    """The next thing that is not known; then the steps, and of an example what they earn."""
    values = question.values
    if has_seen_summary(values):
        return "summary"
    asked = ("title", "pillar", "why", "seen_by")
    unknown = next((name for name in asked if name != answered and name not in values), None)
    return unknown or ("each_reward" if values.get("steps") else "step_title")


def _after_step(question: Question, value: list[Any] | Told) -> str | None:
    if isinstance(value, Told):
        return "which"
    if has_seen_summary(question.values):
        return "summary"
    if len(value) < len(said_steps(question.values)):
        return "step_title"
    return "reward" if len(value) == MOST_STEPS else None


def _after_more(question: Question, value: str) -> str:
    return "step_title" if value == YES else "reward"


def _onwards(question: Question, value: Any) -> str | None:
    return "summary" if has_seen_summary(question.values) else None


def _after_each(question: Question, value: Told) -> str:
    return "which" if ASKING in value.values else "reward"


def _after_reward(question: Question, value: Told) -> str | None:
    return "which" if ASKING in value.values else _onwards(question, value)


def _after_which(question: Question, value: Told) -> str:
    """On from what was asked before; back to it for who wants an amount after all."""
    asking = str(question.values[ASKING])
    if not value.values:
        return asking
    if asking == "steps":
        return _after_step(question, value.values["steps"]) or "more"
    return "reward" if asking == "each_reward" else _onwards(question, value) or "due_on"


def _after_summary(question: Question, value: str | Told) -> str:
    return "part" if value == ADJUST else ""


def _after_part(question: Question, value: Any) -> str:
    if isinstance(value, Told) or value == BACK:
        return "summary"
    if value.startswith(DROP):
        return "steps"
    if value.startswith(STEP) or value == ADD_STEP:
        return "step_title"
    return str(value)


def _in_order(question: Question, value: Any) -> str | None:
    return None


THEN: dict[str, Callable[[Question, Any], str | None]] = {
    "who": _after_who,
    "title": _after_title,
    "pillar": _after_pillar,
    "example": _after_example,
    "why": _after_why,
    "seen_by": _after_seen_by,
    "step_title": _in_order,
    "step_seen_by": _in_order,
    "steps": _after_step,
    "more": _after_more,
    "each_reward": _after_each,
    "reward": _after_reward,
    "due_on": _onwards,
    "summary": _after_summary,
    "part": _after_part,
    "which": _after_which,
}
"""By the name of the field. None: the next one in order; nothing: the form is complete."""
