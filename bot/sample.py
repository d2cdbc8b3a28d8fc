"""The sample pilot of the practice room: invented people in different stages, so that the first screen tells a story.

It is played, not inserted: people press and write on their phones, and the real bot answers. Only what would fill the
screen with questions and answers of a form (proposing a goal, planning the pot) is done through the services that the
form ends in. The clock starts twelve days back and ends at the present.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from telegram.helpers import create_deep_linked_url

from bot.app import Voetstuk
from mentoring.goals import Draft, Pillar, StepDraft
from mentoring.ids import TelegramId
from mentoring.money import Cents
from mentoring.people import Someone
from mentoring.programme import AMSTERDAM, Programme
from practice.phone import Group, Phone, RoomClient, sample_photo
from services import goals, invitations, rewards
from storage.work import Work

TEAM = "Alphen-West"
_DAYS_BACK = 12

_POST = Draft(
    pillar=Pillar.DEBTS,
    title="Mijn post op orde",
    why="Dan durf ik de deur weer open te doen.",
    seen_by="Al mijn post zit in een map.",
    reward=Cents(10_00),
    due_on=None,
    steps=(
        StepDraft("Een map kopen", "De map ligt op tafel.", Cents(2_00)),
        StepDraft("Post openen en sorteren", "De post ligt op drie stapels.", Cents(5_00)),
        StepDraft("Eén brief bellen", "Je vertelt wat ze zeiden.", Cents(5_00)),
    ),
)
_WORK = Draft(
    pillar=Pillar.WORK,
    title="Werk in de buurt",
    why="Dan ben ik thuis als de kinderen thuiskomen.",
    seen_by="Je hebt met één baas gepraat.",
    reward=Cents(10_00),
    due_on=None,
    steps=(
        StepDraft("Twee vacatures kiezen", "Je laat ze zien op je telefoon.", Cents(5_00)),
        StepDraft("Eén brief schrijven", "We lezen de brief samen.", Cents(5_00)),
    ),
)
_SPORT = Draft(
    pillar=Pillar.WELLBEING,
    title="Meer naar buiten",
    why="Dan slaap ik beter.",
    seen_by="Je bent vijf keer gaan wandelen.",
    reward=Cents(5_00),
    due_on=None,
    steps=(StepDraft("Eén keer een blokje om", "Je vertelt hoe het was.", Cents(2_00)),),
)


@dataclass(frozen=True, slots=True)
class _Cast:
    """Who plays. Bert has a phone, and has not been invited yet: that is for who practises."""

    karin: Phone
    anja: Phone
    tom: Phone
    fatima: Phone
    bert: Phone
    mo: Phone
    team: Group


class _Director:
    """Plays the story on the phones of one room, with the bot that runs in it."""

    def __init__(self, room: RoomClient, bot: Voetstuk, programme: Programme) -> None:
        self._room = room
        self._bot = bot
        self._programme = programme

    async def play(self) -> None:
        """Twelve days of a small pilot."""
        today = await self._room.now()
        await self._room.move_clock_to(_earlier(today, days=_DAYS_BACK, at=time(9, 40)))
        cast = await self._people()
        await self._staff_begins(cast)
        await self._fatima_joins(cast)
        await self._mo_joins(cast)
        await self._room.move_clock_to(_earlier(today, days=3, at=time(11, 5)))
        await self._fatima_does_a_step(cast)
        await self._room.move_clock_to(_earlier(today, days=1, at=time(15, 20)))
        await self._fatima_asks_something(cast)
        await self._room.move_clock_to(_earlier(today, days=1, at=time(16, 45)))
        await self._mo_reports(cast)
        await self._room.move_clock_to(today)
        await self._all_have_read(cast)

    async def _people(self) -> _Cast:
        add = self._room.add_person
        fatima = await add("Fatima", role="participant", note="Heeft een doel: mijn post op orde")
        bert = await add("Bert", role="participant", note="Nog niet begonnen")
        mo = await add("Mo", role="participant", note="Heeft net iets gemeld")
        anja = await add("Anja", role="mentor", note="Mentor van Fatima en Mo")
        tom = await add("Tom", role="mentor", note="Mentor in hetzelfde team")
        karin = await add("Karin", role="coordinator", note="Leidt het programma")
        team = await self._room.add_group(f"Team {TEAM}", karin, anja, tom, type_="supergroup")
        return _Cast(karin, anja, tom, fatima, bert, mo, team)

    async def _staff_begins(self, cast: _Cast) -> None:
        async with self._bot.database.work() as work:
            token = await invitations.invite_coordinator(
                work, "Karin", programme=self._programme, now=await self._now()
            )
        await cast.karin.opens(self._link(token))
        await cast.karin.sees("coördinator")
        async with self._bot.database.work() as work:
            by = await self._by(work, cast.karin)
            await rewards.raise_pot(work, Cents(90_000_00), number=0, by=by, now=await self._now())
        await cast.team.add("bot", by=cast.karin)
        await cast.team.make_admin("bot")
        await cast.karin.says(f"/team {TEAM}", cast.team)
        await cast.karin.presses("Ja, dit klopt", cast.team)
        await cast.karin.presses(TEAM, cast.team)
        await cast.karin.sees("hoort nu bij", cast.team)
        for mentor in (cast.anja, cast.tom):
            await self._mentor_joins(mentor, by=cast.karin)

    async def _mentor_joins(self, mentor: Phone, *, by: Phone) -> None:
        async with self._bot.database.work() as work:
            coordinator = await self._by(work, by)
            team_id = (await work.people.teams())[0].id
            token = await invitations.invite_mentor(
                work,
                mentor.first_name,
                team_id,
                by=coordinator,
                programme=self._programme,
                now=await self._now(),
            )
        await mentor.opens(self._link(token))
        await mentor.sees("mentor")

    async def _fatima_joins(self, cast: _Cast) -> None:
        await self._participant_joins(cast.fatima, by=cast.anja)
        await self._agrees_on(_POST, cast.fatima, by=cast.anja)

    async def _mo_joins(self, cast: _Cast) -> None:
        await self._participant_joins(cast.mo, by=cast.anja)
        await self._agrees_on(_WORK, cast.mo, by=cast.anja)

    async def _participant_joins(self, participant: Phone, *, by: Phone) -> None:
        async with self._bot.database.work() as work:
            mentor = await self._by(work, by)
            token = await invitations.invite_participant(
                work,
                participant.first_name,
                min(mentor.teams),
                by=mentor,
                programme=self._programme,
                now=await self._now(),
            )
        await participant.opens(self._link(token))
        await participant.presses("Ja, ik doe mee")
        await participant.sees("Fijn dat je meedoet")

    async def _agrees_on(self, draft: Draft, participant: Phone, *, by: Phone) -> None:
        async with self._bot.database.work() as work:
            owner, mentor = await self._by(work, participant), await self._by(work, by)
            await goals.propose(work, owner.id, draft, by=mentor, now=await self._now())
        await participant.presses("Ja, dit is mijn doel")
        await participant.sees("Afgesproken")

    async def _fatima_does_a_step(self, cast: _Cast) -> None:
        await cast.fatima.presses("Mijn doelen")
        await cast.fatima.presses("Gelukt")
        await cast.fatima.sends_photo(sample_photo(640, 400))
        await cast.fatima.presses("Klaar")
        await cast.anja.presses("Goedkeuren", cast.team)
        await cast.anja.presses("Zonder extra woorden", cast.team)
        await cast.fatima.sees("verdiend")

    async def _fatima_asks_something(self, cast: _Cast) -> None:
        question = "Ik heb een brief van de gemeente. Mag ik die meenemen?"
        await cast.fatima.says(question)
        asked = await cast.anja.sees(question, cast.team)
        answer = "Ja, neem maar mee. Dan lezen we hem samen."
        await cast.anja.says(answer, cast.team, reply_to=asked)
        await cast.fatima.sees(answer)

    async def _mo_reports(self, cast: _Cast) -> None:
        await cast.mo.presses("Mijn doelen")
        await cast.mo.presses("Gelukt")
        await cast.mo.says("Ik heb er twee in Alphen gevonden.")
        await cast.mo.presses("Klaar")
        await cast.mo.sees("Meestal duurt dat")
        await cast.anja.sees("Twee vacatures kiezen", cast.team)

    async def _all_have_read(self, cast: _Cast) -> None:
        for phone in (cast.fatima, cast.mo, cast.karin, cast.anja, cast.tom):
            await phone.reads()
        for phone in (cast.karin, cast.anja, cast.tom):
            await phone.reads(cast.team)

    async def _by(self, work: Work, phone: Phone) -> Someone:
        someone, _ = await work.people.sender(TelegramId(phone.id), TelegramId(phone.id))
        if someone is None:
            raise LookupError(f"{phone.first_name} is not in the roster yet")
        return someone

    def _link(self, token: str) -> str:
        return create_deep_linked_url(self._programme.bot_username, token)

    async def _now(self) -> datetime:
        return await self._room.now()


def _earlier(today: datetime, *, days: int, at: time) -> datetime:
    """Some days ago at a time of day in Amsterdam."""
    return datetime.combine(today.astimezone(AMSTERDAM).date() - timedelta(days=days), at, AMSTERDAM)


async def play(url: str, bot: Voetstuk) -> None:
    """Play the sample pilot in the fresh room at this address."""
    async with RoomClient(url, patience=20) as room:
        username = str((await room.state())["bot"]["username"])
        await _Director(room, bot, Programme(bot_username=username)).play()
