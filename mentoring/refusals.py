"""A rule answers or refuses. Every refusal is a class below the first; its docstring says when it happens."""


class Refusal(Exception):
    """Something asked for is against a rule. `messages.refusals` holds the words for people; the code only names it."""

    @property
    def name(self) -> str:
        """The refusal's name in the audit log."""
        return type(self).__name__


class NotAllowed(Refusal):
    """Someone asks for what their role or team does not give them (`mentoring.access`)."""


class Gone(Refusal):
    """A button or command speaks of something that does not exist, or not for this person."""


class NoLongerPossible(Refusal):
    """A button is from earlier: what it asks no longer fits the state of the thing."""
