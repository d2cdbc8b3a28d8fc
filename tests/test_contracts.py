"""T38: the contracts between the rooms hold, and would be told if they did not."""

import subprocess
import sys
import tomllib
from pathlib import Path

CHECKOUT = Path(__file__).parent.parent
LINTER = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]


def test_every_contract_between_the_rooms_is_kept():
    told = subprocess.run([*LINTER, "--no-cache"], cwd=CHECKOUT, capture_output=True, text=True, check=False)

    assert told.returncode == 0, told.stdout
    assert " 0 broken" in told.stdout


def test_the_rules_may_know_neither_telegram_nor_the_database_nor_the_words():
    contracts = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    forbidden = {
        module
        for contract in contracts
        if contract["type"] == "forbidden" and "mentoring" in contract["source_modules"]
        for module in contract["forbidden_modules"]
    }

    assert {"telegram", "sqlalchemy", "aiosqlite", "asyncpg", "babel"} <= forbidden


def test_a_room_that_reaches_up_is_told(tmp_path):
    for room in ("bot", "mentoring"):
        (tmp_path / room).mkdir()
        (tmp_path / room / "__init__.py").write_text("")
    (tmp_path / "mentoring" / "claims.py").write_text("import bot\n")
    (tmp_path / ".importlinter").write_text(
        "[importlinter]\nroot_packages =\n    bot\n    mentoring\n"
        "[importlinter:contract:rooms]\nname = rooms\ntype = layers\nlayers =\n    bot\n    mentoring\n"
    )

    told = subprocess.run([*LINTER, "--no-cache"], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert told.returncode != 0
    assert "mentoring.claims -> bot" in told.stdout
