"""T01: a whole day at the most talkative level, with everything that may break: the log has no name, no word of
anybody, no number and no token, and on disk there is no token and no number either.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from mentoring.goal_drafts import Draft, StepDraft
from mentoring.ids import PillarKey
from mentoring.money import Cents
from practice.phone import Group, Phone
from services import goals
from tests.bot import process
from tests.pilot import Pilot
from tests.pot import fill_pot

BSN = "111222333"
IBAN = "NL91ABNA0417164300"
SECRET_WORDS = [
    "Fatima",
    "Anja",
    "Roosmarijn",  # who comes in by a link
    "Bartholomeus",  # whose goal the database has wrong
    "deurwaarder",
    "sorteerdoos",
    "appeltaart",
    "zilvervloot",
    "regenboog",
    "pannenkoek",
    "Serviceplein",
    "boterbloem",
    "Boterbloem",
    "map met post",
    "Kopje thee",
]
PLAN = Draft(
    title="De sorteerdoos vullen",
    pillar=PillarKey("money"),
    why="Om appeltaart te eten",
    seen_by="De zilvervloot is binnen",
    reward=Cents(0),
    due_on=None,
    steps=(StepDraft("Een regenboog tekenen", "Wij zien de regenboog", Cents(1_00)),),
)


async def test_a_day_in_which_everything_happens_and_breaks_leaves_no_word_in_the_log(pilot: Pilot):
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)
    bert = await pilot.participant("Bartholomeus", mentor=anja)
    await _agree(pilot, anja, fatima)
    await _agree(pilot, anja, bert)
    link = await pilot.invitation("Roosmarijn", by=anja)
    await pilot.stops()
    with _rows(pilot) as rows:
        _spoil(rows, bert)

    async with process.running(pilot.settings, VOETSTUK_LOG_LEVEL="debug", VOETSTUK_LOG_FORMAT="json") as bot:
        await _comes_in(pilot, anja, link)
        await _claims(anja, fatima, pilot.admin_chat)
        await _plans(anja, pilot.admin_chat)
        await _types_numbers(anja, fatima, pilot.admin_chat)
        await _breaks(pilot, bert)
        code = await bot.stop()
        output = bot.output

    assert code == 0
    assert "update set aside" in output
    assert output.count("left for the next round") >= 2  # the claim, and the reminder
    assert "notice failed" in output
    for secret in [*SECRET_WORDS, BSN, IBAN, str(pilot.settings.token), _token(link), "wrongtoken", "/start"]:
        assert secret not in output
    kept = _bytes_in(pilot.settings.data_folder)
    for secret in (str(pilot.settings.token), _token(link), "wrongtoken", BSN, IBAN):
        assert secret.encode() not in kept


async def test_while_it_runs_the_journal_is_emptied_every_hour(pilot: Pilot):
    """Until then SQLite's journal has the pages of before: a token that was used, a number that was let go."""
    anja, fatima = await pilot.mentor("Anja"), await pilot.participant("Fatima")
    link = await pilot.invitation("Roosmarijn", by=anja)
    stranger = await pilot.stranger("Roosmarijn")
    await stranger.opens(link)
    await stranger.sees("Wat bewaar ik?")
    await fatima.says(f"Mijn nummer is {BSN}")
    await fatima.sees("Zulke nummers bewaar ik niet.")
    assert _token(link).encode() in _bytes_in(pilot.settings.data_folder)

    await pilot.moves_clock(minutes=60 - pilot.now().minute)

    kept = _bytes_in(pilot.settings.data_folder)
    assert pilot.now().minute == 0
    assert _token(link).encode() not in kept
    assert BSN.encode() not in kept


async def _comes_in(pilot: Pilot, anja: Phone, link: str) -> None:
    """By a link, which somebody else tries after a wrong one."""
    newcomer, other = await pilot.stranger("Roosmarijn"), await pilot.stranger("Boterbloem boterbloem")
    await newcomer.opens(link)
    await newcomer.presses("Ja, ik doe mee", seconds=20)
    await anja.sees("doet mee", pilot.admin_chat, seconds=20)
    await other.says("/start wrongtokenwrongtokenwrongtokenwrongtoken12")
    await other.sees("Deze link ken ik niet", seconds=20)
    await other.opens(link)
    await other.sees("Deze link is van iemand anders", seconds=20)


