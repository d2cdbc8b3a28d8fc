"""The buttons that lead from one participant's screen to another, for every subject's screens to use."""

from dataclasses import dataclass

from handlers.buttons import Press
from mentoring.ids import AppointmentId, ChoiceId, ClaimId, GiftId, GoalId, StepId


@dataclass(frozen=True, slots=True)
class ShowGoals(Press, verb="g"):
    """'Wat is de volgende stap?', 'Terug': the one next step."""


@dataclass(frozen=True, slots=True)
class ShowGoal(Press, verb="gt"):
    """'Terug', 'Mijn andere doel': one goal as it is now, in the place of what was there."""

    goal_id: GoalId


@dataclass(frozen=True, slots=True)
class ShowProposal(Press, verb="gx"):
    """'Bekijk het voorstel': what waits for an answer, also of a goal that counts meanwhile."""

    goal_id: GoalId


@dataclass(frozen=True, slots=True)
class ShowAllGoals(Press, verb="ga"):
    """'Al mijn doelen'."""


@dataclass(frozen=True, slots=True)
class AskToSetAside(Press, verb="go"):
    """'Opzij zetten', under the whole plan, and where there are goals enough."""

    goal_id: GoalId


@dataclass(frozen=True, slots=True)
class PickUpGoal(Press, verb="gu"):
    """'Weer oppakken'."""

    goal_id: GoalId


@dataclass(frozen=True, slots=True)
class RemarkGoal(Press, verb="gr"):
    """'Ik wil iets anders', under a proposal; 'Iets veranderen', under the whole plan."""

    goal_id: GoalId
    version: int


@dataclass(frozen=True, slots=True)
class ShowPlan(Press, verb="gp"):
    """'Mijn hele plan', under the next step of a goal."""

    goal_id: GoalId


@dataclass(frozen=True, slots=True)
class ClaimStep(Press, verb="gk"):
    """'Gelukt', under a step."""

    step_id: StepId


@dataclass(frozen=True, slots=True)
class ClaimGoal(Press, verb="gg"):
    """'Gelukt', when every step is done and only the goal itself is left."""

    goal_id: GoalId


@dataclass(frozen=True, slots=True)
class StepIsHard(Press, verb="gh"):
    """'Het lukt niet', under a step."""

    step_id: StepId


@dataclass(frozen=True, slots=True)
class ShowRewards(Press, verb="b"):
    """'Bekijk mijn spaarpot'."""


@dataclass(frozen=True, slots=True)
class AskHelp(Press, verb="h"):
    """'Vraag Anja om hulp', wherever something is hard."""


@dataclass(frozen=True, slots=True)
class ShowAppointments(Press, verb="a"):
    """'Terug', to the appointments."""


@dataclass(frozen=True, slots=True)
class AskAppointment(Press, verb="aw"):
    """'Ik wil een afspraak'."""


@dataclass(frozen=True, slots=True)
class GiveReason(Press, verb="ar"):
    """Why somebody can't come, by the value of its `Reason`."""

    appointment_id: AppointmentId
    reason: str


@dataclass(frozen=True, slots=True)
class WantMoment(Press, verb="awn"):
    """'Ja, graag', after 'Ik kan niet'; 'Nieuw moment kiezen', in the list."""

    appointment_id: AppointmentId


@dataclass(frozen=True, slots=True)
class WantCall(Press, verb="awb"):
    """'Bel mij'. Appointment 0 is a new one."""

    appointment_id: AppointmentId


@dataclass(frozen=True, slots=True)
class WantNothing(Press, verb="awx"):
    """'Nu even niet'. Appointment 0 is a new one."""

    appointment_id: AppointmentId


@dataclass(frozen=True, slots=True)
class ChooseMoment(Press, verb="nm"):
    """'Wanneer helpt een duwtje?', under the whole plan, and 'Vaste dagen kiezen', under a nudge."""

    step_id: StepId


@dataclass(frozen=True, slots=True)
class MakePlan(Press, verb="dp"):
    """'Als-danplan maken', for a step: in the whole plan, once after a goal was agreed, and where a step is hard."""

    step_id: StepId


