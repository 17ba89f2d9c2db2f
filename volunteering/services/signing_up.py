"""Signing up for a shift, and off it again: by the volunteer, or by the house for them."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.own_row import own_row
from core.problems import Conflict, NotAllowed
from organisations.actors import Actor
from volunteering.events import ShiftEvent
from volunteering.models import Shift, SignUp, Volunteer, VolunteerTerms
from volunteering.rules import RULES, Verb


@transaction.atomic
def take_shift(*, by: Actor, shift: Shift, now: datetime) -> SignUp:
    """The volunteer signs up. The same again is a no-op.

    Raises :class:`Conflict` ``shift_over``, ``shift_full``, ``not_ready``.
    """
    RULES[Verb.TAKE].must(by)
    row = own_shift(by, shift)
    return _sign_up(by, row, _own_person(by, row), now)


@transaction.atomic
def put_on_shift(*, by: Actor, shift: Shift, volunteer: Volunteer, now: datetime) -> SignUp:
    """The house signs somebody up who said yes on the telephone. The same again is a no-op.

    Raises :class:`Conflict` as :func:`take_shift`.
    """
    RULES[Verb.PUT_ON].must(by)
    row = own_shift(by, shift)
    people = Volunteer.objects.active().filter(facility=row.facility_id, pk=volunteer.pk)
    person = people.first()
    if person is None:
        raise Conflict("not_active", _("The volunteer does not help here at the moment."))
    return _sign_up(by, row, person, now)


@transaction.atomic
def leave_shift(
    *, by: Actor, shift: Shift, volunteer: Volunteer | None = None, now: datetime
) -> Shift:
    """Sign off, oneself or (``volunteer``) somebody the house speaks for: the leader is told of the
    gap. Twice is once.

    Raises :class:`Conflict` ``shift_over``.
    """
    verb = Verb.TAKE if volunteer is None else Verb.PUT_ON
    RULES[verb].must(by)
    row = own_shift(by, shift)
    whose = _own_person(by, row) if volunteer is None else volunteer
    standing = row.sign_ups.standing().filter(volunteer=whose)
    sign_up = standing.select_related("volunteer").first()
    if sign_up is None:
        return row
    if row.has_begun(now):
        raise Conflict("shift_over", _("The shift has begun: nobody signs off any more."))
    _sign_off(row, sign_up, by=by, now=now)
    return row


def sign_off_ahead(*, by: Actor, volunteer: Volunteer, now: datetime) -> None:
    """All shifts that have not begun; inside the transaction of whoever pauses or ends."""
    ahead = SignUp.objects.standing().filter(
        volunteer=volunteer, shift__starts_at__gt=now, shift__cancelled_at=None
    )
    for sign_up in ahead.select_related("shift__facility", "volunteer"):
        _sign_off(sign_up.shift, sign_up, by=by, now=now)


def own_shift(by: Actor, shift: Shift) -> Shift:
    """Locked, so that two who sign up for the last place queue. Raises :class:`NotAllowed`."""
    rows = Shift.objects.visible_to(by).select_related("facility")
    return own_row(rows, shift.pk, not_yours=_("The shift is not of your house."))


def _own_person(by: Actor, shift: Shift) -> Volunteer:
    own = Volunteer.objects.of_account(by).filter(facility=shift.facility_id).first()
    if own is None:
        raise NotAllowed("not_yours", _("The shift is not of your house."))
    return own


def _sign_up(by: Actor, shift: Shift, person: Volunteer, now: datetime) -> SignUp:
    standing = list(shift.sign_ups.standing())
    if (
        same := next((each for each in standing if each.volunteer_id == person.pk), None)
    ) is not None:
        return same
    if shift.cancelled_at is not None:
        raise Conflict("shift_called_off", _("The shift is called off."))
    if shift.has_begun(now):
        raise Conflict("shift_over", _("The shift has begun already."))
    if len(standing) >= shift.needed:
        raise Conflict("shift_full", _("There is nobody missing on the shift any more."))
    terms = VolunteerTerms.objects.filter(facility=shift.facility_id).first()
    if missing := person.missing(terms):
        words = _("Not yet: %(missing)s. Ask at the house.") % {"missing": ", ".join(missing)}
        raise Conflict("not_ready", words)
    sign_up = SignUp.objects.create(
        controller_id=shift.controller_id, shift=shift, volunteer=person, by=by.user, at=now
    )
    _record(shift, ShiftEvent.SIGNED_UP, person, by=by, now=now)
    return sign_up


def _sign_off(shift: Shift, sign_up: SignUp, *, by: Actor, now: datetime) -> None:
    sign_up.signed_off_at, sign_up.signed_off_by = now, by.user
    sign_up.save(update_fields=["signed_off_at", "signed_off_by"])
    _record(shift, ShiftEvent.SIGNED_OFF, sign_up.volunteer, by=by, now=now)


def _record(shift: Shift, kind: ShiftEvent, person: Volunteer, *, by: Actor, now: datetime) -> None:
    record(
        shift,
        kind,
        by=by,
        at=now,
        name=person.name,
        on=timezone.localdate(shift.starts_at),
        house=shift.facility.name,
        house_id=shift.facility_id,
    )
