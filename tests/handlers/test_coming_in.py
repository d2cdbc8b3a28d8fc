"""The way in and out, through the whole bot: links, the welcome, agreeing, /start, /privacy, /stop."""

import logging
from datetime import timedelta
from io import StringIO

import pytest
import structlog

from bot.logs import configure
from bot.settings import LogFormat, LogLevel
from mentoring.consents import version_of
from mentoring.ids import TelegramId
from mentoring.people import ParticipantState
from mentoring.programme import AMSTERDAM
from messages.invitations import StaffJoined

MENU = [["Mijn doelen", "Afspraken"], ["Beloningen", "Hulp"]]


@pytest.mark.parametrize("text", ["/start", "Hallo", "/doel", "/nieuw Bert", "Goedkeuren"])
async def test_a_stranger_is_told_where_to_ask_and_nothing_else(pilot, text):
    stranger = await pilot.stranger("Piet")

    await stranger.says(text)

    await stranger.sees("Ik ken je nog niet")
    assert len(await stranger.heard()) == 1


async def test_someone_who_agrees_gets_the_menu_and_the_team_hears_it(pilot):
    anja = await pilot.mentor("Anja")
    fatima = await pilot.stranger("Fatima")

    await fatima.opens(await pilot.invitation("Fatima", by=anja))
    await fatima.sees("Ik ben de hulp-app van je mentor Anja")
    await fatima.presses("Ja, ik doe mee")

    await fatima.sees("Fijn dat je meedoet, Fatima")
    assert await fatima.keyboard() == MENU
    await anja.sees("Fatima (A-001) doet mee", pilot.admin_chat)


async def test_what_was_agreed_is_kept_as_it_stood_on_the_screen(pilot):
    anja, fatima = await pilot.mentor("Anja"), await pilot.stranger("Fatima")
    await fatima.opens(await pilot.invitation("Fatima", by=anja))
    await fatima.sees("Wat bewaar ik?")
    shown = "\n\n".join(await fatima.heard())

    await fatima.presses("Ja, ik doe mee")
    await fatima.sees("Fijn dat je meedoet")

    async with pilot.database.work() as work:
        kept = await work.consents.of((await work.people.sender(TelegramId(fatima.id), TelegramId(0)))[0].id)
    assert [consent.text for consent in kept] == [shown]
    assert kept[0].version == version_of(shown.replace("Fatima", "…").replace("Anja", "…"))


async def test_everyone_who_read_the_same_words_agreed_to_the_same_version(pilot):
    anja = await pilot.mentor("Anja")
    for name in ("Fatima", "Bert"):
        phone = await pilot.stranger(name)
        await phone.opens(await pilot.invitation(name, by=anja))
        await phone.presses("Ja, ik doe mee")
        await phone.sees("Fijn dat je meedoet")

    async with pilot.database.work() as work:
        everyone = await work.people.participants_of(None)
        versions = [(await work.consents.of(one.id))[0].version for one in everyone]
    assert len(set(versions)) == 1


async def test_a_yes_to_older_words_shows_the_words_of_now(pilot):
    anja, fatima = await pilot.mentor("Anja"), await pilot.stranger("Fatima")
    await fatima.opens(await pilot.invitation("Fatima", by=anja))
    welcome = await fatima.sees("Wat bewaar ik?")

    await fatima.presses_under(welcome, data="wa:0123456789ab")

    await fatima.sees("Wat bewaar ik?", after=welcome)
    assert await _state(pilot, fatima) is ParticipantState.INVITED


async def test_before_agreeing_everything_leads_back_to_the_last_message_of_the_welcome(pilot):
    anja, fatima = await pilot.mentor("Anja"), await pilot.stranger("Fatima")
    await fatima.opens(await pilot.invitation("Fatima", by=anja))
    first = await fatima.sees("Wat bewaar ik?")

    await fatima.says("Wie ben jij?")
    second = await fatima.sees("Wat bewaar ik?", after=first)
    await fatima.says("Mijn doelen")
    await fatima.sees("Wat bewaar ik?", after=second)

    assert await fatima.keyboard() == []


async def test_agreeing_twice_is_agreeing_once(pilot):
    anja, fatima = await pilot.mentor("Anja"), await pilot.stranger("Fatima")
    await fatima.opens(await pilot.invitation("Fatima", by=anja))
    welcome = await fatima.sees("Wat bewaar ik?")
    button = welcome["buttons"][0][0]["text"]
    await fatima.presses(button)
    await fatima.sees("Fijn dat je meedoet")
    async with pilot.database.work() as work:
        before = await work.consents.of((await work.people.participants_of(None))[0].id)

    await fatima.presses_under(welcome, data=f"wa:{before[0].version}")

    await fatima.sees_answer("Deze knop is van eerder")
    async with pilot.database.work() as work:
        assert await work.consents.of(before[0].person_id) == before


