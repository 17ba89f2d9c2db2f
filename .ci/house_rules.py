"""Four rules of this house that no ready-made checker knows.

- Migrations form one line in each app, so that two branches never meet unseen.
- What differs between schemes stands in `schemes/`: nothing elsewhere asks which scheme it has.
- A name says what it names: `one`, `found`, `told`, `said` are no names in product code.
- A file has one subject: it stays within 400 lines.
"""

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ELSEWHERE = [
    path.parent.name
    for path in sorted(ROOT.glob("*/__init__.py"))
    if path.parent.name not in {"schemes", "tests"}
]
sys.path.insert(0, str(ROOT))
from schemes import SCHEMES as REGISTERED  # noqa: E402

#: The codes of the registered schemes, which are also the names of their modules.
SCHEMES = frozenset(REGISTERED)

#: Names that say nothing of what they name.
NAMELESS = frozenset({"one", "found", "told", "said"})
LONGEST_FILE = 400


def asks_for_scheme(tree: ast.AST, names: set[str]) -> Iterator[int]:
    """Lines that compare with a scheme's code, match on it, or import its module."""

    def named(node: ast.AST) -> bool:
        return any(
            isinstance(part, ast.Constant) and part.value in names for part in ast.walk(node)
        )

    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and any(map(named, [node.left, *node.comparators])):
            yield node.lineno
        if isinstance(node, ast.MatchValue) and named(node):
            yield node.lineno
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("schemes"):
            module = (node.module or "").removeprefix("schemes").removeprefix(".")
            if module in names or any(alias.name in names for alias in node.names):
                yield node.lineno


def scheme_rules_elsewhere() -> Iterator[str]:
    """A sentence for every place outside `schemes/` that decides by scheme."""
    names = SCHEMES
    for app in ELSEWHERE:
        for path in sorted((ROOT / app).rglob("*.py")):
            if {"migrations", "tests"} & set(path.parts):
                continue
            for line in asks_for_scheme(ast.parse(path.read_text()), names):
                yield f"{path.relative_to(ROOT)}:{line}: asks which scheme it is"
    condition = re.compile(rf"{{%-?\s*(el)?if\b[^%]*[\"']({'|'.join(sorted(names))})[\"']")
    for path in sorted((ROOT / "templates").rglob("*.*")):
        for number, text in enumerate(path.read_text(errors="replace").splitlines(), start=1):
            if condition.search(text):
                yield f"{path.relative_to(ROOT)}:{number}: asks which scheme it is"


def branching_migrations() -> Iterator[str]:
    """A sentence for every migration that two others of its app follow."""
    for folder in sorted(ROOT.glob("*/migrations")):
        app = folder.parent.name
        followed: Counter[str] = Counter()
        for path in sorted(folder.glob("[0-9]*.py")):
            before = {
                name for owner, name in dependencies(ast.parse(path.read_text())) if owner == app
            }
            if not before and not path.name.startswith("0001"):
                yield f"{path.relative_to(ROOT)}: follows no migration of {app}"
            followed.update(before)
        for name, times in followed.items():
            if times > 1:
                yield f"{app}/migrations/{name}.py: {times} migrations follow it"


def dependencies(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """The (app, name) pairs that a migration says it depends on."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id == "dependencies" for target in node.targets
        ):
            for pair in ast.walk(node.value):
                if isinstance(pair, ast.Tuple) and len(pair.elts) == 2:
                    owner, name = pair.elts
                    if isinstance(owner, ast.Constant) and isinstance(name, ast.Constant):
                        yield str(owner.value), str(name.value)


def nameless(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """(line, name) of variables, parameters, attributes and functions named as nothing."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            name = node.id
        elif isinstance(node, ast.arg | ast.keyword):
            name = node.arg or ""
        elif isinstance(node, ast.Attribute):
            name = node.attr
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            name = node.name
        elif isinstance(node, ast.alias | ast.ExceptHandler | ast.MatchAs | ast.MatchStar):
            name = getattr(node, "asname", None) or node.name or ""
        else:
            continue
        if name in NAMELESS:
            yield getattr(node, "lineno", 0), name


def product_files() -> Iterator[Path]:
    """All Python that ships; migrations are written by Django."""
    for app in (*ELSEWHERE, "schemes"):
        for path in sorted((ROOT / app).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def names_and_lengths() -> Iterator[str]:
    """A sentence for every name that says nothing and every file that is too long."""
    for path in product_files():
        text = path.read_text()
        where = path.relative_to(ROOT)
        for line, name in sorted(nameless(ast.parse(text))):
            yield f"{where}:{line}: {name} is no name: say what it is"
        if (lines := text.count("\n")) > LONGEST_FILE:
            yield f"{where}: {lines} lines, and {LONGEST_FILE} are the most"


def main() -> int:
    """Say what breaks the rules; the status says whether anything does."""
    problems = [*scheme_rules_elsewhere(), *branching_migrations(), *names_and_lengths()]
    for problem in problems:
        sys.stdout.write(f"{problem}\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
