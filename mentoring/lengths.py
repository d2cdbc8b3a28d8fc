"""How long a text is: for Telegram, whose limits count otherwise than Python does, and where there is little room."""


def units(text: str) -> int:
    """UTF-16 code units, of which an emoji takes two or more (Bot API, MessageEntity)."""
    return len(text.encode("utf-16-le", "replace")) // 2


def shortened(text: str, most: int) -> str:
    """As much of a text as there is room for, in characters; what is left out shows as "…"."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
