"""What a house puts into its contracts: its rules, and the inventory of its places."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record
from core.checks import LONG_TEXT, Checks
from core.own_row import own_row
from core.shown import Shown, merge
from moving_in.events import HouseTermsEvent
from moving_in.inventory import in_text, read_things
from moving_in.models import HouseTerms, PlaceInventory
from moving_in.rules import RULES, Verb
from moving_in.services.stays import check_without_numbers
from organisations.actors import Actor
from placements.models import Facility, Place


@transaction.atomic
def write_house_rules(
    *, by: Actor, house: Facility, rules: str, now: datetime, shown: Shown | None = None
) -> HouseTerms:
    """The house's own rules, a rule a line. Contracts that are written keep theirs. The same again
    is a no-op.

    Raises :class:`Problems` at the field, :class:`~core.shown.Stale`.
    """
    RULES[Verb.WRITE_RULES].must(by)
    rows = Facility.objects.run_by(by)
    row = own_row(rows, house.pk, not_yours=_("The house is not one of yours."))
    checks = Checks()
    text = checks.text("rules", rules, longest=LONG_TEXT)
    check_without_numbers(checks, rules=text)
    checks.raise_any()
    lines = "\n".join(line.strip() for line in text.splitlines() if line.strip())
    terms = HouseTerms.objects.filter(facility=row).first()
    terms = terms or HouseTerms(facility=row, controller_id=row.controller_id)
    merged = merge(shown, typed={"rules": lines}, standing={"rules": terms.rules})
    if merged["rules"] == terms.rules:
        return terms
    terms.rules = merged["rules"]
    terms.save()
    record(terms, HouseTermsEvent.RULES_WRITTEN, by=by, at=now, house=row.name)
    return terms


@transaction.atomic
def list_inventory(
    *, by: Actor, place: Place, things: str, now: datetime, shown: Shown | None = None
) -> PlaceInventory:
    """What stands in the place. Contracts that are written keep theirs. The same again is a no-op.

    Raises :class:`Problems` at the field, :class:`~core.shown.Stale`.
    """
    RULES[Verb.LIST_INVENTORY].must(by)
    row = own_row(Place.objects.run_by(by), place.pk, not_yours=_("The place is not one of yours."))
    checks = Checks()
    text = in_text(read_things(checks, "things", things))
    checks.raise_any()
    listed = PlaceInventory.objects.filter(place=row).first()
    listed = listed or PlaceInventory(place=row, controller_id=row.controller_id)
    merged = merge(shown, typed={"things": text}, standing={"things": listed.things})
    if merged["things"] == listed.things:
        return listed
    listed.things = merged["things"]
    listed.save()
    n = len(listed.things.splitlines())
    record(listed, HouseTermsEvent.INVENTORY_LISTED, by=by, at=now, place=row.name, n=n)
    return listed
