"""The house's fortnightly meeting: one, about its own citizens, and remembered as one line."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from core.acting import acting
from core.problems import Conflict
from placements.models import Facility
from placements.services.house_meetings import hold_house_meeting, next_meetings
from reporting.my_day import my_day
from tests.pages import signed_in
from tests.placements.test_host_municipality import HOLSTEBRO, VIBORG, stay_of
from tests.world import House, house_of

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

KIND = "fortnightly_meeting"


@pytest.fixture
def skovvang() -> House:
    return house_of("mpo")


def test_one_line_for_the_house_however_many_citizens(skovvang: House) -> None:
    stay_of(skovvang, "Eva Egen", 0, HOLSTEBRO)
    stay_of(skovvang, "Viggo Viborg", 1, VIBORG)
    now = timezone.now()
    with acting(skovvang.organisation):
        day = my_day(skovvang.leader, now)
    lines = [line for line in (*day.now, *day.soon) if "Møde" in line.what]
    assert len(lines) == 1
    page = signed_in(skovvang.leader).get(lines[0].url).content.decode()
    assert "Eva Egen" in page
    assert "Viggo Viborg" not in page


def test_held_it_is_a_fortnight_to_the_next(skovvang: House) -> None:
    today = timezone.localdate()
    url = reverse("house_meeting", args=[skovvang.first.pk, KIND])
    signed_in(skovvang.leader).post(url, {"on": today, "notes": "Alle gennemgået"})
    with acting(skovvang.organisation):
        (upcoming,) = next_meetings(Facility.objects.visible_to(skovvang.leader), today)
        facts = {"facility": skovvang.first, "kind": KIND, "on": today, "now": timezone.now()}
        hold_house_meeting(by=skovvang.staff, notes="Alle gennemgået", **facts)
        with pytest.raises(Conflict):
            hold_house_meeting(by=skovvang.staff, notes="Andet", **facts)
    assert today + timedelta(14) <= upcoming.on <= today + timedelta(18)
