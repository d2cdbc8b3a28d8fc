"""`python -m bot` is `voetstuk`."""

from bot.cli import main

main()
