"""If-then plans: "Als de koffie klaar is, dan open ik één brief." One for a step, in the participant's own words.

A plan that has really the form of "if … then …" helps people do what they meant to do (642 tests, d .27 to .66), and
more so when it was rehearsed (Sheeran, Listrom and Gollwitzer 2024). So the form is ours, and only the words between
are theirs: what they type along of the form is taken off, and the sentence is always read back.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mentoring.ids import StepId
from mentoring.lengths import units
from mentoring.refusals import Refusal

LONGEST_PART = 80
"""Length of what stands behind "als", and behind "dan", as Telegram counts: together two or three lines on a phone."""


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


_AROUND = " \"'“”„«»‘’`*_()[]"
_BEHIND = _AROUND + ".,;:!?…-–—"
_IF = re.compile(r"(?:als|wanneer|zodra|indien)\b[\s:,.…]*(?=\S)", re.IGNORECASE)
_THEN = re.compile(r"dan\b[\s:,.…]*(?=\S)", re.IGNORECASE)
_WHO_FIRST = re.compile(r"(?P<who>ik|we|wij) (?P<verb>[^\W\d]{2,})(?P<rest>.*)", re.IGNORECASE)

_WITH_THEN = re.compile(r"(?:als )?(?P<cue>.+?)[,;.…]+ ?dan (?P<response>.+)", re.IGNORECASE)
_WITHOUT_COMMA = re.compile(
    r"als (?P<cue>.+?)(?:,| dan|, dan) (?P<response>[^\W\d]+ (?:ik|we|wij)\b.*)", re.IGNORECASE
)

_SMALL = _set_of(
    "aan alle alles als bij daar dan dat de deze die dit door een eerst elke er geen haar het hij ik iedere iemand "
    "iets in is je jij mama me met mij mijn morgen na naar nadat niemand niet om ons onze op over papa te terwijl "
    "thuis tijdens uit van vanavond vandaag vanmiddag vanochtend voor voordat wat we weer wie wij ze zij zijn zo "
    "avond avondeten eten koffie lunch middag nacht ochtend ontbijt post school thee werk "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
)
"""Words that a phone gives a capital at the start of a message, and that have none inside a sentence. Others, such as
"Mohammed" in "Mohammed slaapt", may be names."""


class PlanNotClear(Refusal):
    """A part of a plan has no letter in it."""


class PlanTooLong(Refusal):
    """A part of a plan is longer than `LONGEST_PART`."""


class CueKind(StrEnum):
    """What stands behind "als": when it is the moment, or what may be in the way."""

    MOMENT = "moment"
    OBSTACLE = "obstacle"


@dataclass(frozen=True, slots=True)
class IfThenPlan:
    """What a participant does for a step, and when: "Als {cue}, dan {response}." `said_at`: they said it back."""

    step_id: StepId
    cue: str
    response: str
    made_at: datetime
    said_at: datetime | None = None

    @classmethod
    def make(cls, step_id: StepId, cue: str, response: str, *, now: datetime) -> "IfThenPlan":
        """A new plan of words that may have been typed with "Als" and "dan" in front.

        Raises:
            PlanNotClear, PlanTooLong: as for `cue_of`.
        """
        return cls(step_id, cue_of(cue), response_of(response), made_at=now)


def cue_of(typed: str) -> str:
    """What stands behind "Als", without the "Als" that people type along.

    Raises:
        PlanNotClear: when there is no letter in it.
        PlanTooLong: when it is longer than `LONGEST_PART`.
    """
    words = _bare(typed)
    begun = _IF.match(words)
    return _fitting(_without_capital(words[begun.end() :] if begun else words, _SMALL))


def response_of(typed: str) -> str:
    """What stands behind "dan", which is a verb first: "ik bel Anja" becomes "bel ik Anja".

    Raises:
        PlanNotClear, PlanTooLong: as for `cue_of`.
    """
    words = _bare(typed)
    begun = _THEN.match(words)
    words = words[begun.end() :] if begun else words
    turned = _WHO_FIRST.fullmatch(words)
    if turned:
        words = f"{turned['verb'].lower()} {turned['who'].lower()}{turned['rest']}"
    return _fitting(_without_capital(words))


def whole_sentence(typed: str) -> tuple[str, str] | None:
    """Both parts of a plan that was typed at once; None when it is no such sentence."""
    words = _bare(typed)
    found = _WITH_THEN.fullmatch(words) or _WITHOUT_COMMA.fullmatch(words)
    if found is None:
        return None
    return cue_of(found["cue"]), response_of(found["response"])


def as_response(step: str) -> str | None:
    """The words of a step behind "dan", such as "doe ik: post openen"; None when they are too long for that."""
    said = f"doe ik: {_without_capital(_bare(step))}"
    return said if units(said) <= LONGEST_PART else None


def _bare(typed: str) -> str:
    return " ".join(typed.split()).lstrip(_AROUND).rstrip(_BEHIND)


def _without_capital(words: str, only: Collection[str] = ()) -> str:
    """With a small first letter, unless there are more capitals in that word ("UWV", "DigiD"), or it is not `only`."""
    first = words.split(" ", 1)[0].strip(",:")
    is_own = any(letter.isupper() for letter in first[1:])
    return words if is_own or (only and first.lower() not in only) else words[:1].lower() + words[1:]


def _fitting(words: str) -> str:
    if units(words) > LONGEST_PART:
        raise PlanTooLong
    if not any(letter.isalpha() for letter in words):
        raise PlanNotClear
    return words
