"""Counting the statements of a page or a call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from django.db import connection
from django.test.utils import CaptureQueriesContext

#: What goes with every transaction.
_OF_A_TRANSACTION: Final = ("BEGIN", "COMMIT", "ROLLBACK")
_CONTEXT: Final = "set_config"
#: What every page reads first, whatever is on it: each of these once.
_FRAME_READS: Final = ("django_session", "organisations_user", "organisations_membership")
#: Parts of the frame that come as often as they are needed: savepoints, the log of who has read,
#: that the session lives on.
_FRAME_WORDS: Final = (
    _CONTEXT,
    "SAVEPOINT",
    'UPDATE "django_session"',
    "INSERT INTO audit_accesslog",
    'INSERT INTO "audit_accesslog"',
)


def beyond_the_frame(statements: Iterable[str]) -> list[str]:
    """All but what every page costs. A table of the frame is no free pass: read once more, or
    joined to what a page reads, it counts."""
    expected = set(_FRAME_READS)
    beyond = []
    for statement in statements:
        if any(word in statement for word in _FRAME_WORDS) or statement in _OF_A_TRANSACTION:
            continue
        table = next((name for name in expected if _reads_first(statement, name)), None)
        if table is None:
            beyond.append(statement)
        else:
            expected.remove(table)
    return beyond


def _reads_first(statement: str, table: str) -> bool:
    """Whether the first table that is read is this one."""
    _columns, _from, rest = statement.partition(" FROM ")
    return rest.startswith(f'"{table}"')


class Statements(list[str]):
    """All but BEGIN, COMMIT and the context that is set with them."""

    @property
    def beyond(self) -> int:
        """So many beyond the frame."""
        return len(beyond_the_frame(self))


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
