"""The card of a claim in the team's admin chat, in each state, and the evidence that comes with it."""

from dataclasses import dataclass

from mentoring.money import Cents
from messages.base import N_, ClockTime, Notice, ToStaff
from messages.recognition import RewardBoth, RewardRecognition


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
class ComplimentIsOwed(ToStaff):
    """On the card of an approved claim, or of an appointment that was kept: the words are the reward."""

    text = N_("💬 The compliment is the reward: say it in your own words.")


@dataclass(frozen=True, slots=True)
class WorthRecognition(ToStaff):
    """To mentors, on a card: it earns no money."""

    text = N_("recognition")


Worth = WorthMoney | WorthRecognition | RewardRecognition | RewardBoth


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


@dataclass(frozen=True, slots=True)
class TakenBack(ToStaff):
    """To mentors, on a card that waits again: its approval was taken back, by whom and when."""

    by: str
    at: ClockTime
    text = N_("↩️ {by} took the approval back, {at}")


@dataclass(frozen=True, slots=True)
class ByColleague(ToStaff):
    """To mentors, on a card with one yes of two: who can give the second."""

    text = N_("a colleague gives the second yes.")


@dataclass(frozen=True, slots=True)
class ByCoordinator(ToStaff):
    """The same, where the team has no other mentor."""

    text = N_("a coordinator gives the second yes, and knows of it.")


SecondYes = ByColleague | ByCoordinator


@dataclass(frozen=True, slots=True)
class FirstYes(ToStaff):
    """To mentors, on a card: of a high reward one of two has said yes."""

    by: str
    at: ClockTime
    second: SecondYes
    text = N_("☑️ {by} said yes, {at}. The reward is high: {second}")


EvidenceLine = PhotoEvidence | VoiceEvidence | TextEvidence | LongTextEvidence | NoEvidence | EvidenceBelow


@dataclass(frozen=True, slots=True)
class ClaimCard(Notice, ToStaff):
    """To the team's admin chat: a claim that waits for a decision."""

    head: ClaimHead
    waits: Waits
    what: StepClaimed | GoalClaimed
    worth: Worth
    seen_by: str
    evidence: tuple[EvidenceLine, ...]
    question: str | None
    answer: str | None  # its beginning: the whole of it came as a message of its own
    taken_back: TakenBack | None = None
    first_yes: FirstYes | None = None
    undone: int = 0
    text = N_(
        "🟡 {head} · {waits}\n"
        "{what} · {worth}\n"
        "How you will see it: {seen_by}\n"
        "{evidence}\n"
        "Your question: {question}\n"
        "Answer: {answer}\n"
        "{taken_back}\n"
        "{first_yes}"
    )


@dataclass(frozen=True, slots=True)
class ClaimAskedCard(Notice, ToStaff):
    """To the team's admin chat: the same claim, while the participant has a question to answer."""

    head: ClaimHead
    waits: Waits
    what: StepClaimed | GoalClaimed
    worth: Worth
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
    worth: Worth
    praise: str | None
    may_praise: bool
    first_yes_by: str | None = None
    undone: int = 0
    owed: ComplimentIsOwed | None = None
    text = N_(
        "✅ {head} · approved by {by}, {at} · {worth}\n"
        "{what}\n"
        "First yes: {first_yes_by}\n"
        "Praise: {praise}\n"
        "{owed}"
    )


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
class SecondYesWanted(Notice, ToStaff):
    """To coordinators in private, at once: a high reward waits for a second yes, and the team has no other mentor."""

    head: ClaimHead
    by: str
    team: str
    reward: Cents
    text = N_(
        "☑️ {head} · {reward}\n"
        "{by} of team {team} said yes. The reward is high, and the team has no other mentor. "
        "Can you give the second yes?"
    )
