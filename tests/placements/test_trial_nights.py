"""A night to try the place: it takes the place and starts nothing (DOMAIN.md § 6)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem
from organisations.roles import Role
from placements.models import Booking, Stay
from placements.month_nights import Period, count_nights
from placements.nights import places_taken_on
from placements.services.conflicts import PlaceTaken
from placements.services.corrections import correct_arrival, revive_stay
from placements.services.places import change_place
from placements.services.stay_lock import expected_on
from placements.services.stays import cancel_stay, move_in
from placements.services.trial_nights import cancel_trial, plan_trial
from tests.pages import signed_in, text_of
from tests.placements.stays import here, plan
from tests.world import NOW, TODAY, House, day, make_citizen, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def trial(house: House, stay: Stay, first: int, last: int | None = None, **changed) -> Booking:
    facts = {
        "by": house.staff,
        "stay": stay,
        "starts_on": day(first),
        "ends_on": day(first + 1 if last is None else last),
        "now": NOW,
    }
    if "place" not in changed:
        facts["place"] = house.place()
    return plan_trial(**facts | changed)


def nights(stay: Stay) -> list[tuple[str, int, int]]:
    return [
        (each.kind, (each.starts_on - TODAY).days, (each.ends_on - TODAY).days)
        for each in stay.bookings.standing().order_by("starts_on")
    ]


def test_it_takes_the_place_and_starts_nothing(herning: House) -> None:
    stay = plan(herning, first=5)
    before = (stay.planned_end_on, stay.follow_ups.count())

    booking = trial(herning, stay, 0)
    assert trial(herning, stay, 0) == booking  # twice is once

    stay.refresh_from_db()
    assert (stay.planned_end_on, stay.follow_ups.count()) == before
    assert (stay.status, expected_on(stay)) == ("planned", day(5))
    counted = places_taken_on(
        [herning.first.pk], TODAY, controllers=[herning.organisation.pk], now=NOW
    )
    (taken,) = [kind for kind in counted if kind.track == "home"]
    assert (taken.places.booked, taken.places.free) == (1, taken.places.capacity - 1)
    with pytest.raises(PlaceTaken):
        plan(herning, first=-1, last=40, citizen=make_citizen(herning, "Ib Eksempel"))


def test_no_trial_night_is_slept_in_the_figures(herning: House) -> None:
    stay = plan(herning, first=-3, last=60)
    trial(herning, stay, -6, -4)
    move_in(by=herning.staff, stay=stay, on=day(-3), now=NOW)
    period = Period(herning.first.pk, day(-30), day(1))
    rows = count_nights([period], TODAY, controllers=[herning.organisation.pk])
    assert sum(row.slept for row in rows) == 3


@pytest.mark.parametrize(
    ("first", "last", "code", "field"),
    [
        (1, 4, "too_many_nights", "ends_on"),
        (4, 6, "after_arrival", "ends_on"),
        (5, 6, "after_arrival", "starts_on"),
        (2, 2, "ends_before_start", "ends_on"),
    ],
)
def test_what_can_not_be_meant(herning: House, first, last, code, field) -> None:
    stay = plan(herning, first=5)
    with pytest.raises(Problem) as refused:
        trial(herning, stay, first, last)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert len(nights(stay)) == 1


def test_only_where_the_scheme_has_them_and_before_moving_in(
    herning: House, holstebro: House
) -> None:
    with acting(holstebro.organisation):
        room = plan(
            holstebro, first=5, last=None, by=holstebro.leader, place=holstebro.place(track="place")
        )
        with pytest.raises(Problem) as refused:
            trial(holstebro, room, 1, place=holstebro.place(track="place"))
    assert refused.value.code == "no_trial_nights"
    stay = here(herning, first=-1)
    with pytest.raises(Conflict) as refused:
        trial(herning, stay, 1)
    assert refused.value.code == "already_here"


def test_who_may(herning: House, holstebro: House) -> None:
    stay = plan(herning, first=5)
    with pytest.raises(NotAllowed):
        trial(herning, stay, 1, by=herning.actors[Role.VOLUNTEER])
    with pytest.raises(NotAllowed):
        trial(herning, stay, 1, by=holstebro.staff)


def test_moving_in_earlier_makes_an_end_of_the_trials(herning: House) -> None:
    stay = plan(herning, first=5)
    trial(herning, stay, -2, 0)
    trial(herning, stay, 2)
    move_in(by=herning.staff, stay=stay, on=day(-1), now=NOW)
    assert nights(stay)[0] == ("trial", -2, -1)
    assert [kind for kind, *_ in nights(stay)] == ["trial", "stay"]
    assert nights(stay)[1][1] == -1


def test_an_arrival_corrected_to_a_day_before_the_trial(herning: House) -> None:
    stay = plan(herning, first=0)
    trial(herning, stay, -3)
    move_in(by=herning.staff, stay=stay, on=TODAY, now=NOW)
    correct_arrival(by=herning.staff, stay=stay, on=day(-5), reason="Kom søndag", now=NOW)
    assert [kind for kind, *_ in nights(stay)] == ["stay"]
    assert nights(stay)[0][1] == -5


def test_cancelled_with_the_stay_and_a_revived_stay_has_its_own_nights(herning: House) -> None:
    stay = plan(herning, first=5, last=40)
    trial(herning, stay, 1)
    cancel_stay(by=herning.caseworker, stay=stay, reason="Fik bolig", now=NOW)
    assert nights(stay) == []
    revive_stay(by=herning.caseworker, stay=stay, reason="En fejl", now=NOW)
    assert nights(stay) == [("stay", 5, 40)]


def test_another_place_leaves_the_trial_where_it_is(herning: House) -> None:
    stay = plan(herning, first=5)
    booking = trial(herning, stay, 1)
    other = herning.place(n=1)
    change_place(by=herning.staff, stay=stay, place=other, reason="Roligere", now=NOW)
    booking.refresh_from_db()
    assert booking.place == herning.place()
    assert stay.bookings.standing().without_trials().get().place == other


def test_a_trial_is_cancelled_once(herning: House) -> None:
    stay = plan(herning, first=5)
    booking = trial(herning, stay, 1)
    for _again in range(2):
        cancel_trial(by=herning.staff, stay=stay, trial=booking, reason="Ville ikke", now=NOW)
    assert [kind for kind, *_ in nights(stay)] == ["stay"]
    other = plan(
        herning, first=5, citizen=make_citizen(herning, "Bo Eksempel"), place=herning.place(n=1)
    )
    with pytest.raises(Conflict):
        cancel_trial(by=herning.staff, stay=other, trial=booking, reason="Hov", now=NOW)


def test_the_pages(herning: House) -> None:
    stay = make_stay(herning, days_ago=-5, arrived=False)
    tomorrow = timezone.localdate() + timedelta(days=1)
    staff = signed_in(herning.staff)
    written = {
        "place": herning.place().pk,
        "starts_on": tomorrow.isoformat(),
        "ends_on": (tomorrow + timedelta(days=1)).isoformat(),
    }
    page = staff.post(reverse("plan_trial", args=[stay.pk]), written, follow=True)
    assert "Prøveovernatninger" in text_of(page)
    assert "prøvenat" in text_of(signed_in(herning.caseworker).get(reverse("board")))

    booking = stay.bookings.trials().get()
    staff.post(reverse("cancel_trial", args=[stay.pk]), {"trial": booking.pk, "reason": "Syg"})

    assert not stay.bookings.standing().trials().exists()
