"""Whom somebody stands in for."""

from __future__ import annotations

from datetime import date

from organisations.actors import Actor
from organisations.models import TimeAway, TimeAwayQuerySet


def stands_in_for(actor: Actor, on: date) -> TimeAwayQuerySet:
    """The absences of colleagues whose deputy the actor is on the day."""
    return TimeAway.objects.on(on).filter(controller=actor.organisation, deputy=actor.user)
