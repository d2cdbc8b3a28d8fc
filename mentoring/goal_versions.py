"""What was ever proposed for a goal, word for word, with who proposed it and who agreed to it when.

The hash of a version's content stands in the audit log as well, so that neither the words nor a yes to them can be
changed unnoticed (`docs/decisions/0018`).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any

from mentoring.goal_drafts import Draft, NotClear, StepDraft, TooManySteps
from mentoring.ids import GoalId, PersonId


class VersionState(StrEnum):
    """What came of a version. `OPEN`: nobody has said yes or no to it."""

    OPEN = "open"
    AGREED = "agreed"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Agreement:
    """One person's yes. `recorded_by_name`: who of the staff wrote it down for them, on paper."""

    person_id: PersonId
    name: str
    agreed_at: datetime
    recorded_by_name: str | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a goal. `draft` is None for a wish that was not made clear."""

    goal_id: GoalId
    number: int
    draft: Draft | None
    content: Mapping[str, Any]
    proposed_by: PersonId
    proposed_by_name: str
    proposed_at: datetime
    state: VersionState
    hash: str
    agreements: tuple[Agreement, ...] = ()


def fingerprint(content: Mapping[str, Any]) -> str:
    """The hash of a version's content: SHA-256 over its JSON with sorted keys and no white space."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def named(goal_id: GoalId, number: int, hash_: str) -> str:
    """A version as the audit log names it."""
    return f"goal:{goal_id}:{number} sha256:{hash_}"


def draft_of(content: Mapping[str, Any]) -> Draft | None:
    """The content of a version as it can be agreed on; None for a wish that was not made clear."""
    try:
        return Draft(
            title=content["title"],
            pillar=content["pillar"],
            why=content["why"],
            seen_by=content["seen_by"],
            reward=content["reward"],
            due_on=date.fromisoformat(content["due_on"]) if content["due_on"] else None,
            steps=tuple(
                StepDraft(step["title"], step["seen_by"], step["reward"], step["id"], step.get("recognition"))
                for step in content["steps"]
            ),
            in_order=content["in_order"],
            recognition=content.get("recognition"),
        )
    except (NotClear, TooManySteps):
        return None
