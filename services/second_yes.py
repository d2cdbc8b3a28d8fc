"""A high reward wants a second yes. Where the team has nobody else to give it, the coordinators do, and hear it."""

from datetime import datetime

from mentoring.claims import Claim
from mentoring.people import Participant
from messages.claim_cards import SecondYesWanted
from services import claim_cards, households
from storage.work import Work


async def tell_coordinators(work: Work, known: Claim, participant: Participant, *, now: datetime) -> None:
    """In private: they may not be in this team's admin chat. In a team with more mentors a claim that waits too long
    reaches them as any other does (`services.alarms`).
    """
    if not await claim_cards.is_up_to_coordinators(work, known, participant):
        return
    team = await work.people.team(participant.team_id)
    notice = SecondYesWanted(
        claim_cards.head_of(known, participant), known.first_approved_by_name or "", team.name, known.reward
    )
    not_them = await households.share_with(work, participant.id) | {known.first_approved_by}
    for coordinator in await work.people.coordinators():
        if coordinator.telegram_id is not None and coordinator.id not in not_them:
            await work.outbox.add(notice, to=coordinator.id, about=participant.id, now=now)
