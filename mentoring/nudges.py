"""When a participant gets a nudge, and when it stops by itself. A nudge comes without a date to keep (`product.md`).

What was decided, and why:

- At most one a day, of whatever kind, and three steps in any seven days (Amsterdam days). The weekly overview is no
  nudge: it has its own moment and its own way off, so it is not one of the three. It is one of the one a day.
- Without a chosen moment: Tuesday and Thursday at ten. The mentor is in the office then and can help the same day,
  Monday and its post are over, there is a day between, and Friday has the overview. Never on a holiday.
- An if-then plan is said at its own moment, also when its step is not the next one: then the steps share the three, and
  when two have the same day it is for the one of which they heard longest ago.
- A moment that the participant chose goes before what comes by itself: on such a day the overview waits for the next
  day. A nudge of our own idea gives way to the overview instead: the step stands in it.
- The check-in ("Hoe gaat het?") was asked for, at a moment of its own with its own way off: it is not one of the three
  either. It gives way to a chosen moment of a step and to the overview, and comes on the first day after that is free:
  those are about what was agreed and what went well, and it can be answered as well a day later. A nudge of our own
  idea gives way to it. Never on a holiday: when it is heavy, somebody has to be there soon.
- "Herinner me later" is a promise. It is said at its moment, is still the only one of its day, and is not one of the
  three, because it was not our idea.
- Nothing on the day on which a step was agreed on, claimed or decided about: it is fresh, or they just did something.
- After three without any sign of life it stops, and at the moment of the fourth the team is asked to call. Who shows
  up after that is left alone for three days from when they were last here.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from mentoring.ids import NudgeId, PersonId, StepId
from mentoring.refusals import Refusal

MOST_IN_SEVEN_DAYS = 3
MOST_WITHOUT_ANSWER = 3

REST_AFTER_RETURN = timedelta(days=3)
"""How long who was silent is left alone after they were last here."""

OVERVIEW_APART = timedelta(days=4)
"""At least this between two overviews, when one came a day or two later than its weekday."""


class NudgeKind(StrEnum):
    """What comes by itself, as it is kept."""

    STEP = "step"
    OVERVIEW = "overview"
    RETURN = "return"
    """The time that somebody chose for a pause is over."""

    CHECK_IN = "check_in"
    """'Hoe gaat het?', for who wants to be asked."""


class SayAgain(StrEnum):
    """'Herinner me later': when."""

    EVENING = "evening"
    TOMORROW = "tomorrow"
    WEEK = "week"


class EveningTaken(Refusal):
    """'Vanavond' was pressed when it is evening already, or there has been a nudge today."""


@dataclass(frozen=True, slots=True)
class PlannedNudge:
    """A nudge that is planned. `asked_for`: it is a promise."""

    id: NudgeId
    participant_id: PersonId
    kind: NudgeKind
    step_id: StepId | None
    due_at: datetime
    asked_for: bool
