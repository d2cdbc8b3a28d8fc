"""The page of the practice room in a real browser, with people who tap and a bot that is a few calls long."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, expect

from practice.phone import Group, Phone, RoomClient
from practice.room import Room
from practice.server import RoomServer
from tests.practice.conftest import Api
from tests.practice.test_places_and_calendars import calendar

pytestmark = pytest.mark.asyncio(loop_scope="session")  # where the browser is

NARROW = {"width": 390, "height": 844}
MENU = {"keyboard": [["Mijn doelen", "Afspraken"], ["Beloningen", "Hulp"]], "is_persistent": True}
LINK = "https://t.me/VoetstukOefenBot?start=uitnodiging"


@dataclass
class Scene:
    """Four people and a team's group on one page, and a bot whose lines the test writes."""

    page: Page
    url: str
    api: Api
    people: dict[str, Phone]
    team: Group

    def phone(self, name: str) -> Locator:
        return self.page.get_by_test_id(f"phone-{name.lower()}")

    @property
    def team_chat(self) -> Locator:
        return self.page.get_by_test_id("team-chat")

    def message(self, name: str) -> Locator:
        """The newest message on somebody's phone."""
        return self.phone(name).get_by_test_id("message").last

    async def opens(self) -> None:
        await self.page.goto(self.url)
        await expect(self.page.locator("body")).to_have_attribute("data-ready", "true")

    async def says(self, to: str | int, text: str, *buttons: str, **parameters: Any) -> int:
        """The bot says something; gives the number of its message."""
        if buttons:
            row = [{"text": button, "callback_data": button} for button in buttons]
            parameters["reply_markup"] = {"inline_keyboard": [row]}
        chat = to if isinstance(to, int) else self.people[to].id
        message = await self.api.result("sendMessage", chat_id=chat, text=text, **parameters)
        return int(message["message_id"])

    async def hears(self) -> dict[str, Any]:
        """What the bot hears next."""
        [update] = await self.api.updates(timeout=20)
        return dict(update)

    async def answers(self, **answer: Any) -> None:
        query = (await self.hears())["callback_query"]
        await self.api.result("answerCallbackQuery", callback_query_id=query["id"], **answer)


@pytest_asyncio.fixture(loop_scope="session")
async def server(room: Room) -> AsyncIterator[RoomServer]:
    async with RoomServer(room, port=0) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="session")
async def client(server: RoomServer) -> AsyncIterator[RoomClient]:
    async with RoomClient(server.url) as found:
        yield found


@pytest_asyncio.fixture(loop_scope="session")
async def api(server: RoomServer, room: Room) -> AsyncIterator[Api]:
    async with aiohttp.ClientSession() as session:
        yield Api(session, server.api_url, room.bot.token)


