"""T04: whoever forges a button, or presses an old one, changes nothing, gets an answer, and is written down.

Every kind of button that there is comes by here, a new one by itself. There is no signature to forge: what a
press may do is decided by rights and state alone (`docs/decisions/0006-buttons-carry-ids.md`).
"""

import json
from dataclasses import dataclass, fields, replace
from typing import Any, get_type_hints

import pytest
from sqlalchemy import select
from telegram import Update

from handlers import buttons, front_door, house
from handlers.buttons import MOST_BYTES, Press
from handlers.forms import Choice, ResumeForm, StopForm
from handlers.outgoing import Outgoing, Toast
from handlers.private_numbers import NoPrivateNumber
from handlers.staff.teams import LinkChat
from mentoring.gifts import GiftDraft, GiftKind, GiftPictogram
from mentoring.ids import RecognitionKey, TelegramId
from mentoring.money import Cents
from mentoring.people import Role
from mentoring.refusals import Refusal
from messages.catalogue import read_catalogue
from messages.method import read_method
from services import choices, gifts
from storage.database import Database
from storage.tables import audit, metadata
from tests.services.everything import Everything, everything_of_fatima
from tests.services.roster import NOW, PROGRAMME, STRANGER, WEST_CHAT

CATALOGUE = read_catalogue()
HERS = ("Overzicht in mijn geld", "Stap 1", "Stap 4", "Rust", "Welke stapel", "Plein", "Het knelt", "Fatima")
ACCOUNTS = {"karin": 1, "anja": 2, "kees": 3, "fatima": 4, "bert": 5, "omar": 6, "rosa": 8}
BOOK = GiftDraft("Leesbon", Cents(1_00), GiftKind.BY_HAND, None, "in de winkel", None, GiftPictogram.BOOK)
ON_ONE_DATABASE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""Every button by everybody takes long, and refusing it is the services' work, which is tried on both databases."""

BESIDE_IDS: dict[str, Any] = {"day": "2026-03-04", "part": "morning", "reason": "plans", "later": "evening"}
"""What some buttons carry beside an id, such that only the id is wrong. Others carry 1 or a word."""


def id_of(kind: type[Press]) -> str | None:
    """The field of a button that says what it is about, by which it could be somebody else's."""
    return next((field.name for field in fields(kind) if field.name.endswith("_id")), None)


WITH_IDS = [kind for kind in sorted(house.ROUTES.presses, key=lambda kind: kind.verb) if id_of(kind)]

JUNK = {
    "a verb we do not know": "zz:1",
    "no verb": ":1",
    "letters for digits": "ka:een",
    "digits of another script": "ka:\u0661",
    "a negative number": "ka:-1",
    "a fraction": "ka:1.0",
    "no number": "ka:",
    "too few fields": "ka",
    "too many fields": "ka:1:2",
    "a number that no database holds": "ka:99999999999999999999",
    "64 bytes of a number": "ka:" + "9" * 61,
    "64 bytes of letters": "k" * MOST_BYTES,
    "64 bytes of emoji": "👍" * 16,
    "64 bytes of separators": ":" * MOST_BYTES,
    "a NUL": "kp:1:\u0000",
    "half an emoji": "kp:1:\ud83d",
    "a statement": "ka:1;DROP TABLE ledger",
    "the answer of a form that is not open": "f:goal:summary:send",
    "a form that does not exist": "f:x:y:z",
    "the stop of a form that is not open": "fs",
    "nothing": "",
}


EVERYTHING = {
    table.name: "SELECT {} FROM {}".format(
        ", ".join(f'"{column.name}"' for column in table.c if column.name != "last_seen_on"), table.name
    )
    for table in metadata.tables.values()
    if table.name not in {"audit", "chains", "inbox"}
}
"""What is asked before and after each press, as bare SQL: thousands of presses times forty tables."""


@dataclass(frozen=True)
class Outcome:
    """What came of a press: what was shown, what is in the audit log since, and whether anything changed."""

    data: str
    shown: list[str]
    objects: list[str]
    results: list[str]
    changed: bool

    @property
    def is_a_kind_no(self) -> bool:
        """It changed nothing, was answered with no word about Fatima, and was written down as refused."""
        tells = [words for words in self.shown if any(hers in words for hers in HERS)]
        is_refused = bool(self.results) and "done" not in self.results
        return bool(self.shown) and not tells and not self.changed and is_refused

    @property
    def is_answered(self) -> bool:
        """It changed nothing, and was answered with something better than that we broke on it."""
        return bool(self.shown) and not self.changed and not any("mis bij mij" in said for said in self.shown)


