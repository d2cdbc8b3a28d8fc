"""Help, and everything that participants and mentors say to each other, through the whole bot."""

from practice.phone import Phone
from tests.pilot import Pilot


async def test_help_says_who_your_mentor_is_and_how_to_call(pilot: Pilot):
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)

    await fatima.presses("Hulp")

    shown = await fatima.sees("Anja is je mentor")
    assert "14 0172" in shown["text"]
    assert "ma-vr 9-17 uur" in shown["text"]


async def test_words_reach_the_admin_chat_and_a_reply_there_comes_back(pilot: Pilot):
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)

    await fatima.says("Ik snap de brief niet.")
    card = await anja.sees("Ik snap de brief niet.", pilot.admin_chat)
    await anja.says("Neem hem morgen mee.", pilot.admin_chat, reply_to=card)

    assert "Fatima (A-001) schrijft:" in card["text"]
    await fatima.sees("Ik heb het aan Anja gegeven.")
    await fatima.sees("Anja schrijft:\nNeem hem morgen mee.")
    await anja.sees("Verstuurd aan Fatima (A-001).", pilot.admin_chat)


async def test_hulp_with_words_behind_it_is_the_question_itself(pilot: Pilot):
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)

    await fatima.says("/hulp Kun je me bellen?")

    await anja.sees("Kun je me bellen?", pilot.admin_chat)


async def test_voice_and_photo_reach_the_admin_chat_as_they_are(pilot: Pilot):
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)

    await fatima.sends_voice()
    voice = await anja.sees("Van Fatima", pilot.admin_chat)
    await fatima.sends_photo(caption="Deze brief")
    photo = await anja.sees("Deze brief", pilot.admin_chat)
    await fatima.sends_document(b"%PDF", caption="En deze")
    document = await anja.sees("En deze", pilot.admin_chat)

    assert (voice["kind"], photo["kind"], document["kind"]) == ("voice", "photo", "document")


async def test_a_mentor_may_answer_with_a_photo_and_words(pilot: Pilot):
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)
    await fatima.says("Waar vind ik het?")
    await anja.presses("Antwoord", pilot.admin_chat)
    await anja.sees("Wat wil je aan Fatima laten weten?", pilot.admin_chat)

    await anja.sends_photo(caption="Hier", chat=pilot.admin_chat)

    shown = await fatima.sees("Dit is van Anja.\nHier")
    assert shown["kind"] == "photo"


async def test_a_burst_is_confirmed_once_and_later_words_again(pilot: Pilot):
    fatima = await pilot.participant("Fatima", mentor=await pilot.mentor("Anja"))

    await fatima.says("Hallo")
    await fatima.sees("Ik heb het aan Anja gegeven.")
    await fatima.says("Ben je er?")
    await fatima.says("/hulp")
    await fatima.sees("Anja is je mentor")
    once = await confirmations(fatima)
    await pilot.moves_clock(minutes=10)
    await fatima.says("Nog iets")
    await pilot.room.until(lambda: twice(fatima), "a second confirmation")

    assert once == 1


async def test_as_many_emoji_as_a_phone_can_send_arrive_to_the_last(pilot: Pilot):
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)

    await fatima.says("🏠" * 2048)
    await anja.sees("schrijft verder", pilot.admin_chat)
    await pilot.room.until(lambda: houses_in_the_admin_chat(pilot, anja), "all the houses")


async def test_a_sticker_or_place_gets_a_kind_answer_about_what_is_possible(pilot: Pilot):
    fatima = await pilot.participant("Fatima")

    await sends_raw(pilot, fatima, location={"latitude": 52.1, "longitude": 4.6})

    await fatima.sees("Dit kan ik niet doorgeven.")


async def test_what_telegram_itself_notes_in_the_chat_is_no_letter(pilot: Pilot):
    fatima = await pilot.participant("Fatima", mentor=await pilot.mentor("Anja"))
    before = await fatima.heard()

    await sends_raw(pilot, fatima, message_auto_delete_timer_changed={"message_auto_delete_time": 86400})
    await fatima.presses("Hulp")
    await fatima.sees("Anja is je mentor")

    assert len(await fatima.heard()) == len(before) + 1


