"""Faults on request: what a bot must survive, at the moment somebody wants to see it survive."""

from dataclasses import dataclass

from practice.refusals import Refusal, RoomError, too_many_requests

KINDS = ("429", "500", "502", "timeout_before", "timeout_after", "disconnect")
"""`timeout_before`: nothing is done and no answer comes. `timeout_after`: it is done and no answer comes.
`disconnect`: it is done and the connection is cut.
"""


@dataclass
class Fault:
    """What goes wrong with the next calls of a method (`*`: any), in one chat or in all."""

    method: str
    kind: str
    times: int = 1
    chat_id: int | None = None
    retry_after: int = 1

    def refusal(self) -> Refusal | None:
        """The answer that stands in for the real one, when this fault is an answer."""
        if self.kind == "429":
            return too_many_requests(self.retry_after)
        if self.kind == "500":
            return Refusal(500, "Internal Server Error")
        return Refusal(502, "Bad Gateway") if self.kind == "502" else None


class Faults:
    """The faults that are still to come, first asked first served."""

    def __init__(self) -> None:
        self.waiting: list[Fault] = []

    def add(self, fault: Fault) -> None:
        if fault.kind not in KINDS:
            raise RoomError(f"fault must be one of {', '.join(KINDS)}")
        if fault.times < 1:
            raise RoomError("times must be 1 or more")
        self.waiting.append(fault)

    def clear(self) -> None:
        self.waiting.clear()

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        """The fault for this call, counted down. A star spares getUpdates, or it would hit just that."""
        for fault in self.waiting:
            if _meets(fault, method, chat_id):
                fault.times -= 1
                if fault.times == 0:
                    self.waiting.remove(fault)
                return fault
        return None


def _meets(fault: Fault, method: str, chat_id: int | None) -> bool:
    named = fault.method.lower() == method.lower() or (fault.method == "*" and method != "getUpdates")
    return named and fault.chat_id in {None, chat_id}
