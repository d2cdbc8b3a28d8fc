"""Who may do what: the table "Who may do what" of the product, as functions that answer or refuse.

Rights come from the roster only (`mentoring.people.Someone`), never from being in a group or being its admin.
Every service that acts for someone calls one of these first.
"""

from mentoring.ids import PersonId, TeamId
from mentoring.people import Participant, Someone
from mentoring.refusals import NotAllowed, Refusal


class OwnClaim(Refusal):
    """Somebody who is both participant and staff tries to decide on their own claim."""


class OwnHousehold(OwnClaim):
    """Somebody who is both participant and staff tries to decide on what somebody earns with whom they share a yearly
    limit: it is their own money too.
    """


class NotOfThisTeam(NotAllowed):
    """Somebody who is no mentor of the team, nor a coordinator, does what only they may."""


class OnlyThemselves(NotAllowed):
    """Staff who act for a participant ask for what is theirs alone, such as the list of what they are proud of."""


def require_participant(by: Someone) -> Participant:
    """The participant that this person is.

    Raises:
        NotAllowed: when they are none.
    """
    if by.participant is None:
        raise NotAllowed
    return by.participant


def require_themselves(by: Someone) -> Participant:
    """The participant that this person is, and that nobody acts for.

    Raises:
        NotAllowed: when they are none.
        OnlyThemselves: when somebody of the staff acts for them.
    """
    if by.acted_by is not None:
        raise OnlyThemselves
    return require_participant(by)


def require_coordinator(by: Someone) -> None:
    """Raises `NotAllowed` unless this person leads the programme."""
    if not by.is_coordinator:
        raise NotAllowed


def require_staff_of(by: Someone, team_id: TeamId) -> None:
    """Raises `NotOfThisTeam`, a `NotAllowed`, unless this person is its mentor, or a coordinator."""
    if not (by.is_coordinator or team_id in by.teams):
        raise NotOfThisTeam


def require_other_than(by: Someone, participant_id: PersonId) -> None:
    """Nobody decides on their own claim (`product.md`, Money). Raises `OwnClaim`."""
    if by.id == participant_id:
        raise OwnClaim
