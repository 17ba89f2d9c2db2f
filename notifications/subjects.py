"""What some events are about, and who works there: read once for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from audit.models import Event
from organisations.models import Membership
from placements.models import Assignment, Stay
from referrals.models import Referral


@dataclass
class Subjects:
    """Of events of one controller, for which the caller acts."""

    controller_id: int
    _referrals: dict[int, Referral]
    _stays: dict[int, Stay]
    #: Stay -> the referral that led to it: a later booking does not undo that.
    _led_to: dict[int, int]
    _members: dict[date, list[Membership]] = field(default_factory=dict)
    _assigned: dict[int, set[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, controller_id: int, events: Sequence[Event]) -> Subjects:
        stay_ids = {event.stay_id for event in events if event.stay_id is not None}
        bare = {event.stay_id for event in events if event.stay_id and event.referral_id is None}
        led_to: dict[int, int] = {}
        if bare:
            leading = Event.objects.filter(
                controller=controller_id, stay_id__in=bare, referral_id__isnull=False
            )
            # The first that led there is written last.
            led_to = {
                event.stay_id: event.referral_id
                for event in leading.order_by("-pk")
                if event.stay_id is not None and event.referral_id is not None
            }
        referral_ids = {event.referral_id for event in events if event.referral_id is not None}
        referrals = _by_id(Referral, referral_ids | set(led_to.values()))
        stay_ids |= {row.stay_id for row in referrals.values() if row.stay_id is not None}
        return cls(controller_id, referrals, _by_id(Stay, stay_ids), led_to)

    def referral_of(self, event: Event) -> Referral | None:
        """The event's own, or the one that led to its stay."""
        referral_id = event.referral_id
        if referral_id is None and event.stay_id is not None:
            referral_id = self._led_to.get(event.stay_id)
        return None if referral_id is None else self._referrals.get(referral_id)

    def stay_of(self, event: Event) -> Stay | None:
        return None if event.stay_id is None else self._stays.get(event.stay_id)

    def stay_concerned(self, event: Event) -> Stay | None:
        """The event's own, or the one that its referral led to."""
        if event.stay_id is not None:
            return self._stays.get(event.stay_id)
        referral = self.referral_of(event)
        return self._stays.get(referral.stay_id) if referral and referral.stay_id else None

    def members_on(self, day: date) -> list[Membership]:
        """Everyone with a role at the controller that day."""
        if day not in self._members:
            in_force = Membership.objects.in_force_on(day)
            self._members[day] = list(in_force.filter(organisation=self.controller_id))
        return self._members[day]

    def assigned_to(self, facility_id: int) -> set[int]:
        """Memberships whose place of work the facility is."""
        if facility_id not in self._assigned:
            rows = Assignment.objects.filter(facility=facility_id)
            self._assigned[facility_id] = set(rows.values_list("membership_id", flat=True))
        return self._assigned[facility_id]


def _by_id[Row: (Referral, Stay)](model: type[Row], ids: set[int]) -> dict[int, Row]:
    return model._default_manager.select_related("facility").in_bulk(ids) if ids else {}
