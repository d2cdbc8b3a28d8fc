"""The words for refusals: for every class in the rules one screen for participants and one for staff."""

from collections.abc import Callable
from typing import Any

from mentoring.access import NotOfThisTeam, OnlyThemselves, OwnClaim, OwnHousehold
from mentoring.appointment_limits import (
    LONGEST,
    LONGEST_THING,
    LONGEST_TITLE,
    MOST_TO_BRING,
    SHORTEST,
    NotADuration,
    ThingTooLong,
    TitleTooLong,
    TooManyThings,
)
from mentoring.appointments import AlreadySettled, MomentHasPassed, WantsTwo
from mentoring.calls_for_help import CallTaken
from mentoring.caps import CapReached
from mentoring.choices import AlreadyHandedOver, ChoiceUndone, NotEnoughSaved, NotOrderedYet, OwnGift
from mentoring.claims import AlreadyDecided, AlreadyWithdrawn, AnotherApproves, TooLateToUndo
from mentoring.corrections import (
    LONGEST_REASON,
    CorrectedMeanwhile,
    MoreThanWasGiven,
    NotAReason,
    OwnMoney,
)
from mentoring.days import NotADay
from mentoring.gifts import (
    HIGHEST_VALUE,
    LONGEST_GIFT_NAME,
    LONGEST_WHERE,
    MOST_LOW_STOCK,
    MOST_MONTHS,
    FormOfNoCode,
    GiftThere,
    KindFixed,
    NotAGiftName,
    NotALowStock,
    NotAValue,
    NotMonths,
    NotWhere,
)
from mentoring.goal_drafts import (
    HIGHEST_REWARD,
    LONGEST_TEXT,
    MOST_STEPS,
    DayHasPassed,
    NotClear,
    RewardTooHigh,
    TooManySteps,
)
from mentoring.goals import ClaimWaits, NewerVersion, NotThisStepYet, StepTaken, TooManyActive
from mentoring.households import AlreadyTogether, InTwoHouseholds
from mentoring.ledger import PotTooSmall
from mentoring.letters import HasNoPhone, NoAccountYet
from mentoring.moments import NoSuchTime, TooFarAhead
from mentoring.money import NotAnAmount
from mentoring.neutral_words import NotNeutral
from mentoring.on_behalf import NotForOneself
from mentoring.people import HasStoppedTakingPart, NotAName, NotTakingPart
from mentoring.places import NotAPin, NotAPlace, PlaceTaken
from mentoring.pot import ChangedMeanwhile, MoreThanIsFree, OnlyRaisedAhead
from mentoring.praise import ComplimentOwed
from mentoring.programme_years import NotAYear
from mentoring.refusals import Gone, NoLongerPossible, NotAllowed, Refusal
from mentoring.second_coordinator import NotTheirChange, OwnChange
from mentoring.teams import ChatTaken
from mentoring.undoing import AlreadySpent, AlreadyUndone, GoalCameAfter, TooLateForStaff
from mentoring.vouchers import (
    BatchGivenOut,
    CodeUnreadable,
    LoadedMeanwhile,
    NotAGiftOfCodes,
    NotLoaded,
    OnlyInOwnChat,
    OutOfStock,
    ShownJustNow,
)
from messages.appointment_check import RewardWantsTwo
from messages.appointment_more import MinutesNotClear
from messages.appointment_refusals import (
    NotAPinStaff,
    NotNeutralStaff,
    PlaceTakenStaff,
    ThingTooLongStaff,
    TitleTooLongStaff,
    TooManyThingsStaff,
    settled,
)
from messages.appointments_staff import DayTooFar, MomentHasPassedStaff, NoSuchTimeStaff, PlaceNotClear
from messages.base import Screen
from messages.calls_for_help import CallTakenToast
from messages.caps import CapReachedStaff
from messages.choices import GiftJustGone, HaveItAlready, NotEnoughForGift
from messages.choices_staff import GivenBefore, NotOrderedToast, NotWantedToast, OwnGiftToast
from messages.claims import UndoDecided, UndoTooLate
from messages.claims_staff import (
    AlreadySpentStaff,
    AlreadyUndoneToast,
    AnotherApprovesToast,
    ComplimentOwedToast,
    GoalCameAfterStaff,
    OwnClaimToast,
    OwnHouseholdToast,
    TooLateToUndoStaff,
    WithdrawnToast,
    already_decided,
)
from messages.common import NotForYou, NotForYouStaff, OldButton, OldButtonStaff
from messages.corrections import (
    CorrectedMeanwhileStaff,
    MoreThanWasGivenStaff,
    NotAReasonStaff,
    OwnMoneyStaff,
)
from messages.gifts_staff import (
    FormOfNoCodeStaff,
    GiftNameNotClear,
    GiftThereStaff,
    KindFixedStaff,
    LowStockNotClear,
    MonthsNotClear,
    ValueNotRight,
    WhereNotClear,
)
from messages.goal_list import AnotherStepFirst, EnoughGoalsToast, StillLookedAt
from messages.goal_proposals import NewerProposal
from messages.goal_refusals_staff import (
    ClaimWaitsStaff,
    NotThisStepYetStaff,
    StepTakenStaff,
    TooManyActiveStaff,
)
from messages.goals_staff import (
    DayHasPassedStaff,
    NewerVersionStaff,
    NotADayStaff,
    NotAnAmountStaff,
    NotClearStaff,
    NotTakingPartStaff,
    RewardTooHighStaff,
    TooManyStepsStaff,
)
from messages.households import AlreadyTogetherStaff, InTwoHouseholdsStaff
from messages.invitations import NameNotUsable
from messages.letters import HasNoPhoneStaff, HasStoppedTakingPartStaff, NoAccountYetStaff
from messages.on_behalf import OnlyTheirOwn, OwnMenu
from messages.pot_changes import (
    MoreThanIsFreeStaff,
    NotAYearStaff,
    NotTheirChangeStaff,
    OnlyRaisedAheadStaff,
    OwnChangeStaff,
    PotChanged,
    PotTooSmallStaff,
)
from messages.sheets.reading import NotAFileOfCodes
from messages.teams import GroupTaken, OnlyThisTeam
from messages.vouchers import CodeNotReadable, CodeOnlyInOwnChat, CodeStandsThere
from messages.vouchers_staff import (
    BatchGivenOutStaff,
    LoadAgain,
    NotAGiftOfCodesStaff,
    file_wrong,
    lines_wrong,
)

