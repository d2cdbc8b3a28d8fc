"""The menu of four, always there."""

from messages.base import N_, Label


class Menu(Label):
    """To the participant, under the chat, always: the way to everything."""

    GOALS = N_("My goals")
    APPOINTMENTS = N_("Appointments")
    REWARDS = N_("Rewards")
    HELP = N_("Help")
