"""How many places are free, in numbers; and what a client is told before it refers."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import schemes
from core.acting import acting
from organisations.actors import Actor
from organisations.models import Organisation
from placements.models import Facility, Stay
from placements.services.bookings import close_place, hold_place
from referrals.services.intake import intake_questions
from tests.interop.calls import System, asked, make_system
from tests.world import House, make_house, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def today():
    return timezone.localdate()


def address(house: House) -> str:
    return f"/api/v1/facilities/{house.first.pk}/capacity/"


def free(answer, day, track="home") -> tuple[int, int, int]:
    row = next(
        one
        for one in answer.json()["nights"]
        if (one["night"], one["track"]) == (day.isoformat(), track)
    )
    return row["places"], row["closed"], row["free"]


def test_facilities_one_may_refer_to_are_listed_with_their_tracks(system, herning):
    found = system.get("/api/v1/facilities/").json()["results"]
    assert {one["id"] for one in found} == {herning.first.pk, herning.second.pk}
    assert found[0]["receiver"] == {"key": "herning", "name": "Herning Kommune"}
    home = next(one for one in found[0]["tracks"] if one["key"] == "home")
    assert "psychiatry" in {one["key"] for one in home["referrers"]}
    assert "authority" not in {one["key"] for one in home["referrers"]}


def test_nights_are_counted_half_open(system, herning, today):
    make_stay(herning, days_ago=3, nights=5)  # leaves the day after tomorrow
    with acting(herning.organisation):
        system_itself = Actor.system(herning.organisation)
        now = timezone.now()
        close_place(
            by=system_itself,
            place=herning.place(n=1),
            starts_on=today + timedelta(days=1),
            ends_on=today + timedelta(days=2),
            reason="Maling",
            now=now,
        )
        hold_place(
            by=system_itself,
            place=herning.place(n=2),
            starts_on=today + timedelta(days=2),
            ends_on=today + timedelta(days=3),
            expires_at=now + timedelta(days=1),
            reason="Ventende borger",
            now=now,
        )
    answer = system.get(address(herning))
    nights = [free(answer, today + timedelta(days=n)) for n in range(4)]
    assert nights == [(3, 0, 2), (3, 1, 1), (3, 0, 2), (3, 0, 3)]
    assert free(answer, today, "guest") == (1, 0, 1)
    assert len(answer.json()["nights"]) == 14 * 2
    assert set(answer.json()) == {"facility", "from", "to", "nights"}
    shown = {"night", "track", "places", "closed", "free", "perhaps_free"}
    assert set(answer.json()["nights"][0]) == shown
    assert "Maja" not in answer.content.decode()


def test_a_place_that_opens_or_closes_counts_from_then_and_until_then(system, herning, today):
    with acting(herning.organisation):
        place = herning.place()
        place.closes_on = today + timedelta(days=1)
        place.save()
        other = herning.place(n=1)
        other.opens_on = today + timedelta(days=1)
        other.save()
    answer = system.get(address(herning))
    assert free(answer, today)[0] == 2
    assert free(answer, today + timedelta(days=1))[0] == 2
    assert free(answer, today + timedelta(days=2))[0] == 2


def test_the_statements_are_as_many_whatever_the_period(system, herning, today, figure):
    counts = []
    for days in (1, 92):
        until = (today + timedelta(days=days)).isoformat()
        with CaptureQueriesContext(connection) as queries:
            assert system.get(address(herning), {"to": until}).status_code == 200
        counts.append(len(queries))
    figure(f"GET capacity: statements for 1 and 92 nights: {counts}")
    assert counts[0] == counts[1]


def test_what_follows_a_review_is_not_promised(system, herning, today):
    """A stay without an end is booked until its review, and mostly goes on (V § 1.5)."""
    stay = make_stay(herning, days_ago=3, nights=5)
    with acting(herning.organisation):
        Stay.objects.filter(pk=stay.pk).update(planned_end_on=None)
    nights = system.get(address(herning)).json()["nights"]
    homes = [(one["free"], one["perhaps_free"]) for one in nights if one["track"] == "home"]
    assert homes[:4] == [(2, 0), (2, 0), (2, 1), (2, 1)]


DATES = [
    (0, 0, "wrong_order"),
    (2, 1, "wrong_order"),
    (0, 93, "period_too_long"),
    (-1, 3, "past_date"),
    ("9999-12-31", None, "absurd_date"),
    ("0001-01-01", None, "absurd_date"),
    (0, "9999-12-31", "absurd_date"),
    ("2026-02-30", None, "not_a_date"),
    ("20260301", None, "not_a_date"),
    ("2026-W01-1", None, "not_a_date"),
    ("i morgen", None, "not_a_date"),
    ("", None, "not_a_date"),
    ("2100-12-31", None, None),
]


def test_dates_at_the_edges_are_the_callers_fault(system, herning, today):
    for first, until, code in DATES:

        def day(told):
            return (today + timedelta(days=told)).isoformat() if isinstance(told, int) else told

        query = {"from": day(first)} | ({} if until is None else {"to": day(until)})
        answer = system.get(address(herning), query)
        if code is None:
            assert answer.status_code == 200
            continue
        assert answer.status_code == 400
        (fault,) = answer.json()["errors"]
        assert (fault["code"], fault["parameter"] in query) == (code, True)


def test_a_facility_of_whoever_runs_the_scheme_is_there_and_no_other(system, herning):
    elsewhere = make_house("viborg", "Viborg Kommune", municipality_code="0791")
    assert system.get(address(elsewhere)).status_code == 200
    with acting(elsewhere.organisation):
        Facility.objects.filter(pk=elsewhere.first.pk).update(scheme="closed down")
    assert system.get(address(elsewhere)).status_code == 404
    assert system.get("/api/v1/facilities/99999999999999999999/capacity/").status_code == 404


# --- What a scheme asks


def test_the_schemes_are_listed(system, herning):
    found = {one["key"]: one for one in system.get("/api/v1/schemes/").json()["results"]}
    assert set(found) == set(schemes.SCHEMES)
    assert found["polaris"]["receivers"] == [{"key": "herning", "name": "Herning Kommune"}]
    assert {one["key"] for one in found["polaris"]["tracks"]} == {"home", "guest"}


def test_the_criteria_say_all_one_needs_to_build_the_form(system, herning, today):
    told = system.get("/api/v1/schemes/polaris/criteria/").json()
    version = schemes.get("polaris").on(today)
    assert (told["scheme"], told["track"]) == ("polaris", "home")
    asked = {one["key"] for one in told["criteria"] if one["asked_of_referrer"]}
    assert asked == {one.key for one in intake_questions(version, "home")}
    yes_no = next(one for one in told["criteria"] if one["answer_type"] == "yes_no")
    assert [one["key"] for one in yes_no["choices"]] == ["yes", "no", "unknown"]
    assert "psychiatry" in {one["key"] for one in told["referrers"]}
    assert "citizen" not in {one["key"] for one in told["referrers"]}


def test_the_municipalitys_own_system_may_ask_as_more(herning):
    own = make_system(herning.organisation, name="Herning fagsystem")
    told = own.get("/api/v1/schemes/polaris/criteria/").json()
    assert "authority" in {one["key"] for one in told["referrers"]}


def referrers_told(system: System, scheme: str = "polaris") -> set[str]:
    answer = system.get(f"/api/v1/schemes/{scheme}/criteria/").json()
    return {referrer["key"] for referrer in answer["referrers"]}


def test_the_receiver_is_who_runs_the_scheme_whatever_it_is_called(system, herning):
    before = referrers_told(system)
    assert "psychiatry" in before
    Organisation.objects.filter(pk=herning.organisation.pk).update(name="Ny Storkommune")
    assert referrers_told(system) == before
    assert referrers_told(system, "mpo") == set()  # nobody runs it


def test_a_second_organisation_with_the_scheme_receives_too(system, herning):
    ikast = make_house("ikast", "Ikast-Brande Kommune", municipality_code="0756")
    own = make_system(ikast.organisation, name="Ikast fagsystem")
    assert "authority" in referrers_told(own)
    assert "authority" not in referrers_told(system)
    answer = system.refer(asked(receiver="ikast"))
    assert answer.status_code == 201
    assert answer.json()["receiver"]["key"] == "ikast"


def test_the_criteria_are_those_of_the_day(system, herning):
    now, project = (
        system.get("/api/v1/schemes/mpo/criteria/", query).json()["rules_from"]
        for query in ({}, {"on": "2021-06-01"})
    )
    assert project < now


PATHS = [
    ("polaris/criteria/?track=guest", 200),
    ("polaris/criteria/?track=loft", 404),
    ("polaris/criteria/?on=1950-01-01", 404),
    ("polaris/criteria/?on=9999-12-31", 400),
    ("polaris/criteria/?on=0001-01-01", 400),
    ("polaris/criteria/?on=i-dag", 400),
    ("polaris/criteria/?dag=2026-01-01", 400),
    ("ukendt/criteria/", 404),
]


def test_what_is_not_there_is_said(system, herning):
    for path, status in PATHS:
        assert system.get(f"/api/v1/schemes/{path}").status_code == status
