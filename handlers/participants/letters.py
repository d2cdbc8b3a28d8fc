"""Help, and everything that a participant says and that fits no open question: it goes to the team."""

from typing import Any

from handlers import forms
from handlers.buttons import Button
from handlers.context import Context
from handlers.forms import Answer, AskAgain, Asking, Field, Form
from handlers.outgoing import Outgoing
from handlers.participants.check_ins import offer_row
from handlers.participants.help import heavy_button, is_too_much
from handlers.participants.pauses import rest_button
from handlers.participants.presses import AskHelp, ShowSettings
from handlers.participants.stress import stress_button
from handlers.routes import Occasion, Routes
from handlers.sent import content_sent, is_something, with_file
from handlers.staff.home import show_staff_home
from mentoring.letters import Content
from mentoring.people import ParticipantState
from mentoring.questions import Question
from messages.letters import AskFirst, AskFirstStopped, Help, MentorSends, OnlyTheseKinds
from messages.menu import Menu
from messages.preferences import SettingsLabel
from services import letters

routes = Routes()

_ASK_FIRST = "ask_first"


@routes.guard
async def end_asking_first(context: Context) -> bool:
    """Who has agreed needs no form to ask something: whatever they say reaches the team by itself."""
    if context.question is None or context.question.form != _ASK_FIRST:
        return False
    participant = context.person.participant
    if participant is None or participant.state is not ParticipantState.INVITED:
        await context.close_question()
    return False


@routes.menu_button(Menu.HELP)
async def help_pressed(context: Context) -> None:
    """'Hulp'."""
    await show_help(context)


@routes.press(AskHelp)
async def ask_help(context: Context, press: AskHelp) -> None:
    """'Vraag Anja om hulp', or 'Ik wil eerst iets vragen' before agreeing."""
    await show_help(context)


@routes.command("hulp")
async def help_command(context: Context) -> None:
    """`/hulp`, or at once with the question behind it."""
    if context.arguments and context.is_participant_chat:
        await letters.write(context.work, Content(context.arguments), by=context.person, now=context.now)
    else:
        await show_help(context)


async def show_help(context: Context) -> None:
    """Who helps, how to ask, and what happens then. Before agreeing only a form lets words through."""
    participant = context.person.participant
    programme = context.programme
    if participant is None:
        await show_staff_home(context)
    elif participant.state is ParticipantState.INVITED:
        await forms.start(context, ASK_FIRST_FORM)
    else:
        hours = programme.help_hours if programme.help_phone else ""
        settings = Button(SettingsLabel.SETTINGS, ShowSettings())
        context.show(
            Help(participant.mentor_name, programme.help_phone, hours),
            [
                [heavy_button()],
                [stress_button()],
                *await offer_row(context),
                [rest_button(context), settings],
            ],
        )


@routes.on(Occasion.FREE_TEXT)
async def take_letter(context: Context) -> None:
    """Anything that fits no open question."""
    content = content_sent(context)
    if content is not None:
        await _write(context, content)
    elif is_something(context):
        context.show(OnlyTheseKinds(), menu=True)


@routes.notice(MentorSends)
def dress_from_mentor(notice: MentorSends, plain: Outgoing) -> Outgoing:
    """The file itself, with the words under it."""
    return with_file(plain, notice.file_kind, notice.file_id)


# --- before agreeing ------------------------------------------------------------------------------


async def _ask(context: Context, question: Question) -> Asking:
    return Asking(AskFirst(context.mentor, context.programme.help_phone), rows=[[heavy_button()]])


async def _read(context: Context, question: Question, given: Answer) -> dict[str, Any]:
    content = content_sent(context)
    if given.choice is not None or content is None:
        raise AskAgain(OnlyTheseKinds())
    return content.as_values()


async def _finish(context: Context, values: dict[str, Any]) -> None:
    """One question leads to another, so the next words are a letter too, until they agree."""
    await _write(context, Content.from_values(values["letter"]))
    await context.ask(Question(_ASK_FIRST, "letter"))


async def _write(context: Context, content: Content) -> None:
    too_much = is_too_much(context, content.text)
    await letters.write(context.work, content, too_much=too_much, by=context.person, now=context.now)


async def _stopped(context: Context) -> None:
    context.show(AskFirstStopped())


ASK_FIRST_FORM = routes.form(Form(_ASK_FIRST, (Field("letter", _ask, _read),), _finish, _stopped))
