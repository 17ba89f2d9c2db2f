"""The card: its code, however it is read; given, ended, and let go of."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given as of
from hypothesis import settings as runs
from hypothesis import strategies as st

from core.problems import Conflict, NotAllowed, Problem
from own_page.codes import LENGTH, LETTERS, address_on_card, code_in, new_code
from own_page.models import Card
from own_page.prints import picture_of
from own_page.services.cards import Given, end_card, unlock_card
from placements.models import Stay
from tests.own_page.acts import card_for, in_days
from tests.world import House

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def test_codes_are_groups_of_letters_and_no_two_are_alike() -> None:
    codes = {new_code() for _again in range(2000)}
    assert len(codes) == 2000
    assert all(re.fullmatch(r"[2-9A-HJKMNP-Z]{4}(-[2-9A-HJKMNP-Z]{4}){4}", code) for code in codes)


@runs(max_examples=25, deadline=None)
@of(letters=st.text(LETTERS, min_size=LENGTH, max_size=LENGTH), data=st.data())
def test_a_code_is_read_however_it_is_written(letters: str, data: st.DataObject) -> None:
    between = st.text(" -.·\t", max_size=2)
    written = "".join(data.draw(between) + letter for letter in letters)
    assert code_in(written.lower()[:80]) in (letters, "")
    assert code_in(letters.lower()) == letters


@runs(max_examples=25, deadline=None)
@of(written=st.text(max_size=60))
def test_what_is_no_code_is_none(written: str) -> None:
    assert code_in(written) in ("", "".join(s for s in written.upper() if s in LETTERS))


def test_the_picture_holds_the_code_behind_what_is_sent_nowhere(herning: House) -> None:
    address = address_on_card("ABCD" * 5, herning.organisation)
    before, _sign, after = address.partition("#")
    assert before.endswith("/mit/herning/")
    assert after == "ABCD" * 5
    width, path = picture_of(address)
    assert width > 30
    assert re.fullmatch(r"(M\d+ \d+h1v1h-1z)+", path)


def test_a_card_is_dated_and_its_pin_is_chosen(herning: House, stay: Stay) -> None:
    for changed, field in (
        ({"last_on": in_days(-1)}, "last_on"),
        ({"last_on": in_days(500)}, "last_on"),
        ({"last_on": None}, "last_on"),
        ({"language": "xx"}, "language"),
        ({"pin": "12"}, "pin"),
        ({"pin": "4718 "}, "pin"),
        ({"pin": "٤٧١٨"}, "pin"),
        ({"pin_again": "4719"}, "pin_again"),
    ):
        with pytest.raises(Problem) as refused:
            card_for(herning, stay, **changed)
        assert [problem.field for problem in refused.value.each] == [field]
    assert not Card.objects.exists()


def test_it_is_ended_once_with_its_reason(herning: House, stay: Stay, given: Given) -> None:
    now = timezone.now()
    ended = end_card(by=herning.staff, stay=stay, why="misused", now=now)
    again = end_card(by=herning.leader, stay=stay, why="lost", now=now + timedelta(hours=1))
    assert again == ended
    assert again.ended_because == "misused"
    with pytest.raises(Conflict):
        unlock_card(by=herning.staff, stay=stay, now=now)


def test_who_only_reads_gives_no_card(herning: House, holstebro: House, stay: Stay) -> None:
    for by in (herning.caseworker, holstebro.staff):
        with pytest.raises(NotAllowed):
            card_for(herning, stay, by=by)
