"""The way of a new organisation from nothing to its first booking."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.problems import Text
from organisations.actors import Actor
from organisations.models import Membership, Organisation
from organisations.roles import Permission
from placements.models import Assignment, Booking, DayRate, Facility, Place


@dataclass(frozen=True)
class Step:
    """One thing to set up, in the order in which it is of use."""

    key: str
    label: Text
    why: Text
    url_name: str
    needs: Permission
    is_done: bool = False


STEPS: Final = (
    Step(
        "address",
        _("Write the organisation's address and phone"),
        _("They stand in letters. Without them no letter can be sent that comes from no house."),
        "organisation_address",
        Permission.EDIT_ORGANISATION,
    ),
    Step(
        "house",
        _("Open the first house"),
        _("Its scheme decides who is admitted, for how long, and how they are followed up."),
        "open_house",
        Permission.OPEN_HOUSES,
    ),
    Step(
        "places",
        _("Open its places"),
        _("A place opens on a day. From then on it can be booked."),
        "own_houses",
        Permission.RUN_HOUSES,
    ),
    Step(
        "colleagues",
        _("Add your colleagues"),
        _("Each gets a link by mail and chooses a password."),
        "people",
        Permission.MANAGE_PEOPLE,
    ),
    Step(
        "staff",
        _("Say who works at which house"),
        _("Leaders and staff see the houses they work at, and no other."),
        "people",
        Permission.MANAGE_PEOPLE,
    ),
    Step(
        "rate",
        _("Write what a day costs"),
        _("Occupancy and budget are counted with it. It can wait."),
        "rates",
        Permission.SET_RATES,
    ),
    Step(
        "booking",
        _("Take the first place"),
        _("A caseworker or a leader does it, from a referral or on the page Places."),
        "board",
        Permission.SEE_PLACES,
    ),
)


def guide_of(actor: Actor) -> list[Step]:
    """Each step, and whether it is done; [] once there is nothing left to set up. One statement."""
    mine = {"controller": OuterRef("pk")}
    members = Membership.objects.in_force_on(timezone.localdate()).filter(
        organisation=OuterRef("pk")
    )
    done: dict[str, Q | Exists] = {
        "address": ~Q(address="") & ~Q(phone=""),
        "house": _any(Facility.objects.filter(**mine)),
        "places": _any(Place.objects.filter(**mine)),
        "colleagues": _any(members.exclude(user=actor.user)),
        "staff": _any(Assignment.objects.filter(**mine)),
        "rate": _any(DayRate.objects.filter(**mine)),
        "booking": _any(Booking.objects.filter(**mine)),
    }
    own = Organisation.objects.filter(pk=actor.organisation.pk)
    flags = (ExpressionWrapper(Q(done[step.key]), BooleanField()) for step in STEPS)
    ((*answers,),) = own.values_list(*flags)
    if all(answers):
        return []
    return [
        replace(step, is_done=bool(answer)) for step, answer in zip(STEPS, answers, strict=True)
    ]


def _any(rows: QuerySet[Any]) -> Exists:
    return Exists(rows.order_by())
