"""What is asked about a goal that is not clear yet. It is asked seldom: most of these phrases are clear."""

from datetime import date

import pytest

from mentoring.clarity import Doubt, Unclear, unclear, unclear_goal, unclear_seen_by, unclear_step
from mentoring.goal_drafts import Draft, StepDraft
from mentoring.ids import PillarKey
from mentoring.money import Cents

WHAT, SEEN, WHEN, SMALL = Unclear.WHAT, Unclear.SEEN, Unclear.WHEN, Unclear.SMALL

GOALS: list[tuple[str, Unclear | None]] = [
    ("Mijn post op orde", None),
    ("Twee avonden per week wandelen", None),
    ("Een map voor mijn papieren", None),
    ("Elke maand vijf euro sparen", None),
    ("Geen dichte post meer in huis", None),
    ("Niet meer bang voor de brievenbus", None),
    ("Drie keer meer groente in een week", None),
    ("Een half uur minder op mijn telefoon", None),
    ("Een rijbewijs halen", None),
    ("Weer voetballen met mijn zoon", None),
    ("Een opleiding in de zorg kiezen", None),
    ("Mijn kamer opgeruimd", None),
    ("Zelf mijn toeslagen regelen", None),
    ("Op tijd naar bed", None),
    ("Rust in mijn hoofd", None),
    ("Ik wil mijn huur op tijd betalen", None),
    ("Beter", WHAT),
    ("Geld", WHAT),
    ("Sporten", WHAT),
    ("Gezonder leven", WHAT),
    ("Ik wil gezond worden", WHAT),
    ("Iets doen aan mijn schulden", WHAT),
    ("Proberen te stoppen met roken", WHAT),
    ("Meer bewegen", WHAT),
    ("Minder stress", WHAT),
    ("Beter slapen", WHAT),
    ("Alles regelen", WHAT),
    ("Mijn leven op orde", WHAT),
    ("Werken aan mezelf", WHAT),
    ("Iets met mensen", WHAT),
]

STEPS: list[tuple[str, Unclear | None]] = [
    ("Post openen en sorteren", None),
    ("Eén brief openen", None),
    ("Een map met vier vakken kopen", None),
    ("De huisarts bellen", None),
    ("Tien minuten wandelen", None),
    ("Twee vacatures kiezen", None),
    ("Met Anja naar het Serviceplein", None),
    ("Brood en melk kopen", None),
    ("Naam en adres opschrijven", None),
    ("Twee brieven en kaarten kopen", None),
    ("Mijn DigiD aanvragen", None),
    ("Drie dagen mijn uitgaven opschrijven", None),
    ("Een brief schrijven aan de buren", None),
    ("Om elf uur de telefoon weg leggen", None),
    ("Stapel betalen bekijken", None),
    ("Een kast opruimen", None),
    ("Alle post openen", SMALL),
    ("Elke dag een uur lopen", SMALL),
    ("Altijd op tijd betalen", SMALL),
    ("Het hele huis opruimen", SMALL),
    ("Alles op een rij zetten", SMALL),
    ("Nooit meer te laat opstaan", SMALL),
    ("De gemeente bellen en een afspraak maken", SMALL),
    ("Een map kopen en de post sorteren", SMALL),
    ("De post openen, daarna de gemeente bellen", SMALL),
    ("Naar de bank gaan en dan naar de winkel", SMALL),
    ("Een baan zoeken", SMALL),
    ("Schulden aflossen", SMALL),
    ("Met mijn zus naar de winkel om een map en pennen voor mijn post te kopen", SMALL),
    ("Bellen", WHAT),
    ("Iets doen aan de tuin", WHAT),
    ("Gezonder eten", WHAT),
    ("Proberen te slapen", WHAT),
]

SIGNS: list[tuple[str, str, Unclear | None]] = [
    ("De post ligt op drie stapels", "Post openen en sorteren", None),
    ("De post is open", "Post openen", None),
    ("Er ligt geen dichte post meer", "Mijn post op orde", None),
    ("Er staat een afspraak in mijn agenda", "De huisarts bellen", None),
    ("Ik vertel Anja hoe ik me voel", "Beter slapen", None),
    ("Ik geef mijn slaap een 7", "Beter slapen", None),
    ("Er hangt een lijst met wat ik goed vind gaan", "Rust in mijn hoofd", None),
    ("De pas is er", "Rekening openen", None),
    ("Mijn kamer is leeg", "Kamer opruimen", None),
    ("Post openen", "Post openen", SEEN),
    ("Post openen: klaar", "Post openen", SEEN),
    ("De post is geopend", "Post openen", SEEN),
    ("Er is gebeld", "De gemeente bellen", SEEN),
    ("Het is opgeruimd", "Kamer opruimen", SEEN),
    ("Het is gelukt", "Een map kopen", SEEN),
    ("Klaar", "Een map kopen", SEEN),
    ("Ik voel me beter", "Rust in mijn hoofd", SEEN),
    ("Ik ben minder bang en blij", "Naar buiten gaan", SEEN),
    ("Ik weet hoe het werkt", "DigiD aanvragen", SEEN),
]


@pytest.mark.parametrize(("title", "asked"), GOALS)
def test_a_goal_is_asked_about_when_nobody_could_say_what_it_is(title: str, asked: Unclear | None):
    assert unclear_goal(title) is asked


@pytest.mark.parametrize(("title", "asked"), STEPS)
def test_a_step_is_asked_about_when_it_does_not_fit_in_a_week(title: str, asked: Unclear | None):
    assert unclear_step(title) is asked


@pytest.mark.parametrize(("seen_by", "title", "asked"), SIGNS)
def test_how_both_see_it_is_asked_about_when_there_is_nothing_to_see(
    seen_by: str, title: str, asked: Unclear | None
):
    assert unclear_seen_by(seen_by, title) is asked


def test_capitals_and_spaces_change_nothing():
    assert unclear_goal("  BETER   Slapen ") is WHAT
    assert unclear_step("ALLE post openen") is SMALL


def test_all_doubts_about_a_goal_come_in_the_order_in_which_they_matter():
    draft = _draft(
        "Beter slapen", "Ik slaap beter", None, ("De telefoon weg leggen", "Klaar"), ("Bellen", "Gebeld")
    )

    assert unclear(draft) == (
        Doubt(WHAT),
        Doubt(SEEN),
        Doubt(SEEN, 1),
        Doubt(WHAT, 2),
        Doubt(SEEN, 2),
        Doubt(WHEN),
    )


def test_a_clear_goal_with_a_date_is_left_in_peace():
    draft = _draft(
        "Mijn post op orde",
        "Er ligt geen dichte post meer",
        date(2027, 3, 3),
        ("Post openen", "De post ligt op drie stapels"),
    )

    assert unclear(draft) == ()


def _draft(title: str, seen_by: str, due_on: date | None, *steps: tuple[str, str]) -> Draft:
    return Draft(
        title=title,
        pillar=PillarKey("home"),
        why="",
        seen_by=seen_by,
        reward=Cents(0),
        due_on=due_on,
        steps=tuple(StepDraft(what, seen, Cents(0)) for what, seen in steps),
    )
