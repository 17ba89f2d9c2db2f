"""One case as it was measured, and what follows from the numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(kw_only=True)
class Measured:
    """Times in milliseconds. None: it makes no sense here, or was not measured."""

    case: str
    statements: int | None = None
    #: Without those of the frame: session, user, roles, BEGIN and COMMIT, the read log.
    beyond: int | None = None
    p50: float | None = None
    p95: float | None = None
    #: With eight clients at once.
    p50_of_8: float | None = None
    p95_of_8: float | None = None
    #: Processor time of Python and of PostgreSQL for each.
    web: float | None = None
    database: float | None = None
    kilobytes: float | None = None
    #: p50 here through p50 with a hundredth of the data.
    growth: float | None = None
    #: Bare SQL that gives the same answer.
    bare: float | None = None
    #: In a second.
    rate: float | None = None
    share_of_peer: float | None = None
    share_of_bare: float | None = None
    share_of_one: float | None = None
    megabytes: float | None = None
    #: What of bare SQL's answer was not to be found; "" where all was.
    wrong: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times bare SQL's time."""
        if self.p50 is None or not self.bare:
            return None
        return self.p50 / self.bare


def percentile(values: Sequence[float], per_cent: int) -> float:
    """The smallest value that so many per cent of them do not exceed (nearest rank)."""
    if not values:
        raise ValueError("Of nothing there is no percentile.")
    ranked = sorted(values)
    rank = -(-len(ranked) * per_cent // 100)
    return ranked[max(rank, 1) - 1]
