"""The order of the waiting list: the table of ``referrals.need``, read aloud."""

from __future__ import annotations

import pytest
from django.db.models import CharField, IntegerField, Value

from organisations.models import Organisation
from referrals.need import of_level, of_sleeping, points
from tests.world import house_of

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def text(value: str) -> Value:
    return Value(value, output_field=CharField())


def points_of(*, level: str | None, urgency: str, asked: str | None, whereabouts: str) -> int:
    house_of("polaris")
    nobody = Value(None, output_field=IntegerField())
    counted = points(
        judged=of_level(text(level)) if level else nobody,
        urgency=text(urgency),
        sleeps=of_sleeping(text(asked)) if asked else nobody,
        whereabouts=text(whereabouts),
    )
    [number] = Organisation.objects.filter(key="herning").values_list(counted, flat=True)
    return int(number)


@pytest.mark.parametrize(
    ("level", "urgency", "rough", "expected"),
    [
        ("can_wait", "routine", False, 0),
        ("ordinary", "routine", False, 2),
        (None, "routine", False, 2),  # nobody has judged it
        ("ordinary", "soon", False, 3),
        ("ordinary", "tonight", False, 4),
        ("ordinary", "routine", True, 4),
        ("high", "routine", False, 4),
        ("high", "tonight", True, 8),
        ("acute", "routine", False, 6),
        ("acute", "tonight", True, 10),
        ("can_wait", "routine", True, 2),
    ],
)
def test_what_counts_and_how_much(level, urgency, rough, expected) -> None:
    asked = "yes" if rough else "no"
    facts = {"level": level, "urgency": urgency, "asked": asked, "whereabouts": "own_home"}
    assert points_of(**facts) == expected


@pytest.mark.parametrize(
    ("asked", "whereabouts", "rough"),
    [
        (None, "street", True),
        (None, "relatives", False),
        ("no", "street", False),
        ("yes", "own_home", True),
    ],
)
def test_the_latest_answer_counts_before_what_was_sent(asked, whereabouts, rough) -> None:
    facts = {"level": "can_wait", "urgency": "routine", "asked": asked, "whereabouts": whereabouts}
    assert points_of(**facts) == (2 if rough else 0)
