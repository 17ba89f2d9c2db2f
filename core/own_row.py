"""A row that somebody wants to change: in sight, locked and loaded, in one statement."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Model, QuerySet

from core.problems import NotAllowed, Text


def own_row[Row: Model](rows: QuerySet[Row], pk: int | UUID, *, not_yours: Text) -> Row:
    """The row ``pk`` among ``rows``, locked until the transaction ends.

    ``rows`` are those in the actor's sight (``visible_to``), with the joins that are wanted.
    Raises :class:`NotAllowed` ``not_yours`` where the row is not among them.

    After a wait for the lock the row is as it is then; what is joined to it is not read anew.
    Join what does not change under it, and load the rest afterwards.
    """
    row = rows.select_for_update(of=("self",), no_key=True).filter(pk=pk).first()
    if row is None:
        raise NotAllowed("not_yours", not_yours)
    return row
