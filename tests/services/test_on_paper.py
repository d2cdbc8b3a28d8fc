"""Taking part on paper, on a real database: agreed to once, told by the team, and ended by a new link."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from mentoring.appointments import Details
from mentoring.ids import PersonId, TeamId, TelegramId
from mentoring.invitations import Expired
from mentoring.letters import Content, HasNoPhone, NoAccountYet
from mentoring.moments import at_wall_time
from mentoring.people import Participant, ParticipantState
from mentoring.places import Place
from mentoring.programme import AMSTERDAM
from mentoring.refusals import NoLongerPossible
from messages.appointments import AppointmentPin
from messages.base import Notice
from messages.check_ins import HowAreYou
from messages.letters import LetterPassedOn, MentorWrites
from services import appointments, bridge, consents, invitations, letters, reminders
from services.on_paper import tell_due
from storage.database import Database
from storage.on_paper import ON_PAPER
from storage.outbox import NoticeState
from storage.tables import outbox
from tests.services.small_programme import NOW, PROGRAMME, SmallProgramme, begin

NEWS = MentorWrites("Anja", "Tot morgen")
A_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class OnPaper:
    """Bert, who has no phone, in the small programme. `token` is of the link that he had."""

    database: Database
    people: SmallProgramme
    id: PersonId
    token: str

    async def now(self) -> Participant:
        async with self.database.work() as work:
            return await work.people.participant(self.id)

    async def agrees(self) -> Participant:
        async with self.database.work() as work:
            return await consents.agree_on_paper(
                work, self.id, text="Wat bewaar ik?", version="1", by=self.people.anja, now=NOW
            )

    async def is_sent(self, *news: Notice, due_at: datetime | None = None) -> None:
        async with self.database.work() as work:
            for notice in news:
                await work.outbox.add(notice, to=self.id, now=NOW, due_at=due_at)

    async def ticks(self, now: datetime = NOW) -> None:
        async with self.database.work() as work:
            await tell_due(work, PROGRAMME, now)

    async def told(self) -> list[list[dict[str, Any]]]:
        """What the team is to tell, message by message."""
        return [row.values["news"] for row in await self._rows() if row.kind == "TellOnPaper"]

    async def own(self) -> list[tuple[str, str, str | None]]:
        """What was put out for him: kind, state, and why it was not sent."""
        rows = await self._rows()
        return [(row.kind, row.state, row.failure) for row in rows if row.person_id == self.id]

    async def _rows(self) -> list[Any]:
        async with self.database.work() as work:
            return list(await work.connection.execute(select(outbox).order_by(outbox.c.id)))


@pytest.fixture
async def invited(database: Database) -> OnPaper:
    people = await begin(database)
    async with database.work() as work:
        token = await invitations.invite_participant(
            work, "Bert", TeamId(1), by=people.anja, programme=PROGRAMME, now=NOW
        )
        bert = (await invitations.invited_with(work, token)).id
    return OnPaper(database, people, bert, token)


@pytest.fixture
async def bert(invited: OnPaper) -> OnPaper:
    await invited.agrees()
    return invited


# --- agreeing -------------------------------------------------------------------------------------


async def test_what_was_agreed_to_is_kept_with_who_wrote_it_down(bert: OnPaper):
    async with bert.database.work() as work:
        (consent,) = await work.consents.of(bert.id)

    assert (consent.text, consent.version) == ("Wat bewaar ik?", "1")
    assert (consent.agreed_at, consent.recorded_by) == (NOW, bert.people.anja.id)
    assert (await bert.now()).state is ParticipantState.ACTIVE
    assert (await bert.now()).on_paper


async def test_the_link_they_had_ends(bert: OnPaper):
    async with bert.database.work() as work:
        opened = await invitations.open(work, bert.token, telegram_id=TelegramId(9), now=NOW + A_MINUTE)

    assert isinstance(opened.refused, Expired)


async def test_they_agree_once(bert: OnPaper):
    with pytest.raises(NoLongerPossible):
        await bert.agrees()

    async with bert.database.work() as work:
        assert len(await work.consents.of(bert.id)) == 1


# --- what is told in place of sent ----------------------------------------------------------------


async def test_what_waits_at_once_is_told_once_in_one_message(bert: OnPaper):
    await bert.is_sent(NEWS, MentorWrites("Anja", "Neem je post mee"))

    await bert.ticks()
    await bert.ticks(NOW + A_MINUTE)

    (news,) = await bert.told()
    assert [each["values"]["message"] for each in news] == ["Tot morgen", "Neem je post mee"]
    assert await bert.own() == [("MentorWrites", NoticeState.EXPIRED, ON_PAPER)] * 2


async def test_ten_pieces_of_news_are_two_messages(bert: OnPaper):
    await bert.is_sent(*(MentorWrites("Anja", str(number)) for number in range(10)))

    await bert.ticks()

    assert [len(news) for news in await bert.told()] == [5, 5]


async def test_each_participant_has_a_message_of_their_own(bert: OnPaper):
    other = await _another(bert)
    await bert.is_sent(NEWS)
    await other.is_sent(NEWS)

    await bert.ticks()

    assert len(await bert.told()) == 2


@pytest.mark.parametrize(
    "notice",
    [LetterPassedOn("Anja"), HowAreYou("Anja", 1), AppointmentPin("Plein", "Plein 1", 52.1, 4.6)],
    ids=lambda notice: notice.kind,
)
async def test_what_only_a_phone_has_use_for_is_let_go_and_not_told(bert: OnPaper, notice: Notice):
    await bert.is_sent(notice)

    await bert.ticks()

    assert await bert.told() == []
    assert await bert.own() == [(notice.kind, NoticeState.EXPIRED, ON_PAPER)]


async def test_what_leaves_later_waits_until_then(bert: OnPaper):
    await bert.is_sent(NEWS, due_at=NOW + A_MINUTE)
    await bert.ticks()
    before = await bert.told()

    await bert.ticks(NOW + A_MINUTE)

    assert before == []
    assert len(await bert.told()) == 1


async def test_of_who_has_no_account_yet_and_of_who_has_a_phone_nothing_is_told(invited: OnPaper):
    fatima = OnPaper(invited.database, invited.people, invited.people.fatima.id, "")
    await invited.is_sent(NEWS)
    await fatima.is_sent(NEWS)

    await invited.ticks()

    assert await invited.told() == []
    assert [state for _, state, _ in await invited.own() + await fatima.own()] == [NoticeState.WAITING] * 2


async def test_of_the_reminders_that_of_the_day_before_is_told(bert: OnPaper):
    when = at_wall_time(date(2026, 3, 31), time(14, 30))
    async with bert.database.work() as work:
        details = Details(Place("Serviceplein"))
        await appointments.plan(
            work, bert.id, when, details, programme=PROGRAMME, by=bert.people.anja, now=NOW
        )
    await bert.ticks()
    planned = len(await bert.told())

    for day in range(20, 32):
        now = datetime(2026, 3, day, 19, tzinfo=AMSTERDAM)
        async with bert.database.work() as work:
            await reminders.remind_due(work, PROGRAMME, now)
        await bert.ticks(now)

    reminded = [kind for kind, _, _ in await bert.own() if kind == "AppointmentReminder"]
    (news,) = (await bert.told())[planned:]
    assert len(reminded) > 1
    assert [each["values"]["opening"]["kind"] for each in news] == ["ReminderTomorrow"]


# --- what is not sent at all ----------------------------------------------------------------------


async def test_a_letter_or_an_invitation_to_the_bridge_says_that_they_have_no_phone(bert: OnPaper):
    async with bert.database.work() as work:
        with pytest.raises(HasNoPhone):
            await letters.send(work, bert.id, Content("Tot morgen"), by=bert.people.anja, now=NOW)
        with pytest.raises(HasNoPhone):
            await bridge.invite(work, bert.id, by=bert.people.anja, now=NOW)


async def test_of_who_has_only_been_invited_it_says_that(invited: OnPaper):
    async with invited.database.work() as work:
        with pytest.raises(NoAccountYet):
            await letters.send(work, invited.id, Content("Tot morgen"), by=invited.people.anja, now=NOW)


# --- a phone after all ----------------------------------------------------------------------------


async def test_a_new_link_ends_it_once_it_is_opened_and_what_comes_then_is_sent(bert: OnPaper):
    async with bert.database.work() as work:
        token = await invitations.renew(work, bert.id, by=bert.people.anja, programme=PROGRAMME, now=NOW)
    made = await bert.now()
    async with bert.database.work() as work:
        opened = await invitations.open(work, token, telegram_id=TelegramId(9), now=NOW)
    await bert.is_sent(NEWS)

    await bert.ticks()

    assert opened.refused is None
    assert (made.on_paper, (await bert.now()).on_paper) == (True, False)
    assert (await bert.now()).state is ParticipantState.ACTIVE
    assert await bert.told() == []
    async with bert.database.work() as work:
        assert [posting.address for posting in await work.deliveries.due(now=NOW, most=9)][-1] == 9


async def _another(bert: OnPaper) -> OnPaper:
    """Gerda, on paper too."""
    async with bert.database.work() as work:
        token = await invitations.invite_participant(
            work, "Gerda", TeamId(1), by=bert.people.anja, programme=PROGRAMME, now=NOW
        )
        gerda = OnPaper(bert.database, bert.people, (await invitations.invited_with(work, token)).id, token)
    await gerda.agrees()
    return gerda
