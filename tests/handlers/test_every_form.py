"""T34 and T33: every form goes on after a restart at any of its questions, with ids as long as they may become.

A form that comes without a line here fails the first test.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import insert

from handlers import house
from handlers.forms import Choice, mark_of
from handlers.participants.check_ins import PressFace
from mentoring.check_ins import Face
from mentoring.gifts import CodeForm, GiftDraft, GiftKind, GiftPictogram
from mentoring.goal_drafts import Draft, StepDraft
from mentoring.goals import Goal
from mentoring.ids import PillarKey
from mentoring.money import Cents
from mentoring.programme import AMSTERDAM
from mentoring.questions import Question
from messages.catalogue import day as in_words
from practice.phone import Group, Phone
from services import choices, gifts, goals, hand_overs, rewards
from storage.tables import appointments, claims, nudges, people, steps, teams
from storage.tables import choices as choices_table
from storage.tables import gifts as gifts_table
from storage.tables import goals as goals_table
from tests.handlers.planning import plans, soon
from tests.pilot import Pilot
from tests.pot import fill_pot

LONGEST_ID = 900_000_000_000_000_000
"""Eighteen digits: the longest that a button takes (`handlers.buttons`)."""

PLAN = Draft(
    title="Mijn post op orde",
    pillar=PillarKey("money"),
    why="Rust",
    seen_by="Er ligt geen dichte post",
    reward=Cents(0),
    due_on=None,
    steps=(StepDraft("Post openen", "De post is open", Cents(1_00)),),
)
DAY = (datetime.now(UTC) + timedelta(days=8)).astimezone(AMSTERDAM)


@dataclass(frozen=True)
class Stage:
    """Karin leads; Anja is Fatima's mentor; a goal was agreed on."""

    pilot: Pilot
    karin: Phone
    anja: Phone
    fatima: Phone

    @property
    def group(self) -> Group:
        return self.pilot.admin_chat


Place = tuple[Phone, Group | None]
Answer = tuple[str, str, str]
"""What is asked, and whether one "types", "presses" or "sends" what: a file, by its lines."""


@dataclass(frozen=True)
class Walk:
    """How one comes to a form, its questions with their answers, and what is read when it is done."""

    begin: Callable[[Stage], Awaitable[Place]]
    answers: list[Answer]
    done: str


async def _budget(stage: Stage) -> Place:
    await stage.karin.says("/budget")
    await stage.karin.presses("Pot verhogen")
    return stage.karin, None


async def _exports(stage: Stage) -> Place:
    await stage.karin.says("/budget")
    await stage.karin.presses("Uitdraai")
    return stage.karin, None


async def _invites(stage: Stage) -> Place:
    await stage.karin.says("/nieuw")
    return stage.karin, None


async def _adds_team(stage: Stage) -> Place:
    await stage.karin.says("/team")
    await stage.karin.presses("Team toevoegen")
    return stage.karin, None


async def _invites_mentor(stage: Stage) -> Place:
    await stage.karin.says("/personeel")
    await stage.karin.presses("Mentor uitnodigen")
    return stage.karin, None


async def _invites_in_one_line(stage: Stage) -> Place:
    await stage.anja.says("/nieuw Omar")
    return stage.anja, None


async def _adds_team_in_one_line(stage: Stage) -> Place:
    await stage.karin.says("/team Zuid")
    return stage.karin, None


async def _invites_mentor_in_one_line(stage: Stage) -> Place:
    await stage.karin.says("/personeel Sanne Alphen-West")
    return stage.karin, None


async def _plans(stage: Stage) -> Place:
    await stage.anja.says("/afspraak", stage.group)
    return stage.anja, stage.group


async def _plans_more(stage: Stage) -> Place:
    await stage.anja.says(f"/afspraak Fatima volgende {WEEKDAY} 14:30 Serviceplein", stage.group)
    return stage.anja, stage.group


async def _adds_place(stage: Stage) -> Place:
    await stage.karin.says("/plaatsen")
    await stage.karin.presses("Plaats toevoegen")
    return stage.karin, None


async def _corrects(stage: Stage) -> Place:
    await stage.karin.says("/correctie")
    return stage.karin, None


async def _asks_whose_household(stage: Stage) -> Place:
    await stage.anja.says("/huishouden", stage.group)
    return stage.anja, stage.group


