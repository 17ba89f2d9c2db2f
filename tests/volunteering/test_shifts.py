"""Shifts: planned, taken, left; who may, and what is told."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.models import Event
from core.acting import acting
from core.problems import Conflict, NotAllowed, Problem
from core.shown import Shown, Stale
from notifications.news import unseen_news
from organisations.actors import Actor
from organisations.roles import Role
from tests.notifications.test_news import deliver_all, told
from tests.pages import signed_in
from tests.volunteering.helpers import person, plan_of, series, shift, with_account
from tests.world import NOW, House, day, house_of, make_stay
from volunteering.models import Notice, Shift, SignUp
from volunteering.services.notices import post_notice, take_down_notice
from volunteering.services.people import (
    State,
    set_volunteer_state,
    set_volunteer_terms,
)
from volunteering.services.shifts import ShiftPlan, call_off_shift, change_shift
from volunteering.services.signing_up import leave_shift, put_on_shift, take_shift
from volunteering.week import monday_of, week_of

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def kinds() -> list[str]:
    return list(Event.objects.order_by("pk").values_list("kind", flat=True))


def volunteer_of(house: House) -> Actor:
    return house.actors[Role.VOLUNTEER]


def test_a_shift_is_taken_and_left_once_each(pitstop: House) -> None:
    with_account(pitstop)
    row = shift(pitstop)
    by = volunteer_of(pitstop)
    first = take_shift(by=by, shift=row, now=NOW)
    assert take_shift(by=by, shift=row, now=NOW) == first
    for _twice in range(2):
        leave_shift(by=by, shift=row, now=NOW)
    assert not SignUp.objects.standing().exists()
    assert kinds()[-3:] == ["shift.planned", "shift.signed_up", "shift.signed_off"]


def test_the_leader_hears_of_the_gap_and_the_volunteer_of_nothing(pitstop: House) -> None:
    with_account(pitstop)
    row = shift(pitstop)
    by = volunteer_of(pitstop)
    later = timezone.now()
    row.starts_at, row.ends_at = later + timedelta(days=1), later + timedelta(days=1, hours=3)
    row.save()
    take_shift(by=by, shift=row, now=later)
    leave_shift(by=by, shift=row, now=later)
    deliver_all()
    assert told(pitstop.leader) == ["shift.signed_off"]
    assert told(by) == []
    news = unseen_news(pitstop.leader).get()
    assert news.about == pitstop.first.name


def test_nobody_takes_a_shift_that_is_full_over_or_called_off(pitstop: House) -> None:
    with_account(pitstop)
    other = person(pitstop, "Leif Strand")
    by = volunteer_of(pitstop)
    full = shift(pitstop, 1)
    put_on_shift(by=pitstop.staff, shift=full, volunteer=other, now=NOW)
    with pytest.raises(Conflict, match="mangler ikke flere"):
        take_shift(by=by, shift=full, now=NOW)
    late = shift(pitstop, 2)
    with pytest.raises(Conflict) as refused:
        take_shift(by=by, shift=late, now=late.starts_at)
    assert refused.value.code == "shift_over"
    off = shift(pitstop, 3)
    call_off_shift(by=pitstop.staff, shift=off, because="Ferie", all_later=False, now=NOW)
    with pytest.raises(Conflict) as refused:
        take_shift(by=by, shift=off, now=NOW)
    assert refused.value.code == "shift_called_off"


def test_nobody_leaves_a_shift_that_has_begun(pitstop: House) -> None:
    with_account(pitstop)
    row = shift(pitstop)
    take_shift(by=volunteer_of(pitstop), shift=row, now=NOW)
    with pytest.raises(Conflict) as refused:
        leave_shift(by=volunteer_of(pitstop), shift=row, now=row.starts_at)
    assert refused.value.code == "shift_over"


def test_what_the_house_asks_comes_first(pitstop: House) -> None:
    anna = with_account(pitstop, confidential_on=None)
    row = shift(pitstop)
    with pytest.raises(Conflict, match="tavshedspligten"):
        take_shift(by=volunteer_of(pitstop), shift=row, now=NOW)
    anna.confidential_on = day(0)
    anna.save()
    set_volunteer_terms(
        by=pitstop.leader,
        house=pitstop.first,
        asks_criminal_record=True,
        asks_child_certificate=False,
        now=NOW,
    )
    with pytest.raises(Conflict, match="straffeattesten"):
        take_shift(by=volunteer_of(pitstop), shift=row, now=NOW)


def test_a_pause_signs_off_what_is_ahead_and_hides_the_shifts(pitstop: House) -> None:
    anna = with_account(pitstop)
    row = shift(pitstop)
    by = volunteer_of(pitstop)
    take_shift(by=by, shift=row, now=NOW)
    for _twice in range(2):
        set_volunteer_state(by=pitstop.leader, volunteer=anna, state=State.PAUSED, now=NOW)
    assert not SignUp.objects.standing().exists()
    assert not Shift.objects.visible_to(by).exists()
    with pytest.raises(NotAllowed):
        take_shift(by=by, shift=row, now=NOW)
    assert kinds().count("volunteer.paused") == 1


def test_a_series_comes_each_week_and_stands_once(pitstop: House) -> None:
    weekly = series(pitstop, 1, 1, day(29))
    assert [timezone.localdate(each.starts_at) for each in weekly] == [
        day(n) for n in (1, 8, 15, 22, 29)
    ]
    assert series(pitstop, 1, 1, day(29)) == []
    fortnight = series(pitstop, 2, 2, day(29))
    assert len(fortnight) == 2
    assert {each.series for each in weekly} != {each.series for each in fortnight}


def test_over_the_change_of_the_clock_a_series_keeps_its_hour(pitstop: House) -> None:
    # The clock goes forward on 29 March 2026.
    weekly = series(pitstop, 1, 1, day(29))
    assert {timezone.localtime(each.starts_at).time() for each in weekly} == {time(16)}


def test_one_of_a_series_is_called_off_or_all_that_follow(pitstop: House) -> None:
    weekly = series(pitstop, 1, 1, day(29))
    call_off_shift(by=pitstop.staff, shift=weekly[0], because="Syg", all_later=False, now=NOW)
    assert Shift.objects.standing().count() == 4
    off = call_off_shift(
        by=pitstop.staff, shift=weekly[2], because="Ferie", all_later=True, now=NOW
    )
    assert off == weekly[2:]
    assert list(Shift.objects.standing()) == [weekly[1]]


def test_two_colleagues_change_a_shift_and_neither_loses_anything(pitstop: House) -> None:
    row = shift(pitstop)
    shown = Shown.of(ShiftPlan.of(row).values)
    change_shift(by=pitstop.staff, shift=row, plan=plan_of(place="Haven"), now=NOW, shown=shown)
    changed = change_shift(
        by=pitstop.leader, shift=row, plan=plan_of(needed=3), now=NOW, shown=shown
    )
    assert (changed.place, changed.needed) == ("Haven", 3)
    with pytest.raises(Stale):
        change_shift(
            by=pitstop.leader, shift=row, plan=plan_of(place="Stuen"), now=NOW, shown=shown
        )


def test_what_volunteers_read_names_no_citizen(pitstop: House, stay) -> None:
    for words in ("Gå en tur med Karla Bro Holst", "karla, bro og holst"):
        with pytest.raises(Problem) as refused:
            shift(pitstop, title=words)
        assert refused.value.code == "names_a_citizen"
        with pytest.raises(Problem):
            post_notice(by=pitstop.staff, house=pitstop.first, text=words, until=None, now=NOW)
    with pytest.raises(Problem) as refused:
        post_notice(by=pitstop.staff, house=pitstop.first, text="010190-1234", until=None, now=NOW)
    assert refused.value.code == "holds_cpr"
    assert shift(pitstop, title="Gå en tur over broen")


@pytest.mark.parametrize("words", ["karla spiser med", "Hent KARLAS sko", "Karla's fødselsdag"])
def test_nor_a_first_name_alone(pitstop: House, stay, words: str) -> None:
    facts = {"by": pitstop.staff, "house": pitstop.first, "until": None, "now": NOW}
    with pytest.raises(Problem) as refused:
        post_notice(text=words, names_nobody=True, **facts)
    assert refused.value.code == "names_a_citizen"
    assert "karla" not in str(refused.value.message).lower()


def test_a_name_that_may_be_meant_otherwise_is_asked_about(pitstop: House) -> None:
    """An ordinary word, or a volunteer's name, too."""
    make_stay(pitstop, name="Tage Holst", track="room", nights=14)
    make_stay(pitstop, name="Anna Bro", track="room", n=1, nights=14)
    person(pitstop, name="Anna Frivillig")
    facts = {"by": pitstop.staff, "house": pitstop.first, "until": None, "now": NOW}
    for words in ("Husk at tage opvasken", "Anna har nøglen"):
        with pytest.raises(Problem) as refused:
            post_notice(text=words, **facts)
        assert refused.value.code == "may_name_a_citizen"
        assert post_notice(text=words, names_nobody=True, **facts).text == words
    with pytest.raises(Problem):
        post_notice(text="Anna Bro har nøglen", names_nobody=True, **facts)
    client, url = signed_in(pitstop.staff), reverse("post_notice", args=[pitstop.first.pk])
    asked = client.post(url, {"text": "Tage en tur"})
    assert 'type="checkbox" name="names_nobody"' in asked.content.decode()
    client.post(url, {"text": "Tage en tur", "names_nobody": "on"})
    assert Notice.objects.filter(text="Tage en tur").exists()


