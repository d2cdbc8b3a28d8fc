"""What the invented people of the sample pilot want, do, and say: their goals, their bridges, a plan, and the gifts."""

from datetime import timedelta

from mentoring.gifts import CodeForm, GiftDraft, GiftKind, GiftPictogram
from mentoring.goal_drafts import Draft, StepDraft, Wish
from mentoring.ids import PillarKey, RecognitionKey
from mentoring.money import Cents

MAIL_TRAY = Draft(
    pillar=PillarKey("debts"),
    title="Een vaste plek voor mijn post",
    why="Dan raak ik niets meer kwijt.",
    seen_by="Drie dagen lang ligt alle post daar.",
    reward=Cents(0),
    due_on=None,
    steps=(StepDraft("Een bakje bij de voordeur zetten", "Je laat een foto zien.", Cents(2_00)),),
    recognition=RecognitionKey("certificate"),
)
"""Fatima's first goal, which she has reached. The goal itself earned a certificate and no money: a full reward."""

POST = Draft(
    pillar=PillarKey("debts"),
    title="Mijn post op orde",
    why="Dan durf ik de deur weer open te doen.",
    seen_by="Al mijn post zit in een map.",
    reward=Cents(10_00),
    due_on=None,
    steps=(
        StepDraft("Een map kopen", "De map ligt op tafel.", Cents(2_00)),
        StepDraft("Post openen en sorteren", "De post ligt op drie stapels.", Cents(5_00)),
        StepDraft("Eén brief bellen", "Je vertelt wat ze zeiden.", Cents(5_00)),
    ),
)
"""Fatima's goal in focus."""

OUTSIDE = Draft(
    pillar=PillarKey("wellbeing"),
    title="Vaker naar buiten",
    why="Dan slaap ik beter.",
    seen_by="Twee weken lang ga je drie keer per week naar buiten.",
    reward=Cents(5_00),
    due_on=None,
    steps=(
        StepDraft("Eén rondje lopen in het park", "Je vertelt hoe het was.", Cents(2_00)),
        StepDraft("Met iemand samen lopen", "Je vertelt met wie je liep.", Cents(2_00)),
    ),
    in_order=False,
)
"""Fatima's other goal."""

WORK = Draft(
    pillar=PillarKey("work"),
    title="Werk in de buurt",
    why="Dan ben ik thuis als de kinderen thuiskomen.",
    seen_by="Je hebt met één baas gepraat.",
    reward=Cents(10_00),
    due_on=None,
    steps=(
        StepDraft("Twee vacatures kiezen", "Je laat ze zien op je telefoon.", Cents(5_00)),
        StepDraft("Eén brief schrijven", "We lezen de brief samen.", Cents(5_00)),
    ),
)
"""Mo's goal."""

DRIVING = Draft(
    pillar=PillarKey("work"),
    title="Mijn rijbewijs halen",
    why="Dan kan ik werken als bezorger.",
    seen_by="Je laat je rijbewijs zien.",
    reward=Cents(80_00),
    due_on=None,
    steps=(
        StepDraft("Het theorieboek uitlezen", "Je vertelt wat je hebt geleerd.", Cents(25_00)),
        StepDraft("Tien oefentoetsen maken", "Je laat de uitslag zien.", Cents(25_00)),
        StepDraft("Het theorie-examen doen", "Je vertelt hoe het ging.", Cents(25_00)),
        StepDraft("Vijf rijlessen volgen", "Je vertelt wat al lukt.", Cents(25_00)),
        StepDraft("Nog vijf rijlessen volgen", "Je vertelt wat al lukt.", Cents(25_00)),
    ),
)
"""Samira's goal. It brings her household, which is hers and Mo's, to more than 80 % of its yearly limit in whatever
month the sample is played: what is promised counts in every year. The goal itself wants two mentors.
"""

SLEEP = Wish(
    title="Ik wil weer goed slapen",
    pillar=PillarKey("wellbeing"),
    why="Ik ben overdag zo moe.",
    steps=("Op tijd mijn telefoon wegleggen",),
)
"""What Mo wants, in his own words: it waits for the team."""

