"""From a free run on the board to a booked place: whom is it for?"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.acting import acting
from placements.models import Stay
from tests.world import House, make_accepted_referral, make_house, make_referral

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def herning() -> House:
    return make_house("herning", "Herning Kommune", municipality_code="0657")


@pytest.fixture
def caseworker(herning: House) -> Client:
    client = Client()
    assert herning.caseworker.user is not None
    client.force_login(herning.caseworker.user)
    return client


def test_only_those_who_wait_for_this_kind_of_place_are_offered(
    herning: House, caseworker: Client
) -> None:
    make_accepted_referral(herning, name="Vera Venter")
    make_referral(herning, name="Ulla Uafgjort")
    with acting(herning.organisation):
        home, guest = herning.place(), herning.place(track="guest")
    page = caseworker.get(reverse("referrals_for_place", args=[home.pk])).content.decode()
    assert "Vera Venter" in page
    assert "Ulla Uafgjort" not in page
    nobody = caseworker.get(reverse("referrals_for_place", args=[guest.pk])).content.decode()
    assert "Vera Venter" not in nobody
    assert "Ingen venter på sådan en plads" in nobody


def test_the_night_and_the_place_chosen_on_the_board_follow_along(
    herning: House, caseworker: Client
) -> None:
    referral = make_accepted_referral(herning, name="Vera Venter")
    with acting(herning.organisation):
        home = herning.place(n=1)
    day = timezone.localdate() + timedelta(days=3)
    listed = caseworker.get(
        reverse("referrals_for_place", args=[home.pk]), {"fra": day.isoformat()}
    )
    link = f"{reverse('place_referral', args=[referral.pk])}?plads={home.pk}&amp;fra={day}"
    assert link in listed.content.decode()
    asked = caseworker.get(link.replace("&amp;", "&"))
    assert asked.context["period"]["starts_on"].value() == str(day)
    chosen = {"starts_on": day, "ends_on": day + timedelta(days=90), "plads": home.pk}
    found = caseworker.get(reverse("place_referral", args=[referral.pk]), chosen)
    assert f'value="{home.pk}" checked' in " ".join(found.content.decode().split())
    booked = caseworker.post(
        f"{reverse('place_referral', args=[referral.pk])}?starts_on={day}"
        f"&ends_on={day + timedelta(days=90)}",
        {"place": home.pk, "days": 3, "book": "1"},
    )
    assert booked.status_code == 302
    with acting(herning.organisation):
        assert Stay.objects.get(citizen=referral.citizen).bookings.get().place == home
