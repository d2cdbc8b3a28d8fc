"""The part of the check about rewards, apart from the money: which code is whose, whether recognition was earned and
kept, and that two were two and nobody decided on what they earn themselves.
"""

from collections.abc import AsyncIterator

from storage.work import Work


async def findings(work: Work) -> AsyncIterator[str]:
    """What is wrong with rewards, in order of what is asked."""
    for part in (_vouchers, _recognition, _deciders):
        async for finding in part(work):
            yield finding


async def _vouchers(work: Work) -> AsyncIterator[str]:
    """Who picked a code has one, and nobody else has it. That a code is given once, the database itself sees to."""
    for choice_id in await work.reward_proofs.without_voucher():
        yield f"Choice {choice_id} is of a code, and has none."
    for voucher_id, choice_id in await work.reward_proofs.of_another():
        yield f"Voucher {voucher_id} belongs to choice {choice_id}, which is not of this code."


async def _recognition(work: Work) -> AsyncIterator[str]:
    """It is a reward like the others: earned by something, and kept for everything that earned it."""
    for kind, numbers in (
        ("Claim", await work.reward_proofs.claims_without_recognition()),
        ("Appointment", await work.reward_proofs.appointments_without_recognition()),
    ):
        for number in numbers:
            yield f"{kind} {number} earned recognition, and none is kept."
    for choice_id in await work.reward_proofs.recognition_of_nothing():
        yield f"Choice {choice_id} is recognition, and nothing has earned it."


async def _deciders(work: Work) -> AsyncIterator[str]:
    """Two are two, and nobody decides on what they earn themselves."""
    proofs = work.reward_proofs
    for claim_id in await proofs.approved_by_one():
        yield f"Claim {claim_id} was approved twice by one person; it wants two."
    for change_id in await proofs.settled_by_one():
        yield f"Change {change_id} of the pot was agreed to by who asked for it; it wants two."
    for kind, numbers in (
        ("Claim", await proofs.own_claims()),
        ("Appointment", await proofs.own_appointments()),
        ("Correction", await proofs.own_corrections()),
    ):
        for number in numbers:
            yield f"{kind} {number} was decided by the participant whose money it is."
