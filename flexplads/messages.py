"""The Danish texts: found in code and templates, checked, compiled. Needs no system gettext.

Babel reads Python and writes the catalogue. Django turns templates into something that looks like
Python (``templatize``, as ``makemessages`` does), and that is read the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT: Final = Path(settings.BASE_DIR)
CATALOGUE: Final = ROOT / "locale" / "da" / "LC_MESSAGES" / "django.po"
COMPILED: Final = CATALOGUE.with_suffix(".mo")

SOURCES: Final = (
    "administration",
    "audit",
    "cases",
    "citizens",
    "complaints",
    "contacts",
    "core",
    "daily_risk",
    "demo",
    "descriptions",
    "discharge",
    "flexplads",
    "house_life",
    "imports",
    "interop",
    "letters",
    "low_arousal",
    "meetings",
    "moving_in",
    "my_calendar",
    "network",
    "notes",
    "notifications",
    "operations",
    "organisations",
    "own_page",
    "placements",
    "public",
    "recovery",
    "referrals",
    "reporting",
    "schemes",
    "stay_plan",
    "sharing",
    "supervision",
    "team",
    "templates",
    "tonight",
    "volunteering",
    "way_out",
)
#: Function names and where their texts stand. ``_`` also marks the schemes' texts.
KEYWORDS: Final[dict[str, Any]] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_PLACEHOLDER: Final = re.compile(r"%\(\w+\)[#0\- +]*\d*(?:\.\d+)?[a-zA-Z]|(?<!%)%[sd]|\{\w*\}")

#: (message id, or singular and plural), context
Key = tuple[tuple[str, ...], str | None]


def extracted() -> Catalog:
    """Every text the code and the templates say, with the files they stand in."""
    catalogue = Catalog()
    for path in _source_files():
        for text, context in _texts_in(path):
            catalogue.add(text, locations=[(str(path.relative_to(ROOT)), 0)], context=context)
    return catalogue


def _source_files() -> Iterator[Path]:
    for folder in SOURCES:
        for suffix in ("*.py", "*.html", "*.txt"):
            yield from sorted((ROOT / folder).rglob(suffix))


def _texts_in(path: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    source = path.read_text()
    if path.suffix != ".py":
        # Indented as the page is, which Python's own reader would not take.
        lines = templatize(source, origin=str(path)).splitlines()
        source = "\n".join(line.lstrip() for line in lines)
    texts = extract("python", BytesIO(source.encode()), keywords=KEYWORDS)
    for _line, text, _comments, context in texts:
        yield text, context


def read() -> Catalog:
    if not CATALOGUE.exists():
        return Catalog(locale="da")
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="da")


def update() -> Catalog:
    """Write the catalogue with all texts found, keeping the Danish; what is unused goes."""
    old = {_key(message): message.string for message in read() if message.id}
    fresh = _empty()
    for message in extracted():
        if not message.id:
            continue
        fresh.add(
            message.id,
            old.get(_key(message)),
            locations=message.locations,
            context=message.context,
        )
    save(fresh)
    return fresh


def _empty() -> Catalog:
    catalogue = Catalog(locale="da", project="flexplads", charset="utf-8", fuzzy=False)
    catalogue.header_comment = "# The Danish of flexplads. Written by `manage.py messages extract`."
    return catalogue


def save(catalogue: Catalog) -> None:
    """Sorted, files without line numbers, no dates: a change of text is all a diff shows."""
    out = BytesIO()
    write_po(out, catalogue, width=100, sort_output=True, include_lineno=False, omit_header=True)
    header = (
        f"{catalogue.header_comment}\n"
        'msgid ""\nmsgstr ""\n'
        '"Language: da\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    )
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_bytes(header.encode() + out.getvalue())


def faults() -> list[str]:
    """What is missing, empty, unsure, unused or broken in the catalogue, one line each."""
    wanted = {_key(message): message for message in extracted() if message.id}
    catalogue = read()
    have = {_key(message): message for message in catalogue if message.id}
    problems = [f"missing: {_quoted(wanted[key])}" for key in wanted if key not in have]
    problems += [f"obsolete: {_quoted(have[key])}" for key in have if key not in wanted]
    problems += [f"obsolete: {_quoted(message)}" for message in catalogue.obsolete.values()]
    for key in wanted.keys() & have.keys():
        message = have[key]
        if message.fuzzy:
            problems.append(f"fuzzy: {_quoted(message)}")
        if any(not text for text in strings(message)):
            problems.append(f"empty: {_quoted(message)}")
        elif _placeholders_differ(message):
            problems.append(f"placeholders differ: {_quoted(message)}")
    return sorted(problems)


def compile_if_older() -> bool:
    """Write the .mo unless it is newer than the .po; True when it was written."""
    if COMPILED.exists() and COMPILED.stat().st_mtime >= CATALOGUE.stat().st_mtime:
        return False
    fresh = COMPILED.with_suffix(".mo.new")
    with fresh.open("wb") as file:
        write_mo(file, read())
    fresh.replace(COMPILED)  # a running process never reads half a file
    return True


def _key(message: Message) -> Key:
    return _forms(message.id), message.context


def strings(message: Message) -> tuple[str, ...]:
    """The Danish: one string, or one per plural form."""
    return _forms(message.string)


def _forms(text: Any) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, tuple | list) else (text or "",)


def _placeholders_differ(message: Message) -> bool:
    """Each Danish form says what its English says; a singular may leave the number out."""
    ids = _forms(message.id)
    allowed = set().union(*(_placeholders(text) for text in ids))
    danish = strings(message)
    if len(ids) == 1:
        return _placeholders(danish[0]) != allowed
    return _placeholders(danish[-1]) != _placeholders(ids[-1]) or any(
        _placeholders(text) - allowed for text in danish
    )


def _placeholders(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text.replace("%%", "")))


def _quoted(message: Message) -> str:
    text = _forms(message.id)[0]
    where = _files(file for file, _line in message.locations)
    return f"{text!r}" + (f" ({where})" if where else "")


def _files(names: Iterable[str]) -> str:
    return ", ".join(sorted(set(names)))
