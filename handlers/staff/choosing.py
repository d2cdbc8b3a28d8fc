"""Which participant is meant: by a button, or by what stands behind a command."""

from handlers.context import Context
from handlers.forms import AskAgain
from mentoring.people import Participant
from messages.participants import NobodyCalled, SeveralCalled
from services import people

_IN_A_ROW = 2


def named(participant: Participant) -> str:
    """A participant on a button or in a list: "Fatima (A-017)"."""
    return f"{participant.first_name} ({participant.pseudonym})"


async def participants_here(context: Context) -> list[Participant]:
    """The participants that staff may see in this chat, by name: in an admin chat those of its team alone."""
    found = await people.participants_for(context.work, by=context.person)
    if context.team is None:
        return found
    return [participant for participant in found if participant.team_id == context.team.id]


async def participants_to_choose(context: Context) -> list[list[tuple[str, str]]]:
    """Rows of choices for a form: (words, id) of everyone who has not stopped or finished."""
    choices = [
        (named(participant), str(participant.id))
        for participant in await participants_here(context)
        if not participant.is_over
    ]
    return [choices[start : start + _IN_A_ROW] for start in range(0, len(choices), _IN_A_ROW)]


async def the_participant(context: Context, text: str) -> Participant:
    """The participant that staff mean by "Bert" or "A-017".

    Raises:
        AskAgain: when it is nobody, or could be several.
    """
    wanted = text.strip().casefold()
    found = [
        participant
        for participant in await participants_here(context)
        if wanted in {participant.first_name.casefold(), participant.pseudonym.casefold()}
    ]
    present = [participant for participant in found if not participant.is_over] or found
    if not present:
        raise AskAgain(NobodyCalled(text))
    if len(present) > 1:
        raise AskAgain(SeveralCalled(tuple(named(participant) for participant in present)))
    return present[0]
