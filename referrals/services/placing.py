"""From an accepted referral to a place."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.problems import Problem
from core.repeats import repeated, repeats
from organisations.actors import Actor
from organisations.models import Membership, User
from organisations.roles import Permission
from placements.models import Booking, Facility, Place, Stay
from placements.services.agreement import Agreement
from placements.services.bookings import hold_place
from placements.services.municipalities import Municipalities
from placements.services.outreach import plan_outreach
from placements.services.stays import move_in, plan_stay
from referrals import rules
from referrals.events import ReferralEvent
from referrals.models import PlaceOffer, Referral
from referrals.rules import Verb
from referrals.services.locking import locked
from referrals.services.offer_ends import end_offer_by_booking
from referrals.services.passing_over import check_passing_over, keep_passed_over
from referrals.services.referrals import let_go_of_hold
from referrals.services.waiting_list import ahead_of


@transaction.atomic
def hold_for_referral(
    *,
    by: Actor,
    referral: Referral,
    place: Place,
    starts_on: date,
    ends_on: date,
    days: int,
    now: datetime,
) -> Booking:
    """Keep a place free for the citizen, for ``days`` days from now. One at a time.

    A place already kept for the referral is let go in the same breath; the very same one is kept
    on as it is. Raises ``PlaceTaken`` and :class:`Problem` at the field.
    """
    with locked(by, referral, Verb.HOLD) as row:
        rules.apply(row, Verb.HOLD)
        checks = Checks()
        check_place(checks, by, row, place)
        checks.raise_any()
        hold = row.hold
        if (
            hold is not None
            and repeats(hold, cancelled_at=None, place_id=place.pk)
            and repeats(hold, starts_on=starts_on, ends_on=ends_on)
            and hold.expires_at is not None
            and hold.expires_at > now
        ):
            return hold
        let_go_of_hold(row, now=now)
        row.hold = hold_place(
            by=by,
            place=place,
            starts_on=starts_on,
            ends_on=ends_on,
            citizen=row.citizen,
            reason=row.reference,
            expires_at=now + timedelta(days=days),
            now=now,
        )
        _send_to(row, place)
        row.save(update_fields=["hold", "facility"])
        record(
            row,
            ReferralEvent.PLACE_HELD,
            by=by,
            at=now,
            also=(place,),
            place=place.name,
            starts_on=starts_on,
            ends_on=ends_on,
        )
        return row.hold


@transaction.atomic
def book_for_referral(
    *,
    by: Actor,
    referral: Referral,
    place: Place,
    starts_on: date,
    ends_on: date | None,
    now: datetime,
    key_worker: User | None = None,
    coordinator: User | None = None,
    length_reason: str = "",
    passed_over_because: str | None = None,
) -> Stay:
    """Give the citizen a place and plan the stay as it was decided.

    ``ends_on`` None only where the scheme sets no end at the start; ``length_reason`` where the
    stay is shorter or longer than the scheme says. A place kept for the referral
    is taken over, or let go if it is another. The same booking twice is one.

    ``passed_over_because``: why those before on the waiting list are passed over; None at a door
    where nobody can be asked (a history that is filled in).
    """
    with locked(by, referral, Verb.BOOK) as row:
        if row.has_place and (booked := _booked_stay(row, place, starts_on, ends_on)):
            return booked
        rules.apply(row, Verb.BOOK)
        checks = Checks()
        check_place(checks, by, row, place)
        _check_people(checks, key_worker, coordinator, row, timezone.localdate(now))
        reason = checks.text("length_reason", length_reason, longest=LONG_TEXT)
        passed: list[int] = []
        if passed_over_because is not None and not _is_offered(row, place):
            passed = ahead_of(by, row, place, starts_on=starts_on, now=now)
            passed_over_because = check_passing_over(checks, passed, passed_over_because)
        checks.raise_any()
        hold = row.hold if row.hold is not None and row.hold.place_id == place.pk else None
        if hold is None or hold.cancelled_at is not None:
            let_go_of_hold(row, now=now)
            hold = None
        row.stay = plan_stay(
            by=by,
            citizen=row.citizen,
            place=place,
            starts_on=starts_on,
            ends_on=ends_on,
            scheme_rules_on=row.rules_on,
            now=now,
            hold=hold,
            agreed=_agreed(row, key_worker, coordinator, length_reason=reason),
        )
        row.hold = None
        _send_to(row, place)
        row.save(update_fields=["stay", "hold", "facility"])
        record(
            row,
            ReferralEvent.PLACE_BOOKED,
            by=by,
            at=now,
            also=(row.stay, place),
            place=place.name,
            starts_on=starts_on,
        )
        end_offer_by_booking(row, place, by=by, now=now)
        keep_passed_over(passed, place, passed_over_because or "", by=by, now=now)
        return row.stay


@transaction.atomic
def start_outreach(
    *,
    by: Actor,
    referral: Referral,
    starts_on: date,
    now: datetime,
    facility: Facility | None = None,
    key_worker: User | None = None,
    coordinator: User | None = None,
) -> Stay:
    """Plan help that takes no place, where the citizen lives; begun where its day has come.

    The same start twice is one.

    ``facility`` is whose staff come; may be left out where the referral names it.
    """
    with locked(by, referral, Verb.START) as row:
        facility = facility or row.facility
        if row.has_place and row.stay is not None:
            begins_on = row.stay.moved_in_on or row.stay.expected_on
            if begins_on == starts_on and repeats(row.stay, facility_id=facility and facility.pk):
                return row.stay
        rules.apply(row, Verb.START)
        checks = Checks()
        if row.scheme_track.takes_place:
            checks.add("place_first", _("This kind of stay begins with a place."))
        if facility is None:
            checks.add("missing", _("Choose the facility whose staff come."), field="facility")
        elif not Facility.objects.visible_to(by).filter(pk=facility.pk).exists():
            checks.add("not_a_choice", _("Choose one of the facilities."), field="facility")
        _check_people(checks, key_worker, coordinator, row, timezone.localdate(now))
        checks.raise_any()
        assert facility is not None, "a missing facility was raised above"
        row.stay = plan_outreach(
            by=by,
            citizen=row.citizen,
            facility=facility,
            track=row.track,
            starts_on=starts_on,
            scheme_rules_on=row.rules_on,
            now=now,
            agreed=_agreed(row, key_worker, coordinator),
        )
        row.facility = facility
        # Before the citizen comes: what else is asked for is then closed, and not this.
        row.save(update_fields=["stay", "facility"])
        if starts_on <= timezone.localdate(now) and by.may(Permission.RUN_STAYS):
            row.stay = move_in(by=by, stay=row.stay, on=starts_on, now=now)
        record(
            row,
            ReferralEvent.OUTREACH_STARTED,
            by=by,
            at=now,
            also=(row.stay,),
            facility=facility.name,
            starts_on=starts_on,
        )
        return row.stay


def _agreed(
    referral: Referral,
    key_worker: User | None,
    coordinator: User | None,
    *,
    length_reason: str = "",
) -> Agreement:
    """As it was decided, with those who help."""
    decision = referral.decision
    assert decision is not None, "an accepted referral has been decided"
    return Agreement(
        key_worker=key_worker,
        coordinator=coordinator,
        legal_basis=decision.legal_basis,
        target_group=decision.target_group,
        goals=decision.goals,
        intensity=decision.intensity,
        length_reason=length_reason,
        municipalities=Municipalities(
            home=referral.home_municipality,
            acting=referral.acting_municipality,
            paying=referral.paying_municipality,
        ),
        decided_on=decision.decided_on,
        award=decision,
    )


def fits(referral: Referral, place: Place) -> Problem | None:
    """Why the place is not of the kind that was asked for; None if it is."""
    track = referral.scheme_track
    if not track.takes_place:
        return Problem("no_place_here", _("This kind of help is given without a place."))
    if place.facility.scheme != referral.scheme or place.track != referral.track:
        return Problem(
            "wrong_kind",
            _("The referral is for: %(kind)s.") % {"kind": _(track.name)},
            field="place",
        )
    return None


def check_place(checks: Checks, by: Actor, referral: Referral, place: Place) -> None:
    if not Place.objects.visible_to(by).filter(pk=place.pk).exists():
        checks.add("not_a_choice", _("Choose one of the places."), field="place")
    elif problem := fits(referral, place):
        checks.add_problem(problem)


def _check_people(
    checks: Checks,
    key_worker: User | None,
    coordinator: User | None,
    referral: Referral,
    today: date,
) -> None:
    _check_person(checks, "key_worker", key_worker, referral, today)
    _check_person(checks, "coordinator", coordinator, referral, today)


def _check_person(
    checks: Checks, field: str, person: User | None, referral: Referral, today: date
) -> None:
    if person is None:
        return
    works_here = Membership.objects.in_force_on(today).filter(
        user=person, organisation=referral.controller_id
    )
    if not works_here.exists():
        checks.add("not_a_choice", _("Choose someone who works here."), field=field)


def _is_offered(referral: Referral, place: Place) -> bool:
    """Who was passed over was told when it was offered."""
    return PlaceOffer.objects.standing().filter(referral=referral, place=place).exists()


def _booked_stay(
    referral: Referral, place: Place, starts_on: date, ends_on: date | None
) -> Stay | None:
    """The stay the referral led to, where it is just the one asked for."""
    stay = referral.stay
    if stay is None or not repeats(stay, planned_end_on=ends_on):
        return None
    booking = repeated(stay.bookings.standing(), place=place, starts_on=starts_on)
    return stay if booking is not None else None


def _send_to(referral: Referral, place: Place) -> None:
    """The facility's people see what is coming to them."""
    referral.facility = place.facility
