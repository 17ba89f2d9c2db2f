"""Events in words: the sentence of its kind, filled with the event's facts.

The words are the interface's, so that an old event reads well after a better sentence is found.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any, Final

from django.utils import formats
from django.utils.translation import gettext

from audit.kinds import kind_of
from audit.models import Event

#: Facts that are themselves source texts of a scheme, translated where they are read.
_TEXTS_OF_SCHEMES: Final = frozenset({"follow_up", "question", "words"})


def in_words(event: Event) -> str:
    """The event as a sentence; its kind where no wording is known (an old or foreign event)."""
    kind = kind_of(event.kind)
    if kind is None:
        return event.kind
    facts = {"words": kind.words}
    facts |= {name: _readable(fact) for name, fact in event.facts.items()}
    for name in _TEXTS_OF_SCHEMES & facts.keys():
        facts[name] = gettext(facts[name])
    return (str(kind.label) % defaultdict(str, facts)).strip()


def _readable(fact: Any) -> Any:
    """A date that JSON holds as text, as people write it; what is not known is left out."""
    if fact is None:
        return ""
    if isinstance(fact, str) and len(fact) == len("2026-03-24"):
        try:
            return formats.date_format(date.fromisoformat(fact), "MONTH_DAY_FORMAT")
        except ValueError:
            return fact
    return fact
