"""One's own referral, to read and to change: what every call about one has in common."""

from __future__ import annotations

from typing import Final

from django.http import Http404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.response import Response

from core.own_row import row_of
from interop.rest.etags import etag_of, must_match
from interop.rest.fields import Strict
from interop.rest.reading import query_of
from interop.rest.representation import representation
from organisations.actors import Actor
from referrals.models import Referral
from referrals.rules import Verb
from referrals.services.locking import locked

TAG: Final = "referrals"
IF_MATCH: Final = OpenApiParameter(
    "If-Match",
    str,
    OpenApiParameter.HEADER,
    required=False,
    description=_("The ETag that was read: if the referral has changed since, 412 and no change."),
)


def own(by: Actor, pk: int) -> Referral:
    rows = Referral.objects.visible_to(by).select_related("controller")
    row = row_of(rows, pk)
    if row is None:
        raise Http404
    return row


def to_change(request: Request, by: Actor, pk: int, verb: Verb) -> Referral:
    """One's own referral; with If-Match, only in the state that was read, and locked in it."""
    query_of(Strict, request)
    row = own(by, pk)
    if "If-Match" in request.headers:
        with locked(by, row, verb):
            row = own(by, pk)
        must_match(request, representation(by, row))
    return row


def changed(by: Actor, pk: int) -> Response:
    shown = representation(by, own(by, pk))
    return Response(shown, headers={"ETag": etag_of(shown)})
