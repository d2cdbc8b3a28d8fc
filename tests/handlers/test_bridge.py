"""De brug through the whole bot: a tap for each pillar, a picture of where somebody stands, and one tap to a goal."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from handlers.participants.bridge import FillInAgain, RatePillar, ResumeBridge, ViewBridge
from mentoring.bridge import Assessment
from mentoring.ids import AssessmentId, TelegramId
from messages.bridge import day_in_full
from messages.method import read_method
from practice.phone import Phone
from services import bridge
from tests.pilot import Pilot

PILLARS = read_method().pillars
HOME, WELLBEING, *_ = PILLARS
PNG = b"\x89PNG"


@dataclass(frozen=True)
class Stage:
    """Anja and Fatima, of one team."""

    pilot: Pilot
    anja: Phone
    fatima: Phone

    async def begins(self) -> dict[str, Any]:
        """Fatima asks for the bridge, and the first pillar is there."""
        await self.fatima.says("/brug")
        await self.fatima.presses("Beginnen")
        return await self.sees_pillar(1)

    async def sees_pillar(self, number: int, *, after: dict[str, Any] | None = None) -> dict[str, Any]:
        return await self.fatima.sees(f"{PILLARS[number - 1].name} · {number} van 6", after=after)

    async def answers(self, *levels: int | None, since: int = 1) -> None:
        """Fatima presses a level of each pillar that she sees, or 'Weet ik niet'."""
        for number, level in enumerate(levels, start=since):
            await self.sees_pillar(number)
            await self.fatima.presses(
                "Weet ik niet" if level is None else PILLARS[number - 1].levels[level - 1]
            )

    async def has_begun(self, *levels: int | None, days_ago: int = 0) -> Assessment:
        """Answers of some days ago."""
        fatima, at = await self.pilot.someone(self.fatima), self.pilot.now() - timedelta(days=days_ago)
        programme = self.pilot.programme
        async with self.pilot.database.work() as work:
            begun = await bridge.begin(work, fatima.id, by=fatima, now=at)
            for pillar, level in zip(PILLARS, levels, strict=False):
                await bridge.rate(work, begun.id, pillar.key, level, programme=programme, by=fatima, now=at)
        return begun

    async def has_filled_in(self, *levels: int | None, days_ago: int = 0) -> Assessment:
        """A whole bridge of some days ago, of which everybody has heard."""
        begun = await self.has_begun(*levels, days_ago=days_ago)
        fatima, at = await self.pilot.someone(self.fatima), self.pilot.now() - timedelta(days=days_ago)
        async with self.pilot.database.work() as work:
            filled = await bridge.finish(work, begun.id, programme=self.pilot.programme, by=fatima, now=at)
        await self.fatima.sees(f"Je brug van {day_in_full(at)}")
        return filled

    async def open_one(self) -> Assessment:
        fatima = await self.pilot.someone(self.fatima)
        async with self.pilot.database.work() as work:
            found = await bridge.own_open(work, by=fatima)
        assert found is not None
        return found

    async def is_asked_about(self) -> str:
        """The pillar that the open question is about."""
        async with self.pilot.database.work() as work:
            _, question = await work.people.sender(TelegramId(self.fatima.id), TelegramId(self.fatima.id))
        assert question is not None
        return str(question.values["pillar"])

    async def filled(self) -> list[Assessment]:
        fatima = await self.pilot.someone(self.fatima)
        async with self.pilot.database.work() as work:
            return await bridge.own(work, by=fatima)


def buttons(message: dict[str, Any]) -> list[str]:
    return [button["text"] for row in message["buttons"] or [] for button in row]


@pytest.fixture
async def stage(pilot: Pilot) -> Stage:
    anja = await pilot.mentor("Anja")
    return Stage(pilot, anja, await pilot.participant("Fatima", mentor=anja))


# --- the talk -------------------------------------------------------------------------------------


async def test_a_talk_from_begin_to_picture_to_a_wish(stage: Stage):
    first = await stage.begins()
    await stage.answers(2, 3, None, 1, 5, 4)

    await stage.fatima.sees("👍 Dank je. Dat was de laatste.")
    drawn = await stage.fatima.sees("Waar wil je aan werken?")
    picture = await stage.fatima.file(drawn)
    team = await stage.anja.sees("Fatima (A-001) heeft de brug ingevuld.", stage.pilot.admin_chat)
    await stage.fatima.presses("Geld beheren")
    await stage.fatima.sees("Wat wil je bereiken?", after=drawn)

    assert buttons(first) == [*HOME.levels, "Weet ik niet", "Stop voor nu"]
    assert "Alleen Anja en het team kunnen het zien." in first["text"]
    assert [len(row) for row in first["buttons"]][:6] == [1] * 6
    assert drawn["kind"] == "photo"
    assert picture.content.startswith(PNG)
    assert "Je sterkste pijler: Werk en loopbaan.\nGezin en wonen: Ik weet niet of" in drawn["text"]
    assert "Geld beheren: weet ik niet" in drawn["text"]
    assert buttons(drawn) == [*(pillar.name for pillar in PILLARS), "Nu nog niet"]
    assert team["silent"]
    assert buttons(team) == ["Bekijken"]
    assert not any(level in team["text"] for level in HOME.levels)
    assert await stage.is_asked_about() == "money"


async def test_every_pillar_stands_in_the_place_of_the_one_before(stage: Stage):
    first = await stage.begins()
    await stage.answers(2)

    second = await stage.sees_pillar(2)

    assert second["message_id"] == first["message_id"]
    assert buttons(second) == [*WELLBEING.levels, "Weet ik niet", "Terug", "Stop voor nu"]


async def test_broken_off_it_goes_on_after_a_restart_where_it_was(stage: Stage):
    await stage.begins()
    await stage.answers(2, 3)
    await stage.sees_pillar(3)
    await stage.fatima.presses("Stop voor nu")
    await stage.fatima.sees("Goed. Ik bewaar wat je hebt ingevuld.")

    await stage.pilot.stops()
    await stage.pilot.starts()
    await stage.fatima.presses("Verder")
    await stage.answers(1, 1, 1, 1, since=3)

    drawn = await stage.fatima.sees("Waar wil je aan werken?")
    assert f"Lichaam en geest: {WELLBEING.levels[2]}" in drawn["text"]


async def test_weeks_later_one_can_go_on_or_begin_anew(stage: Stage):
    await stage.has_begun(2, 3, days_ago=21)

    await stage.fatima.says("/brug")
    asked = await stage.fatima.sees("Je hebt 2 van de 6 pijlers ingevuld.")
    await stage.fatima.presses("Opnieuw beginnen")
    await stage.sees_pillar(1, after=asked)

    assert buttons(asked) == ["Verder", "Opnieuw beginnen"]
    assert (await stage.open_one()).ratings == ()


async def test_weeks_later_going_on_keeps_what_was_answered(stage: Stage):
    await stage.has_begun(2, 3, days_ago=21)

    await stage.fatima.says("/brug")
    asked = await stage.fatima.sees("Wil je verder, of opnieuw beginnen?")
    await stage.fatima.presses("Verder")

    await stage.sees_pillar(3, after=asked)


async def test_going_back_shows_what_was_answered_and_changes_it(stage: Stage):
    await stage.begins()
    await stage.answers(2)
    second = await stage.sees_pillar(2)
    await stage.fatima.presses("Terug")

    again = await stage.sees_pillar(1, after=second)
    await stage.fatima.presses(HOME.levels[4])
    await stage.sees_pillar(2, after=again)

    assert f"✓ {HOME.levels[1]}" in buttons(again)
    assert [rating.level for rating in (await stage.open_one()).ratings] == [5]


async def test_who_knows_nothing_of_it_gets_a_picture_and_warm_words(stage: Stage):
    await stage.begins()

    await stage.answers(*[None] * 6)

    drawn = await stage.fatima.sees("Waar wil je aan werken?")
    assert drawn["kind"] == "photo"
    assert "Dit is je begin. Je doet het niet alleen." in drawn["text"]
    assert "sterkste" not in drawn["text"]


# --- old buttons, double taps, and other people ---------------------------------------------------


async def test_a_double_tap_answers_once_and_finishes_once(stage: Stage):
    first = await stage.begins()
    begun = await stage.open_one()
    await asyncio.gather(*[presses(stage, first, begun, HOME, 2) for _ in range(2)])
    await stage.answers(1, 1, 1, 1, since=2)
    last = await stage.sees_pillar(6)

    before = await stage.open_one()
    await asyncio.gather(*[presses(stage, last, before, PILLARS[5], 3) for _ in range(2)])
    await stage.fatima.sees("Waar wil je aan werken?")
    await stage.fatima.says("/brug")
    await stage.fatima.sees("Je laatste brug")

    heard = await stage.fatima.heard()
    assert sum("Waar wil je aan werken?" in text for text in heard) == 1
    assert [rating.level for rating in (await stage.filled())[0].ratings] == [2, 1, 1, 1, 1, 3]


async def test_an_old_button_of_an_earlier_pillar_changes_nothing_and_shows_where_one_is(stage: Stage):
    first = await stage.begins()
    begun = await stage.open_one()
    await stage.answers(2)
    second = await stage.sees_pillar(2)

    await presses(stage, first, begun, HOME, 5)

    await stage.fatima.sees_answer("Deze knop is van eerder")
    await stage.sees_pillar(2, after=second)
    assert [rating.level for rating in (await stage.open_one()).ratings] == [2]


async def test_somebody_elses_bridge_can_be_neither_answered_nor_seen(stage: Stage):
    filled = await stage.has_filled_in(1, 1, 1, 1, 1, 1)
    await stage.fatima.says("/brug")
    await stage.fatima.presses("Opnieuw invullen")
    await stage.sees_pillar(1)
    begun = await stage.open_one()
    omar = await stage.pilot.participant("Omar")
    his = (await omar.messages())[-1]

    for forged in (
        RatePillar(begun.id, HOME.key, 5, begun.mark(HOME)),
        ResumeBridge(begun.id),
        ViewBridge(filled.id),
        FillInAgain(filled.id),
        ViewBridge(AssessmentId(99)),
    ):
        await omar.presses_under(his, data=forged.data())
        await omar.sees_answer("Deze knop is van eerder")

    assert (await stage.open_one()).ratings == ()
    assert not any("brug van" in text for text in await omar.heard())


async def test_files_that_change_halfway_do_no_harm(stage: Stage, tmp_path: Path):
    await stage.begins()
    await stage.answers(2)
    await stage.sees_pillar(2)
    await stage.pilot.stops()
    own = tmp_path / "method"
    own.mkdir()
    (own / "pillars.toml").write_text(_OTHER_PILLARS, encoding="utf-8")
    (own / "goals.toml").write_text("examples = []", encoding="utf-8")
    stage.pilot.settings = stage.pilot.settings.model_copy(update={"method_folder": own})

    await stage.pilot.starts()
    await stage.fatima.presses(WELLBEING.levels[0])
    await stage.fatima.sees_answer("Deze knop is van eerder")
    await stage.fatima.sees("Lichaam · 1 van 2")
    await stage.fatima.presses("Zwaar")
    await stage.fatima.sees("Leren · 2 van 2")
    await stage.fatima.presses("Ik leer")

    drawn = await stage.fatima.sees("Waar wil je aan werken?")
    assert f"Gezin en wonen: {HOME.levels[1]}" in drawn["text"]
    assert "Lichaam: Zwaar" in drawn["text"]


async def test_begin_pressed_again_on_the_same_day_begins_no_other(stage: Stage):
    await stage.anja.says("/brug Fatima")
    await stage.anja.presses("Stuur naar Fatima")
    asked = await stage.fatima.sees("Anja wil graag met je naar de brug kijken.")
    await stage.has_filled_in(1, 2, 3, 4, 5, 1)

    await stage.fatima.presses_under(asked, text="Beginnen")

    shown = await stage.fatima.sees("Je laatste brug")
    assert buttons(shown)[-2:] == ["Opnieuw invullen", "Zelf een doel kiezen"]


# --- what was filled in before --------------------------------------------------------------------


async def test_growth_is_told_and_earlier_days_can_be_seen_again(stage: Stage):
    first = await stage.has_filled_in(2, 4, 1, 1, 1, 1, days_ago=60)
    await stage.has_filled_in(4, 2, 1, 1, 1, 1)
    drawn = await stage.fatima.sees("Gegroeid: Gezin en wonen.")
    await stage.fatima.presses("Nu nog niet")
    await stage.fatima.sees("Goed. Je brug blijft staan.")

    await stage.fatima.presses("De brug")
    home = await stage.fatima.sees("Tik op een dag")
    await stage.fatima.presses(day_in_full(first.finished_at))
    seen = await stage.fatima.sees(f"Je brug van {day_in_full(first.finished_at)}", after=home)

    assert f"Eerst: {HOME.levels[1]}" in drawn["text"]
    assert WELLBEING.levels[3] not in drawn["text"]
    assert seen["kind"] == "photo"
    assert WELLBEING.levels[3] in seen["text"]
    assert "Waar wil je aan werken?" not in seen["text"]


# --- what staff do with it ------------------------------------------------------------------------


async def test_a_mentor_sends_it_and_views_it_privately(stage: Stage):
    group = stage.pilot.admin_chat
    await stage.anja.says("/brug", group)
    await stage.anja.presses("Fatima (A-001)", group)
    before = await stage.anja.sees("Nog niet ingevuld.", group)
    await stage.anja.presses("Stuur naar Fatima", group)
    await stage.anja.sees("Gestuurd naar Fatima.", group)
    await stage.fatima.sees("Het duurt drie minuten.")
    await stage.fatima.presses("Beginnen")
    await stage.answers(2, 3, None, 1, 5, 4)

    await stage.anja.presses("Bekijken", group)

    await stage.anja.sees_answer("Ik heb het je gestuurd in onze privéchat.")
    seen = await stage.anja.sees("De brug van Fatima (A-001)")
    assert buttons(before) == ["Stuur naar Fatima", "Samen op dit toestel"]
    assert "Gezin en wonen  2 van 5" in seen["text"]
    assert "Geld beheren    ?" in seen["text"]
    assert HOME.levels[1] in seen["text"]
    assert not any(HOME.levels[1] in text for text in await stage.anja.heard(group))


async def test_nu_niet_is_fine_and_nobody_hears_of_it(stage: Stage):
    await stage.anja.says("/brug Fatima")
    await stage.anja.presses("Stuur naar Fatima")
    heard = len(await stage.anja.heard(stage.pilot.admin_chat))
    await stage.fatima.presses("Nu niet")

    await stage.fatima.sees("Goed. Het kan altijd later.")

    assert len(await stage.anja.heard(stage.pilot.admin_chat)) == heard


async def test_with_two_days_there_is_no_other_one_to_choose(stage: Stage):
    for days_ago, levels in ((90, [1] * 6), (0, [4, 1, 2, 2, 2, 2])):
        await stage.has_filled_in(*levels, days_ago=days_ago)
    await stage.anja.says("/brug Fatima")

    await stage.anja.presses("Bekijken")

    assert buttons(await stage.anja.sees("Gezin en wonen  1 van 5  4 van 5")) == ["Als plaatje"]


async def test_a_mentor_compares_the_days_they_choose_also_as_a_picture(stage: Stage):
    for days_ago, levels in ((90, [1] * 6), (45, [2] * 6), (0, [4, 1, 2, 2, 2, 2])):
        await stage.has_filled_in(*levels, days_ago=days_ago)
    await stage.anja.says("/brug Fatima")
    await stage.anja.presses("Bekijken")
    seen = await stage.anja.sees("Gezin en wonen  1 van 5  4 van 5")

    await stage.anja.presses("Andere eerste dag")
    days = await stage.anja.sees("Welke dag van Fatima?")
    await stage.anja.presses(buttons(days)[0])
    other = await stage.anja.sees("Gezin en wonen  2 van 5  4 van 5")
    await stage.anja.presses("Als plaatje")
    picture = await stage.anja.file(await stage.anja.sees("🌉 De brug van Fatima (A-001)", after=other))

    assert other["message_id"] == seen["message_id"]
    assert picture.content.startswith(PNG)


async def test_another_teams_mentor_neither_finds_nor_sees_it(stage: Stage):
    filled = await stage.has_filled_in(1, 1, 1, 1, 1, 1)
    kees = await stage.pilot.mentor("Kees", team="Nieuwkoop")

    await kees.says("/brug Fatima")
    his = (await kees.messages())[-1]
    await kees.presses_under(his, data=f"be:{filled.participant_id}")

    await kees.sees_answer("Alleen mentoren van dit team")
    assert not any(HOME.levels[0] in text for text in await kees.heard())


# --- doing ----------------------------------------------------------------------------------------


async def presses(stage: Stage, under: dict[str, Any], known: Assessment, pillar: Any, level: int) -> None:
    """Press a level as it stood on the screen of what was known then."""
    data = RatePillar(known.id, pillar.key, level, known.mark(pillar)).data()
    await stage.fatima.presses_under(under, data=data)


_OTHER_PILLARS = """
[[pillars]]
key = "home"
name = "Gezin en wonen"
sign = "🏠"
pictogram = "house"
question = "Hoe gaat het thuis?"
levels = ["Slecht", "Goed"]
retired = true

[[pillars]]
key = "wellbeing"
name = "Lichaam"
sign = "💚"
pictogram = "heart"
question = "Hoe voel je je?"
levels = ["Zwaar", "Licht"]

[[pillars]]
key = "learning"
name = "Leren"
sign = "📘"
pictogram = "book"
question = "Leer je iets?"
levels = ["Nog niet", "Ik leer"]
"""
