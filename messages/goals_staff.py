"""What mentors read about goals: the form of /doel, and the news of it in the team's admin chat."""

from dataclasses import dataclass

from mentoring.goals import Draft
from mentoring.money import Cents
from messages.base import N_, Notice, Screen, StaffLabel, ToStaff
from messages.goals import DayOfYear, day_of_year


class GoalFormLabel(StaffLabel):
    """To the mentor, under the questions of /doel."""

    SKIP = N_("Skip")
    KEEP = N_("Leave it so")
    ANOTHER_STEP = N_("Another step")
    ENOUGH_STEPS = N_("Done")
    NO_DATE = N_("No date")
    ONE_MONTH = N_("In 1 month")
    THREE_MONTHS = N_("In 3 months")
    ADJUST = N_("Adjust")
    DROP = N_("Take away")
    BACK = N_("Back to the summary")
    ADJUST_GOAL = N_("Adjust the goal")


class GoalPart(StaffLabel):
    """To the mentor: the parts of a goal that can be adjusted."""

    TITLE = N_("The goal")
    PILLAR = N_("The pillar")
    WHY = N_("Why it matters")
    SEEN_BY = N_("How you both see it")
    REWARD = N_("The reward for the goal")
    DUE_ON = N_("The date")
    ADD_STEP = N_("Add a step")


# --- the questions of /doel ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AskGoalParticipant(Screen, ToStaff):
    """To the mentor: for whom the goal is."""

    text = N_("<b>New goal.</b> For whom? Press a name, or type the name or number.")


@dataclass(frozen=True, slots=True)
class AskGoalTitle(Screen, ToStaff):
    """To the mentor: the goal in the participant's own words."""

    name: str
    text = N_("What does {name} want to reach? In the participant's own words.")


@dataclass(frozen=True, slots=True)
class AskGoalPillar(Screen, ToStaff):
    """To the mentor: the pillar of a goal."""

    text = N_("Which pillar does this belong to?")


@dataclass(frozen=True, slots=True)
class AskGoalWhy(Screen, ToStaff):
    """To the mentor: why the goal matters to the participant. May be skipped."""

    name: str
    text = N_("Why does this matter to {name}?")


@dataclass(frozen=True, slots=True)
class AskGoalSeenBy(Screen, ToStaff):
    """To the mentor: how both will see that the goal is reached."""

    text = N_("How will you both see that the goal has been reached?")


@dataclass(frozen=True, slots=True)
class AskStepTitle(Screen, ToStaff):
    """To the mentor: one small step."""

    number: int
    text = N_("<b>Step {number}.</b> What is the step? Small, and clear to both of you.")


@dataclass(frozen=True, slots=True)
class AskStepSeenBy(Screen, ToStaff):
    """To the mentor: how both will see that a step is done."""

    number: int
    text = N_("<b>Step {number}.</b> How will you both see that it is done?")


@dataclass(frozen=True, slots=True)
class AskStepReward(Screen, ToStaff):
    """To the mentor: what a step earns."""

    number: int
    text = N_("<b>Step {number}.</b> What does this step earn? Press an amount, or type it.")


@dataclass(frozen=True, slots=True)
class AskDropStep(Screen, ToStaff):
    """To the mentor who wants to take a step out of the goal."""

    number: int
    step: str
    text = N_("<b>Step {number}.</b> {step}\nTake this step away?")


@dataclass(frozen=True, slots=True)
class AskMoreSteps(Screen, ToStaff):
    """To the mentor, after each step but the seventh."""

    number: int
    text = N_("Step {number} is there. Is another step needed?")


@dataclass(frozen=True, slots=True)
class AskGoalReward(Screen, ToStaff):
    """To the mentor: what the goal itself earns, on top of its steps."""

    text = N_("What does reaching the goal itself earn, on top of the steps? Press an amount, or type it.")


@dataclass(frozen=True, slots=True)
class AskGoalDueOn(Screen, ToStaff):
    """To the mentor: the date of the goal, or none."""

    text = N_("Is there a date? Press, or type it like 31-12-2027 or 31 december.")


@dataclass(frozen=True, slots=True)
class SummaryStep(Screen, ToStaff):
    """In the summary of a goal: one step."""

    number: int
    step: str
    reward: Cents
    seen_by: str
    text = N_("{number}. {step} · {reward}\n    <i>{seen_by}</i>")