@dataclass(frozen=True, slots=True)
class ChangePlan(Press, verb="dpv"):
    """'Veranderen', under an if-then plan: make it anew."""

    step_id: StepId


@dataclass(frozen=True, slots=True)
class OfferPause(Press, verb="pz"):
    """'Even niet', wherever it may be too much."""


@dataclass(frozen=True, slots=True)
class Resume(Press, verb="pr"):
    """'Verder', wherever somebody who has a pause comes."""


@dataclass(frozen=True, slots=True)
class HaveItHard(Press, verb="zh"):
    """'Ik heb het zwaar', under Help."""


@dataclass(frozen=True, slots=True)
class ShowSettings(Press, verb="i"):
    """'Instellingen', under Help, and 'Terug naar instellingen'."""


@dataclass(frozen=True, slots=True)
class StartBridge(Press, verb="br"):
    """'De brug', 'Beginnen': all pillars, one by one; an open one goes on where it was."""


@dataclass(frozen=True, slots=True)
class ShowBridge(Press, verb="bv"):
    """'Bekijk je brug': what was filled in before, or the way to begin when nothing was."""


@dataclass(frozen=True, slots=True)
class WishGoal(Press, verb="dw"):
    """'Zelf een doel kiezen', and from the bridge with the pillar to work on; empty: it is asked."""

    pillar: str = ""


@dataclass(frozen=True, slots=True)
class ShowPride(Press, verb="t"):
    """'Mijn trotslijst', 'Hele lijst'."""


@dataclass(frozen=True, slots=True)
class ShowCard(Press, verb="tg"):
    """'Kaart', of a goal that was reached."""

    goal_id: GoalId


@dataclass(frozen=True, slots=True)
class AnswerQuestion(Press, verb="kw"):
    """'Antwoord geven', under a mentor's question, and in Mijn doelen while it is open."""

    claim_id: ClaimId


@dataclass(frozen=True, slots=True)
class ShowEarned(Press, verb="ce"):
    """'Wat heb ik verdiend?', under the spaarpot."""


@dataclass(frozen=True, slots=True)
class AskYearOverview(Press, verb="jo"):
    """'Jaaroverzicht (PDF)', under what they earned, and for who has stopped."""


@dataclass(frozen=True, slots=True)
class MakeYearOverview(Press, verb="jm"):
    """One of the years."""

    year: int


@dataclass(frozen=True, slots=True)
class ShowChoices(Press, verb="cm"):
    """'Mijn cadeaus', a page of them."""

    page: int = 0


@dataclass(frozen=True, slots=True)
class ShowChoice(Press, verb="ci"):
    """One of one's own gifts, as it stands now."""

    choice_id: ChoiceId


@dataclass(frozen=True, slots=True)
class ChooseGift(Press, verb="ck"):
    """A gift in the spaarpot: its page, on which it can be picked."""

    gift_id: GiftId


@dataclass(frozen=True, slots=True)
class TakeGift(Press, verb="ct"):
    """'Ja, dit wil ik', on the page of a gift. `after` is the last choice that there was when the page was shown: so a
    second tap on the same page buys nothing more, and the same gift can be wanted twice.
    """

    gift_id: GiftId
    after: ChoiceId


@dataclass(frozen=True, slots=True)
class UndoChoice(Press, verb="cu"):
    """'Toch niet', under what was chosen and not handed over yet."""

    choice_id: ChoiceId


@dataclass(frozen=True, slots=True)
class ReceivedGift(Press, verb="co"):
    """'Ontvangen'."""

    choice_id: ChoiceId


@dataclass(frozen=True, slots=True)
class NotReceived(Press, verb="cn"):
    """'Nog niet', beside it."""

    choice_id: ChoiceId


@dataclass(frozen=True, slots=True)
class ShowCode(Press, verb="cc"):
    """'Toon de code', of a gift that is a code."""

    choice_id: ChoiceId


@dataclass(frozen=True, slots=True)
class ShowCertificate(Press, verb="cz"):
    """A certificate that they earned, to see once more."""

    choice_id: ChoiceId


@dataclass(frozen=True, slots=True)
class PrintCertificate(Press, verb="cf"):
    """'Als papier (PDF)', under a certificate."""

    choice_id: ChoiceId
