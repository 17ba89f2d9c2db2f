"""Follow-ups: planned from the scheme, done, moved, and let go when the stay ends."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record_event
from organisations.actors import Actor
from organisations.gathering import EARLIEST, LATEST, LONG_TEXT, Gathering
from organisations.models import User
from organisations.problems import Conflict, NotAllowed, Problem
from organisations.roles import Permission
from placements.models import DateChange, FollowUp, Stay
from schemes.base import PlannedFollowUp, Window

Status = FollowUp.Status

#: How far ahead follow-ups are planned where no end is set; planned on when the booking moves.
HORIZON: Final = timedelta(days=366)


def plan_follow_ups(*, stay: Stay, now: datetime) -> None:
    """Bring the stay's follow-ups in line with the scheme and its dates.

    What is done stays done. What somebody moved keeps its date. What the scheme no longer plans
    lapses, and what it plans again opens again.
    """
    if stay.moved_in_on is None:
        return
    planned = {(p.kind, p.ordinal): p for p in _planned(stay, timezone.localdate(now))}
    known = {(f.kind, f.ordinal): f for f in stay.follow_ups.select_for_update()}
    moved_by_hand = set(
        stay.date_changes.filter(what=DateChange.What.FOLLOW_UP).values_list(
            "subject_id", flat=True
        )
    )
    FollowUp.objects.bulk_create(
        _new(stay, plan) for key, plan in planned.items() if key not in known
    )
    for key, follow_up in known.items():
        if follow_up.status == Status.DONE:
            continue
        plan = planned.get(key)
        if plan is None:
            follow_up.status = Status.CANCELLED
        else:
            follow_up.status = Status.OPEN
            if follow_up.pk not in moved_by_hand:
                follow_up.opens_on, follow_up.due_on = plan.opens_on, plan.due_on
        follow_up.save(update_fields=["status", "opens_on", "due_on"])


def _planned(stay: Stay, today: date, *, end: date | None = None) -> tuple[PlannedFollowUp, ...]:
    assert stay.moved_in_on is not None
    own = stay.citizen.home_municipality == stay.controller.municipality_code
    return stay.version.follow_ups(
        stay.track,
        moved_in_on=stay.moved_in_on,
        planned_end_on=end or stay.planned_end_on,
        until=max(today, stay.moved_in_on) + HORIZON,
        own_citizen=own,
    )


def _new(stay: Stay, plan: PlannedFollowUp) -> FollowUp:
    return FollowUp(
        controller_id=stay.controller_id,
        stay=stay,
        kind=plan.kind,
        ordinal=plan.ordinal,
        opens_on=plan.opens_on,
        due_on=plan.due_on,
        office=plan.responsible,
        responsible=_responsible(stay, plan),
    )


def _responsible(stay: Stay, plan: PlannedFollowUp) -> User | None:
    """The key worker for what staff do, the coordinator for what the caseworker does."""
    return stay.coordinator if plan.responsible == "caseworker" else stay.key_worker


def let_go_on_leaving(*, stay: Stay, on: date, now: datetime) -> None:
    """Open follow-ups due after the citizen has left lapse, but for those the scheme wants then:
    a review after a single night, a notice by law. What is overdue remains, to be seen."""
    planned = {
        (plan.kind, plan.ordinal): plan
        for plan in _planned(stay, timezone.localdate(now), end=on)
        if plan.due_on > on or stay.scheme_track.follow_up_rule(plan.kind).window is Window.ON_END
    }
    known = {(f.kind, f.ordinal): f for f in stay.follow_ups.select_for_update()}
    FollowUp.objects.bulk_create(
        _new(stay, plan) for key, plan in planned.items() if key not in known
    )
    for key, follow_up in known.items():
        if follow_up.status != Status.OPEN:
            continue
        if key in planned:
            follow_up.opens_on, follow_up.due_on = planned[key].opens_on, planned[key].due_on
        elif follow_up.due_on > on:
            follow_up.status = Status.CANCELLED
        follow_up.save(update_fields=["status", "opens_on", "due_on"])


@transaction.atomic
def complete_follow_up(
    *, by: Actor, follow_up: FollowUp, outcome: str, on: date, now: datetime
) -> FollowUp:
    """Record that it was done on ``on``, and what came of it. Late is recorded as late.

    The same again is a no-op. Raises :class:`Problem` (``missing``, ``future``, ``before_stay``,
    ``needs_star``) and :class:`Conflict` ``already_done`` / ``lapsed``.
    """
    by.must(Permission.FOLLOW_UP)
    row = _locked(by, follow_up)
    found = Gathering()
    outcome = found.text(
        "outcome", outcome, missing=_("Write in a sentence what came of it."), longest=LONG_TEXT
    )
    found.day("on", on)
    if on > timezone.localdate(now):
        found.add("future", _("Choose today or an earlier day."), field="on")
    if row.stay.moved_in_on and on < row.stay.moved_in_on:
        found.add("before_stay", _("The stay had not begun then."), field="on")
    found.raise_any()
    if row.status == Status.DONE:
        if (row.outcome, row.completed_on) == (outcome, on):
            return row
        raise Conflict("already_done", _("The follow-up has already been done."))
    if row.status == Status.CANCELLED:
        raise Conflict("lapsed", _("The follow-up has lapsed."))
    if missing := what_is_missing(row):
        raise Problem("needs_star", missing)
    row.status = Status.DONE
    row.outcome = outcome
    row.completed_on = on
    row.completed_by = by.user
    row.save()
    record_event(
        "follow_up.completed",
        by=by,
        controller=row.controller_id,
        citizen_id=row.stay.citizen_id,
        stay_id=row.stay_id,
        at=now,
        follow_up=row.rule.title,
        on=on,
        due_on=row.due_on,
        late=row.was_late,
    )
    return row


def what_is_missing(follow_up: FollowUp) -> str:
    """What must be there before the follow-up can be done; "" when nothing is missing."""
    if "star" in follow_up.rule.needs and not follow_up.stay.stars.filter(status="done").exists():
        return _("Make a Recovery Star with the citizen first: this follow-up builds on it.")
    return ""


@transaction.atomic
def move_follow_up(
    *, by: Actor, follow_up: FollowUp, due_on: date, reason: str, now: datetime
) -> FollowUp:
    """Give it another due date, with a reason. Both dates stay visible.

    The same again is a no-op. Raises :class:`Problem` at the field, or :class:`Conflict`.
    """
    by.must(Permission.FOLLOW_UP)
    row = _locked(by, follow_up)
    found = Gathering()
    reason = found.text("reason", reason, missing=_("Write why it is moved."), longest=LONG_TEXT)
    if not EARLIEST <= due_on <= LATEST:
        found.add("absurd_date", _("Write a date between 1900 and 2100."), field="due_on")
    elif row.stay.moved_in_on and due_on < row.stay.moved_in_on:
        found.add("before_stay", _("The stay had not begun then."), field="due_on")
    elif due_on > timezone.localdate(now) + HORIZON:
        found.add("too_far_ahead", _("That is more than a year ahead."), field="due_on")
    found.raise_any()
    if row.status != Status.OPEN:
        raise Conflict("not_open", _("The follow-up is no longer open."))
    if row.due_on == due_on:
        return row
    DateChange.objects.create(
        controller_id=row.controller_id,
        stay=row.stay,
        what=DateChange.What.FOLLOW_UP,
        subject_id=row.pk,
        old=row.due_on,
        new=due_on,
        reason=reason,
        by=by.user,
        at=now,
    )
    old, row.due_on = row.due_on, due_on
    row.opens_on = min(row.opens_on, due_on)
    row.save(update_fields=["due_on", "opens_on"])
    record_event(
        "follow_up.moved",
        by=by,
        controller=row.controller_id,
        citizen_id=row.stay.citizen_id,
        stay_id=row.stay_id,
        at=now,
        follow_up=row.rule.title,
        old=old,
        new=due_on,
        reason=reason,
    )
    return row


def _locked(by: Actor, follow_up: FollowUp) -> FollowUp:
    if not FollowUp.objects.visible_to(by).filter(pk=follow_up.pk).exists():
        raise NotAllowed("not_yours", _("The follow-up is not one of yours."))
    return (
        FollowUp.objects.select_for_update(of=("self",))
        .select_related("stay__citizen", "stay__controller")
        .get(pk=follow_up.pk)
    )
