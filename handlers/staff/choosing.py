"""Which participant is meant: by a button, or by what stands behind a command."""

from difflib import get_close_matches

from handlers.buttons import MOST_BUTTONS, in_rows
from handlers.context import Context
from handlers.forms import Answer, AskAgain, Choices
from mentoring.ids import PersonId
from mentoring.lengths import shortened
from mentoring.people import Participant
from mentoring.refusals import Gone
from messages.base import Label
from messages.participants import NobodyCalled, SeveralCalled
from services import people

_MOST_WORDS_IN_A_NAME = 4
_LONGEST_REPEATED = 40
"""Characters of what was typed, to be repeated: a whole story would not fit in the answer."""
_MOST_NEAR = 3
"""Names that are offered for one that nobody has: more would be a list to read."""


def named(participant: Participant) -> str:
    """A participant on a button or in a list: "Fatima (A-017)"."""
    return f"{participant.first_name} ({participant.pseudonym})"


async def participants_here(context: Context) -> list[Participant]:
    """The participants that staff may see in this chat, by name: in an admin chat those of its team alone."""
    found = await people.participants_for(context.work, by=context.person)
    if context.team is None:
        return found
    return [participant for participant in found if participant.team_id == context.team.id]


async def present_here(context: Context) -> list[Participant]:
    """Those who have not stopped or finished, as many as there is room for; the others are typed by their name."""
    present = [participant for participant in await participants_here(context) if not participant.is_over]
    return present[:MOST_BUTTONS]


async def participants_to_choose(context: Context) -> Choices:
    """To choose from in a form, each by their id."""
    choices: list[tuple[Label | str, str]] = [
        (named(participant), str(participant.id)) for participant in await present_here(context)
    ]
    return in_rows(choices)


async def the_participant(context: Context, text: str) -> Participant:
    """The participant that staff mean by "Bert" or "A-017".

    Raises:
        AskAgain: when it is nobody, or could be several.
    """
    wanted = text.strip().casefold()
    here = await participants_here(context)
    found = [
        participant
        for participant in here
        if wanted in {participant.first_name.casefold(), participant.pseudonym.casefold()}
    ]
    present = [participant for participant in found if not participant.is_over] or found
    if not present:
        raise AskAgain(
            NobodyCalled(shortened(text, _LONGEST_REPEATED), tuple(map(named, _called_nearly(wanted, here))))
        )
    if len(present) > 1:
        raise AskAgain(SeveralCalled(tuple(named(participant) for participant in present)))
    return present[0]


def _called_nearly(wanted: str, here: list[Participant]) -> list[Participant]:
    """Those whose first name was perhaps misspelt."""
    names = {participant.first_name.casefold() for participant in here if not participant.is_over}
    near = get_close_matches(wanted, sorted(names), n=_MOST_NEAR)
    found = [one for one in here if one.first_name.casefold() in near and not one.is_over]
    return found[:_MOST_NEAR]


async def answered_participant(context: Context, given: Answer) -> Participant:
    """The participant whose button was pressed, or who was typed, as the answer to "which participant?".

    Raises:
        AskAgain, NotAllowed, Gone: when it is nobody, several, or of another team.
    """
    if given.choice is None:
        return await the_participant(context, given.text)
    if not given.choice.isascii() or not given.choice.isdigit():
        raise Gone
    return await people.participant_for(context.work, PersonId(int(given.choice)), by=context.person)


async def participant_and_rest(context: Context, text: str) -> tuple[Participant, str]:
    """The participant whose name a line begins with, and the rest of it: "Jan Willem morgen 14:30".

    The longest name that fits is meant.

    Raises:
        AskAgain: when it begins with nobody's name, or could be several.
    """
    names = {one.first_name.casefold() for one in await participants_here(context)}
    most = min(len(text.split()), _MOST_WORDS_IN_A_NAME)
    for words in range(most, 1, -1):
        *name, rest = [*text.split(maxsplit=words), ""][: words + 1]
        if " ".join(name).casefold() in names:
            return await the_participant(context, " ".join(name)), rest
    name_alone, rest = [*text.split(maxsplit=1), ""][:2]
    return await the_participant(context, name_alone), rest
