"""The chart of stays' lengths is as wide for three thousand stays as for three."""

from __future__ import annotations

from decimal import Decimal

from reporting.charts.lengths import MOST_BARS, WIDTH, chart_of
from reporting.figures.length_of_stay import Lengths


def lengths(*days: int) -> Lengths:
    counts = {each: days.count(each) for each in days}
    return Lengths(("polaris", "home"), None, tuple(sorted(counts.items(), reverse=True)))


def test_few_stays_have_a_bar_each_longest_first() -> None:
    chart = chart_of("Bolig", lengths(3, 90, 30, 3))
    assert [bar.days for bar in chart.bars] == [90, 30, 3, 3]
    assert not chart.is_shared
    assert chart.outline.count("z") == 4
    assert chart.mean == Decimal("31.5")


def test_many_stays_share_the_bars_and_none_is_left_out() -> None:
    days = [n % 97 + 1 for n in range(2_600)]
    chart = chart_of("Bolig", lengths(*days))
    assert len(chart.bars) == MOST_BARS
    assert chart.is_shared
    assert [bar.days for bar in chart.bars] == sorted(
        (bar.days for bar in chart.bars), reverse=True
    )
    assert chart.bars[-1].x + chart.bars[-1].width <= WIDTH
    assert (chart.stays, chart.longest, chart.shortest) == (2_600, 97, 1)
    assert chart.mean == Decimal("48.7")


def test_the_median_of_an_even_number_lies_between_the_two_in_the_middle() -> None:
    assert lengths(1, 2, 5, 9).median == Decimal("3.5")
    assert lengths(1, 2, 9).median == Decimal(2)
    assert lengths(7).median == Decimal(7)
