"""From one place to another in the middle of a stay: nothing of it is broken, no night is lost."""

from __future__ import annotations

import pytest

from audit.models import Event
from core.problems import Conflict, Problem
from placements.models import Booking, Stay
from placements.services.bookings import PlaceTaken, close_place
from placements.services.corrections import correct_arrival, correct_leaving, undo_leaving
from placements.services.moves import correct_place, move_place
from placements.services.planned_end import extend_stay
from tests.placements.stays import GOES_ON, here, leave, open_kinds, plan
from tests.world import NOW, House, day, make_citizen

WHY = "Vand i gulvet"


def move(house: House, stay: Stay, on: int, n: int = 1, **changed) -> Stay:
    facts = {
        "by": house.staff,
        "stay": stay,
        "place": house.place(n=n),
        "on": day(on),
        "reason": WHY,
        "now": NOW,
    }
    return move_place(**facts | changed)


def nights(stay: Stay) -> list[tuple[str, int, int]]:
    """Each place the stay takes, from and to, in days from today."""
    today = day(0)
    return [
        (row.place.name, (row.starts_on - today).days, (row.ends_on - today).days)
        for row in stay.bookings.standing().select_related("place").order_by("starts_on")
    ]


@pytest.fixture
def names(herning) -> tuple[str, str, str]:
    return tuple(herning.place(n=n).name for n in range(3))


def test_the_stay_goes_on_in_another_place(herning, names):
    stay = here(herning, -5)
    before = (stay.planned_end_on, open_kinds(stay), stay.decisions.count())

    moved = move(herning, stay, -2)

    assert nights(moved) == [(names[0], -5, -2), (names[1], -2, 90)]
    stay.refresh_from_db()
    assert stay.moved_in_on == day(-5)
    assert (stay.planned_end_on, open_kinds(stay), stay.decisions.count()) == before


def test_the_old_place_is_free_and_the_new_one_is_not(herning):
    stay = here(herning, -5)
    move(herning, stay, 0)
    other = plan(herning, 0, 40, citizen=make_citizen(herning, "Karla Kvist"))
    assert other.bookings.get().place == herning.place()
    with pytest.raises(PlaceTaken):
        plan(herning, 0, 40, citizen=make_citizen(herning, "Per Ask"), place=herning.place(n=1))


def test_twice_is_once_and_moved_back_is_a_move(herning, names):
    stay = here(herning, -5)
    for _ in range(2):
        move(herning, stay, -2)
    assert Booking.objects.filter(stay=stay).count() == 2
    move(herning, stay, 0, n=0)
    assert nights(stay) == [(names[0], -5, -2), (names[1], -2, 0), (names[0], 0, 90)]


def test_a_place_that_was_written_wrong_is_put_right(herning, names):
    stay = here(herning, -5)
    move(herning, stay, -5, n=2)
    assert nights(stay) == [(names[2], -5, 90)]


@pytest.mark.parametrize(
    ("on", "n", "changed", "code"),
    [
        (90, 1, {}, "after_the_end"),
        (-6, 1, {}, "before_present_place"),
        (0, 0, {}, "already_there"),
        (0, 1, {"reason": " "}, "missing"),
    ],
)
def test_what_can_not_be_is_said_at_its_field(herning, names, on, n, changed, code):
    stay = here(herning, -5)
    with pytest.raises(Problem) as refused:
        move(herning, stay, on, n, **changed)
    assert refused.value.code == code
    assert nights(stay) == [(names[0], -5, 90)]


def test_not_to_a_place_of_another_house_or_kind(herning):
    stay = here(herning, -5)
    for place in (herning.place(herning.second), herning.place(track="guest")):
        with pytest.raises(Problem) as refused:
            move(herning, stay, 0, place=place, by=herning.caseworker)
        assert (refused.value.code, refused.value.field) == ("not_a_choice", "place")


def test_past_the_planned_end_the_end_is_moved_first(herning):
    stay = here(herning, -40, 0)
    with pytest.raises(Problem) as refused:
        move(herning, stay, 0)
    assert refused.value.code == "after_the_end"


def test_a_place_that_is_closed_or_slept_in_is_taken(herning):
    stay = here(herning, -5)
    close_place(
        by=herning.leader,
        place=herning.place(n=1),
        starts_on=day(10),
        ends_on=day(12),
        reason="Maling",
        now=NOW,
    )
    with pytest.raises(PlaceTaken):
        move(herning, stay, 0)
    here(herning, -40, 0, place=herning.place(n=2), citizen=make_citizen(herning, "Karla Kvist"))
    with pytest.raises(PlaceTaken):
        move(herning, stay, 0, n=2)


