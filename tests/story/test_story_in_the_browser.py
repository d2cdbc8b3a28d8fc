"""The whole story of the pilot, from invitation to reward, tapped and typed on the page of the practice room.

Everything is real: the process that `make run` starts without a token, its database, the room and a browser. The
chapters follow each other in one running process, as they would for people; after the last one the books are proved.
"""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from mentoring.programme import AMSTERDAM
from practice.phone import RoomClient
from tests.story.process import Practice, running
from tests.story.stage import PATIENCE_MS, PhoneOnPage, Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")

TEAM = "Team Nieuwkoop"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def practice(
    tmp_path_factory: pytest.TempPathFactory, browser: Browser, played: Path
) -> AsyncIterator[Practice]:
    """One room for all chapters."""
    async for found in running(tmp_path_factory.mktemp("story"), browser, played=played):
        yield found


@pytest_asyncio.fixture(loop_scope="session")
async def own_practice(tmp_path: Path, browser: Browser, played: Path) -> AsyncIterator[Practice]:
    """A room for one test alone."""
    async for found in running(tmp_path, browser, played=played):
        yield found


async def test_1_a_team_begins_and_a_participant_comes_in_with_a_code(practice: Practice):
    stage = practice.stage
    async with RoomClient(practice.url) as room:
        karin, anja = await room.phone("Karin"), await room.phone("Anja")
        els = await room.add_person("Els", role="mentor", note="Mentor in Nieuwkoop")
        await room.add_person("Noor", note="Een buitenstaander")
        group = await room.add_group(TEAM, karin, els, anja, type_="supergroup")
        await group.add("bot", by=karin)
        await group.make_admin("bot")

    await _add_team(stage.phone("Karin"))
    await _invite_mentor(stage)
    els_phone = stage.phone("Els")
    await els_phone.says("/nieuw Bert")
    await els_phone.sees("Bert uitnodigen voor team Nieuwkoop. Klopt dit?")
    await els_phone.taps("Ja, dit klopt")
    invitation = await els_phone.sees("Uitnodiging voor Bert")
    await expect(invitation.get_by_role("button", name="Bekijk de foto groot")).to_be_visible()

    await stage.phone("Bert").opens_newest_link()
    bert = stage.phone("Bert")
    await bert.sees("Wat bewaar ik?", "Stoppen mag altijd")
    await expect(bert.messages).to_contain_text(["Hallo Bert.", "Samen met Els", "Wat bewaar ik?"])
    await stage.phone("Noor").opens_newest_link()
    await stage.phone("Noor").sees("Deze link is van iemand anders")
    await stage.team(TEAM).sees("Een ander account probeerde de uitnodiging van Bert te openen")


async def _add_team(karin: PhoneOnPage) -> None:
    await karin.opens_tab(TEAM)
    await karin.sees("Van welk team is deze groep?")
    await karin.says("/team Nieuwkoop")
    await karin.sees("Nieuw team Nieuwkoop toevoegen. Klopt dit?")
    await karin.taps("Ja, dit klopt")
    await karin.has("Team Nieuwkoop bestaat")
    await karin.taps("Nieuwkoop")
    await karin.has("Deze groep hoort nu bij team Nieuwkoop")


async def _invite_mentor(stage: Stage) -> None:
    karin = stage.phone("Karin")
    await karin.opens_tab("Voetstuk")
    await karin.says("/personeel Els Nieuwkoop")
    await karin.sees("Els uitnodigen als mentor van team Nieuwkoop. Klopt dit?")
    await karin.taps("Ja, dit klopt")
    invitation = await karin.sees("Uitnodiging voor mentor Els")
    await invitation.get_by_role("link").click()
    await stage.page.get_by_test_id("open-on").filter(has_text="Els").click()
    await stage.phone("Els").sees("Je bent nu mentor van team Nieuwkoop")
    await karin.sees("Els heeft de uitnodiging geopend")


