"""Words of a mentor to a participant: praise above all, and how long good news waits for it."""

from datetime import timedelta

from mentoring.refusals import Refusal

PRAISE_WITHIN = timedelta(seconds=20)
"""How long the good news waits for a sentence of praise, so that both come as one message. The decision
itself does not wait (`docs/decisions/0008-praise-in-time.md`).
"""

TYPING_WITHIN = timedelta(minutes=2)
"""The same for a mentor who is typing that sentence."""

LONGEST_WORDS = 300
"""Characters in praise, a question or a reason: some three sentences, which is what one reads on a phone."""


class NoWords(Refusal):
    """Praise, a question or a reason has no letter in it."""


class TooManyWords(Refusal):
    """Praise, a question or a reason is longer than `LONGEST_WORDS`."""


class ComplimentOwed(Refusal):
    """An approval would go without words, and a compliment in the mentor's own words is what was earned with it."""


def words_to_participant(text: str) -> str:
    """What a mentor says with a decision, tidied.

    Raises:
        NoWords: when there is no letter in it.
        TooManyWords: when it is longer than `LONGEST_WORDS`.
    """
    words = " ".join(text.split())
    if not any(character.isalpha() for character in words):
        raise NoWords
    if len(words) > LONGEST_WORDS:
        raise TooManyWords
    return words
