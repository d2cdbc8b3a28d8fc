"""What is said about claims: to the participant who did something, and to the team that looks at it."""

from dataclasses import dataclass

from mentoring.claims import Claim, ClaimState
from mentoring.money import Cents
from messages.base import N_, ClockTime, Label, Message, Notice, Screen, StaffLabel, ToStaff, Urgency

# --- to the participant ---------------------------------------------------------------------------


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
    earned: EarnedMoney | EarnedRecognition
    following: StepAhead | GoalLeft | None
    urgency = Urgency.ANSWER
    text = N_("{opening}\nYou did it: {title}\n{earned}\n{following}")


@dataclass(frozen=True, slots=True)
class GoalReached(Notice):
    """To the participant, when a mentor approved the goal itself."""

    opening: Praised | WellDone
    title: str
    earned: EarnedMoney | EarnedRecognition
    urgency = Urgency.ANSWER
    text = N_("{opening}\nYou reached your goal: {title}\n{earned}")


@dataclass(frozen=True, slots=True)
class PraiseFollows(Notice):
    """To the participant, when a mentor adds praise after the good news has left."""

    opening: Praised
    title: str
    urgency = Urgency.ANSWER
    text = N_("{opening}\nThat is about: {title}")


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


# --- to mentors -----------------------------------------------------------------------------------


class ClaimStaffLabel(StaffLabel):
    """To mentors, under the card of a claim."""

    APPROVE = N_("Approve")
    ASK = N_("Ask")
    NOT_YET = N_("Not yet")
    OWN_WORDS = N_("Type it myself")
    NO_WORDS = N_("Without more words")


@dataclass(frozen=True, slots=True)
class ClaimHead(ToStaff):
    """To mentors: which claim, and whose."""

    number: str
    name: str
    pseudonym: str
    text = N_("<b>Claim {number}</b> · {name} ({pseudonym})")


@dataclass(frozen=True, slots=True)
class StepClaimed(ToStaff):
    """To mentors, on a card: a step."""

    title: str
    text = N_("Step: {title}")


@dataclass(frozen=True, slots=True)
class GoalClaimed(ToStaff):
    """To mentors, on a card: the goal itself."""

    title: str
    text = N_("The goal itself: {title}")


@dataclass(frozen=True, slots=True)
class WorthMoney(ToStaff):
    """To mentors, on a card: what it earns."""

    amount: Cents
    text = N_("{amount}")


@dataclass(frozen=True, slots=True)
class WorthRecognition(ToStaff):
    """To mentors, on a card: it earns no money."""

    text = N_("recognition")


@dataclass(frozen=True, slots=True)
class JustNow(ToStaff):
    """To mentors: a claim of this minute."""

    text = N_("just now")


@dataclass(frozen=True, slots=True)
class WaitsMinutes(ToStaff):
    """To mentors: how long a claim has waited."""

    count: int
    text = N_("waits {count} minute")
    plural = N_("waits {count} minutes")


@dataclass(frozen=True, slots=True)
class WaitsHours(ToStaff):
    """To mentors: how long a claim has waited."""

    count: int
    text = N_("waits {count} hour")
    plural = N_("waits {count} hours")


@dataclass(frozen=True, slots=True)
class WaitsDays(ToStaff):
    """To mentors: how long a claim has waited."""

    count: int
    text = N_("waits {count} day")
    plural = N_("waits {count} days")


Waits = JustNow | WaitsMinutes | WaitsHours | WaitsDays


@dataclass(frozen=True, slots=True)
class PhotoEvidence(ToStaff):
    """To mentors, on a card: photos came with the claim, as messages of their own."""

    count: int
    text = N_("Evidence: photo above")
    plural = N_("Evidence: {count} photos above")


@dataclass(frozen=True, slots=True)
class VoiceEvidence(ToStaff):
    """To mentors, on a card: voice messages came with the claim, as messages of their own."""

    count: int
    text = N_("Evidence: voice message above")
    plural = N_("Evidence: {count} voice messages above")


@dataclass(frozen=True, slots=True)
class TextEvidence(ToStaff):
    """To mentors, on a card: what the participant wrote."""

    words: str
    text = N_("<blockquote>{words}</blockquote>")


@dataclass(frozen=True, slots=True)
class LongTextEvidence(ToStaff):
    """To mentors, on a card: the beginning of a long text; the rest is in the next message."""

    words: str
    text = N_("<blockquote>{words} …</blockquote>\n(goes on below)")


@dataclass(frozen=True, slots=True)
class NoEvidence(ToStaff):
    """To mentors, on a card: nothing came with the claim."""

    text = N_("Evidence: none, it need not be")


