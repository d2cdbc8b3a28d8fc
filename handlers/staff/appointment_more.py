"""What /afspraak asks behind "Meer…": how long, with whom, what to bring, reward, title, and a series."""

from collections.abc import Awaitable, Callable
from typing import Any

from handlers.buttons import in_rows
from handlers.context import Context
from handlers.forms import Answer, AskAgain, Asking, Choices, Told
from handlers.staff.answers import read_amount
from handlers.staff.appointment_values import Values, all_days, bring_value, participant_of, things_of
from handlers.staff.recognition import (
    ask_recognition,
    read_recognition,
    recognition_button,
    recognition_named,
    wants_recognition,
)
from handlers.staff.words import chosen, words_in
from mentoring.appointment_limits import LONGEST, SHORTEST, NotADuration, a_title, things_to_bring
from mentoring.days import NotADay
from mentoring.goal_drafts import HIGHEST_REWARD, RewardTooHigh
from mentoring.money import Cents
from mentoring.questions import Question
from mentoring.series import MOST_IN_SERIES, NoSeries, TooManyInSeries
from mentoring.typed.minutes import minutes_typed
from mentoring.typed.series import series_end
from messages.appointment_check import RHYTHMS
from messages.appointment_more import (
    AppointmentPart,
    AskAppointmentPart,
    AskAppointmentReward,
    AskBring,
    AskEvery,
    AskMentor,
    AskMinutes,
    AskTitle,
    AskUntil,
    BringLabel,
    ButtonMinutes,
    ButtonTimes,
    MinutesNotClear,
    MoreLabel,
    UntilNotClear,
)
from messages.catalogue import money
from messages.goals_staff import PressPlease
from services.people import mentors_for

_MINUTES = (30, 45, 60, 90)
_REWARDS = (Cents(2_00), Cents(5_00))
_TIMES = (4, 6, 8, 12)
_NONE = "none"
_READY = "ready"


# --- which part -----------------------------------------------------------------------------------


async def _ask_part(context: Context, question: Question) -> Asking:
    return Asking(AskAppointmentPart(), _PARTS)


async def _read_part(context: Context, question: Question, given: Answer) -> str:
    """The name of the field that is asked now."""
    return _pressed(context, given, _PARTS)


_PARTS: Choices = in_rows((part, part.name.lower()) for part in AppointmentPart)


# --- how long -------------------------------------------------------------------------------------


async def _ask_minutes(context: Context, question: Question) -> Asking:
    buttons = [(context.catalogue.on_button(ButtonMinutes(each)), str(each)) for each in _MINUTES]
    return Asking(AskMinutes(), in_rows(buttons))


async def _read_minutes(context: Context, question: Question, given: Answer) -> int:
    try:
        return minutes_typed(words_in(given) or str(given.choice))
    except NotADuration as refusal:
        raise AskAgain(MinutesNotClear(SHORTEST, LONGEST)) from refusal


# --- with whom ------------------------------------------------------------------------------------


async def _ask_mentor(context: Context, question: Question) -> Asking:
    return Asking(AskMentor(question.values["who"]["name"]), await _mentors(context, question.values))


async def _read_mentor(context: Context, question: Question, given: Answer) -> Values:
    mentors = await _mentors(context, question.values)
    pressed = _pressed(context, given, mentors)
    return {
        "id": int(pressed),
        "name": next(str(name) for row in mentors for name, value in row if value == pressed),
    }


async def _mentors(context: Context, values: Values) -> Choices:
    found = await mentors_for(context.work, participant_of(values), by=context.person)
    buttons = [(mentor.first_name, str(mentor.id)) for mentor in found]
    return in_rows(buttons)


# --- what to bring --------------------------------------------------------------------------------


async def _ask_bring(context: Context, question: Question) -> Asking:
    so_far = things_of(question.values)
    return Asking(AskBring(so_far), _things_to_press(context, so_far))


async def _read_bring(context: Context, question: Question, given: Answer) -> Values:
    """A press adds a thing, and the question stays; what is typed is added too, and is the end of it."""
    so_far = things_of(question.values)
    pressed = chosen(context, given, _things_to_press(context))
    if pressed == _NONE:
        return bring_value((), more=False)
    if pressed == _READY:
        return bring_value(so_far, more=False)
    if pressed is None:
        if given.choice is not None:
            raise AskAgain(PressPlease())
        typed = things_to_bring(words_in(given).split(","))
        return bring_value(things_to_bring(dict.fromkeys([*so_far, *typed])), more=False)
    thing = context.catalogue.label(BringLabel[pressed.upper()])
    return bring_value(things_to_bring(dict.fromkeys([*so_far, thing])), more=True)


