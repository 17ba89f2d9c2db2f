"""What is being written while somebody reads."""

from __future__ import annotations

from datetime import datetime

from django.db import connection


def complete_until() -> datetime:
    """The moment before which nothing is still being written: the begin of the oldest transaction
    that runs, this one among them.

    Asked before the rows are read: whatever was written with a time before it (by the database's
    clock, and so not before its transaction began) is then either stored or undone. Transactions
    of other roles don't count; the owner writes nothing while the site is open.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT min(xact_start) FROM pg_stat_activity"
            " WHERE datname = current_database() AND usename = current_user"
        )
        (begin,) = cursor.fetchone() or (None,)
    assert isinstance(begin, datetime), "this transaction runs"
    return begin
