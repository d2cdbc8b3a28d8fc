"""Examples in /doel: goals of one pillar, to take one over or to find words for one's own."""

from typing import Any

from handlers.context import Context
from handlers.forms import Answer, AskAgain, Asking, Choices, Told
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
    lines = tuple(ExampleLine(number, example.title, example.seen_by) for number, example in page.items())
    numbers: Choices = [[(str(number), str(number)) for number in page]] if page else []
    has_more = len(_all(context, question.values)) > len(page)
    more: Choices = [[(GoalFormLabel.MORE_EXAMPLES, MORE)]] if has_more else []
    pillar = context.programme.method.name_of(PillarKey(question.values["pillar"]))
    return Asking(AskExample(pillar, lines), [*numbers, *more, [(GoalFormLabel.OWN_WORDS, OWN)]])


async def read_example(context: Context, question: Question, given: Answer) -> Told:
    """The one that was pressed fills the form; the next page, after the last the first again; or one's own words."""
    if given.choice == OWN:
        return Told({"example": OWN})
    if given.choice == MORE:
        return Told({"example": MORE, "page": question.values.get("page", 0) + 1})
    chosen = {str(number): example for number, example in _page(context, question.values).items()}
    if given.choice not in chosen:
        raise AskAgain(PressPlease())
    return Told({"example": given.choice, **values_of_example(chosen[given.choice])})


def _all(context: Context, values: dict[str, Any]) -> tuple[ExampleGoal, ...]:
    return context.programme.method.examples_of(PillarKey(values["pillar"]))


def _page(context: Context, values: dict[str, Any]) -> dict[int, ExampleGoal]:
    """The examples that are shown, by their number in the pillar."""
    found = _all(context, values)
    pages = max(1, -(-len(found) // _ON_A_PAGE))
    start = values.get("page", 0) % pages * _ON_A_PAGE
    return dict(enumerate(found[start : start + _ON_A_PAGE], start=start + 1))
