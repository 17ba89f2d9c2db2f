"""Text as people mean it: equal letters are equal text, and nothing invisible is there."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.checks import LONG_TEXT, Checks
from core.plain_text import many_lines, one_line, shows_something
from organisations.models import User


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("A\u030ase", "Åse"),
        ("A\u200b\u030ase", "Åse"),
        ("  Maja \u00a0\u2003 Eksempel\u3000", "Maja Eksempel"),
        ("Maja\tEksempel\r\n", "Maja Eksempel"),
        ("Hans\u2010Peter", "Hans-Peter"),
        ("Hans\u2013Peter", "Hans-Peter"),
        ("Hans\u2212Peter", "Hans-Peter"),
        ("Ma\u00adja\u200b\u200d\u2060\ufeff", "Maja"),
        ("\u202eMaja\u202c\u2066\u2069", "Maja"),
        ("Maja\u0007\u009f", "Maja"),
        ("Maja\ufe0f\u034f", "Maja"),
        ("Maja\u2800Bo", "Maja Bo"),
        ("Åse \u2019", "Åse \u2019"),
    ],
)
def test_one_line_is_what_is_seen(typed: str, meant: str) -> None:
    assert one_line(typed) == meant


def test_own_words_keep_their_lines_and_dashes() -> None:
    assert many_lines(" Hun\u00a0sov \u2013 endelig.\r\n\r\nI dag\u200b:\u2028ro ") == (
        "Hun sov \u2013 endelig.\n\nI dag:\nro"
    )


@pytest.mark.parametrize(
    "nothing",
    [
        " ",
        "\u200b\u200b",
        "\u2060",
        "\ufeff",
        "\u00ad",
        "\u3164\u115f",
        "\u2800",
        "\u0301",
        "\u202e \u202c",
        "\u180e",
        "\U000e0041",
    ],
)
def test_text_of_nothing_visible_is_refused(nothing: str) -> None:
    checks = Checks()

    assert not shows_something(nothing)
    assert checks.text("name", nothing, missing="Skriv navnet.") == ""
    assert [problem.field for problem in checks.problems] == ["name"]


def test_what_may_be_empty_is_empty_where_nothing_can_be_seen() -> None:
    checks = Checks()

    assert (checks.text("alias", "\u200b"), checks.problems) == ("", [])


@given(st.text())
def test_meant_is_meant_again(text: str) -> None:
    for read in (one_line, many_lines):
        meant = read(text)
        assert read(meant) == meant
        assert unicodedata.is_normalized("NFC", meant)
        assert all(unicodedata.category(c) not in ("Cc", "Cf") or c == "\n" for c in meant)


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_composed_or_not_is_the_same(text: str) -> None:
    assert one_line(unicodedata.normalize("NFD", text)) == one_line(text)


def test_long_texts_are_read_as_lines_and_short_ones_as_one() -> None:
    checks = Checks()

    assert checks.text("name", "a\nb") == "a b"
    assert checks.text("situation", "a\nb", longest=LONG_TEXT) == "a\nb"


@pytest.mark.django_db
def test_people_s_names_too() -> None:
    user = User.objects.create_user("a\u200bnne@herning.example", "A\u030ase\u00a0Bro\u200b")
    user.refresh_from_db()

    assert (user.name, user.email) == ("Åse Bro", "anne@herning.example")
    assert User.objects.get(name="A\u030ase Bro") == user