async def _links_household(stage: Stage) -> Place:
    await stage.pilot.participant("Bert", mentor=stage.anja)
    await stage.anja.says("/huishouden Fatima", stage.group)
    await stage.anja.presses("Koppelen aan iemand", stage.group)
    return stage.anja, stage.group


async def _adds_gift(stage: Stage) -> Place:
    await stage.karin.says("/cadeaus")
    await stage.karin.presses("Cadeau toevoegen")
    return stage.karin, None


def _changes_gift(part: str, gift: GiftDraft) -> Callable[[Stage], Awaitable[Place]]:
    async def change(stage: Stage) -> Place:
        by = await stage.pilot.someone(stage.karin)
        async with stage.pilot.database.work() as work:
            await gifts.add_gift(work, gift, by=by, now=stage.pilot.now())
        await stage.karin.says("/cadeaus")
        await stage.karin.presses(f"📖 {gift.name} · €\xa010")
        await stage.karin.presses("Iets veranderen")
        await stage.karin.presses(part)
        return stage.karin, None

    return change


BOOK = GiftDraft("Leesbon", Cents(10_00), GiftKind.BY_HAND, None, "in de winkel", None, GiftPictogram.BOOK)
CINEMA = replace(BOOK, name="Filmbon", kind=GiftKind.CODE, code_form=CodeForm.QR)
GIFT_CHANGES: dict[str, tuple[str, GiftDraft, list[Answer]]] = {
    "name": ("Naam", BOOK, [("name", "types", "Boekenbon")]),
    "value": ("Waarde", BOOK, [("value", "types", "12,50"), ("right", "presses", "Ja, dit klopt")]),
    "kind": (
        "Soort",
        BOOK,
        [("kind", "presses", "bon uit de voorraad"), ("code_form", "presses", "streepjescode")],
    ),
    "where": ("Waar te besteden", BOOK, [("where", "types", "in de bieb")]),
    "months": ("Hoelang geldig", BOOK, [("months", "presses", "12 maanden")]),
    "picture": ("Plaatje", BOOK, [("picture", "presses", "🎁 Iets anders")]),
    "team": ("Voor welk team", BOOK, [("team", "presses", "Alphen-West")]),
    "low stock": ("Wanneer waarschuwen", CINEMA, [("low_stock", "presses", "5")]),
}


async def _praises_who_came(stage: Stage) -> Place:
    planned = await plans(stage.pilot, stage.anja, stage.fatima, soon(stage.pilot))
    begins = datetime.combine(soon(stage.pilot), time(14, 30), AMSTERDAM)
    await stage.pilot.room.move_clock_to(begins + timedelta(minutes=75))
    card = await stage.anja.sees("Was Fatima er?", stage.group)
    await stage.anja.presses_under(card, data=f"hk:{planned}")
    await stage.anja.presses("Zelf typen", stage.group)
    return stage.anja, stage.group


async def _writes(stage: Stage) -> Place:
    await stage.anja.says("/bericht")
    return stage.anja, None


async def _asks_whose_goal(stage: Stage) -> Place:
    await stage.anja.says("/doel", stage.group)
    return stage.anja, stage.group


async def _proposes(stage: Stage) -> Place:
    await stage.anja.says("/doel Fatima", stage.group)
    await stage.anja.presses("Nieuw doel", stage.group)
    return stage.anja, stage.group


async def _is_proposed(stage: Stage) -> Place:
    await _propose(stage, "Rekening openen")
    proposal = await stage.fatima.sees("Rekening openen")
    await stage.fatima.presses_under(proposal, text="Ik wil iets anders")
    return stage.fatima, None


async def _claims(stage: Stage) -> Place:
    await stage.fatima.says("/klaar")
    await stage.fatima.presses("Post openen")
    return stage.fatima, None


async def _has_claimed(stage: Stage) -> None:
    await _claims(stage)
    await stage.fatima.presses("Klaar")


async def _praises(stage: Stage) -> Place:
    await _has_claimed(stage)
    await stage.anja.presses("Goedkeuren", stage.group)
    await stage.anja.presses("Zelf typen", stage.group)
    return stage.anja, stage.group


async def _asks(stage: Stage) -> Place:
    await _has_claimed(stage)
    await stage.anja.presses("Vraag stellen", stage.group)
    return stage.anja, stage.group


async def _says_not_yet(stage: Stage) -> Place:
    await _has_claimed(stage)
    await stage.anja.presses("Nog niet", stage.group)
    return stage.anja, stage.group


