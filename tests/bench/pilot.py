"""A pilot of the size that is measured: people who have agreed to a goal of seven steps, in five teams."""

import asyncio
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import delete

from bot.clock import system_clock
from mentoring.goal_drafts import Draft, StepDraft
from mentoring.ids import PillarKey, TeamId, TelegramId
from mentoring.money import Cents
from mentoring.people import Someone
from mentoring.programme import Programme
from messages.catalogue import read_catalogue
from messages.menu import Menu
from services import consents, goals, invitations, teams
from storage.database import Database, open_database
from storage.migrate import migrate
from storage.sealing import Key
from storage.tables import outbox
from storage.work import Work
from tests.pot import fill_pot

MENU_BUTTONS = [read_catalogue().label(button) for button in Menu]
TOKEN = "123456789:" + "B" * 35
_TEAMS = ("Alphen-West", "Alphen-Oost", "Alphen-Zuid", "Nieuwkoop", "Kaag en Braassem")
_STEPS = 7
_PROGRAMME = Programme()

_DRAFT = Draft(
    pillar=PillarKey("debts"),
    title="Mijn post op orde",
    why="Dan slaap ik weer.",
    seen_by="De post ligt op drie stapels.",
    reward=Cents(10_00),
    due_on=None,
    steps=tuple(
        StepDraft(f"Stap {number}", "We zien het samen.", Cents(2_00)) for number in range(1, _STEPS + 1)
    ),
)


def prepare(
    folder: Path, people: Iterable[int], *, bot_api_url: str
) -> tuple[dict[int, list[int]], dict[str, str]]:
    """Fill a database. Gives back the steps of each person by account, and the environment to run on it."""
    steps = asyncio.run(_fill(folder / "voetstuk.db", people))
    return steps, environment(folder, bot_api_url=bot_api_url)


def environment(folder: Path, *, bot_api_url: str) -> dict[str, str]:
    """The settings of a bot on the database in this folder, with Telegram's limit for the whole bot set aside."""
    return {
        "VOETSTUK_BOT_TOKEN": TOKEN,
        "VOETSTUK_BOT_API_URL": bot_api_url,
        "VOETSTUK_DATA_FOLDER": str(folder),
        "VOETSTUK_KEYS": Key.new().written(),
        "VOETSTUK_MESSAGES_PER_SECOND": "10000",
    }


async def _fill(path: Path, people: Iterable[int]) -> dict[int, list[int]]:
    database = open_database(f"sqlite:///{path}")
    try:
        await migrate(database)
        coordinator = await _coordinator(database)
        team_ids = [await _team(database, name, number, coordinator) for number, name in enumerate(_TEAMS)]
        steps = {}
        for place, account in enumerate(people):
            async with database.work() as work:
                steps[account] = await _participant(
                    work, account, team_ids[place % len(team_ids)], coordinator
                )
        async with database.work() as work:
            await work._connection.execute(delete(outbox))
        return steps
    finally:
        await database.close()


async def _coordinator(database: Database) -> Someone:
    now = system_clock()
    async with database.work() as work:
        token = await invitations.invite_coordinator(work, "Karin", programme=_PROGRAMME, now=now)
        coordinator = await _opened(work, token, 9_001)
        await fill_pot(work, Cents(90_000_00), by=coordinator, now=now)
    return coordinator


async def _team(database: Database, name: str, number: int, by: Someone) -> TeamId:
    now = system_clock()
    async with database.work() as work:
        team_id = await teams.add_team(work, name, by=by, now=now)
        await teams.link_chat(work, team_id, TelegramId(-100_000 - number), by=by, now=now)
    return team_id


async def _participant(work: Work, account: int, team_id: TeamId, coordinator: Someone) -> list[int]:
    now = system_clock()
    token = await invitations.invite_participant(
        work, "Fatima", team_id, by=coordinator, programme=_PROGRAMME, now=now
    )
    await consents.agree(work, text="…", version="bench", by=await _opened(work, token, account), now=now)
    participant = await _someone(work, account)
    goal_id = await goals.propose(work, participant.id, _DRAFT, by=coordinator, now=now)
    agreed = await goals.agree(work, goal_id, 1, programme=_PROGRAMME, by=participant, now=now)
    assert agreed is not None
    return [int(step.id) for step in agreed.steps]


async def _opened(work: Work, token: str, account: int) -> Someone:
    await invitations.open(work, token, telegram_id=TelegramId(account), now=system_clock())
    return await _someone(work, account)


async def _someone(work: Work, account: int) -> Someone:
    someone, _ = await work.people.sender(TelegramId(account), TelegramId(account))
    assert someone is not None
    return someone
