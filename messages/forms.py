"""What is said around every form."""

from dataclasses import dataclass

from messages.base import N_, Label, Screen, StaffLabel


class FormLabel(Label):
    """To the participant, under every question of a form."""

    STOP = N_("Stop")
    RESUME = N_("Go on")


class StaffFormLabel(StaffLabel):
    """To staff, under every question of a form."""

    STOP = N_("Stop")
    RESUME = N_("Go on")


@dataclass(frozen=True, slots=True)
class FormParked(Screen):
    """To anyone who pressed the menu in the middle of a form, under what they asked for."""

    text = N_("Your question is still open.")
