"""Pictures that we draw: the bridge of a participant, the card for a goal that was reached, a certificate, a gift,
and the pot of the programme.

Whoever calls gives the words, from the catalogue; a picture has none of its own. Drawing takes up to 0.15 seconds
of a processor, so it is done in a thread, when a message leaves (`handlers.outgoing.Picture`). Pillow is imported
at the first picture and not before: a bot that starts, or a command that only looks something up, does without.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from mentoring.gifts import GiftPictogram
from mentoring.method import Pictogram


@dataclass(frozen=True, slots=True)
class BridgeBar:
    """One pillar of the bridge.

    `level` is the latest assessment, from 1 for hard to `levels` for well; None is "weet ik niet". `first` is the
    level of the first assessment, None when this one is the first or when they did not know.
    """

    name: str
    pictogram: Pictogram
    levels: int
    level: int | None
    first: int | None = None


@dataclass(frozen=True, slots=True)
class BridgeWords:
    """What is written on the bridge, as it reads: plain text, no HTML.

    `now` and `first` explain the two signs, each with its day ("Nu: 3 maart 2026", "Eerst: 12 januari 2026"); `first`
    is empty when there was no assessment before. `unknown` stands under a pillar of which they do not know it.
    """

    title: str
    now: str
    first: str
    unknown: str


@dataclass(frozen=True, slots=True)
class CardWords:
    """What is written on the card for a goal that was reached, as it reads: plain text, no HTML.

    `heading` stands above the pedestal ("Fatima, het is gelukt"), `goal` on it, and under it the `day` in words, the
    `praise` of the mentor with its quotation marks, and who gives the card ("van Anja"). All may be empty but the goal.
    """

    heading: str
    goal: str
    day: str
    praise: str
    giver: str


@dataclass(frozen=True, slots=True)
class CertificateWords:
    """What is written on a certificate, as it reads: plain text, no HTML.

    `name` is whom it is for ("voor Fatima"); `before` comes above the `deed` ("Dit is gelukt:"), which is in the
    participant's own words; under it stand the `day` and who gives it ("van Anja").
    """

    heading: str
    name: str
    before: str
    deed: str
    day: str
    giver: str


@dataclass(frozen=True, slots=True)
class GiftWords:
    """What is written under the drawing of a gift, as it reads: plain text, no HTML. `value` is as in "€ 10"."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class BudgetMonth:
    """A month of the programme year: its short name, and in cents what was earned in it and what was free at its end.

    `free` is None for a month that is yet to come.
    """

    name: str
    earned: int
    free: int | None


@dataclass(frozen=True, slots=True)
class BudgetWords:
    """What is written on the picture of the pot, as it reads: plain text, no HTML.

    `free`, `ahead` and `earned` explain the signs; `ahead` is empty when there is no forecast. `most_free` and
    `most_earned` are the amounts at the top of both scales ("€ 9.000").
    """

    title: str
    free: str
    ahead: str
    earned: str
    most_free: str
    most_earned: str


def draw_bridge(bars: Sequence[BridgeBar], words: BridgeWords) -> bytes:
    """The bridge as a PNG, 1080 pixels wide, with one to twelve pillars."""
    from messages.pictures import bridge, canvas  # noqa: PLC0415

    return canvas.paint(bridge.plan(bars, words))


def draw_goal_card(words: CardWords) -> bytes:
    """The card as a PNG, 1080 pixels wide."""
    from messages.pictures import canvas, card  # noqa: PLC0415

    return canvas.paint(card.plan(words))


def draw_certificate(words: CertificateWords) -> bytes:
    """A certificate as a PNG, 1080 pixels wide. On paper: `messages.papers.print_certificate`."""
    from messages.pictures import canvas, certificate  # noqa: PLC0415

    return canvas.paint(certificate.plan(words))


def draw_gift(pictogram: GiftPictogram, words: GiftWords) -> bytes:
    """A gift of which there is no photo, as a PNG, 1080 pixels wide."""
    from messages.pictures import canvas, gift  # noqa: PLC0415

    return canvas.paint(gift.plan(pictogram, words))


def draw_budget(months: Sequence[BudgetMonth], pace: int | None, words: BudgetWords) -> bytes:
    """The pot month by month as a PNG, 1080 pixels wide. `pace` is what is earned in a month, if that can be told."""
    from messages.pictures import budget, canvas  # noqa: PLC0415

    return canvas.paint(budget.plan(months, pace, words))
