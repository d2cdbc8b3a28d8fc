"""T29, T22: a code is shown to its owner and to nobody else, once for each tap, and is hidden after a day."""

from typing import Any

import pytest
from sqlalchemy import select, update
from telegram import Bot

from handlers.participants.presses import ShowCode
from mentoring.choices import ChoiceState
from mentoring.gifts import CodeForm
from mentoring.ids import ChoiceId
from mentoring.money import Cents
from storage.tables import audit, outbox, reveals, vouchers
from tests.bot.small_house import eventually
from tests.handlers.goal_stage import fill_pot
from tests.handlers.shop_of_codes import CODE, NUMBERS, adds_gift, has_chosen, has_saved

SHOW = ShowCode(ChoiceId(1)).data()
SHOWN, HIDDEN = "Hier is je cadeau: Film.", "Ik heb je code weer verstopt."


@pytest.fixture
async def karin(pilot):
    phone = await pilot.coordinator("Karin")
    await fill_pot(pilot)
    return phone


@pytest.fixture
async def anja(pilot, karin):
    return await pilot.mentor("Anja")


@pytest.fixture
async def fatima(pilot, anja):
    phone = await pilot.participant("Fatima", mentor=anja)
    await has_saved(pilot, phone, Cents(20_00))
    return phone


@pytest.fixture
async def code(pilot, karin, fatima):
    """Fatima chose a film, and its code lies ready."""
    return await has_chosen(pilot, fatima, await adds_gift(pilot, karin, CODE))


async def test_a_code_is_shown_after_a_tap_veiled_protected_and_to_be_copied(pilot, fatima, code):
    await opens_choice(fatima)

    await fatima.presses("Toon de code")

    shown = await fatima.sees(SHOWN)
    assert (shown["text"].count(CODE), veiled(shown), shown["protected"]) == (1, [CODE], True)
    assert await pressed(fatima, shown, "Kopieer de code") == {"copied": CODE}
    assert (await pilot_choice(pilot, code.id)).state is ChoiceState.RECEIVED
    assert await count_reveals(pilot) == 1
    assert ("reveals.reveal", f"choice:{code.id}", "done") in await in_audit_log(pilot)


@pytest.mark.parametrize(("form", "value"), [(CodeForm.QR, CODE), (CodeForm.BARCODE, NUMBERS)])
async def test_where_the_till_reads_it_a_veiled_picture_comes_with_the_code(
    pilot, karin, fatima, form, value
):
    await has_chosen(pilot, fatima, await adds_gift(pilot, karin, value, form=form))

    await opens_choice(fatima)
    await fatima.presses("Toon de code")

    shown = await fatima.sees(SHOWN)
    picture = await fatima.file(shown)
    assert (shown["kind"], shown["file"]["spoiler"], shown["protected"]) == ("photo", True, True)
    assert (veiled(shown), picture.content[:4]) == ([value], b"\x89PNG")


async def test_who_wants_calm_gets_the_picture_too_because_the_till_reads_it(pilot, karin, fatima):
    await has_chosen(pilot, fatima, await adds_gift(pilot, karin, CODE, form=CodeForm.QR))
    await fatima.says("/instellingen")
    await fatima.presses("Rustige stand")
    await fatima.presses("Aan")

    await fatima.presses_under(await fatima.sees("Rustige stand"), data=SHOW)

    assert (await fatima.sees("Hier is je cadeau: Film."))["kind"] == "photo"


async def test_nobody_else_sees_a_code_whatever_they_press(pilot, karin, anja, fatima, code):
    bert = await pilot.participant("Bert", mentor=anja)
    for phone, answer in ((bert, "Deze knop is van eerder"), (karin, ""), (anja, "")):
        first = await phone.sees(f"Hallo {phone.first_name}")

        await phone.presses_under(first, data=SHOW)

        await phone.sees_answer(answer)
    await in_group(pilot, anja)
    assert not await spread(pilot, [karin, anja, bert, fatima])
    assert (await count_reveals(pilot), (await pilot_choice(pilot, code.id)).state) == (0, ChoiceState.CHOSEN)