async def test_opening_the_link_again_shows_where_they_are(pilot):
    anja, fatima = await pilot.mentor("Anja"), await pilot.stranger("Fatima")
    link = await pilot.invitation("Fatima", by=anja)
    await fatima.opens(link)
    await fatima.presses("Ja, ik doe mee")
    await fatima.sees("Fijn dat je meedoet")

    await fatima.opens(link)

    await fatima.sees("Hallo Fatima. Wat wil je zien?")


async def test_a_second_account_gets_a_kind_refusal_and_the_mentor_can_make_a_new_link(pilot):
    anja, fatima, xander = (
        await pilot.mentor("Anja"),
        await pilot.stranger("Fatima"),
        await pilot.stranger("X"),
    )
    link = await pilot.invitation("Fatima", by=anja)
    await fatima.opens(link)
    await fatima.sees("Wat bewaar ik?")

    await xander.opens(link)

    await xander.sees("Deze link is van iemand anders")
    await anja.sees("Een ander account probeerde de uitnodiging van Fatima", pilot.admin_chat)
    await anja.presses("Nieuwe uitnodiging", pilot.admin_chat)
    await anja.sees("Uitnodiging voor Fatima")
    assert not any("?start=" in text for text in await anja.heard(pilot.admin_chat))


async def test_an_expired_link_is_answered_kindly_and_the_mentor_hears_it(pilot):
    anja, fatima = await pilot.mentor("Anja"), await pilot.stranger("Fatima")
    link = await pilot.invitation("Fatima", by=anja)
    await pilot.moves_clock(days=8)

    await fatima.opens(link)

    await fatima.sees("Deze link is te oud")
    await anja.sees("Fatima opende een verlopen uitnodiging", pilot.admin_chat)


async def test_who_guesses_hears_nothing_after_five_times(pilot):
    stranger = await pilot.stranger("Piet")
    for number in range(7):
        await stranger.says(f"/start guess{number}")

    await stranger.says("Hallo")

    await stranger.sees("Ik ken je nog niet")
    assert sum("Deze link ken ik niet" in text for text in await stranger.heard()) == 5


async def test_a_mentor_who_tries_the_link_of_a_participant_hears_that_it_still_works(pilot):
    anja, fatima = await pilot.mentor("Anja"), await pilot.stranger("Fatima")
    link = await pilot.invitation("Fatima", by=anja)

    await anja.opens(link)
    await anja.sees("Deze link is voor iemand anders")

    await fatima.opens(link)
    await fatima.sees("Hallo Fatima")


async def test_the_token_leaves_the_chat_and_is_nowhere_in_the_database_or_the_log(log, pilot):
    anja, fatima = await pilot.mentor("Anja"), await pilot.stranger("Fatima")
    link = await pilot.invitation("Fatima", by=anja)
    token = link.partition("?start=")[2]

    await fatima.opens(link)
    await fatima.presses("Ja, ik doe mee")
    await anja.sees("doet mee", pilot.admin_chat)
    await pilot.stops()

    assert not any(token in message["text"] for message in await fatima.messages())
    kept = b"".join(path.read_bytes() for path in pilot.settings.data_folder.iterdir() if path.is_file())
    assert token.encode() not in kept
    assert "running" in log.getvalue()
    assert token not in log.getvalue()


async def test_stopping_takes_one_tap_and_no_reason(pilot):
    anja, fatima = await pilot.mentor("Anja"), await pilot.participant("Fatima")

    await fatima.says("/stop")
    await fatima.presses("Ja, ik stop")

    await fatima.sees("Je bent altijd weer welkom")
    await anja.sees("Fatima (A-001) is gestopt", pilot.admin_chat)
    assert await _state(pilot, fatima) is ParticipantState.LEFT


@pytest.mark.parametrize("text", ["stop", "Stop", "STOPPEN"])
async def test_the_word_stop_alone_is_enough(pilot, text):
    fatima = await pilot.participant("Fatima")

    await fatima.says(text)

    await fatima.sees("Stoppen mag altijd")


async def test_who_thinks_again_stays(pilot):
    fatima = await pilot.participant("Fatima")

    await fatima.says("/stop")
    await fatima.presses("Nee, ik blijf")

    await fatima.sees("Je blijft. Er is niets veranderd.")
    assert await _state(pilot, fatima) is ParticipantState.ACTIVE


