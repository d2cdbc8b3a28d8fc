"""Answers that more than one form of staff asks for: a name, a team, an amount, and whether it was understood right."""

import re
from collections.abc import Mapping

from handlers.context import Context
from handlers.forms import Answer, AskAgain, Choices
from handlers.staff.words import words_in
from mentoring.money import Cents, NotAnAmount, SeveralAmounts, euros
from mentoring.people import NotAName, first_name
from mentoring.questions import Question
from messages.amounts import AmountMeant, AmountMeantOneWay
from messages.catalogue import money
from messages.goals_staff import NotAnAmountStaff, PressPlease
from messages.invitations import ChooseATeam, InvitationLabel, NameNotUsable
from services import teams

_YES, _NO = "yes", "no"
_MEANT = "cents-"
_MEANT_CENTS = re.compile(_MEANT + "(?P<cents>[0-9]{1,8})", re.ASCII)
"""What the button of an amount stands for; no more digits than can be typed."""


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


def read_amount(given: Answer, offered: Mapping[str, Cents] | None = None) -> Cents:
    """The amount that was typed, or pressed: one of those that were `offered`, by the value of its button.

    Who types "1.250" is asked which amount was meant, with a button for each. Wherever an amount is typed it is
    read here, and read back before it counts.

    Raises:
        AskAgain: when it is not one clear amount.
    """
    if given.choice is not None:
        return _pressed_amount(given.choice, offered or {})
    return amount_typed(words_in(given))


def amount_typed(text: str) -> Cents:
    """The same, of what stands behind a command."""
    try:
        return euros(text)
    except SeveralAmounts as refusal:
        raise AskAgain(_which(refusal.either), _ways(refusal.either)) from refusal
    except NotAnAmount as refusal:
        raise AskAgain(NotAnAmountStaff()) from refusal


def _pressed_amount(choice: str, offered: Mapping[str, Cents]) -> Cents:
    if choice in offered:
        return offered[choice]
    meant = _MEANT_CENTS.fullmatch(choice)
    if meant is None:
        raise AskAgain(PressPlease())
    return Cents(int(meant["cents"]))


def _which(either: tuple[Cents, ...]) -> AmountMeant | AmountMeantOneWay:
    return AmountMeant(*either) if len(either) > 1 else AmountMeantOneWay(*either)


def _ways(either: tuple[Cents, ...]) -> Choices:
    return [[(money(amount), f"{_MEANT}{amount}") for amount in either]]
