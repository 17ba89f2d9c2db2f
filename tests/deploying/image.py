"""The tree that goes into the image: what .dockerignore lets through, copied."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def copy_image_tree(target: Path) -> None:
    """Lay the image's working folder out in ``target``."""
    for path in let_through():
        _copy(ROOT / path, target / path)


def let_through() -> list[str]:
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    assert "*" in lines
    return [line[1:] for line in lines if line.startswith("!")]


def kept_out() -> set[str]:
    """What is left out of the folders that are let through."""
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    return {line for line in lines if line and line[0] not in "#!*"}


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():

        def left_out(folder: str, names: list[str]) -> set[str]:
            inside = Path(folder).relative_to(ROOT)
            # What is compiled comes along: without its source nothing of it is imported.
            return {name for name in names if str(inside / name) in kept_out()} | set(
                shutil.ignore_patterns("*.mo")(folder, names)
            )

        shutil.copytree(source, target, ignore=left_out)
    else:
        shutil.copy(source, target)
