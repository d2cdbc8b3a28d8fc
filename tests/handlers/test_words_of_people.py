"""T14: what people type arrives as they typed it, and never as a link, a mention, a command or a tag.

One story through the whole bot for each kind of words, in every place where somebody can type: names, teams,
goals, steps, remarks, evidence, questions, answers, reasons, praise, letters, places, and titles of groups.
"""

from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import pytest
from sqlalchemy import select

from handlers import house
from mentoring.money import Cents
from mentoring.programme import AMSTERDAM
from messages.catalogue import plain
from practice.phone import Group, Phone
from storage.tables import outbox
from tests.pilot import Pilot
from tests.pot import fill_pot

OURS = {"bold", "italic", "blockquote", "expandable_blockquote", "spoiler"}
"""What our own words are dressed with. People's words carry nothing at all."""

WORDS = {
    "tags": '<a href="https://kwaad.nl">klik</a> </b></blockquote>',
    "signs": "Jan & Piet &lt;b&gt; &#x3c;b&#62; 5 < 6 > 4",
    "turned round": "\u202etxet \u2067om\u2069 \u061cna\u200f Anja",
    "invisible": "Zo\u200bm\u200ca\u2060a\ufeffr\u00ad wat\u180e",
    "names of things": "@beheerder #schuld /verwijder $EUR",
    "addresses": "https://kwaad.nl www.kwaad1.nl a@kwaad2.nl",
    "more addresses": "tg://user?id=1 x9.nl kwaad3.com/pad?a=b",
    "other markup": "*vet* _schuin_ [klik](https://kwaad.nl) `x`",
    "a long word": "Hottentottententententoonstellingsbouwer" * 3,
    "emoji": "Ja " + "👩‍👩‍👧‍👦🏳️‍🌈" * 5,
}
NAME, LINE = 40, 110
"""Characters of a name, and of most other things, that fit (`mentoring.people`, `mentoring.goals`)."""

_JOINER = "\u2060"
"""Stands unseen where a phone would make a link."""

DAY = (datetime.now(UTC) + timedelta(days=8)).astimezone(AMSTERDAM)


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS.keys())
async def test_what_people_type_is_words_and_nothing_else_wherever_it_is_shown(pilot: Pilot, words: str):
    karin, mentor, fatima, group = await _people_called(pilot, words[:NAME])

    await _plan_a_goal(mentor, fatima, group, words[:LINE])
    await _claim_and_decide(mentor, fatima, group, words[:LINE])
    await _write_letters(mentor, fatima, group, words)
    await _plan_an_appointment(mentor, fatima, group, words[:70])
    await _look_at_everything(karin, mentor, fatima, group)
    strange = await _put_the_bot_elsewhere(pilot, karin, words[:LINE])

    shown = [
        message
        for place in (karin.id, mentor.id, fatima.id, group.id, strange.id)
        for message in await pilot.room.messages(place)
        if message["from"]["first_name"] == "Voetstuk"
    ]
    readable = {
        place: " ".join(" ".join(message["text"] for message in shown if message["chat_id"] == place).split())
        for place in (fatima.id, group.id)
    }
    assert all(_as_read(words[:LINE]) in text.replace(_JOINER, "") for text in readable.values())
    assert len(shown) > 40
    assert [found for message in shown for found in _not_ours(message)] == []
    assert await pilot.room.notices() == []
    assert await _failed(pilot) == []


@pytest.mark.parametrize(
    "typed",
    ["kwaad1.nl", "x9.com", "10.0.0.1", "$EUR", "@ab", "#ab", "/ab", "ftp://x", "kwaad.nl", "a@b1.nl"],
)
def test_nothing_that_a_phone_links_by_itself_is_left_whole(typed: str):
    assert typed not in plain(typed)
    assert plain(typed).replace("\u2060", "") == typed


@pytest.mark.parametrize(
    "typed", ["14.30 uur", "€ 12,50", "3.3.2026", "Klaar. Bijna.", "06 12345678", "é.è!"]
)
def test_ordinary_words_are_left_as_they_are(typed: str):
    assert plain(typed) in (typed, typed.replace(".è", ".\u2060è"))


