"""The demonstration's published files, all of them, laid side by side."""

from __future__ import annotations

from datetime import date

import pytest

from core.acting import acting
from organisations.models import Organisation
from placements.models import Facility
from reporting.figures import Scope
from reporting.figures.base import SMALL
from tests.reporting.published import TODAY, atoms_of, files, solved

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


@pytest.mark.parametrize("key", ["herning", "holstebro", "pitstop"])
def test_the_demonstration_s_files_can_not_be_solved(demonstration: None, key: str) -> None:
    organisation = Organisation.objects.get(key=key)
    with acting(organisation):
        facilities = list(Facility.objects.filter(controller=organisation))
        years = tuple(range(2020, TODAY.year + 1))
        asked = [
            Scope((f,), *_window(y, back), TODAY)
            for f in facilities
            for y in years
            for back in (0, 2)
        ]
        asked += [
            Scope(tuple(facilities), *_window(y, back), TODAY) for y in years for back in (0, 2)
        ]
        of = files(asked)
        assert solved(of, atoms_of(facilities)) == []
        for scope, figure in of:
            for row in figure.rows:
                if SMALL in row.cells:
                    assert len(scope.facilities) == 1


def _window(year: int, back: int) -> tuple[date, date]:
    """As the files' page asks: a year, or it and the two before."""
    return date(max(2020, year - back), 1, 1), date(year + 1, 1, 1)