@dataclass(frozen=True, slots=True)
class EvidenceBelow(ToStaff):
    """To mentors, on a card: something came with the claim later, in messages below the card."""

    count: int
    text = N_("Later: {count} more, below")
    plural = N_("Later: {count} more, below")


EvidenceLine = PhotoEvidence | VoiceEvidence | TextEvidence | LongTextEvidence | NoEvidence | EvidenceBelow


@dataclass(frozen=True, slots=True)
class ClaimCard(Notice, ToStaff):
    """To the team's admin chat: a claim that waits for a decision."""

    head: ClaimHead
    waits: Waits
    what: StepClaimed | GoalClaimed
    worth: WorthMoney | WorthRecognition
    seen_by: str
    evidence: tuple[EvidenceLine, ...]
    question: str | None
    answer: str | None  # its beginning: the whole of it came as a message of its own
    text = N_(
        "🟡 {head} · {waits}\n"
        "{what} · {worth}\n"
        "How you will see it: {seen_by}\n"
        "{evidence}\n"
        "Your question: {question}\n"
        "Answer: {answer}"
    )


@dataclass(frozen=True, slots=True)
class ClaimAskedCard(Notice, ToStaff):
    """To the team's admin chat: the same claim, while the participant has a question to answer."""

    head: ClaimHead
    waits: Waits
    what: StepClaimed | GoalClaimed
    worth: WorthMoney | WorthRecognition
    seen_by: str
    evidence: tuple[EvidenceLine, ...]
    question: str
    text = N_(
        "💬 {head} · {waits}\n"
        "{what} · {worth}\n"
        "How you will see it: {seen_by}\n"
        "{evidence}\n"
        "Asked, no answer yet: {question}"
    )


@dataclass(frozen=True, slots=True)
class ClaimApprovedCard(Notice, ToStaff):
    """To the team's admin chat: the same claim, approved. While there is no praise yet, it can be added."""

    head: ClaimHead
    by: str
    at: ClockTime
    what: StepClaimed | GoalClaimed
    worth: WorthMoney | WorthRecognition
    praise: str | None
    may_praise: bool
    text = N_("✅ {head} · approved by {by}, {at} · {worth}\n{what}\nPraise: {praise}")


@dataclass(frozen=True, slots=True)
class ClaimNotYetCard(Notice, ToStaff):
    """To the team's admin chat: the same claim, "not yet"."""

    head: ClaimHead
    by: str
    at: ClockTime
    what: StepClaimed | GoalClaimed
    reason: str
    text = N_("🔁 {head} · not yet, by {by}, {at}\n{what}\nReason: {reason}")


@dataclass(frozen=True, slots=True)
class ClaimWithdrawnCard(Notice, ToStaff):
    """To the team's admin chat: the same claim, taken back by the participant."""

    head: ClaimHead
    what: StepClaimed | GoalClaimed
    text = N_("↩️ {head} · taken back by the participant\n{what}")


Card = ClaimCard | ClaimAskedCard | ClaimApprovedCard | ClaimNotYetCard | ClaimWithdrawnCard


@dataclass(frozen=True, slots=True)
class EvidencePhoto(Notice, ToStaff):
    """To the team's admin chat: a photo that came with a claim; this is its caption."""

    head: ClaimHead
    file_id: str
    words: str
    silent = True  # the card that comes with it rings
    text = N_("With {head}\n{words}")


@dataclass(frozen=True, slots=True)
class EvidenceVoice(Notice, ToStaff):
    """To the team's admin chat: a voice message that came with a claim; this is its caption."""

    head: ClaimHead
    file_id: str
    words: str
    silent = True  # the card that comes with it rings
    text = N_("With {head}\n{words}")


@dataclass(frozen=True, slots=True)
class EvidenceText(Notice, ToStaff):
    """To the team's admin chat: words that came later than the claim's card, or the rest of a long text."""

    head: ClaimHead
    words: str
    silent = True
    text = N_("With {head}\n{words}")


@dataclass(frozen=True, slots=True)
class AnswerArrived(Notice, ToStaff):
    """To the team's admin chat: the answer to a mentor's question. Under it the buttons of the card."""

    head: ClaimHead
    question: str
    answer: TextEvidence | LongTextEvidence | None
    text = N_("💬 {head} answers\nQuestion: {question}\n{answer}")


@dataclass(frozen=True, slots=True)
class AlreadyApprovedToast(Screen, ToStaff):
    """To a mentor who presses a button of a claim that has been approved."""

    by: str
    at: ClockTime
    text = N_("{by} has approved this already, at {at}.")


