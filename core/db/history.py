"""The change history of a table: every write on every path, kept by the database itself.

Triggers write it (django-pghistory), and ``core.db.row_security`` sees to it that the app's role
can neither leave them out nor write history of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pghistory


def tracked[Model: type[Any]](*, without: Sequence[str] = ()) -> Callable[[Model], Model]:
    """Keep each row as it was made, changed and removed; ``without`` names what is no one's to
    read again, such as a password's hash."""
    kinds = pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
    decorate: Callable[[Model], Model] = pghistory.track(*kinds, exclude=list(without) or None)
    return decorate