async def test_2_a_goal_counts_when_both_have_agreed_on_it(practice: Practice):
    bert, els, team = (
        practice.stage.phone("Bert"),
        practice.stage.phone("Els"),
        practice.stage.team(TEAM),
    )
    await bert.taps("Ja, ik doe mee")
    await bert.sees("Fijn dat je meedoet, Bert")
    keys = bert.chat.get_by_test_id("keyboard").get_by_role("button")
    await expect(keys).to_have_text(["Mijn doelen", "Afspraken", "Beloningen", "Hulp"])
    await team.sees("Bert", "doet mee")

    await _fill_in_goal(els)
    await els.taps("Stuur naar Bert")
    await els.sees("Gestuurd naar Bert")
    await bert.sees(
        "Els heeft iets voor je klaargezet", "Fietsen naar mijn werk", "In totaal verdien je € 15"
    )
    await practice.stage.waits_an_hour()
    await bert.taps("Ik wil iets anders")
    await bert.sees("Wat wil je anders?")
    await bert.says("Mag de eerste stap iets meer verdienen?")
    await bert.sees("Je krijgt een nieuw voorstel")
    await team.sees("wil iets anders", "Mag de eerste stap iets meer verdienen?")
    await _adjust_first_step(team)
    await bert.sees("In totaal verdien je € 17,50", "Is dit jouw doel?")
    await bert.taps("Ja, dit is mijn doel")

    await bert.sees("Afgesproken", "Je eerste stap: Een fiets zoeken", "Je verdient: € 7,50")
    await team.sees("Doel afgesproken", "Bert", "€ 17,50")
    await bert.taps_menu("Mijn doelen")
    await bert.sees("Je volgende stap", "Een fiets zoeken", "Je ziet de fiets op een foto.", "€ 7,50")
    await bert.taps("Mijn hele plan")
    await bert.sees("Fietsen naar mijn werk", "☐ Een fiets zoeken", "☐ De banden plakken")
    await bert.taps("Terug")
    await bert.sees("Je volgende stap")


async def _fill_in_goal(els: PhoneOnPage) -> None:
    await els.says("/doel Bert")
    for question, answer in (
        ("Wat wil Bert bereiken?", "Fietsen naar mijn werk"),
        ("Bij welke pijler", "[Werk en loopbaan]"),
        ("Waarom is dit belangrijk", "Dan kom ik op tijd."),
        ("dat het doel gehaald is?", "Bert fietst één week naar zijn werk."),
        ("Wat is de stap?", "Een fiets zoeken"),
        ("dat de stap klaar is?", "Je ziet de fiets op een foto."),
        ("Wat verdient deze stap?", "[€ 5]"),
        ("Komt er nog een stap?", "[Nog een stap]"),
        ("Wat is de stap?", "De banden plakken"),
        ("dat de stap klaar is?", "De banden zijn hard."),
        ("Wat verdient deze stap?", "5"),
        ("Komt er nog een stap?", "[Klaar]"),
        ("Wat verdient het doel zelf", "[€ 5]"),
        ("Is er een datum?", "[Geen datum]"),
    ):
        await els.sees(question)
        await (els.taps(answer[1:-1]) if answer.startswith("[") else els.says(answer))
    await els.sees("Samen € 15", "Klopt dit?")


async def _adjust_first_step(team: PhoneOnPage) -> None:
    await team.taps("Doel aanpassen")
    await team.sees("Samen € 15")
    await team.taps("Aanpassen")
    await team.sees("Wat wil je aanpassen?")
    await team.taps("1. Een fiets zoeken")
    for question in ("Wat is de stap?", "dat de stap klaar is?"):
        await team.sees(question)
        await team.taps("Zo laten")
    await team.sees("Wat verdient deze stap?")
    await team.says("7,50")
    await team.sees("Samen € 17,50")
    await team.taps("Stuur naar Bert")
    await team.has("Doel gestuurd", "€ 17,50")


