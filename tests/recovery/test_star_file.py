"""The star as a file to take home: read by everybody, with the numbers and what was corrected."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from audit.models import AccessLog
from cases.star_file import plain
from recovery.models import Star
from recovery.services.corrections import correct_area
from tests.letters.pdfs import Read
from tests.pages import signed_in
from tests.recovery.acts import AREAS, answered, done
from tests.world import make_house

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_it_is_read_by_everybody_and_its_reading_is_logged(house, stay):
    done(house, stay, on=timezone.localdate() - timedelta(days=9))
    star = done(house, stay)
    response = signed_in(house.staff).get(reverse("star_pdf", args=[star.pk]))

    assert (response["Content-Type"], response["Cache-Control"]) == ("application/pdf", "no-store")
    assert "Maja" not in response["Content-Disposition"]
    read = Read(response.content)
    faults = [fault for fault in read.problems if not fault.startswith("14")]
    assert faults == []
    assert (read.language, read.pages) == ("da", 1)
    assert {"/Table", "/TH", "/TD", "/Figure"} <= set(read.tags)
    assert AccessLog.objects.filter(what="star", action="print").count() == 1


def test_it_says_what_the_page_says(house, stay):
    before = done(house, stay, on=timezone.localdate() - timedelta(days=9), score=3)
    star = done(house, stay)
    correct_area(
        by=house.staff,
        star=star,
        area="work",
        score=7,
        citizens_words="Jeg vil i arbejde",
        reason="Tastefejl",
        now=timezone.now(),
    )
    rows = plain(Star.objects.get(pk=star.pk), [before])["rows"]

    assert [row[0] for row in rows] == [area.label for area in AREAS]
    work = next(row for row in rows if row[0] == "Arbejde")
    assert work[1:4] == ["3", "7", "+4"]
    assert "»Jeg vil i arbejde«" in work[4]
    assert "før: 4. Tastefejl" in work[4]


def test_only_a_finished_star_in_sight_is_a_file(house, stay):
    star = answered(house, stay)
    address = reverse("star_pdf", args=[star.pk])
    assert signed_in(house.staff).get(address).status_code == 404
    foreign = make_house("holstebro", "Holstebro Kommune", municipality_code="0661")
    Star.objects.filter(pk=star.pk).update(
        status="done", citizen_done_at=timezone.now(), staff_done_at=timezone.now()
    )
    assert signed_in(foreign.staff).get(address).status_code == 404
