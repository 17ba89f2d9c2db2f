"""What is read of notes elsewhere: by who takes over, by the next shift, by the citizen's page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from django.db.models import F, Func, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from notes.models import CareAgreement, HandOverReading, KnownFirst, Note
from notes.rules import LATE_AFTER_DAYS
from notes.services.searching import query_of
from placements.models import Facility, Stay

#: The first version of a note, by which all of them are the same.
_BEGINNING: Final = Coalesce("first_id", "pk")


@dataclass(frozen=True, kw_only=True)
class Pinned:
    """A sentence to be known first: since when, and who says so."""

    text: str
    by_name: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class NoteLine:
    """A note as it counts, with what it said before."""

    note: Note
    #: Newest first.
    before: list[Note] = field(default_factory=list)
    is_after_stay: bool = False

    @property
    def days_late(self) -> int:
        """How many days later it was written, where that is late; 0 where it is not."""
        days = (self.before[-1] if self.before else self.note).days_later
        return days if days >= LATE_AFTER_DAYS else 0


@dataclass(frozen=True, kw_only=True)
class Reading:
    """Somebody has read the hand-over, and how many notes came after."""

    by_name: str
    at: datetime
    since: int


def known_first(stay: Stay) -> list[Pinned]:
    """What is pinned on the stay now, oldest first."""
    rows = KnownFirst.objects.standing().filter(stay=stay).select_related("by")
    return [Pinned(text=row.text, by_name=row.by.name if row.by else "", at=row.at) for row in rows]


def notes_of(
    stay: Stay,
    *,
    kind: str = "",
    first_on: date | None = None,
    last_on: date | None = None,
    words: str = "",
) -> QuerySet[Note]:
    """The stay's notes as they count, newest first: of a kind, of these days, with these words."""
    rows = Note.objects.standing().filter(controller=stay.controller_id, stay=stay)
    if kind:
        rows = rows.filter(kind=kind)
    if first_on:
        rows = rows.filter(happened_on__gte=first_on)
    if last_on:
        rows = rows.filter(happened_on__lte=last_on)
    query = query_of(words)
    if query is not None:
        rows = rows.filter(words=query)
    return rows.select_related("by").defer("words")


def lines_of(notes: Iterable[Note], *, left_on: dict[int, date | None]) -> list[NoteLine]:
    """With what each said before it was corrected: a statement more where any was. ``left_on``:
    by the stay's id, when its citizen left."""
    rows = list(notes)
    corrected = {row.first_id for row in rows if row.first_id is not None}
    before: dict[int, list[Note]] = defaultdict(list)
    if corrected:
        every = Note.objects.filter(Q(pk__in=corrected) | Q(first__in=corrected))
        for row in every.select_related("by").defer("words").order_by("-version"):
            before[row.first_id_of_all].append(row)
    return [
        NoteLine(
            note=row,
            before=[each for each in before[row.first_id_of_all] if each.version < row.version],
            is_after_stay=row.is_after(left_on.get(row.stay_id)),
        )
        for row in rows
    ]


def lines_on_page(
    stay: Stay, notes: QuerySet[Note], number: int, per_page: int
) -> tuple[list[NoteLine], int]:
    """The lines of a page of the stay's notes, and how many there are in all: a statement, with
    whatever each note said before."""
    first = (number - 1) * per_page
    beginnings = notes.values(beginning=_BEGINNING)[first : first + per_page]
    total = notes.order_by().values(n=Func(F("pk"), function="COUNT"))
    rows = (
        Note.objects.filter(controller=stay.controller_id, stay=stay)
        .annotate(beginning=_BEGINNING, total=Subquery(total))
        .filter(beginning__in=beginnings)
        .select_related("by")
        .defer("words")
        .order_by("-version")
    )
    versions: dict[int, list[Note]] = defaultdict(list)
    for row in rows:
        versions[row.first_id_of_all].append(row)
    lines = [
        NoteLine(note=last, before=before, is_after_stay=last.is_after(stay.left_on))
        for last, *before in versions.values()
    ]
    lines.sort(key=lambda line: (line.note.happened_on, line.note.at, line.note.pk), reverse=True)
    return lines, next((getattr(line.note, "total", 0) for line in lines), 0)


def pinned_of(stays: Collection[int]) -> dict[int, list[KnownFirst]]:
    """By the stay's id, those that stand: one statement."""
    return _by_stay(KnownFirst.objects.standing().filter(stay__in=stays).select_related("by"))


def care_of(stays: Collection[int], day: date) -> dict[int, list[CareAgreement]]:
    """By the stay's id, who handles medicine and wounds that day or later: one statement."""
    return _by_stay(CareAgreement.objects.standing_on(day).filter(stay__in=stays))


def written_between(
    stays: Collection[int], begins: datetime, ends: datetime
) -> dict[int, list[Note]]:
    """By the stay's id, the notes as they count that were written then, newest first. What a
    correction took back is not among them."""
    rows = Note.objects.standing().filter(
        stay__in=stays, at__gte=begins, at__lt=ends, is_taken_back=False
    )
    return _by_stay(rows.select_related("by").defer("words").order_by("-at", "-pk"))


def readings_of(house: Facility, since: datetime, notes: Iterable[Note]) -> list[Reading]:
    """Who has read it since then, each once with their last word, newest first."""
    written = [note.at for note in notes]
    latest: dict[int | None, HandOverReading] = {}
    rows = HandOverReading.objects.filter(
        controller=house.controller_id, facility=house, at__gte=since
    )
    for row in rows.select_related("by"):
        latest.setdefault(row.by_id, row)
    return [
        Reading(
            by_name=row.by.name if row.by else "",
            at=row.at,
            since=sum(at > row.opened_at for at in written),
        )
        for row in latest.values()
    ]


def _by_stay[Row: (KnownFirst, CareAgreement, Note)](rows: Iterable[Row]) -> dict[int, list[Row]]:
    of_each: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        of_each[row.stay_id].append(row)
    return of_each
