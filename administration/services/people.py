"""Who has which role in one's own organisation, from when until when.

A person may work for several organisations. Nothing of that is shown here, or changed: added by
an e-mail that is known, the person gets a role and a mail, whoever else they work for.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from administration.events import PersonEvent
from administration.rules import RULES, Verb
from administration.services.of_organisation import OfOrganisation
from audit.services import record
from core.checks import Checks
from core.own_row import own_row
from core.problems import Conflict, Problem
from core.shown import Shown, merge
from organisations.actors import Actor
from organisations.models import Membership, Organisation, PasswordLink, Unit, User
from organisations.roles import Role
from organisations.services.passwords import ask_for_link
from placements.models import Facility
from placements.services.assignments import assign, houses_of

MOST_WORDS: Final = 6


@dataclass(frozen=True, kw_only=True)
class PersonFacts:
    """A colleague as an administrator writes them. ``unit`` and ``houses`` are keys."""

    name: str
    email: str
    role: str
    unit: int | None
    houses: Collection[int]
    starts_on: date | None


@transaction.atomic
def add_person(*, by: Actor, facts: PersonFacts, now: datetime) -> Membership:
    """A role for a person, from a day on, and a mail that says so. The same again is one.

    Somebody new has no password: the mail has a link to choose one. Raises :class:`Problems` at
    the fields of :class:`PersonFacts`.
    """
    RULES[Verb.ADD_PERSON].must(by)
    _lock(by)
    checks = Checks()
    name = checks.text("name", facts.name, missing=_("Write the person's name."))
    email = checks.mail("email", facts.email, missing=_("Write the e-mail."))
    role = checks.choice("role", facts.role, Role.values, missing=_("Choose a role."))
    unit = _unit(checks, by, facts.unit)
    houses = Facility.objects.run_by(by).in_bulk(facts.houses)
    if len(houses) != len(set(facts.houses)):
        checks.add("not_a_choice", _("Choose among your own houses."), field="houses")
    on = _from_today(checks, "starts_on", facts.starts_on, now)
    checks.raise_any()
    user = _user(name, email)
    standing = _standing(by, user, role, unit, on)
    if standing is not None:
        if standing.starts_on == on:
            return standing
        words = _("The person has this role already.")
        raise Problem("has_the_role", words, field="role")
    membership = Membership.objects.create(
        user=user, organisation=by.organisation, unit=unit, role=role, starts_on=on
    )
    _record(membership, PersonEvent.ADDED, by, now, on)
    for house in houses.values():
        assign(by=by, membership=membership, facility=house, now=now)
    knows_a_password = user.has_usable_password()
    why = PasswordLink.Why.ADDED if knows_a_password else PasswordLink.Why.WELCOME
    ask_for_link(user, why=why, organisation=by.organisation, now=now)
    return membership


@transaction.atomic
def change_role(
    *,
    by: Actor,
    membership: Membership,
    role: str,
    unit: int | None,
    on: date | None,
    now: datetime,
    shown: Shown | None = None,
) -> Membership:
    """Another role or unit from the day ``on``, at the same houses; until then the one that stands.
    The same again changes nothing.

    Raises :class:`Problems` at the fields, :class:`Conflict` where it ends before,
    :class:`Stale` where a colleague changed it since ``shown``.
    """
    RULES[Verb.CHANGE_ROLE].must(by)
    _lock(by)
    row = _own(by, membership)
    checks = Checks()
    role = checks.choice("role", role, Role.values, missing=_("Choose a role."))
    new_unit = _unit(checks, by, unit)
    on = _from_today(checks, "on", on, now)
    if on < row.starts_on:
        checks.add("too_early", _("Choose the day it begins, or a later day."), field="on")
    checks.raise_any()
    if (row.role, row.unit) == (role, new_unit):
        return row
    merge(
        shown,
        typed={"role": role, "unit": unit},
        standing={"role": row.role, "unit": row.unit_id},
        together=[("role", "unit")],
    )
    changed = _standing(by, row.user, role, new_unit, on)
    if changed is not None:
        if changed.starts_on == on == row.ends_on:
            return changed
        raise Problem("has_the_role", _("The person has this role already."), field="role")
    if row.ends_on is not None and row.ends_on <= on:
        raise Conflict("already_ended", _("The role ends before this day."))
    if role != Role.ORGANISATION_ADMIN:
        _keep_an_administrator(by, row, on)
    houses = Facility.objects.run_by(by).in_bulk(houses_of(row))
    if on == row.starts_on:
        # Nobody has acted in it before that day.
        row.role, row.unit = role, new_unit
        row.save(update_fields=["role", "unit"])
        _record(row, PersonEvent.ROLE_CHANGED, by, now, on)
        return row
    until, row.ends_on = row.ends_on, on
    row.save(update_fields=["ends_on"])
    changed = Membership.objects.create(
        user=row.user,
        organisation=by.organisation,
        unit=new_unit,
        role=role,
        starts_on=on,
        ends_on=until,
    )
    _record(changed, PersonEvent.ROLE_CHANGED, by, now, on)
    for house in houses.values():
        assign(by=by, membership=changed, facility=house, now=now)
    return changed


@transaction.atomic
def end_membership(*, by: Actor, membership: Membership, on: date | None, now: datetime) -> None:
    """From the day ``on`` the person has the role no longer; what has not begun by then is taken
    back. The same again changes nothing.

    Raises :class:`Problems` at ``on``, :class:`Conflict` where it has ended.
    """
    RULES[Verb.END_MEMBERSHIP].must(by)
    _lock(by)
    row = _own(by, membership)
    today = timezone.localdate(now)
    if row.ends_on is not None and row.ends_on == on:
        return
    checks = Checks()
    on = _from_today(checks, "on", on, now)
    checks.raise_any()
    if row.ends_on is not None and row.ends_on <= today:
        raise Conflict("already_ended", _("The role has ended already."))
    _keep_an_administrator(by, row, on)
    if on <= row.starts_on:
        _record(row, PersonEvent.TAKEN_BACK, by, now, on)
        row.delete()
        return
    row.ends_on = on
    row.save(update_fields=["ends_on"])
    _record(row, PersonEvent.ENDED, by, now, on)


@transaction.atomic
def send_password_link(*, by: Actor, membership: Membership, now: datetime) -> None:
    """A mail with a new link to choose a password. While it waits to be sent, twice is once."""
    RULES[Verb.SEND_PASSWORD_LINK].must(by)
    row = _own(by, membership)
    if row.ends_on is not None and row.ends_on <= timezone.localdate(now):
        raise Conflict("already_ended", _("The role has ended already."))
    ask_for_link(row.user, why=PasswordLink.Why.FORGOTTEN, now=now)


def memberships_of(by: Actor) -> QuerySet[Membership]:
    """The roles of people in the actor's own organisation, and in no other."""
    return Membership.objects.filter(organisation=by.organisation)


