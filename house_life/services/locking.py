"""A house, a stay or an incident, locked for who may do something with it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from citizens.identifiers import holds_cpr
from core.checks import Checks
from core.own_row import own_row
from house_life.models import Incident
from house_life.rules import RULES, Verb, against_living_here
from organisations.actors import Actor
from placements.models import Facility, Stay
from placements.services.stay_lock import lock_stay


def own_stay(by: Actor, stay: Stay, verb: Verb) -> Stay:
    """Of somebody who lives here, or is expected. Raises :class:`NotAllowed`, :class:`Conflict`."""
    RULES[verb].must(by)
    row = lock_stay(by, stay)
    if problem := against_living_here(row):
        raise problem
    return row


def run_house(by: Actor, house: Facility, verb: Verb) -> Facility:
    """To set something up at it. Raises :class:`NotAllowed`."""
    RULES[verb].must(by)
    houses = Facility.objects.run_by(by)
    return own_row(houses, house.pk, not_yours=_("The house is not one of yours."))


def own_incident(by: Actor, incident: Incident, verb: Verb) -> Incident:
    """Raises :class:`NotAllowed`."""
    RULES[verb].must(by)
    rows = Incident.objects.visible_to(by).select_related("facility", "controller")
    return own_row(rows, incident.pk, not_yours=_("The incident is not of your house."))


def check_without_numbers(checks: Checks, **texts: str) -> None:
    for field, text in texts.items():
        if holds_cpr(text):
            checks.add("holds_cpr", _("A CPR number does not belong here."), field=field)
