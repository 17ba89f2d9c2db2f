"""Which request a stay that has begun meets. Ours, from the promise that a request met elsewhere
closes itself, and never one that asks for another kind of help."""

from __future__ import annotations

from datetime import date

import pytest

import schemes
from schemes.met import Begun, Wished, is_met

STARTS, ENDS = date(2026, 3, 17), date(2026, 6, 17)
AFTER, BEFORE, INSIDE = date(2026, 6, 17), date(2026, 3, 1), date(2026, 4, 1)

#: (scheme, track) of the stay, its end; (scheme, track) asked for, from which day; met?
TABLE = [
    ("polaris", "home", ENDS, "polaris", "home", None, True),
    ("polaris", "home", ENDS, "polaris", "home", INSIDE, True),
    ("polaris", "home", ENDS, "polaris", "home", BEFORE, True),
    # It is asked for when the stay is over.
    ("polaris", "home", ENDS, "polaris", "home", AFTER, False),
    # Another kind of help, in either direction.
    ("polaris", "guest", ENDS, "polaris", "home", None, False),
    ("polaris", "home", ENDS, "polaris", "guest", None, False),
    ("mpo", "outreach", None, "mpo", "place", None, False),
    ("mpo", "place", None, "mpo", "outreach", None, False),
    ("pitstop", "room", ENDS, "mpo", "place", None, False),
    ("mpo", "place", None, "mpo", "place", AFTER, True),
    ("pitstop", "room", ENDS, "pitstop", "room", None, True),
    # Guests come again: only the nights that lie in the stay are met.
    ("polaris", "guest", date(2026, 3, 18), "polaris", "guest", STARTS, True),
    ("polaris", "guest", date(2026, 3, 18), "polaris", "guest", INSIDE, False),
    ("polaris", "guest", date(2026, 3, 18), "polaris", "guest", None, False),
    ("polaris", "guest", date(2026, 3, 18), "polaris", "guest", BEFORE, False),
]


@pytest.mark.parametrize(
    ("scheme", "track", "ends_on", "asked_scheme", "asked_track", "from_day", "met"), TABLE
)
def test_only_the_same_help_in_the_same_nights_meets_a_request(
    scheme, track, ends_on, asked_scheme, asked_track, from_day, met
) -> None:
    asked = schemes.get(asked_scheme).on(STARTS).track(asked_track)
    begun = Begun(scheme=scheme, track=track, starts_on=STARTS, ends_on=ends_on)
    assert is_met(Wished(scheme=asked_scheme, track=asked, from_day=from_day), begun) is met
