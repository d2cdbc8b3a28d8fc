"""The spaarpot through the whole bot: from the good news to a gift in one's hands, and back again."""

import pytest
from sqlalchemy import func, insert, select

from handlers.participants.presses import TakeGift
from handlers.staff.hand_overs import GiveChoice
from mentoring.gifts import CodeForm, GiftDraft, GiftKind, GiftPictogram
from mentoring.ids import ChoiceId, GiftId
from mentoring.money import Cents
from messages.appointments import AppointmentKept, GladYouCame
from messages.claims import EarnedMoney
from services import gifts, rewards
from storage.tables import choices as choices_table
from storage.tables import vouchers
from tests.handlers.goal_stage import buttons, fill_pot

BOOK = GiftDraft("Boekenbon", Cents(10_00), GiftKind.BY_HAND, None, "in de winkel", None, GiftPictogram.BOOK)
SWIM = GiftDraft("Zwemmen", Cents(10_00), GiftKind.ORDERED, None, "het zwembad", None, GiftPictogram.SWIMMING)
CODE = GiftDraft("Film", Cents(10_00), GiftKind.CODE, CodeForm.TEXT, "de film", None, GiftPictogram.CINEMA)
DEAR = GiftDraft("Gereedschap", Cents(22_50), GiftKind.BY_HAND, None, "de winkel", None, GiftPictogram.TOOL)
TAKE, GIVE = TakeGift(GiftId(1), ChoiceId(0)).data(), GiveChoice(ChoiceId(1)).data()
"""Of the first gift and the first choice, to press once more after the button was taken away."""


@pytest.fixture
async def karin(pilot):
    phone = await pilot.coordinator("Karin")
    await fill_pot(pilot)
    await adds(pilot, phone, BOOK)
    return phone


@pytest.fixture
async def anja(pilot, karin):
    return await pilot.mentor("Anja")


@pytest.fixture
async def fatima(pilot, anja):
    """She has saved twenty euros."""
    phone = await pilot.participant("Fatima", mentor=anja)
    someone = await pilot.someone(phone)
    async with pilot.database.work() as work:
        await rewards.owe(work, someone.id, Cents(20_00), cause="correction:1", by=None, now=pilot.now())
    return phone


async def test_the_spaarpot_says_what_it_buys_and_what_is_nearly_within_reach(pilot, karin, fatima):
    await adds(pilot, karin, DEAR)

    await fatima.presses("Beloningen")

    shown = await fatima.sees("In je spaarpot zit")
    assert plain(shown["text"]).split("\n") == [
        "💶 In je spaarpot zit € 20.",
        "Spaar nog € 2,50 voor: Gereedschap.",
        "Verder sparen mag ook. Wat wil je?",
    ]
    assert [plain(each) for each in await buttons(fatima, shown)] == [
        "📖 Boekenbon · € 10",
        "Wat heb ik verdiend?",
        "Wat is de volgende stap?",
    ]


async def test_the_money_of_an_appointment_leads_to_the_spaarpot_too(pilot, fatima):
    earned = EarnedMoney(Cents(5_00), Cents(20_00))
    news = AppointmentKept(GladYouCame(), pilot.now().date(), earned)
    someone = await pilot.someone(fatima)
    async with pilot.database.work() as work:
        await work.outbox.add(news, to=someone.id, now=pilot.now())

    await fatima.presses("Bekijk mijn spaarpot")

    await fatima.sees("💶 In je spaarpot zit €\xa020.")


async def test_by_hand_a_gift_is_chosen_given_and_received(pilot, anja, fatima):
    await fatima.presses("Beloningen")
    await fatima.presses("📖 Boekenbon · €\xa010")
    await fatima.sees("Dit kost €\xa010")
    await fatima.presses("Ja, dit wil ik")
    await fatima.sees("🎁 Goed gekozen: Boekenbon.\nAnja geeft het aan jou.\nIn je spaarpot zit nu €\xa010.")
    await anja.sees("Geef Boekenbon aan Fatima", pilot.admin_chat)

    await anja.presses("Gegeven", pilot.admin_chat)
    await anja.sees_answer("Genoteerd. Fatima krijgt de vraag of het er is.")
    await fatima.sees("Anja gaf je iets: Boekenbon.\nHeb je het gekregen?")
    await fatima.presses("Ontvangen")

    await fatima.sees("Fijn. Je hebt het nu: Boekenbon.")
    await anja.sees("Gegeven door Anja. Ontvangen op", pilot.admin_chat)


async def test_not_after_all_gives_the_money_back_and_the_card_says_so(pilot, anja, fatima):
    await chooses(fatima, "📖 Boekenbon · €\xa010")
    await anja.sees("Geef Boekenbon aan Fatima", pilot.admin_chat)

    await fatima.presses("Toch niet")

    await fatima.sees("Je geld is terug. In je spaarpot zit nu €\xa020.")
    await anja.sees("De deelnemer wil dit toch niet.", pilot.admin_chat)


async def test_rather_save_leads_back_to_the_spaarpot(fatima):
    await fatima.presses("Beloningen")
    first = await fatima.sees("In je spaarpot zit")
    await fatima.presses("📖 Boekenbon · €\xa010")

    await fatima.presses("Liever sparen")

    await fatima.sees("In je spaarpot zit €\xa020", after=first)


