"""What import-linter can't see: reverse names and raw SQL by which a lower app reads an upper one.

The order comes from the import contract, the names from the models.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[1]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
#: {app: its floor}, the lowest first; apps of one floor may not read each other either.
FLOORS = {
    app.strip(): floor
    for floor, layer in enumerate(reversed(CONTRACTS["contracts"][0]["layers"]))
    for app in layer.split("|")
}
#: Calls whose text arguments are names of fields.
TAKES_NAMES = {
    "filter", "exclude", "get", "values", "values_list", "annotate", "aggregate", "order_by",
    "distinct", "select_related", "prefetch_related", "prefetch_related_objects", "only", "defer",
    "Q", "F", "Count", "Sum", "Min", "Max", "OuterRef", "Prefetch", "getattr", "hasattr",
}  # fmt: skip
#: A follow-up may be called as a table is: only after SQL's own word is it one.
SQL_TABLE = re.compile(r'\b(?:FROM|JOIN|INTO|UPDATE|TABLE|ONLY|USING)\s+"?(\w+)', re.IGNORECASE)


def out_of_reach(app: str) -> set[str]:
    """The apps that this one may not read."""
    return {other for other, floor in FLOORS.items() if floor >= FLOORS[app] and other != app}


def reverse_names(app: str) -> dict[str, str]:
    """{reverse name: where it leads} of models that the app may use, into apps out of its reach."""
    reachable = set(FLOORS) - out_of_reach(app)
    own = {
        field.name
        for model in apps.get_models()
        if model._meta.app_label in reachable
        for field in model._meta.fields
    }
    names: dict[str, str] = {}
    for model in apps.get_models():
        if model._meta.app_label not in reachable:
            continue
        for relation in model._meta.related_objects:
            leads_to = relation.related_model._meta
            if leads_to.app_label in out_of_reach(app):
                accessor = relation.get_accessor_name() or ""
                for name in (accessor, relation.field.related_query_name()):
                    # The name of a field of its own says nothing of the upper app.
                    if name and name not in own:
                        names[name] = leads_to.label
    return names


def reads_upward(tree: ast.AST, names: dict[str, str]) -> Iterator[tuple[int, str]]:
    """(line, name) wherever a reverse name is an attribute, a lookup, or a text that names one."""

    def is_named(text: object) -> bool:
        return isinstance(text, str) and text.lstrip("-").split("__")[0] in names

    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in names:
            yield node.lineno, node.attr
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        called = node.func.id if isinstance(node.func, ast.Name) else called
        if called not in TAKES_NAMES:
            continue
        for keyword in node.keywords:
            if is_named(keyword.arg):
                yield node.lineno, str(keyword.arg)
        for argument in node.args:
            if isinstance(argument, ast.Constant) and is_named(argument.value):
                yield node.lineno, str(argument.value)


def tables_named(text: str, tables: set[str]) -> set[str]:
    """Of these tables, those that SQL in the text reads or writes."""
    return {name.lower() for name in SQL_TABLE.findall(text)} & tables


def sources(app: str) -> Iterator[Path]:
    for path in sorted((ROOT / app).rglob("*")):
        if path.suffix in {".py", ".sql"} and "migrations" not in path.parts:
            yield path


BELOW = [app for app in FLOORS if out_of_reach(app) and app != "flexplads"]


@pytest.mark.parametrize("app", BELOW)
def test_no_reverse_name_reaches_upward(app: str) -> None:
    names = reverse_names(app)
    found = [
        f"{path.relative_to(ROOT)}:{line}: {name} is {names[name.lstrip('-').split('__')[0]]}"
        for path in sources(app)
        if path.suffix == ".py"
        for line, name in reads_upward(ast.parse(path.read_text()), names)
    ]
    assert found == []


@pytest.mark.parametrize("app", BELOW)
def test_no_sql_names_a_table_above(app: str) -> None:
    tables = {
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in out_of_reach(app)
    }
    found = [
        f"{path.relative_to(ROOT)}: {table}"
        for path in sources(app)
        for table in sorted(tables_named(path.read_text(), tables))
    ]
    assert found == []


def test_the_search_finds_what_it_is_for() -> None:
    code = "own.filter(referrals__facility__in=x); stay.stars.all(); rows.values('-referral__pk')"
    names = {"referrals": "", "stars": "", "referral": ""}
    seen = {name for _line, name in reads_upward(ast.parse(code), names)}
    assert seen == {"referrals__facility__in", "stars", "-referral__pk"}
    assert tables_named("SELECT 1 FROM recovery_star s", {"recovery_star"}) == {"recovery_star"}
    assert {"referrals", "referral", "stars"} <= reverse_names("placements").keys()
