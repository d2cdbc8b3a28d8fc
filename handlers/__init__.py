"""Telegram in: screens and commands.

A handler reads the press, calls one service and shows one screen. It holds no rules, no words and no SQL.
"""
