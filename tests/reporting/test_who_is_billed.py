"""The rate is charged to the acting municipality; to another only where that is agreed."""

from __future__ import annotations

import pytest

from core.acting import acting
from placements.models import Stay
from reporting.figures.base import Scope
from reporting.figures.own_citizens import own_citizens
from tests.placements.stays import here
from tests.world import TODAY, House, day, house_of, make_citizen

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

HERNING, STRUER, VIBORG = "0657", "0671", "0791"


@pytest.fixture
def mpo() -> House:
    return house_of("mpo")


@pytest.mark.parametrize(
    ("home", "acting_one", "paying", "billed"),
    [
        (HERNING, STRUER, "", "Struer"),
        (HERNING, STRUER, VIBORG, "Viborg"),
        (HERNING, "", "", "Herning"),
        ("", STRUER, "", "Struer"),
    ],
)
def test_whom_the_nights_are_billed_to(
    mpo: House, home: str, acting_one: str, paying: str, billed: str
) -> None:
    with acting(mpo.organisation):
        ib = make_citizen(mpo, home_municipality=home)
        stay = here(mpo, -9, None, place=mpo.place(track="place"), by=mpo.leader, citizen=ib)
        Stay.objects.filter(pk=stay.pk).update(
            home_municipality=home, acting_municipality=acting_one, paying_municipality=paying
        )
        scope = Scope((mpo.first,), day(-9), day(1), TODAY)
        (row,) = [row for row in own_citizens(scope).rows if not row.is_total]
    assert row.cells[2] == billed