def test_a_notice_stands_until_its_day_or_until_it_is_taken_down(pitstop: House) -> None:
    with_account(pitstop)
    by = volunteer_of(pitstop)
    facts = {"by": pitstop.staff, "house": pitstop.first, "now": NOW}
    note = post_notice(text="Nøglen hænger i køkkenet", until=day(2), **facts)
    assert post_notice(text="Nøglen hænger i køkkenet", until=day(2), **facts) == note
    assert len(week_of(by, monday_of(day(0)), now=NOW).notices) == 1
    assert week_of(by, monday_of(day(0)), now=NOW + timedelta(days=3)).notices == []
    take_down_notice(by=pitstop.leader, notice=note, now=NOW)
    assert week_of(by, monday_of(day(0)), now=NOW).notices == []


def test_the_week_counts_the_gaps_that_are_ahead(pitstop: House) -> None:
    anna = with_account(pitstop)
    row = shift(pitstop, 1, needed=3)
    shift(pitstop, 2, needed=2)
    put_on_shift(by=pitstop.staff, shift=row, volunteer=anna, now=NOW)
    week = week_of(pitstop.leader, monday_of(day(1)), now=NOW)
    assert week.gaps == 4
    assert week_of(pitstop.leader, monday_of(day(1)), now=row.ends_at).gaps == 2


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.SUPERVISOR, Role.VOLUNTEER])
def test_who_does_not_live_with_the_house_plans_nothing(pitstop: House, role: Role) -> None:
    with pytest.raises(NotAllowed):
        shift(pitstop, by=pitstop.actors[role])