@pytest.fixture
async def everything(database: Database) -> Everything:
    found = await everything_of_fatima(database)
    async with database.work() as work:
        rosa = await work.people.add("Rosa", now=NOW)
        await work.people.link_account(rosa, TelegramId(ACCOUNTS["rosa"]))
        await work.people.add_membership(rosa, Role.RESEARCHER, None, now=NOW)
        await work.questions.close(ACCOUNTS["fatima"], ACCOUNTS["fatima"])
        gift = await gifts.add_gift(
            work, replace(BOOK, team_id=found.roster.west), by=found.roster.karin, now=NOW
        )
        fatima = await work.people.participant(found.roster.fatima.id)
        certificate = read_method().recognition_of(RecognitionKey("certificate"))
        earned = await choices.record_recognition(
            work, fatima, certificate, cause="claim:900", words="Stap 1", by=found.roster.anja.person, now=NOW
        )
    assert (gift, earned.id) == (1, 1)
    return found


@ON_ONE_DATABASE
@pytest.mark.parametrize("who", ["omar", "kees", "rosa", "stranger"])
async def test_somebody_elses_ids_change_nothing_tell_nothing_and_are_written_down(database, everything, who):
    done = [await press(database, data, who) for data in every_forged(everything)]

    assert [one for one in done if not one.is_a_kind_no] == []


@ON_ONE_DATABASE
@pytest.mark.parametrize("who", ["omar", "kees", "bert", "stranger"])
async def test_in_the_admin_chat_it_is_the_same(database, everything, who):
    done = [await press(database, data, who, chat=WEST_CHAT) for data in every_forged(everything)]

    assert [one for one in done if not one.is_a_kind_no] == []


@ON_ONE_DATABASE
@pytest.mark.parametrize("who", ["omar", "kees", "stranger"])
async def test_under_a_message_that_telegram_no_longer_shows_it_is_the_same(database, everything, who):
    """Such a message comes as its number with the date 0 (Bot API, InaccessibleMessage)."""
    done = [await press(database, data, who, date=0) for data in every_forged(everything)]

    assert [one for one in done if not one.is_a_kind_no] == []


async def test_who_may_press_it_may_do_so_once_under_a_message_that_telegram_no_longer_shows(
    database, everything
):
    first = await press(database, f"ka:{everything.waits}", "anja", chat=WEST_CHAT, date=0)
    second = await press(database, f"ka:{everything.waits}", "anja", chat=WEST_CHAT, date=0)

    assert first.results == ["done"]
    assert first.changed
    assert second.results == ["AlreadyDecided"]
    assert second.is_a_kind_no


@pytest.mark.parametrize("who", ["karin", "anja", "fatima", "stranger"])
async def test_junk_is_answered_kindly_and_changes_nothing_whoever_presses(database, everything, who):
    done = [await press(database, data, who) for data in JUNK.values()]

    assert [one for one in done if not one.is_answered] == []


async def test_junk_is_written_down_without_what_stands_in_it(database, everything):
    done = [await press(database, data, "anja") for data in JUNK.values()]

    assert {what for one in done for what in one.objects} == {"unknown", "kp:1"}


@pytest.mark.parametrize("who", ["karin", "anja", "fatima", "omar"])
async def test_ids_of_nothing_are_answered_kindly_and_written_down_whoever_presses(database, everything, who):
    of_things = [kind for kind in WITH_IDS if kind is not NoPrivateNumber]

    done = [await press(database, data_of(kind, 999_999_999_999_999_999), who) for kind in of_things]

    assert [one for one in done if not one.is_answered or "done" in one.results or not one.results] == []


@pytest.mark.parametrize("version", [0, 2, 999])
async def test_an_older_or_newer_version_of_a_proposal_is_not_agreed_to(database, everything, version):
    done = await press(database, f"gj:{everything.proposed.id}:{version}", "fatima")

    assert not done.changed
    assert done.results == ["NewerVersion"]


@ON_ONE_DATABASE
@pytest.mark.parametrize("who", ["karin", "anja"])
async def test_in_a_group_that_is_no_admin_chat_old_buttons_show_nothing(database, everything, who):
    old = [data for data in every_forged(everything) if not data.startswith(f"{LinkChat.verb}:")]

    done = [await press(database, data, who, chat=-999) for data in [*old, "dl:0", "pv", "g", "h"]]

    assert [one for one in done if not one.is_a_kind_no] == []


