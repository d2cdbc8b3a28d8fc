"""Agreeing to take part."""

from datetime import datetime

from mentoring.access import require_participant
from mentoring.consents import Consent
from mentoring.people import ParticipantState, Someone
from messages.welcome import ParticipantAgreed
from storage.work import Work


async def agree(work: Work, *, text: str, version: str, by: Someone, now: datetime) -> None:
    """The participant says yes to what was on the screen: the text itself and its version are kept. The team hears it.

    Raises:
        NotAllowed: when it is no participant.
        NoLongerPossible: when they agreed before.
    """
    invited = await work.people.to_decide(require_participant(by).id)
    active = invited.become(ParticipantState.ACTIVE)
    await work.people.save_state(active)
    await work.consents.add(Consent(by.id, version, text, now))
    await work.audit.add("consents.agree", f"person:{by.id}", by=by.id, now=now)
    await work.outbox.add(
        ParticipantAgreed(active.first_name, active.pseudonym), to_team=active.team_id, about=by.id, now=now
    )
