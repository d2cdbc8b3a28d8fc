"""'Hoe gaat het?' through the whole bot: chosen, asked on Wednesday, answered, and heavy with a yes or a no."""

from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import select

from handlers.participants.check_ins import PressFace
from mentoring.check_ins import Face
from practice.phone import Phone
from storage.tables import nudges
from tests.handlers.test_heavy_words import LINE, NUMBERS
from tests.pilot import Pilot
from tests.services.nudged import in_march

QUESTION = "Hoe gaat het?\nAnja ziet je antwoord niet."
MAY_I = "Mag ik het Anja vertellen?"
CALL = "Heeft het zwaar en wil dat jullie het weten."


@dataclass(frozen=True)
class Stage:
    """Anja, and Fatima, who wants to be asked."""

    pilot: Pilot
    anja: Phone
    fatima: Phone

    async def is_asked(self) -> dict[str, Any]:
        """The question, just after eleven on Wednesday 4 March 2026."""
        await self.pilot.room.move_clock_to(in_march(4, 11, 1))
        return await self.fatima.sees(QUESTION)

    async def in_the_group(self) -> str:
        """All that stands in the team's chat when everything that was under way has arrived."""
        await self.pilot.moves_clock(minutes=1)
        return "\n".join(await self.anja.heard(self.pilot.admin_chat))


@pytest.fixture
async def stage(pilot: Pilot) -> Stage:
    """On Monday Fatima chooses it under Hulp."""
    await pilot.room.move_clock_to(in_march(2, 9))
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)
    await fatima.presses("Hulp")
    await fatima.presses("Vraag elke week hoe het gaat")
    await fatima.presses("Ja, graag")
    await fatima.sees("Ik vraag het op woensdag om 11.00 uur.")
    return Stage(pilot, anja, fatima)


async def test_who_did_not_choose_it_is_not_asked(pilot: Pilot):
    await pilot.room.move_clock_to(in_march(2, 9))
    fatima = await pilot.participant("Fatima")

    await pilot.room.move_clock_to(in_march(5, 12))

    assert not any("Hoe gaat het?" in heard for heard in await fatima.heard())


async def test_it_is_silent_with_five_faces_that_each_have_a_word(stage: Stage):
    shown = await stage.is_asked()

    assert shown["silent"]
    words = [button["text"] for row in shown["buttons"] for button in row]
    assert words == [
        *("😀 Heel goed", "🙂 Goed", "😐 Gaat wel", "🙁 Niet zo goed", "😞 Heel zwaar"),
        "Dit niet meer vragen",
    ]


async def test_a_good_answer_gets_a_warm_line_and_the_sentence_stays_hers(stage: Stage):
    await stage.is_asked()

    await stage.fatima.presses("🙂 Goed")
    await stage.fatima.sees("Wil je er één zin bij schrijven?\nAnja leest die niet.")
    await stage.fatima.says("De zon schijnt vandaag")

    await stage.fatima.sees("Fijn om te horen.")
    assert "zon" not in await stage.in_the_group()


async def test_the_sentence_can_be_skipped(stage: Stage):
    await stage.is_asked()

    await stage.fatima.presses("😐 Gaat wel")
    await stage.fatima.presses("Overslaan")

    await stage.fatima.sees("Volgende week vraag ik het weer.")


async def test_heavy_with_a_yes_the_team_hears_it_without_the_sentence(stage: Stage):
    await stage.is_asked()
    await stage.fatima.presses("😞 Heel zwaar")
    shown = await stage.fatima.sees(NUMBERS)
    assert LINE in shown["text"]
    assert "Je kunt bellen: 14 0172. Dat kan ma-vr 9-17 uur." in shown["text"]
    await stage.fatima.says("Thuis is er ruzie")
    await stage.fatima.sees(MAY_I)

    await stage.fatima.presses("Ja")

    await stage.fatima.sees("Ik heb het Anja en het team verteld.")
    await stage.anja.sees(CALL, stage.pilot.admin_chat)
    assert "ruzie" not in await stage.in_the_group()


async def test_heavy_with_a_yes_to_the_sentence_too_the_team_reads_it(stage: Stage):
    await stage.is_asked()
    await stage.fatima.presses("😞 Heel zwaar")
    await stage.fatima.says("Thuis is er ruzie")

    await stage.fatima.presses("Ja, ook wat ik schreef")

    await stage.anja.sees(CALL, stage.pilot.admin_chat)
    await stage.anja.sees("Thuis is er ruzie", stage.pilot.admin_chat)


async def test_heavy_with_a_no_nobody_hears_it(stage: Stage):
    await stage.is_asked()
    await stage.fatima.presses("🙁 Niet zo goed")
    await stage.fatima.presses("Overslaan")
    await stage.fatima.sees(MAY_I)

    await stage.fatima.presses("Nee, nu niet")

    await stage.fatima.sees("Goed. Ik vertel het niet.")
    assert "🆘" not in await stage.in_the_group()


async def test_a_yes_that_is_typed_is_a_yes(stage: Stage):
    await stage.is_asked()
    await stage.fatima.presses("🙁 Niet zo goed")
    await stage.fatima.presses("Overslaan")
    await stage.fatima.sees(MAY_I)

    await stage.fatima.says("ja graag")

    await stage.anja.sees(CALL, stage.pilot.admin_chat)


