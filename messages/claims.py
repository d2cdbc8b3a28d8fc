"""What is said about claims to the participant, and what stands on the buttons that go with them."""

from dataclasses import dataclass

from mentoring.ids import RecognitionKey
from mentoring.money import Cents
from messages.base import N_, Label, Message, Notice, Screen, StaffLabel, Urgency


class ClaimLabel(Label):
    """To the participant, under what is said about a claim."""

    READY = N_("Ready")
    UNDO = N_("Not after all")
    DONE = N_("Done")
    NEXT_STEP = N_("What is the next step?")
    MY_BALANCE = N_("See my savings")
    ASK = N_("I have a question")
    ANSWER = N_("Answer")


class Praise(Label):
    """To the participant, in the mentor's name: ready praise. The mentor sees it as buttons to pick from."""

    CLEVER = N_("Clever that you did this.")
    KEPT_GOING = N_("You kept going.")
    WORK = N_("I see how much work this was.")
    FINE_STEP = N_("This is a fine step.")


class ReadyQuestion(Label):
    """To the participant, in the mentor's name: ready questions. The mentor sees them as buttons."""

    PHOTO = N_("Can you send a photo?")
    HOW = N_("How did it go?")
    WHAT = N_("What have you done?")


class ReadyReason(Label):
    """To the participant, in the mentor's name: why it is "not yet". The mentor sees them as buttons."""

    ONE_THING = N_("One thing is missing. We will look at it together.")
    NOT_SEEN = N_("I can't see it well yet. Will you send a photo?")
    WELL_ON = N_("You are well on your way. It is not quite finished.")
    TOGETHER = N_("Shall we do this together?")


@dataclass(frozen=True, slots=True)
class ClaimNoted(Screen):
    """To the participant, right after "Gelukt". The claim has been kept already."""

    mentor: str
    text = N_(
        "👍 Well done. I will let {mentor} know.\n"
        "Do you want to show something? Send a photo or a few words. You need not."
    )


@dataclass(frozen=True, slots=True)
class EvidenceTaken(Screen):
    """To the participant, after a photo, voice or words that go with a claim. More may follow."""

    mentor: str
    text = N_(
        "👍 Thank you. I send it along.\n"
        "{mentor} will look at it. Mostly that takes one day.\n"
        "You may send more."
    )


@dataclass(frozen=True, slots=True)
class EvidenceFull(Screen):
    """To the participant who has sent as much with one claim as fits."""

    text = N_("Thank you. This is enough. Your mentor looks at it.")


@dataclass(frozen=True, slots=True)
class EvidenceNotPossible(Screen):
    """To the participant who sends a file, sticker or film where a photo, voice or words are asked."""

    text = N_("This I can't send along.\nA photo, a voice message or a few words are possible.")


@dataclass(frozen=True, slots=True)
class ClaimWaits(Screen):
    """To the participant, when the mentors have been told of a claim."""

    mentor: str
    text = N_("{mentor} will look at it. Mostly that takes one day.")


@dataclass(frozen=True, slots=True)
class StepStays(Message):
    """To the participant: the step can be claimed again."""

    text = N_("The step stays.")


@dataclass(frozen=True, slots=True)
class GoalStays(Message):
    """To the participant: the goal itself can be claimed again."""

    text = N_("Your goal stays.")


@dataclass(frozen=True, slots=True)
class ClaimUndone(Screen):
    """To the participant who took back "Gelukt"."""

    stays: StepStays | GoalStays
    text = N_("All right. I took it back.\n{stays}")


@dataclass(frozen=True, slots=True)
class UndoTooLate(Screen):
    """To the participant who wants to take back "Gelukt" after more than ten minutes."""

    text = N_("Your mentor is looking at it already. Is something not right? Just tell your mentor.")


@dataclass(frozen=True, slots=True)
class UndoDecided(Screen):
    """To the participant who wants to take back "Gelukt" when it has been looked at already."""

    text = N_("Your mentor has looked at it already. Is something not right? Just tell your mentor.")


@dataclass(frozen=True, slots=True)
class StepsToReport(Screen):
    """To the participant, after /klaar: a button for each next step."""

    text = N_("What did you do? Tap on it.")


@dataclass(frozen=True, slots=True)
class NothingToReport(Screen):
    """To the participant, after /klaar, when no step is open."""

    text = N_("There is no open step now.\nDo you want a new one? Ask your mentor.")


@dataclass(frozen=True, slots=True)
class AnswerAsked(Screen):
    """To the participant who taps "Antwoord geven" under a mentor's question."""

    question: str
    text = N_("<i>{question}</i>\nWhat is your answer? Type, speak or send a photo.")


@dataclass(frozen=True, slots=True)
class AnswerSent(Screen):
    """To the participant, after an answer to a mentor's question."""

    mentor: str
    text = N_("Thank you. I send your answer to {mentor}.")


@dataclass(frozen=True, slots=True)
class AnswerLater(Screen):
    """To the participant who leaves a mentor's question open for now."""

    text = N_("All right. You can answer later. Then press Answer.")


