"""T16: a citizen number or bank account is not kept, not passed on, and taken away; and who says that it is
none may send it again.
"""

import asyncio
from pathlib import Path

from tests.pilot import Pilot

BSN = "111222333"
IBAN = "NL91ABNA0417164300"


async def test_in_free_text_it_reaches_nobody_and_is_nowhere_on_disk(pilot: Pilot):
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)

    said = await fatima.says(f"Mijn bsn is {BSN}, help")
    await fatima.sees("Zulke nummers bewaar ik niet.")

    assert not await is_in_chat(pilot, fatima.id, said)
    assert not any(BSN in heard for heard in await anja.heard(pilot.admin_chat))
    assert BSN.encode() not in await bytes_on_disk(pilot)


async def test_in_a_long_story_it_is_not_left_behind_in_pages_that_were_freed(pilot: Pilot):
    fatima = await pilot.participant("Fatima")

    await fatima.says("Er was eens een brief. " * 170 + BSN)
    await fatima.sees("Zulke nummers bewaar ik niet.")

    assert BSN.encode() not in await bytes_on_disk(pilot)


async def test_the_search_on_disk_finds_what_is_kept(pilot: Pilot):
    fatima = await pilot.participant("Fatima")

    await fatima.says("Dit blijft wel bewaard")
    await fatima.sees("Ik heb het aan")

    assert b"Dit blijft wel bewaard" in await bytes_on_disk(pilot)


async def test_under_a_photo_it_is_the_same(pilot: Pilot):
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)

    said = await fatima.sends_photo(caption=f"Is {IBAN} goed?")
    await fatima.sees("Zulke nummers bewaar ik niet.")

    assert not await is_in_chat(pilot, fatima.id, said)
    assert not any("Van Fatima" in heard for heard in await anja.heard(pilot.admin_chat))
    assert IBAN.encode() not in await bytes_on_disk(pilot)


async def test_put_into_a_message_afterwards_it_is_taken_away_too(pilot: Pilot):
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)
    said = await fatima.says("Mijn nummer volgt")
    await anja.sees("Mijn nummer volgt", pilot.admin_chat)

    await fatima.edits(said, f"Mijn nummer is {BSN}")
    await fatima.sees("Zulke nummers bewaar ik niet.")

    assert not await is_in_chat(pilot, fatima.id, said)
    assert BSN.encode() not in await bytes_on_disk(pilot)


async def test_in_a_form_it_is_the_same_and_the_form_stays_open(pilot: Pilot):
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)
    await anja.says("/bericht Fatima")
    await anja.sees("Wat wil je aan Fatima laten weten?")

    await anja.says(f"Je nummer is {BSN}")
    await anja.sees("dat op een BSN of rekeningnummer lijkt")
    await anja.says("Neem je pas mee")

    await fatima.sees("Neem je pas mee")
    assert not any(BSN in heard for heard in await fatima.heard())
    assert BSN.encode() not in await bytes_on_disk(pilot)


async def test_as_the_name_of_a_new_participant_it_is_the_same(pilot: Pilot):
    anja = await pilot.mentor("Anja")

    await anja.says(f"/nieuw Bert {BSN}")
    await anja.sees("dat op een BSN of rekeningnummer lijkt")

    assert BSN.encode() not in await bytes_on_disk(pilot)


async def test_a_strangers_number_is_taken_away_too(pilot: Pilot):
    piet = await pilot.stranger("Piet")

    said = await piet.says(f"Hallo, ik ben {BSN}")
    await piet.sees("Zulke nummers bewaar ik niet.")

    assert not await is_in_chat(pilot, piet.id, said)
    assert BSN.encode() not in await bytes_on_disk(pilot)


async def test_in_the_admin_chat_it_is_taken_away_too(pilot: Pilot):
    anja = await pilot.mentor("Anja")

    said = await anja.says(f"Weet iemand {BSN}?", pilot.admin_chat)
    await anja.sees("dat op een BSN of rekeningnummer lijkt", pilot.admin_chat)

    assert not await is_in_chat(pilot, pilot.admin_chat.id, said)


async def test_who_says_that_it_is_none_may_send_it_once_more(pilot: Pilot):
    anja = await pilot.mentor("Anja")
    fatima = await pilot.participant("Fatima", mentor=anja)
    await fatima.says(f"Klantnummer {BSN}")

    await fatima.presses("Het is geen BSN")
    await fatima.sees("Stuur je bericht nog een keer.")
    await fatima.says(f"Klantnummer {BSN}")

    await anja.sees(f"Klantnummer {BSN}", pilot.admin_chat)


async def test_after_ten_minutes_that_is_over(pilot: Pilot):
    fatima = await pilot.participant("Fatima")
    await fatima.says(f"Klantnummer {BSN}")
    await fatima.presses("Het is geen BSN")
    allowed = await fatima.sees("Stuur je bericht nog een keer.")

    await pilot.moves_clock(minutes=11)
    await fatima.says(f"Klantnummer {BSN}")

    await fatima.sees("Zulke nummers bewaar ik niet.", after=allowed)


async def test_nobody_presses_it_for_somebody_else(pilot: Pilot):
    anja, kees = await pilot.mentor("Anja"), await pilot.mentor("Kees")
    fatima = await pilot.participant("Fatima", mentor=anja)
    await anja.says(f"Weet iemand {BSN}?", pilot.admin_chat)
    warned = await kees.sees("dat op een BSN of rekeningnummer lijkt", pilot.admin_chat)

    await kees.presses("Het is geen BSN of IBAN", pilot.admin_chat)
    await kees.sees_answer("niet met jouw rol")
    await kees.says(f"/bericht Fatima {BSN}", pilot.admin_chat)
    await kees.sees("dat op een BSN of rekeningnummer lijkt", pilot.admin_chat, after=warned)

    assert not any(BSN in heard for heard in await fatima.heard())


async def is_in_chat(pilot: Pilot, chat_id: int, message: dict[str, object]) -> bool:
    """Whether the message still stands there, after the bot has had time to take it away."""
    known = (message["chat_id"], message["message_id"])
    return any(
        (found["chat_id"], found["message_id"]) == known for found in await pilot.room.messages(chat_id)
    )


async def bytes_on_disk(pilot: Pilot) -> bytes:
    """All that the database has written. What was emptied is overwritten; the WAL holds older pages until it
    is written back, as happens by itself all the time.
    """
    await pilot.stops()
    return await asyncio.to_thread(_bytes_in, pilot.settings.data_folder)


def _bytes_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
