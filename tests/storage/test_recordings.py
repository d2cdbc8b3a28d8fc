"""What Telegram has of the recordings, on both databases."""

from storage.database import Database


async def test_the_newest_file_of_a_recording_takes_the_place_of_the_one_before(database: Database):
    async with database.work() as work:
        await work.recordings.save("Help", "first", "AwACfirst")
        await work.recordings.save("GoalProposed", "other", "AwACother")

    async with database.work() as work:
        await work.recordings.save("Help", "second", "AwACsecond")
        found = await work.recordings.all()

    assert found == {"Help": ("second", "AwACsecond"), "GoalProposed": ("other", "AwACother")}
