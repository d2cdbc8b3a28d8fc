"""Recognition as a participant gets it: a certificate with the good news, to see once more or to have on paper."""

from dataclasses import replace
from functools import partial

from handlers.buttons import Button, Rows
from handlers.context import Context
from handlers.outgoing import Document, Outgoing, Picture
from handlers.participants.presses import PrintCertificate, ShowCertificate
from handlers.participants.rewards import show_rewards
from handlers.routes import Routes
from mentoring.ids import ChoiceId
from messages.certificates import (
    FILE_NAME,
    MEDIA_TYPE,
    CertificateGiven,
    CertificateLabel,
    CertificateOnPaper,
    certificate_paper,
    certificate_picture,
)
from services import recognition

routes = Routes()


@routes.notice(CertificateGiven)
def with_certificate(notice: CertificateGiven, plain: Outgoing) -> Outgoing:
    """The certificate as a picture, and the way to have it on paper."""
    return replace(plain, picture=_picture(notice), rows=_rows(notice))


@routes.press(ShowCertificate, fresh=show_rewards)
async def show_certificate(context: Context, press: ShowCertificate) -> None:
    """The same once more, from what was earned."""
    given = await recognition.certificate(
        context.work, press.choice_id, programme=context.programme, by=context.person
    )
    context.show_made(Outgoing(context.catalogue.render(given), _rows(given), picture=_picture(given)))


@routes.press(PrintCertificate, fresh=show_rewards)
async def print_certificate(context: Context, press: PrintCertificate) -> None:
    """'Als papier (PDF)'."""
    given = await recognition.certificate(
        context.work, press.choice_id, programme=context.programme, by=context.person
    )
    file = Document(FILE_NAME, MEDIA_TYPE, partial(certificate_paper, given))
    context.show_made(Outgoing(context.catalogue.render(CertificateOnPaper()), document=file))


def _picture(given: CertificateGiven) -> Picture:
    return Picture(partial(certificate_picture, given))


def _rows(given: CertificateGiven) -> Rows:
    return [[Button(CertificateLabel.ON_PAPER, PrintCertificate(ChoiceId(given.choice_id)))]]
