"""Day rates: one at a time, corrected openly, by those who set up the house."""

from __future__ import annotations

import threading
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connections, transaction
from django.urls import reverse
from django.utils import timezone

from audit.models import Event
from core.acting import acting
from core.problems import NotAllowed, Problem
from core.shown import Shown, Stale
from organisations.actors import Actor
from organisations.roles import Role
from placements.models import DayRate, Facility
from placements.services.rates import RateFacts, add_rate, change_rate
from tests.pages import signed_in, text_of
from tests.world import OPENED, House, house_of

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

JULY = date(2030, 7, 1)


@pytest.fixture
def house() -> House:
    return house_of("polaris")


def facts(**changed: Any) -> RateFacts:
    usual: dict[str, Any] = {
        "name": "Fleksible boliger",
        "kroner": 1500,
        "target_occupancy": 85,
        "starts_on": JULY,
        "ends_on": None,
    }
    return RateFacts(**(usual | changed))


def add(house: House, by: Actor | None = None, **changed: Any) -> DayRate:
    with acting(house.organisation):
        return add_rate(
            by=by or house.leader,
            facility=changed.pop("facility", house.first),
            track=changed.pop("track", "home"),
            facts=facts(**changed),
            now=timezone.now(),
        )


def change(house: House, rate: DayRate, *, reason: str = "", **changed: Any) -> DayRate:
    with acting(house.organisation):
        rate.refresh_from_db()
        standing = RateFacts.of(rate)
        return change_rate(
            by=house.leader,
            rate=rate,
            facts=RateFacts(**(standing.values | changed)),
            reason=reason,
            now=timezone.now(),
            shown=Shown.of(standing.values),
        )


def rates_of(house: House) -> list[tuple[int, date, date | None]]:
    with acting(house.organisation):
        rows = DayRate.objects.filter(facility=house.first, track="home").order_by("starts_on")
        return [(rate.kroner, rate.starts_on, rate.ends_on) for rate in rows]


def events_of(house: House) -> list[str]:
    with acting(house.organisation):
        events = Event.objects.filter(kind__startswith="rate.").order_by("pk")
        return list(events.values_list("kind", flat=True))


def test_a_new_rate_ends_the_one_before_the_day_it_begins(house: House) -> None:
    add(house)
    assert rates_of(house) == [(1243, OPENED, JULY), (1500, JULY, None)]
    assert events_of(house) == ["rate.ended", "rate.added"]
    add(house)
    assert len(rates_of(house)) == 2, "the same again is one"
    assert events_of(house) == ["rate.ended", "rate.added"]


def test_two_rates_never_hold_on_the_same_day(house: House) -> None:
    add(house)
    for wrong, field in (
        ({"kroner": 1600}, "starts_on"),
        ({"starts_on": date(2029, 1, 1), "kroner": 1}, "starts_on"),
        ({"starts_on": date(2019, 1, 1), "ends_on": date(2021, 1, 1)}, "ends_on"),
    ):
        with pytest.raises(Problem) as refused:
            add(house, **wrong)
        assert (refused.value.code, refused.value.field) == ("two_rates", field), wrong
    assert len(rates_of(house)) == 2
    with acting(house.organisation), pytest.raises(IntegrityError), transaction.atomic():
        DayRate.objects.create(
            controller=house.organisation,
            facility=house.first,
            track="home",
            name="Uden om servicen",
            kroner=1,
            target_occupancy=1,
            starts_on=date(2031, 1, 1),
        )


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": " "}, "name"),
        ({"kroner": -1}, "kroner"),
        ({"kroner": None}, "kroner"),
        ({"target_occupancy": 101}, "target_occupancy"),
        ({"starts_on": None}, "starts_on"),
        ({"ends_on": JULY}, "ends_on"),
        ({"track": "ukendt"}, "track"),
    ],
)
def test_what_is_not_right_is_said_at_its_field(house: House, wrong: dict, field: str) -> None:
    with pytest.raises(Problem) as refused:
        add(house, **wrong)
    assert refused.value.field == field
    assert rates_of(house) == [(1243, OPENED, None)]