async def test_3_a_step_that_succeeded_is_praised_and_rewarded(practice: Practice):
    bert, team = practice.stage.phone("Bert"), practice.stage.team(TEAM)
    await practice.stage.waits_an_hour()

    await bert.taps("Gelukt", under="Een fiets zoeken")
    await bert.sees("Goed bezig", "Wil je iets laten zien?")
    await bert.attaches("Voorbeeldfoto")
    await bert.sees("Ik stuur het mee")
    await bert.taps("Klaar")
    await bert.sees("Els kijkt ernaar")
    await team.sees(
        "Bert", "Stap: Een fiets zoeken · € 7,50", "Je ziet de fiets op een foto", "foto hierboven"
    )
    await expect(
        (await team.has("Bij Melding")).get_by_role("button", name="Bekijk de foto groot")
    ).to_be_visible()

    await team.taps("Vraag stellen")
    await team.sees("wat wil je Bert vragen?")
    await team.taps("Hoe ging het?")
    await bert.sees("Els heeft een vraag", "Hoe ging het?")
    await bert.says("Goed. Mijn buurman hielp mee.")
    await bert.sees("Ik stuur je antwoord naar Els")
    await team.has("Jullie vraag: Hoe ging het?", "Antwoord: Goed. Mijn buurman hielp mee.")

    await team.taps("Nog niet")
    await team.sees("wat mist er nog?")
    await team.taps("Je bent al een eind. Het is bijna af.")
    await bert.sees("Els ziet dat je ermee bezig bent", "Het is bijna af.", "De stap blijft staan")
    await team.has("nog niet, door Els")
    await practice.stage.waits_an_hour()
    await bert.taps("Gelukt")
    await bert.sees("Wil je iets laten zien?")
    await bert.says("Nu zit er ook licht op.")
    await bert.sees("Ik stuur het mee")
    await team.sees("Stap: Een fiets zoeken", "Nu zit er ook licht op.")

    card = team.messages.last
    await team.taps("Goedkeuren")
    await expect(card).to_contain_text("goedgekeurd door Els", timeout=PATIENCE_MS)
    await team.taps("Zelf typen")
    await team.sees("wat wil je tegen Bert zeggen?")
    await team.says("Je bent blijven zoeken. Dat is knap.")
    await bert.sees('Els zegt: "Je bent blijven zoeken. Dat is knap."', "Je hebt € 7,50 verdiend", "€ 7,50")
    await team.has("goedgekeurd door Els", "Compliment: Je bent blijven zoeken. Dat is knap.")
    await bert.taps_menu("Beloningen")
    await bert.sees("In je spaarpot zit € 7,50")
    await bert.taps("Wat heb ik verdiend?")
    await bert.sees("vandaag: Een fiets zoeken")
    await expect(bert.messages.filter(has_text="Dat staat nog open")).to_have_count(0)


