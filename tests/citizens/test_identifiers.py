"""CPR and replacement numbers, as tables. DOMAIN.md §6, INTEROP.md §3."""

from datetime import date

import pytest

from citizens.identifiers import CPR, X_ECPR, Identifier, read_identifier
from core.problems import Problem

# The test persons published with dk-core; all of them fail modulus 11 (INTEROP.md §3).
PUBLISHED = [
    ("0211223989", date(1922, 11, 2)),
    ("3103979995", date(1997, 3, 31)),
    ("0505239996", date(2023, 5, 5)),
    ("2509479989", date(1947, 9, 25)),
    ("1502779995", date(1977, 2, 15)),
    ("0201919995", date(1991, 1, 2)),
]

# 7th digit and two-digit year -> year (CPR-kontoret, "Personnummeret i CPR").
CENTURIES = [
    ("0", "00", 1900), ("0", "99", 1999), ("3", "00", 1900), ("3", "99", 1999),
    ("4", "00", 2000), ("4", "36", 2036), ("4", "37", 1937), ("4", "99", 1999),
    ("5", "00", 2000), ("5", "57", 2057), ("5", "58", 1858), ("5", "99", 1899),
    ("8", "57", 2057), ("8", "58", 1858),
    ("9", "36", 2036), ("9", "37", 1937), ("9", "99", 1999),
]  # fmt: skip


@pytest.mark.parametrize(("number", "born"), PUBLISHED)
def test_published_persons_are_read_and_only_warned_of(number, born):
    identifier = read_identifier(number)

    assert identifier == Identifier(CPR, number, born, suspicious=True)


@pytest.mark.parametrize(("digit", "year", "full_year"), CENTURIES)
def test_seventh_digit_says_the_century(digit, year, full_year):
    assert read_identifier(f"0101{year}{digit}000").birth_date == date(full_year, 1, 1)


def test_number_that_passes_modulus_11_is_not_suspicious():
    # 0707614285: weights 4327654321 give a multiple of eleven.
    assert not read_identifier("070761-4285").suspicious


@pytest.mark.parametrize(
    "typed",
    [
        "070761-4285",
        "0707614285",
        " 070761 4285 ",
        "070761 - 4285",
        "070761\u20134285",
        "070761\u20114285",
        "070761\u22124285",
        "070761\u2014\u00a04285",
        "070761.4285",
        "070761-4285\u200b",
        "\ufeff070761-4285",
        "\u202a0707614285\u202c",
        "07 07 61-4285",
        "07\u202f07\u202f61\u20094285",
        "070761\u00ad-4285",
        "０７０７６１-４２８５",
        "070761/4285",
        "07.07.61.4285",
        "CPR 070761-4285",
        "Cpr-nr.: 070761-4285",
        "070761_4285",
        "070761\u2e3a4285",
    ],
)
def test_hyphen_and_blanks_do_not_matter(typed):
    assert read_identifier(typed).value == "0707614285"


@pytest.mark.parametrize("typed", ["3101057JC9", "310105-7jc9"])
def test_replacement_number_is_valid_but_tells_no_birth_date(typed):
    """nspop.dk: an unknown birth date is written as the day the number was issued."""
    identifier = read_identifier(typed)

    assert identifier == Identifier(X_ECPR, "3101057JC9", None)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("310290-1234", "cpr_date"),
        ("000190-1234", "cpr_date"),
        ("290200-1234", "cpr_date"),  # 1900 was no leap year
        ("2902001AA1", "cpr_date"),
        ("0107614", "cpr_format"),
        ("07076142855", "cpr_format"),
        ("0707612AA1", "cpr_format"),  # 7th position of X-eCPR is 1 or 7
        ("٠٧٠٧٦١٤٢٨٥", "cpr_format"),  # digits, but not ours
        ("", "cpr_format"),
    ],
)
def test_impossible_numbers_say_why(typed, code):
    with pytest.raises(Problem) as refused:
        read_identifier(typed)

    assert (refused.value.code, refused.value.field) == (code, "number")


def test_leap_day_of_2000_exists():
    assert read_identifier("290200-4000").birth_date == date(2000, 2, 29)
    assert read_identifier("2902007AA1").value == "2902007AA1"


def test_mask_keeps_the_birth_date_and_hides_the_rest():
    assert read_identifier("0707614285").masked == "070761-····"
