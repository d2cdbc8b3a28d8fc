"""A piece of work: one transaction, with a repository for each subject."""

from collections.abc import Awaitable, Callable
from functools import cached_property

from sqlalchemy.ext.asyncio import AsyncConnection

from storage.appointment_requests import AppointmentRequests
from storage.appointment_series import AppointmentSeries
from storage.appointments import Appointments
from storage.audit import Audit
from storage.books import Books
from storage.bridge import Bridges
from storage.calls_for_help import CallsForHelp
from storage.check_ins import CheckIns
from storage.choices import Choices
from storage.claims import Claims
from storage.consents import Consents
from storage.corrections import Corrections
from storage.deliveries import Deliveries
from storage.digests import Digests
from storage.gifts import Gifts
from storage.goal_dates import GoalDates
from storage.goal_versions import GoalVersions
from storage.goals import Goals
from storage.households import Households
from storage.inbox import Inbox
from storage.invitations import Invitations
from storage.ledger import Ledger
from storage.letters import Letters
from storage.marks import Marks
from storage.money_proofs import MoneyProofs
from storage.nudge_facts import NudgeFacts
from storage.nudges import Nudges
from storage.number_permits import NumberPermits
from storage.on_behalf import OnBehalf
from storage.on_paper import OnPaper
from storage.outages import Outages
from storage.outbox import Outbox
from storage.overlaps import Overlaps
from storage.pauses import Pauses
from storage.people import People
from storage.places import Places
from storage.plans import IfThenPlans
from storage.pot_changes import PotChanges
from storage.preferences import PreferencesOfPeople
from storage.pride import PrideLists
from storage.proofs import Proofs
from storage.questions import Questions
from storage.recordings import SentRecordings
from storage.reminders import Reminders
from storage.reward_proofs import RewardProofs
from storage.sealing import KeyRing, NoKeys
from storage.seals import Seals
from storage.sqlite import file_of, run_at_once
from storage.step_moments import StepMoments
from storage.trouble import DatabaseTrouble, trouble_told
from storage.vouchers import Vouchers
from storage.year_overviews import YearOverviews


