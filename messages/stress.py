"""What a participant reads about stress: very short texts of the programme, one on a screen."""

from dataclasses import dataclass

from messages.base import N_, Label, Screen


class StressLabel(Label):
    """To a participant: on the way through the short texts about stress."""

    STRESS = N_("Stress, what does it do?")
    NEXT = N_("Next")


@dataclass(frozen=True, slots=True)
class AboutStress(Screen):
    """To a participant who wants to know what stress does: one short text out of a handful."""

    key: str
    sign: str
    title: str
    number: int
    total: int
    explanation: str
    text = N_("{sign} <b>{title}</b> · {number} of {total}\n{explanation}")

    @property
    def recording(self) -> str:
        """Each of them has a recording of its own."""
        return f"stress.{self.key}"
