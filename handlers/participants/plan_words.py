"""The words of an if-then plan: examples to press, a page at a time, or the participant's own."""

from handlers.buttons import ON_BUTTON
from handlers.context import Context
from handlers.forms import Answer, AskAgain, Choices, Told, beside_each_other
from handlers.pages import page_at
from handlers.participants.help import require_no_heavy_words
from mentoring.lengths import shortened
from mentoring.plans import PlanNotClear, PlanTooLong, cue_of, response_of, whole_sentence
from mentoring.questions import Question
from messages.plans import PlanInWords, PlanLabel, PlanNotHeard, PlanTooLongToRemember

_PAGE = "page-"
_ON_A_PAGE = 6


def example_choices(context: Context, question: Question, examples: tuple[str, ...]) -> Choices:
    """A page of examples, short ones beside each other. After the last page comes the first."""
    page = page_at(examples, page_number(question), size=_ON_A_PAGE)
    rows = beside_each_other(
        [(shortened(_filled(context, example), ON_BUTTON), str(number)) for number, example in page.shown]
    )
    return rows if page.is_all else [*rows, [(PlanLabel.MORE, f"{_PAGE}{page.following}")]]


def read_example(
    context: Context, question: Question, given: Answer, examples: tuple[str, ...]
) -> str | Told | None:
    """The example that was pressed, or the page to turn to; None when it was neither."""
    pressed = given.choice or ""
    number = pressed.removeprefix(_PAGE)
    if not (number.isascii() and number.isdigit()) or int(number) >= len(examples):
        return None
    if pressed == number:
        return _filled(context, examples[int(number)])
    return Told({_page_of_field(question): int(number)})


def read_typed(context: Context, given: Answer, *, name: str) -> Told:
    """Own words for a part of the plan ("cue", "response"), or for both when the whole sentence was typed.

    What is hard may be called by its name in a whole sentence: what they do then is what counts.

    Raises:
        AskAgain: when it is no words, or too many.
        NotNow: when it says that it is too much.
    """
    if given.file_kind == "voice":
        raise AskAgain(PlanNotHeard(context.mentor))
    if given.file_kind or given.choice:
        raise AskAgain(PlanInWords())
    try:
        parts = _parts(given.text, name)
        require_no_heavy_words(context, parts.get("response", given.text))
        return Told(parts)
    except PlanTooLong as refusal:
        raise AskAgain(PlanTooLongToRemember()) from refusal
    except PlanNotClear as refusal:
        raise AskAgain(PlanInWords()) from refusal


def page_number(question: Question) -> int:
    """Which page of examples is shown, from 0."""
    page: int = question.values.get(_page_of_field(question), 0)
    return page


def _page_of_field(question: Question) -> str:
    return f"{question.asks}_page"


def _parts(typed: str, name: str) -> dict[str, str]:
    both = whole_sentence(typed)
    if both is not None:
        return {"cue": both[0], "response": both[1]}
    return {name: cue_of(typed) if name == "cue" else response_of(typed)}


def _filled(context: Context, example: str) -> str:
    return example.replace("{mentor}", context.mentor)
