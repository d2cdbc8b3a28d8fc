"""The sample pilot of the practice room: invented people in different stages, so that the first screen
tells a story.

It is played, not inserted: people press and write on their phones, and the real bot answers. Only what
would fill the screen with questions and answers of a form (a goal, a bridge, raising the pot) is done
through the services that the form ends in; and what was earned in the months before, on paper. The clock starts
thirteen working days back, so that a bridge can have grown, and ends on a working day, at the present if it can.
"""

from collections.abc import Awaitable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import cycle

from telegram.helpers import create_deep_linked_url

from bot.app import Voetstuk
from bot.drawing import folder_on_a_table
from bot.sample_money import SampleMoney
from bot.sample_words import (
    COFFEE,
    DRIVING,
    FIRST_BRIDGE,
    LATEST_BRIDGE,
    MAIL_TRAY,
    ON_PAPER,
    OUTSIDE,
    PLAN_FOR_POST,
    PLAN_FOR_WALK,
    POST,
    PROUD_OF,
    SLEEP,
    WORK,
)
from mentoring.goal_drafts import Draft
from mentoring.ids import StepId, TelegramId
from mentoring.office_days import is_office_day
from mentoring.people import Someone
from mentoring.programme import AMSTERDAM, Programme
from mentoring.step_moments import TIMES
from mentoring.typed.times import PartOfDay
from messages.appointments_staff import AppointmentStaffLabel
from messages.attendance import AttendanceLabel, AttendancePraise
from messages.base import Label
from messages.catalogue import Catalogue, read_catalogue
from messages.claims import ClaimLabel, ClaimStaffLabel, Praise
from messages.goals import GoalButton
from messages.invitations import InvitationLabel
from messages.menu import Menu
from messages.on_paper import OnPaperLabel
from messages.welcome import WelcomeLabel
from practice.phone import Group, Phone, RoomClient
from services import (
    bridge,
    choices,
    goal_lists,
    goals,
    households,
    invitations,
    people,
    places,
    plans,
    pride,
    step_moments,
)
from storage.work import Work

TEAM = "Alphen-West"
PLACE = "Serviceplein"
_ADDRESS, _PIN = "Stadhuisplein 1", (52.1286, 4.6577)
"""Somewhere in the middle of Alphen aan den Rijn, so that the map on a phone has something to show."""

_OPENS, _CLOSES = time(9, 30), time(17, 0)
_MORNING = time(10, 20)
_MO_REPORTED = timedelta(minutes=25)


@dataclass(frozen=True, slots=True)
class _Cast:
    """Who plays. Bert has a phone, and has not been invited yet: that is for who practises."""

    karin: Phone
    ruud: Phone
    anja: Phone
    tom: Phone
    fatima: Phone
    bert: Phone
    mo: Phone
    samira: Phone
    team: Group


