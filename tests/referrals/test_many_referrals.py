"""The worklist with ten thousand referrals on each tab: as few statements as with a single one,
and true numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import reverse

from organisations.actors import Actor
from organisations.models import Membership, Organisation
from organisations.roles import Role
from tests.harness.database import only_read
from tests.pages import signed_in, statements, text_of

MANY, MOST = 10_000, 8
#: The tab, and the state its referrals are in.
TABS = {"afgoer": "submitted", "venter": "accepted", "afgjort": "refused"}


@pytest.fixture(scope="module")
def worklists(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Herning far behind, and Ikast with a single referral on each tab."""
    with only_read("worklists", _fill, django_db_blocker):
        yield


pytestmark = pytest.mark.usefixtures("worklists")


def _fill() -> None:
    from django.db import connections, transaction

    from core.acting import acting
    from referrals.services.decisions import refuse_referral
    from tests.world import NOW, house_of, make_accepted_referral, make_referral

    herning = house_of("polaris")
    ikast = house_of("polaris", key="ikast", name="Ikast Kommune", municipality_code="0756")
    made: list[int] = []
    for house in (herning, ikast):
        with transaction.atomic(), acting(house.organisation):
            refused = make_referral(house, name="Rita Afslag")
            refuse_referral(by=house.caseworker, referral=refused, reasons="Nej", now=NOW)
            rows = [make_referral(house, name="Ny"), make_accepted_referral(house), refused]
            if house is herning:
                made = [row.pk for row in rows]
    owner = connections["owner"]
    with transaction.atomic(using="owner"), owner.cursor() as cursor:
        for table, rows_of, changed in (
            (
                "referrals_referral",
                "JOIN generate_series(1, %(many)s) n ON true WHERE s.id = ANY(%(made)s)",
                {
                    "id": "s.id * 100000 + n",
                    "reference": "s.reference || '-' || n",
                    "decision_id": "s.decision_id * 100000 + n",
                },
            ),
            (
                "placements_decision",
                "JOIN generate_series(1, %(many)s) n ON true WHERE s.id IN "
                "(SELECT decision_id FROM referrals_referral WHERE id = ANY(%(made)s))",
                {"id": "s.id * 100000 + n", "replaces_id": "NULL", "began_with_id": "NULL"},
            ),
        ):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            cursor.execute(
                "SELECT column_name FROM information_schema.columns WHERE"
                " table_schema = 'public' AND table_name = %s AND is_generated = 'NEVER'",
                [table],
            )
            columns = [column for (column,) in cursor.fetchall()]
            named = ", ".join(f'"{column}"' for column in columns)
            picked = ", ".join(changed.get(column, f's."{column}"') for column in columns)
            cursor.execute(
                f"INSERT INTO {table} ({named}) SELECT {picked} FROM {table} s {rows_of}",
                {"many": MANY - 1, "made": made},
            )
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in ("referrals_referral", "placements_decision"):
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    with owner.cursor() as cursor:
        cursor.execute("ANALYZE")


def _caseworker(key: str) -> Actor:
    organisation = Organisation.objects.get(key=key)
    return Actor.of(Membership.objects.get(organisation=organisation, role=Role.CASEWORKER))


@pytest.mark.parametrize("view", TABS)
def test_it_asks_as_much_for_ten_thousand_as_for_a_single_row(view: str) -> None:
    where = f"{reverse('referrals')}?vis={view}"
    few, many = (
        len(statements(signed_in(_caseworker(key)), where)) for key in ("ikast", "herning")
    )
    assert few == many <= MOST


@pytest.mark.parametrize("view", TABS)
def test_the_open_tab_is_counted_whole_and_the_others_say_where_counting_stopped(
    view: str,
) -> None:
    page = signed_in(_caseworker("herning")).get(reverse("referrals"), {"vis": view})
    numbers = {key: count for key, _label, count in page.context["tabs"] if key in TABS}
    assert numbers == dict.fromkeys(TABS, "999+") | {view: str(MANY)}
    assert "Side 1 af 200" in text_of(page)
    assert len(page.context["rows"]) == 50


def test_the_last_page_of_what_is_decided_is_there() -> None:
    page = signed_in(_caseworker("herning")).get(
        reverse("referrals"), {"vis": "afgjort", "side": "200"}
    )
    assert len(page.context["rows"]) == 50


def test_the_waiting_list_holds_them_all_in_order() -> None:
    page = signed_in(_caseworker("herning")).get(reverse("waiting_list"))
    assert page.context["total"] == MANY
    assert len(statements(signed_in(_caseworker("herning")), reverse("waiting_list"))) <= MOST
