"""What people type in Dutch: days and times by a grammar of our own (decision 0013), places, how long, how often.

Each reads, refuses, or answers with all that can be meant. `moments` reads a whole line; it leans on `days` (and
`dates`, those of the calendar), `times` and `words`, and asks `doubts` whether what was left over changes it.
"""
