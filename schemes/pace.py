"""When a course is so slow that somebody should look at it (V §§ 2.6, 2.10: steady follow-up)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, kw_only=True)
class Pace:
    """Weeks after which silence is worth a look. Ours, a setting: the sources ask for steadiness
    and name no number. Whoever looks can choose another number."""

    #: Without a follow-up done, and without star or goals touched where there are such.
    quiet_weeks: int = 6
    #: So long before the planned end it should be known what follows.
    decided_weeks_before_end: int = 4
    #: Longer than this is long; None: longer than the track's own usual length.
    long_after_weeks: int | None = None


USUAL_PACE: Final = Pace()
#: Of nights and of a fortnight.
SHORT_PACE: Final = Pace(quiet_weeks=1, decided_weeks_before_end=1)
#: Of a night or two, whose mean was four days (V § 2.4).
GUEST_PACE: Final = Pace(quiet_weeks=1, decided_weeks_before_end=1, long_after_weeks=1)
