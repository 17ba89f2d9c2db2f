"""The tab, the pages of the acts, the sheet; and what they cost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.models import AccessLog
from core.acting import acting
from network.models import Appointment, NetworkActor
from organisations.roles import Role
from placements.models import Stay
from tests.network.acts import (
    CLINIC,
    MOTHER,
    ORDER,
    actor,
    appointment,
    order,
    pause,
    relative,
)
from tests.pages import signed_in, statements, text_of
from tests.world import House, copies_of, house_of, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def present(herning: House) -> Iterator[Stay]:
    with acting(herning.organisation):
        yield make_stay(herning, days_ago=10)


def page(client: Client, name: str, *args: object) -> str:
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200
    return text_of(response)


def test_the_tab_says_whom_to_ring_and_who_is_on_pause(herning: House, present: Stay) -> None:
    now = timezone.now()
    lise = actor(herning.staff, present, now=now)
    actor(herning.staff, present, CLINIC, now=now)
    today = timezone.localdate(now)
    pause(herning.staff, present, lise, starts_on=today, restores_on=today + timedelta(days=9))
    response = signed_in(herning.staff).get(reverse("network", args=[present.pk]))
    assert 'href="tel:96112233"' in response.content.decode()
    text = text_of(response)
    for shown in ("Lise Holm", "Retsklinikken", "på pause til", "Huset giver støtten imens"):
        assert shown in text
    assert response.content.decode().count('class="network-box') == 2


def test_a_relative_who_must_not_be_contacted_has_no_number_on_the_page(
    herning: House, present: Stay
) -> None:
    marked = replace(MOTHER, is_not_contacted=True, not_contacted_because="Borgerens ønske")
    relative(herning.staff, present, marked, now=timezone.now())
    for name in ("network", "network_sheet"):
        text = page(signed_in(herning.staff), name, present.pk)
        assert "må ikke kontaktes" in text
        assert "Borgerens ønske" in text
        assert "20 20 20 20" not in text


def test_the_same_actor_is_proposed_and_another_can_be_meant(herning: House, present: Stay) -> None:
    client, url = signed_in(herning.staff), reverse("add_network_actor", args=[present.pk])
    body = {"role": "home_support", "name": "Lise Holm", "phone": "96 11 22 33"}
    assert client.post(url, body).status_code == 302
    body["phone"] = "96 99 99 99"
    refused = client.post(url, body)
    assert refused.status_code == 422
    row = NetworkActor.objects.get()
    assert reverse("correct_network_actor", args=[present.pk, row.pk]) in refused.content.decode()
    assert client.post(url, body | {"is_another": "on"}).status_code == 302
    assert NetworkActor.objects.count() == 2


def test_an_address_is_put_right_and_the_page_says_what_stood(
    herning: House, present: Stay
) -> None:
    lise = actor(herning.staff, present, now=timezone.now())
    client = signed_in(herning.staff)
    url = reverse("correct_network_actor", args=[present.pk, lise.pk])
    form = client.get(url).context["form"]
    body = {name: form[name].value() or "" for name in form.fields} | {"mail": "ny@stoette.example"}
    body.pop("is_key")
    assert client.post(url, body).status_code == 302
    today = timezone.localdate()
    days = {"starts_on": today, "restores_on": today + timedelta(days=9)}
    pause(herning.staff, present, lise, **days)
    text = page(client, "network_actor", present.pk, lise.pk)
    assert "På pause fra" in text
    assert "lise@stoette.example → ny@stoette.example" in text


def test_a_miss_leads_to_what_it_means_and_whom_to_ring(herning: House, present: Stay) -> None:
    now = timezone.now()
    clinic = actor(herning.staff, present, CLINIC, now=now)
    own = order(herning.staff, present, replace(ORDER, clinic_id=clinic.pk), now=now)
    row = Appointment.objects.create(
        controller=herning.organisation,
        order=own,
        starts_at=now - timedelta(hours=1),
        place="Klinikken",
        added_at=now,
    )
    client = signed_in(herning.staff)
    assert "hvordan gik det?" in page(client, "network", present.pk)
    url = reverse("appointment_outcome", args=[present.pk, row.pk])
    after = client.post(url, {"outcome": "missed"}, follow=True)
    assert "Klinikken skal have besked samme dag." in text_of(after)
    assert "Borgeren kom ikke" in text_of(after)
    assert 'href="tel:96444444"' in after.content.decode()


def test_leaving_asks_of_what_is_still_on_pause(herning: House, present: Stay) -> None:
    now = timezone.now()
    today = timezone.localdate(now)
    lise = actor(herning.staff, present, now=now)
    days = {"starts_on": today, "restores_on": today + timedelta(days=9)}
    pause(herning.staff, present, lise, **days)
    client = signed_in(herning.staff)
    url = reverse("move_out", args=[present.pk])
    assert "Stadig på pause" in text_of(client.get(url))
    assert "Lise Holm" in text_of(client.get(url))
    body = {"on": today.isoformat(), "ending": "as_planned", "destination": "own_home"}
    assert client.post(url, body).status_code == 302
    assert "stadig på pause" in page(client, "network", present.pk)


def test_who_only_reads_is_offered_nothing(herning: House, present: Stay) -> None:
    lise = actor(herning.staff, present, now=timezone.now())
    client = signed_in(herning.actors[Role.SUPERVISOR])
    response = client.get(reverse("network", args=[present.pk]))
    assert reverse("add_network_actor", args=[present.pk]) not in response.content.decode()
    for name, args in (
        ("add_network_actor", [present.pk]),
        ("correct_network_actor", [present.pk, lise.pk]),
        ("pause_network_actor", [present.pk, lise.pk]),
        ("add_relative", [present.pk]),
        ("write_treatment_order", [present.pk]),
    ):
        assert client.get(reverse(name, args=args)).status_code == 403


def test_another_house_and_another_organisation_are_out_of_sight(
    herning: House, holstebro: House, present: Stay
) -> None:
    now = timezone.now()
    mine = actor(herning.staff, present, now=now)
    own = order(herning.staff, present, now=now)
    second = make_stay(herning, facility=herning.second, name="Ib Andet", days_ago=10)
    theirs = actor(herning.caseworker, second, now=now)
    for client, stay, row in (
        (signed_in(herning.staff), second, theirs),
        (signed_in(holstebro.caseworker), present, mine),
    ):
        for name, args in (
            ("network", [stay.pk]),
            ("network_sheet", [stay.pk]),
            ("network_actor", [stay.pk, row.pk]),
            ("correct_network_actor", [stay.pk, row.pk]),
        ):
            assert client.get(reverse(name, args=args)).status_code == 404
    # Of another citizen than the stay's.
    client = signed_in(herning.caseworker)
    for name, args in (
        ("network_actor", [present.pk, theirs.pk]),
        ("end_network_actor", [present.pk, theirs.pk]),
        ("make_appointment", [second.pk, own.pk]),
    ):
        assert client.get(reverse(name, args=args)).status_code == 404


def test_pitstop_has_none() -> None:
    house = house_of("pitstop")
    with acting(house.organisation):
        stay = make_stay(house, track="room", days_ago=2, nights=14)
    client = signed_in(house.leader)
    assert client.get(reverse("network", args=[stay.pk])).status_code == 404
    assert client.get(reverse("add_network_actor", args=[stay.pk])).status_code == 404


def test_reading_is_logged(herning: House, present: Stay) -> None:
    lise = actor(herning.staff, present, now=timezone.now())
    client = signed_in(herning.caseworker)
    page(client, "network_actor", present.pk, lise.pk)
    page(client, "network_sheet", present.pk)
    logged = AccessLog.objects.filter(what="network").order_by("pk")
    assert [row.action for row in logged] == ["view", "print"]


@pytest.mark.parametrize("count", [1, 3, 16, 100])
def test_the_pages_cost_the_same_however_many_are_around(
    herning: House, present: Stay, count: int
) -> None:
    now = timezone.now()
    first = actor(herning.staff, present, now=now)
    own = pause(herning.staff, present, first)
    others = copies_of(first, count - 1, name=lambda n: f"Nr. {n} Nielsen")
    copies_of(own, count - 1, actor=lambda n: others[n])
    copies_of(relative(herning.staff, present, now=now), count - 1, name=lambda n: f"Nr. {n}")
    dom = order(herning.staff, present, now=now)
    at = appointment(
        herning.staff, present, dom, timezone.localdate(now) + timedelta(days=1), now=now
    )
    copies_of(at, count - 1, starts_at=lambda n: now + timedelta(days=n + 2))
    client = signed_in(herning.caseworker)
    for name, args in (
        ("network", [present.pk]),
        ("network_sheet", [present.pk]),
        ("network_actor", [present.pk, first.pk]),
    ):
        url = reverse(name, args=args)
        client.get(url)
        assert len(statements(client, url)) <= 8
