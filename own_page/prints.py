"""The picture on a card."""

from __future__ import annotations

import segno

#: Modules of the picture that stay empty around it, so that a camera finds it.
_BORDER = 4


def picture_of(text: str) -> tuple[int, str]:
    """The text as a QR code: the width of its square, and an SVG path of its dark modules. Drawn
    by the template, so that no markup comes from here."""
    modules = segno.make_qr(text, error="m").matrix_iter(border=_BORDER)
    rows = [list(row) for row in modules]
    path = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    return len(rows), path
