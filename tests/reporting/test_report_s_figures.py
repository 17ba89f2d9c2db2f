"""Every figure of DOMAIN.md § 5 comes out of the demonstration, twice: as the product counts it,
and night by night in plain Python (``slowly``). V = VIVE 2023.
"""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from core.acting import acting
from organisations.models import Organisation
from placements.models import Facility
from reporting.figures import FIGURES, Figure, Scope
from tests.reporting import independent_count
from tests.reporting.houses import facilities

pytestmark = pytest.mark.usefixtures("demonstration")

YEARS_2020_22 = date(2020, 1, 1), date(2023, 1, 1)


def scope(of: tuple[Facility, ...], start: date, end: date) -> Scope:
    return Scope(of, start, end, timezone.localdate())


def figure(name: str, key: str, start: date, end: date) -> Figure:
    with acting(Organisation.objects.get(key=key)):
        return FIGURES[name](scope(facilities(key), start, end))


def report(*arguments: str) -> str:
    printed = io.StringIO()
    call_command("report", *arguments, stdout=printed)
    return printed.getvalue()


def rows(*arguments: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(report(*arguments, "--format", "csv"))))[1:]


def slow_nights(key: str, start: date, end: date) -> list[independent_count.Night]:
    with acting(Organisation.objects.get(key=key)):
        return independent_count.nights(facilities(key), start, end, timezone.localdate())


def test_table_2_1_to_the_krone() -> None:
    """V Table 2.1, row by row in its order. The first two columns are how the days come about."""
    printed = rows("budget", "--facility", "herning", "--year", "2023")
    assert [(name, nights, rate, income) for name, _e, _t, nights, rate, income in printed] == [
        ("Fleksible boliger, Skovlyset", "584", "1243", "725912"),
        ("Fleksible boliger, Gl. Ringkøbingvej", "292", "1267", "369964"),
        ("Fleksible boliger, Pavillon", "292", "932", "272144"),
        ("Gæsteseng", "219", "431", "94389"),
        ("Servicepakker", "", "", "21120"),
        ("Nørregade", "876", "1311", "1148436"),
        ("Fleksible pladser i alt", "2263", "", "2631965"),
        ("Botilbud, ABL § 105, niv. 3", "4380", "1458", "6386040"),
        ("Botilbud, ABL § 105, niv. 4", "5110", "1661", "8487710"),
        ("Botilbudspladser på udvalgte tilbud, i alt", "", "", "14873750"),
        ("Samlede budgetterede indtægter", "", "", "17505715"),
    ]
    assert [(exist, target) for _name, exist, target, *_rest in printed[:4]] == [
        ("730", "80"),
        ("365", "80"),
        ("365", "80"),
        ("365", "60"),
    ]
    with acting(Organisation.objects.get(key="herning")):
        assert independent_count.budget(facilities("herning"), 2023) == (
            2263,
            2_631_965,
            17_505_715,
        )


def test_table_2_2_and_29_in_three_years() -> None:
    """V Table 2.2: 12, 14, 20 and 14, 18, 13; 29 in the flexible homes over the three years."""
    counted = figure("unique-citizens", "herning", *YEARS_2020_22)
    assert [column.key for column in counted.columns][1:] == [
        "year_2020",
        "year_2021",
        "year_2022",
        "period",
    ]
    assert [row.cells[1:] for row in counted.rows[:2]] == [(12, 14, 20, 29), (14, 18, 13, 28)]
    slow = independent_count.unique(slow_nights("herning", *YEARS_2020_22))
    for row, track in ((0, "home"), (1, "guest"), (2, None)):
        assert counted.rows[row].cells[1:] == tuple(
            slow[track, year][0] for year in (2020, 2021, 2022, None)
        )


def test_at_least_three_came_back_in_another_year() -> None:
    """Seven homes: at most seven stays cross each New Year, so 46 - 29 needs three who return."""
    slow = slow_nights("herning", *YEARS_2020_22)
    stays: dict[int, set[int]] = {}
    for night in slow:
        if night.slept is not None and night.track == "home":
            assert night.slept.stay is not None
            stays.setdefault(night.slept.stay.citizen_id, set()).add(night.slept.stay.pk)
    assert sum(len(of) > 1 for of in stays.values()) >= 3


