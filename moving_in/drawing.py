"""A signature drawn on the screen: lines between points of a sheet, as an SVG path has them.

A browser may send anything, so only whole numbers on the sheet are taken: nothing else of what a
path could hold reaches a page.
"""

from __future__ import annotations

import re
from typing import Final

from django.utils.translation import gettext as _

from core.checks import Checks

WIDTH: Final = 600
HEIGHT: Final = 200
#: Some thousand points: more than a name takes, and little to keep.
LONGEST: Final = 12_000
_POINT: Final = r"[0-9]{1,3} [0-9]{1,3}"
_PATH: Final = re.compile(rf"(?:M{_POINT}(?:L{_POINT})+)+")
_NUMBERS: Final = re.compile(r"(\d+) (\d+)")


def checked_drawing(checks: Checks, field: str, drawing: str) -> str:
    """The path; "" where nothing was drawn."""
    if not drawing:
        return ""
    words = _("The drawing could not be read. Clear it, and sign again.")
    if len(drawing) > LONGEST or _PATH.fullmatch(drawing) is None or not _is_on_sheet(drawing):
        checks.add("not_a_drawing", words, field=field)
        return ""
    return drawing


def _is_on_sheet(drawing: str) -> bool:
    points = _NUMBERS.findall(drawing)
    return all(int(x) <= WIDTH and int(y) <= HEIGHT for x, y in points)
