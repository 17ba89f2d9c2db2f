"""Whether anything on the board has changed, told without making it anew."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from django.db import connection
from django.db.models import TextField
from django.db.models.expressions import RawSQL
from django.utils import timezone

from organisations.actors import Actor

#: Whatever no row says by itself (a time that is up, a rule that begins) shows after that at most.
_AT_LEAST_EVERY: Final = timedelta(minutes=15)

# PostgreSQL writes into each row which transaction wrote it. A number of an event would not do: one
# that is given out first may be committed last. Neither would the newest ``xmin``, for the same
# reason; so those of all rows are taken together.
_STAMP: Final = """
SELECT md5(concat_ws('|',
    (SELECT sum(hashtextextended(concat(f.id, ':', f.xmin), 0))
     FROM placements_facility f WHERE f.controller_id = %s),
    (SELECT sum(hashtextextended(concat(p.id, ':', p.xmin), 0))
     FROM placements_place p WHERE p.controller_id = %s),
    (SELECT sum(hashtextextended(concat(b.id, ':', b.xmin), 0))
     FROM placements_booking b
     WHERE b.controller_id = %s AND b.cancelled_at IS NULL
       AND b.starts_on < %s AND (b.free_from IS NULL OR b.free_from > %s)),
    (SELECT sum(hashtextextended(concat(s.id, ':', s.xmin, ':', c.xmin), 0))
     FROM placements_stay s JOIN citizens_citizen c ON c.id = s.citizen_id
     WHERE s.controller_id = %s AND s.status IN ('planned', 'here')),
    (SELECT sum(hashtextextended(concat(a.id, ':', a.xmin), 0))
     FROM placements_absence a
     WHERE a.controller_id = %s
       AND a.starts_on < %s AND coalesce(a.ends_on, 'infinity') > %s),
    (SELECT sum(hashtextextended(concat(v.id, ':', v.xmin), 0))
     FROM placements_trialvisit v
     WHERE v.controller_id = %s AND v."on" < %s AND v."on" >= %s)))
"""


def stamp_of(actor: Actor, start: date, end: date, *, now: datetime) -> str:
    """Another one whenever a row behind the board of [start, end) is another. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(_STAMP, _values(actor, start, end))
        (rows,) = cursor.fetchone()
    return dated(rows, now)


def stamp_beside(actor: Actor, start: date, end: date) -> RawSQL:
    """The same in a statement that is asked anyway, to be read by :func:`dated`."""
    values = _values(actor, start, end)
    return RawSQL(_STAMP, values, output_field=TextField())  # noqa: S611  a text of our own


def dated(rows: str, now: datetime) -> str:
    local = timezone.localtime(now)
    turn = (local.hour * 60 + local.minute) // (_AT_LEAST_EVERY.seconds // 60)
    return f"{rows}-{local.date():%j}-{turn}"


def _values(actor: Actor, start: date, end: date) -> tuple[int | date, ...]:
    whose = actor.organisation.pk
    return whose, whose, whose, end, start, whose, whose, end, start, whose, end, start
