"""What a handler gets: who, where, when, the piece of work, and a place to put what must be shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from telegram import Message as TelegramMessage
from telegram import Update

from handlers.buttons import Rows
from handlers.outgoing import Answered, Deletion, Leaving, Outgoing, Picture, Toast
from mentoring.ids import PersonId, TelegramId
from mentoring.on_behalf import Acting
from mentoring.people import Someone, Team
from mentoring.programme import Programme
from mentoring.questions import Question
from mentoring.wall_time import day_of
from messages.base import Reader, Screen
from messages.catalogue import Catalogue
from messages.on_behalf import ActingFor
from storage.work import Work


class FileWanted(Exception):
    """A handler wants what is in a file that somebody sent. Its piece of work is taken back; the file is fetched, and
    the update handled again: nothing waits for Telegram inside a piece of work.
    """

    def __init__(self, file_id: str, most_bytes: int) -> None:
        self.file_id = file_id
        self.most_bytes = most_bytes


@dataclass(slots=True)
class Context:
    """One update on its way through one handler, inside one piece of work.

    Nothing is sent from here: screens are put in `outgoing` and leave after the commit.
    """

    update: Update
    work: Work
    now: datetime
    programme: Programme
    catalogue: Catalogue
    telegram_id: TelegramId
    chat_id: TelegramId
    is_private: bool
    someone: Someone | None = None
    question: Question | None = None
    team: Team | None = None
    """In an admin chat: the team whose chat it is."""

    myself: Someone | None = None
    """Who really sent this: somebody of the staff may stand in the place of a participant (`stand_for`)."""

    acting: Acting | None = None
    """For whom somebody of the staff acts in their private chat, also while they do something of their own."""

    is_turned_away: bool = False
    """It is for a participant for whom they act no longer, and nothing may be done with it."""

    outgoing: list[Outgoing | Toast | Deletion | Answered | Leaving] = field(default_factory=list)

    files: Mapping[str, bytes | None] = field(default_factory=dict)
    """What is in files that were fetched for this update; None for one that Telegram did not give."""

    def content_of(self, file_id: str, *, most_bytes: int) -> bytes | None:
        """What is in a file that somebody sent; None when Telegram does not give it, or it is larger than that.

        Raises:
            FileWanted: the first time. Nothing that was done before in this piece of work remains.
        """
        if file_id not in self.files:
            raise FileWanted(file_id, most_bytes)
        return self.files[file_id]

    @property
    def person(self) -> Someone:
        """Who sent this. Handlers for strangers ask `someone` instead."""
        if self.someone is None:
            raise LookupError("a stranger")
        return self.someone

    @property
    def for_id(self) -> PersonId | None:
        """The participant for whom this is done by somebody of the staff."""
        return self.someone.id if self.someone and self.someone.acted_by is not None else None

    def stand_for(self, for_id: PersonId | None) -> None:
        """From here on this is done by the participant for whom staff act; None: by who sent it, as themselves."""
        is_theirs = self.acting is not None and self.acting.who.id == for_id
        self.someone = self.acting.participant if self.acting and is_theirs else self.myself
        self.catalogue = self.catalogue.in_calm(self.is_participant_chat and self.person.wants_calm)

    @property
    def today(self) -> date:
        """The day it is in Amsterdam."""
        return day_of(self.now)

    @property
    def is_participant_chat(self) -> bool:
        """Whether this is the private chat of a participant: the place of the menu and of A2."""
        return self.is_private and self.someone is not None and self.someone.participant is not None

    @property
    def mentor(self) -> str:
        """The first name of this participant's mentor; empty for who is no participant."""
        participant = self.person.participant
        return participant.mentor_name if participant else ""

    @property
    def message(self) -> TelegramMessage | None:
        """The message that was sent, or the one under which was pressed, when the bot may still see it."""
        message = self.update.effective_message
        return message if isinstance(message, TelegramMessage) else None

    @property
    def text(self) -> str:
        """What was typed, also under a picture; empty for a press or a message without words."""
        if self.update.callback_query or self.message is None:
            return ""
        return (self.message.text or self.message.caption or "").strip()

    @property
    def command(self) -> str | None:
        """The command that the message begins with: "doel" for "/doel@voetstuk_bot Fatima"."""
        if not self.text.startswith("/") or not self.text[1:2].isalpha():
            return None
        return self.text[1:].split(maxsplit=1)[0].split("@")[0].lower()

    @property
    def arguments(self) -> str:
        """What stands behind the command."""
        return (self.text.split(maxsplit=1)[1:] or [""])[0].strip()

    def show(
        self,
        screen: Screen,
        rows: Rows | None = None,
        *,
        menu: bool = False,
        in_place: bool = False,
        picture: Picture | None = None,
        in_chat: TelegramId | None = None,
        takes_menu: bool = False,
    ) -> None:
        """Show a screen with buttons, or with the menu of four.

        `in_place`: where the pressed button was. `in_chat`: not here, but in that chat.
        """
        pressed = self.message if self.update.callback_query else None
        shown = Outgoing(
            text=self.catalogue.render(screen),
            rows=rows or [],
            menu=menu,
            replaces=pressed.message_id if in_place and pressed else None,
            picture=picture,
            chat_id=in_chat,
            recording=None if in_chat else self._recording_of(screen),
            takes_menu=takes_menu,
        )
        self.show_made(shown)

    def show_made(self, shown: Outgoing) -> None:
        """Show what is rendered already. A participant's screen for staff who act for them says whose it is."""
        if self.acting is not None and self.for_id is not None:
            who = self.acting.who
            header = self.catalogue.render(ActingFor(who.first_name, who.pseudonym))
            shown = replace(shown, text=f"{header}\n{shown.text}", acting_for=who.id)
        self.outgoing.append(shown.calmed() if self.catalogue.is_calm else shown)

    def _recording_of(self, screen: Screen) -> str | None:
        """Only for a participant in their own chat: who acts for somebody is there to read it to them."""
        is_theirs = self.is_participant_chat and self.person.acted_by is None
        return screen.recording if is_theirs and screen.reader is Reader.PARTICIPANT else None

    def toast(self, screen: Screen, *, alert: bool = False) -> None:
        """Answer a press at the top of the screen, to the one who pressed only."""
        self.outgoing.append(Toast(self.catalogue.render(screen), alert=alert))

    def delete_message(self) -> None:
        """Take what was just sent out of the chat."""
        if self.message is not None:
            self.outgoing.append(Deletion(self.message.message_id))

    def take_buttons(self) -> None:
        """Take the buttons from under the message that was pressed, unless a screen comes in its place."""
        pressed = self.message if self.update.callback_query else None
        if pressed is None or pressed.reply_markup is None:
            return
        shown = (what.replaces for what in self.outgoing if isinstance(what, Outgoing))
        if pressed.message_id not in shown:
            self.outgoing.insert(0, Answered(pressed.message_id))

    def leave_chat(self) -> None:
        """Leave this group, after what was said in it."""
        self.outgoing.append(Leaving())

    async def ask(self, question: Question) -> None:
        """Leave a question open for this person in this chat."""
        if question.for_id != self.for_id:
            question = replace(question, for_id=self.for_id)
        self.question = question
        await self.work.questions.save(
            question, chat_id=self.chat_id, telegram_id=self.telegram_id, now=self.now
        )

    async def close_question(self) -> None:
        if self.question is not None:
            self.question = None
            await self.work.questions.close(self.chat_id, self.telegram_id)