async def test_a_sentence_that_says_that_it_is_too_much_reaches_the_team_and_is_not_asked_about(stage: Stage):
    await stage.is_asked()
    await stage.fatima.presses("😞 Heel zwaar")

    await stage.fatima.says("ik wil niet meer")

    await stage.fatima.sees("Ik laat het team weten dat het zwaar is.")
    await stage.fatima.sees("Het team weet al dat het zwaar is.")
    await stage.anja.sees("Schreef dat het te veel is.", stage.pilot.admin_chat)
    assert not any(MAY_I in heard for heard in await stage.fatima.heard())
    assert "wil niet meer" not in await stage.in_the_group()


async def test_a_voice_message_is_passed_on_only_with_a_yes(stage: Stage):
    await stage.is_asked()
    await stage.fatima.presses("🙂 Goed")

    await stage.fatima.sends_voice()
    await stage.fatima.sees("Zal ik het aan Anja geven?")
    assert "Van Fatima" not in await stage.in_the_group()
    await stage.fatima.presses("Ja, geef het door")

    await stage.anja.sees("Van Fatima", stage.pilot.admin_chat)


async def test_who_types_the_sentence_after_a_voice_message_sends_nothing_to_the_mentor(stage: Stage):
    await stage.is_asked()
    await stage.fatima.presses("🙂 Goed")
    await stage.fatima.sends_voice()
    await stage.fatima.sees("Zal ik het aan Anja geven?")

    await stage.fatima.says("Ik heb weer geslapen")

    await stage.fatima.sees("Fijn om te horen.")
    told = await stage.in_the_group()
    assert "geslapen" not in told
    assert "Van Fatima" not in told


async def test_a_photo_in_its_place_is_not_passed_on_with_a_no(stage: Stage):
    await stage.is_asked()
    await stage.fatima.presses("🙂 Goed")

    await stage.fatima.sends_photo()
    await stage.fatima.presses("Nee, niet doorgeven")

    await stage.fatima.sees("Fijn om te horen.")
    assert "Van Fatima" not in await stage.in_the_group()


async def test_a_face_of_an_answered_question_changes_nothing_and_shows_help_all_the_same(stage: Stage):
    asked = await stage.is_asked()
    await stage.fatima.presses("🙂 Goed")
    await stage.fatima.presses("Overslaan")
    await stage.fatima.sees("Fijn om te horen.")

    await stage.fatima.presses_under(asked, data=await heaviest(stage.pilot))

    await stage.fatima.sees(NUMBERS)
    await stage.fatima.sees("Je hebt het al gezegd.")


async def heaviest(pilot: Pilot) -> str:
    """What the button "Heel zwaar" carries, as a phone that has not been brought up to date still shows it."""
    async with pilot.database.work() as work:
        query = select(nudges.c.id).where(nudges.c.kind == "check_in", nudges.c.state == "sent")
        number = (await work.connection.execute(query)).scalar_one()
    return PressFace(number, Face.HEAVY).data()


async def test_what_is_written_hours_later_is_for_the_mentor(stage: Stage):
    await stage.is_asked()
    await stage.fatima.presses("🙂 Goed")
    await stage.fatima.sees("Wil je er één zin bij schrijven?")

    await stage.pilot.moves_clock(hours=2)
    await stage.fatima.says("Kun je me bellen?")

    await stage.anja.sees("Kun je me bellen?", stage.pilot.admin_chat)


async def test_it_is_off_with_one_tap_and_on_with_another(stage: Stage):
    shown = await stage.is_asked()
    await stage.fatima.presses_under(shown, text="Dit niet meer vragen")
    await stage.fatima.sees("Goed. Ik vraag het niet.")
    await stage.pilot.room.move_clock_to(in_march(11, 12))
    assert sum(QUESTION in heard for heard in await stage.fatima.heard()) == 0

    await stage.fatima.presses("Toch wel vragen")
    await stage.pilot.room.move_clock_to(in_march(18, 12))

    await stage.fatima.sees(QUESTION)


async def test_who_said_no_is_not_offered_it_again_under_help(pilot: Pilot):
    fatima = await pilot.participant("Fatima")
    await fatima.presses("Hulp")
    await fatima.presses("Vraag elke week hoe het gaat")
    await fatima.presses("Nee, dank je")
    await fatima.sees("Goed. Ik vraag het niet.")

    await fatima.presses("Hulp")
    shown = await fatima.sees("is je mentor.", after=await fatima.sees("Goed. Ik vraag het niet."))

    words = [button["text"] for row in shown["buttons"] for button in row]
    assert "Ik heb het zwaar" in words
    assert "Vraag elke week hoe het gaat" not in words


async def test_its_moment_is_chosen_under_settings(stage: Stage):
    await stage.fatima.says("/instellingen")
    await stage.fatima.presses("Hoe gaat het?")
    await stage.fatima.sees("Nu: woensdag om 11.00 uur.")

    await stage.fatima.presses("dinsdag")
    await stage.fatima.presses("15.00")
    await stage.fatima.sees("Nu: dinsdag om 15.00 uur.")
    await stage.pilot.room.move_clock_to(in_march(3, 15, 1))

    await stage.fatima.sees(QUESTION)


async def test_i_have_a_hard_time_shows_lines_and_asks_whether_the_mentor_may_know(stage: Stage):
    await stage.fatima.says("/hulp")
    await stage.fatima.presses("Ik heb het zwaar")
    await stage.fatima.sees(NUMBERS)
    await stage.fatima.presses("Ja")
    await stage.anja.sees(CALL, stage.pilot.admin_chat)

    await stage.fatima.presses("Andere hulplijnen")

    shown = await stage.fatima.sees("Deze lijnen kun je ook bellen:")
    assert "Geldfit: 0800-8115" in shown["text"]
