"""Finding a place: which fit a period, why the others don't, at two statements."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from placements.finding import Offer, candidates, offers, places_of_kind
from placements.models import Booking, Place, Stay
from placements.services.bookings import close_place, hold_place
from placements.services.stays import plan_stay
from tests.world import NOW, TODAY, House, copies_of, day, make_citizen, make_stay


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


def offered(house: House, nights: int = 10, **changed) -> list[Offer]:
    facts = {
        "by": house.caseworker,
        "first": TODAY,
        "end_of": lambda start: start + timedelta(days=nights),
        "now": NOW,
    }
    rows = offers(homes(house), **facts | changed)
    return [offer for offer in rows if offer.place.facility_id == house.first.pk]


def test_each_place_says_its_first_free_nights_and_the_soonest_that_fits_is_on_top(herning):
    broken, later, empty = (herning.place(n=n) for n in range(3))
    for place, first, last in ((broken, 4, 40), (later, 0, 20)):
        close_place(
            by=herning.leader,
            place=place,
            starts_on=day(first),
            ends_on=day(last),
            reason="Maling",
            now=NOW,
        )

    rows = offered(herning)

    assert [
        (row.place, [(run.starts_on, run.ends_on, run.is_enough) for run in row.runs])
        for row in rows
    ] == [
        (empty, [(TODAY, None, True)]),
        (later, [(day(20), None, True)]),
        (broken, [(TODAY, day(4), False), (day(40), None, True)]),
    ]
    assert rows[1].why_not_yet.startswith("lukket")
    short, long = rows[2].runs
    assert (short.stay_ends_on, long.stay_ends_on) == (day(4), day(50))


def test_a_place_closed_for_good_has_no_nights_and_comes_last(herning):
    close_place(
        by=herning.leader,
        place=herning.place(),
        starts_on=TODAY,
        ends_on=None,
        reason="Solgt",
        now=NOW,
    )

    last = offered(herning)[-1]

    assert (last.place, last.runs) == (herning.place(), [])
    assert last.why_not_yet.startswith("lukket")


def test_a_hold_whose_time_is_up_is_offered_and_ones_own_is_on_top(herning):
    own = hold(herning, 3, 9, hours=1)

    first = offered(herning, hold=own)[0]
    lapsed = offered(herning, now=NOW + timedelta(hours=2))

    assert (first.kept_for_us, first.runs[0].starts_on) == (True, day(3))
    assert {run.starts_on for offer in lapsed for run in offer.runs} == {TODAY}


def test_whoever_is_still_in_bed_has_tonight(herning):
    stay = make_stay(herning, days_ago=9)
    now = timezone.now()
    today, yesterday = timezone.localdate(now), timezone.localdate(now) - timedelta(days=1)
    Stay.objects.filter(pk=stay.pk).update(planned_end_on=yesterday)
    Booking.objects.filter(stay=stay).update(ends_on=yesterday)

    rows = offered(herning, now=now, first=today)

    bed = next(row for row in rows if row.place == stay.bookings.get().place)
    assert [(run.starts_on, run.once_left) for run in bed.runs] == [
        (today + timedelta(days=1), True)
    ]
    assert bed.why_not_yet == "borgeren dér er ikke rejst"


def test_three_statements_whatever_the_number_of_places_offered(herning, django_assert_num_queries):
    for more in (0, 2, 97):
        copies_of(herning.place(), more, name=lambda n, more=more: f"ekstra {more}-{n}")
        with django_assert_num_queries(3):
            assert offered(herning)
