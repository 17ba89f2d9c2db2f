"""Two refusals that have their ground in other bookings, and what they may tell."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from organisations.problems import Conflict
from placements.models import Booking


class PlaceTaken(Conflict):
    """Names the period and the kind of what is in the way, never a citizen: the asker may not
    be allowed to see who."""

    def __init__(self, clash: Booking | None, *, field: str = "starts_on") -> None:
        self.kind = clash.kind if clash else None
        self.starts_on = clash.starts_on if clash else None
        self.ends_on = clash.ends_on if clash else None
        super().__init__("place_taken", _taken(clash), field=field)


class CitizenHasPlace(Conflict):
    """The citizen would be in two beds at once."""

    def __init__(self, clash: Booking | None, *, field: str = "starts_on") -> None:
        self.starts_on = clash.starts_on if clash else None
        self.ends_on = clash.ends_on if clash else None
        said = _("The citizen has another place in this period.")
        if clash is not None and clash.ends_on is not None:
            said = _("The citizen already has a place from %(first)s to %(last)s.") % {
                "first": _day(clash.starts_on),
                "last": _day(clash.ends_on),
            }
        super().__init__("citizen_has_place", said, field=field)


def _taken(clash: Booking | None) -> str:
    if clash is None:
        return _("The place is taken in this period.")
    days = {"first": _day(clash.starts_on), "last": _day(clash.ends_on) if clash.ends_on else ""}
    if clash.kind == Booking.Kind.CLOSURE:
        if clash.ends_on is None:
            return _("The place is closed from %(first)s until further notice.") % days
        return _("The place is closed from %(first)s to %(last)s.") % days
    if clash.kind == Booking.Kind.HOLD:
        return _("The place is reserved from %(first)s to %(last)s.") % days
    return _("The place is taken from %(first)s to %(last)s.") % days


def _day(day: date) -> str:
    return date_format(day, "DATE_FORMAT")
