"""When the sample pilot takes place: people are at work then, and also on the day after."""

from datetime import datetime

import pytest

from bot.sample import believable
from mentoring.programme import AMSTERDAM


@pytest.mark.parametrize(
    ("real", "played"),
    [
        ("2026-03-03T14:12", "2026-03-03T14:12"),
        ("2026-03-03T02:30", "2026-03-03T10:20"),
        ("2026-03-03T23:59", "2026-03-04T10:20"),
        ("2026-03-05T17:00", "2026-03-09T10:20"),
        ("2026-03-06T11:00", "2026-03-09T10:20"),
        ("2026-03-08T09:00", "2026-03-09T10:20"),
        ("2026-12-24T11:00", "2026-12-28T10:20"),
        ("2026-05-13T11:00", "2026-05-18T10:20"),
    ],
)
def test_the_sample_ends_now_or_on_the_next_believable_morning(real, played):
    moment = believable(datetime.fromisoformat(real).replace(tzinfo=AMSTERDAM))

    assert moment.astimezone(AMSTERDAM).isoformat(timespec="minutes")[:16] == played
