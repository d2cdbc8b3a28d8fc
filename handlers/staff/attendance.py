"""The card "Was Fatima er?": said with one tap, praise after it, and a slip of the finger taken back."""

from dataclasses import dataclass
from typing import Any

from handlers import forms
from handlers.buttons import Button, Press
from handlers.context import Context
from handlers.forms import Answer, Asking, Field, Form
from handlers.outgoing import Outgoing
from handlers.routes import Routes
from handlers.staff.appointments import begin, values_to_move
from handlers.staff.claim_words import ready_words
from handlers.staff.words import meant_for, require_meant, words_to_say
from mentoring.ids import AppointmentId
from mentoring.questions import Question
from mentoring.refusals import Refusal
from messages.attendance import (
    AttendanceAsked,
    AttendanceKept,
    AttendanceLabel,
    AttendanceMissed,
    AttendancePraise,
    KeptToast,
    MissedToast,
)
from messages.claim_words import PraiseAsked, WordsNotSent, WordsSent
from messages.claims_staff import PraiseSentToast, UndoneToast
from messages.common import CommonStaffLabel
from messages.letters import HasStoppedTakingPartStaff
from messages.refusals import words_for
from services import appointments, attendance

routes = Routes()


@dataclass(frozen=True, slots=True)
class SayKept(Press, verb="hk"):
    """'Ja'."""

    appointment_id: AppointmentId


@dataclass(frozen=True, slots=True)
class SayMissed(Press, verb="hm"):
    """'Nee'."""

    appointment_id: AppointmentId


@dataclass(frozen=True, slots=True)
class SayMoved(Press, verb="hv"):
    """'Verzet': the new moment is asked."""

    appointment_id: AppointmentId


@dataclass(frozen=True, slots=True)
class PraiseKept(Press, verb="hp"):
    """A ready sentence of praise, by the name of its `AttendancePraise`."""

    appointment_id: AppointmentId
    name: str


@dataclass(frozen=True, slots=True)
class TypePraiseKept(Press, verb="ho"):
    """'Zelf typen'."""

    appointment_id: AppointmentId


@dataclass(frozen=True, slots=True)
class NoPraiseKept(Press, verb="hz"):
    """'Zonder extra woorden'."""

    appointment_id: AppointmentId


@dataclass(frozen=True, slots=True)
class UndoKept(Press, verb="hu"):
    """'Terugdraaien' after 'Ja'. `sequence` is that of the appointment when the card was made: pressed twice, the
    button takes back one answer.
    """

    appointment_id: AppointmentId
    sequence: int


@dataclass(frozen=True, slots=True)
class UndoMissed(Press, verb="hn"):
    """'Terugdraaien' after 'Nee'."""

    appointment_id: AppointmentId
    sequence: int


# --- the card -------------------------------------------------------------------------------------


@routes.notice(AttendanceAsked)
def dress_asked(notice: AttendanceAsked, plain: Outgoing) -> Outgoing:
    """Said with one tap."""
    appointment_id = AppointmentId(notice.appointment_id)
    yes = Button(AttendanceLabel.YES, SayKept(appointment_id), style="success")
    no = Button(AttendanceLabel.NO, SayMissed(appointment_id))
    moved = Button(AttendanceLabel.MOVED, SayMoved(appointment_id))
    return plain.with_rows([[yes, no, moved]])


@routes.notice(AttendanceKept)
def dress_kept(notice: AttendanceKept, plain: Outgoing) -> Outgoing:
    """Praise to pick from, as long as there is none. A slip can be taken back for a while; after that the button says
    that it no longer can.
    """
    appointment_id = AppointmentId(notice.appointment_id)
    undo = Button(CommonStaffLabel.TAKE_BACK, UndoKept(appointment_id, notice.sequence))
    if not notice.may_praise:
        return plain.with_rows([[undo]])
    rows = [[Button(praise, PraiseKept(appointment_id, praise.name.lower()))] for praise in AttendancePraise]
    own = Button(CommonStaffLabel.OWN_WORDS, TypePraiseKept(appointment_id))
    none = [] if notice.owed else [Button(CommonStaffLabel.NO_WORDS, NoPraiseKept(appointment_id))]
    return plain.with_rows([*rows, [own, *none], [undo]])


