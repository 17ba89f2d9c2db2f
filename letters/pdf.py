"""A letter as PDF/UA-1: tagged, titled, in a language, so that a screen reader can read it.

Typst sets it within the request, in some ten milliseconds, without network and without any font of
the machine's. The same letter of the same day gives the same bytes.
"""

from __future__ import annotations

import json
from datetime import date, datetime, time
from pathlib import Path
from typing import Final, Literal

import typst
from django.utils import timezone

from letters.document import Document

_LAYOUT: Final = Path(__file__).with_name("layout")
#: IBM Plex Sans, under the SIL Open Font License (its text lies beside the files).
_FONTS: Final = _LAYOUT / "fonts"
#: PDF/UA: what a file must be for everybody to read it (ISO 14289-1). Typst refuses to write one
#: that is not.
STANDARD: Final = "ua-1"
MEDIA_TYPE: Final = "application/pdf"


def pdf_of(document: Document, *, on: date) -> bytes:
    """The letter as a file. ``on`` is the day it says it was made."""
    made = _compiled(document, on, "pdf")
    assert isinstance(made, bytes), "Typst gives a PDF as bytes"
    return made


def pictures_of(document: Document, *, on: date) -> list[bytes]:
    """Its pages as PNG, to look at."""
    made = _compiled(document, on, "png")
    return made if isinstance(made, list) else [made]


def _compiled(document: Document, on: date, form: Literal["pdf", "png"]) -> bytes | list[bytes]:
    made_at = timezone.make_aware(datetime.combine(on, time(12)))
    made = typst.compile(
        (_LAYOUT / "letter.typ").read_bytes(),
        format=form,
        # As data, never put into the layout's text: what people wrote is nobody's instruction.
        sys_inputs={"letter": json.dumps(document.plain(), ensure_ascii=False)},
        pdf_standards=STANDARD if form == "pdf" else [],
        font_paths=[str(_FONTS)],
        ignore_system_fonts=True,
        timestamp=int(made_at.timestamp()),
    )
    assert made is not None, "Typst writes no file where none is named"
    return made
