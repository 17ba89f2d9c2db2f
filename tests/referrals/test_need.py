"""The order of the waiting list: the table of ``referrals.need``, read aloud."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from referrals.need import InNeed, order_of, points_of, sleeps_rough
from tests.world import NOW


def waits(pk: int = 1, since: datetime = NOW, **facts: Any) -> InNeed:
    usual = {"level": "", "urgency": "routine", "sleeps_rough": False}
    return InNeed(pk=pk, since=since, **(usual | facts))


@pytest.mark.parametrize(
    ("level", "urgency", "rough", "points"),
    [
        ("can_wait", "routine", False, 0),
        ("ordinary", "routine", False, 2),
        ("", "routine", False, 2),  # nobody has judged it
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
def test_what_counts_and_how_much(level, urgency, rough, points) -> None:
    assert points_of(waits(level=level, urgency=urgency, sleeps_rough=rough)) == points


def test_among_equals_who_has_waited_longest_comes_first() -> None:
    newer = waits(1, level="high")
    older = waits(2, NOW - timedelta(days=3), level="high")
    greater = waits(3, level="acute")
    assert [who.pk for who in sorted([newer, older, greater], key=order_of)] == [3, 2, 1]


@pytest.mark.parametrize(
    ("asked", "whereabouts", "rough"),
    [
        (None, "street", True),
        (None, "relatives", False),
        ("", "street", True),  # asked, and nobody knew
        ("no", "street", False),
        ("yes", "own_home", True),
    ],
)
def test_the_latest_answer_counts_before_what_was_sent(asked, whereabouts, rough) -> None:
    assert sleeps_rough(asked, whereabouts) is rough
