"""What a mentor reads about claims beside their cards: the line that answers a press, and the list of /meldingen."""

from dataclasses import dataclass

from mentoring.claims import Claim, ClaimState
from messages.base import N_, ClockTime, Screen, ToStaff
from messages.claim_cards import Waits


@dataclass(frozen=True, slots=True)
class AlreadyApprovedToast(Screen, ToStaff):
    """To a mentor who presses a button of a claim that has been approved."""

    by: str
    at: ClockTime
    text = N_("{by} has approved this already, at {at}.")


@dataclass(frozen=True, slots=True)
class AlreadyNotYetToast(Screen, ToStaff):
    """To a mentor who presses a button of a claim that was answered with "not yet"."""

    by: str
    at: ClockTime
    text = N_('{by} has said "not yet" already, at {at}.')


def already_decided(claim: Claim) -> AlreadyApprovedToast | AlreadyNotYetToast:
    """Who was first, for the colleagues who press as well."""
    by, at = claim.decided_by_name or "", ClockTime(claim.decided_at or claim.claimed_at)
    return AlreadyApprovedToast(by, at) if claim.state is ClaimState.APPROVED else AlreadyNotYetToast(by, at)


@dataclass(frozen=True, slots=True)
class WithdrawnToast(Screen, ToStaff):
    """To a mentor who presses a button of a claim that the participant has taken back."""

    text = N_("The participant has taken this claim back.")


@dataclass(frozen=True, slots=True)
class OwnClaimToast(Screen, ToStaff):
    """To staff who press a button of their own claim."""

    text = N_("This is your own claim. A colleague decides on it.")


@dataclass(frozen=True, slots=True)
class OwnHouseholdToast(Screen, ToStaff):
    """To staff who take part themselves, and press a button about somebody with whom they share a yearly limit."""

    text = N_("You share a yearly limit with this participant. A colleague decides on it.")


@dataclass(frozen=True, slots=True)
class ApprovedToast(Screen, ToStaff):
    """To the mentor who approved, at the top of the screen."""

    text = N_("Approved. Pick a sentence of praise.")


@dataclass(frozen=True, slots=True)
class FirstYesToast(Screen, ToStaff):
    """To the mentor who gave the first of two yeses, at the top of the screen."""

    text = N_("Written down. The reward is high: a second yes is wanted. Until then nothing is told.")


@dataclass(frozen=True, slots=True)
class AnotherApprovesToast(Screen, ToStaff):
    """To the mentor who gave the first yes and presses again."""

    text = N_("You said yes already. The reward is high, so a colleague says yes too.")


@dataclass(frozen=True, slots=True)
class UndoneToast(Screen, ToStaff):
    """To staff who took back an approval, or that somebody was there."""

    text = N_("Taken back. It waits again.")


@dataclass(frozen=True, slots=True)
class AlreadyUndoneToast(Screen, ToStaff):
    """To staff who take back what was taken back already, or has changed since."""

    text = N_("That was taken back already. This is how it stands now.")


@dataclass(frozen=True, slots=True)
class TooLateToUndoStaff(Screen, ToStaff):
    """To staff who take back a decision after more than ten minutes."""

    text = N_("Taking back was possible for ten minutes. A coordinator can put it right with /correctie.")


@dataclass(frozen=True, slots=True)
class AlreadySpentStaff(Screen, ToStaff):
    """To staff who take back an approval of which the participant has picked a gift."""

    text = N_(
        "A gift was picked of this already, so it can't be taken back. "
        "A coordinator can put it right with /correctie."
    )


@dataclass(frozen=True, slots=True)
class GoalCameAfterStaff(Screen, ToStaff):
    """To staff who take back the approval of a step when the goal itself was claimed or reached since."""

    text = N_("The goal itself was claimed after this. Decide on that first, or take that back.")


@dataclass(frozen=True, slots=True)
class PraiseSentToast(Screen, ToStaff):
    """To the mentor who picked praise, or chose to add none."""

    text = N_("The participant hears it now.")


@dataclass(frozen=True, slots=True)
class ClaimsWait(Screen, ToStaff):
    """To a mentor after /meldingen, above a button for each claim, oldest first."""

    count: int
    text = N_("{count} claim waits. The oldest is first.")
    plural = N_("{count} claims wait. The oldest is first.")


@dataclass(frozen=True, slots=True)
class ClaimsWaitMore(Screen, ToStaff):
    """To a mentor after /meldingen, when more claims wait than there are buttons."""

    count: int
    shown: int
    text = N_("{count} claim waits. These are the {shown} oldest.")
    plural = N_("{count} claims wait. These are the {shown} oldest.")


@dataclass(frozen=True, slots=True)
class ClaimRow(Screen, ToStaff):
    """To a mentor after /meldingen: the words on the button of one claim."""

    number: str
    name: str
    pseudonym: str
    waits: Waits
    text = N_("{number} · {name} ({pseudonym}) · {waits}")


@dataclass(frozen=True, slots=True)
class NoClaimsWait(Screen, ToStaff):
    """To a mentor after /meldingen, when nothing waits."""

    text = N_("No claims are waiting.")


@dataclass(frozen=True, slots=True)
class ComplimentOwedToast(Screen, ToStaff):
    """To the mentor, at the top of the screen, who would approve without words where a compliment is the reward."""

    text = N_("The compliment is the reward that was agreed on. Choose a sentence, or type one yourself.")
