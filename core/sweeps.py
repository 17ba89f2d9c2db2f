"""Doing something for many, so that what fails for one keeps nothing back from the others."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable

from django.db import transaction
from django.db.models import Model

from core.acting import acting

logger = logging.getLogger("flexplads.sweeps")


class SweepFailed(Exception):
    """It failed for some; the log says why. The others' work is done."""


def for_each[Subject](subjects: Iterable[Subject], work: Callable[[Subject], object]) -> None:
    """Do the work for each subject. Raises :class:`SweepFailed` at the end, naming the failed."""
    failed = []
    for subject in subjects:
        try:
            work(subject)
        except Exception:
            # The key and not the name: a log may be read by others than the data.
            logger.exception("failed for %s %s", type(subject).__name__, _key_of(subject))
            failed.append(_key_of(subject))
    if failed:
        raise SweepFailed(", ".join(failed))


def for_each_organisation[Organisation: Model](
    organisations: Iterable[Organisation],
    work: Callable[[Organisation], object],
    *,
    due: Callable[[list[int]], Iterable[int]] | None = None,
) -> None:
    """Do the work for each organisation, acting for it.

    ``due`` is asked first, once and acting for all of them, which have something to do: of a
    hundred organisations few have, and each that is looked at costs a transaction.
    """
    if due is not None:
        organisations = list(organisations)
        everyone = [organisation.pk for organisation in organisations]
        with acting(*everyone), transaction.atomic():
            waiting = set(due(everyone))
        organisations = [each for each in organisations if each.pk in waiting]

    def work_for(organisation: Organisation) -> None:
        with acting(organisation):
            work(organisation)

    for_each(organisations, work_for)


def _key_of(subject: object) -> str:
    return str(getattr(subject, "key", None) or getattr(subject, "pk", subject))
