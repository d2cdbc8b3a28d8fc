"""What staff hear when the bot was away."""

from dataclasses import dataclass
from datetime import datetime

from messages.base import N_, Notice, ToStaff


@dataclass(frozen=True, slots=True)
class BotWasAway(Notice, ToStaff):
    """To the coordinators, after an outage of more than an hour."""

    began_at: datetime
    ended_at: datetime
    text = N_("I was away from {began_at} until {ended_at}. Terms have moved along.")
