"""Moving a referral within its offer: to another house, or another kind of help there."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.repeats import repeats
from organisations.actors import Actor
from placements.models import Facility
from referrals import rules
from referrals.events import ReferralEvent
from referrals.models import Referral
from referrals.rules import Verb
from referrals.services.locking import locked
from referrals.services.referrals import let_go_of_hold
from schemes.base import Referrer, Track


@transaction.atomic
def move_referral(
    *,
    by: Actor,
    referral: Referral,
    track: str,
    facility_id: int | None,
    reason: str,
    now: datetime,
) -> Referral:
    """Ask for another kind of help, or at another house, within the same offer. The wish as it was
    sent stands, and so do the answers: what the other track asks besides is open.

    A place kept free for it is free again. Unchanged is a no-op. Raises :class:`Problems` at
    ``track``, ``facility`` and ``reason``.
    """
    with locked(by, referral, Verb.MOVE) as row:
        rules.apply(row, Verb.MOVE)
        checks = Checks()
        tracks = {each.key: each for each in row.version.tracks}
        key = checks.choice("track", track, tracks, missing=_("Choose one of the scheme's tracks."))
        if key and not row.version.may_refer(key, Referrer(row.referrer)):
            checks.add("not_this_way_in", _(tracks[key].ways_in), field="track")
        facility = None
        if facility_id is not None:
            facility = houses_for(row, on=timezone.localdate(now)).get(facility_id)
            if facility is None:
                checks.add("not_a_choice", _("Choose one of the facilities."), field="facility")
        reason = checks.text(
            "reason", reason, missing=_("Write why it is moved."), longest=LONG_TEXT
        )
        checks.raise_any()
        if repeats(row, track=key, facility_id=facility_id):
            return row
        row.track, row.facility = key, facility
        let_go_of_hold(row, now=now)
        row.save()
        record(
            row,
            ReferralEvent.MOVED,
            by=by,
            at=now,
            where=_where(tracks[key], facility),
            reason=reason,
        )
        return row


def houses_for(referral: Referral, *, on: date) -> dict[int, Facility]:
    """Those of the offer that are open, by id. The caller acts for the receiver."""
    rows = Facility.objects.open_on(on).filter(
        controller=referral.controller_id, scheme=referral.scheme
    )
    return {row.pk: row for row in rows.order_by("order", "pk")}


def _where(track: Track, facility: Facility | None) -> str:
    with translation.override(settings.LANGUAGE_CODE):
        return ", ".join(filter(None, [_(track.name), facility.name if facility else ""]))