async def _people_called(pilot: Pilot, name: str) -> tuple[Phone, Phone, Phone, Group]:
    """A team, a mentor and a participant, who come in by the front door with these words for a name."""
    karin = await pilot.coordinator("Karin")
    group = await pilot.team()
    by = await pilot.someone(karin)
    async with pilot.database.work() as work:
        await fill_pot(work, Cents(100_00), by=by, now=pilot.now())
    await karin.says(f"/team {name}")
    await karin.presses("Ja, dit klopt")
    await karin.sees("bestaat")
    await karin.says("/personeel")
    await karin.presses("Mentor uitnodigen")
    await karin.sees("voornaam van de mentor")
    await karin.says(name)
    await karin.presses("Alphen-West")
    await karin.sees("Uitnodiging voor mentor")
    mentor, fatima = await pilot.stranger("Mentor"), await pilot.stranger("Deelnemer")
    await mentor.opens(await pilot.room.newest_link())
    await mentor.sees("Je bent nu mentor")
    await group.add(mentor, by=karin)
    await mentor.says("/nieuw")
    await mentor.sees("Wat is de voornaam")
    await mentor.says(name)
    await mentor.sees("Uitnodiging voor")
    await fatima.opens(await pilot.room.newest_link())
    await fatima.presses("Ja, ik doe mee")
    await mentor.sees("doet mee", group)
    return karin, mentor, fatima, group


async def _plan_a_goal(mentor: Phone, fatima: Phone, group: Group, words: str) -> None:
    await mentor.says("/doel", group)
    await mentor.presses_under(await mentor.sees("Voor wie?", group), row=0, column=0)
    await mentor.sees("bereiken?", group)
    await mentor.says(words, group)
    await mentor.presses("Geld beheren", group)
    for asked in ("Waarom is dit", "dat het doel", "Stap 1. Wat is", "Stap 1. Hoe"):
        await mentor.sees(asked, group)
        await mentor.says(words, group)
    await mentor.presses_under(await mentor.sees("Stap 1. Wat verdient", group), row=0, column=1)
    await mentor.presses("Nog een stap", group)
    for asked in ("Stap 2. Wat is", "Stap 2. Hoe"):
        await mentor.sees(asked, group)
        await mentor.says(words, group)
    await mentor.presses_under(await mentor.sees("Stap 2. Wat verdient", group), row=0, column=1)
    await mentor.presses_under(await mentor.sees("Stap 2 staat erin", group), text="Klaar")
    await mentor.presses_under(await mentor.sees("Wat verdient het doel", group), row=0, column=1)
    await mentor.presses("Geen datum", group)
    await mentor.presses_under(await mentor.sees("Klopt dit?", group), row=0, column=0)
    first = await fatima.sees("heeft iets voor je klaargezet")
    await fatima.presses("Ik wil iets anders")
    await fatima.sees("Wat wil je anders?")
    await fatima.says(words)
    await mentor.presses("Doel aanpassen", group)
    changed = await mentor.sees("wil iets anders bij", group)
    await mentor.presses_under(await mentor.sees("Klopt dit?", group, after=changed), row=0, column=0)
    second = await fatima.sees("heeft iets voor je klaargezet", after=first)
    await fatima.presses_under(second, text="Ja, dit is mijn doel")
    await fatima.sees("Je eerste stap")


async def _claim_and_decide(mentor: Phone, fatima: Phone, group: Group, words: str) -> None:
    await fatima.presses("Gelukt")
    await fatima.sees("Wil je iets laten zien?")
    await fatima.sends_photo(caption=words)
    await fatima.sees("Ik stuur het mee")
    await fatima.says(words)
    await mentor.sees("hieronder", group)
    await mentor.presses("Vraag stellen", group)
    await mentor.sees("vragen?", group)
    await mentor.says(words, group)
    await fatima.presses("Antwoord geven")
    await fatima.sees("Wat is je antwoord?")
    await fatima.says(words)
    await mentor.presses_under(await mentor.sees("geeft antwoord", group), text="Nog niet")
    await mentor.sees("wat mist er nog?", group)
    await mentor.says(words, group)
    again = await fatima.sees("Dat is goed.")
    await fatima.presses_under(again, text="Gelukt")
    asked = await fatima.sees("Wil je iets laten zien?", after=again)
    await fatima.presses_under(asked, text="Klaar")
    await mentor.presses_under(await mentor.sees("Melding 2", group), text="Goedkeuren")
    await mentor.presses("Zelf typen", group)
    await mentor.sees("wat wil je tegen", group)
    await mentor.says(words, group)
    await fatima.sees("Het is gelukt")


