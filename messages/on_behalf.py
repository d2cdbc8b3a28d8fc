"""Acting for a participant: what stands above every screen of it, and what is said when it begins and ends."""

from dataclasses import dataclass

from mentoring.on_behalf import Over
from mentoring.people import Participant
from messages.base import N_, Screen, StaffLabel, ToStaff


class OnBehalfLabel(StaffLabel):
    """To staff who act for a participant, or may begin to."""

    BEGIN = N_("Act for this participant")
    DONE = N_("Done, stop acting")
    TOGETHER = N_("Together on this device")


@dataclass(frozen=True, slots=True)
class ActingFor(ToStaff):
    """Above every screen of a participant that staff see while they act for them."""

    first_name: str
    pseudonym: str
    text = N_("📝 <b>For {first_name} ({pseudonym})</b>")


@dataclass(frozen=True, slots=True)
class ActingBegins(Screen, ToStaff):
    """To staff who begin to act for a participant. Below it is that participant's menu, with a button to stop."""

    first_name: str
    text = N_(
        "From now on the menu below is {first_name}'s. What you press, you do for {first_name}: "
        "on paper, or together on this phone. It is kept with both your names.\n"
        "Ready? Press “Done, stop acting”. After 30 minutes without a press it stops by itself."
    )


@dataclass(frozen=True, slots=True)
class ActForWhom(Screen, ToStaff):
    """To staff who type /namens alone."""

    text = N_("For whom? Press, or type it behind the command: /namens A-017.")


@dataclass(frozen=True, slots=True)
class ActPrivately(Screen, ToStaff):
    """To staff who begin to act for a participant in a group, where everybody reads along."""

    text = N_("Acting for a participant is done in your private chat with me. Type /namens there.")


@dataclass(frozen=True, slots=True)
class ActingEnded(Screen, ToStaff):
    """To staff who stop acting for a participant."""

    first_name: str
    pseudonym: str
    text = N_("Done. You no longer act for {first_name} ({pseudonym}).")


@dataclass(frozen=True, slots=True)
class ActingForNobody(Screen, ToStaff):
    """To staff who stop when they act for nobody."""

    text = N_("You act for nobody now. Begin with /namens.")


@dataclass(frozen=True, slots=True)
class TimeIsOver(ToStaff):
    """Why acting for a participant ended: half an hour went by."""

    text = N_("30 minutes went by without a press.")


@dataclass(frozen=True, slots=True)
class RightsAreOver(ToStaff):
    """Why acting for a participant ended: it is another team's participant now."""

    text = N_("You are not in this participant's team now.")


@dataclass(frozen=True, slots=True)
class TakesPartNoMore(ToStaff):
    """Why acting for a participant ended: they have stopped."""

    text = N_("The participant has stopped.")


@dataclass(frozen=True, slots=True)
class ActingIsOver(Screen, ToStaff):
    """To staff whose acting for a participant ended by itself, at what they press next."""

    first_name: str
    pseudonym: str
    why: TimeIsOver | RightsAreOver | TakesPartNoMore
    text = N_("📝 You no longer act for {first_name} ({pseudonym}). {why}")


@dataclass(frozen=True, slots=True)
class ButtonOfActing(Screen, ToStaff):
    """To staff who press a button, or answer a question, of a participant for whom they act no longer."""

    text = N_(
        "This is from when you acted for a participant. Nothing has been done. Begin again with /namens."
    )


@dataclass(frozen=True, slots=True)
class StillActing(Screen, ToStaff):
    """To staff who use a command of their own while they act for a participant, under its answer."""

    first_name: str
    pseudonym: str
    text = N_("📝 The menu below is still that of {first_name} ({pseudonym}).")


@dataclass(frozen=True, slots=True)
class WordsOfWhom(Screen, ToStaff):
    """To staff who type or send something while they act for a participant, when no question is open."""

    first_name: str
    pseudonym: str
    text = N_(
        "📝 You act for {first_name} ({pseudonym}), so I have sent this to nobody.\n"
        "Words of {first_name} for the team: /hulp and then the words. Words of your own: /bericht."
    )


@dataclass(frozen=True, slots=True)
class OnlyTheirOwn(Screen, ToStaff):
    """To staff who act for a participant, above what that participant keeps for themselves."""

    text = N_("This list is the participant's own. Only they can read it, on their own phone.")


@dataclass(frozen=True, slots=True)
class OwnMenu(Screen, ToStaff):
    """To staff who are participants too, and would act for themselves."""

    text = N_(
        "That is you. For yourself you have a menu of your own, and another mentor writes down what is on paper."
    )


_WHY: dict[Over, TimeIsOver | RightsAreOver | TakesPartNoMore] = {
    Over.TIME: TimeIsOver(),
    Over.RIGHTS: RightsAreOver(),
    Over.STOPPED: TakesPartNoMore(),
}


def acting_is_over(who: Participant, why: Over) -> ActingIsOver:
    """What is said when it ended by itself."""
    return ActingIsOver(who.first_name, who.pseudonym, _WHY[why])
