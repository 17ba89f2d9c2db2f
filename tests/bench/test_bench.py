"""The bench's own arithmetic: percentiles, goals, its table and what is called out."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import table
from bench.goals import GOALS, Goal, Unit, closing_line, judge
from bench.measured import Measured, percentile
from bench.pages import missing

FAST = Goal(name="Fast", case="page", measure="p95", limit=80, unit=Unit.MS)
MANY = Goal(name="Many", case="call", measure="rate", limit=100, unit=Unit.PER_SECOND)


@pytest.mark.parametrize(
    ("values", "per_cent", "expected"),
    [([7.0], 95, 7), ([3, 1, 2], 50, 2), (range(1, 101), 95, 95), (range(1, 21), 95, 19)],
)
def test_a_percentile_is_one_of_the_values(values, per_cent: int, expected: float) -> None:
    assert percentile(list(values), per_cent) == expected


def test_of_nothing_there_is_no_percentile() -> None:
    with pytest.raises(ValueError, match="nothing"):
        percentile([], 50)


def test_a_goal_is_judged_by_the_worst_of_its_cases() -> None:
    results = [
        Measured(case="page one", p95=40),
        Measured(case="page two", p95=90),
        Measured(case="call", rate=120),
    ]
    fast, many = judge([FAST, MANY], results)
    assert (fast.met, fast.case, fast.value) == (False, "page two", 90)
    assert (many.met, many.value) == (True, 120)
    assert closing_line([fast, many]) == "met 1 of 2 goals"


def test_what_was_not_measured_or_answers_otherwise_is_not_met() -> None:
    wrong = Measured(case="page", p95=10, wrong="10000")
    fast, many = judge([FAST, MANY], [wrong])
    assert not fast.met
    assert "another answer" in fast.case
    assert (many.met, many.case) == (False, "not measured")


def test_every_goal_names_what_is_measured() -> None:
    assert len({goal.name for goal in GOALS}) == len(GOALS)
    for goal in GOALS:
        assert hasattr(Measured(case=""), goal.measure)


def test_the_table_is_kept_and_read_again(tmp_path: Path) -> None:
    document = tmp_path / "performance.md"
    document.write_text(f"# Title\n{table.BEGIN}\nold\n{table.END}\nafter\n")
    results = [Measured(case="page", p50=30, p95=40, bare=2.0), Measured(case="call", rate=120)]
    table.keep(table.section("facts", results, judge([FAST], results)), document)
    text = document.read_text()
    assert text.startswith("# Title")
    assert text.endswith("after\n")
    assert "old" not in text
    assert "met 1 of 1 goals" in text
    assert table.kept_ratios(document) == {"page": 15.0}


def test_what_got_further_from_bare_sql_is_called_out() -> None:
    kept = {"page": 10.0, "other": 10.0}
    worse = Measured(case="page", p50=26, p95=30, bare=2.0)
    as_before = Measured(case="other", p50=24, p95=30, bare=2.0)
    new = Measured(case="new", p50=240, p95=300, bare=2.0)
    (sentence,) = table.regressions([worse, as_before, new], kept)
    assert sentence.startswith("page: 13.0 times")


def test_a_page_must_say_what_bare_sql_says() -> None:
    page = "<p>10.000 venter. <b>Pia &amp; Per</b></p>"
    assert missing(page, [("Pia & Per",), (10_000,), (None,)]) == ""
    assert missing(page, [("Ole",), ("Per",)]) == "Ole"