async def _claims(anja: Phone, fatima: Phone, group: Group) -> None:
    await fatima.says("/klaar")
    await fatima.presses("Een regenboog tekenen", seconds=20)
    await fatima.sees("Wil je iets laten zien?", seconds=20)
    await fatima.says("Met een pannenkoek erbij")
    await anja.presses("Vraag stellen", group, seconds=20)
    await anja.sees("vragen?", group, seconds=20)
    await anja.says("Welke pannenkoek?", group)
    await fatima.sees("Welke pannenkoek?", seconds=20)
    await fatima.presses("Antwoord geven")
    await fatima.sees("Wat is je antwoord?", seconds=20)
    await fatima.says("De pannenkoek van de deurwaarder")
    card = await anja.sees("geeft antwoord", group, seconds=20)
    await anja.presses_under(card, text="Goedkeuren")
    await anja.presses("Zelf typen", group, seconds=20)
    await anja.sees("wat wil je tegen", group, seconds=20)
    await anja.says("Wat een boterbloem ben je", group)
    await fatima.sees("Wat een boterbloem ben je", seconds=20)


async def _plans(anja: Phone, group: Group) -> None:
    await anja.says("/afspraak Fatima morgen 14:30 Serviceplein", group)
    await anja.presses("Ja, plan dit", group, seconds=20)
    await anja.sees("Gepland: Fatima", group, seconds=20)


async def _types_numbers(anja: Phone, fatima: Phone, group: Group) -> None:
    await fatima.says(f"Mijn bsn is {BSN}, zegt de deurwaarder")
    await fatima.sees("Zulke nummers bewaar ik niet.", seconds=20)
    await anja.says(f"/bericht Fatima maak het over naar {IBAN}", group)
    await anja.sees("dat op een BSN of rekeningnummer lijkt", group, seconds=20)


async def _breaks(pilot: Pilot, bert: Phone) -> None:
    """An error of ours with words in its text, requests that fail, and a chat that is gone."""
    await bert.says("/doelen")
    await bert.sees("er ging iets mis bij mij", seconds=30)
    await pilot.room.fault("500", method="sendMessage", times=2)
    await bert.says("Is de deurwaarder er al?")
    await bert.sees("Ik heb het aan Anja gegeven", seconds=30)
    await bert.blocks()


def _spoil(rows: sqlite3.Connection, bert: Phone) -> None:
    """Words where the code expects a key or a moment, so that its errors have them in their texts."""
    [goal] = rows.execute(
        "SELECT goals.id FROM goals JOIN people ON people.id = participant_id WHERE telegram_id = ?",
        (bert.id,),
    ).fetchone()
    rows.execute("UPDATE goals SET proposed_at = '2020 Bartholomeus, deurwaarder' WHERE id = ?", (goal,))
    rows.execute(
        "INSERT INTO claims (participant_id, goal_id, state, reward, claimed_at) "
        "SELECT participant_id, id, 'waiting', 0, '2020 Bartholomeus' FROM goals WHERE id = ?",
        (goal,),
    )
    rows.execute(
        "INSERT INTO appointments (participant_id, mentor_id, starts_at, wall_time, zone, place, state, planned_at) "
        "SELECT participant_id, participant_id, '2099-01-01 12:00:00.000000', '2099-01-01T13:00', "
        "'Europe/Amsterdam', 'Boterbloemplein', 'planned', '2020-01-01 12:00:00.000000' FROM goals WHERE id = ?",
        (goal,),
    )
    rows.execute(
        "INSERT INTO reminders (appointment_id, kind, due_at, state) "
        "SELECT max(id), 'before:deurwaarder', '2020-01-01 12:00:00.000000', 'planned' FROM appointments"
    )
    rows.execute(
        'INSERT INTO outbox (person_id, kind, "values", urgency, state, created_at, due_at, attempts) '
        "SELECT id, 'NoSuchKind', '{\"name\": \"Bartholomeus\"}', 10, 'waiting', "
        "'2020-01-01 00:00:00.000000', '2020-01-01 00:00:00.000000', 0 FROM people WHERE telegram_id = ?",
        (bert.id,),
    )


async def _agree(pilot: Pilot, anja: Phone, participant: Phone) -> None:
    karin = await pilot.someone(await pilot.coordinator("Karin"))
    by, someone = await pilot.someone(anja), await pilot.someone(participant)
    async with pilot.database.work() as work:
        await fill_pot(work, Cents(10_00), by=karin, now=pilot.now())
        goal_id = await goals.propose(work, someone.id, PLAN, by=by, now=pilot.now())
        await goals.agree(work, goal_id, 1, programme=pilot.programme, by=someone, now=pilot.now())


def _token(link: str) -> str:
    return link.partition("?start=")[2]


@contextmanager
def _rows(pilot: Pilot) -> Iterator[sqlite3.Connection]:
    """The database of a bot that does not run, to be changed by hand."""
    with closing(sqlite3.connect(pilot.settings.data_folder / "voetstuk.db")) as connection:
        yield connection
        connection.commit()


def _bytes_in(folder: Path) -> bytes:
    """The file, and its journal if there is one."""
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
