"""The star's picture and table say the same; what was left out is not drawn as zero."""

from types import SimpleNamespace

import pytest

from recovery.drawing import HEIGHT, WIDTH, draw
from recovery.editions import CURRENT, EDITIONS
from recovery.history import Cell, _cells

AREAS = EDITIONS[CURRENT].areas


def scores(value, **special):
    return {area.key: value for area in AREAS} | special


def test_full_star_is_one_outline_with_a_point_per_area():
    drawing = draw(AREAS, scores(10), [scores(5)])

    assert len(drawing.current.outline.split(",")) == len(AREAS) == len(drawing.labels)
    assert drawing.current.outline == drawing.rings[-1]
    assert [shape.outline for shape in drawing.earlier] != [drawing.current.outline]


def test_area_left_out_breaks_the_line():
    drawing = draw(AREAS, scores(5, work=None))

    assert drawing.current.outline == ""
    assert len(drawing.current.strokes) == len(AREAS) - 2
    assert len(drawing.current.dots) == len(AREAS) - 1


def test_first_axis_points_straight_up():
    x, y = draw(AREAS, scores(10)).axes[0]

    assert float(x) == WIDTH / 2
    assert float(y) < HEIGHT / 2


@pytest.mark.parametrize(
    ("numbers", "changes"),
    [
        ([3, 5], [None, 2]),
        ([5, 3, 3], [None, -2, 0]),
        ([4, None, 6], [None, None, 2]),  # against the last one that had a number
        ([None, 4], [None, None]),
    ],
)
def test_change_is_per_area_against_the_last_number(numbers, changes):
    cells = _cells([n and SimpleNamespace(score=n) for n in numbers])

    assert [cell.change for cell in cells] == changes


def test_change_is_written_with_its_sign():
    assert [Cell(None, change).change_text for change in (2, 0, -1, None)] == ["+2", "0", "−1", ""]
