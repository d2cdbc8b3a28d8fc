"""The pictures that we draw can be read: by facts of what stands where, and of the colours that were painted."""

import colorsys
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from importlib.resources import files
from io import BytesIO
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageColor

from mentoring.gifts import LONGEST_GIFT_NAME, GiftPictogram
from mentoring.goal_drafts import LONGEST_TEXT
from mentoring.method import MOST_LEVELS, Pictogram
from messages.pictures import (
    BridgeBar,
    BridgeWords,
    BudgetMonth,
    BudgetWords,
    CardWords,
    CertificateWords,
    GiftWords,
    bridge,
    budget,
    canvas,
    card,
    certificate,
    draw_bridge,
    draw_budget,
    draw_certificate,
    draw_gift,
    draw_goal_card,
    gift,
)
from messages.pictures.lettering import Weight, font, width_of, wrap, writable
from messages.pictures.plan import SMALLEST, WIDTH, Box, Plan, Stroke, Written

LONG = "Schuldhulpverleningsovereenkomstondersteuning"
NAMES = (
    "Gezin en wonen",
    "Lichaam en geest",
    "Geld beheren €",
    "Schulden en sparen",
    "Werk en loopbaan",
    "Invloed op inkomen",
    "Zorg voor ’t huis en de tuin, en voor wie er verder nog allemaal woont",
    LONG,
    "Ruïne, café, één",
    "Ik",
    "Stabiliteit van gezin en wonen",
    "Vriendschap 🎉",
)
LEVELS = (
    (4, 2),
    (3, 5),
    (2, 1),
    (2, 2),
    (None, 3),
    (5, None),
    (1, 1),
    (None, None),
    (5, 5),
    (None, 1),
    (3, 4),
    (None, 5),
)
WORDS = BridgeWords("De brug van Fatima", "Nu: 3 maart 2026", "Eerst: 12 januari 2026", "weet ik nog niet")
LONG_WORDS = BridgeWords(f"De brug van {LONG}", *("Nu: woensdag 23 september 2026, de derde keer",) * 2, LONG)
CARD = CardWords(
    "Fatima, het is gelukt",
    "Mijn post openen",
    "dinsdag 3 maart 2026",
    "“Knap dat je het zo snel deed.”",
    "van Anja",
)


def bars(count: int, levels: int = 5) -> list[BridgeBar]:
    """So many pillars, with every kind of name, and every kind of answer."""
    pictograms = [*Pictogram, *Pictogram]
    return [
        BridgeBar(NAMES[n], pictograms[n], levels, within(LEVELS[n][0], levels), within(LEVELS[n][1], levels))
        for n in range(count)
    ]


def within(level: int | None, levels: int) -> int | None:
    return None if level is None else min(level, levels)


BRIDGES = {
    **{f"{count} pillars": (bars(count), WORDS) for count in (1, 2, 3, 4, 6, 9, 12)},
    "two levels": (bars(12, levels=2), WORDS),
    "six levels": (bars(12, levels=MOST_LEVELS), WORDS),
    "the first time": ([replace(bar, first=None) for bar in bars(6)], replace(WORDS, first="")),
    "nothing known": ([replace(bar, level=None, first=None) for bar in bars(6)], WORDS),
    "long words": (bars(12), LONG_WORDS),
    "long words, few pillars": ([replace(bar, name=LONG) for bar in bars(3)], LONG_WORDS),
}
CARDS = {
    "usual": CARD,
    "one short word": replace(CARD, goal="Ik", praise=""),
    "120 characters": replace(
        CARD, goal="Elke week mijn post openen en dan op drie stapels leggen, " * 2 + "echt"
    ),
    "120 characters in one word": replace(CARD, goal="post" * 30, heading=LONG, giver=f"van {LONG}"),
    "500 characters of praise": replace(CARD, praise=f"“{'Wat een doorzetter ben jij. ' * 20}”"),
    "praise in one word": replace(CARD, praise="knap" * 120),
    "nothing but emoji": replace(CARD, goal="🎉👍🏽", praise="💚", heading=""),
    "other alphabets": replace(CARD, goal="Учить العربية và Ελληνικά", heading="Ağaoğlu Őze, het is gelukt"),
}
GIFTS = {
    **{f"{each} drawn": (each, GiftWords("Bioscoopbon", "€\xa010")) for each in GiftPictogram},
    "the longest name": (
        GiftPictogram.BOOK,
        GiftWords("Een mooi boek over de zee en over varen", "€\xa012,50"),
    ),
    "the longest name in one word": (
        GiftPictogram.TOOL,
        GiftWords("W" * LONGEST_GIFT_NAME, "€\xa01.000"),
    ),
    "a name that can't be written": (GiftPictogram.CHILD, GiftWords("玩具", "€\xa05")),
}
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec", "jan")
POT = BudgetWords(
    "Pot 2026/2027",
    "Vrij aan het eind van de maand, of nu",
    "Verder op dit tempo",
    "Verdiend in de maand",
    "€\xa0999.999",
    "€\xa01.250,50",
)


