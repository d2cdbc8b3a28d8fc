"""'Jaaroverzicht': one's own year as a paper to keep. The year is asked only when there are several."""

from functools import partial

from handlers.buttons import Button, in_rows
from handlers.context import Context
from handlers.outgoing import Document, Outgoing
from handlers.participants.presses import AskYearOverview, MakeYearOverview, ShowRewards
from handlers.participants.rewards import show_rewards
from handlers.routes import Routes
from messages.choices import ChoiceLabel
from messages.year_overviews import MEDIA_TYPE, OverviewOf, WhichYear, YearOverviewMade, overview_paper
from services import year_overviews
from services.year_overviews import OwnOverview

routes = Routes()


@routes.press(AskYearOverview, fresh=show_rewards)
async def ask_year(context: Context, press: AskYearOverview) -> None:
    """'Jaaroverzicht (PDF)': that of this year, or the years to choose from."""
    years = await year_overviews.own_years(context.work, by=context.person, now=context.now)
    if len(years) == 1:
        await _make(context, years[0])
        return
    chosen = in_rows(Button(str(year), MakeYearOverview(year)) for year in years)
    context.show(WhichYear(), [*chosen, [Button(ChoiceLabel.BACK, ShowRewards())]])


@routes.press(MakeYearOverview, fresh=show_rewards)
async def make_overview(context: Context, press: MakeYearOverview) -> None:
    """A year."""
    await _make(context, press.year)


async def _make(context: Context, year: int) -> None:
    own = await year_overviews.own(context.work, year, by=context.person, now=context.now)
    words = context.catalogue.render(YearOverviewMade(str(year)))
    context.show_made(Outgoing(words, document=document_of(own, context)))


def document_of(own: OwnOverview, context: Context) -> Document:
    """The paper, which is made when it is sent."""
    who = own.participant
    of = OverviewOf(own.overview, who.first_name, who.pseudonym, own.shares_limit)
    return Document(of.file_name, MEDIA_TYPE, partial(overview_paper, of, context.programme))
