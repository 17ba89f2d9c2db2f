"""The citizen's days with refund over all stays, those in other houses among them."""

from __future__ import annotations

import pytest
from django.urls import reverse

from audit.models import Event
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem, Problems
from organisations.roles import Role
from placements.models import StayElsewhere
from placements.refunds import refund_days
from placements.services.elsewhere import record_stay_elsewhere, remove_stay_elsewhere
from placements.services.outreach import plan_outreach
from placements.services.stays import move_in
from tests.pages import signed_in
from tests.placements.stays import here, leave
from tests.world import NOW, TODAY, House, day, house_of, make_citizen

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def mpo() -> House:
    return house_of("mpo")


@pytest.fixture
def stay(mpo: House):
    with acting(mpo.organisation):
        yield here(mpo, -9, None, place=mpo.place(track="place"), by=mpo.leader)


def elsewhere(mpo: House, stay, first: int, last: int, house: str = "Herberget i Viborg", by=None):
    return record_stay_elsewhere(
        by=by or mpo.staff,
        stay=stay,
        house=house,
        admitted_on=day(first),
        left_on=day(last),
        now=NOW,
    )


def test_all_stays_of_the_citizen_count_from_the_first_admission(mpo):
    with acting(mpo.organisation):
        ib = make_citizen(mpo)
        place, other = mpo.place(track="place"), mpo.place(track="place", n=1)
        first = here(mpo, -120, None, place=place, by=mpo.leader, citizen=ib)
        leave(mpo, first, -70)
        second = here(mpo, -9, None, place=other, by=mpo.leader, citizen=ib)
        days = refund_days(second, TODAY)
    assert days is not None
    assert (days.used, days.most, days.year_starts_on) == (50 + 10, 120, day(-120))


def test_days_elsewhere_count_and_begin_the_year(mpo, stay):
    elsewhere(mpo, stay, -200, -100)
    days = refund_days(stay, TODAY)
    assert days is not None
    assert (days.used, days.year_starts_on) == (110, day(-200))


def test_told_twice_is_once_and_told_otherwise_a_conflict(mpo, stay):
    first = elsewhere(mpo, stay, -200, -100)
    assert elsewhere(mpo, stay, -200, -100) == first
    with pytest.raises(Conflict) as caught:
        elsewhere(mpo, stay, -200, -90)
    assert caught.value.code == "told_otherwise"


def test_what_was_told_wrongly_counts_no_more_and_is_still_in_the_history(mpo, stay):
    wrong = elsewhere(mpo, stay, -200, -100)
    for _again in range(2):
        remove_stay_elsewhere(by=mpo.staff, stay=stay, elsewhere=wrong, now=NOW)
    days = refund_days(stay, TODAY)
    assert days is not None
    assert days.used == 10
    elsewhere(mpo, stay, -200, -90)  # as it should have been
    assert Event.objects.filter(kind="stay.elsewhere_removed").count() == 1


@pytest.mark.parametrize(
    ("house", "first", "last", "field"),
    [("", -20, -10, "house"), ("H", -10, -10, "left_on"), ("H", -1, 1, "left_on")],
)
def test_what_cannot_be_is_said_at_its_field(mpo, stay, house, first, last, field):
    with pytest.raises(Problems) as caught:
        elsewhere(mpo, stay, first, last, house)
    assert [each.field for each in caught.value.each] == [field]


def test_who_only_looks_writes_nothing(mpo, stay):
    with pytest.raises(NotAllowed):
        elsewhere(mpo, stay, -20, -10, by=mpo.actors[Role.SUPERVISOR])


def test_no_days_are_counted_where_no_refund_is(mpo, herning):
    with acting(mpo.organisation):
        course = plan_outreach(
            by=mpo.leader,
            citizen=make_citizen(mpo),
            facility=mpo.first,
            track="outreach",
            starts_on=TODAY,
            scheme_rules_on=TODAY,
            now=NOW,
        )
        assert refund_days(move_in(by=mpo.staff, stay=course, on=TODAY, now=NOW), TODAY) is None
    with acting(herning.organisation):
        home = here(herning)
        assert refund_days(home, TODAY) is None
        with pytest.raises(Problem) as caught:
            elsewhere(herning, home, -20, -10)
        assert caught.value.code == "no_refund"


def test_the_page_takes_it_counts_it_and_lets_it_be_removed(mpo, stay):
    client, page = signed_in(mpo.staff), reverse("stay", args=[stay.pk])
    client.post(
        reverse("stay_elsewhere", args=[stay.pk]),
        {"house": "Herberget i Viborg", "admitted_on": day(-200), "left_on": day(-100)},
    )
    shown = client.get(page).content.decode()
    assert "Herberget i Viborg" in shown
    assert "dage i det løbende år" in shown
    row = StayElsewhere.objects.get()
    client.post(reverse("remove_stay_elsewhere", args=[stay.pk, row.pk]))
    assert "Herberget i Viborg" not in client.get(page).content.decode().split("Forløb")[0]