def _things_to_press(context: Context, so_far: tuple[str, ...] = ()) -> Choices:
    left = [
        (label, label.name.lower()) for label in BringLabel if context.catalogue.label(label) not in so_far
    ]
    rows: Choices = in_rows(left)
    return [*rows, [(MoreLabel.NOTHING, _NONE), (MoreLabel.READY, _READY)]]


# --- reward and title -----------------------------------------------------------------------------


async def _ask_reward(context: Context, question: Question) -> Asking:
    amounts = [(money(amount), str(amount)) for amount in _REWARDS]
    choices: Choices = [[(MoreLabel.NO_REWARD, "0"), *amounts]]
    return Asking(AskAppointmentReward(), [*choices, *recognition_button(context)])


async def _read_reward(context: Context, question: Question, given: Answer) -> Told:
    """Money or recognition; or which recognition is asked first.

    Raises:
        AskAgain, RewardTooHigh: when it is neither. Then it is asked again.
    """
    if wants_recognition(context, given):
        return Told({})
    if (key := recognition_named(context, given.text)) is not None:
        return Told({"reward": 0, "recognition": key})
    return Told({"reward": _amount(context, given), "recognition": None})


def _amount(context: Context, given: Answer) -> int:
    if given.text.casefold() == context.catalogue.label(MoreLabel.NO_REWARD).casefold():
        return 0
    amount = read_amount(given, {str(offered): offered for offered in (Cents(0), *_REWARDS)})
    if amount > HIGHEST_REWARD:
        raise RewardTooHigh
    return amount


async def _ask_recognition(context: Context, question: Question) -> Asking:
    return ask_recognition(context)


async def _read_recognition(context: Context, question: Question, given: Answer) -> Told:
    """Nothing for who wants an amount after all."""
    key = read_recognition(context, given)
    return Told({} if key is None else {"reward": 0, "recognition": key})


async def _ask_title(context: Context, question: Question) -> Asking:
    return Asking(AskTitle(), _NO_TITLE)


async def _read_title(context: Context, question: Question, given: Answer) -> str:
    """Raises `TitleTooLong` or `NotNeutral`, upon which it is asked again."""
    if given.choice is not None or chosen(context, given, _NO_TITLE):
        _pressed(context, given, _NO_TITLE)
        return ""
    return a_title(words_in(given))


_NO_TITLE: Choices = [[(MoreLabel.NO_TITLE, _NONE)]]


# --- a series -------------------------------------------------------------------------------------


async def _ask_every(context: Context, question: Question) -> Asking:
    return Asking(AskEvery(), _EVERY)


async def _read_every(context: Context, question: Question, given: Answer) -> Told:
    pressed = _pressed(context, given, _EVERY)
    if pressed == _NONE:
        return Told({"every": "", "until": None, "skip": False})
    return Told({"every": pressed, "until": None})


_EVERY: Choices = [[(label, every.value)] for every, label in RHYTHMS.items()]
_EVERY.append([(MoreLabel.NO_SERIES, _NONE)])


async def _ask_until(context: Context, question: Question) -> Asking:
    row = [(context.catalogue.on_button(ButtonTimes(each)), str(each)) for each in _TIMES]
    return Asking(AskUntil(), [list(row)])


async def _read_until(context: Context, question: Question, given: Answer) -> Values:
    """How many times, or the last day."""
    try:
        end = series_end(words_in(given) or str(given.choice), now=context.now)
        until: Values = {"count": end} if isinstance(end, int) else {"until": end.isoformat()}
        all_days({**question.values, "until": until})
    except (NotADay, NoSeries, TooManyInSeries) as refusal:
        raise AskAgain(UntilNotClear(MOST_IN_SERIES)) from refusal
    return until


def _pressed(context: Context, given: Answer, choices: Choices) -> str:
    """Raises `AskAgain` when it is none of them."""
    found = chosen(context, given, choices)
    if found is None:
        raise AskAgain(PressPlease())
    return found


QUESTIONS: dict[str, Callable[[Context, Question], Awaitable[Asking]]] = {
    "more": _ask_part,
    "minutes": _ask_minutes,
    "mentor": _ask_mentor,
    "bring": _ask_bring,
    "reward": _ask_reward,
    "recognition": _ask_recognition,
    "title": _ask_title,
    "every": _ask_every,
    "until": _ask_until,
}
ANSWERS: dict[str, Callable[[Context, Question, Answer], Awaitable[Any]]] = {
    "more": _read_part,
    "minutes": _read_minutes,
    "mentor": _read_mentor,
    "bring": _read_bring,
    "reward": _read_reward,
    "recognition": _read_recognition,
    "title": _read_title,
    "every": _read_every,
    "until": _read_until,
}
"""By the name of the field."""