def test_mean_lengths_of_149_and_4_days() -> None:
    """V § 2.4 and the 34 stays of Figure 2.1."""
    counted = figure("length-of-stay", "herning", *YEARS_2020_22)
    whole = {row.cells[0]: row.cells[2:] for row in counted.rows if row.is_total}
    assert whole["Fleksibel bolig"][:2] == (34, Decimal("149.0"))
    assert whole["Gæsteværelse"][:2] == (45, Decimal("4.0"))
    with acting(Organisation.objects.get(key="herning")):
        slow = independent_count.lengths(facilities("herning"), *YEARS_2020_22)
    for name, track in (("Fleksibel bolig", "home"), ("Gæsteværelse", "guest")):
        of = slow[track]
        expected = (len(of), *independent_count.mean_and_median(of), min(of), max(of))
        assert whole[name] == expected
    assert max(slow["home"]) - min(slow["home"]) > 200  # "stor spredning"


def test_pitstop_used_6_0_of_8_rooms() -> None:
    """V § 4.1: 6.0 of 8, 75 %."""
    year = date(2022, 1, 1), date(2023, 1, 1)
    counted = figure("occupancy", "pitstop", *year)
    (row,) = counted.rows
    assert row.cells[1:] == (2920, 0, 2920, 2190, Decimal("75.0"), None, Decimal("6.0"))
    slow = slow_nights("pitstop", *year)
    assert independent_count.occupancy(slow) == {("Pitstop", "room"): (2920, 0, 2190)}
    people = figure("unique-citizens", "pitstop", *year)
    named, unnamed = independent_count.unique(slow)["room", 2022]
    assert [row.cells[1] for row in people.rows] == [named, unnamed]
    assert named < 80  # some came back
    assert unnamed == 8


def test_mpo_had_2_own_citizens_of_8_and_bills_the_others() -> None:
    """V § 3.4 note 8, May and June 2023; § 3.3: 2,793 kr. a day."""
    months = date(2023, 5, 1), date(2023, 7, 1)
    printed = rows(
        "own-citizens", "--facility", "Skovvang", "--from", "2023-05-01", "--to", "2023-07-01"
    )
    own = [row for row in printed if row[1] == "ja"]
    assert own == [["Holstebro", "ja", "Holstebro", "2", "122", "2.0", "2793", str(122 * 2793)]]
    assert printed[-1][3:6] == ["8", "488", "8.0"]
    slow = independent_count.billed(slow_nights("holstebro", *months))
    assert slow["0661"] == (2, 122, 122 * 2793)
    assert sum(nights for _citizens, nights, _kroner in slow.values()) == 488
    assert sorted(int(row[7]) for row in printed[:-1]) == sorted(one[2] for one in slow.values())


def test_mpo_s_rate_is_the_yearly_basis_of_8_2_million() -> None:
    """V § 3.3: 1,019,000 a place, about 8.2 m for eight."""
    (row,) = rows("budget", "--facility", "Skovvang", "--year", "2023")[:1]
    assert int(row[5]) == 8 * 365 * 2793
    assert round(int(row[5]) / 8, -3) == 1_019_000
    assert round(int(row[5]) / 1e6, 1) == 8.2


def test_over_75_per_cent_back_in_own_home() -> None:
    """V § 2.9. Here of all stays, and it says so; unknown is a row of its own."""
    counted = figure("outcomes", "herning", *YEARS_2020_22)
    homes = [row.cells for row in counted.rows if row.cells[0] == "Fleksibel bolig"]
    with acting(Organisation.objects.get(key="herning")):
        slow = independent_count.destinations(facilities("herning"), *YEARS_2020_22)
    home = slow["home", "own_home_with_support"] + slow["home", "own_home"]
    known = sum(n for (track, to), n in slow.items() if track == "home" and to != "unknown")
    assert ("Fleksibel bolig", "Tilbage i egen bolig", "", home, Decimal("79")) in homes
    assert independent_count.half_up(Decimal(100 * home) / known, 1) == Decimal("78.8")
    assert ("Fleksibel bolig", "Ikke kendt", "Ikke kendt", 1, None) in homes
    assert any("stikprøve" in sentence for sentence in counted.definition)