async def test_4_questions_reach_the_team_and_appointments_are_remembered(practice: Practice):
    bert, team = practice.stage.phone("Bert"), practice.stage.team(TEAM)
    await practice.stage.waits_an_hour()

    await bert.taps_menu("Hulp")
    await bert.sees("Els is je mentor")
    await bert.says("Mag mijn broer ook mee?")
    await bert.sees("Ik heb het aan Els gegeven")
    asked = await team.has("Bert", "schrijft", "Mag mijn broer ook mee?")
    await team.replies(asked, "Ja, gezellig.")
    await bert.sees("Els schrijft", "Ja, gezellig.")
    await bert.attaches("Voorbeeld-spraakbericht")
    spoken = await team.has("Van Bert")
    await expect(spoken.get_by_role("button", name="Speel het spraakbericht af")).to_be_visible()
    await team.taps("Antwoord")
    await team.sees("Wat wil je aan Bert laten weten?")
    await team.says("Ik bel je vanmiddag.")
    await bert.sees("Els schrijft", "Ik bel je vanmiddag.")

    async with RoomClient(practice.url) as room:
        today = (await room.now()).astimezone(AMSTERDAM).date()
    tomorrow, day = today + timedelta(days=1), today + timedelta(days=2)
    await team.says(f"/afspraak Bert {day.day}-{day.month}-{day.year} 10:30 Bibliotheek")
    await team.sees("Klopt dit?", "Bert", "Bibliotheek")
    await team.taps("Ja, plan dit")
    await bert.has("Je hebt een afspraak", "om 10.30 uur", "Met: Els", "Bibliotheek")
    await bert.taps_menu("Afspraken")
    await bert.sees("Je afspraken", "Bibliotheek")

    await practice.page.get_by_role("button", name="Volgende ochtend").click()
    await practice.stage.phone("Fatima").sees("Vandaag heb je een afspraak", "om 14.30 uur", "Serviceplein")
    await practice.stage.sets_clock(f"{tomorrow.isoformat()}T18:05")
    await bert.sees("Morgen heb je een afspraak", "om 10.30 uur", "Bibliotheek")
    await bert.taps("Ik kom")
    await bert.sees("Fijn, je komt")
    await team.sees("Bert", "komt", "Bibliotheek")


async def test_5_strangers_and_colleagues_of_another_team_learn_nothing(practice: Practice):
    stage = practice.stage
    noor, anja, team = stage.phone("Noor"), stage.phone("Anja"), stage.team(TEAM)
    said = await team.messages.count()

    await noor.says("Hallo?")
    await noor.sees("Ik ken je nog niet", "Vraag het op het Serviceplein")
    await noor.says("/deelnemers")
    await noor.sees("Ik ken je nog niet")
    await anja.says("/deelnemer Bert")
    await anja.sees("Ik vind hier geen deelnemer “Bert”")
    await team.acts_as("Anja")
    await team.taps("Antwoord")
    await expect(stage.page.get_by_test_id("alert")).to_contain_text("Alleen mentoren van dit team")
    await stage.page.keyboard.press("Escape")
    await team.says("/deelnemers")
    await team.sees("Alleen mentoren van dit team")

    await expect(team.messages).to_have_count(said + 2)


async def test_6_in_the_end_the_books_are_right_and_the_room_noticed_nothing(practice: Practice):
    async with RoomClient(practice.url) as room:
        notices = await room.notices()

    assert notices == []
    assert await practice.check() == "Everything is in order."


async def test_a_half_filled_form_and_a_claim_are_there_after_a_kill(own_practice: Practice):
    practice = own_practice
    anja, fatima = practice.stage.phone("Anja"), practice.stage.phone("Fatima")
    await anja.says("/doel Mo")
    await anja.taps("Nieuw doel")
    await anja.sees("Wat wil Mo bereiken?")
    await anja.says("Beter slapen")
    await anja.sees("Bij welke pijler hoort dit?")
    await fatima.taps_menu("Mijn doelen")
    await fatima.sees("Je volgende stap", "Post openen en sorteren")
    await fatima.taps("Gelukt")

    await practice.process.kill()
    await practice.starts()

    await fatima.taps_once_more("Gelukt")
    await fatima.sees("Wil je iets laten zien?")
    await anja.taps("Lichaam en geest")
    await anja.sees("Waarom is dit belangrijk voor Mo?")
    await practice.process.kill()
    await practice.starts()
    await anja.taps("Overslaan")
    await anja.sees("dat het doel gehaald is?")
    await fatima.says("Het zijn drie stapels.")
    await fatima.has("Het zijn drie stapels.")
    await practice.process.kill()
    await practice.starts()

    await practice.stage.team("Team Alphen-West").sees("Melding 6", "Post openen", "Het zijn drie stapels.")
    await practice.stage.team("Team Alphen-West").taps("Goedkeuren")
    await practice.process.kill()
    await practice.starts()
    await practice.stage.team("Team Alphen-West").taps_once_more("Goedkeuren")
    await practice.stage.team("Team Alphen-West").has("Melding 6", "goedgekeurd door Anja")
    # Where the tap was taken before the kill, its repetition is answered by an alert, which may lie over the button.
    praise = practice.page.get_by_role("button", name="Dit is een mooie stap.", include_hidden=True).last
    await praise.dispatch_event("click")
    await fatima.sees('Anja zegt: "Dit is een mooie stap."', "Je hebt € 5 verdiend", "€ 9")
    assert await practice.check() == "Everything is in order."


