"""The leader's figures, against an independent slow count, night by night."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

import schemes
from core.acting import acting
from placements.models import Booking, Facility, Place
from placements.month_nights import nights_by_month
from placements.services.bookings import close_place
from reporting.figures import Scope
from reporting.figures.year import year_of
from tests.pages import signed_in, text_of
from tests.world import House, make_house, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def slowly(house: House, year: int, today: date) -> dict[tuple[int, int], tuple[int, int, int]]:
    """{(facility, month): (existed, closed, slept)}, one night and one place at a time."""
    counted: dict[tuple[int, int], tuple[int, int, int]] = {}
    for place in Place.objects.filter(controller=house.organisation):
        bookings = list(
            Booking.objects.filter(place=place, cancelled_at=None).select_related("stay")
        )
        night = date(year, 1, 1)
        while night.year == year:
            exists = place.opens_on <= night and (not place.closes_on or night < place.closes_on)
            if exists:
                closed = slept = 0
                for booking in bookings:
                    takes = booking.starts_on <= night and (
                        booking.ends_on is None or night < booking.ends_on
                    )
                    if takes and night < today:
                        came = booking.stay and booking.stay.moved_in_on
                        closed += booking.kind == "closure"
                        slept += bool(came and came <= night)
                before = counted.get((place.facility_id, night.month), (0, 0, 0))
                after = (before[0] + 1, before[1] + closed, before[2] + slept)
                counted[place.facility_id, night.month] = after
            night += timedelta(days=1)
    return counted


def lived_in(house: House) -> None:
    """A stay, a planned one, a closure, a place that opened this year."""
    today = timezone.localdate()
    make_stay(house, n=0, days_ago=70, nights=100, name="Aksel Bro")
    make_stay(house, n=1, days_ago=0, nights=30, name="Karim Holm", arrived=False)
    with acting(house.organisation):
        close_place(
            by=house.leader,
            place=house.place(n=2),
            starts_on=today - timedelta(days=20),
            ends_on=today - timedelta(days=5),
            reason="Maling",
            now=timezone.now(),
        )
        Place.objects.filter(pk=house.place(track="guest").pk).update(
            opens_on=today - timedelta(days=40), closes_on=today + timedelta(days=3)
        )


def test_sql_and_a_slow_count_agree(herning: House) -> None:
    lived_in(herning)
    today = timezone.localdate()
    for year in (today.year, today.year - 1):
        with acting(herning.organisation):
            ids = [herning.first.pk, herning.second.pk]
            quick: dict[tuple[int, int], list[int]] = {}
            for part in nights_by_month(
                ids,
                date(year, 1, 1),
                date(year + 1, 1, 1),
                today,
                controllers=[herning.organisation.pk],
            ):
                sums = quick.setdefault((part.facility_id, part.first.month), [0, 0, 0])
                for n, value in enumerate((part.existed, part.closed, part.slept)):
                    sums[n] += value
            assert {key: tuple(sums) for key, sums in quick.items()} == slowly(herning, year, today)


def test_herning_s_budget_comes_out_as_in_table_2_1(herning: House) -> None:
    """V Table 2.1: 2 places at 80 % are 584 days, 725,912 kr. (DOMAIN.md §5.1)."""
    with acting(herning.organisation):
        Place.objects.filter(pk=herning.place(n=2).pk).delete()
        figures = year_of(Scope.of_year([herning.first], 2023, timezone.localdate()))
        home = next(row for row in figures.rows if row.name.endswith("home"))
    assert (home.budget, home.kroner, home.income) == (584, 1243, 725_912)
    assert home.used == 0
    assert home.difference == -725_912


def test_actual_and_budget_stand_apart(herning: House) -> None:
    make_stay(herning, days_ago=10)
    today = timezone.localdate()
    with acting(herning.organisation):
        figures = year_of(Scope.of_year([herning.first], today.year, today))
    assert figures.slept == min(10, (today - date(today.year, 1, 1)).days)
    assert figures.budget_per_cent == 80
    assert figures.actual_per_cent is None or figures.actual_per_cent < 80


def test_tonight_adds_up(herning: House) -> None:
    lived_in(herning)
    today = timezone.localdate()
    with acting(herning.organisation):
        facilities = list(Facility.objects.visible_to(herning.caseworker))
        figures = year_of(Scope.of_year(facilities, today.year, today))
    tonight = figures.tonight
    assert tonight is not None
    assert (tonight.capacity, tonight.closed, tonight.booked, tonight.held) == (8, 0, 2, 0)
    assert tonight.free == 6


def test_the_page_shows_the_own_facility_only(herning: House, holstebro: House) -> None:
    client = signed_in(herning.leader)
    page = text_of(client.get("/overblik/"))
    assert "Herning Kommune 1" in page
    assert "Herning Kommune 2" not in page
    assert "Holstebro" not in page


@pytest.mark.parametrize("year", ["abc", "1", "9999999999", "-2026", "2019"])
def test_a_year_that_makes_no_sense_shows_this_one(herning: House, year: str) -> None:
    client = signed_in(herning.leader)
    page = client.get("/overblik/", {"year": year})
    assert page.status_code == 200
    assert f"· {timezone.localdate().year}" in text_of(page)


@pytest.mark.parametrize("n", [1, 3, 100])
def test_four_statements_whatever_the_number_of_places(n: int, django_assert_num_queries) -> None:
    house = make_house("herning", "Herning Kommune", municipality_code="0657", tracks={"home": n})
    today = timezone.localdate()
    with acting(house.organisation):
        facilities = list(Facility.objects.visible_to(house.caseworker))
        with django_assert_num_queries(4):
            year_of(Scope.of_year(facilities, today.year, today))


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (True, "på hospital og orlov, hvor pladsen bliver holdt, tæller som belagte døgn"),
        (False, "nætter på hospital gør ikke"),
    ],
)
def test_the_figure_says_of_hospital_nights_what_the_count_does(
    herning: House, monkeypatch: pytest.MonkeyPatch, counts: bool, words: str
) -> None:
    """No scheme leaves them out today."""
    polaris = schemes.SCHEMES["polaris"]
    *earlier, version = polaris.versions
    tracks = tuple(replace(track, hospital_nights_count=counts) for track in version.tracks)
    changed = replace(polaris, versions=(*earlier, replace(version, tracks=tracks)))
    monkeypatch.setattr(schemes, "SCHEMES", {**schemes.SCHEMES, "polaris": changed})
    make_stay(herning, days_ago=10)

    page = text_of(signed_in(herning.leader).get("/overblik/"))

    assert words in page
