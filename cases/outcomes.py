"""What came of what happened: beside the event, the words that were written and where they stand.

Events hold facts and no citizen's words (ADR-0003), so these are read from the rows themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from django.urls import reverse

from audit.timeline import Happening
from placements.events import FollowUpEvent, StayEvent
from placements.models import FollowUp
from recovery.events import StarEvent
from recovery.models import Star
from referrals.events import ReferralEvent


def with_outcomes(
    happenings: list[Happening], follow_ups: Iterable[FollowUp] | None = None
) -> list[Happening]:
    """The same with outcome and link, each act once; two statements, whatever the length.
    ``follow_ups``: those of the stay, where the caller has them."""
    happenings = _without_repeats(happenings)
    if follow_ups is None:
        follow_ups = _done_of(_stays_of(happenings, FollowUpEvent.COMPLETED))
    outcomes: dict[tuple[int | None, str, str], str] = {
        (row.stay_id, row.rule.title, row.due_on.isoformat()): row.outcome
        for row in follow_ups
        if row.status == FollowUp.Status.DONE
    }
    stars = _stars(_stays_of(happenings, StarEvent.FINISHED))
    return [_completed(happening, outcomes, stars) for happening in happenings]


def _without_repeats(happenings: list[Happening]) -> list[Happening]:
    """A stay that was planned by booking it for a referral is said by the booking."""
    said_by: dict[str, str] = {
        StayEvent.PLANNED: ReferralEvent.PLACE_BOOKED,
        StayEvent.OUTREACH_PLANNED: ReferralEvent.OUTREACH_STARTED,
    }
    acts = {(happening.kind, happening.stay_id, happening.at) for happening in happenings}
    return [
        happening
        for happening in happenings
        if (said_by.get(happening.kind), happening.stay_id, happening.at) not in acts
    ]


def _completed(
    happening: Happening,
    outcomes: dict[tuple[int | None, str, str], str],
    stars: dict[tuple[int | None, str], int],
) -> Happening:
    if happening.kind == FollowUpEvent.COMPLETED:
        facts = happening.facts
        key = (happening.stay_id, facts.get("follow_up", ""), facts.get("due_on", ""))
        return replace(happening, outcome=outcomes.get(key, ""))
    if happening.kind == StarEvent.FINISHED:
        star = stars.get((happening.stay_id, happening.at.isoformat()))
        return replace(happening, url=reverse("star", args=[star])) if star else happening
    return happening


def _stays_of(happenings: Iterable[Happening], kind: str) -> set[int]:
    return {
        happening.stay_id
        for happening in happenings
        if happening.kind == kind and happening.stay_id is not None
    }


def _done_of(stays: set[int]) -> Iterable[FollowUp]:
    if not stays:
        return ()
    done = FollowUp.objects.filter(stay__in=stays, status=FollowUp.Status.DONE)
    return done.select_related("stay")


def _stars(stays: set[int]) -> dict[tuple[int | None, str], int]:
    if not stays:
        return {}
    finished = Star.objects.finished().filter(stay__in=stays)
    return {
        (star.stay_id, star.finished_at.isoformat()): star.pk
        for star in finished
        if star.finished_at is not None
    }
