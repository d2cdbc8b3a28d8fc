"""Days and times as mentors type them: what is read is right, what may be either is asked, the rest is refused."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mentoring.days import NotADay
from mentoring.moments import NoSuchTime, TooFarAhead, at_wall_time
from mentoring.programme import AMSTERDAM
from mentoring.refusals import Refusal
from mentoring.typed.dates import DayIsOver
from mentoring.typed.days import OtherWeekday
from mentoring.typed.moments import Line, appointment_day, read_line, times_of_day
from mentoring.typed.times import NotATime, PartOfDay
from tests.mentoring.spellings import parts_beside, said_apart, said_beside, spelled_days, spelled_times
from tests.mentoring.typed_phrases import PHRASES

NOW = "2026-02-25 10:00"  # a Wednesday
TABLE = [(now, typed, meaning) for now, phrases in PHRASES.items() for typed, meaning in phrases]
WORDS = sorted({word for _, typed, _ in TABLE for word in typed.split()})


@pytest.mark.parametrize(("now", "typed", "meaning"), TABLE)
def test_a_phrase_means_what_the_table_says(now: str, typed: str, meaning: str):
    assert in_words(typed, in_amsterdam(now)) == meaning


def test_the_table_has_hundreds_of_phrases_and_none_twice():
    assert len({(now, typed) for now, typed, _ in TABLE}) == len(TABLE) >= 300


@pytest.mark.parametrize(
    ("typed", "meaning"),
    [
        ("3-3", [date(2026, 3, 3)]),
        ("di 3 maart", [date(2026, 3, 3)]),
        ("overmorgen", [date(2026, 2, 27)]),
        ("woensdag", [date(2026, 2, 25), date(2026, 3, 4)]),
        ("over 2 weken dinsdag", [date(2026, 3, 10), date(2026, 3, 17)]),
        ("", NotADay),
        ("dinsdag 14:30", NotADay),
        ("14:30", NotADay),
        ("dinsdagmiddag", NotADay),
        ("dinsdag Serviceplein", NotADay),
        ("wo 3 maart", OtherWeekday),
        ("24 februari", DayIsOver),
        ("3-3-2062", TooFarAhead),
    ],
)
def test_a_day_typed_alone_is_read_or_refused(typed: str, meaning: object):
    assert outcome(lambda: list(appointment_day(typed, now=in_amsterdam(NOW)))) == meaning


@pytest.mark.parametrize(
    ("typed", "part", "meaning"),
    [
        ("14:30", None, [time(14, 30)]),
        ("half drie", None, [time(14, 30), time(2, 30)]),
        ("3 uur", PartOfDay.AFTERNOON, [time(15)]),
        ("8 uur", PartOfDay.EVENING, [time(20)]),
        ("3 uur 's middags", PartOfDay.MORNING, [time(15)]),
        ("9 uur", PartOfDay.AFTERNOON, NotATime),
        ("2 uur", PartOfDay.NIGHT, NotATime),
        ("", None, NotATime),
        ("9", None, NotATime),
        ("1430", None, NotATime),
        ("'s middags", None, NotATime),
        ("'s ochtends 9 uur 's middags", None, NotATime),
        ("morgen 9 uur", None, NotATime),
        ("tussen 9 en 10", None, NotATime),
        ("14:30-15:30", None, NotATime),
        ("-3:00", None, NotATime),
    ],
)
def test_a_time_typed_alone_is_read_or_refused(typed: str, part: PartOfDay | None, meaning: object):
    assert outcome(lambda: list(times_of_day(typed, part))) == meaning


def test_a_weekday_and_a_date_that_do_not_match_leave_two_days_and_all_else_that_was_said():
    now, typed = in_amsterdam(NOW), "wo 3 maart half drie Serviceplein"
    with pytest.raises(OtherWeekday) as refused:
        read_line(typed, now=now)

    line = read_line(typed, now=now, either=refused.value.either)

    assert line == Line((date(2026, 3, 3), date(2026, 3, 4)), (time(14, 30), time(2, 30)), "Serviceplein")


@pytest.mark.parametrize(
    ("typed", "either"),
    [
        ("ma 3 maart", (date(2026, 3, 2), date(2026, 3, 3))),
        ("dinsdag 26 februari", (date(2026, 2, 26), date(2026, 3, 3))),
    ],
)
def test_of_a_weekday_beside_another_date_the_one_of_its_week_may_be_meant_unless_it_has_passed(
    typed: str, either: tuple[date, date]
):
    with pytest.raises(OtherWeekday) as refused:
        read_line(f"{typed} 10 uur", now=in_amsterdam(NOW))

    assert refused.value.either == either


# --- whatever people type -----------------------------------------------------------------------------

NOWS = st.datetimes(
    min_value=datetime(2026, 1, 1),  # noqa: DTZ001 hypothesis adds the zone
    max_value=datetime(2028, 12, 31),  # noqa: DTZ001
    timezones=st.just(AMSTERDAM),
)
TIMES = st.builds(time, st.integers(0, 23), st.integers(0, 59) | st.sampled_from(range(0, 60, 5)))
"""Half of them with minutes that are said in words."""


@given(
    NOWS,
    st.integers(0, 700),
    TIMES,
    st.sampled_from(["", " op het Serviceplein", " in de bibliotheek"]),
    st.data(),
)
def test_a_moment_that_is_spelled_out_is_read_as_that_one_or_asked(
    now: datetime, ahead: int, at: time, place: str, data: st.DataObject
):
    day = now.date() + timedelta(days=ahead)
    assume(at != time() and lies_ahead(day, at, now))
    spelled = data.draw(st.sampled_from(sorted(spelled_days(day, now.date()))))
    clock = data.draw(st.sampled_from(sorted(spelled_times(at))))
    order = data.draw(st.sampled_from([f"{spelled} {clock}", f"{clock} {spelled}", f"{spelled}, {clock}"]))

    line = read_line(order + place, now=now)

    assert (day in line.days, at in line.times, line.place) == (True, True, place.strip())
    assert len(line.days) <= 2 >= len(line.times)


@settings(derandomize=True, max_examples=300)
@given(NOWS.filter(lambda now: now.hour >= 4), st.integers(0, 60), TIMES, st.data())
def test_a_spelling_with_a_change_in_it_is_never_another_moment_without_asking(
    now: datetime, ahead: int, at: time, data: st.DataObject
):
    """Words fall out, come twice, change places or come in from elsewhere: what is then clear is spelled so."""
    assume(at != time())
    words = data.draw(
        st.sampled_from(sorted(spelled_days(now.date() + timedelta(days=ahead), now.date())))
    ).split()
    words += data.draw(st.sampled_from(sorted(spelled_times(at)))).split()
    place = data.draw(st.integers(0, len(words) - 1))
    strange = data.draw(st.sampled_from(WORDS))
    changed = data.draw(
        st.sampled_from(
            [
                [*words[:place], *words[place + 1 :]],
                [*words[:place], strange, *words[place:]],
                [*words[:place], strange, *words[place + 1 :]],
                [*words[place:], *words[:place]],
                [*words[: place + 1], words[place], *words[place + 1 :]],
            ]
        )
    )

    line = outcome(lambda: read_line(" ".join(changed), now=now))

    if isinstance(line, Line) and len(line.days) == len(line.times) == 1:
        assert is_spelled_so(changed, line, now.date()), line


@given(NOWS, st.lists(st.sampled_from(WORDS), max_size=9))
def test_words_of_the_table_in_any_order_never_break_it(now: datetime, words: list[str]):
    line = outcome(lambda: read_line(" ".join(words), now=now))

    assert not isinstance(line, Line) or all(
        lies_ahead(day, max(line.times, default=time(23, 59)), now) for day in line.days
    )


@given(NOWS, st.text(max_size=60))
def test_nothing_that_people_type_breaks_it(now: datetime, typed: str):
    outcome(lambda: read_line(typed, now=now))
    outcome(lambda: list(appointment_day(typed, now=now)))
    outcome(lambda: list(times_of_day(typed)))


@pytest.mark.parametrize("word", WORDS)
def test_a_message_as_long_as_can_be_is_read_or_refused_too(word: str):
    typed = f"di 3 maart 14:30 {f'{word} ' * 4096}"[:4096]

    read = outcome(lambda: read_line(typed, now=in_amsterdam(NOW)))

    assert read is not None


def outcome(reads: Callable[[], object]) -> object:
    """What is read, or the kind of refusal. Anything else that is raised fails the test."""
    try:
        return reads()
    except Refusal as refused:
        return type(refused)


def lies_ahead(day: date, at: time, now: datetime) -> bool:
    try:
        return at_wall_time(day, at).starts_at > now
    except NoSuchTime:
        return False


def is_spelled_so(words: list[str], line: Line, today: date) -> bool:
    """Whether these words, without those of the place, are spellings of this day and this time one after another."""
    place = line.place.split()
    begin = max(at for at in range(len(words) + 1) if words[at : at + len(place)] == place)
    left = _bare(" ".join([*words[:begin], *words[begin + len(place) :]]))
    [day], [at] = line.days, line.times
    has_part = any(part in left for part in parts_beside(at))
    times = spelled_times(at) | said_apart(at, has_part=has_part)
    return _falls_apart(left, spelled_days(day, today), times, said_beside(day) | parts_beside(at))


def _bare(text: str) -> str:
    """Without capitals and the marks around words, and with "dinsdagmiddag" and "vanmiddag" in two words."""
    apart = re.sub(r"\b(\w+dag|morgen)(ochtend|morgen|vroeg|middag|avond)\b", r"\1 \2", text.lower())
    apart = apart.replace(" minuten ", " ")
    apart = re.sub(r"\bvan(ochtend|morgen|middag|avond)\b", r"vandaag \1", apart)
    return " ".join(filter(None, (word.strip(".,-()") for word in apart.split())))


def in_amsterdam(wall: str) -> datetime:
    return datetime.fromisoformat(wall).replace(tzinfo=AMSTERDAM)


def in_words(typed: str, now: datetime) -> str:
    """A line as the table has it."""
    try:
        line = read_line(typed, now=now)
    except Refusal as refused:
        return " ".join([type(refused).__name__, *([_day(refused.day)] if hasattr(refused, "day") else [])])
    days = " of ".join(_day(day) for day in line.days) or "?"
    times = " of ".join(f"{at.hour}:{at:%M}" for at in line.times) or (line.part.value if line.part else "?")
    return " | ".join([days, times, *([line.place] if line.place else [])])


def _day(day: date) -> str:
    weekday = ("ma", "di", "wo", "do", "vr", "za", "zo")[day.weekday()]
    return f"{weekday} {day.day}-{day.month}" + ("" if day.year == 2026 else f"-{day.year}")


def _falls_apart(left: str, days: set[str], times: set[str], beside: set[str]) -> bool:
    """Whether a text is nothing but such spellings, at least one of a day and one of a time."""
    of_kinds = ((each, kind) for kind, spelled in enumerate((beside, times, days)) for each in spelled)
    kinds = {_bare(each): kind for each, kind in of_kinds}
    seen = found = {("", 0)}
    while found:
        found = {
            (f"{read} {spelling}".strip(), kinds_read | kind)
            for read, kinds_read in found
            for spelling, kind in kinds.items()
            if f"{left} ".startswith(f"{read} {spelling} ".lstrip())
        } - seen
        seen |= found
    return (left, 3) in seen
