"""What a participant reads of a proposed goal until both have agreed, and of what they want different in it."""

from dataclasses import dataclass

from mentoring.goals import Goal
from mentoring.ids import RecognitionKey
from mentoring.money import Cents
from messages.base import N_, Label, Notice, Screen, Urgency
from messages.goals import DayOfYear, day_of_year
from messages.recognition import BehindStep, earns


class RemarkChoice(Label):
    """To the participant: what they want different in a proposal, pressed or typed. The mentor reads the same words."""

    SMALLER_STEPS = N_("Smaller steps")
    OTHER_DATE = N_("Another date")
    OTHER_REWARD = N_("Another reward")
    OTHER_GOAL = N_("Another goal")


@dataclass(frozen=True, slots=True)
class ProposedStep(Screen):
    """One step of a proposal."""

    number: int
    step: str
    earns: BehindStep | None
    text = N_("{number}. {step} {earns}")


@dataclass(frozen=True, slots=True)
class ProposedSign(Screen):
    """How both will see that one step of a proposal is done."""

    number: int
    seen_by: str
    text = N_("{number}. {seen_by}")


@dataclass(frozen=True, slots=True)
class ProposedGoal(Screen):
    """To the participant: all of a proposal, to say yes to or not. How both will see each step opens with a tap."""

    title: str
    why: str
    steps: tuple[ProposedStep, ...]
    seen_by: str
    signs: tuple[ProposedSign, ...]
    due_on: DayOfYear | None
    reward: Cents | None
    total: Cents | None
    recognition: RecognitionKey | None = None
    text = N_(
        "<b>{title}</b>\n"
        "Why: {why}\n"
        "{steps}\n"
        "The goal itself: {reward}\n"
        "The goal itself: {recognition}\n"
        "Date: {due_on}\n"
        "In all you earn {total}.\n"
        "<blockquote expandable>This is how we both see it:\n"
        "{signs}\n"
        "The goal: {seen_by}</blockquote>\n"
        "Is this your goal?"
    )


@dataclass(frozen=True, slots=True)
class GoalProposed(Notice):
    """To the participant, on their phone, when the mentor has entered or adjusted a goal. A neutral first line."""

    mentor: str
    goal: ProposedGoal
    goal_id: int
    version: int
    text = N_("🎯 {mentor} has something for you.\n{goal}")


@dataclass(frozen=True, slots=True)
class GoalTaken(Screen):
    """To the participant, in the place of the proposal they said yes to."""

    title: str
    text = N_("You said yes to this goal:\n<b>{title}</b>")


@dataclass(frozen=True, slots=True)
class GoalAgreed(Notice):
    """To the participant, as soon as they said yes: warm, and with the first step."""

    title: str
    step: str
    seen_by: str
    reward: Cents | None
    goal_id: int
    step_id: int
    recognition: RecognitionKey | None = None
    urgency = Urgency.ANSWER
    answers_at_once = True
    text = N_(
        "🎯 Agreed. You chose this yourself.\n"
        "Your first step: {step}\n"
        "We both see: {seen_by}\n"
        "You earn: {reward}\n"
        "You get: {recognition}\n"
        "This is for your goal: {title}"
    )


@dataclass(frozen=True, slots=True)
class GoalWaits(Notice):
    """To the participant who said yes while the pot is too small. The team hears why; they need not."""

    mentor: str
    urgency = Urgency.ANSWER
    answers_at_once = True
    text = N_("Good that you say yes.\n{mentor} looks at it once more. You will read it here.")


@dataclass(frozen=True, slots=True)
class NewerProposal(Screen):
    """To the participant who answers to a proposal that has been adjusted since, above the fresh one."""

    text = N_("Your goal has been adjusted. This is how it is now:")


@dataclass(frozen=True, slots=True)
class AskRemark(Screen):
    """To the participant who wants a proposal to be different."""

    mentor: str
    text = N_("Good that you say it. It is your goal.\nWhat do you want different? {mentor} will read it.")


@dataclass(frozen=True, slots=True)
class RemarkTooLong(Screen):
    """To the participant whose remark is no words or voice, or too long."""

    text = N_("Here I can read a few words. Speaking is fine too.")


@dataclass(frozen=True, slots=True)
class RemarkSent(Screen):
    """To the participant, when their remark is on its way."""

    mentor: str
    text = N_("👍 Thank you. I tell {mentor}.\nYou will get a new proposal.")


@dataclass(frozen=True, slots=True)
class RemarkLetGo(Screen):
    """To the participant who stopped saying what should be different."""

    text = N_("Fine. Everything stays as it is.")


def proposed_goal(goal: Goal) -> ProposedGoal:
    """All of a proposal, as the participant reads it."""
    return ProposedGoal(
        title=goal.title,
        why=goal.why,
        steps=tuple(ProposedStep(step.position, step.title, earns(step)) for step in goal.steps),
        seen_by=goal.seen_by,
        signs=tuple(ProposedSign(step.position, step.seen_by) for step in goal.steps),
        due_on=day_of_year(goal.due_on),
        reward=goal.reward or None,
        total=goal.promised or None,
        recognition=goal.recognition,
    )


def agreed_goal(goal: Goal) -> GoalAgreed:
    """The confirmation, with the first step that can be done."""
    first = goal.next_step or goal.steps[0]
    return GoalAgreed(
        title=goal.title,
        step=first.title,
        seen_by=first.seen_by,
        reward=first.reward or None,
        goal_id=goal.id,
        step_id=first.id,
        recognition=first.recognition,
    )
