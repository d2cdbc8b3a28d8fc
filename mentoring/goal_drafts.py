"""What is proposed: a wish in the participant's own words, or a draft that is clear enough to agree on.

Checked when it is made, so that nothing unclear can lie before anybody.
"""

from dataclasses import dataclass
from datetime import date

from mentoring.ids import PillarKey, RecognitionKey, StepId
from mentoring.lengths import units
from mentoring.money import Cents
from mentoring.refusals import Refusal

MOST_STEPS = 7
"""Steps in a goal (`product.md`, Lives of things)."""

LONGEST_TEXT = 120
"""Length of a goal, a step, or how both will see it, as Telegram counts: two lines on a phone.
A goal with seven such steps still fits in one message of 4096 (Bot API, sendMessage).
"""

LONGEST_REMARK = 500
"""Length of what a participant wants different, as Telegram counts: a good paragraph."""

HIGHEST_REWARD = Cents(250_00)
"""What one step or goal can earn: the cap of a whole calendar year (`product.md`, Money). More is a typing mistake."""


class NotClear(Refusal):
    """A goal or step has no words, too many of them, or does not say how both will see that it is done."""


class TooManySteps(Refusal):
    """A goal has no step, or more than `MOST_STEPS`."""


class RewardTooHigh(Refusal):
    """One step or goal would earn more than `HIGHEST_REWARD`."""


class DayHasPassed(Refusal):
    """A goal would have to be reached on a day that is over, or that is today."""


def a_line(text: str) -> str:
    """Words for a goal or a step, on one line, with their white space tidied.

    Raises:
        NotClear: when there is no letter in them, or they are longer than `LONGEST_TEXT`.
    """
    line = " ".join(text.split())
    if units(line) > LONGEST_TEXT or not any(character.isalpha() for character in line):
        raise NotClear
    return line


@dataclass(frozen=True, slots=True)
class Wish:
    """What a participant wants, in their own words. What is needed before both can agree on it, they make together.

    It is spoken (`voice` is the file), or it has words; `why` may be empty, and there may be no steps yet.

    Raises:
        NotClear, TooManySteps: when it breaks one of these rules.
    """

    title: str
    pillar: PillarKey
    why: str = ""
    steps: tuple[str, ...] = ()
    voice: str | None = None

    def __post_init__(self) -> None:
        if self.title or self.voice is None:
            a_line(self.title)
        for text in (*self.steps, *filter(None, [self.why])):
            a_line(text)
        if len(self.steps) > MOST_STEPS:
            raise TooManySteps


@dataclass(frozen=True, slots=True)
class StepDraft:
    """One small thing to do, as it is proposed. `step_id`: the step of the goal that it is, if it was there already.

    What it earns is money (`reward`), `recognition`, or both.
    """

    title: str
    seen_by: str
    reward: Cents
    step_id: StepId | None = None
    recognition: RecognitionKey | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A goal as it is proposed: checked when it is made, so that nothing unclear can be agreed on.

    `reward` and `recognition` are what the goal itself earns, on top of its steps; `why` may be empty. `in_order`: the
    steps are done one after the other; else whichever comes first.

    Raises:
        NotClear, TooManySteps, RewardTooHigh: when it breaks one of these rules.
    """

    title: str
    pillar: PillarKey
    why: str
    seen_by: str
    reward: Cents
    due_on: date | None
    steps: tuple[StepDraft, ...]
    in_order: bool = True
    recognition: RecognitionKey | None = None

    def __post_init__(self) -> None:
        for text in (self.title, self.seen_by, *(part for s in self.steps for part in (s.title, s.seen_by))):
            a_line(text)
        if self.why:
            a_line(self.why)
        if not 1 <= len(self.steps) <= MOST_STEPS:
            raise TooManySteps
        if not all(
            0 <= reward <= HIGHEST_REWARD for reward in (self.reward, *(s.reward for s in self.steps))
        ):
            raise RewardTooHigh

    @property
    def promised(self) -> Cents:
        """What all of it together earns."""
        return Cents(self.reward + sum(step.reward for step in self.steps))
