"""What staff hear when a claim waits too long."""

from dataclasses import dataclass

from messages.base import N_, Notice, StaffLabel, ToStaff
from messages.claim_cards import ClaimHead, GoalClaimed, StepClaimed, Waits


class AlarmLabel(StaffLabel):
    """To a coordinator, under the news of a claim that waits too long."""

    LOOK = N_("Look at the claim")


@dataclass(frozen=True, slots=True)
class ClaimWaitsLong(Notice, ToStaff):
    """To the team's admin chat, when a claim has waited for 24 hours of office days. It can be decided here."""

    head: ClaimHead
    waits: Waits
    what: StepClaimed | GoalClaimed
    text = N_("⏰ {head} · {waits}\n{what}\nWhoever presses first decides.")


@dataclass(frozen=True, slots=True)
class ClaimWaitsTooLong(Notice, ToStaff):
    """To the coordinators, when a claim has waited for 48 hours of office days."""

    head: ClaimHead
    team: str
    waits: Waits
    text = N_("⏰ {head} · {waits}\nTeam {team} has not decided yet. Can you look, or ask a colleague?")
