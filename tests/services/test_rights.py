"""Who may do what, for every service that acts for somebody: whoever is not named here is refused (T04, T06).

A new service without a line fails the first test, so nobody can forget to decide who may use it.
"""

import importlib
import inspect
import pkgutil
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import Any

import pytest

import services
from mentoring import causes
from mentoring.access import OwnClaim
from mentoring.appointment_requests import Reason, Suits
from mentoring.appointments import Coming, Details
from mentoring.books import BooksLine, BooksOfPeriod, Until
from mentoring.check_ins import Face
from mentoring.choices import Choice, ChoiceState
from mentoring.claims import EvidenceKind
from mentoring.corrections import CorrectionDraft, CorrectionKind, asked
from mentoring.gifts import CodeForm, GiftDraft, GiftKind, GiftPictogram
from mentoring.goal_drafts import Wish
from mentoring.ids import ChoiceId, CorrectionId, PillarKey, PotChangeId, RecognitionKey, TelegramId
from mentoring.letters import Content
from mentoring.money import Cents
from mentoring.nudges import SayAgain
from mentoring.on_behalf import Acting, in_the_place_of
from mentoring.pauses import PauseLength
from mentoring.people import Someone
from mentoring.periods import Period
from mentoring.places import BY_PHONE
from mentoring.pot import ChangeState, PotChange
from mentoring.preferences import Preferences
from mentoring.refusals import Gone, NotAllowed, Refusal
from mentoring.series import Every
from mentoring.snoozes import Later
from mentoring.vouchers import Line
from messages.method import read_method
from services import (
    appointment_planning,
    appointment_requests,
    appointment_series,
    appointments,
    attendance,
    books,
    bridge,
    calls_for_help,
    caps,
    check_ins,
    choices,
    claims,
    consents,
    corrections,
    digests,
    gifts,
    goal_lists,
    goals,
    hand_overs,
    households,
    invitations,
    letters,
    on_behalf,
    orders,
    overlaps,
    overviews,
    pauses,
    people,
    places,
    plans,
    pot,
    preferences,
    pride,
    promises,
    recognition,
    reminders,
    reveals,
    rewards,
    step_moments,
    teams,
    vouchers,
    year_overviews,
)
from storage.database import Database
from storage.work import Work
from tests.services.everything import MONEY, NEXT_WEEK, ONE_PILLAR, PLAN, Everything, everything_of_fatima
from tests.services.roster import NOW, PROGRAMME, WEST_CHAT

Act = Callable[[Work, Everything, Someone], Awaitable[object]]

LEADS = {"karin"}
TEAM = {"karin", "anja", "fatima as mentor"}
TEAM_BUT_NOT_ONESELF = {"karin", "anja"}
HERSELF = {"fatima", "fatima as mentor"}
ANY_PARTICIPANT = HERSELF | {"bert", "omar"}
ANYBODY = ANY_PARTICIPANT | TEAM | {"kees", "rosa", "nobody"}
"""Karin coordinates, Anja is mentor in team West, Kees in another team, Rosa a researcher. Fatima, Omar and
Bert take part in West; Bert has not agreed yet. "fatima as mentor" is Fatima if she became a mentor of West
too.
"""

A_GIFT = GiftDraft("Leesbon", Cents(10_00), GiftKind.BY_HAND, None, "in de winkel", None, GiftPictogram.BOOK)


CODE_FORMS = {GiftKind.CODE: CodeForm.TEXT}
A_GIFT_OF_CODES = replace(A_GIFT, kind=GiftKind.CODE, code_form=CodeForm.TEXT)


async def _one_of(found: Awaitable[Sequence[object]]) -> None:
    """A list of what somebody may see: who may see nothing gets an empty one."""
    if not await found:
        raise NotAllowed


async def _says_plan_back(work: Work, all_: "Everything", by: Someone) -> None:
    step_id = all_.agreed.steps[3].id
    await plans.save(work, step_id, "ik thuiskom", "bel ik Anja", by=all_.roster.fatima, now=NOW)
    await plans.say_back(work, step_id, by=by, now=NOW)


async def _west_in(work: Work, all_: "Everything", by: Someone) -> None:
    if all_.roster.west not in [team.id for team in await teams.teams_of(work, by=by)]:
        raise NotAllowed


async def _may_send(work: Work, all_: "Everything", by: Someone) -> None:
    letters.require_may_send(await work.people.participant(all_.roster.fatima.id), by=by)


async def _agree_to_picked_up(work: Work, all_: Everything, by: Someone) -> object:
    await goals.pick_up(work, all_.aside.id, by=all_.who("fatima"), now=NOW)
    return await goals.agree(work, all_.aside.id, 2, programme=PROGRAMME, by=by, now=NOW)


async def _has_card(work: Work, all_: "Everything", by: Someone) -> None:
    """As if Fatima reached a goal of hers."""
    anja, fatima = all_.who("anja"), all_.who("fatima")
    one_step = replace(PLAN, steps=PLAN.steps[:1])
    goal_id = await goals.propose(work, fatima.id, one_step, by=anja, now=NOW)
    agreed = await goals.agree(work, goal_id, 1, programme=PROGRAMME, by=fatima, now=NOW)
    assert agreed is not None
    for step_id in (agreed.steps[0].id, None):
        claimed = await claims.claim(work, goal_id, step_id, by=fatima, now=NOW)
        await claims.approve(work, claimed.id, programme=PROGRAMME, by=anja, now=NOW)
    await pride.card(work, goal_id, by=by)


async def _with_gift(
    work: Work, all_: Everything, act: Any, *values: Any, by: Someone, is_retired: bool = False
) -> None:
    """An act on a gift that is for all teams."""
    gift_id = await work.gifts.add(A_GIFT, by=all_.roster.karin.id, now=NOW)
    await work.gifts.retire(gift_id, NOW if is_retired else None)
    await act(work, gift_id, *values, by=by, now=NOW)


async def _with_codes(work: Work, all_: Everything, act: Any, *values: Any, by: Someone) -> None:
    """An act on a gift of codes, of which there is none yet."""
    gift_id = await work.gifts.add(A_GIFT_OF_CODES, by=all_.roster.karin.id, now=NOW)
    await act(work, gift_id, *values, by=by, now=NOW)


async def _withdraws(work: Work, all_: Everything, *, by: Someone) -> None:
    gift_id = await work.gifts.add(A_GIFT_OF_CODES, by=all_.roster.karin.id, now=NOW)
    await work.vouchers.add(gift_id, [Line(1, "ABC")], by=None, now=NOW)
    batch = (await work.vouchers.batches(gift_id, most=1))[0]
    await vouchers.withdraw(work, batch.number, by=by, now=NOW)


async def _sees_code(work: Work, all_: Everything, *, by: Someone) -> None:
    """The code of a gift that Fatima chose."""

    async def reveal(work: Work, choice_id: ChoiceId) -> None:
        gift_id = (await work.choices.get(choice_id)).gift_id
        assert gift_id is not None
        await work.vouchers.add(gift_id, [Line(1, "ABC")], by=None, now=NOW)
        await vouchers.take(work, gift_id, choice_id, now=NOW)
        await reveals.reveal(work, choice_id, by=by, now=NOW)

    await _with_choice(work, all_, reveal, kind=GiftKind.CODE)


async def _undoes_approval(work: Work, all_: Everything, *, by: Someone) -> None:
    await claims.undo_approval(work, all_.approved, by=by, now=NOW)


async def _undoes_missed(work: Work, all_: Everything, *, by: Someone) -> None:
    await attendance.miss(work, all_.been, by=all_.who("anja"), now=NOW)
    await attendance.undo_missed(work, all_.been, by=by, now=NOW)


