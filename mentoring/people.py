"""The people: participants with a life of their own in the programme, and the staff beside them."""

import unicodedata
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from mentoring.ids import GoalId, PersonId, TeamId, TelegramId
from mentoring.refusals import NoLongerPossible, Refusal

LONGEST_NAME = 40
"""Characters in a first name or pseudonym: enough for every first name, too few for a story."""


class Role(StrEnum):
    """What someone on the staff may do (`mentoring.access`)."""

    MENTOR = "mentor"
    COORDINATOR = "coordinator"
    RESEARCHER = "researcher"


class ParticipantState(StrEnum):
    """A participant's life in the programme (`product.md`, Lives of things)."""

    INVITED = "invited"
    ACTIVE = "active"
    PAUSED = "paused"
    FINISHED = "finished"
    LEFT = "left"


TRANSITIONS: dict[ParticipantState, frozenset[ParticipantState]] = {
    ParticipantState.INVITED: frozenset({ParticipantState.ACTIVE, ParticipantState.LEFT}),
    ParticipantState.ACTIVE: frozenset(
        {ParticipantState.PAUSED, ParticipantState.FINISHED, ParticipantState.LEFT}
    ),
    ParticipantState.PAUSED: frozenset(
        {ParticipantState.ACTIVE, ParticipantState.FINISHED, ParticipantState.LEFT}
    ),
    ParticipantState.FINISHED: frozenset(),
    ParticipantState.LEFT: frozenset(),
}


TAKING_PART = (ParticipantState.ACTIVE, ParticipantState.PAUSED)
"""Who is in these has agreed and has not stopped: goals and appointments can be made with them."""


class NotTakingPart(Refusal):
    """Something would be planned or agreed with someone who does not take part yet, or does not any more."""


class HasStoppedTakingPart(Refusal):
    """Staff say something to a participant who has stopped or finished, to whom nothing is sent any more."""


class NotAName(Refusal):
    """A first name is empty, too long, on more than one line, or holds no letter."""


_JOINERS = "\u200c\u200d"
"""Invisible, but part of the spelling in Persian and in several languages of India."""


def _is_shown(character: str) -> bool:
    return character in _JOINERS or not unicodedata.category(character).startswith("C")


def first_name(text: str) -> str:
    """A first name or pseudonym as it will be shown: its white space tidied, and without what would be
    invisible or turn the text around it.

    Raises:
        NotAName: when it is empty, longer than `LONGEST_NAME`, on more than one line, or has no letter in it.
    """
    lines = text.strip().splitlines()
    shown = "".join(letter for letter in lines[0] if letter.isspace() or _is_shown(letter)) if lines else ""
    name = " ".join(shown.split())
    if len(lines) != 1 or len(name) > LONGEST_NAME or not any(letter.isalpha() for letter in name):
        raise NotAName
    return name


@dataclass(frozen=True, slots=True)
class Membership:
    """One role of one person. A mentor's is in a team; a coordinator's and a researcher's is not."""

    role: Role
    team_id: TeamId | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Anyone the roster knows. `telegram_id` is None until they have opened their invitation."""

    id: PersonId
    first_name: str
    telegram_id: TelegramId | None = None
    unreachable_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """A resident in the programme. `pseudonym` ("A-017") stands for them wherever a name is not needed.

    `last_seen_on`: the last day, in Amsterdam, on which they wrote or pressed anything. While an update is handled
    it is the day before that one: who comes back after weeks is still to be told from who was here yesterday.
    `focus_goal_id`: the goal that they chose to see first. `on_paper`: they have no phone in it, and the mentor acts.
    """

    person: Person
    team_id: TeamId
    mentor_id: PersonId
    mentor_name: str
    pseudonym: str
    state: ParticipantState
    last_seen_on: date | None = None
    focus_goal_id: GoalId | None = None
    on_paper: bool = False

    @property
    def id(self) -> PersonId:
        return self.person.id

    @property
    def first_name(self) -> str:
        return self.person.first_name

    @property
    def is_over(self) -> bool:
        """Whether this life in the programme has ended, by leaving or finishing."""
        return not TRANSITIONS[self.state]

    def require_taking_part(self) -> None:
        """Raises `NotTakingPart` when they have not agreed yet, or have stopped."""
        if self.state not in TAKING_PART:
            raise NotTakingPart

    def require_not_over(self) -> None:
        """Raises `HasStoppedTakingPart` when they have stopped or finished."""
        if self.is_over:
            raise HasStoppedTakingPart

    def become(self, state: ParticipantState) -> "Participant":
        """Move to another state of life.

        Raises:
            NoLongerPossible: when the table of transitions has no such step.
        """
        if state not in TRANSITIONS[self.state]:
            raise NoLongerPossible
        return replace(self, state=state)


@dataclass(frozen=True, slots=True)
class Team:
    """An area team. `letter` begins its participants' pseudonyms; `chat_id` is its admin chat once linked."""

    id: TeamId
    name: str
    letter: str
    chat_id: TelegramId | None = None


@dataclass(frozen=True, slots=True)
class Someone:
    """Who sent an update, as the roster knows them; all rights are read from here and nowhere else.

    `acted_by`: who of the staff acts for this participant, with them or on paper; None: they act themselves.
    `wants_calm`: they chose to read without emoji and without pictures of ours.
    """

    person: Person
    memberships: tuple[Membership, ...] = ()
    participant: Participant | None = None
    acted_by: PersonId | None = None
    wants_calm: bool = False

    @property
    def id(self) -> PersonId:
        return self.person.id

    @property
    def first_name(self) -> str:
        return self.person.first_name

    @property
    def is_staff(self) -> bool:
        return bool(self.memberships)

    @property
    def is_coordinator(self) -> bool:
        return any(membership.role is Role.COORDINATOR for membership in self.memberships)

    @property
    def teams(self) -> frozenset[TeamId]:
        """The teams in which this person is a mentor."""
        return frozenset(
            membership.team_id
            for membership in self.memberships
            if membership.role is Role.MENTOR and membership.team_id is not None
        )
