"""A move that is planned for a day to come: both places are kept for their nights."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.models import Event
from core.acting import acting
from core.problems import Problem
from placements.models import Place, Stay
from placements.services.bookings import PlaceTaken, close_place
from placements.services.moves import cancel_move, move_place
from placements.services.outreach import plan_outreach
from placements.services.planned_end import carry_on_overdue, extend_stay
from tests.placements.stays import GOES_ON, here, leave, plan
from tests.world import NOW, TODAY, House, day, make_citizen

WHY = "Hjemmet males først"
SHORT = {"length_reason": "Venter kun på boligen"}


def move(house: House, stay: Stay, on: int, n: int = 1) -> Stay:
    return move_place(
        by=house.staff, stay=stay, place=house.place(n=n), on=day(on), reason=WHY, now=NOW
    )


def nights(stay: Stay) -> list[tuple[int, int, int]]:
    """Which place, from and to, in days from today."""
    order = list(Place.objects.filter(facility=stay.facility_id, track="home").order_by("order"))
    return [
        (order.index(row.place), (row.starts_on - TODAY).days, (row.ends_on - TODAY).days)
        for row in stay.bookings.standing().select_related("place").order_by("starts_on")
    ]


def test_both_places_are_kept_for_their_nights(herning: House) -> None:
    stay = here(herning, -5)
    move(herning, stay, 10)
    assert nights(stay) == [(0, -5, 10), (1, 10, 90)]
    plan(
        herning, 0, 10, citizen=make_citizen(herning, "Per Ask"), place=herning.place(n=1), **SHORT
    )
    with pytest.raises(PlaceTaken):
        plan(herning, 9, 60, citizen=make_citizen(herning, "Ida Lund"), place=herning.place(n=1))


def test_the_house_hears_of_it_and_twice_is_once(herning: House) -> None:
    stay = here(herning, -5)
    for _ in range(2):
        move(herning, stay, 10)
    assert Event.objects.filter(kind="stay.move_planned", stay_id=stay.pk).count() == 1
    assert not Event.objects.filter(kind="stay.place_moved").exists()


def test_another_place_or_another_day_for_it(herning: House) -> None:
    stay = here(herning, -5)
    move(herning, stay, 10)
    move(herning, stay, 10, n=2)
    assert nights(stay) == [(0, -5, 10), (2, 10, 90)]
    move(herning, stay, 6, n=2)  # earlier
    assert nights(stay) == [(0, -5, 6), (2, 6, 90)]
    move(herning, stay, 0, n=1)  # and in between somewhere else
    assert nights(stay) == [(0, -5, 0), (1, 0, 6), (2, 6, 90)]


def test_the_citizen_stays_after_all(herning: House) -> None:
    stay = here(herning, -5)
    move(herning, stay, 10)
    for _ in range(2):
        cancel_move(by=herning.staff, stay=stay, reason="Vil hellere blive", now=NOW)
    assert nights(stay) == [(0, -5, 90)]
    assert Event.objects.filter(kind="stay.move_cancelled", stay_id=stay.pk).count() == 1


def test_where_no_place_is_taken_there_is_no_move_to_cancel(holstebro: House) -> None:
    with acting(holstebro.organisation):
        stay = plan_outreach(
            by=holstebro.leader,
            citizen=make_citizen(holstebro, "Ask Holm"),
            facility=holstebro.first,
            track="outreach",
            starts_on=TODAY,
            scheme_rules_on=TODAY,
            now=NOW,
        )
        assert cancel_move(by=holstebro.leader, stay=stay, reason="Nej", now=NOW) == stay


def test_to_stay_takes_a_place_that_is_free(herning: House) -> None:
    stay = here(herning, -5)
    move(herning, stay, 10)
    plan(herning, 20, 60, citizen=make_citizen(herning, "Per Ask"))
    with pytest.raises(PlaceTaken):
        cancel_move(by=herning.staff, stay=stay, reason="Vil hellere blive", now=NOW)
    assert nights(stay) == [(0, -5, 10), (1, 10, 90)]


@pytest.mark.parametrize(
    ("ends", "expected"),
    [(120, [(0, -5, 10), (1, 10, 120)]), (40, [(0, -5, 10), (1, 10, 40)]), (8, [(0, -5, 8)])],
)
def test_the_end_moves_in_the_last_place(herning: House, ends: int, expected) -> None:
    stay = here(herning, -5)
    move(herning, stay, 10)
    extend_stay(
        by=herning.caseworker, stay=stay, ends_on=day(ends), reason="Ny", now=NOW, answers=GOES_ON
    )
    assert nights(stay) == expected


def test_who_leaves_before_it_frees_both(herning: House) -> None:
    stay = here(herning, -5)
    move(herning, stay, 10)
    leave(herning, stay, 0)
    assert nights(stay) == [(0, -5, 0)]


def test_where_the_next_has_not_left_the_sweep_tells_who_waits(herning: House) -> None:
    """The move comes, and the one before is still in the bed: a conflict, not a silent overlap."""
    late = here(herning, -40, 5, place=herning.place(n=1), citizen=make_citizen(herning, "Per Ask"))
    stay = here(herning, -5)
    move(herning, stay, 5)
    on = day(6)
    conflicts = carry_on_overdue(
        controller=herning.organisation, on=on, now=NOW + timedelta(days=6)
    )
    assert conflicts == [late]


FREE_OF, LAST = 3, 12
steps = st.lists(
    st.one_of(
        *[st.tuples(st.just("move"), st.integers(0, 2), st.integers(-4, LAST + 1))] * 3,
        st.tuples(st.just("cancel"), st.just(0), st.just(0)),
        st.tuples(st.just("close"), st.integers(0, 2), st.integers(0, LAST)),
        st.tuples(st.just("extend"), st.just(0), st.integers(1, LAST + 4)),
    ),
    min_size=3,
    max_size=10,
)


class Nights:
    """What every night is slept in, as a reader with pen and paper would keep it."""

    def __init__(self) -> None:
        self.place = dict.fromkeys(range(-4, LAST), 0)
        self.closed: set[tuple[int, int]] = set()

    def runs(self) -> list[tuple[int, int, int]]:
        runs: list[tuple[int, int, int]] = []
        for night, place in sorted(self.place.items()):
            if runs and runs[-1][0] == place:
                runs[-1] = (place, runs[-1][1], night + 1)
            else:
                runs.append((place, night, night + 1))
        return runs

    def after(self, kind: str, place: int, on: int) -> dict[int, int] | None:
        """The nights as they would be; None where it can't be."""
        nights, runs = dict(self.place), self.runs()
        first_of_present = max(first for _, first, _ in runs if first <= max(0, min(nights)))
        if kind == "move":
            if (place, on) in [(p, first) for p, first, _ in runs]:
                return nights
            if on not in nights or on < first_of_present:
                return None
            until = next(end for _, first, end in runs if first <= on < end)
            if nights[on] == place:
                return None
            nights.update(dict.fromkeys(range(on, until), place))
        elif kind == "cancel":
            ahead = [run for run in runs if run[1] > 0]
            if not ahead:
                return nights
            _, first, end = ahead[0]
            nights.update(dict.fromkeys(range(first, end), nights[first - 1]))
        elif kind == "extend":
            nights = {night: nights[min(night, max(nights))] for night in range(min(nights), on)}
        taken = {(where, night) for night, where in nights.items()}
        return None if taken & self.closed else nights


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(sequence=steps)
def test_moves_today_and_ahead_leave_what_pen_and_paper_say(herning: House, sequence) -> None:
    with transaction.atomic():
        paper, stay = Nights(), here(herning, -4, LAST, **SHORT)
        for kind, place, on in sequence:
            if kind == "close":
                close_and_compare(herning, paper, place, on)
                continue
            expected = paper.after(kind, place, on)
            done = attempt(herning, stay, kind, place, on)
            assert done == (expected is not None), (kind, place, on)
            if expected is not None:
                paper.place = expected
            assert nights(stay) == paper.runs()
        transaction.set_rollback(True)


def attempt(house: House, stay: Stay, kind: str, place: int, on: int) -> bool:
    try:
        with transaction.atomic():
            if kind == "move":
                move(house, stay, on, n=place)
            elif kind == "cancel":
                cancel_move(by=house.staff, stay=stay, reason="Bliver", now=NOW)
            else:
                extend_stay(
                    by=house.caseworker,
                    stay=stay,
                    ends_on=day(on),
                    reason="Ny",
                    now=NOW,
                    answers=GOES_ON,
                )
    except Problem:
        return False
    return True


def close_and_compare(house: House, paper: Nights, place: int, on: int) -> None:
    free = paper.place.get(on) != place  # the same closure again is no other
    try:
        with transaction.atomic():
            close_place(
                by=house.leader,
                place=house.place(n=place),
                starts_on=day(on),
                ends_on=day(on + 1),
                reason="Maling",
                now=NOW,
            )
    except Problem:
        assert not free
    else:
        assert free
        paper.closed.add((place, on))
