"""Offering a place to one who waits, and the citizen's answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Final

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.problems import Conflict
from core.repeats import repeats
from organisations.actors import Actor
from placements.models import Place
from placements.services.bookings import LONGEST_HOLD_DAYS
from referrals import rules
from referrals.events import ReferralEvent
from referrals.models import PlaceOffer, Referral
from referrals.rules import Verb
from referrals.services.locking import locked
from referrals.services.passing_over import check_passing_over, keep_passed_over
from referrals.services.placing import book_for_referral, check_place, hold_for_referral
from referrals.services.referrals import let_go_of_hold
from referrals.services.waiting_list import ahead_of

Status = PlaceOffer.Status
#: What can be answered.
ANSWERS: Final = (Status.ACCEPTED, Status.DECLINED, Status.TAKEN_BACK)


@transaction.atomic
def offer_place(
    *,
    by: Actor,
    referral: Referral,
    place: Place,
    starts_on: date,
    ends_on: date | None,
    answer_by: date,
    now: datetime,
    length_reason: str = "",
    passed_over_because: str = "",
) -> PlaceOffer:
    """Offer the place from ``starts_on``, to be answered by the day ``answer_by``, at this hour.

    Until then a hold keeps it, at most ``LONGEST_HOLD_DAYS`` days; with the hold the offer is over.
    ``ends_on`` None only where the scheme sets no end. Whom it passes over is told why
    (``passed_over_because``). The same offer twice is one. Raises ``PlaceTaken``,
    :class:`Conflict` ``offered_already`` and :class:`Problems` at the fields.
    """
    with locked(by, referral, Verb.OFFER) as row:
        rules.apply(row, Verb.OFFER)
        standing = PlaceOffer.objects.standing().filter(referral=row).first()
        if standing is not None:
            if repeats(standing, place_id=place.pk, starts_on=starts_on, ends_on=ends_on):
                return standing
            raise Conflict(
                "offered_already",
                _("The citizen has been offered another place. Write the answer to that first."),
            )
        checks = Checks()
        check_place(checks, by, row, place)
        until, days = _until(checks, row, starts_on, ends_on, answer_by, now)
        reason = _length_reason(checks, row, starts_on, ends_on, length_reason)
        passed = ahead_of(by, row, place, starts_on=starts_on, now=now)
        because = check_passing_over(checks, passed, passed_over_because)
        checks.raise_any()
        hold = hold_for_referral(
            by=by,
            referral=row,
            place=place,
            starts_on=starts_on,
            ends_on=until,
            days=days,
            now=now,
        )
        assert hold.expires_at is not None, "a hold has an end"
        with _one_per_place():
            offer = PlaceOffer.objects.create(
                controller_id=row.controller_id,
                referral=row,
                place=place,
                hold=hold,
                starts_on=starts_on,
                ends_on=ends_on,
                length_reason=reason,
                answer_by=hold.expires_at,
                made_by=by.user,
                made_at=now,
            )
        record(
            row,
            ReferralEvent.PLACE_OFFERED,
            by=by,
            at=now,
            also=(place,),
            place=place.name,
            starts_on=starts_on,
        )
        keep_passed_over(passed, place, because, by=by, now=now)
        return offer


@transaction.atomic
def answer_offer(
    *,
    by: Actor,
    referral: Referral,
    answer: str,
    now: datetime,
    because: str = "",
    note: str = "",
) -> PlaceOffer:
    """Write what the citizen answers: "accepted" books the place, "declined" takes a reason, and
    "taken_back" is the house's own.

    Who declines waits on, in the same place on the list: the need is the same, and so is the day
    it is counted from. The same answer twice is one; another raises :class:`Conflict`.
    """
    checks = Checks()
    answer = checks.choice("answer", answer, ANSWERS, missing=_("Choose what the answer is."))
    because = checks.choice(
        "because",
        because if answer == Status.DECLINED else "",
        PlaceOffer.Because.values,
        missing=_("Choose why.") if answer == Status.DECLINED else "",
    )
    note = checks.text("note", note, longest=LONG_TEXT)
    checks.raise_any()
    with locked(by, referral, Verb.ANSWER_OFFER) as row:
        offer = row.place_offers.select_related("place__facility", "hold").first()
        if offer is None:
            raise Conflict("no_offer", _("No place is offered."))
        if repeats(offer, status=answer, because=because, note=note):
            return offer
        if offer.status != Status.OPEN or offer.answer_by <= now:
            over = Status(offer.status) if offer.status != Status.OPEN else Status.EXPIRED
            raise Conflict(
                "offer_over", _("The offer is over: %(how)s.") % {"how": over.label.lower()}
            )
        rules.apply(row, Verb.ANSWER_OFFER)
        if answer == Status.ACCEPTED:
            book_for_referral(
                by=by,
                referral=row,
                place=offer.place,
                starts_on=offer.starts_on,
                ends_on=offer.ends_on,
                length_reason=offer.length_reason,
                now=now,
            )
        else:
            _end(by, row, offer, answer, because, note, now)
        offer.refresh_from_db()
        if offer.status != answer:  # its time ran out while the place was waited for
            raise Conflict("offer_over", _("The offer is over."))
        if answer == Status.ACCEPTED and note:
            offer.note = note
            offer.save(update_fields=["note"])
        return offer


def _end(
    by: Actor,
    referral: Referral,
    offer: PlaceOffer,
    answer: str,
    because: str,
    note: str,
    now: datetime,
) -> None:
    offer.status, offer.because, offer.note = answer, because, note
    offer.ended_at, offer.ended_by_name = now, by.name
    offer.save(update_fields=["status", "because", "note", "ended_at", "ended_by_name"])
    with translation.override(settings.LANGUAGE_CODE):
        why = str(PlaceOffer.Because(because).label) if because else ""
    kind = (
        ReferralEvent.OFFER_DECLINED
        if answer == Status.DECLINED
        else ReferralEvent.OFFER_TAKEN_BACK
    )
    place = offer.place
    record(referral, kind, by=by, at=now, also=(place,), place=place.name, because=why, note=note)
    # The hold last: what ends with it looks for an offer that stands.
    if referral.hold_id == offer.hold_id:
        let_go_of_hold(referral, now=now)
        referral.save(update_fields=["hold"])


def _until(
    checks: Checks,
    referral: Referral,
    starts_on: date,
    ends_on: date | None,
    answer_by: date,
    now: datetime,
) -> tuple[date, int]:
    """To which day the hold takes the place, and for how many days it stands."""
    days = (answer_by - timezone.localdate(now)).days
    if not 1 <= days <= LONGEST_HOLD_DAYS:
        checks.add(
            "answer_by",
            _("Choose a day from tomorrow and at most %(most)d days from now.")
            % {"most": LONGEST_HOLD_DAYS},
            field="answer_by",
        )
        days = 1
    has_end = referral.scheme_track.length.end_set_at_start
    if has_end and ends_on is None:
        checks.add("missing", _("Choose the day the stay is planned to end."), field="ends_on")
    until = ends_on if has_end else referral.version.review_on(referral.track, starts_on)
    return until or starts_on, days


def _length_reason(
    checks: Checks, referral: Referral, starts_on: date, ends_on: date | None, reason: str
) -> str:
    wrong = ends_on and referral.version.length_problem(
        referral.track, moved_in_on=starts_on, ends_on=ends_on
    )
    return checks.text(
        "length_reason", reason, missing=_(wrong.text) if wrong else "", longest=LONG_TEXT
    )


@contextmanager
def _one_per_place() -> Iterator[None]:
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if "one_standing_offer_per" not in str(error):
            raise
        raise Conflict(
            "offered_already", _("The place has just been offered to somebody else.")
        ) from None
