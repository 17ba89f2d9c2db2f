"""What stands in the way of two registrations becoming one: a person sleeps in one bed a night."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from citizens.models import Citizen
from core.problems import Conflict, Problem
from placements.models import Booking, Stay
from placements.services.conflicts import period_in_words


def against_joining(old: Citizen, new: Citizen) -> list[Problem]:
    """Both here in a bed, places in the same nights, or one dead and the other with a stay."""
    nights = list(_both_here(old, new)) or list(_same_nights(old, new))
    return [*nights, *_one_has_died(old, new)]


def _both_here(old: Citizen, new: Citizen) -> Iterator[Problem]:
    here = Stay.objects.in_a_bed().select_related("facility").order_by("pk")
    theirs = {stay.citizen_id: stay for stay in here.filter(citizen__in=[old, new])}
    if len(theirs) == 2:
        houses = sorted(stay.facility.name for stay in theirs.values())
        yield Conflict(
            "both_have_places",
            _(
                "Both are here now: at %(one)s and at %(other)s. Write first where the citizen "
                "is, and then join them."
            )
            % {"one": houses[0], "other": houses[1]},
        )


def _same_nights(old: Citizen, new: Citizen) -> Iterator[Problem]:
    stays = Booking.objects.standing().exclude(stay=None)
    stays = stays.select_related("place__facility")
    mine = list(stays.filter(citizen=old))
    for theirs in stays.filter(citizen=new) if mine else []:
        for booking in mine:
            if booking.starts_on < (theirs.ends_on or date.max) and theirs.starts_on < (
                booking.ends_on or date.max
            ):
                yield Conflict(
                    "both_have_places",
                    _(
                        "Both have a place in the same nights: %(one)s, %(other)s. Put that right "
                        "first, and then join them."
                    )
                    % {"one": _in_words(booking), "other": _in_words(theirs)},
                )
                return


def _in_words(booking: Booking) -> str:
    period = period_in_words(booking.starts_on, booking.ends_on)
    return f"{booking.place.facility.name} {period}"


def _one_has_died(old: Citizen, new: Citizen) -> Iterator[Problem]:
    """A death ends what waits; joining would leave it standing, or let the dead live."""
    if bool(old.died_on) == bool(new.died_on):
        return
    open_stays = Stay.objects.filter(
        citizen__in=[old, new], status__in=[Stay.Status.PLANNED, Stay.Status.HERE]
    )
    if open_stays.exists() or new.died_on is None:
        yield Conflict(
            "one_has_died",
            _(
                "One of the two has died, and the other has not. Write first what is right, or let "
                "the one who has died be the one that stands, without any stay that waits."
            ),
        )
