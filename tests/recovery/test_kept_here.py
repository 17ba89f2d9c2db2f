"""What the page of a star brings along for a lost connection, and what its script is answered."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.kept_here import seal_of
from core.shown import Shown
from organisations.roles import Role
from recovery.models import StarScore
from recovery.services.stars import finish_star, start_star
from tests.pages import signed_in, statements
from tests.recovery.acts import AREAS, answered

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
BY_SCRIPT = {"HX-Request": "true"}


def area_page(star, area="work"):
    return reverse("star_area", args=[star.pk, area])


def test_every_area_lies_in_the_page_once_and_costs_no_statement_more(house, stay):
    star = start_star(by=house.staff, stay=stay, on=timezone.localdate())
    client = signed_in(house.staff)
    page = client.get(area_page(star)).content.decode()

    assert sorted(re.findall(r'data-part="(\w+)"', page)) == sorted(area.key for area in AREAS)
    assert page.count("<template>") == len(AREAS) - 1
    assert len(statements(client, area_page(star))) <= 8


def test_each_person_has_a_key_of_their_own_and_no_name_is_in_any(house, stay):
    star = start_star(by=house.staff, stay=stay, on=timezone.localdate())
    leader = house.actors[Role.FACILITY_LEADER]
    for by in (house.staff, leader):
        page = signed_in(by).get(area_page(star)).content.decode()
        assert by.user is not None
        key = re.search(r'data-kept-here="([^"]+)"', page)
        assert key is not None
        assert key[1] == f"flexplads.kept.{by.user.pk}.star.{star.pk}."
        assert seal_of(by) in page
    assert seal_of(house.staff) != seal_of(leader)


def test_the_script_is_answered_with_the_area_and_what_it_is_made_from_by_now(house, stay):
    star = start_star(by=house.staff, stay=stay, on=timezone.localdate())
    answer = signed_in(house.staff).post(
        area_page(star), {"score": "4", "citizens_words": "Jeg venter"}, headers=BY_SCRIPT
    )
    body = answer.content.decode()
    assert (answer.status_code, body.count("data-part"), "<html" in body) == (200, 1, False)
    kept = StarScore.objects.get(star=star)
    token = Shown.of(
        {
            "score": kept.score,
            "left_out_because": "",
            "citizens_words": "Jeg venter",
            "staff_note": "",
        }
    ).token
    assert token in body.replace("&quot;", '"')


def test_what_waited_while_a_colleague_finished_the_star_comes_back(house, stay):
    star = answered(house, stay)
    finish_star(by=house.staff, star=star, took_part="Maja", now=timezone.now())
    client = signed_in(house.staff)
    answer = client.post(
        area_page(star), {"score": "9", "citizens_words": "Skrevet i kælderen"}, headers=BY_SCRIPT
    )
    assert answer.status_code == 409
    assert "Skrevet i kælderen" in answer.content.decode()
    page = client.get(reverse("star", args=[star.pk])).content.decode()
    assert house.staff.user is not None
    assert f'data-kept-note="{house.staff.user.pk}.star.{star.pk}.work"' in page
    correcting = client.get(reverse("correct_star", args=[star.pk, "work"])).content.decode()
    assert f'data-kept-here="flexplads.kept.{house.staff.user.pk}.star.{star.pk}."' in correcting


def test_nobody_signed_in_is_told_so_and_nothing_is_written(client, house, stay):
    star = start_star(by=house.staff, stay=stay, on=timezone.localdate())
    answer = client.post(area_page(star), {"score": "4"}, headers=BY_SCRIPT)
    assert answer.status_code == 401
    assert not StarScore.objects.exists()