async def test_a_stranger_who_forges_the_button_gets_no_code(pilot, karin, fatima, code):
    stranger = await pilot.stranger("Xander")
    await stranger.says("hallo")
    first = await stranger.sees("")

    await stranger.presses_under(first, data=SHOW)

    await stranger.sees("", after=first)
    assert not await spread(pilot, [stranger])
    assert await count_reveals(pilot) == 0


async def test_in_a_group_a_code_is_not_shown_to_its_owner_either(pilot, anja, fatima, code):
    """Somebody added her to the admin chat, and she presses there."""
    await anja.says("/vandaag", pilot.admin_chat)
    card = await anja.sees("", pilot.admin_chat)
    await pilot.admin_chat.add(fatima, by=anja)

    await fatima.presses_under(card, data=SHOW)

    await fatima.sees_answer("Je code laat ik alleen zien in onze eigen chat.")
    assert not await spread(pilot, [fatima])
    assert await count_reveals(pilot) == 0


async def test_a_double_tap_shows_it_once(pilot, fatima, code):
    page = await opens_choice(fatima)

    await fatima.presses_under(page, data=SHOW)
    await fatima.sees(SHOWN)
    await fatima.presses_under(page, data=SHOW)

    await fatima.sees_answer("Je code staat al in deze chat.")
    assert await spread(pilot, [fatima]) == [CODE]
    assert await count_reveals(pilot) == 1


async def test_after_a_day_it_is_hidden_in_its_place_and_can_be_seen_again(pilot, fatima, code):
    page = await opens_choice(fatima)
    await fatima.presses_under(page, data=SHOW)
    shown = await fatima.sees(SHOWN)

    await pilot.moves_clock(hours=24, minutes=2)

    hidden = await fatima.sees(HIDDEN)
    assert (hidden["message_id"], await spread(pilot, [fatima])) == (shown["message_id"], [])
    await fatima.presses("Toon mijn code")
    again = await fatima.sees(SHOWN)
    assert again["message_id"] > hidden["message_id"]
    assert (await spread(pilot, [fatima]), await count_reveals(pilot)) == ([CODE], 2)


@pytest.mark.parametrize("form", [CodeForm.QR, CodeForm.BARCODE])
async def test_a_picture_of_a_code_is_hidden_too(pilot, karin, fatima, form):
    await has_chosen(pilot, fatima, await adds_gift(pilot, karin, NUMBERS, form=form))
    await opens_choice(fatima)
    await fatima.presses("Toon de code")
    shown = await fatima.sees(SHOWN)
    code_picture = (await fatima.file(shown)).content

    await pilot.moves_clock(hours=24, minutes=2)

    hidden = await fatima.sees("Ik heb je plaatje weer verstopt.")
    assert hidden["message_id"] == shown["message_id"]
    assert (await fatima.file(hidden)).content != code_picture
    assert await spread(pilot, [fatima]) == []


async def test_shown_again_later_the_code_stands_in_one_place_only(pilot, fatima, code):
    page = await opens_choice(fatima)
    await fatima.presses_under(page, data=SHOW)
    first = await fatima.sees(SHOWN)
    await pilot.moves_clock(hours=2)

    await fatima.presses_under(page, data=SHOW)

    second = await fatima.sees(SHOWN, after=first)
    await fatima.sees(HIDDEN)
    assert second["message_id"] != first["message_id"]
    assert await spread(pilot, [fatima]) == [CODE]


async def test_an_outage_of_two_days_does_not_keep_a_code_from_being_hidden(pilot, fatima, code):
    await opens_choice(fatima)
    await fatima.presses("Toon de code")
    await fatima.sees(SHOWN)
    await pilot.stops()
    await pilot.moves_clock(days=2)

    await pilot.starts()

    await fatima.sees(HIDDEN)
    assert await spread(pilot, [fatima]) == []


async def test_hiding_is_tried_until_telegram_does_it(pilot, fatima, code):
    await opens_choice(fatima)
    await fatima.presses("Toon de code")
    await fatima.sees(SHOWN)
    for fault in ("429", "500", "disconnect"):
        await pilot.room.fault(fault, method="editMessageText")

    await pilot.moves_clock(hours=24, minutes=2)
    await pilot.moves_clock(minutes=30)

    await fatima.sees(HIDDEN)


