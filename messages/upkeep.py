"""Keeping the catalogues: `python -m messages.upkeep` brings the `.po` files in step with the classes.

Every message and label gets its entry, in the code's order, with its class's docstring as the comment for
translators. Dutch that is there stays; entries that no class asks for any more go. With `--check` nothing is
written: it says what is not in step and ends with 1.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from messages.base import Label, Message, Reader
from messages.house import every_label, every_message

FOLDER = Path(__file__).parent / "nl" / "LC_MESSAGES"
_HEADER = "# The words of Voetstuk for one kind of reader. Edit the msgstr lines with any PO editor."


def in_step(reader: Reader) -> bytes:
    """The reader's catalogue as it should stand in its file."""
    now = read_po(BytesIO((FOLDER / f"{reader.value}.po").read_bytes()), locale="nl_NL")
    catalogue = Catalog(
        locale="nl_NL",
        header_comment=_HEADER,
        project="Voetstuk",
        creation_date=now.creation_date,  # else a catalogue is out of step a minute after it was written
        fuzzy=False,
    )
    catalogue.mime_headers = [
        ("Language", "nl_NL"),
        ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Transfer-Encoding", "8bit"),
    ]
    for context, source, comment in _entries(reader):
        text = source if isinstance(source, str) else source[0]
        known = now.get(text, context)
        empty = "" if isinstance(source, str) else ("", "")
        catalogue.add(source, known.string if known else empty, auto_comments=[comment], context=context)
    target = BytesIO()
    write_po(target, catalogue, width=0, omit_header=False, sort_output=False)
    return target.getvalue()


def _entries(reader: Reader) -> Iterator[tuple[str, str | tuple[str, str], str]]:
    for message in every_message():
        if message.reader is reader:
            yield message.__name__, _source(message), _first_line(message)
    for labels in every_label():
        for label in labels:
            if label.reader is reader:
                yield labels.__name__, str(label), _first_line(labels)


def _source(message: type[Message]) -> str | tuple[str, str]:
    return (message.text, message.plural) if message.plural else message.text


def _first_line(thing: type[Message] | type[Label]) -> str:
    return " ".join((thing.__doc__ or "").split())


def main() -> int:
    """Write the catalogues, or with `--check` only compare them."""
    behind = []
    for reader in Reader:
        path = FOLDER / f"{reader.value}.po"
        content = in_step(reader)
        if content != path.read_bytes():
            behind.append(path.name)
            if "--check" not in sys.argv:
                path.write_bytes(content)
    for name in behind:
        sys.stdout.write(f"{name}: {'not in step' if '--check' in sys.argv else 'brought in step'}\n")
    return 1 if behind and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
