"""Whether what comes in is done for a participant by somebody of the staff, in their private chat (`/namens`).

A button says for whom it is; a question that is open knows it; the menu of four and the commands of participants are
that of whom they act for now. Everything else staff do as themselves. The rights are those of this very moment.
"""

from handlers import house, presenting
from handlers.buttons import Button, whose
from handlers.context import Context
from handlers.outgoing import menu_words
from handlers.staff.on_behalf import StopActing
from mentoring.ids import PersonId
from mentoring.on_behalf import Acting, Over
from mentoring.refusals import Refusal
from messages.base import Notice
from messages.on_behalf import (
    ButtonOfActing,
    OnBehalfLabel,
    StillActing,
    WordsOfWhom,
    acting_is_over,
)
from messages.signs import without_signs
from services import on_behalf


async def arrive(context: Context) -> bool:
    """Let the context stand for whom this is done. False when it is for a participant for whom they act no longer:
    that has been said, and nothing may be done.
    """
    context.myself = context.someone
    found = await _found(context)
    for_id = _for_whom(context, found)
    if found is not None and found.over is not None:
        await _end(context, found, found.over)
    else:
        context.acting = found
    await _close_question_of_before(context)
    if for_id is None:
        return True
    if context.acting is None or context.acting.who.id != for_id:
        _turn_away(context, is_told=bool(context.outgoing))
        return False
    await on_behalf.go_on(context.work, context.acting, by=context.person, now=context.now)
    context.stand_for(for_id)
    return True


def show_what_they_read(context: Context) -> None:
    """What went out to the participant just now is shown to who acts for them: they may have no phone."""
    if context.acting is None or not context.work.outbox.heard:
        return
    context.stand_for(context.acting.who.id)
    for notice in context.work.outbox.heard:
        if isinstance(notice, Notice):
            context.show_made(presenting.read_along(notice, context.catalogue))


def show_still_acting(context: Context) -> None:
    """Under the answer to a command of their own."""
    if context.acting is not None and context.for_id is None:
        who = context.acting.who
        context.show(StillActing(who.first_name, who.pseudonym), [[_done_button()]])


def show_words_of_whom(context: Context, acting: Acting) -> None:
    """Words that answer no question are nobody's letter by themselves."""
    context.stand_for(None)
    context.show(WordsOfWhom(acting.who.first_name, acting.who.pseudonym), [[_done_button()]])


def is_done(context: Context) -> bool:
    """'Klaar, stop namens', in the menu."""
    words = without_signs(context.catalogue.label(OnBehalfLabel.DONE))
    is_staff = context.myself is not None and context.myself.is_staff
    return is_staff and bool(context.text) and without_signs(context.text) == words


async def _found(context: Context) -> Acting | None:
    if not context.is_private or context.someone is None or not context.someone.is_staff:
        return None
    return await on_behalf.current(context.work, by=context.someone, now=context.now)


def _for_whom(context: Context, found: Acting | None) -> PersonId | None:
    query, question = context.update.callback_query, context.question
    if query is not None:
        return _for_whom_pressed(query.data or "")
    if context.update.message is None or context.someone is None or is_done(context):
        return None
    is_asked = question is not None and not question.parked
    if found is not None and (_is_their_command(context) or _is_menu(context)):
        return found.who.id
    return question.for_id if question is not None and is_asked and context.command is None else None


def _for_whom_pressed(data: str) -> PersonId | None:
    try:
        return whose(data)
    except Refusal:
        return None  # nobody's: it is refused where it is read


def _is_their_command(context: Context) -> bool:
    """A command of participants. Where staff have one of the same name, it is theirs with a name behind it. An
    invitation is opened by oneself.
    """
    readers = {command.for_staff for command in house.ROUTES.commands_called(context.command or "")}
    if context.command == "start" or readers == {False, True}:
        return not context.arguments
    return readers == {False}


def _is_menu(context: Context) -> bool:
    return without_signs(context.text) in menu_words(context.catalogue)


async def _end(context: Context, found: Acting, why: Over) -> None:
    """It ended by itself. That is told with the first thing that comes in."""
    await on_behalf.end(context.work, found, by=context.person, now=context.now)
    context.show(
        acting_is_over(found.who, why),
        menu=context.is_participant_chat,
        takes_menu=not context.is_participant_chat,
    )


async def _close_question_of_before(context: Context) -> None:
    """An open question about a participant for whom they act no longer is answered by nobody."""
    question = context.question
    acts_for = context.acting.who.id if context.acting else None
    if context.is_private and question is not None and question.for_id not in (None, acts_for):
        await context.close_question()


def _turn_away(context: Context, *, is_told: bool) -> None:
    if context.update.callback_query:
        context.toast(ButtonOfActing(), alert=True)
    elif not is_told:
        context.show(ButtonOfActing())


def _done_button() -> Button:
    return Button(OnBehalfLabel.DONE, StopActing())
