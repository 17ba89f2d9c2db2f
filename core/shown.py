"""What an edit was made from, so that of two colleagues with the same form neither loses anything.

A form shows what stands and carries a fingerprint of each value with it (:class:`Shown`). When it
comes back the service, under its lock, puts the three together: what was shown, what was typed and
what stands now (:func:`merge`). A value only a colleague has changed stays theirs, one only this
person has changed is written, and where both have changed the same into different things nobody
but a person can tell: :class:`Stale`, and the form shows both.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Any, Self

from django.utils.translation import gettext_lazy as _

from core.problems import Conflict


class Stale(Conflict):
    """What was typed and what stands by now contradict each other."""

    def __init__(
        self, *, standing: Mapping[str, Any], merged: Mapping[str, Any], fields: Collection[str]
    ) -> None:
        super().__init__(
            "changed_meanwhile",
            _(
                "Somebody has changed this since you opened it. Nothing is saved yet: both texts "
                "stand below. Put yours right, and save again."
            ),
        )
        #: What stands, by field; what would stand if only the fields in conflict were settled;
        #: and which those are.
        self.standing, self.merged, self.fields = standing, merged, tuple(fields)


@dataclass(frozen=True)
class Shown:
    """A fingerprint of each value as a form showed it."""

    prints: Mapping[str, str]

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Self:
        return cls({name: _print(value) for name, value in values.items()})

    @classmethod
    def read(cls, token: str) -> Self | None:
        """What a form sent back; None where it is none, which is like knowing nothing."""
        try:
            prints = json.loads(token)
        except ValueError:
            return None
        if not isinstance(prints, dict):
            return None
        return cls({str(name): str(value) for name, value in prints.items()})

    @property
    def token(self) -> str:
        return json.dumps(self.prints, separators=(",", ":"), sort_keys=True)


def merge(
    shown: Shown | None,
    *,
    typed: Mapping[str, Any],
    standing: Mapping[str, Any],
    together: Collection[Collection[str]] = (),
) -> dict[str, Any]:
    """What to write. ``together`` names fields that are one fact: taken from one person, whole.

    ``shown`` is None where nobody knows what was shown (a system, a sweep): what is typed counts.
    Raises :class:`Stale`.
    """
    if shown is None:
        return dict(typed)
    merged, conflicts = dict(typed), []
    grouped = {name for group in together for name in group}
    for group in [*map(tuple, together), *((name,) for name in typed if name not in grouped)]:
        names = [name for name in group if name in typed and name in standing]
        base = [shown.prints.get(name) for name in names]
        mine = [_print(typed[name]) for name in names]
        theirs = [_print(standing[name]) for name in names]
        if None in base or theirs in (base, mine):
            continue
        if mine == base:
            merged |= {name: standing[name] for name in names}
        else:
            conflicts += names
    if conflicts:
        raise Stale(standing=standing, merged=merged, fields=conflicts)
    return merged


def _print(value: Any) -> str:
    """Of the value as a browser sends it, without the blanks around it."""
    if value is None or value is False:
        text = ""
    elif value is True:
        text = "on"
    elif isinstance(value, date):
        text = value.isoformat()
    else:
        text = str(value).replace("\r\n", "\n").strip()
    return blake2b(text.encode(errors="replace"), digest_size=9).hexdigest()
