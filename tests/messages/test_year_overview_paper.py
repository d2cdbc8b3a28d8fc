"""The yearly overview on paper: what it says, and that it can be read whatever people wrote in it."""

import re
from dataclasses import replace
from datetime import date

import pytest

from mentoring.money import Cents
from mentoring.programme import Programme
from mentoring.year_overviews import (
    Deed,
    EarnedBy,
    EarnedInYear,
    HandedOver,
    Recognised,
    YearOverview,
)
from messages.catalogue import read_catalogue
from messages.papers import OverviewWords, print_year_overview
from messages.papers.pages import BOTTOM, FOOT, HIGH, MARGIN, WIDE, Page, Paragraph
from messages.papers.year_overview import plan
from messages.pictures.plan import Written
from messages.year_overviews import OverviewOf, overview_words
from tests.messages.test_papers import drawn

MARCH = date(2026, 3, 3)
PROGRAMME = Programme(name="Mobility Mentoring Alphen", help_phone="14 0172", help_hours="ma-vr 9-17 uur")
OVERVIEW = YearOverview(
    2026,
    date(2026, 11, 23),
    (
        EarnedInYear(MARCH, Cents(5_00), EarnedBy.DEED, Deed("Post openen & sorteren")),
        EarnedInYear(MARCH, Cents(2_50), EarnedBy.DEED, Deed("", "Anja")),
        EarnedInYear(MARCH, Cents(1_00), EarnedBy.OWED),
        EarnedInYear(MARCH, Cents(2_00), EarnedBy.BORNE),
    ),
    (HandedOver(MARCH, "Boekenbon", Cents(10_00)),),
    (Recognised(MARCH, "een certificaat", Deed("Een lijst maken")),),
    carried_over=Cents(12_50),
    balance=Cents(8_50),
    chosen=Cents(2_50),
)
OF = OverviewOf(OVERVIEW, "Fatima", "A-017", shares_limit=True)


def words_of(of: OverviewOf = OF, programme: Programme = PROGRAMME) -> OverviewWords:
    return overview_words(of, programme, read_catalogue())


def with_deed(title: str) -> OverviewWords:
    deed = EarnedInYear(MARCH, Cents(1_234_50), EarnedBy.DEED, Deed(title))
    return words_of(replace(OF, first_name=title, overview=replace(OVERVIEW, earned=(deed,))))


def lines(pages: list[Page]) -> list[Written]:
    return [line for page in pages for paragraph in page.paragraphs for line in paragraph.lines]


def read(paragraph: Paragraph) -> str:
    return " ".join(line.text.replace("\xa0", " ") for line in paragraph.lines)


def test_it_reads_like_this():
    page = plan(words_of())[0]

    assert [read(paragraph) for paragraph in page.paragraphs] == [
        "Jaaroverzicht 2026",
        "Fatima (A-017)",
        "Mobility Mentoring Alphen",
        "Van 1 januari 2026 tot en met 23 november 2026",
        "In het kort",
        "Dit had je al op 1 januari 2026 € 12,50",
        "Verdiend in 2026 € 8,50",
        "Cadeaus die je kreeg in 2026 € 10",
        "Gekozen en nog niet gekregen op 23 november 2026 € 2,50",
        "In je spaarpot op 23 november 2026 € 8,50",
        "Wat heb je verdiend?",
        "3 maart Post openen & sorteren € 5",
        "3 maart Afspraak met Anja € 2,50",
        "3 maart Rechtgezet: dit kreeg je erbij € 1",
        "3 maart Rechtgezet: € 2 was te veel. Dat blijft van jou.",
        "Samen € 8,50",
        "Welke cadeaus kreeg je?",
        "3 maart Boekenbon € 10",
        "Welke waardering kreeg je?",
        "3 maart Een certificaat, voor: Een lijst maken",
        "Goed om te weten",
        "Heb je een uitkering? Dan kan het zijn dat je dit overzicht nodig hebt voor de gemeente. "
        "Bewaar het goed.",
        "Je verdient cadeaus, geen geld. De bedragen zeggen wat ze waard zijn.",
        "Er is een grens aan wat je in een jaar kunt verdienen. Die deel je met wie bij je woont. "
        "Dit overzicht gaat alleen over jou.",
        "Heb je een vraag? Bel 14 0172.",
        "Dat kan ma-vr 9-17 uur.",
        "Jaaroverzicht 2026 · A-017 · bladzijde 1 van 1",
    ]


def test_where_nothing_is_it_says_so_and_without_a_phone_number_the_mentor_is_asked():
    nothing = replace(
        OVERVIEW, earned=(), handed_over=(), recognition=(), carried_over=Cents(0), chosen=Cents(0)
    )

    words = words_of(replace(OF, overview=nothing, shares_limit=False), Programme(name="Alphen"))

    assert [part.nothing for part in words.parts] == ["Hier staat nog niets."] * 2
    assert [sum_.words for sum_ in words.sums] == [
        "Verdiend in 2026",
        "Cadeaus die je kreeg in 2026",
        "In je spaarpot op 23 november 2026",
    ]
    assert words.notes[-1] == "Heb je een vraag? Vraag het je mentor."
    assert not any("grens" in note for note in words.notes)


@pytest.mark.parametrize(
    "title", ["W" * 120, "🎉 Eén <b>brief</b> 👍", "فتحت كل الرسائل", "(1) \\ ) {x}", "🎉", "a\u202eb\u0000c"]
)
def test_words_of_people_stay_on_the_page_and_do_not_lie_over_each_other(title: str):
    pages = plan(with_deed(title))
    boxes = [line.box for line in lines(pages)]

    assert all(box.left >= MARGIN and box.right <= WIDE - MARGIN + 1 and box.bottom <= HIGH for box in boxes)
    assert not any(one.overlaps(other) for at, one in enumerate(boxes) for other in boxes[at + 1 :])
    assert print_year_overview(with_deed(title)).startswith(b"%PDF-")


def test_a_long_year_goes_on_on_other_pages_and_each_has_its_number():
    many = replace(OVERVIEW, earned=OVERVIEW.earned * 30)

    pages = plan(words_of(replace(OF, overview=many)))

    assert len(pages) > 2
    assert read(pages[-1].paragraphs[-1]).endswith(f"bladzijde {len(pages)} van {len(pages)}")
    assert all(line.top < BOTTOM for page in pages for line in lines([page])[:-1])


def test_no_letter_is_smaller_than_eleven_points():
    a_tenth_of_a_millimetre = 72 / 254

    assert min(line.size for line in lines(plan(words_of()))) == FOOT
    assert FOOT * a_tenth_of_a_millimetre >= 11


def test_the_same_year_gives_the_same_paper_which_says_on_which_day_it_ends():
    paper = print_year_overview(words_of())

    assert paper == print_year_overview(words_of())
    assert b"/CreationDate (D:20261123" in paper


def test_who_reads_with_their_ears_gets_the_language_a_title_and_every_paragraph():
    words = words_of()

    paper = print_year_overview(words)

    paragraphs = sum(len(page.paragraphs) for page in plan(words))
    assert (b"/Lang (nl)" in paper, b"/Marked true" in paper, b"/DisplayDocTitle true" in paper) == (
        True,
    ) * 3
    assert drawn(paper).count("BDC") == drawn(paper).count("EMC") == paragraphs
    assert (paper.count(b"/S /H1"), paper.count(b"/S /H2")) == (1, 5)


def test_letters_that_are_painted_are_words_to_who_reads_with_their_ears():
    painted = print_year_overview(with_deed("فتحت كل الرسائل"))

    assert len(re.findall(rb"/Alt ", painted)) == 2
