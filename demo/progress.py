"""How far the demonstration is, for the terminal and the pages while it is being filled in."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest


@dataclass(frozen=True, kw_only=True)
class Progress:
    """What is being filled in, as the ``step``-th of so many ``steps``."""

    subject: str
    step: int
    steps: int


def write_progress(progress: Progress) -> None:
    """Leave it where the launcher and the web process look, if anybody does."""
    if settings.DEMO_PROGRESS:
        path = Path(settings.DEMO_PROGRESS)
        unfinished = path.with_name(f"{path.name}.new")
        unfinished.write_text(json.dumps(asdict(progress)))
        unfinished.replace(path)


def end_progress() -> None:
    if settings.DEMO_PROGRESS:
        Path(settings.DEMO_PROGRESS).unlink(missing_ok=True)


def read_progress() -> Progress | None:
    """None when nothing is being filled in."""
    if settings.DEMO_PROGRESS:
        with contextlib.suppress(OSError, ValueError, TypeError):
            return Progress(**json.loads(Path(settings.DEMO_PROGRESS).read_text()))
    return None


def demonstration(_request: HttpRequest) -> dict[str, Progress | None]:
    """Template context of every page."""
    return {"demonstration": read_progress()}
