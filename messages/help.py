"""Where to find help: national lines, when somebody writes that it is too much or presses that they have it hard."""

from dataclasses import dataclass
from datetime import time

from mentoring.method import Method
from messages.base import N_, Label, Message, Notice, Screen, Urgency


class HeavyLabel(Label):
    """To a participant: under Help, and where help lines stand."""

    HEAVY = N_("I have a hard time")
    MORE_LINES = N_("Other help lines")
    YES = N_("Yes")
    YES_WITH_WORDS = N_("Yes, also what I wrote")
    NO = N_("No, not now")


@dataclass(frozen=True, slots=True)
class UrgentLine(Message):
    """One line of help for who is in need now, such as 112. The words are those of the programme."""

    for_what: str
    number: str
    when: str
    text = N_("{for_what} Call <b>{number}</b>. {when}")


@dataclass(frozen=True, slots=True)
class OtherLine(Message):
    """One national line among the other help lines."""

    name: str
    number: str
    for_what: str
    when: str
    text = N_("<b>{name}</b>: {number}. {for_what} {when}")


@dataclass(frozen=True, slots=True)
class HelpAtOnce(Notice):
    """To a participant who writes anywhere that it is too much. It comes at once, at any hour, with sound."""

    lines: tuple[UrgentLine, ...]
    since: time
    until: time
    phone: str
    urgency = Urgency.ANSWER
    answers_at_once = True
    text = N_(
        "💛 It is good that you say so.\n"
        "{lines}\n"
        "I tell the team that it is hard. They read that on working days, from {since} to {until}.\n"
        "You can also call: {phone}."
    )


@dataclass(frozen=True, slots=True)
class HelpOnceMore(Notice):
    """The same to who writes it again within ten minutes: short."""

    lines: tuple[UrgentLine, ...]
    urgency = Urgency.ANSWER
    answers_at_once = True
    text = N_("I tell the team once more.\n{lines}")


@dataclass(frozen=True, slots=True)
class HelpForStranger(Screen):
    """To somebody whom we do not know, who writes that it is too much. Nothing of it is kept or passed on."""

    lines: tuple[UrgentLine, ...]
    text = N_("💛 It is good that you say so.\n{lines}\nI don't know you yet. I can't pass this on.")


@dataclass(frozen=True, slots=True)
class HelpNow(Screen):
    """To a participant who presses "I have a hard time", or says so in a check-in."""

    lines: tuple[UrgentLine, ...]
    mentor: str
    phone: str
    hours: str
    text = N_(
        "💛 It is good that you say so.\n"
        "{lines}\n"
        "{mentor} is there for you too.\n"
        "You can call: {phone}. That is possible {hours}."
    )


@dataclass(frozen=True, slots=True)
class MayITell(Screen):
    """To a participant who has it hard: the one question that goes with it."""

    mentor: str
    text = N_("The team of {mentor} knows then too.\nMay I tell {mentor}?")


@dataclass(frozen=True, slots=True)
class MoreLines(Screen):
    """To a participant who looks for other help lines."""

    lines: tuple[OtherLine, ...]
    text = N_("📞 You can also call these lines:\n{lines}")


@dataclass(frozen=True, slots=True)
class MentorKnows(Notice):
    """To a participant, when the team was told that they have it hard, because they said yes."""

    mentor: str
    since: time
    until: time
    urgency = Urgency.ANSWER
    answers_at_once = True
    text = N_("I have told {mentor} and the team.\nThey read that on working days, from {since} to {until}.")


@dataclass(frozen=True, slots=True)
class TeamKnowsAlready(Screen):
    """To a participant who has it hard, when the team was told of it just before."""

    text = N_("The team knows already that it is hard.")


@dataclass(frozen=True, slots=True)
class NotTold(Screen):
    """To a participant who does not want the mentor to know."""

    text = N_("Good. I don't tell it.\nHelp is always there, under Help.")


@dataclass(frozen=True, slots=True)
class SomebodyComes(Notice):
    """To a participant, when somebody of the team has said that they get in touch."""

    mentor: str
    text = N_("👋 {mentor} gets in touch with you.")


def urgent_lines(method: Method) -> tuple[UrgentLine, ...]:
    """The lines for who is in need now."""
    return tuple(
        UrgentLine(line.for_what, line.number, line.when) for line in method.help_lines if line.urgent
    )


def other_lines(method: Method) -> tuple[OtherLine, ...]:
    """All the others."""
    others = (line for line in method.help_lines if not line.urgent)
    return tuple(OtherLine(line.name, line.number, line.for_what, line.when) for line in others)
