"""Recognition in the forms of staff: chosen where a reward is asked, next to the amounts, with a tap or by its name."""

from handlers.context import Context
from handlers.forms import Answer, AskAgain, Asking, Choices
from mentoring.ids import RecognitionKey
from mentoring.method import Recognition
from mentoring.typed.recognition import recognition_typed
from messages.goals_staff import PressPlease
from messages.recognition import AskRecognition, RecognitionLabel

RECOGNITION = "recognition"
_AMOUNT = "amount"


def recognition_button(context: Context) -> Choices:
    """'Waardering', under a question for an amount; nothing when the programme has none."""
    return [[(RecognitionLabel.RECOGNITION, RECOGNITION)]] if _offered(context) else []


def wants_recognition(context: Context, given: Answer) -> bool:
    """Whether 'Waardering' was pressed or typed, so that it is asked which one."""
    typed = given.text.casefold() == context.catalogue.label(RecognitionLabel.RECOGNITION).casefold()
    return bool(_offered(context)) and (given.choice == RECOGNITION or typed)


def recognition_named(context: Context, text: str) -> RecognitionKey | None:
    """The one that was typed in the place of an amount."""
    found = recognition_typed(text, _offered(context))
    return found.key if found else None


def ask_recognition(context: Context) -> Asking:
    """Each on a button of its own, and the way back to the amounts."""
    kinds: Choices = [[(_on_button(context, one), one.key)] for one in _offered(context)]
    return Asking(AskRecognition(), [*kinds, [(RecognitionLabel.AMOUNT, _AMOUNT)]])


def read_recognition(context: Context, given: Answer) -> RecognitionKey | None:
    """The one that was pressed or typed; None for who wants an amount after all.

    Raises:
        AskAgain: when it is none of them.
    """
    if given.choice == _AMOUNT:
        return None
    pressed = next((one.key for one in _offered(context) if one.key == given.choice), None)
    found = pressed or recognition_named(context, given.text)
    if found is None:
        raise AskAgain(PressPlease())
    return found


def _offered(context: Context) -> tuple[Recognition, ...]:
    return context.programme.method.recognition_offered


def _on_button(context: Context, one: Recognition) -> str:
    """Its name begins a line here."""
    return context.catalogue.own(f"{one.sign} {one.name[:1].upper()}{one.name[1:]}")
