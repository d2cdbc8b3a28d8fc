"""The rules: people, goals, claims, appointments, rewards, ledger, reminders.

Pure: no Telegram, no SQL, no clock. Time and people are arguments; a rule answers or refuses.
"""
