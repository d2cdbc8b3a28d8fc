"""The check-in: five faces, a sentence if they like, and for who has it hard: help, and whether the mentor may know.

An answer is kept at the first tap. What follows is a form that waits an hour at most: who writes later is writing to
their mentor, and not to a question of last week.
"""

from dataclasses import dataclass
from typing import Any

from handlers import forms
from handlers.buttons import Button, Press, Rows, UnknownPress
from handlers.context import Context
from handlers.forms import (
    Answer,
    AskAgain,
    Asking,
    Choices,
    Field,
    Form,
    NoAnswer,
    Told,
    begun_now,
    lies_long,
)
from handlers.outgoing import Outgoing
from handlers.participants.help import show_help_now
from handlers.routes import Routes
from handlers.sent import content_sent
from mentoring.check_ins import Face
from mentoring.ids import CheckInId, NudgeId
from mentoring.letters import Content
from mentoring.people import TAKING_PART
from mentoring.questions import Question
from mentoring.typed.yes_or_no import says_no, says_yes
from messages.base import Screen
from messages.check_ins import (
    AnsweredAlready,
    AskPassOn,
    AskSentence,
    CheckInLabel,
    CheckInOff,
    CheckInOn,
    CheckInStopped,
    FaceLabel,
    GladToHear,
    HowAreYou,
    OfferCheckIn,
    SentenceNotClear,
    ThankYou,
)
from messages.common import CommonLabel
from messages.help import HeavyLabel, MayITell, NotTold, TeamKnowsAlready
from messages.nudges import WeekdayLabel
from services import calls_for_help, check_ins, letters, preferences

routes = Routes()

_SKIP, _YES, _NO, _WITH_WORDS = "skip", "yes", "no", "with_words"
_WEEKDAYS = tuple(WeekdayLabel)


@dataclass(frozen=True, slots=True)
class PressFace(Press, verb="zf"):
    """One of the five faces, by the value of its `Face`."""

    nudge_id: NudgeId
    face: int


@dataclass(frozen=True, slots=True)
class OfferToAsk(Press, verb="zo"):
    """'Vraag elke week hoe het gaat', under Help."""


@dataclass(frozen=True, slots=True)
class DoAsk(Press, verb="zw"):
    """'Ja, graag', 'Toch wel vragen'."""


@dataclass(frozen=True, slots=True)
class DontAsk(Press, verb="zx"):
    """'Nee, dank je', and 'Dit niet meer vragen' under the question."""


# --- on and off -----------------------------------------------------------------------------------


async def offer_row(context: Context) -> Rows:
    """The button under Help, until something was chosen about it."""
    participant = context.person.participant
    chosen = await preferences.chosen(context.work, by=context.person)
    may_choose = participant is not None and participant.state in TAKING_PART
    if not may_choose or chosen.check_in or chosen.check_in_weekday is not None:
        return []
    return [[Button(CheckInLabel.OFFER, OfferToAsk())]]


@routes.press(OfferToAsk)
async def offer(context: Context, press: OfferToAsk) -> None:
    """What it is, before anybody says yes."""
    answers = [Button(CheckInLabel.YES_PLEASE, DoAsk()), Button(CheckInLabel.NO_THANKS, DontAsk())]
    context.show(OfferCheckIn(context.mentor), [answers])


@routes.press(DoAsk)
async def do_ask(context: Context, press: DoAsk) -> None:
    """On, at the usual moment or the one of before."""
    chosen = await check_ins.switch(context.work, on=True, by=context.person, now=context.now)
    context.show(CheckInOn(_WEEKDAYS[chosen.check_in_day], chosen.check_in_at), in_place=True)


@routes.press(DontAsk)
async def dont_ask(context: Context, press: DontAsk) -> None:
    """One tap, and one to take it back."""
    await check_ins.switch(context.work, on=False, by=context.person, now=context.now)
    context.show(CheckInOff(), [[Button(CheckInLabel.ON, DoAsk())]], in_place=True)


# --- the question and its answer ------------------------------------------------------------------


@routes.notice(HowAreYou)
def under_how_are_you(notice: HowAreYou, plain: Outgoing) -> Outgoing:
    """The five faces, each with its word, from good to heavy; and off with one tap."""
    faces = [[Button(_label(face), PressFace(NudgeId(notice.nudge_id), face.value))] for face in _FACES]
    return plain.with_rows([*faces, [Button(CheckInLabel.OFF, DontAsk())]])


@routes.press(PressFace)
async def press_face(context: Context, press: PressFace) -> None:
    """Kept at once. Who has it hard gets help before anything else is asked, also under an old question."""
    if press.face not in set(Face):
        raise UnknownPress
    face = Face(press.face)
    check_in_id = await check_ins.answer(
        context.work, press.nudge_id, face, by=context.person, now=context.now
    )
    if face.is_heavy:
        show_help_now(context)
    if check_in_id is None:
        context.show(AnsweredAlready())
    else:
        begun = {"check_in": check_in_id, "face": face.value, **begun_now(context)}
        await forms.start(context, CHECK_IN_FORM, begun)
    context.take_buttons()


