"""The way in, through the whole bot: links, the welcome, agreeing, /start, /privacy, /stop."""


async def test_a_stranger_is_told_where_to_ask(pilot):
    stranger = await pilot.stranger("Piet")

    await stranger.says("/start")

    await stranger.sees("Ik ken je nog niet")


async def test_someone_who_agrees_gets_the_menu_and_the_team_hears_it(pilot):
    anja = await pilot.mentor("Anja")
    fatima = await pilot.stranger("Fatima")

    await fatima.opens(await pilot.invitation("Fatima", by=anja))
    await fatima.sees("Ik ben de hulp-app van je mentor Anja")
    await fatima.presses("Ja, ik doe mee")

    await fatima.sees("Fijn dat je meedoet, Fatima")
    assert await fatima.keyboard() == [["Mijn doelen", "Afspraken"], ["Beloningen", "Hulp"]]
    await anja.sees("Fatima (A-001) doet mee", pilot.admin_chat)
