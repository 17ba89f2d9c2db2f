"""A house on one form, and a citizen's weeks as picture and table."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.models import AccessLog
from core.acting import acting
from daily_risk.models import RiskEntry
from organisations.roles import Role
from placements.models import Stay
from schemes.shifts import USUAL_SHIFTS, HouseShifts, lately
from tests.notifications.test_news import deliver_all, told
from tests.pages import signed_in, statements, text_of
from tests.world import House, copies_of, house_of, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

MOST = 8


@pytest.fixture
def mpo(db: None) -> House:
    return house_of("mpo")


@pytest.fixture
def stay(mpo: House) -> Stay:
    """Today's, since pages ask what day it is."""
    return make_stay(mpo, facility=mpo.first, track="place", days_ago=20)


@pytest.fixture
def client(mpo: House) -> Client:
    return signed_in(mpo.staff)


def address(house: House, back: int | None = None) -> str:
    url = reverse("register_risks", args=[house.first.pk])
    if back is None:
        return url
    now = timezone.localtime().replace(tzinfo=None)
    return f"{url}?vagt={lately(HouseShifts(USUAL_SHIFTS), now, back + 1)[back].key}"


def weeks(client: Client, stay: Stay, **query: str) -> str:
    response = client.get(reverse("daily_risks", args=[stay.pk]), query)
    assert response.status_code == 200
    return text_of(response)


def test_a_shift_is_registered_corrected_and_read(mpo: House, stay: Stay, client: Client) -> None:
    other = make_stay(mpo, facility=mpo.first, track="place", n=1, name="Ib Eksempel")
    assert "0 af 2 er registreret" in text_of(client.get(address(mpo)))
    body = {f"level_{stay.pk}": "yellow"}
    refused = client.post(address(mpo), body)
    assert refused.status_code == 422
    assert "Skriv, hvad du så." in text_of(refused)
    body |= {
        f"seen_{stay.pk}": "Gik uroligt rundt",
        f"helped_{stay.pk}": "En gåtur",
        f"methods_{stay.pk}": "calming",
    }
    assert client.post(address(mpo), body).status_code == 302
    assert "1 af 2 er registreret" in text_of(client.get(address(mpo)))
    text = weeks(client, stay)
    for shown in ("Gul", "Gik uroligt rundt", "En gåtur", "Ting, der beroliger"):
        assert shown in text
    assert "Intet" not in weeks(client, other)
    assert "Der er ikke registreret noget" in weeks(client, other)
    client.post(address(mpo), {f"level_{stay.pk}": "green"})
    text = weeks(client, stay)
    assert "Før rettelsen: Gul" in text
    over = reverse("shift_hand_over", args=[mpo.first.pk])
    assert "Grøn" in text_of(client.get(over))
    with acting(mpo.organisation):
        logged = AccessLog.objects.filter(what="daily_risk", citizen_id=other.citizen_id)
        assert logged.exists()


def test_an_earlier_shift_is_asked_for_by_its_address(
    mpo: House, stay: Stay, client: Client
) -> None:
    body = {f"level_{stay.pk}": "green"}
    assert client.post(address(mpo, 8), body).status_code == 302
    assert "registreret sent" in weeks(client, stay)
    url = reverse("register_risks", args=[mpo.first.pk])
    tomorrow = timezone.localdate() + timedelta(days=1)
    for wrong in ("nonsense", f"{tomorrow}-day", "2026-99-99-day"):
        assert client.get(url, {"vagt": wrong}).status_code == 404


def test_the_key_worker_hears_of_a_run_and_once(mpo: House, stay: Stay, client: Client) -> None:
    with acting(mpo.organisation):
        Stay.objects.filter(pk=stay.pk).update(key_worker=mpo.leader.user)
    seen = {f"seen_{stay.pk}": "Gik uroligt rundt"}
    for back in (6, 5, 4, 3):
        client.post(address(mpo, back), {f"level_{stay.pk}": "yellow"} | seen)
    deliver_all()
    assert told(mpo.leader) == ["risk.yellow_run"]
    for back in (2, 1):
        client.post(address(mpo, back), {f"level_{stay.pk}": "red"} | seen)
    deliver_all()
    assert told(mpo.leader) == ["risk.yellow_run", "risk.red_run"]
    assert told(mpo.staff) == []
    news = text_of(signed_in(mpo.leader).get(reverse("my_day")))
    assert "en vagt har været rød hos en af dine borgere" in news


def test_pages_cost_the_same_for_a_hundred(mpo: House, stay: Stay, client: Client) -> None:
    client.post(address(mpo), {f"level_{stay.pk}": "green"})
    client.get(address(mpo))  # says that it is saved
    with acting(mpo.organisation):
        entry = RiskEntry.objects.get()
    asked: list[tuple[int, int]] = []
    for more in (0, 2, 97):
        with acting(mpo.organisation):
            people = copies_of(stay.citizen, more, name=lambda n: f"Kopi {n}")
            stays = copies_of(stay, more, citizen=lambda n, people=people: people[n])
            copies_of(entry, more, stay=lambda n, stays=stays: stays[n])
            first = RiskEntry.objects.filter(stay=stay).count()
            copies_of(
                entry,
                more,
                on=lambda n, first=first: entry.on - timedelta(days=first + n),
                begins_at=lambda n, first=first: entry.begins_at - timedelta(days=first + n),
            )
        url = reverse("daily_risks", args=[stay.pk]) + "?uger=26"
        asked.append((len(statements(client, address(mpo))), len(statements(client, url))))
    assert len(set(asked)) == 1
    assert max(asked[0]) <= MOST


def test_who_may_read_and_who_may_register(mpo: House, herning: House, stay: Stay) -> None:
    for role in (Role.SUPERVISOR, Role.CASEWORKER):
        reader = signed_in(mpo.actors[role])
        assert reader.get(address(mpo)).status_code == 403
    assert address(mpo) not in weeks(signed_in(mpo.actors[Role.SUPERVISOR]), stay)
    elsewhere = make_stay(mpo, facility=mpo.second, track="place", name="Ib Andet")
    for actor in (mpo.staff, mpo.leader, herning.leader):
        client = signed_in(actor)
        assert client.get(reverse("daily_risks", args=[elsewhere.pk])).status_code == 404
        assert client.get(reverse("register_risks", args=[mpo.second.pk])).status_code == 404
    polaris = make_stay(herning)
    client = signed_in(herning.leader)
    assert client.get(reverse("daily_risks", args=[polaris.pk])).status_code == 404
    assert client.get(reverse("register_risks", args=[herning.first.pk])).status_code == 404
    assert "Daglig risiko" not in text_of(client.get(reverse("notes", args=[polaris.pk])))