async def _with_choice(
    work: Work,
    all_: Everything,
    act: Any,
    *values: Any,
    kind: GiftKind = GiftKind.BY_HAND,
    state: ChoiceState = ChoiceState.CHOSEN,
    **who: Any,
) -> None:
    """An act on a gift that Fatima chose of the euro that she earned."""
    draft = replace(A_GIFT, value=Cents(1_00), kind=kind, code_form=CODE_FORMS.get(kind))
    gift_id = await work.gifts.add(draft, by=all_.roster.karin.id, now=NOW)
    chosen = Choice(
        ChoiceId(0), all_.roster.fatima.id, gift_id, None, "Leesbon", Cents(1_00), None, state, NOW
    )
    choice_id = await work.choices.add(chosen)
    cause = causes.choice(choice_id)
    await rewards.choose(work, all_.roster.fatima.id, Cents(1_00), cause=cause, by=None, now=NOW)
    await act(work, choice_id, *values, **who)


async def _with_certificate(work: Work, all_: Everything, *, by: Someone) -> None:
    """A certificate that Fatima earned."""
    participant = await work.people.participant(all_.roster.fatima.id)
    programme = replace(PROGRAMME, method=read_method())
    key = RecognitionKey("certificate")
    earned = await recognition.earn(
        work,
        participant,
        key,
        cause="claim:900",
        title="Post openen",
        programme=programme,
        by=all_.roster.anja.person,
        now=NOW,
    )
    await recognition.certificate(work, earned.id, programme=programme, by=by)


async def _with_change(
    work: Work,
    all_: Everything,
    act: Any,
    *about: Any,
    state: ChangeState = ChangeState.WAITING,
    **who: Any,
) -> None:
    """An act on a change of the pot that somebody else asked for."""
    asked = PotChange(PotChangeId(2), NOW.year, Cents(1_00), state, all_.roster.anja.id, "Anja", NOW)
    await work.pot_changes.add(asked)
    await act(work, asked.id, *about, **who)


A_MONTH = Period(NOW.date().replace(day=1), NOW.date())
NO_BOOKS = BooksOfPeriod(A_MONTH, (), 0, Until(0, ""), NOW)


async def _all_lines(work: Work, *, by: Someone) -> list[BooksLine]:
    return [line async for line in books.lines(work, NO_BOOKS, by=by)]


def _owed(all_: Everything) -> CorrectionDraft:
    return CorrectionDraft(all_.roster.fatima.id, CorrectionKind.OWED, Cents(1_00), reason="Te weinig")


async def _with_correction(
    work: Work, all_: Everything, act: Any, *about: Any, asked_by: Someone | None = None, **who: Any
) -> None:
    """An act on a correction that somebody else asked for, unless said otherwise."""
    asker = asked_by or all_.roster.anja
    fatima = await work.people.participant(all_.roster.fatima.id)
    waits = asked(CorrectionId(1), _owed(all_), fatima, two=True, by=asker, now=NOW)
    await work.corrections.add(waits)
    await act(work, waits.id, *about, **who)


def _for_fatima(all_: Everything, by: Someone) -> Acting:
    return Acting(in_the_place_of(all_.roster.fatima, by.id), NOW)


