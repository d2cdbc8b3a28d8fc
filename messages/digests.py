"""What a team has open: the digest of the day, and /vandaag."""

from dataclasses import dataclass
from datetime import date, datetime

from messages.base import N_, Notice, Screen, StaffLabel, ToStaff
from messages.claim_cards import ClaimHead, Waits


class DigestLabel(StaffLabel):
    """To staff, under the digest, when claims are open, and when gifts wait for long."""

    CLAIMS = N_("Go through the claims")
    GIFTS = N_("Gifts to give")


@dataclass(frozen=True, slots=True)
class MoreInDigest(ToStaff):
    """In the digest, under the ones that are named."""

    count: int
    text = N_("• and {count} more")
    plural = N_("• and {count} more")


@dataclass(frozen=True, slots=True)
class ClaimInDigest(ToStaff):
    """In the digest: a claim that is open."""

    head: ClaimHead
    waits: Waits
    text = N_("• {head} · {waits}")


@dataclass(frozen=True, slots=True)
class WhoInDigest(ToStaff):
    """In the digest: a participant, and a day that matters."""

    first_name: str
    pseudonym: str
    day: date
    text = N_("• {first_name} ({pseudonym}), {day}")


@dataclass(frozen=True, slots=True)
class JustWhoInDigest(ToStaff):
    """In the digest: a participant of whom no day is known."""

    first_name: str
    pseudonym: str
    text = N_("• {first_name} ({pseudonym})")


@dataclass(frozen=True, slots=True)
class AppointmentInDigest(ToStaff):
    """In the digest: an appointment."""

    first_name: str
    pseudonym: str
    at: datetime
    mentor: str
    text = N_("• {at}: {first_name} ({pseudonym}), with {mentor}")


@dataclass(frozen=True, slots=True)
class CannotComeInDigest(ToStaff):
    """In the digest: an appointment to which the participant can't come, and that stands still."""

    first_name: str
    pseudonym: str
    at: datetime
    mentor: str
    text = N_("• {at}: {first_name} ({pseudonym}), with {mentor} · says: I can't come")


@dataclass(frozen=True, slots=True)
class GiftInDigest(ToStaff):
    """In the digest: a gift or recognition, and since when it waits."""

    first_name: str
    pseudonym: str
    gift: str
    day: date
    text = N_("• {first_name} ({pseudonym}), {day}: {gift}")


Line = ClaimInDigest | GiftInDigest | WhoInDigest | JustWhoInDigest | AppointmentInDigest | CannotComeInDigest


@dataclass(frozen=True, slots=True)
class OpenClaims(ToStaff):
    """In the digest: claims that wait for a decision or for an answer, the oldest first."""

    count: int
    lines: tuple[Line, ...]
    more: MoreInDigest | None
    text = N_("<b>{count} open claim</b>\n{lines}\n{more}")
    plural = N_("<b>{count} open claims</b>\n{lines}\n{more}")


@dataclass(frozen=True, slots=True)
class OpenLetters(ToStaff):
    """In the digest: participants who wrote, and whom nobody of the team has answered since."""

    count: int
    lines: tuple[Line, ...]
    more: MoreInDigest | None
    text = N_("<b>{count} message without an answer</b>: /bericht\n{lines}\n{more}")
    plural = N_("<b>{count} messages without an answer</b>: /bericht\n{lines}\n{more}")


@dataclass(frozen=True, slots=True)
class OpenRequests(ToStaff):
    """In the digest: participants who would like an appointment, or another moment for one."""

    count: int
    lines: tuple[Line, ...]
    more: MoreInDigest | None
    text = N_("<b>{count} would like an appointment</b>: /afspraak\n{lines}\n{more}")
    plural = N_("<b>{count} would like an appointment</b>: /afspraak\n{lines}\n{more}")


@dataclass(frozen=True, slots=True)
class OpenOutcomes(ToStaff):
    """In the digest: appointments that have been, of which nobody has said whether the participant was there."""

    count: int
    lines: tuple[Line, ...]
    more: MoreInDigest | None
    text = N_("<b>{count} appointment has been: were they there?</b> Answer above\n{lines}\n{more}")
    plural = N_("<b>{count} appointments have been: were they there?</b> Answer above\n{lines}\n{more}")


@dataclass(frozen=True, slots=True)
class AppointmentsAhead(ToStaff):
    """In the digest: appointments of today and of the next office day."""

    count: int
    lines: tuple[Line, ...]
    more: MoreInDigest | None
    text = N_("<b>{count} appointment today or on the next office day</b>\n{lines}\n{more}")
    plural = N_("<b>{count} appointments today or on the next office day</b>\n{lines}\n{more}")


@dataclass(frozen=True, slots=True)
class SilentPeople(ToStaff):
    """In the digest: participants who have given no sign of life for three weeks, with the last day of it."""

    count: int
    lines: tuple[Line, ...]
    more: MoreInDigest | None
    text = N_("<b>{count} participant silent for three weeks</b>: call once?\n{lines}\n{more}")
    plural = N_("<b>{count} participants silent for three weeks</b>: call once?\n{lines}\n{more}")


@dataclass(frozen=True, slots=True)
class PausedPeople(ToStaff):
    """In the digest: participants who have a pause, with its last day when they chose one."""

    count: int
    lines: tuple[Line, ...]
    more: MoreInDigest | None
    text = N_("<b>{count} participant has a pause</b>\n{lines}\n{more}")
    plural = N_("<b>{count} participants have a pause</b>\n{lines}\n{more}")


@dataclass(frozen=True, slots=True)
class GiftsToGive(ToStaff):
    """In the digest: gifts that were chosen or ordered more than a week ago, and that nobody has given yet."""

    count: int
    lines: tuple[Line, ...]
    more: MoreInDigest | None
    text = N_("<b>{count} gift waits for more than a week</b>: /uitgeven\n{lines}\n{more}")
    plural = N_("<b>{count} gifts wait for more than a week</b>: /uitgeven\n{lines}\n{more}")


@dataclass(frozen=True, slots=True)
class GiftsToConfirm(ToStaff):
    """In the digest: gifts that were given more than a week ago, and of which nobody has said that they arrived."""

    count: int
    lines: tuple[Line, ...]
    more: MoreInDigest | None
    text = N_("<b>{count} gift given, not confirmed for a week</b>: did it arrive?\n{lines}\n{more}")
    plural = N_("<b>{count} gifts given, not confirmed for a week</b>: did they arrive?\n{lines}\n{more}")


Section = (
    OpenClaims
    | OpenLetters
    | OpenRequests
    | OpenOutcomes
    | GiftsToGive
    | GiftsToConfirm
    | AppointmentsAhead
    | SilentPeople
    | PausedPeople
)


@dataclass(frozen=True, slots=True)
class Digest(Notice, ToStaff):
    """To the team's admin chat on an office day, without a sound; and to staff who type /vandaag."""

    team: str
    sections: tuple[Section, ...]
    has_claims: bool
    has_gifts: bool = False
    silent = True
    text = N_("📋 Open in {team}\n{sections}")


@dataclass(frozen=True, slots=True)
class NothingOpen(Screen, ToStaff):
    """To staff who type /vandaag when nothing is open."""

    text = N_("✅ Nothing is open, and no appointments are near.")
