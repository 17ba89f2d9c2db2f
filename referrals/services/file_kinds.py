"""What a file is, by its content and never by its name alone; what is not on the list is refused.

Nothing is unpacked beyond a few kilobytes and nothing read as a whole: a file that swells when it
is opened is stored as the small thing that it is.
"""

from __future__ import annotations

import codecs
import re
import struct
import zipfile
from collections.abc import Callable, Iterator
from typing import IO, Final

import puremagic
from django.utils.translation import gettext as _

from citizens.identifiers import holds_cpr
from core.plain_text import one_line
from core.problems import Problem
from referrals.models import Attachment

Kind = Attachment.Kind

_BY_ENDING: Final = {
    "pdf": Kind.PDF,
    "jpg": Kind.JPEG,
    "jpeg": Kind.JPEG,
    "png": Kind.PNG,
    "docx": Kind.DOCX,
    "odt": Kind.ODT,
    "txt": Kind.TXT,
}
CONTENT_TYPES: Final = {
    Kind.PDF: "application/pdf",
    Kind.JPEG: "image/jpeg",
    Kind.PNG: "image/png",
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.ODT: "application/vnd.oasis.opendocument.text",
    Kind.TXT: "text/plain",
}
#: What puremagic may call it; a text has no mark to be known by.
_MAGIC: Final = {
    Kind.PDF: {".pdf"},
    Kind.JPEG: {".jpg", ".jpeg", ".jfif", ".jpe"},
    Kind.PNG: {".png"},
    Kind.DOCX: {".docx"},
    Kind.ODT: {".odt", ".docx", ".zip"},
}
#: puremagic is this certain where at least four bytes say what it is.
_CERTAIN: Final = 0.4
#: Endings that something could be opened by, inside a name: "brev.exe.pdf".
_RUNS: Final = re.compile(
    r"\.(?=(exe|com|scr|bat|cmd|ps1|vbs?|js|jse|wsf|hta|msi|jar|lnk|iso|html?|svg|xml|php|sh|py)\b)",
    re.IGNORECASE,
)
#: Not in a file's name anywhere people open it.
_NOT_IN_A_NAME: Final = re.compile(r'[<>:"|?*\x00-\x1f]')
LONGEST_NAME: Final = 100
#: The pages of the other kind that a browser might take an image or a PDF for.
_MARKUP: Final = (b"<html", b"<script", b"<svg", b"<!doctype", b"<?php")
_HEAD: Final = 1024
_PIECE: Final = 64 * 1024
#: Of a zip's list of contents: entries and bytes. A long letter has some dozens.
_MOST_ENTRIES, _LARGEST_LIST = 4000, 1024 * 1024
_END_OF_ZIP, _END_OF_ZIP64 = b"PK\x05\x06", b"PK\x06\x07"
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_MACROS: Final = re.compile(r"(^|/)(vbaProject\.bin|vbaData\.xml|Basic/|Scripts/)", re.IGNORECASE)


def kind_of(name: str, file: IO[bytes]) -> Attachment.Kind:
    """The file's kind. Raises :class:`Problem` at ``file`` where it is none that is taken, or is
    not what its name says, or is two things at once."""
    ending = name.rpartition(".")[2].lower()
    kind = _BY_ENDING.get(ending)
    if kind is None:
        words = _("Only PDF, JPEG, PNG, Word (docx), OpenDocument (odt) and plain text are taken.")
        raise Problem("kind_not_taken", words, field="file")
    if not _is_it(kind, file):
        words = _(
            "The name says that it is %(kind)s, and the content says something else. Open the "
            "file, save it anew as one of the kinds that are taken, and attach that."
        )
        raise Problem("not_what_it_says", words % {"kind": kind.label}, field="file")
    return kind


def clean_name(name: str, kind: Attachment.Kind) -> str:
    """As it can be shown and stored anywhere: no folders, no invisible characters, no ending
    inside it that something runs by, no CPR number, and at the end the ending that fits."""
    base = one_line(name.replace("\\", "/").rpartition("/")[2])
    stem, _dot, ending = base.rpartition(".")
    stem = _RUNS.sub("_", f"{stem}.")[:-1] if stem else ""
    stem = _NOT_IN_A_NAME.sub("_", stem).strip(" .")[:LONGEST_NAME].strip(" .")
    if not stem or holds_cpr(stem):
        stem = _("File")
    return f"{stem}.{ending.lower() if _BY_ENDING.get(ending.lower()) is kind else kind.value}"


