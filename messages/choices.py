"""What a participant reads about the gifts that they chose: what happens now, and whether they have it."""

from dataclasses import dataclass

from mentoring.choices import Choice, ChoiceState
from mentoring.gifts import GiftKind
from mentoring.money import Cents
from messages.base import N_, Label, Notice, Screen


class ChoiceLabel(Label):
    """To the participant, on the page of a gift and under what was chosen."""

    TAKE = N_("Yes, I want this")
    SAVE = N_("Rather save")
    NOT_AFTER_ALL = N_("Not after all")
    RECEIVED = N_("Received")
    NOT_YET = N_("Not yet")
    MINE = N_("My gifts")
    MORE = N_("More gifts")
    BACK = N_("Back to my savings")
    SHOW_CODE = N_("Show the code")


# --- what happens now -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CodeIsReady(Screen):
    """To the participant, of a gift that is a code: it lies ready."""

    text = N_("Your code is ready. Do you want to see it?")


@dataclass(frozen=True, slots=True)
class MentorGives(Screen):
    """To the participant, of a gift that their mentor hands over."""

    mentor: str
    text = N_("{mentor} gives it to you.")


@dataclass(frozen=True, slots=True)
class YouAgreeWhen(Screen):
    """To the participant, of recognition that people give each other."""

    mentor: str
    text = N_("You and {mentor} agree on when.")


@dataclass(frozen=True, slots=True)
class WeOrder(Screen):
    """To the participant, of a gift that has to be ordered."""

    mentor: str
    text = N_("We order it. Then {mentor} gives it to you.")


@dataclass(frozen=True, slots=True)
class IsOnItsWay(Screen):
    """To the participant, of a gift that was ordered."""

    mentor: str
    text = N_("It was ordered. {mentor} gives it to you.")


@dataclass(frozen=True, slots=True)
class DidYouGetIt(Screen):
    """To the participant, of a gift that somebody handed over."""

    by: str
    text = N_("{by} gave it to you. Do you have it?")


@dataclass(frozen=True, slots=True)
class YouHaveIt(Screen):
    """To the participant, of a gift that they have."""

    text = N_("You have it. Enjoy it.")


WhatNow = CodeIsReady | MentorGives | YouAgreeWhen | WeOrder | IsOnItsWay | DidYouGetIt | YouHaveIt


def what_now(choice: Choice, *, mentor: str) -> WhatNow:
    """How it is with a gift; `mentor` is the first name of the participant's own."""
    if choice.state is ChoiceState.RECEIVED:
        return YouHaveIt()
    if choice.is_to_confirm:
        return DidYouGetIt(choice.handed_over_by_name)
    if choice.recognition is not None:
        return YouAgreeWhen(mentor)
    if choice.is_to_order:
        return WeOrder(mentor)
    return _comes(choice, mentor)


def _comes(choice: Choice, mentor: str) -> WhatNow:
    match choice.kind:
        case GiftKind.CODE:
            return CodeIsReady()
        case GiftKind.ORDERED:
            return IsOnItsWay(mentor)
        case _:
            return MentorGives(mentor)


@dataclass(frozen=True, slots=True)
class GiftChosen(Screen):
    """To the participant, right after they picked a gift: what happens now."""

    gift: str
    what_now: WhatNow
    balance: Cents
    text = N_("🎁 Good choice: {gift}.\n{what_now}\nYour savings are {balance} now.")


@dataclass(frozen=True, slots=True)
class ChoicePage(Screen):
    """To the participant, behind one of their gifts: how it is with it."""

    gift: str
    what_now: WhatNow
    text = N_("🎁 {gift}\n{what_now}")


# --- what was done --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ChoiceTakenBack(Screen):
    """To the participant, after "Not after all": the money is back."""

    gift: str
    balance: Cents
    text = N_("All right. You do not get this: {gift}.\nYour money is back. Your savings are {balance}.")


@dataclass(frozen=True, slots=True)
class NiceToHave(Screen):
    """To the participant, after "Received"."""

    gift: str
    text = N_("🎁 Nice. You have it now: {gift}.\nEnjoy it.")


@dataclass(frozen=True, slots=True)
class MentorLooks(Screen):
    """To the participant, after they said that they do not have it yet."""

    mentor: str
    text = N_("Good that you say so. I let {mentor} know.\nDo you get it after all? Then press Received.")


@dataclass(frozen=True, slots=True)
class GiftHandedOver(Notice):
    """To the participant, as soon as somebody of the team wrote down that they gave it."""

    gift: str
    by: str
    choice_id: int
    text = N_("🎁 {by} gave you something: {gift}.\nDo you have it?")


# --- the list -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class UnderWayLine(Screen):
    """To the participant, one line of their gifts: it is yet to come."""

    gift: str
    text = N_("• {gift}: under way")


@dataclass(frozen=True, slots=True)
class ToConfirmLine(Screen):
    """To the participant, one line of their gifts: somebody gave it."""

    gift: str
    text = N_("• {gift}: do you have it?")


@dataclass(frozen=True, slots=True)
class CodeLine(Screen):
    """To the participant, one line of their gifts: a code that they have not seen yet."""

    gift: str
    text = N_("• {gift}: the code is ready")


@dataclass(frozen=True, slots=True)
class HaveLine(Screen):
    """To the participant, one line of their gifts: they have it."""

    gift: str
    text = N_("• {gift}: you have it")


ChoiceLine = UnderWayLine | ToConfirmLine | CodeLine | HaveLine


def choice_line(choice: Choice) -> ChoiceLine:
    """How it is with a gift, in the list."""
    if choice.state is ChoiceState.RECEIVED:
        return HaveLine(choice.name)
    if choice.is_to_confirm:
        return ToConfirmLine(choice.name)
    return CodeLine(choice.name) if choice.is_code else UnderWayLine(choice.name)


@dataclass(frozen=True, slots=True)
class MyGifts(Screen):
    """To the participant, behind "My gifts"."""

    lines: tuple[ChoiceLine, ...]
    text = N_("🎁 Your gifts:\n{lines}")


@dataclass(frozen=True, slots=True)
class NoGiftsYet(Screen):
    """To the participant, behind an old button, when they have chosen nothing."""

    text = N_("🎁 You have not chosen anything yet. You can do that in your savings.")


# --- what can't be --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NotEnoughForGift(Screen):
    """To the participant, who picks a gift for which there is no longer enough in the spaarpot."""

    gift: str
    missing: Cents
    text = N_("Save {missing} more for this: {gift}. Nothing went out of your savings.")


@dataclass(frozen=True, slots=True)
class GiftJustGone(Screen):
    """To the participant, who picks a gift of which the last one just went to somebody else."""

    text = N_("Somebody else just chose the last one. Nothing went out of your savings.")


@dataclass(frozen=True, slots=True)
class HaveItAlready(Screen):
    """To the participant, who does not want a gift after all that they have already."""

    text = N_("You have this gift already, so it stays yours.")
