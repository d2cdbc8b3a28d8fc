"""All messages and labels of the house, for what sees every one: the catalogue's upkeep, its page, tests."""

import inspect
import pkgutil
from importlib import import_module

import messages
from messages.base import Label, Message, StaffLabel, all_messages

_TOOLS = {"house", "page", "upkeep"}


def load_all() -> None:
    """Import every module with messages, so that `all_messages` knows them."""
    for module in pkgutil.iter_modules(messages.__path__):
        if module.name not in _TOOLS and not module.ispkg:
            import_module(f"messages.{module.name}")


def every_message() -> list[type[Message]]:
    """All message classes that have a text, by module and then as they stand in it."""
    load_all()
    ours = [message for message in all_messages().values() if message.__module__.startswith("messages.")]
    return sorted(ours, key=lambda message: (message.__module__, _line(message)))


def every_label() -> list[type[Label]]:
    """All enums of button texts."""
    load_all()
    found = [labels for labels in (*Label.__subclasses__(), *StaffLabel.__subclasses__()) if len(labels)]
    return sorted(found, key=lambda labels: (labels.__module__, _line(labels)))


def _line(thing: type) -> int:
    return inspect.getsourcelines(thing)[1]
