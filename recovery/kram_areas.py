"""The eight areas of Det Dobbelte KRAM, four of the body and four of the mind (DOMAIN.md §4).

The method's own names, whose initials make its name twice: so they are not translated. None of its
texts are shipped; the questions are our own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _

from core.problems import Text


@dataclass(frozen=True)
class Area:
    key: str
    label: str


BODY: Final = (
    Area("food", "Kost"),
    Area("smoking", "Rygning"),
    Area("alcohol", "Alkohol"),
    Area("exercise", "Motion"),
)
MIND: Final = (
    Area("skills", "Kompetencer"),
    Area("relations", "Relationer"),
    Area("acceptance", "Accept"),
    Area("coping", "Mestring"),
)
AREAS: Final = (*BODY, *MIND)

#: What is asked of each area, by the names of its fields.
QUESTIONS: Final[dict[str, Text]] = {
    "stands": _("How is it now?"),
    "wants": _("What does the citizen want?"),
    "agreed": _("What is agreed?"),
}


def area_of(key: str) -> Area | None:
    return next((area for area in AREAS if area.key == key), None)
