"""Which rows of a file are stays that are here already, and what they say otherwise."""

from __future__ import annotations

from itertools import batched
from typing import Any

from django.utils.translation import gettext as _

from audit.models import AccessLog
from audit.purposes import Purpose
from audit.services import log_shown
from imports.models import Kind, Origin
from imports.services.new_stay import MUNICIPALITIES, NewStay
from imports.services.places import say_row
from imports.services.rows import differs
from organisations.actors import Actor
from placements.models import Booking, Stay

#: By citizen, house and day of arrival.
Same = tuple[int, int, Any]


class StaysHere:
    """The stays of a file's citizens, by the old system's key and by who, where and when."""

    def __init__(self, by: Actor, read: list[NewStay]) -> None:
        citizens = {each.stay.citizen_id for each in read}
        self._by_same: dict[Same, Stay] = {}
        self._by_key: dict[str, Stay] = {}
        self._keyed: dict[int, str] = {}
        self._places: dict[int, set[str]] = {}
        self._compared: set[tuple[int, int | None]] = set()
        self._earlier: dict[Same | str, NewStay] = {}
        self.only_keys: list[NewStay] = []
        begun = Stay.objects.filter(
            controller=by.organisation, status__in=[Stay.Status.HERE, Stay.Status.LEFT]
        ).select_related("facility")
        stays: dict[int, Stay] = {}
        for some in batched(sorted(citizens), 2000):
            stays |= {stay.pk: stay for stay in begun.filter(citizen__in=some)}
        keys = {each.key for each in read if each.key}
        for some_keys in batched(sorted(keys), 2000):
            origins = Origin.objects.filter(
                controller=by.organisation, kind=Kind.STAYS, key__in=some_keys
            ).select_related("stay__facility")
            for origin in origins:
                assert origin.stay is not None, "an origin of a stay"
                self._by_key[origin.key] = stays.setdefault(origin.stay.pk, origin.stay)
        for some in batched(sorted(stays), 2000):
            keyed = Origin.objects.filter(kind=Kind.STAYS, stay__in=some).exclude(key="")
            self._keyed |= dict(keyed.values_list("stay", "key"))
            slept = (
                Booking.objects.without_trials()
                .filter(stay__in=some)
                .values_list("stay", "place__name")
            )
            for stay_id, name in slept:
                self._places.setdefault(stay_id or 0, set()).add(name)
        self._by_same = {_same(stay): stay for stay in stays.values()}
        self._by = by

    def has(self, each: NewStay) -> bool:
        """Whether the row's stay is here, or in an earlier row. What it says otherwise is said."""
        same = _same(each.stay)
        before = self._earlier.get(each.key) if each.key else None
        before = before or self._earlier.get(same)
        if before is not None:
            if not _says_the_same(before, each):
                say_row(each.row, before.row.number)
            return True
        self._earlier[same] = each
        if each.key:
            self._earlier[each.key] = each
        held = self._by_key.get(each.key) if each.key else None
        held = held or self._by_same.get(same)
        if held is None:
            return False
        self._compare(each, held)
        if each.key and not each.row.is_wrong and self._by_key.get(each.key) is None:
            if held.pk in self._keyed:
                each.row.add("key", _("The stay is here already, under another key."))
            else:
                each.stay, each.is_new = held, False
                self.only_keys.append(each)
        return True

    def _compare(self, each: NewStay, held: Stay) -> None:
        row, mine = each.row, each.stay
        if mine.citizen_id != held.citizen_id:
            row.add("key", _("The key belongs to a stay of another citizen."))
            return
        differs(row, "house", mine.facility.name, held.facility.name)
        differs(row, "arrived", mine.moved_in_on, held.moved_in_on)
        differs(row, "left", mine.left_on, held.left_on)
        differs(row, "ending", *(_label(stay, "ending") for stay in (mine, held)))
        differs(row, "destination", *(_label(stay, "destination") for stay in (mine, held)))
        names = self._places.get(held.pk, set())
        if each.place is not None and each.place.name not in names:
            differs(row, "place", each.place.name, ", ".join(sorted(names)))
        for name in MUNICIPALITIES:
            if row.text(name):
                differs(row, name, getattr(mine, name), getattr(held, name))
        if row.is_wrong:
            self._compared.add((held.controller_id, held.citizen_id))

    def log(self) -> None:
        """Whose stays the faults tell something of."""
        if self._compared:
            log_shown(
                self._compared,
                by=self._by,
                what="import",
                purpose=Purpose.CORRECTION,
                action=AccessLog.Action.VIEW,
            )


def _same(stay: Stay) -> Same:
    return stay.citizen_id, stay.facility_id, stay.moved_in_on


def _label(stay: Stay, field: str) -> str:
    return str(getattr(stay, f"get_{field}_display")()) if getattr(stay, field) else ""


def _says_the_same(before: NewStay, each: NewStay) -> bool:
    facts = ("left_on", "ending", "destination", "outcome_note", "planned_end_on", *MUNICIPALITIES)
    return (
        _same(before.stay) == _same(each.stay)
        and before.place == each.place
        and before.key == each.key
        and all(getattr(before.stay, fact) == getattr(each.stay, fact) for fact in facts)
    )