def months(free: list[int], earned: list[int], count: int = 12) -> list[BudgetMonth]:
    """So many months of a programme year, of which the first have been."""
    more = [None] * (count - len(free))
    return [
        BudgetMonth(MONTHS[n], ([*earned, *[0] * count])[n], each) for n, each in enumerate([*free, *more])
    ]


BUDGETS: dict[str, tuple[list[BudgetMonth], int | None, BudgetWords]] = {
    "the first month": (months([9_000_00], [0]), None, replace(POT, ahead="")),
    "halfway": (months([900, 850, 700, 720, 300, 200], [0, 50, 150, -20, 420, 100]), 40, POT),
    "runs out soon": (months([900, 300], [0, 600]), 400, POT),
    "empty": (months([0, 0, 0], [0, 0, 0]), 1, POT),
    "the last month": (months([100] * 12, [100] * 12), 100, POT),
    "thirteen months": (months([900, 800], [100] * 13, count=13), 10, POT),
    "long words": (months([5], [5]), 1, BudgetWords(LONG, LONG, LONG, LONG, "€\xa01", "€\xa01")),
}
CERTIFICATE = CertificateWords(
    "Certificaat", "voor Fatima", "Dit is gelukt:", "Post openen en sorteren", "3 maart 2026", "van Anja"
)
CERTIFICATES = {
    "usual": CERTIFICATE,
    "as long as a step may be": replace(CERTIFICATE, deed=f"{LONG} en nog meer " * 2),
    "the widest letters": replace(CERTIFICATE, deed="W" * LONGEST_TEXT, giver=f"van {LONG}"),
    "a long name": replace(CERTIFICATE, name="voor Maximiliaan-Alexander van de Wetering"),
    "from right to left": replace(CERTIFICATE, name="voor فاطمة", deed="فتحت كل الرسائل"),
    "with emoji": replace(CERTIFICATE, deed="🎉 Eén brief geopend 👍"),
}
PLANS = {
    **{f"bridge, {name}": bridge.plan(*each) for name, each in BRIDGES.items()},
    **{f"card, {name}": card.plan(each) for name, each in CARDS.items()},
    **{f"gift, {name}": gift.plan(*each) for name, each in GIFTS.items()},
    **{f"budget, {name}": budget.plan(*each) for name, each in BUDGETS.items()},
    **{f"certificate, {name}": certificate.plan(each) for name, each in CERTIFICATES.items()},
}
FILES: dict[str, Callable[[], bytes]] = {
    **{f"bridge, {name}": partial(draw_bridge, *each) for name, each in BRIDGES.items()},
    **{f"card, {name}": partial(draw_goal_card, each) for name, each in CARDS.items()},
    **{f"gift, {name}": partial(draw_gift, *each) for name, each in GIFTS.items()},
    **{f"budget, {name}": partial(draw_budget, *each) for name, each in BUDGETS.items()},
    **{f"certificate, {name}": partial(draw_certificate, each) for name, each in CERTIFICATES.items()},
}
every_plan = pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS.keys())


@every_plan
def test_words_stand_apart_from_each_other_and_inside_the_picture(plan: Plan) -> None:
    picture = Box(0, 0, WIDTH, plan.height)

    boxes = [text.box for text in plan.texts]

    assert all(picture.holds(box) for box in boxes)
    assert [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])] == []
    assert all(picture.holds(sign.box) for sign in plan.signs)


@every_plan
def test_no_letter_is_smaller_than_12_points_on_a_phone(plan: Plan) -> None:
    assert min(text.size for text in plan.texts) >= SMALLEST == 12 * WIDTH // 360


@every_plan
def test_every_letter_is_in_the_font(plan: Plan) -> None:
    missing = {
        letter for text in plan.texts for letter in text.text if ord(letter) not in LETTERS[text.weight]
    }

    assert missing == set()