def test_what_has_counted_is_corrected_openly(house: House) -> None:
    with acting(house.organisation):
        rate = DayRate.objects.get(facility=house.first, track="home")
    with pytest.raises(Problem) as refused:
        change(house, rate, kroner=1234)
    assert refused.value.field == "reason"
    change(house, rate, kroner=1234, reason="Tastefejl")
    change(house, rate, kroner=1234, reason="Tastefejl")
    with acting(house.organisation):
        event = Event.objects.get(kind="rate.corrected")
    assert "1243 kr." in event.facts["old"]
    assert "1234 kr." in event.facts["new"]
    assert event.facts["reason"] == "Tastefejl"


def test_what_is_to_come_is_changed_without_a_reason(house: House) -> None:
    rate = add(house)
    change(house, rate, kroner=1510)
    assert rates_of(house)[-1] == (1510, JULY, None)
    with acting(house.organisation):
        ends = DayRate.objects.get(facility=house.first, track="guest")
    change(house, ends, ends_on=timezone.localdate() + timedelta(days=30))
    assert events_of(house)[-2:] == ["rate.changed", "rate.changed"]
    with pytest.raises(Problem) as refused:
        change(house, ends, ends_on=timezone.localdate() - timedelta(days=30))
    assert refused.value.field == "reason", "an end in the past is a correction"


def test_of_two_colleagues_neither_loses_what_they_wrote(house: House) -> None:
    rate = add(house)
    standing = RateFacts.of(rate).values
    change(house, rate, kroner=1600)
    with acting(house.organisation):
        again = {"by": house.leader, "rate": rate, "reason": "", "now": timezone.now()}
        shown = Shown.of(standing)
        change_rate(**again, facts=RateFacts(**(standing | {"name": "Boliger"})), shown=shown)
        rate.refresh_from_db()
        assert (rate.name, rate.kroner) == ("Boliger", 1600)
        with pytest.raises(Stale):
            change_rate(**again, facts=RateFacts(**(standing | {"kroner": 1700})), shown=shown)


def test_the_administrator_sets_all_and_the_leader_the_own(house: House) -> None:
    add(house, by=house.actors[Role.ORGANISATION_ADMIN], facility=house.second)
    with pytest.raises(NotAllowed):
        add(house, facility=house.second)
    with pytest.raises(NotAllowed):
        add(house, by=house.caseworker)
    with acting(house.organisation):
        own = Facility.objects.run_by(house.leader)
        assert list(own) == [house.first]
        assert Facility.objects.run_by(house.actors[Role.ORGANISATION_ADMIN]).count() == 2
    with pytest.raises(NotAllowed):
        add(house, by=house_of("mpo").leader)


def test_the_page_takes_a_rate_and_says_what_is_in_its_way(house: House) -> None:
    client = signed_in(house.leader)
    page = reverse("add_rate", args=[house.first.pk])
    sent = {
        "track": "home",
        "name": "Fleksible boliger",
        "kroner": "1500",
        "target_occupancy": "85",
        "starts_on": "2030-07-01",
    }
    assert client.post(page, sent).status_code == client.post(page, sent).status_code == 302
    refused = client.post(page, sent | {"kroner": "1600"})
    assert refused.status_code == 422
    assert "gælder fra 1. juli 2030" in text_of(refused)
    assert 'value="1600"' in refused.content.decode(), "nothing typed is lost"
    shown = text_of(client.get(reverse("rates")))
    assert "1.500" in shown
    assert house.first.name in shown
    assert house.second.name not in shown
    assert client.get(reverse("add_rate", args=[house.second.pk])).status_code == 404


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_of_two_at_once_a_day_gets_one_rate() -> None:
    house = house_of("polaris")
    start, outcomes = threading.Barrier(2, timeout=10), []

    def run(kroner: int) -> None:
        try:
            start.wait()
            add(house, kroner=kroner)
            outcomes.append("added")
        except Problem as problem:
            outcomes.append(problem.code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(kroner,)) for kroner in (1500, 1600)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(outcomes) == ["added", "two_rates"]
    with acting(house.organisation), transaction.atomic():
        assert len(rates_of(house)) == 2


def test_a_rate_of_a_day_without_rules_is_asked_for_a_later_day(house: House) -> None:
    with pytest.raises(Problem) as refused:
        add(house, starts_on=date(2000, 1, 1), ends_on=date(2000, 2, 1))
    assert (refused.value.code, refused.value.field) == ("no_rules", "starts_on")
