"""What is published can't be solved, whatever files are laid side by side, and is never false.

Two tests of the same promise: a solver reads every file there can be and finds no small count; and
two worlds that differ in their small counts alone publish the same files, letter by letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citizens.models import Citizen
from core.acting import acting
from core.problems import Problem
from placements.models import Booking, Facility, Place, Stay
from reporting.figures import FIGURES, Figure, Scope
from reporting.figures.base import COVERED, SMALL, FigureRow, Unit
from reporting.figures.files import as_csv
from reporting.figures.publication import for_publication
from schemes.destinations import IN_THE_NATIONAL_COUNT
from tests.reporting.published import TODAY, atoms_of, files, scopes, solved
from tests.world import House

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

YEARS = (2021, 2022, 2023)
KIND = ("polaris", "home")
HOME, SUPPORTED, SHELTER = "own_home", "own_home_with_support", "shelter"

#: How many stays ended: by (which of two facilities, year, destination).
World = dict[tuple[int, int, str], int]


@contextmanager
def lived(house: House, world: World) -> Iterator[list[Facility]]:
    """The world's stays, each of one night and one citizen; gone afterwards."""
    with acting(house.organisation), transaction.atomic():
        facilities = [house.first, house.second]
        place = {f.pk: Place.objects.filter(facility=f, track="home")[0] for f in facilities}
        nights = {(f.pk, year): count() for f in facilities for year in YEARS}
        stays, bookings = [], []
        for (n, year, destination), many in world.items():
            for _ in range(many):
                facility = facilities[n]
                first = date(year, 1, 2) + timedelta(days=next(nights[facility.pk, year]))
                citizen = Citizen(controller=house.organisation, name="X", home_municipality="0657")
                stay = Stay(
                    controller=house.organisation,
                    citizen=citizen,
                    facility=facility,
                    scheme="polaris",
                    track="home",
                    rules_on=first,
                    status="left",
                    moved_in_on=first,
                    left_on=first + timedelta(days=1),
                    ending="as_planned",
                    destination=destination,
                )
                stays.append(stay)
                bookings.append(
                    Booking(
                        controller=house.organisation,
                        citizen=citizen,
                        stay=stay,
                        place=place[facility.pk],
                        kind="stay",
                        starts_on=first,
                        ends_on=first + timedelta(days=1),
                    )
                )
        Citizen.objects.bulk_create([stay.citizen for stay in stays])
        for stay in stays:
            stay.citizen = stay.citizen
        Stay.objects.bulk_create(stays)
        for booking, stay in zip(bookings, stays, strict=True):
            booking.citizen, booking.stay = stay.citizen, stay
        Booking.objects.bulk_create(bookings)
        yield facilities
        transaction.set_rollback(True)


def published(facilities: list[Facility]) -> list[tuple[Scope, Figure]]:
    return files(scopes(facilities, YEARS))


def as_read(of: list[tuple[Scope, Figure]]) -> list[str]:
    return [as_csv(figure) for _scope, figure in of]


def counts() -> st.SearchStrategy[World]:
    """Small and large ones, and none."""
    keys = [(n, year, d) for n in (0, 1) for year in YEARS for d in (HOME, SUPPORTED, SHELTER)]
    each = st.sampled_from([0, 0, 1, 2, 3, 4, 5, 6, 9])
    return st.fixed_dictionaries(dict.fromkeys(keys, each))


QUICK = settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@QUICK
@given(world=counts())
def test_no_small_count_can_be_solved(herning: House, world: World) -> None:
    with lived(herning, world) as facilities:
        assert solved(published(facilities), atoms_of(facilities)) == []


@QUICK
@given(world=counts(), other=st.data())
def test_worlds_that_differ_in_what_is_hidden_publish_the_same(
    herning: House, world: World, other: st.DataObject
) -> None:
    """Where a facility's whole year is small, any other small number of stays reads the same."""
    years = [(n, year) for n in (0, 1) for year in YEARS]
    total = {y: sum(world[(*y, d)] for d in (HOME, SUPPORTED, SHELTER)) for y in years}
    few = [year for year in years if 0 < total[year] < 5]
    changed = dict(world)
    for n, year in few:
        changed |= {(n, year, HOME): 0, (n, year, SUPPORTED): 0}
        changed[n, year, SHELTER] = other.draw(st.integers(1, 4))
    with lived(herning, world) as facilities:
        before = as_read(published(facilities))
    with lived(herning, changed) as facilities:
        after = as_read(published(facilities))
    assert before == after


@QUICK
@given(world=counts())
def test_nothing_published_is_false(herning: House, world: World) -> None:
    with lived(herning, world) as facilities:
        for scope, out in published(facilities):
            real = FIGURES[out.name](scope)
            by_words = {_words(real, row): row for row in real.rows}
            for row in out.rows:
                in_truth = by_words.get(_words(out, row), row)
                for column, (seen, true) in enumerate(zip(row.cells, in_truth.cells, strict=True)):
                    if seen == SMALL:
                        assert true in (1, 2, 3, 4), (out.name, column, true)
                    elif seen not in (None, COVERED):
                        assert seen == true


def _words(figure: Figure, row: FigureRow) -> tuple[Any, ...]:
    return tuple(
        cell
        for column, cell in zip(figure.columns, row.cells, strict=True)
        if column.unit is Unit.TEXT
    )


# --- Cases


def cell(house: House, world: World, name: str, year: int, column: str, n: int = 0) -> list[Any]:
    with lived(house, world) as facilities:
        chosen = (facilities[n],) if n < 2 else tuple(facilities)
        scope = Scope(chosen, date(year, 1, 1), date(year + 1, 1, 1), TODAY)
        out = for_publication(FIGURES[name](scope), scope)
        index = [each.key for each in out.columns].index(column)
        return [row.cells[index] for row in out.rows]


def test_few_are_few_and_the_others_are_said(herning: House) -> None:
    world = {(0, 2021, SHELTER): 2, (1, 2021, SHELTER): 16}
    assert cell(herning, world, "length-of-stay", 2021, "stays", 0) == [SMALL]
    assert cell(herning, world, "length-of-stay", 2021, "mean", 0) == [None]
    assert cell(herning, world, "length-of-stay", 2021, "stays", 1) == [16]
    assert cell(herning, world, "length-of-stay", 2021, "stays", 2) == [COVERED], "16 + few"
    assert cell(herning, world, "length-of-stay", 2021, "longest", 1) == [None]


def test_where_they_went_is_said_whole_or_not_at_all(herning: House) -> None:
    enough = {(0, 2021, HOME): 7, (0, 2021, SHELTER): 6}
    assert cell(herning, enough, "outcomes", 2021, "stays") == [7, 6, 7, 13]
    few = {(0, 2021, HOME): 7, (0, 2021, SUPPORTED): 1, (0, 2021, SHELTER): 6}
    covered = [COVERED] * len(Stay.Destination)
    assert cell(herning, few, "outcomes", 2021, "stays") == [*covered, 8, 14]
    assert set(cell(herning, few, "outcomes", 2021, "share")) == {None}


def test_every_destination_has_the_words_of_the_national_count() -> None:
    assert set(IN_THE_NATIONAL_COUNT) == set(Stay.Destination.values)


def test_part_of_a_year_is_not_published(herning: House) -> None:
    with lived(herning, {(0, 2021, HOME): 9}) as facilities:
        half = Scope((facilities[0],), date(2021, 1, 1), date(2021, 7, 1), TODAY)
        with pytest.raises(Problem, match="kalenderår"):
            for_publication(FIGURES["length-of-stay"](half), half)
