"""Turns: what must not happen beside a sweep of the same organisation waits until it is over."""

from __future__ import annotations

from typing import Final

from django.db import connection

from organisations.models import Organisation

#: Only ours among PostgreSQL's advisory locks.
_TURN: Final = 20_071


def take_turn(controller: Organisation) -> None:
    """Until the transaction ends, nothing else that takes turns runs for the organisation.

    A slow sweep must not tell an earlier stage after a later one, and a choice of mails made in
    the middle of one must count for all of it.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_TURN, controller.pk])
