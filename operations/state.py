"""How what runs by itself is doing: in one look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache
from redis.exceptions import RedisError

from operations.last_runs import LastRun, last_runs
from operations.waiting import DeadLetters, Lag, dead_letters, lags
from organisations.models import Organisation


@dataclass(frozen=True)
class EngineState:
    runs: list[LastRun]
    #: Whether the store that carries tasks to the workers answers.
    carrier_answers: bool
    lags: list[Lag]
    dead: list[DeadLetters]

    @property
    def late(self) -> list[LastRun]:
        return [run for run in self.runs if run.is_late]

    @property
    def is_still(self) -> bool:
        """Nothing that comes round often has run: beat or the workers are gone, and not one task
        of them."""
        often = [run for run in self.runs if run.scheduled.within.total_seconds() <= 3600]
        return all(run.is_late for run in often)


def engine_state(organisation: Organisation, *, now: datetime) -> EngineState:
    """What waits is the organisation's own; the rest is the whole installation's."""
    return EngineState(
        runs=last_runs(now),
        carrier_answers=carrier_answers(),
        lags=lags(organisation, now=now),
        dead=dead_letters(organisation, now=now),
    )


def carrier_answers() -> bool:
    try:
        cache.get("operations")
    except RedisError:
        return False
    return True