async def _is_asked(stage: Stage) -> Place:
    await _asks(stage)
    await stage.anja.presses("Hoe ging het?", stage.group)
    return stage.fatima, None


async def _chooses_moment(stage: Stage) -> Place:
    await stage.fatima.says("/doelen")
    await stage.fatima.presses("Mijn hele plan")
    await stage.fatima.presses("Wanneer helpt een duwtje?")
    return stage.fatima, None


async def _makes_plan(stage: Stage) -> Place:
    await stage.fatima.says("/doelen")
    await stage.fatima.presses("Mijn hele plan")
    await stage.fatima.presses("Als-danplan maken")
    return stage.fatima, None


async def _has_made_plan(stage: Stage) -> Place:
    phone, chat = await _makes_plan(stage)
    await phone.says("Als de koffie klaar is, dan open ik één brief.")
    await phone.presses("Ochtend")
    await phone.presses("dinsdag")
    await phone.presses("Klaar")
    return phone, chat


async def _loads_codes(stage: Stage) -> Place:
    by = await stage.pilot.someone(stage.karin)
    async with stage.pilot.database.work() as work:
        await gifts.add_gift(work, CINEMA, by=by, now=stage.pilot.now())
    await stage.karin.says("/bonnen")
    await stage.karin.presses("Filmbon")
    await stage.karin.presses("Bonnen laden")
    return stage.karin, None


async def _is_proud(stage: Stage) -> Place:
    await stage.fatima.says("/trots")
    await stage.fatima.presses("Ik ben trots op …")
    return stage.fatima, None


async def _wishes(stage: Stage) -> Place:
    await stage.fatima.says("/doel")
    return stage.fatima, None


async def _is_invited(stage: Stage) -> Place:
    bert = await stage.pilot.stranger("Bert")
    await bert.opens(await stage.pilot.invitation("Bert", by=stage.anja))
    await bert.presses("Ik wil eerst iets vragen")
    return bert, None


async def _has_it_hard(stage: Stage) -> Place:
    """As if she was asked how it goes, and pressed the lowest face."""
    fatima = await stage.pilot.as_participant(stage.fatima)
    now = stage.pilot.now()
    asked = {"participant_id": fatima.id, "kind": "check_in", "due_at": now, "asked_for": False}
    said = {"state": "sent", "settled_at": now, "said_on": now.date()}
    async with stage.pilot.database.work() as work:
        query = insert(nudges).values(**asked, **said).returning(nudges.c.id)
        nudge_id = (await work.connection.execute(query)).scalar_one()
    await stage.fatima.says("/hulp")
    shown = await stage.fatima.sees("is je mentor.")
    await stage.fatima.presses_under(shown, data=PressFace(nudge_id, Face.HEAVY).data())
    await stage.fatima.sees("Wil je er één zin bij schrijven?")
    return stage.fatima, None


async def _has_it_hard_and_says_so(stage: Stage) -> Place:
    phone, chat = await _has_it_hard(stage)
    await phone.sends_voice()
    return phone, chat


TYPES, PRESSES, SENDS = "types", "presses", "sends"
FATIMA, OK, MORE = "Fatima (A-001)", "Ja, dit klopt", "Meer…"
TOMORROW = datetime.now(UTC).astimezone(AMSTERDAM).date() + timedelta(days=1)
WEEKDAY, LATER = in_words(TOMORROW).split()[0], in_words(TOMORROW + timedelta(days=7))
"""A day that is called so may be tomorrow or in a week."""


async def _sets_quiet_hours(stage: Stage) -> Place:
    await stage.fatima.says("/instellingen")
    await stage.fatima.presses("Stille uren")
    await stage.fatima.presses("Eigen tijden")
    return stage.fatima, None


async def _notes_receipt(stage: Stage) -> Place:
    fatima, anja = await stage.pilot.someone(stage.fatima), await stage.pilot.someone(stage.anja)
    karin, now = await stage.pilot.someone(stage.karin), stage.pilot.now()
    async with stage.pilot.database.work() as work:
        gift_id = await gifts.add_gift(work, BOOK, by=karin, now=now)
        await rewards.owe(work, fatima.id, BOOK.value, cause="correction:1", by=karin.id, now=now)
        chosen = await choices.choose(work, gift_id, by=fatima, now=now)
        await hand_overs.hand_over(work, chosen.id, by=anja, now=now)
    await stage.anja.presses("Ontvangst noteren", stage.group)
    return stage.anja, stage.group


