"""Examples in /doel: goals of one pillar, to take one over or to find words for one's own."""

from typing import Any

from handlers.context import Context
from handlers.forms import Answer, AskAgain, Asking, Choices, Told
from handlers.pages import Page, page_at
from handlers.staff.goal_values import MORE, OWN, values_of_example
from mentoring.ids import PillarKey
from mentoring.method import ExampleGoal
from mentoring.questions import Question
from messages.goal_form import AskExample, ExampleLine, GoalFormLabel
from messages.goals_staff import PressPlease

_ON_A_PAGE = 4
"""Each takes two lines, and together with their buttons they have to fit on a phone."""


async def ask_example(context: Context, question: Question) -> Asking:
    """A few of them, each with a number to press."""
    page = _page(context, question.values)
    lines = tuple(ExampleLine(place + 1, example.title, example.seen_by) for place, example in page.shown)
    numbers: Choices = [[(str(line.number), str(line.number)) for line in lines]] if lines else []
    more: Choices = [] if page.is_all else [[(GoalFormLabel.MORE_EXAMPLES, MORE)]]
    pillar = context.programme.method.name_of(PillarKey(question.values["pillar"]))
    return Asking(AskExample(pillar, lines), [*numbers, *more, [(GoalFormLabel.OWN_WORDS, OWN)]])


async def read_example(context: Context, question: Question, given: Answer) -> Told:
    """The one that was pressed fills the form; the next page, after the last the first again; or one's own words."""
    if given.choice == OWN:
        return Told({"example": OWN})
    page = _page(context, question.values)
    if given.choice == MORE:
        return Told({"example": MORE, "page": page.following})
    chosen = {str(place + 1): example for place, example in page.shown}
    if given.choice not in chosen:
        raise AskAgain(PressPlease())
    return Told({"example": given.choice, **values_of_example(chosen[given.choice])})


def _page(context: Context, values: dict[str, Any]) -> Page[ExampleGoal]:
    found = context.programme.method.examples_of(PillarKey(values["pillar"]))
    return page_at(found, values.get("page", 0), size=_ON_A_PAGE)
