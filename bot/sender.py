"""Delivers notices from the outbox: durably, at Telegram's pace, in order per chat, most urgent first.

What leaves is written down as `sending` before it leaves, many at a time, and what came of it afterwards.
So a crash in between leaves a row of which it is not known whether it arrived; that is then said, not
guessed.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

import structlog
from telegram.error import ChatMigrated, Forbidden

from bot.clock import Clock
from bot.gateway import Gateway
from bot.pace import NoTurn, Pace
from bot.telegram_http import NoAnswer, NothingLeft, ServerTrouble, SlowDown
from handlers import presenting
from mentoring.ids import PersonId, RevealId, TelegramId
from mentoring.programme import Programme
from messages.base import Notice, all_messages
from messages.catalogue import Catalogue
from messages.vouchers import ShownCode
from services import forgetting, preferences, reveals, teams, undelivered
from storage.database import Database, DatabaseTrouble
from storage.deliveries import Left, Outcome, Posting
from storage.outbox import REPEATED, NoticeState
from storage.work import Work

_FIRST_PAUSE, _LONGEST_SLEEP = 0.2, 15.0
_LOOK_AGAIN = 1.0
"""Seconds after which it looks again where other processes can put notices out, which wakes nobody here."""

_TAKE_OVER = 3.0
"""Seconds after which who stands by looks whether the one that delivers has ended."""

_FIRST_RETRY, _LONGEST_RETRY = 2.0, 300.0
_HELD_BACK = 0.5
"""A chat that the limits hold back for longer than these seconds is passed over for now.

