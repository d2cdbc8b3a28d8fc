"""A code, shown to its owner in their own chat, and hidden again after a day."""

from functools import partial

from handlers.buttons import Button, Rows
from handlers.context import Context
from handlers.outgoing import Outgoing, Picture
from handlers.participants.presses import ShowCode
from handlers.routes import Routes
from mentoring.gifts import CodeForm
from mentoring.ids import ChoiceId
from mentoring.vouchers import OnItsWay, OnlyInOwnChat, ShownJustNow
from messages.catalogue import Catalogue
from messages.vouchers import (
    CodeHidden,
    CodeIsComing,
    CodeLabel,
    CodePictureHidden,
    CodePictureShown,
    CodeShown,
    CodeStandsThere,
    ShownCode,
)
from services import reveals

routes = Routes()


@routes.press(ShowCode)
async def show_code(context: Context, press: ShowCode) -> None:
    """'Toon de code', and again whenever they want."""
    if not context.is_private:
        raise OnlyInOwnChat
    try:
        await reveals.reveal(context.work, press.choice_id, by=context.person, now=context.now)
    except OnItsWay:
        context.toast(CodeIsComing())
    except ShownJustNow:
        context.toast(CodeStandsThere())


@routes.notice(CodeShown)
def with_copy_button(notice: CodeShown, plain: Outgoing) -> Outgoing:
    """A code in words."""
    return _guarded(notice, plain)


@routes.notice(CodePictureShown)
def with_picture(notice: CodePictureShown, plain: Outgoing) -> Outgoing:
    """A code that a till reads."""
    make = partial(_drawn, notice.code, CodeForm(notice.form))
    return _guarded(notice, plain, Picture(make, is_veiled=True, is_needed=True))


@routes.notice(CodeHidden)
def in_place_of_code(notice: CodeHidden, plain: Outgoing) -> Outgoing:
    """Where a code stood."""
    return _covering(notice, plain)


@routes.notice(CodePictureHidden)
def in_place_of_picture(notice: CodePictureHidden, plain: Outgoing) -> Outgoing:
    """Where a picture of a code stood."""
    return _covering(notice, plain, Picture(_lock, is_needed=True))


def _guarded(notice: ShownCode, plain: Outgoing, picture: Picture | None = None) -> Outgoing:
    rows: Rows = [[Button(CodeLabel.COPY, copies=notice.code)]]
    return Outgoing(plain.text, rows, picture=picture, silent=plain.silent, protected=True)


def _covering(notice: CodeHidden, plain: Outgoing, picture: Picture | None = None) -> Outgoing:
    again = Button(CodeLabel.SHOW_AGAIN, ShowCode(ChoiceId(notice.choice)))
    return Outgoing(plain.text, [[again]], picture=picture, replaces=plain.replaces, only_in_place=True)


def _drawn(code: str, form: CodeForm, _: Catalogue) -> bytes:
    # Only here: the libraries that draw codes take megabytes that a bot at rest does without.
    from messages.pictures import codes  # noqa: PLC0415

    return codes.draw(code, form)


def _lock(_: Catalogue) -> bytes:
    from messages.pictures import codes  # noqa: PLC0415 - as above

    return codes.hidden()
