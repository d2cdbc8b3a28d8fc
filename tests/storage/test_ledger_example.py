"""The worked example of docs/ledger.md ties: its entries, booked one by one, give its trial balance."""

import re
from datetime import UTC, datetime
from pathlib import Path

from mentoring.books import Moved, standings
from mentoring.ledger import Account, Balances, Book, Entry
from mentoring.money import Cents

NOW = datetime(2026, 3, 3, 14, 30, tzinfo=UTC)
EXAMPLE = (Path(__file__).parents[2] / "docs" / "ledger.md").read_text().partition("## An example")[2]
ENTRY = re.compile(r"^\| \d+ \| `(.+?)` \| `(.+?)` \| `(.+?)` \| ([\d,.]+) \|", re.MULTILINE)
BALANCE = re.compile(r"^\| `(\S+)` \| (−?[\d,.]+) \|$", re.MULTILINE)

STANDING = re.compile(r"^\| `(\w+)` ((?:\| −?[\d,.]+ ){8})\|$", re.MULTILINE)
BEFORE = 5
"""Entries of the example in the first of its two periods."""


def test_the_worked_example_of_the_books_ties():
    booked = Balances()

    for cause, source, target, amount in ENTRY.findall(EXAMPLE):
        booked.book(Entry(cause, Account.named(source), Account.named(target), cents(amount), None, NOW))

    told = {name: cents(amount) for name, amount in BALANCE.findall(EXAMPLE)}
    assert {str(account): on_it for account, on_it in booked.all().items()} == told
    assert sum(told.values()) == 0


def test_the_balances_of_the_two_halves_of_the_example_tie():
    routes = [
        (Account.named(source).book, Account.named(target).book, cents(amount))
        for _, source, target, amount in ENTRY.findall(EXAMPLE)
    ]

    first = standings(Moved(True, *route) for route in routes[:BEFORE])
    second = standings(Moved(number >= BEFORE, *route) for number, route in enumerate(routes))

    told = {
        Book(name): [cents(each) for each in amounts.strip("| ").split(" | ")]
        for name, amounts in STANDING.findall(EXAMPLE)
    }
    assert {
        before.book: [
            each for of in (before, after) for each in (of.opening, of.came_in, of.went_out, of.closing)
        ]
        for before, after in zip(first, second, strict=True)
    } == told


def cents(amount: str) -> Cents:
    return Cents(int(amount.replace(",", "").replace(".", "").replace("−", "-")))
