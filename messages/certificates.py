"""A certificate that somebody earned: the message that it comes with, and the words that are on it."""

from dataclasses import dataclass

from messages.base import N_, Label, Message, Notice, Screen, Urgency
from messages.catalogue import Catalogue
from messages.papers import print_certificate
from messages.pictures import CertificateWords, draw_certificate

FILE_NAME, MEDIA_TYPE = "certificaat.pdf", "application/pdf"
"""Of the certificate on paper."""


class CertificateLabel(Label):
    """To the participant, under a certificate, and on the way to it."""

    SHOW = N_("See my certificate")
    ON_PAPER = N_("On paper (PDF)")


@dataclass(frozen=True, slots=True)
class CertificateGiven(Notice):
    """To the participant, under a certificate that they earned, right after the good news. It makes no second sound."""

    title: str
    day: str
    first_name: str
    mentor: str
    choice_id: int
    urgency = Urgency.ANSWER
    silent = True
    text = N_(
        "📜 This is your certificate, {first_name}.\n"
        "You did it: {title}\n"
        "That was on {day}. {mentor} is proud of you.\n"
        "You may keep it or pass it on. That is your choice."
    )


@dataclass(frozen=True, slots=True)
class CertificateOnPaper(Screen):
    """To the participant, under a certificate as a file to print."""

    text = N_("📜 Here is your certificate.\nYou can print it.")


# --- on the certificate itself ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class CertificateHeading(Message):
    """On a certificate, on top."""

    text = N_("Certificate")


@dataclass(frozen=True, slots=True)
class CertificateFor(Message):
    """On a certificate: whom it is for."""

    first_name: str
    text = N_("for {first_name}")


@dataclass(frozen=True, slots=True)
class CertificateDeed(Message):
    """On a certificate, above what they did."""

    text = N_("You did this:")


@dataclass(frozen=True, slots=True)
class CertificateFrom(Message):
    """On a certificate: who gives it."""

    mentor: str
    text = N_("from {mentor}")


def certificate_picture(given: CertificateGiven, catalogue: Catalogue) -> bytes:
    """The certificate as a picture."""
    return draw_certificate(_on_certificate(given, catalogue))


def certificate_paper(given: CertificateGiven, catalogue: Catalogue) -> bytes:
    """The certificate as a PDF."""
    return print_certificate(_on_certificate(given, catalogue))


def _on_certificate(given: CertificateGiven, catalogue: Catalogue) -> CertificateWords:
    return CertificateWords(
        heading=catalogue.on_button(CertificateHeading()),
        name=catalogue.on_button(CertificateFor(given.first_name)),
        before=catalogue.on_button(CertificateDeed()),
        deed=given.title,
        day=given.day,
        giver=catalogue.on_button(CertificateFrom(given.mentor)),
    )
