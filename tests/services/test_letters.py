"""Letters on a real database: who may write to whom, and what is kept and put out."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from mentoring.access import NotOfThisTeam
from mentoring.ids import TelegramId
from mentoring.letters import Content, LetterKind, NoAccountYet
from mentoring.people import HasStoppedTakingPart, ParticipantState, Role, Someone
from mentoring.refusals import NotAllowed
from services import letters
from storage.database import Database
from storage.tables import audit, outbox
from storage.tables import letters as letters_table
from tests.services.small_programme import NOW, SmallProgramme, begin


async def test_words_go_to_the_team_and_are_confirmed(database: Database):
    programme = await begin(database)

    await write(database, programme, Content("Kun je bellen?"))

    to_team, confirmed = await put_out(database)
    assert (to_team.kind, to_team.about_id) == ("ParticipantWrites", programme.fatima.id)
    assert to_team.team_id is not None
    assert (confirmed.kind, confirmed.person_id) == ("LetterPassedOn", programme.fatima.id)


async def test_someone_who_has_not_agreed_yet_may_write_too(database: Database):
    programme = await begin(database)
    invited = await newcomer(database, programme)

    async with database.work() as work:
        await letters.write(work, Content("Kost het iets?"), by=invited, now=NOW)

    assert [row.kind for row in await put_out(database)] == ["ParticipantWrites", "LetterPassedOn"]


async def test_of_a_burst_only_the_first_is_confirmed(database: Database):
    programme = await begin(database)

    for seconds in (0, 1, 2):
        await write(database, programme, Content("Nog iets"), after=timedelta(seconds=seconds))

    assert [row.kind for row in await put_out(database)].count("LetterPassedOn") == 1


@pytest.mark.parametrize("count", [4000, 5000])
async def test_thousands_of_emoji_are_put_out_to_the_last(database: Database, count: int):
    programme = await begin(database)

    await write(database, programme, Content("🏠" * count))

    found = [row for row in await put_out(database) if row.team_id]
    assert sum(row.values["message"].count("🏠") for row in found) == count
    assert [row.kind for row in found] == ["ParticipantWrites", "ParticipantWritesOn", "ParticipantWritesOn"]


async def test_a_file_with_many_words_has_them_behind_it(database: Database):
    programme = await begin(database)

    await write(database, programme, Content("woord " * 170, LetterKind.PHOTO, "file"))

    file, words, _ = await put_out(database)
    assert (file.kind, file.values["file_id"], file.values["message"]) == ("ParticipantSends", "file", "")
    assert words.values["message"] == "woord " * 170


async def test_staff_of_another_team_write_to_nobody(database: Database):
    programme = await begin(database)
    async with database.work() as work:
        person = await work.people.add("Piet", now=NOW)
        team = await work.people.add_team("Nieuwkoop", "N")
        await work.people.add_membership(person, Role.MENTOR, team, now=NOW)
        other = await work.people.someone(person)

    with pytest.raises(NotOfThisTeam):
        await send(database, programme, Content("Hallo"), by=other)

    assert await put_out(database) == []


async def test_a_participant_writes_to_no_participant(database: Database):
    programme = await begin(database)

    with pytest.raises(NotOfThisTeam):
        await send(database, programme, Content("Hallo"), by=programme.fatima)


async def test_staff_have_no_letters_of_a_participant(database: Database):
    programme = await begin(database)

    with pytest.raises(NotAllowed):
        async with database.work() as work:
            await letters.write(work, Content("Hallo"), by=programme.anja, now=NOW)


async def test_what_staff_write_is_kept_audited_and_put_out(database: Database):
    programme = await begin(database)
    await link(database, programme)

    await send(database, programme, Content("Tot morgen"), by=programme.anja)

    (notice,) = await put_out(database)
    assert (notice.kind, notice.values) == ("MentorWrites", {"mentor": "Anja", "message": "Tot morgen"})
    assert await kept(database) == [("text", "Tot morgen", programme.anja.id)]
    assert "letters.send" in await acts(database)


async def test_a_coordinator_writes_to_every_team(database: Database):
    programme = await begin(database)
    await link(database, programme)

    await send(database, programme, Content("Tot morgen"), by=programme.ingrid)

    assert [row.kind for row in await put_out(database)] == ["MentorWrites"]


async def test_nothing_is_sent_to_who_has_no_account_yet(database: Database):
    programme = await begin(database)

    with pytest.raises(NoAccountYet):
        await send(database, programme, Content("Tot morgen"), by=programme.anja)


async def test_nothing_is_sent_to_who_has_stopped(database: Database):
    programme = await begin(database)
    await link(database, programme)
    async with database.work() as work:
        participant = await work.people.participant(programme.fatima.id)
        await work.people.save_state(participant.become(ParticipantState.LEFT))

    with pytest.raises(HasStoppedTakingPart):
        await send(database, programme, Content("Tot morgen"), by=programme.anja)


async def write(
    database: Database, programme: SmallProgramme, content: Content, *, after: timedelta = timedelta()
) -> None:
    async with database.work() as work:
        await letters.write(work, content, by=programme.fatima, now=NOW + after)


async def send(database: Database, programme: SmallProgramme, content: Content, *, by: Someone) -> None:
    async with database.work() as work:
        await letters.send(work, programme.fatima.id, content, by=by, now=NOW)


async def link(database: Database, programme: SmallProgramme) -> None:
    async with database.work() as work:
        await work.people.link_account(programme.fatima.id, TelegramId(5_000_000_001))


async def newcomer(database: Database, programme: SmallProgramme) -> Someone:
    async with database.work() as work:
        team = (await work.people.teams())[0]
        person = await work.people.add("Bert", now=NOW)
        await work.people.add_participant(person, team.id, programme.anja.id, now=NOW)
        return await work.people.someone(person)


async def put_out(database: Database) -> list[Any]:
    async with database.work() as work:
        return list(await work.connection.execute(select(outbox).order_by(outbox.c.id)))


async def kept(database: Database) -> list[tuple[str, str, int]]:
    async with database.work() as work:
        found = await work.connection.execute(select(letters_table))
        return [(row.kind, row.text, row.author_id) for row in found]


async def acts(database: Database) -> list[str]:
    async with database.work() as work:
        return [row.act for row in await work.connection.execute(select(audit.c.act))]
