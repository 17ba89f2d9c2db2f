"""A Recovery Star as PDF/UA, to take home: what the printed page shows (``layout/star.typ``)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from letters.building.parts import page_words
from letters.pdf import laid_out
from recovery.history import Row, picture_of, table
from recovery.models import Star

_LAYOUT: Final = Path(__file__).with_name("layout") / "star.typ"


def star_file(star: Star, earlier: Sequence[Star], *, on: date) -> bytes:
    """``earlier`` are those drawn behind it, newest first; the table compares with the newest."""
    return laid_out(_LAYOUT, plain(star, earlier), name="star", on=on)


def _before(earlier: Star, star: Star) -> str:
    if earlier.stay_id == star.stay_id:
        return _("before: %(day)s")
    return _("in an earlier stay: %(day)s")


def plain(star: Star, earlier: Sequence[Star]) -> dict[str, Any]:
    """What stands on the paper, as JSON holds it."""
    picture = picture_of(star, earlier)
    day = date_format(star.made_on, "DATE_FORMAT")
    compared = [*earlier[:1], star]
    return {
        "language": get_language() or "da",
        "title": f"Recovery Star, {day}",
        "sender": star.stay.facility.name,
        "citizen": star.stay.citizen.called,
        "took_part": _("Took part: %(who)s") % {"who": star.took_part},
        "edition": _("edition %(edition)s") % {"edition": star.edition},
        "picture": render_to_string("cases/_star_svg.html", {"picture": picture}).strip(),
        "described": _("Recovery Star of %(day)s; the table says the same") % {"day": day},
        "lines": [
            {"day": day, "colour": "#0f5c5c", "dashes": ""},
            *(
                {
                    "day": _before(before, star) % {"day": date_format(before.made_on)},
                    "colour": shape.colour,
                    "dashes": shape.dashes,
                }
                for before, shape in picture.earlier
            ),
        ],
        "columns": [
            _("Area"),
            *(date_format(each.made_on, "SHORT_DATE_FORMAT") for each in compared),
            *([_("Change since then")] if len(compared) > 1 else []),
            _("In the citizen's own words"),
        ],
        "rows": [_row(row, corrected=_corrected(star, row)) for row in table(compared)],
        "no_sum": _("The numbers are never added up: recovery is not a sum."),
        "page_words": page_words(),
    }


def _row(row: Row, *, corrected: str) -> list[str]:
    answer = row.last.score
    words = [f"»{answer.citizens_words}«" if answer and answer.citizens_words else ""]
    words += [answer.left_out_because if answer else "", corrected]
    numbers = ["–" if each.score is None else _number(each.score.score) for each in row.cells]
    change = [row.last.change_text or "–"] if len(row.cells) > 1 else []
    return [row.area.label, *numbers, *change, "\n".join(filter(None, words))]


def _number(score: int | None) -> str:
    return _("left out") if score is None else str(score)


def _corrected(star: Star, row: Row) -> str:
    """That an area was corrected, when and why: also on paper nothing is changed silently."""
    return "\n".join(
        _("Corrected %(day)s, before: %(number)s. %(reason)s")
        % {
            "day": date_format(before.at, "DATE_FORMAT"),
            "number": _number(before.score),
            "reason": before.reason,
        }
        for before in star.corrections.all()
        if before.area == row.area.key
    )