RIGHTS: dict[str, tuple[set[str], Act]] = {
    # --- appointments
    "appointments.plan": (
        TEAM_BUT_NOT_ONESELF,
        lambda work, all_, by: appointments.plan(
            work,
            all_.roster.fatima.id,
            all_.when,
            Details(BY_PHONE),
            programme=PROGRAMME,
            by=by,
            now=NOW,
        ),
    ),
    "appointment_planning.require_may_change": (
        TEAM_BUT_NOT_ONESELF,
        lambda work, all_, by: _may(work, all_, appointment_planning.require_may_change, by=by),
    ),
    "appointment_planning.require_may_plan": (
        TEAM_BUT_NOT_ONESELF,
        lambda work, all_, by: _may(
            work, all_, appointment_planning.require_may_plan, [all_.when], by=by, now=NOW
        ),
    ),
    "appointment_series.plan": (
        TEAM_BUT_NOT_ONESELF,
        lambda work, all_, by: appointment_series.plan(
            work,
            all_.roster.fatima.id,
            [all_.when, all_.when],
            Every.WEEK,
            Details(BY_PHONE),
            programme=PROGRAMME,
            by=by,
            now=NOW,
        ),
    ),
    "appointments.move": (
        TEAM_BUT_NOT_ONESELF,
        lambda work, all_, by: appointments.move(
            work, all_.appointment, all_.when, programme=PROGRAMME, by=by, now=NOW
        ),
    ),
    "appointments.cancel": (
        TEAM_BUT_NOT_ONESELF,
        lambda work, all_, by: appointments.cancel(
            work, all_.appointment, programme=PROGRAMME, by=by, now=NOW
        ),
    ),
    "appointment_series.cancel_rest": (
        TEAM_BUT_NOT_ONESELF,
        lambda work, all_, by: appointment_series.cancel_rest(
            work, all_.series, programme=PROGRAMME, by=by, now=NOW
        ),
    ),
    "appointments.to_move": (
        TEAM_BUT_NOT_ONESELF,
        lambda work, all_, by: appointments.to_move(work, all_.appointment, by=by),
    ),
    "appointments.for_staff": (
        TEAM,
        lambda work, all_, by: appointments.for_staff(work, all_.appointment, by=by),
    ),
    "appointments.planned_for": (
        TEAM,
        lambda work, all_, by: appointments.planned_for(work, all_.roster.fatima.id, by=by, now=NOW),
    ),
    "appointments.answer": (
        HERSELF,
        lambda work, all_, by: appointments.answer(work, all_.appointment, Coming.COMING, by=by, now=NOW),
    ),
    "appointments.own": (
        HERSELF,
        lambda work, all_, by: appointments.own(work, all_.appointment, by=by, now=NOW),
    ),
    "appointments.upcoming": (
        ANY_PARTICIPANT,
        lambda work, all_, by: appointments.upcoming(work, by=by, now=NOW),
    ),
    # --- attendance
    "attendance.keep": (
        TEAM_BUT_NOT_ONESELF,
        lambda work, all_, by: attendance.keep(work, all_.been, programme=PROGRAMME, by=by, now=NOW),
    ),
    "attendance.undo_kept": (
        TEAM_BUT_NOT_ONESELF,
        lambda work, all_, by: attendance.undo_kept(work, all_.kept, by=by, now=NOW),
    ),
    "attendance.undo_missed": (
        TEAM_BUT_NOT_ONESELF,
        lambda work, all_, by: _undoes_missed(work, all_, by=by),
    ),
    "attendance.miss": (
        TEAM_BUT_NOT_ONESELF,
        lambda work, all_, by: attendance.miss(work, all_.been, by=by, now=NOW),
    ),
    "attendance.begin_praise": (
        TEAM_BUT_NOT_ONESELF,
        lambda work, all_, by: attendance.begin_praise(work, all_.kept, by=by, now=NOW),
    ),
    "attendance.praise": (
        TEAM_BUT_NOT_ONESELF,
        lambda work, all_, by: attendance.praise(work, all_.kept, "Fijn gesprek", by=by, now=NOW),
    ),
    "attendance.shown": (TEAM, lambda work, all_, by: attendance.shown(work, all_.been, by=by, now=NOW)),
    "appointment_requests.give_reason": (
        HERSELF,
        lambda work, all_, by: appointment_requests.give_reason(
            work, all_.appointment, Reason.CAME_UP, by=by, now=NOW
        ),
    ),
    "appointment_requests.want_moment": (
        HERSELF,
        lambda work, all_, by: appointment_requests.want_moment(work, all_.appointment, by=by, now=NOW),
    ),
    "appointment_requests.propose": (
        HERSELF,
        lambda work, all_, by: appointment_requests.propose(
            work, all_.appointment, Suits(NEXT_WEEK), anew=True, by=by, now=NOW
        ),
    ),
    "appointment_requests.propose, for a new one": (
        ANY_PARTICIPANT,
        lambda work, all_, by: appointment_requests.propose(
            work, None, Suits(NEXT_WEEK), anew=True, by=by, now=NOW
        ),
    ),
    "appointment_requests.want_any_moment": (
        HERSELF,
        lambda work, all_, by: appointment_requests.want_any_moment(work, all_.appointment, by=by, now=NOW),
    ),
    "appointment_requests.want_call": (
        HERSELF,
        lambda work, all_, by: appointment_requests.want_call(work, all_.appointment, by=by, now=NOW),
    ),
    "appointment_requests.want_nothing": (
        HERSELF,
        lambda work, all_, by: appointment_requests.want_nothing(work, all_.appointment, by=by, now=NOW),
    ),
    "appointment_requests.take_back": (
        ANY_PARTICIPANT,
        lambda work, all_, by: appointment_requests.take_back(work, by=by, now=NOW),
    ),
    "appointment_requests.own": (
        HERSELF,
        lambda work, all_, by: appointment_requests.own(work, all_.appointment, by=by, now=NOW),
    ),
    # --- reminders, and when one hears from us
    "reminders.snoozes_for": (
        HERSELF,
        lambda work, all_, by: reminders.snoozes_for(
            work, all_.appointment, programme=PROGRAMME, by=by, now=NOW
        ),
    ),
    "reminders.snooze": (
        HERSELF,
        lambda work, all_, by: reminders.snooze(
            work, all_.appointment, Later.EVENING, programme=PROGRAMME, by=by, now=NOW
        ),
    ),
    "preferences.chosen": (ANY_PARTICIPANT, lambda work, all_, by: preferences.chosen(work, by=by)),
    "preferences.choose": (
        ANY_PARTICIPANT,
        lambda work, all_, by: preferences.choose(
            work, Preferences(nudges=False), programme=PROGRAMME, by=by, now=NOW
        ),
    ),
    # --- what one is proud of
    "pride.everything": (ANY_PARTICIPANT, lambda work, all_, by: pride.everything(work, by=by)),
    "pride.add": (ANY_PARTICIPANT, lambda work, all_, by: pride.add(work, "Ik belde zelf", by=by, now=NOW)),
    "pride.own_thing": (HERSELF, lambda work, all_, by: pride.own_thing(work, all_.proud_thing, by=by)),
    "pride.take_away": (HERSELF, lambda work, all_, by: pride.take_away(work, all_.proud_thing, by=by)),
    "pride.card": (HERSELF, _has_card),
    # --- gifts that are chosen
    "choices.spaarpot": (ANY_PARTICIPANT, lambda work, all_, by: choices.spaarpot(work, by=by, now=NOW)),
    "choices.saved": (ANY_PARTICIPANT, lambda work, all_, by: choices.saved(work, by=by)),
    "choices.mine": (ANY_PARTICIPANT, lambda work, all_, by: choices.mine(work, by=by)),
    "choices.recognised": (ANY_PARTICIPANT, lambda work, all_, by: choices.recognised(work, by=by)),
    "choices.offer": (
        ANY_PARTICIPANT,
        lambda work, all_, by: _with_gift(work, all_, choices.offer, by=by),
    ),
    "choices.choose": (
        ANY_PARTICIPANT,
        lambda work, all_, by: _with_gift(work, all_, choices.choose, by=by),
    ),
    "choices.one": (HERSELF, lambda work, all_, by: _with_choice(work, all_, choices.one, by=by)),
    "recognition.certificate": (HERSELF, lambda work, all_, by: _with_certificate(work, all_, by=by)),
    "choices.undo": (HERSELF, lambda work, all_, by: _with_choice(work, all_, choices.undo, by=by, now=NOW)),
    "choices.receive": (
        HERSELF,
        lambda work, all_, by: _with_choice(
            work, all_, choices.receive, state=ChoiceState.HANDED_OVER, by=by, now=NOW
        ),
    ),
    "choices.revealed": (
        HERSELF,
        lambda work, all_, by: _with_choice(work, all_, choices.revealed, kind=GiftKind.CODE, by=by, now=NOW),
    ),
    "hand_overs.say_not_received": (
        HERSELF,
        lambda work, all_, by: _with_choice(
            work, all_, hand_overs.say_not_received, state=ChoiceState.HANDED_OVER, by=by, now=NOW
        ),
    ),
    "hand_overs.under_way": (
        TEAM,
        lambda work, all_, by: hand_overs.under_way(work, all_.roster.west, by=by),
    ),
    "hand_overs.for_staff": (
        TEAM,
        lambda work, all_, by: _with_choice(work, all_, hand_overs.for_staff, by=by),
    ),
    "hand_overs.require_to_note": (
        TEAM_BUT_NOT_ONESELF,
        lambda work, all_, by: _with_choice(work, all_, hand_overs.require_to_note, by=by),
    ),
    "hand_overs.hand_over": (
        TEAM_BUT_NOT_ONESELF,
        lambda work, all_, by: _with_choice(work, all_, hand_overs.hand_over, by=by, now=NOW),
    ),
    "hand_overs.note_received": (
        TEAM_BUT_NOT_ONESELF,
        lambda work, all_, by: _with_choice(
            work,
            all_,
            hand_overs.note_received,
            "Gezien",
            state=ChoiceState.HANDED_OVER,
            by=by,
            now=NOW,
        ),
    ),
    "orders.to_order": (LEADS, lambda work, all_, by: orders.to_order(work, by=by)),
    "orders.order": (
        LEADS,
        lambda work, all_, by: _with_choice(work, all_, orders.order, kind=GiftKind.ORDERED, by=by, now=NOW),
    ),
    "orders.order_all": (LEADS, lambda work, all_, by: orders.order_all(work, ChoiceId(1), by=by, now=NOW)),
    # --- claims
    "claims.claim": (
        HERSELF,
        lambda work, all_, by: claims.claim(work, all_.agreed.id, all_.agreed.steps[3].id, by=by, now=NOW),
    ),
    "claims.claim_step": (
        HERSELF,
        lambda work, all_, by: claims.claim_step(work, all_.agreed.steps[3].id, by=by, now=NOW),
    ),
    "claims.add_evidence": (
        HERSELF,
        lambda work, all_, by: claims.add_evidence(
            work, all_.waits, EvidenceKind.TEXT, text="Klaar", by=by, now=NOW
        ),
    ),
    "claims.announce": (HERSELF, lambda work, all_, by: claims.announce(work, all_.waits, by=by, now=NOW)),
    "claims.withdraw": (HERSELF, lambda work, all_, by: claims.withdraw(work, all_.waits, by=by, now=NOW)),
    "claims.answer": (
        HERSELF,
        lambda work, all_, by: claims.answer(work, all_.asked, "De stapel later", by=by, now=NOW),
    ),
    "claims.is_with_team": (HERSELF, lambda work, all_, by: claims.is_with_team(work, all_.waits, by=by)),
    "claims.asked": (ANY_PARTICIPANT, lambda work, all_, by: claims.asked(work, by=by)),
    "claims.question_of": (HERSELF, lambda work, all_, by: claims.question_of(work, all_.asked, by=by)),
    "claims.undo_approval": (
        TEAM_BUT_NOT_ONESELF,
        lambda work, all_, by: _undoes_approval(work, all_, by=by),
    ),
    "claims.approve": (
        TEAM_BUT_NOT_ONESELF,
        lambda work, all_, by: claims.approve(work, all_.waits, programme=PROGRAMME, by=by, now=NOW),
    ),
    "claims.begin_praise": (
        TEAM_BUT_NOT_ONESELF,
        lambda work, all_, by: claims.begin_praise(work, all_.approved, by=by, now=NOW),
    ),
    "claims.praise": (
        TEAM_BUT_NOT_ONESELF,
        lambda work, all_, by: claims.praise(work, all_.approved, "Goed gedaan", by=by, now=NOW),
    ),
    "claims.ask": (
        TEAM_BUT_NOT_ONESELF,
        lambda work, all_, by: claims.ask(work, all_.waits, "Welke stapel?", by=by, now=NOW),
    ),
    "claims.not_yet": (
        TEAM_BUT_NOT_ONESELF,
        lambda work, all_, by: claims.not_yet(work, all_.waits, "De lijst mist nog", by=by, now=NOW),
    ),
    "claims.require_open": (
        TEAM_BUT_NOT_ONESELF,
        lambda work, all_, by: claims.require_open(work, all_.waits, by=by),
    ),
    "claims.to_ask": (
        TEAM_BUT_NOT_ONESELF,
        lambda work, all_, by: claims.to_ask(work, all_.waits, by=by),
    ),
    "claims.waiting": (TEAM, lambda work, all_, by: claims.waiting(work, all_.roster.west, by=by)),
    "claims.waiting, everywhere": (TEAM, lambda work, all_, by: _one_of(claims.waiting(work, None, by=by))),
    "claims.for_staff": (TEAM, lambda work, all_, by: claims.for_staff(work, all_.waits, by=by)),
    "claims.shown": (TEAM, lambda work, all_, by: claims.shown(work, all_.waits, by=by, now=NOW)),
    # --- goals
    "goals.propose": (
        TEAM_BUT_NOT_ONESELF,
        lambda work, all_, by: goals.propose(work, all_.roster.fatima.id, PLAN, by=by, now=NOW),
    ),
    "goals.propose_changes": (
        TEAM_BUT_NOT_ONESELF,
        lambda work, all_, by: goals.propose_changes(work, all_.proposed.id, 1, PLAN, by=by, now=NOW),
    ),
    "goals.to_adjust": (TEAM, lambda work, all_, by: goals.to_adjust(work, all_.proposed.id, 1, by=by)),
    "goals.agree": (
        HERSELF,
        lambda work, all_, by: goals.agree(work, all_.proposed.id, 1, programme=PROGRAMME, by=by, now=NOW),
    ),
    "goals.to_answer": (HERSELF, lambda work, all_, by: goals.to_answer(work, all_.proposed.id, 1, by=by)),
    "goals.remark": (
        HERSELF,
        lambda work, all_, by: goals.remark(work, all_.proposed.id, "Later", by=by, now=NOW),
    ),
    "goal_lists.current": (ANY_PARTICIPANT, lambda work, all_, by: goal_lists.current(work, by=by)),
    "goal_lists.earlier": (ANY_PARTICIPANT, lambda work, all_, by: goal_lists.earlier(work, by=by)),
    "goal_lists.of_participant": (
        TEAM,
        lambda work, all_, by: goal_lists.of_participant(work, all_.roster.fatima.id, by=by),
    ),
    "goals.propose_own": (
        ANY_PARTICIPANT,
        lambda work, all_, by: goals.propose_own(
            work, Wish("Rust", PillarKey("money")), programme=PROGRAMME, by=by, now=NOW
        ),
    ),
    "goals.change_own": (
        HERSELF,
        lambda work, all_, by: goals.change_own(
            work, all_.wish.id, 1, Wish("Rust", PillarKey("money")), programme=PROGRAMME, by=by, now=NOW
        ),
    ),
    "goal_lists.proposal": (
        HERSELF | TEAM,
        lambda work, all_, by: goal_lists.proposal(work, all_.proposed.id, by=by),
    ),
    "goal_lists.versions": (
        HERSELF | TEAM,
        lambda work, all_, by: goal_lists.versions(work, all_.proposed.id, by=by),
    ),
    "goals.agree, to what she picked up": (
        TEAM_BUT_NOT_ONESELF | HERSELF,  # To herself it is a button of before.
        _agree_to_picked_up,
    ),
    "goals.withdraw": (
        TEAM_BUT_NOT_ONESELF,
        lambda work, all_, by: goals.withdraw(work, all_.proposed.id, 1, by=by, now=NOW),
    ),
    "goals.withdraw, a wish": (
        HERSELF,
        lambda work, all_, by: goals.withdraw(work, all_.wish.id, 1, by=by, now=NOW),
    ),
    "goals.set_aside": (
        HERSELF | TEAM,
        lambda work, all_, by: goals.set_aside(work, all_.proposed.id, by=by, now=NOW),
    ),
    "goals.pick_up": (
        HERSELF | TEAM,
        lambda work, all_, by: goals.pick_up(work, all_.aside.id, by=by, now=NOW),
    ),
    "goals.choose_focus": (
        HERSELF,
        lambda work, all_, by: goals.choose_focus(work, all_.agreed.id, by=by, now=NOW),
    ),
    # --- nudges, overviews and pauses
    "promises.may_be_tonight": (
        HERSELF,
        lambda work, all_, by: promises.may_be_tonight(
            work, all_.agreed.steps[3].id, programme=PROGRAMME, by=by, now=NOW
        ),
    ),
    "promises.remind_later": (
        HERSELF,
        lambda work, all_, by: promises.remind_later(
            work, all_.agreed.steps[3].id, SayAgain.WEEK, programme=PROGRAMME, by=by, now=NOW
        ),
    ),
    "step_moments.to_choose": (
        HERSELF,
        lambda work, all_, by: step_moments.to_choose(work, all_.agreed.steps[3].id, by=by),
    ),
    "step_moments.choose": (
        HERSELF,
        lambda work, all_, by: step_moments.choose(
            work, all_.agreed.steps[3].id, (1,), time(10), programme=PROGRAMME, by=by, now=NOW
        ),
    ),
    "step_moments.chosen": (
        ANY_PARTICIPANT,
        lambda work, all_, by: step_moments.chosen(work, all_.agreed.steps[3].id, by=by),
    ),
    "plans.of_step": (
        HERSELF,
        lambda work, all_, by: plans.of_step(work, all_.agreed.steps[3].id, by=by),
    ),
    "plans.of_goal": (
        TEAM | HERSELF,
        lambda work, all_, by: plans.of_goal(work, all_.agreed.id, by=by),
    ),
    "plans.save": (
        HERSELF,
        lambda work, all_, by: plans.save(
            work, all_.agreed.steps[3].id, "ik thuiskom", "bel ik Anja", by=by, now=NOW
        ),
    ),
    "plans.say_back": (HERSELF, _says_plan_back),
    "plans.take_away": (
        HERSELF,
        lambda work, all_, by: plans.take_away(work, all_.agreed.steps[3].id, by=by, now=NOW),
    ),
    "step_moments.require_fits": (
        ANY_PARTICIPANT,
        lambda work, all_, by: step_moments.require_fits(work, time(10), programme=PROGRAMME, by=by),
    ),
    "step_moments.switch": (
        ANY_PARTICIPANT,
        lambda work, all_, by: step_moments.switch(work, on=False, by=by, now=NOW),
    ),
    # --- how it goes, and help
    "calls_for_help.hear": (
        ANY_PARTICIPANT,
        lambda work, all_, by: calls_for_help.hear(
            work, "Ik wil niet meer", programme=PROGRAMME, by=by, now=NOW
        ),
    ),
    "calls_for_help.tell": (
        ANY_PARTICIPANT,
        lambda work, all_, by: calls_for_help.tell(work, programme=PROGRAMME, by=by, now=NOW),
    ),
    "calls_for_help.is_known": (
        ANY_PARTICIPANT,
        lambda work, all_, by: calls_for_help.is_known(work, by=by),
    ),
    "calls_for_help.take": (
        TEAM,
        lambda work, all_, by: calls_for_help.take(work, all_.call, by=by, now=NOW),
    ),
    "caps.room_for_staff": (
        TEAM,
        lambda work, all_, by: caps.room_for_staff(
            work, all_.roster.fatima.id, programme=PROGRAMME, by=by, now=NOW
        ),
    ),
    "caps.room_for_goal": (
        TEAM,
        lambda work, all_, by: caps.room_for_goal(
            work, all_.roster.fatima.id, None, programme=PROGRAMME, by=by, now=NOW
        ),
    ),
    "check_ins.answer": (
        HERSELF,
        lambda work, all_, by: check_ins.answer(work, all_.asked_how_it_goes, Face.GOOD, by=by, now=NOW),
    ),
    "check_ins.write": (
        HERSELF,
        lambda work, all_, by: check_ins.write(work, all_.check_in, "Thuis is er ruzie", by=by),
    ),
    "check_ins.tell": (
        HERSELF,
        lambda work, all_, by: check_ins.tell(
            work, all_.check_in, with_words=False, programme=PROGRAMME, by=by, now=NOW
        ),
    ),
    "check_ins.switch": (
        ANY_PARTICIPANT,
        lambda work, all_, by: check_ins.switch(work, on=True, by=by, now=NOW),
    ),
    "overviews.switch": (
        ANY_PARTICIPANT,
        lambda work, all_, by: overviews.switch(work, on=False, by=by, now=NOW),
    ),
    "pauses.pause": (
        ANY_PARTICIPANT,
        lambda work, all_, by: pauses.pause(work, PauseLength.WEEK, by=by, now=NOW),
    ),
    "pauses.resume": (ANY_PARTICIPANT, lambda work, all_, by: pauses.resume(work, by=by, now=NOW)),
    "pauses.remind": (
        ANY_PARTICIPANT,
        lambda work, all_, by: pauses.remind(work, reminders=False, by=by, now=NOW),
    ),
    "pauses.current": (ANY_PARTICIPANT, lambda work, all_, by: pauses.current(work, by=by)),
    # --- the bridge
    "bridge.invite": (
        TEAM,
        lambda work, all_, by: bridge.invite(work, all_.roster.fatima.id, by=by, now=NOW),
    ),
    "bridge.begin": (
        TEAM | HERSELF,
        lambda work, all_, by: bridge.begin(work, all_.roster.fatima.id, by=by, now=NOW),
    ),
    "bridge.begin_anew": (
        HERSELF,
        lambda work, all_, by: bridge.begin_anew(work, all_.open_bridge, by=by, now=NOW),
    ),
    "bridge.rate": (
        HERSELF,
        lambda work, all_, by: bridge.rate(
            work, all_.open_bridge, MONEY.key, 2, programme=ONE_PILLAR, by=by, now=NOW
        ),
    ),
    "bridge.finish": (
        HERSELF,
        lambda work, all_, by: bridge.finish(work, all_.open_bridge, programme=ONE_PILLAR, by=by, now=NOW),
    ),
    "bridge.get": (HERSELF, lambda work, all_, by: bridge.get(work, all_.filled_bridge, by=by)),
    "bridge.own": (ANY_PARTICIPANT, lambda work, all_, by: bridge.own(work, by=by)),
    "bridge.own_open": (ANY_PARTICIPANT, lambda work, all_, by: bridge.own_open(work, by=by)),
    "bridge.of_participant": (
        TEAM,
        lambda work, all_, by: bridge.of_participant(work, all_.roster.fatima.id, by=by),
    ),
    "bridge.is_under_way": (
        TEAM,
        lambda work, all_, by: bridge.is_under_way(work, all_.roster.fatima.id, by=by),
    ),
    # --- people and invitations
    "consents.agree": (
        ANY_PARTICIPANT,
        lambda work, all_, by: consents.agree(work, text="…", version="1", by=by, now=NOW),
    ),
    "consents.agree_on_paper": (
        TEAM,
        lambda work, all_, by: consents.agree_on_paper(
            work, all_.roster.bert.id, text="…", version="1", by=by, now=NOW
        ),
    ),
    "on_behalf.begin": (
        TEAM_BUT_NOT_ONESELF,
        lambda work, all_, by: on_behalf.begin(work, all_.roster.fatima.id, by=by, now=NOW),
    ),
    "on_behalf.go_on": (
        TEAM_BUT_NOT_ONESELF,
        lambda work, all_, by: on_behalf.go_on(work, _for_fatima(all_, by), by=by, now=NOW),
    ),
    "on_behalf.current": (ANYBODY, lambda work, all_, by: on_behalf.current(work, by=by, now=NOW)),
    "on_behalf.end": (
        ANYBODY,
        lambda work, all_, by: on_behalf.end(work, _for_fatima(all_, by), by=by, now=NOW),
    ),
    "households.link": (
        TEAM_BUT_NOT_ONESELF,
        lambda work, all_, by: households.link(
            work, all_.roster.fatima.id, all_.roster.bert.id, programme=PROGRAMME, by=by, now=NOW
        ),
    ),
    "households.of_participant": (
        TEAM,
        lambda work, all_, by: households.of_participant(
            work, all_.roster.fatima.id, programme=PROGRAMME, by=by, now=NOW
        ),
    ),
    "households.require_no_share": (
        ANYBODY - HERSELF,
        lambda work, all_, by: households.require_no_share(work, all_.roster.fatima.id, by=by),
    ),
    "households.together": (
        TEAM_BUT_NOT_ONESELF,
        lambda work, all_, by: households.together(
            work, all_.roster.fatima.id, all_.roster.bert.id, programme=PROGRAMME, by=by, now=NOW
        ),
    ),
    "households.unlink": (
        TEAM_BUT_NOT_ONESELF,
        lambda work, all_, by: _linked_and_unlinked(work, all_, by=by),
    ),
    "invitations.invite_mentor": (
        LEADS,
        lambda work, all_, by: invitations.invite_mentor(
            work, "Sanne", all_.roster.west, by=by, programme=PROGRAMME, now=NOW
        ),
    ),
    "invitations.invite_participant": (
        TEAM,
        lambda work, all_, by: invitations.invite_participant(
            work, "Sanne", all_.roster.west, by=by, programme=PROGRAMME, now=NOW
        ),
    ),
    "invitations.renew": (
        TEAM,
        lambda work, all_, by: invitations.renew(
            work, all_.roster.bert.id, by=by, programme=PROGRAMME, now=NOW
        ),
    ),
    "invitations.renew, of staff": (
        LEADS,
        lambda work, all_, by: invitations.renew(
            work, all_.roster.anja.id, by=by, programme=PROGRAMME, now=NOW
        ),
    ),
    "people.leave": (ANY_PARTICIPANT, lambda work, all_, by: people.leave(work, by=by, now=NOW)),
    "people.participant_for": (
        TEAM,
        lambda work, all_, by: people.participant_for(work, all_.roster.fatima.id, by=by),
    ),
    "people.mentors_for": (
        TEAM,
        lambda work, all_, by: people.mentors_for(work, all_.roster.fatima.id, by=by),
    ),
    "overlaps.overlaps": (
        TEAM,
        lambda work, all_, by: overlaps.overlaps(
            work, all_.roster.fatima.id, all_.roster.anja.id, [all_.when], 60, by=by
        ),
    ),
    "people.participants_for": (
        TEAM,
        lambda work, all_, by: _one_of(people.participants_for(work, by=by)),
    ),
    # --- digests
    "digests.of_team": (TEAM, lambda work, all_, by: digests.of_team(work, all_.roster.west, by=by, now=NOW)),
    # --- letters
    "letters.write": (
        ANY_PARTICIPANT,
        lambda work, all_, by: letters.write(work, Content("Hallo"), by=by, now=NOW),
    ),
    "letters.send": (
        TEAM,
        lambda work, all_, by: letters.send(work, all_.roster.fatima.id, Content("Hallo"), by=by, now=NOW),
    ),
    "letters.require_may_send": (TEAM, _may_send),
    # --- money
    "rewards.own": (ANY_PARTICIPANT, lambda work, all_, by: rewards.own(work, by=by)),
    "year_overviews.own_years": (
        ANY_PARTICIPANT,
        lambda work, _, by: year_overviews.own_years(work, by=by, now=NOW),
    ),
    "year_overviews.own": (
        ANY_PARTICIPANT,
        lambda work, _, by: year_overviews.own(work, NOW.year, by=by, now=NOW),
    ),
    "year_overviews.years_for": (
        TEAM,
        lambda work, all_, by: year_overviews.years_for(work, all_.roster.fatima.id, by=by, now=NOW),
    ),
    "year_overviews.overview_for": (
        TEAM,
        lambda work, all_, by: year_overviews.overview_for(
            work, all_.roster.fatima.id, NOW.year, by=by, now=NOW
        ),
    ),
    "pot.overview": (LEADS, lambda work, all_, by: pot.overview(work, programme=PROGRAMME, by=by, now=NOW)),
    "corrections.open_corrections": (
        LEADS,
        lambda work, all_, by: corrections.open_corrections(work, by=by),
    ),
    "corrections.get": (LEADS, lambda work, all_, by: _with_correction(work, all_, corrections.get, by=by)),
    "corrections.has_second": (
        LEADS,
        lambda work, all_, by: corrections.has_second(work, all_.roster.fatima.id, by=by),
    ),
    "corrections.earned_by": (
        LEADS,
        lambda work, all_, by: corrections.earned_by(work, all_.roster.fatima.id, by=by),
    ),
    "corrections.look_ahead": (
        LEADS,
        lambda work, all_, by: corrections.look_ahead(work, _owed(all_), programme=PROGRAMME, by=by, now=NOW),
    ),
    "corrections.correct": (
        LEADS,
        lambda work, all_, by: corrections.correct(
            work, _owed(all_), number=1, programme=PROGRAMME, by=by, now=NOW
        ),
    ),
    "corrections.settle": (
        LEADS,
        lambda work, all_, by: _with_correction(
            work, all_, corrections.settle, True, programme=PROGRAMME, by=by, now=NOW
        ),
    ),
    "corrections.withdraw": (
        LEADS,
        lambda work, all_, by: _with_correction(
            work, all_, corrections.withdraw, asked_by=all_.roster.karin, programme=PROGRAMME, by=by, now=NOW
        ),
    ),
    "books.of_period": (LEADS, lambda work, all_, by: books.of_period(work, A_MONTH, by=by, now=NOW)),
    "books.lines": (LEADS, lambda work, all_, by: _all_lines(work, by=by)),
    "books.lines_for_chat": (LEADS, lambda work, all_, by: books.lines_for_chat(work, NO_BOOKS, by=by)),
    "pot.open_changes": (LEADS, lambda work, all_, by: pot.open_changes(work, by=by)),
    "pot.get": (LEADS, lambda work, all_, by: _with_change(work, all_, pot.get, by=by)),
    "pot.limits_used": (
        LEADS,
        lambda work, all_, by: pot.limits_used(work, programme=PROGRAMME, by=by, now=NOW),
    ),
    "pot.has_second": (LEADS, lambda work, all_, by: pot.has_second(work, by=by)),
    "pot.look_ahead": (
        LEADS,
        lambda work, all_, by: pot.look_ahead(
            work, Cents(1_00), year=NOW.year, programme=PROGRAMME, by=by, now=NOW
        ),
    ),
    "pot.change": (
        LEADS,
        lambda work, all_, by: pot.change(
            work, Cents(1_00), year=NOW.year, number=2, programme=PROGRAMME, by=by, now=NOW
        ),
    ),
    "pot.settle": (
        LEADS,
        lambda work, all_, by: _with_change(
            work, all_, pot.settle, True, programme=PROGRAMME, by=by, now=NOW
        ),
    ),
    "pot.withdraw": (
        LEADS,
        lambda work, all_, by: _with_change(
            work, all_, pot.withdraw, state=ChangeState.AGREED, programme=PROGRAMME, by=by, now=NOW
        ),
    ),
    # --- places
    "places.all_places": (
        TEAM | {"kees"},  # the mentors of every team plan at the same places
        lambda work, all_, by: places.all_places(work, by=by),
    ),
    "places.add_place": (
        LEADS,
        lambda work, all_, by: places.add_place(work, "Wijkhuis", "", None, by=by, now=NOW),
    ),
    "places.retire_place": (
        LEADS,
        lambda work, all_, by: places.retire_place(work, all_.place, by=by, now=NOW),
    ),
    # --- gifts
    "gifts.catalogue": (
        TEAM | {"kees"},  # mentors talk with their participants about what can be chosen
        lambda work, all_, by: gifts.catalogue(work, by=by, now=NOW),
    ),
    "gifts.catalogued": (
        TEAM | {"kees"},
        lambda work, all_, by: _with_gift(work, all_, gifts.catalogued, by=by),
    ),
    "gifts.add_gift": (LEADS, lambda work, all_, by: gifts.add_gift(work, A_GIFT, by=by, now=NOW)),
    "gifts.change_gift": (
        LEADS,
        lambda work, all_, by: _with_gift(work, all_, gifts.change_gift, {"name": "Boekenbon"}, by=by),
    ),
    "gifts.retire_gift": (LEADS, lambda work, all_, by: _with_gift(work, all_, gifts.retire_gift, by=by)),
    "gifts.bring_back": (
        LEADS,
        lambda work, all_, by: _with_gift(work, all_, gifts.bring_back, by=by, is_retired=True),
    ),
    # --- the codes of gifts
    "vouchers.stock": (LEADS, lambda work, all_, by: vouchers.stock(work, by=by, now=NOW)),
    "vouchers.shelf": (LEADS, lambda work, all_, by: _with_codes(work, all_, vouchers.shelf, by=by)),
    "vouchers.look_through": (
        LEADS,
        lambda work, all_, by: _with_codes(work, all_, vouchers.look_through, [Line(1, "ABC")], by=by),
    ),
    "vouchers.load": (
        LEADS,
        lambda work, all_, by: _with_codes(work, all_, vouchers.load, [Line(1, "ABC")], by=by),
    ),
    "vouchers.withdraw": (LEADS, lambda work, all_, by: _withdraws(work, all_, by=by)),
    "reveals.reveal": (HERSELF, lambda work, all_, by: _sees_code(work, all_, by=by)),
    # --- teams
    "teams.add_team": (LEADS, lambda work, all_, by: teams.add_team(work, "North", by=by, now=NOW)),
    "teams.all_teams": (LEADS, lambda work, all_, by: teams.all_teams(work, by=by)),
    "teams.teams_of": (TEAM, _west_in),
    "teams.link_chat": (
        LEADS,
        lambda work, all_, by: teams.link_chat(work, all_.roster.west, TelegramId(-300), by=by, now=NOW),
    ),
    "teams.unlink_chat": (LEADS, lambda work, all_, by: teams.unlink_chat(work, WEST_CHAT, by=by, now=NOW)),
    "teams.report_strange_group": (
        ANYBODY,  # whoever adds the bot to a group that is not ours: the coordinators hear who it was
        lambda work, all_, by: teams.report_strange_group(
            work, "Koopjes", by=by, by_name="Xander", telegram_id=TelegramId(77), now=NOW
        ),
    ),
    "teams.staff": (LEADS, lambda work, all_, by: teams.staff(work, by=by)),
}


