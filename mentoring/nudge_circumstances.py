"""All that says when one participant may be nudged: what they chose, what they can do, and what they heard."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta

from mentoring.ids import StepId
from mentoring.nudges import MOST_WITHOUT_ANSWER, NudgeKind
from mentoring.people import Participant, ParticipantState
from mentoring.plans import IfThenPlan
from mentoring.preferences import Preferences
from mentoring.quiet import Quiet
from mentoring.step_moments import DEFAULT, Rhythm

LOOK_BACK = timedelta(days=60)
"""How far back it matters what was said. That the team was asked to call matters however long ago it was."""


@dataclass(frozen=True, slots=True)
class Weekly:
    """The moment of somebody's weekly overview, or of their check-in. Monday is 0."""

    weekday: int
    at: time


@dataclass(frozen=True, slots=True)
class Said:
    """A nudge that was said, and on which day in Amsterdam."""

    on: date
    kind: NudgeKind
    asked_for: bool = False
    step_id: StepId | None = None

    @property
    def is_our_idea(self) -> bool:
        """Whether it counts for the limit of a week."""
        return self.kind not in (NudgeKind.OVERVIEW, NudgeKind.CHECK_IN) and not self.asked_for


@dataclass(frozen=True, slots=True)
class Turn:
    """A step that may be nudged about, and when that helps."""

    step_id: StepId | None
    rhythm: Rhythm


@dataclass(frozen=True, slots=True)
class Circumstances:
    """All that says when one participant may be nudged.

    `rhythm` is that of the step `step_id`; `turns` are all steps that may be nudged about, that one first. `overview`
    is None when it is off. `said` goes back as far as `LOOK_BACK`. `busy_on`: the last day on which they agreed,
    claimed, heard a decision, or came back from a pause. `stopped_on`: when the team was last asked to call them
    because they did not answer.
    """

    quiet: Quiet
    rhythm: Rhythm = DEFAULT
    overview: Weekly | None = None
    said: tuple[Said, ...] = ()
    last_seen_on: date | None = None
    busy_on: date | None = None
    stopped_on: date | None = None
    step_id: StepId | None = None
    turns: tuple[Turn, ...] = ()
    check_in: Weekly | None = None
    """None when it is off."""

    def about(self, step_id: StepId | None) -> "Circumstances":
        """The same, for another step than the next one."""
        turn = next((turn for turn in self.turns if turn.step_id == step_id), None)
        return self if turn is None else replace(self, step_id=step_id, rhythm=turn.rhythm)

    @property
    def chosen_weekdays(self) -> frozenset[int]:
        """The days on which they would like a nudge for some step."""
        rhythms = (self.rhythm, *(turn.rhythm for turn in self.turns))
        return frozenset(day for rhythm in rhythms if rhythm.chosen for day in rhythm.weekdays)

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
        return self._rest(NudgeKind.STEP, NudgeKind.OVERVIEW)

    @property
    def check_in_rests(self) -> bool:
        """The same of the check-in. A sign of life of any kind lets it begin again."""
        return self._rest(NudgeKind.STEP, NudgeKind.OVERVIEW, NudgeKind.CHECK_IN)

    def _rest(self, *kinds: NudgeKind) -> bool:
        return self.has_stopped or any(self.unanswered(kind) >= MOST_WITHOUT_ANSWER for kind in kinds)

    def heard_on(self, day: date) -> bool:
        """Whether something was said on a day, so that nothing more is."""
        return any(one.on == day for one in self.said)


@dataclass(frozen=True, slots=True)
class OpenSteps:
    """The open steps of what one participant agreed on. `next` is the one that "Mijn doelen" shows, if any; `ready` are
    all that can be done now, also of other goals.
    """

    next: StepId | None = None
    titles: dict[StepId, str] = field(default_factory=dict)
    ready: tuple[StepId, ...] = ()

    def rhythm(self, chosen: Mapping[StepId, Rhythm]) -> Rhythm:
        """What was chosen for the next step; else what was chosen last, for whatever step; else the default."""
        if self.next is not None and self.next in chosen:
            return chosen[self.next]
        return next(reversed(list(chosen.values())), DEFAULT)

    def turns(self, chosen: Mapping[StepId, Rhythm], planned: Container[StepId]) -> tuple[Turn, ...]:
        """The next step, and every other that can be done now and that has an if-then plan with a moment of its own.

        That moment is for that step alone: it says nothing about the next one.
        """
        others = {
            step: chosen[step]
            for step in self.ready
            if step != self.next and step in planned and step in chosen
        }
        rest = {step: rhythm for step, rhythm in chosen.items() if step not in others}
        own = () if self.next is None else (Turn(self.next, self.rhythm(rest)),)
        return (*own, *(Turn(step, rhythm) for step, rhythm in others.items()))


@dataclass(frozen=True, slots=True)
class Recipient:
    """A participant with all that says what may be said to them by itself."""

    participant: Participant
    preferences: Preferences
    steps: OpenSteps
    known: Circumstances
    plans: Mapping[StepId, IfThenPlan] = field(default_factory=dict)

    def why_not(self, kind: NudgeKind) -> str:
        """Why nothing of this kind is said to them, as it is kept; empty when it may be."""
        expected = ParticipantState.PAUSED if kind is NudgeKind.RETURN else ParticipantState.ACTIVE
        if self.participant.state is not expected:
            return self.participant.state.value
        if self.participant.person.unreachable_since is not None and kind is not NudgeKind.RETURN:
            return "unreachable"
        wanted = {
            NudgeKind.STEP: self.preferences.nudges,
            NudgeKind.OVERVIEW: self.preferences.overview,
            NudgeKind.CHECK_IN: self.preferences.check_in,
        }
        return "" if wanted.get(kind, True) else "off"

    def after_saying(self, said: Said) -> "Recipient":
        """The same person, who has now heard this."""
        return replace(self, known=replace(self.known, said=(*self.known.said, said)))
