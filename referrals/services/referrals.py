"""Asking for a place, taking it back, and what is found out in between."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone, translation
from django.utils.translation import gettext as _

import schemes
from audit.services import record
from citizens.models import Citizen
from citizens.services import register_citizen
from citizens.services.numbers import by_identifier
from core.acting import acting
from core.checks import LONG_TEXT, Checks
from core.problems import Problem
from core.repeats import AGAIN, repeated, repeats
from core.shown import Shown, merge
from organisations.actors import Actor
from organisations.models import Organisation
from organisations.roles import Permission
from placements.models import Facility, Place
from placements.services.bookings import release_hold
from placements.visibility import citizens_visible_to
from referrals import rules
from referrals.events import ReferralEvent
from referrals.models import AssessmentNote, Referral
from referrals.rules import Verb, referrer_kinds
from referrals.services.asking import REFERRAL_FACTS, Asking, values_of
from referrals.services.frozen_copy import answer_in_words, freeze
from referrals.services.intake import check, check_answer, intake_questions
from referrals.services.locking import locked
from referrals.services.readiness import write_declaration
from schemes.base import AnswerType, SchemeLookupError, Version
from schemes.calendar import clock_starts


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
    by.must(Permission.REFER)
    today = timezone.localdate(now)
    version = _version(scheme, track, today)
    kinds = referrer_kinds(by, receiver, version, track)
    clean, checks = check(
        asking,
        version=version,
        track=track,
        referrers=kinds,
        also_assesses=by.organisation == receiver and by.may(Permission.ASSESS),
        today=today,
    )
    with acting(receiver):
        with transaction.atomic(savepoint=False):
            facility = _facility(checks, by, receiver, scheme, track, facility)
            earlier = _submitted_before(by, receiver, submission_key)
        checks.raise_any()
        if earlier is not None:
            return earlier
        referral = Referral(
            controller=receiver,
            sender=by.organisation,
            sender_unit=by.unit,
            facility=facility,
            scheme=scheme,
            track=track,
            rules_on=today,
            submission_key=submission_key,
            submitted_by=by.user,
            submitted_at=now,
        )
        try:
            # What can be refused has been: only the key may still turn out to be taken.
            with transaction.atomic(savepoint=submission_key is not None):
                return _write(by, referral, clean, version)
        except IntegrityError:
            with transaction.atomic(savepoint=False):
                earlier = _submitted_before(by, receiver, submission_key)
            if earlier is None:
                raise
            return earlier


def _version(scheme: str, track: str, today: date) -> Version:
    try:
        version = schemes.get(scheme).on(today)
        version.track(track)
    except SchemeLookupError:
        raise Problem(
            "no_such_scheme", _("This offer does not take referrals."), field="scheme"
        ) from None
    return version


def _facility(
    checks: Checks,
    by: Actor,
    receiver: Organisation,
    scheme: str,
    track: str,
    chosen: Facility | None,
) -> Facility | None:
    """The one asked for, else the only one it can be: its people must see what is coming.

    Of several, those with such places, and for the receiver's own staff those they work at.
    """
    with_track = Place.objects.filter(facility=OuterRef("pk"), track=track)
    rows = Facility.objects.filter(controller=receiver, scheme=scheme)
    theirs = list(rows.annotate(has_track=Exists(with_track)))
    if not theirs:
        checks.add(
            "not_a_receiver",
            _("%(name)s does not run this offer.") % {"name": receiver.name},
            field="receiver",
        )
    if chosen is not None and chosen not in theirs:
        checks.add("not_a_choice", _("Choose one of the facilities."), field="facility")
        return None
    if chosen is not None or len(theirs) < 2:
        return chosen or next(iter(theirs), None)
    fitting = [facility for facility in theirs if facility.has_track]
    if by.organisation == receiver:
        seen = set(Facility.objects.visible_to(by))
        fitting = [facility for facility in fitting if facility in seen]
    return fitting[0] if len(fitting) == 1 else None


def _next_reference(receiver: Organisation, year: int) -> str:
    """The next number, never given twice; a submission that fails leaves no gap (ADR-0017).

    Taken last, right before the referral is written: whoever takes the next waits until this
    transaction ends.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO referrals_referralcounter AS counter (controller_id, year, last)"
            " VALUES (%s, %s, 1)"
            " ON CONFLICT (controller_id, year) DO UPDATE SET last = counter.last + 1"
            " RETURNING last",
            [receiver.pk, year],
        )
        (number,) = cursor.fetchone()
    return f"{receiver.reference_prefix}-{year}-{number:04d}"


