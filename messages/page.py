"""The page with every message as it reads: `python -m messages.page` prints `docs/messages.md`.

It is what the municipality is asked to look at when words change. The values in it are invented.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from html import unescape
from re import sub
from typing import Any, get_args

from mentoring.appointment_limits import LONGEST, LONGEST_THING, LONGEST_TITLE, MOST_TO_BRING, SHORTEST
from mentoring.corrections import LONGEST_REASON
from mentoring.gifts import (
    HIGHEST_VALUE,
    LONGEST_GIFT_NAME,
    LONGEST_WHERE,
    MOST_LOW_STOCK,
    MOST_MONTHS,
)
from mentoring.goal_drafts import HIGHEST_REWARD, LONGEST_TEXT, MOST_STEPS
from mentoring.money import Cents
from mentoring.praise import LONGEST_WORDS
from mentoring.series import MOST_IN_SERIES
from messages.appointments import AppointmentNotThisTime
from messages.base import ClockTime, Label, Message, Reader, hints_of
from messages.catalogue import Catalogue, read_catalogue
from messages.house import every_label, every_message
from messages.nudges import WeekdayLabel
from messages.participants import StateLabel

_TITLES = {
    Reader.PARTICIPANT: "Aan deelnemers (taalniveau A2)",
    Reader.STAFF: "Aan mentoren en coördinatoren",
}

_STEP, _GOAL = "Post openen en sorteren", "Mijn post op orde"
_SEEN_BY = "de post ligt op drie stapels"

_BY_FIELD: dict[str, Any] = {
    "answer": "De stapel ligt nu op tafel.",
    "balance": Cents(20_00),
    "bring": ("je map met post", "een pen"),
    "by": "Anja",
    "chosen": ("Map met post",),
    "cue": "de koffie klaar is",
    "first_name": "Fatima",
    "gift": "Boekenbon",
    "goal": _GOAL,
    "hours": "ma-vr 9-17 uur",
    "link": "https://t.me/voetstuk_bot?start=…",
    "mentor": "Anja",
    "message": "Kun je me morgen bellen?",
    "most": 600,
    "name": "Fatima",
    "news": (AppointmentNotThisTime(date(2026, 3, 3), "Anja"),),
    "number": 1,
    "participant": "Fatima",
    "phone": "14 0172",
    "pillar": "Geld beheren",
    "place": "Serviceplein",
    "praise": "Knap dat je het zo snel hebt gedaan.",
    "programme": "Mobility Mentoring Alphen",
    "pseudonym": "A-017",
    "question": "Ligt de stapel 'betalen' er ook bij?",
    "reason": "Er mist nog één ding: de stapel 'betalen'.",
    "recognition": "compliment",
    "remark": "De stappen mogen kleiner.",
    "response": "open ik één brief",
    "seen_by": _SEEN_BY,
    "state": StateLabel.ACTIVE,
    "step": _STEP,
    "team": "Alphen-West",
    "title": _GOAL,
    "total": Cents(10_00),
    "weekdays": ("dinsdag", "donderdag"),
    "what": _STEP,
    "why": "Dan slaap ik weer.",
    "words": "De post ligt op drie stapels.",
    "year": "2026",
}
"""Plausible values by the name of a field, whatever message it is in."""

_BY_MESSAGE: dict[str, dict[str, Any]] = {
    "AboutStress": {
        "sign": "🧠",
        "title": "Je hoofd is vol",
        "explanation": "Met veel zorgen denk je daar de hele dag aan.\nDan vergeet je sneller iets.",
        "number": 1,
        "total": 7,
    },
    "AppointmentOf": {"title": "Koffie"},
    "AppointmentReadBack": {"title": "Koffie"},
    "AppointmentRow": {"day": "di 3 mrt", "time": "14.30"},
    "AskAddress": {"name": "Serviceplein"},
    "AskPin": {"name": "Serviceplein"},
    "AtManyMoments": {"number": 4, "days": ("3 mrt", "10 mrt", "17 mrt", "24 mrt")},
    "AskPillar": {
        "sign": "👛",
        "name": "Geld beheren",
        "number": 3,
        "total": 6,
        "question": "Hoe gaat het met je geld?",
    },
    "BridgeCompared": {"grown": "Geld beheren, Werk en loopbaan"},
    "BridgeDays": {"days": ("1 september 2026", "3 maart 2026")},
    "BridgeFirst": {"day": "3 maart 2026"},
    "BridgeHome": {"day": "1 september 2026", "strongest": "Gezin en wonen"},
    "BridgeInWords": {
        "name": "Geld beheren",
        "first_day": "3-3-26",
        "first": "Mijn geld is vaak te snel op",
        "day": "1-9-26",
        "now": "Ik kom de maand meestal rond",
    },
    "BridgeLiesLong": {"done": 2, "total": 6},
    "BridgeLine": {
        "name": "Geld beheren",
        "words": "Ik kom de maand meestal rond",
        "first": "Mijn geld is vaak te snel op",
    },
    "BridgeNow": {"day": "1 september 2026"},
    "BridgeOfDay": {"day": "1 september 2026", "first_day": "3 maart 2026", "grown": "Geld beheren"},
    "BridgeRow": {"name": "Geld beheren    ", "first": "2 van 5  ", "now": "4 van 5"},
    "BridgeStrongest": {"name": "Gezin en wonen"},
    "BridgeStrongestStaff": {"name": "Gezin en wonen"},
    "BridgeThen": {"day": "3 maart 2026"},
    "AskReady": {"year": "2027"},
    "BudgetInMonths": {
        "earned": ("jan € 120", "feb € 80", "mrt € 40"),
        "free": ("jan € 9.000", "feb € 8.900", "mrt € 8.850"),
    },
    "BudgetRow": {"name": "Vrij        ", "amount": "€ 89.000"},
    "LowerPhrase": {"amount": Cents(5_000_00)},
    "LowerRight": {"amount": Cents(500_00), "free": Cents(8_350_00), "free_now": Cents(8_850_00)},
    "MoreThanIsFreeStaff": {"free": Cents(8_850_00)},
    "NotAYearStaff": {"years": ("2026", "2027", "2028")},
    "PotReady": {"amount": Cents(45_000_00), "year": "2027", "since": "1 januari 2027"},
    "RaisePhrase": {"amount": Cents(10_000_00)},
    "ReadyChange": {"amount": Cents(45_000_00), "year": "2027"},
    "ReadyRight": {
        "amount": Cents(45_000_00),
        "year": "2027",
        "since": "1 januari 2027",
        "together": Cents(45_000_00),
    },
    "RunsOutIn": {"pace": Cents(1_200_00), "month": "oktober 2026"},
    "SecondLooks": {"limit": Cents(5_000_00)},
    "AwaitsSecond": {"limit": Cents(5_000_00)},
    **{
        name: {"reason": "Bij het goedkeuren stond het oude bedrag er nog."}
        for name in ("BorneRight", "CorrectionCard", "CorrectionShown", "OwedRight")
    },
    "CorrectionAwaits": {"limit": Cents(25_00)},
    **{
        name: {"first": "1 januari 2026", "last": "31 maart 2026", "count": 214}
        for name in ("AskFileKind", "BooksFile")
    },
    "EarnedButton": {"on": "3 mrt"},
    "TooManyEntriesStaff": {"most": 20_000},
    "NotAReasonStaff": {"most": LONGEST_REASON},
    "SecondCorrects": {"limit": Cents(25_00)},
    "PotAgreedFor": {"since": "1 januari 2027"},
    "ReadySince": {"since": "1 januari 2027"},
    "OverviewChosen": {"last_day": "31 december 2026"},
    "OverviewDays": {"last_day": "31 december 2026"},
    "OverviewInSavings": {"last_day": "31 december 2026"},
    "OverviewRecognitionFor": {"recognition": "een certificaat"},
    "ClaimApproved": {"title": _STEP},
    "ClaimHead": {"number": "42"},
    "ClaimNotYet": {"title": _STEP},
    "ClaimQuestion": {"title": _STEP},
    "ClaimRow": {"number": "42"},
    "ClaimsWaitMore": {"count": 31, "shown": 20},
    "DayOnPicture": {"day": "1 september 2026"},
    "EarnedYesterday": {"what": "Eén rekening betalen"},
    "EachTime": {"amount": Cents(2_00), "together": Cents(12_00)},
    "HasOthers": {"name": "Anja", "days": ("10 mrt", "24 mrt")},
    "InOtherYear": {"year": "2027"},
    "InTheWeekend": {"day": date(2026, 3, 7)},
    "CheckInOn": {"weekday": WeekdayLabel.WEDNESDAY, "at": time(11)},
    "HelpAtOnce": {"since": time(9), "until": time(17)},
    "MentorKnows": {"since": time(9), "until": time(17)},
    "UrgentLine": {"for_what": "Is er nu gevaar?", "number": "112", "when": "Dag en nacht."},
    "OtherLine": {
        "name": "De Luisterlijn",
        "number": "088 0767 000",
        "for_what": "Om te praten.",
        "when": "Dag en nacht.",
    },
    "HelpLine": {"command": "nieuw", "purpose": "een deelnemer uitnodigen"},
    "LookedAt": {"step": "Een map kopen"},
    "NewTeamRight": {"name": "Alphen-West"},
    "MinutesNotClear": {"least": SHORTEST, "most": LONGEST},
    "MoreAppointments": {"number": 31, "shown": 20},
    "NotClearStaff": {"most": LONGEST_TEXT},
    "NotNeutralStaff": {"word": "schulden"},
    "OnAHoliday": {"day": date(2026, 4, 27), "name": "Koningsdag"},
    "OnHolidays": {"days": ("6 apr", "27 apr")},
    "PhotoEvidence": {"count": 1},
    "PlaceLine": {"name": "Serviceplein", "address": "Raadhuisstraat 1, Alphen aan den Rijn"},
    "PraiseFollows": {"title": _STEP},
    "RaiseRight": {"amount": Cents(5_000_00), "free": Cents(13_850_00), "free_now": Cents(8_850_00)},
    "PotRaised": {"amount": Cents(5_000_00)},
    **{
        name: {
            "sign": "🎬",
            "name": "Bioscoopbon",
            "value": Cents(10_00),
            "where": "in elke bioscoop in Alphen",
            "team": "alle teams",
            "chosen": 4,
            "low_stock": 3,
            "before": Cents(12_50),
        }
        for name in (
            *("AskCodeForm", "AskGiftKind", "AskGiftTeam", "AskGiftValue", "AskLowStock", "AskMonths"),
            *("AskPicture", "AskWhereSpent", "GiftButton", "GiftFacts", "GiftLine", "GiftPage", "GiftShown"),
            *("ValueRight", "WhatToChange"),
        )
    },
    "GiftMonths": {"count": 12},
    "GiftNameNotClear": {"most": LONGEST_GIFT_NAME},
    "LowStockNotClear": {"most": MOST_LOW_STOCK},
    "MonthsNotClear": {"most": MOST_MONTHS},
    "MonthsStaff": {"count": 12},
    "ValueNotRight": {"highest": HIGHEST_VALUE},
    "WhereNotClear": {"most": LONGEST_WHERE},
    "GoalReached": {"day": "3 maart 2026"},
    "ReachedCard": {"day": "3 maart 2026"},
    "RewardTooHighStaff": {"most": HIGHEST_REWARD},
    "LevelOf": {"level": 4, "levels": 5},
    "SeveralCalled": {"names": ("Fatima (A-017)", "Fatima (A-031)")},
    "StaffLine": {"mentors": ("Anja", "Kees")},
    "StaffList": {"coordinators": ("Karin",)},
    "StaffUnreachable": {"first_name": "Kees"},
    "StaffJoined": {"first_name": "Kees"},
    "StaffLink": {"first_name": "Kees"},
    "NewMentorRight": {"first_name": "Kees"},
    "CoordinatorWelcome": {"first_name": "Karin"},
    "MentorWelcome": {"first_name": "Anja", "teams": ("Alphen-West",)},
    "StaffHome": {"first_name": "Anja"},
    "FirstDayOnPicture": {"day": "3 maart 2026"},
    "SuitsOnButton": {"day": "wo 4 mrt"},
    "SoManyMinutes": {"minutes": 45},
    "ButtonMinutes": {"count": 45},
    "ButtonTimes": {"count": 6},
    "ThingTooLongStaff": {"most": LONGEST_THING},
    "TitleTooLongStaff": {"most": LONGEST_TITLE},
    "TooManyThingsStaff": {"most": MOST_TO_BRING},
    "UntilNotClear": {"most": MOST_IN_SERIES},
    "StepAhead": {"title": "Eén rekening betalen"},
    "StepClaimed": {"title": _STEP},
    "StrangeGroup": {"title": "Koopjes", "by": "Iemand"},
    "TeamAdded": {"name": "Alphen-West"},
    "TeamLine": {"name": "Alphen-West"},
    "TooManyStepsStaff": {"most": MOST_STEPS},
    "VoiceEvidence": {"count": 1},
    "WordsTooLong": {"most": LONGEST_WORDS},
}
"""Where the same name means something else: by message and then by field."""


def page(catalogue: Catalogue) -> str:
    """The whole page, as Markdown."""
    lines = [
        "# Alle berichten",
        "",
        "Zo lezen de berichten en knoppen van Voetstuk, met verzonnen voorbeelden. "
        "Deze pagina wordt gemaakt met `make messages`. Een tekst verander je in `messages/nl/LC_MESSAGES/`. "
        "De naam van een bericht is ook die van zijn opname: `GoalProposed.ogg` (docs/read-aloud.md).",
    ]
    for reader in Reader:
        lines += ["", f"## {_TITLES[reader]}", *_messages(reader, catalogue), *_labels(reader, catalogue)]
    return "\n".join(lines) + "\n"


def example(message: type[Message]) -> Message:
    """A message of this class with plausible values for its fields."""
    known = _BY_FIELD | _BY_MESSAGE.get(message.__name__, {})
    return message(**{name: _example(known.get(name), hint) for name, hint in hints_of(message).items()})


def _messages(reader: Reader, catalogue: Catalogue) -> Iterator[str]:
    for message in every_message():
        if message.reader is reader:
            words = sub(r"<[^>]+>", "", catalogue.render(example(message)))
            yield from ("", f"**{message.__name__}** · {' '.join((message.__doc__ or '').split())}", "")
            yield from (f"> {line}  " if line else ">" for line in unescape(words).split("\n"))


def _labels(reader: Reader, catalogue: Catalogue) -> Iterator[str]:
    yield from ("", "### Knoppen", "")
    for labels in every_label():
        words = [f"[{catalogue.label(label)}]" for label in labels if label.reader is reader]
        if words:
            yield f"- **{labels.__name__}** · {' '.join((labels.__doc__ or '').split())}<br>{' '.join(words)}"


def _example(known: Any, hint: Any) -> Any:
    """What is known for the field when that is of its type; else something of its type."""
    if getattr(hint, "__origin__", None) is tuple:
        return known if isinstance(known, tuple) else (_example(known, get_args(hint)[0]),)
    kind = next((kind for kind in get_args(hint) if kind is not type(None)), hint)
    if isinstance(kind, type) and issubclass(kind, Message):
        return example(kind)
    if isinstance(kind, type) and issubclass(kind, Label):
        return known if isinstance(known, kind) else next(iter(kind))
    plain = getattr(kind, "__supertype__", kind)
    return known if isinstance(known, plain) else _BY_TYPE[kind]


_BY_TYPE: dict[Any, Any] = {
    Cents: Cents(5_00),
    int: 2,
    date: date(2026, 3, 3),
    datetime: datetime(2026, 3, 3, 13, 30, tzinfo=UTC),
    time: time(14, 30),
    ClockTime: ClockTime(datetime(2026, 3, 3, 13, 32, tzinfo=UTC)),
    bool: True,
    float: 52.13,
    str: "…",
}


if __name__ == "__main__":
    sys.stdout.write(page(read_catalogue()))
