"""What the team hears when a participant has it hard: who, and who gets in touch. Never what was written."""

from dataclasses import dataclass
from datetime import datetime

from messages.base import N_, ClockTime, Notice, Screen, StaffLabel, ToStaff, Urgency


class CallLabel(StaffLabel):
    """To the team and the coordinators, under a call for help."""

    TAKE = N_("I get in touch")


@dataclass(frozen=True, slots=True)
class WroteItIsTooMuch(ToStaff):
    """On a call for help: what happened."""

    text = N_("Wrote that it is too much. I showed the help numbers at once. The words are not on this card.")


@dataclass(frozen=True, slots=True)
class WantsYouToKnow(ToStaff):
    """On a call for help: what happened, when the participant was asked."""

    text = N_("Has a hard time, and wants you to know.")


@dataclass(frozen=True, slots=True)
class OnceMore(ToStaff):
    """On a call for help, when it was raised more than once."""

    count: int
    last_at: ClockTime
    text = N_("Since then {count} time, the last one at {last_at}.")
    plural = N_("Since then {count} times, the last one at {last_at}.")


@dataclass(frozen=True, slots=True)
class NoMoreInProgramme(ToStaff):
    """On a call for help of somebody to whom staff can't write here."""

    text = N_("Takes no part in the programme now, so you can't write here. Call.")


@dataclass(frozen=True, slots=True)
class NobodyYet(ToStaff):
    """On a call for help that nobody has taken."""

    text = N_("Who gets in touch?")


@dataclass(frozen=True, slots=True)
class TakenBy(ToStaff):
    """On a call for help that somebody has taken."""

    by: str
    at: datetime
    text = N_("✅ {by} gets in touch · {at}")


@dataclass(frozen=True, slots=True)
class CallCard(Notice, ToStaff):
    """To the team's admin chat, as soon as a participant writes that it is too much, or wants the team to know."""

    first_name: str
    pseudonym: str
    raised_at: datetime
    what: WroteItIsTooMuch | WantsYouToKnow
    again: OnceMore | None
    note: NoMoreInProgramme | None
    taken: NobodyYet | TakenBy
    call_id: int
    urgency = Urgency.ANSWER
    text = N_("🆘 <b>{first_name}</b> ({pseudonym}) · {raised_at}\n{what}\n{again}\n{note}\n{taken}")


@dataclass(frozen=True, slots=True)
class CallOnceMore(Notice, ToStaff):
    """To the team, when a call for help that stands above is raised again after a while: the card makes no sound."""

    first_name: str
    pseudonym: str
    at: ClockTime
    call_id: int
    urgency = Urgency.ANSWER
    text = N_("🆘 <b>{first_name}</b> ({pseudonym}) says it once more · {at}")


@dataclass(frozen=True, slots=True)
class CallWaits(Notice, ToStaff):
    """To the team and to the coordinators, when nobody has taken a call for help within an hour of an open office."""

    first_name: str
    pseudonym: str
    team: str
    raised_at: datetime
    taken: NobodyYet | TakenBy
    call_id: int
    urgency = Urgency.ANSWER
    text = N_(
        "⏰ <b>{first_name}</b> ({pseudonym}) · team {team}\n"
        "Has had a hard time since {raised_at}. Please see that somebody calls today.\n"
        "{taken}"
    )


@dataclass(frozen=True, slots=True)
class CallTakenToast(Screen, ToStaff):
    """To a mentor who presses a call for help that a colleague has taken."""

    by: str
    at: datetime
    text = N_("{by} gets in touch already ({at}).")


@dataclass(frozen=True, slots=True)
class YouTookCall(Screen, ToStaff):
    """To the mentor who took a call for help, at the top of the screen."""

    text = N_("Thank you. It says on the card that you get in touch.")
