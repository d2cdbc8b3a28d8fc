"""The front door: finds out who sent an update and hands it to the one handler that it is for.

Whatever comes in, words that say that it is too much are heard first (`handlers.heavy_words`). Then the order is
fixed: guards first, then buttons, commands, the menu of four, an open question, and last free
text. Whoever is not in the roster gets one kind answer in a private chat and silence in a group.
"""

from collections.abc import Mapping
from datetime import datetime

from telegram import CallbackQuery, Update
from telegram import Message as TelegramMessage
from telegram.constants import ChatType

from handlers import acting, forms, heavy_words, house
from handlers.buttons import Press, press_of
from handlers.context import Context
from handlers.forms import Answer, AskAgain, Choice, Form, ResumeForm, StopForm
from handlers.outgoing import menu_words
from handlers.routes import Command, Handler, Occasion
from handlers.staff import on_behalf
from handlers.staff.teams import LinkChat
from mentoring.access import NotOfThisTeam, require_staff_of
from mentoring.ids import TelegramId
from mentoring.programme import Programme
from mentoring.questions import Question
from mentoring.refusals import NotAllowed, Refusal
from messages.base import Screen
from messages.catalogue import Catalogue
from messages.commands import ParticipantCommand, StaffCommand
from messages.common import (
    AnonymousAdmin,
    CommandUnknown,
    CommandUnknownStaff,
    OldButton,
    OldButtonStaff,
    OnlyInPrivate,
    SomethingWentWrong,
)
from messages.menu import Menu
from messages.refusals import words_for
from messages.signs import without_signs
from services import people, pride
from storage.work import Work


async def handle(
    update: Update,
    work: Work,
    *,
    now: datetime,
    programme: Programme,
    catalogue: Catalogue,
    files: Mapping[str, bytes | None] | None = None,
) -> Context:
    """Do what an update asks for, in this piece of work. What must be shown is in the answer's `outgoing`.

    `files` are those that it brought and that were fetched because it was asked for before.

    Raises:
        Refusal: when a rule is against it; `refuse` then says so in a piece of work of its own.
        FileWanted: when what is in a file is needed first.
    """
    context = await _arrive(update, work, now=now, programme=programme, catalogue=catalogue)
    context.files = files or {}
    await _hand_over(context)
    acting.show_what_they_read(context)
    return context


async def refuse(
    update: Update,
    work: Work,
    refusal: Refusal,
    *,
    now: datetime,
    programme: Programme,
    catalogue: Catalogue,
) -> Context:
    """Say kindly that a rule was against it, and write it in the audit log."""
    context = await _arrive(update, work, now=now, programme=programme, catalogue=catalogue)
    who = context.someone.id if context.someone else None
    await work.audit.add(*_what_was_tried(context), by=who, result=refusal.name, now=now)
    await _tell(context, refusal)
    return context


async def apologise(
    update: Update, work: Work, *, now: datetime, programme: Programme, catalogue: Catalogue
) -> Context:
    """Handling it broke on our side: say sorry to whom it concerns, never to a group that we do not know."""
    context = await _arrive(update, work, now=now, programme=programme, catalogue=catalogue)
    if context.update.callback_query:
        context.toast(SomethingWentWrong(), alert=True)
    elif context.someone and (context.is_private or context.team):
        context.show(SomethingWentWrong())
    return context


def commands(catalogue: Catalogue) -> list[tuple[str, str, str]]:
    """Every command as (reader, name, what it is for), for Telegram's own menu."""
    return [
        (command.reader.value, command.name.lower(), catalogue.label(command))
        for command in (*ParticipantCommand, *StaffCommand)
    ]


async def _arrive(
    update: Update, work: Work, *, now: datetime, programme: Programme, catalogue: Catalogue
) -> Context:
    chat, user = update.effective_chat, update.effective_user
    context = Context(
        update=update,
        work=work,
        now=now,
        programme=programme,
        catalogue=catalogue,
        telegram_id=TelegramId(user.id if user else 0),
        chat_id=TelegramId(chat.id if chat else 0),
        is_private=bool(chat and chat.type == ChatType.PRIVATE),
    )
    if user and not user.is_bot:
        context.someone, context.question = await work.people.sender(context.telegram_id, context.chat_id)
    if chat and chat.type in (ChatType.GROUP, ChatType.SUPERGROUP):
        context.team = await work.people.team_in(context.chat_id)
    if context.is_participant_chat:
        context.catalogue = catalogue.in_calm(context.person.wants_calm)
    context.is_turned_away = not await acting.arrive(context)
    is_heavy = await heavy_words.hear(context)  # here, so that it is heard whatever becomes of the rest
    await _see(context, is_glad=not is_heavy)
    return context


