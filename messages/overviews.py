"""The weekly overview: what went well first, then the one next step and the next appointment."""

from dataclasses import dataclass
from datetime import datetime

from messages.base import N_, Label, Message, Notice, Screen, Urgency
from messages.pride import ProudLine


class OverviewLabel(Label):
    """To a participant, under the weekly overview."""

    OFF = N_("Don't send this any more")
    ON = N_("Send it after all")


@dataclass(frozen=True, slots=True)
class MoreWentWell(Message):
    """In the overview, for what did not fit."""

    count: int
    text = N_("• And {count} more thing")
    plural = N_("• And {count} more things")


@dataclass(frozen=True, slots=True)
class WentWell(Message):
    """The first line of the overview, when something went well."""

    text = N_("🌟 This went well this week:")


@dataclass(frozen=True, slots=True)
class EveryWeekDiffers(Message):
    """The first line of the overview when there is nothing to tell of: kind, and true."""

    text = N_("👋 Every week is different. That is fine.")


@dataclass(frozen=True, slots=True)
class Overview(Notice):
    """To a participant, once a week at the moment they chose. The first line tells nothing to who looks along."""

    opening: WentWell | EveryWeekDiffers
    lines: tuple[ProudLine | MoreWentWell, ...]
    step: str
    appointment: datetime | None
    urgency = Urgency.NUDGE
    silent = True
    text = N_("{opening}\n{lines}\nYour next step: {step}\nYour next appointment: {appointment}")


@dataclass(frozen=True, slots=True)
class OverviewOff(Screen):
    """To a participant who wants no overview any more."""

    text = N_("Good. I don't send this overview any more.")


@dataclass(frozen=True, slots=True)
class OverviewOn(Screen):
    """To a participant who wants the overview after all."""

    text = N_("👍 Good. You get the overview again, once a week.")
