"""What mentors read in the form of /doel: its questions and its buttons."""

from dataclasses import dataclass

from messages.base import N_, Screen, StaffLabel, ToStaff


class GoalFormLabel(StaffLabel):
    """To the mentor, under the questions of /doel."""

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
    MAKE_CLEAR = N_("Make it clear together")
    EXAMPLES = N_("Examples")
    MORE_EXAMPLES = N_("More examples")
    OWN_WORDS = N_("Own words")
    TO_FREE_ORDER = N_("Steps in any order")
    TO_IN_ORDER = N_("Steps one after the other")


class GoalPart(StaffLabel):
    """To the mentor: the parts of a goal that can be adjusted."""

    TITLE = N_("The goal")
    PILLAR = N_("The pillar")
    WHY = N_("Why it matters")
    SEEN_BY = N_("How you both see it")
    REWARD = N_("The reward for the goal")
    DUE_ON = N_("The date")
    ADD_STEP = N_("Add a step")


# --- the questions ---------------------------------------------------------------------------


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
class AskSaidTitle(Screen, ToStaff):
    """To the mentor: the words of a wish, to be made clear together."""

    name: str
    title: str
    text = N_("{name} wrote: “{title}”\nWhat exactly does {name} want to reach?")


@dataclass(frozen=True, slots=True)
class AskSpokenTitle(Screen, ToStaff):
    """To the mentor: a wish that was spoken has no words yet."""

    name: str
    text = N_("{name} said it out loud. Type it out together: what does {name} want to reach?")


@dataclass(frozen=True, slots=True)
class ExampleLine(Screen, ToStaff):
    """One example of a goal; its button carries the number."""

    number: int
    title: str
    seen_by: str
    text = N_("{number}. {title}\n    <i>{seen_by}</i>")


@dataclass(frozen=True, slots=True)
class AskExample(Screen, ToStaff):
    """To the mentor: examples of one pillar, some at a time."""

    pillar: str
    examples: tuple[ExampleLine, ...]
    text = N_(
        "<b>Examples</b> · {pillar}\n{examples}\nWhich one comes close? All its words can still be changed."
    )


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
class AskSaidStep(Screen, ToStaff):
    """To the mentor: a step that the participant sees, in their words."""

    number: int
    name: str
    step: str
    text = N_(
        "<b>Step {number}.</b> {name} wrote: “{step}”\nWhat is the step? Small, and clear to both of you."
    )


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
class AskEachReward(Screen, ToStaff):
    """To the mentor who took an example: what each of its steps earns."""

    text = N_("What does each step earn? Press an amount, or type it. In the summary they can still differ.")


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
class NothingDiffers(Screen, ToStaff):
    """To the mentor who sends a goal as the participant knows it already."""

    text = N_("Nothing differs from what there was, so nothing has been sent.")


@dataclass(frozen=True, slots=True)
class GoalFormStopped(Screen, ToStaff):
    """To the mentor who stopped in the middle of /doel."""

    text = N_("Stopped. Nothing has been sent.")
