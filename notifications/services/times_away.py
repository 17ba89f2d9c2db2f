"""Who is away from when to when, and who does the work then.

A person writes it of themself; of a colleague whoever leads or runs the organisation does. Why
somebody is away stands nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import Checks
from core.own_row import own_row
from core.problems import Conflict, NotAllowed
from core.shown import Shown, merge
from notifications.events import TimeAwayEvent
from notifications.rules import RULES, Verb
from organisations.actors import Actor
from organisations.models import Membership, Organisation, TimeAway, User
from organisations.roles import Permission, Role
from placements.models import Assignment, Facility


@dataclass(frozen=True, kw_only=True)
class AwayFacts:
    """An absence as somebody writes it: ``ends_on`` is the first day back, ``deputy`` a key."""

    starts_on: date | None
    ends_on: date | None
    deputy: int | None

    @classmethod
    def of(cls, row: TimeAway) -> AwayFacts:
        return cls(starts_on=row.starts_on, ends_on=row.ends_on, deputy=row.deputy_id)

    @property
    def values(self) -> dict[str, date | int | None]:
        return {"starts_on": self.starts_on, "ends_on": self.ends_on, "deputy": self.deputy}


@transaction.atomic
def set_time_away(*, by: Actor, person: User, facts: AwayFacts, now: datetime) -> TimeAway:
    """The person is away. The same again is one.

    Raises :class:`Problems` at the fields, :class:`NotAllowed`, :class:`Conflict` where the person
    is away in that time already.
    """
    _check_allowed(by, person, now)
    values = _checked(by.organisation, person, facts, now)
    same = TimeAway.objects.filter(controller=by.organisation, user=person, **values).first()
    if same is not None:
        return same
    row = TimeAway(controller=by.organisation, user=person, **values)
    _save(row)
    _record(row, TimeAwayEvent.SET, by, now, row.starts_on)
    return row


@transaction.atomic
def change_time_away(
    *, by: Actor, row: TimeAway, facts: AwayFacts, now: datetime, shown: Shown | None = None
) -> TimeAway:
    """Other days, or another deputy. The same again changes nothing.

    Raises as :func:`set_time_away`, :class:`~core.shown.Stale`, and :class:`Conflict` where it is
    over.
    """
    row = _own(by, row, now)
    if row.ends_on is not None and row.ends_on <= timezone.localdate(now):
        raise Conflict("away_is_over", _("The absence is over. Write a new one."))
    merged = merge(
        shown,
        typed=facts.values,
        standing=AwayFacts.of(row).values,
        together=[("starts_on", "ends_on")],
    )
    values = _checked(by.organisation, row.user, AwayFacts(**merged), now)
    if all(getattr(row, name) == value for name, value in values.items()):
        return row
    for name, value in values.items():
        setattr(row, name, value)
    _save(row)
    _record(row, TimeAwayEvent.CHANGED, by, now, row.starts_on)
    return row


@transaction.atomic
def end_time_away(*, by: Actor, row: TimeAway, now: datetime) -> None:
    """The person is back today; what has not begun is taken back. Over already it stays so."""
    row = _own(by, row, now)
    today = timezone.localdate(now)
    if row.ends_on is not None and row.ends_on <= today:
        return
    if row.starts_on >= today:
        _record(row, TimeAwayEvent.TAKEN_BACK, by, now, row.starts_on)
        row.delete()
        return
    row.ends_on = today
    row.save(update_fields=["ends_on"])
    _record(row, TimeAwayEvent.ENDED, by, now, today)


def times_away_in_sight(by: Actor, on: date) -> QuerySet[TimeAway]:
    """One's own, and those of the colleagues whose absence one may write."""
    own = TimeAway.objects.filter(controller=by.organisation)
    theirs = colleagues_of(by, on).values("user")
    return own.filter(Q(user=by.user) | Q(user__in=theirs))