Its notices would be `sending` while they still stand in line.
"""

GIVE_UP_AFTER = timedelta(days=2)
"""After so long a notice that Telegram keeps failing on counts as failed, and staff can see it."""


class Expired(Exception):
    """The moment after which a notice is better unsaid has passed."""


_log = structlog.get_logger(__name__)


class Sender:
    """The loop that delivers. One piece of work at a time writes down results and takes what is due."""

    def __init__(
        self,
        database: Database,
        gateway: Gateway,
        pace: Pace,
        *,
        clock: Clock,
        catalogue: Catalogue,
        programme: Programme,
        at_once: int,
    ) -> None:
        self._database = database
        self._gateway = gateway
        self._pace = pace
        self._clock = clock
        self._catalogue = catalogue
        self._programme = programme
        self._at_once = at_once
        self._alone = database.alone("sender")
        self._delivers = False
        """Whether this process is the one that delivers."""

        self._longest_sleep = _LONGEST_SLEEP if database.is_sqlite else _LOOK_AGAIN
        self._wake = asyncio.Event()
        self._done = asyncio.Event()
        self._stopping = False
        self._under_way: dict[TelegramId, asyncio.Task[None]] = {}
        self._arrived: list[tuple[Posting, int]] = []
        self._in_trouble: list[tuple[Posting, Exception]] = []

    def wake(self) -> None:
        """There may be something to do."""
        self._wake.set()

    async def delivered(self) -> None:
        """Wait until all that is due now has left, with what came of it, and that is written down."""
        self._done.clear()
        self._wake.set()
        await self._done.wait()

    def stop(self) -> None:
        """Take nothing more. `run` ends when what became of everything under way is written down."""
        self._stopping = True
        self._wake.set()

    async def run(self) -> None:
        """Deliver until stopped, or stand by while another process does."""
        try:
            await self._run()
        finally:
            await self._alone.let_go()

    async def _run(self) -> None:
        while True:
            self._wake.clear()
            seconds = await self._despite_trouble(self._turn)
            if not self._under_way and not self._wake.is_set():
                self._done.set()
            if self._stopping and not self._under_way:
                return
            # Not `wait_for`: in Python 3.11 it forgets that we were cancelled when we are woken at the same moment.
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self._wake.wait()

    async def _despite_trouble(self, doing: Callable[[], Awaitable[float]]) -> float:
        """Do it as soon as the database can."""
        pause = _FIRST_PAUSE
        while True:
            try:
                return await doing()
            except DatabaseTrouble as trouble:
                _log.error("database in trouble, trying again", kind=str(trouble))
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_SLEEP)

    async def _turn(self) -> float:
        """A round, also of who delivers no longer and has something under way."""
        await self._look_who_delivers()
        if self._delivers or self._under_way:
            return await self._round()
        return _TAKE_OVER

    async def _look_who_delivers(self) -> None:
        if self._delivers:
            self._delivers = await self._alone.is_ours()
        elif not self._under_way and await self._alone.is_ours():
            await self._find_unknown()
            self._delivers = True

    async def _find_unknown(self) -> None:
        """What was leaving when the process that delivered ended may or may not have arrived."""
        now = self._clock()
        async with self._database.work() as work:
            for left in await work.deliveries.left_in_sending():
                await self._unknown(work, left, now=now)

    async def _round(self) -> float:
        """Write down what came of postings, take what is due, and let it leave.

        Gives back after how many seconds there may be something to do, if nobody says so before.
        """
        now = self._clock()
        await self._settle_trouble(now)
        arrived = self._arrived[:]
        done = {posting.address for posting, _ in arrived}
        held = self._pace.held_chats(longer_than=_HELD_BACK)
        busy = {*self._under_way.keys() - done, *(chat_id for chat_id, _ in held)}
        takes = self._delivers and not self._stopping
        room = self._at_once - len(self._under_way) + len(done) if takes else 0
        async with self._database.work() as work:
            if arrived:
                await work.deliveries.record([_sent(posting, number) for posting, number in arrived], now=now)
            due = await work.deliveries.due(now=now, busy=busy, most=room) if room else []
            if due:
                ours = await work.deliveries.mark_sending([posting.id for posting in due])
                due = [posting for posting in due if posting.id in ours]
            silently = await self._silently(work, due, now)
            next_due = None if due else await work.deliveries.next_due(now=now)
        del self._arrived[: len(arrived)]
        for address in done:
            del self._under_way[address]
        for posting in due:
            self._under_way[posting.address] = asyncio.create_task(
                self._deliver(posting, silently=posting.person_id in silently)
            )
        return min([self._longest_sleep, *_seconds_until(next_due, now), *(seconds for _, seconds in held)])

    async def _silently(self, work: Work, due: list[Posting], now: datetime) -> frozenset[PersonId]:
        """The participants whose quiet hours it is now, of those for whom there is news that would make a sound."""
        people = {each.person_id for each in due if each.person_id is not None and presenting.rings(each)}
        return await preferences.in_quiet_hours(work, people, programme=self._programme, now=now)

    async def _deliver(self, posting: Posting, *, silently: bool) -> None:
        try:
            self._arrived.append((posting, await self._send(posting, silently=silently)))
        except Exception as error:
            self._in_trouble.append((posting, error))
        self._wake.set()

    async def _send(self, posting: Posting, *, silently: bool) -> int:
        if posting.expires_at is not None and posting.expires_at <= self._clock():
            raise Expired
        outgoing = presenting.present(await self._opened(posting), self._catalogue, silently=silently)
        return await self._gateway.send(posting.address, outgoing, urgency=posting.urgency)

    async def _opened(self, posting: Posting) -> Posting:
        """With what was sealed until now, such as a code: it is in no row of the outbox.

        Raises:
            NothingLeft: when the database is in trouble. It is tried again.
            NoCodeYet, NotOpened: when there is nothing to show any more, or it does not open.
        """
        notice = presenting.notice_of(posting)
        if not isinstance(notice, ShownCode):
            return posting
        try:
            async with self._database.work() as work:
                code = await reveals.opened(work, RevealId(notice.reveal))
        except DatabaseTrouble as trouble:
            raise NothingLeft(str(trouble)) from trouble
        return replace(posting, values={**posting.values, "code": code})

    async def _settle_trouble(self, now: datetime) -> None:
        """What did not simply arrive, each in its own piece of work: one that can't be dealt with stops no other."""
        while self._in_trouble:
            posting, error = self._in_trouble[0]
            _log.info("notice not sent", notice=posting.id, of=posting.kind, kind=type(error).__name__)
            try:
                async with self._database.work() as work:
                    await self._settle(work, posting, error, now=now)
            except DatabaseTrouble:
                raise
            except Exception as second:
                _log.exception("notice in trouble", notice=posting.id, kind=type(second).__name__)
                async with self._database.work() as work:
                    await work.deliveries.record([_failed(posting, error)], now=now)
            self._in_trouble.pop(0)
            del self._under_way[posting.address]

    async def _settle(self, work: Work, posting: Posting, error: Exception, *, now: datetime) -> None:
        match error:
            case Expired():
                await work.deliveries.record([_again(posting, error, at=now)], now=now)
                await forgetting.let_expire(work, now=now)
                return
            case NoTurn():
                outcome = _again(posting, error, at=now)
            case SlowDown():
                self._gateway.hold(posting.address, error.seconds)
                outcome = _again(posting, error, at=now + timedelta(seconds=error.seconds))
            case NothingLeft():
                outcome = _again(posting, error, at=_later(posting, now))
            case ChatMigrated() if posting.team_id is not None:
                await teams.move_chat(work, posting.address, TelegramId(error.new_chat_id), now=now)
                outcome = _again(posting, error, at=now)
            case Forbidden() if posting.person_id is not None:
                await undelivered.person_unreachable(work, posting.person_id, now=now)
                outcome = _again(posting, error, at=now)
            case Forbidden() if posting.team_id is not None:
                await undelivered.team_unreachable(work, posting.team_id, posting.address, now=now)
                outcome = _again(posting, error, at=now)
            case NoAnswer():
                await self._unknown(work, posting, now=now)
                return
            case ServerTrouble() if not _is_repeatable(posting.kind):
                await self._unknown(work, posting, now=now)
                return
            case ServerTrouble() if now - posting.created_at < GIVE_UP_AFTER:
                outcome = _again(posting, error, at=_later(posting, now))
            case _:
                _log.error("notice failed", notice=posting.id, of=posting.kind, kind=type(error).__name__)
                await undelivered.not_delivered(work, posting, now=now)
                outcome = _failed(posting, error)
        await work.deliveries.record([outcome], now=now)

    async def _unknown(self, work: Work, posting: Posting | Left, *, now: datetime) -> None:
        """It may or may not have arrived. What bears repeating is repeated once; of the rest staff hear."""
        if isinstance(posting, Posting) and _is_insistent(posting, now):
            outcome = Outcome(posting.id, NoticeState.WAITING, failure=REPEATED, due_at=_later(posting, now))
        elif _is_repeatable(posting.kind) and posting.failure != REPEATED:
            outcome = Outcome(posting.id, NoticeState.WAITING, failure=REPEATED, due_at=now)
        else:
            _log.warning("notice unknown", notice=posting.id, of=posting.kind)
            outcome = Outcome(posting.id, NoticeState.UNKNOWN, failure=posting.failure)
            await undelivered.not_delivered(work, posting, now=now)
        await work.deliveries.record([outcome], now=now)


