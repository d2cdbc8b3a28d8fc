"""Rustige stand through the whole bot: no emoji and no pictures of ours in anything that its reader gets."""

import pytest

from mentoring.preferences import Preferences
from practice.phone import Phone
from services import bridge
from tests.handlers.test_preferences import becomes, opens
from tests.pilot import Pilot


@pytest.fixture
async def anja(pilot: Pilot) -> Phone:
    return await pilot.mentor("Anja")


@pytest.fixture
async def fatima(pilot: Pilot, anja: Phone) -> Phone:
    return await pilot.participant("Fatima", mentor=anja)


async def test_calm_mode_goes_on_and_off_and_what_is_shown_follows_at_once(pilot: Pilot, fatima: Phone):
    await opens(fatima, "Rustige stand")
    await fatima.sees("🌿 Rustige stand")

    await fatima.presses("Aan")
    await becomes(pilot, fatima, Preferences(calm=True))
    await fatima.sees("Goed. Ik stuur nu alleen woorden.")
    in_calm = await fatima.sees("Rustige stand\nDan stuur ik alleen woorden.")
    await fatima.presses("Uit")
    await becomes(pilot, fatima, Preferences())

    assert not in_calm["text"].startswith("🌿")
    await fatima.sees("👍 Goed. Je ziet weer emoji en plaatjes.")
    await fatima.sees("🌿 Rustige stand")


async def test_a_second_press_on_the_same_says_nothing_new(pilot: Pilot, fatima: Phone):
    await opens(fatima, "Rustige stand")
    await fatima.presses("Aan")
    await fatima.sees("Goed. Ik stuur nu alleen woorden.")

    await fatima.presses("✓ Aan")

    await fatima.says("/hulp")
    await fatima.sees("Anja is je mentor.")
    said = [text for text in await fatima.heard() if "alleen woorden" in text and text.startswith("Goed")]
    assert len(said) == 1


async def test_a_screen_a_notice_and_what_the_mentor_writes_come_without_emoji(fatima: Phone, anja: Phone):
    await wants_calm(fatima)

    await anja.says("/bericht Fatima Hallo 🌞 tot morgen 👍🏽")
    await fatima.sees("Anja schrijft:\nHallo tot morgen")
    await fatima.says("/instellingen")
    await fatima.sees("Instellingen\nHier kies je")

    assert not any(sign in text for text in (await fatima.heard())[-2:] for sign in "✉️🌞👍⚙️")


async def test_who_is_sent_nothing_but_an_emoji_still_gets_it(fatima: Phone, anja: Phone):
    await wants_calm(fatima)

    await anja.says("/bericht Fatima 👍")

    await fatima.sees("👍")


async def test_the_menu_works_in_calm_mode_whatever_stands_under_the_chat(fatima: Phone):
    await wants_calm(fatima)
    assert await fatima.keyboard() == [["Mijn doelen", "Afspraken"], ["Beloningen", "Hulp"]]

    await fatima.presses("Hulp")
    await fatima.sees("Anja is je mentor.")
    await fatima.says("🎯 Mijn doelen")

    await fatima.sees("geen doel")


async def test_a_picture_of_ours_comes_as_its_words(pilot: Pilot, fatima: Phone):
    await wants_calm(fatima)

    await fills_in_the_bridge(pilot, fatima)

    shown = await fatima.sees("Je brug van")
    assert shown["kind"] == "text"
    assert "Gezin en wonen" in shown["text"]
    assert "🌉" not in shown["text"]
    assert shown["buttons"]


async def test_a_picture_of_somebody_comes_in_calm_mode_too(anja: Phone, fatima: Phone):
    await wants_calm(fatima)

    await anja.says("/bericht Fatima")
    await anja.sees("Wat wil je")
    await anja.sends_photo(caption="Hier is het 🏢")

    shown = await fatima.sees("Hier is het")
    assert (shown["kind"], "🏢" in shown["text"]) == ("photo", False)


async def wants_calm(phone: Phone) -> None:
    await opens(phone, "Rustige stand")
    await phone.presses("Aan")
    await phone.sees("Goed. Ik stuur nu alleen woorden.")


async def fills_in_the_bridge(pilot: Pilot, phone: Phone) -> None:
    programme, by, now = pilot.programme, await pilot.someone(phone), pilot.now()
    async with pilot.database.work() as work:
        begun = await bridge.begin(work, by.id, by=by, now=now)
        for pillar in programme.method.asked:
            await bridge.rate(work, begun.id, pillar.key, 2, programme=programme, by=by, now=now)
        await bridge.finish(work, begun.id, programme=programme, by=by, now=now)
