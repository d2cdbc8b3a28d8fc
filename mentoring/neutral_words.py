"""Words that must not be in what a phone shows to who looks along (`product.md`, rule 8).

Somebody else may hold the phone, or read the notification over a shoulder: a partner, a child, a colleague.
From a title such as "Gesprek over je schulden" they would learn about debts, creditors, benefits, illness or
the police. The list is of stems, so that "schuld" also finds "schulden" and "schuldhulp"; it is short on
purpose, since a mentor can always say less. It names what the programme works on and what people are ashamed
of, in the words of the pilot's own pages (alphenaandenrijn.nl, "Mobility Mentoring").
"""

import re

from mentoring.refusals import Refusal

_STEMS = (
    *(
        "aanmaning",
        "armoede",
        "beslag",
        "bewind",
        "boete",
        "deurwaarder",
        "faillissement",
        "incasso",
        "krediet",
    ),
    *("ontruiming", "sanering", "schuld", "wsnp", "achterstand", "voedselbank"),
    *("bijstand", "uitkering", "toeslag", "participatiewet", "wajong", "uwv"),
    *(
        "diagnose",
        "depressi",
        "ggz",
        "psychiat",
        "psycholo",
        "therapie",
        "verslaafd",
        "verslaving",
        "zwanger",
    ),
    *(
        "aangifte",
        "gevangenis",
        "huiselijk geweld",
        "justitie",
        "politie",
        "reclassering",
        "rechtbank",
        "rechter",
    ),
    *("advocaat", "echtscheiding", "jeugdzorg", "veilig thuis"),
)
_NOT_NEUTRAL = re.compile(rf"\b\w*(?:{'|'.join(_STEMS)})\w*", re.IGNORECASE)
_HARMLESS = re.compile(r"onschuldig|politiek|rechterhand|rechterkant", re.IGNORECASE)


class NotNeutral(Refusal):
    """Words for a notification would tell who looks along about debts, benefits, health or the law. It has the word."""

    def __init__(self, word: str) -> None:
        self.word = word


def require_neutral(text: str) -> None:
    """Raises `NotNeutral` when a word of the list is in a text."""
    for found in _NOT_NEUTRAL.finditer(text):
        if not _HARMLESS.fullmatch(found[0]):
            raise NotNeutral(found[0])
