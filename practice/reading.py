"""Reading what a phone or a script asks: JSON values of the kind that is expected, or a clear refusal."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from starlette.requests import Request

from practice.clock import ZONE, Clock
from practice.refusals import RoomError

Json = dict[str, Any]


async def body(request: Request) -> Json:
    """The JSON object in a request; an empty body is an empty object."""
    content = await request.body()
    try:
        found = json.loads(content) if content else {}
    except ValueError as error:
        raise RoomError("the body is no JSON") from error
    if not isinstance(found, dict):
        raise RoomError("the body must be a JSON object")
    return found


def text(given: Json, name: str, default: str | None = None) -> str:
    """A text, or the default when there is none."""
    value = given.get(name, default)
    if value is None and default is not None:
        return default
    if not isinstance(value, str):
        raise RoomError(f"{name} must be a text")
    return value


def integer(given: Json, name: str) -> int:
    """A whole number that must be there, as a JSON number."""
    value = given.get(name)
    if isinstance(value, bool) or not isinstance(value, int):
        raise RoomError(f"{name} must be a whole number")
    return value


def degrees(given: Json, name: str) -> float:
    """A latitude or a longitude, as a JSON number."""
    value = given.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise RoomError(f"{name} must be a number")
    return float(value)


def number(value: Any, name: str) -> int:
    """A whole number from an address or a form, where everything is text."""
    try:
        return int(str(value))
    except ValueError as error:
        raise RoomError(f"{name} must be a whole number") from error


def members(given: Json, name: str) -> list[int | str]:
    """Ids of people, and "bot"; checked further where they are used."""
    value = given.get(name, [])
    if not isinstance(value, list):
        raise RoomError(f"{name} must be a list")
    return value


def moment(given: Json, clock: Clock) -> datetime:
    """Where the clock must go: forward by an amount, to a moment, or to the next morning or clock change.

    Days and weeks are those of people: a day later it is the same time of day, whatever the clocks do.
    """
    if isinstance(given.get("forward"), dict) and given["forward"]:
        return _forward(given["forward"], clock.now())
    if isinstance(given.get("to"), str):
        try:
            moment = datetime.fromisoformat(given["to"])
        except ValueError as error:
            raise RoomError("to must be a moment such as 2026-03-02T09:00:00+01:00") from error
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    if given.get("next") == "morning":
        return clock.next_morning()
    if given.get("next") == "clock change":
        return clock.eve_of_clock_change()
    raise RoomError(
        'say {"forward": {"hours": 1}}, {"to": "2026-03-02T09:00:00+01:00"}, {"next": "morning"} '
        'or {"next": "clock change"}'
    )


def _forward(amounts: Json, now: datetime) -> datetime:
    try:
        given = {name: float(amount) for name, amount in amounts.items()}
        days = timedelta(**{name: given.pop(name) for name in ("days", "weeks") if name in given})
        return ((now.astimezone(ZONE) + days).astimezone(UTC)) + timedelta(**given)
    except (TypeError, ValueError, OverflowError) as error:
        raise RoomError("forward takes minutes, hours, days or weeks") from error
