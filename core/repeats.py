"""Asked for twice is done once: a double click, a retry, a page sent again.

Two situations, one rule each. A verb on a row that stands: the service returns the row when it
already says just what is asked (:func:`repeats`), and refuses with a Conflict when it says
something else. A new row: the sender gives a key, kept with the row under a unique constraint
(``Referral.submission_key``), and the row with the key is returned.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Model, QuerySet


def repeats(row: Model, **facts: Any) -> bool:
    """Whether the row says just this already."""
    return all(getattr(row, name) == fact for name, fact in facts.items())


def repeated[Row: Model](rows: QuerySet[Row], **facts: Any) -> Row | None:
    """The row that says just this already; None where it has not been asked for before."""
    return rows.filter(**facts).first()
