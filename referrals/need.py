"""In which order those who wait for a place are helped: the rule, in points.

| what | points |
|---|--:|
| need, as who decides judges it: can wait · ordinary · high · acute | 0 · 2 · 4 · 6 |
| urgency, as it was asked: ordinary · within days · tonight | 0 · 1 · 2 |
| the citizen sleeps rough | 2 |

Most points first; among equals who has waited longest, counted from the decision. So one who sleeps
rough with an ordinary need stands beside one with a high need who has a bed. Nobody has judged the
need: it is ordinary. A citizen who declines a place keeps both: the need is the same as before, and
so is the day the waiting began.

Ours, a setting: the sources ask for an order by need and name none.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.db.models import Case, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact

from referrals.models import Need, Referral, SleepsMeanwhile

OF_LEVEL: Final = {
    Need.Level.CAN_WAIT: 0,
    Need.Level.ORDINARY: 2,
    Need.Level.HIGH: 4,
    Need.Level.ACUTE: 6,
}
OF_URGENCY: Final = {
    Referral.Urgency.ROUTINE: 0,
    Referral.Urgency.SOON: 1,
    Referral.Urgency.TONIGHT: 2,
}
OF_SLEEPING_ROUGH: Final = 2


def of_level(level: Combinable) -> Case:
    """The points of a need that was judged."""
    return _of(level, OF_LEVEL, 0)


def of_sleeping(rough: Combinable) -> Case:
    """The points of an answer to whether the citizen sleeps rough."""
    return _of(rough, {SleepsMeanwhile.Rough.YES: OF_SLEEPING_ROUGH}, 0)


def points(
    *, judged: Combinable, urgency: Combinable, sleeps: Combinable, whereabouts: Combinable
) -> Combinable:
    """The points of one who waits, for the database to order by: ten thousand are not read to show
    the first.

    ``judged``: the points of the need as it was judged last (:func:`of_level`), none where nobody
    has. ``sleeps``: those of the last answer (:func:`of_sleeping`), none before anyone answered:
    then it is as it was sent.
    """
    need = Coalesce(judged, Value(OF_LEVEL[Need.Level.ORDINARY]))
    as_sent = _of(whereabouts, {Referral.Whereabouts.STREET: OF_SLEEPING_ROUGH}, 0)
    return need + _of(urgency, OF_URGENCY, 0) + Coalesce(sleeps, as_sent)


def _of(answer: Combinable, values: Mapping[Any, int], otherwise: int) -> Case:
    whens = [When(Exact(answer, Value(key.value)), then=Value(v)) for key, v in values.items()]
    return Case(*whens, default=Value(otherwise))
