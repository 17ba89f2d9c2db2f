"""A place kept for tonight, by whoever has somebody on the line and must first find out."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from citizens.identifiers import holds_cpr
from core.checks import Checks
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Booking, Place
from placements.services.bookings import hold_place
from placements.services.conflicts import PlaceTaken
from placements.services.place_lock import lock_place

#: Ours, a setting: long enough to ring around and drive, and the bed is not empty all night for it.
HOLD_LASTS: Final = timedelta(hours=2)
#: A reference of the asker's own: a referral's, a journal's.
LONGEST_CASE_NUMBER: Final = 40


@transaction.atomic
def hold_tonight(*, by: Actor, place: Place, case_number: str, now: datetime) -> Booking:
    """Keep the place free for tonight, for :data:`HOLD_LASTS`; then it lapses by itself.

    ``case_number`` is what the asker knows the case by, and what colleagues read on the board; the
    citizen stands nowhere in it. Idempotent: the same number at the same place is the same hold.
    Raises :class:`PlaceTaken` where somebody was faster, :class:`Problems` at the fields,
    ``holds_cpr`` where the number is the citizen's.
    """
    by.must(Permission.BOOK)
    checks = Checks()
    number = checks.text(
        "case_number",
        case_number,
        missing=_("Write the number of the case."),
        longest=LONGEST_CASE_NUMBER,
    )
    if holds_cpr(number):
        words = _("That is a CPR number. Write the number of the case or of the referral.")
        checks.add("holds_cpr", words, field="case_number")
    checks.raise_any()
    place = lock_place(by, place, now=now)
    tonight = timezone.localdate(now)
    asleep = Booking.objects.filter(controller=place.controller_id, place=place)
    if asleep.slept_in_on(tonight).exists():
        # Who was to leave today leaves room for a plan, and none for a hold of this night.
        raise PlaceTaken(_("There is somebody in %(place)s now.") % {"place": place.name})
    try:
        return hold_place(
            by=by,
            place=place,
            starts_on=tonight,
            ends_on=tonight + timedelta(days=1),
            expires_at=now + HOLD_LASTS,
            reason=number,
            now=now,
        )
    except PlaceTaken:
        words = _("Somebody was faster: %(place)s is taken tonight. Below is what is free now.")
        raise PlaceTaken(words % {"place": place.name}) from None
