"""Courses that move too slowly, each with its reasons in words."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import AccessLog
from citizens.models import Citizen
from core.acting import acting
from placements.models import FollowUp, Stay
from placements.services.follow_ups import complete_follow_up
from recovery.services.stars import start_star
from supervision.slow import slow_courses, weeks_asked_for
from tests.pages import signed_in, text_of
from tests.placements.stays import here, leave
from tests.stay_plan.acts import wanted
from tests.world import NOW, TODAY, House, day, house_of, make_citizen

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def reasons(house: House, weeks: int | None = None, on: int = 0) -> list[str]:
    slow = slow_courses(house.leader, [house.first], day(on), weeks)
    return [reason for course in slow for reason in course.reasons]


def test_quiet_for_longer_than_the_scheme_s_weeks(herning: House, stay: Stay) -> None:
    assert reasons(herning) == [
        "Der er ikke holdt en opfølgning i 8 uger.",
        "Intet område i Recovery Star er rørt i 8 uger.",
        "Intet mål i planen er rørt i 8 uger.",
    ]


def test_whoever_looks_chooses_another_number(herning: House, stay: Stay) -> None:
    assert reasons(herning, weeks=9) == []
    assert len(reasons(herning, weeks=8)) == 3
    assert [weeks_asked_for(text) for text in ("6", "0", "53", "-1", "x", "")] == [6] + [None] * 5


def test_a_follow_up_done_a_star_begun_and_a_goal_written_move_it(
    herning: House, stay: Stay
) -> None:
    row = FollowUp.objects.get(stay=stay, kind="second_week")
    complete_follow_up(by=herning.staff, follow_up=row, outcome="Godt", on=day(-3), now=NOW)
    assert len(reasons(herning)) == 2
    start_star(by=herning.staff, stay=stay, on=day(-2))
    assert len(reasons(herning)) == 1
    wanted(herning.staff, stay)
    assert reasons(herning) == []


def test_nothing_planned_and_an_end_nobody_talks_of(herning: House, stay: Stay) -> None:
    FollowUp.objects.filter(stay=stay).update(status="cancelled")
    quiet = reasons(herning, weeks=52)
    assert quiet == ["Det næste skridt er ikke aftalt: der er ingen opfølgning på vej."]
    near_the_end = reasons(herning, weeks=52, on=80)
    assert any("ikke aftalt, hvad der så skal ske" in reason for reason in near_the_end)
    past = reasons(herning, weeks=52, on=100)
    assert any("borgeren er her stadig" in reason for reason in past)


def test_longer_than_usual(herning: House, stay: Stay) -> None:
    Stay.objects.filter(pk=stay.pk).update(moved_in_on=day(-220))
    assert "Længere end sædvanligt: 3–6 måneder." in reasons(herning)


def test_where_the_next_place_is_asked_about_it_is_missed() -> None:
    pitstop = house_of("pitstop")
    citizen = make_citizen(pitstop)
    with acting(pitstop.organisation):
        row = here(pitstop, -8, 6, place=pitstop.place(track="room"), citizen=citizen)
        assert any("ikke spurgt hvorhen" in reason for reason in reasons(pitstop))
        Stay.objects.filter(pk=row.pk).update(onward="wanted")
        assert any("hvem der leder hvor" in reason for reason in reasons(pitstop))
        Stay.objects.filter(pk=row.pk).update(onward_note="Spurgt på forsorgshjemmet")
        assert not any("hvem der leder" in reason for reason in reasons(pitstop))


def test_of_who_has_left_or_died_nothing_is_waited_for(herning: House, stay: Stay) -> None:
    Citizen.objects.filter(pk=stay.citizen_id).update(died_on=TODAY)
    assert reasons(herning) == []
    Citizen.objects.filter(pk=stay.citizen_id).update(died_on=None)
    assert reasons(herning)
    leave(herning, stay, 0)
    assert reasons(herning) == []


def test_the_page_leads_to_the_case_and_is_logged(herning: House, stay: Stay) -> None:
    Stay.objects.filter(pk=stay.pk).update(moved_in_on=timezone.localdate() - timedelta(weeks=10))
    response = signed_in(herning.leader).get(reverse("slow_courses"))
    assert "Maja Eksempel" in text_of(response)
    assert reverse("stay", args=[stay.pk]) in response.content.decode()
    log = AccessLog.objects.get(what="slow courses", citizen_id=stay.citizen_id)
    assert log.purpose == "supervision"
    assert "Maja" not in text_of(signed_in(house_of("mpo").leader).get(reverse("slow_courses")))