async def test_the_guided_tour_leads_to_its_end_by_tapping_what_it_lights_up(own_practice: Practice):
    page, stage = own_practice.page, own_practice.stage
    lit, told = page.locator(".tour-target"), page.get_by_test_id("tour-text")
    await page.get_by_test_id("tour").click()

    for text, tapped in (
        ("Tik op Mijn doelen", "Mijn doelen"),
        ("Tik op Gelukt", "Gelukt"),
        ("Tik op Klaar", "Klaar"),
        ("Tik in de teamchat op Goedkeuren", "Goedkeuren"),
    ):
        await expect(told).to_contain_text(re.compile(text, re.IGNORECASE), timeout=PATIENCE_MS)
        await lit.filter(has_text=tapped).last.click()
    await stage.team("Team Alphen-West").taps("Dit is een mooie stap.")
    await expect(told).to_contain_text("Tik op Beloningen", timeout=PATIENCE_MS)
    await lit.filter(has_text="Beloningen").click()
    await expect(told).to_contain_text("/brug", timeout=PATIENCE_MS)
    await expect(stage.phone("Fatima").chat.get_by_test_id("composer")).to_have_value("/brug")
    await stage.phone("Fatima").chat.get_by_test_id("composer").press("Enter")
    await expect(told).to_contain_text("Tik op de eerste dag", timeout=PATIENCE_MS)
    await lit.filter(has_text="20").click()
    for text in ("/nieuw", "Bert"):
        await expect(told).to_contain_text(text, timeout=PATIENCE_MS)
        await expect(stage.phone("Anja").chat.get_by_test_id("composer")).to_have_value(text)
        await stage.phone("Anja").chat.get_by_test_id("composer").press("Enter")
    await expect(told).to_contain_text("Open de link op de telefoon van Bert", timeout=PATIENCE_MS)
    await stage.phone("Bert").opens_newest_link()
    await expect(told).to_contain_text("Tik op Ja, ik doe mee", timeout=PATIENCE_MS)
    await stage.phone("Bert").taps("Ja, ik doe mee")
    await expect(told).to_contain_text("Tik boven in beeld op Volgende ochtend", timeout=PATIENCE_MS)
    await lit.filter(has_text="Volgende ochtend").click()
    await expect(told).to_contain_text("Tik bij Fatima op Ik kom", timeout=PATIENCE_MS)
    await stage.phone("Fatima").has("Vandaag heb je een afspraak")
    await lit.filter(has_text="Ik kom").last.click()
    await expect(told).to_contain_text("Tik boven in beeld op +1 dag", timeout=PATIENCE_MS)
    await lit.filter(has_text="+1 dag").click()
    await expect(told).to_contain_text("Tik bij Fatima op Herinner me later", timeout=PATIENCE_MS)
    await stage.phone("Fatima").has("Dit zei je zelf:", "Als ik heb gegeten, dan loop ik een rondje buiten.")
    await lit.filter(has_text="Herinner me later").click()
    await expect(told).to_contain_text("Tik in de teamchat op Ja", timeout=PATIENCE_MS)
    await stage.team("Team Alphen-West").taps("Ja", under="Was Fatima er?")
    await stage.team("Team Alphen-West").taps("Fijn dat ik je zag.")

    await expect(told).to_contain_text("Dat was de rondleiding", timeout=PATIENCE_MS)
    await stage.phone("Fatima").has('Anja zegt: "Fijn dat ik je zag."', "Je hebt € 2 verdiend")
