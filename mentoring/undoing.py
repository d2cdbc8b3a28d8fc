"""Taking back what was decided a moment ago: a finger slips. Anybody of the team may, for ten minutes.

After that, or when what was earned has been spent, only a coordinator's correction puts it right: what a participant
has is not taken away from them.
"""

from datetime import datetime

from mentoring.programme import UNDO_WITHIN
from mentoring.refusals import Refusal


class AlreadyUndone(Refusal):
    """Somebody takes back what was taken back already: two press at once, or an old button is pressed."""


class TooLateForStaff(Refusal):
    """Staff take back a decision more than `UNDO_WITHIN` after it, not counting the time that the bot was away."""


class AlreadySpent(Refusal):
    """Staff take back an approval of which the participant has picked a gift already."""


class GoalCameAfter(Refusal):
    """Staff take back the approval of a step when the goal itself was claimed or reached since: that comes first."""


def require_in_time(decided_at: datetime, *, now: datetime) -> None:
    """Raises `TooLateForStaff` when the time to take back is over; `now` is on a clock that stood still while the bot
    was away (`services.outages.stood_still`).
    """
    if now - decided_at > UNDO_WITHIN:
        raise TooLateForStaff
