"""What the figures ask of nights finds its rows through an index, however many years there are."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from core.acting import acting
from organisations.models import Organisation
from placements.models import Facility
from placements.month_nights import nights_by_month
from tests.plans import assert_no_table_is_read_whole

pytestmark = pytest.mark.usefixtures("years")


def test_nights_of_a_year() -> None:
    house = Organisation.objects.get(key="herning")
    with acting(house):
        ids = list(Facility.objects.filter(controller=house).values_list("pk", flat=True))
        today = timezone.localdate()
        year = date(today.year - 1, 1, 1), date(today.year, 1, 1)
        assert_no_table_is_read_whole(
            lambda: nights_by_month(ids, *year, today, controllers=[house.pk])
        )
