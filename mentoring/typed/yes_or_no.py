"""'Ja' and 'nee' as people type them where there are buttons for it."""

import unicodedata

_YES = {"ja", "graag", "goed", "prima", "oke", "ok", "mag", "dat", "doe", "maar", "is", "best", "hoor"}
_NO = {
    "nee",
    "neen",
    "nu",
    "even",
    "nog",
    "liever",
    "niet",
    "later",
    "overslaan",
    "hoor",
    "dank",
    "je",
    "wel",
    "doe",
    "maar",
}


def says_yes(typed: str) -> bool:
    """Whether this is a yes and nothing else."""
    words = plain_words(typed)
    return bool(words) and _YES.issuperset(words)


def says_no(typed: str) -> bool:
    """Whether this is a no and nothing else: "liever niet", "nee, nu even niet"."""
    words = plain_words(typed)
    return bool({"nee", "neen", "niet", "later", "overslaan"} & set(words)) and _NO.issuperset(words)


def plain_words(text: str) -> list[str]:
    """In small letters, without marks on letters and between words."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return "".join(letter if letter.isalnum() else " " for letter in plain).split()
