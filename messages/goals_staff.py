"""What mentors read about goals: why an answer in /doel does not fit, and the news in the team's admin chat."""

from dataclasses import dataclass

from mentoring.goal_drafts import LONGEST_TEXT
from mentoring.goals import Goal
from mentoring.lengths import shortened
from mentoring.money import Cents
from messages.base import N_, Notice, Screen, StaffLabel, ToStaff

_SHORT_STEP = 60
"""Characters of a wished step under a voice message: with seven of them it fits in a caption of 1024 (Bot API)."""


class WishNews(StaffLabel):
    """To the team, behind the name of who has a wish."""

    NEW = N_("has a wish")
    CHANGED = N_("has changed the wish")


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
    """To the mentor who adjusts a goal that was adjusted meanwhile, perhaps by themselves."""

    text = N_("This goal has been adjusted meanwhile. Nothing has been sent. See /doel for how it stands.")


@dataclass(frozen=True, slots=True)
class GoalHasMovedOn(Screen, ToStaff):
    """To the mentor who presses an old button about a goal, at the top of the screen; the goal comes into the chat."""

    text = N_("This goal has been adjusted meanwhile. This is how it stands now.")


@dataclass(frozen=True, slots=True)
class GoalIsOverStaff(Screen, ToStaff):
    """To the mentor who sends a version of a goal that is not open any more."""

    text = N_(
        "This goal has been taken back, set aside or reached meanwhile. Nothing has been sent. "
        "See /doel for how it stands."
    )


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
    recognised: int | None = None
    text = N_(
        "📨 <b>Goal sent</b> · {participant} ({pseudonym}) · {total}\n{title}\nRecognition: {recognised} ×\nBy {mentor}"
    )


@dataclass(frozen=True, slots=True)
class GoalChangeProposedTeam(Notice, ToStaff):
    """To the team, when one of them has proposed a change of a goal that counts already."""

    participant: str
    pseudonym: str
    title: str
    mentor: str
    total: Cents
    recognised: int | None = None
    text = N_(
        "📨 <b>Change sent</b> · {participant} ({pseudonym}) · {total} in all\n"
        "{title}\n"
        "Recognition: {recognised} ×\n"
        "By {mentor}. Until there is a yes, what was agreed counts."
    )


@dataclass(frozen=True, slots=True)
class GoalAgreedTeam(Notice, ToStaff):
    """To the team, when a participant has agreed."""

    participant: str
    pseudonym: str
    title: str
    total: Cents
    recognised: int | None = None
    text = N_(
        "🤝 <b>Goal agreed</b> · {participant} ({pseudonym}) · {total} reserved\n{title}\nRecognition: {recognised} ×"
    )


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
    """To the team, when a participant agreed to more than the pot can bear. The participant heard no reason. `total`
    is what would have to be set apart; of a change what it takes more.
    """

    participant: str
    pseudonym: str
    title: str
    total: Cents
    goal_id: int
    version: int
    text = N_(
        "⚠️ <b>Pot too small</b> · {participant} ({pseudonym}) said yes · {total} needed\n"
        "{title}\n"
        "Nothing has changed and nothing has been reserved. Ask the coordinator for money, or adjust the goal."
    )


@dataclass(frozen=True, slots=True)
class WishedStep(ToStaff):
    """In a wish: one step that the participant sees."""

    step: str
    text = N_("Step: {step}")


@dataclass(frozen=True, slots=True)
class GoalWish(Notice, ToStaff):
    """To the team, when a participant says in their own words what they want, and when they say it otherwise. `title`
    and `why` may be empty when it was spoken (`voice`); how both will see it is made clear together.
    """

    first_name: str
    pseudonym: str
    news: WishNews
    title: str
    pillar: str
    why: str
    steps: tuple[WishedStep, ...]
    voice: str | None
    goal_id: int
    version: int
    text = N_(
        "💡 <b>{first_name} ({pseudonym})</b> {news}\n"
        "“{title}”\n"
        "Pillar: {pillar}\n"
        "Why: {why}\n"
        "{steps}\n"
        "Make it clear together. Then it can count."
    )


@dataclass(frozen=True, slots=True)
class GoalChangeAgreedTeam(Notice, ToStaff):
    """To the team, when a participant has agreed to a change of a goal that counted already."""

    participant: str
    pseudonym: str
    title: str
    total: Cents
    recognised: int | None = None
    text = N_(
        "🤝 <b>Change agreed</b> · {participant} ({pseudonym}) · {total} in all\n{title}\nRecognition: {recognised} ×"
    )


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
    recognised: int | None = None
    text = N_(
        "▶️ <b>Picked up again</b> · {participant} ({pseudonym}) · {total}\n"
        "{title}\n"
        "Recognition: {recognised} ×\n"
        "It counts when one of you agrees."
    )


def goal_wish(goal: Goal, first_name: str, pseudonym: str, pillar: str) -> GoalWish:
    """What a participant wants, as the team reads it. Under a voice message there is less room for the steps."""
    shown = _SHORT_STEP if goal.voice else LONGEST_TEXT
    steps = tuple(WishedStep(shortened(step.title, shown)) for step in goal.steps)
    news = WishNews.NEW if goal.version == 1 else WishNews.CHANGED
    return GoalWish(
        first_name, pseudonym, news, goal.title, pillar, goal.why, steps, goal.voice, goal.id, goal.version
    )
