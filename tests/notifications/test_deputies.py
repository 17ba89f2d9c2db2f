"""While somebody is away: silent for them, told to the deputy, and theirs again afterwards."""

from __future__ import annotations

from datetime import date

import pytest

from notifications.models import Mail, Reminder
from notifications.services.sending import send_waiting
from organisations.actors import Actor
from organisations.models import Membership, TimeAway, User
from reporting.my_day import my_day
from tests.notifications.conftest import at, bare_stay, colleague, plan, sweep, told
from tests.world import TODAY, House, day

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def away(
    house: House,
    person: User,
    deputy: User | None = None,
    *,
    from_: date = TODAY,
    back: date | None = None,
) -> TimeAway:
    return TimeAway.objects.create(
        controller=house.organisation, user=person, deputy=deputy, starts_on=from_, ends_on=back
    )


def mailed() -> list[str]:
    return sorted(mail.user.email.partition("@")[0] for mail in Mail.objects.select_related("user"))


@pytest.fixture
def staff(herning: House) -> User:
    assert herning.staff.user is not None
    return herning.staff.user


@pytest.fixture
def rikke(herning: House) -> User:
    return colleague(herning, "Rikke")


def test_the_deputy_is_told_and_mailed_and_the_one_away_in_silence(
    herning: House, staff: User, rikke: User
) -> None:
    away(herning, staff, rikke)
    plan(bare_stay(herning, key_worker=staff), day(0), day(10))
    sweep(herning, at(TODAY))
    assert sorted(told()) == [("opens", "facility_staff"), ("opens", "rikke")]
    assert Reminder.objects.get(user=rikke).instead_of == staff
    assert Reminder.objects.get(user=staff).instead_of is None
    assert mailed() == ["rikke"]
    assert "Kan gøres nu, for en kollega, der er fraværende" in Mail.objects.get().subject
    assert staff.name not in Mail.objects.get().text + Mail.objects.get().subject
    assert sweep(herning, at(TODAY)) == 0


def test_what_was_told_before_is_told_again_only_where_it_can_not_wait(
    herning: House, staff: User, rikke: User
) -> None:
    stay = bare_stay(herning, key_worker=staff)
    plan(stay, day(-10), day(6))
    plan(stay, day(-10), day(0))
    plan(stay, day(-30), day(-10))
    sweep(herning, at(day(0)))
    assert len(told(user=staff)) == 3
    away(herning, staff, rikke, from_=day(1))
    sweep(herning, at(day(0), 12))
    assert told(user=rikke) == []
    sweep(herning, at(day(1), 3))
    assert told(user=rikke) == [], "a day begins at seven"
    sweep(herning, at(day(1)))
    assert sorted(told(user=rikke)) == [("overdue", "rikke"), ("overdue", "rikke")]
    assert Mail.objects.filter(user=rikke).count() == 1, "all of it in one mail"
    sweep(herning, at(day(5)))
    assert told(user=rikke)[2:] == [("soon", "rikke")]


def test_back_again_it_is_the_persons_and_the_deputys_no_longer(
    herning: House, staff: User, rikke: User
) -> None:
    away(herning, staff, rikke, back=day(3))
    plan(bare_stay(herning, key_worker=staff), day(-7), day(1))
    sweep(herning, at(day(1)))
    assert sorted(told()) == [("due", "facility_staff"), ("due", "rikke")]
    assert {one.user for one in Reminder.objects.standing(day(2))} == {staff, rikke}
    assert {one.user for one in Reminder.objects.standing(day(3))} == {staff}
    sweep(herning, at(day(3)))
    assert sorted(told(stage=4)) == [
        ("overdue", "facility_leader"),
        ("overdue", "facility_staff"),
    ]
    assert "facility_staff" in mailed()


def test_a_deputy_who_is_away_too_or_gone_leaves_it_to_the_office(
    herning: House, staff: User, rikke: User
) -> None:
    bo = colleague(herning, "Bo")
    away(herning, staff, rikke)
    away(herning, rikke, staff)  # each other's: no loop
    plan(bare_stay(herning, key_worker=staff), day(0), day(10))
    sweep(herning, at(TODAY))
    assert mailed() == ["bo"]
    assert Reminder.objects.get(user=bo).instead_of == staff
    Membership.objects.filter(user=bo).update(ends_on=day(1))
    plan(bare_stay(herning, name="En anden", key_worker=staff), day(0), day(1))
    sweep(herning, at(day(1)))
    assert mailed() == ["bo", "facility_leader"], "nobody is left in the office"
    assert not Reminder.objects.get(user=herning.leader.user, stage=3).as_leader


