"""How /doel fits a goal into the yearly limit: what no longer fits is read back, and proposed, as recognition.

So the participant reads it beforehand, and says yes to it as it is.
"""

from dataclasses import dataclass
from typing import Any

from handlers.buttons import ON_BUTTON
from handlers.context import Context
from handlers.forms import Answer, AskAgain, Told
from handlers.staff.goal_values import SEND, draft_of, settled_steps
from mentoring.caps import moved, within
from mentoring.goal_drafts import Draft, StepDraft
from mentoring.ids import GoalId, PersonId
from mentoring.lengths import shortened
from mentoring.money import Cents
from messages.caps import BecomesNothing, BecomesRecognition, RoomChanged
from messages.goals_staff import PressPlease
from services import caps


@dataclass(frozen=True, slots=True)
class Fitted:
    """A goal as it is sent. `left` is what there was room for; `moved` are the titles of what no longer fitted."""

    draft: Draft
    left: Cents
    moved: tuple[str, ...]
    has_recognition: bool

    @property
    def send(self) -> str:
        """What the button stands for that sends it. Read back with other room, it is another button."""
        return f"{SEND}-{self.left}" if self.moved else SEND

    @property
    def told(self) -> BecomesRecognition | BecomesNothing | None:
        """What the mentor reads of it; nothing when all of it fits."""
        if not self.moved:
            return None
        kind = BecomesRecognition if self.has_recognition else BecomesNothing
        return kind(self.left, self.moved)


async def fit(context: Context, values: dict[str, Any]) -> Fitted:
    """The goal with what there is room for this year."""
    draft, goal_id = draft_of(values), values.get("goal_id")
    left = await caps.room_for_goal(
        context.work,
        PersonId(values["who"]["id"]),
        None if goal_id is None else GoalId(goal_id),
        programme=context.programme,
        by=context.person,
        now=context.now,
    )
    default = context.programme.method.default_recognition
    recognition = default.key if default else None
    fitted = within(draft, left, recognition=recognition, settled=settled_steps(values))
    steps, itself = moved(draft, fitted)
    titles = [draft.steps[number - 1].title for number in steps] + [draft.title] * itself
    short = tuple(shortened(title, ON_BUTTON) for title in titles)
    return Fitted(fitted, left, short, recognition is not None)


async def read_send(context: Context, values: dict[str, Any], given: Answer) -> Told:
    """The goal is sent as it was read back.

    Raises:
        AskAgain: when there is other room by now, or it was no button. Then it is read back once more.
    """
    fitted = await fit(context, values)
    if given.choice is None or not given.choice.startswith(SEND):
        raise AskAgain(PressPlease())
    if given.choice != fitted.send:
        raise AskAgain(RoomChanged())
    return Told({"summary": SEND, **_earned(fitted.draft), "steps": _steps(fitted.draft, values)})


def _steps(draft: Draft, values: dict[str, Any]) -> list[dict[str, Any]]:
    return [{**step, **_earned(fitted)} for step, fitted in zip(values["steps"], draft.steps, strict=True)]


def _earned(part: Draft | StepDraft) -> dict[str, Any]:
    return {"reward": part.reward, "recognition": part.recognition}
