"""The one way out: every kind of thing that can be shown, and what Telegram may say to it."""

import threading
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from telegram.error import BadRequest

from handlers.buttons import Button, Press
from handlers.outgoing import Answered, Deletion, Document, Leaving, Outgoing, Picture, Toast, Venue
from messages.catalogue import Catalogue
from practice.phone import sample_photo
from tests.bot.small_house import SmallHouse, open_house

ANSWER = 0


@dataclass(frozen=True, slots=True)
class PressInTest(Press, verb="test"):
    """A button in a test."""

    number: int


@pytest.fixture
async def house(sqlite_database) -> AsyncIterator[SmallHouse]:
    async with open_house(sqlite_database) as found:
        yield found


@pytest.fixture
async def fatima(house):
    phone = await house.room.add_person("Fatima")
    await phone.says("/start")
    return phone


async def test_words_go_with_their_layout_and_without_a_preview_of_links(house, fatima):
    await house.gateway.send(
        fatima.id, Outgoing("<b>Hallo</b>\nhttps://alphenaandenrijn.nl", silent=True), urgency=ANSWER
    )

    message = await fatima.sees("Hallo")
    assert message["entities"][0]["type"] == "bold"
    assert message["silent"]


async def test_buttons_lie_under_it_and_the_menu_under_the_chat(house, fatima):
    rows = [[Button("Ja", PressInTest(7), style="success"), Button("Website", url="https://example.nl")]]

    await house.gateway.send(fatima.id, Outgoing("Vraag", rows=rows), urgency=ANSWER)
    await house.gateway.send(fatima.id, Outgoing("Menu", menu=True), urgency=ANSWER)

    shown = (await fatima.sees("Vraag"))["buttons"][0]
    assert [(button["text"], button.get("style")) for button in shown] == [
        ("Ja", "success"),
        ("Website", None),
    ]
    assert await fatima.keyboard() == [["Mijn doelen", "Afspraken"], ["Beloningen", "Hulp"]]
    assert await house.room.notices() == []


async def test_a_picture_may_be_ours_or_one_that_telegram_has(house, fatima):
    await house.gateway.send(
        fatima.id, Outgoing("Eigen", picture=Picture(lambda _: sample_photo())), urgency=ANSWER
    )
    ours = await fatima.sees("Eigen")

    file_id = ours["file"]["file_id"]
    await house.gateway.send(fatima.id, Outgoing("Weer", picture=Picture(file_id=file_id)), urgency=ANSWER)

    again = await fatima.sees("Weer")
    assert (ours["kind"], again["kind"]) == ("photo", "photo")


async def test_something_changes_in_place_also_when_nothing_changes(house, fatima):
    number = await house.gateway.send(fatima.id, Outgoing("Eerst"), urgency=ANSWER)

    changed = Outgoing("Daarna", replaces=number)
    shown_as = [await house.gateway.send(fatima.id, changed, urgency=ANSWER) for _ in range(2)]

    assert shown_as == [number, number]
    assert await fatima.heard() == ["Daarna"]


@pytest.mark.parametrize("replaced", ["gone", "a picture"])
async def test_what_can_not_change_in_place_comes_anew(house, fatima, replaced):
    picture = Picture(lambda _: sample_photo()) if replaced == "a picture" else None
    number = await house.gateway.send(fatima.id, Outgoing("Eerst", picture=picture), urgency=ANSWER)
    if replaced == "gone":
        await house.gateway.send(fatima.id, Deletion(number), urgency=ANSWER)

    shown_as = await house.gateway.send(fatima.id, Outgoing("Daarna", replaces=number), urgency=ANSWER)

    assert shown_as != number
    assert (await fatima.heard())[-1] == "Daarna"


async def test_the_words_under_a_picture_change_in_place(house, fatima):
    ours = Outgoing("Eerst", picture=Picture(lambda _: sample_photo()))
    number = await house.gateway.send(fatima.id, ours, urgency=ANSWER)
    file_id = (await fatima.sees("Eerst"))["file"]["file_id"]

    changed = Outgoing("Daarna", picture=Picture(file_id=file_id), replaces=number)
    shown_as = await house.gateway.send(fatima.id, changed, urgency=ANSWER)

    assert shown_as == number
    assert await fatima.heard() == ["Daarna"]


async def test_a_picture_of_ours_is_drawn_beside_the_loop_and_comes_anew(house, fatima):
    drawn_in = []

    def draw(words) -> bytes:
        drawn_in.append(threading.current_thread())
        return sample_photo()

    picture = Picture(draw)
    number = await house.gateway.send(fatima.id, Outgoing("Eerst", picture=picture), urgency=ANSWER)

    again = Outgoing("Daarna", picture=picture, replaces=number)
    shown_as = await house.gateway.send(fatima.id, again, urgency=ANSWER)

    assert shown_as != number
    assert len(drawn_in) == 2
    assert threading.main_thread() not in drawn_in


async def test_for_who_wants_calm_a_picture_of_ours_is_its_words_and_buttons_have_no_emoji(house, fatima):
    rows = [[Button("🎯 Mijn doel", PressInTest(7)), Button("👍", PressInTest(8))]]
    drawn = Outgoing("Je brug", rows=rows, picture=Picture(lambda _: sample_photo()))

    await house.gateway.send(fatima.id, drawn.calmed(), urgency=ANSWER)

    shown = await fatima.sees("Je brug")
    assert shown["kind"] == "text"
    assert [button["text"] for button in shown["buttons"][0]] == ["Mijn doel", "👍"]


