"""What the invented people of the sample pilot want, do, and say: their goals, their bridges, a plan, and the gifts."""

from mentoring.gifts import CodeForm, GiftDraft, GiftKind, GiftPictogram
from mentoring.goal_drafts import Draft, StepDraft, Wish
from mentoring.ids import PillarKey
from mentoring.money import Cents

MAIL_TRAY = Draft(
    pillar=PillarKey("debts"),
    title="Een vaste plek voor mijn post",
    why="Dan raak ik niets meer kwijt.",
    seen_by="Drie dagen lang ligt alle post daar.",
    reward=Cents(0),
    due_on=None,
    steps=(StepDraft("Een bakje bij de voordeur zetten", "Je laat een foto zien.", Cents(2_00)),),
)
"""Fatima's first goal, which she has reached. The goal itself earned recognition and no money: a full reward."""

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

GIFTS = (
    SWIMMING,
    GROCERIES,
    CINEMA,
    CREDIT,
    _by_hand("Koffie met iets lekkers", 5_00, "in het wijkhuis, met wie je wilt", GiftPictogram.COFFEE),
    _by_hand("Knutseldoos", 7_50, "op het Serviceplein", GiftPictogram.CHILD),
    _by_hand("Gereedschapskist", 15_00, "op het Serviceplein", GiftPictogram.TOOL),
    _ordered("Leesbon", 10_00, "in boekwinkel De Ezelsoor", 24, GiftPictogram.BOOK),
    _ordered("Kledingbon", 15_00, "in kledingwinkel De Knoop", 12, GiftPictogram.CLOTHES),
    _ordered("Fietsbeurt", 20_00, "bij fietsenmaker Het Achterwiel", 6, GiftPictogram.BICYCLE),
)
"""The catalogue, of shops that do not exist. Those of codes are chosen from once there are codes."""
