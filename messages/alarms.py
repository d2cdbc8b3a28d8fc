"""What staff hear when a claim waits too long."""

from dataclasses import dataclass

from messages.base import N_, Notice, StaffLabel, ToStaff
from messages.claim_cards import ClaimHead, FirstYes, GoalClaimed, StepClaimed, Waits
from messages.digests import ClaimInDigest, MoreInDigest


class AlarmLabel(StaffLabel):
    """To a coordinator, under the news of a claim that waits too long."""

    LOOK = N_("Look at the claim")


@dataclass(frozen=True, slots=True)
class FirstDecides(ToStaff):
    """To the team, under a claim that waits long: nobody has said yes so far."""

    text = N_("Whoever presses first decides.")


@dataclass(frozen=True, slots=True)
class ClaimWaitsLong(Notice, ToStaff):
    """To the team's admin chat, when a claim has waited for 24 hours of office days. It can be decided here."""

    head: ClaimHead
    waits: Waits
    what: StepClaimed | GoalClaimed
    decides: FirstDecides | FirstYes = FirstDecides()
    text = N_("⏰ {head} · {waits}\n{what}\n{decides}")


@dataclass(frozen=True, slots=True)
class ClaimWaitsTooLong(Notice, ToStaff):
    """To the coordinators, when a claim has waited for 48 hours of office days."""

    head: ClaimHead
    team: str
    waits: Waits
    first_yes: FirstYes | None = None
    text = N_(
        "⏰ {head} · {waits}\nTeam {team} has not decided yet. Can you look, or ask a colleague?\n{first_yes}"
    )


@dataclass(frozen=True, slots=True)
class ClaimOfTeam(ToStaff):
    """To a coordinator: one of several claims that wait too long."""

    head: ClaimHead
    team: str
    waits: Waits
    text = N_("• {head} · {waits} · team {team}")


AlarmLine = ClaimInDigest | ClaimOfTeam


@dataclass(frozen=True, slots=True)
class ClaimsWaitLong(Notice, ToStaff):
    """The same of several claims that have come to wait so long at one moment, such as a Monday morning."""

    count: int
    lines: tuple[AlarmLine, ...]
    more: MoreInDigest | None
    text = N_("⏰ <b>{count} claim waits longer than 24 hours</b>\n{lines}\n{more}")
    plural = N_("⏰ <b>{count} claims wait longer than 24 hours</b>\n{lines}\n{more}")


@dataclass(frozen=True, slots=True)
class ClaimsWaitTooLong(Notice, ToStaff):
    """To the coordinators, of several claims that have come to wait so long at one moment."""

    count: int
    lines: tuple[AlarmLine, ...]
    more: MoreInDigest | None
    text = N_(
        "⏰ <b>{count} claim waits longer than 48 hours</b>\n{lines}\n{more}\nCan you look, or ask a colleague?"
    )
    plural = N_(
        "⏰ <b>{count} claims wait longer than 48 hours</b>\n{lines}\n{more}\nCan you look, or ask a colleague?"
    )
