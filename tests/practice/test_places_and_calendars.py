"""Places on a map, and calendar files: as the bot sends them, as people share them, and what a phone does with them."""

from typing import Any

import pytest

from practice.phone import File, Phone, Refused, RoomClient
from practice.room import Room
from practice.server import RoomServer
from tests.practice.conftest import Api

SERVICEPLEIN = {"latitude": 52.1292, "longitude": 4.6553}
WHERE = {"title": "Serviceplein", "address": "Stationsplein 1, Alphen aan den Rijn"}


def calendar(
    *events: str, method: str = "PUBLISH", uid: str = "afspraak-1@oefen", sequence: int = 0, hour: int = 13
) -> bytes:
    """A calendar file with an appointment of an hour on 3 March 2026, and lines for more events."""
    appointment = (
        f"BEGIN:VEVENT\nUID:{uid}\nSEQUENCE:{sequence}\nDTSTAMP:20260301T080000Z\n"
        f"DTSTART:20260303T{hour}3000Z\nDTEND:20260303T{hour + 1}3000Z\n"
        "SUMMARY:Afspraak met Anja\nLOCATION:Serviceplein\nEND:VEVENT\n"
    )
    lines = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nMETHOD:{method}\n{appointment}{''.join(events)}END:VCALENDAR\n"
    return lines.replace("\n", "\r\n").encode()


async def sent(api: Api, fatima: Phone, content: bytes) -> dict[str, Any]:
    """The bot sends a calendar file; gives the message on the phone."""
    await api.upload("sendDocument", {"document": ("afspraak.ics", content)}, chat_id=fatima.id)
    return (await fatima.messages())[-1]


async def opened(api: Api, fatima: Phone, content: bytes) -> list[str]:
    """The bot sends a calendar file, and it is tapped; gives what became of each event in it."""
    changes = await fatima.opens_calendar_file(await sent(api, fatima, content))
    return [change["what"] for change in changes]


async def hours(fatima: Phone) -> list[str]:
    return [entry["starts_at"][11:16] for entry in await fatima.calendar()]


async def test_a_venue_has_a_name_an_address_and_a_place_on_the_map(api, fatima):
    message = await api.result("sendVenue", chat_id=fatima.id, **SERVICEPLEIN, **WHERE)
    shown = (await fatima.messages())[-1]

    assert message["venue"] == {"location": SERVICEPLEIN, **WHERE}
    assert message["location"] == SERVICEPLEIN
    assert (shown["kind"], shown["place"]) == ("venue", SERVICEPLEIN | WHERE)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"title": ""}, "Bad Request: venue title is empty"),
        ({"address": ""}, "Bad Request: venue address is empty"),
        ({"latitude": 91}, "Bad Request: wrong latitude or longitude specified"),
        ({"longitude": "oost"}, 'Bad Request: can\'t parse "longitude": number expected'),
    ],
)
async def test_a_venue_that_is_not_one_is_refused(api, fatima, changed, sentence):
    refused = await api.refusal("sendVenue", chat_id=fatima.id, **(SERVICEPLEIN | WHERE | changed))

    assert refused == (400, sentence)


async def test_somebody_shares_where_they_are(api, fatima):
    await api.updates()

    await fatima.sends_location(52.13, 4.66)

    [update] = await api.updates()
    assert update["message"]["location"] == {"latitude": 52.13, "longitude": 4.66}
    assert "venue" not in update["message"]


async def test_somebody_shares_a_place_by_its_name(api, fatima):
    await api.updates()

    await fatima.sends_venue("Bibliotheek", "Aarplein 2", 52.13, 4.66)

    [update] = await api.updates()
    place = {"latitude": 52.13, "longitude": 4.66}
    assert update["message"]["venue"] == {
        "location": place,
        "title": "Bibliotheek",
        "address": "Aarplein 2",
    }
    assert update["message"]["location"] == place


async def test_a_place_that_is_nowhere_is_refused(fatima):
    with pytest.raises(Refused, match="a latitude is -90 to 90"):
        await fatima.sends_location(152.13, 4.66)


async def test_a_file_arrives_as_it_was_sent(api, fatima):
    message = await sent(api, fatima, calendar())

    assert await fatima.file(message) == File("afspraak.ics", "text/calendar", calendar())
    assert (message["file"]["size"], message["file"]["calendar"]) == (len(calendar()), True)


async def test_another_document_is_no_calendar_file(api, fatima):
    await api.upload("sendDocument", {"document": ("brief.pdf", b"%PDF")}, chat_id=fatima.id)
    message = (await fatima.messages())[-1]

    assert not message["file"]["calendar"]
    with pytest.raises(Refused, match="no calendar file"):
        await fatima.opens_calendar_file(message)


async def test_an_appointment_gets_into_the_calendar_once(api, fatima):
    what = [await opened(api, fatima, calendar()) for _ in range(2)]
    [entry] = await fatima.calendar()

    assert what == [["added"], ["same"]]
    assert (entry["title"], entry["place"]) == ("Afspraak met Anja", "Serviceplein")
    assert (entry["starts_at"], entry["ends_at"]) == (
        "2026-03-03T13:30:00+00:00",
        "2026-03-03T14:30:00+00:00",
    )


