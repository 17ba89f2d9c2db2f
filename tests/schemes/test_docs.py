"""docs/schemes.md can't fall behind the rules: it names each of them."""

from __future__ import annotations

from pathlib import Path

import pytest

import schemes
from schemes.base import Version

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "schemes.md").read_text()
VERSIONS = [version for scheme in schemes.SCHEMES.values() for version in scheme.versions]


@pytest.mark.parametrize("version", VERSIONS, ids=lambda version: version.name)
def test_every_track_question_and_follow_up_is_named(version: Version) -> None:
    names = {criterion.key for criterion in version.criteria}
    for track in version.tracks:
        names.add(track.key)
        names |= {rule.kind for rule in track.follow_ups}
    assert sorted(name for name in names if f"`{name}`" not in PAGE) == []
    assert schemes.get(version.scheme).name in PAGE
