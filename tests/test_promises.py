"""What docs/security.md and docs/privacy.md say about the code is so."""

import ast
import re
from pathlib import Path

import pytest

from storage.tables import metadata
from tests.security import CHECKOUT, named_tests

DEMANDED = [*range(1, 17), *range(18, 23), 28, 29, *range(31, 37), 38]
"""The requirements that the first release must hold, by their numbers."""

NAMED = sorted({node for nodes in named_tests().values() for node in nodes})


def test_every_demanded_requirement_has_its_row():
    assert list(named_tests()) == [f"T{number:02}" for number in DEMANDED]


@pytest.mark.parametrize("node", NAMED)
def test_every_test_that_the_page_names_exists(node: str):
    file, _, name = node.partition("::")

    tests = _tests_in(CHECKOUT / file)

    assert tests
    assert not name or name in tests


def test_every_table_is_in_the_page_about_privacy():
    page = (CHECKOUT / "docs" / "privacy.md").read_text(encoding="utf-8")

    assert set(re.findall(r"^\| `(\w+)` \|", page, re.M)) == set(metadata.tables)


@pytest.mark.parametrize("page", ["security.md", "privacy.md"])
def test_every_page_that_these_point_to_exists(page: str):
    text = (CHECKOUT / "docs" / page).read_text(encoding="utf-8")

    links = re.findall(r"\]\(([^)#]+)\)", text)

    assert [link for link in links if not (CHECKOUT / "docs" / link).exists()] == []


def _tests_in(path: Path) -> set[str]:
    """The tests of a file, also the ones that hypothesis makes of a machine ("TestTheBooks")."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = {
        node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    return {name for name in functions if name.startswith("test_")}
