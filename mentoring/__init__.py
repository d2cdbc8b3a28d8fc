"""The rules: people, goals, claims, appointments, rewards, ledger, reminders, nudges, pauses, outages.

Pure: no Telegram, no SQL, no clock. Time and people are arguments; a rule answers or refuses. What a clock in
Amsterdam shows is asked of `wall_time`; what people type is read in `typed`.
"""
