"""What participants read about what went well: their own list, the card for a goal, and the welcome back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mentoring.pride import TOLD_TO_WHO_IS_BACK, GoodThing, Kind
from mentoring.wall_time import day_of
from messages.base import N_, Label, Message, Notice, Screen, Urgency
from messages.catalogue import Catalogue, full_date
from messages.claims import GoalReached, Praised, WellDone
from messages.pictures import CardWords, draw_goal_card


class PrideLabel(Label):
    """To a participant: on the way to their list, and on it."""

    LIST = N_("My pride list")
    WHOLE = N_("Whole list")
    ADD = N_("I am proud of …")
    OLDER = N_("Further back")
    NEWER = N_("Newer things")
    TAKE_AWAY = N_("Take something away")
    TAKE_SURE = N_("Yes, take it away")
    LEAVE = N_("No, leave it")
    NEW_GOAL = N_("Choose a new goal")


# --- one thing that went well ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PraisedFor(Message):
    """Behind something that went well: what the mentor said about it."""

    mentor: str
    praise: str
    text = N_('· {mentor} said: "{praise}"')


@dataclass(frozen=True, slots=True)
class DoneLine(Message):
    """Among what went well, one step or goal that was done, or one's own words."""

    what: str
    praised: PraisedFor | None
    text = N_("• {what} {praised}")


@dataclass(frozen=True, slots=True)
class ReachedLine(Message):
    """Among what went well, one goal that was reached."""

    what: str
    praised: PraisedFor | None
    text = N_("• Goal reached: {what} {praised}")


@dataclass(frozen=True, slots=True)
class KeptLine(Message):
    """Among what went well, one appointment that was kept."""

    mentor: str
    on: date
    praised: PraisedFor | None
    text = N_("• Your appointment with {mentor}, on {on} {praised}")


@dataclass(frozen=True, slots=True)
class GrownLine(Message):
    """Among what went well, pillars of the bridge that went better than the time before, with commas alone: many have
    "en" in their name.
    """

    pillars: str
    text = N_("• Your bridge grew: {pillars}")


ProudLine = DoneLine | ReachedLine | KeptLine | GrownLine


def proud_line(one: GoodThing) -> ProudLine:
    """One thing that went well, as it reads."""
    praised = PraisedFor(one.by, one.praise) if one.praise else None
    if one.on is not None:
        return KeptLine(one.mentor, day_of(one.on), praised)
    match one.kind:
        case Kind.GOAL:
            return ReachedLine(one.what, praised)
        case Kind.BRIDGE:
            return GrownLine(", ".join(one.pillars))
    return DoneLine(one.what, praised)


# --- the list -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PrideList(Screen):
    """To a participant: a page of what went well so far, and how many things that are in all."""

    count: int
    lines: tuple[ProudLine, ...]
    text = N_("🌟 Your list has {count} thing already. It stays yours.\n{lines}")
    plural = N_("🌟 Your list has {count} things already. They stay yours.\n{lines}")


@dataclass(frozen=True, slots=True)
class PrideListEmpty(Screen):
    """To a participant with nothing on their list yet: what will come on it, and that they may begin."""

    text = N_(
        "🌟 This is the place for what goes well.\n"
        "Every step that you do comes here.\n"
        "You may put something on it yourself. Small things count too."
    )


@dataclass(frozen=True, slots=True)
class AskProudThing(Screen):
    """To a participant who wants to put something on their list."""

    text = N_("What are you proud of?\nWrite it in your own words. Only you read it.")


@dataclass(frozen=True, slots=True)
class ProudThingNotWords(Screen):
    """To a participant who sends a picture, voice or file, where words are asked."""

    text = N_("This I can't keep here. A few words are fine.")


@dataclass(frozen=True, slots=True)
class ProudThingShorter(Screen):
    """To a participant whose words are too long for the list."""

    text = N_("So much to be proud of. It does not all fit.\nCan you say it in two or three sentences?")