@dataclass(frozen=True, slots=True)
class GoalSummary(Screen, ToStaff):
    """To the mentor, with the participant beside them: the whole goal read back before it is sent."""

    name: str
    title: str
    pillar: str
    why: str
    seen_by: str
    reward: Cents
    due_on: DayOfYear | None
    steps: tuple[SummaryStep, ...]
    total: Cents
    text = N_(
        "<b>{title}</b>\n"
        "{name} · {pillar}\n"
        "Why: {why}\n"
        "{steps}\n"
        "The goal itself: {reward}\n"
        "    <i>{seen_by}</i>\n"
        "Date: {due_on}\n"
        "<b>In all {total}</b>\n"
        "Is this right?"
    )


@dataclass(frozen=True, slots=True)
class AskGoalPart(Screen, ToStaff):
    """To the mentor who wants to adjust something in the summary."""

    text = N_("What should be different?")


@dataclass(frozen=True, slots=True)
class SendTo(Screen, ToStaff):
    """On a button under the summary."""

    name: str
    text = N_("Send to {name}")


@dataclass(frozen=True, slots=True)
class StepToAdjust(Screen, ToStaff):
    """On a button: one step of the goal, to adjust it. The words may have been cut short."""

    number: int
    step: str
    text = N_("{number}. {step}")


@dataclass(frozen=True, slots=True)
class GoalSent(Screen, ToStaff):
    """To the mentor, in the place of the summary, when the goal has been sent."""

    name: str
    title: str
    text = N_(
        "📨 Sent to {name}: {title}\nYou hear it here when {name} agrees, or wants something different."
    )


@dataclass(frozen=True, slots=True)
class GoalFormStopped(Screen, ToStaff):
    """To the mentor who stopped in the middle of /doel."""

    text = N_("Stopped. Nothing has been sent.")


# --- when an answer does not fit ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WordsPlease(Screen, ToStaff):
    """To the mentor who sends a picture or something else where words are asked."""

    text = N_("Please type this: the participant reads these words.")


@dataclass(frozen=True, slots=True)
class PressPlease(Screen, ToStaff):
    """To the mentor who types where only the buttons can answer."""

    text = N_("Please press one of the buttons.")


@dataclass(frozen=True, slots=True)
class NotClearStaff(Screen, ToStaff):
    """To the mentor whose words are empty or too long."""

    most: int
    text = N_(
        "Say it in one or two short lines: words, and at most {most} characters. An emoji counts double."
    )


@dataclass(frozen=True, slots=True)
class NotAnAmountStaff(Screen, ToStaff):
    """To the mentor who types something that is not one clear amount."""

    text = N_("I can't read this as an amount. Type it like 5 or 12,50.")


@dataclass(frozen=True, slots=True)
class RewardTooHighStaff(Screen, ToStaff):
    """To the mentor who types more than one step or goal can earn."""

    most: Cents
    text = N_("That is more than one step or goal can earn. At most {most}.")


@dataclass(frozen=True, slots=True)
class TooManyStepsStaff(Screen, ToStaff):
    """To the mentor who takes the last step away, or adds an eighth."""

    most: int
    text = N_("A goal has at least one step and at most {most}.")


@dataclass(frozen=True, slots=True)
class NotADayStaff(Screen, ToStaff):
    """To the mentor who types something that is no day, or a day that does not exist."""

    text = N_("I don't know this day. Type it like 31-12-2027 or 31 december.")


@dataclass(frozen=True, slots=True)
class DayHasPassedStaff(Screen, ToStaff):
    """To the mentor who gives a day that has passed, or today."""

    text = N_("That day is not in the future. Choose a later day.")


@dataclass(frozen=True, slots=True)
class NewerVersionStaff(Screen, ToStaff):
    """To the mentor who adjusts a goal that a colleague has adjusted meanwhile."""

    text = N_("A colleague has adjusted this goal meanwhile. Start from the newest message about it.")


@dataclass(frozen=True, slots=True)
class AlreadyAgreedStaff(Screen, ToStaff):
    """To the mentor who adjusts a proposal that the participant has agreed to meanwhile."""

    text = N_("This goal has been agreed on meanwhile. It can't be adjusted as a proposal any more.")


@dataclass(frozen=True, slots=True)
class NotTakingPartStaff(Screen, ToStaff):
    """To the mentor who proposes a goal to someone who has not opened the invitation yet, or has stopped."""

    text = N_("This participant does not take part now. First the invitation has to be opened and agreed to.")


# --- in the admin chat --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class GoalProposedTeam(Notice, ToStaff):
    """To the team, when one of them has sent a goal to a participant."""

    participant: str
    pseudonym: str
    title: str
    mentor: str
    total: Cents
    text = N_("📨 <b>Goal sent</b> · {participant} ({pseudonym}) · {total}\n{title}\nBy {mentor}")


