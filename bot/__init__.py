"""Putting together and running: settings, command line, polling and webhook, delivery, ticker.

The only room that reads the clock and the environment. It may import every other room.
"""