async def test_a_higher_sequence_moves_it_and_tells_from_where(api, fatima):
    await opened(api, fatima, calendar())

    [change] = await fatima.opens_calendar_file(
        await sent(api, fatima, calendar(sequence=1, hour=15)),
    )

    assert (change["what"], change["before"]["starts_at"][11:16]) == ("changed", "13:30")
    assert await hours(fatima) == ["15:30"]


async def test_a_lower_sequence_changes_nothing(api, fatima):
    await opened(api, fatima, calendar(sequence=2, hour=15))

    assert await opened(api, fatima, calendar(sequence=1)) == ["older"]
    assert await hours(fatima) == ["15:30"]


@pytest.mark.parametrize("by", ["method", "status"])
async def test_a_cancellation_takes_it_out_and_an_older_file_does_not_bring_it_back(api, fatima, by):
    await opened(api, fatima, calendar())
    cancelling = {
        "method": calendar(method="CANCEL", sequence=1),
        "status": calendar(sequence=1).replace(b"SUMMARY", b"STATUS:CANCELLED\r\nSUMMARY"),
    }

    what = [await opened(api, fatima, content) for content in (cancelling[by], cancelling[by], calendar())]

    assert what == [["cancelled"], ["same"], ["older"]]
    assert await fatima.calendar() == []


async def test_a_cancellation_of_what_was_never_opened_changes_nothing(api, fatima):
    assert await opened(api, fatima, calendar(method="CANCEL", sequence=1)) == ["unknown"]
    assert await opened(api, fatima, calendar()) == ["added"]


async def test_a_series_gets_into_the_calendar_as_a_whole(api, fatima):
    another = (
        "BEGIN:VEVENT\nUID:afspraak-2@oefen\nDTSTAMP:20260301T080000Z\nDTSTART:20260302T090000Z\n"
        "DURATION:PT45M\nSUMMARY:Afspraak\nEND:VEVENT\n"
    )
    day = "BEGIN:VEVENT\nUID:3\nDTSTAMP:20260301T080000Z\nDTSTART;VALUE=DATE:20260305\nEND:VEVENT\n"

    what = await opened(api, fatima, calendar(another, day))
    first, _, whole_day = await fatima.calendar()

    assert what == ["added"] * 3
    assert (first["starts_at"][11:16], first["ends_at"][11:16]) == ("09:00", "09:45")
    assert (whole_day["all_day"], whole_day["starts_at"]) == (True, "2026-03-04T23:00:00+00:00")


@pytest.mark.parametrize(
    "content",
    [b"hoi", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", calendar().replace(b"20260303T133000Z", b"straks")],
)
async def test_a_file_that_is_no_calendar_is_told(api, fatima, content):
    message = await sent(api, fatima, content)

    with pytest.raises(Refused, match="calendar file"):
        await fatima.opens_calendar_file(message)
    assert await fatima.calendar() == []


async def test_everybody_has_a_calendar_of_their_own_that_is_kept(tmp_path):
    async with RoomServer(Room.open(tmp_path), port=0) as server, RoomClient(server.url) as client:
        kees, fatima = await client.add_person("Kees"), await client.add_person("Fatima")
        message = await fatima.sends_document(calendar(), "afspraak.ics")
        await fatima.opens_calendar_file(message)
        with pytest.raises(Refused, match="not in this chat"):
            await kees.opens_calendar_file(message)

    async with RoomServer(Room.open(tmp_path), port=0) as server, RoomClient(server.url) as client:
        kees, fatima = await client.phone("Kees"), await client.phone("Fatima")
        assert (await hours(fatima), await kees.calendar()) == (["13:30"], [])


async def test_a_text_never_becomes_a_document_and_a_document_never_a_text(api, fatima):
    text = await api.result("sendMessage", chat_id=fatima.id, text="hoi")
    file = await sent(api, fatima, calendar())
    where = {"chat_id": fatima.id}

    captioned = await api.refusal(
        "editMessageCaption", **where, message_id=text["message_id"], caption="de post"
    )
    written = await api.refusal("editMessageText", **where, message_id=file["message_id"], text="hoi")

    assert captioned == (400, "Bad Request: there is no caption in the message to edit")
    assert written == (400, "Bad Request: there is no text in the message to edit")


async def test_a_place_stays_what_it_is(api, fatima):
    venue = await api.result("sendVenue", chat_id=fatima.id, **SERVICEPLEIN, **WHERE)
    where = {"chat_id": fatima.id, "message_id": venue["message_id"]}
    media = {"type": "document", "media": "attach://file"}

    written = await api.refusal("editMessageText", **where, text="hoi")
    filled = await api.upload("editMessageMedia", {"file": ("a.ics", calendar())}, **where, media=media)

    assert written == (400, "Bad Request: there is no text in the message to edit")
    assert (filled["error_code"], filled["description"]) == (400, "Bad Request: message can't be edited")


async def test_a_silent_file_is_shown_as_silent(api, fatima):
    files = {"document": ("afspraak.ics", calendar())}

    await api.upload(
        "sendDocument", files, chat_id=fatima.id, disable_notification=True, protect_content=True
    )

    message = (await fatima.messages())[-1]
    assert (message["silent"], message["protected"]) == (True, True)