@dataclass(frozen=True, slots=True)
class GoalAgreedTeam(Notice, ToStaff):
    """To the team, when a participant has agreed."""

    participant: str
    pseudonym: str
    title: str
    total: Cents
    text = N_("🤝 <b>Goal agreed</b> · {participant} ({pseudonym}) · {total} reserved\n{title}")


@dataclass(frozen=True, slots=True)
class GoalRemark(Notice, ToStaff):
    """To the team, when a participant wants a proposal to be different. `voice`: said, not typed."""

    participant: str
    pseudonym: str
    title: str
    remark: str
    voice: str | None
    goal_id: int
    version: int
    text = N_("💬 <b>{participant} ({pseudonym})</b> wants something different in: {title}\n{remark}")


@dataclass(frozen=True, slots=True)
class PotTooSmallForGoal(Notice, ToStaff):
    """To the team, when a participant agreed to more than the pot can bear. The participant heard no reason."""

    participant: str
    pseudonym: str
    title: str
    total: Cents
    goal_id: int
    version: int
    text = N_(
        "⚠️ <b>Pot too small</b> · {participant} ({pseudonym}) said yes · {total}\n"
        "{title}\n"
        "Nothing has been agreed or reserved. Ask the coordinator for money, or adjust the goal."
    )


@dataclass(frozen=True, slots=True)
class GoalWish(Notice, ToStaff):
    """To the team, when a participant says in their own words what they want. `title` and `why` may be empty when it
    was spoken (`voice`); how both will see it is made clear together.
    """

    first_name: str
    pseudonym: str
    title: str
    pillar: str
    why: str
    steps: tuple[str, ...]
    voice: str | None
    goal_id: int
    version: int
    text = N_(
        "💡 <b>{first_name} ({pseudonym})</b> has a wish · {pillar}\n"
        "“{title}”\n"
        "Why: {why}\n"
        "Steps that {first_name} sees: {steps}\n"
        "Make it clear together. Then it can count."
    )


@dataclass(frozen=True, slots=True)
class GoalChangeAgreedTeam(Notice, ToStaff):
    """To the team, when a participant has agreed to a change of a goal that counted already."""

    participant: str
    pseudonym: str
    title: str
    total: Cents
    text = N_("🤝 <b>Change agreed</b> · {participant} ({pseudonym}) · {total} in all\n{title}")


@dataclass(frozen=True, slots=True)
class GoalChangeDeclinedTeam(Notice, ToStaff):
    """To the team, when a participant leaves a goal as it was agreed, after a change was proposed."""

    participant: str
    pseudonym: str
    title: str
    text = N_(
        "↩️ <b>Stays as it was</b> · {participant} ({pseudonym})\n{title}\nWhat was agreed before goes on counting."
    )


@dataclass(frozen=True, slots=True)
class GoalWithdrawnTeam(Notice, ToStaff):
    """To the team, when whoever proposed a goal, a wish or a change has taken it back."""

    participant: str
    pseudonym: str
    title: str
    by: str
    text = N_("↩️ <b>Proposal taken back</b> by {by} · {participant} ({pseudonym})\n{title}")


@dataclass(frozen=True, slots=True)
class GoalSetAsideTeam(Notice, ToStaff):
    """To the team, when a goal was set aside, by the participant or by one of them. It can come back."""

    participant: str
    pseudonym: str
    title: str
    by: str
    text = N_("📥 <b>Set aside</b> by {by} · {participant} ({pseudonym})\n{title}")


@dataclass(frozen=True, slots=True)
class GoalPickedUpTeam(Notice, ToStaff):
    """To the team, when a participant wants to go on with a goal that was set aside. One of them agrees, or adjusts."""

    participant: str
    pseudonym: str
    title: str
    total: Cents
    goal_id: int
    version: int
    text = N_(
        "▶️ <b>Picked up again</b> · {participant} ({pseudonym}) · {total}\n"
        "{title}\n"
        "It counts when one of you agrees."
    )


def goal_summary(draft: Draft, name: str, pillar: str) -> GoalSummary:
    """A draft as it is read back, with what its pillar is called."""
    return GoalSummary(
        name=name,
        title=draft.title,
        pillar=pillar,
        why=draft.why,
        seen_by=draft.seen_by,
        reward=draft.reward,
        due_on=day_of_year(draft.due_on),
        steps=tuple(
            SummaryStep(number, step.title, step.reward, step.seen_by)
            for number, step in enumerate(draft.steps, start=1)
        ),
        total=draft.promised,
    )
