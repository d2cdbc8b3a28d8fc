"""Appointments: at a time and place, with an easy way to say "I'm coming" or "I can't".

What follows on them is in `services.attendance`.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from mentoring.appointment_limits import a_duration, a_title, things_to_bring
from mentoring.goal_drafts import HIGHEST_REWARD, RewardTooHigh
from mentoring.ids import AppointmentId, PersonId, RecognitionKey, SeriesId
from mentoring.moments import When
from mentoring.money import Cents
from mentoring.people import Person
from mentoring.places import Place, a_place
from mentoring.praise import words_to_participant
from mentoring.programme import UNDO_WITHIN
from mentoring.refusals import NoLongerPossible, Refusal
from mentoring.undoing import AlreadyUndone, require_in_time

_NOTHING = Cents(0)


class AppointmentState(StrEnum):
    """An appointment's life (`product.md`, Lives of things). A moved one is the same one at a new time."""

    PLANNED = "planned"
    MOVED = "moved"
    KEPT = "kept"
    MISSED = "missed"
    CANCELLED = "cancelled"


_POSSIBLE = frozenset(
    {
        AppointmentState.KEPT,
        AppointmentState.MISSED,
        AppointmentState.MOVED,
        AppointmentState.CANCELLED,
    }
)
APPOINTMENT_TRANSITIONS: dict[AppointmentState, frozenset[AppointmentState]] = {
    AppointmentState.PLANNED: _POSSIBLE,
    AppointmentState.MOVED: _POSSIBLE,
    AppointmentState.KEPT: frozenset(),
    AppointmentState.MISSED: frozenset(),
    AppointmentState.CANCELLED: frozenset(),
}
AHEAD = tuple(state for state, following in APPOINTMENT_TRANSITIONS.items() if following)
"""The states in which an appointment stands."""


class Coming(StrEnum):
    """What the participant said about it."""

    COMING = "coming"
    CANNOT = "cannot"


class MomentHasPassed(Refusal):
    """An appointment would be at a moment that has passed."""


class WantsTwo(Refusal):
    """An appointment would earn more than one member of the staff may give, and one alone says that it was kept. Of a
    step or a goal two can say yes. `most` is what an appointment may earn.
    """

    def __init__(self, most: Cents) -> None:
        self.most = most


class AlreadySettled(NoLongerPossible):
    """Somebody decides on an appointment of which it was said already how it went, or that was cancelled.
    It tells who said what.
    """

    def __init__(self, appointment: "Appointment") -> None:
        self.appointment = appointment


@dataclass(frozen=True, slots=True)
class Details:
    """What an appointment is, apart from when and with whom. `title` is neutral, for who looks along; `reward`
    and `recognition` are earned by keeping it.
    """

    place: Place
    minutes: int = 60
    bring: tuple[str, ...] = ()
    title: str = ""
    reward: Cents = _NOTHING
    recognition: RecognitionKey | None = None

    def tidied(self) -> "Details":
        """The same with its white space tidied, when an appointment can be so.

        Raises:
            NotAPlace, NotADuration, TooManyThings, ThingTooLong, TitleTooLong, NotNeutral: when it can't.
            RewardTooHigh: when it would earn more than one thing may.
        """
        place = self.place if self.place.by_phone else replace(self.place, name=a_place(self.place.name))
        if not 0 <= self.reward <= HIGHEST_REWARD:
            raise RewardTooHigh
        return Details(
            place,
            a_duration(self.minutes),
            things_to_bring(self.bring),
            a_title(self.title),
            self.reward,
            self.recognition,
        )

    def require_by_one(self, most: Cents) -> None:
        """Raises `WantsTwo` when it would earn more than one member of the staff may give."""
        if self.reward > most:
            raise WantsTwo(most)