WALKS: dict[str, Walk] = {
    "budget": Walk(_budget, [("change", TYPES, "50"), ("right", PRESSES, OK)], "De pot is verhoogd"),
    "uitdraai": Walk(
        _exports,
        [("period", TYPES, "1-1-2026 t/m 31-3-2026"), ("kind", PRESSES, "CSV")],
        "De boeken van 1 januari 2026",
    ),
    "correctie": Walk(
        _corrects,
        [
            ("who", PRESSES, FATIMA),
            ("kind", PRESSES, "Er hoort meer bij"),
            ("about", PRESSES, "Iets anders"),
            ("amount", TYPES, "2,50"),
            ("reason", TYPES, "Het bedrag stond er nog niet"),
            ("right", PRESSES, OK),
        ],
        "Correctie 1 staat in de boeken",
    ),
    "huishouden": Walk(_asks_whose_household, [("who", PRESSES, FATIMA)], "Een eigen grens per jaar"),
    "huishouden linking": Walk(
        _links_household,
        [("other", PRESSES, "Bert (A-002)"), ("right", PRESSES, OK)],
        "Eén grens per jaar",
    ),
    "nieuw": Walk(
        _invites,
        [("name", TYPES, "Omar"), ("team", PRESSES, "Alphen-West")],
        "Uitnodiging voor Omar",
    ),
    "nieuw in one line": Walk(_invites_in_one_line, [("right", PRESSES, OK)], "Uitnodiging voor Omar"),
    "team": Walk(_adds_team, [("name", TYPES, "Zuid")], "Team Zuid bestaat"),
    "team in one line": Walk(_adds_team_in_one_line, [("right", PRESSES, OK)], "Team Zuid bestaat"),
    "personeel": Walk(
        _invites_mentor,
        [("name", TYPES, "Sanne"), ("team", PRESSES, "Alphen-West")],
        "Uitnodiging voor mentor Sanne",
    ),
    "personeel in one line": Walk(
        _invites_mentor_in_one_line, [("right", PRESSES, OK)], "Uitnodiging voor mentor Sanne"
    ),
    "appointment": Walk(
        _plans,
        [
            ("who", PRESSES, FATIMA),
            ("day", TYPES, f"{DAY:%-d-%-m-%Y}"),
            ("time", TYPES, "3 uur"),
            ("which_time", PRESSES, "15.00"),
            ("place", TYPES, "Serviceplein"),
            ("sure", PRESSES, "Ja, plan dit"),
        ],
        "Gepland: Fatima",
    ),
    "appointment with more": Walk(
        _plans_more,
        [
            ("which_day", PRESSES, LATER),
            ("sure", PRESSES, MORE),
            ("more", PRESSES, "Hoe lang"),
            ("minutes", PRESSES, "45 minuten"),
            ("sure", TYPES, MORE),
            ("more", TYPES, "met wie"),
            ("mentor", PRESSES, "Anja"),
            ("sure", PRESSES, MORE),
            ("more", PRESSES, "Meenemen"),
            ("bring", PRESSES, "Legitimatie"),
            ("bring", PRESSES, "Klaar"),
            ("sure", PRESSES, MORE),
            ("more", PRESSES, "Beloning"),
            ("reward", TYPES, "2,50"),
            ("sure", PRESSES, MORE),
            ("more", PRESSES, "Beloning"),
            ("reward", PRESSES, "Waardering"),
            ("recognition", PRESSES, "☕ Koffie met je mentor"),
            ("sure", PRESSES, MORE),
            ("more", PRESSES, "Titel"),
            ("title", TYPES, "Koffie"),
            ("sure", PRESSES, MORE),
            ("more", PRESSES, "Reeks"),
            ("every", PRESSES, "Elke maand"),
            ("until", PRESSES, "4 keer"),
            ("sure", TYPES, "ja"),
        ],
        "Gepland: 4 afspraken met Fatima",
    ),
    "gift": Walk(
        _adds_gift,
        [
            ("name", TYPES, "Filmbon"),
            ("value", TYPES, "12,50"),
            ("kind", PRESSES, "bon uit de voorraad"),
            ("code_form", PRESSES, "QR-code"),
            ("where", TYPES, "in elke bioscoop"),
            ("months", PRESSES, "12 maanden"),
            ("picture", PRESSES, "🎬 Bioscoop"),
            ("team", PRESSES, "Alphen-West"),
            ("low_stock", PRESSES, "5"),
            ("right", PRESSES, OK),
        ],
        "Het cadeau staat in de catalogus",
    ),
    **{
        f"gift_change {name}": Walk(_changes_gift(part, gift), answers, "✅ Veranderd")
        for name, (part, gift, answers) in GIFT_CHANGES.items()
    },
    "place": Walk(
        _adds_place,
        [
            ("name", TYPES, "Bibliotheek"),
            ("address", TYPES, "Aarplein 2"),
            ("pin", TYPES, "52.128, 4.657"),
        ],
        "Toegevoegd",
    ),
    "attendance_praise": Walk(
        _praises_who_came, [("words", TYPES, "Fijn dat je er was")], "Verstuurd aan Fatima"
    ),
    "letter": Walk(
        _writes, [("who", PRESSES, FATIMA), ("letter", TYPES, "Tot morgen")], "Verstuurd aan Fatima"
    ),
    "goal of whom": Walk(_asks_whose_goal, [("who", PRESSES, FATIMA)], "Een nieuw doel, of een van deze?"),
    "goal of an example": Walk(
        _proposes,
        [
            ("title", PRESSES, "Voorbeelden"),
            ("pillar", PRESSES, "Geld beheren"),
            ("example", PRESSES, "Meer voorbeelden"),
            ("example", PRESSES, "5"),
            ("why", TYPES, "Rust"),
            ("each_reward", PRESSES, "€\xa02"),
            ("reward", TYPES, "5"),
            ("due_on", PRESSES, "Over 1 maand"),
            ("summary", PRESSES, "Stuur naar Fatima"),
        ],
        "Doel gestuurd",
    ),
    "goal": Walk(
        _proposes,
        [
            ("title", TYPES, "Rekening openen"),
            ("pillar", PRESSES, "Geld beheren"),
            ("why", PRESSES, "Overslaan"),
            ("seen_by", TYPES, "De pas is er"),
            ("step_title", TYPES, "Bellen"),
            ("step_seen_by", TYPES, "Er is een afspraak"),
            ("steps", PRESSES, "Waardering"),
            ("which", PRESSES, "📜 Een certificaat"),
            ("more", PRESSES, "Klaar"),
            ("reward", TYPES, "5"),
            ("due_on", PRESSES, "Geen datum"),
            ("summary", PRESSES, "Aanpassen"),
            ("part", PRESSES, "Terug naar de samenvatting"),
            ("summary", PRESSES, "Stuur naar Fatima"),
        ],
        "Doel gestuurd",
    ),
    "wish": Walk(
        _wishes,
        [
            ("pillar", PRESSES, "Geld beheren"),
            ("title", PRESSES, "Laat voorbeelden zien"),
            ("example", PRESSES, "In mijn eigen woorden"),
            ("title", TYPES, "Geld"),
            ("clearer", PRESSES, "Zo laten"),
            ("why", PRESSES, "Overslaan"),
            ("steps", TYPES, "Alle schulden betalen"),
            ("smaller", TYPES, "Eén brief openen"),
            ("summary", PRESSES, "Iets veranderen"),
            ("part", PRESSES, "Terug"),
            ("summary", PRESSES, "Stuur naar Anja"),
        ],
        "Samen maken jullie het duidelijk",
    ),
    "remark": Walk(_is_proposed, [("remark", TYPES, "Liever in mei")], "Ik vertel het aan Anja"),
    "claim": Walk(
        _claims,
        [("evidence", TYPES, "Alles is open"), ("evidence", PRESSES, "Klaar")],
        "Anja kijkt ernaar",
    ),
    "claim_praise": Walk(_praises, [("words", TYPES, "Wat goed")], "Verstuurd aan Fatima"),
    "claim_question": Walk(_asks, [("words", PRESSES, "Hoe ging het?")], "Verstuurd aan Fatima"),
    "claim_reason": Walk(_says_not_yet, [("words", TYPES, "Bijna")], "Verstuurd aan Fatima"),
    "claim_answer": Walk(_is_asked, [("answer", TYPES, "Goed")], "Ik stuur je antwoord naar Anja"),
    "quiet": Walk(
        _sets_quiet_hours,
        [("since", TYPES, "half 10"), ("until", PRESSES, "7.00")],
        "Nu: van 21.30 tot 7.00 uur.",
    ),
    "moment": Walk(
        _chooses_moment,
        [("at", PRESSES, "Ochtend"), ("days", PRESSES, "dinsdag"), ("days", PRESSES, "Klaar")],
        "Je krijgt een duwtje op dinsdag, om 9.30 uur.",
    ),
    "plan": Walk(
        _makes_plan,
        [
            ("kind", PRESSES, "Een moment"),
            ("cue", PRESSES, "Meer voorbeelden"),
            ("cue", TYPES, "de koffie klaar is"),
            ("response", PRESSES, "open ik één brief"),
            ("at", PRESSES, "Ochtend"),
            ("days", PRESSES, "dinsdag"),
            ("days", PRESSES, "Klaar"),
        ],
        "Als de koffie klaar is, dan open ik één brief.",
    ),
    "plan_said": Walk(_has_made_plan, [("said", PRESSES, "Ik heb het gezegd")], "Mooi gezegd."),
    "receipt": Walk(
        _notes_receipt, [("reason", TYPES, "Net samen opgehaald")], "Genoteerd: Fatima heeft het."
    ),
    "vouchers": Walk(
        _loads_codes,
        [("file", SENDS, "code;geldig tot\nABC-1;31-12-2027\nABC-2;\n"), ("right", PRESSES, OK)],
        "2 bonnen voor Filmbon zijn op voorraad",
    ),
    "proud": Walk(_is_proud, [("thing", TYPES, "Ik belde zelf")], "Het staat op je trotslijst"),
    "check_in": Walk(
        _has_it_hard,
        [("words", TYPES, "Thuis is er ruzie"), ("tell", PRESSES, "Ja, ook wat ik schreef")],
        "Ik heb het Anja en het team verteld.",
    ),
    "check_in with a voice message": Walk(
        _has_it_hard_and_says_so,
        [("pass_on", PRESSES, "Ja, geef het door"), ("tell", PRESSES, "Nee, nu niet")],
        "Goed. Ik vertel het niet.",
    ),
    "ask_first": Walk(_is_invited, [("letter", TYPES, "Kost het iets?")], "Ik heb het aan Anja gegeven"),
}

