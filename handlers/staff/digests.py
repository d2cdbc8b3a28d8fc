"""What is open: the digest in the admin chat, and /vandaag."""

from handlers.buttons import Button
from handlers.context import Context
from handlers.outgoing import Outgoing
from handlers.routes import Routes
from handlers.staff.claims import ListClaims
from handlers.staff.hand_overs import ListHandOvers
from mentoring.ids import TeamId
from messages.digests import Digest, DigestLabel, NothingOpen
from services import digests, teams

routes = Routes()


@routes.notice(Digest)
def dress_digest(notice: Digest, plain: Outgoing) -> Outgoing:
    """One tap to the claims, and to the gifts that wait."""
    claims = [[Button(DigestLabel.CLAIMS, ListClaims())]] if notice.has_claims else []
    gifts = [[Button(DigestLabel.GIFTS, ListHandOvers(0))]] if notice.has_gifts else []
    return plain.with_rows([*claims, *gifts])


@routes.command("vandaag", for_staff=True, in_group=True)
async def today(context: Context) -> None:
    """'/vandaag': in an admin chat of its team; in private of all teams of this person, a message for each."""
    found = [
        await digests.of_team(context.work, team_id, by=context.person, now=context.now)
        for team_id in await _teams_here(context)
    ]
    shown = [digest for digest in found if digest is not None]
    if not shown:
        context.show(NothingOpen())
    for digest in shown:
        context.outgoing.append(dress_digest(digest, Outgoing(context.catalogue.render(digest))))


async def _teams_here(context: Context) -> list[TeamId]:
    if context.team is not None:
        return [context.team.id]
    return [team.id for team in await teams.teams_of(context.work, by=context.person)]
