"""Counting the statements of a page or a call."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.db import connection
from django.test.utils import CaptureQueriesContext

#: What goes with every transaction.
_OF_A_TRANSACTION: Final = ("BEGIN", "COMMIT", "ROLLBACK")
_CONTEXT: Final = "set_config"
#: What every page costs, whatever is on it.
_FRAME: Final = (
    "django_session",
    '"organisations_user"',
    '"organisations_membership"',
    "SAVEPOINT",
    "audit_accesslog",
)


class Statements(list[str]):
    """All but BEGIN, COMMIT and the context that is set with them."""

    @property
    def beyond(self) -> int:
        """So many beyond the frame."""
        return sum(not any(word in sql for word in _FRAME) for sql in self)


@contextmanager
def counted() -> Iterator[Statements]:
    """The statements of the block, once it has ended."""
    statements = Statements()
    with CaptureQueriesContext(connection) as captured:
        yield statements
    statements += [
        query["sql"]
        for query in captured.captured_queries
        if query["sql"] not in _OF_A_TRANSACTION and _CONTEXT not in query["sql"]
    ]
