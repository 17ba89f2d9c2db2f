"""Bare SQL that gives the same answer as a page or a figure, by hand and for the app's role.

Each is run through psycopg with the acting organisation set, under row-level security. Its first
column holds what the page must say.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from statistics import median
from typing import Any, Final

import psycopg
from django.db import connection

_RUNS: Final = 7
#: Slower than that it is run once.
_SLOW: Final = 2.0


@dataclass(frozen=True, kw_only=True)
class Floor:
    sql: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    rows: list[tuple[Any, ...]]
    milliseconds: float


def answer(floors: list[Floor], controllers: list[int]) -> Answer:
    """All the statements in one transaction, and how long they take with fetching."""
    settings = connection.get_connection_params()
    names = ("host", "port", "dbname", "user", "password")
    times: list[float] = []
    rows: list[tuple[Any, ...]] = []
    with psycopg.connect(**{name: settings[name] for name in names if name in settings}) as bare:
        while len(times) < _RUNS and sum(times) < _SLOW:
            with bare.transaction(), bare.cursor() as cursor:
                cursor.execute(
                    "SELECT set_config('flexplads.controllers', %s, true),"
                    " set_config('flexplads.units', '*', true)",
                    ["{" + ",".join(map(str, controllers)) + "}"],
                )
                began = time.perf_counter()
                rows = []
                for floor in floors:
                    rows += cursor.execute(floor.sql, floor.values).fetchall()
                times.append(time.perf_counter() - began)
    return Answer(rows, 1000 * median(times))


#: Where places are sold, a caseworker sees her own municipality's citizens and those she follows.
_SIGHT: Final = (
    "{row}.scheme <> 'mpo' OR {row}.home_municipality = %(code)s"
    " OR {row}.acting_municipality = %(code)s"
    " OR s.coordinator_id = %(user)s OR s.key_worker_id = %(user)s"
)
STAY_IN_SIGHT: Final = _SIGHT.format(row="s")
REFERRAL_IN_SIGHT: Final = f"{_SIGHT.format(row='r')} OR r.submitted_by_id = %(user)s"

BOARD: Final = """
SELECT CASE WHEN {sight} THEN coalesce(nullif(c.name, ''), c.alias) END, p.name, b.id, b.kind,
       b.starts_on, b.ends_on, s.status, s.moved_in_on, s.planned_end_on
FROM placements_place p
JOIN placements_booking b ON b.place_id = p.id AND b.controller_id = %(controller)s
    AND b.cancelled_at IS NULL AND b.starts_on < %(start)s::date + 84
    AND coalesce(b.ends_on > %(start)s, true) AND (b.kind <> 'hold' OR b.expires_at > now())
LEFT JOIN placements_stay s ON s.id = b.stay_id
LEFT JOIN citizens_citizen c ON c.id = b.citizen_id
WHERE p.controller_id = %(controller)s AND b.kind = 'stay'
"""
PLACES: Final = "SELECT name FROM placements_place WHERE controller_id = %(controller)s"

#: What is to be done, with how many there are of each.
MY_DAY_ROWS: Final = """
SELECT NULL, f.id, f.kind, f.due_on, c.name, s.status FROM placements_followup f
JOIN placements_stay s ON s.id = f.stay_id JOIN citizens_citizen c ON c.id = s.citizen_id
WHERE f.controller_id = %(controller)s AND f.status = 'open' AND f.due_on <= %(today)s
ORDER BY f.due_on LIMIT 60
"""

LIST: Final = """
SELECT r.reference, r.submitted_at, c.name, s.status FROM referrals_referral r
JOIN citizens_citizen c ON c.id = r.citizen_id LEFT JOIN placements_stay s ON s.id = r.stay_id
WHERE r.controller_id = %(controller)s AND {chosen} AND ({sight}) ORDER BY {order} LIMIT 50
"""
LIST_COUNT: Final = """
SELECT NULL, count(*) FROM referrals_referral r LEFT JOIN placements_stay s ON s.id = r.stay_id
WHERE r.controller_id = %(controller)s AND {chosen} AND ({sight})
"""
WAITS: Final = (
    "r.status = 'accepted' AND (r.stay_id IS NULL OR s.status IN ('cancelled', 'no_show'))"
)

IN_THE_HOUSE: Final = f"""
SELECT coalesce(nullif(c.name, ''), c.alias), s.facility_id, s.moved_in_on, c.birth_date
FROM placements_stay s JOIN citizens_citizen c ON c.id = s.citizen_id
WHERE s.controller_id = %(controller)s AND s.status = 'here' AND ({STAY_IN_SIGHT})
ORDER BY c.name, c.alias, s.id LIMIT 60
"""

SEARCH: Final = """
SELECT coalesce(nullif(name, ''), alias), id FROM citizens_citizen
WHERE controller_id = %(controller)s AND joined_into_id IS NULL AND {words}
ORDER BY name_key, id LIMIT 50
"""

CASE: Final = """
SELECT c.name, s.* FROM placements_stay s JOIN citizens_citizen c ON c.id = s.citizen_id
WHERE s.id = %(stay)s
"""
CASE_ROWS: Final = """
SELECT NULL, id, due_on, status FROM placements_followup WHERE stay_id = %(stay)s
"""

#: Nights slept in a period, as ``placements.nights`` defines them, by arithmetic.
_SLEPT: Final = """
    SELECT b.stay_id, b.citizen_id, s.facility_id, p.track,
           LEAST(b.ends_on, %(until)s) - GREATEST(b.starts_on, s.moved_in_on, %(start)s) AS nights
    FROM placements_booking b JOIN placements_stay s ON s.id = b.stay_id
    JOIN placements_place p ON p.id = b.place_id
    WHERE b.controller_id = ANY(%(controllers)s) AND b.kind = 'stay' AND b.cancelled_at IS NULL
      AND b.starts_on < %(until)s AND b.ends_on > %(start)s AND s.moved_in_on < %(until)s
"""
FIGURES: Final = {
    "occupancy": f"SELECT sum(nights) FROM ({_SLEPT}) AS slept WHERE nights > 0",
    "unique-citizens": f"""
        SELECT count(DISTINCT citizen_id) FROM ({_SLEPT}) AS slept
        JOIN citizens_citizen c ON c.id = citizen_id WHERE nights > 0 AND NOT c.is_anonymous""",
    "outcomes": """
        SELECT count(*) FROM placements_stay s
        WHERE controller_id = ANY(%(controllers)s) AND status = 'left'
          AND left_on >= %(start)s AND left_on < %(end)s
        GROUP BY scheme, track ORDER BY 1 DESC LIMIT 1""",
    "length-of-stay": """
        SELECT count(*) FROM placements_stay s
        WHERE controller_id = ANY(%(controllers)s) AND status = 'left'
          AND left_on >= %(start)s AND left_on < %(end)s
        GROUP BY scheme, track ORDER BY 1 DESC LIMIT 1""",
    "own-citizens": f"SELECT sum(nights) FROM ({_SLEPT}) AS slept WHERE nights > 0",
    "grant": """
        SELECT sum(amount) FROM placements_budgetitem
        WHERE controller_id = ANY(%(controllers)s) AND kind = 'grant'
          AND year = extract(year FROM %(start)s::date) GROUP BY facility_id LIMIT 1""",
    "budget": """
        SELECT sum(amount) FROM placements_budgetitem
        WHERE controller_id = ANY(%(controllers)s) AND kind = 'supplement'
          AND year = extract(year FROM %(start)s::date) GROUP BY facility_id LIMIT 1""",
}
