"""The checker of the house's own rules: schemes, migrations, names, lengths."""

import ast
import runpy
from pathlib import Path

import pytest

import schemes

RULES = runpy.run_path(str(Path(__file__).resolve().parents[1] / ".ci" / "house_rules.py"))


@pytest.mark.parametrize(
    "code",
    [
        "if facility.scheme == 'polaris': pass",
        "if scheme in ('mpo', 'pitstop'): pass",
        "match scheme:\n    case 'mpo': pass",
        "from schemes.polaris import LENGTH",
        "from schemes import pitstop",
    ],
)
def test_asking_which_scheme_it_is_is_seen(code: str) -> None:
    assert list(RULES["asks_for_scheme"](ast.parse(code), RULES["SCHEMES"]))


@pytest.mark.parametrize(
    "code",
    [
        "if scheme.admits(facts): pass",
        "create_facility(scheme='polaris')",
        "from schemes.base import Scheme",
    ],
)
def test_naming_a_scheme_and_asking_its_rules_is_free(code: str) -> None:
    assert not list(RULES["asks_for_scheme"](ast.parse(code), RULES["SCHEMES"]))


def test_a_migration_says_what_it_follows() -> None:
    code = "class Migration:\n    dependencies = [('citizens', '0001_initial')]"
    assert list(RULES["dependencies"](ast.parse(code))) == [("citizens", "0001_initial")]


@pytest.mark.parametrize(
    "code",
    [
        "found = []",
        "[one.pk for one in rows]",
        "def read(told): pass",
        "answer.said",
        "def said(): pass",
        "record(told=1)",
        "with x as found: pass",
        "from a import b as one",
        "if (found := 1): pass",
    ],
)
def test_a_name_that_says_nothing_is_seen(code: str) -> None:
    assert list(RULES["nameless"](ast.parse(code)))


@pytest.mark.parametrize("code", ["text = 'one'", "one_page = 1", "{'found': 1}", "NOT_FOUND = 1"])
def test_other_words_are_free(code: str) -> None:
    assert not list(RULES["nameless"](ast.parse(code)))


def test_the_schemes_are_those_that_are_registered() -> None:
    assert RULES["SCHEMES"] == set(schemes.SCHEMES)