def test_the_grant_is_1_004_57_kroner_per_night_used() -> None:
    """2,200,000 / (6.0 x 365): our derivation."""
    printed = json.loads(
        report("grant", "--facility", "pitstop", "--year", "2022", "--format", "json")
    )
    (row,) = printed["rows"]
    assert (row["grant"], row["nights"], row["per_night"]) == (2_200_000, 2190, 1004.57)
    assert independent_count.half_up(Decimal(2_200_000) / (6 * 365), 2) == Decimal("1004.57")
    three = rows("grant", "--facility", "Pitstop", "--from", "2020-01-01", "--to", "2023-01-01")
    assert [row[1:3] for row in three] == [
        ["2020", "2000000"],
        ["2021", "2000000"],
        ["2022", "2200000"],
    ]


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("key", ["herning", "holstebro", "pitstop"])
def test_every_figure_of_every_house_has_its_definition(name: str, key: str) -> None:
    this_year = timezone.localdate().year
    for year in (2019, 2022, this_year):
        printed = json.loads(
            report(name, "--facility", key, "--year", str(year), "--format", "json")
        )
        assert printed["definition"]
        assert printed["source"].startswith("V ")
        keys = {column["key"] for column in printed["columns"]} | {"is_total"}
        assert all(set(row) == keys for row in printed["rows"])


@pytest.mark.parametrize("name", ["occupancy", "unique-citizens", "own-citizens"])
@pytest.mark.parametrize("key", ["herning", "holstebro", "pitstop"])
def test_the_running_year_counts_until_today(name: str, key: str) -> None:
    today = timezone.localdate()
    year = date(today.year, 1, 1), date(today.year + 1, 1, 1)
    slow = slow_nights(key, *year)
    counted = figure(name, key, *year)
    expected: Any
    if name == "occupancy":
        assert sum(row.cells[4] for row in counted.rows if not row.is_total) == sum(
            slept for _existed, _closed, slept in independent_count.occupancy(slow).values()
        )
    elif name == "unique-citizens":
        expected = [
            n
            for (track, y), ns in independent_count.unique(slow).items()
            if track and y
            for n in ns
        ]
        counts = [row.cells[1] for row in counted.rows if not row.is_total]
        assert sorted(counts) == sorted(n for n in expected if n)
    else:
        expected = independent_count.billed(slow)
        parts = [row for row in counted.rows if not row.is_total]
        assert sum(row.cells[4] for row in parts) == sum(n for _c, n, _k in expected.values())
        assert sum(row.cells[7] or 0 for row in parts) == sum(k for _c, _n, k in expected.values())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nonsense", "--facility", "herning", "--year", "2023"], "none of: occupancy"),
        (["budget", "--year", "2023"], "one of: herning"),
        (["budget", "--facility", "Atlantis", "--year", "2023"], "pitstop/Pitstop"),
        (["budget", "--facility", "herning"], "which period"),
        (["budget", "--facility", "herning", "--year", "23x"], "no year"),
        (["budget", "--facility", "herning", "--year", "99999"], "no year"),
        (["budget", "--facility", "herning", "--year", "2023", "--to", "2023-02-01"], "not both"),
        (["budget", "--facility", "herning", "--from", "2023-01-01"], "which period"),
        (
            ["budget", "--facility", "herning", "--from", "2023-02-01", "--to", "2023-03-01"],
            "hele år",
        ),
        (
            ["occupancy", "--facility", "herning", "--from", "2023-03-01", "--to", "2023-03-01"],
            "later than --from",
        ),
        (
            ["occupancy", "--facility", "herning", "--from", "2023-02-30", "--to", "2023-03-01"],
            "no day",
        ),
        (["budget", "--facility", "herning", "--year", "2023", "--format", "xml"], "text, csv"),
    ],
)
def test_what_is_wrong_is_said_in_words(arguments: list[str], words: str) -> None:
    with pytest.raises(CommandError, match=words):
        report(*arguments)


def test_the_list_names_them_all() -> None:
    assert report("--list").split() == list(FIGURES)


def test_a_facility_by_its_name_is_that_one_only() -> None:
    assert len(rows("budget", "--facility", "nørregade", "--year", "2023")) == 1
    both = rows("budget", "--facility", "Nørregade", "--facility", "Pavillon", "--year", "2023")
    assert [row[0] for row in both][:2] == ["Fleksible boliger, Pavillon", "Nørregade"]