def colleagues_of(by: Actor, on: date) -> QuerySet[Membership]:
    """Whose absence one may write: a leader of those who work at the leader's houses, an
    administrator of everyone in the organisation."""
    rows = Membership.objects.filter(organisation=by.organisation).in_force_on(on)
    if not RULES[Verb.SET_TIME_AWAY].may(by):
        return rows.none()
    if by.runs_whole_organisation:
        return rows
    houses = Facility.objects.run_by(by)
    at_houses = Assignment.objects.filter(controller=by.organisation, facility__in=houses)
    return rows.filter(pk__in=at_houses.values("membership"))


def deputies_for(organisation: Organisation, person: User, on: date) -> QuerySet[User]:
    """Who may do the person's work: of the same office or a leader, at one of the person's houses.
    A leader's work the staff may do too: many houses have one leader. Nobody for who follows up
    nothing."""
    members = Membership.objects.filter(organisation=organisation).in_force_on(on)
    own = members.filter(user=person)
    offices = {Role(role) for role in own.values_list("role", flat=True)}
    offices = {role for role in offices if Permission.FOLLOW_UP in role.permissions}
    if not offices:
        return User.objects.none()
    everywhere = [role for role in Role if role.sees_whole_organisation]
    at_houses = Assignment.objects.filter(controller=organisation)
    if not offices.intersection(everywhere):
        houses = at_houses.filter(membership__in=own).values("facility")
        at_houses = at_houses.filter(facility__in=houses)
    offices |= {Role.FACILITY_LEADER}
    if Role.FACILITY_LEADER in set(own.values_list("role", flat=True)):
        offices |= {Role.FACILITY_STAFF}
    can_see = Q(role__in=everywhere) | Q(pk__in=at_houses.values("membership"))
    members = members.filter(can_see, role__in=offices).exclude(user=person)
    return User.objects.filter(pk__in=members.values("user"), is_active=True).order_by("name", "pk")


def _check_allowed(by: Actor, person: User, now: datetime) -> None:
    if by.user == person or by.is_system:
        return
    RULES[Verb.SET_TIME_AWAY].must(by)
    if not colleagues_of(by, timezone.localdate(now)).filter(user=person).exists():
        raise NotAllowed("not_yours", _("The person is not among yours."))


def _own(by: Actor, row: TimeAway, now: datetime) -> TimeAway:
    rows = times_away_in_sight(by, timezone.localdate(now)).select_related("user")
    return own_row(rows, row.pk, not_yours=_("The absence is not among yours."))


def _checked(
    organisation: Organisation, person: User, facts: AwayFacts, now: datetime
) -> dict[str, date | int | None]:
    today = timezone.localdate(now)
    checks = Checks()
    starts_on = checks.day("starts_on", facts.starts_on, missing=_("Write the first day away."))
    ends_on = checks.day("ends_on", facts.ends_on)
    if starts_on and ends_on and ends_on <= starts_on:
        checks.add("back_before", _("Choose a day after the first day away."), field="ends_on")
    elif ends_on is not None and ends_on <= today:
        checks.add("already_over", _("Choose a later day than today."), field="ends_on")
    if facts.deputy is not None:
        fitting = deputies_for(organisation, person, max(starts_on or today, today))
        if not fitting.filter(pk=facts.deputy).exists():
            words = _("Choose from the list: the deputy must be able to see the same citizens.")
            checks.add("not_a_choice", words, field="deputy")
    checks.raise_any()
    return {"starts_on": starts_on, "ends_on": ends_on, "deputy_id": facts.deputy}


def _save(row: TimeAway) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise Conflict(
            "already_away",
            _("The person is away in that time already. Change that absence instead."),
            field="starts_on",
        ) from None


def _record(row: TimeAway, kind: TimeAwayEvent, by: Actor, now: datetime, on: date) -> None:
    record(row, kind, by=by, at=now, person=row.user.name, on=on)
