"""What staff read when a rule about goals is against something."""

from dataclasses import dataclass

from messages.base import N_, Screen, ToStaff


@dataclass(frozen=True, slots=True)
class TooManyActiveStaff(Screen, ToStaff):
    """To staff who say yes to one goal more than can count at the same time."""

    most: int
    text = N_("{most} goals count for this participant already. Set one aside together first.")


@dataclass(frozen=True, slots=True)
class ClaimWaitsStaff(Screen, ToStaff):
    """To staff who change or set aside a goal while a claim on it waits."""

    text = N_("A claim on this goal waits for a decision. Decide on it first.")


@dataclass(frozen=True, slots=True)
class StepTakenStaff(Screen, ToStaff):
    """To staff whose new version leaves out or alters a step that was claimed or done."""

    text = N_("A step of this goal has been claimed or done meanwhile. That step stays as it was agreed.")


@dataclass(frozen=True, slots=True)
class NotThisStepYetStaff(Screen, ToStaff):
    """To staff who report a later step as done for a participant, where steps go in order."""

    text = N_("The steps of this goal go in order. An earlier one is still open.")
