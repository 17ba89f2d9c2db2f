"""The catalogue of codes against the code that can be reached from the API, in both directions.

From the API's views every first-party function, method and property they name is followed, by name
and import; the codes that stand in those are the ones a client can meet.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.conf import settings
from rest_framework import exceptions

from interop.catalogue import CATALOGUE
from interop.codes import Code
from interop.pages import described
from interop.rest.fields import CODE_OF

APPS = [
    "core",
    "schemes",
    "organisations",
    "audit",
    "citizens",
    "placements",
    "referrals",
    "interop",
]
RAISING = {"Problem", "Conflict", "NotAllowed", "TooMany", "Refused", "Fault", "ErrorDetail"}
RAISING |= {"AuthenticationFailed", "PermissionDenied", "ParseError", "NotFound"}
#: Where the code stands in a call: by position, or by keyword.
PLACE = {"Refused": 1}
#: Codes on the way that no client meets, each with why.
NEVER = {
    "not_yours": "a referral of someone else is 404 before any service is asked",
    "not_sender": "the same",
    "not_receiver": "of the receiver's verbs the API has none",
    "not_decider": "nobody decides by API",
    "not_decided": "no verb of the API is for what is decided only",
    "already_placed": "no verb of the API stops at a place",
    "not_of_this_referral": "an entry of another referral is no choice, before",
    "already_submitted": "every verb of the API is for what is submitted",
    "name_missing": "the intake says missing before anybody is registered",
    "alias_missing": "the same",
    "anonymous_has_no_number": "the intake says not_anonymous_then before",
    "invalid": "the whole of a 400",
    "out_of_range": "rates and budgets are not in the API",
    "not_a_mail": "the API takes no e-mail",
}

Node = ast.FunctionDef | ast.ClassDef


@cache
def source() -> tuple[dict[str, dict[str, Node]], dict[str, dict[str, str]]]:
    """Of each module its functions and classes by name, and what its imported names are."""
    nodes: dict[str, dict[str, Node]] = {}
    imports: dict[str, dict[str, str]] = {}
    for app in APPS:
        for path in (Path(settings.BASE_DIR) / app).rglob("*.py"):
            parts = path.relative_to(settings.BASE_DIR).with_suffix("").parts
            if {"migrations", "management"} & set(parts):
                continue
            module = ".".join(parts).removesuffix(".__init__")
            tree = ast.parse(path.read_text())
            nodes[module] = {
                n.name: n for n in tree.body if isinstance(n, ast.FunctionDef | ast.ClassDef)
            }
            imports[module] = {
                alias.asname or alias.name: f"{n.module}.{alias.name}"
                for n in tree.body
                if isinstance(n, ast.ImportFrom)
                for alias in n.names
            } | {
                alias.asname or alias.name: alias.name
                for n in tree.body
                if isinstance(n, ast.Import)
                for alias in n.names
            }
    return nodes, imports


def resolved(full: str) -> tuple[str, str] | None:
    """(module, name) of an imported name, through packages that pass it on."""
    nodes, imports = source()
    module, _dot, name = full.rpartition(".")
    if module not in nodes:
        return None
    if name in nodes[module]:
        return module, name
    return resolved(imports[module][name]) if name in imports[module] else None


def named_in(module: str, node: ast.AST) -> Iterator[tuple[str, str]]:
    nodes, imports = source()
    for part in ast.walk(node):
        if isinstance(part, ast.Name):
            if part.id in nodes[module]:
                yield module, part.id
            elif part.id in imports[module] and (target := resolved(imports[module][part.id])):
                yield target
        elif isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name):
            where = imports[module].get(part.value.id, "")
            if target := resolved(f"{where}.{part.attr}"):
                yield target


def reachable() -> Iterator[tuple[str, ast.AST]]:
    nodes, _imports = source()
    starts = [
        (module, name)
        for module, named in nodes.items()
        if re.match(r"interop\.(rest\.|middleware|problems|oauth)", module)
        for name in named
    ]
    seen, left = set(starts), list(starts)
    while left:
        module, name = left.pop()
        node = nodes[module][name]
        yield module, node
        for found in named_in(module, node):
            if found not in seen:
                seen.add(found)
                left.append(found)


def codes_in(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if not isinstance(part, ast.Call):
            continue
        called = part.func
        name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
        adds = isinstance(called, ast.Attribute) and called.attr in {"add", "fail"}
        if name not in RAISING | {"_malformed"} and not adds:
            continue
        named = [keyword.value for keyword in part.keywords if keyword.arg == "code"]
        given = named or part.args[PLACE.get(name, 0) :][:1]
        for argument in given:
            yield from texts_in(argument)


def texts_in(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def named() -> set[str]:
    """Codes that the API names itself, as members of the enum."""
    files = [*(Path(settings.BASE_DIR) / "interop").rglob("*.py")]
    texts = [file.read_text() for file in files if file.name not in {"codes.py", "catalogue.py"}]
    return {str(Code[name]) for text in texts for name in re.findall(r"\bCode\.([A-Z_0-9]+)", text)}


def said() -> dict[str, set[str]]:
    """Every code that can be reached, with the modules it stands in."""
    codes: dict[str, set[str]] = defaultdict(set)
    for module, node in reachable():
        for code in codes_in(node):
            if re.fullmatch(r"[a-z][a-z0-9_]+", code):
                codes[CODE_OF.get(code, code)].add(module)
    return codes


def test_every_code_that_can_be_said_is_in_the_catalogue():
    unknown = {c: m for c, m in said().items() if c not in set(Code) and c not in NEVER}
    assert not unknown


#: Codes of Django REST framework's own that are ours too.
DRFS = [
    exceptions.NotAuthenticated,
    exceptions.MethodNotAllowed,
    exceptions.NotAcceptable,
    exceptions.UnsupportedMediaType,
    exceptions.Throttled,
]


def test_every_code_in_the_catalogue_can_be_said():
    # "already_" and the state of the referral are put together when it is said.
    states = {"already_accepted", "already_refused", "already_withdrawn", "already_closed"}
    texts = {text for _module, node in reachable() for text in texts_in(node)}
    drfs = {error.default_code for error in DRFS}
    assert set(Code) <= texts | named() | drfs | states


def test_each_has_its_cause_and_cure_and_stands_in_the_schema():
    assert set(CATALOGUE) == set(Code)
    schemas = described("en")["components"]["schemas"]
    warnings = {code for code in Code if code.status == 201}
    assert set(schemas["Code"]["enum"]) == set(Code) - warnings
    assert set(schemas["WarningCode"]["enum"]) == warnings
    assert schemas["Problem"]["properties"]["code"] == {"$ref": "#/components/schemas/Code"}
