"""A row by its key: to look at, or locked and loaded to be changed, in one statement."""

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
    row = row_of(rows.select_for_update(of=("self",), no_key=True), pk)
    if row is None:
        raise NotAllowed("not_yours", not_yours)
    return row


def row_of[Row: Model](rows: QuerySet[Row], pk: int | UUID) -> Row | None:
    """The row ``pk`` among ``rows``, None where it is not.

    As ``first()`` gives it, but in no order: to write an order down, Django compares it with every
    column that is read, which with some joins takes longer than the statement itself.
    """
    return next(iter(rows.filter(pk=pk).order_by()[:1]), None)


def first_with[Row: Model](rows: QuerySet[Row], *joined: str) -> Row | None:
    """The first of ``rows``, with what is joined to it, where there mostly is none.

    As ``select_related(*joined).first()`` gives it. Only its key is looked for: to write down each
    column of five tables takes Django longer than the database takes to see that there is no row.
    """
    pk = rows.values_list("pk", flat=True).first()
    return None if pk is None else row_of(rows.select_related(*joined), pk)
