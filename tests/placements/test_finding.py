"""Finding a place: which fit a period, why the others don't, at two statements."""

from __future__ import annotations

from datetime import timedelta

from placements.finding import candidates, places_of_kind
from placements.models import Booking, Place
from placements.services.bookings import close_place, hold_place
from placements.services.stays import plan_stay
from tests.world import NOW, TODAY, House, copies_of, day, make_citizen


def homes(house: House):
    return places_of_kind(house.caseworker, scheme="polaris", track="home")


def judged(house: House, first: int, last: int, **changed):
    facts = {"by": house.caseworker, "starts_on": day(first), "ends_on": day(last), "now": NOW}
    return {
        candidate.place: candidate
        for candidate in candidates(homes(house), **facts | changed)
        if candidate.place.facility_id == house.first.pk
    }


def hold(house: House, first: int, last: int, hours: int = 24) -> Booking:
    return hold_place(
        by=house.caseworker,
        place=house.place(),
        starts_on=day(first),
        ends_on=day(last),
        reason="Til Jonas",
        expires_at=NOW + timedelta(hours=hours),
        now=NOW,
    )


def test_each_place_says_why_it_does_not_fit(herning):
    free, taken, closing = (herning.place(n=n) for n in range(3))
    plan_stay(
        by=herning.caseworker,
        citizen=make_citizen(herning, "Aksel Bro"),
        place=taken,
        starts_on=day(5),
        ends_on=day(60),
        scheme_rules_on=TODAY,
        now=NOW,
    )
    Place.objects.filter(pk=closing.pk).update(closes_on=day(8))

    why_not = {place: candidate.why_not for place, candidate in judged(herning, 0, 10).items()}

    assert why_not[free] == ""
    assert why_not[taken] == "ophold 22. mar 2026 – 16. maj 2026"
    assert why_not[closing] == "lukker 25. mar 2026"
    assert not any("Aksel" in text for text in why_not.values())


def test_the_first_that_is_in_the_way_is_named(herning):
    for first, last in ((7, 9), (2, 4)):
        close_place(
            by=herning.leader,
            place=herning.place(),
            starts_on=day(first),
            ends_on=day(last),
            reason="Maling",
            now=NOW,
        )

    assert "19. mar" in judged(herning, 0, 10)[herning.place()].why_not


def test_a_place_fits_between_two_others(herning):
    hold(herning, 0, 5)

    assert judged(herning, 5, 9)[herning.place()].why_not == ""
    assert judged(herning, 4, 9)[herning.place()].why_not != ""


def test_ones_own_hold_is_in_nobodys_way_and_is_marked(herning):
    own = hold(herning, 0, 5)

    candidate = judged(herning, 0, 5, hold=own)[herning.place()]

    assert (candidate.why_not, candidate.kept_for_us) == ("", True)


def test_a_hold_whose_time_is_up_is_free_and_kept_for_nobody(herning):
    own = hold(herning, 0, 5, hours=1)
    later = NOW + timedelta(hours=2)

    candidate = judged(herning, 0, 5, hold=own, now=later)[herning.place()]

    assert (candidate.why_not, candidate.kept_for_us) == ("", False)


def test_only_places_in_sight_are_found(herning, holstebro):
    assert {place.facility for place in homes(herning)} == {herning.first, herning.second}
    assert {
        place.facility for place in places_of_kind(herning.leader, scheme="polaris", track="home")
    } == {herning.first}
    assert not places_of_kind(herning.caseworker, scheme="mpo", track="place").exists()


def test_two_statements_whatever_the_number_of_places(herning, django_assert_num_queries):
    copies_of(herning.place(), 100, name=lambda n: f"ekstra {n}")

    with django_assert_num_queries(2):
        assert len(judged(herning, 0, 10)) == 103
