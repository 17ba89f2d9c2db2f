"""The checker that keeps schemes' rules in `schemes/` and migrations in one line."""

import ast
import runpy
from pathlib import Path

import pytest

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
