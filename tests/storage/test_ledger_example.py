"""The worked example of docs/ledger.md ties: its entries, booked one by one, give its trial balance."""

import re
from datetime import UTC, datetime
from pathlib import Path

from mentoring.ledger import Account, Balances, Entry
from mentoring.money import Cents

NOW = datetime(2026, 3, 3, 14, 30, tzinfo=UTC)
EXAMPLE = (Path(__file__).parents[2] / "docs" / "ledger.md").read_text().partition("## An example")[2]
ENTRY = re.compile(r"^\| \d+ \| `(.+?)` \| `(.+?)` \| `(.+?)` \| ([\d,.]+) \|", re.MULTILINE)
BALANCE = re.compile(r"^\| `(\S+)` \| (−?[\d,.]+) \|$", re.MULTILINE)


def test_the_worked_example_of_the_books_ties():
    booked = Balances()

    for cause, source, target, amount in ENTRY.findall(EXAMPLE):
        booked.book(Entry(cause, Account.named(source), Account.named(target), cents(amount), None, NOW))

    told = {name: cents(amount) for name, amount in BALANCE.findall(EXAMPLE)}
    assert {str(account): on_it for account, on_it in booked.all().items()} == told
    assert sum(told.values()) == 0


def cents(amount: str) -> Cents:
    return Cents(int(amount.replace(",", "").replace(".", "").replace("−", "-")))
