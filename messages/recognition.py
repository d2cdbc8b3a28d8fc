"""A reward in words: money, recognition, or both. Said alike wherever somebody reads what is earned."""

from dataclasses import dataclass
from typing import Protocol

from mentoring.ids import RecognitionKey
from mentoring.money import Cents
from messages.base import N_, Screen, StaffLabel, ToStaff


class Earning(Protocol):
    """What earns something: a step, a goal, an appointment, as it is or as it is proposed."""

    @property
    def reward(self) -> Cents: ...

    @property
    def recognition(self) -> RecognitionKey | None: ...


# --- alone, on a line or between two words ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RewardMoney(Screen):
    """Inside other messages: a reward that is money."""

    reward: Cents
    text = N_("{reward}")


@dataclass(frozen=True, slots=True)
class RewardRecognition(Screen):
    """Inside other messages: a reward that is recognition."""

    recognition: RecognitionKey
    text = N_("{recognition}")


@dataclass(frozen=True, slots=True)
class RewardBoth(Screen):
    """Inside other messages: a reward that is money and recognition."""

    reward: Cents
    recognition: RecognitionKey
    text = N_("{reward} and {recognition}")


Reward = RewardMoney | RewardRecognition | RewardBoth


def worth(earning: Earning) -> Reward:
    """What is earned; no money when it is nothing."""
    return worth_of(earning.reward, earning.recognition)


def worth_of(reward: Cents, recognition: RecognitionKey | None) -> Reward:
    """The same, of the two apart."""
    if recognition is None:
        return RewardMoney(reward)
    return RewardBoth(reward, recognition) if reward else RewardRecognition(recognition)


def worth_if_any(earning: Earning) -> Reward | None:
    """The same; None when it is nothing."""
    return worth(earning) if earning.reward or earning.recognition else None


# --- behind a step ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Earns(Screen):
    """Inside other messages, behind a step: what it earns."""

    reward: Cents
    text = N_("· {reward}")


@dataclass(frozen=True, slots=True)
class EarnsRecognition(Screen):
    """Inside other messages, behind a step: what it earns, when that is not money or not money alone."""

    reward: RewardRecognition | RewardBoth
    text = N_("· {reward}")


BehindStep = Earns | EarnsRecognition


def earns(earning: Earning) -> BehindStep | None:
    """What stands behind a step: nothing when it earns nothing."""
    reward = worth_if_any(earning)
    if isinstance(reward, RewardMoney):
        return Earns(reward.reward)
    return EarnsRecognition(reward) if reward else None


# --- asked of staff -----------------------------------------------------------------------------------


class RecognitionLabel(StaffLabel):
    """To staff, where they choose what is earned: recognition in the place of an amount, and back."""

    RECOGNITION = N_("Recognition")
    AMOUNT = N_("An amount after all")


@dataclass(frozen=True, slots=True)
class AskRecognition(Screen, ToStaff):
    """To staff who pressed "Recognition" where a reward is asked: which one."""

    text = N_("Which recognition? Press one, or type what it is called.")


@dataclass(frozen=True, slots=True)
class RecognitionNotRead(Screen, ToStaff):
    """To staff who type an appointment in one line, with recognition at its end that is not on the list."""

    text = N_("I don't know this recognition. Choose it behind More…, under Reward.")
