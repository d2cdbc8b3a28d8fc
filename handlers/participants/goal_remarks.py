"""What a participant wants different about a proposal, or about what counts already: it goes to the mentor."""

from typing import Any

from handlers import forms
from handlers.context import Context
from handlers.forms import Answer, AskAgain, Asking, Field, Form, beside_each_other
from handlers.participants.goal_buttons import one_of, to_goals_button
from handlers.participants.presses import RemarkGoal
from handlers.routes import Routes
from mentoring.goal_drafts import LONGEST_REMARK
from mentoring.ids import GoalId
from mentoring.lengths import units
from mentoring.questions import Question
from messages.goal_proposals import AskRemark, RemarkChoice, RemarkLetGo, RemarkSent, RemarkTooLong
from services import goal_lists, goals

routes = Routes()


@routes.press(RemarkGoal)
async def start_remark(context: Context, press: RemarkGoal) -> None:
    """Ask what should be different, if this is still the proposal as it stands. About what counts it may always be
    said: the mentor makes a new version of it.
    """
    goal = one_of(await goal_lists.current(context.work, by=context.person), press.goal_id)
    if not goal.counts:
        await goals.to_answer(context.work, press.goal_id, press.version, by=context.person)
    await forms.start(context, REMARK_FORM, {"goal_id": press.goal_id})


async def _ask_remark(context: Context, question: Question) -> Asking:
    answers = [(context.catalogue.label(choice), choice.name.lower()) for choice in RemarkChoice]
    return Asking(AskRemark(context.mentor), beside_each_other(answers))


async def _read_remark(context: Context, question: Question, given: Answer) -> dict[str, str | None]:
    pressed = {choice.name.lower(): context.catalogue.label(choice) for choice in RemarkChoice}
    text = pressed.get(given.choice, "") if given.choice else given.text
    voice = given.file_id if given.file_kind == "voice" else None
    if (given.file_kind and not voice) or not (text or voice) or units(text) > LONGEST_REMARK:
        raise AskAgain(RemarkTooLong())
    return {"text": text, "voice": voice}


async def _send_remark(context: Context, values: dict[str, Any]) -> None:
    await goals.remark(
        context.work,
        GoalId(values["goal_id"]),
        values["remark"]["text"],
        voice=values["remark"]["voice"],
        by=context.person,
        now=context.now,
    )
    context.show(RemarkSent(context.mentor), menu=True)


async def _remark_stopped(context: Context) -> None:
    context.show(RemarkLetGo(), [[to_goals_button()]])


REMARK_FORM = routes.form(
    Form(
        "remark", (Field("remark", _ask_remark, _read_remark),), finish=_send_remark, stopped=_remark_stopped
    )
)
