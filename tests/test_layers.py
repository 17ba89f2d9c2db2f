"""What the import contract can't see: a lower app reading an upper one's table all the same.

By a reverse name (``citizen.referrals``, ``filter(stay__referral=…)``) or in raw SQL. What must
come from above is contributed by the upper app when it starts (docs/architecture.md).
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Field

ROOT = Path(__file__).resolve().parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
CONTRACT = PYPROJECT["tool"]["importlinter"]


def levels() -> dict[str, int]:
    """How high each app stands, read from the import contract; 0 is the lowest."""
    layers = next(c for c in CONTRACT["contracts"] if c["name"] == "Apps import one way")["layers"]
    return {
        app.strip(): level
        for level, layer in enumerate(reversed(layers))
        for app in layer.split("|")
    }


LEVELS = levels()


def names_from_above(app: str) -> set[str]:
    """Reverse names by which models of ``app`` or lower ones lead to a table above ``app``."""
    names = set()
    for model in apps.get_models():
        owner = model._meta.app_label
        if LEVELS.get(owner, -1) <= LEVELS[app]:
            continue
        for field in model._meta.local_fields:
            target = field.related_model
            if target is None or not isinstance(field, Field) or isinstance(target, str):
                continue
            if LEVELS.get(target._meta.app_label, 99) > LEVELS[app]:
                continue
            accessor = field.remote_field.get_accessor_name()
            if accessor:
                names |= {accessor, field.related_query_name()}
    return names


def tables_above(app: str) -> set[str]:
    return {
        model._meta.db_table
        for model in apps.get_models()
        if LEVELS.get(model._meta.app_label, -1) > LEVELS[app]
    }


def lookups_in(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Each name a query or an attribute goes through: ``a__b=…``, ``"a__b"``, ``x.a``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield node.lineno, node.attr
        elif isinstance(node, ast.keyword) and node.arg and "__" in node.arg:
            for part in node.arg.split("__"):
                yield node.value.lineno, part
        elif isinstance(node, ast.Call):
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    for part in argument.value.lstrip("-").split("__"):
                        yield argument.lineno, part


def texts_in(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def files_of(app: str) -> list[Path]:
    return [path for path in sorted((ROOT / app).rglob("*.py")) if "migrations" not in path.parts]


@pytest.mark.parametrize("app", [app for app in LEVELS if app not in ("flexplads", "schemes")])
def test_no_app_reads_the_table_of_one_above_it(app: str) -> None:
    names, tables = names_from_above(app), tables_above(app)
    reads = []
    for path in files_of(app):
        tree = ast.parse(path.read_text())
        where = path.relative_to(ROOT)
        reads += [f"{where}:{line}: .{name}" for line, name in lookups_in(tree) if name in names]
        for line, text in texts_in(tree):
            reads += [
                f"{where}:{line}: SQL on {table}"
                for table in tables
                if re.search(rf"\b{table}\b", text)
            ]
    assert reads == []


def test_every_module_stands_in_the_contract() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests"}
    assert packages == set(LEVELS) == set(CONTRACT["root_packages"])


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("own.filter(referrals__facility=f)", "referrals"),
        ("rows.select_related('stay__referral')", "referral"),
        ("getattr(stay, 'stars')", "stars"),
        ("stay.stars.all()", "stars"),
    ],
)
def test_each_way_of_reading_is_seen(code: str, name: str) -> None:
    assert name in {part for _line, part in lookups_in(ast.parse(code))}
