"""The list of places: one of each name, kept by coordinators, and never lost for what is planned there."""

import pytest

from mentoring.places import NotAPin, NotAPlace, Place, PlaceTaken
from mentoring.refusals import Gone
from services import places
from storage.database import Database
from tests.services.small_programme import NOW, SmallProgramme, begin

PIN = (52.13, 4.66)


async def test_places_are_listed_by_name(database: Database):
    programme = await begin(database)
    await add(database, programme, "serviceplein")
    await add(database, programme, "Bibliotheek")

    assert [place.name for place in await listed(database, programme)] == ["Bibliotheek", "serviceplein"]


async def test_a_place_has_an_address_and_a_pin(database: Database):
    programme = await begin(database)

    await add(database, programme, " Service  plein ", " Raadhuisstraat  1 ", PIN)

    (place,) = await listed(database, programme)
    assert (place.name, place.address, place.pin) == ("Service plein", "Raadhuisstraat 1", PIN)


@pytest.mark.parametrize("name", ["Serviceplein", "serviceplein", " Serviceplein "])
async def test_a_name_is_on_the_list_once(database: Database, name: str):
    programme = await begin(database)
    await add(database, programme, "Serviceplein")

    with pytest.raises(PlaceTaken):
        await add(database, programme, name)


async def test_a_place_that_was_taken_off_can_be_put_back(database: Database):
    programme = await begin(database)
    await add(database, programme, "Serviceplein", "Oude straat 1")
    (before,) = await listed(database, programme)
    await retire(database, programme, before)

    await add(database, programme, "Serviceplein", "Nieuwe straat 2", PIN)

    (place,) = await listed(database, programme)
    assert (place.id, place.address, place.pin) == (before.id, "Nieuwe straat 2", PIN)


async def test_a_place_is_taken_off_once(database: Database):
    programme = await begin(database)
    await add(database, programme, "Serviceplein")
    (place,) = await listed(database, programme)
    await retire(database, programme, place)

    with pytest.raises(Gone):
        await retire(database, programme, place)

    assert await listed(database, programme) == []


@pytest.mark.parametrize(
    ("name", "address", "pin", "refusal"),
    [
        (" . ", "", None, NotAPlace),
        ("Serviceplein", "x" * 81, None, NotAPlace),
        ("Serviceplein", "", (91.0, 4.0), NotAPin),
    ],
)
async def test_what_is_no_place_is_not_listed(
    database: Database, name: str, address: str, pin: tuple[float, float] | None, refusal: type[Exception]
):
    programme = await begin(database)

    with pytest.raises(refusal):
        await add(database, programme, name, address, pin)

    assert await listed(database, programme) == []


async def add(
    database: Database,
    programme: SmallProgramme,
    name: str,
    address: str = "",
    pin: tuple[float, float] | None = None,
) -> None:
    async with database.work() as work:
        await places.add_place(work, name, address, pin, by=programme.ingrid, now=NOW)


async def retire(database: Database, programme: SmallProgramme, place: Place) -> None:
    assert place.id is not None
    async with database.work() as work:
        await places.retire_place(work, place.id, by=programme.ingrid, now=NOW)


async def listed(database: Database, programme: SmallProgramme) -> list[Place]:
    async with database.work() as work:
        return await places.all_places(work, by=programme.anja)
