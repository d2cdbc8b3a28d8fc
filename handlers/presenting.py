"""From a notice in the outbox to what is sent: its words from the catalogue, and its buttons or file."""

from dataclasses import replace

from handlers import house
from handlers.outgoing import Outgoing
from messages.base import Notice, Reader, all_messages
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


def rings(posting: Posting) -> bool:
    """Whether it is news for a participant that would make a sound, and that they did not just ask for: in their
    quiet hours it comes without.
    """
    kind = all_messages().get(posting.kind)
    if kind is None or not issubclass(kind, Notice) or kind.reader is not Reader.PARTICIPANT:
        return False
    return not kind.silent and not kind.answers_at_once


def present(posting: Posting, catalogue: Catalogue, *, silently: bool = False) -> Outgoing:
    """The message to send; with `replaces` when the same card stands in the chat already."""
    outgoing = _dressed(posting, catalogue.in_calm(posting.calm))
    outgoing = outgoing.calmed() if posting.calm else outgoing
    return replace(outgoing, silent=True) if silently else outgoing


def _dressed(posting: Posting, catalogue: Catalogue) -> Outgoing:
    notice = notice_of(posting)
    is_to_participant = notice.reader is Reader.PARTICIPANT and posting.person_id is not None
    plain = Outgoing(
        catalogue.render(notice),
        replaces=posting.shown_as,
        silent=notice.silent,
        recording=notice.recording if is_to_participant else None,
    )
    return _dress(notice, plain)


def read_along(notice: Notice, catalogue: Catalogue) -> Outgoing:
    """What a participant reads, for staff who act for them and see at once what came of it."""
    return _dress(notice, Outgoing(catalogue.render(notice)))


def _dress(notice: Notice, plain: Outgoing) -> Outgoing:
    dress = house.ROUTES.notices.get(type(notice))
    return dress(notice, plain) if dress else plain
