"""What causes an entry in the ledger, as the ledger writes it: the thing, its number, and what became of it.

A cause is booked once. What can be undone and done again carries how often it was undone before, so that the second
time is another cause: `claim:42`, `claim:42:undone`, `claim:42:2`, `claim:42:undone:2`, `claim:42:3` …
"""

from mentoring.ids import AppointmentId, ChoiceId, ClaimId, CorrectionId, PotChangeId


def claim(claim_id: ClaimId, undone: int = 0) -> str:
    """A claim is approved, after it was taken back so often."""
    return _again(f"claim:{claim_id}", undone)


def claim_undone(claim_id: ClaimId, undone: int = 0) -> str:
    """That approval is taken back: `undone` is how often it had been before, as in the `claim` that it undoes."""
    return _again(f"claim:{claim_id}:undone", undone)


def appointment(appointment_id: AppointmentId, undone: int = 0) -> str:
    """An appointment was kept, after that was taken back so often."""
    return _again(f"appointment:{appointment_id}", undone)


def appointment_undone(appointment_id: AppointmentId, undone: int = 0) -> str:
    """That it was kept is taken back: `undone` is how often it had been before."""
    return _again(f"appointment:{appointment_id}:undone", undone)


def choice(choice_id: ChoiceId) -> str:
    """A participant picks a gift."""
    return f"choice:{choice_id}"


def choice_undone(choice_id: ChoiceId) -> str:
    """They don't want it after all. Picked again it is another choice."""
    return f"choice:{choice_id}:undone"


def choice_handed_over(choice_id: ChoiceId) -> str:
    """They have it."""
    return f"choice:{choice_id}:handed_over"


def correction(correction_id: CorrectionId) -> str:
    """A coordinator puts right what was too little, or what was too much and the programme bears."""
    return f"correction:{correction_id}"


def correction_borne(correction_id: CorrectionId) -> str:
    """The programme pays what was given too much."""
    return f"correction:{correction_id}:borne"


def budget(change_id: PotChangeId) -> str:
    """Money comes into the pot or leaves it."""
    return f"budget:{change_id}"


def _again(cause: str, undone: int) -> str:
    return f"{cause}:{undone + 1}" if undone else cause
