"""A question that waits for an answer: one step of a form, kept as a row, so that a restart loses nothing."""

from dataclasses import dataclass, field, replace
from typing import Any

from mentoring.ids import PersonId


@dataclass(frozen=True, slots=True)
class Question:
    """An open form of one person in one chat.

    `form` names it, `asks` the field that is asked now, `values` what is known already (JSON). `parked` is
    set when the person went to the menu instead: then free text is no answer any more, until they pick the
    form up again. `for_id`: the participant for whom somebody of the staff fills it in (`mentoring.on_behalf`).
    """

    form: str
    asks: str
    values: dict[str, Any] = field(default_factory=dict)
    parked: bool = False
    for_id: PersonId | None = None

    def answered(self, told: dict[str, Any], *, then: str) -> "Question":
        """The same form with what was told filled in, by field, now asking for the field `then`."""
        return replace(self, asks=then, values={**self.values, **told})

    def park(self) -> "Question":
        return replace(self, parked=True)

    def resume(self) -> "Question":
        return replace(self, parked=False)
