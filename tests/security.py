"""Runs the tests that docs/security.md names: `python -m tests.security`, or with "T04" behind it those of one row."""

import re
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent
PAGE = CHECKOUT / "docs" / "security.md"

_ROW = re.compile(r"^\| (T\d\d) \| (?P<requirement>[^|]+) \| (?P<tests>[^|]+) \| (?P<result>[^|]+) \|$", re.M)
_NAME = re.compile(r"`(?P<file>tests/[\w/]+\.py)`|`::(?P<test>test_\w+)`")


def named_tests() -> dict[str, list[str]]:
    """For each requirement the tests as pytest wants them: a whole file, or `file::test`."""
    return {row[1]: _nodes(row["tests"]) for row in _ROW.finditer(PAGE.read_text(encoding="utf-8"))}


def _nodes(cell: str) -> list[str]:
    """A file with names behind it means those tests; a file alone means all of it."""
    nodes: list[str] = []
    for found in _NAME.finditer(cell):
        if found["file"]:
            nodes.append(found["file"])
        elif "::" in nodes[-1]:
            nodes.append(f"{nodes[-1].split('::')[0]}::{found['test']}")
        else:
            nodes[-1] = f"{nodes[-1]}::{found['test']}"
    return nodes


if __name__ == "__main__":
    wanted = named_tests()
    chosen = [node for row in sys.argv[1:] or wanted for node in wanted[row]]
    sys.exit(pytest.main(["-q", *dict.fromkeys(chosen)]))
