"""/huishouden, through the whole bot."""

import pytest

from practice.phone import Phone
from tests.handlers.staff_planning import labels
from tests.pilot import Pilot


@pytest.fixture
async def anja(pilot: Pilot) -> Phone:
    mentor = await pilot.mentor("Anja")
    await pilot.participant("Fatima", mentor=mentor)
    await pilot.participant("Bert", mentor=mentor)
    return mentor


@pytest.mark.parametrize("line", ["Bert Fatima", "bert en Fatima", "A-002 A-001"])
async def test_two_are_linked_in_one_line_that_is_read_back_first(pilot: Pilot, anja: Phone, line: str):
    await anja.says(f"/huishouden {line}")
    read_back = await anja.sees("Klopt dit?")
    assert read_back["text"].replace("\xa0", " ").split("\n") == [
        "Bert (A-002) en Fatima (A-001) delen dan één grens van € 250 per jaar. Dit jaar is er nog € 250 ruimte. "
        "Wat verdiend of beloofd is, blijft.",
        "Ik vertel hun niet met wie zij die grens delen.",
        "Klopt dit?",
    ]

    await anja.presses("Ja, dit klopt")

    await anja.sees("Eén grens per jaar · Bert (A-002) en Fatima (A-001)")


async def test_with_buttons_from_the_first_question_to_the_last(pilot: Pilot, anja: Phone):
    await anja.says("/huishouden")
    await anja.presses("Fatima (A-001)")
    shown = await anja.sees("Een eigen grens per jaar · Fatima (A-001)")
    assert labels(shown) == [["Koppelen aan iemand"]]
    await anja.presses("Koppelen aan iemand")
    asked = await anja.sees("Met wie deelt Fatima één grens per jaar?")
    assert labels(asked) == [["Bert (A-002)"], ["Stop"]]
    await anja.presses("Bert (A-002)")
    await anja.presses("Ja, dit klopt")
    shared = await anja.sees("Eén grens per jaar · Fatima (A-001) en Bert (A-002)")
    assert labels(shared) == [["Fatima losmaken"], ["Bert losmaken"], ["Koppelen aan iemand"]]

    await anja.presses("Bert losmaken")
    await anja.sees("Bert heeft dan weer een eigen grens per jaar. Klopt dit?")
    await anja.presses("Ja, losmaken")

    await anja.sees("Een eigen grens per jaar · Bert (A-002)")


async def test_who_says_no_changes_nothing(pilot: Pilot, anja: Phone):
    await anja.says("/huishouden Bert Fatima")
    await anja.sees("Klopt dit?")
    await anja.presses("Nee")
    await anja.sees("Er is niets veranderd.")

    await anja.says("/huishouden Bert")

    await anja.sees("Een eigen grens per jaar · Bert (A-002)")


async def test_two_who_share_already_are_not_asked_again_and_an_old_button_answers(pilot: Pilot, anja: Phone):
    await anja.says("/huishouden Bert Fatima")
    await anja.presses("Ja, dit klopt")
    shared = await anja.sees("Eén grens per jaar")
    await anja.says("/huishouden Fatima Bert")
    await anja.sees("Zij delen al één grens per jaar.")
    await anja.presses_under(shared, text="Bert losmaken")
    unlink = await anja.sees("Bert heeft dan weer een eigen grens")
    await anja.presses_under(unlink, text="Ja, losmaken")
    alone = await anja.sees("Een eigen grens per jaar · Bert (A-002)")

    await anja.says("/huishouden Fatima")

    await anja.sees("Een eigen grens per jaar · Fatima (A-001)", after=alone)


async def test_the_participants_are_told_nothing_of_it(pilot: Pilot, anja: Phone):
    sanne = await pilot.participant("Sanne", mentor=anja)
    before = await sanne.messages()

    await anja.says("/huishouden Sanne Fatima")
    await anja.presses("Ja, dit klopt")
    await anja.sees("Eén grens per jaar")

    assert await sanne.messages() == before


async def test_who_is_no_staff_does_not_find_the_command(pilot: Pilot, anja: Phone):
    omar = await pilot.participant("Omar", mentor=anja)

    await omar.says("/huishouden Omar Fatima")

    someone = await pilot.someone(omar)
    async with pilot.database.work() as work:
        assert await work.households.of(someone.id) is None
