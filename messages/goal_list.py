"""What participants read about all their goals together: which there are, set aside, earlier, and what was agreed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mentoring.goal_drafts import Draft
from mentoring.goal_versions import Agreement
from mentoring.goals import Goal
from mentoring.ids import PersonId, RecognitionKey
from mentoring.money import Cents
from mentoring.wall_time import day_of
from messages.base import N_, Label, Notice, Screen
from messages.goal_proposals import ProposedSign, ProposedStep
from messages.goals import DayOfYear, day_of_year
from messages.recognition import earns


class GoalListLabel(Label):
    """To the participant, under the whole plan and the list of goals."""

    ALL = N_("All my goals")
    EARLIER = N_("Earlier goals")
    OWN_GOAL = N_("Choose a goal myself")
    FIRST = N_("This goal first")
    ASIDE = N_("Set aside")
    ASIDE_SURE = N_("Yes, set it aside")
    GO_ON = N_("No, I go on")
    PICK_UP = N_("Pick up again")
    TO_GOALS = N_("To my goals")
    AGREED = N_("This we agreed")
    OTHER_STEP = N_("Choose another step")
    SPOKEN = N_("My spoken goal")


@dataclass(frozen=True, slots=True)
class AllGoals(Screen):
    """To the participant: a button for each goal that there is now."""

    text = N_("These are your goals.\nWhich one do you want to see?")


@dataclass(frozen=True, slots=True)
class NoGoals(Screen):
    """To the participant without a goal now, who looks at all of them."""

    text = N_("You have no goal here now.\nWhat do you want to do?")


@dataclass(frozen=True, slots=True)
class FocusChosen(Screen):
    """To the participant who chose which goal comes first."""

    title: str
    text = N_("👍 This goal comes first now:\n<b>{title}</b>")


@dataclass(frozen=True, slots=True)
class AskWhichStep(Screen):
    """To the participant whose steps may be done in any order."""

    text = N_("You choose yourself.\nWhich step do you do now?")


# --- set aside and picked up ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AskAside(Screen):
    """To the participant, once, before a goal is set aside: what happens with the money, and that it can come back."""

    title: str
    text = N_(
        "Shall I set this goal aside?\n"
        "<b>{title}</b>\n"
        "What you earned stays yours.\n"
        "You can pick the goal up again later."
    )


@dataclass(frozen=True, slots=True)
class GoalIsAside(Screen):
    """To the participant who set a goal aside."""

    title: str
    text = N_("Good. This goal is set aside:\n<b>{title}</b>\nWhat you earned stays yours.")


@dataclass(frozen=True, slots=True)
class GoalSetAside(Notice):
    """To the participant, when the mentor set a goal aside, after they spoke about it."""

    mentor: str
    title: str
    goal_id: int
    text = N_(
        "{mentor} set this goal aside:\n"
        "<b>{title}</b>\n"
        "What you earned stays yours.\n"
        "You can pick the goal up again."
    )


@dataclass(frozen=True, slots=True)
class ProposalTakenBack(Notice):
    """To the participant, when the mentor took back a goal that they had proposed."""

    mentor: str
    title: str
    text = N_("{mentor} takes this proposal back:\n<b>{title}</b>\nYou need not do anything.")


@dataclass(frozen=True, slots=True)
class ChangeTakenBack(Notice):
    """To the participant, when the mentor took back a change that they had proposed."""

    mentor: str
    title: str
    goal_id: int
    text = N_("{mentor} takes the change back. Your goal stays as it was:\n<b>{title}</b>")


@dataclass(frozen=True, slots=True)
class AchievedLine(Screen):
    """Among the earlier goals: one that was reached, and when."""

    title: str
    achieved_on: DayOfYear | None
    text = N_("☑ {title} · {achieved_on}")


@dataclass(frozen=True, slots=True)
class AsideLine(Screen):
    """Among the earlier goals: one that was set aside."""

    title: str
    text = N_("☐ {title} · set aside")


@dataclass(frozen=True, slots=True)
class EarlierGoals(Screen):
    """To the participant, after a tap: what they reached, and what can be picked up again."""

    goals: tuple[AchievedLine | AsideLine, ...]
    text = N_("These are your earlier goals:\n{goals}")


@dataclass(frozen=True, slots=True)
class NoEarlierGoals(Screen):
    """To the participant without earlier goals."""

    text = N_("There are no earlier goals yet.")


@dataclass(frozen=True, slots=True)
class PickUpThis(Screen):
    """On a button: a goal that was set aside."""

    title: str
    text = N_("Pick up: {title}")


# --- three goals are enough ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CountingGoal(Screen):
    """One goal in a list of those that count now."""

    title: str
    text = N_("• {title}")


@dataclass(frozen=True, slots=True)
class EnoughGoals(Screen):
    """To the participant who says yes to one goal more than is wise: which count now, on buttons to set one aside."""

    goals: tuple[CountingGoal, ...]
    text = N_(
        "Fine that you want more. These are your goals now:\n"
        "{goals}\n"
        "That is enough for one time. "
        "Which goal may wait a while?"
    )


@dataclass(frozen=True, slots=True)
class EnoughGoalsToast(Screen):
    """To the participant, at the top of the screen, when there are as many goals as is wise."""

    text = N_("You have enough goals now. Set one aside first, then this one fits.")


@dataclass(frozen=True, slots=True)
class StillLookedAt(Screen):
    """To the participant, when a goal can't change because the mentor has yet to look at a step."""

    text = N_("Your mentor still looks at a step. After that it is possible.")


