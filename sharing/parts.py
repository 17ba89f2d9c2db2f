"""The parts of a case that a partner may be given to read: a registry that apps add to.

An app registers what it has when it starts (``apps.py``, ``ready``)::

    from sharing.parts import SharedPart, share_part

    share_part(SharedPart(key="plan", label=_("Plan"), topic=Topic.PLAN,
                          template="stay_plan/_shared.html", read=read_plan, used_by=uses_plan))

``read(stay, today)`` returns plain data for the template: texts, numbers and days, no rows and
nothing that asks the database later. It runs acting for the citizen's organisation, in the one
service that has checked the grant (``services.reading``), and it asks for no actor: who may see is
settled by then. What a partner must never read is left out there and not in the template.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from core.problems import Text
from placements.models import Stay
from sharing.topics import Topic


@dataclass(frozen=True, kw_only=True)
class SharedPart:
    #: Stored with grants and in the access log: never reused for another meaning.
    key: str
    label: Text
    #: Of which the citizen must have said yes.
    topic: Topic
    template: str
    read: Callable[[Stay, date], Mapping[str, Any]]
    #: Whether the stay has it at all.
    used_by: Callable[[Stay], bool]


class PartIsTaken(Exception):
    """Two apps want the same key."""


_PARTS: Final[dict[str, SharedPart]] = {}


def share_part(part: SharedPart) -> None:
    """Make a part known; called from an app's ``ready``."""
    if _PARTS.setdefault(part.key, part) is not part:
        raise PartIsTaken(part.key)


def parts_of(stay: Stay) -> list[SharedPart]:
    """Those that a grant on the stay can name, in the order in which they were registered."""
    return [part for part in _PARTS.values() if part.used_by(stay)]


def parts_named(keys: Iterable[str]) -> list[SharedPart]:
    """In the registry's order; a key that no app has any more opens nothing."""
    named = set(keys)
    return [part for part in _PARTS.values() if part.key in named]
