"""What the citizen's page can show besides its frame: a section each, closed until it is opened.

Each is a small page of its own, so that the page is quick and calm however much is open.

An app that keeps something of the citizen's says so here when the product starts (``register``,
called from ``apps.py``): its title, a function that reads it, a template that shows it. A section
has what a citizen may read of the own stay and nothing else: nothing of others, no colleague's
notes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils import translation

from core.problems import Text
from placements.models import Stay


@dataclass(frozen=True, kw_only=True)
class Section:
    #: Stored with an opening: never reused for another meaning.
    key: str
    #: As the citizen reads it: "My star".
    title: Text
    #: What the template is given as ``section``; None where there is nothing to show yet.
    read: Callable[[Stay, datetime], Any | None]
    template: str
    #: It comes by itself on the page; the others are a page of their own behind a link.
    comes_at_once: bool = False
    #: Whether the stay's scheme knows such a thing.
    is_used: Callable[[Stay], bool] = lambda _stay: True

    @property
    def source_title(self) -> str:
        """The title as an event keeps it, whatever language the page is in."""
        with translation.override("en"):
            return str(self.title)


_SECTIONS: Final[dict[str, Section]] = {}


class SectionIsTaken(Exception):
    """Two apps want the same key."""


def register(*sections: Section) -> None:
    """Make sections known, in the order in which the page shows them; called from ``ready``."""
    for section in sections:
        if _SECTIONS.setdefault(section.key, section) is not section:
            raise SectionIsTaken(section.key)


def sections_for(stay: Stay) -> list[Section]:
    """Those that can be opened to this citizen."""
    return [section for section in _SECTIONS.values() if section.is_used(stay)]


def section_of(key: str, stay: Stay) -> Section | None:
    section = _SECTIONS.get(key)
    return section if section is not None and section.is_used(stay) else None