def test_every_kind_of_button_has_somebody_who_deals_with_it():
    kinds = {kind for kind in buttons._verbs.values() if kind.__module__.startswith("handlers.")}

    assert kinds == {*house.ROUTES.presses, Choice, StopForm, ResumeForm}


# --- pressing -------------------------------------------------------------------------------------


def forged(kind: type[Press], everything: Everything) -> list[str]:
    """What a button of this kind carries when it is about Fatima: for each of her things one."""
    ids: dict[str, list[int]] = {
        "goal_id": [everything.agreed.id, everything.proposed.id],
        "step_id": [step.id for step in everything.agreed.steps],
        "claim_id": [everything.waits, everything.asked, everything.approved],
        "appointment_id": [everything.appointment, everything.been, everything.kept],
        "place_id": [everything.place],
        "call_id": [everything.call],
        "nudge_id": [everything.asked_how_it_goes],
        "assessment_id": [everything.filled_bridge, everything.open_bridge],
        "thing_id": [everything.proud_thing],
        "change_id": [1],  # of the pot
        "correction_id": [1],
        "gift_id": [1],  # for her team
        "choice_id": [1],  # a certificate that she earned
        "person_id": [everything.roster.fatima.id, everything.roster.bert.id],
        "participant_id": [everything.roster.fatima.id],
        "team_id": [everything.roster.west],
        "telegram_id": [ACCOUNTS["fatima"]],
    }
    return [data_of(kind, number) for number in ids[id_of(kind) or ""]]


def every_forged(everything: Everything) -> list[str]:
    return [data for kind in WITH_IDS for data in forged(kind, everything)]


def data_of(kind: type[Press], number: int) -> str:
    """A button of this kind, about the thing with this number."""
    hints = get_type_hints(kind)
    values = {name: BESIDE_IDS.get(name, "clever" if hints[name] is str else 1) for name in hints}
    known = {field.name: values[field.name] for field in fields(kind)}
    return kind(**known | {id_of(kind) or "": number}).data()


async def press(
    database: Database, data: str, who: str, *, chat: int | None = None, date: int = 1_772_000_000
) -> Outcome:
    """Press it, as the dispatcher hands it in: what is refused is said in a piece of work of its own."""
    account = ACCOUNTS.get(who, int(STRANGER))
    update = Update.de_json(_update(data, account, chat if chat is not None else account, date))
    before, written = await _everything_in(database), len(await _audit(database))
    try:
        async with database.work() as work:
            context = await front_door.handle(update, work, now=NOW, programme=PROGRAMME, catalogue=CATALOGUE)
    except Refusal as refusal:
        async with database.work() as work:
            context = await front_door.refuse(
                update, work, refusal, now=NOW, programme=PROGRAMME, catalogue=CATALOGUE
            )
    new = (await _audit(database))[written:]
    return Outcome(
        data,
        [sent.text for sent in context.outgoing if isinstance(sent, Outgoing | Toast)],
        [what for what, _ in new],
        [result for _, result in new],
        await _everything_in(database) != before,
    )


def _update(data: str, account: int, chat: int, date: int) -> dict[str, Any]:
    place = {"id": chat, "type": "private" if chat > 0 else "group", "title": "West", "first_name": "X"}
    message: dict[str, Any] = {"message_id": 7, "date": date, "chat": place}
    if date:
        message |= {"text": "…", "from": {"id": 42, "is_bot": True, "first_name": "Voetstuk"}}
    sender = {"id": account, "is_bot": False, "first_name": "X"}
    query = {"id": "1", "from": sender, "chat_instance": "1", "data": data, "message": message}
    found: dict[str, Any] = json.loads(json.dumps({"update_id": 9, "callback_query": query}))
    return found


async def _everything_in(database: Database) -> dict[str, list[str]]:
    """All rows, but for what is about the press itself, and that it is a sign of life."""
    async with database.work() as work:
        return {
            name: sorted(map(repr, await work.connection.exec_driver_sql(question)))
            for name, question in EVERYTHING.items()
        }


async def _audit(database: Database) -> list[tuple[str, str]]:
    async with database.work() as work:
        found = await work.connection.execute(select(audit.c.object, audit.c.result).order_by(audit.c.id))
        return [(row[0], row[1]) for row in found]