@pytest_asyncio.fixture(loop_scope="session")
async def scene(
    room: Room, server: RoomServer, client: RoomClient, api: Api, page: Page
) -> AsyncIterator[Scene]:
    """The page as it opens. Afterwards the browser complained of nothing and asked no other host anything."""
    complaints: list[str] = []
    hosts: set[str | None] = set()
    page.on(
        "console", lambda line: complaints.append(line.text) if line.type in {"error", "warning"} else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    await page.set_viewport_size({"width": 1920, "height": 1080})
    fatima = await client.add_person("Fatima", role="participant", note="Werkt aan haar post")
    bert = await client.add_person("Bert", role="participant", note="Nog niet uitgenodigd")
    anja = await client.add_person("Anja", role="mentor", note="Mentor")
    karin = await client.add_person("Karin", role="coordinator", note="Leidt het programma")
    team = await client.add_group("Team Centrum", anja, karin, "bot")
    await team.make_admin("bot")
    await fatima.says("/start")
    await anja.says("/start")
    await api.updates()
    people = {"Fatima": fatima, "Bert": bert, "Anja": anja, "Karin": karin}
    scene = Scene(page, server.url, api, people, team)
    await scene.opens()
    yield scene
    await page.close()
    assert [line for line in complaints if "Failed to load resource" not in line] == []
    assert hosts <= {"127.0.0.1", None}


async def test_everybodys_phone_is_there_with_the_team_chat_beside_the_mentor(scene: Scene):
    names = scene.page.locator("main section h2")

    await expect(names).to_have_text(["Fatima", "Bert", "Anja", "Team Centrum", "Karin"])


async def test_a_message_is_shown_formatted_and_never_as_html_of_the_page(scene: Scene):
    await scene.says("Fatima", "<b>Goed bezig</b> &lt;img src=x onerror=alert(1)&gt;", parse_mode="HTML")

    message = scene.message("Fatima")
    await expect(message.locator("strong")).to_have_text("Goed bezig")
    await expect(message.locator(".text")).to_have_text("Goed bezig <img src=x onerror=alert(1)>")
    await expect(message.locator("img")).to_have_count(0)


async def test_hidden_text_is_read_after_a_tap(scene: Scene):
    await scene.says("Fatima", "<tg-spoiler>Dinsdag</tg-spoiler>", parse_mode="HTML")

    await scene.phone("Fatima").get_by_role("button", name="Verborgen tekst. Tik om te lezen.").press("Enter")

    await expect(scene.phone("Fatima").locator(".revealed")).to_have_text("Dinsdag")


async def test_a_quote_that_expands_shows_three_lines_until_it_is_tapped(scene: Scene):
    lines = "\n".join(["Nog een regel"] * 9)
    await scene.says("Fatima", f"<blockquote expandable>{lines}</blockquote>", parse_mode="HTML")
    quote = scene.message("Fatima").locator("blockquote")
    await expect(quote).to_have_attribute("aria-expanded", "false")
    folded = await _height(quote)

    await quote.click()

    await expect(quote).to_have_attribute("aria-expanded", "true")
    assert await _height(quote) > 2.5 * folded


async def _height(found: Locator) -> float:
    box = await found.bounding_box()
    assert box is not None
    return box["height"]


async def test_a_pressed_button_waits_until_the_bot_answers(scene: Scene):
    await scene.says("Fatima", "Je volgende stap", "Gelukt")
    button = scene.phone("Fatima").get_by_role("button", name="Gelukt")

    await button.click()
    await expect(button).to_have_attribute("aria-busy", "true")
    await scene.answers(text="Goed bezig.")

    await expect(button).not_to_have_attribute("aria-busy", "true")
    await expect(scene.phone("Fatima").get_by_test_id("answer")).to_have_text("Goed bezig.")


async def test_an_alert_stays_until_it_is_read(scene: Scene):
    await scene.says(scene.team.id, "Melding 42", "Goedkeuren")

    await scene.team_chat.get_by_role("button", name="Goedkeuren").click()
    await scene.answers(text="Karin was je voor.", show_alert=True)
    await expect(scene.page.get_by_test_id("alert")).to_have_text("Karin was je voor.")
    await scene.page.keyboard.press("Escape")

    await expect(scene.page.get_by_test_id("alert")).to_have_count(0)


async def test_an_edit_changes_the_bubble_in_place_and_a_deletion_takes_it_away(scene: Scene):
    chat = scene.people["Fatima"].id
    first = await scene.says("Fatima", "Melding 41")
    second = await scene.says("Fatima", "Melding 42")

    await scene.api.result("editMessageText", chat_id=chat, message_id=first, text="Melding 41: goedgekeurd")
    await scene.api.result("deleteMessage", chat_id=chat, message_id=second)

    messages = scene.phone("Fatima").get_by_test_id("message")
    await expect(messages.locator(".text")).to_have_text(["/start", "Melding 41: goedgekeurd"])
    await expect(messages.last).to_contain_text("bewerkt")


async def test_a_change_touches_one_bubble_and_leaves_the_others_as_they_are(scene: Scene):
    await scene.says("Fatima", "Blijft staan")
    first = scene.phone("Fatima").get_by_test_id("message").filter(has_text="Blijft staan")
    await first.evaluate("bubble => { bubble.dataset.mark = 'same'; }")

    for line in ("Twee", "Drie"):
        await scene.says("Fatima", line)
    await expect(scene.message("Fatima")).to_contain_text("Drie")

    await expect(scene.phone("Fatima").locator("[data-mark=same]")).to_contain_text("Blijft staan")


async def test_the_menu_under_the_composer_sends_what_is_on_the_button(scene: Scene):
    await scene.says("Fatima", "Welkom.", reply_markup=MENU)

    await scene.phone("Fatima").get_by_test_id("keyboard").get_by_role("button", name="Mijn doelen").click()

    assert (await scene.hears())["message"]["text"] == "Mijn doelen"


async def test_enter_sends_and_shift_enter_begins_a_new_line(scene: Scene):
    field = scene.phone("Fatima").get_by_test_id("composer")

    await field.fill("Twee")
    await field.press("Shift+Enter")
    await field.press_sequentially("regels")
    await field.press("Enter")

    assert (await scene.hears())["message"]["text"] == "Twee\nregels"
    await expect(field).to_have_value("")


async def test_what_could_not_be_sent_is_still_there(scene: Scene):
    field = scene.phone("Fatima").get_by_test_id("composer")
    await field.fill("x" * 4097)

    await field.press("Enter")

    await expect(scene.page.get_by_role("alert").filter(has_text="4096")).to_be_visible()
    await expect(field).to_have_value("x" * 4097)


async def test_what_was_typed_survives_a_reload_of_the_page(scene: Scene):
    await scene.phone("Fatima").get_by_test_id("composer").fill("Ik was nog bezig")

    await scene.opens()

    await expect(scene.phone("Fatima").get_by_test_id("composer")).to_have_value("Ik was nog bezig")


async def test_a_sample_photo_goes_to_the_bot_and_opens_large(scene: Scene):
    await scene.phone("Fatima").get_by_test_id("attach").click()
    await scene.page.get_by_role("menuitem", name="Voorbeeldfoto").click()

    await scene.phone("Fatima").get_by_role("button", name="Bekijk de foto groot").click()

    assert (await scene.hears())["message"]["photo"]
    await expect(scene.page.get_by_role("dialog").get_by_role("img")).to_be_visible()


async def test_a_sample_voice_message_goes_to_the_bot(scene: Scene):
    await scene.phone("Fatima").get_by_test_id("attach").click()
    await scene.page.get_by_role("menuitem", name="Voorbeeld-spraakbericht").click()

    await expect(
        scene.phone("Fatima").get_by_role("button", name="Speel het spraakbericht af")
    ).to_be_visible()
    assert (await scene.hears())["message"]["voice"]["duration"] == 2


async def test_a_mentor_answers_a_message_by_replying_to_it(scene: Scene):
    question = await scene.says(scene.team.id, "Vraag van Fatima: en de bank?")
    row = scene.team_chat.get_by_test_id("message").last
    await row.hover()

    await row.get_by_test_id("reply").click()
    await scene.team_chat.get_by_test_id("composer").fill("Die bewaar je.")
    await scene.team_chat.get_by_test_id("send").click()

    assert (await scene.hears())["message"]["reply_to_message"]["message_id"] == question
    await expect(scene.team_chat.locator(".quote").last).to_contain_text("Vraag van Fatima")


async def test_a_tapped_invitation_asks_whose_phone_opens_it(scene: Scene):
    await scene.says("Anja", f"Laat Bert deze link openen: {LINK}")

    await scene.phone("Anja").get_by_role("link", name=LINK).click()
    await scene.page.get_by_test_id("open-on").filter(has_text="Bert").click()

    update = await scene.hears()
    assert (update["message"]["from"]["first_name"], update["message"]["text"]) == (
        "Bert",
        "/start uitnodiging",
    )


async def test_a_phone_offers_the_links_of_the_last_while_to_scan(scene: Scene):
    await scene.says("Anja", LINK)
    await expect(scene.message("Anja")).to_contain_text(LINK)

    await scene.phone("Bert").get_by_test_id("scan").click()
    await scene.page.get_by_test_id("recent-link").first.click()

    await expect(scene.message("Bert")).to_contain_text("/start uitnodiging")


async def test_an_empty_chat_begins_with_start(scene: Scene):
    await scene.phone("Bert").get_by_test_id("start").click()

    assert (await scene.hears())["message"]["text"] == "/start"
    await expect(scene.phone("Bert").get_by_test_id("composer")).to_be_visible()


async def test_unread_messages_are_counted_until_the_chat_is_opened(scene: Scene):
    await scene.says(scene.team.id, "Melding 42")
    tab = scene.phone("Karin").get_by_role("tab", name="Team Centrum")
    await expect(tab.locator(".badge")).to_be_visible()

    await tab.click()

    await expect(tab.locator(".badge")).to_be_hidden()
    await expect(scene.message("Karin").and_(scene.page.locator(":visible"))).to_contain_text("Melding 42")


async def test_a_new_message_does_not_pull_a_reader_away_from_an_older_one(scene: Scene):
    for number in range(20):
        await scene.says("Fatima", f"Bericht {number}\nmet\ndrie regels")
    await expect(scene.message("Fatima")).to_contain_text("Bericht 19")
    await scene.phone("Fatima").get_by_test_id("messages").evaluate("list => { list.scrollTop = 0; }")
    await expect(scene.phone("Fatima").get_by_text("Bericht 0")).to_be_in_viewport()

    await scene.says("Fatima", "Nieuw")
    newer = scene.phone("Fatima").get_by_role("button", name="1 nieuw bericht")
    await expect(newer).to_be_visible()
    await expect(scene.phone("Fatima").get_by_text("Bericht 0")).to_be_in_viewport()
    await newer.click()

    await expect(scene.message("Fatima")).to_be_in_viewport()


async def test_the_clock_moves_to_the_next_morning_and_today_becomes_yesterday(scene: Scene):
    await expect(scene.phone("Fatima").locator(".day").first).to_have_text("vandaag")

    await scene.page.get_by_role("button", name="Volgende ochtend").click()

    await expect(scene.page.get_by_test_id("clock")).to_contain_text("09:00")
    await expect(scene.phone("Fatima").locator(".day").first).to_have_text("gisteren")


async def test_the_clock_takes_a_moment_in_dutch_time(scene: Scene):
    await scene.page.get_by_text("Anders…").click()
    await scene.page.get_by_label("Datum en tijd van de oefenruimte").fill("2031-07-01T14:30")

    await scene.page.get_by_role("button", name="Zet klok").click()

    await expect(scene.page.get_by_test_id("clock")).to_contain_text("14:30")
    await expect(scene.page.get_by_test_id("clock")).to_contain_text("dinsdag 1 juli")


async def test_the_page_speaks_english_and_the_chats_stay_dutch(scene: Scene):
    await scene.says("Fatima", "Goed bezig")

    await scene.page.get_by_role("button", name="English").click()

    await expect(scene.page.get_by_role("button", name="Next morning")).to_be_visible()
    await expect(scene.phone("Bert")).to_contain_text("Nothing has been said here yet.")
    await expect(scene.message("Fatima")).to_contain_text("Goed bezig")


async def test_one_can_act_in_the_team_chat_as_another_member(scene: Scene):
    await scene.team_chat.get_by_test_id("act-as").select_option("Karin")

    field = scene.team_chat.locator(".conversation:visible").get_by_test_id("composer")
    await field.fill("Ik kijk mee.")
    await field.press("Enter")

    assert (await scene.hears())["message"]["from"]["first_name"] == "Karin"


async def test_an_admin_can_write_as_the_group(scene: Scene):
    await scene.team_chat.get_by_test_id("phone-menu").click()
    await scene.page.get_by_role("menuitemcheckbox", name="Schrijf als anonieme beheerder").click()

    await scene.team_chat.get_by_test_id("composer").fill("/help")
    await scene.team_chat.get_by_test_id("composer").press("Enter")

    assert (await scene.hears())["message"]["sender_chat"]["title"] == "Team Centrum"
    await expect(scene.team_chat.get_by_test_id("message").last).to_contain_text("anonieme beheerder")


async def test_a_blocked_bot_is_unblocked_on_the_same_phone(scene: Scene):
    await scene.phone("Fatima").get_by_test_id("phone-menu").click()
    await scene.page.get_by_role("menuitem", name="Blokkeer de bot").click()
    await expect(scene.phone("Fatima").get_by_test_id("composer")).to_be_hidden()

    await scene.phone("Fatima").get_by_role("button", name="Deblokkeer de bot").click()

    await expect(scene.phone("Fatima").get_by_test_id("composer")).to_be_visible()


async def test_a_group_that_becomes_a_supergroup_keeps_what_was_said(scene: Scene):
    await scene.says(scene.team.id, "Melding 41")

    await scene.team.migrates()
    await scene.says(scene.team.id, "Melding 42")

    texts = scene.team_chat.get_by_test_id("message").locator(".text")
    await expect(texts).to_have_text(["Melding 41", "Melding 42"])


async def test_a_lost_line_is_told_and_what_was_missed_is_fetched(scene: Scene, room: Room):
    await scene.phone("Fatima").get_by_test_id("composer").fill("Ik typte dit")
    await scene.page.route("**/room/events", lambda route: route.abort())
    room.events.close()
    await expect(scene.page.get_by_text("Verbinding weg")).to_be_visible()
    await scene.says("Fatima", "Dit kwam intussen")
    await expect(scene.message("Fatima")).not_to_contain_text("Dit kwam intussen")

    await scene.page.unroute("**/room/events")

    await expect(scene.message("Fatima")).to_contain_text("Dit kwam intussen", timeout=15_000)
    await expect(scene.page.get_by_text("Verbinding weg")).to_be_hidden()
    await expect(scene.phone("Fatima").get_by_test_id("composer")).to_have_value("Ik typte dit")


async def test_starting_over_asks_first_and_empties_the_room(scene: Scene):
    await scene.page.get_by_test_id("restart").click()
    await scene.page.get_by_role("dialog").get_by_role("button", name="Opnieuw beginnen").click()

    await expect(scene.page.locator("main section")).to_have_count(0)


async def test_a_narrow_window_shows_one_phone_at_a_time(scene: Scene):
    await scene.page.set_viewport_size({"width": NARROW["width"], "height": NARROW["height"]})
    await expect(scene.phone("Fatima")).to_be_in_viewport()

    await scene.page.get_by_test_id("tab").filter(has_text="Anja").click()

    await expect(scene.phone("Anja")).to_be_in_viewport(ratio=0.9)
    await expect(scene.phone("Fatima")).not_to_be_in_viewport()


async def test_builders_set_a_fault_and_see_the_call_that_met_it(scene: Scene):
    await scene.page.get_by_test_id("builders-button").click()
    await scene.page.get_by_test_id("fault").select_option("429")
    await scene.page.get_by_role("button", name="Zet storing aan").click()
    await expect(scene.page.get_by_text("De storing staat klaar.")).to_be_visible()

    status, _ = await scene.api.refusal("sendMessage", chat_id=scene.people["Fatima"].id, text="Hallo")

    assert status == 429
    await expect(scene.page.get_by_test_id("requests").locator(".refused")).to_contain_text("sendMessage")


async def test_the_tour_lights_up_the_next_tap_and_goes_on_when_it_happened(scene: Scene):
    await scene.says("Fatima", "Welkom.", reply_markup=MENU)
    await scene.page.get_by_test_id("tour").click()
    target = scene.phone("Fatima").locator(".tour-target")
    await expect(target).to_have_text("Mijn doelen")

    await target.click()
    await scene.says("Fatima", "Je volgende stap", "Gelukt")

    await expect(scene.page.get_by_test_id("tour-text")).to_contain_text("Tik op Gelukt")
    await expect(scene.phone("Fatima").locator(".tour-target")).to_have_text("Gelukt")


async def test_the_tour_goes_on_where_it_was_after_a_reload(scene: Scene):
    await scene.page.get_by_test_id("tour").click()
    await scene.page.get_by_test_id("tour-skip").click()

    await scene.opens()

    await expect(scene.page.get_by_test_id("tour-text")).to_contain_text("Tik op Gelukt")


async def test_the_tour_goes_on_after_a_move_at_whose_end_the_page_read_the_room_again(
    scene: Scene, room: Room, client: RoomClient
):
    at_the_end, done = asyncio.Event(), asyncio.Event()

    async def live(now: datetime) -> None:
        if now == room.clock.moving_to:
            at_the_end.set()
            await done.wait()

    room.clock.listeners.append(live)
    told = scene.page.get_by_test_id("tour-text")
    await scene.page.get_by_test_id("tour").click()
    await _skips_to(told, "Volgende ochtend")
    await scene.page.get_by_test_id("clock-morning").click()
    await at_the_end.wait()
    await client.add_person("Noor")
    await expect(scene.phone("Noor")).to_be_attached()

    done.set()

    await expect(told).to_contain_text("Ik kom", timeout=20_000)


async def _skips_to(told: Locator, step: str) -> None:
    while step not in await told.inner_text():
        await told.page.get_by_test_id("tour-skip").click()


@pytest.fixture
async def lives_slowly(room: Room) -> asyncio.Event:
    """Somebody who lives through moves of the clock, and is not done with a step before the test says so."""
    done = asyncio.Event()

    async def live(now: object) -> None:
        await asyncio.sleep(0.01)
        await done.wait()

    room.clock.listeners.append(live)
    return done


async def test_while_the_clock_moves_no_second_move_can_begin_and_the_rest_goes_on(
    scene: Scene, lives_slowly: asyncio.Event
):
    await scene.page.get_by_test_id("clock-week").click()
    await expect(scene.page.get_by_test_id("clock-day")).to_be_disabled()
    await scene.phone("Fatima").get_by_test_id("composer").fill("Intussen")
    await scene.phone("Fatima").get_by_test_id("composer").press("Enter")
    assert (await scene.hears())["message"]["text"] == "Intussen"

    lives_slowly.set()

    await expect(scene.page.get_by_test_id("clock-day")).to_be_enabled(timeout=20_000)


async def test_a_long_move_shows_how_far_it_is_and_can_be_stopped(
    scene: Scene, room: Room, lives_slowly: asyncio.Event
):
    lives_slowly.set()
    before = room.clock.now()
    await scene.page.get_by_text("Anders…").click()
    await scene.page.get_by_test_id("clock-change").click()
    await expect(scene.page.get_by_role("progressbar", name="De klok loopt vooruit")).to_be_visible()

    await scene.page.get_by_test_id("clock-stop").click()

    await expect(scene.page.get_by_test_id("clock-stop")).to_be_hidden()
    await expect(scene.page.get_by_test_id("clock-week")).to_be_enabled()
    assert timedelta(0) < room.clock.now() - before < timedelta(days=60)


async def test_a_page_that_opens_during_a_move_knows_of_it(
    scene: Scene, client: RoomClient, lives_slowly: asyncio.Event
):
    moving = asyncio.create_task(client.forward(days=1))
    await expect(scene.page.get_by_test_id("clock-week")).to_be_disabled()

    await scene.opens()
    await expect(scene.page.get_by_test_id("clock-week")).to_be_disabled()
    lives_slowly.set()
    await moving

    await expect(scene.page.get_by_test_id("clock-week")).to_be_enabled()


async def test_the_clock_goes_to_the_evening_before_it_changes(scene: Scene, client: RoomClient):
    await client.move_clock_to(datetime(2026, 10, 20, 9, tzinfo=UTC))
    await scene.page.get_by_text("Anders…").click()
    await expect(scene.page.get_by_test_id("clock-change")).to_contain_text("zaterdag 24 oktober, 20:00")

    await scene.page.get_by_test_id("clock-change").click()
    await expect(scene.page.get_by_test_id("clock")).to_contain_text("zaterdag 24 oktober")
    await scene.page.get_by_test_id("clock-day").click()

    await expect(scene.page.get_by_test_id("clock")).to_contain_text("zondag 25 oktober")
    await expect(scene.page.get_by_test_id("clock")).to_contain_text("20:00")


async def test_a_venue_shows_its_name_and_address_and_tells_where_it_leads(scene: Scene):
    await scene.api.result(
        "sendVenue",
        chat_id=scene.people["Fatima"].id,
        title="Serviceplein",
        address="Stationsplein 1",
        latitude=52.1292,
        longitude=4.6553,
        disable_notification=True,
    )
    place = scene.phone("Fatima").get_by_test_id("place")
    await expect(place).to_contain_text("Serviceplein")
    await expect(place).to_contain_text("Stationsplein 1")
    await expect(place.locator("svg.map")).to_be_visible()
    await expect(scene.message("Fatima").get_by_role("img", name="Stil bericht")).to_be_visible()

    await place.click()

    await expect(scene.page.get_by_test_id("coordinates")).to_have_text("52.1292, 4.6553")


async def test_somebody_shares_a_point_and_a_place_with_a_name(scene: Scene):
    await _shares(scene, "Thuis")
    point = await scene.hears()

    await _shares(scene, "Bibliotheek")
    named = await scene.hears()

    assert point["message"]["location"] == {"latitude": 52.1341, "longitude": 4.6482}
    assert named["message"]["venue"]["title"] == "Bibliotheek"


async def _shares(scene: Scene, name: str) -> None:
    await scene.phone("Fatima").get_by_test_id("attach").click()
    await scene.page.get_by_role("menuitem", name="Locatie").click()
    await scene.page.get_by_test_id("share-place").filter(has_text=name).click()


async def test_somebody_shares_coordinates_of_their_own(scene: Scene):
    await scene.phone("Fatima").get_by_test_id("attach").click()
    await scene.page.get_by_role("menuitem", name="Locatie").click()
    await scene.page.get_by_role("spinbutton", name="Breedte").fill("52.5")

    await scene.page.get_by_role("button", name="Deel", exact=True).click()

    assert (await scene.hears())["message"]["location"] == {"latitude": 52.5, "longitude": 4.6553}


async def test_a_tap_on_a_calendar_file_shows_what_the_phones_calendar_does_with_it(scene: Scene):
    for content in (calendar(), calendar(sequence=1, hour=15)):
        file = {"document": ("afspraak.ics", content)}
        await scene.api.upload("sendDocument", file, chat_id=scene.people["Fatima"].id)
    files = scene.phone("Fatima").get_by_test_id("calendar-file")
    window, change = scene.page.get_by_role("dialog"), scene.page.get_by_test_id("calendar-change")

    await files.first.click()
    await expect(change).to_contain_text("Erbij gezet")
    await expect(change).to_contain_text("14:30 – 15:30 · Serviceplein")
    await scene.page.keyboard.press("Escape")
    await files.last.click()

    await expect(window).to_contain_text("In de agenda van Fatima")
    await expect(change).to_contain_text("Verplaatst")
    await expect(change.locator("s")).to_contain_text("14:30 – 15:30")
    await expect(change).to_contain_text("16:30 – 17:30")


async def test_the_calendar_of_a_phone_is_in_its_menu(scene: Scene):
    await scene.phone("Fatima").get_by_test_id("phone-menu").click()
    await scene.page.get_by_role("menuitem", name="Agenda").click()
    await expect(scene.page.get_by_role("dialog")).to_contain_text("Er staat niets in deze agenda.")
    await scene.page.keyboard.press("Escape")
    message = await scene.people["Fatima"].sends_document(calendar(), "mijn afspraak.ics")
    await scene.people["Fatima"].opens_calendar_file(message)

    await scene.phone("Fatima").get_by_test_id("phone-menu").click()
    await scene.page.get_by_role("menuitem", name="Agenda").click()

    await expect(scene.page.get_by_test_id("calendar-entries")).to_contain_text("Afspraak met Anja")
    await expect(scene.message("Fatima")).to_contain_text("mijn afspraak.ics")


async def test_a_document_shows_its_name_and_size(scene: Scene):
    files = {"document": ("brief.pdf", b"%PDF" * 300)}

    await scene.api.upload("sendDocument", files, chat_id=scene.people["Fatima"].id)

    await expect(scene.message("Fatima").locator(".file")).to_contain_text("brief.pdf")
    await expect(scene.message("Fatima").locator(".file")).to_contain_text("1,2 kB")
    await expect(scene.message("Fatima").locator("a.file")).to_have_attribute("download", "brief.pdf")