async def _see(context: Context, *, is_glad: bool) -> None:
    """Also of what a rule is against: it is a sign of life. Blocking the bot is none. Who was away is welcomed, but
    for who says that it is too much.
    """
    someone = context.someone
    if someone is None or someone.participant is None or someone.acted_by is not None:
        return
    if context.is_private and not context.update.my_chat_member:
        await people.see(context.work, someone.participant, now=context.now)
        if is_glad:
            await pride.welcome_if_back(context.work, someone.participant, now=context.now)


async def _hand_over(context: Context) -> None:
    update, message = context.update, context.message
    if context.is_turned_away:
        tried = _what_was_tried(context)
        await context.work.audit.add(*tried, by=context.person.id, result="NotOnBehalf", now=context.now)
    elif update.my_chat_member:
        await _occasion(context, Occasion.BOT_MEMBERSHIP)
    elif update.callback_query:
        await _pressed(context, update.callback_query)
    elif update.edited_message:
        await _occasion(context, Occasion.EDITED)
    elif update.message is None or message is None:
        return
    elif message.migrate_to_chat_id:
        await _occasion(context, Occasion.GROUP_MIGRATED)
    elif context.is_private:
        await _written_in_private(context, message)
    else:
        await _written_in_group(context, message)


async def _pressed(context: Context, query: CallbackQuery) -> None:
    if context.someone is None:
        if not context.is_private:
            raise NotOfThisTeam
        # We show strangers no buttons: this one is forged, or of somebody who has another account now.
        await context.work.audit.add(*_what_was_tried(context), by=None, result="Stranger", now=context.now)
        await _occasion(context, Occasion.STRANGER)
        return
    press = press_of(query.data or "")
    _require_place(context, press)
    if await _guarded(context):
        return
    match press:
        case Choice() | StopForm() | ResumeForm():
            await _pressed_in_form(context, press)
            context.take_buttons()
        case _:
            await house.ROUTES.presses[type(press)](context, press)


def _require_place(context: Context, press: Press) -> None:
    """In a group that is no admin chat, or no longer, old buttons show nothing of what they once led to.

    Raises:
        NotOfThisTeam: for every button but those that make it an admin chat.
    """
    is_admin_chat = context.is_private or context.team is not None
    if not is_admin_chat and not isinstance(press, LinkChat | Choice | StopForm | ResumeForm):
        raise NotOfThisTeam


async def _pressed_in_form(context: Context, press: Choice | StopForm | ResumeForm) -> None:
    form = _form_of(context)
    if form is None or context.question is None or context.question.for_id != context.for_id:
        await _old_button(context)
        return
    match press:
        case StopForm():
            await forms.stop(context, form)
        case ResumeForm():
            await forms.resume(context, form)
        case Choice() if _answers(press, context.question):
            await forms.answer(context, form, Answer(choice=press.value), in_place=True)
        case _:
            context.show(_old_button_words(context))
            await forms.resume(context, form)


def _answers(press: Choice, question: Question) -> bool:
    return (press.form, press.field, press.mark) == (question.form, question.asks, forms.mark_of(question))


async def _written_in_private(context: Context, message: TelegramMessage) -> None:
    if await _guarded(context):
        return
    name = context.command
    if acting.is_done(context):
        await _instead_of_form(context, on_behalf.stop)
    elif name is not None and (context.someone or name == "start"):
        await _command(context, name)
    elif context.someone is None:
        await _occasion(context, Occasion.STRANGER)
    elif (button := _menu_of(context)) is not None:
        await _instead_of_form(context, house.ROUTES.menu[button])
    elif await _answered(context, message):
        return
    elif context.acting is not None:
        acting.show_words_of_whom(context, context.acting)
    else:
        participant = context.someone.participant
        await _occasion(context, Occasion.FREE_TEXT if participant else Occasion.STAFF_TEXT)


async def _written_in_group(context: Context, message: TelegramMessage) -> None:
    name = context.command
    if message.sender_chat is not None:
        if context.team and name:
            context.show(AnonymousAdmin())
        return
    if context.someone is None or not context.someone.is_staff:
        return
    if context.team is None and name != "team":
        return
    if await _guarded(context):
        return
    if name is not None:
        if context.team is not None:
            require_staff_of(context.someone, context.team.id)
        await _command(context, name)
    elif not await _answered(context, message) and message.reply_to_message is not None:
        await _occasion(context, Occasion.REPLY)


async def _answered(context: Context, message: TelegramMessage) -> bool:
    """Whether what was written was for an open question."""
    form = _open_form(context)
    return form is not None and await forms.answer(context, form, _answer_in(context, message))


