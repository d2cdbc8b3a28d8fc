"""Words that say that it is too much: a table of what people write, heavy and harmless.

When in doubt it is heavy (`docs/decisions/0020-heavy-words.md`). The lists are those of `messages/nl/method/`.
"""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentoring.heavy_words import SHORT_WITHIN, is_again, is_heavy
from mentoring.method import HeavyWords
from messages.method import read_method

WORDS = read_method().heavy_words
NOW = datetime(2026, 3, 3, 14, 30, tzinfo=UTC)

HEAVY = [
    # the verb first
    "Soms wil ik dood",
    "het liefst wil ik doodgaan",
    "dan wil ik dood",
    "daarom wil ik niet meer leven",
    "nu wil ik niet meer",
    "Zo kan ik niet meer.",
    "zo kan ik echt niet meer verder",
    "dit trek ik niet meer",
    "dit trek ik gewoon niet meer",
    "zo trek ik het niet meer",
    "dat hou ik niet meer vol",
    "Dit houd ik niet vol!",
    "dit kan ik niet meer aan",
    "soms wil ik er niet meer zijn",
    "was ik er maar niet meer",
    "ik denk erover om eruit te stappen",
    # no longer wanting to
    "ik wil niet meer",
    "Ik wil niet meer.",
    "IK WIL NIET MEER!!!",
    "ik wil nie meer",
    "wil ni meer",
    "k wil nie meeeeeer",
    "Ik wil echt niet meer",
    "ik wil gwn niet meer...",
    "ik wil niet meer 😔",
    "ik wil niet meer, alles is weg",
    "ik wil niet meer maar ik heb kinderen",
    "ik wil niet meer en niemand ziet het",
    "Ik wil niet meer leven",
    "ik wil niet meer leve",
    "ik wil zo niet leven",
    "Mijn zoon wil niet meer leven",
    "ik weet dat ik niet meer wil leven",
    "Ik wil niet meer wakker worden",
    "ik hoop dat ik nooit meer wakker word of dat ik nooit meer wakker worden kan",
    "ik wil er niet meer zijn",
    "soms denk ik: als ik er niet meer ben.",
    "dit leven wil ik niet meer",
    "ik heb geen zin meer in het leven",
    "het leven heeft geen zin",
    "mijn leven is niks waard",
    "Ik ben het leven zat.",
    "ik ben levensmoe",
    "ik haat mijn leven",
    "waarom leef ik nog",
    "ik wil weg van deze wereld",
    "ik wil gewoon verdwijnen",
    # it no longer has to
    "het hoeft voor mij niet meer",
    "Voor mij hoeft het niet meer",
    "t hoeft van mij nie meer",
    # no longer being able to
    "ik kan niet meer",
    "Ik kan niet meer!",
    "k kan ni meer",
    "ik kan nu echt niet meer",
    "Ik kan niet meer. Ik ben op.",
    "ik kan niet meer want alles is te veel",
    "kan niet meer",
    "ik kan het niet meer",
    "ik kan dit niet meer aan",
    "Ik kan er niet meer tegen",
    "ik kan niet meer verder",
    # too heavy
    "ik trek het niet meer",
    "Ik trek t nie meer",
    "trek dit ni meer",
    "ik trek het gewoon niet",
    "Ik hou het niet meer vol",
    "ik houd dit niet vol",
    "dit is niet meer vol te houden",
    "ik zie het niet meer zitten",
    "het wordt me te veel",
    "het wordt me allemaal te veel.",
    "alles wordt me teveel",
    "het is me te veel",
    "ik zie geen uitweg",
    "er is geen hoop meer",
    "ik ben wanhopig",
    "ik geef op",
    # death
    "ik wil dood",
    "ik wil dood zijn",
    "Ik wil doodgaan",
    "ik wou dat ik dood was",
    "was ik maar dood",
    "was ik maar nooit geboren",
    "ik ben liever dood",
    "ik wil sterven",
    "ik denk aan de dood",
    "laat me dood gaan",
    # making an end
    "zelfmoord",
    "Ik denk aan zelfmoord",
    "zelf moord",
    "zelf-moord",
    "zelfmoort plegen",
    "ZELFMOORDGEDACHTEN",
    "zelfdoding",
    "suïcide",
    "ik ben suicidaal",
    "ik wil er een eind aan maken",
    "Ik ga er een einde aan maken",
    "ik maak er een eind aan",
    "ik wil een eind maken aan mijn leven",
    "ik wil uit het leven stappen",
    "ik stap eruit",
    "ik ga mezelf iets aandoen",
    "ik ben bang dat ik mijzelf wat aan ga doen... mezelf wat aandoen",
    "ik snij mezelf",
    "ik heb mezelf gesneden",
    "ik doe mezelf pijn",
    "ik wil van de flat springen",
    "ik spring voor de trein",
    "ik ga mezelf ophangen",
    "ik heb heel veel pillen geslikt",
    "een overdosis",
    "ik heb een afscheidsbrief",
    "iedereen is beter af zonder mij",
    "niemand zou mij missen",
    # in between other words, and with what Telegram leaves in
    "Hallo Anja, ik heb de brief. Maar eerlijk: ik wil niet meer. Sorry.",
    "Post geopend\nik trek het niet meer\ngroetjes",
    "ik w\u200bil niet meer leven",
    "ïk wïl nïet mëer lèven",
    "ik wil niet\u00a0meer leven",
    "#zelfmoord",
    "**ik wil dood**",
    # other languages
    "I want to die",
    "i don't want to live anymore",
    "I’m going to kill myself",
    "ich will nicht mehr leben",
    "je veux mourir",
    "quiero morir",
    "ölmek istiyorum",
    "yaşamak istemiyorum",
    "nie chcę żyć",
    "не хочу жити",
    "Я не хочу жить",
    "أريد أن أموت",
    "خودکشی",
]

