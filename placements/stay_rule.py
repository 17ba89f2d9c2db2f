"""What is said of one verb of a stay (``placements.rules``)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from core.problems import Problem
from organisations.verb_rules import VerbRule
from placements.models import Stay

Status = Stay.Status


@dataclass(frozen=True, kw_only=True)
class StayRule(VerbRule):
    #: The Danish word in the address of its page.
    path: str
    #: The states in which it is done, and the one it leads to; None leaves the state as it is.
    before: frozenset[Status]
    after: Status | None = None
    #: Why the stay's scheme does not have the verb, or None where it has. None: every scheme has.
    in_scheme: Callable[[Stay], Problem | None] | None = None
    #: Offered among the acts on the stay's page; the others have a link where they belong.
    is_offered: bool = True


PLANNED: Final = frozenset({Status.PLANNED})
HERE: Final = frozenset({Status.HERE})
LEFT: Final = frozenset({Status.LEFT})
