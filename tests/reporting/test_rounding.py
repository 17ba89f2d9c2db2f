"""Half up, as people do it by hand, whatever is rounded."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reporting.rounding import per_cent, per_cent_of_persons, rounded, share_of


@pytest.mark.parametrize(
    ("part", "whole", "whole_per_cent", "one_decimal"),
    [(1, 200, "1", "0.5"), (1, 40, "3", "2.5"), (1, 2000, "0", "0.1"), (3, 3, "100", "100.0")],
)
def test_halves_go_up(part: int, whole: int, whole_per_cent: str, one_decimal: str) -> None:
    assert per_cent(part, whole, 0) == Decimal(whole_per_cent)
    assert per_cent(part, whole) == Decimal(one_decimal)


def test_of_few_persons_whole_per_cent() -> None:
    assert str(per_cent_of_persons(10, 13)) == "77"
    assert str(per_cent_of_persons(40, 52)) == "76.9"


def test_nothing_has_no_share() -> None:
    assert per_cent_of_persons(0, 0) is None
    assert per_cent(0, 0) is None


def test_nights_are_whole() -> None:
    assert share_of(365, 80) == 292
    assert share_of(5, 50) == 3
    assert rounded(Decimal("1004.565"), 2) == Decimal("1004.57")