HARMLESS = [
    # the verb first, about something else
    "Dit doel wil ik niet meer",
    "Dan wil ik niet meer roken",
    "vandaag kan ik niet meer komen",
    "Morgen kan ik niet meer, donderdag wel",
    "hier wil ik niet meer wonen",
    "van zo weinig geld wil ik niet meer leven van dag tot dag",
    "die brief kan ik niet meer vinden",
    "",
    "Hallo",
    "Ik wil niet meer roken",
    "ik wil niet meer roken.",
    "Ik kan niet meer inloggen",
    "ik kan niet meer inloggen, wat nu?",
    "Mijn telefoon is dood",
    "Ik wil niet meer te laat komen",
    "ik wil niet meer bij mijn ouders wonen",
    "ik wil niet meer rood staan",
    "Ik wil niet meer elke dag brood eten",
    "ik wil niet mee",
    "Ik wil nog niet",
    "ik wil niet meer een uitkering",
    "ik wil niet meer alles alleen doen",
    "Ik wil meer leven in huis",
    "ik wil leven van mijn werk",
    "Ik wil niet leven van een uitkering",
    "Wil je niet meer bellen?",
    "Mijn auto wil niet meer",
    "De wasmachine kan niet meer gemaakt worden",
    "Dinsdag kan ik niet meer",
    "Morgen kan ik niet meer komen",
    "ik kan niet meer op dinsdag",
    "ik kan niet meer dan 10 euro betalen",
    "ik kan niet meer mijn post openen",
    "Ik kan het niet meer vinden",
    "Ik kan niet komen",
    "ik kan niet",
    "ik weet het niet meer",
    "Ik red het niet meer op tijd",
    "ik red het niet om drie uur",
    "Ik hou niet van vis",
    "ik trek een jas aan",
    "Ik trek het kleed recht",
    "Dat is te veel geld",
    "20 euro is te veel",
    "Ik heb te veel post",
    "het hoeft niet meer",
    "De afspraak hoeft niet meer",
    "Mijn moeder is dood",
    "de batterij is dood",
    "Ik ben doodmoe",
    "ik lach me dood",
    "Ik verveel me dood",
    "ik ga dood van de honger",
    "Doodlopende straat",
    "Mijn planten zullen wel dood zijn",
    "Ik leef nog",
    "het leven is duur",
    "Dat is het leven",
    "Ik heb zin in het leven",
    "Levensverzekering opzeggen",
    "Ik wil een eind maken aan mijn schulden",
    "Er komt een einde aan mijn contract",
    "aan het eind van de maand",
    "Ik stap uit de bus bij het station",
    "Ik sta te wachten voor de trein naar Leiden",
    "ik moet ophangen, de bel gaat",
    "De was ophangen",
    "Ik heb mijn pillen gehaald bij de apotheek",
    "Ik heb me gesneden bij het koken",
    "Ik doe mezelf een plezier",
    "ik heb pijn aan mijn knie",
    "Ik wil eruit",
    "Ik wil de schulden zien verdwijnen",
    "Ik ben mijn pas kwijt",
    "Geen zin vandaag",
    "Het lukt niet",
    "Kan iemand mij bellen?",
    "113 huisnummer",
    "The phone is dead",
    "I can't do this step",
    "I want to live in Alphen",
    "Burada yaşamak istemiyorum",
    "не хочу жить здесь",
    "😭",
    "...",
]


