"""How long a text is for Telegram, whose limits count otherwise than Python does."""


def units(text: str) -> int:
    """UTF-16 code units, of which an emoji takes two or more (Bot API, MessageEntity)."""
    return len(text.encode("utf-16-le", "replace")) // 2
