"""Every message and every button text is there because somebody reads it: none is left from earlier."""

import ast
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from messages.base import Message
from messages.house import every_label, every_message, load_all

ROOMS_THAT_SPEAK = ("services", "handlers", "bot")
ENUMS = {labels.__name__ for labels in every_label()}


def test_every_message_is_said_by_a_service_a_handler_or_the_bot(said: set[str]):
    unsaid = [message.__name__ for message in every_message() if message.__name__ not in said]

    assert unsaid == []


def test_every_button_text_stands_on_a_button(said: set[str]):
    unused = [
        f"{labels.__name__}.{label.name}"
        for labels in every_label()
        for label in labels
        if labels.__name__ not in said and f"{labels.__name__}.{label.name}" not in said
    ]

    assert unused == []


def test_no_two_messages_have_the_same_name():
    """The outbox knows a message by its name alone."""
    load_all()

    names = Counter(name for name, _ in _places_of(Message))

    assert [name for name, times in names.items() if times > 1] == []


def test_no_two_enums_of_button_texts_have_the_same_name():
    """The catalogue knows them by their names alone."""
    names = Counter(labels.__name__ for labels in every_label())

    assert [name for name, times in names.items() if times > 1] == []


@pytest.fixture(scope="module")
def said() -> set[str]:
    """What the rooms that speak name, and what that names in `messages/` in its turn."""
    definitions: defaultdict[str, list[ast.stmt]] = defaultdict(list)
    for path in Path("messages").glob("*.py"):
        for name, node in _definitions(path):
            definitions[name].append(node)
    to_follow = _names_in(
        ast.parse(path.read_text()) for room in ROOMS_THAT_SPEAK for path in Path(room).rglob("*.py")
    )
    found: set[str] = set()
    while to_follow:
        found |= to_follow
        named = to_follow & definitions.keys()
        to_follow = _names_in(node for name in named for node in definitions[name]) - found
    return found


def _places_of(kind: type[Message]) -> set[tuple[str, str]]:
    """The classes of messages below this one, by name and module."""
    here = {(below.__name__, below.__module__) for below in kind.__subclasses__() if "text" in vars(below)}
    return here.union(*(_places_of(below) for below in kind.__subclasses__()))


def _definitions(path: Path) -> Iterator[tuple[str, ast.stmt]]:
    """The functions, classes and constants of a module, by name."""
    for node in ast.parse(path.read_text()).body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name, node
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                yield name, node


def _names_in(nodes: Iterable[ast.AST]) -> set[str]:
    """The names that are used: `Labels.MEMBER` for one text, `Labels` for all of them. A type says nothing."""
    return {name for node in nodes for name in _used(node)}


def _used(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Attribute(value=ast.Name(id=owner), attr=attribute) if owner in ENUMS:
            yield owner if attribute.startswith("__") else f"{owner}.{attribute}"
        case ast.Name(id=name):
            yield name
        case _:
            for field, value in ast.iter_fields(node):
                if field not in {"annotation", "returns"}:
                    for inner in value if isinstance(value, list) else [value]:
                        if isinstance(inner, ast.AST):
                            yield from _used(inner)
