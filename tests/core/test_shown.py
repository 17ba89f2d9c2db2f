"""Three states of a form put together: what was shown, what was typed, what stands by now."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.shown import Shown, Stale, merge

VALUES = st.sampled_from(["", "Ro", "Arbejde", None, date(2026, 3, 17), 4])
FORMS = st.fixed_dictionaries({"note": VALUES, "score": VALUES, "why": VALUES})


@given(shown=FORMS, typed=FORMS, standing=FORMS)
def test_nothing_that_anybody_wrote_is_lost(shown, typed, standing):
    merged, stale = None, None
    try:
        merged = merge(Shown.of(shown), typed=typed, standing=standing)
    except Stale as refused:
        stale = refused
    if stale is not None:
        for name in stale.fields:
            assert typed[name] != shown[name] != standing[name] != typed[name]
        assert stale.standing == standing
        return
    assert merged is not None
    for name, written in merged.items():
        if _text(typed[name]) != _text(shown[name]):
            assert written == typed[name], "what I changed is written"
        elif _text(standing[name]) != _text(shown[name]):
            assert written == standing[name], "what a colleague changed stands"


@given(form=FORMS, typed=FORMS)
def test_the_same_twice_is_no_conflict(form, typed):
    assert merge(Shown.of(form), typed=typed, standing=typed) == typed


def test_fields_that_are_one_fact_are_taken_from_one_person():
    shown = Shown.of({"score": None, "why": ""})
    with pytest.raises(Stale):
        merge(
            shown,
            typed={"score": 4, "why": ""},
            standing={"score": None, "why": "Vil ikke tale om det"},
            together=[("score", "why")],
        )


@pytest.mark.parametrize("token", ["", "x", "[]", "{", "null", "7", '"a"'])
def test_what_is_no_token_is_like_knowing_nothing(token):
    assert Shown.read(token) is None
    typed = {"note": "Ro"}
    assert merge(Shown.read(token), typed=typed, standing={"note": "Arbejde"}) == typed


def test_blanks_and_line_ends_that_a_browser_adds_change_nothing():
    shown = Shown.read(Shown.of({"note": "Et\nto"}).token)
    merged = merge(shown, typed={"note": "Et\r\nto "}, standing={"note": "Tre"})
    assert merged == {"note": "Tre"}


def _text(value: object) -> str:
    return "" if value is None else str(value)
