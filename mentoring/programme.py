"""The programme of one municipality: the dates, amounts and words that differ between municipalities."""

from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
"""Participants live in this wall time, whatever the clocks do."""

UNDO_WITHIN = timedelta(minutes=10)
"""How long a tap can be taken back by who made it (`product.md`, Lives of things)."""


@dataclass(frozen=True, slots=True)
class Programme:
    """What the services need to know of the municipality. Made from the settings in `bot/settings.py`."""

    name: str = "Mobility Mentoring"
    invitation_valid: timedelta = timedelta(days=7)
    help_phone: str = ""
    help_hours: str = ""
    bot_username: str = ""
