"""Figures as files: no formulas, no few citizens, nobody else's, and who may fetch them."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from core.acting import acting
from organisations.roles import Role
from placements.models import DayRate
from reporting.figures.base import Column, Figure, FigureRow, Unit
from reporting.figures.files import as_csv, guarded
from reporting.overview import overview_of
from tests.pages import signed_in, text_of
from tests.world import House, make_house, make_stay

DB = pytest.mark.django_db(databases=["default", "owner"])


def figure(*rows: FigureRow) -> Figure:
    columns = (
        Column("kind", "Kind", Unit.TEXT),
        Column("stays", "Stays", persons=True),
        Column("mean", "Mean", of_persons=True),
        Column("longest", "Longest", of_one_citizen=True),
        Column("rate", "Rate", Unit.KRONER),
    )
    return Figure("x", "X", ("So.",), "V", columns, rows, "Empty", "a headline")


FORMULAS = [
    "=1+1",
    "+45",
    "-2",
    "@sum",
    "\t=1",
    "\r=1",
    " =1",
    "  +1",
    "\u00a0=1",
    "\u200b=1",
    "＝1",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_is_a_formula(text: str) -> None:
    assert guarded(text).startswith("'")
    (cells,) = list(
        csv.reader(io.StringIO(as_csv(figure(FigureRow((text, 1, 2, 3, 4)))), newline=""))
    )[1:]
    assert cells[0].startswith("'")


#: What programs split a line at, whatever it was written with: a Danish Excel at ";".
SPLITS = [";", ",", "\t", "|", "\n"]


@pytest.mark.parametrize("split", SPLITS)
@pytest.mark.parametrize("formula", ["=cmd|'/c x'!A0", "@SUM(1)", '"=1+1', " -2+3"])
def test_a_line_split_elsewhere_begins_no_formula(split: str, formula: str) -> None:
    text = as_csv(figure(FigureRow((f"Hus{split}{formula}{split}", 1, 2, 3, 4))))
    line = text.partition("\n")[2]
    for part in re.split(r"[;,|\t\n]", line):
        assert not part.lstrip(' "').startswith(("=", "+", "-", "@")), part


def test_every_cell_is_quoted() -> None:
    text = as_csv(figure(FigureRow(("A", 1, None, Decimal("2.5"), 4))))
    assert text.splitlines()[1] == '"A","1","","2.5","4"'


@given(st.text())
def test_a_guarded_text_never_begins_a_formula(text: str) -> None:
    assert not guarded(text).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_numbers_stay_raw() -> None:
    row = as_csv(figure(FigureRow(("A", 17_505_715, Decimal("-4.5"), None, -3)))).splitlines()[1]
    assert next(csv.reader([row])) == ["A", "17505715", "-4.5", "", "-3"]


@DB
@pytest.mark.parametrize("role", list(Role))
def test_who_may_fetch_a_table(herning: House, role: Role) -> None:
    client = signed_in(herning.actors[role])
    answer = client.get("/overblik/budget.csv", {"year": timezone.localdate().year})
    allowed = role in (Role.CASEWORKER, Role.FACILITY_LEADER, Role.SUPERVISOR)
    assert answer.status_code == (200 if allowed else 403)
    if allowed:
        assert answer["Content-Type"] == "text/csv; charset=utf-8"
        assert "attachment" in answer["Content-Disposition"]
        assert answer.content.decode().startswith('\ufeff"Pladser",')


@DB
def test_nobody_fetches_another_facility_s_table(herning: House, holstebro: House) -> None:
    client = signed_in(herning.leader)
    for other in (herning.second, holstebro.first):
        asked = {"facility": str(other.pk)}
        assert other.name not in client.get("/overblik/occupancy.csv", asked).content.decode()
        assert other.name not in text_of(client.get("/overblik/", asked))


@DB
@pytest.mark.parametrize("name", ["nonsense", "own-citizens", "grant"])
def test_a_figure_that_says_nothing_here_is_not_found(herning: House, name: str) -> None:
    """Herning sells no places and gets no grant."""
    client = signed_in(herning.leader)
    assert client.get(f"/overblik/{name}.csv").status_code == 404


@DB
def test_a_name_with_a_formula_is_guarded_on_its_way_out(herning: House) -> None:
    with acting(herning.organisation):
        DayRate.objects.filter(facility=herning.first).update(name="=HYPERLINK(1)")
    client = signed_in(herning.leader)
    text = client.get("/overblik/budget.csv").content.decode()
    assert "'=HYPERLINK(1)" in text


@DB
def test_an_empty_year_says_so_kindly(herning: House) -> None:
    client = signed_in(herning.leader)
    page = text_of(client.get("/overblik/", {"year": "2020"}))
    assert "Ingen døgn var belagt i perioden." in page
    assert "Ingen ophold sluttede i perioden." in page


@DB
@pytest.mark.parametrize("n", [1, 3, 100])
def test_the_page_asks_as_often_for_100_places_as_for_one(
    n: int, django_assert_num_queries
) -> None:
    house = make_house("herning", "Herning Kommune", municipality_code="0657", tracks={"home": n})
    for number in range(min(n, 10)):
        make_stay(house, n=number, name=f"Borger {number}", days_ago=20)
    today = timezone.localdate()
    years = [today.year]
    with acting(house.organisation), django_assert_num_queries(10):
        overview_of([house.first], today.year, years, today)
