"""Which handler is for what. Each subject has a `routes`; `handlers.front_door` adds them up."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from handlers.buttons import Press
from handlers.context import Context
from handlers.forms import Form
from handlers.outgoing import Outgoing
from messages.base import Notice
from messages.menu import Menu

Handler = Callable[[Context], Awaitable[None]]
PressHandler = Callable[[Context, Any], Awaitable[None]]
Guard = Callable[[Context], Awaitable[bool]]
"""Sees everything that is sent or pressed before anyone else does; True when it has dealt with it."""

Dress = Callable[[Any, Outgoing], Outgoing]
"""From a notice and its plain text to the text with buttons, or with a file."""


class Occasion(Enum):
    """What can reach us apart from commands, buttons and answers. Each has one handler in the whole house."""

    FREE_TEXT = auto()
    """A participant writes, speaks or sends something that fits no open question."""

    STAFF_TEXT = auto()
    """Staff write in their private chat something that fits no open question."""

    REPLY = auto()
    """Staff reply in an admin chat to a message of ours."""

    STRANGER = auto()
    """Someone whom the roster does not know writes or presses in a private chat."""

    BOT_MEMBERSHIP = auto()
    """The bot was blocked, unblocked, added to a group or put out of it (`my_chat_member`)."""

    GROUP_MIGRATED = auto()
    """A group became a supergroup and has a new number."""

    EDITED = auto()
    """Somebody changed a message that was handled already. What was done with it stays as it was."""

    FRESH_SCREEN = auto()
    """An old button was pressed by a participant: what there is now."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command that people type.

    `for_staff` ones are shown and answered to staff only; `in_group` ones also
    work in an admin chat. Whether someone may do it is the service's to decide.
    """

    handler: Handler
    for_staff: bool = False
    in_group: bool = False


@dataclass(slots=True)
class Routes:
    """The handlers of one subject, by what reaches them."""

    commands: dict[tuple[str, bool], Command] = field(default_factory=dict)
    """By name and whether it is for staff: they and participants have some of the same name."""

    presses: dict[type[Press], PressHandler] = field(default_factory=dict)
    fresh: dict[type[Press], Handler] = field(default_factory=dict)
    """What a participant sees when such a button is from earlier; for the others `FRESH_SCREEN` is."""

    menu: dict[Menu, Handler] = field(default_factory=dict)
    forms: dict[str, Form] = field(default_factory=dict)
    notices: dict[type[Notice], Dress] = field(default_factory=dict)
    occasions: dict[Occasion, Handler] = field(default_factory=dict)
    guards: list[Guard] = field(default_factory=list)

    def command(
        self, name: str, *, for_staff: bool = False, in_group: bool = False
    ) -> Callable[[Handler], Handler]:
        def add(handler: Handler) -> Handler:
            self.commands[name, for_staff] = Command(handler, for_staff, in_group)
            return handler

        return add

    def commands_called(self, name: str) -> list[Command]:
        """What a name stands for: nothing, one command, or one for participants and one for staff."""
        return [self.commands[name, reader] for reader in (False, True) if (name, reader) in self.commands]

    def press(
        self, kind: type[Press], *, fresh: Handler | None = None
    ) -> Callable[[PressHandler], PressHandler]:
        def add(handler: PressHandler) -> PressHandler:
            self.presses[kind] = handler
            if fresh is not None:
                self.fresh[kind] = fresh
            return handler

        return add

    def menu_button(self, label: Menu) -> Callable[[Handler], Handler]:
        def add(handler: Handler) -> Handler:
            self.menu[label] = handler
            return handler

        return add

    def form(self, form: Form) -> Form:
        self.forms[form.name] = form
        return form

    def notice(self, kind: type[Notice]) -> Callable[[Dress], Dress]:
        """How a notice of this kind is dressed with buttons or a file; without one it is its text alone."""

        def add(dress: Dress) -> Dress:
            self.notices[kind] = dress
            return dress

        return add

    def on(self, occasion: Occasion) -> Callable[[Handler], Handler]:
        def add(handler: Handler) -> Handler:
            self.occasions[occasion] = handler
            return handler

        return add

    def guard(self, guard: Guard) -> Guard:
        self.guards.append(guard)
        return guard

    def add(self, other: "Routes") -> None:
        """Take in the routes of another subject.

        Raises:
            TypeError: when both have a handler for the same thing.
        """
        for mine, theirs in (
            (self.commands, other.commands),
            (self.presses, other.presses),
            (self.fresh, other.fresh),
            (self.menu, other.menu),
            (self.forms, other.forms),
            (self.notices, other.notices),
            (self.occasions, other.occasions),
        ):
            twice = mine.keys() & theirs.keys()
            if twice:
                raise TypeError(f"two handlers for {twice}")
            mine.update(theirs)  # type: ignore[arg-type]
        self.guards.extend(other.guards)
