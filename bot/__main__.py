"""`python -m bot` is `voetstuk`."""

import signal


def main() -> None:
    """Run the command line. Ctrl-C while it is still being loaded ends it at once, and without a traceback: there
    is nothing to finish yet.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from bot.cli import main as command_line  # noqa: PLC0415

    command_line()


if __name__ == "__main__":
    main()
