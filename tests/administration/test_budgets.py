"""A year's budget: its lines, and the total that the figures show too."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import Event
from core.acting import acting
from core.problems import NotAllowed, Problem
from core.shown import Shown, Stale
from organisations.actors import Actor
from organisations.roles import Role
from placements.models import BudgetItem
from placements.services.budgets import (
    ItemFacts,
    add_budget_item,
    budget_of,
    change_budget_item,
    copy_budget,
    remove_budget_item,
)
from reporting.figures.base import Scope
from reporting.figures.budget import budget as budget_figure
from tests.pages import signed_in, text_of
from tests.world import House, house_of

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

YEAR = 2027


@pytest.fixture
def house() -> House:
    return house_of("polaris")


def facts(**changed: Any) -> ItemFacts:
    usual: dict[str, Any] = {
        "kind": "supplement",
        "name": "Servicepakker",
        "nights": None,
        "rate": None,
        "amount": 21_120,
        "order": None,
    }
    return ItemFacts(**(usual | changed))


def add(house: House, by: Actor | None = None, **changed: Any) -> BudgetItem:
    with acting(house.organisation):
        return add_budget_item(
            by=by or house.leader,
            facility=changed.pop("facility", house.first),
            year=changed.pop("year", YEAR),
            facts=facts(**changed),
            now=timezone.now(),
        )


def events_of(house: House) -> list[str]:
    with acting(house.organisation):
        events = Event.objects.filter(kind__startswith="budget.").order_by("pk")
        return list(events.values_list("kind", flat=True))


def test_the_total_is_the_one_of_the_figures(house: House) -> None:
    add(house)
    add(house, kind="housing", name="Botilbud", nights=365, rate=1458, amount=None)
    add(house, kind="grant", name="Underskud fra sidste år", amount=-50_000)
    today = timezone.localdate()
    with acting(house.organisation):
        budget = budget_of(house.first, YEAR, today=today)
        figure = budget_figure(Scope.of_year([house.first], YEAR, today))
    assert budget.income == figure.rows[-1].cells[-1]
    assert figure.rows[-1].is_total
    nights = round(3 * 365 * 0.8) + round(365 * 0.8)
    assert budget.income == nights * 1243 + 21_120 + 365 * 1458 - 50_000
    page = text_of(signed_in(house.leader).get(reverse("budget", args=[house.first.pk, YEAR])))
    assert f"{budget.income:,}".replace(",", ".") in page


def test_a_line_is_added_once_changed_and_removed(house: House) -> None:
    item = add(house)
    assert add(house).pk == item.pk, "the same again is one"
    assert item.order == 1
    assert add(house, name="Takstregulering").order == 2
    with acting(house.organisation):
        standing = ItemFacts.of(item).values
        again = {"by": house.leader, "item": item, "now": timezone.now()}
        shown = Shown.of(standing)
        for _press in range(2):
            change_budget_item(
                **again, facts=ItemFacts(**(standing | {"amount": 30_000})), shown=shown
            )
        item.refresh_from_db()
        assert item.kroner == 30_000
        with pytest.raises(Stale):
            change_budget_item(**again, facts=ItemFacts(**(standing | {"amount": 1})), shown=shown)
        remove_budget_item(**again)
        assert not BudgetItem.objects.filter(name="Servicepakker").exists()
    assert events_of(house) == ["budget.added", "budget.added", "budget.changed", "budget.removed"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kind": ""}, "kind"),
        ({"name": ""}, "name"),
        ({"amount": None}, "amount"),
        ({"nights": 3, "rate": 5}, "amount"),
        ({"amount": None, "nights": 3}, "rate"),
        ({"amount": None, "rate": 3}, "nights"),
        ({"amount": None, "nights": -3, "rate": 5}, "nights"),
        ({"amount": 3_000_000_000}, "amount"),
    ],
)
def test_what_is_not_right_is_said_at_its_field(house: House, wrong: dict, field: str) -> None:
    with pytest.raises(Problem) as refused:
        add(house, **wrong)
    assert refused.value.field == field


def test_a_name_stands_once_in_a_year(house: House) -> None:
    add(house)
    with pytest.raises(Problem) as refused:
        add(house, amount=1)
    assert (refused.value.code, refused.value.field) == ("name_taken", "name")
    add(house, year=YEAR + 1, amount=1)
    add(house, by=house.actors[Role.ORGANISATION_ADMIN], facility=house.second)


def test_last_year_s_lines_are_copied_and_what_is_there_stays(house: House) -> None:
    add(house)
    add(house, name="Underskud", amount=-3)
    add(house, year=YEAR + 1, name="Underskud", amount=-4)
    with acting(house.organisation):
        copying = {"by": house.leader, "facility": house.first, "now": timezone.now()}
        assert len(copy_budget(**copying, year=YEAR + 1)) == 1
        assert copy_budget(**copying, year=YEAR + 1) == []
        rows = BudgetItem.objects.filter(year=YEAR + 1).order_by("name")
        assert list(rows.values_list("name", "amount")) == [
            ("Servicepakker", 21_120),
            ("Underskud", -4),
        ]
        with pytest.raises(Problem):
            copy_budget(**copying, year=YEAR - 3)
    assert events_of(house).count("budget.copied") == 1


def test_nobody_else_writes_it(house: House) -> None:
    item = add(house)
    for stranger in (house.caseworker, house_of("mpo").leader):
        with acting(house.organisation), pytest.raises(NotAllowed):
            remove_budget_item(by=stranger, item=item, now=timezone.now())
    with pytest.raises(NotAllowed):
        add(house, facility=house.second)
    with acting(house.organisation):
        assert BudgetItem.objects.filter(pk=item.pk).exists()


def test_the_page_keeps_what_was_typed(house: House) -> None:
    client = signed_in(house.leader)
    page = reverse("add_budget_item", args=[house.first.pk, YEAR])
    sent = {"kind": "grant", "name": "Grundtilskud", "nights": "12"}
    refused = client.post(page, sent)
    assert refused.status_code == 422
    assert 'value="Grundtilskud"' in refused.content.decode()
    leads = client.post(page, sent | {"nights": "", "amount": "-1200000"})
    assert leads.status_code == 302
    assert "-1.200.000" in text_of(client.get(leads["Location"]))