@pytest.mark.parametrize("text", HEAVY)
def test_it_brings_help(text: str):
    assert is_heavy(text, WORDS)


@pytest.mark.parametrize("text", HARMLESS)
def test_it_is_harmless(text: str):
    assert not is_heavy(text, WORDS)


def test_a_harmless_phrase_hides_no_heavy_one_beside_it():
    assert is_heavy("Ik wil niet meer leven van een uitkering, ik wil niet meer leven", WORDS)


def test_a_long_text_is_looked_through_to_its_end():
    assert is_heavy("Er was eens een brief. " * 180 + "Ik wil niet meer", WORDS)


@given(st.text(max_size=300))
def test_whatever_stands_around_it_cannot_hide_it(around: str):
    assert is_heavy(f"{around}\nik wil niet meer leven\n{around}", WORDS)


@given(st.text(max_size=500))
def test_no_text_breaks_it(text: str):
    assert is_heavy(text, WORDS) in (True, False)


def test_a_municipality_with_an_empty_list_is_asked_nothing():
    assert not is_heavy("ik wil niet meer leven", HeavyWords())


@pytest.mark.parametrize("phrase", WORDS.harmless)
def test_every_harmless_phrase_is_there_for_a_heavy_one(phrase: str):
    assert is_heavy(
        phrase.rstrip("*"), HeavyWords(WORDS.phrases, (), WORDS.spellings, WORDS.fillers, WORDS.breaks)
    )


@pytest.mark.parametrize("phrase", WORDS.phrases)
def test_every_phrase_is_found_as_it_stands(phrase: str):
    assert is_heavy(phrase.replace("*", ""), WORDS)


def test_within_ten_minutes_it_is_said_shortly():
    assert is_again(NOW - SHORT_WITHIN + timedelta(seconds=1), now=NOW)
    assert not is_again(NOW - SHORT_WITHIN, now=NOW)
    assert not is_again(None, now=NOW)


def test_nothing_that_we_suggest_ourselves_is_heavy():
    """A participant may type it over."""
    method = read_method()
    lines = [line for example in method.examples for line in (example.title, example.seen_by)]
    lines += [step.title for example in method.examples for step in example.steps]
    lines += [*method.plans.moments, *method.plans.obstacles, *method.plans.responses]
    lines += [level for pillar in method.pillars for level in pillar.levels]

    assert [line for line in lines if is_heavy(line, WORDS)] == []
