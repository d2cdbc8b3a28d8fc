"""The practice room: a local Telegram with a page of phones, for trying, training and tests.

The real bot talks to it over HTTP, as it would to Telegram. So this room imports none of the others.
"""