async def _ask_sentence(context: Context, question: Question) -> Asking:
    return Asking(AskSentence(context.mentor), [[(CommonLabel.SKIP, _SKIP)]])


async def _read_sentence(context: Context, question: Question, given: Answer) -> Told:
    """The sentence is kept here and not at the end: who leaves before the end has written it all the same."""
    known = {"known": await calls_for_help.is_known(context.work, by=context.person)}
    if given.choice == _SKIP:
        return Told({"words": "", **known})
    if given.choice is not None:
        raise UnknownPress
    _require_recent(context, question)
    content = content_sent(context)
    if content is None:
        raise AskAgain(SentenceNotClear())
    if content.file_id is not None:
        return Told({"letter": content.as_values(), **known})
    check_in_id = CheckInId(question.values["check_in"])
    await check_ins.write(context.work, check_in_id, content.text, by=context.person)
    return Told({"words": _SAID, **known})


async def _ask_pass_on(context: Context, question: Question) -> Asking:
    answers: Choices = [[(CheckInLabel.PASS_ON, _YES)], [(CheckInLabel.KEEP, _NO)]]
    return Asking(AskPassOn(context.mentor), answers)


async def _read_pass_on(context: Context, question: Question, given: Answer) -> str | Told:
    """Who types now writes the sentence after all: the mentor was not to read it, so it is no letter."""
    try:
        chosen = _yes_or_no(given)
    except NoAnswer:
        told = await _read_sentence(context, question, given)
        return Told({**told.values, "pass_on": _NO})
    if chosen == _YES:
        content = Content.from_values(question.values["letter"])
        await letters.write(context.work, content, by=context.person, now=context.now)
    return chosen


async def _ask_tell(context: Context, question: Question) -> Asking:
    answers: Choices = [[(HeavyLabel.YES, _YES), (HeavyLabel.NO, _NO)]]
    if question.values.get("words"):
        answers.append([(HeavyLabel.YES_WITH_WORDS, _WITH_WORDS)])
    return Asking(MayITell(context.mentor), answers)


async def _read_tell(context: Context, question: Question, given: Answer) -> str:
    return _yes_or_no(given)


async def _finish(context: Context, values: dict[str, Any]) -> None:
    """One warm line. Who wanted the mentor to know hears it as a notice, which must arrive."""
    if values.get("tell") in (_YES, _WITH_WORDS):
        await check_ins.tell(
            context.work,
            CheckInId(values["check_in"]),
            with_words=values["tell"] == _WITH_WORDS,
            programme=context.programme,
            by=context.person,
            now=context.now,
        )
    else:
        context.show(_last_line(values))


async def _stopped(context: Context) -> None:
    context.show(CheckInStopped())


def _after_sentence(question: Question, value: Told) -> str:
    return "pass_on" if value.values.get("letter") else _tell_or_end(question, value.values["known"])


def _after_pass_on(question: Question, value: str | Told) -> str:
    """Another picture or voice message is asked about as the first one was."""
    if isinstance(value, Told) and value.values.get("letter"):
        return "pass_on"
    return _tell_or_end(question, question.values["known"])


def _tell_or_end(question: Question, known: bool) -> str:
    """Who has it hard is asked once, and not when the team knows."""
    return "tell" if Face(question.values["face"]).is_heavy and not known else ""


def _last_line(values: dict[str, Any]) -> Screen:
    face = Face(values["face"])
    if face.is_heavy:
        return NotTold() if values.get("tell") else TeamKnowsAlready()
    return GladToHear() if face.is_good else ThankYou()


def _yes_or_no(given: Answer) -> str:
    """A press, or "ja" or "nee" typed. Whatever else they type is for the mentor, and no answer to this."""
    if given.choice in (_YES, _NO, _WITH_WORDS):
        return given.choice
    if given.choice is not None:
        raise UnknownPress
    if says_yes(given.text):
        return _YES
    if says_no(given.text):
        return _NO
    raise NoAnswer


def _require_recent(context: Context, question: Question) -> None:
    """Raises `NoAnswer` for what is written so much later that it can't be meant for this."""
    if lies_long(context, question):
        raise NoAnswer


def _label(face: Face) -> FaceLabel:
    return FaceLabel[face.name]


_FACES = sorted(Face, reverse=True)
_SAID = "said"
"""In the place of the sentence itself, which the form has no need to keep."""

CHECK_IN_FORM = routes.form(
    Form(
        "check_in",
        (
            Field("words", _ask_sentence, _read_sentence, _after_sentence),
            Field("pass_on", _ask_pass_on, _read_pass_on, _after_pass_on),
            Field("tell", _ask_tell, _read_tell, lambda question, value: ""),
        ),
        _finish,
        _stopped,
        has_stop=False,
    )
)
