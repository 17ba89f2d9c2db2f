"""What a scheme asks, for clients that build the form themselves (INTEROP.md §1)."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import api_view
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response

import schemes
from organisations.forms import EARLIEST, LATEST
from schemes.base import Criterion


class CriteriaQuery(serializers.Serializer[Any]):
    on = serializers.DateField(
        required=False, help_text="The day whose version of the rules is wanted. Today if left out."
    )
    track = serializers.SlugField(
        required=False, help_text="One way of being in the scheme. The first if left out."
    )

    def validate_on(self, on: Any) -> Any:
        if not EARLIEST <= on <= LATEST:
            raise serializers.ValidationError(
                gettext_lazy("The year must lie between 1900 and 2100."), code="date_out_of_range"
            )
        return on


class ChoiceOut(serializers.Serializer[Any]):
    key = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]  # DRF has an attribute called so


class CriterionOut(serializers.Serializer[Any]):
    key = serializers.CharField()
    theme = serializers.CharField()
    question = serializers.CharField()
    help = serializers.CharField(allow_blank=True)
    answer_type = serializers.CharField()
    choices = ChoiceOut(many=True)
    weight = serializers.CharField()
    source = serializers.CharField()  # type: ignore[assignment]  # likewise


class CriteriaOut(serializers.Serializer[Any]):
    scheme = serializers.CharField()
    track = serializers.CharField()
    rules_from = serializers.DateField()
    criteria = CriterionOut(many=True)


def _shown(criterion: Criterion) -> dict[str, Any]:
    return {
        "key": criterion.key,
        "theme": gettext(criterion.theme),
        "question": gettext(criterion.question),
        "help": gettext(criterion.help) if criterion.help else "",
        "answer_type": criterion.answer_type.value,
        "choices": [{"key": one.key, "label": gettext(one.label)} for one in criterion.choices],
        "weight": criterion.weight.value,
        "source": criterion.source,
    }


@extend_schema(parameters=[CriteriaQuery], responses=CriteriaOut, tags=["schemes"])
@api_view(["GET"])
def scheme_criteria(request: Request, key: str) -> Response:
    """The questions a referral to this scheme answers, as the rules stand on a day."""
    query = CriteriaQuery(data=request.query_params)
    query.is_valid(raise_exception=True)
    try:
        version = schemes.get(key).on(query.validated_data.get("on") or timezone.localdate())
        track = query.validated_data.get("track") or version.tracks[0].key
        asked = [c for c in version.criteria_for(track) if c.asked]
    except LookupError as error:
        raise NotFound(str(error)) from error
    return Response(
        CriteriaOut(
            {
                "scheme": version.scheme,
                "track": track,
                "rules_from": version.starts_on,
                "criteria": [_shown(c) for c in asked],
            }
        ).data
    )
