"""Taking part on paper: staff write down that somebody without a phone agreed."""

from dataclasses import dataclass

from handlers.buttons import Button, Press
from handlers.context import Context
from handlers.participants.welcome import version_of_welcome, welcome_of
from handlers.routes import Routes
from handlers.staff.on_behalf import ActFor
from mentoring.ids import PersonId
from mentoring.people import Participant, ParticipantState
from mentoring.refusals import NoLongerPossible
from messages.on_behalf import OnBehalfLabel
from messages.on_paper import ConsentOnPaper, NotOnPaperYet, OnPaperLabel, TakesPartOnPaper
from services import consents
from services.people import participant_for

routes = Routes()


@dataclass(frozen=True, slots=True)
class AskOnPaper(Press, verb="pa"):
    """'Doet mee op papier', under an invitation."""

    participant_id: PersonId


@dataclass(frozen=True, slots=True)
class AgreeOnPaper(Press, verb="py"):
    """'Ja, akkoord op papier'. `version` is the wording above it: a yes to older words is no yes to these."""

    participant_id: PersonId
    version: str


@dataclass(frozen=True, slots=True)
class NotYetOnPaper(Press, verb="po"):
    """'Nog niet'."""

    participant_id: PersonId


def on_paper_button(participant_id: PersonId) -> Button:
    """'Doet mee op papier'."""
    return Button(OnPaperLabel.ON_PAPER, AskOnPaper(participant_id))


@routes.press(AskOnPaper)
async def ask_on_paper(context: Context, press: AskOnPaper) -> None:
    """What they must have read, or heard, before the mentor says that they agreed."""
    participant = await participant_for(context.work, press.participant_id, by=context.person)
    if participant.state is not ParticipantState.INVITED:
        raise NoLongerPossible
    _ask(context, participant)


@routes.press(AgreeOnPaper)
async def agree_on_paper(context: Context, press: AgreeOnPaper) -> None:
    """'Ja, akkoord op papier'."""
    participant = await participant_for(context.work, press.participant_id, by=context.person)
    version = version_of_welcome(context)
    if press.version != version:
        _ask(context, participant)
        return
    text = "\n\n".join(context.catalogue.render(screen) for screen in welcome_of(participant))
    active = await consents.agree_on_paper(
        context.work, participant.id, text=text, version=version, by=context.person, now=context.now
    )
    act = Button(OnBehalfLabel.BEGIN, ActFor(active.id))
    context.show(TakesPartOnPaper(active.first_name, active.pseudonym), [[act]], in_place=True)


@routes.press(NotYetOnPaper)
async def not_yet_on_paper(context: Context, press: NotYetOnPaper) -> None:
    """'Nog niet'."""
    participant = await participant_for(context.work, press.participant_id, by=context.person)
    context.show(NotOnPaperYet(participant.first_name), in_place=True)


def _ask(context: Context, participant: Participant) -> None:
    version = version_of_welcome(context)
    context.show(
        ConsentOnPaper(participant.first_name, participant.pseudonym, welcome_of(participant)),
        [
            [Button(OnPaperLabel.AGREED, AgreeOnPaper(participant.id, version), style="success")],
            [Button(OnPaperLabel.NOT_YET, NotYetOnPaper(participant.id))],
        ],
    )
