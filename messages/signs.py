"""Signs: the emoji in what people read, which those who want calm ("rustige stand") read without."""

import re

_TONE, _JOINED, _AS_EMOJI = "[\U0001f3fb-\U0001f3ff]", "\u200d", "\ufe0f"
_TAG = "[\U000e0020-\U000e007f]"
_ALWAYS = (
    "\u231a\u231b\u23e9-\u23f3\u25fd\u25fe\u2600-\u260f\u2614-\u2712\u2714-\u27bf\u2b1b\u2b1c\u2b50\u2b55"
)
"""Drawn in colour by most phones. The tick and the boxes to tick are not here: these say what is chosen."""

_IN_COLOUR = f"[\U0001f000-\U0001faff{_ALWAYS}]|[^\\s\\w]{_AS_EMOJI}"
_ONE = f"(?:{_IN_COLOUR})(?:{_AS_EMOJI}|{_TONE}|{_TAG})*"
_SIGN = re.compile(f"(?:[0-9#*]{_AS_EMOJI}?\u20e3|(?:{_ONE})(?:{_JOINED}(?:{_ONE}|[^\\s\\w]{_AS_EMOJI}?))*)")
"""One emoji: also a digit in a box, a family of people, a flag of letters, or a hand in a colour of skin."""

_GAP = re.compile(r"[ \t]{2,}")
_EDGE = re.compile(r"(?<=^)[ \t]+|[ \t]+(?=$)", re.MULTILINE)


def without_signs(text: str) -> str:
    """The same words without emoji, and without the gaps and the empty lines that these would leave."""
    if not _SIGN.search(text):
        return text
    lines = (_tidied(line) if _SIGN.search(line) else line for line in text.split("\n"))
    return "\n".join(line for line in lines if line is not None)


def _tidied(line: str) -> str | None:
    """A line without its signs; None when there was nothing else in it."""
    left = _EDGE.sub("", _GAP.sub(" ", _SIGN.sub("", line)))
    return left or None