async def test_a_double_tap_on_the_same_page_buys_once(pilot, fatima):
    await fatima.presses("Beloningen")
    await fatima.presses("📖 Boekenbon · €\xa010")
    page = await fatima.sees("Dit kost")

    await fatima.presses_under(page, data=TAKE)
    first = await fatima.sees("Goed gekozen")
    await fatima.presses_under(page, data=TAKE)

    await fatima.sees("Goed gekozen: Boekenbon", after=first)
    assert await count(pilot) == 1


async def test_who_has_spent_it_meanwhile_reads_what_there_is_now(pilot, fatima):
    await fatima.presses("Beloningen")
    await fatima.presses("📖 Boekenbon · €\xa010")
    page = await fatima.sees("Dit kost")
    someone = await pilot.someone(fatima)
    async with pilot.database.work() as work:
        cause = "choice:900"
        await rewards.choose(work, someone.id, Cents(15_00), cause=cause, by=None, now=pilot.now())

    await fatima.presses_under(page, data=TAKE)

    await fatima.sees_answer("Spaar nog €\xa05 voor: Boekenbon. Er ging niets uit je spaarpot.")
    await fatima.sees("In je spaarpot zit €\xa05.")
    assert await count(pilot) == 0


async def test_a_gift_that_was_taken_out_meanwhile_is_an_old_button(pilot, karin, fatima):
    await fatima.presses("Beloningen")
    await fatima.sees("In je spaarpot zit")
    by = await pilot.someone(karin)
    async with pilot.database.work() as work:
        gift = (await work.gifts.offered())[0]
        await gifts.retire_gift(work, gift.id, by=by, now=pilot.now())

    await fatima.presses("📖 Boekenbon · €\xa010")

    await fatima.sees_answer("Deze knop is van eerder")


async def test_a_code_lies_ready_and_can_be_changed_back_until_it_is_shown(pilot, karin, fatima):
    gift_id = await adds(pilot, karin, CODE)
    async with pilot.database.work() as work:
        row = {"gift_id": gift_id, "key_id": "k", "sealed": "s", "fingerprint": "f", "loaded_at": pilot.now()}
        await work.connection.execute(insert(vouchers).values(**row))
    await chooses(fatima, "🎬 Film · €\xa010")

    shown = await fatima.sees("Je code ligt klaar. Wil je hem zien?")

    assert await buttons(fatima, shown) == ["Toon de code", "Toch niet", "Naar mijn spaarpot"]


async def test_my_gifts_tell_how_it_is_with_each(pilot, fatima):
    await chooses(fatima, "📖 Boekenbon · €\xa010")
    await fatima.presses("Naar mijn spaarpot")
    await fatima.sees("Onderweg naar jou: Boekenbon.")

    await fatima.presses("Mijn cadeaus")
    await fatima.sees("🎁 Jouw cadeaus:\n• Boekenbon: onderweg")
    await fatima.presses("Boekenbon")

    await fatima.sees("🎁 Boekenbon\nAnja geeft het aan jou.")


async def test_not_yet_tells_the_team_and_the_mentor_writes_down_the_receipt(pilot, anja, fatima):
    await chooses(fatima, "📖 Boekenbon · €\xa010")
    await anja.presses("Gegeven", pilot.admin_chat)
    await fatima.sees("Heb je het gekregen?")
    await fatima.presses("Nog niet")
    await fatima.sees("Ik laat het Anja weten.")
    await anja.sees("heeft dit nog niet: Boekenbon", pilot.admin_chat)

    await anja.presses("Ontvangst noteren", pilot.admin_chat)
    await anja.sees("waarom noteer je zelf dat Fatima het heeft?", pilot.admin_chat)
    await anja.says("Net samen opgehaald", pilot.admin_chat)

    await anja.sees("Genoteerd: Fatima heeft het.", pilot.admin_chat)
    await anja.sees("Ontvangst genoteerd: Net samen opgehaald", pilot.admin_chat)


async def test_the_second_mentor_hears_who_gave_it(pilot, anja, fatima):
    kees = await pilot.mentor("Kees")
    await chooses(fatima, "📖 Boekenbon · €\xa010")
    card = await kees.sees("Geef Boekenbon aan Fatima", pilot.admin_chat)
    await anja.presses("Gegeven", pilot.admin_chat)
    await anja.sees("Gegeven door Anja", pilot.admin_chat)

    await kees.presses_under(card, data=GIVE)

    await kees.sees_answer("Anja heeft dit al gegeven")


async def test_the_list_of_what_is_to_be_given_shows_each_card_anew(pilot, anja, fatima):
    await anja.says("/uitgeven")
    await anja.sees("Er is niets te geven")
    await chooses(fatima, "📖 Boekenbon · €\xa010")

    await anja.says("/uitgeven")
    await anja.sees("Te geven: 1. Gegeven en nog niet bevestigd: 0.")
    await anja.presses("🎁 Boekenbon · Fatima (A-001)")
    await anja.presses("Gegeven")

    await anja.sees("Gegeven door Anja")
    await fatima.sees("Heb je het gekregen?")


