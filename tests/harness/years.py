"""Twenty municipalities with eight years behind them, made once per run: big enough for the
planner to choose as it does with a country's data.

The first house and a case in it are made by the services, and the rest are copies of their rows.
"""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.harness.database import only_read

HOUSES = 20
#: Stays of 60 nights, one after another, in each place.
STAYS, NIGHTS = 48, 60
_TABLES = [
    "organisations_organisation",
    "placements_facility",
    "placements_dayrate",
    "placements_place",
    "citizens_citizen",
    "placements_stay",
    "placements_booking",
    "placements_followup",
    "placements_decision",
    "referrals_referral",
    "audit_event",
]


@pytest.fixture(scope="module")
def years(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """The tests of this module look at them, in one transaction; ``herning`` has people too."""
    with only_read("years", _fill, django_db_blocker):
        yield


def _fill() -> None:
    from django.db import connections, transaction
    from django.utils import timezone

    from core.acting import acting
    from tests.world import house_of, make_accepted_referral, make_region, make_stay

    # A house's two facilities have five places each.
    house = house_of("polaris", tracks={"home": 4, "guest": 1})
    with transaction.atomic(), acting(house.organisation):
        stay = make_stay(house, n=0, days_ago=40, nights=100)
        referral = make_accepted_referral(house)
    values = {
        "house": house.organisation.pk,
        "region": make_region().organisation.pk,
        "stay": stay.pk,
        "referral": referral.pk,
        "today": timezone.localdate(),
        "nights": NIGHTS,
        "last": STAYS - 1,
    }
    owner = connections["owner"]
    with transaction.atomic(using="owner"), owner.cursor() as cursor:
        for table in _TABLES:  # copies have no history of their own
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for table, rows, changed in _COPIES:
            _copy(cursor, table, rows, changed, values)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in _TABLES:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    with owner.cursor() as cursor:
        cursor.execute("ANALYZE")


def _copy(cursor: Any, table: str, rows: str, changed: dict[str, str], values: Any) -> None:
    """For each of ``rows`` a copy of the row ``s`` that they join, with the columns changed."""
    cursor.execute(
        "SELECT column_name FROM information_schema.columns"
        " WHERE table_schema = 'public' AND table_name = %s AND is_generated = 'NEVER'",
        [table],
    )
    columns = [column for (column,) in cursor.fetchall()]
    named = ", ".join(f'"{column}"' for column in columns)
    picked = ", ".join(changed.get(column, f's."{column}"') for column in columns)
    cursor.execute(f"INSERT INTO {table} ({named}) SELECT {picked} {rows}", values)


_OF_HOUSE = f"CROSS JOIN generate_series(1, {HOUSES - 1}) o WHERE s.controller_id = %(house)s"
_IDS = {"id": "s.id + o * 10000", "controller_id": "s.controller_id + o * 10000"}
#: Of each place its stays, numbered for all of the country; the last of each is here today.
_STAYS = """
JOIN placements_place p ON true CROSS JOIN generate_series(0, %(last)s) k
CROSS JOIN LATERAL (SELECT 1000000 + p.id * 100 + k AS id,
                           %(today)s::date - 20 - (%(last)s - k) * %(nights)s AS first) n
"""
_OF_STAYS = f"{_STAYS} WHERE p.id <> (SELECT min(id) FROM placements_place)"
_STAY = f"FROM placements_stay s {_OF_STAYS} AND s.id = %(stay)s"
_ENDED = "CASE WHEN k < %(last)s THEN {} ELSE {} END"
_LAST = "n.first + %(nights)s"

_COPIES: list[tuple[str, str, dict[str, str]]] = [
    (
        "organisations_organisation",
        f"FROM organisations_organisation s CROSS JOIN generate_series(1, {HOUSES - 1}) o"
        " WHERE s.id = %(house)s",
        {
            "id": "s.id + o * 10000",
            "key": "'house-' || o",
            "name": "'Kommune ' || o",
            "reference_prefix": "'K' || o",
        },
    ),
    ("placements_facility", f"FROM placements_facility s {_OF_HOUSE}", _IDS),
    (
        "placements_dayrate",
        f"FROM placements_dayrate s {_OF_HOUSE}",
        _IDS | {"facility_id": "s.facility_id + o * 10000"},
    ),
    (
        "placements_place",
        f"FROM placements_place s {_OF_HOUSE}",
        _IDS | {"facility_id": "s.facility_id + o * 10000"},
    ),
    (
        "citizens_citizen",
        f"FROM citizens_citizen s {_OF_STAYS}"
        " AND s.id = (SELECT citizen_id FROM placements_stay WHERE id = %(stay)s)",
        {
            "id": "n.id",
            "controller_id": "p.controller_id",
            "name": "'Borger ' || n.id",
            "name_key": "'borger ' || n.id",
            "search_key": "'borger ' || n.id",
        },
    ),
    (
        "placements_stay",
        _STAY,
        {
            "id": "n.id",
            "controller_id": "p.controller_id",
            "citizen_id": "n.id",
            "facility_id": "p.facility_id",
            "track": "p.track",
            "status": _ENDED.format("'left'", "'here'"),
            "planned_end_on": _LAST,
            "moved_in_on": "n.first",
            "left_on": _ENDED.format(_LAST, "NULL"),
            "ending": _ENDED.format("'as_planned'", "''"),
            "destination": _ENDED.format("'own_home'", "''"),
            "rules_on": "n.first",
        },
    ),
    (
        "placements_booking",
        f"FROM placements_booking s {_OF_STAYS} AND s.stay_id = %(stay)s",
        {
            "id": "n.id",
            "controller_id": "p.controller_id",
            "citizen_id": "n.id",
            "stay_id": "n.id",
            "place_id": "p.id",
            "starts_on": "n.first",
            "ends_on": _LAST,
        },
    ),
    # A place was kept before each stay, and let go when it was booked.
    (
        "placements_booking",
        f"FROM placements_booking s {_OF_STAYS} AND s.stay_id = %(stay)s",
        {
            "id": "n.id + 1000000000",
            "kind": "'hold'",
            "controller_id": "p.controller_id",
            "citizen_id": "n.id",
            "stay_id": "NULL",
            "place_id": "p.id",
            "starts_on": "n.first",
            "ends_on": _LAST,
            "expires_at": "n.first::timestamptz",
            "cancelled_at": "n.first::timestamptz",
        },
    ),
    (
        "placements_followup",
        f"FROM placements_followup s {_OF_STAYS} AND s.stay_id = %(stay)s",
        {
            "id": "n.id * 100 + s.id",
            "controller_id": "p.controller_id",
            "stay_id": "n.id",
            "opens_on": "n.first + 7",
            "due_on": "n.first + 14 + 30 * (s.ordinal - 1)",
            "nominal_on": "NULL",
            "status": _ENDED.format("'done'", "'open'"),
            "outcome": _ENDED.format("'Holdt'", "''"),
            "completed_on": _ENDED.format("n.first + 14", "NULL"),
        },
    ),
    (
        "placements_decision",
        f"FROM placements_decision s {_OF_STAYS} AND s.stay_id = %(stay)s",
        {
            "id": "n.id",
            "controller_id": "p.controller_id",
            "citizen_id": "n.id",
            "stay_id": "n.id",
            "sender_id": "%(region)s",
            "replaces_id": "NULL",
            "began_with_id": "NULL",
        },
    ),
    (
        "referrals_referral",
        f"FROM referrals_referral s {_OF_STAYS} AND s.id = %(referral)s",
        {
            "id": "n.id",
            "controller_id": "p.controller_id",
            "citizen_id": "n.id",
            "reference": "'K-' || n.id",
            "sender_id": "%(region)s",
            "stay_id": "n.id",
            "decision_id": "n.id",
            "facility_id": "p.facility_id",
            "submission_key": "NULL",
            "submitted_at": "n.first::timestamptz",
            "clock_from": "n.first::timestamptz",
        },
    ),
    (
        "audit_event",
        f"FROM audit_event s {_OF_STAYS} AND s.stay_id = %(stay)s",
        {
            "id": "n.id * 100 + s.id",
            "controller_id": "p.controller_id",
            "citizen_id": "n.id",
            "stay_id": "n.id",
            "referral_id": "n.id",
            "at": "n.first::timestamptz",
        },
    ),
]
