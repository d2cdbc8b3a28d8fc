"""The picture of a gift, for whoever looks at it: the photo of the coordinator, else a drawing of ours."""

from functools import partial

from handlers.outgoing import Picture
from mentoring.gifts import Gift
from messages.gifts import gift_drawn


def picture_of(gift: Gift) -> Picture:
    """It is drawn when it leaves."""
    return Picture(file_id=gift.photo) if gift.photo else Picture(make=partial(gift_drawn, gift))
