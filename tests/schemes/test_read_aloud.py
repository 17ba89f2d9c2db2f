"""What is read aloud can be heard one way only: no question holds a "not".

"Vælger du ikke at bruge …?" is answered "nej" by one who won't, and stored as one who will.
"""

from __future__ import annotations

import re

import pytest
from django.utils import translation
from django.utils.translation import gettext

import schemes
from referrals.forms.aloud import ALOUD
from schemes.base import Referrer

_NEGATIONS = {
    "en": re.compile(
        r"\b(not|no|never|without|none|nobody|nothing|n't|un\w+able)\b", re.IGNORECASE
    ),
    "da": re.compile(
        r"\b(ikke|ingen|intet|aldrig|uden|undlade|undlader|hverken|nej)\b", re.IGNORECASE
    ),
}


def _spoken() -> list[str]:
    """As the form puts them to a citizen: what is asked aloud, else the question itself."""
    questions = [str(text) for text in ALOUD.values()]
    for scheme in schemes.SCHEMES.values():
        for version in scheme.versions:
            for track in version.tracks:
                if Referrer.CITIZEN not in track.referrers:
                    continue
                questions += [
                    asked.aloud or asked.question
                    for asked in version.asked(track.key)
                    if not asked.settled_in_assessment
                ]
    return sorted(set(questions))


@pytest.mark.parametrize("language", ["en", "da"])
@pytest.mark.parametrize("question", _spoken())
def test_a_question_read_aloud_is_heard_one_way_only(question: str, language: str) -> None:
    with translation.override(language):
        said = gettext(question)
    assert not _NEGATIONS[language].search(said), said
    assert said.endswith("?")


def _yes_no() -> list[str]:
    return sorted(
        {
            asked.question
            for scheme in schemes.SCHEMES.values()
            for version in scheme.versions
            for track in version.tracks
            for asked in version.asked(track.key)
        }
    )


@pytest.mark.parametrize("question", _yes_no())
def test_no_question_of_a_form_is_negative_either(question: str) -> None:
    with translation.override("da"):
        assert not re.search(r"\b(ikke|ingen|aldrig)\b", gettext(question), re.IGNORECASE), question


def test_no_active_misuse_is_asked_as_what_it_is() -> None:
    version = schemes.get("mpo").versions[-1]
    (asked,) = [each for each in version.asked("place") if each.key == "active_misuse"]
    with translation.override("da"):
        assert gettext(asked.aloud) == "Har du et aktivt misbrug af alkohol eller stoffer nu?"
        assert "øl" in gettext(asked.help)
        assert "læge" in gettext(asked.help)
