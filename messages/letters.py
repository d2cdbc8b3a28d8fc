"""What is said around letters: help for participants, cards for the team, and what mentors write back."""

from dataclasses import dataclass

from messages.base import N_, Notice, Screen, StaffLabel, ToStaff, Urgency

# --- to participants ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Help(Screen):
    """To a participant who presses Help."""

    mentor: str
    phone: str
    hours: str
    text = N_(
        "🙋 {mentor} is your mentor.\n"
        "Write or speak your question here. I give it to {mentor}.\n"
        "You mostly get an answer within one day.\n"
        "You can also call: {phone}.\n"
        "That is possible {hours}."
    )


@dataclass(frozen=True, slots=True)
class AskFirst(Screen):
    """To an invited participant who wants to ask something before agreeing."""

    mentor: str
    phone: str
    text = N_(
        "Ask what you like. Write it or say it.\n"
        "I give it to {mentor}. You read the answer here.\n"
        "You can also call: {phone}."
    )


@dataclass(frozen=True, slots=True)
class AskFirstStopped(Screen):
    """To an invited participant who does not want to ask something after all."""

    text = N_("All right. You can always ask something later.")


@dataclass(frozen=True, slots=True)
class LetterPassedOn(Notice):
    """To a participant, after what they wrote, said or sent; of a burst only after the first."""

    mentor: str
    urgency = Urgency.ANSWER
    answers_at_once = True
    text = N_("I gave it to {mentor}. You mostly get an answer within one day.")


@dataclass(frozen=True, slots=True)
class HeavyLetterPassedOn(Notice):
    """To a participant who wrote that it is too much, below the help numbers: what becomes of their message."""

    mentor: str
    urgency = Urgency.ANSWER
    answers_at_once = True
    text = N_("Your message goes to {mentor} too. You don't have to explain anything now.")


@dataclass(frozen=True, slots=True)
class OnlyTheseKinds(Screen):
    """To a participant who sends a sticker, a video, a place or a contact."""

    text = N_("I can't pass this on.\nYou can write, speak, or send a photo.")


@dataclass(frozen=True, slots=True)
class MentorWrites(Notice):
    """To a participant, what somebody of the team writes to them."""

    mentor: str
    message: str
    text = N_("✉️ {mentor} writes:\n{message}")


@dataclass(frozen=True, slots=True)
class MentorWritesOn(Notice):
    """The same, for what did not fit in one message."""

    mentor: str
    message: str
    text = N_("✉️ {mentor} writes on:\n{message}")


@dataclass(frozen=True, slots=True)
class MentorSends(Notice):
    """To a participant, under a photo, voice or document from somebody of the team."""

    mentor: str
    message: str
    file_kind: str
    file_id: str
    text = N_("✉️ This is from {mentor}.\n{message}")


# --- to staff -------------------------------------------------------------------------------------


class LetterLabel(StaffLabel):
    """To the team, under what a participant writes."""

    ANSWER = N_("Answer")


@dataclass(frozen=True, slots=True)
class ParticipantWrites(Notice, ToStaff):
    """To the team, when a participant writes something that fits no open question."""

    first_name: str
    pseudonym: str
    message: str
    participant_id: int
    text = N_("✉️ <b>{first_name}</b> ({pseudonym}) writes:\n<blockquote>{message}</blockquote>")


@dataclass(frozen=True, slots=True)
class ParticipantWritesOn(Notice, ToStaff):
    """The same, for what did not fit in one message."""

    first_name: str
    pseudonym: str
    message: str
    participant_id: int
    text = N_("✉️ <b>{first_name}</b> ({pseudonym}) writes on:\n<blockquote>{message}</blockquote>")


@dataclass(frozen=True, slots=True)
class ParticipantSends(Notice, ToStaff):
    """To the team, under a photo, voice or document from a participant."""

    first_name: str
    pseudonym: str
    message: str
    file_kind: str
    file_id: str
    participant_id: int
    text = N_("✉️ From <b>{first_name}</b> ({pseudonym})\n<blockquote>{message}</blockquote>")


@dataclass(frozen=True, slots=True)
class AskLetter(Screen, ToStaff):
    """To staff who are going to write to a participant."""

    first_name: str
    text = N_(
        "What would you like to say to {first_name}? Type it, say it, or send a photo or document. "
        "In a group: as a reply to this message."
    )


@dataclass(frozen=True, slots=True)
class LetterSent(Screen, ToStaff):
    """To staff who wrote to a participant."""

    first_name: str
    pseudonym: str
    text = N_("Sent to {first_name} ({pseudonym}).")


@dataclass(frozen=True, slots=True)
class LetterWaits(Screen, ToStaff):
    """To staff who wrote to a participant who can't be reached now."""

    first_name: str
    pseudonym: str
    text = N_(
        "📵 {first_name} ({pseudonym}) can't be reached now, and gets your message when they are back. "
        "Call if it can't wait."
    )


@dataclass(frozen=True, slots=True)
class LetterStopped(Screen, ToStaff):
    """To staff who pressed Stop instead of writing to a participant."""

    text = N_("Stopped. Nothing was sent.")


@dataclass(frozen=True, slots=True)
class OnlyTheseKindsStaff(Screen, ToStaff):
    """To staff who send a participant a sticker, a video, a place or a contact."""

    text = N_("I can pass on text, voice, photos and documents. This was not sent.")


@dataclass(frozen=True, slots=True)
class ReplyToNobody(Screen, ToStaff):
    """To staff who reply in the admin chat to a message of the bot that is not about one participant."""

    text = N_(
        "That message is not about one participant, so nothing was sent. "
        "Reply to a message of the participant, or use /bericht."
    )


@dataclass(frozen=True, slots=True)
class NoAccountYetStaff(Screen, ToStaff):
    """To staff who write to a participant who has not opened the invitation."""

    text = N_("This participant has not opened the invitation yet. Nothing was sent. A new link: /nieuw.")


@dataclass(frozen=True, slots=True)
class HasNoPhoneStaff(Screen, ToStaff):
    """To staff who send something to a participant who takes part on paper."""

    text = N_(
        "This participant takes part on paper, so nothing was sent. Call, or tell it when you see each other. "
        "Doing something for them: /namens."
    )


@dataclass(frozen=True, slots=True)
class HasStoppedTakingPartStaff(Screen, ToStaff):
    """To staff who write to a participant who has stopped or finished."""

    text = N_("This participant does not take part any more, and gets no messages here. Nothing was sent.")
