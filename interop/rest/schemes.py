"""What a scheme asks, for clients that build the form themselves (INTEROP.md §1)."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

import schemes
from core.citations import cited
from interop.rest.client_view import ClientView
from interop.rest.etags import answer
from interop.rest.fields import KEY, Day, Strict, Text
from interop.rest.reading import query_of
from interop.scopes import Scope
from organisations.actors import Actor
from referrals.referrer_names import referrer_in_words
from referrals.rules import referrer_kinds
from referrals.services.frozen_copy import answer_in_words
from referrals.services.intake import answer_keys
from referrals.services.receivers import receivers_of
from schemes.base import AnswerType, Criterion, Referrer, Scheme, Version, Weight

TAG = "schemes"


class CriteriaQuery(Strict):
    on = Day(
        required=False,
        help_text=_("The day whose version of the rules is wanted. Today if left out."),
    )
    track = Text(
        required=False,
        max_length=40,
        pattern=KEY,
        help_text=_("One way of being in the scheme. The first if left out."),
    )


class OrganisationOut(serializers.Serializer[Any]):
    key = serializers.CharField(help_text=_("Sent as “receiver”."))
    name = serializers.CharField()


class ChoiceOut(serializers.Serializer[Any]):
    key = serializers.CharField(help_text=_("What is sent."))
    label = serializers.CharField(help_text=_("What people read."))  # type: ignore[assignment]


class CriterionOut(serializers.Serializer[Any]):
    key = serializers.CharField()
    asked_of_referrer = serializers.BooleanField(
        help_text=_("False: settled by those who assess, and not to be sent with a referral.")
    )
    theme = serializers.CharField()
    question = serializers.CharField()
    help = serializers.CharField(allow_blank=True)
    answer_type = serializers.ChoiceField(choices=[kind.value for kind in AnswerType])
    choices = ChoiceOut(many=True, help_text=_("All that may be answered; none for a text."))
    weight = serializers.ChoiceField(choices=[weight.value for weight in Weight])
    source = serializers.CharField()  # type: ignore[assignment]  # DRF has an attribute called so


class CriteriaOut(serializers.Serializer[Any]):
    scheme = serializers.CharField()
    track = serializers.CharField()
    rules_from = serializers.DateField()
    ways_in = serializers.CharField(
        allow_blank=True, help_text=_("Who may refer, in the scheme's own words.")
    )
    referrers = ChoiceOut(many=True, help_text=_("As whom this client may ask."))
    criteria = CriterionOut(many=True)


class TrackOut(serializers.Serializer[Any]):
    key = serializers.CharField()
    name = serializers.CharField()


class SchemeOut(serializers.Serializer[Any]):
    key = serializers.CharField()
    name = serializers.CharField()
    receivers = OrganisationOut(many=True, help_text=_("Who runs it, and receives for it."))
    rules_from = serializers.DateField()
    tracks = TrackOut(many=True)


class SchemesOut(serializers.Serializer[Any]):
    results = SchemeOut(many=True)


class Schemes(ClientView):
    scopes: ClassVar[dict[str, Scope]] = {"GET": Scope.SCHEMES_READ}

    @extend_schema(
        operation_id="list_schemes",
        summary=_("List the schemes"),
        description=_("The schemes whose rules are in force today, with their ways of being in."),
        tags=[TAG],
        responses=SchemesOut,
    )
    def get(self, request: Request) -> Response:
        query_of(Strict, request)
        today = timezone.localdate()
        rows = [_scheme(scheme, today) for scheme in schemes.SCHEMES.values()]
        return answer(request, SchemesOut({"results": [row for row in rows if row]}).data)


class Criteria(ClientView):
    scopes: ClassVar[dict[str, Scope]] = {"GET": Scope.SCHEMES_READ}

    @extend_schema(
        operation_id="read_criteria",
        summary=_("Read what a scheme asks"),
        description=_(
            "The questions a referral answers, as the rules stand on a day; build the form from "
            "it. Every question asked of the referrer is answered, if only with “unknown”."
        ),
        tags=[TAG],
        parameters=[CriteriaQuery],
        responses=CriteriaOut,
    )
    def get(self, request: Request, key: str) -> Response:
        query = query_of(CriteriaQuery, request)
        try:
            scheme = schemes.get(key)
            version = scheme.on(query.get("on") or timezone.localdate())
            track = query.get("track") or version.tracks[0].key
            asked = version.asked(track)
        except LookupError as error:
            raise NotFound(gettext("There is no such scheme, day or track.")) from error
        shown = {
            "scheme": version.scheme,
            "track": track,
            "rules_from": version.starts_on,
            "ways_in": _translated(version.track(track).ways_in),
            "referrers": _referrers(self.actor, scheme, version, track),
            "criteria": [_criterion(criterion) for criterion in asked],
        }
        return answer(request, CriteriaOut(shown).data)


def _scheme(scheme: Scheme, today: date) -> dict[str, Any] | None:
    try:
        version = scheme.on(today)
    except LookupError:
        return None
    return {
        "key": scheme.key,
        "name": _translated(version.name),
        "receivers": [
            {"key": receiver.key, "name": receiver.name} for receiver in receivers_of(scheme)
        ],
        "rules_from": version.starts_on,
        "tracks": [{"key": track.key, "name": _translated(track.name)} for track in version.tracks],
    }


def _referrers(by: Actor, scheme: Scheme, version: Version, track: str) -> list[dict[str, str]]:
    """As whom the client may ask at one or other of those who run the scheme."""
    allowed = {
        kind
        for receiver in receivers_of(scheme)
        for kind in referrer_kinds(by, receiver, version, track)
    }
    return [
        {"key": kind.value, "label": referrer_in_words(kind)}
        for kind in Referrer
        if kind in allowed
    ]


def _criterion(criterion: Criterion) -> dict[str, Any]:
    return {
        "key": criterion.key,
        "asked_of_referrer": not criterion.settled_in_assessment,
        "theme": _translated(criterion.theme),
        "question": _translated(criterion.question),
        "help": _translated(criterion.help),
        "answer_type": criterion.answer_type.value,
        "choices": _choices(criterion),
        "weight": criterion.weight.value,
        "source": cited(criterion.source),
    }


def _choices(criterion: Criterion) -> list[dict[str, str]]:
    if criterion.answer_type is AnswerType.TEXT:
        return []
    return [
        {"key": key, "label": answer_in_words(criterion, key)} for key in answer_keys(criterion)
    ]


def _translated(text: str) -> str:
    """A scheme's text in the client's language; gettext of "" would be the catalogue's header."""
    return gettext(text) if text else ""
