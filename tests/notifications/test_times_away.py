"""Writing who is away: of oneself, and of a colleague by a leader or an administrator."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from audit.models import Event
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem
from core.shown import Shown, Stale
from notifications.models import Escalation, Reminder
from notifications.services.escalating import set_escalation
from notifications.services.times_away import (
    AwayFacts,
    change_time_away,
    colleagues_of,
    deputies_for,
    end_time_away,
    set_time_away,
)
from organisations.actors import Actor
from organisations.models import Membership, TimeAway, User
from organisations.roles import Permission, Role
from tests.notifications.conftest import at, bare_stay, colleague, plan, sweep, told
from tests.pages import signed_in, statements, text_of
from tests.world import TODAY, House, day, make_house, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
NOW = at(TODAY)


def facts(first: date | None = TODAY, back: date | None = None, deputy: User | None = None):
    return AwayFacts(starts_on=first, ends_on=back, deputy=deputy.pk if deputy else None)


def write(by: Actor, person: User | None = None, **more: object) -> TimeAway:
    return set_time_away(by=by, person=person or by.user, facts=facts(**more), now=NOW)


def codes(problem: Problem) -> list[tuple[str, str | None]]:
    return [(each.code, each.field) for each in problem.each]


@pytest.fixture
def rikke(herning: House) -> User:
    return colleague(herning, "Rikke")


@pytest.fixture
def admin(herning: House) -> Actor:
    return herning.actors[Role.ORGANISATION_ADMIN]


def test_one_writes_it_of_oneself_once(herning: House, rikke: User) -> None:
    row = write(herning.staff, back=day(7), deputy=rikke)
    assert write(herning.staff, back=day(7), deputy=rikke) == row
    assert Event.objects.filter(kind="time_away.set").count() == 1
    assert list(TimeAway.objects.on(day(6))) == [row]
    assert not TimeAway.objects.on(day(7)).exists()
    assert not TimeAway.objects.on(day(-1)).exists()


def test_what_is_wrong_is_said_at_its_field(herning: House, rikke: User) -> None:
    elsewhere = colleague(herning, "Ea", at_facility=herning.second)
    for wrong, expected in (
        ({"first": None}, [("missing", "starts_on")]),
        ({"back": TODAY}, [("back_before", "ends_on")]),
        ({"first": day(-5), "back": TODAY}, [("already_over", "ends_on")]),
        ({"deputy": elsewhere}, [("not_a_choice", "deputy")]),
        ({"deputy": herning.staff.user}, [("not_a_choice", "deputy")]),
    ):
        with pytest.raises(Problem) as raised:
            write(herning.staff, **wrong)
        assert codes(raised.value) == expected
    assert not TimeAway.objects.exists()


def test_two_at_a_time_are_a_conflict_and_the_database_has_the_last_word(
    herning: House, rikke: User
) -> None:
    write(herning.staff, back=day(7))
    write(herning.staff, first=day(7), back=day(9))
    with pytest.raises(Conflict) as raised:
        write(herning.staff, first=day(6))
    assert codes(raised.value) == [("already_away", "starts_on")]
    with pytest.raises(IntegrityError, match="away_once_at_a_time"), transaction.atomic():
        TimeAway.objects.create(
            controller=herning.organisation, user=herning.staff.user, starts_on=day(3)
        )
    write(herning.leader, rikke)  # somebody else is another thing


def test_changed_with_the_same_being_nothing_and_a_colleagues_change_stale(
    herning: House, rikke: User
) -> None:
    row = write(herning.staff)
    opened = Shown.of(AwayFacts.of(row).values)
    change_time_away(by=herning.staff, row=row, facts=facts(back=day(7)), now=NOW)
    change_time_away(by=herning.staff, row=row, facts=facts(back=day(7)), now=NOW)
    assert Event.objects.filter(kind="time_away.changed").count() == 1
    with pytest.raises(Stale):
        change_time_away(
            by=herning.leader, row=row, facts=facts(back=day(9)), now=NOW, shown=opened
        )
    change_time_away(by=herning.leader, row=row, facts=facts(deputy=rikke), now=NOW, shown=opened)
    row.refresh_from_db()
    assert (row.ends_on, row.deputy) == (day(7), rikke), "both changes stand"
    with pytest.raises(Conflict, match="slut"):
        change_time_away(by=herning.staff, row=row, facts=facts(), now=at(day(7)))


def test_ended_early_from_today_and_taken_back_before_it_began(herning: House) -> None:
    row = write(herning.staff, first=day(-3))
    end_time_away(by=herning.staff, row=row, now=NOW)
    end_time_away(by=herning.staff, row=row, now=NOW)
    row.refresh_from_db()
    assert row.ends_on == TODAY
    later = write(herning.staff, first=day(3))
    end_time_away(by=herning.staff, row=later, now=NOW)
    kinds = [event.kind for event in Event.objects.filter(kind__startswith="time_away")]
    assert sorted(kinds) == sorted(
        ["time_away.set"] * 2 + ["time_away.ended", "time_away.taken_back"]
    )
    assert list(TimeAway.objects.all()) == [row]


def test_of_a_colleague_by_the_leader_of_the_house_and_the_administrator_alone(
    herning: House, rikke: User, admin: Actor
) -> None:
    elsewhere = colleague(herning, "Ea", at_facility=herning.second)
    row = write(herning.leader, rikke)
    write(admin, elsewhere)
    with pytest.raises(NotAllowed):
        write(herning.leader, elsewhere)
    for other in (herning.staff, herning.caseworker, herning.actors[Role.SUPERVISOR]):
        assert not colleagues_of(other, TODAY).exists()
        with pytest.raises(NotAllowed):
            write(other, rikke, first=day(30))
        with pytest.raises(NotAllowed):
            end_time_away(by=other, row=row, now=NOW)
    viborg = make_house("viborg", "Viborg Kommune", municipality_code="0791")
    with acting(viborg.organisation):
        for theirs in (viborg.leader, viborg.actors[Role.ORGANISATION_ADMIN]):
            with pytest.raises(NotAllowed):
                write(theirs, rikke, first=day(30))
            assert not TimeAway.objects.exists(), "row security"


def test_deputies_are_those_who_may_do_the_work(herning: House, rikke: User) -> None:
    sofie = colleague(herning, "Sofie", Role.CASEWORKER)
    colleague(herning, "Ea", at_facility=herning.second)
    own = herning.organisation
    caseworker, leader, staff = (
        one.user for one in (herning.caseworker, herning.leader, herning.staff)
    )
    assert set(deputies_for(own, staff, TODAY)) == {rikke, leader}
    assert set(deputies_for(own, caseworker, TODAY)) == {sofie, leader}
    assert set(deputies_for(own, leader, TODAY)) == {staff, rikke}
    for role in Role:
        if Permission.FOLLOW_UP not in role.permissions:
            assert not deputies_for(own, herning.actors[role].user, TODAY).exists()
    Membership.objects.filter(user=rikke).update(ends_on=day(5))
    assert rikke not in deputies_for(own, staff, day(5))


def test_the_pages_are_ones_own_or_of_whom_one_leads(herning: House, rikke: User) -> None:
    row = write(herning.staff)
    viborg = make_house("viborg", "Viborg Kommune", municipality_code="0791")
    answers = {
        herning.staff: 200,
        herning.leader: 200,
        herning.actors[Role.ORGANISATION_ADMIN]: 200,
        herning.caseworker: 404,
        herning.actors[Role.SUPERVISOR]: 404,
        viborg.leader: 404,
    }
    change, end = (reverse(name, args=[row.pk]) for name in ("change_time_away", "end_time_away"))
    for actor, status in answers.items():
        assert signed_in(actor).get(change).status_code == status
        if status == 404:
            assert signed_in(actor).post(end).status_code == 404
    assert signed_in(herning.staff).get(end).status_code == 405
    answer = signed_in(herning.staff).post(reverse("set_my_time_away"), {"starts_on": ""})
    assert answer.status_code == 422
    assert "Skriv datoen" in answer.content.decode()
    answer = signed_in(herning.leader).post(change, {"starts_on": "2030-01-07"})
    assert answer["Location"] == reverse("times_away")
    row.refresh_from_db()
    assert row.starts_on == date(2030, 1, 7)


@pytest.mark.parametrize("n", [1, 3, 49])
def test_the_list_costs_the_same_for_one_as_for_many(herning: House, n: int) -> None:
    for number in range(n):
        write(herning.leader, colleague(herning, f"P{number}"))
    assert len(statements(signed_in(herning.leader), reverse("times_away"))) == 3


def test_the_leader_hears_after_as_many_working_days_as_the_house_chose(herning: House) -> None:
    def hears(number: int | None, **more: object) -> Escalation:
        return set_escalation(
            by=herning.leader, house=herning.first, working_days=number, now=NOW, **more
        )

    assert not hears(1).pk, "as it is anyway"
    hears(3)
    hears(3)
    assert Event.objects.filter(kind="escalation.set").count() == 1
    for wrong in (None, 0, 21):
        with pytest.raises(Problem):
            hears(wrong)
    with pytest.raises(Stale):
        hears(5, shown=Shown.of({"working_days": 1}))
    stay = bare_stay(herning, key_worker=herning.staff.user)
    plan(stay, day(-7), date(2026, 3, 13))  # a Friday: Monday, Tuesday, Wednesday
    sweep(herning, at(date(2026, 3, 17)))
    assert told() == [("overdue", "facility_staff")]
    sweep(herning, at(date(2026, 3, 18), 6, 59))
    assert len(told()) == 1
    sweep(herning, at(date(2026, 3, 18), 7))
    assert told()[1:] == [("overdue", "facility_leader")]
    assert Reminder.objects.get(user=herning.leader.user).as_leader


def test_only_who_runs_the_house_sets_when_its_leader_hears(herning: House) -> None:
    for actor in (herning.staff, herning.caseworker, herning.actors[Role.SUPERVISOR]):
        with pytest.raises(NotAllowed):
            set_escalation(by=actor, house=herning.first, working_days=2, now=NOW)
    with pytest.raises(NotAllowed):
        set_escalation(by=herning.leader, house=herning.second, working_days=2, now=NOW)
    assert not Escalation.objects.exists()


def test_the_person_header_says_who_is_away_and_who_stands_in(herning: House, rikke: User) -> None:
    stay = bare_stay(herning, key_worker=herning.staff.user)
    url = reverse("stay", args=[stay.pk])
    before = len(statements(signed_in(herning.leader), url))
    today = timezone.localdate()
    TimeAway.objects.create(
        controller=herning.organisation, user=herning.staff.user, deputy=rikke, starts_on=today
    )
    page = signed_in(herning.leader).get(url).content.decode()
    assert "fraværende · stedfortræder Rikke" in page
    assert len(statements(signed_in(herning.leader), url)) == before


def test_the_follow_ups_say_that_whose_they_are_is_away(herning: House, rikke: User) -> None:
    stay = make_stay(herning, days_ago=10)
    with acting(herning.organisation):
        stay.follow_ups.open().update(responsible=herning.staff.user)
    url = reverse("follow_ups", args=[stay.pk])
    before = len(statements(signed_in(herning.leader), url))
    today = timezone.localdate()
    TimeAway.objects.create(
        controller=herning.organisation, user=herning.staff.user, deputy=rikke, starts_on=today
    )
    page = text_of(signed_in(herning.leader).get(url))
    assert f"{herning.staff.name} (fraværende · stedfortræder Rikke" in page
    assert len(statements(signed_in(herning.leader), url)) == before
