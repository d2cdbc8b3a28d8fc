"""Staff in the chat: inviting, the list, the card, /help, /personeel."""

import pytest

from handlers import house
from messages.commands import StaffCommand


async def test_a_mentor_invites_with_a_name_and_nothing_more(pilot):
    anja = await pilot.mentor("Anja")

    await anja.says("/nieuw")
    await anja.sees("Wat is de voornaam, of een schuilnaam?")
    await anja.says("Bert")

    shown = await anja.sees("Uitnodiging voor Bert")
    assert shown["kind"] == "photo"
    assert "https://t.me/VoetstukOefenBot?start=" in shown["text"]


async def test_the_link_as_shown_lets_somebody_in(pilot):
    anja, bert = await pilot.mentor("Anja"), await pilot.stranger("Bert")
    await anja.says("/nieuw")
    await anja.says("Bert")
    await anja.sees("Uitnodiging voor Bert")

    await bert.opens(await pilot.room.newest_link())

    await bert.sees("Hallo Bert. Fijn dat je er bent.")


async def test_in_one_line_it_is_read_back_first(pilot):
    anja = await pilot.mentor("Anja")

    await anja.says("/nieuw Jan Willem")
    await anja.sees("Jan Willem uitnodigen voor team Alphen-West. Klopt dit?")
    assert await _participants(pilot) == []
    await anja.presses("Ja, dit klopt")

    await anja.sees("Uitnodiging voor Jan Willem")
    assert await _participants(pilot) == ["Jan Willem"]


@pytest.mark.parametrize("button", ["Nee", "Stop"])
async def test_nobody_is_invited_when_it_is_not_right(pilot, button):
    anja = await pilot.mentor("Anja")

    await anja.says("/nieuw Bart")
    await anja.presses(button)

    await anja.sees("Er is geen uitnodiging gemaakt")
    assert await _participants(pilot) == []


@pytest.mark.parametrize("name", ["🌻🌻🌻", "A" * 41, "Anja\nBert", "123"])
async def test_what_is_no_name_is_asked_again(pilot, name):
    anja = await pilot.mentor("Anja")

    await anja.says("/nieuw")
    await anja.sees("Wat is de voornaam")
    await anja.says(name)
    await anja.sees("Een naam is hooguit 40 tekens")
    await anja.says("Bert")

    await anja.sees("Uitnodiging voor Bert")


async def test_in_the_admin_chat_the_link_goes_to_the_mentor_alone(pilot):
    anja = await pilot.mentor("Anja")
    group = pilot.admin_chat

    await anja.says("/nieuw Bert", group)
    await anja.presses("Ja, dit klopt", group)

    await anja.sees("Uitnodiging voor Bert")
    await anja.sees("De uitnodiging voor Bert staat in het privégesprek van Anja", group)
    assert not any("start=" in text for text in await anja.heard(group))


async def test_a_mentor_who_closed_the_private_chat_hears_in_the_group_what_to_do(pilot):
    anja = await pilot.mentor("Anja")
    await anja.blocks()

    await anja.says("/nieuw Bert", pilot.admin_chat)

    await anja.sees("Anja, ik kan je de link niet sturen", pilot.admin_chat)
    assert await _participants(pilot) == []


async def test_a_mentor_of_several_teams_chooses_one(pilot):
    karin = await pilot.coordinator("Karin")
    await pilot.team("West")
    await pilot.team("Oost")

    await karin.says("/nieuw")
    await karin.says("Bert")
    await karin.sees("Voor welk team is Bert?")
    await karin.presses("Oost")

    await karin.sees("Uitnodiging voor Bert")
    async with pilot.database.work() as work:
        bert = (await work.people.participants_of(None))[0]
        assert (await work.people.team(bert.team_id)).name == "Oost"


@pytest.mark.parametrize("command", ["/nieuw", "/deelnemers", "/meldingen"])
async def test_in_the_admin_chat_of_another_team_no_command_does_anything(pilot, command):
    anja, kees = await pilot.mentor("Anja"), await pilot.mentor("Kees", team="Nieuwkoop")
    await pilot.admin_chat.add(kees, by=anja)

    await kees.says(command, pilot.admin_chat)

    await kees.sees("Alleen mentoren van dit team kunnen dit doen", pilot.admin_chat)


async def test_the_form_survives_a_restart(pilot):
    anja = await pilot.mentor("Anja")
    await anja.says("/nieuw")
    await anja.sees("Wat is de voornaam")

    await pilot.stops()
    await pilot.starts()
    await anja.says("Bert")

    await anja.sees("Uitnodiging voor Bert")


async def test_the_picture_is_square_and_large_enough_to_scan(pilot):
    anja = await pilot.mentor("Anja")
    await anja.says("/nieuw")
    await anja.says("Bert")

    shown = await anja.sees("Uitnodiging voor Bert")

    assert shown["file"]["width"] == shown["file"]["height"]
    assert shown["file"]["width"] >= 400


async def test_the_list_shows_the_team_and_a_name_shows_the_card(pilot):
    anja = await pilot.mentor("Anja")
    await pilot.participant("Fatima", mentor=anja)
    await pilot.participant("Gerrit", team="Nieuwkoop")

    await anja.says("/deelnemers")
    await anja.sees("1 deelnemer\n• Fatima (A-001): doet mee")
    await anja.presses("Fatima (A-001)")

    card = await anja.sees("Team Alphen-West, mentor Anja")
    assert "Laatste contact" in card["text"]


