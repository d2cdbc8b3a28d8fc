"""The list of known places: coordinators keep it, mentors choose from it."""

from datetime import datetime

from mentoring.access import require_coordinator
from mentoring.ids import PlaceId
from mentoring.people import Someone
from mentoring.places import Pin, Place, PlaceTaken, a_pin, a_place
from mentoring.refusals import Gone, NotAllowed
from storage.work import Work


async def all_places(work: Work, *, by: Someone) -> list[Place]:
    """Those to choose from, by name.

    Raises:
        NotAllowed: unless a mentor or a coordinator asks.
    """
    if not (by.is_coordinator or by.teams):
        raise NotAllowed
    return await work.places.all()


async def add_place(
    work: Work, name: str, address: str, pin: Pin | None, *, by: Someone, now: datetime
) -> PlaceId:
    """Put a place on the list. One that was taken off it before is put back, with this address and pin.

    Raises:
        NotAllowed: unless a coordinator does so.
        NotAPlace: when the name or the address can't be one; the address may be empty.
        NotAPin: when the pin is not on this earth.
        PlaceTaken: when a place of this name is on the list.
    """
    require_coordinator(by)
    name, address = a_place(name), a_place(address) if address.strip() else ""
    pin = None if pin is None else a_pin(*pin)
    known = await work.places.named(name)
    if known is None:
        place_id = await work.places.add(name, address, pin)
    else:
        place_id, is_on_the_list = known
        if is_on_the_list:
            raise PlaceTaken
        await work.places.put_back(place_id, name, address, pin)
    await work.audit.add("places.add_place", f"place:{place_id}", by=by.id, now=now)
    return place_id


async def retire_place(work: Work, place_id: PlaceId, *, by: Someone, now: datetime) -> None:
    """Take a place off the list. Appointments that are planned there stay there.

    Raises:
        NotAllowed: unless a coordinator does so.
        Gone: when it is not on the list.
    """
    require_coordinator(by)
    if not await work.places.retire(place_id, now=now):
        raise Gone
    await work.audit.add("places.retire_place", f"place:{place_id}", by=by.id, now=now)
