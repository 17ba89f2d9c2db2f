"""The nights of a past month, counted once (ADR-0016). What is true stands in the bookings."""

from __future__ import annotations

from typing import Any, ClassVar, Final

import pgtrigger
from django.db import models

from core.db.composite_keys import CompositeForeignKey
from organisations.models import Controlled

#: Whoever changes what is counted holds it shared until they commit, whoever counts holds it alone:
#: nothing that is being written is left out of a count that stays.
LOCK: Final = "hashtextextended('counted months', {controller})"


class CountedMonth(Controlled):
    """One facility's nights of one month that has passed.

    Triggers of the tables it is counted from remove it on every write that can change it, and the
    sweep counts it anew. Where there is no row the bookings are asked.
    """

    facility = models.ForeignKey("placements.Facility", models.CASCADE, db_index=False)
    #: The month's first day.
    first = models.DateField()
    #: [track, rate's id or null, nights that existed, closed, slept], for each track and rate.
    counts = models.JSONField()

    class Meta:
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["facility", "first"], name="month_is_counted_once"),
            CompositeForeignKey(
                to="placements.Facility",
                fields=("facility", "controller"),
                name="counted_month_tied_to_facility",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.facility_id} {self.first}"


def _uncounts_months(
    operation: pgtrigger.Operation, removal: str, **when: Any
) -> pgtrigger.Trigger:
    held = " ".join(
        f"PERFORM pg_advisory_xact_lock_shared({LOCK.format(controller=f'{row}.controller_id')});"
        for row in ("OLD", "NEW")
    )
    return pgtrigger.Trigger(
        name="uncounts_months",
        when=pgtrigger.After,
        operation=operation,
        func=f"{held} {removal}; RETURN NULL;",
        **when,
    )


_ANY_WRITE: Final = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete


def uncounts_months_of_booking() -> pgtrigger.Trigger:
    """The months a booking takes nights of, before the write and after it."""
    return _uncounts_months(
        _ANY_WRITE,
        """
DELETE FROM placements_countedmonth month
USING (VALUES (OLD.place_id, OLD.starts_on, OLD.free_from),
              (NEW.place_id, NEW.starts_on, NEW.free_from)) booking(place_id, starts_on, ends_on)
JOIN placements_place place ON place.id = booking.place_id
WHERE month.facility_id = place.facility_id
  AND month.first > booking.starts_on - interval '1 month'
  AND (month.first < booking.ends_on OR booking.ends_on IS NULL)""",
    )


def uncounts_months_of_stay() -> pgtrigger.Trigger:
    """From the day of moving in on, nights are slept."""
    return _uncounts_months(
        pgtrigger.Update,
        """
DELETE FROM placements_countedmonth month
USING placements_booking booking
JOIN placements_place place ON place.id = booking.place_id
WHERE booking.stay_id = NEW.id AND month.facility_id = place.facility_id
  AND month.first > booking.starts_on - interval '1 month'
  AND (month.first < booking.ends_on OR booking.ends_on IS NULL)""",
        condition=pgtrigger.AnyChange("moved_in_on"),
    )


def uncounts_months_of_absence() -> pgtrigger.Trigger:
    """The months of its nights, at the house of its stay."""
    return _uncounts_months(
        _ANY_WRITE,
        """
DELETE FROM placements_countedmonth month
USING (VALUES (OLD.stay_id, OLD.starts_on, OLD.ends_on),
              (NEW.stay_id, NEW.starts_on, NEW.ends_on)) absence(stay_id, starts_on, ends_on)
JOIN placements_stay stay ON stay.id = absence.stay_id
WHERE month.facility_id = stay.facility_id
  AND month.first > absence.starts_on - interval '1 month'
  AND (month.first < absence.ends_on OR absence.ends_on IS NULL)""",
    )


def uncounts_months_of_facility() -> pgtrigger.Trigger:
    """A place or a day rate changes, which is rare: all that is counted of its facility."""
    return _uncounts_months(
        _ANY_WRITE,
        """
DELETE FROM placements_countedmonth month
WHERE month.facility_id IN (OLD.facility_id, NEW.facility_id)""",
    )
