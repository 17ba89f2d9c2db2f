"""The locks at a discharge by the municipality: what is known of them is not asked twice."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from core.problems import Problem
from organisations.actors import Actor
from placements.models import Stay
from placements.services.discharging import condition_field
from schemes.base import YES
from way_out.card import way_out_of
from way_out.models import LockAnswer
from way_out.services.answers import answer_lock


def contradicted(stay: Stay, answers: Mapping[str, str], now: datetime) -> Iterator[Problem]:
    """Where a condition is said to hold, and the latest answer says that it does not yet."""
    way_out = way_out_of(stay, now=now)
    for line in way_out.lines if way_out else ():
        if answers.get(line.condition.key) != YES or not (line.is_open or line.holds_later):
            continue
        yield Problem(
            "lock_does_not_hold",
            _("On the way out it stands: %(answer)s Write the right answer there first.")
            % {"answer": line.in_words},
            field=condition_field(line.condition),
        )


def settle_at_discharge(by: Actor, stay: Stay, keys: Collection[str], now: datetime) -> None:
    """Whoever decided said of each that it holds: where nobody had, that is the answer."""
    way_out = way_out_of(stay, now=now)
    today = timezone.localdate(now)
    for line in way_out.lines if way_out else ():
        if line.condition.key in keys and not line.holds:
            answer_lock(
                by=by,
                stay=stay,
                key=line.condition.key,
                state=LockAnswer.State.HELD,
                since_on=today,
                expected_on=None,
                who=by.name,
                heard_on=today,
                note="",
                now=now,
            )
