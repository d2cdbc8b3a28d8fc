"""What staff read about the history of a goal: each version, who agreed to it and when."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mentoring.goal_versions import Agreement, Version
from messages.base import N_, Screen, StaffLabel, ToStaff
from messages.goal_differences_staff import Difference, differs_from


class VersionLabel(StaffLabel):
    """To staff: what came of a version."""

    OPEN = N_("waits for a yes")
    AGREED = N_("agreed")
    REPLACED = N_("replaced by a newer one")
    WITHDRAWN = N_("taken back")


@dataclass(frozen=True, slots=True)
class AgreedBy(Screen, ToStaff):
    """Under a version: a yes."""

    name: str
    at: datetime
    text = N_("✓ {name}, {at}")


@dataclass(frozen=True, slots=True)
class AgreedOnPaper(Screen, ToStaff):
    """Under a version: a yes on paper, written down by one of the staff."""

    name: str
    at: datetime
    recorder: str
    text = N_("✓ {name}, {at}, on paper with {recorder}")


@dataclass(frozen=True, slots=True)
class GoalVersion(Screen, ToStaff):
    """To staff: one version of a goal, with what it made different from the one before it. With the number of the goal
    `voetstuk goal` proves it.
    """

    title: str
    goal_id: int
    number: int
    state: VersionLabel
    by: str
    proposed_at: datetime
    agreements: tuple[AgreedBy | AgreedOnPaper, ...]
    differences: tuple[Difference, ...]
    text = N_(
        "<b>{title}</b>\n"
        "Goal {goal_id}, version {number} · {state}\n"
        "Proposed by {by}, {proposed_at}\n"
        "{agreements}\n"
        "{differences}"
    )


def goal_version(
    version: Version, before: Version | None, title: str, pillar_name: Callable[[Any], str]
) -> GoalVersion:
    """One version beside `before`; the first beside nothing."""
    return GoalVersion(
        title=title,
        goal_id=version.goal_id,
        number=version.number,
        state=VersionLabel[version.state.name],
        by=version.proposed_by_name,
        proposed_at=version.proposed_at,
        agreements=tuple(map(_agreed, version.agreements)),
        differences=differs_from(before, version, pillar_name),
    )


def _agreed(agreement: Agreement) -> AgreedBy | AgreedOnPaper:
    if agreement.recorded_by_name is None:
        return AgreedBy(agreement.name, agreement.agreed_at)
    return AgreedOnPaper(agreement.name, agreement.agreed_at, agreement.recorded_by_name)