@every_plan
def test_words_are_dark_on_light_or_light_on_dark_wherever_they_stand(plan: Plan) -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1; measured on what was painted under the letters."""
    ground = picture_of(replace(plan, texts=[]))

    weakest = {
        text.text: min(contrast(text.colour, under) for under in colours_under(text, ground))
        for text in plan.texts
    }

    assert {text: ratio for text, ratio in weakest.items() if ratio < 4.5} == {}
    assert all(contrast(text.colour, text.on) >= 4.5 for text in plan.texts)


@every_plan
def test_shapes_that_mean_something_stand_out(plan: Plan) -> None:
    """WCAG 2.2, 1.4.11: 3 to 1."""
    assert {(sign.name, sign.on) for sign in plan.signs if contrast(sign.colour, sign.on) < 3} == set()


@every_plan
def test_nothing_is_red(plan: Plan) -> None:
    painted = {paint.colour if isinstance(paint, Stroke) else paint.fill for paint in plan.paint}
    written = {text.colour for text in plan.texts}

    assert [colour for colour in painted | written | {plan.background} if is_red(colour)] == []


@pytest.mark.parametrize("name", PLANS)
def test_a_picture_is_a_small_file_of_1080_pixels_wide_that_is_nowhere_see_through(name: str) -> None:
    file = FILES[name]()

    picture = Image.open(BytesIO(file))

    assert (picture.format, picture.width) == ("PNG", WIDTH)
    assert picture.convert("RGBA").getchannel("A").getextrema() == (255, 255)
    assert picture.height <= 2.5 * WIDTH
    assert len(file) < 120_000


def test_the_same_is_drawn_to_the_same_bytes() -> None:
    assert draw_bridge(*BRIDGES["12 pillars"]) == draw_bridge(*BRIDGES["12 pillars"])
    assert draw_goal_card(CARD) == draw_goal_card(CARD)
    assert len({draw_gift(*GIFTS["book drawn"]) for _ in range(2)}) == 1


def test_every_gift_has_a_drawing_of_its_own() -> None:
    drawings = {draw_gift(each, GiftWords("Cadeau", "€\xa05")) for each in GiftPictogram}

    assert len(drawings) == len(GiftPictogram)


def test_a_gift_says_what_it_is_and_what_it_costs() -> None:
    plan = gift.plan(GiftPictogram.BOOK, GiftWords("Een goed boek", "€\xa012,50"))

    assert [text.text for text in plan.texts] == ["Een goed boek", "€\xa012,50"]


def test_several_that_are_drawn_at_once_come_out_as_each_would_alone() -> None:
    alone = draw_goal_card(CARD)

    with ThreadPoolExecutor(6) as threads:
        together = set(threads.map(draw_goal_card, [CARD] * 12))

    assert together == {alone}


def test_a_pillar_has_a_block_for_each_level_and_is_built_up_to_the_latest() -> None:
    plan = bridge.plan([BridgeBar("Werk", Pictogram.BRIEFCASE, 5, 3, 1)], WORDS)

    built, still_open = ({sign.box for sign in plan.signs if sign.name == name} for name in ("built", "open"))

    assert (len(built), len(still_open)) == (3, 2)
    assert min(box.top for box in built) > max(box.bottom for box in still_open)


@pytest.mark.parametrize("first", range(1, 6))
def test_the_first_assessment_is_a_band_on_top_of_the_blocks_of_then(first: int) -> None:
    plan = bridge.plan([BridgeBar("Werk", Pictogram.BRIEFCASE, 5, 3, first)], WORDS)

    band = next(sign.box for sign in plan.signs if sign.name == "first")

    blocks = {sign.box for sign in plan.signs if sign.name in ("built", "open")}
    assert sum(box.top > band.top for box in blocks) == first


def test_who_does_not_know_yet_sees_a_question_mark_clear_of_the_band_and_reads_that_it_is_fine() -> None:
    for first in range(1, MOST_LEVELS + 1):
        plan = bridge.plan([BridgeBar("Werk", Pictogram.BRIEFCASE, MOST_LEVELS, None, first)] * 12, WORDS)

        marks = [text for text in plan.texts if text.text == "?"]

        bands = {sign.box for sign in plan.signs if sign.name == "first"}
        assert len(marks) == len(bands) == 12
        assert not any(mark.box.overlaps(band) for mark in marks for band in bands)
        assert sum(text.text == WORDS.unknown for text in plan.texts) == 12
        assert not any(sign.name == "built" for sign in plan.signs)


def test_a_first_time_has_no_bands() -> None:
    plan = bridge.plan(*BRIDGES["the first time"])

    assert [sign for sign in plan.signs if sign.name == "first"] == []
    assert not any("Eerst" in text.text for text in plan.texts)


def test_every_name_is_written_to_the_end() -> None:
    plan = bridge.plan(*BRIDGES["12 pillars"])

    written = "".join(text.text for text in plan.texts).replace("-", "").replace(" ", "")
    assert all(writable(name).replace(" ", "") in written for name in NAMES)


def test_praise_that_is_too_long_for_a_card_says_that_there_is_more() -> None:
    plan = card.plan(CARDS["500 characters of praise"])

    assert any(text.text.endswith("…”") for text in plan.texts)
    assert plan.texts[-1].text == "van Anja"


@given(st.text(st.characters(), max_size=30))
def test_whatever_somebody_writes_nothing_is_drawn_that_the_font_has_not(text: str) -> None:
    written = writable(text)

    assert {
        letter for letter in written if ord(letter) not in LETTERS[Weight.BOLD] & LETTERS[Weight.REGULAR]
    } == set()
    assert written == " ".join(written.split())


@pytest.mark.parametrize(
    ("written", "drawn"),
    {
        "Één café, 50% van € 12,–": "Één café, 50% van € 12,–",
        "’t “is” ‘goed’…": "’t “is” ‘goed’…",
        "e\u0308e\u0301n": "ëén",
        "Top 👍🏽 gedaan 🇳🇱!": "Top gedaan !",
        "漢字 leren": "leren",
        "zacht\u00adkoken\u200b": "zachtkoken",
    }.items(),
)
def test_what_the_font_lacks_is_left_out_and_the_rest_stays(written: str, drawn: str) -> None:
    assert writable(written) == drawn


def test_a_word_that_is_too_long_is_broken_with_a_hyphen() -> None:
    lines = wrap(f"mijn {LONG}", Weight.BOLD, 60, 500)

    assert all(width_of(line, Weight.BOLD, 60) <= 500 for line in lines)
    assert "".join(lines).replace("-", "") == f"mijn{LONG}"


def test_lines_are_as_even_as_can_be() -> None:
    assert wrap("Schulden en sparen en meer", Weight.REGULAR, 38, 480) == ["Schulden en", "sparen en meer"]


def test_a_bot_that_starts_does_without_pillow() -> None:
    code = "import sys, bot.app; print('PIL' in sys.modules)"

    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert said.strip() == "False"


def picture_of(plan: Plan) -> Image.Image:
    return Image.open(BytesIO(canvas.paint(plan))).convert("RGB")


def colours_under(text: Written, ground: Image.Image) -> set[tuple[int, int, int]]:
    """The colours where the ink of a line comes."""
    left, top, right, bottom = font(text.weight, text.size).getbbox(text.text)
    at = (round(text.left + left), round(text.top + top), round(text.left + right), round(text.top + bottom))
    found = ground.crop(at).getcolors(maxcolors=1 << 20)
    return {colour for _, colour in found or []}  # type: ignore[misc]


def contrast(one: str | tuple[int, int, int], other: str | tuple[int, int, int]) -> float:
    """The ratio of WCAG 2.2, from 1 for the same to 21 for black and white."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str | tuple[int, int, int]) -> float:
    """How light a colour is for the eye (WCAG 2.2, relative luminance)."""
    rgb = ImageColor.getrgb(colour) if isinstance(colour, str) else colour
    parts = [value / 255 for value in rgb[:3]]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def is_red(colour: str) -> bool:
    hue, lightness, saturation = colorsys.rgb_to_hls(
        *(value / 255 for value in ImageColor.getrgb(colour)[:3])
    )
    return saturation > 0.4 and 0.15 < lightness < 0.85 and not 15 / 360 < hue < 345 / 360


def letters_of(weight: Weight) -> set[int]:
    """The code points that a font file maps to a glyph (OpenType, table cmap, format 12)."""
    data = (files("messages.pictures") / "fonts" / f"{weight}.ttf").read_bytes()
    cmap = next(table for name, table in tables(data) if name == b"cmap")
    offsets = [
        struct.unpack_from(">HHL", data, cmap + 4 + 8 * n)[2]
        for n in range(struct.unpack_from(">H", data, cmap + 2)[0])
    ]
    found: set[int] = set()
    for offset in offsets:
        if struct.unpack_from(">H", data, cmap + offset)[0] == 12:
            for n in range(struct.unpack_from(">L", data, cmap + offset + 12)[0]):
                first, last, _ = struct.unpack_from(">LLL", data, cmap + offset + 16 + 12 * n)
                found |= set(range(first, last + 1))
    return found


def tables(data: bytes) -> Iterator[tuple[bytes, int]]:
    """The tables of a font file, by name, with where each begins."""
    for n in range(struct.unpack_from(">H", data, 4)[0]):
        name, _, offset, _ = struct.unpack_from(">4sLLL", data, 12 + 16 * n)
        yield name, offset


LETTERS = {weight: letters_of(weight) for weight in Weight}
