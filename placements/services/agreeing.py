"""Follow-ups that people agree on, beside those that the scheme plans."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import Checks
from core.repeats import repeated
from organisations.actors import Actor
from organisations.models import Membership, User
from organisations.roles import Permission, Role
from placements import rules
from placements.events import FollowUpEvent
from placements.models import FollowUp, Stay
from placements.models.follow_up import AGREED
from placements.rules import Verb
from placements.services.planning import HORIZON
from placements.services.stay_lock import lock_stay

#: It opens so many days before it is due, as those of the schemes do.
OPENS_BEFORE: Final = timedelta(days=3)
#: The roles that follow up.
FOLLOWS_UP: Final = [role for role in Role if Permission.FOLLOW_UP in role.permissions]


@transaction.atomic
def agree_follow_up(
    *,
    by: Actor,
    stay: Stay,
    title: str,
    due_on: date | None,
    responsible: User | None,
    now: datetime,
) -> FollowUp:
    """What somebody will do by a day, in the words of those who agreed on it.

    Planning leaves it alone, and so does leaving: only doing it, saying that it was not done, or
    a death ends it. The same again is a no-op. Raises :class:`Problems` at the fields.
    """
    rules.must(by, Verb.AGREE)
    row = lock_stay(by, stay)
    rules.check(row, Verb.AGREE)
    today = timezone.localdate(now)
    checks = Checks()
    title = checks.text("title", title, missing=_("Write what is to be done."), longest=200)
    on = checks.day("due_on", due_on, missing=_("Write by which day."))
    if on is not None and on < today:
        checks.add("in_the_past", _("Choose today or a later day."), field="due_on")
    elif on is not None and on > today + HORIZON:
        checks.add("too_far_ahead", _("That is more than a year ahead."), field="due_on")
    whose = _member(row, responsible, today) if responsible is not None else None
    if whose is None:
        checks.add("not_a_choice", _("Choose who does it."), field="responsible")
    checks.raise_any()
    assert on is not None
    assert whose is not None
    agreed = row.follow_ups.filter(kind=AGREED)
    same = repeated(agreed.open(), title=title, due_on=on, responsible=whose.user)
    if same is not None:
        return same
    last = agreed.aggregate(last=Max("ordinal"))["last"] or 0
    follow_up = FollowUp.objects.create(
        controller_id=row.controller_id,
        stay=row,
        kind=AGREED,
        title=title,
        ordinal=last + 1,
        opens_on=max(today, on - OPENS_BEFORE),
        due_on=on,
        moved_by_hand=True,
        office=whose.role,
        responsible=whose.user,
    )
    record(
        follow_up,
        FollowUpEvent.AGREED,
        by=by,
        at=now,
        follow_up=title,
        due_on=on,
        whose=whose.user.name,
    )
    return follow_up


def who_can_follow_up(stay: Stay, today: date) -> list[Membership]:
    """Those who follow up at the stay's house, by name."""
    everywhere = [role for role in FOLLOWS_UP if role.sees_whole_organisation]
    members = Membership.objects.in_force_on(today).filter(
        Q(role__in=everywhere) | Q(assignments__facility=stay.facility_id),
        organisation=stay.controller_id,
        role__in=FOLLOWS_UP,
        user__is_active=True,
    )
    return list(members.select_related("user").order_by("user__name", "pk").distinct())


def _member(stay: Stay, person: User, today: date) -> Membership | None:
    can = who_can_follow_up(stay, today)
    return next((member for member in can if member.user_id == person.pk), None)
