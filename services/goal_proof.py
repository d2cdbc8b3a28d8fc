"""The proof of one goal: every version of it, who agreed to it and when, and the audit rows that say so.

For whoever runs the programme, when people remember differently what was agreed. Like the check it reads, never
repairs, and says it in plain English. Unlike the check it shows first names and words: they are what is asked after.
"""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime

from mentoring.goal_versions import fingerprint, named
from mentoring.ids import GoalId, PersonId
from mentoring.refusals import Gone
from services.check_goals import is_about_version, is_proposal
from storage.audit import Act
from storage.chains import Link
from storage.goal_versions import KeptAgreement, KeptVersion
from storage.work import Work

_Rows = list[tuple[Link, Act]]


async def prove(work: Work, goal_id: GoalId) -> list[str]:
    """The lines of the proof, the oldest version first. That the rows themselves are whole is what the check proves.

    Raises:
        Gone: when there is no such goal, or nothing is left of what was proposed for it.
        storage.chains.Unreadable: when the database can't read the versions or the audit log back.
    """
    versions = [one for one in await work.goal_versions.kept() if one.goal_id == goal_id]
    if not versions:
        raise Gone
    agreements = [one for one in await work.goal_versions.kept_agreements() if one.goal_id == goal_id]
    rows = [(link, act) async for link, act in work.audit.walk() if _is_about(act, goal_id)]
    return [
        *[line for version in versions async for line in _version(work, version, rows)],
        *[line for agreement in agreements async for line in _agreement(work, agreement, rows)],
        *[line async for line in _others(work, rows)],
    ]


def _is_about(act: Act, goal_id: GoalId) -> bool:
    return act.on == f"goal:{goal_id}" or act.on.startswith(f"goal:{goal_id}:")


async def _version(work: Work, version: KeptVersion, rows: _Rows) -> AsyncIterator[str]:
    hash_ = fingerprint(version.content)
    proposals = [(link, act) for link, act in rows if is_proposal(act)]
    on = named(version.goal_id, version.number, hash_)
    yield (
        f"Version {version.number} was proposed by {await _who(work, version.proposed_by)} "
        f"at {_moment(version.proposed_at)}:"
    )
    yield f"  {json.dumps(version.content, sort_keys=True, ensure_ascii=False)}"
    yield f"  sha256:{hash_}"
    yield _proof(proposals, on, version.proposed_by, version.proposed_at)


async def _agreement(work: Work, yes: KeptAgreement, rows: _Rows) -> AsyncIterator[str]:
    on = named(yes.goal_id, yes.number, fingerprint(yes.content))
    on_paper = f", on paper with {await _who(work, yes.recorded_by)}" if yes.recorded_by else ""
    who = await _who(work, yes.person_id)
    yield f"{who} agreed to version {yes.number} at {_moment(yes.agreed_at)}{on_paper}."
    yield _proof(rows, on, yes.person_id, yes.agreed_at)


async def _others(work: Work, rows: _Rows) -> AsyncIterator[str]:
    """What else was done with it, such as setting it aside, and what was refused."""
    for link, act in rows:
        if not is_about_version(act):
            who = await _who(work, act.actor_id) if act.actor_id else "the clock"
            yield f"{act.act} of {act.on} by {who} at {_moment(act.at)}: {act.result}"
            yield f"  audit row {link.number}, hash {link.hash}"


def _proof(rows: _Rows, on: str, person_id: PersonId, at: datetime) -> str:
    """The row that says that this person did it then, about just these words."""
    for link, act in rows:
        if is_about_version(act) and (act.on, act.whose, act.at) == (on, person_id, at):
            entered = ", entered when versions came" if act.result == "kept" else ""
            return f"  audit row {link.number} ({act.act}{entered}), hash {link.hash}"
    return "  NOT PROVED: the audit log has no row of these words, this person and this moment."


async def _who(work: Work, person_id: PersonId) -> str:
    try:
        return f"{(await work.people.person(person_id)).first_name} (person {person_id})"
    except Gone:
        return f"person {person_id}"


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