def test_only_who_is_here_moves(herning):
    with pytest.raises(Conflict) as refused:
        move(herning, plan(herning, 0), 0)
    assert refused.value.code == "not_arrived"


def test_the_end_is_moved_where_the_citizen_sleeps_now(herning, names):
    stay = here(herning, -5)
    move(herning, stay, -2)
    extend_stay(
        by=herning.caseworker,
        stay=stay,
        ends_on=day(60),
        reason="Boligen er klar før",
        now=NOW,
        answers=GOES_ON,
    )
    assert nights(stay) == [(names[0], -5, -2), (names[1], -2, 60)]


@pytest.mark.parametrize(
    ("left_on", "expected"),
    [
        (0, [(0, -9, -3), (1, -3, 0)]),
        (-3, [(0, -9, -3)]),  # left on the day of the move: never slept in the new place
        (-5, [(0, -9, -5)]),  # known late: the move did not happen
        (-9, []),
    ],
)
def test_leaving_frees_each_place_from_that_night(herning, names, left_on, expected):
    stay = here(herning, -9)
    move(herning, stay, -3)
    leave(herning, stay, left_on)
    assert nights(stay) == [(names[n], first, last) for n, first, last in expected]


def test_who_has_not_left_after_all_is_in_the_place_of_before(herning, names):
    stay = here(herning, -9)
    move(herning, stay, -3)
    leave(herning, stay, -1)
    undo_leaving(by=herning.staff, stay=stay, reason="Forkert borger", now=NOW)
    assert nights(stay) == [(names[0], -9, -3), (names[1], -3, 90)]


def test_another_day_of_leaving_and_of_arrival(herning, names):
    stay = here(herning, -9)
    move(herning, stay, -3)
    leave(herning, stay, -1)
    facts = {"by": herning.staff, "reason": "Skrevet forkert", "now": NOW}
    correct_leaving(stay=stay, on=day(0), ending="as_planned", destination="own_home", **facts)
    assert nights(stay) == [(names[0], -9, -3), (names[1], -3, 0)]
    correct_arrival(stay=stay, on=day(-11), **facts)
    assert nights(stay) == [(names[0], -11, -3), (names[1], -3, 0)]
    with pytest.raises(Problem) as refused:
        correct_arrival(stay=stay, on=day(-3), **facts)
    assert refused.value.code == "after_the_move"


@pytest.mark.parametrize("n", [0, 1])
def test_the_place_of_who_has_left_is_put_right(herning, names, n):
    """Which of the places it was that was written wrong, the nights are where they were slept."""
    stay = here(herning, -9)
    move(herning, stay, -3)
    leave(herning, stay, 0)
    wrong = stay.bookings.standing().order_by("starts_on")[n]
    right = {
        "by": herning.staff,
        "stay": stay,
        "booking": wrong,
        "place": herning.place(n=2),
        "reason": "Nøglen var til den anden",
        "now": NOW,
    }
    for _ in range(2):
        correct_place(**right)
    expected = [(names[0], -9, -3), (names[1], -3, 0)]
    expected[n] = (names[2], *expected[n][1:])
    assert nights(stay) == expected
    assert Event.objects.filter(kind="stay.place_corrected").count() == 1


def test_one_move_that_was_none_leaves_one_place(herning, names):
    stay = here(herning, -9)
    move(herning, stay, -3)
    leave(herning, stay, 0)
    second = stay.bookings.standing().latest("starts_on")
    facts = {"by": herning.staff, "reason": "Flyttede aldrig", "now": NOW}
    correct_place(stay=stay, booking=second, place=herning.place(), **facts)
    assert nights(stay) == [(names[0], -9, 0)]


def test_not_into_nights_that_somebody_else_slept(herning, names):
    other = here(herning, -9, place=herning.place(n=1), citizen=make_citizen(herning, "Per Ask"))
    leave(herning, other, -2)
    stay = here(herning, -5)
    leave(herning, stay, 0)
    with pytest.raises(PlaceTaken):
        correct_place(
            by=herning.staff,
            stay=stay,
            booking=stay.bookings.get(),
            place=herning.place(n=1),
            reason="Nøglen",
            now=NOW,
        )
    assert nights(stay) == [(names[0], -5, 0)]