def test_another_house_and_another_organisation_see_nothing(pitstop: House) -> None:
    anna = person(pitstop, "Anna", facility=pitstop.second, by=Actor.system(pitstop.organisation))
    row = shift(pitstop, facility=pitstop.second, by=Actor.system(pitstop.organisation))
    with_account(pitstop)
    for actor in (pitstop.staff, pitstop.leader, volunteer_of(pitstop)):
        assert not Shift.objects.visible_to(actor).exists()
        with pytest.raises(NotAllowed):
            leave_shift(by=actor, shift=row, volunteer=None, now=NOW)
    with pytest.raises(NotAllowed):
        put_on_shift(by=pitstop.staff, shift=row, volunteer=anna, now=NOW)
    elsewhere = house_of("mpo")
    with acting(elsewhere.organisation):
        assert not Shift.objects.exists()
        assert not Shift.objects.visible_to(elsewhere.staff).exists()


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(st.tuples(st.sampled_from(["on", "off"]), st.integers(0, 2)), max_size=12))
def test_never_more_than_are_wanted_and_nobody_twice(pitstop: House, steps) -> None:
    people = [person(pitstop, name) for name in ("Anna", "Bo", "Carl")]
    SignUp.objects.all().delete()
    Shift.objects.all().delete()
    row = shift(pitstop, needed=2)
    comes: set[int] = set()
    for step, n in steps:
        act = {"by": pitstop.staff, "shift": row, "volunteer": people[n], "now": NOW}
        if step == "off":
            leave_shift(**act)
            comes.discard(n)
        elif len(comes) == 2 and n not in comes:
            with pytest.raises(Conflict, match="mangler ikke flere"):
                put_on_shift(**act)
        else:
            put_on_shift(**act)
            comes.add(n)
        standing = row.sign_ups.standing().values_list("volunteer__name", flat=True)
        assert sorted(standing) == sorted(people[n].name for n in comes)
