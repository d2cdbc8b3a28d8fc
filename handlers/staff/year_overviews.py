"""The yearly overview of a participant for staff, to print and hand over: always in the private chat of who asks."""

from dataclasses import dataclass

from handlers.buttons import Button, Press, in_rows
from handlers.context import Context
from handlers.outgoing import Outgoing
from handlers.participants.year_overviews import document_of
from handlers.routes import Routes
from mentoring.ids import PersonId
from messages.year_overviews import (
    OverviewSentPrivately,
    WhichYearStaff,
    YearOverviewForStaff,
    YearOverviewStaffLabel,
)
from services import people, year_overviews

routes = Routes()


@dataclass(frozen=True, slots=True)
class AskOverviewFor(Press, verb="jv"):
    """'Jaaroverzicht', under the card of a participant."""

    person_id: PersonId


@dataclass(frozen=True, slots=True)
class MakeOverviewFor(Press, verb="jw"):
    """One of the years of a participant."""

    person_id: PersonId
    year: int


def year_overview_button(person_id: PersonId) -> Button:
    """For the card of a participant."""
    return Button(YearOverviewStaffLabel.YEAR_OVERVIEW, AskOverviewFor(person_id))


@routes.press(AskOverviewFor)
async def ask_year(context: Context, press: AskOverviewFor) -> None:
    """'Jaaroverzicht': that of this year, or the years to choose from."""
    years = await year_overviews.years_for(context.work, press.person_id, by=context.person, now=context.now)
    if len(years) == 1:
        await _make(context, press.person_id, years[0])
        return
    who = await people.participant_for(context.work, press.person_id, by=context.person)
    rows = in_rows(Button(str(year), MakeOverviewFor(who.id, year)) for year in years)
    context.show(WhichYearStaff(who.first_name, who.pseudonym), rows)


@routes.press(MakeOverviewFor)
async def make_overview(context: Context, press: MakeOverviewFor) -> None:
    """A year."""
    await _make(context, press.person_id, press.year)


async def _make(context: Context, person_id: PersonId, year: int) -> None:
    found = await year_overviews.overview_for(
        context.work, person_id, year, by=context.person, now=context.now
    )
    who = found.participant
    words = context.catalogue.render(YearOverviewForStaff(who.first_name, who.pseudonym, str(year)))
    elsewhere = None if context.is_private else context.telegram_id
    context.show_made(Outgoing(words, document=document_of(found, context), chat_id=elsewhere))
    if elsewhere is not None:
        context.toast(OverviewSentPrivately())