@routes.notice(AttendanceMissed)
def dress_missed(notice: AttendanceMissed, plain: Outgoing) -> Outgoing:
    """A slip can be taken back for a while, in the same way as after 'Ja'."""
    undo = UndoMissed(AppointmentId(notice.appointment_id), notice.sequence)
    return plain.with_rows([[Button(CommonStaffLabel.TAKE_BACK, undo)]])


# --- saying how it went ---------------------------------------------------------------------------


@routes.press(SayKept)
async def say_kept(context: Context, press: SayKept) -> None:
    """'Ja': it counts at once; the card then offers praise."""
    kept = await attendance.keep(
        context.work, press.appointment_id, programme=context.programme, by=context.person, now=context.now
    )
    may_praise = kept.praise is None
    context.toast(KeptToast() if may_praise else HasStoppedTakingPartStaff(), alert=not may_praise)


@routes.press(SayMissed)
async def say_missed(context: Context, press: SayMissed) -> None:
    """'Nee': the participant reads kindly that there is another time."""
    await attendance.miss(context.work, press.appointment_id, by=context.person, now=context.now)
    _, participant = await appointments.for_staff(context.work, press.appointment_id, by=context.person)
    context.toast(HasStoppedTakingPartStaff() if participant.is_over else MissedToast(participant.first_name))


@routes.press(SayMoved)
async def say_moved(context: Context, press: SayMoved) -> None:
    """'Verzet': the form of /afspraak, for its new moment."""
    await begin(context, await values_to_move(context, press.appointment_id))


@routes.press(UndoKept)
async def undo_kept(context: Context, press: UndoKept) -> None:
    """'Terugdraaien': the question stands there again. Nothing more is asked: one tap on 'Ja' puts it back."""
    await attendance.undo_kept(
        context.work, press.appointment_id, sequence=press.sequence, by=context.person, now=context.now
    )
    context.toast(UndoneToast())


@routes.press(UndoMissed)
async def undo_missed(context: Context, press: UndoMissed) -> None:
    """The same after 'Nee', of which the participant has not heard yet."""
    await attendance.undo_missed(
        context.work, press.appointment_id, sequence=press.sequence, by=context.person, now=context.now
    )
    context.toast(UndoneToast())


# --- praise ---------------------------------------------------------------------------------------


@routes.press(PraiseKept)
async def praise_kept(context: Context, press: PraiseKept) -> None:
    """A ready sentence."""
    await _praise(context, press.appointment_id, ready_words(context, tuple(AttendancePraise), press.name))


@routes.press(NoPraiseKept)
async def no_praise_kept(context: Context, press: NoPraiseKept) -> None:
    """'Zonder extra woorden': the good news need not wait."""
    await _praise(context, press.appointment_id, "")


@routes.press(TypePraiseKept)
async def type_praise_kept(context: Context, press: TypePraiseKept) -> None:
    """'Zelf typen'."""
    kept, participant = await attendance.begin_praise(
        context.work, press.appointment_id, by=context.person, now=context.now
    )
    values = {"appointment": kept.id, **meant_for(context, participant)}
    await forms.start(context, ATTENDANCE_PRAISE_FORM, values)


async def _praise(context: Context, appointment_id: AppointmentId, words: str) -> None:
    await attendance.praise(context.work, appointment_id, words, by=context.person, now=context.now)
    context.toast(PraiseSentToast())


async def _ask_words(context: Context, question: Question) -> Asking:
    return Asking(PraiseAsked(context.person.first_name, str(question.values["name"])))


async def _read_words(context: Context, question: Question, given: Answer) -> str:
    await require_meant(context, question)
    return words_to_say(given)


async def _finish(context: Context, values: dict[str, Any]) -> None:
    appointment_id = AppointmentId(values["appointment"])
    try:
        await attendance.praise(
            context.work, appointment_id, values["words"], by=context.person, now=context.now
        )
    except Refusal as refusal:
        # Asking again would be of no use: somebody was quicker, or the participant has stopped.
        await context.work.audit.add(
            "answer.attendance_praise",
            f"appointment:{appointment_id}",
            by=context.person.id,
            result=refusal.name,
            now=context.now,
        )
        context.show(words_for(refusal, to_staff=True))
        return
    context.show(WordsSent(values["name"]), in_place=True)


async def _stopped(context: Context) -> None:
    context.show(WordsNotSent(), in_place=True)


ATTENDANCE_PRAISE_FORM = routes.form(
    Form(
        "attendance_praise",
        (Field("words", _ask_words, _read_words),),
        finish=_finish,
        stopped=_stopped,
        for_staff=True,
    )
)
