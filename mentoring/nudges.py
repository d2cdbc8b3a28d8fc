"""When a participant gets a nudge, and when it stops by itself. A nudge comes without a date to keep (`product.md`).

What was decided, and why:

- At most one a day, of whatever kind, and three steps in any seven days (Amsterdam days). The weekly overview is no
  nudge: it has its own moment and its own way off, so it is not one of the three. It is one of the one a day.
- Without a chosen moment: Tuesday and Thursday at ten. The mentor is in the office then and can help the same day,
  Monday and its post are over, there is a day between, and Friday has the overview. Never on a holiday.
- A moment that the participant chose goes before what comes by itself: on such a day the overview waits for the next
  day. A nudge of our own idea gives way to the overview instead: the step stands in it.
- "Herinner me later" is a promise. It is said at its moment, is still the only one of its day, and is not one of the
  three, because it was not our idea.
- Nothing on the day on which a step was agreed on, claimed or decided about: it is fresh, or they just did something.
- After three without any sign of life it stops, and at the moment of the fourth the team is asked to call. Who shows
  up after that is left alone for three days from when they were last here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from mentoring.ids import NudgeId, PersonId, StepId
from mentoring.people import Participant, ParticipantState
from mentoring.preferences import Preferences
from mentoring.quiet import Quiet
from mentoring.refusals import Refusal
from mentoring.step_moments import Rhythm

MOST_IN_SEVEN_DAYS = 3
MOST_WITHOUT_ANSWER = 3

REST_AFTER_RETURN = timedelta(days=3)
"""How long who was silent is left alone after they were last here."""

OVERVIEW_APART = timedelta(days=4)
"""At least this between two overviews, when one came a day or two later than its weekday."""

LOOK_BACK = timedelta(days=60)
"""How far back it matters what was said. That the team was asked to call matters however long ago it was."""


class NudgeKind(StrEnum):
    """What comes by itself, as it is kept."""

    STEP = "step"
    OVERVIEW = "overview"
    RETURN = "return"
    """The time that somebody chose for a pause is over."""


class SayAgain(StrEnum):
    """'Herinner me later': when."""

    EVENING = "evening"
    TOMORROW = "tomorrow"
    WEEK = "week"


class EveningTaken(Refusal):
    """'Vanavond' was pressed when it is evening already, or there has been a nudge today."""


@dataclass(frozen=True, slots=True)
class Weekly:
    """The moment of somebody's weekly overview. Monday is 0."""

    weekday: int
    at: time


@dataclass(frozen=True, slots=True)
class Said:
    """A nudge that was said, and on which day in Amsterdam."""

    on: date
    kind: NudgeKind
    asked_for: bool = False

    @property
    def is_our_idea(self) -> bool:
        """Whether it counts for the limit of a week."""
        return self.kind is not NudgeKind.OVERVIEW and not self.asked_for


@dataclass(frozen=True, slots=True)
class Circumstances:
    """All that says when one participant may be nudged.

    `overview` is None when it is off. `said` goes back as far as `LOOK_BACK`. `busy_on`: the last day on which they
    agreed, claimed, heard a decision, or came back from a pause. `stopped_on`: when the team was last asked to call
    them because they did not answer.
    """

    quiet: Quiet
    rhythm: Rhythm = Rhythm()
    overview: Weekly | None = None
    said: tuple[Said, ...] = ()
    last_seen_on: date | None = None
    busy_on: date | None = None
    stopped_on: date | None = None

    def unanswered(self, kind: NudgeKind) -> int:
        """How many of a kind were said after the last day on which they showed any sign of life."""
        seen = self.last_seen_on
        return sum(1 for one in self.said if one.kind is kind and (seen is None or one.on > seen))

    @property
    def has_stopped(self) -> bool:
        """Whether the team was asked to call since the last sign of life. However long ago: nothing begins again by
        itself.
        """
        seen = self.last_seen_on
        return self.stopped_on is not None and (seen is None or self.stopped_on > seen)

    @property
    def overview_rests(self) -> bool:
        """Whether the overview has stopped by itself: nudges have, or it is not answered itself."""
        if self.has_stopped:
            return True
        kinds = (NudgeKind.STEP, NudgeKind.OVERVIEW)
        return any(self.unanswered(kind) >= MOST_WITHOUT_ANSWER for kind in kinds)

    def heard_on(self, day: date) -> bool:
        """Whether something was said on a day, so that nothing more is."""
        return any(one.on == day for one in self.said)


@dataclass(frozen=True, slots=True)
class OpenSteps:
    """The open steps of what one participant agreed on. `next` is the one that "Mijn doelen" shows, if any."""

    next: StepId | None = None
    titles: dict[StepId, str] = field(default_factory=dict)

    def rhythm(self, chosen: Mapping[StepId, Rhythm]) -> Rhythm:
        """What was chosen for the next step; else what was chosen last, for whatever step; else the default."""
        if self.next is not None and self.next in chosen:
            return chosen[self.next]
        return next(reversed(list(chosen.values())), Rhythm())


@dataclass(frozen=True, slots=True)
class PlannedNudge:
    """A nudge that is planned. `asked_for`: it is a promise."""

    id: NudgeId
    participant_id: PersonId
    kind: NudgeKind
    step_id: StepId | None
    due_at: datetime
    asked_for: bool


@dataclass(frozen=True, slots=True)
class Recipient:
    """A participant with all that says what may be said to them by itself."""

    participant: Participant
    preferences: Preferences
    steps: OpenSteps
    known: Circumstances

    def why_not(self, kind: NudgeKind) -> str:
        """Why nothing of this kind is said to them, as it is kept; empty when it may be."""
        expected = ParticipantState.PAUSED if kind is NudgeKind.RETURN else ParticipantState.ACTIVE
        if self.participant.state is not expected:
            return self.participant.state.value
        if self.participant.person.unreachable_since is not None and kind is not NudgeKind.RETURN:
            return "unreachable"
        wanted = {NudgeKind.STEP: self.preferences.nudges, NudgeKind.OVERVIEW: self.preferences.overview}
        return "" if wanted.get(kind, True) else "off"

    def after_saying(self, said: Said) -> "Recipient":
        """The same person, who has now heard this."""
        return replace(self, known=replace(self.known, said=(*self.known.said, said)))
