"""Answers that more than one form of staff asks for: a name, a team, and whether it was understood right."""

from handlers.context import Context
from handlers.forms import Answer, AskAgain, Choices
from mentoring.people import NotAName, first_name
from mentoring.questions import Question
from messages.invitations import ChooseATeam, InvitationLabel, NameNotUsable
from services import teams

_YES, _NO = "yes", "no"


async def read_name(context: Context, question: Question, answer: Answer) -> str:
    """A first name or a team's name that was typed. Raises `AskAgain` when it can't be one."""
    try:
        return first_name(answer.text)
    except NotAName:
        raise AskAgain(NameNotUsable()) from None


async def team_choices(context: Context) -> Choices:
    """The teams for which this person may invite, a row for each."""
    return [[(team.name, str(team.id))] for team in await teams.teams_of(context.work, by=context.person)]


async def read_team(context: Context, question: Question, answer: Answer) -> int:
    """The team that was pressed, or typed by its name. Raises `AskAgain` when it is none of them."""
    wanted = (answer.choice or answer.text).casefold()
    for team in await teams.teams_of(context.work, by=context.person):
        if wanted in {str(team.id), team.name.casefold()}:
            return team.id
    raise AskAgain(ChooseATeam())


def yes_or_no() -> Choices:
    """'Klopt dit?': the two answers."""
    return [[(InvitationLabel.YES, _YES), (InvitationLabel.NO, _NO)]]


async def read_right(context: Context, question: Question, answer: Answer) -> bool:
    """Yes or no, pressed or typed; anything else is no yes."""
    return answer.choice == _YES or answer.text.casefold() in {"ja", "klopt"}
