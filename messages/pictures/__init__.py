"""Pictures that we draw: the bridge of a participant, the card for a goal that was reached, and a gift.

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
class GiftWords:
    """What is written under the drawing of a gift, as it reads: plain text, no HTML. `value` is as in "€ 10"."""

    name: str
    value: str


def draw_bridge(bars: Sequence[BridgeBar], words: BridgeWords) -> bytes:
    """The bridge as a PNG, 1080 pixels wide, with one to twelve pillars."""
    from messages.pictures import bridge, canvas  # noqa: PLC0415

    return canvas.paint(bridge.plan(bars, words))


def draw_goal_card(words: CardWords) -> bytes:
    """The card as a PNG, 1080 pixels wide."""
    from messages.pictures import canvas, card  # noqa: PLC0415

    return canvas.paint(card.plan(words))


def draw_gift(pictogram: GiftPictogram, words: GiftWords) -> bytes:
    """A gift of which there is no photo, as a PNG, 1080 pixels wide."""
    from messages.pictures import canvas, gift  # noqa: PLC0415

    return canvas.paint(gift.plan(pictogram, words))
