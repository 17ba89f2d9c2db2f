"""Asked for twice is done once: a double click, a retry, a page sent again.

Two situations, one rule each. A verb on a row that stands: the service returns the row when it
already says just what is asked (:func:`repeats`), and refuses with a Conflict when it says
something else. A new row: the sender gives a key, kept with the row under a unique constraint
(``Referral.submission_key``), and the row with the key is returned. Where there is no key (a note,
a draft just begun) the same from the same person within :data:`AGAIN` is the same.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final

from django.db.models import Model, QuerySet

#: How long a double click, a retry or the way back in the browser can take.
AGAIN: Final = timedelta(minutes=10)


def repeats(row: Model, **facts: Any) -> bool:
    """Whether the row says just this already."""
    return all(getattr(row, name) == fact for name, fact in facts.items())


def repeated[Row: Model](rows: QuerySet[Row], **facts: Any) -> Row | None:
    """The row that says just this already; None where it has not been asked for before."""
    return rows.filter(**facts).first()
