"""Fatima with one of each thing there is, and everyone who may or may not touch it."""

from dataclasses import dataclass, replace
from datetime import time, timedelta

from sqlalchemy import insert

from mentoring.appointments import Details
from mentoring.calls_for_help import CallKind
from mentoring.check_ins import Face
from mentoring.goal_drafts import Draft, StepDraft, Wish
from mentoring.goals import Goal
from mentoring.ids import (
    AppointmentId,
    AssessmentId,
    CallId,
    CheckInId,
    ClaimId,
    NudgeId,
    PersonId,
    PillarKey,
    PlaceId,
    ProudThingId,
    SeriesId,
)
from mentoring.method import Method, Pictogram, Pillar
from mentoring.moments import When, at_wall_time
from mentoring.money import Cents
from mentoring.nudges import NudgeKind
from mentoring.people import Membership, Person, Role, Someone
from mentoring.places import Place
from mentoring.programme import Programme
from mentoring.series import Every, series_days, series_moments
from services import (
    appointment_series,
    appointments,
    attendance,
    bridge,
    claims,
    consents,
    goals,
    invitations,
    places,
)
from storage.database import Database
from storage.tables import nudges
from storage.work import Work
from tests.pot import fill_pot
from tests.services.roster import A_WEEK, NOW, PROGRAMME, Roster, fill, open_as

PLAN = Draft(
    title="Overzicht in mijn geld",
    pillar=PillarKey("money"),
    why="Rust",
    seen_by="Er ligt een lijst",
    reward=Cents(1_00),
    due_on=None,
    steps=tuple(StepDraft(f"Stap {number}", "We zien het samen", Cents(1_00)) for number in range(1, 5)),
)
MONEY = Pillar(PillarKey("money"), "Geld", "", Pictogram.WALLET, "Hoe gaat het?", ("Het knelt", "Het gaat"))
ONE_PILLAR = Programme(method=Method((MONEY,)))
NEXT_WEEK = (NOW + timedelta(days=7)).date()
JUST_NOW = at_wall_time(NOW.date(), time(14))


@dataclass(frozen=True)
class Everything:
    """Fatima of team West has one of each: it is hers, and her mentor Anja's business.

    Of her goal's four steps one is open, and the others were claimed: one waits, one has a question, and
    Anja has approved one. Another goal is proposed, one is her own wish, and one was set aside. Of her
    appointments one is to come, one has been, and one was kept, as Anja said; two more are a series. She has
    filled in one bridge, and has begun another. She was asked how it goes, answered, and called for help. She is proud
    of one thing.
    """

    roster: Roster
    everyone: dict[str, Someone]
    agreed: Goal
    proposed: Goal
    wish: Goal
    aside: Goal
    waits: ClaimId
    asked: ClaimId
    approved: ClaimId
    appointment: AppointmentId
    been: AppointmentId
    kept: AppointmentId
    series: SeriesId
    place: PlaceId
    filled_bridge: AssessmentId
    open_bridge: AssessmentId
    call: CallId
    asked_how_it_goes: NudgeId
    check_in: CheckInId
    proud_thing: ProudThingId

    def who(self, name: str) -> Someone:
        return self.everyone[name]

    @property
    def when(self) -> When:
        return at_wall_time(NEXT_WEEK, NOW.time())