async def _linked_and_unlinked(work: Work, all_: Everything, *, by: Someone) -> None:
    roster = all_.roster
    await households.link(
        work, roster.fatima.id, roster.bert.id, programme=PROGRAMME, by=roster.karin, now=NOW
    )
    await households.unlink(work, roster.fatima.id, by=by, now=NOW)


FOR_NOBODY = {
    "appointment_rewards.take_back": "services.attendance, which knows who takes it back",
    "attendance_cards.put_out_again": "services.attendance, to the participant's own team",
    "attendance_news.recall_missed": "services.attendance, which knows who takes it back",
    "attendance_news.take_back_kept": "services.attendance, which knows who takes it back",
    "check_money.findings": "the command line proves the books",
    "check_rewards.findings": "the command line proves the books",
    "check_vouchers.findings": "the command line looks whether every code opens",
    "claim_cards.first_yes_of": "words, made of what is known",
    "claim_cards.is_up_to_coordinators": "what is known already",
    "claim_news.take_back_approved": "services.claims, which knows who takes it back",
    "good_news.recall": "services that know who takes it back",
    "households.share_with": "what is known already",
    "keys.in_use": "the command line, for who has the keys",
    "keys.rotate": "the command line, for who has the keys",
    "keys.unlock": "the start of the bot",
    "reveals.hide": "services.reveals, which knows who asks",
    "reveals.mask_due": "the clock",
    "reveals.opened": "the sender, when a code leaves for its owner",
    "rewards.bear": "a service that has decided who may correct",
    "rewards.change_pot": "services.pot, which has decided who may",
    "rewards.choose": "services.choices, about the participant who chooses",
    "rewards.hand_over": "a service that knows who hands over",
    "rewards.owe": "a service that has decided who may correct",
    "rewards.take_back": "services that know who takes it back",
    "rewards.unchoose": "services.choices, about the participant who chose",
    "second_yes.tell_coordinators": "services.claims, which knows who gave the first yes",
    "voucher_news.stock_due": "the clock",
    "voucher_news.tell_of_stock": "services.vouchers and the clock, to coordinators",
    "vouchers.give_back": "services.choices, about the participant who chose",
    "vouchers.take": "services.choices, about the participant who chooses",
    "recognition.earn": "services.claims and services.attendance, which know who decided",
    "recognition.praise": "services.claims and services.attendance, which know who decided",
    "recognition.undo": "services.claims and services.attendance, which know who decided",
    "recognition.awaits_words": "the cards, to the participant's own team",
    "recognition.certificate_of": "words, made of what is known",
    "recognition.is_certificate": "what is known already",
    "appointment_rewards.recognise": "services.attendance, which knows who decided",
    "appointment_rewards.praise": "services.attendance, which knows who decided",
    "choices.record_recognition": "services.recognition, which knows who decided",
    "choices.add_words": "services.recognition, which knows who decided",
    "choices.take_back_recognition": "services.recognition, which knows who decided",
    "hand_over_cards.card_key": "a name",
    "hand_over_cards.card": "services.hand_overs and its screens, which ask who looks",
    "hand_over_cards.put_out": "services.choices and services.hand_overs, to the participant's own team",
    "hand_over_cards.bring_up_to_date": "services.choices, to the participant's own team",
    "orders.tell_to_order": "services.choices, about what a participant chose",
    "orders.tell_not_wanted": "services.choices, about what a participant undid",
    "gifts.on_offer": "services.choices and handlers, about the participant who asks",
    "gifts.one_on_offer": "services.choices and handlers, about the participant who asks",
    "correction_news.ask_others": "services.corrections, which knows who asked",
    "correction_news.tell_participant": "services.corrections, to the participant",
    "correction_news.tell_settled": "services.corrections, which knows who settled it",
    "pot.book_due": "the clock",
    "pot.warn_due": "the clock",
    "pot_news.ask_others": "services.pot, which knows who asked",
    "second_coordinator.others": "services.pot and services.corrections, which know who asks",
    "second_coordinator.show": "services.pot and services.corrections, to coordinators alone",
    "pot_news.tell_settled": "services.pot, which knows who settled it",
    "pot_news.warn": "services.pot, by the clock",
    "appointment_request_cards.put_out": "services.appointment_requests, to the participant's own team",
    "appointment_request_cards.settle": "services.appointment_requests, to the participant's own team",
    "appointment_planning.add": "services that ask who decides",
    "appointment_planning.cancel": "services that ask who decides",
    "appointment_planning.possible": "services that ask who decides",
    "appointment_planning.with_whom": "services that ask who decides",
    "appointment_requests.been": "services.attendance, about what was asked before",
    "appointment_calendar.tell_cancelled": "services.appointments, which knows who decided",
    "appointment_calendar.tell_moved": "services.appointments, which knows who decided",
    "appointment_calendar.tell_planned": "services.appointments, which knows who decided",
    "appointment_calendar.tell_series": "services.appointment_series, which knows who decided",
    "appointment_calendar.tell_series_cancelled": "services.appointment_series, which knows who decided",
    "appointment_requests.cannot_come": "services.appointments, which knows whose it is",
    "appointment_requests.changed": "services.appointments, which knows who decided",
    "appointment_requests.comes_after_all": "services.appointments, which knows whose it is",
    "appointment_requests.planned": "services.appointments, which knows who decided",
    "appointment_rewards.earn": "services.attendance, which knows who decided",
    "appointment_rewards.promise": "services.appointments, which knows who decided",
    "appointment_rewards.promise_again": "services.attendance, which knows who decided",
    "appointment_rewards.release": "services that know who decided",
    "appointments.cancel_all_of": "services.people, about somebody who stops",
    "attendance.ask_due": "the clock",
    "attendance.stand_again": "services that know who decided",
    "attendance_cards.card_key": "a name, made of what is known",
    "attendance_cards.current_card": "services.attendance, which asks who looks",
    "attendance_cards.put_out": "services.attendance, to the participant's own team",
    "attendance_cards.put_out_moved": "services.appointments, to the participant's own team",
    "attendance_news.take_back_missed": "services.attendance, which knows who decided",
    "attendance_news.tell_kept": "services.attendance, which knows who decided",
    "attendance_news.tell_missed": "services.attendance, which knows who decided",
    "attendance_news.tell_praise": "services.attendance, which knows who decided",
    "attendance_news.told_at": "a moment, made of another",
    "attendance_news.wait_for_praise": "services.attendance, which knows who decided",
    "apart.for_all": "the clock",
    "apart.for_one": "the clock",
    "calls_for_help.alarm_calls_due": "the clock",
    "calls_for_help.raise_call": "services that act for the very person",
    "cap_news.tell": "services.rewards, about who is promised something",
    "cap_news.tell_no_room": "services.goals, which knows who agreed",
    "caps.require_all_fit": "a service that has decided who may promise",
    "caps.require_room": "a service that has decided who may promise",
    "caps.room": "a service that has decided who may see it",
    "caps.rooms": "a service that has decided who may see it",
    "check.check": "the command line proves the books",
    "claims.announce_due": "the clock",
    "claim_cards.anew": "services.claims, which knows who asks",
    "claim_cards.card_key": "a name, made of an id",
    "claim_cards.put_out": "services.claims, to the participant's own team",
    "claim_cards.refresh": "a tick: the clock, to the own team of each participant",
    "claim_cards.put_out_answer": "services.claims, to the participant's own team",
    "claim_cards.put_out_piece": "services.claims, to the participant's own team",
    "claim_cards.put_out_with_evidence": "services.claims, to the participant's own team",
    "claim_cards.head_of": "words, made of what is known",
    "claim_cards.wait_of": "words, made of what is known",
    "claim_cards.what_of": "words, made of what is known",
    "claim_news.tell_approved": "services.claims, which knows who decided",
    "claim_news.tell_not_yet": "services.claims, which knows who decided",
    "claim_news.tell_praise": "services.claims, which knows who decided",
    "claim_news.tell_question": "services.claims, which knows who asks",
    "claim_news.wait_for_praise": "services.claims, which knows who decided",
    "forgetting.forget": "the clock",
    "check_goals.findings": "the command line proves the books",
    "check_goals.is_about_version": "the command line proves the books",
    "check_goals.is_proposal": "the command line proves the books",
    "goal_proof.prove": "the command line proves what was agreed",
    "goal_news.tell_agreed": "services.goals, which knows who agreed",
    "goal_news.tell_picked_up": "services.goals, which knows who did",
    "goal_news.tell_pot_too_small": "services.goals, which knows who agreed",
    "goal_news.tell_proposed": "services.goals, which knows who proposed",
    "goal_news.tell_remark": "services.goals, about the very person",
    "goal_news.tell_set_aside": "services.goals, which knows who did",
    "goal_news.tell_wish": "services.goals, about the very person",
    "goal_news.tell_withdrawn": "services.goals, which knows who did",
    "goals.stop": "services that know that somebody has left",
    "goals.stop_all": "services that know that somebody has left",
    "good_news.praise": "services that know who decided",
    "good_news.put_out": "services that know who decided",
    "good_news.wait_for_praise": "services that know who decided",
    "invitations.invite_coordinator": "the command line invites the first coordinator",
    "invitations.invited_with": "the screen that shows the link it was just given",
    "invitations.open": "a stranger with the token, which is the right itself",
    "nudge_circumstances.recipient": "services.promises, about who asks",
    "nudge_circumstances.recipients": "the clock",
    "nudges.look_again": "a service that has changed what is next",
    "nudges.nudge_due": "the clock",
    "on_paper.tell_due": "the clock",
    "overviews.overview_of": "the clock, to the participant it is about",
    "pauses.end": "services.pauses, and the clock when the time is over",
    "pride.unsay": "services.pauses, about the very person",
    "pride.welcome": "the front door and services.pauses, to the very person",
    "pride.welcome_if_back": "the front door saw this very person",
    "people.find_again": "the front door saw this very person",
    "alarms.alarm_due": "the clock",
    "digests.digest_due": "the clock",
    "outages.away": "a service that counts time",
    "outages.beat": "the clock",
    "outages.notice": "the clock",
    "outages.stood_still": "a service that counts time",
    "people.see": "the front door saw this very person",
    "private_numbers.allow": "an account, about its own next message",
    "private_numbers.is_allowed": "an account, about its own next message",
    "forgetting.let_expire": "the clock, and the sender",
    "preferences.in_quiet_hours": "the sender, for those to whom it sends",
    "reminder_rules.forget_rules": "the clock, when it was wrong",
    "reminder_rules.follow": "the clock",
    "reminders.drop_for": "services.appointments, which knows who decides",
    "reminders.look_again": "the clock, and the sender",
    "reminders.plan_anew": "services that follow a choice or a setting",
    "reminders.plan_anew_for": "services.preferences, about the very person",
    "reminders.plan_for": "services.appointments, which knows who plans",
    "reminders.remind_due": "the clock",
    "rewards.balance": "a service that has decided who may see it",
    "rewards.earn": "a service that has decided who may earn",
    "rewards.release": "a service that has decided who may give back",
    "rewards.require_in_pot": "a service that has decided who may promise",
    "rewards.reserve": "a service that has decided who may promise",
    "rewards.reserve_again": "services.attendance, which has decided who may take it back",
    "teams.lose_chat": "Telegram says that the bot was put out of a group",
    "teams.move_chat": "Telegram says that a group has another number",
    "undelivered.not_delivered": "the sender",
    "undelivered.person_back": "the front door saw this very person",
    "undelivered.person_unreachable": "Telegram says that the bot was blocked",
    "undelivered.team_unreachable": "the sender",
}
"""Services that ask for nobody's rights, and who calls them instead."""

