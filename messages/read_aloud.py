"""What a participant reads around having a message read aloud."""

from dataclasses import dataclass

from messages.base import N_, Label, Screen


class ReadAloudLabel(Label):
    """To a participant: under every message of which there is a recording."""

    READ_ALOUD = N_("🔊 Read aloud")


@dataclass(frozen=True, slots=True)
class NotReadAloud(Screen):
    """To a participant who wants to hear a message of which there is no recording any more, or none that arrives."""

    text = N_("I can't read this aloud now. Do you want help? Press Help.")
