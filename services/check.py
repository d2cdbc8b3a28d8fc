"""The check: proves the books and the audit log from first to last, and what must agree with them.

It reads and never repairs. What it finds is for whoever runs the programme: said in plain English, with the
numbers of rows and accounts, and never a name. Each subject has its own part: `services.check_money`,
`services.check_rewards`, `services.check_goals`, `services.check_vouchers`.
"""

from collections.abc import AsyncIterator

from services import check_goals, check_money, check_rewards, check_vouchers
from services.check_chains import Chain
from services.check_goals import Said
from storage.chains import Unreadable
from storage.work import Work


async def check(work: Work) -> list[str]:
    """What is wrong, as sentences; an empty list when all is well. First and alone in its piece of work."""
    await work.proofs.at_one_moment()
    return [finding async for finding in _findings(work)]


async def _findings(work: Work) -> AsyncIterator[str]:
    for guard in await work.proofs.missing_guards():
        yield f"Rows can be changed unnoticed: the trigger {guard} is missing or switched off."
    for changed in await work.proofs.moments_written_otherwise():
        yield f"{changed} was changed: its moment is not written as Voetstuk writes it."
    async for finding in check_money.findings(work):
        yield finding
    async for finding in check_rewards.findings(work):
        yield finding
    said = Said()
    async for finding in _audit(work, said):
        yield finding
    async for finding in check_goals.findings(work, said):
        yield finding
    async for finding in check_vouchers.findings(work):
        yield finding
    for row in await work.proofs.settled_with_payload():
        yield f"Inbox row {row} is settled and still holds what was written."
    if set_aside := await work.inbox.count_set_aside():
        yield f"{set_aside} updates could not be handled. They are kept for a newer version of Voetstuk."


async def _audit(work: Work, said: Said) -> AsyncIterator[str]:
    """Walk the acts, and keep what they say about goals."""
    chain = Chain("Audit row")
    try:
        async for link, act in work.audit.walk():
            said.take(act)
            for finding in chain.look_at(link):
                yield finding
    except Unreadable:
        yield f"The audit log can't be read after row {chain.length}: the database is damaged."
    for finding in chain.look_at_end(*await work.audit.head()):
        yield finding
