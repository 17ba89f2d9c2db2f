"""Figures that a test measured, shown after the run: workers' own output is not."""

from collections.abc import Callable

import pytest
from _pytest.terminal import TerminalReporter

_FIGURE = "figure"


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """`figure("50 threads: worst wait 0.31 s")` prints it in the run's summary."""
    return lambda text: record_property(_FIGURE, text)


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    reports = terminalreporter.stats.get("passed", []) + terminalreporter.stats.get("failed", [])
    figures = [
        text for report in reports for name, text in report.user_properties if name == _FIGURE
    ]
    if figures:
        terminalreporter.section("measured")
        for text in figures:
            terminalreporter.write_line(str(text))