async def _write_letters(mentor: Phone, fatima: Phone, group: Group, words: str) -> None:
    await fatima.says(words)
    letter = await mentor.sees("schrijft:", group)
    await mentor.says(words, group, reply_to=letter)
    await fatima.sees("schrijft:")
    await fatima.sends_document(b"%PDF", caption=words)
    sent = await mentor.sees("✉️ Van", group)
    await mentor.sends_photo(caption=f"/bericht {words}"[:1000], chat=group)
    await mentor.presses_under(sent, text="Antwoord")
    await mentor.sees("laten weten?", group)
    await mentor.sends_photo(caption=words, chat=group)
    await fatima.sees("Dit is van")


async def _plan_an_appointment(mentor: Phone, fatima: Phone, group: Group, words: str) -> None:
    await mentor.says("/afspraak", group)
    await mentor.presses_under(await mentor.sees("Met wie?", group), row=0, column=0)
    await mentor.sees("Welke dag", group)
    await mentor.says(f"{DAY:%-d-%-m-%Y}", group)
    await mentor.presses("14.30", group)
    await mentor.sees("Waar?", group)
    await mentor.says(words, group)
    await mentor.presses("Ja, plan dit", group)
    await fatima.presses("Ik kan niet")
    await fatima.presses("Dat zeg ik liever niet")
    await fatima.presses("Bel mij")
    await mentor.sees("Wil graag gebeld worden", group)
    await fatima.presses("Afspraken")
    await fatima.sees("Je afspraken")


async def _look_at_everything(karin: Phone, mentor: Phone, fatima: Phone, group: Group) -> None:
    await fatima.presses("Mijn doelen")
    await fatima.presses("Mijn hele plan")
    await fatima.sees("☑")
    await fatima.presses("Beloningen")
    await fatima.sees("In je spaarpot zit")
    await fatima.presses("Hulp")
    await fatima.sees("is je mentor")
    await fatima.says("/klaar")
    await fatima.presses_under(await fatima.sees("Wat is er gelukt?"), row=0, column=0)
    await mentor.says("/meldingen", group)
    await mentor.says("/deelnemers", group)
    await mentor.presses_under(await mentor.sees("1 deelnemer", group), row=0, column=0)
    await mentor.sees("Laatste contact", group)
    await mentor.says("/deelnemer niemand<b>@x", group)
    await mentor.sees("niemand", group)
    await karin.says("/team")
    await karin.sees("Een groep koppelen")
    await karin.says("/personeel")
    await karin.sees("Coördinatoren")
    await karin.says("/help")
    await karin.sees("Opdrachten")


async def _put_the_bot_elsewhere(pilot: Pilot, karin: Phone, title: str) -> Group:
    outsider = await pilot.stranger(title[:NAME])
    group = await pilot.room.add_group(title, outsider, "bot")
    await karin.sees("Ik ben toegevoegd aan een groep die niet van ons is")
    return group


def _as_read(words: str) -> str:
    """What is left of words that people typed: all that one can see."""
    return " ".join(unescape(plain(words)).replace(_JOINER, "").split())


def _not_ours(message: dict[str, Any]) -> list[tuple[str, str]]:
    """What of a message a phone shows as a link, a mention or anything else that is not our own dress."""
    found = [(entity["type"], _covered(message["text"], entity)) for entity in message["entities"]]
    return [
        (kind, text)
        for kind, text in found
        if kind not in OURS and not _is_our_command(kind, text) and not _is_our_invitation(kind, text)
    ]


def _is_our_command(kind: str, text: str) -> bool:
    return kind == "bot_command" and bool(house.ROUTES.commands_called(text.removeprefix("/")))


def _is_our_invitation(kind: str, text: str) -> bool:
    return kind == "url" and text.startswith("https://t.me/") and "?start=" in text


def _covered(text: str, entity: dict[str, Any]) -> str:
    """The words under an entity, which counts in UTF-16 units (Bot API, MessageEntity)."""
    units = text.encode("utf-16-le")
    start, length = entity["offset"] * 2, entity["length"] * 2
    return units[start : start + length].decode("utf-16-le", "replace")


async def _failed(pilot: Pilot) -> list[tuple[str, str]]:
    """Notices that Telegram did not take, and updates that we broke on."""
    async with pilot.database.work() as work:
        failed = await work.connection.execute(
            select(outbox.c.kind, outbox.c.failure).where(outbox.c.state.in_(["failed", "unknown"]))
        )
        aside = await work.inbox.count_set_aside()
        return [(row[0], row[1]) for row in failed] + [("inbox", "set aside")] * aside
