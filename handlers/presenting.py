"""From a notice in the outbox to what is sent: its words from the catalogue, and its buttons or file."""

from handlers import house
from handlers.outgoing import Outgoing
from messages.base import Notice, all_messages
from messages.catalogue import Catalogue
from storage.deliveries import Posting


class UnknownNotice(Exception):
    """The outbox holds a kind of notice that this version does not know."""


def notice_of(posting: Posting) -> Notice:
    """Raises `UnknownNotice` for a kind that is no notice of this version."""
    kind = all_messages().get(posting.kind)
    if kind is None or not issubclass(kind, Notice):
        raise UnknownNotice(posting.kind)
    return kind.from_values(posting.values)


def present(posting: Posting, catalogue: Catalogue) -> Outgoing:
    """The message to send; with `replaces` when the same card stands in the chat already."""
    notice = notice_of(posting)
    plain = Outgoing(catalogue.render(notice), replaces=posting.shown_as, silent=notice.silent)
    dress = house.ROUTES.notices.get(type(notice))
    return dress(notice, plain) if dress else plain
