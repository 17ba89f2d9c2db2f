"""§ is for law; a report is cited as a report."""

from __future__ import annotations

import re

import pytest
from django.utils import translation

import schemes
from core.citations import cited

TABLE = [
    ("V §\u00a02.3", "VIVE-rapporten, afsnit 2.3"),
    ("V §§\u00a02.1, 2.3", "VIVE-rapporten, afsnit 2.1 og 2.3"),
    ("V §§ 2.1, 2.3, 4.4", "VIVE-rapporten, afsnit 2.1, 2.3 og 4.4"),
    ("§\u00a0110", "serviceloven §\u00a0110"),
    ("V §\u00a03.4; §\u00a0110", "VIVE-rapporten, afsnit 3.4; serviceloven §\u00a0110"),
    ("R", "Rands artikel om MPO-projektet"),
    ("", ""),
]


@pytest.mark.parametrize(("mark", "words"), TABLE)
def test_a_mark_in_words(mark: str, words: str) -> None:
    with translation.override("da"):
        assert cited(mark) == words


def _marks() -> list[str]:
    versions = [version for scheme in schemes.SCHEMES.values() for version in scheme.versions]
    return sorted(
        {version.source for version in versions}
        | {criterion.source for version in versions for criterion in version.criteria}
        | {
            rule.source
            for version in versions
            for track in version.tracks
            for rule in track.follow_ups
        }
    )


@pytest.mark.parametrize("mark", _marks())
def test_no_mark_of_a_scheme_reaches_a_page_as_it_is(mark: str) -> None:
    with translation.override("da"):
        words = cited(mark)
    assert not re.search(r"\bV\s*§|(^|; )R($|;)", words)
    assert "§" not in words or "loven §" in words
