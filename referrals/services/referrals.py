"""Asking for a place, taking it back, and what is found out in between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

import schemes
from audit.services import record
from citizens.models import Citizen
from citizens.services import register_citizen
from citizens.services.numbers import by_identifier
from core.acting import acting
from core.checks import LONG_TEXT, Checks
from core.repeats import repeats
from organisations.actors import Actor
from organisations.models import Organisation
from organisations.roles import Permission
from placements.models import Facility, Place
from placements.services.bookings import release_hold
from placements.visibility import citizens_visible_to
from referrals import rules
from referrals.clock import answer_day_within, clock_from
from referrals.events import ReferralEvent
from referrals.models import Referral, ReplyDeadline
from referrals.rules import Verb, referrer_kinds
from referrals.services.around import write_representation
from referrals.services.asking import REFERRAL_FACTS, Asking, values_of
from referrals.services.carrying import SentBefore
from referrals.services.frozen_copy import freeze
from referrals.services.intake import check, intake_questions
from referrals.services.locking import locked
from referrals.services.numbering import next_reference
from referrals.services.readiness import write_declaration
from referrals.services.warnings import written_number
from schemes.base import SchemeLookupError, Version


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """A referral that nothing is wrong with, before anything of it is written."""

    by: Actor
    receiver: Organisation
    scheme: str
    track: str
    version: Version
    facility: Facility | None
    wished_facility: Facility | None
    asking: Asking
    now: datetime
    #: Working days within which it is answered, as the receiver has published it; None: nothing is.
    published_days: int | None

    @property
    def answer_by(self) -> date:
        """The last day for an answer, if it is sent now."""
        track = self.version.track(self.track)
        return answer_day_within(self.published_days, track, self.asking.urgency, self.now)


@transaction.atomic
def submit_referral(
    *,
    by: Actor,
    receiver: Organisation,
    scheme: str,
    track: str,
    asking: Asking,
    now: datetime,
    facility: Facility | None = None,
    submission_key: UUID | None = None,
) -> Referral:
    """Refer a citizen to one of the receiver's schemes. Raises :class:`Problems`, all at once.

    The referral and the citizen belong to the receiver. The same ``submission_key`` from the same
    sender is the same referral: a double click or a retry makes no second one.
    """
    prepared = prepare_referral(
        by=by,
        receiver=receiver,
        scheme=scheme,
        track=track,
        asking=asking,
        now=now,
        facility_id=facility.pk if facility else None,
    )
    return write_referral(prepared, submission_key=submission_key)


def prepare_referral(
    *,
    by: Actor,
    receiver: Organisation | None,
    scheme: str,
    track: str,
    asking: Asking,
    now: datetime,
    facility_id: int | None = None,
) -> Prepared:
    """All that is wrong with it, at once, as :class:`Problems`; what can't be judged for want of
    something else (the questions of a scheme that is not there) is left out.

    Nothing is written. ``receiver`` is None where there is none of the name that was sent.
    """
    by.must(Permission.REFER)
    today = timezone.localdate(now)
    checks = Checks()
    version = _version(checks, scheme, today)
    known_track = _track(checks, version, track)
    kinds = None
    if receiver is None:
        checks.add("no_such_receiver", _("There is no such receiver."), field="receiver")
    elif version is not None and known_track:
        kinds = referrer_kinds(by, receiver, version, known_track)
    clean, more = check(
        asking,
        version=version,
        track=known_track,
        referrers=kinds,
        also_assesses=by.organisation == receiver and by.may(Permission.ASSESS),
        today=today,
    )
    checks.problems += more.problems
    facility = wished = published_days = None
    if receiver is not None and version is not None:
        with acting(receiver):
            theirs = _facilities(receiver, scheme, track, clean.urgency, now)
            facility, wished = _facility(checks, by, receiver, theirs, facility_id)
            published_days = next((house.published_days for house in theirs), None)
    checks.raise_any()
    assert receiver is not None, "raised above"
    assert version is not None, "raised above"
    return Prepared(
        by=by,
        receiver=receiver,
        scheme=scheme,
        track=track,
        version=version,
        facility=facility,
        wished_facility=wished,
        asking=clean,
        now=now,
        published_days=published_days,
    )


@transaction.atomic(savepoint=False)
def write_referral(
    prepared: Prepared, *, submission_key: UUID | None = None, sent_before: SentBefore | None = None
) -> Referral:
    """Store what was prepared, in the same transaction or a later one."""
    by, receiver = prepared.by, prepared.receiver
    with acting(receiver):
        if earlier := _submitted_before(by, receiver, submission_key):
            return earlier
        referral = Referral(
            controller=receiver,
            sender=sent_before.sender if sent_before else by.organisation,
            sender_unit=sent_before.sender_unit if sent_before else by.unit,
            facility=prepared.facility,
            wished_facility=prepared.wished_facility,
            scheme=prepared.scheme,
            track=prepared.track,
            rules_on=timezone.localdate(prepared.now),
            submission_key=submission_key,
            submitted_by=sent_before.submitted_by if sent_before else by.user,
            submitted_at=prepared.now,
            redirected_from=sent_before.reference if sent_before else "",
            sent_on_by=sent_before.sent_on_by if sent_before else None,
        )
        try:
            # What can be refused has been: only the key may still turn out to be taken.
            with transaction.atomic(savepoint=submission_key is not None):
                return _write(by, referral, prepared.asking, prepared.version, sent_before)
        except IntegrityError:
            if earlier := _submitted_before(by, receiver, submission_key):
                return earlier
            raise


def _version(checks: Checks, scheme: str, today: date) -> Version | None:
    try:
        return schemes.get(scheme).on(today)
    except SchemeLookupError:
        checks.add("no_such_scheme", _("This offer does not take referrals."), field="scheme")
        return None


def _track(checks: Checks, version: Version | None, track: str) -> str | None:
    if version is None:
        return None
    return (
        checks.choice(
            "track",
            track,
            [known.key for known in version.tracks],
            missing=_("Choose one of the scheme's tracks."),
        )
        or None
    )


def _facilities(
    receiver: Organisation, scheme: str, track: str, urgency: str, now: datetime
) -> list[Any]:
    """The receiver's houses of the scheme; each says whether it has such places, and by when the
    receiver answers. In one statement, since every referral asks for both."""
    today = timezone.localdate(now)
    with_track = Place.objects.filter(facility=OuterRef("pk"), track=track).exclude(
        closes_on__lte=today
    )
    day = timezone.localdate(clock_from(now, urgency))
    deadlines = ReplyDeadline.objects.filter(controller=receiver)
    days = deadlines.that_hold(scheme, track, urgency, day).values("working_days")
    rows = Facility.objects.open_on(today).filter(controller=receiver, scheme=scheme)
    return list(rows.annotate(has_track=Exists(with_track), published_days=Subquery(days[:1])))


def _facility(
    checks: Checks,
    by: Actor,
    receiver: Organisation,
    theirs: Sequence[Any],
    wished_id: int | None,
) -> tuple[Facility | None, Facility | None]:
    """Whose people must see what is coming, and the one wished for: the same where there is a wish.
    Without one it is the only one it can be: of several, those with such places, and for the
    receiver's own staff those they work at.
    """
    if not theirs:
        checks.add(
            "not_a_receiver",
            _("%(name)s does not run this offer.") % {"name": receiver.name},
            field="receiver",
        )
    if wished_id is not None:
        wished = next((facility for facility in theirs if facility.pk == wished_id), None)
        if wished is None:
            checks.add("not_a_choice", _("Choose one of the facilities."), field="facility")
        return wished, wished
    if len(theirs) < 2:
        return next(iter(theirs), None), None
    fitting = [facility for facility in theirs if facility.has_track]
    if by.organisation == receiver:
        seen = set(Facility.objects.visible_to(by))
        fitting = [facility for facility in fitting if facility in seen]
    return fitting[0] if len(fitting) == 1 else None, None


def _submitted_before(by: Actor, receiver: Organisation, key: UUID | None) -> Referral | None:
    """What the key was used for. Of two at once the constraint ``submitted_once`` refuses one."""
    if key is None:
        return None
    return Referral.objects.filter(
        controller=receiver, sender=by.organisation, submission_key=key
    ).first()


def _write(
    by: Actor,
    referral: Referral,
    asking: Asking,
    version: Version,
    sent_before: SentBefore | None,
) -> Referral:
    identifier = asking.citizen.identifier
    is_own = by.organisation == referral.controller
    # Whoever is at the public page has nobody in sight: no known citizen is written into.
    sees_citizens = is_own and not by.is_public
    in_sight = citizens_visible_to(by) if sees_citizens else Citizen.objects.none()
    known = by_identifier(referral.controller, identifier) if identifier and is_own else None
    referral.citizen = register_citizen(
        by=by,
        controller=referral.controller,
        now=referral.submitted_at,
        among=in_sight,
        letter_language=asking.letter_language,
        **(values_of(asking.citizen) | {"number": identifier or ""}),
    )
    # Nobody comes to see a citizen by writing their number.
    referral.shows_citizen = (
        not is_own or referral.citizen != known or in_sight.filter(pk=known.pk).exists()
    )
    # As told, never filled in from the citizen's row: a sender reads the referral, not that row.
    for fact in REFERRAL_FACTS:
        setattr(referral, fact.name, getattr(asking, fact.name))
    referral.referrer = asking.referrer
    referral.home_municipality = asking.citizen.home_municipality
    if identifier is not None:
        referral.number_fingerprint = written_number(identifier, referral.controller)
    referral.answers = dict(asking.answers)
    sent_from = sent_before.sent_from if sent_before else by.place_of_work
    frozen = freeze(
        asking,
        sender=sent_from,
        version=version,
        track=referral.track,
        questions=intake_questions(version, referral.track),
        notes=sent_before.notes if sent_before else None,
    )
    if asking.letter_language:
        frozen["letter_language"] = asking.letter_language
    if by.is_public:
        frozen["from_public_page"] = True
    referral.frozen = sent_before.told_in(frozen) if sent_before else frozen
    referral.clock_from = clock_from(referral.submitted_at, asking.urgency)
    referral.reference = next_reference(referral.controller, referral.rules_on.year)
    referral.save(force_insert=True)
    write_representation(referral, asking)
    record(
        referral,
        ReferralEvent.SUBMITTED,
        by=by,
        at=referral.submitted_at,
        reference=referral.reference,
        sender=sent_from,
    )
    if referral.ready_for_discharge_on is not None:
        declared_by = (sent_before.declared_by if sent_before else "") or by.name
        on = referral.ready_for_discharge_on
        write_declaration(declared_by, referral, on, referral.submitted_at)
    return referral


@transaction.atomic
def withdraw_referral(*, by: Actor, referral: Referral, reason: str, now: datetime) -> Referral:
    """Take the referral back, by the organisation that sent it, until it is decided.

    Twice is once. A place kept free for it is free again. Once it is awarded only a change can be
    reported (``report_change``); the receiver refuses or closes (``close_referral``).
    """
    with locked(by, referral, Verb.WITHDRAW) as row:
        if repeats(row, status=Referral.Status.WITHDRAWN, withdrawn_reason=reason.strip()):
            return row
        rules.apply(row, Verb.WITHDRAW)
        checks = Checks()
        row.withdrawn_reason = checks.text(
            "reason", reason, missing=_("Write why it is withdrawn."), longest=LONG_TEXT
        )
        checks.raise_any()
        row.withdrawn_at, row.ended_by_name = now, by.name
        let_go_of_hold(row, now=now)
        row.save()
        record(
            row,
            ReferralEvent.WITHDRAWN,
            by=by,
            at=now,
            reason=row.withdrawn_reason,
        )
        return row


def let_go_of_hold(referral: Referral, *, now: datetime) -> None:
    """Release the place kept free for the (locked, unsaved) referral, if it still is."""
    hold, referral.hold = referral.hold, None
    if hold is not None and hold.cancelled_at is None:
        # The place falls free by itself: whoever withdraws or refuses need not be one who books.
        release_hold(by=Actor.system(referral.controller), booking=hold, now=now)