async def test_who_has_stopped_hears_how_to_come_back_and_may_do_so(pilot):
    anja, fatima = await pilot.mentor("Anja"), await pilot.participant("Fatima")
    await fatima.says("/stop")
    await fatima.presses("Ja, ik stop")
    await fatima.sees("Je bent altijd weer welkom")

    await fatima.says("Mag ik weer?")
    await fatima.sees("Wil je weer meedoen?")
    await fatima.opens(await pilot.invitation("Fatima", by=anja))
    await fatima.presses("Ja, ik doe mee")

    await fatima.sees("Fijn dat je meedoet")
    assert (await pilot.as_participant(fatima)).pseudonym == "A-002"


@pytest.mark.parametrize("who", ["participant", "stranger"])
async def test_privacy_is_explained_to_anyone(pilot, who):
    phone = await getattr(pilot, who)("Fatima")

    await phone.says("/privacy")

    seen = await phone.sees("Alleen je mentor en het team zien dat")
    assert "14 0172" in seen["text"]


@pytest.mark.parametrize("name", ["<b>Bo</b>", "A & B", "tg://user?id=1", "@ab.nl", "🌻 Zon"])
async def test_a_name_is_shown_as_it_is_and_never_becomes_anything_else(pilot, name):
    anja, guest = await pilot.mentor("Anja"), await pilot.stranger("Gast")

    await guest.opens(await pilot.invitation(name, by=anja))

    welcome = await guest.sees("Fijn dat je er bent")
    assert name in welcome["text"].replace("\u2060", "")
    assert welcome["entities"] == []
    assert await pilot.room.notices() == []


async def test_who_blocks_the_bot_is_out_of_reach_and_the_way_back_is_warm(pilot):
    anja, fatima = await pilot.mentor("Anja"), await pilot.participant("Fatima", mentor=None)

    await fatima.blocks()
    await anja.sees("Fatima (A-001) is nu niet bereikbaar", pilot.admin_chat)
    assert (await pilot.someone(fatima)).person.unreachable_since is not None
    await fatima.unblocks()

    await fatima.sees("Fijn dat je er weer bent")
    await anja.sees("Fatima (A-001) is weer bereikbaar", pilot.admin_chat)
    assert (await pilot.someone(fatima)).person.unreachable_since is None


@pytest.fixture
def log():
    """The bot's log, at its most talkative."""
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    stream = StringIO()
    configure(LogLevel.DEBUG, LogFormat.JSON, stream=stream)
    yield stream
    root.handlers = handlers
    root.setLevel(level)
    structlog.reset_defaults()


async def test_nothing_is_sent_to_who_blocked_the_bot_until_they_are_back(pilot):
    anja, fatima = await pilot.mentor("Anja"), await pilot.participant("Fatima")
    fatima_id = (await pilot.someone(fatima)).id
    await fatima.blocks()
    await anja.sees("niet bereikbaar", pilot.admin_chat)
    before = len(await pilot.room.requests())

    async with pilot.database.work() as work:
        news = StaffJoined("Kees")
        await work.outbox.add(news, to=fatima_id, now=pilot.now())
    await anja.says("/help", pilot.admin_chat)
    await anja.sees("Opdrachten", pilot.admin_chat)
    sent = [call for call in await pilot.room.requests(since=before) if call["chat_id"] == fatima.id]
    await fatima.unblocks()

    await fatima.sees("Kees heeft de uitnodiging geopend")
    assert sent == []


async def _state(pilot, phone):
    return (await pilot.as_participant(phone)).state


async def test_a_sign_of_life_is_kept_once_a_day_for_what_is_written_or_pressed_and_not_for_blocking(pilot):
    fatima = await pilot.participant("Fatima")
    day = pilot.now().astimezone(AMSTERDAM).date()

    await pilot.moves_clock(days=1)
    await fatima.says("Hallo")
    await fatima.sees("aan Karin gegeven")
    after_writing = (await pilot.as_participant(fatima)).last_seen_on
    await pilot.moves_clock(days=1)
    await fatima.presses("Hulp")
    await fatima.sees("14 0172")
    after_pressing = (await pilot.as_participant(fatima)).last_seen_on
    await pilot.moves_clock(days=1)
    await fatima.blocks()
    await pilot.moves_clock(minutes=1)

    assert after_writing == day + timedelta(days=1)
    assert after_pressing == day + timedelta(days=2)
    assert (await pilot.as_participant(fatima)).last_seen_on == day + timedelta(days=2)