async def test_a_long_list_comes_in_pages(pilot):
    anja = await pilot.mentor("Anja")
    for number in range(21):
        await pilot.invitation(f"Deelnemer {chr(ord('a') + number)}", by=anja)

    await anja.says("/deelnemers")
    await anja.sees("21 deelnemers")
    await anja.presses("Volgende »")
    await anja.sees("Deelnemer u (A-021)")
    await anja.presses("« Vorige")

    await anja.sees("Deelnemer a (A-001)")


@pytest.mark.parametrize("wanted", ["fatima", "A-001", "a-001"])
async def test_one_participant_is_found_by_name_or_number(pilot, wanted):
    anja = await pilot.mentor("Anja")
    await pilot.participant("Fatima")

    await anja.says(f"/deelnemer {wanted}")

    await anja.sees("Fatima (A-001) · doet mee")


async def test_a_participant_is_chosen_with_a_button(pilot):
    anja = await pilot.mentor("Anja")
    await pilot.participant("Fatima")

    await anja.says("/deelnemer", pilot.admin_chat)
    await anja.presses("Fatima (A-001)", pilot.admin_chat)

    await anja.sees("Fatima (A-001) · doet mee", pilot.admin_chat)


async def test_two_of_the_same_name_are_told_apart_by_number(pilot):
    anja = await pilot.mentor("Anja")
    await pilot.participant("Fatima")
    await pilot.participant("Fatima")

    await anja.says("/deelnemer Fatima")

    await anja.sees("Meer deelnemers heten zo: Fatima (A-001) en Fatima (A-002)")


async def test_a_participant_of_another_team_is_not_found(pilot):
    anja = await pilot.mentor("Anja")
    await pilot.participant("Gerrit", team="Nieuwkoop")

    await anja.says("/deelnemer Gerrit")

    await anja.sees("Ik vind hier geen deelnemer “Gerrit”")


async def test_a_name_that_was_misspelt_is_offered_as_it_is_written(pilot):
    anja = await pilot.mentor("Anja")
    await pilot.participant("Ibrahim")
    await pilot.participant("Ibrahima", team="Nieuwkoop")

    await anja.says("/doel Ibrahm")

    told = await anja.sees("Ik vind hier geen deelnemer “Ibrahm”")
    assert "Wel: Ibrahim (A-001)." in told["text"]


async def test_help_lists_every_command_that_there_is(pilot):
    anja = await pilot.mentor("Anja")

    await anja.says("/help", pilot.admin_chat)

    shown = await anja.sees("Opdrachten", pilot.admin_chat)
    for_staff = [name for name, is_for_staff in house.ROUTES.commands if is_for_staff]
    assert [name for name in for_staff if f"/{name} – " not in shown["text"]] == []
    assert {name for name in for_staff if name.upper() not in StaffCommand.__members__} == set()


async def test_a_coordinator_invites_a_mentor_who_then_works_in_the_team(pilot):
    karin, anja = await pilot.coordinator("Karin"), await pilot.stranger("Anja")
    await pilot.team("Alphen-West")

    await karin.says("/personeel")
    await karin.presses("Mentor uitnodigen")
    await karin.says("Anja")
    await karin.presses("Alphen-West")
    await karin.sees("Uitnodiging voor mentor Anja, team Alphen-West")
    await anja.opens(await pilot.room.newest_link())

    await anja.sees("Je bent nu mentor van team Alphen-West")
    await karin.sees("Anja heeft de uitnodiging geopend")


async def test_a_mentor_is_invited_in_one_line(pilot):
    karin = await pilot.coordinator("Karin")
    await pilot.team("Kaag en Braassem")

    await karin.says("/personeel Jan Willem kaag en braassem")
    await karin.sees("Jan Willem uitnodigen als mentor van team Kaag en Braassem. Klopt dit?")
    await karin.presses("Ja, dit klopt")

    await karin.sees("Uitnodiging voor mentor Jan Willem")


async def test_the_list_of_staff_shows_teams_mentors_and_coordinators(pilot):
    karin = await pilot.coordinator("Karin")
    await pilot.mentor("Anja")
    await pilot.mentor("Kees")

    await karin.says("/personeel")

    shown = await karin.sees("Mentoren")
    assert "• Alphen-West: Anja en Kees" in shown["text"]
    assert "Karin" in shown["text"]


async def test_staff_are_never_invited_in_a_group(pilot):
    karin = await pilot.coordinator("Karin")
    await pilot.team()
    group = pilot.admin_chat

    await karin.says("/personeel Anja Alphen-West", group)

    await karin.sees("Deze opdracht werkt in je privégesprek met mij", group)


async def test_an_answered_question_keeps_no_buttons_that_do_nothing(pilot):
    anja = await pilot.mentor("Anja")
    await anja.says("/nieuw Bert")
    question = await anja.sees("Klopt dit?")

    await anja.presses_under(question, text="Ja, dit klopt")
    await anja.sees("Uitnodiging voor Bert")

    [answered] = [one for one in await anja.messages() if one["message_id"] == question["message_id"]]
    assert "Klopt dit?" in answered["text"]
    assert not answered["buttons"]


@pytest.mark.parametrize("text", ["/start", "Hallo?"])
async def test_staff_who_write_just_anything_are_shown_the_way(pilot, text):
    anja = await pilot.mentor("Anja")

    await anja.says(text)

    await anja.sees("Met /help zie je alle opdrachten")


async def _participants(pilot):
    async with pilot.database.work() as work:
        return [one.first_name for one in await work.people.participants_of(None)]
