"""What is proposed: clear enough to agree on, or a wish in somebody's own words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from mentoring.goal_drafts import (
    HIGHEST_REWARD,
    LONGEST_TEXT,
    MOST_STEPS,
    Draft,
    NotClear,
    RewardTooHigh,
    StepDraft,
    TooManySteps,
    Wish,
    a_line,
)
from mentoring.ids import PillarKey
from mentoring.money import Cents


def a_step_draft(title: str = "Post openen en sorteren") -> StepDraft:
    return StepDraft(title, "De post ligt op drie stapels", Cents(5_00))


DRAFT = Draft(
    title="Mijn post op orde",
    pillar=PillarKey("money"),
    why="Dan slaap ik weer",
    seen_by="Er ligt geen dichte post meer",
    reward=Cents(15_00),
    due_on=date(2026, 12, 31),
    steps=(a_step_draft(), a_step_draft("De stapel betalen bekijken")),
)


@pytest.mark.parametrize("text", ["", "   ", "12345", "🏠🏠", "\u200b\u200b", "a" * (LONGEST_TEXT + 1)])
def test_what_is_not_said_clearly_is_not_put_before_anyone(text: str) -> None:
    with pytest.raises(NotClear):
        a_line(text)


@pytest.mark.parametrize(
    "unclear",
    [
        lambda: replace(DRAFT, title=""),
        lambda: replace(DRAFT, seen_by="?"),
        lambda: replace(DRAFT, why="!!"),
        lambda: replace(DRAFT, steps=(replace(a_step_draft(), title=" "),)),
        lambda: replace(DRAFT, steps=(a_step_draft(), replace(a_step_draft(), seen_by=""))),
    ],
)
def test_no_part_of_a_goal_is_unclear(unclear: Callable[[], Draft]) -> None:
    with pytest.raises(NotClear):
        unclear()


def test_why_it_matters_may_be_left_open() -> None:
    assert replace(DRAFT, why="").why == ""


def test_words_are_tidied_onto_one_line() -> None:
    assert a_line("  Mijn post\n\n op   orde ") == "Mijn post op orde"


def test_words_are_as_long_as_telegram_finds_them() -> None:
    emoji = "👍" * (LONGEST_TEXT // 2)

    with pytest.raises(NotClear):
        a_line(f"ok {emoji}")


@pytest.mark.parametrize("count", [0, MOST_STEPS + 1])
def test_a_goal_has_one_to_seven_steps(count: int) -> None:
    with pytest.raises(TooManySteps):
        replace(DRAFT, steps=(a_step_draft(),) * count)


@pytest.mark.parametrize("reward", [Cents(-1), Cents(HIGHEST_REWARD + 1)])
def test_no_reward_is_below_nothing_or_above_the_highest(reward: Cents) -> None:
    with pytest.raises(RewardTooHigh):
        replace(DRAFT, reward=reward)


def test_a_draft_promises_what_the_goal_and_all_its_steps_earn() -> None:
    assert DRAFT.promised == 25_00


def test_a_wish_may_be_spoken_and_then_needs_no_words() -> None:
    assert Wish("", PillarKey("money"), voice="file").title == ""

    with pytest.raises(NotClear):
        Wish("", PillarKey("money"))


@pytest.mark.parametrize("steps", [("",), ("Een map kopen", "?")])
def test_a_step_of_a_wish_has_words(steps: tuple[str, ...]) -> None:
    with pytest.raises(NotClear):
        Wish("Rust", PillarKey("money"), steps=steps)


def test_a_wish_has_no_more_steps_than_a_goal() -> None:
    with pytest.raises(TooManySteps):
        Wish("Rust", PillarKey("money"), steps=("Een stap",) * (MOST_STEPS + 1))