ENDLESS = {"ask_first"}
"""Who has not agreed yet may ask one thing after another: this form is over when they agree."""

TAKES_JUNK_FOR_NO = {"right"}
"""Questions to which anything but yes is no."""


@pytest.fixture
async def stage(pilot: Pilot) -> Stage:
    await _begin_with_long_ids(pilot)
    karin, anja = await pilot.coordinator("Karin"), await pilot.mentor("Anja")
    stage = Stage(pilot, karin, anja, await pilot.participant("Fatima", mentor=anja))
    by = await pilot.someone(karin)
    async with pilot.database.work() as work:
        await fill_pot(work, Cents(100_00), by=by, now=pilot.now())
    goal = await _propose(stage)
    by = await pilot.someone(stage.fatima)
    async with pilot.database.work() as work:
        await goals.agree(work, goal.id, 1, programme=pilot.programme, by=by, now=pilot.now())
    await anja.sees("Doel afgesproken", pilot.admin_chat)
    return stage


def test_every_form_has_its_walk_past_every_question():
    walked = {(_form(name), asked) for name, walk in WALKS.items() for asked, _, _ in walk.answers}

    assert walked == {
        (name, field.name) for name, form in house.ROUTES.forms.items() for field in form.fields
    }


@pytest.mark.parametrize("way", WALKS)
async def test_a_form_goes_on_after_a_restart_at_every_question(stage, way):
    walk, form = WALKS[way], _form(way)
    phone, chat = await walk.begin(stage)

    for asked, how, what in walk.answers:
        question = await _is_asking(stage.pilot, phone, chat, form, asked)
        await stage.pilot.stops()
        await _forges(phone, chat, question)
        await _answers(phone, chat, how, what)
        await stage.pilot.starts()

    await phone.sees(walk.done, chat)
    assert await stage.pilot.room.notices() == []
    async with stage.pilot.database.work() as work:
        assert await work.inbox.count_set_aside() == 0