def test_a_deputy_whose_role_has_ended_is_passed_over(
    herning: House, staff: User, rikke: User
) -> None:
    bo = colleague(herning, "Bo")
    away(herning, staff, rikke)
    Membership.objects.filter(user=rikke).update(ends_on=TODAY)
    plan(bare_stay(herning, key_worker=staff), day(0), day(10))
    sweep(herning, at(TODAY))
    assert mailed() == ["bo"]
    assert Reminder.objects.get(user=bo).instead_of == staff


def test_a_deputy_who_can_not_see_the_house_is_passed_over(herning: House, staff: User) -> None:
    elsewhere = colleague(herning, "Ea", at_facility=herning.second)
    away(herning, staff, elsewhere)
    plan(bare_stay(herning, key_worker=staff), day(0), day(10))
    sweep(herning, at(TODAY))
    assert mailed() == ["facility_leader"]


def test_in_an_office_that_is_asked_as_one_those_present_hear(
    herning: House, staff: User, rikke: User
) -> None:
    away(herning, staff)
    plan(bare_stay(herning), day(0), day(10))
    sweep(herning, at(TODAY))
    assert sorted(told()) == [("opens", "facility_staff"), ("opens", "rikke")]
    assert mailed() == ["rikke"]
    away(herning, rikke, herning.leader.user)
    plan(bare_stay(herning, name="En anden"), day(0), day(10))
    sweep(herning, at(TODAY))
    assert mailed() == ["facility_leader", "rikke"]


def test_a_leader_who_is_away_is_stood_in_for(herning: House, staff: User, rikke: User) -> None:
    away(herning, herning.leader.user, rikke)
    plan(bare_stay(herning, key_worker=staff), day(-20), day(-4))
    sweep(herning, at(TODAY))
    assert mailed() == ["facility_staff", "rikke"]
    assert Reminder.objects.get(user=rikke).as_leader
    assert Reminder.objects.get(user=rikke).instead_of == herning.leader.user


def test_a_mail_not_sent_when_the_absence_begins_is_not_sent(
    herning: House, staff: User, rikke: User
) -> None:
    plan(bare_stay(herning, key_worker=staff), day(-7), day(0))
    sweep(herning, at(TODAY))
    away(herning, staff, rikke)
    assert send_waiting(controller=herning.organisation, now=at(TODAY)) == 0
    assert Mail.objects.get().last_error == "away"
    sweep(herning, at(TODAY))
    assert told(user=rikke) == [("due", "rikke")]


def test_my_day_of_the_deputy_has_the_work_with_for_whom(
    herning: House, staff: User, rikke: User
) -> None:
    late = bare_stay(herning, name="Maja Eksempel", coordinator=herning.caseworker.user)
    plan(late, day(-9), day(-3), office="caseworker", kind="three_months")
    absence = away(herning, herning.caseworker.user, herning.leader.user)

    def lines(day_: date = TODAY) -> list[str]:
        return [line.what_more for line in my_day(herning.leader, at(day_)).late]

    (line,) = lines()
    assert line.startswith(f"for {herning.caseworker.user} (fraværende) · Skulle være gjort")
    sweep(herning, at(TODAY))
    assert not my_day(herning.leader, at(TODAY)).news, "what stands above is not said twice"
    absence.ends_on = day(1)
    absence.save()
    assert lines(day(1)) == []


@pytest.mark.parametrize("n", [1, 3, 100])
def test_the_deputys_day_costs_the_same_for_one_as_for_a_hundred(
    herning: House, staff: User, rikke: User, n: int, django_assert_num_queries
) -> None:
    away(herning, staff, rikke)
    actor = Actor.of(rikke.memberships.get())
    for number in range(n):
        plan(bare_stay(herning, name=f"Borger {number}", key_worker=staff), day(0), day(0))
    with django_assert_num_queries(6):
        assert my_day(actor, at(TODAY)).now.total == n
