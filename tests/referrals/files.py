"""Files as people have them, and as somebody might send them who means harm."""

from __future__ import annotations

from io import BytesIO
from tempfile import TemporaryFile
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files.uploadedfile import UploadedFile

MIB: Final = 1024 * 1024
PDF: Final = b"%PDF-1.7\n%\xe2\xe3\n1 0 obj\n<<>>\nendobj\n" + b"x" * 200 + b"\n%%EOF\n"
JPEG: Final = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x01" * 200 + b"\xff\xd9"
PNG: Final = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x01" * 100 + b"\x00\x00\x00\x00IEND\xaeB`\x82"
)
TXT: Final = "Æblet på bordet\n".encode()
EXE: Final = b"MZ\x90\x00" + b"\x00" * 200 + b"PE\x00\x00"
_WORD: Final = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def packed(parts: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def docx(**more: bytes) -> bytes:
    return packed({"[Content_Types].xml": _WORD, "word/document.xml": b"<x/>"} | more)


def odt() -> bytes:
    kind = b"application/vnd.oasis.opendocument.text"
    return packed({"mimetype": kind, "content.xml": b"<x/>"})


def large_pdf(size: int) -> bytes:
    return PDF[:100] + b"x" * (size - 100 - 7) + b"\n%%EOF\n"


def upload(content: bytes, name: str = "brev.pdf") -> UploadedFile[bytes]:
    file = TemporaryFile()  # noqa: SIM115  # ends with the test
    file.write(content)
    file.seek(0)
    return UploadedFile(file=file, name=name, size=len(content))


#: What is taken: name, content, kind.
TAKEN: Final = [
    ("brev.pdf", PDF, "pdf"),
    ("BREV.PDF", PDF, "pdf"),
    ("foto.jpg", JPEG, "jpeg"),
    ("foto.jpeg", JPEG + b"a telephone's own", "jpeg"),
    ("skærm.png", PNG, "png"),
    ("notat.docx", docx(), "docx"),
    ("notat.odt", odt(), "odt"),
    ("notat.txt", TXT, "txt"),
    ("notat.txt", "Æblet".encode("cp1252"), "txt"),
    ("notat.txt", "Æblet".encode("utf-16"), "txt"),
    # It swells when it is opened: here it is the small thing that it is.
    ("bombe.docx", docx(**{"word/media/image1.png": b"\x00" * 20 * MIB}), "docx"),
]
#: What is not: name, content, code.
REFUSED: Final = [
    ("program.exe", EXE, "kind_not_taken"),
    ("brev.pdf.exe", PDF, "kind_not_taken"),
    ("tegning.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "kind_not_taken"),
    ("side.html", b"<html></html>", "kind_not_taken"),
    ("arkiv.zip", packed({"a": b"b"}), "kind_not_taken"),
    ("uden ending", PDF, "kind_not_taken"),
    ("brev.pdf", b"<html><script>alert(1)</script></html>", "not_what_it_says"),
    ("brev.pdf", EXE, "not_what_it_says"),
    ("brev.pdf", PNG, "not_what_it_says"),
    ("brev.pdf", PDF[:50], "not_what_it_says"),
    ("brev.pdf", b"<html>" + PDF, "not_what_it_says"),
    ("brev.pdf", PDF + packed({"a.js": b"b"}), "not_what_it_says"),
    ("foto.jpg", JPEG + packed({"a.class": b"b"}), "not_what_it_says"),
    ("foto.jpg", JPEG[:60] + b"<script>alert(1)</script>" + JPEG[60:], "not_what_it_says"),
    ("foto.png", PNG + b"<?php", "not_what_it_says"),
    ("foto.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not_what_it_says"),
    ("notat.docx", packed({"a": b"b"}), "not_what_it_says"),
    ("notat.docx", docx(**{"word/vbaProject.bin": b"x"}), "not_what_it_says"),
    ("notat.docx", b"PK\x03\x04 and nothing", "not_what_it_says"),
    ("notat.docx", EXE + docx(), "not_what_it_says"),
    ("notat.odt", docx(), "not_what_it_says"),
    ("notat.txt", b"<html><body>", "not_what_it_says"),
    ("notat.txt", b"{\\rtf1 x}", "not_what_it_says"),
    ("notat.txt", b"a\x00b", "not_what_it_says"),
    ("notat.txt", EXE, "not_what_it_says"),
    ("tom.pdf", b"", "empty_file"),
    ("stor.pdf", large_pdf(10 * MIB + 1), "file_too_large"),
]