def people_in_sight(by: Actor, *, words: str, on: date, also_ended: bool) -> QuerySet[Membership]:
    """Those who have a role, or will have; by name."""
    rows = memberships_of(by)
    if not also_ended:
        rows = rows.filter(Q(ends_on=None) | Q(ends_on__gt=on))
    for word in words.split()[:MOST_WORDS]:
        rows = rows.filter(
            Q(user__name__icontains=word)
            | Q(user__email__icontains=word)
            | Q(unit__name__icontains=word)
            | Q(assignments__facility__name__icontains=word)
        ).distinct()
    return (
        rows.select_related("user", "unit")
        .prefetch_related("assignments__facility")
        .order_by("user__name", "user__pk", "starts_on", "pk")
    )


def _lock(by: Actor) -> None:
    """Who has which role is written by one at a time: of two administrators who end each other's
    role the second finds no other left."""
    Organisation.objects.select_for_update(no_key=True).get(pk=by.organisation.pk)


def _own(by: Actor, membership: Membership) -> Membership:
    rows = memberships_of(by).select_related("user", "unit")
    return own_row(rows, membership.pk, not_yours=_("The person is not among yours."))


def _keep_an_administrator(by: Actor, row: Membership, on: date) -> None:
    """Raise :class:`Problem` where from the day on nobody else would administer the organisation
    for good."""
    if row.role != Role.ORGANISATION_ADMIN:
        return
    others = memberships_of(by).exclude(user=row.user).filter(role=row.role, user__is_active=True)
    if not others.filter(starts_on__lte=on, ends_on=None).exists():
        words = _("The last administrator stays. Give somebody else the role first.")
        raise Problem("last_administrator", words, field="on")


def _user(name: str, email: str) -> User:
    """Who has this e-mail, as they are; somebody new without a password."""
    known = User.objects.filter(email=email).first()
    if known is not None:
        return known
    try:
        with transaction.atomic():
            return User.objects.create_user(email, name)
    except IntegrityError:  # another organisation was first
        return User.objects.get(email=email)


def _unit(checks: Checks, by: Actor, key: int | None) -> Unit | None:
    if key is None:
        return None
    unit = Unit.objects.filter(organisation=by.organisation, pk=key).first()
    if unit is None:
        checks.add("not_a_choice", _("Choose from the list."), field="unit")
    return unit


def _from_today(checks: Checks, field: str, day: date | None, now: datetime) -> date:
    """Never from a day that has passed: what was done then was done in the role of then."""
    today = timezone.localdate(now)
    day = checks.day(field, day, missing=_("Write from which day."))
    if day is not None and day < today:
        checks.add("in_the_past", _("Choose today or a later day."), field=field)
    return day or today


def _standing(by: Actor, user: User, role: str, unit: Unit | None, on: date) -> Membership | None:
    """The same role of the person that holds on the day or later."""
    rows = memberships_of(by).filter(user=user, role=role, unit=unit)
    return rows.filter(Q(ends_on=None) | Q(ends_on__gt=on)).order_by("starts_on").first()


def _record(membership: Membership, kind: PersonEvent, by: Actor, now: datetime, on: date) -> None:
    with translation.override(None):  # a source text, translated where it is read
        role = str(Role(membership.role).label)
    row = OfOrganisation(by.organisation.pk)
    record(row, kind, by=by, at=now, person=membership.user.name, on=on, words=role)