def _sent(posting: Posting, message_id: int) -> Outcome:
    return Outcome(posting.id, NoticeState.SENT, chat_id=posting.address, message_id=message_id)


def _again(posting: Posting, error: Exception, *, at: datetime) -> Outcome:
    # That it was repeated once is remembered through whatever happens after.
    failure = REPEATED if posting.failure == REPEATED else type(error).__name__
    return Outcome(posting.id, NoticeState.WAITING, failure=failure, due_at=at)


def _failed(posting: Posting, error: Exception) -> Outcome:
    return Outcome(posting.id, NoticeState.FAILED, failure=type(error).__name__)


def _later(posting: Posting, now: datetime) -> datetime:
    """Twice as long after each attempt, and not the same for all, or they would all come back at once."""
    seconds = min(_FIRST_RETRY * 2 ** min(posting.attempts, 16), _LONGEST_RETRY)
    spread = 1 + posting.id % 10 / 20
    return now + timedelta(seconds=seconds * spread)


def _is_repeatable(kind: str) -> bool:
    notice = all_messages().get(kind)
    return notice is not None and issubclass(notice, Notice) and notice.repeatable


def _is_insistent(posting: Posting, now: datetime) -> bool:
    """Whether it is to be tried until it surely arrived, and that makes sense still."""
    notice = all_messages().get(posting.kind)
    is_one = notice is not None and issubclass(notice, Notice) and notice.insistent
    return is_one and now - posting.created_at < GIVE_UP_AFTER


def _seconds_until(moment: datetime | None, now: datetime) -> list[float]:
    return [] if moment is None else [max(0.0, (moment - now).total_seconds())]
