"""Agreeing to take part."""

from dataclasses import replace
from datetime import datetime

from mentoring.access import require_participant
from mentoring.consents import Consent
from mentoring.ids import PersonId
from mentoring.on_behalf import require_may_act
from mentoring.people import Participant, ParticipantState, Someone
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


async def agree_on_paper(
    work: Work, person_id: PersonId, *, text: str, version: str, by: Someone, now: datetime
) -> Participant:
    """Somebody who has no phone for it said yes on paper: from now on they take part, and staff act for them. The link
    that they have, if any, ends; a new one brings them to the phone.

    Raises:
        Gone: when there is no such participant.
        NotOfThisTeam, NotForOneself: when it is not for this person to write it down.
        NoLongerPossible: when they agreed before, or stopped.
    """
    invited = await work.people.to_decide(person_id)
    require_may_act(by, invited)
    active = invited.become(ParticipantState.ACTIVE)
    work.audit.act_for(person_id, by=by.id)
    await work.people.save_state(active)
    await work.people.save_on_paper(person_id, True)
    await work.invitations.end_unopened(person_id, now=now)
    await work.consents.add(Consent(person_id, version, text, now, recorded_by=by.id))
    await work.audit.add("consents.agree_on_paper", f"person:{person_id}", by=person_id, now=now)
    return replace(active, on_paper=True)