NEVER_IN_HANDLERS = (
    "invite_coordinator",
    "reserve",
    "reserve_again",
    "release",
    "earn",
    "balance",
    "promise",
    "bear",
    "change_pot",
    "choose",
    "hand_over",
    "owe",
    "take_back",
    "unchoose",
    "give_back",
    "take",
    "opened",
    "hide",
)
"""Of these, the ones that would give somebody something if a screen called them."""


@pytest.fixture
async def everything(database: Database) -> Everything:
    return await everything_of_fatima(database)


def test_for_every_service_it_was_decided_who_may_use_it():
    asks_who = {name.split(",")[0] for name in RIGHTS}

    found = {name: _asks_who(service) for name, service in _every_service()}

    assert asks_who == {name for name, asks in found.items() if asks}
    assert set(FOR_NOBODY) == {name for name, asks in found.items() if not asks}


@pytest.mark.parametrize("who", sorted(ANYBODY))
async def test_whoever_is_not_named_is_refused(database, everything, who):
    done = {name for name in RIGHTS if await _passes(database, everything, name, who)}

    assert done == {name for name, (allowed, _) in RIGHTS.items() if who in allowed}


def test_no_screen_calls_what_asks_for_nobodys_rights():
    called = re.compile(
        rf"\b(?:rewards|invitations|appointment_rewards|vouchers|reveals)\.({'|'.join(NEVER_IN_HANDLERS)})\("
    )

    written = [found for path in Path("handlers").rglob("*.py") for found in called.findall(path.read_text())]

    assert written == []


