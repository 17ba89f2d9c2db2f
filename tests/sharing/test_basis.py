"""Whatever is answered, given, taken back and lived through: nothing is read without a basis."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.acting import acting
from core.problems import Problem
from organisations.actors import Actor
from placements.models import Stay
from sharing.models import Consent, Grant
from sharing.purposes import Purpose
from sharing.services.answers import withdraw_by_link
from sharing.services.checking import what_is_missing
from sharing.services.reading import AccessIsOver
from tests.sharing.acts import answer, give, read, revoke, say_no, withdraw
from tests.world import NOW, TODAY, House

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

ACTS = ("yes", "no", "later", "withdraw", "by_link", "grant", "law", "revoke", "days")
LAW = {"rests_on": "psychiatry_act", "ground_note": "Koordinationsplan, § 13 b"}


@dataclass
class Model:
    """What holds, in the fewest words: the last answer, and of each grant what it rests on."""

    today: date = TODAY
    #: The consent that counts and its last day; None: the last word was no yes.
    yes: tuple[int, date] | None = None
    #: By grant: the consent it rests on (None: the law), and its last day.
    grants: dict[int, tuple[int | None, date]] = field(default_factory=dict)

    @property
    def allows(self) -> bool:
        return self.yes is not None and self.today <= self.yes[1]

    def opens(self, grant: int) -> bool:
        if grant not in self.grants:
            return False
        consent, last_day = self.grants[grant]
        by_law = consent is None
        return self.today <= last_day and (
            by_law or (self.allows and self.yes is not None and self.yes[0] == consent)
        )


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(acts=st.lists(st.tuples(st.sampled_from(ACTS), st.integers(1, 30)), max_size=9))
def test_nothing_is_ever_read_without_a_valid_basis(
    herning: House, ward: Actor, stay: Stay, acts: list[tuple[str, int]]
) -> None:
    with transaction.atomic():
        _lived_through(herning, ward, stay, acts)
        transaction.set_rollback(True)


def _lived_through(house: House, ward: Actor, stay: Stay, acts: list[tuple[str, int]]) -> None:
    model = Model()
    for act, n in acts:
        with acting(house.organisation):
            _do(act, n, model, house, ward, stay)
            missing = what_is_missing(stay, Purpose.REGION, on=model.today)
            assert (missing is None) == model.allows, (act, missing)
            grants = list(Grant.objects.order_by("pk"))
        for grant in grants:
            assert _reads(ward, grant, model.today) == model.opens(grant.pk), act


def _do(act: str, n: int, model: Model, house: House, ward: Actor, stay: Stay) -> None:
    now = NOW + (model.today - TODAY)
    last_on = model.today + timedelta(days=n)
    said: dict[str, Any] = {"now": now, "starts_on": model.today}
    consents = list(Consent.objects.standing().filter(answer="given"))
    if act == "yes":
        consent = answer(house.staff, stay, **said, last_on=last_on)
        model.yes = (consent.pk, last_on)
    elif act == "no":
        say_no(house.staff, stay, **said)
        model.yes = None
    elif act == "later":
        say_no(house.staff, stay, **said, answer="later", ask_again_on=last_on)
        model.yes = None
    elif act == "withdraw":
        for consent in consents:
            withdraw(house.staff, consent, now=now)
        model.yes = None
    elif act == "by_link":
        keys = [consent.pk for consent in consents]
        by = Actor.by_card(house.organisation)
        withdraw_by_link(by=by, citizen=stay.citizen, consents=keys, now=now)
        model.yes = None
    elif act in ("grant", "law"):
        _give(act, model, house, ward, stay, last_on, now)
    elif act == "revoke":
        for grant in Grant.objects.filter(revoked_at=None).order_by("pk")[:1]:
            revoke(house.leader, grant, now=now)
            model.grants.pop(grant.pk, None)
    else:
        model.today += timedelta(days=n)


def _give(
    act: str, model: Model, house: House, ward: Actor, stay: Stay, last_on: date, now: Any
) -> None:
    """By the citizen's word only where it holds, and no longer than it does."""
    rests = LAW if act == "law" else {}
    may = act == "law" or (model.yes is not None and model.allows and last_on <= model.yes[1])
    try:
        with transaction.atomic():
            grant = give(house.leader, stay, ward, now=now, last_on=last_on, **rests)
    except Problem:
        assert not may
        return
    assert may
    consent = None if act == "law" or model.yes is None else model.yes[0]
    model.grants[grant.pk] = (consent, last_on)


def _reads(ward: Actor, grant: Grant, today: date) -> bool:
    try:
        with transaction.atomic():
            return read(ward, grant, now=NOW + (today - TODAY)) is not None
    except AccessIsOver:
        return False