def _submitted_before(by: Actor, receiver: Organisation, key: UUID | None) -> Referral | None:
    """What the key was used for. Of two at once the constraint ``submitted_once`` refuses one."""
    if key is None:
        return None
    return Referral.objects.filter(
        controller=receiver, sender=by.organisation, submission_key=key
    ).first()


def _write(by: Actor, referral: Referral, asking: Asking, version: Version) -> Referral:
    identifier = asking.citizen.identifier
    is_own = by.organisation == referral.controller
    in_sight = citizens_visible_to(by) if is_own else Citizen.objects.none()
    known = by_identifier(referral.controller, identifier) if identifier and is_own else None
    referral.citizen = register_citizen(
        by=by,
        controller=referral.controller,
        now=referral.submitted_at,
        among=in_sight,
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
    referral.answers = dict(asking.answers)
    referral.frozen = freeze(
        asking,
        sender=by.place_of_work,
        version=version,
        track=referral.track,
        questions=intake_questions(version, referral.track),
    )
    # A bed tonight can't wait for office hours (DOMAIN.md §6).
    tonight = asking.urgency == Referral.Urgency.TONIGHT
    referral.clock_from = referral.submitted_at if tonight else clock_starts(referral.submitted_at)
    referral.reference = _next_reference(referral.controller, referral.rules_on.year)
    referral.save(force_insert=True)
    record(
        referral,
        ReferralEvent.SUBMITTED,
        by=by,
        at=referral.submitted_at,
        reference=referral.reference,
        sender=by.place_of_work,
    )
    if referral.ready_for_discharge_on is not None:
        write_declaration(by, referral, referral.ready_for_discharge_on, referral.submitted_at)
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


@transaction.atomic
def answer_question(
    *,
    by: Actor,
    referral: Referral,
    key: str,
    answer: str,
    now: datetime,
    shown: Shown | None = None,
) -> Referral:
    """Settle a question of the scheme during assessment. The frozen copy keeps the first answer.

    Raises :class:`Problem` at ``answers.<key>``, :class:`Stale` at ``answer`` where a colleague
    answered otherwise since ``shown``.
    """
    with locked(by, referral, Verb.ANSWER) as row:
        rules.apply(row, Verb.ANSWER)
        asked = {criterion.key: criterion for criterion in row.version.asked(row.track)}
        checks = Checks()
        if key not in asked:
            raise Problem("not_asked", _("This is not asked here."), field="answers")
        clean = check_answer(checks, asked[key], answer)
        checks.raise_any()
        before = row.answers.get(key, "")
        clean = merge(shown, typed={"answer": clean}, standing={"answer": before})["answer"]
        if clean == before:
            return row
        row.answers = {**row.answers, key: clean}
        row.save(update_fields=["answers"])
        is_text = asked[key].answer_type is AnswerType.TEXT
        with translation.override(settings.LANGUAGE_CODE):
            record(
                row,
                ReferralEvent.QUESTION_ANSWERED,
                by=by,
                at=now,
                key=key,
                question=_(asked[key].question),
                answer=_("in own words") if is_text else answer_in_words(asked[key], clean),
            )
        return row


@transaction.atomic
def add_note(*, by: Actor, referral: Referral, text: str, now: datetime) -> AssessmentNote:
    """Write down something learnt. Notes are for those who assess, never for the sender.

    The same words by the same person within :data:`AGAIN` are one note: it can't be taken away.
    """
    with locked(by, referral, Verb.NOTE) as row:
        checks = Checks()
        clean = checks.text("text", text, missing=_("Write the note."), longest=LONG_TEXT)
        checks.raise_any()
        facts = {"text": clean, "by": by.user, "about": ""}
        if written := repeated(row.notes.filter(at__gt=now - AGAIN), **facts):
            return written
        note = AssessmentNote.objects.create(
            controller_id=row.controller_id, referral=row, at=now, **facts
        )
        record(row, ReferralEvent.NOTED, by=by, at=now)
        return note


def let_go_of_hold(referral: Referral, *, now: datetime) -> None:
    """Release the place kept free for the (locked, unsaved) referral, if it still is."""
    hold, referral.hold = referral.hold, None
    if hold is not None and hold.cancelled_at is None:
        # The place falls free by itself: whoever withdraws or refuses need not be one who books.
        release_hold(by=Actor.system(referral.controller), booking=hold, now=now)
