"""Shifts in a row that were yellow or red: told to the key worker, once for each run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from audit.services import record
from daily_risk.events import RiskEvent
from daily_risk.models import RiskEntry, RiskRun
from organisations.actors import Actor
from placements.models import Stay
from schemes.daily_risk import Run, is_run, streak

#: A run that is longer was told long ago.
_LOOKED_BACK: Final = timedelta(days=60)
_KINDS: Final = {Run.RED: RiskEvent.RED_RUN, Run.YELLOW: RiskEvent.YELLOW_RUN}


def tell_runs(stays: Sequence[Stay], *, by: Actor, now: datetime) -> None:
    """Tell of each stay's newest shifts, where they have become a run that was not told. The stays
    are locked. A yellow run that turns red is told anew; one that was told as red is not told again
    as yellow."""
    rows = RiskEntry.objects.standing().filter(stay__in=stays, begins_at__gt=now - _LOOKED_BACK)
    shifts: dict[int, list[RiskEntry]] = defaultdict(list)
    for row in rows.order_by("begins_at"):
        shifts[row.stay_id].append(row)
    known: dict[int, list[RiskRun]] = defaultdict(list)
    for run in RiskRun.objects.filter(stay__in=stays):
        known[run.stay_id].append(run)
    for stay in stays:
        for kind in (Run.RED, Run.YELLOW):
            new = _new_run(stay, kind, shifts[stay.pk], known[stay.pk], now)
            if new is not None:
                known[stay.pk].append(new)
                n = streak([row.level for row in shifts[stay.pk]], kind)
                record(new, _KINDS[kind], by=by, at=now, n=n)


def _new_run(
    stay: Stay, kind: Run, shifts: list[RiskEntry], known: list[RiskRun], now: datetime
) -> RiskRun | None:
    rule = stay.version.daily_risk
    levels = [row.level for row in shifts]
    if rule is None or not is_run(rule, levels, kind):
        return None
    began = shifts[-streak(levels, kind)].begins_at
    counts = {Run.RED} if kind is Run.RED else {Run.RED, Run.YELLOW}
    if any(run.kind in counts and run.begins_at >= began for run in known):
        return None
    return RiskRun.objects.create(
        controller_id=stay.controller_id,
        stay=stay,
        kind=kind,
        begins_at=shifts[-1].begins_at,
        at=now,
    )
