"""Making stars in one line."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from organisations.actors import Actor
from placements.models import Stay
from recovery.editions import CURRENT, EDITIONS
from recovery.models import Star, StarScore
from recovery.services.stars import finish_star, score_area, start_star
from tests.world import House, copies_of

AREAS = EDITIONS[CURRENT].areas


def answered(
    house: House,
    stay: Stay,
    *,
    on: date | None = None,
    score: int = 4,
    by: Actor | None = None,
) -> Star:
    """A star in progress with a number in each area."""
    by = by or house.staff
    star = start_star(by=by, stay=stay, on=on or timezone.localdate())
    for area in AREAS:
        score_area(by=by, star=star, area=area.key, score=score)
    return star


def done(
    house: House,
    stay: Stay,
    *,
    on: date | None = None,
    score: int = 4,
    by: Actor | None = None,
) -> Star:
    by = by or house.staff
    star = answered(house, stay, on=on, score=score, by=by)
    return finish_star(by=by, star=star, took_part="Maja og Peter", now=timezone.now())


def done_many(house: House, stay: Stay, count: int) -> list[Star]:
    """A star a month, finished, the last today."""
    first = done(house, stay)
    today = timezone.localdate()
    more = copies_of(first, count - 1, made_on=lambda n: today - timedelta(days=30 * (n + 1)))
    StarScore.objects.bulk_create(
        StarScore(
            controller_id=star.controller_id, star=star, area=area.key, score=1 + (n + place) % 10
        )
        for n, star in enumerate(more)
        for place, area in enumerate(AREAS)
    )
    return [first, *more]