FIRST_BRIDGE = (3, 2, 1, 1, 3, 2)
LATEST_BRIDGE = (4, 3, 2, 3, 3, 2)
"""Fatima's levels, pillar after pillar; a municipality with more pillars begins again with the first of these."""

PLAN_FOR_POST = ("de koffie klaar is", "open ik één brief")
PLAN_FOR_WALK = ("ik heb gegeten", "loop ik een rondje buiten")
"""Fatima's if-then plans: what stands behind "als", and behind "dan"."""

PROUD_OF = "Ik belde zelf met het energiebedrijf."
"""On Fatima's list, by herself. Only she reads it."""

ON_PAPER = "Gerda"
"""She takes part without a phone."""

GERDA_EARNED = ((4, Cents(12_00)), (3, Cents(20_00)), (2, Cents(22_00)), (1, Cents(24_00)))
"""By keeping one appointment in each of the months before the story: so many months back, and so much."""


def _code(
    name: str, cents: int, form: CodeForm, where: str, months: int, pictogram: GiftPictogram
) -> GiftDraft:
    return GiftDraft(name, Cents(cents), GiftKind.CODE, form, where, months, pictogram)


def _by_hand(name: str, cents: int, where: str, pictogram: GiftPictogram) -> GiftDraft:
    return GiftDraft(name, Cents(cents), GiftKind.BY_HAND, None, where, None, pictogram)


def _ordered(name: str, cents: int, where: str, months: int, pictogram: GiftPictogram) -> GiftDraft:
    return GiftDraft(name, Cents(cents), GiftKind.ORDERED, None, where, months, pictogram)


SWIMMING = _code(
    "Zwemkaartje", 5_00, CodeForm.BARCODE, "in zwembad De Waterlelie", 12, GiftPictogram.SWIMMING
)
GROCERIES = _code(
    "Boodschappenbon", 10_00, CodeForm.BARCODE, "in elke winkel van De Groene Mand", 24,
    GiftPictogram.GROCERIES,
)  # fmt: skip
CINEMA = _code("Bioscoopbon", 12_50, CodeForm.QR, "in bioscoop De Lantaarn", 12, GiftPictogram.CINEMA)
CREDIT = _code("Beltegoed", 10_00, CodeForm.TEXT, "in elke telefoonwinkel", 12, GiftPictogram.PHONE)

COFFEE = _by_hand("Koffie met iets lekkers", 5_00, "in het wijkhuis, met wie je wilt", GiftPictogram.COFFEE)
"""What Samira chose: Anja or Tom gives it to her."""

GIFTS = (
    SWIMMING,
    GROCERIES,
    CINEMA,
    CREDIT,
    COFFEE,
    _by_hand("Knutseldoos", 7_50, "op het Serviceplein", GiftPictogram.CHILD),
    _by_hand("Gereedschapskist", 15_00, "op het Serviceplein", GiftPictogram.TOOL),
    _ordered("Leesbon", 10_00, "in boekwinkel De Ezelsoor", 24, GiftPictogram.BOOK),
    _ordered("Kledingbon", 15_00, "in kledingwinkel De Knoop", 12, GiftPictogram.CLOTHES),
    _ordered("Fietsbeurt", 20_00, "bij fietsenmaker Het Achterwiel", 6, GiftPictogram.BICYCLE),
)
"""The catalogue, of shops that do not exist. Those of codes are chosen from once there are codes."""

VOUCHERS = (
    (SWIMMING, tuple(f"DW-{4711 + 613 * number}" for number in range(8))),
    (GROCERIES, tuple(f"29{50312064 + 7193 * number}" for number in range(8))),
    (CINEMA, tuple(f"LANTAARN-{3021 + 457 * number}" for number in range(6))),
)
"""Codes that no shop knows, in stock. Of phone credit there are none yet: loading them is for who practises."""

VOUCHERS_LAST = timedelta(days=270)
"""How long after the story ends the codes in stock are good for."""
