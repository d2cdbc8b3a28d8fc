"""A claim that waits too long alarms, counted on office days and without the time that the bot was away."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from mentoring.alarms import Stage, stages, waited
from mentoring.claims import Claim, ClaimState
from mentoring.ids import ClaimId, GoalId, PersonId, StepId
from mentoring.money import Cents
from mentoring.outages import Outage

TUESDAY = datetime(2026, 3, 3, 14, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
CLAIM = Claim(
    ClaimId(42),
    PersonId(4),
    GoalId(1),
    StepId(1),
    "Post openen",
    "De post ligt op stapels",
    Cents(0),
    TUESDAY,
)


@pytest.mark.parametrize(
    ("hours", "who"),
    [
        (24, []),
        (24.1, [Stage.TEAM]),
        (48, [Stage.TEAM]),
        (48.1, [Stage.TEAM, Stage.COORDINATORS]),
    ],
)
def test_after_24_hours_the_team_and_after_48_the_coordinators(hours, who):
    assert stages(CLAIM, [], now=TUESDAY + hours * HOUR) == who


def test_a_weekend_does_not_count():
    on_friday = replace(CLAIM, claimed_at=TUESDAY + timedelta(days=3))

    assert stages(on_friday, [], now=TUESDAY + timedelta(days=6)) == []
    assert stages(on_friday, [], now=TUESDAY + timedelta(days=6, hours=1)) == [Stage.TEAM]


def test_what_the_bot_was_away_does_not_count_and_a_weekend_of_it_not_twice():
    on_friday = replace(CLAIM, claimed_at=TUESDAY + timedelta(days=3))
    monday = TUESDAY + timedelta(days=6)
    away = [Outage(monday - timedelta(days=2, hours=22), monday - 2 * HOUR)]  # Friday 16:00 to Monday 12:00

    assert waited(on_friday, away, now=monday + HOUR) == 5 * HOUR


def test_while_the_participant_is_asked_something_nobody_is_alarmed():
    asked = replace(CLAIM, state=ClaimState.QUESTION)

    assert stages(asked, [], now=TUESDAY + 30 * HOUR) == []


def test_after_an_answer_the_team_has_its_time_anew():
    asked = CLAIM.ask("Ligt de stapel er ook bij?", by=PersonId(2))
    answered = asked.take_answer("Ja", now=TUESDAY + 20 * HOUR)

    assert stages(answered, [], now=TUESDAY + 44 * HOUR) == []
    assert stages(answered, [], now=TUESDAY + 45 * HOUR) == [Stage.TEAM]


def test_a_decision_ends_it():
    withdrawn = replace(CLAIM, state=ClaimState.WITHDRAWN)

    assert stages(withdrawn, [], now=TUESDAY + 100 * HOUR) == []
