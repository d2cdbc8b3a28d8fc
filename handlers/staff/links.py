"""An invitation as a link, and as a picture to hold in front of somebody else's phone."""

from io import BytesIO

import segno
from telegram.helpers import create_deep_linked_url

from handlers.buttons import Rows
from handlers.context import Context
from handlers.outgoing import Picture
from messages.base import Link, Screen
from messages.catalogue import Catalogue
from messages.invitations import LinkSentPrivately, PrivateChatClosed

_DOT = 12
"""Pixels for each dot: about 600 in all for our links, which a phone shows without making it smaller."""

_BORDER = 4
"""Dots of white around it, as the standard asks (ISO/IEC 18004)."""


def link_to(context: Context, token: str) -> Link:
    """The address that opens an invitation."""
    return Link(create_deep_linked_url(context.programme.bot_username, token))


def qr_picture(link: Link) -> Picture:
    """The link as a QR code."""

    def make(_: Catalogue) -> bytes:
        png = BytesIO()
        segno.make(link, error="m").save(png, kind="png", scale=_DOT, border=_BORDER)
        return png.getvalue()

    return Picture(make)


def can_write_privately(context: Context) -> bool:
    """Whether the link can reach the one who asks for it. If not, the admin chat says what to do."""
    person = context.person.person
    if context.is_private or person.unreachable_since is None:
        return True
    context.show(PrivateChatClosed(person.first_name))
    return False


def show_link(
    context: Context, screen: Screen, link: Link, *, first_name: str, rows: Rows | None = None
) -> None:
    """The link to the private chat of who asked for it; in a group no more than a line that it is there."""
    picture = qr_picture(link)
    if context.is_private:
        context.show(screen, rows, picture=picture)
        return
    context.show(screen, rows, picture=picture, in_chat=context.telegram_id)
    context.show(LinkSentPrivately(first_name, context.person.first_name))
