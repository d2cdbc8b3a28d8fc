"""The tests mirror the rooms; the whole bot is tested through its own front door."""