async def test_a_code_whose_message_its_owner_deleted_needs_no_hiding(pilot, fatima, code):
    await opens_choice(fatima)
    await fatima.presses("Toon de code")
    await deletes(pilot, await fatima.sees(SHOWN))

    await pilot.moves_clock(hours=24, minutes=2)

    assert await pilot.room.notices() == []
    async with pilot.database.work() as work:
        states = select(outbox.c.state).where(outbox.c.kind == "CodeHidden")
        assert (await work.connection.execute(states)).scalars().all() == ["sent"]


async def test_who_stopped_can_still_see_what_they_earned_and_it_is_hidden_again(pilot, fatima, code):
    page = await opens_choice(fatima)
    await fatima.says("/stop")
    await fatima.presses("Ja, ik stop")
    await fatima.sees("Ik stuur je niets meer")

    await fatima.presses_under(page, data=SHOW)
    await fatima.sees(SHOWN)
    await pilot.moves_clock(hours=24, minutes=2)

    await fatima.sees(HIDDEN)
    assert await spread(pilot, [fatima]) == []


async def test_what_was_undone_shows_no_code(pilot, fatima, code):
    page = await opens_choice(fatima)
    await fatima.presses("Toch niet")
    await fatima.sees("Je geld is terug.")

    await fatima.presses_under(page, data=SHOW)

    await fatima.sees_answer("Deze knop is van eerder")
    assert (await spread(pilot, [fatima]), await count_reveals(pilot)) == ([], 0)


async def test_once_it_was_seen_it_can_not_be_undone(pilot, fatima, code):
    page = await opens_choice(fatima)
    await fatima.presses("Toon de code")
    await fatima.sees(SHOWN)

    await fatima.presses_under(page, text="Toch niet")

    await fatima.sees_answer("")
    assert (await pilot_choice(pilot, code.id)).state is ChoiceState.RECEIVED


async def test_a_code_that_does_not_open_says_so_kindly_and_nothing_has_changed(pilot, fatima, code):
    await opens_choice(fatima)
    async with pilot.database.work() as work:
        await work.connection.execute(update(vouchers).values(sealed="AAAA"))

    await fatima.presses("Toon de code")

    await fatima.sees_answer("Sorry, ik kan je code nu niet laten zien. Je cadeau blijft van jou.")
    assert (await count_reveals(pilot), (await pilot_choice(pilot, code.id)).state) == (0, ChoiceState.CHOSEN)


async def test_a_code_that_stops_opening_on_its_way_out_is_not_sent_and_the_team_knows(
    pilot, anja, fatima, code
):
    await opens_choice(fatima)
    await pilot.room.fault("429", method="sendMessage", chat_id=fatima.id, retry_after=60)
    await fatima.presses("Toon de code")
    await eventually(lambda: states_of_codes(pilot, "waiting"))
    async with pilot.database.work() as work:
        await work.connection.execute(update(vouchers).values(sealed="AAAA"))

    await pilot.moves_clock(minutes=2)

    await anja.sees("Een bericht aan Fatima (A-001) is niet aangekomen", pilot.admin_chat)
    assert await spread(pilot, [fatima, anja]) == []


# --- whatever the network does (T22) --------------------------------------------------------------


@pytest.mark.parametrize("fault", ["disconnect", "500"])
async def test_when_it_is_not_known_whether_a_code_arrived_only_its_owner_asks_again(
    pilot, anja, fatima, code, fault
):
    page = await opens_choice(fatima)
    await pilot.room.fault(fault, method="sendMessage", chat_id=fatima.id)

    await fatima.presses_under(page, data=SHOW)
    await anja.sees("niet aangekomen, of dat is niet zeker", pilot.admin_chat)
    before = await spread(pilot, [fatima])
    await fatima.presses_under(page, data=SHOW)

    await eventually(lambda: states_of_codes(pilot, "unknown", "sent"))
    assert (len(before) <= 1, await spread(pilot, [fatima])) == (True, [*before, CODE])