@dataclass(frozen=True, slots=True)
class AlreadyNotYetToast(Screen, ToStaff):
    """To a mentor who presses a button of a claim that was answered with "not yet"."""

    by: str
    at: ClockTime
    text = N_('{by} has said "not yet" already, at {at}.')


def already_decided(claim: Claim) -> AlreadyApprovedToast | AlreadyNotYetToast:
    """Who was first, for the colleagues who press as well."""
    by, at = claim.decided_by_name or "", ClockTime(claim.decided_at or claim.claimed_at)
    return AlreadyApprovedToast(by, at) if claim.state is ClaimState.APPROVED else AlreadyNotYetToast(by, at)


@dataclass(frozen=True, slots=True)
class WithdrawnToast(Screen, ToStaff):
    """To a mentor who presses a button of a claim that the participant has taken back."""

    text = N_("The participant has taken this claim back.")


@dataclass(frozen=True, slots=True)
class OwnClaimToast(Screen, ToStaff):
    """To staff who press a button of their own claim."""

    text = N_("This is your own claim. A colleague decides on it.")


@dataclass(frozen=True, slots=True)
class ApprovedToast(Screen, ToStaff):
    """To the mentor who approved, at the top of the screen."""

    text = N_("Approved. Pick a sentence of praise.")


@dataclass(frozen=True, slots=True)
class PraiseSentToast(Screen, ToStaff):
    """To the mentor who picked praise, or chose to add none."""

    text = N_("The participant hears it now.")


@dataclass(frozen=True, slots=True)
class PraiseAsked(Screen, ToStaff):
    """To the mentor who wants to type praise, in the chat where they pressed."""

    mentor: str
    name: str
    text = N_(
        "{mentor}, what do you want to say to {name}?\n"
        "Reply to this message. Your next message here goes to {name}."
    )


@dataclass(frozen=True, slots=True)
class QuestionAsked(Screen, ToStaff):
    """To the mentor who wants to ask something about a claim, in the chat where they pressed."""

    mentor: str
    name: str
    text = N_(
        "{mentor}, what do you want to ask {name}?\n"
        "Pick one, or reply to this message. Your next message here goes to {name}."
    )


@dataclass(frozen=True, slots=True)
class ReasonAsked(Screen, ToStaff):
    """To the mentor who says "not yet", in the chat where they pressed."""

    mentor: str
    name: str
    text = N_(
        "{mentor}, what is missing yet? {name} reads that you see the work done, then your reason.\n"
        "Pick one, or reply to this message. Your next message here goes to {name}."
    )


@dataclass(frozen=True, slots=True)
class WordsSent(Screen, ToStaff):
    """To the mentor, when their words are on the way to the participant."""

    name: str
    text = N_("Sent to {name}.")


@dataclass(frozen=True, slots=True)
class WordsNotSent(Screen, ToStaff):
    """To the mentor who stopped typing words to a participant."""

    text = N_("Nothing was sent.")


@dataclass(frozen=True, slots=True)
class OnlyWords(Screen, ToStaff):
    """To the mentor who sends a file, or nothing but signs, where words to a participant are asked."""

    text = N_("Only words can go along here.")


@dataclass(frozen=True, slots=True)
class WordsTooLong(Screen, ToStaff):
    """To the mentor whose words to a participant are too long to read on a phone."""

    most: int
    text = N_("That is too long to read easily. At most {most} characters.")


@dataclass(frozen=True, slots=True)
class ClaimsWait(Screen, ToStaff):
    """To a mentor after /meldingen, above a button for each claim, oldest first."""

    count: int
    text = N_("{count} claim waits. The oldest is first.")
    plural = N_("{count} claims wait. The oldest is first.")


@dataclass(frozen=True, slots=True)
class ClaimsWaitMore(Screen, ToStaff):
    """To a mentor after /meldingen, when more claims wait than there are buttons."""

    count: int
    shown: int
    text = N_("{count} claim waits. These are the {shown} oldest.")
    plural = N_("{count} claims wait. These are the {shown} oldest.")


@dataclass(frozen=True, slots=True)
class ClaimRow(Screen, ToStaff):
    """To a mentor after /meldingen: the words on the button of one claim."""

    number: str
    name: str
    pseudonym: str
    waits: Waits
    text = N_("{number} · {name} ({pseudonym}) · {waits}")


@dataclass(frozen=True, slots=True)
class NoClaimsWait(Screen, ToStaff):
    """To a mentor after /meldingen, when nothing waits."""

    text = N_("No claims are waiting.")
