"""How the worklist finds its rows, in a municipality with hundreds of decisions among thousands."""

from __future__ import annotations

import re

import pytest
from django.utils import timezone

from core.acting import acting
from organisations.actors import Actor
from organisations.models import Organisation
from organisations.roles import Role
from referrals.models import Referral
from referrals.services.worklist import (
    DECIDED,
    TO_DECIDE,
    View,
    counts_of,
    ids_in_order,
    views_of,
)
from reporting.my_day.referrals import referral_rows
from tests.plans import plans_of

pytestmark = pytest.mark.usefixtures("years")


@pytest.fixture
def actor() -> Actor:
    house = Organisation.objects.get(key="herning")
    membership = house.memberships.get(role=Role.CASEWORKER)
    return Actor.of(membership)


def test_what_is_decided_is_read_along_the_days_of_the_decisions(actor: Actor) -> None:
    with acting(actor.organisation):
        rows = Referral.objects.visible_to(actor)
        ordered = ids_in_order(actor, rows, DECIDED, "afgjort")
        plans = plans_of(lambda: ordered[:10])
    assert any("decision_by_day" in plan.indexes for plan in plans)
    for plan in plans:
        assert "referrals_decision" not in plan.read_whole


def test_the_numbers_of_the_tabs_read_no_other_organisation(actor: Actor) -> None:
    with acting(actor.organisation):
        rows = Referral.objects.visible_to(actor)
        views = views_of(actor)
        (plan,) = plans_of(lambda: counts_of(rows, views, views[0]))
    assert not plan.read_whole & {"referrals_referral", "referrals_decision", "placements_stay"}


@pytest.mark.parametrize(
    ("view", "sort", "index"),
    [
        (TO_DECIDE, "hast", "referral_to_decide_by_haste"),
        (TO_DECIDE, "nyeste", "referral_to_decide_by_newest"),
        (DECIDED, "nyeste", "referral_decided_by_newest"),
    ],
)
def test_a_page_is_read_along_its_order(actor: Actor, view: View, sort: str, index: str) -> None:
    """Only what stands on the page: nothing is put in order that is not shown."""
    with acting(actor.organisation):
        ids = ids_in_order(actor, Referral.objects.visible_to(actor), view, sort)
        (plan,) = plans_of(lambda: list(ids[:10]))
    assert index in plan.indexes
    assert all(node["Node Type"] != "Sort" for node in plan.nodes)


def test_what_is_to_decide_is_counted_without_reading_the_rows(actor: Actor) -> None:
    """All that is asked of each of ten thousand, to number them and to put them in order, stands in
    the index: the rows, which are wide, are not read for it."""
    with acting(actor.organisation):
        plans = plans_of(lambda: referral_rows(actor, timezone.now(), 25, []))
    (numbered,) = (plan.statement for plan in plans if '"of_all"' in plan.statement)
    asked = set(re.findall(r'"referrals_referral"\."(\w+)"', numbered))
    by_policy = {"controller_id", "sender_id", "sender_unit_id"}
    (index,) = (each for each in Referral._meta.indexes if each.name == "referral_to_decide")
    fields = map(Referral._meta.get_field, (*index.fields, *index.include))
    assert asked | by_policy <= {field.column for field in fields}
