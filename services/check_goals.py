"""The part of the check about goals: what both agreed on, word for word, must be what the audit log says.

The log holds who proposed and who agreed, when, and the hash of the words (`docs/decisions/0018`). A finding names
the goal and the version.
"""

from collections import defaultdict
from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Any

from mentoring.goal_versions import VersionState, fingerprint, named
from mentoring.goals import Goal, GoalState
from mentoring.ids import GoalId
from storage.audit import Act
from storage.chains import Unreadable
from storage.goal_versions import KeptAgreement, KeptVersion
from storage.work import Work

_PROPOSED = frozenset(
    {"goals.propose", "goals.propose_own", "goals.change_own", "goals.propose_changes", "goals.pick_up"}
)
_AGREED = "goals.agree"
_AGREED_TO = (VersionState.AGREED,)
_TAKEN_AWAY = (VersionState.WITHDRAWN, VersionState.REPLACED)
_HAPPENED = frozenset({"done", "kept"})
"""Results of acts that happened. "kept": it was there before versions were, and entered when they came."""


def is_about_version(act: Act) -> bool:
    """Whether it says that a version was proposed or agreed on, with the hash of its words."""
    is_either = is_proposal(act) or act.act == _AGREED
    return is_either and act.result in _HAPPENED and " sha256:" in act.on


def is_proposal(act: Act) -> bool:
    """Whether it put a version before the other one."""
    return act.act in _PROPOSED


class Said:
    """What the audit log says about versions of goals, by the version and hash that it names."""

    def __init__(self) -> None:
        self._acts: dict[str, list[Act]] = defaultdict(list)

    def take(self, act: Act) -> None:
        """Keep an act, when it is about a version."""
        if is_about_version(act):
            self._acts[act.on].append(act)

    def proposed(self, version: KeptVersion) -> bool:
        """Whether somebody proposed just this, then."""
        on = named(version.goal_id, version.number, version.hash)
        return any(
            is_proposal(act) and (act.whose, act.at) == (version.proposed_by, version.proposed_at)
            for act in self._acts.get(on, ())
        )

    def agreed(self, agreement: KeptAgreement) -> bool:
        """Whether this person said yes to just these words, then: by proposing them, or by agreeing."""
        on = named(agreement.goal_id, agreement.number, fingerprint(agreement.content))
        return any(
            (act.whose, act.at) == (agreement.person_id, agreement.agreed_at)
            and (is_proposal(act) or act.recorded_by == agreement.recorded_by)
            for act in self._acts.get(on, ())
        )

    def versions(self) -> Iterator[tuple[str, Act]]:
        """Each version that was proposed or agreed on, as "goal:7:2", with the act."""
        for on, acts in self._acts.items():
            for act in acts:
                yield on.split(maxsplit=1)[0], act


async def findings(work: Work, said: Said) -> AsyncIterator[str]:
    """Where goals, their versions and their agreements do not agree with each other or with the audit log."""
    try:
        versions = await work.goal_versions.kept()
        agreements = await work.goal_versions.kept_agreements()
    except Unreadable:
        yield "The versions of goals, or the agreements on them, can't be read: the database is damaged."
        return
    for finding in (*_versions(versions, said), *_agreements(agreements, said)):
        yield finding
    for finding in (*_missing(versions, agreements, said), *_states(versions, agreements)):
        yield finding
    for finding in _goals(await work.goals.all(), versions, agreements):
        yield finding


def _versions(versions: list[KeptVersion], said: Said) -> Iterator[str]:
    for version in versions:
        name = _name(version.goal_id, version.number)
        if fingerprint(version.content) != version.hash:
            yield f"{name} was changed: its words do not fit their hash."
        if not said.proposed(version):
            yield f"{name} was not proposed like this: the audit log has another hash, person or moment."


def _agreements(agreements: list[KeptAgreement], said: Said) -> Iterator[str]:
    for agreement in agreements:
        if not said.agreed(agreement):
            name = _name(agreement.goal_id, agreement.number)
            yield (
                f"{name}: the audit log does not say that person {agreement.person_id} agreed "
                "to these words at this moment."
            )


def _missing(versions: list[KeptVersion], agreements: list[KeptAgreement], said: Said) -> Iterator[str]:
    """What the audit log says and the tables have lost."""
    kept = {f"goal:{version.goal_id}:{version.number}": version for version in versions}
    agreed = {(f"goal:{each.goal_id}:{each.number}", each.person_id) for each in agreements}
    for on, act in said.versions():
        if is_proposal(act) and on not in kept:
            yield f"Version {on} was proposed, and is missing."
        if act.act == _AGREED and on in kept:
            for person_id in {act.whose, kept[on].proposed_by}:
                if (on, person_id) not in agreed:
                    yield f"Version {on} was agreed on, and the agreement of person {person_id} is missing."


def _states(versions: list[KeptVersion], agreements: list[KeptAgreement]) -> Iterator[str]:
    """What both agreed on stays agreed. "Open" are agreed ones of goals that were set aside before versions were."""
    agreed = {(agreement.goal_id, agreement.number) for agreement in agreements}
    for version in versions:
        is_agreed = (version.goal_id, version.number) in agreed
        if version.state in (_TAKEN_AWAY if is_agreed else _AGREED_TO):
            name = _name(version.goal_id, version.number)
            yield f"{name} was changed: its agreements do not fit that it is {version.state}."


def _goals(goals: list[Goal], versions: list[KeptVersion], agreements: list[KeptAgreement]) -> Iterator[str]:
    """What counts must read as the version that counts, and both must have agreed to that."""
    contents = {(version.goal_id, version.number): version.content for version in versions}
    yes: dict[tuple[GoalId, int], int] = defaultdict(int)
    for agreement in agreements:
        yes[agreement.goal_id, agreement.number] += 1
    for goal in goals:
        number = goal.agreed_version or goal.version
        content = contents.get((goal.id, number))
        if not isinstance(content, Mapping) or not _reads_as(goal, content):
            yield f"Goal {goal.id} was changed: it does not read as its version {number}."
        if _must_be_agreed(goal) and (goal.agreed_version is None or yes[goal.id, number] < 2):
            yield f"Goal {goal.id} counts, and not both have agreed to its version {number}."


def _must_be_agreed(goal: Goal) -> bool:
    return goal.counts or goal.state is GoalState.ACHIEVED


def _reads_as(goal: Goal, content: Mapping[str, Any]) -> bool:
    """Its date may have moved along with a pause or an outage; steps that were new had no number yet."""
    now = goal.content()
    parts = now.keys() - {"due_on", "steps"}
    then = content.get("steps")
    if any(now[part] != content.get(part) for part in parts) or not isinstance(then, list):
        return False
    return len(then) == len(now["steps"]) and all(map(_is_same_step, now["steps"], then))


def _is_same_step(now: dict[str, Any], then: Any) -> bool:
    return bool(then in (now, now | {"id": None}))


def _name(goal_id: GoalId, number: int) -> str:
    return f"Goal {goal_id}, version {number}"