@pytest.mark.parametrize("way", [way for way in WALKS if way not in ENDLESS])
async def test_the_old_buttons_of_a_form_are_answered_after_a_restart(stage, way):
    walk, form = WALKS[way], _form(way)
    phone, chat = await walk.begin(stage)
    await _is_asking(stage.pilot, phone, chat, form, walk.answers[0][0])
    async with stage.pilot.database.work() as work:
        await work.questions.close(chat.id if chat else phone.id, phone.id)
    await stage.pilot.stops()
    old = await _newest(phone, chat)

    await phone.presses_under(old, data=f"f:{form}:{walk.answers[0][0]}:00000:yes")
    await stage.pilot.starts()

    await phone.sees_answer("Deze knop is van eerder")
    async with stage.pilot.database.work() as work:
        assert await work.inbox.count_set_aside() == 0


def _form(way: str) -> str:
    return way.split(maxsplit=1)[0]


async def _answers(phone: Phone, chat: Group | None, how: str, what: str) -> None:
    if how == SENDS:
        await phone.sends_document(what.encode(), "bonnen.csv", chat=chat)
    else:
        await (phone.says(what, chat) if how == TYPES else phone.presses(what, chat))


async def _is_asking(pilot: Pilot, phone: Phone, chat: Group | None, form: str, field: str) -> Question:
    async def asked() -> Question | None:
        async with pilot.database.work() as work:
            found = await work.questions.open(chat.id if chat else phone.id, phone.id)
        return found if found and (found.form, found.asks) == (form, field) else None

    question: Question = await pilot.room.until(asked, f"the question {form}.{field}")
    return question


