"""Meals: chosen until the kitchen's time, counted for the kitchen and for the payment."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.models import Event
from core.acting import acting
from core.problems import Conflict, NotAllowed
from core.shown import Shown
from house_life.eating import eating_of, kitchen_list, paid_meals
from house_life.models import HouseMeals, Meal, MealChoice
from house_life.services.meals import (
    choose_meals,
    plan_meals,
    set_house_meals,
    standing_plan,
)
from house_life.services.settling import settle_meals
from organisations.roles import Role
from placements.models import Absence, Stay
from tests.house_life.helpers import paid
from tests.placements.stays import here, leave, plan
from tests.world import NOW, House, day, house_of, make_citizen

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def choose(house: House, stay: Stay, n: int, takes: bool, **changed) -> list[MealChoice]:
    facts = {"by": house.staff, "chosen": {(day(n), Meal.DINNER): takes}, "seen": {}, "now": NOW}
    return choose_meals(stay=stay, **facts | changed)


def takes(stay: Stay, n: int, meal: Meal = Meal.DINNER) -> bool:
    return eating_of([stay], day(n), day(n)).takes(stay, day(n), meal)


def test_who_pays_by_the_meal_takes_what_is_decided_and_leaves_it_out(
    mpo: House, stay: Stay
) -> None:
    paid(stay, "dinner", "45.50")
    assert takes(stay, 1)
    assert not takes(stay, 1, Meal.LUNCH)
    choose(mpo, stay, 2, False)
    choose(mpo, stay, 2, False)
    assert not takes(stay, 2)
    assert MealChoice.objects.count() == 1
    choose(mpo, stay, 2, True)
    assert takes(stay, 2)
    assert MealChoice.objects.count() == 1
    assert Event.objects.filter(kind="meals.chosen", stay_id=stay.pk).count() == 2


def test_a_meal_that_is_left_out_is_not_paid_for(mpo: House, stay: Stay) -> None:
    paid(stay, "dinner", "45.50")
    choose(mpo, stay, 2, False)
    choose(mpo, stay, 3, False)
    eating = eating_of([stay], day(1), day(5))
    by_meal = {each.meal: each for each in paid_meals(stay, eating, day(1), day(5))}
    dinner = by_meal[Meal.DINNER]
    assert (dinner.taken, dinner.left_out, dinner.kroner) == (3, 2, Decimal("136.50"))
    assert by_meal[Meal.LUNCH].kroner == 0


def test_nights_away_and_after_leaving_are_no_meals(mpo: House, stay: Stay) -> None:
    paid(stay, "dinner", "45.50")
    Absence.objects.create(
        controller=stay.controller,
        stay=stay,
        kind="hospital",
        counts_as_slept=True,
        starts_on=day(1),
        ends_on=day(3),
        reason="Indlagt",
        at=NOW,
    )
    assert [takes(stay, n) for n in range(5)] == [True, False, False, True, True]
    leave(mpo, stay, 4, now=NOW + timedelta(days=5))
    stay.refresh_from_db()
    assert not takes(stay, 4)


def test_after_the_kitchen_s_time_nothing_is_changed(mpo: House, stay: Stay) -> None:
    last_minute = timezone.make_aware(datetime.combine(day(0), time(17, 59)))
    assert choose(mpo, stay, 1, True, now=last_minute)
    with pytest.raises(Conflict) as refused:
        choose(mpo, stay, 1, False, now=last_minute + timedelta(minutes=1))
    assert refused.value.code == "too_late"
    set_house_meals(
        by=mpo.leader, house=mpo.first, meals=["lunch"], days_before=0, until=time(10), now=NOW
    )
    with pytest.raises(Conflict) as refused:
        choose(mpo, stay, 3, True)
    assert refused.value.code == "not_offered"


def test_what_a_colleague_chose_meanwhile_stays(mpo: House, stay: Stay) -> None:
    """Both saw that dinner is not taken on either day; each ticks another."""
    days = [(day(2), Meal.DINNER), (day(3), Meal.DINNER)]
    seen = dict.fromkeys(days, False)
    choose(mpo, stay, 0, False, chosen={days[0]: True, days[1]: False}, seen=seen)
    choose(mpo, stay, 0, False, chosen={days[0]: False, days[1]: True}, seen=seen)
    assert takes(stay, 2)
    assert takes(stay, 3)


def test_without_payment_the_usual_day_counts(mpo: House) -> None:
    pitstop = house_of("pitstop")
    with acting(pitstop.organisation):
        guest = here(
            pitstop,
            -3,
            11,
            by=pitstop.leader,
            place=pitstop.place(track="room"),
            citizen=make_citizen(pitstop, "Karla"),
        )
        assert not takes(guest, 1)
        plan_meals(
            by=pitstop.staff, stay=guest, usual=["dinner"], wishes=["no_pork", "soft"], now=NOW
        )
        assert takes(guest, 1)
        eating = eating_of([guest], day(1), day(1))
        assert paid_meals(guest, eating, day(1), day(1)) == []
        (line,) = kitchen_list([guest], eating, day(1), [Meal.DINNER])
        assert (line.number, line.wishes) == (1, [("Uden svinekød", 1), ("Blød kost", 1)])


def test_two_write_the_usual_day(mpo: House, stay: Stay) -> None:
    shown = Shown.of(standing_plan(None))
    plan_meals(by=mpo.staff, stay=stay, usual=["dinner"], wishes=[], now=NOW, shown=shown)
    plan = plan_meals(by=mpo.leader, stay=stay, usual=[], wishes=["soft"], now=NOW, shown=shown)
    assert (plan.usual, plan.wishes) == (["dinner"], ["soft"])


def test_setting_the_meals_of_a_house_twice_is_once(mpo: House) -> None:
    facts = {"meals": ["dinner"], "days_before": 2, "until": time(12), "now": NOW}
    for _twice in range(2):
        set_house_meals(by=mpo.leader, house=mpo.first, **facts)
    assert HouseMeals.objects.get().meals == ["dinner"]
    assert Event.objects.filter(kind="meals.house_set").count() == 1


def test_after_the_stay_nothing_is_chosen(mpo: House, stay: Stay) -> None:
    leave(mpo, stay, 0)
    with pytest.raises(Conflict) as refused:
        choose(mpo, stay, 1, True)
    assert refused.value.code == "stay_over"


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.SUPERVISOR, Role.VOLUNTEER])
def test_only_the_house_chooses(mpo: House, stay: Stay, role: Role) -> None:
    with pytest.raises(NotAllowed):
        choose(mpo, stay, 1, True, by=mpo.actors[role])


def test_a_house_one_does_not_work_in_is_not_one_s_own(mpo: House) -> None:
    there = plan(
        mpo, 0, None, place=mpo.place(mpo.second, "place"), citizen=make_citizen(mpo, "Ole")
    )
    with pytest.raises(NotAllowed):
        choose(mpo, there, 1, True)
    with pytest.raises(NotAllowed):
        set_house_meals(
            by=mpo.leader, house=mpo.second, meals=[], days_before=1, until=time(10), now=NOW
        )


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(chosen=st.lists(st.tuples(st.integers(1, 4), st.booleans()), max_size=8))
def test_eaten_and_left_out_make_up_the_days_that_are_decided(
    mpo: House, stay: Stay, chosen: list[tuple[int, bool]]
) -> None:
    MealChoice.objects.all().delete()
    if not stay.self_payments.exists():
        paid(stay, "dinner", "10.00")
    for n, wanted in chosen:
        choose(mpo, stay, n, wanted)
    eating = eating_of([stay], day(1), day(4))
    dinner = next(
        each for each in paid_meals(stay, eating, day(1), day(4)) if each.meal == Meal.DINNER
    )
    last = dict(chosen)
    assert dinner.left_out == sum(not wanted for wanted in last.values())
    assert dinner.taken + dinner.left_out == 4
    assert dinner.kroner == 10 * dinner.taken


def test_what_is_not_eaten_is_taken_off_by_a_line_and_a_change_is_another(
    mpo: House, stay: Stay
) -> None:
    """February: four days, two of them in hospital, where a price a day goes on."""
    paid(stay, "dinner", "45.50")
    Absence.objects.create(
        controller=stay.controller,
        stay=stay,
        kind="hospital",
        counts_as_slept=True,
        starts_on=day(-19),
        ends_on=day(-17),
        reason="Indlagt",
        at=NOW,
    )
    facts = {"by": mpo.leader, "stay": stay, "month": date(2026, 2, 1), "now": NOW}
    first = settle_meals(**facts)
    assert (first.decided, first.eaten, first.kroner) == (
        Decimal("182.00"),
        Decimal("91.00"),
        Decimal("-91.00"),
    )
    assert settle_meals(**facts) == first
    MealChoice.objects.create(
        controller=stay.controller, stay=stay, on=day(-20), meal="dinner", takes=False, at=NOW
    )
    assert settle_meals(**facts).kroner == Decimal("-45.50")
    assert Event.objects.filter(kind="meals.settled", stay_id=stay.pk).count() == 2
    with pytest.raises(Conflict) as refused:
        settle_meals(**facts | {"month": date(2026, 3, 1)})
    assert refused.value.code == "nothing_to_settle"
    with pytest.raises(NotAllowed):
        settle_meals(**facts | {"by": mpo.staff})
