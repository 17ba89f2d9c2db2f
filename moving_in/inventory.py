"""An inventory as people write it: a thing a line, "2 chairs, a scratch on the back"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Protocol

from django.utils.translation import gettext as _

from citizens.identifiers import holds_cpr
from core.checks import LONG_TEXT, Checks

MOST_LINES: Final = 100
MOST_OF_A_THING: Final = 999
LONGEST_THING: Final = 120
LONGEST_CONDITION: Final = 200
_NUMBERED: Final = re.compile(r"(\d{1,9})\s+(?=\S)")


class Described(Protocol):
    """A thing, wherever it is kept."""

    @property
    def many(self) -> int: ...
    @property
    def what(self) -> str: ...
    @property
    def condition(self) -> str: ...


@dataclass(frozen=True)
class Thing:
    many: int
    what: str
    condition: str = ""


def read_things(checks: Checks, field: str, text: object) -> list[Thing]:
    """The things in the text; what is wrong with a line is said with the line."""
    things = []
    for line in checks.text(field, text, longest=LONG_TEXT).splitlines():
        if not line.strip():
            continue
        thing = _thing(line.strip())
        if problem := _problem(line, thing):
            checks.add("inventory_line", f"{line.strip()[:40]}: {problem}", field=field)
        things.append(thing)
    if len(things) > MOST_LINES:
        checks.add("too_many", _("Write at most %(n)d lines.") % {"n": MOST_LINES}, field=field)
    return things


def in_text(things: Iterable[Described]) -> str:
    """As it is written: reading it again gives the same things."""
    lines = []
    for thing in things:
        line = f"{thing.many} {thing.what}"
        lines.append(f"{line}, {thing.condition}" if thing.condition else line)
    return "\n".join(lines)


def _thing(line: str) -> Thing:
    numbered = _NUMBERED.match(line)
    rest = line[numbered.end() :] if numbered else line
    what, _comma, condition = rest.partition(",")
    return Thing(int(numbered[1]) if numbered else 1, what.strip(), condition.strip())


def _problem(line: str, thing: Thing) -> str:
    if holds_cpr(line):
        return _("A CPR number does not belong here.")
    if not 1 <= thing.many <= MOST_OF_A_THING:
        return _("Write a number from 1 to %(most)d.") % {"most": MOST_OF_A_THING}
    if not thing.what:
        return _("Write what it is.")
    if len(thing.what) > LONGEST_THING or len(thing.condition) > LONGEST_CONDITION:
        return _("The line is too long.")
    return ""
