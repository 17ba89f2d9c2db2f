"""The walk-through of docs/api.md, read for the page that shows it and the test that runs it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from django.conf import settings

DOCUMENT: Final = Path(settings.BASE_DIR) / "docs" / "api.md"
_STEP: Final = re.compile(
    r"^### \d+\. (?P<title>.+?)\n(?P<before>.*?)```sh\n(?P<call>.*?)```\n"
    r"```text\n(?P<answer>.*?)```",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Step:
    title: str
    call: str
    #: What is printed; "…" stands for what differs from day to day.
    answer: str


@cache
def steps() -> tuple[Step, ...]:
    matches = _STEP.finditer(DOCUMENT.read_text())
    return tuple(Step(match["title"], match["call"], match["answer"]) for match in matches)
