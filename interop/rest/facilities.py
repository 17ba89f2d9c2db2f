"""Where a client may refer to, and how many places are free there. Numbers only."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, ClassVar, Final

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from interop.rest.client_view import ClientView
from interop.rest.etags import answer
from interop.rest.fields import Day, Strict
from interop.rest.reading import query_of
from interop.rest.schemes import ChoiceOut, OrganisationOut
from interop.scopes import Scope
from interop.services.facilities import free_capacity
from referrals.referrer_names import referrer_in_words
from referrals.rules import referrer_kinds
from referrals.services.open_facilities import OpenFacility, facilities_open_to

TAG = "facilities"
USUAL_PERIOD: Final = timedelta(days=14)


class OfferOut(serializers.Serializer[Any]):
    key = serializers.CharField()
    name = serializers.CharField()
    referrers = ChoiceOut(many=True, help_text=_("As whom this client may ask."))


class FacilityOut(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    name = serializers.CharField()
    receiver = OrganisationOut()
    scheme = serializers.CharField()
    tracks = OfferOut(many=True)


class FacilitiesOut(serializers.Serializer[Any]):
    results = FacilityOut(many=True)


class NightOut(serializers.Serializer[Any]):
    night = serializers.DateField(help_text=_("The night that begins on this day."))
    track = serializers.CharField()
    places = serializers.IntegerField()
    closed = serializers.IntegerField()
    free = serializers.IntegerField(help_text=_("Neither taken, reserved nor closed."))
    perhaps_free = serializers.IntegerField(
        help_text=_("Free unless a stay without an end date goes on after its next review.")
    )


class CapacityQuery(Strict):
    to = Day(
        required=False,
        help_text=_(
            "The day after the last night, at most 92 days after the first. 14 nights if left out."
        ),
    )

    def get_fields(self) -> dict[str, Any]:
        first = Day(required=False, help_text=_("The first night. Tonight if left out."))
        return {"from": first} | super().get_fields()  # "from" is a word of Python's


class CapacityOut(serializers.Serializer[Any]):
    facility = serializers.IntegerField()
    to = serializers.DateField()
    nights = NightOut(many=True)

    def get_fields(self) -> dict[str, Any]:
        return super().get_fields() | {"from": serializers.DateField()}


class Facilities(ClientView):
    scopes: ClassVar[dict[str, Scope]] = {"GET": Scope.CAPACITY_READ}

    @extend_schema(
        operation_id="list_facilities",
        summary=_("List the facilities one can refer to"),
        description=_("Each with who receives for it and the ways of being there."),
        tags=[TAG],
        responses=FacilitiesOut,
    )
    def get(self, request: Request) -> Response:
        query_of(Strict, request)
        facilities = facilities_open_to(self.actor, on=timezone.localdate())
        shown = FacilitiesOut({"results": [self._shown(facility) for facility in facilities]}).data
        return answer(request, shown)

    def _shown(self, open_facility: OpenFacility) -> dict[str, Any]:
        facility = open_facility.facility
        return {
            "id": facility.pk,
            "name": facility.name,
            "receiver": {"key": facility.controller.key, "name": facility.controller.name},
            "scheme": facility.scheme,
            "tracks": [
                {
                    "key": offer.track.key,
                    "name": gettext(offer.track.name),
                    "referrers": [
                        {"key": kind.value, "label": referrer_in_words(kind)}
                        for kind in referrer_kinds(
                            self.actor, offer.receiver, offer.version, offer.track.key
                        )
                    ],
                }
                for offer in open_facility.offers
            ],
        }


class Capacity(ClientView):
    scopes: ClassVar[dict[str, Scope]] = {"GET": Scope.CAPACITY_READ}

    @extend_schema(
        operation_id="read_capacity",
        summary=_("See how many places are free"),
        description=_(
            "Per night and way of being there. A night belongs to the day it begins. Numbers only; "
            "a free place is promised to nobody until it is booked."
        ),
        tags=[TAG],
        parameters=[CapacityQuery],
        responses=CapacityOut,
    )
    def get(self, request: Request, pk: int) -> Response:
        query = query_of(CapacityQuery, request)
        now = timezone.now()
        today = timezone.localdate(now)
        first: date = query.get("from") or today
        until: date = query.get("to") or first + USUAL_PERIOD
        every = facilities_open_to(self.actor, on=today)
        open_facility = next(
            (candidate for candidate in every if candidate.facility.pk == pk), None
        )
        if open_facility is None:
            raise Http404
        nights = free_capacity(open_facility, first=first, until=until, now=now)
        shown = {
            "facility": pk,
            "from": first.isoformat(),
            "to": until.isoformat(),
            "nights": NightOut(nights, many=True).data,
        }
        return answer(request, shown)
