"""Which sections the page has, in the order in which a colleague needs them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Final

from django.utils.translation import gettext_lazy as _

from cases.taking_over import course, person, work
from cases.taking_over.known import Known, Line
from core.problems import Text


@dataclass(frozen=True, kw_only=True)
class Slot:
    """A section: what it is called, and the function that reads it."""

    title: Text
    reads: Callable[[Known], Iterable[Line]]
    #: Said where nothing is read; "": the section is left out.
    empty: Text = ""
    #: Also where a scheme keeps as little as it can, on one page (Pitstop).
    on_one_page: bool = True


@dataclass(frozen=True)
class Section:
    title: Text
    lines: list[Line]
    empty: Text


def _both(*reads: Callable[[Known], Iterable[Line]]) -> Callable[[Known], Iterable[Line]]:
    return lambda known: chain.from_iterable(each(known) for each in reads)


SLOTS: Final = (
    Slot(title=_("Know this first"), reads=_both(course.first, work.pinned)),
    Slot(title=_("The next 14 days"), reads=course.next_days, empty=_("Nothing is due.")),
    Slot(title=_("By law, and late"), reads=course.owed, on_one_page=False),
    Slot(title=_("Why the citizen is here"), reads=course.why),
    Slot(title=_("What is agreed"), reads=course.agreed),
    Slot(title=_("Goals"), reads=work.goals, on_one_page=False),
    Slot(title=_("Whom to ring"), reads=_both(person.people, work.around)),
    Slot(title=_("How the citizen wants it"), reads=person.wishes),
    Slot(title=_("Signs, and what helps (LA2)"), reads=person.signs, on_one_page=False),
    Slot(title="Recovery Star", reads=person.star, on_one_page=False),
    Slot(title=_("Missing on the way out"), reads=person.way_out, on_one_page=False),
    Slot(title=_("What was written last"), reads=course.last_words),
)


def sections_of(known: Known) -> list[Section]:
    """Those that say something."""
    wanted = [slot for slot in SLOTS if slot.on_one_page or not known.case.is_one_page]
    sections = [Section(slot.title, list(slot.reads(known)), slot.empty) for slot in wanted]
    return [section for section in sections if section.lines or section.empty]