async def _may(work: Work, everything: Everything, require: Any, *about: Any, **who: Any) -> None:
    """What asks of a participant whether somebody may."""
    require(await work.people.participant(everything.roster.fatima.id), *about, **who)


class _NotForGood(Exception):
    """Takes back what an act did, so that the next one finds everything as it was."""


async def _passes(database: Database, everything: Everything, name: str, who: str) -> bool:
    """Whether somebody may do it. What only the state of things is against, they may."""
    try:
        async with database.work() as work:
            await RIGHTS[name][1](work, everything, everything.who(who))
            raise _NotForGood
    except _NotForGood:
        return True
    except (NotAllowed, Gone, OwnClaim):
        return False
    except Refusal:
        return True


def _every_service() -> list[tuple[str, Callable[..., object]]]:
    """The public functions of every module of services, by "module.name"."""
    modules = [
        importlib.import_module(f"services.{module.name}")
        for module in pkgutil.iter_modules(services.__path__)
    ]
    return [
        (f"{module.__name__.removeprefix('services.')}.{name}", service)
        for module in modules
        for name, service in inspect.getmembers(module, inspect.isfunction)
        if service.__module__ == module.__name__ and not name.startswith("_")
    ]


def _asks_who(service: Callable[..., object]) -> bool:
    by = inspect.signature(service).parameters.get("by")
    return by is not None and by.annotation in (Someone, Someone | None)