async def test_while_telegram_tells_us_to_wait_a_second_tap_sends_no_second_code(pilot, fatima, code):
    page = await opens_choice(fatima)
    await pilot.room.fault("429", method="sendMessage", chat_id=fatima.id, retry_after=300)
    await fatima.presses_under(page, data=SHOW)
    await eventually(lambda: states_of_codes(pilot, "waiting"))
    await pilot.moves_clock(minutes=2)

    await fatima.presses_under(page, data=SHOW)
    await fatima.sees_answer("Je code komt eraan.")
    await pilot.moves_clock(minutes=5)

    await fatima.sees(SHOWN)
    assert (await spread(pilot, [fatima]), await count_reveals(pilot)) == ([CODE], 1)


async def test_a_code_that_could_not_leave_in_time_stays_where_it_is_until_it_is_asked_again(
    pilot, fatima, code
):
    """She pressed, and then blocked the bot for a while."""
    page = await opens_choice(fatima)
    await pilot.stops()
    await fatima.presses_under(page, data=SHOW)
    await fatima.blocks()
    await pilot.starts()
    await eventually(lambda: states_of_codes(pilot, "waiting"))

    await pilot.moves_clock(minutes=40)
    await fatima.unblocks()
    await fatima.says("/start")
    await fatima.sees("Hallo Fatima", after=page)
    assert await spread(pilot, [fatima]) == []
    await fatima.presses_under(page, data=SHOW)

    await fatima.sees(SHOWN)
    assert await spread(pilot, [fatima]) == [CODE]


# --- how it stands --------------------------------------------------------------------------------


async def opens_choice(fatima: Any) -> Any:
    await fatima.presses("Beloningen")
    await fatima.sees("In je spaarpot zit")
    await fatima.presses("Mijn cadeaus")
    await fatima.presses("Film")
    return await fatima.sees("Je code ligt klaar.")


def veiled(message: Any) -> list[str]:
    """What is seen after a tap only."""
    text = message["text"].encode("utf-16-le")
    return [
        text[2 * each["offset"] : 2 * (each["offset"] + each["length"])].decode("utf-16-le")
        for each in message["entities"]
        if each["type"] == "spoiler"
    ]


async def pressed(phone: Any, message: Any, text: str) -> Any:
    return await phone.presses_under(message, text=text)


async def in_group(pilot: Any, anja: Any) -> None:
    """A mentor presses the forged button in the admin chat."""
    await anja.says("/vandaag", pilot.admin_chat)
    card = await anja.sees("", pilot.admin_chat)
    await anja.presses_under(card, data=SHOW)
    await anja.sees_answer("")


async def spread(pilot: Any, phones: list[Any]) -> list[str]:
    """Every code that can be read in any chat."""
    shown = [message for phone in phones for message in await phone.messages()]
    shown += await pilot.admin_chat.messages() if pilot._groups else []
    return [code for message in shown for code in (CODE, NUMBERS) if code in str(message)]


async def count_reveals(pilot: Any) -> int:
    async with pilot.database.work() as work:
        return len((await work.connection.execute(select(reveals.c.id))).all())


async def pilot_choice(pilot: Any, choice_id: ChoiceId) -> Any:
    async with pilot.database.work() as work:
        return await work.choices.get(choice_id)


async def in_audit_log(pilot: Any) -> list[tuple[str, str, str]]:
    columns = (audit.c.act, audit.c.object, audit.c.result)
    async with pilot.database.work() as work:
        return [tuple(row) for row in await work.connection.execute(select(*columns))]


async def deletes(pilot: Any, message: Any) -> None:
    """As its owner would; in the room only the bot can."""
    async with Bot(str(pilot.settings.token), base_url=f"{pilot.settings.bot_api_url}/bot") as bot:
        await bot.delete_message(message["chat_id"], message["message_id"])


async def states_of_codes(pilot: Any, *states: str) -> bool:
    query = select(outbox.c.state).where(outbox.c.kind == "CodeShown").order_by(outbox.c.id)
    async with pilot.database.work() as work:
        found = (await work.connection.execute(query)).scalars().all()
    return list(found) == list(states)