async def _forges(phone: Phone, chat: Group | None, question: Question) -> None:
    """Somebody presses an answer that is not among the buttons: the question is asked again (T04)."""
    if question.asks not in TAKES_JUNK_FOR_NO:
        forged = Choice(question.form, question.asks, mark_of(question), "999")
        await phone.presses_under(await _newest(phone, chat), data=forged.data())


async def _newest(phone: Phone, chat: Group | None) -> dict[str, Any]:
    of_bot = [
        message for message in await phone.messages(chat) if message["from"]["first_name"] == "Voetstuk"
    ]
    return of_bot[-1]


async def _propose(stage: Stage, title: str = PLAN.title) -> Goal:
    by, fatima = await stage.pilot.someone(stage.anja), await stage.pilot.someone(stage.fatima)
    async with stage.pilot.database.work() as work:
        goal_id = await goals.propose(
            work, fatima.id, replace(PLAN, title=title), by=by, now=stage.pilot.now()
        )
        return await work.goals.get(goal_id)


async def _begin_with_long_ids(pilot: Pilot) -> None:
    """A first row with a long number: SQLite counts on from the largest there is."""
    now = pilot.now()
    someone = {"first_name": "Eerste", "created_at": now}
    team = {"name": "Eerste team", "letter": "Z"}
    goal = {
        "participant_id": LONGEST_ID,
        "proposed_by": LONGEST_ID,
        "pillar": "home",
        "title": "",
        "why": "",
        "seen_by": "",
        "reward": 0,
        "state": "set_aside",
        "version": 1,
        "proposed_at": now,
    }
    step = {"goal_id": LONGEST_ID, "position": 1, "title": "", "seen_by": "", "reward": 0, "state": "dropped"}
    claim = {
        "participant_id": LONGEST_ID,
        "goal_id": LONGEST_ID,
        "state": "withdrawn",
        "reward": 0,
        "claimed_at": now,
        "announced_at": now,
    }
    appointment = {
        "participant_id": LONGEST_ID,
        "mentor_id": LONGEST_ID,
        "starts_at": now,
        "wall_time": "",
        "zone": "",
        "place": "",
        "state": "cancelled",
        "planned_at": now,
    }
    gift = {
        "name": "",
        "value": 1,
        "kind": "by_hand",
        "where_spent": "",
        "pictogram": "book",
        "added_by": LONGEST_ID,
        "added_at": now,
        "retired_at": now,
    }
    choice = {
        "participant_id": LONGEST_ID,
        "gift_id": LONGEST_ID,
        "name": "",
        "amount": 1,
        "state": "undone",
        "chosen_at": now,
    }
    rows: list[tuple[Any, dict[str, Any]]] = [
        (people, someone),
        (gifts_table, gift),
        (choices_table, choice),
        (teams, team),
        (goals_table, goal),
        (steps, step),
        (claims, claim),
        (appointments, appointment),
    ]
    async with pilot.database.work() as work:
        for table, row in rows:
            await work.connection.execute(insert(table).values(id=LONGEST_ID, **row))