async def test_a_coordinator_orders_what_was_chosen_and_then_the_team_gives_it(pilot, karin, anja, fatima):
    await adds(pilot, karin, SWIM)
    await chooses(fatima, "🏊 Zwemmen · €\xa010")
    await fatima.sees("We bestellen het. Daarna krijg je het van Anja.")
    await karin.sees("🛒 1 cadeau te bestellen.")

    await karin.presses("Te bestellen")
    listed = await karin.sees("Zwemmen (€\xa010) · A-001 · Alphen-West")
    await karin.presses_under(listed, text="Lijst als XLSX")
    await karin.sees("Er staan nummers in en geen namen.")
    await karin.presses_under(listed, text="Lijst als CSV")
    await karin.presses_under(listed, text="Alles besteld")

    await karin.sees("Er is niets te bestellen.")
    await anja.sees("Geef Zwemmen aan Fatima", pilot.admin_chat)


async def test_one_of_the_list_is_marked_as_ordered(pilot, karin, anja, fatima):
    await adds(pilot, karin, SWIM)
    await chooses(fatima, "🏊 Zwemmen · €\xa010")
    await karin.says("/cadeaus")

    await karin.presses("Te bestellen")
    await karin.presses("Besteld: Zwemmen · A-001")

    await karin.sees_answer("1 cadeau besteld.")
    await anja.sees("Besteld op", pilot.admin_chat)


async def test_more_gifts_than_fit_come_on_the_next_page(pilot, karin, fatima):
    for number in range(6):
        await adds(pilot, karin, GiftDraft(f"Kaart {number}", *in_a_row(number)))
    await fatima.presses("Beloningen")
    first = await fatima.sees("In je spaarpot zit")

    await fatima.presses("Meer cadeaus")

    await fatima.sees("In je spaarpot zit")
    assert len([each for each in await buttons(fatima, first) if "·" in each]) <= 5


async def test_what_was_earned_stands_behind_a_button_of_its_own(fatima):
    await fatima.presses("Beloningen")

    await fatima.presses("Wat heb ik verdiend?")

    await fatima.sees("Je eerste beloning komt nog.")


async def test_the_digest_names_a_gift_that_waits_for_more_than_a_week(pilot, anja, fatima):
    await chooses(fatima, "📖 Boekenbon · €\xa010")
    await pilot.moves_clock(days=8)

    await anja.says("/vandaag", pilot.admin_chat)
    await anja.sees("cadeau wacht langer dan een week", pilot.admin_chat)
    await anja.presses("Cadeaus uitgeven", pilot.admin_chat)

    await anja.sees("Te geven: 1.", pilot.admin_chat)


async def test_who_has_stopped_can_still_get_what_was_chosen(pilot, anja, fatima):
    await chooses(fatima, "📖 Boekenbon · €\xa010")
    await fatima.says("/stop")
    await fatima.presses("Ja, ik stop")
    await fatima.sees("Ik stuur je niets meer")

    await anja.presses("Gegeven", pilot.admin_chat)

    await anja.sees_answer("Noteer de ontvangst dus zelf.")
    given = await anja.sees("Gegeven door Anja", pilot.admin_chat)
    assert await buttons(anja, given, pilot.admin_chat) == ["Ontvangst noteren"]


async def test_who_acts_for_somebody_chooses_for_them_but_sees_no_codes(pilot, karin, anja, fatima):
    gift_id = await adds(pilot, karin, CODE)
    async with pilot.database.work() as work:
        row = {"gift_id": gift_id, "key_id": "k", "sealed": "s", "fingerprint": "f", "loaded_at": pilot.now()}
        await work.connection.execute(insert(vouchers).values(**row))
    await anja.says("/namens Fatima")
    await anja.sees("Namens Fatima (A-001)")

    await anja.presses("Beloningen")
    shown = await anja.sees("In je spaarpot zit €\xa020.")
    assert not any("Film" in each for each in await buttons(anja, shown))
    await anja.presses("📖 Boekenbon · €\xa010")
    await anja.presses("Ja, dit wil ik")

    await anja.sees("Goed gekozen: Boekenbon.")
    await anja.sees("Geef Boekenbon aan Fatima", pilot.admin_chat)


async def chooses(phone, button: str) -> None:
    await phone.presses("Beloningen")
    await phone.presses(button)
    await phone.presses("Ja, dit wil ik")
    await phone.sees("Goed gekozen")


async def adds(pilot, coordinator, draft: GiftDraft):
    by = await pilot.someone(coordinator)
    async with pilot.database.work() as work:
        return await gifts.add_gift(work, draft, by=by, now=pilot.now())


async def count(pilot) -> int:
    async with pilot.database.work() as work:
        found = await work.connection.execute(select(func.count()).select_from(choices_table))
    return int(found.scalar_one())


def in_a_row(number: int):
    return (Cents(1_00 + number), GiftKind.BY_HAND, None, "in de winkel", None, GiftPictogram.PRESENT)


def plain(text: str) -> str:
    return text.replace("\xa0", " ")
