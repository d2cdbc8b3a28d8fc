"""What staff read about one version of a goal: what it made different, and who said yes to it."""

from datetime import UTC, datetime
from typing import Any

from mentoring.goal_versions import Agreement, Version, VersionState, draft_of
from mentoring.ids import GoalId, PersonId
from messages.catalogue import read_catalogue
from messages.goal_history import goal_version

CATALOGUE = read_catalogue()
ANJA, FATIMA = PersonId(1), PersonId(2)
AT = datetime(2026, 3, 3, 13, 30, tzinfo=UTC)


def step(id_: int | None, title: str, *, reward: int = 5_00, seen_by: str = "Te zien") -> dict[str, Any]:
    return {"id": id_, "title": title, "seen_by": seen_by, "reward": reward}


FIRST: dict[str, Any] = {
    "title": "Mijn post op orde",
    "pillar": "money",
    "why": "",
    "seen_by": "Geen dichte post",
    "reward": 15_00,
    "due_on": None,
    "in_order": True,
    "steps": [step(None, "Post openen"), step(None, "Map kopen")],
}


def version(number: int, content: dict[str, Any], *agreements: Agreement) -> Version:
    state = VersionState.AGREED if agreements else VersionState.OPEN
    return Version(
        GoalId(7), number, draft_of(content), content, ANJA, "Anja", AT, state, "00", tuple(agreements)
    )


def lines(new: Version, before: Version | None = None) -> list[str]:
    shown = CATALOGUE.render(goal_version(new, before, "Mijn post op orde", lambda key: f"pijler {key}"))
    return [line.replace("\xa0", " ") for line in shown.split("\n")]


def differences(**changed: Any) -> list[str]:
    return lines(version(2, {**FIRST, **changed}), version(1, FIRST))[3:]


def test_a_first_version_is_told_whole():
    assert lines(version(1, FIRST)) == [
        "<b>Mijn post op orde</b>",
        "Doel 7, versie 1 · wacht op een ja",
        "Voorgesteld door Anja, dinsdag 3 maart om 14.30 uur",
        "· Het doel: Mijn post op orde",
        "· De pijler: pijler money",
        "· Hoe jullie het zien: Geen dichte post",
        "· Stap: Post openen € 5",
        "    <i>Te zien</i>",
        "· Stap: Map kopen € 5",
        "    <i>Te zien</i>",
        "· De beloning voor het doel: € 15",
    ]


def test_of_a_later_one_only_what_differs():
    assert differences(title="Rust") == ["· Het doel: Mijn post op orde → Rust"]
    assert differences(why="Dan slaap ik") == ["· Waarom het telt: Dan slaap ik"]
    assert differences(reward=5_00) == ["· De beloning voor het doel: € 15 → € 5"]
    assert differences(due_on="2026-12-31") == ["· Datum nu: donderdag 31 december 2026"]
    assert differences(in_order=False) == ["· Stappen: vrij te kiezen"]


def test_what_reads_as_an_earlier_one_says_so():
    assert differences() == ["· Hetzelfde als versie 1"]


def test_words_that_were_taken_away_are_told():
    why = {**FIRST, "why": "Dan slaap ik"}

    assert lines(version(2, FIRST), version(1, why))[3:] == ["· Waarom het telt: weg (Dan slaap ik)"]


def test_a_step_is_known_by_its_number_whatever_it_is_called():
    before = {**FIRST, "steps": [step(11, "Post openen"), step(12, "Map kopen")]}
    after = {
        **FIRST,
        "steps": [
            step(12, "Map kopen", reward=2_00),
            step(None, "Bellen", reward=0),
            step(11, "Eén brief openen"),
        ],
    }

    assert lines(version(3, after), version(2, before))[3:] == [
        "· Stap 1: € 5 → € 2",
        "· Stap: Bellen",
        "    <i>Te zien</i>",
        "· Stap 3: Post openen → Eén brief openen",
    ]


def test_a_step_that_got_a_number_since_is_the_same_one():
    numbered = {**FIRST, "steps": [step(11, "Post openen", seen_by="Drie stapels")]}

    assert lines(version(2, numbered), version(1, FIRST))[3:] == [
        "· Zo zien jullie stap 1: Drie stapels",
        "· Stap weg: Map kopen",
    ]


def test_who_agreed_stands_there_and_on_whose_paper():
    agreed = version(
        1, FIRST, Agreement(ANJA, "Anja", AT), Agreement(FATIMA, "Fatima", AT, recorded_by_name="Kees")
    )

    assert lines(agreed)[3:5] == [
        "✓ Anja, dinsdag 3 maart om 14.30 uur",
        "✓ Fatima, dinsdag 3 maart om 14.30 uur, op papier bij Kees",
    ]