@dataclass(frozen=True, slots=True)
class Appointment:
    """One appointment of one participant with somebody of the team.

    `sequence` counts its changes, for the phone's calendar (RFC 5545) and for who changes it at the same time.
    `praise` is None as long as who said that it was kept may still add a sentence, and empty when they chose
    to add none. `undone` counts how often "they were there" was taken back.
    """

    id: AppointmentId
    participant_id: PersonId
    mentor_id: PersonId
    mentor_name: str
    when: When
    details: Details
    state: AppointmentState = AppointmentState.PLANNED
    answer: Coming | None = None
    series_id: SeriesId | None = None
    sequence: int = 0
    asked_at: datetime | None = None
    decided_by: PersonId | None = None
    decided_by_name: str | None = None
    decided_at: datetime | None = None
    praise: str | None = None
    undone: int = 0

    @property
    def is_ahead(self) -> bool:
        """Whether it stands, as far as its life goes."""
        return self.state in AHEAD

    @property
    def ends_at(self) -> datetime:
        return self.when.starts_at + timedelta(minutes=self.details.minutes)

    @property
    def place(self) -> Place:
        return self.details.place

    def has_begun(self, *, now: datetime) -> bool:
        return now >= self.when.starts_at

    def is_over(self, *, now: datetime) -> bool:
        """Whether the time that it takes has passed."""
        return now >= self.ends_at

    def answered(self, answer: Coming, *, now: datetime) -> "Appointment":
        """The participant says whether they come.

        Raises:
            NoLongerPossible: when it has begun, or does not stand any more.
        """
        if not self.is_ahead or self.has_begun(now=now):
            raise NoLongerPossible
        return replace(self, answer=answer)

    def require_seen(self, sequence: int | None) -> None:
        """Raises `NoLongerPossible` when it was changed since somebody saw it so. None: they just did."""
        if sequence not in (None, self.sequence):
            raise NoLongerPossible

    def require_changeable(self) -> None:
        """Raises `AlreadySettled` when it was kept or cancelled. One that did not work out may still stand again."""
        if self.state in (AppointmentState.KEPT, AppointmentState.CANCELLED):
            raise AlreadySettled(self)

    def moved(self, when: When, place: Place) -> "Appointment":
        """The same appointment at another moment, to which nobody has said yes or no and about which nobody was
        asked. One that has begun can be moved too: then it was moved outside the bot.

        Raises:
            AlreadySettled: when it does not stand any more.
        """
        return replace(
            self._become(AppointmentState.MOVED),
            when=when,
            details=replace(self.details, place=place),
            answer=None,
            sequence=self.sequence + 1,
            asked_at=None,
        )

    def cancelled(self, *, by: Person, now: datetime) -> "Appointment":
        """Called off before it began.

        Raises:
            AlreadySettled: when it does not stand any more.
            NoLongerPossible: when it has begun: from then on it was kept, or not, or moved.
        """
        cancelled = self._become(AppointmentState.CANCELLED)
        if self.has_begun(now=now):
            raise NoLongerPossible
        return replace(
            cancelled,
            sequence=self.sequence + 1,
            decided_by=by.id,
            decided_by_name=by.first_name,
            decided_at=now,
        )

    # --- after it began -------------------------------------------------------------------------------

    def asked(self, *, now: datetime) -> "Appointment":
        """The team is asked how it went. The first time counts."""
        return self if self.asked_at else replace(self, asked_at=now)

    def kept(self, *, by: Person, now: datetime) -> "Appointment":
        """They were there.

        Raises:
            AlreadySettled: when it was said already how it went.
            NoLongerPossible: when it has not begun.
        """
        return self._settled(AppointmentState.KEPT, by=by, now=now)

    def missed(self, *, by: Person, now: datetime) -> "Appointment":
        """It did not work out this time. Neutral: nothing is counted.

        Raises:
            AlreadySettled, NoLongerPossible: as for `kept`.
        """
        return self._settled(AppointmentState.MISSED, by=by, now=now)

    def can_stand_again(self, *, now: datetime) -> bool:
        """Whether "it did not work out" can still be taken back: a finger slips."""
        said_at = self.decided_at
        return self.state is AppointmentState.MISSED and said_at is not None and now - said_at < UNDO_WITHIN

    def require_undoable(self, said: AppointmentState, *, sequence: int | None, now: datetime) -> None:
        """Whether what was said, kept or missed, can still be taken back. `sequence` is how often it was changed when
        somebody saw it so; None: they just did.

        Raises:
            AlreadyUndone: when it was taken back, or changed, since.
            TooLateForStaff: when it was said too long ago.
            NoLongerPossible: when it was not said.
        """
        if sequence not in (None, self.sequence):
            raise AlreadyUndone
        if self.state is not said or self.decided_at is None:
            raise NoLongerPossible
        require_in_time(self.decided_at, now=now)

    def standing_again(self) -> "Appointment":
        """As if nobody had said how it went. That is a change more: its money is set apart anew, or waits again."""
        return replace(
            self,
            state=AppointmentState.MOVED if self.sequence else AppointmentState.PLANNED,
            sequence=self.sequence + 1,
            praise=None,
            undone=self.undone + (self.state is AppointmentState.KEPT),
            decided_by=None,
            decided_by_name=None,
            decided_at=None,
        )

    def require_praise_fits(self, *, by: PersonId) -> None:
        """Only who said that it was kept says something about it, and once.

        Raises:
            AlreadySettled: when somebody else said it.
            NoLongerPossible: when it was not kept, or there is praise already.
        """
        if self.decided_by not in (by, None):
            raise AlreadySettled(self)
        if self.state is not AppointmentState.KEPT or self.praise is not None:
            raise NoLongerPossible

    def add_praise(self, words: str, *, by: PersonId) -> "Appointment":
        """Say something about keeping it; empty words: nothing more to say.

        Raises:
            AlreadySettled, NoLongerPossible: as `require_praise_fits`.
            NoWords, TooManyWords: when the words do not fit.
        """
        self.require_praise_fits(by=by)
        return replace(self, praise=words_to_participant(words) if words else "")

    def _settled(self, state: AppointmentState, *, by: Person, now: datetime) -> "Appointment":
        settled = self._become(state)
        if not self.has_begun(now=now):
            raise NoLongerPossible
        return replace(settled, decided_by=by.id, decided_by_name=by.first_name, decided_at=now)

    def _become(self, state: AppointmentState) -> "Appointment":
        if state not in APPOINTMENT_TRANSITIONS[self.state]:
            raise AlreadySettled(self)
        return replace(self, state=state)


def require_ahead(when: When, *, now: datetime) -> None:
    """Raises `MomentHasPassed` unless the moment is still to come."""
    if when.starts_at <= now:
        raise MomentHasPassed
