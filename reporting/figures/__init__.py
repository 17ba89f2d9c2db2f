"""The figures that leaders ask for, one file each; ``FIGURES`` is the list of them.

Each is a function of a :class:`Scope` (facilities and nights) that asks the database a few times,
whatever the number of rows, and gives a :class:`Figure` with its definition.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from reporting.figures.base import Figure, Scope
from reporting.figures.budget import budget
from reporting.figures.grant import grant
from reporting.figures.length_of_stay import length_of_stay
from reporting.figures.occupancy import occupancy
from reporting.figures.outcomes import outcomes
from reporting.figures.own_citizens import own_citizens
from reporting.figures.unique_citizens import unique_citizens

__all__ = ["FIGURES", "Figure", "Scope"]

#: By the name that ``manage.py report`` and the files' addresses use.
FIGURES: Final[dict[str, Callable[[Scope], Figure]]] = {
    "occupancy": occupancy,
    "unique-citizens": unique_citizens,
    "outcomes": outcomes,
    "length-of-stay": length_of_stay,
    "own-citizens": own_citizens,
    "grant": grant,
    "budget": budget,
}
