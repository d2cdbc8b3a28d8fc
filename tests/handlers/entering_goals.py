"""Entering a goal with /doel: questions and answers, as a mentor with the participant beside them."""

from typing import Any

from handlers.forms import Choice, mark_of
from practice.phone import Group, Phone
from tests.pilot import Pilot

FIVE = "€\xa05"
MONEY = "Geld beheren"


async def enters(phone: Phone, chat: Group | None, *answers: tuple[str, str]) -> None:
    """Answer one question after the other: what is asked, and what is typed."""
    for asked, typed in answers:
        await phone.sees(asked, chat)
        await phone.says(typed, chat)


async def answer_to_open(pilot: Pilot, phone: Phone, value: str) -> str:
    """What a button carries that gives this answer to the open question."""
    async with pilot.database.work() as work:
        question = await work.questions.open(phone.id, phone.id)
    assert question is not None
    return Choice(question.form, question.asks, mark_of(question), value).data()


async def picks(phone: Phone, asked: str, button: str, chat: Group | None = None) -> None:
    """Press a button under the newest question of this kind, once it is asked."""

    async def with_button() -> dict[str, Any] | None:
        newest = [message for message in await phone.messages(chat) if asked in message["text"]][-1:]
        shown = [here["text"] for message in newest for row in message["buttons"] or [] for here in row]
        return newest[0] if button in shown else None

    question = await phone.room.until(with_button, f"“{asked}” with [{button}]")
    await phone.presses_under(question, text=button)


async def enters_a_goal(phone: Phone, chat: Group | None = None) -> None:
    """/doel for Fatima, up to the summary."""
    await phone.says("/doel Fatima", chat)
    await enters(phone, chat, ("Wat wil Fatima bereiken?", "Mijn post op orde"))
    await picks(phone, "Bij welke pijler", MONEY, chat)
    await enters(
        phone,
        chat,
        ("Waarom is dit belangrijk", "Dan slaap ik weer"),
        ("dat het doel gehaald is", "Er ligt geen dichte post meer"),
        ("Stap 1. Wat is de stap?", "Post openen en sorteren"),
        ("Stap 1. Hoe zien jullie", "De post ligt op drie stapels"),
    )
    await picks(phone, "Stap 1. Wat verdient", FIVE, chat)
    await picks(phone, "Stap 1 staat erin", "Nog een stap", chat)
    await enters(
        phone,
        chat,
        ("Stap 2. Wat is de stap?", "De stapel betalen bekijken"),
        ("Stap 2. Hoe zien jullie", "Er ligt een lijst"),
        ("Stap 2. Wat verdient", "2,50"),
    )
    await picks(phone, "Stap 2 staat erin", "Klaar", chat)
    await enters(phone, chat, ("Wat verdient het doel zelf", "15"), ("Is er een datum?", "31-12-2099"))
    await phone.sees("Klopt dit?", chat)
