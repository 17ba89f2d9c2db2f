"""The picture: nothing is drawn over another, and no text outside its box."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from network.drawing import WIDTH, draw
from network.models import Relative
from network.reading import ActorAround
from network.words import Side


def around(n: int, **changed: object) -> ActorAround:
    facts: dict[str, object] = {
        "pk": n,
        "name": f"Nr. {n} med et langt navn og endnu et efternavn",
        "role": "Støtte- og kontaktperson (SKP)",
        "side": list(Side)[n % 5],
        "organisation": "Herning Kommune, Center for Handicap og Psykiatri",
        "phone": "",
        "mail": "",
        "address": "",
        "is_key": n == 0,
        "starts_on": None,
        "ends_on": None,
    }
    return ActorAround(**facts | changed)  # type: ignore[arg-type]


@pytest.mark.parametrize("count", [1, 2, 16, 17, 100])
def test_no_two_boxes_meet(count: int) -> None:
    picture = draw("Maja Eksempel", [around(n) for n in range(count)], [])
    assert len(picture.boxes) == count
    for x in {box.x for box in picture.boxes}:
        tops = sorted(box.y for box in picture.boxes if box.x == x)
        assert all(b - a >= picture.box_height for a, b in pairwise(tops))
        assert tops[0] >= 0
        assert tops[-1] + picture.box_height <= picture.height
        assert x + picture.box_width <= WIDTH
    left = max(box.x + picture.box_width for box in picture.boxes if box.x < picture.middle)
    assert left <= picture.middle - picture.radius


def test_a_long_text_is_cut_and_a_pause_is_marked() -> None:
    pause = {"paused_from": date(2026, 1, 1), "restores_on": date(2026, 5, 3), "is_paused": True}
    [box] = draw("Maja", [around(1, **pause)], []).boxes
    assert len(box.node.name) <= 24
    assert box.node.name.endswith("…")
    assert box.node.is_dashed
    assert box.node.note.startswith("på pause til")


def test_a_relative_who_must_not_be_contacted_is_marked() -> None:
    mother = Relative(name="Karen", relation="parent", is_not_contacted=True)
    [box] = draw("Maja", [], [mother]).boxes
    assert (box.node.note, box.node.is_dashed) == ("må ikke kontaktes", True)
    assert draw("Maja", [], []).boxes == []


def test_a_long_name_stands_in_three_lines() -> None:
    picture = draw("Anne-Margrethe Kjærsgaard Vestergaard Sørensen", [around(1)], [])
    assert len(picture.name) == 3
