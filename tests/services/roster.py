"""Two teams with their people, who came in by their invitations."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from mentoring.ids import TeamId, TelegramId
from mentoring.people import Someone
from mentoring.programme import Programme
from services import consents, invitations, teams
from storage.database import Database
from storage.deliveries import Outcome
from storage.outbox import NoticeState
from storage.work import Work

NOW = datetime(2026, 3, 3, 14, 30, tzinfo=UTC)
PROGRAMME = Programme(bot_username="VoetstukBot")
A_WEEK = timedelta(days=7)

WEST_CHAT, EAST_CHAT = TelegramId(-100), TelegramId(-200)
STRANGER = TelegramId(999)


@dataclass(frozen=True)
class Roster:
    """Karin leads. Anja is mentor in West, with Fatima, who agreed, and Bert, who did not yet; Kees is in East."""

    west: TeamId
    east: TeamId
    karin: Someone
    anja: Someone
    kees: Someone
    fatima: Someone
    bert: Someone

    def who(self, name: str) -> Someone:
        """Somebody by the name of their field."""
        found: Someone = getattr(self, name)
        return found


async def fill(database: Database) -> Roster:
    """Let everyone in."""
    async with database.work() as work:
        token = await invitations.invite_coordinator(work, "Karin", programme=PROGRAMME, now=NOW)
        karin = await open_as(work, token, 1)
        west = await teams.add_team(work, "West", by=karin, now=NOW)
        east = await teams.add_team(work, "East", by=karin, now=NOW)
        await teams.link_chat(work, west, WEST_CHAT, by=karin, now=NOW)
        await teams.link_chat(work, east, EAST_CHAT, by=karin, now=NOW)
        anja = await _mentor(work, "Anja", west, karin, 2)
        kees = await _mentor(work, "Kees", east, karin, 3)
        fatima = await _participant(work, "Fatima", west, anja, 4)
        await consents.agree(work, text="…", version="1", by=fatima, now=NOW)
        bert = await _participant(work, "Bert", west, anja, 5)
        fatima = await work.people.someone(fatima.id)
        return Roster(west, east, karin, anja, kees, fatima, bert)


async def open_as(work: Work, token: str, account: int, *, now: datetime = NOW) -> Someone:
    """Open an invitation with an account; who that account is then."""
    opened = await invitations.open(work, token, telegram_id=TelegramId(account), now=now)
    assert opened.refused is None, opened.refused
    someone, _ = await work.people.sender(TelegramId(account), TelegramId(account))
    assert someone is not None
    return someone


async def heard(database: Database, *, in_chat: int) -> list[str]:
    """The kinds of notices that went to a chat, in their order; all that waited have left then."""
    kinds: list[str] = []
    later = NOW + timedelta(days=30)
    async with database.work() as work:
        while due := await work.deliveries.due(now=later, most=100):
            kinds += [posting.kind for posting in due if posting.address == in_chat]
            await work.deliveries.record(
                [Outcome(posting.id, NoticeState.SENT) for posting in due], now=later
            )
    return kinds


async def _mentor(work: Work, name: str, team_id: TeamId, by: Someone, account: int) -> Someone:
    token = await invitations.invite_mentor(work, name, team_id, by=by, programme=PROGRAMME, now=NOW)
    return await open_as(work, token, account)


async def _participant(work: Work, name: str, team_id: TeamId, by: Someone, account: int) -> Someone:
    token = await invitations.invite_participant(work, name, team_id, by=by, programme=PROGRAMME, now=NOW)
    return await open_as(work, token, account)