@dataclass(frozen=True, slots=True)
class ClaimQuestion(Notice):
    """To the participant, when a mentor wants to know something about a claim."""

    claim: str
    mentor: str
    title: str
    question: str
    urgency = Urgency.ANSWER
    text = N_(
        "💬 {mentor} has a question for you.\nIt is about: {title}\n{question}\nType, speak or send a photo."
    )


@dataclass(frozen=True, slots=True)
class Praised(Message):
    """To the participant: the first line when a claim was approved with praise."""

    mentor: str
    praise: str
    text = N_('🌟 {mentor} says: "{praise}"')


@dataclass(frozen=True, slots=True)
class WellDone(Message):
    """To the participant: the first line when a claim was approved without praise."""

    mentor: str
    text = N_("🌟 Well done. {mentor} has seen it.")


@dataclass(frozen=True, slots=True)
class EarnedMoney(Message):
    """To the participant: what a claim earned."""

    reward: Cents
    balance: Cents
    text = N_("You earned {reward}. Your savings are now {balance}.")


@dataclass(frozen=True, slots=True)
class EarnedRecognition(Message):
    """To the participant: a step without money was approved. That is a full reward."""

    text = N_("That counts. You can be proud of it.")


@dataclass(frozen=True, slots=True)
class RecognitionEarned(Message):
    """To the participant: the recognition that a claim or an appointment earned."""

    recognition: RecognitionKey
    text = N_("You get: {recognition}.")


@dataclass(frozen=True, slots=True)
class StepAhead(Message):
    """To the participant, at the end of good news: the next small step."""

    title: str
    text = N_("Your next step: {title}")


@dataclass(frozen=True, slots=True)
class GoalLeft(Message):
    """To the participant, at the end of good news: all steps are done, only the goal itself is left."""

    title: str
    text = N_("All steps are done. Your goal: {title}")


@dataclass(frozen=True, slots=True)
class ClaimApproved(Notice):
    """To the participant, when a mentor approved a step. Praise first, money second."""

    opening: Praised | WellDone
    title: str
    earned: EarnedMoney | EarnedRecognition | RecognitionEarned
    following: StepAhead | GoalLeft | None
    besides: RecognitionEarned | None = None
    urgency = Urgency.ANSWER
    text = N_("{opening}\nYou did it: {title}\n{earned}\n{besides}\n{following}")


@dataclass(frozen=True, slots=True)
class GoalReached(Notice):
    """To the participant, when a mentor approved the goal itself: under the card, which they may show to whom they
    want. So it says nothing of money: that comes right after it.
    """

    opening: Praised | WellDone
    title: str
    earned: EarnedRecognition | RecognitionEarned | None
    day: str = ""
    first_name: str = ""
    urgency = Urgency.ANSWER
    text = N_(
        "{opening}\n"
        "You reached your goal: {title}\n"
        "That was on {day}.\n"
        "{earned}\n"
        "You may keep the card or pass it on. That is your choice."
    )


@dataclass(frozen=True, slots=True)
class GoalEarned(Notice):
    """To the participant, right after the card for a goal: what it earned. It makes no second sound."""

    earned: EarnedMoney
    urgency = Urgency.ANSWER
    silent = True
    text = N_("👍 Your goal counts for your savings too.\n{earned}")


@dataclass(frozen=True, slots=True)
class PraiseFollows(Notice):
    """To the participant, when a mentor adds praise after the good news has left."""

    opening: Praised
    title: str
    urgency = Urgency.ANSWER
    text = N_("{opening}\nThat is about: {title}")


@dataclass(frozen=True, slots=True)
class RewardWaits(Message):
    """To the participant: what they were told they earned is not in their savings for the moment."""

    amount: Cents
    text = N_("Your {amount} wait until then.")


@dataclass(frozen=True, slots=True)
class LookedAtAgain(Notice):
    """To the participant who has heard that something was approved, when that was a slip of the team: it is looked at
    once more. It is not their doing, and praise that they heard stays true.
    """

    title: str
    waits: RewardWaits | None
    urgency = Urgency.ANSWER
    text = N_(
        "👀 Your mentor looks at it once more.\n"
        "It is about: {title}\n"
        "That is not because of you. You need not do anything.\n"
        "{waits}"
    )


@dataclass(frozen=True, slots=True)
class ClaimNotYet(Notice):
    """To the participant, when it is "not yet": appreciation, one thing that is missing, and another try."""

    step: str
    goal: str
    mentor: str
    title: str
    reason: str
    stays: StepStays | GoalStays
    urgency = Urgency.ANSWER
    text = N_(
        "{mentor} sees that you are working on it. That is good.\n"
        "It is about: {title}\n"
        "{reason}\n"
        "Try it once more. {stays}"
    )


class ClaimStaffLabel(StaffLabel):
    """To mentors, under the card of a claim."""

    APPROVE = N_("Approve")
    ASK = N_("Ask")
    NOT_YET = N_("Not yet")
