"""A piece of work is whole or not at all, on disk when it is over, and stops no other."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest

from storage.database import Database, DatabaseInUse, DatabaseTrouble, UnknownDatabase, open_database
from storage.outbox import Outbox
from storage.sqlite import file_of
from storage.work import Work

NOW = datetime(2026, 3, 3, 14, 30, tzinfo=UTC)


async def heard(database: Database, what: str) -> None:
    async with database.work() as work:
        await work.inbox.add([(hash(what), 11, what)], now=NOW)


async def break_off(database: Database, number: int) -> None:
    async with database.work() as work:
        await work.inbox.add([(number, 11, "broken off")], now=NOW)
        work.outbox.look_again()
        raise LookupError


async def kept(database: Database) -> list[str]:
    async with database.work() as work:
        return [arrival.payload for arrival in await work.inbox.open()]


@pytest.fixture
async def sqlite(migrated_sqlite, tmp_path):
    """A SQLite database, and the path of its file."""
    path = tmp_path / "voetstuk.db"
    path.write_bytes(migrated_sqlite.read_bytes())
    database = open_database(f"sqlite:///{path}")
    yield database, path
    await database.close()


async def test_what_is_raised_takes_back_the_whole_piece(database):
    with pytest.raises(LookupError):
        await break_off(database, 1)

    assert await kept(database) == []


async def test_pieces_side_by_side_are_each_whole(database):
    doing = [heard(database, str(number)) for number in range(20)]
    doing[3:3], doing[7:7], doing[12:12] = [[break_off(database, number)] for number in (901, 902, 903)]
    done = await asyncio.gather(*doing, return_exceptions=True)

    assert [type(result) for result in done if result] == [LookupError] * 3
    assert sorted(await kept(database)) == sorted(str(number) for number in range(20))


async def test_a_piece_that_is_told_to_stop_is_taken_back_and_leaves_the_others(database):
    inside = asyncio.Event()

    async def linger() -> None:
        async with database.work() as work:
            await work.inbox.add([(1, 11, "lingering")], now=NOW)
            inside.set()
            await asyncio.Event().wait()

    lingering = asyncio.create_task(linger())
    await inside.wait()
    others = [asyncio.create_task(heard(database, what)) for what in "ab"]
    lingering.cancel()
    await asyncio.wait([lingering])
    await asyncio.gather(*others)

    assert sorted(await kept(database)) == ["a", "b"]


async def test_what_is_over_is_on_disk(sqlite):
    database, path = sqlite

    await asyncio.gather(*(heard(database, what) for what in "abc"))

    with closing(sqlite3.connect(path)) as another:
        assert another.execute("SELECT count(*) FROM inbox").fetchone() == (3,)


async def test_pieces_that_wait_for_one_another_go_to_disk_together(sqlite):
    database, path = sqlite
    before = _frames(path)
    await heard(database, "alone")
    alone = _frames(path) - before

    await asyncio.gather(*(heard(database, str(number)) for number in range(50)))

    assert _frames(path) - before - alone < 50 * alone / 3


async def test_the_journal_is_emptied_after_who_was_on_the_way_to_disk(sqlite):
    database, path = sqlite
    hearing = asyncio.create_task(heard(database, "on the way"))
    await asyncio.sleep(0)

    await database.tidy()

    assert path.with_name(f"{path.name}-wal").stat().st_size == 0
    await hearing
    assert await kept(database) == ["on the way"]


async def test_who_is_told_to_stop_while_it_goes_to_disk_leaves_nothing_half_way(sqlite):
    database, _ = sqlite
    pieces = [asyncio.create_task(heard(database, str(number))) for number in range(30)]
    for piece in pieces:
        await asyncio.sleep(0)
        piece.cancel()
    await asyncio.wait(pieces)

    await heard(database, "after")

    assert (await kept(database))[-1] == "after"


async def test_a_full_disk_is_trouble_for_all_who_were_not_on_disk_yet_and_passes(sqlite):
    database, _ = sqlite
    await heard(database, "before")
    async with database.work() as work:
        [(pages,)] = await work.connection.exec_driver_sql("PRAGMA page_count")
        await work.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    done = await asyncio.gather(
        *(heard(database, str(number) * 2000) for number in range(10)), return_exceptions=True
    )
    async with database.work() as work:
        await work.connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    await heard(database, "after")

    told_that_it_is_kept = [str(number) * 2000 for number, result in enumerate(done) if result is None]
    assert {type(result) for result in done if result} == {DatabaseTrouble}
    assert sorted(await kept(database)) == sorted(["before", "after", *told_that_it_is_kept])


async def test_when_sqlite_takes_back_everything_all_who_were_not_on_disk_yet_hear_it(sqlite):
    database, _ = sqlite

    async def lose_everything() -> None:
        async with database.work() as work:
            await work.connection.exec_driver_sql("ROLLBACK")
            raise LookupError

    before, lost = await asyncio.gather(heard(database, "a"), lose_everything(), return_exceptions=True)
    await heard(database, "after")

    assert (type(before), type(lost)) == (DatabaseTrouble, LookupError)
    assert await kept(database) == ["after"]


async def test_a_rollback_that_fails_costs_a_connection_and_nothing_else(sqlite):
    database, _ = sqlite
    await heard(database, "before")
    async with database.work() as work:
        await _forbid(work, "ROLLBACK")

    with pytest.raises(LookupError):
        await break_off(database, 1)
    await heard(database, "after")

    assert await kept(database) == ["before", "after"]


async def test_a_piece_that_can_not_be_taken_back_alone_takes_its_group_with_it(sqlite):
    database, _ = sqlite
    inside, others_wait = asyncio.Event(), asyncio.Event()

    async def begin_group() -> None:
        async with database.work() as work:
            await _forbid(work, "ROLLBACK")
            inside.set()
            await others_wait.wait()

    beginning = asyncio.create_task(begin_group())
    await inside.wait()
    others = [asyncio.create_task(doing) for doing in (heard(database, "a"), break_off(database, 1))]
    await asyncio.sleep(0)
    others_wait.set()
    done = await asyncio.gather(beginning, *others, return_exceptions=True)
    await heard(database, "after")

    assert [type(result) for result in done] == [DatabaseTrouble, DatabaseTrouble, LookupError]
    assert await kept(database) == ["after"]


async def test_a_new_connection_is_as_careful_as_the_first(sqlite):
    database, _ = sqlite
    async with database.work() as work:
        await _forbid(work, "ROLLBACK")
    with pytest.raises(LookupError):
        await break_off(database, 1)

    async with database.work() as work:
        found = [
            (await work.connection.exec_driver_sql(f"PRAGMA {name}")).scalar()
            for name in ("synchronous", "foreign_keys", "recursive_triggers", "secure_delete")
        ]

    assert found == [2, 1, 1, 1]


async def test_trouble_names_its_kind_and_no_values(sqlite):
    database, _ = sqlite
    async with database.work() as work:
        await work.connection.exec_driver_sql("PRAGMA max_page_count = 1")

    with pytest.raises(DatabaseTrouble) as trouble:
        await heard(database, "Fatima" * 2000)

    assert str(trouble.value) == "OperationalError"
    assert "Fatima" not in str(trouble.value.__cause__)


async def test_a_mistake_in_a_question_is_no_trouble_that_passes(database):
    with pytest.raises(Exception, match="no_such_table") as error:
        async with database.work() as work:
            await work.connection.exec_driver_sql("SELECT * FROM no_such_table")

    assert not isinstance(error.value, DatabaseTrouble)


async def test_the_sender_is_woken_after_a_commit_that_put_something_out(database):
    woken: list[str] = []
    database.when_put_out = lambda: woken.append("woken")

    async with database.work() as work:
        assert isinstance(work.outbox, Outbox)
    with pytest.raises(LookupError):
        await break_off(database, 1)
    asleep = woken[:]
    async with database.work() as work:
        work.outbox.look_again()

    assert (asleep, woken) == ([], ["woken"])


async def test_a_sqlite_file_is_open_once(sqlite):
    _, path = sqlite

    with pytest.raises(DatabaseInUse):
        open_database(f"sqlite:///{path}")


async def test_a_postgres_that_is_not_there_is_trouble():
    database = open_database("postgresql://voetstuk@127.0.0.1:1/voetstuk")

    with pytest.raises(DatabaseTrouble):
        await heard(database, "a")

    await database.close()


async def test_a_file_that_is_no_database_is_trouble(tmp_path):
    (tmp_path / "voetstuk.db").write_bytes(b"This is a letter. " * 100)
    database = open_database(f"sqlite:///{tmp_path}/voetstuk.db")

    with pytest.raises(DatabaseTrouble):
        await heard(database, "a")

    await database.close()


async def test_a_postgres_without_this_database_or_user_is_trouble(postgres_url):
    for address in (f"{postgres_url}_not", postgres_url.replace("//", "//stranger_to_", 1)):
        database = open_database(address)

        with pytest.raises(DatabaseTrouble):
            await heard(database, "a")

        await database.close()


@pytest.mark.parametrize("address", ["mysql://x/y", "sqlite://", "", "nonsense", "postgresql://a@b:port/c"])
def test_another_kind_of_database_is_unknown(address):
    with pytest.raises(UnknownDatabase):
        open_database(address)


async def _forbid(work: Work, statement: str) -> None:
    """From here on this connection refuses a statement that ends a transaction or a part of one."""

    def judge(action: int, name: str | None, *_: str | None) -> int:
        ends = action in (sqlite3.SQLITE_TRANSACTION, sqlite3.SQLITE_SAVEPOINT) and name == statement
        return sqlite3.SQLITE_DENY if ends else sqlite3.SQLITE_OK

    await file_of(await work.connection.get_raw_connection()).set_authorizer(judge)


def _frames(path) -> int:
    """How much the write-ahead log has grown to: each commit adds at least one page."""
    return (
        path.with_name(path.name + "-wal").stat().st_size
        if path.with_name(path.name + "-wal").exists()
        else 0
    )