def _is_it(kind: Attachment.Kind, file: IO[bytes]) -> bool:
    file.seek(0)
    head = file.read(_HEAD)
    if not head.strip():
        return False
    file.seek(0)
    certain = {match.extension for match in _magic(file) if match.confidence >= _CERTAIN}
    known = {match.extension for match in _magic(file)}
    if kind is Kind.TXT:
        return not certain and _is_text(file)
    if not known & _MAGIC[kind]:
        return False
    return _LOOKS[kind](file, head)


def _magic(file: IO[bytes]) -> list[puremagic.main.PureMagicWithConfidence]:
    file.seek(0)
    try:
        return puremagic.magic_stream(file)
    except (puremagic.PureError, ValueError):
        return []


def _is_pdf(file: IO[bytes], head: bytes) -> bool:
    return (
        head.startswith(b"%PDF-")
        and _ends_with(file, b"%%EOF", within=2048)
        and _is_one(file, head)
    )


def _is_jpeg(file: IO[bytes], head: bytes) -> bool:
    # Telephones write things of their own behind the picture's end.
    return head.startswith(b"\xff\xd8\xff") and _is_one(file, head)


def _is_png(file: IO[bytes], head: bytes) -> bool:
    begins = head.startswith(b"\x89PNG\r\n\x1a\n") and head[12:16] == b"IHDR"
    return begins and _ends_with(file, b"IEND\xaeB`\x82", within=12) and _is_one(file, head)


def _ends_with(file: IO[bytes], mark: bytes, *, within: int) -> bool:
    size = file.seek(0, 2)
    file.seek(max(size - within, 0))
    return mark in file.read(within)


def _is_one(file: IO[bytes], head: bytes) -> bool:
    """Not something else besides: a page in its beginning, or an archive behind its end."""
    lower = head.lower()
    if any(mark in lower for mark in _MARKUP):
        return False
    file.seek(0)
    return not zipfile.is_zipfile(file)


def _is_docx(file: IO[bytes], head: bytes) -> bool:
    packed = _opened(file, head)
    if packed is None:
        return False
    names = packed.namelist()
    if "word/document.xml" not in names or any(map(_MACROS.search, names)):
        return False
    kinds = _beginning_of(packed, "[Content_Types].xml")
    return b"wordprocessingml.document.main+xml" in kinds and b"macroEnabled" not in kinds


def _is_odt(file: IO[bytes], head: bytes) -> bool:
    packed = _opened(file, head)
    if packed is None or any(map(_MACROS.search, packed.namelist())):
        return False
    return _beginning_of(packed, "mimetype") == CONTENT_TYPES[Kind.ODT].encode()


def _opened(file: IO[bytes], head: bytes) -> zipfile.ZipFile | None:
    """The archive, with a list of contents that is no larger than a letter's; else None."""
    size = file.seek(0, 2)
    file.seek(max(size - _PIECE, 0))
    tail = file.read(_PIECE)
    end = tail.rfind(_END_OF_ZIP)
    if not head.startswith(b"PK\x03\x04") or end < 0 or len(tail) < end + 22:
        return None
    entries, listed = struct.unpack("<HL", tail[end + 10 : end + 16])
    if entries > _MOST_ENTRIES or listed > _LARGEST_LIST or tail[end - 20 :][:4] == _END_OF_ZIP64:
        return None
    try:
        return zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, struct.error):
        return None


def _beginning_of(packed: zipfile.ZipFile, name: str) -> bytes:
    try:
        with packed.open(name) as part:
            return part.read(_PIECE)
    # Encrypted, packed in a way Python does not know, not there, or not what its list says.
    except (KeyError, RuntimeError, zipfile.BadZipFile, OSError, EOFError, ValueError):
        return b""
    except Exception as error:  # zlib, bz2 and lzma have errors of their own
        if type(error).__module__ in ("zlib", "_lzma", "_bz2"):
            return b""
        raise


def _is_text(file: IO[bytes]) -> bool:
    """In one of the encodings that a Dane's editor writes, with no characters but text's."""
    file.seek(0)
    is_utf16 = file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    encodings = ["utf-16"] if is_utf16 else ["utf-8", "cp1252"]
    return any(_reads_as(file, encoding) for encoding in encodings)


def _reads_as(file: IO[bytes], encoding: str) -> bool:
    try:
        return not any(_CONTROLS.search(text) for text in _decoded(file, encoding))
    except UnicodeDecodeError:
        return False


def _decoded(file: IO[bytes], encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)()
    file.seek(0)
    while piece := file.read(_PIECE):
        yield decoder.decode(piece)
    yield decoder.decode(b"", final=True)


_LOOKS: Final[dict[Attachment.Kind, Callable[[IO[bytes], bytes], bool]]] = {
    Kind.PDF: _is_pdf,
    Kind.JPEG: _is_jpeg,
    Kind.PNG: _is_png,
    Kind.DOCX: _is_docx,
    Kind.ODT: _is_odt,
}
