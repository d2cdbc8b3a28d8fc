"""One async function for each thing a person (or the clock) does, inside one piece of work.

A service reads, lets the rules decide, saves, and puts out what must be said. It never commits and awaits
nothing but the database.
"""
