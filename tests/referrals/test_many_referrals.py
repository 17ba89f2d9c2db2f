"""The worklist with ten thousand referrals: few statements, and true numbers."""

from __future__ import annotations

import pytest
from django.db import connection
from django.urls import reverse

from core.acting import acting
from referrals.models import Referral
from tests.pages import signed_in, statements, text_of
from tests.world import House, make_accepted_referral, make_referral, referrals_like

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
MOST = 8

_COPIES = """
INSERT INTO referrals_referral ({columns})
SELECT {picked} FROM referrals_referral s, generate_series(1, %s) n WHERE s.id = %s
"""
_DECISIONS = """
INSERT INTO referrals_decision ({columns})
SELECT {picked} FROM referrals_decision s
JOIN referrals_referral r ON r.reference LIKE s.referral_id || '-%%'
WHERE s.referral_id = %s
"""


def _columns(cursor, table: str) -> list[str]:
    cursor.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public'"
        " AND table_name = %s AND column_name <> 'id' AND is_generated = 'NEVER'",
        [table],
    )
    return [name for (name,) in cursor.fetchall()]


def many_like(house: House, row: Referral, count: int) -> None:
    """Set-based copies of a referral, with its decision where it has one."""
    with acting(house.organisation), connection.cursor() as cursor:
        for table, sql, changed, values in (
            ("referrals_referral", _COPIES, {"reference": "s.id || '-' || n"}, [count, row.pk]),
            ("referrals_decision", _DECISIONS, {"referral_id": "r.id"}, [row.pk]),
        ):
            columns = _columns(cursor, table)
            picked = ", ".join(changed.get(name, f's."{name}"') for name in columns)
            named = ", ".join(f'"{name}"' for name in columns)
            cursor.execute(sql.format(columns=named, picked=picked), values)


@pytest.mark.parametrize("view", ["afgoer", "venter", "afgjort"])
def test_it_asks_as_much_for_ten_thousand_as_for_a_single_row(herning: House, view: str) -> None:
    row = make_accepted_referral(herning) if view != "afgoer" else make_referral(herning)
    if view == "afgjort":
        with acting(herning.organisation):
            Referral.objects.filter(pk=row.pk).update(status="refused")
            row.refresh_from_db()
    client, counts = signed_in(herning.caseworker), []
    where = f"{reverse('referrals')}?vis={view}"
    for more in (0, 99, 9_900):
        if more:
            many_like(herning, row, more) if more > 1000 else referrals_like(
                herning, row, more, "Borger"
            )
        counts.append(len(statements(client, where)))
    assert len(set(counts)) == 1, counts
    assert counts[0] <= MOST
    page = client.get(where)
    numbers = {key: count for key, _label, count in page.context["tabs"]}
    assert numbers[view] == "10000"  # the open tab's number is whole
    assert "Side 1 af 200" in text_of(page)
    if view != "afgoer":
        other = client.get(f"{reverse('referrals')}?vis=afgoer")
        shown = {key: count for key, _label, count in other.context["tabs"]}
        assert shown[view] == "999+"  # and the others say where counting stopped