async def test_an_invited_person_asks_before_agreeing_as_often_as_they_like(pilot: Pilot):
    anja = await pilot.mentor("Anja")
    bert = await pilot.stranger("Bert")
    await bert.opens(await pilot.invitation("Bert", by=anja))

    await bert.presses("Ik wil eerst iets vragen")
    await bert.sees("Vraag wat je wilt.")
    await bert.says("Kost het iets?")
    await anja.sees("Kost het iets?", pilot.admin_chat)
    await bert.says("En wie leest het?")
    card = await anja.sees("En wie leest het?", pilot.admin_chat)
    await anja.says("Alleen wij.", pilot.admin_chat, reply_to=card)

    await bert.sees("Anja schrijft:\nAlleen wij.")


async def test_a_mentor_writes_first_in_one_line(pilot: Pilot):
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)

    await anja.says("/bericht fatima Tot morgen!\nNeem je map mee.")

    await fatima.sees("Anja schrijft:\nTot morgen!\nNeem je map mee.")
    await anja.sees("Verstuurd aan Fatima (A-001).")


async def test_a_mentor_writes_first_step_by_step(pilot: Pilot):
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)

    await anja.says("/bericht")
    await anja.presses("Fatima (A-001)")
    await anja.sees("Wat wil je aan Fatima laten weten?")
    await anja.says("Hoe gaat het?")

    await fatima.sees("Anja schrijft:\nHoe gaat het?")


async def test_staff_of_another_team_reach_nobody(pilot: Pilot):
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)
    kees = await pilot.mentor("Kees", team="Nieuwkoop")
    await pilot.admin_chat.add(kees, by=anja)
    await fatima.says("Alleen voor mijn team")
    card = await kees.sees("Alleen voor mijn team", pilot.admin_chat)

    await kees.says("Hallo!", pilot.admin_chat, reply_to=card)
    await kees.sees("Alleen mentoren", pilot.admin_chat)
    await kees.says("/bericht Fatima Hallo!")
    await kees.sees("Fatima")

    assert not any("Hallo!" in text for text in await fatima.heard())


async def test_a_reply_about_somebody_else_never_reaches_the_one_of_the_open_question(pilot: Pilot):
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)
    bert = await pilot.participant("Bert", mentor=anja)
    await bert.says("Mijn geheim")
    card = await anja.sees("Mijn geheim", pilot.admin_chat)
    await anja.says("/bericht Fatima", pilot.admin_chat)
    await anja.sees("Wat wil je aan Fatima laten weten?", pilot.admin_chat)

    await anja.says("Dat blijft onder ons.", pilot.admin_chat, reply_to=card)

    await bert.sees("Dat blijft onder ons.")
    assert not any("onder ons" in text for text in await fatima.heard())


async def test_staff_hear_when_a_participant_has_no_account_yet(pilot: Pilot):
    anja = await pilot.mentor("Anja")
    await pilot.invitation("Bert", by=anja)

    await anja.says("/bericht Bert Welkom!")

    await anja.sees("heeft de uitnodiging nog niet geopend")


async def sends_raw(pilot: Pilot, phone: Phone, **content: object) -> None:
    """Something that the room's phones can't send, as Telegram would hand it out."""
    person = {"id": phone.id, "is_bot": False, "first_name": phone.first_name}
    chat = {"id": phone.id, "type": "private", "first_name": phone.first_name}
    sent_at = int(pilot.now().timestamp())
    message = {"message_id": 900_000, "date": sent_at, "chat": chat, "from": person, **content}
    pilot.server.room.updates.add("message", message, pilot.now())


async def confirmations(phone: Phone) -> int:
    return sum("Ik heb het aan Anja gegeven." in text for text in await phone.heard())


async def twice(phone: Phone) -> bool:
    return await confirmations(phone) == 2


async def houses_in_the_admin_chat(pilot: Pilot, anja: Phone) -> bool:
    return sum(text.count("🏠") for text in await anja.heard(pilot.admin_chat)) == 2048