class Work:
    """All that one transaction reads and writes. It is made by `Database.work()`, which also ends it."""

    def __init__(self, connection: AsyncConnection, keys: KeyRing | None = None) -> None:
        self._connection = connection
        self.keys = keys
        """They open what is sealed, if the database was opened with any."""

    @property
    def connection(self) -> AsyncConnection:
        """For storage itself, such as the migrations. Everybody else asks a repository."""
        return self._connection

    @property
    def ring(self) -> KeyRing:
        """The keys, for who needs them. Raises `NoKeys` when there are none."""
        if self.keys is None:
            raise NoKeys
        return self.keys

    async def apart(self, doing: Callable[[], Awaitable[None]]) -> Exception | None:
        """Do a part that may break off by itself: then all that it wrote is taken back, and nothing else. Gives back
        what it broke off on. Trouble of the database itself breaks off everything.
        """
        acts = self.audit.recorded
        await self._at_once("SAVEPOINT part")
        try:
            with trouble_told():
                await doing()
        except DatabaseTrouble:
            raise
        except Exception as error:
            await self._at_once("ROLLBACK TO SAVEPOINT part")
            self.audit.take_back(acts)
            return error
        await self._at_once("RELEASE SAVEPOINT part")
        return None

    async def _at_once(self, statement: str) -> None:
        """Run what begins or ends a part, on SQLite beside SQLAlchemy, whose care costs ten times as much."""
        below = self._connection.sync_connection
        if below is not None and below.dialect.name == "sqlite":
            run_at_once(file_of(below.connection), statement)
        else:
            await self._connection.exec_driver_sql(statement)

    async def finish(self) -> None:
        """Write what waits for the end, before the commit."""
        if "audit" in vars(self):
            await self.audit.write()

    @property
    def put_out(self) -> bool:
        """Whether a notice was put out, so that the sender has something to do after the commit."""
        return "outbox" in vars(self) and self.outbox.added

    @cached_property
    def appointment_series(self) -> AppointmentSeries:
        return AppointmentSeries(self._connection)

    @cached_property
    def appointments(self) -> Appointments:
        return Appointments(self._connection)

    @cached_property
    def appointment_requests(self) -> AppointmentRequests:
        return AppointmentRequests(self._connection)

    @cached_property
    def audit(self) -> Audit:
        return Audit(self._connection)

    @cached_property
    def books(self) -> Books:
        return Books(self._connection)

    @cached_property
    def bridges(self) -> Bridges:
        return Bridges(self._connection)

    @cached_property
    def calls_for_help(self) -> CallsForHelp:
        return CallsForHelp(self._connection)

    @cached_property
    def check_ins(self) -> CheckIns:
        return CheckIns(self._connection)

    @cached_property
    def choices(self) -> Choices:
        return Choices(self._connection)

    @cached_property
    def claims(self) -> Claims:
        return Claims(self._connection)

    @cached_property
    def gifts(self) -> Gifts:
        return Gifts(self._connection)

    @cached_property
    def goal_dates(self) -> GoalDates:
        return GoalDates(self._connection)

    @cached_property
    def goal_versions(self) -> GoalVersions:
        return GoalVersions(self._connection)

    @cached_property
    def goals(self) -> Goals:
        return Goals(self._connection)

    @cached_property
    def consents(self) -> Consents:
        return Consents(self._connection)

    @cached_property
    def corrections(self) -> Corrections:
        return Corrections(self._connection)

    @cached_property
    def deliveries(self) -> Deliveries:
        return Deliveries(self._connection)

    @cached_property
    def digests(self) -> Digests:
        return Digests(self._connection)

    @cached_property
    def households(self) -> Households:
        return Households(self._connection)

    @cached_property
    def inbox(self) -> Inbox:
        return Inbox(self._connection)

    @cached_property
    def invitations(self) -> Invitations:
        return Invitations(self._connection)

    @cached_property
    def ledger(self) -> Ledger:
        return Ledger(self._connection)

    @cached_property
    def letters(self) -> Letters:
        return Letters(self._connection)

    @cached_property
    def marks(self) -> Marks:
        return Marks(self._connection)

    @cached_property
    def on_behalf(self) -> OnBehalf:
        return OnBehalf(self._connection)

    @cached_property
    def on_paper(self) -> OnPaper:
        return OnPaper(self._connection)

    @cached_property
    def outages(self) -> Outages:
        return Outages(self._connection)

    @cached_property
    def money_proofs(self) -> MoneyProofs:
        return MoneyProofs(self._connection)

    @cached_property
    def nudge_facts(self) -> NudgeFacts:
        return NudgeFacts(self._connection)

    @cached_property
    def nudges(self) -> Nudges:
        return Nudges(self._connection)

    @cached_property
    def number_permits(self) -> NumberPermits:
        return NumberPermits(self._connection)

    @cached_property
    def outbox(self) -> Outbox:
        return Outbox(self._connection)

    @cached_property
    def overlaps(self) -> Overlaps:
        return Overlaps(self._connection)

    @cached_property
    def pauses(self) -> Pauses:
        return Pauses(self._connection)

    @cached_property
    def people(self) -> People:
        return People(self._connection)

    @cached_property
    def places(self) -> Places:
        return Places(self._connection)

    @cached_property
    def plans(self) -> IfThenPlans:
        return IfThenPlans(self._connection)

    @cached_property
    def pot_changes(self) -> PotChanges:
        return PotChanges(self._connection)

    @cached_property
    def preferences(self) -> PreferencesOfPeople:
        return PreferencesOfPeople(self._connection)

    @cached_property
    def pride(self) -> PrideLists:
        return PrideLists(self._connection)

    @cached_property
    def proofs(self) -> Proofs:
        return Proofs(self._connection)

    @cached_property
    def questions(self) -> Questions:
        return Questions(self._connection)

    @cached_property
    def recordings(self) -> SentRecordings:
        return SentRecordings(self._connection)

    @cached_property
    def reminders(self) -> Reminders:
        return Reminders(self._connection)

    @cached_property
    def reward_proofs(self) -> RewardProofs:
        return RewardProofs(self._connection)

    @cached_property
    def step_moments(self) -> StepMoments:
        return StepMoments(self._connection)

    @cached_property
    def seals(self) -> Seals:
        return Seals(self._connection)

    @cached_property
    def vouchers(self) -> Vouchers:
        return Vouchers(self._connection, self.keys)

    @cached_property
    def year_overviews(self) -> YearOverviews:
        return YearOverviews(self._connection)
