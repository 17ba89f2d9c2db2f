"""The table in docs/performance.md: written, read again, and compared with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from bench.goals import Verdict, closing_line
from bench.measured import Measured

DOCUMENT: Final = Path(__file__).resolve().parent.parent / "docs" / "performance.md"
BEGIN: Final = "<!-- measured: written by make bench -->"
END: Final = "<!-- /measured -->"
#: So much worse than what is kept is called out.
_WORSE: Final = 1.25
_COLUMNS: Final = (
    ("case", "case"),
    ("statements", "statements"),
    ("beyond", "beyond the frame"),
    ("p50", "p50 ms"),
    ("p95", "p95 ms"),
    ("p50_of_8", "p50 of 8"),
    ("p95_of_8", "p95 of 8"),
    ("web", "Python ms"),
    ("database", "database ms"),
    ("kilobytes", "KB"),
    ("growth", "growth ×"),
    ("bare", "bare SQL ms"),
    ("ratio", "÷ bare SQL"),
    ("rate", "per second"),
    ("megabytes", "MB"),
)


def table(results: Iterable[Measured]) -> str:
    """A row per case."""
    heads = [head for _key, head in _COLUMNS]
    lines = [_line(heads), _line("---" if n == 0 else "--:" for n in range(len(heads)))]
    lines += [_line(_cell(getattr(result, key)) for key, _head in _COLUMNS) for result in results]
    return "\n".join(lines)


def goals_table(verdicts: Iterable[Verdict]) -> str:
    lines = [
        _line(("goal", "limit", "measured", "met", "by")),
        _line(("---", "--:", "--:", "---", "---")),
    ]
    for verdict in verdicts:
        goal = verdict.goal
        sign = "≥" if goal.is_floor else "≤"
        value = "–" if verdict.value is None else _cell(float(verdict.value))
        limit = f"{sign} {_cell(float(goal.limit))} {goal.unit}"
        lines.append(
            _line((goal.name, limit, value, "yes" if verdict.met else "**no**", verdict.case))
        )
    return "\n".join(lines)


def section(facts: str, results: list[Measured], verdicts: list[Verdict]) -> str:
    """All that is measured, as it is kept and printed."""
    return f"{facts}\n\n{goals_table(verdicts)}\n\n{closing_line(verdicts)}\n\n{table(results)}"


def keep(text: str, document: Path = DOCUMENT) -> None:
    """Put the section into the document in place of the former."""
    before, _, rest = document.read_text().partition(BEGIN)
    _, _, after = rest.partition(END)
    document.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}")


def kept_ratios(document: Path = DOCUMENT) -> dict[str, float]:
    """What the kept table says of each case: its time through bare SQL's."""
    if not document.exists():
        return {}
    _, _, rest = document.read_text().partition(BEGIN)
    ratios, place = {}, None
    for line in rest.partition(END)[0].splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if cells[0] == "case":
            place = cells.index("÷ bare SQL")
        elif place is not None and len(cells) > place and re.fullmatch(r"[\d,.]+", cells[place]):
            ratios[cells[0]] = float(cells[place].replace(",", ""))
    return ratios


def regressions(results: Iterable[Measured], kept: dict[str, float]) -> list[str]:
    """A sentence for each case that is further from bare SQL than it was: machines differ, how many
    times bare SQL's time a page takes does so less."""
    return [
        f"{result.case}: {result.ratio:.1f} times bare SQL, kept is {kept[result.case]:.1f}."
        for result in results
        if result.ratio is not None
        and result.case in kept
        and result.ratio > kept[result.case] * _WORSE
    ]


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return (
            f"{value:,.0f}" if value >= 100 else f"{value:,.1f}" if value >= 1 else f"{value:.2f}"
        )
    return str(value)
