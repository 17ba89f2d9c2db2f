"""Min dag shows a reminder until it is seen, done or moved, and says nothing twice."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from audit.models import AccessLog
from core.acting import acting
from notifications.models import Reminder
from organisations.actors import Actor
from placements.services.follow_ups import complete_follow_up, move_follow_up
from reporting.my_day import MyDay, my_day
from tests.notifications.conftest import at, bare_stay, plan, sweep
from tests.world import TODAY, House, day, make_house

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def day_of(actor: Actor, now=None) -> MyDay:
    return my_day(actor, now or at(TODAY))


def news(actor: Actor) -> list[str]:
    return [f"{one.text}: {one.more}" for one in day_of(actor).news]


def signed_in(actor: Actor) -> Client:
    client = Client()
    client.force_login(actor.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_what_can_be_made_now_is_news_until_seen(herning: House) -> None:
    plan(bare_stay(herning, key_worker=herning.staff.user), day(0), day(10))
    sweep(herning, at(TODAY))
    expected = "Maja Eksempel · Månedlig opfølgning: Påmindelse: kan gøres nu, senest 27. marts"
    assert news(herning.staff) == [expected]
    assert news(herning.leader) == []
    reminder = Reminder.objects.get()
    answer = signed_in(herning.staff).post(f"/paamindelser/{reminder.pk}/set/")
    assert answer["Location"] == "/"
    assert news(herning.staff) == []
    reminder.refresh_from_db()
    seen_at = reminder.seen_at
    assert seen_at is not None
    signed_in(herning.staff).post(f"/paamindelser/{reminder.pk}/set/")
    reminder.refresh_from_db()
    assert reminder.seen_at == seen_at


def test_what_stands_above_is_not_said_twice(herning: House) -> None:
    plan(bare_stay(herning, key_worker=herning.staff.user), day(-7), day(0))
    sweep(herning, at(TODAY))
    today = day_of(herning.staff)
    assert today.news == []
    assert today.now[0].what_more == "påmindet i\u00a0dag"
    sweep(herning, at(day(1)))
    tomorrow = day_of(herning.staff, at(day(2)))
    assert tomorrow.news == []
    assert tomorrow.late[0].what_more == "Skulle være gjort 17. marts · påmindet 18. marts"


def test_overdue_the_leader_has_a_line_of_its_own_with_whose_it_is(herning: House) -> None:
    plan(bare_stay(herning, key_worker=herning.staff.user), day(-20), day(-4))
    sweep(herning, at(TODAY))
    (line,) = news(herning.leader)
    assert line == (
        "Maja Eksempel · Månedlig opfølgning: Påmindelse: skulle være gjort 13. marts · "
        f"Ansvarlig: {herning.staff.user}"
    )
    assert len(day_of(herning.leader).late) == 1


def test_where_nobody_is_named_the_leader_reads_the_office(herning: House) -> None:
    plan(bare_stay(herning), day(-20), day(-4), office="caseworker", kind="three_months")
    sweep(herning, at(TODAY))
    assert news(herning.leader)[0].endswith("Ansvarlig: Sagsbehandler, Herning Kommune 1")


def test_only_the_most_urgent_thing_is_said_of_a_follow_up(herning: House) -> None:
    plan(bare_stay(herning, key_worker=herning.staff.user), day(0), day(8))
    sweep(herning, at(TODAY))
    sweep(herning, at(day(7)))
    assert Reminder.objects.count() == 2
    (line,) = news(herning.staff)
    assert "skal være gjort senest 25. marts" in line
    latest = Reminder.objects.latest("pk")
    signed_in(herning.staff).post(f"/paamindelser/{latest.pk}/set/")
    assert news(herning.staff) == []  # and what was said before is seen with it


def test_done_or_moved_it_disappears(herning: House) -> None:
    stay = bare_stay(herning, key_worker=herning.staff.user)
    one, other = (plan(stay, day(0), day(10), kind="second_week") for _nth in range(2))
    sweep(herning, at(TODAY))
    assert len(news(herning.staff)) == 2
    complete_follow_up(
        by=herning.staff, follow_up=one, outcome="Skemaet passer.", on=TODAY, now=at(TODAY)
    )
    move_follow_up(by=herning.staff, follow_up=other, due_on=day(20), reason="Ferie", now=at(TODAY))
    assert news(herning.staff) == []


def test_nobody_puts_away_anothers_reminder(herning: House) -> None:
    plan(bare_stay(herning, key_worker=herning.staff.user), day(0), day(10))
    sweep(herning, at(TODAY))
    reminder = Reminder.objects.get()
    viborg = make_house("viborg", "Viborg Kommune", municipality_code="0791")
    for other in (herning.leader, herning.caseworker, viborg.staff):
        answer = signed_in(other).post(f"/paamindelser/{reminder.pk}/set/")
        assert answer.status_code == 404
    assert signed_in(herning.staff).get(f"/paamindelser/{reminder.pk}/set/").status_code == 405
    assert len(news(herning.staff)) == 1


def test_a_name_in_the_news_is_a_reading_that_is_logged(herning: House) -> None:
    now = timezone.now()
    today = timezone.localdate(now)
    # Beyond the days that Min dag looks ahead: the news alone name the citizen.
    plan(bare_stay(herning, key_worker=herning.staff.user), today, today + timedelta(days=20))
    sweep(herning, now + timedelta(days=7))
    with acting(herning.organisation):
        assert "Maja Eksempel" in signed_in(herning.staff).get("/").content.decode()
        assert AccessLog.objects.filter(what="my_day", user=herning.staff.user).count() == 1


@pytest.mark.parametrize("n", [1, 3, 100])
def test_the_number_of_statements_does_not_grow(
    herning: House, n: int, django_assert_num_queries
) -> None:
    for number in range(n):
        stay = bare_stay(herning, name=f"Borger {number}", key_worker=herning.staff.user)
        plan(stay, day(0), day(20))
    sweep(herning, at(TODAY))
    with django_assert_num_queries(6):
        assert day_of(herning.staff).news.total == n
