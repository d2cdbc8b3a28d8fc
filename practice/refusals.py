"""How the room says no: to a bot with Telegram's own sentences, to a phone with a sentence of its own."""

from typing import Any


class Refusal(Exception):
    """The Bot API answers `ok: false`. `parameters` (ResponseParameters) tell a client how to go on."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def answer(self) -> dict[str, Any]:
        answer: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            answer["parameters"] = self.parameters
        return answer


def bad_request(sentence: str, **parameters: Any) -> Refusal:
    """Something is wrong with the request: the same request will be refused again."""
    return Refusal(400, f"Bad Request: {sentence}", parameters)


def forbidden(sentence: str) -> Refusal:
    """The bot may not write there (blocked, removed, never started)."""
    return Refusal(403, f"Forbidden: {sentence}")


def too_many_requests(retry_after: int) -> Refusal:
    """Too fast. `retry_after` is in whole seconds, as Telegram gives it."""
    sentence = f"Too Many Requests: retry after {retry_after}"
    return Refusal(429, sentence, {"retry_after": retry_after})


class RoomError(Exception):
    """A phone asked for something that cannot be done. `status` is the HTTP status of the answer."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status