@dataclass(frozen=True, slots=True)
class ProudThingKept(Screen):
    """To a participant who put something on their list."""

    what: str
    text = N_("👍 It is on your list:\n{what}")


@dataclass(frozen=True, slots=True)
class NothingAdded(Screen):
    """To a participant who would rather put nothing on their list now."""

    text = N_("That is fine. It can always be done later.")


@dataclass(frozen=True, slots=True)
class AskWhatToTakeAway(Screen):
    """To a participant, above what they put on this page of their list themselves."""

    text = N_("What shall I take away?")


@dataclass(frozen=True, slots=True)
class AskTakeAway(Screen):
    """To a participant, once, before something leaves their list for good."""

    what: str
    text = N_("Shall I take this away?\n{what}")


@dataclass(frozen=True, slots=True)
class TakenAway(Screen):
    """To a participant who took something from their list."""

    text = N_("Good. It is gone.")


# --- the card for a goal --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ReachedCard(Screen):
    """To a participant who wants the card of a goal of before once more: all that is on it, in words."""

    opening: Praised | WellDone
    title: str
    day: str
    text = N_(
        "{opening}\n"
        "You reached your goal: {title}\n"
        "That was on {day}.\n"
        "You may keep the card or pass it on. That is your choice."
    )


@dataclass(frozen=True, slots=True)
class CardOf(Screen):
    """On a button: the card of a goal that was reached."""

    title: str
    text = N_("Card: {title}")


@dataclass(frozen=True, slots=True)
class CardHeading(Screen):
    """On the picture of the card, above the goal."""

    first_name: str
    text = N_("{first_name}, you did it")


@dataclass(frozen=True, slots=True)
class CardPraise(Screen):
    """On the picture of the card: the words of the mentor."""

    praise: str
    text = N_("“{praise}”")


@dataclass(frozen=True, slots=True)
class CardGiver(Screen):
    """On the picture of the card: from whom it is."""

    mentor: str
    text = N_("from {mentor}")


def goal_card(one: GoodThing) -> ReachedCard:
    """The card of a goal that was reached before."""
    opening = Praised(one.by, one.praise) if one.praise else WellDone(one.by)
    return ReachedCard(opening, one.what, full_date(day_of(one.at)))


def picture_of_card(card: ReachedCard | GoalReached, first_name: str, catalogue: Catalogue) -> bytes:
    """The card as a picture. What is not known, such as the words of a mentor who said none, is not on it."""
    praise = card.opening.praise if isinstance(card.opening, Praised) else ""
    return draw_goal_card(
        CardWords(
            heading=catalogue.on_button(CardHeading(first_name)),
            goal=card.title,
            day=card.day,
            praise=catalogue.on_button(CardPraise(praise)),
            giver=catalogue.on_button(CardGiver(card.opening.mentor)),
        )
    )


# --- back after a while ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WentWellBefore(Message):
    """Behind a welcome back: what comes below it."""

    text = N_("This went well already:")


@dataclass(frozen=True, slots=True)
class GoalsAreThere(Message):
    """Behind a welcome back, when nothing stands on their list yet."""

    text = N_("Your goals are still there.")


@dataclass(frozen=True, slots=True)
class GladYouAreBack(Notice):
    """To a participant who was silent for two weeks, had a pause or had blocked the bot: once for each time."""

    so_far: WentWellBefore | GoalsAreThere
    lines: tuple[ProudLine, ...]
    urgency = Urgency.ANSWER
    answers_at_once = True
    text = N_("👋 Good that you are back. {so_far}\n{lines}\nWould you like to do something small?")


def glad_you_are_back(things: Sequence[GoodThing]) -> GladYouAreBack:
    """The welcome, with the newest things of a list."""
    lines = tuple(proud_line(one) for one in things[:TOLD_TO_WHO_IS_BACK])
    return GladYouAreBack(WentWellBefore() if lines else GoalsAreThere(), lines)