class _Director:
    """Plays the story on the phones of one room, with the bot that runs in it."""

    def __init__(self, room: RoomClient, bot: Voetstuk, programme: Programme, *, end: datetime) -> None:
        self._room = room
        self._bot = bot
        self._programme = programme
        self._end = end
        self._money = SampleMoney(programme, end=end)
        self._catalogue: Catalogue = read_catalogue()

    async def play(self) -> None:
        """The first weeks of a small pilot."""
        await self._at(13, time(9, 10))
        cast = await self._people()
        await self._staff_begins(cast)
        await self._fatima_joins(cast)
        await self._gerda_joins_on_paper(cast)
        await self._fatima_begins(cast)
        await self._at(6, time(10, 5))
        await self._participant_joins(cast.mo, cast)
        await self._at(6, time(10, 40))
        await self._agrees_on(WORK, cast.mo, cast)
        await self._plans_with(cast.mo, self._working_day(2), "11:00", at=(6, time(10, 55)), cast=cast)
        await self._samira_begins(cast)
        await self._at(4, time(15, 50))
        await self._answered(self._rates_all(LATEST_BRIDGE, cast.fatima), cast.fatima, cast.team)
        await self._fatima_does_a_step(cast)
        await self._fatima_plans_ahead(cast)
        await self._mo_was_there(cast)
        await self._fatima_wants_more(cast)
        await self._samira_chooses_something(cast)
        await self._mo_wishes_something(cast)
        await self._fatima_asks_something(cast)
        tomorrow = self._end.astimezone(AMSTERDAM).date() + timedelta(days=1)
        await self._plans_with(cast.fatima, tomorrow, "14:30", at=(1, time(14, 45)), cast=cast)
        await self._room.move_clock_to(self._end - _MO_REPORTED)
        await self._mo_reports(cast)
        await self._room.move_clock_to(self._end)
        await self._all_have_read(cast)

    async def _people(self) -> _Cast:
        add = self._room.add_person
        fatima = await add("Fatima", role="participant", note="Heeft een doel: mijn post op orde")
        bert = await add("Bert", role="participant", note="Nog niet begonnen")
        mo = await add("Mo", role="participant", note="Heeft net iets gemeld")
        samira = await add("Samira", role="participant", note="Kiest uit haar spaarpot")
        anja = await add("Anja", role="mentor", note="Mentor van Fatima, Mo en Samira")
        tom = await add("Tom", role="mentor", note="Mentor in hetzelfde team")
        karin = await add("Karin", role="coordinator", note="Leidt het programma")
        ruud = await add("Ruud", role="coordinator", note="Kijkt mee met Karin")
        team = await self._room.add_group(f"Team {TEAM}", karin, anja, tom, type_="supergroup")
        return _Cast(karin, ruud, anja, tom, fatima, bert, mo, samira, team)

    async def _staff_begins(self, cast: _Cast) -> None:
        karin, team = cast.karin, cast.team
        for coordinator in (karin, cast.ruud):
            await self._coordinator_joins(coordinator)
        async with self._bot.database.work() as work:
            by = await self._by(work, karin)
            await places.add_place(work, PLACE, _ADDRESS, _PIN, by=by, now=await self._now())
            await self._money.fill_catalogue(work, by=by, now=await self._now())
        await self._answered(team.add("bot", by=karin), team)
        await team.make_admin("bot")
        await self._answered(karin.says(f"/team {TEAM}", team), team)
        await self._presses(karin, InvitationLabel.YES, team)
        await karin.presses(TEAM, team)
        for mentor in (cast.anja, cast.tom):
            await self._mentor_joins(mentor, by=karin)

    async def _coordinator_joins(self, coordinator: Phone) -> None:
        """With a link from the command line, as the first ones do."""
        async with self._bot.database.work() as work:
            token = await invitations.invite_coordinator(
                work, coordinator.first_name, programme=self._programme, now=await self._now()
            )
        link = create_deep_linked_url(self._programme.bot_username, token)
        await self._answered(coordinator.opens(link), coordinator)

    async def _mentor_joins(self, mentor: Phone, *, by: Phone) -> None:
        await self._answered(by.says(f"/personeel {mentor.first_name} {TEAM}"), by)
        await self._link_comes(by)
        await self._answered(mentor.opens(await self._room.newest_link()), mentor, by)

    async def _participant_joins(self, participant: Phone, cast: _Cast) -> None:
        await self._answered(cast.anja.says(f"/nieuw {participant.first_name}"), cast.anja)
        await self._link_comes(cast.anja)
        await participant.opens(await self._room.newest_link())
        await self._answered(self._presses(participant, WelcomeLabel.AGREE), cast.team)
        await self._room.until(participant.keyboard, f"the menu on the phone of {participant.first_name}")

    async def _gerda_joins_on_paper(self, cast: _Cast) -> None:
        """She has no phone. Tom writes down that she agreed, and does for her what others do themselves."""
        tom = cast.tom
        await self._at(13, time(13, 45))
        await self._answered(tom.says(f"/nieuw {ON_PAPER}"), tom)
        await self._link_comes(tom)
        for label in (OnPaperLabel.ON_PAPER, OnPaperLabel.AGREED):
            await self._answered(self._presses(tom, label), tom)
        async with self._bot.database.work() as work:
            karin, by = await self._by(work, cast.karin), await self._by(work, tom)
            [gerda] = [each for each in await people.participants_for(work, by=by) if each.on_paper]
            await self._money.fill_pot(work, gerda.id, by=by, coordinator=karin, now=await self._now())

    async def _samira_begins(self, cast: _Cast) -> None:
        """She lives with Mo, so they share a yearly limit, of which her goal takes most."""
        await self._at(5, time(11, 0))
        await self._participant_joins(cast.samira, cast)
        await self._at(5, time(11, 20))
        async with self._bot.database.work() as work:
            [samira, mo, anja] = [await self._by(work, each) for each in (cast.samira, cast.mo, cast.anja)]
            await households.link(
                work, samira.id, mo.id, programme=self._programme, by=anja, now=await self._now()
            )
        await self._agrees_on(DRIVING, cast.samira, cast)
        await self._at(3, time(16, 20))
        await self._reports(cast.samira, cast)
        await self._at(3, time(16, 45))
        await self._approves(cast.tom, Praise.KEPT_GOING, cast.samira, cast)

    async def _samira_chooses_something(self, cast: _Cast) -> None:
        """It waits for Anja or Tom to give it to her; and she has enough left to choose once more."""
        await self._at(2, time(16, 30))
        async with self._bot.database.work() as work:
            by = await self._by(work, cast.samira)
            offered = await choices.spaarpot(work, by=by, now=await self._now())
            [coffee] = [gift for gift in offered.buys if gift.name == COFFEE.name]
            await choices.choose(work, coffee.id, by=by, now=await self._now())
        await cast.anja.sees(COFFEE.name, cast.team)

    async def _link_comes(self, phone: Phone) -> None:
        """'Ja, dit klopt', and then there is one link more."""
        links = len((await self._room.state())["links"])
        await self._presses(phone, InvitationLabel.YES)

        async def one_more() -> bool:
            return len((await self._room.state())["links"]) > links

        await self._room.until(one_more, f"a link for {phone.first_name}")

    async def _agrees_on(self, draft: Draft, participant: Phone, cast: _Cast) -> None:
        async with self._bot.database.work() as work:
            owner, mentor = await self._by(work, participant), await self._by(work, cast.anja)
            await goals.propose(work, owner.id, draft, by=mentor, now=await self._now())
        proposed = await participant.sees(draft.title)
        await self._answered(self._presses(participant, GoalButton.AGREE), cast.team)
        await participant.sees(draft.steps[0].title, after=proposed)

    async def _fatima_joins(self, cast: _Cast) -> None:
        """She sees where she stands."""
        await self._at(13, time(13, 30))
        await self._participant_joins(cast.fatima, cast)
        await self._at(13, time(13, 40))
        await self._answered(self._rates_all(FIRST_BRIDGE, cast.fatima), cast.fatima, cast.team)

    async def _fatima_begins(self, cast: _Cast) -> None:
        """She reaches something small, and chooses what is next."""
        fatima, anja = cast.fatima, cast.anja
        await self._at(13, time(13, 55))
        await self._agrees_on(MAIL_TRAY, fatima, cast)
        await self._at(12, time(18, 30))
        await self._reports(fatima, cast)
        await self._at(11, time(9, 5))
        await self._approves(anja, Praise.CLEVER, fatima, cast)
        await self._at(10, time(15, 20))
        await self._reports(fatima, cast)
        await self._at(10, time(15, 45))
        await self._approves(anja, Praise.KEPT_GOING, fatima, cast)
        await self._at(9, time(13, 55))
        await self._agrees_on(POST, fatima, cast)

    async def _rates_all(self, levels: Sequence[int], participant: Phone) -> None:
        """A level for each pillar, which would be a screen for each."""
        now, programme = await self._now(), self._programme
        async with self._bot.database.work() as work:
            by = await self._by(work, participant)
            begun = await bridge.begin(work, by.id, by=by, now=now)
            for pillar, level in zip(programme.method.asked, cycle(levels)):
                told = min(level, len(pillar.levels))
                await bridge.rate(work, begun.id, pillar.key, told, programme=programme, by=by, now=now)
            await bridge.finish(work, begun.id, programme=programme, by=by, now=now)

    async def _reports(self, participant: Phone, cast: _Cast) -> None:
        """'Gelukt', with nothing to show."""
        await self._answered(self._presses(participant, Menu.GOALS), participant)
        await self._answered(self._presses(participant, GoalButton.SUCCEEDED), participant)
        await self._answered(self._presses(participant, ClaimLabel.READY), participant, cast.team)

    async def _approves(self, mentor: Phone, praise: Praise, participant: Phone, cast: _Cast) -> None:
        await self._answered(self._presses(mentor, ClaimStaffLabel.APPROVE, cast.team), cast.team)
        await self._answered(self._presses(mentor, praise, cast.team), participant, cast.team)

    async def _fatima_does_a_step(self, cast: _Cast) -> None:
        fatima = cast.fatima
        await self._at(3, time(11, 5))
        await self._answered(self._presses(fatima, Menu.GOALS), fatima)
        await self._answered(self._presses(fatima, GoalButton.SUCCEEDED), fatima)
        await self._answered(fatima.sends_photo(folder_on_a_table()), fatima)
        await self._answered(self._presses(fatima, ClaimLabel.READY), fatima)
        await self._at(3, time(11, 32))
        await self._approves(cast.anja, Praise.CLEVER, fatima, cast)

    async def _fatima_plans_ahead(self, cast: _Cast) -> None:
        """An if-then plan for her next step."""
        await self._at(3, time(12, 10))
        async with self._bot.database.work() as work:
            [post] = await goal_lists.current(work, by=await self._by(work, cast.fatima))
        await self._makes_plan(post.open_steps[0].id, PLAN_FOR_POST, cast.fatima, days_ahead=2)

    async def _fatima_wants_more(self, cast: _Cast) -> None:
        """Something on her own list; and a second goal with a plan too, while the first one stays the first."""
        await self._at(2, time(15, 30))
        await self._agrees_on(OUTSIDE, cast.fatima, cast)
        async with self._bot.database.work() as work:
            by = await self._by(work, cast.fatima)
            post, outside = await goal_lists.current(work, by=by)
            await goals.choose_focus(work, post.id, by=by, now=await self._now())
            await pride.add(work, PROUD_OF, by=by, now=await self._now())
        await self._makes_plan(outside.open_steps[0].id, PLAN_FOR_WALK, cast.fatima, days_ahead=1)

    async def _makes_plan(
        self, step_id: StepId, words: tuple[str, str], participant: Phone, *, days_ahead: int
    ) -> None:
        """It is played back so many days after the story ends, for who moves the clock."""
        now, day = await self._now(), self._end.astimezone(AMSTERDAM).date() + timedelta(days=days_ahead)
        days, at = (day.weekday(),), TIMES[PartOfDay.MORNING]
        async with self._bot.database.work() as work:
            by = await self._by(work, participant)
            await step_moments.choose(work, step_id, days, at, programme=self._programme, by=by, now=now)
            await plans.save(work, step_id, *words, by=by, now=now)
            await plans.say_back(work, step_id, by=by, now=now)

    async def _mo_wishes_something(self, cast: _Cast) -> None:
        """In his own words. It waits for the team, to be made clear together."""
        await self._at(1, time(13, 20))
        async with self._bot.database.work() as work:
            by = await self._by(work, cast.mo)
            await goals.propose_own(work, SLEEP, programme=self._programme, by=by, now=await self._now())
        await cast.anja.sees(SLEEP.title, cast.team)

    async def _fatima_asks_something(self, cast: _Cast) -> None:
        await self._at(1, time(14, 10))
        question = "Ik heb een brief van de gemeente. Mag ik die meenemen?"
        await self._answered(cast.fatima.says(question), cast.fatima)
        asked = await cast.anja.sees(question, cast.team)
        await self._at(1, time(14, 38))
        answer = "Ja, neem maar mee. Dan lezen we hem samen."
        await self._answered(cast.anja.says(answer, cast.team, reply_to=asked), cast.fatima, cast.team)

    async def _plans_with(
        self, participant: Phone, day: date, start: str, *, at: tuple[int, time], cast: _Cast
    ) -> None:
        """Anja plans in one line. Fatima's is on the day after the story ends: moving the clock shows the rest."""
        line = f"/afspraak {participant.first_name} {day:%-d-%-m-%Y} {start} {PLACE} € 2"
        await self._at(*at)
        await self._answered(cast.anja.says(line, cast.team), cast.team)
        await self._answered(
            self._presses(cast.anja, AppointmentStaffLabel.PLAN, cast.team), participant, cast.team
        )

    async def _mo_was_there(self, cast: _Cast) -> None:
        """After the appointment the bot asks how it went, and Anja says so."""
        await self._at(2, time(12, 10))
        await self._answered(self._presses(cast.anja, AttendanceLabel.YES, cast.team), cast.team)
        await self._answered(
            self._presses(cast.anja, AttendancePraise.PREPARED, cast.team), cast.mo, cast.team
        )

    async def _mo_reports(self, cast: _Cast) -> None:
        mo = cast.mo
        said = "Ik heb er twee gevonden: bij de bakker en bij de bieb."
        await self._answered(self._presses(mo, Menu.GOALS), mo)
        await self._answered(self._presses(mo, GoalButton.SUCCEEDED), mo)
        await self._answered(mo.says(said), mo)
        await self._answered(self._presses(mo, ClaimLabel.READY), mo)
        await cast.anja.sees(said, cast.team)

    async def _all_have_read(self, cast: _Cast) -> None:
        for phone in (cast.fatima, cast.mo, cast.karin, cast.anja, cast.tom):
            await phone.reads()
        for phone in (cast.karin, cast.anja, cast.tom):
            await phone.reads(cast.team)

    async def _presses(self, phone: Phone, label: Label, chat: Group | None = None) -> None:
        """Press a button by its name, because the municipality may edit the words on it."""
        await phone.presses(self._catalogue.label(label), chat)

    async def _answered(self, doing: Awaitable[object], *chats: Phone | Group) -> None:
        """Do something, and go on when the bot has said or changed something in each of these chats."""
        before = [await _newest(chat) for chat in chats]
        await doing

        async def all_have_news() -> bool:
            return all([await _newest(chat) > old for chat, old in zip(chats, before, strict=True)])

        await self._room.until(all_have_news, "an answer of the bot")

    async def _by(self, work: Work, phone: Phone) -> Someone:
        someone, _ = await work.people.sender(TelegramId(phone.id), TelegramId(phone.id))
        if someone is None:
            raise LookupError(f"{phone.first_name} is not in the roster yet")
        return someone

    async def _at(self, working_days_back: int, at: time) -> None:
        """Set the clock to a time of day in Amsterdam, some working days before the end."""
        await self._room.move_clock_to(datetime.combine(self._working_day(working_days_back), at, AMSTERDAM))

    def _working_day(self, back: int) -> date:
        """The day so many working days before the end."""
        day = self._end.astimezone(AMSTERDAM).date()
        for _ in range(back):
            day = _working_day_before(day)
        return day

    async def _now(self) -> datetime:
        return await self._room.now()


