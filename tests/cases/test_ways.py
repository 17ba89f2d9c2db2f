"""From a stay to the rest of its case, and what its timeline and its forms say."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from core.acting import acting
from core.days import DayField
from placements.models import FollowUp, Stay
from placements.services.follow_ups import complete_follow_up
from recovery.editions import CURRENT, EDITIONS
from recovery.services.stars import finish_star, score_area, start_star
from tests.pages import signed_in, text_of
from tests.world import House, make_house, make_stay

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.fixture
def house() -> House:
    return make_house("herning", "Herning Kommune", municipality_code="0657")


@pytest.fixture
def stay(house: House) -> Stay:
    return make_stay(house, days_ago=16)


def name_of(house: House, stay: Stay) -> str:
    with acting(house.organisation):
        return stay.citizen.called


def second_week(house: House, stay: Stay) -> FollowUp:
    with acting(house.organisation):
        return FollowUp.objects.get(stay=stay, kind="second_week")


def test_the_timeline_tells_what_came_of_it(house, stay):
    row = second_week(house, stay)
    today = timezone.localdate()
    with acting(house.organisation):
        complete_follow_up(
            by=house.staff,
            follow_up=row,
            outcome="Støtten passer, og maden laves selv.",
            on=today,
            now=timezone.now(),
        )
        star = start_star(by=house.staff, stay=stay, on=today)
        for area in EDITIONS[CURRENT].areas:
            score_area(by=house.staff, star=star, area=area.key, score=4)
        finish_star(by=house.staff, star=star, took_part="Maja", now=timezone.now())
    client = signed_in(house.staff)
    for url in (
        reverse("stay_timeline", args=[stay.pk]),
        reverse("citizen", args=[stay.citizen_id]),
    ):
        page = client.get(url)
        assert "Støtten passer, og maden laves selv." in text_of(page)
        assert reverse("star", args=[star.pk]) in page.content.decode()


@pytest.mark.parametrize("page", ["move_out", "record_risks", "cancel_stay"])
def test_every_form_says_who_it_is_about(house, stay, page):
    text = text_of(signed_in(house.leader).get(reverse(page, args=[stay.pk])))
    for words in (name_of(house, stay), "dag 17", "home 1"):
        assert words in text


def test_so_does_the_form_of_the_one_who_decides(house, stay):
    page = signed_in(house.caseworker).get(reverse("extend_stay", args=[stay.pk]))
    assert name_of(house, stay) in text_of(page)


def test_a_follow_up_begins_where_the_last_one_ended(house, stay):
    with acting(house.organisation):
        Stay.objects.filter(pk=stay.pk).update(goals="Lave aftensmad selv")
        complete_follow_up(
            by=house.staff,
            follow_up=second_week(house, stay),
            outcome="Øver sig i at handle ind.",
            on=timezone.localdate(),
            now=timezone.now(),
        )
        following = FollowUp.objects.filter(stay=stay, status="open", kind="three_months").first()
    assert following is not None
    page = signed_in(house.staff).get(reverse("complete_follow_up", args=[following.pk]))
    text = text_of(page)
    assert "Lave aftensmad selv" in text
    assert "Øver sig i at handle ind." in text


def test_a_follow_up_after_a_star_leads_to_it(house, stay):
    with acting(house.organisation):
        star = start_star(by=house.staff, stay=stay, on=timezone.localdate())
        for area in EDITIONS[CURRENT].areas:
            score_area(by=house.staff, star=star, area=area.key, score=4)
        finish_star(by=house.staff, star=star, took_part="Maja", now=timezone.now())
        monthly = FollowUp.objects.filter(stay=stay, status="open", kind="monthly").first()
    assert monthly is not None
    page = signed_in(house.staff).get(reverse("complete_follow_up", args=[monthly.pk]))
    assert "Recovery Star fra" in text_of(page)


def test_the_board_is_opened_where_the_stay_is(house, stay):
    client = signed_in(house.caseworker)
    assert "Vis på tavlen" in text_of(client.get(reverse("stay", args=[stay.pk])))
    address = {"fra": str(timezone.localdate() - timedelta(days=10)), "tilbud": stay.facility_id}
    assert name_of(house, stay) in text_of(client.get(reverse("board"), address))


# --- A day, as it is written


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ({"on": "2026-03-24"}, date(2026, 3, 24)),
        ({"on_day": "3", "on_month": "4", "on_year": "2026"}, date(2026, 4, 3)),
        ({"on_day": " 03 ", "on_month": "04", "on_year": "2026"}, date(2026, 4, 3)),
        ({"on": "another", "on_day": "29", "on_month": "2", "on_year": "2028"}, date(2028, 2, 29)),
    ],
)
def test_a_day_is_read_as_danes_write_it(typed, day):
    field = DayField(recent=True)
    assert field.clean(field.widget.value_from_datadict(typed, {}, "on")) == day


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({}, "Skriv datoen."),
        ({"on_day": "", "on_month": "", "on_year": ""}, "Skriv datoen."),
        ({"on": "another"}, "Skriv en dato, der findes"),
        ({"on_day": "31", "on_month": "2", "on_year": "2026"}, "Skriv en dato, der findes"),
        ({"on_day": "3", "on_month": "4", "on_year": ""}, "Skriv en dato, der findes"),
        ({"on_day": "3", "on_month": "4", "on_year": "26"}, "Skriv en dato, der findes"),
    ],
)
def test_what_is_no_day_is_said_and_stays_in_the_boxes(house, stay, typed, words):
    answer = signed_in(house.staff).post(reverse("move_out", args=[stay.pk]), typed)
    assert answer.status_code == 422
    assert words in text_of(answer)
    for box, value in typed.items():
        if box != "on" and value:
            assert f'value="{value}"' in answer.content.decode()
