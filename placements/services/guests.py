"""The guest room: a bed tonight, granted on the spot (V §§ 2.2, 2.4)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record
from citizens.models import Citizen
from core.checks import LONG_TEXT, Checks
from core.problems import NotAllowed, Problem
from core.repeats import repeated
from organisations.actors import Actor
from organisations.roles import Permission
from placements.events import StayEvent
from placements.models import Booking, Place, Stay
from placements.services.place_lock import lock_place
from placements.services.stays import plan_stay
from schemes.base import Version

#: Ours, a setting: longer is planned, not granted at the door. The mean was 4 nights (V § 2.4).
LONGEST_GRANT: Final = 7


@transaction.atomic
def grant_guest_night(
    *,
    by: Actor,
    place: Place,
    citizen: Citizen,
    nights: int,
    why: str,
    on: date,
    now: datetime,
    asked_backup: str = "",
) -> Stay:
    """Grant ``nights`` in a guest place from ``on``. Who may, and for how long, is the scheme's.

    ``asked_backup`` names the back-up on call who was asked in doubt. The same grant again returns
    the stay that stands. Raises :class:`NotAllowed`, :class:`PlaceTaken` or :class:`Problem`.
    """
    by.must(Permission.GRANT_GUEST_NIGHT)
    checks = Checks()
    why = checks.text("why", why, missing=_("Write in a few words why."), longest=LONG_TEXT)
    asked_backup = checks.text("asked_backup", asked_backup)
    if nights < 1:
        checks.add("nights", _("A guest stays at least one night."), field="nights")
    checks.raise_any()
    version = place.facility.rules_on(on)
    most = most_nights(version, place.track, by.role or "")
    if nights > most:
        raise _not_that_long(for_one_night=most > 0)
    place = lock_place(by, place, now=now)
    standing = repeated(
        place.bookings.standing().select_related("stay"),
        citizen=citizen,
        starts_on=on,
        kind=Booking.Kind.STAY,
    )
    if standing is not None and standing.stay is not None:
        return standing.stay
    stay = plan_stay(
        by=by,
        citizen=citizen,
        place=place,
        starts_on=on,
        ends_on=on + timedelta(days=nights),
        scheme_rules_on=on,
        goals=why,
        now=now,
    )
    record(
        stay,
        StayEvent.GRANTED_ON_THE_SPOT,
        by=by,
        at=now,
        also=(place,),
        place=place.name,
        nights=nights,
        why=why,
        asked_backup=asked_backup,
    )
    return stay


def most_nights(version: Version, track: str, office: str) -> int:
    """How many nights ``office`` may grant on the spot; 0: none.

    Whoever also decides in the track is not bound to the one night: "a few days" (V § 2.4).
    """
    if not version.may_grant_on_the_spot(track, office):
        return 0
    if version.may_decide(track, office):
        return LONGEST_GRANT
    return version.track(track).on_the_spot_nights


def _not_that_long(*, for_one_night: bool) -> Problem:
    if for_one_night:
        return Problem(
            "too_many_nights",
            _("You can grant one night. Ask the facility for more."),
            field="nights",
        )
    return NotAllowed("not_allowed", _("Your role can't grant this place on the spot."))
