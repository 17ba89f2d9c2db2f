"""From a free run on the board to a booked place: whom is it for?"""

from __future__ import annotations

import html
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from core.acting import acting
from placements.models import Place, Stay
from placements.services.bookings import close_place
from tests.pages import text_of
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


def test_the_page_opens_with_the_free_nights_of_every_place_and_fills_in_what_is_chosen(
    herning: House, caseworker: Client
) -> None:
    referral = make_accepted_referral(herning, name="Vera Venter")
    where, today = reverse("place_referral", args=[referral.pk]), timezone.localdate()
    with acting(herning.organisation):
        home, other = herning.place(), herning.place(n=1)
        close_place(
            by=herning.leader,
            place=home,
            starts_on=today + timedelta(days=4),
            ends_on=today + timedelta(days=30),
            reason="Maling",
            now=timezone.now(),
        )
    page = caseworker.get(where)
    text = text_of(page)
    assert "(4 nætter) kortere end opholdet" in text
    assert f"fra {date_format(today, 'MONTH_DAY_FORMAT')}" in text
    assert "Book pladsen" not in text
    link = re.search(rf'href="([^"]*plads={other.pk}&amp;[^"]*)"', page.content.decode())
    assert link is not None
    chosen = caseworker.get(html.unescape(link[1]))
    assert chosen.context["period"]["starts_on"].value() == str(today)
    assert "Borgeren har fået at vide: 3-6 måneder" in text_of(chosen)
    assert f'value="{other.pk}" checked' in " ".join(chosen.content.decode().split())
    assert "Book pladsen" in text_of(chosen)


def test_nothing_is_booked_where_nothing_is_free_and_the_page_says_when_it_is(
    herning: House, caseworker: Client
) -> None:
    referral = make_accepted_referral(herning, name="Vera Venter")
    where, today = reverse("place_referral", args=[referral.pk]), timezone.localdate()
    with acting(herning.organisation):
        Place.objects.filter(facility=herning.second).delete()
        for place in Place.objects.filter(track="home"):
            close_place(
                by=herning.leader,
                place=place,
                starts_on=today,
                ends_on=today + timedelta(days=3),
                reason="Maling",
                now=timezone.now(),
            )
    text = text_of(
        caseworker.get(where, {"starts_on": today, "ends_on": today + timedelta(days=90)})
    )
    assert "lukket" in text
    assert f"fra {date_format(today + timedelta(days=3), 'MONTH_DAY_FORMAT')}" in text
    assert "Book pladsen" not in text
