"""Papers are made of the same plan as the picture: one sheet of A4, the same bytes for the same words, loaded late."""

import re
import subprocess
import sys
import zlib
from dataclasses import replace

import pytest

from messages.papers import print_certificate
from messages.pictures import CertificateWords

WORDS = CertificateWords(
    "Certificaat", "voor Fatima", "Dit is gelukt:", "Post openen en sorteren", "3 maart 2026", "van Anja"
)


def drawn(pdf: bytes) -> str:
    """What is drawn on the pages."""
    streams = re.findall(rb"stream\n(.*?)\nendstream", pdf, re.DOTALL)
    return "\n".join(_unpacked(stream) for stream in streams)


def _unpacked(stream: bytes) -> str:
    try:
        return zlib.decompress(stream).decode("latin-1")
    except zlib.error:
        return ""


@pytest.mark.parametrize("deed", ["Post openen", "W" * 120, "🎉 Eén brief 👍", "فتحت كل الرسائل", "(1) \\ )"])
def test_a_certificate_is_one_sheet_on_its_side_whatever_is_on_it(deed: str):
    pdf = print_certificate(replace(WORDS, deed=deed))

    assert pdf.startswith(b"%PDF-")
    assert re.search(rb"/Count 1\b", pdf)
    assert re.search(rb"/MediaBox \[0 0 841.89 595.28\]", pdf)


def test_the_same_words_give_the_same_paper():
    assert print_certificate(WORDS) == print_certificate(WORDS)


def test_a_paper_does_not_say_when_it_was_made():
    assert b"/CreationDate (D:1970" in print_certificate(WORDS)


def test_words_are_letters_and_can_be_searched_for_but_from_right_to_left_they_are_painted():
    written, painted = print_certificate(WORDS), print_certificate(replace(WORDS, deed="فتحت كل الرسائل"))

    assert drawn(written).count("Tj") == 6
    assert drawn(painted).count("Tj") == 5
    assert (b"/Subtype /Image" in written, b"/Subtype /Image" in painted) == (False, True)


def test_a_bot_at_rest_has_no_library_for_papers_in_memory():
    """It takes 45 MB (measured with fpdf2 2.8.9); the first paper loads it."""
    code = "import sys, handlers.house; sys.exit('fpdf' in sys.modules or 'PIL' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
