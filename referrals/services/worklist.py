"""Reading the list of referrals: its tabs, their numbers, and the rows of a page in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, overload

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from organisations.actors import Actor
from referrals.models import Referral, waits_for_place, waits_to_start
from referrals.models.choices import HASTE
from referrals.models.referral_rows import ReferralQuerySet
from referrals.models.waiting import accepted_without_stay, waits_for_information

Status = Referral.Status
Sorts = dict[str, tuple[str | Promise, tuple[str, ...]]]
#: The orders of a list, the first of them unless another is asked for.
SORTS: Final[Sorts] = {
    "ur": (_("Longest wait first"), ("clock_from", "pk")),
    "hast": (_("Most urgent first"), ("-haste", "clock_from", "pk")),
    "nyeste": (_("Newest first"), ("-submitted_at", "-pk")),
}
SORTS_OF_DECIDED: Final[Sorts] = {
    "afgjort": (_("Latest decision first"), ("-settled_at", "-pk")),
    "nyeste": (_("Latest received first"), ("-submitted_at", "-pk")),
}
#: A tab that is not open is counted so far: beyond, it says "999+". The open one's number is whole.
COUNTED: Final = 999
#: When it was over, whoever ended it.
SETTLED_AT: Final = Coalesce("decision__decided_at", "withdrawn_at", "closed_at")
#: What the list shows its receiver of each, on the page and in a file. Whole rows are wide.
SHOWN: Final = (
    "controller",
    "scheme",
    "track",
    "rules_on",
    "reference",
    "status",
    "urgency",
    "whereabouts",
    "whereabouts_note",
    "expected_ready_on",
    "ready_for_discharge_on",
    "referrer",
    "submitted_by",
    "submitted_at",
    "clock_from",
    "citizen__name",
    "citizen__alias",
    "citizen__died_on",
    "sender__name",
    "sender_unit__name",
    "facility__name",
    "stay__status",
    "assigned_to__name",
)


@dataclass(frozen=True)
class View:
    """One way of looking at the list. ``key`` stands in the address."""

    key: str
    label: str | Promise
    chosen: Q
    empty: str | Promise
    sorts: Sorts = field(default_factory=lambda: SORTS)


TO_DECIDE = View(
    "afgoer",
    _("To decide"),
    Q(status=Status.SUBMITTED),
    _("Nothing waits for a decision. Well done."),
)
WAITING = View(
    "venter",
    _("Waiting for a place"),
    waits_for_place(),
    _("Nobody waits for a place."),
)
#: A part of what is to be decided: its deadline stands still.
FOR_INFORMATION = View(
    "oplysninger",
    _("Waiting for information"),
    waits_for_information(),
    _("No information is waited for."),
)
TO_START = View(
    "begynder",
    _("To start without a place"),
    waits_to_start(),
    _("Nothing waits to be started."),
)
DECIDED = View(
    "afgjort",
    _("Decided"),
    ~Q(status=Status.SUBMITTED) & ~accepted_without_stay(),
    _("Nothing has been decided yet."),
    SORTS_OF_DECIDED,
)
#: A sender can't read the stay: decided is decided.
ANSWERED = View(
    "afgjort", _("Decided"), ~Q(status=Status.SUBMITTED), DECIDED.empty, SORTS_OF_DECIDED
)
#: To be decided, or accepted and no place is given yet: what the sender still waits for.
OPEN = View(
    "aabne",
    _("Still open"),
    Q(status=Status.SUBMITTED) | Q(status=Status.ACCEPTED, stay=None),
    _("Nothing you have sent is still open."),
)


def views_of(actor: Actor) -> list[View]:
    """A referrer has one list: what was sent. Others also have what they sent themselves."""
    sent = View(
        "sendt",
        _("Sent"),
        Q(sender=actor.organisation),
        _("You have not referred anyone yet."),
    )
    if actor.only_sends:
        return [sent, OPEN, TO_DECIDE, FOR_INFORMATION, ANSWERED]
    mine = View(
        "mine", _("Written by me"), Q(submitted_by=actor.user), _("You have not referred anyone.")
    )
    return [TO_DECIDE, FOR_INFORMATION, WAITING, TO_START, DECIDED, mine]


def counts_of(
    rows: ReferralQuerySet,
    views: Sequence[View],
    current: View | None,
    **also: QuerySet[Any],
) -> dict[str, int]:
    """How many each tab holds, in one statement: the current one whole, the others up to one more
    than ``COUNTED``, so that nothing is read only to be counted. ``also``: other lists, whole."""
    counted = {key: _count_of(others.order_by()) for key, others in also.items()}
    for view in views:
        chosen = rows.filter(view.chosen).order_by()
        counted[view.key] = _count_of(chosen if view is current else chosen[: COUNTED + 1])
    # Put together as SQL: Django would go through each again to fit it into another.
    with connections[rows.db].cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(sql for sql, _values in counted.values())}",
            [value for _sql, values in counted.values() for value in values],
        )
        ((*numbers,),) = cursor.fetchall()
    return dict(zip(counted, numbers, strict=True))


def _count_of(rows: QuerySet[Any]) -> tuple[str, tuple[Any, ...]]:
    """What counts them, and its values."""
    try:
        sql, values = rows.values("pk").query.sql_with_params()
    except EmptyResultSet:
        return "0", ()
    return f"(SELECT count(*) FROM ({sql}) AS counted)", values  # noqa: S608  by Django


def ids_in_order(
    actor: Actor, rows: ReferralQuerySet, view: View, sort: str
) -> QuerySet[Referral, int] | LatestSettled:
    """Ordered are ids alone; whole rows are read of those that are shown."""
    chosen = rows.filter(view.chosen)
    if sort == "afgjort" and not actor.only_sends:
        return LatestSettled(chosen, actor)
    if sort == "hast":
        chosen = chosen.alias(haste=HASTE)
    elif sort == "afgjort":
        chosen = chosen.alias(settled_at=SETTLED_AT)
    return chosen.order_by(*view.sorts[sort][1]).values_list("pk", flat=True)


class LatestSettled(Sequence[int]):
    """Ids by the day they were settled, the latest first; only what is asked for is read.

    What was decided is read along the days of the decisions. The few that were withdrawn or closed
    without one come from a statement of their own, and the two are put in order here: asked for
    together, the database would sort all that was ever decided.
    """

    def __init__(self, rows: ReferralQuerySet, actor: Actor) -> None:
        self._rows, self._actor = rows, actor

    def __len__(self) -> int:
        return self._rows.count()

    @overload
    def __getitem__(self, wanted: int) -> int: ...
    @overload
    def __getitem__(self, wanted: slice) -> list[int]: ...
    def __getitem__(self, wanted: int | slice) -> int | list[int]:
        if isinstance(wanted, int):
            return self[wanted : wanted + 1][0]
        latest: list[tuple[datetime, int]] = []
        decided = self._rows.filter(decision__controller=self._actor.organisation)
        by_day = decided.order_by("-decision__decided_at", "-pk")
        latest += by_day.values_list("decision__decided_at", "pk")[: wanted.stop]
        ended = self._rows.filter(
            decision=None, status__in=[Status.WITHDRAWN, Status.CLOSED]
        ).annotate(ended_at=Coalesce(F("withdrawn_at"), F("closed_at")))
        latest += ended.order_by("-ended_at", "-pk").values_list("ended_at", "pk")[: wanted.stop]
        return [pk for _at, pk in sorted(latest, reverse=True)][wanted]


def read(ids: Sequence[int], actor: Actor) -> list[Referral]:
    """In the order of ``ids``, which the actor sees."""
    rows: QuerySet[Any] = Referral.objects.filter(pk__in=ids).annotate(settled_at=SETTLED_AT)
    if actor.only_sends:
        rows = rows.select_related("controller", "sender_unit")
    else:
        rows = rows.select_related(
            "citizen", "sender", "sender_unit", "facility", "stay", "assigned_to"
        ).only(*SHOWN)
    by_id = rows.in_bulk()
    return [by_id[pk] for pk in ids if pk in by_id]


def read_in_parts(ids: Sequence[int], actor: Actor, size: int = 500) -> Iterator[list[Referral]]:
    for first in range(0, len(ids), size):
        yield read(ids[first : first + size], actor)
