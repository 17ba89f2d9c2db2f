"""A page of text as a PDF, made by hand: a demonstration needs no program for it."""

from __future__ import annotations

from io import BytesIO
from typing import Final

from django.core.files.uploadedfile import UploadedFile

#: Points: an A4 page, its margin and the distance of its lines.
_PAGE: Final = (595, 842)
_MARGIN, _LINE, _SIZE = 72, 22, 12


def uploaded(name: str, *lines: str) -> UploadedFile[bytes]:
    """The lines as a file of that name, as a browser sends it."""
    content = small_pdf(*lines)
    return UploadedFile(BytesIO(content), name, "application/pdf", len(content))


def small_pdf(*lines: str) -> bytes:
    """One page, one line under the other, in letters of Western Europe."""
    shown = b" ".join(b"(%s) Tj T*" % _escaped(line) for line in lines)
    start = b"%d %d Td %d TL" % (_MARGIN, _PAGE[1] - _MARGIN, _LINE)
    text = b"BT /F1 %d Tf %s %s ET" % (_SIZE, start, shown)
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R /Lang (da-DK) >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents 5 0 R "
        b"/Resources << /Font << /F1 4 0 R >> >> >>" % _PAGE,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
    )
    file, offsets = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return file + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (size, table, size, len(file))
    )


def _escaped(line: str) -> bytes:
    written = line.encode("cp1252")
    for sign in (b"\\", b"(", b")"):
        written = written.replace(sign, b"\\" + sign)
    return written