async def everything_of_fatima(database: Database) -> Everything:
    """Let everyone in, and give Fatima one of each."""
    roster = await fill(database)
    async with database.work() as work:
        fatima, anja, karin = roster.fatima, roster.anja, roster.karin
        omar = await _another_participant(work, roster)
        await fill_pot(work, Cents(100_00), by=karin, now=NOW)
        agreed_id = await goals.propose(work, fatima.id, PLAN, by=anja, now=NOW)
        await goals.agree(work, agreed_id, 1, programme=PROGRAMME, by=fatima, now=NOW)
        proposed_id = await goals.propose(work, fatima.id, PLAN, by=anja, now=NOW)
        wished_id = await goals.propose_own(
            work, Wish("Rust", PillarKey("money")), programme=PROGRAMME, by=fatima, now=NOW
        )
        aside_id = await goals.propose(work, fatima.id, PLAN, by=anja, now=NOW)
        await goals.set_aside(work, aside_id, by=fatima, now=NOW)
        agreed = await work.goals.get(agreed_id)
        waits, asked, approved = [
            await claims.claim(work, agreed_id, step.id, by=fatima, now=NOW) for step in agreed.steps[:3]
        ]
        await claims.announce(work, waits.id, by=fatima, now=NOW)
        await claims.ask(work, asked.id, "Welke stapel?", by=anja, now=NOW)
        await claims.approve(work, approved.id, programme=PROGRAMME, by=anja, now=NOW)
        at_the_place = Details(Place("Plein"))
        appointment, been, kept = [
            await appointments.plan(
                work, fatima.id, when, at_the_place, programme=PROGRAMME, by=anja, now=NOW - A_WEEK
            )
            for when in (at_wall_time(NEXT_WEEK, NOW.time()), JUST_NOW, JUST_NOW)
        ]
        await attendance.keep(work, kept, programme=PROGRAMME, by=anja, now=NOW)
        series = await appointment_series.plan(
            work,
            fatima.id,
            series_moments(series_days(NEXT_WEEK, Every.WEEK, count=2), NOW.time()),
            Every.WEEK,
            at_the_place,
            programme=PROGRAMME,
            by=anja,
            now=NOW,
        )
        in_series = await work.appointments.get(series[0])
        assert in_series.series_id is not None
        place = await places.add_place(work, "Bibliotheek", "", None, by=karin, now=NOW)
        everyone = {
            **{name: await work.people.someone(roster.who(name).id) for name in ("karin", "anja", "kees")},
            **{name: await work.people.someone(roster.who(name).id) for name in ("fatima", "bert")},
            "omar": omar,
            "fatima as mentor": replace(fatima, memberships=(Membership(Role.MENTOR, roster.west),)),
            "rosa": Someone(Person(PersonId(998), "Rosa"), (Membership(Role.RESEARCHER),)),
            "nobody": Someone(Person(PersonId(999), "Niemand")),
        }
        how_are_you = await _was_asked(work, fatima.id)
        check_in = await work.check_ins.add(fatima.id, Face.HEAVY, now=NOW)
        call = await work.calls_for_help.add(fatima.id, CallKind.WORDS, goes_on=None, now=NOW)
        return Everything(
            roster,
            everyone,
            await work.goals.get(agreed_id),
            await work.goals.get(proposed_id),
            await work.goals.get(wished_id),
            await work.goals.get(aside_id),
            waits.id,
            asked.id,
            approved.id,
            appointment,
            been,
            kept,
            in_series.series_id,
            place,
            await _filled_bridge(work, roster),
            (await bridge.begin(work, fatima.id, by=fatima, now=NOW)).id,
            call.id,
            how_are_you,
            check_in,
            await work.pride.add(fatima.id, "Ik belde zelf", now=NOW),
        )


async def _filled_bridge(work: Work, roster: Roster) -> AssessmentId:
    fatima = roster.fatima
    begun = await bridge.begin(work, fatima.id, by=fatima, now=NOW - A_WEEK)
    await bridge.rate(work, begun.id, MONEY.key, 1, programme=ONE_PILLAR, by=fatima, now=NOW - A_WEEK)
    await bridge.finish(work, begun.id, programme=ONE_PILLAR, by=fatima, now=NOW - A_WEEK)
    return begun.id


async def _was_asked(work: Work, participant_id: PersonId) -> NudgeId:
    """How it goes, on the day before."""
    before = NOW - timedelta(days=1)
    asked = {
        "participant_id": participant_id,
        "kind": NudgeKind.CHECK_IN,
        "due_at": before,
        "asked_for": False,
    }
    said = {"state": "sent", "settled_at": before, "said_on": before.date()}
    added = await work.connection.execute(insert(nudges).values(**asked, **said).returning(nudges.c.id))
    return NudgeId(added.scalar_one())


async def _another_participant(work: Work, roster: Roster) -> Someone:
    token = await invitations.invite_participant(
        work, "Omar", roster.west, by=roster.anja, programme=PROGRAMME, now=NOW
    )
    omar = await open_as(work, token, 6)
    await consents.agree(work, text="…", version="1", by=omar, now=NOW)
    return await work.people.someone(omar.id)