async def _command(context: Context, name: str) -> None:
    known = _called(context, name)
    is_staff = bool(context.someone and context.someone.is_staff)
    if known is None:
        context.show(
            CommandUnknownStaff() if is_staff else CommandUnknown(), menu=context.is_participant_chat
        )
    elif not context.is_private and not known.in_group:
        context.show(OnlyInPrivate())
    else:
        await _instead_of_form(context, known.handler)
        if known.for_staff and name != "namens":
            acting.show_still_acting(context)


def _called(context: Context, name: str) -> Command | None:
    """What a command means here. Staff and participants have some of the same name: /afspraken. Who is both
    means their own, in their own chat.
    """
    found = {command.for_staff: command for command in house.ROUTES.commands_called(name)}
    is_staff = bool(context.someone and context.someone.is_staff)
    if is_staff and not context.is_participant_chat:
        return found.get(True) or found.get(False)
    return found.get(False) or (found.get(True) if is_staff else None)


async def _instead_of_form(context: Context, handler: Handler) -> None:
    """A menu button or command does what it says, also in the middle of a form, which is parked meanwhile."""
    before, form = context.question, _open_form(context)
    await handler(context)
    if before is not None and form is not None and context.question is before:
        context.stand_for(before.for_id)
        await forms.park(context, form)


async def _occasion(context: Context, occasion: Occasion) -> None:
    handler = house.ROUTES.occasions.get(occasion)
    if handler is not None:
        await handler(context)


async def _guarded(context: Context) -> bool:
    for guard in house.ROUTES.guards:
        if await guard(context):
            return True
    return False


async def _tell(context: Context, refusal: Refusal) -> None:
    to_staff = not context.is_participant_chat and not (context.is_private and context.someone is None)
    words = refusal.why if isinstance(refusal, AskAgain) else words_for(refusal, to_staff=to_staff)
    form = _open_form(context)
    if context.update.callback_query:
        context.toast(words, alert=to_staff)
    elif context.is_private or context.team:
        context.show(words)
    if form is not None and not isinstance(refusal, NotAllowed):
        # A command was about something else: its answer must not look like an answer to the open question.
        context.stand_for(context.question.for_id if context.question else None)
        await (forms.park if context.command else forms.resume)(context, form)
    elif context.update.callback_query and context.is_participant_chat:
        await _show_fresh(context, context.update.callback_query)


async def _show_fresh(context: Context, query: CallbackQuery) -> None:
    """What there is now, of the subject that the button was about if it has a screen."""
    try:
        handler = house.ROUTES.fresh.get(type(press_of(query.data or "")))
    except Refusal:
        handler = None
    if handler is None:
        await _occasion(context, Occasion.FRESH_SCREEN)
    else:
        await handler(context)


async def _old_button(context: Context) -> None:
    context.toast(_old_button_words(context))
    if context.is_participant_chat:
        await _occasion(context, Occasion.FRESH_SCREEN)


def _old_button_words(context: Context) -> Screen:
    return OldButton() if context.is_participant_chat else OldButtonStaff()


def _what_was_tried(context: Context) -> tuple[str, str]:
    """The act and its object for the audit log: kinds and ids, never what was typed."""
    if context.update.callback_query:
        try:
            press = press_of(context.update.callback_query.data or "")
        except Refusal:
            return "press", "unknown"
        return f"press.{type(press).__name__}", press.ids()
    name = context.command
    if name is not None and house.ROUTES.commands_called(name):
        return "command", name
    return "answer", context.question.form if context.question else "message"


def _menu_of(context: Context) -> Menu | None:
    if not context.is_participant_chat or not context.text:
        return None
    return menu_words(context.catalogue).get(without_signs(context.text))


def _form_of(context: Context) -> Form | None:
    return house.ROUTES.forms.get(context.question.form) if context.question else None


def _open_form(context: Context) -> Form | None:
    """The form that waits for an answer; a parked one does not."""
    return None if context.question is None or context.question.parked else _form_of(context)


def _answer_in(context: Context, message: TelegramMessage) -> Answer:
    if message.photo:
        return Answer(context.text, file_kind="photo", file_id=message.photo[-1].file_id)
    if message.voice:
        return Answer(context.text, file_kind="voice", file_id=message.voice.file_id)
    if message.document:
        return Answer(context.text, file_kind="document", file_id=message.document.file_id)
    if message.location:  # also of a venue (Bot API, Message)
        pin = (message.location.latitude, message.location.longitude)
        return Answer(context.text, file_kind="other", location=pin)
    return Answer(context.text, file_kind=None if message.text else "other")
