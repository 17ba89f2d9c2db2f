"""A letter, or another paper, as PDF/UA-1: tagged, titled, in a language, so that a screen reader
can read it.

Typst sets it within the request, in some ten milliseconds, without network and without any font of
the machine's. The same letter of the same day gives the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, Final

import typst
from django.utils import timezone

from letters.document import Document

_LAYOUT: Final = Path(__file__).with_name("layout")
#: PDF/UA: what a file must be for everybody to read it (ISO 14289-1). Typst refuses to write one
#: that is not.
STANDARD: Final = "ua-1"
MEDIA_TYPE: Final = "application/pdf"


def pdf_of(document: Document, *, on: date) -> bytes:
    """The letter as a file. ``on`` is the day it says it was made."""
    return laid_out(_LAYOUT / "letter.typ", document.plain(), name="letter", on=on)


def laid_out(layout: Path, data: Mapping[str, Any], *, name: str, on: date) -> bytes:
    """A paper of whichever app: its layout reads ``data`` as JSON from the input ``name``."""
    made_at = timezone.make_aware(datetime.combine(on, time(12)))
    return typst.compile(
        layout.read_bytes(),
        format="pdf",
        # As data, never put into the layout's text: what people wrote is nobody's instruction.
        sys_inputs={name: json.dumps(data, ensure_ascii=False)},
        pdf_standards=STANDARD,
        font_paths=_fonts(),
        timestamp=int(made_at.timestamp()),
    )


@cache
def _fonts() -> typst.Fonts:
    """IBM Plex Sans alone, under the SIL Open Font License (its text lies beside the files)."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(_LAYOUT / "fonts")],
    )
