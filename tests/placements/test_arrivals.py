"""An arrival on another day than planned: everybody hears of it, and everything follows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import Event
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem
from core.shown import Shown, Stale
from notifications.giving import give_news_of
from notifications.models import News
from organisations.actors import Actor
from organisations.roles import Role
from placements.models import Booking, DateChange, Stay
from placements.services.arrivals import move_arrival
from placements.services.bookings import PlaceTaken, close_place
from placements.services.outreach import plan_outreach
from placements.services.stays import move_in
from placements.services.trial_nights import plan_trial
from tests.pages import signed_in
from tests.placements.stays import booking_of, plan
from tests.world import NOW, TODAY, House, day, make_citizen, make_stay

WHY = "Udskrives fra afdelingen før tid"


def come(house: House, stay: Stay, on: int, **changed) -> Stay:
    facts = {"by": house.staff, "stay": stay, "on": day(on), "reason": WHY, "now": NOW}
    return move_arrival(**facts | changed)


def period(stay: Stay) -> tuple[int, int]:
    booking = stay.bookings.standing().without_trials().get()
    return (booking.starts_on - TODAY).days, (booking.ends_on - TODAY).days


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (2, (2, 90)),
        (0, (0, 90)),
        (15, (15, 90)),
    ],
)
def test_the_nights_follow_and_the_end_stands(herning: House, on: int, expected) -> None:
    stay = come(herning, plan(herning, 6), on)
    assert period(stay) == expected
    assert stay.status == Stay.Status.PLANNED
    change = DateChange.objects.get(stay=stay, what="arrival")
    assert (change.old, change.new, change.reason) == (day(6), day(on), WHY)


def test_much_earlier_does_not_make_it_longer_than_the_scheme_says(herning: House) -> None:
    stay = plan(herning, 20, 20 + 91)
    come(herning, stay, 0)
    stay.refresh_from_db()
    start, end = period(stay)
    assert stay.planned_end_on == day(end)
    assert (
        stay.version.length_problem(stay.track, moved_in_on=day(start), ends_on=day(end)) is None
        or end - start <= 91
    )


def test_without_an_end_the_review_is_counted_from_the_new_day(holstebro: House) -> None:
    with acting(holstebro.organisation):
        stay = plan(holstebro, 6, None, place=holstebro.place(track="place"))
        assert booking_of(stay).ends_on == stay.version.review_on(stay.track, day(6))
        come(holstebro, stay, 1)
        assert booking_of(stay).ends_on == stay.version.review_on(stay.track, day(1))


def test_twice_is_once_and_another_reason_is_refused(herning: House) -> None:
    stay = plan(herning, 6)
    for _ in range(2):
        come(herning, stay, 2)
    assert Event.objects.filter(kind="stay.arrival_moved", stay_id=stay.pk).count() == 1
    with pytest.raises(Conflict) as refused:
        come(herning, stay, 2, reason="Hjemmet er klar")
    assert refused.value.code == "already_moved"


def test_a_colleague_moved_it_meanwhile(herning: House) -> None:
    stay = plan(herning, 6)
    shown = Shown.of({"on": day(6)})
    come(herning, stay, 3)
    with pytest.raises(Stale):
        come(herning, stay, 1, shown=shown)
    assert period(stay) == (3, 90)


def test_where_the_place_is_not_free_so_early_another_is(herning: House) -> None:
    stay = plan(herning, 6)
    close_place(
        by=herning.leader,
        place=herning.place(),
        starts_on=day(1),
        ends_on=day(5),
        reason="Maling",
        now=NOW,
    )
    with pytest.raises(PlaceTaken) as refused:
        come(herning, stay, 2)
    assert "lukket" in str(refused.value.message)
    come(herning, stay, 2, place=herning.place(n=1))
    assert booking_of(stay).place == herning.place(n=1)
    assert period(stay) == (2, 90)


@pytest.mark.parametrize(
    ("on", "changed", "code", "field"),
    [
        (-1, {}, "in_the_past", "on"),
        (2, {"reason": "  "}, "missing", "reason"),
        (95, {}, "after_planned_end", "ends_on"),
        (95, {"ends_on": day(95)}, "ends_before_start", "ends_on"),
        (95, {"ends_on": day(200)}, "longer_than_agreed", "ends_on"),
        (6, {"ends_on": day(80)}, "only_the_end", "ends_on"),
    ],
)
def test_what_can_not_be_is_said_at_its_field(herning: House, on, changed, code, field) -> None:
    stay = plan(herning, 6)
    with pytest.raises(Problem) as refused:
        come(herning, stay, on, **changed)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert period(stay) == (6, 90)


def test_not_to_a_place_of_another_house(herning: House) -> None:
    stay = plan(herning, 6)
    with pytest.raises(Problem) as refused:
        come(herning, stay, 2, place=herning.place(herning.second), by=herning.caseworker)
    assert (refused.value.code, refused.value.field) == ("not_a_choice", "place")


def test_who_has_come_is_not_expected(herning: House) -> None:
    stay = plan(herning, 0)
    move_in(by=herning.staff, stay=stay, on=TODAY, now=NOW)
    with pytest.raises(Conflict) as refused:
        come(herning, stay, 2)
    assert refused.value.code == "already_here"


def test_outreach_begins_on_another_day_too(holstebro: House) -> None:
    with acting(holstebro.organisation):
        stay = plan_outreach(
            by=holstebro.leader,
            citizen=make_citizen(holstebro, "Ask Holm"),
            facility=holstebro.first,
            track="outreach",
            starts_on=day(6),
            scheme_rules_on=TODAY,
            now=NOW,
        )
        come(holstebro, stay, 2, by=holstebro.leader)
        stay.refresh_from_db()
        assert stay.expected_on == day(2)


def test_no_night_from_the_new_day_on_is_a_trial(herning: House) -> None:
    stay = plan(herning, 10)
    plan_trial(
        by=herning.staff,
        stay=stay,
        place=herning.place(n=1),
        starts_on=day(4),
        ends_on=day(6),
        now=NOW,
    )
    come(herning, stay, 5)
    trial = stay.bookings.trials().standing().get()
    assert (trial.starts_on, trial.ends_on) == (day(4), day(5))
    come(herning, stay, 3)
    assert not stay.bookings.trials().standing().exists()


def test_house_key_worker_and_coordinator_hear_of_it(herning: House) -> None:
    people = {"key_worker": herning.staff.user, "coordinator": herning.caseworker.user}
    stay = plan(herning, 6, **people)
    come(herning, stay, 2, by=Actor.system(herning.organisation))
    event = Event.objects.get(kind="stay.arrival_moved")
    give_news_of([event.pk], controller_id=herning.organisation.pk, now=NOW)
    hearers = {herning.staff.user, herning.caseworker.user, herning.leader.user}
    assert {row.user for row in News.objects.filter(event=event)} == hearers


def test_who_only_reads_moves_nothing(herning: House) -> None:
    stay = plan(herning, 6)
    with pytest.raises(NotAllowed):
        come(herning, stay, 2, by=herning.actors[Role.SUPERVISOR])
    assert Booking.objects.get(stay=stay).starts_on == day(6)


def test_a_guest_of_one_night_comes_later_and_the_end_moves_along(herning: House) -> None:
    """The new end is seen before it is saved."""
    stay = make_stay(herning, track="guest", days_ago=-2, nights=1, arrived=False)
    later = timezone.localdate() + timedelta(days=4)
    client, url = signed_in(herning.leader), reverse("move_arrival", args=[stay.pk])
    typed = {"on": later.isoformat(), "place": stay.bookings.get().place_id, "reason": WHY}

    asked = client.post(url, typed)

    end = later + timedelta(days=1)
    assert asked.status_code == 422
    assert f'value="{end.day}"' in asked.content.decode()
    assert stay.bookings.get().starts_on != later
    client.post(url, typed | {"ends_on": end.isoformat()})
    stay.refresh_from_db()
    assert stay.planned_end_on == end
    assert (stay.bookings.get().starts_on, stay.bookings.get().ends_on) == (later, end)
    changes = DateChange.objects.filter(stay=stay).order_by("what").values_list("what", "new")
    assert list(changes) == [("arrival", later), ("planned_end", end)]
