"""Papers that we make: PDF files to print, to keep, or to take along.

Whoever calls gives the words, from the catalogue; a paper has none of its own. fpdf2 is imported at the first paper and
not before: it takes memory that a bot at rest does not need. So the modules here may import it at their top, and only
the functions below import those modules.
"""

from messages.pictures import CertificateWords


def print_certificate(words: CertificateWords) -> bytes:
    """A certificate as a PDF, on a sheet of A4 on its side."""
    from messages.papers import sheet  # noqa: PLC0415
    from messages.pictures import certificate  # noqa: PLC0415

    return sheet.printed(certificate.plan(words))