Say = Callable[[Any], Screen]
"""From a refusal to the screen that tells it: a screen that needs to know who decided can ask the refusal."""


def plainly(screen: type[Screen]) -> Say:
    """A screen without fields: the same words for every refusal of the class."""
    return lambda refusal: screen()


REFUSALS: dict[type[Refusal], tuple[Say, Say]] = {
    NotAllowed: (plainly(NotForYou), plainly(NotForYouStaff)),
    NotOfThisTeam: (plainly(NotForYou), plainly(OnlyThisTeam)),
    OnlyThemselves: (plainly(OnlyTheirOwn), plainly(OnlyTheirOwn)),
    NotForOneself: (plainly(OwnMenu), plainly(OwnMenu)),
    NotAName: (plainly(NameNotUsable), plainly(NameNotUsable)),
    ChatTaken: (plainly(GroupTaken), plainly(GroupTaken)),
    NewerVersion: (plainly(NewerProposal), plainly(NewerVersionStaff)),
    NotTakingPart: (plainly(OldButton), plainly(NotTakingPartStaff)),
    TooManyActive: (plainly(EnoughGoalsToast), lambda refusal: TooManyActiveStaff(refusal.most)),
    ClaimWaits: (plainly(StillLookedAt), plainly(ClaimWaitsStaff)),
    StepTaken: (plainly(NewerProposal), plainly(StepTakenStaff)),
    NotThisStepYet: (plainly(AnotherStepFirst), plainly(NotThisStepYetStaff)),
    NotClear: (plainly(OldButton), lambda refusal: NotClearStaff(LONGEST_TEXT)),
    TooManySteps: (plainly(OldButton), lambda refusal: TooManyStepsStaff(MOST_STEPS)),
    RewardTooHigh: (plainly(OldButton), lambda refusal: RewardTooHighStaff(HIGHEST_REWARD)),
    DayHasPassed: (plainly(OldButton), plainly(DayHasPassedStaff)),
    NotAnAmount: (plainly(OldButton), plainly(NotAnAmountStaff)),
    NotADay: (plainly(OldButton), plainly(NotADayStaff)),
    MomentHasPassed: (plainly(OldButton), plainly(MomentHasPassedStaff)),
    NotAPlace: (plainly(OldButton), plainly(PlaceNotClear)),
    NoSuchTime: (plainly(OldButton), plainly(NoSuchTimeStaff)),
    TooFarAhead: (plainly(OldButton), plainly(DayTooFar)),
    NotADuration: (plainly(OldButton), lambda refusal: MinutesNotClear(SHORTEST, LONGEST)),
    TooManyThings: (plainly(OldButton), lambda refusal: TooManyThingsStaff(MOST_TO_BRING)),
    ThingTooLong: (plainly(OldButton), lambda refusal: ThingTooLongStaff(LONGEST_THING)),
    TitleTooLong: (plainly(OldButton), lambda refusal: TitleTooLongStaff(LONGEST_TITLE)),
    NotNeutral: (plainly(OldButton), lambda refusal: NotNeutralStaff(refusal.word)),
    PlaceTaken: (plainly(OldButton), plainly(PlaceTakenStaff)),
    NotAPin: (plainly(OldButton), plainly(NotAPinStaff)),
    AlreadySettled: (plainly(OldButton), lambda refusal: settled(refusal.appointment)),
    NoAccountYet: (plainly(NotForYou), plainly(NoAccountYetStaff)),
    HasNoPhone: (plainly(NotForYou), plainly(HasNoPhoneStaff)),
    HasStoppedTakingPart: (plainly(NotForYou), plainly(HasStoppedTakingPartStaff)),
    AlreadyTogether: (plainly(OldButton), plainly(AlreadyTogetherStaff)),
    InTwoHouseholds: (plainly(OldButton), plainly(InTwoHouseholdsStaff)),
    WantsTwo: (plainly(OldButton), lambda refusal: RewardWantsTwo(refusal.most)),
    CapReached: (plainly(OldButton), lambda refusal: CapReachedStaff(refusal.room.left)),
    PotTooSmall: (plainly(OldButton), plainly(PotTooSmallStaff)),
    MoreThanIsFree: (plainly(OldButton), lambda refusal: MoreThanIsFreeStaff(refusal.free)),
    ChangedMeanwhile: (plainly(OldButton), plainly(PotChanged)),
    OnlyRaisedAhead: (plainly(OldButton), plainly(OnlyRaisedAheadStaff)),
    OwnChange: (plainly(OldButton), plainly(OwnChangeStaff)),
    NotTheirChange: (plainly(OldButton), plainly(NotTheirChangeStaff)),
    NotAReason: (plainly(OldButton), lambda refusal: NotAReasonStaff(LONGEST_REASON)),
    OwnMoney: (plainly(NotForYou), plainly(OwnMoneyStaff)),
    MoreThanWasGiven: (plainly(OldButton), lambda refusal: MoreThanWasGivenStaff(refusal.given)),
    CorrectedMeanwhile: (plainly(OldButton), plainly(CorrectedMeanwhileStaff)),
    NotAYear: (plainly(OldButton), lambda refusal: NotAYearStaff(refusal.possible)),
    OwnClaim: (plainly(NotForYou), plainly(OwnClaimToast)),
    OwnHousehold: (plainly(NotForYou), plainly(OwnHouseholdToast)),
    CallTaken: (
        plainly(OldButton),
        lambda refusal: CallTakenToast(refusal.call.taken_by_name, refusal.call.taken_at),
    ),
    AlreadyDecided: (plainly(UndoDecided), lambda refusal: already_decided(refusal.claim)),
    AlreadyWithdrawn: (plainly(OldButton), plainly(WithdrawnToast)),
    ComplimentOwed: (plainly(OldButton), plainly(ComplimentOwedToast)),
    AnotherApproves: (plainly(NotForYou), plainly(AnotherApprovesToast)),
    AlreadyUndone: (plainly(OldButton), plainly(AlreadyUndoneToast)),
    TooLateForStaff: (plainly(OldButton), plainly(TooLateToUndoStaff)),
    AlreadySpent: (plainly(OldButton), plainly(AlreadySpentStaff)),
    GoalCameAfter: (plainly(OldButton), plainly(GoalCameAfterStaff)),
    TooLateToUndo: (plainly(UndoTooLate), plainly(OldButtonStaff)),
    NotAGiftName: (plainly(OldButton), lambda refusal: GiftNameNotClear(LONGEST_GIFT_NAME)),
    NotWhere: (plainly(OldButton), lambda refusal: WhereNotClear(LONGEST_WHERE)),
    NotAValue: (plainly(OldButton), lambda refusal: ValueNotRight(HIGHEST_VALUE)),
    NotMonths: (plainly(OldButton), lambda refusal: MonthsNotClear(MOST_MONTHS)),
    NotALowStock: (plainly(OldButton), lambda refusal: LowStockNotClear(MOST_LOW_STOCK)),
    FormOfNoCode: (plainly(OldButton), plainly(FormOfNoCodeStaff)),
    KindFixed: (plainly(OldButton), plainly(KindFixedStaff)),
    GiftThere: (plainly(OldButton), plainly(GiftThereStaff)),
    NotEnoughSaved: (
        lambda refusal: NotEnoughForGift(refusal.gift.name, refusal.missing),
        plainly(OldButtonStaff),
    ),
    OutOfStock: (plainly(GiftJustGone), plainly(OldButtonStaff)),
    AlreadyHandedOver: (
        plainly(HaveItAlready),
        lambda refusal: GivenBefore(refusal.choice.handed_over_by_name, refusal.choice.handed_over_at),
    ),
    ChoiceUndone: (plainly(OldButton), plainly(NotWantedToast)),
    NotOrderedYet: (plainly(OldButton), plainly(NotOrderedToast)),
    OwnGift: (plainly(NotForYou), plainly(OwnGiftToast)),
    OnlyInOwnChat: (plainly(CodeOnlyInOwnChat), plainly(CodeOnlyInOwnChat)),
    ShownJustNow: (plainly(CodeStandsThere), plainly(CodeStandsThere)),
    CodeUnreadable: (plainly(CodeNotReadable), plainly(CodeNotReadable)),
    BatchGivenOut: (plainly(OldButton), plainly(BatchGivenOutStaff)),
    NotAGiftOfCodes: (plainly(OldButton), plainly(NotAGiftOfCodesStaff)),
    NotLoaded: (plainly(OldButton), lambda refusal: lines_wrong(refusal.problems)),
    LoadedMeanwhile: (plainly(OldButton), plainly(LoadAgain)),
    NotAFileOfCodes: (plainly(OldButton), lambda refusal: file_wrong(refusal.why)),
    Gone: (plainly(OldButton), plainly(OldButtonStaff)),
    NoLongerPossible: (plainly(OldButton), plainly(OldButtonStaff)),
}
"""For participants (and strangers), and for staff. A class without words of its own has those of the one above it."""


def words_for(refusal: Refusal, *, to_staff: bool) -> Screen:
    """What is said about a refusal."""
    for kind in type(refusal).__mro__:
        if kind in REFUSALS:
            for_participant, for_staff = REFUSALS[kind]
            return for_staff(refusal) if to_staff else for_participant(refusal)
    return OldButtonStaff() if to_staff else OldButton()