async def _newest(chat: Phone | Group) -> int:
    """When the bot last said or changed something here, as a number that grows."""
    return max(
        (message["revision"] for message in await chat.messages() if message["from"]["is_bot"]), default=0
    )


def _working_day_before(day: date) -> date:
    day -= timedelta(days=1)
    while not is_office_day(day):
        day -= timedelta(days=1)
    return day


def believable(now: datetime) -> datetime:
    """The present if people are at work now and also tomorrow; else the first such morning.

    Nobody believes in a mentor who answers at night or at Christmas, and tomorrow's appointment is on a working day.
    """
    wall = now.astimezone(AMSTERDAM)
    if _is_followed_by_another(wall.date()) and _OPENS <= wall.time() < _CLOSES:
        return now
    day = wall.date() if wall.time() < _OPENS else wall.date() + timedelta(days=1)
    while not _is_followed_by_another(day):
        day += timedelta(days=1)
    return datetime.combine(day, _MORNING, AMSTERDAM)


def _is_followed_by_another(day: date) -> bool:
    """Whether a day is a working day, and the next one too."""
    return is_office_day(day) and is_office_day(day + timedelta(days=1))


async def play(url: str, bot: Voetstuk, *, end: datetime | None = None) -> None:
    """Play the sample pilot in the fresh room at this address. `end` is what its clock then says."""
    async with RoomClient(url, patience=20) as room:
        state = await room.state()
        programme = bot.programme(str(state["bot"]["username"]))
        moment = end or believable(datetime.fromisoformat(state["now"]))
        await _Director(room, bot, programme, end=moment).play()
