"""Dutch words by which a goal or a step that is not clear yet can often be told.

Few on purpose: a question too many makes people doubt their own words. Lists are separated by spaces, or by commas
where a phrase has several words.
"""

import re


def _any_of(phrases: str) -> re.Pattern[str]:
    """One of these, as whole words. A phrase may be a pattern."""
    return re.compile(rf"\b(?:{'|'.join(phrase.strip() for phrase in phrases.split(','))})\b")


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


VAGUE = _any_of(
    "beter, betere, gezond, gezonder, fit, fitter, gelukkig, gelukkiger, rustiger, netter, actiever, socialer, "
    "zelfstandiger, proberen, probeer, iets doen aan, iets aan, iets met, iets voor, wat aan, werken aan, verbeteren, "
    "bezig (?:zijn |gaan )?met, aan de slag, goed komen, goed laten gaan, allerlei, dingen, en zo, enzovoort, etc, "
    "alles, leven op orde, een beetje"
)
"""Each means something else to everybody."""

MORE_OR_LESS = _any_of("meer, minder")

NO_MORE = re.compile(r"\b(?:niet|geen|niets|nooit|niemand|nergens)\b.*\bmeer\b")
"""With a denial "meer" says that something is over, which is clear: "geen dichte post meer"."""

COUNTED = re.compile(
    r"\d|\b(?:één|een (?:keer|kwartier|half uur|uur)|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|vijftien|"
    r"twintig|half)\b"
)
"""Something that was counted: "twee keer meer groente" says how much more."""

INSIDE = _any_of(
    "voel, voelen, voelt, gevoel, denk, denken, denkt, weet, beter, rust, rustig, rustiger, blij, blijer, gelukkig, "
    "gelukkiger, tevreden, zelfverzekerd, zekerder, trots, fit, fitter, gezond, gezonder, ontspannen, opgelucht, "
    "stress, goed gaat, goed met, wil, snap, begrijp"
)
"""What goes on in somebody: nobody else can see it."""

SHOWN = _any_of(
    r"vertel\w*, zeg, zegt, zeggen, zien, lees\w*, schrijf\w*, schrift, foto\w*, cijfer\w*, lijst\w*, papier\w*, "
    r"brief\w*, kruisje\w*, agenda, kalender, app, appje, mail\w*, bericht\w*, formulier\w*, schema\w*, kaart\w*, "
    r"boekje, bonnetje\w*, noem\w*, ligt, liggen, hangt, staat, staan"
)
"""What somebody tells, writes or puts down can be seen, also when it is about how they feel."""

NO_SIGN = _set_of(
    "af alles dan dat de die dit een en er gaat gedaan gehaald gelukt gereed goed haar heb heeft hebben het hij ik in "
    "is ja je jij kan klaar lukt me mijn nu om op ook samen te van voltooid voor was we weer wij zal ze zij zijn"
)
"""Words that show nothing by themselves: "het is gedaan"."""

TOO_BIG = _any_of(
    "alle, alles, allemaal, elke dag, iedere dag, dagelijks, altijd, nooit, steeds, voortaan, iedereen, volledig, "
    "helemaal, (?:het|de|mijn|ons|onze) hele, (?:elke|iedere) (?:ochtend|avond|nacht), schuldenvrij, "
    "schulden (?:aflossen|afbetalen|betalen), baan (?:vinden|zoeken|krijgen), werk (?:vinden|krijgen), stoppen met, "
    "afvallen"
)
"""More than fits in a week."""

AND_THEN = re.compile(r"\ben (?:daarna|dan|ook|vervolgens)\b|[;+]|\bdaarna\b")

DEED = re.compile(r"(?:en|gaan|doen|zien|slaan|staan)$")
"""How a Dutch verb mostly ends where a step says what to do: "bellen"."""

NO_DEED = _set_of(
    "afspraken bladen boodschappen bonnen brieven buren cijfers dagen dingen dozen enveloppen flessen formulieren "
    "gegevens groenten huizen jassen kaarten kamers kasten keren kinderen kleren kosten kranten lijsten maanden mappen "
    "mensen minuten namen ouders papieren pennen personen plannen planten punten rekeningen schoenen schulden spullen "
    "stapels stukken tassen toeslagen uitgaven uren vacatures vragen vrienden weken winkels woorden zaken zakken "
    "zorgen een geen zeven negen tien open binnen buiten boven samen morgen"
)
"""Words that end like a deed and mostly are none."""

_DONE = re.compile(r"^(op|af|in|uit|aan|door|mee|na|om|over|toe|weg)?ge(?=\w{4})")


def is_done_form(word: str) -> bool:
    """Whether it looks like "geopend" or "opgeruimd"."""
    return bool(_DONE.search(word))


def root(word: str) -> str:
    """What "geopend" and "openen" share, roughly: "gebeld" says no more than "bellen"."""
    bare = _DONE.sub(lambda found: found[1] or "", word)
    ending = r"(?<=\w{3})en$" if bare == word else r"(?:en|d|t)$"
    return re.sub(r"(.)\1$", r"\1", re.sub(ending, "", bare))