async def test_when_a_picture_can_not_be_drawn_its_words_arrive(house, fatima):
    def fail(words) -> bytes:
        raise ValueError("no such colour")

    await house.gateway.send(fatima.id, Outgoing("Je brug", picture=Picture(fail)), urgency=ANSWER)

    assert (await fatima.sees("Je brug"))["kind"] == "text"


async def test_a_file_of_ours_is_made_when_it_is_sent_and_may_be_sent_again(house, fatima):
    made = []

    def content(words) -> bytes:
        made.append(words)
        return b"BEGIN"

    document = Document("afspraak.ics", "text/calendar", content)

    for _ in range(2):
        await house.gateway.send(fatima.id, Outgoing("Agenda", document=document), urgency=ANSWER)

    shown = await fatima.sees("Agenda")
    assert (shown["kind"], shown["file"]["name"]) == ("document", "afspraak.ics")
    assert shown["file"]["mime"] == "text/calendar"
    assert len(made) == 2


async def test_a_place_is_a_pin_on_the_map_and_comes_anew_rather_than_in_place(house, fatima):
    venue = Venue("Serviceplein", "Raadhuisstraat 1", 52.129, 4.655)
    number = await house.gateway.send(fatima.id, Outgoing("Waar", venue=venue), urgency=ANSWER)

    shown_as = await house.gateway.send(
        fatima.id, Outgoing("Waar", venue=venue, replaces=number), urgency=ANSWER
    )

    shown = (await fatima.messages())[-1]
    assert shown_as != number
    assert (shown["kind"], shown["place"]["title"]) == ("venue", "Serviceplein")
    assert shown["place"]["latitude"] == pytest.approx(52.129)
    assert await house.room.notices() == []


async def test_buttons_are_taken_away_and_a_message_is_deleted_even_when_that_was_done(house, fatima):
    rows = [[Button("Ja", PressInTest(7))]]
    number = await house.gateway.send(fatima.id, Outgoing("Vraag", rows=rows), urgency=ANSWER)

    for _ in range(2):
        await house.gateway.send(fatima.id, Answered(number), urgency=ANSWER)
    bare = await fatima.sees("Vraag")
    for _ in range(2):
        await house.gateway.send(fatima.id, Deletion(number), urgency=ANSWER)

    assert bare["buttons"] is None
    assert await fatima.heard() == []


async def test_a_group_that_is_not_ours_is_left(house, fatima):
    group = await house.room.add_group("Vreemd", fatima, "bot")

    await house.gateway.show(group.id, [Outgoing("Dag"), Leaving()], None)

    [chat] = [chat for chat in (await house.room.state())["chats"] if chat["id"] == group.id]
    assert not chat["bot_is_member"]


async def test_a_screen_may_go_to_another_chat(house, fatima):
    karin = await house.room.add_person("Karin")
    await karin.says("/start")

    await house.gateway.show(
        fatima.id, [Outgoing("Voor Karin", chat_id=karin.id), Outgoing("Voor jou")], None
    )

    assert (await karin.heard(), await fatima.heard()) == (["Voor Karin"], ["Voor jou"])


@pytest.mark.parametrize("fault", ["429", "500", "disconnect"])
async def test_a_screen_that_does_not_arrive_at_once_is_tried_again_in_its_turn(house, fatima, fault):
    await house.room.fault(fault, method="sendMessage", retry_after=1)

    await house.gateway.show(fatima.id, [Outgoing("Eerst"), Outgoing("Daarna")], None)

    assert (await fatima.heard())[-2:] == ["Eerst", "Daarna"]


async def test_an_answer_to_a_press_of_long_ago_is_let_go(house, fatima):
    await house.gateway.show(fatima.id, [Toast("Gelukt"), Outgoing("Scherm")], "12345")

    assert await fatima.heard() == ["Scherm"]


async def test_what_telegram_refuses_is_told_to_who_sends_a_notice(house):
    with pytest.raises(BadRequest):
        await house.gateway.send(999_999, Outgoing("Hallo"), urgency=ANSWER)


async def test_what_may_not_stay_is_covered_with_its_picture(house, fatima):
    shown = Outgoing("Geheim", picture=Picture(lambda _: sample_photo(9)))
    number = await house.gateway.send(fatima.id, shown, urgency=ANSWER)

    await house.gateway.send(fatima.id, covering(number, Picture(lambda _: sample_photo(5))), urgency=ANSWER)

    covered = await fatima.sees("Verstopt")
    assert (covered["message_id"], (await fatima.file(covered)).content) == (number, sample_photo(5))


def _fails(catalogue: Catalogue) -> bytes:
    raise ZeroDivisionError


@pytest.mark.parametrize("picture", [None, Picture(_fails)])
async def test_what_can_not_be_covered_is_deleted(house, fatima, picture):
    """The words of a picture can't become a text; and a cover that can't be drawn covers nothing."""
    shown = Outgoing("Geheim", picture=Picture(lambda _: sample_photo()))
    number = await house.gateway.send(fatima.id, shown, urgency=ANSWER)

    await house.gateway.send(fatima.id, covering(number, picture), urgency=ANSWER)

    assert not any("Geheim" in words or "Verstopt" in words for words in await fatima.heard())


async def test_what_is_to_be_covered_and_is_nowhere_is_not_said(house, fatima):
    gone = await house.gateway.send(fatima.id, Outgoing("Weg"), urgency=ANSWER)
    await house.gateway.send(fatima.id, Deletion(gone), urgency=ANSWER)

    for number in (gone, None):
        await house.gateway.send(fatima.id, covering(number), urgency=ANSWER)

    assert "Verstopt" not in await fatima.heard()


def covering(number: int | None, picture: Picture | None = None) -> Outgoing:
    return Outgoing("Verstopt", picture=picture, replaces=number, only_in_place=True)
