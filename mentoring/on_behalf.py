"""Acting for a participant: staff press and type what the participant would, beside them or from paper."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from mentoring.access import NotOfThisTeam, require_staff_of
from mentoring.ids import PersonId
from mentoring.people import TAKING_PART, Participant, Someone
from mentoring.refusals import NotAllowed

ENDS_AFTER = timedelta(minutes=30)
"""Without a press for so long it ends by itself: the next one may be a day later, and about somebody else."""


class NotForOneself(NotAllowed):
    """Somebody who is both participant and staff would act for themselves: they have a menu of their own."""


class Over(StrEnum):
    """Why it ended by itself."""

    TIME = "time"
    RIGHTS = "rights"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Acting:
    """For whom somebody of the staff acts, and when they last did. `over`: why they do no longer."""

    participant: Someone
    last_at: datetime
    over: Over | None = None

    @property
    def who(self) -> Participant:
        """The participant.

        Raises:
            LookupError: for a person who is none, for whom nobody can begin.
        """
        if self.participant.participant is None:
            raise LookupError("no participant")
        return self.participant.participant


def in_the_place_of(participant: Someone, by: PersonId) -> Someone:
    """The participant as somebody of the staff stands in their place: with no other role that they may have."""
    return replace(participant, memberships=(), acted_by=by)


def require_may_act(by: Someone, participant: Participant) -> None:
    """Whether somebody may act for a participant, or write down that they agreed.

    Raises:
        NotOfThisTeam: when they are of another team, or no staff.
        NotForOneself: when it is themselves.
    """
    require_staff_of(by, participant.team_id)
    if by.id == participant.id:
        raise NotForOneself


def why_over(by: Someone, participant: Participant, *, last_at: datetime, now: datetime) -> Over | None:
    """Whether this press still counts for the participant: rights are those of this very moment."""
    try:
        require_may_act(by, participant)
    except NotOfThisTeam:
        return Over.RIGHTS
    if participant.state not in TAKING_PART:
        return Over.STOPPED
    return Over.TIME if now - last_at >= ENDS_AFTER else None