@dataclass(frozen=True, slots=True)
class AnotherStepFirst(Screen):
    """To the participant who says that a later step is done, where steps go in order."""

    text = N_("Well done. Another step comes first here:")


# --- what was agreed -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class YouSaidYes(Screen):
    """In what was agreed: when the participant said yes, and who wrote it down for them if they did not press."""

    agreed_on: date
    recorder: str
    text = N_("You said yes on {agreed_on}.\n{recorder} wrote that down for you.")


@dataclass(frozen=True, slots=True)
class TheySaidYes(Screen):
    """In what was agreed: who else said yes, and when."""

    name: str
    agreed_on: date
    text = N_("{name} said yes on {agreed_on}.")


@dataclass(frozen=True, slots=True)
class WhatWeAgreed(Screen):
    """To the participant, after a tap: what counts, who said yes to it, and when. The steps open with a tap."""

    title: str
    said_yes: tuple[YouSaidYes | TheySaidYes, ...]
    steps: tuple[ProposedStep, ...]
    reward: Cents | None
    due_on: DayOfYear | None
    signs: tuple[ProposedSign, ...]
    seen_by: str
    recognition: RecognitionKey | None = None
    text = N_(
        "This we agreed:\n"
        "<b>{title}</b>\n"
        "{said_yes}\n"
        "<blockquote expandable>{steps}\n"
        "The goal itself: {reward}\n"
        "The goal itself: {recognition}\n"
        "Date: {due_on}\n"
        "We both see:\n"
        "{signs}\n"
        "The goal: {seen_by}</blockquote>"
    )


def what_we_agreed(draft: Draft, agreements: Iterable[Agreement], participant_id: PersonId) -> WhatWeAgreed:
    """A version that both said yes to, as the participant reads it back."""
    said_yes = (
        YouSaidYes(day_of(yes.agreed_at), yes.recorded_by_name or "")
        if yes.person_id == participant_id
        else TheySaidYes(yes.name, day_of(yes.agreed_at))
        for yes in agreements
    )
    steps = list(enumerate(draft.steps, start=1))
    return WhatWeAgreed(
        title=draft.title,
        said_yes=tuple(said_yes),
        steps=tuple(ProposedStep(number, step.title, earns(step)) for number, step in steps),
        reward=draft.reward or None,
        due_on=day_of_year(draft.due_on),
        signs=tuple(ProposedSign(number, step.seen_by) for number, step in steps),
        seen_by=draft.seen_by,
        recognition=draft.recognition,
    )


def earlier_goal(goal: Goal) -> AchievedLine | AsideLine:
    """One of the earlier goals: reached on a day, or aside."""
    if goal.achieved_at is None:
        return AsideLine(goal.title)
    return AchievedLine(goal.title, day_of_year(day_of(goal.achieved_at)))
