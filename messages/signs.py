"""Signs: the emoji in what people read, which those who want calm ("rustige stand") read without."""

import re

_TONE, _JOINED, _AS_EMOJI = "[\U0001f3fb-\U0001f3ff]", "\u200d", "\ufe0f"
_TAG = "[\U000e0020-\U000e007f]"
_ALWAYS = (
    "\u231a\u231b\u23e9-\u23f3\u25fd\u25fe\u2600-\u260f\u2613-\u2712\u2714-\u27bf\u2b1b\u2b1c\u2b50\u2b55"
)
"""Symbols that most phones draw in colour. Not the tick and the boxes to tick: they say what is chosen or done."""

_IN_COLOUR = f"[\U0001f000-\U0001faff{_ALWAYS}]|[^\\s\\w]{_AS_EMOJI}"
_ONE = f"(?:{_IN_COLOUR})(?:{_AS_EMOJI}|{_TONE}|{_TAG})*"
_SIGN = re.compile(f"[0-9#*]{_AS_EMOJI}?\u20e3|{_ONE}(?:{_JOINED}(?:{_ONE}|[^\\s\\w]{_AS_EMOJI}?))*")
"""One emoji: also a digit in a box, a family of people, a flag of letters, or a hand in a colour of skin."""

_EMPTY_TAG = re.compile(r"<(\w+)>\s*</\1>")


def without_signs(text: str) -> str:
    """The same words without emoji, and without the gaps and empty lines that these would leave."""
    return tidy(_SIGN.sub("", text)) if _SIGN.search(text) else text


def tidy(text: str) -> str:
    """A text from which something was left out: without the gaps and empty lines that it left."""
    lines = (" ".join(filter(None, _EMPTY_TAG.sub("", line).split(" "))) for line in text.split("\n"))
    return "\n".join(filter(None, lines))
