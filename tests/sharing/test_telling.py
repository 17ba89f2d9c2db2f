"""The key worker is told of consents that run out, and of wishes to be asked again: once."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audit.models import Event
from notifications.audience import NEWS
from placements.models import Stay
from sharing.services.telling import tell_of_consents
from tests.placements.stays import leave, plan
from tests.sharing.acts import answer, say_no, withdraw
from tests.world import NOW, House, copies_of, day

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def told(house: House, days: int = 0) -> list[tuple[str, int | None]]:
    """What is told by then, each with its stay."""
    before = set(Event.objects.values_list("pk", flat=True))
    now: datetime = NOW + timedelta(days=days)
    tell_of_consents(organisation=house.organisation, now=now)
    events = Event.objects.exclude(pk__in=before).order_by("pk")
    return [(event.kind, event.stay_id) for event in events]


def test_a_consent_that_runs_out_is_told_of_once_in_time(herning: House, stay: Stay) -> None:
    answer(herning.staff, stay, last_on=day(30))
    assert told(herning, 16) == []
    assert told(herning, 17) == [("consent.runs_out", stay.pk)]
    assert told(herning, 17) == told(herning, 40) == []
    assert "consent.runs_out" in NEWS


def test_late_is_told_all_the_same(herning: House, stay: Stay) -> None:
    answer(herning.staff, stay, last_on=day(30))
    assert told(herning, 35) == [("consent.runs_out", stay.pk)]


def test_what_was_withdrawn_or_answered_anew_runs_out_unheard(herning: House, stay: Stay) -> None:
    withdraw(herning.staff, answer(herning.staff, stay, last_on=day(5)))
    answer(herning.staff, stay, recipient="Lægen", last_on=day(5))
    say_no(herning.staff, stay, recipient="Lægen")
    assert told(herning) == []


def test_whoever_wants_to_be_asked_again_is_not_forgotten(herning: House, stay: Stay) -> None:
    say_no(herning.staff, stay, answer="later", ask_again_on=day(7))
    assert told(herning, 6) == []
    assert told(herning, 7) == [("consent.ask_again", stay.pk)]
    assert told(herning, 8) == []


def test_it_is_told_where_the_citizen_stays_by_then(herning: House, stay: Stay) -> None:
    answer(herning.staff, stay, last_on=day(60))
    leave(herning, stay, 0)
    again = plan(herning, 10, 100, citizen=stay.citizen)
    assert told(herning, 50) == [("consent.runs_out", again.pk)]


def test_a_hundred_cost_what_one_costs(herning: House, stay: Stay) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert told(herning, 50)
        return len(captured)

    first = answer(herning.staff, stay, last_on=day(60))
    alone = cost()
    copies_of(first, 100, recipient=lambda n: f"Nr. {n}", told_of_end_at=lambda _n: None)
    assert cost() == alone
