"""The programme of one municipality: the dates, amounts and words that differ between municipalities."""

from dataclasses import dataclass, field
from datetime import time, timedelta
from zoneinfo import ZoneInfo

from mentoring.method import Method
from mentoring.money import Cents

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
"""Participants live in this wall time, whatever the clocks do."""

EVENING_AT = time(19)
"""'Vanavond', wherever somebody chooses it: after supper, and well before the quiet hours of most."""

UNDO_WITHIN = timedelta(minutes=10)
"""How long a tap can be taken back by who made it (`product.md`, Lives of things)."""

YEARLY_CAP = Cents(250_00)
"""How much somebody can earn in a calendar year. The law leaves room for gifts up to a yearly limit, and those of the
family use the same room (`docs/limits.md`).
"""

TWO_APPROVE_ABOVE, TWO_RAISE_ABOVE = Cents(25_00), Cents(5_000_00)


@dataclass(frozen=True, slots=True)
class Programme:
    """What the services need to know of the municipality. Made from the settings in `bot/settings.py`."""

    name: str = "Mobility Mentoring"
    invitation_valid: timedelta = timedelta(days=7)
    help_phone: str = ""
    help_hours: str = ""
    bot_username: str = ""
    quiet_from: time = time(21)
    quiet_until: time = time(8, 30)
    remind_days: tuple[int, ...] = (7, 3, 1, 0)
    """How many days before an appointment to remind of it; 0 is the same morning (`product.md`, Time)."""

    remind_at: time = time(18)
    """On the days before: when people are at home. Wall time, whatever the clocks do."""

    remind_morning_at: time = time(8, 30)
    """On the day itself."""

    office_from: time = time(9)
    office_until: time = time(17)
    digest_at: time = time(16, 30)
    most_active_goals: int = 3
    """How many goals can count at the same time. Few, because stress makes people forget (`product.md`, rule 3)."""

    yearly_cap: Cents = YEARLY_CAP
    household_cap: Cents = YEARLY_CAP
    """The same for all who share a household together: benefits know one limit for both."""

    two_approve_above: Cents = TWO_APPROVE_ABOVE
    """A reward above this wants two different members of the staff (`product.md`, Money)."""

    two_raise_above: Cents = TWO_RAISE_ABOVE
    """A change of the pot above this wants two different coordinators."""

    year_begins: tuple[int, int] = (1, 1)
    """Month and day on which a programme year begins, in Amsterdam."""

    method: Method = field(default_factory=Method)
