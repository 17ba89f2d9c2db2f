"""What stands in the way of a bed, in words: never whose it is to those who may not know."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.problems import Conflict, WayOn
from organisations.actors import Actor
from organisations.roles import Permission
from placements import rules
from placements.models import Booking, Stay
from placements.present_place import present_place
from placements.rules import Verb

PLACE_TAKEN: Final = "place_taken"


class PlaceTaken(Conflict):
    """Another booking has nights of the period. Names the period and kind, never a citizen."""

    def __init__(self, message: str, *, field: str = "starts_on") -> None:
        super().__init__(PLACE_TAKEN, message, field=field)


class SomeoneInBed(PlaceTaken):
    """Somebody is in the place now, whatever was planned."""

    def __init__(self, by: Actor, sleeper: Booking, *, instead: WayOn | None = None) -> None:
        stay = sleeper.stay
        assert stay is not None, "only a stay's booking is slept in"
        facts = {"place": sleeper.place.name, "who": stay.citizen.called}
        ways_on = []
        if may_know(by, stay):
            message = _("%(who)s has not left %(place)s: nobody has written that the stay ended.")
            if rules.RULES[Verb.MOVE_OUT].may(by):
                label = _("Write that %(who)s has left") % facts
                ways_on.append(WayOn(label, rules.RULES[Verb.MOVE_OUT].address, (stay.pk,)))
        else:
            message = _("There is somebody in %(place)s now.")
        super().__init__(message % facts, field="on")
        self.ways_on = (*ways_on, *([instead] if instead else []))


class CitizenHasPlace(Conflict):
    """The citizen already has a bed on one of the nights."""

    def __init__(self, by: Actor | None = None, booking: Booking | None = None) -> None:
        message = _("The citizen already has a place in this period.")
        if by is not None and booking is not None and booking.stay is not None:
            facts = {
                "where": where_in_words(by, booking.stay, booking),
                "period": period_in_words(booking.starts_on, booking.ends_on),
            }
            message = _("The citizen has a place %(where)s, %(period)s.") % facts
        super().__init__("citizen_has_place", message, field="starts_on")


class HereElsewhere(Conflict):
    """The citizen is here in another house, until somebody writes that the citizen has left."""

    def __init__(self, by: Actor, stay: Stay, *, field: str = "on") -> None:
        facts = {"where": where_in_words(by, stay, None)}
        ways_on = []
        if may_know(by, stay) and rules.RULES[Verb.MOVE_OUT].may(by):
            message = _(
                "The citizen is here now %(where)s. Write there first that the citizen has left."
            )
            label = _("Write that the citizen has left there")
            ways_on.append(WayOn(label, rules.RULES[Verb.MOVE_OUT].address, (stay.pk,)))
        else:
            message = _(
                "The citizen is here now %(where)s. Ring and ask them to write it when the citizen "
                "has left."
            )
        super().__init__("here_elsewhere", message % facts, field=field, ways_on=ways_on)


def may_know(by: Actor, stay: Stay) -> bool:
    """Whether the person may be told which house a citizen is in."""
    in_sight = Stay.objects.visible_to(by).filter(pk=stay.pk)
    return by.may(Permission.SEE_CITIZENS) and in_sight.exists()


def where_in_words(by: Actor, stay: Stay, booking: Booking | None) -> str:
    """The house and the room, or only that it is somewhere else in the municipality."""
    if not may_know(by, stay):
        return _("somewhere else in %(municipality)s") % {"municipality": stay.controller.name}
    if booking is None:
        bookings = stay.bookings.standing().without_trials().select_related("place")
        booking = present_place(list(bookings.order_by("starts_on")), timezone.localdate())
    facts = {"house": stay.facility.name, "place": booking.place.name if booking else ""}
    return _("at %(house)s, %(place)s") % facts if booking else _("at %(house)s") % facts


def period_in_words(starts_on: date, ends_on: date | None) -> str:
    start = date_format(starts_on, "SHORT_DATE_FORMAT")
    if ends_on is None:
        return _("from %(start)s") % {"start": start}
    end = date_format(ends_on, "SHORT_DATE_FORMAT")
    return _("%(start)s to %(end)s") % {"start": start, "end": end}
