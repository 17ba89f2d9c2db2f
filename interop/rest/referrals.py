"""Referring, what becomes of it, reporting changes, withdrawing: a sender's own referrals only."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields
from typing import Any, ClassVar, Final

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from audit.purposes import Purpose
from audit.services import log_access, log_shown
from core.acting import acting
from core.problems import Problem
from interop.rest.client_view import ClientView
from interop.rest.etags import answer, etag_of
from interop.rest.examples import REFERRAL, SENT
from interop.rest.fields import Strict, Text, Whole
from interop.rest.paging import LONGEST_PAGE, PAGE, NewestFirst
from interop.rest.parsing import as_one
from interop.rest.serializers import (
    ChangeIn,
    ReadinessIn,
    ReferralIn,
    ReferralOut,
    ReferralsOut,
    WithdrawIn,
    asking_of,
)
from interop.scopes import Scope
from interop.services.idempotency import Answer, clean_key, once
from organisations.actors import Actor
from organisations.models import Organisation
from placements.models import Facility
from referrals.models import ChangeReport, Decision, Referral
from referrals.services.asking import CitizenFacts
from referrals.services.changes import report_change
from referrals.services.readiness import tell_readiness
from referrals.services.referrals import submit_referral, withdraw_referral
from referrals.services.sender_view import SenderView, sender_view, sender_view_of_new

TAG: Final = "referrals"
#: A service names a citizen's field by itself; in the body it stands inside ``citizen``.
_OF_CITIZEN: Final = frozenset(field.name for field in fields(CitizenFacts))


class ListQuery(Strict):
    status = serializers.ChoiceField(choices=Referral.Status.values, required=False)
    reference = Text(
        required=False, max_length=20, help_text=_("The receiver's number for it, whole.")
    )
    limit = Whole(required=False, min_value=1, max_value=LONGEST_PAGE, default=PAGE)
    cursor = Text(required=False, max_length=60, help_text=_("From the page before."))


class Referrals(ClientView):
    scopes: ClassVar[dict[str, Scope]] = {
        "GET": Scope.REFERRALS_READ,
        "POST": Scope.REFERRALS_WRITE,
    }

    @extend_schema(
        operation_id="list_referrals",
        summary=_("List one's own referrals"),
        description=_("Those the client's organisation has sent, newest first."),
        tags=[TAG],
        parameters=[ListQuery],
        responses=ReferralsOut,
    )
    def get(self, request: Request) -> Response:
        query = ListQuery(data=as_one(request.query_params))
        query.is_valid(raise_exception=True)
        wanted = dict(query.validated_data)
        del wanted["limit"]
        wanted.pop("cursor", None)
        rows = Referral.objects.visible_to(self.actor).select_related("controller")
        pages = NewestFirst()
        results = pages.paginate_queryset(rows.filter(**wanted), request, view=self)
        shown = ReferralsOut({"next": pages.next_address(request), "results": results}).data
        response = answer(request, shown)
        if response.status_code == 200:
            log_shown(
                [(row.controller_id, row.citizen_id) for row in results or []],
                by=self.actor,
                what="referrals",
                purpose=Purpose.OWN_REFERRAL,
            )
        return response

    @extend_schema(
        operation_id="refer",
        summary=_("Refer a citizen"),
        description=_(
            "Answered with 201 once all of it is stored. Send an Idempotency-Key: the same key "
            "with the same body is answered again with the first answer, for 30 days; with "
            "another body it is refused with 422; while the first is still running, with 409. A "
            "refusal stores nothing, so a corrected body may carry the same key."
        ),
        tags=[TAG],
        parameters=[
            OpenApiParameter(
                "Idempotency-Key",
                str,
                OpenApiParameter.HEADER,
                required=True,
                description=_("A key of the client's own for this one referral, such as a UUID."),
                examples=[],
            ),
        ],
        request=ReferralIn,
        responses={201: ReferralOut},
        examples=[REFERRAL, SENT],
    )
    def post(self, request: Request) -> Response:
        key = clean_key(request.headers.get("Idempotency-Key"))
        given = once(
            client=self.caller.client,
            key=key,
            body=request.data,
            now=timezone.now(),
            do=lambda: self._refer(request),
        )
        headers = {"Location": given.location}
        if given.replayed:
            headers["Idempotency-Replayed"] = "true"
        return Response(json.loads(given.body), status=given.status, headers=headers)

    def _refer(self, request: Request) -> Answer:
        body = ReferralIn(data=request.data)
        body.is_valid(raise_exception=True)
        facts: dict[str, Any] = body.validated_data
        with pointing_into_citizen():
            receiver = _receiver(facts["receiver"])
            row = submit_referral(
                by=self.actor,
                receiver=receiver,
                scheme=facts["scheme"],
                track=facts["track"],
                facility=_facility(receiver, facts.get("facility")),
                asking=asking_of(facts),
                now=timezone.now(),
            )
        shown = representation_of_new(row)
        return Answer(201, reverse("api_referral", args=[row.pk]), json.dumps(shown))


class OneReferral(ClientView):
    scopes: ClassVar[dict[str, Scope]] = {"GET": Scope.REFERRALS_READ}

    @extend_schema(
        operation_id="read_referral",
        summary=_("Read one's own referral"),
        description=_(
            "Where it stands: the decision with its reasons as they were told, the dates, whom to "
            "ring, and what was sent. Ask with If-None-Match to be told 304 when nothing changed."
        ),
        tags=[TAG],
        responses=ReferralOut,
    )
    def get(self, request: Request, pk: int) -> Response:
        Strict(data=as_one(request.query_params)).is_valid(raise_exception=True)
        row = _own(self.actor, pk)
        response = answer(request, representation(self.actor, row))
        if response.status_code == 200:
            log_access(
                by=self.actor,
                what="referral",
                purpose=Purpose.OWN_REFERRAL,
                citizen_id=row.citizen_id,
                controller=row.controller,
            )
        return response


class Withdrawal(ClientView):
    scopes: ClassVar[dict[str, Scope]] = {"POST": Scope.REFERRALS_WRITE}

    @extend_schema(
        operation_id="withdraw",
        summary=_("Withdraw one's own referral"),
        description=_(
            "Until it is decided: an award is the citizen's, so report a change then. With the "
            "same reason twice is once, so it needs no key; with another reason, or too late, it "
            "is refused with 409."
        ),
        tags=[TAG],
        request=WithdrawIn,
        responses=ReferralOut,
    )
    def post(self, request: Request, pk: int) -> Response:
        row = _own(self.actor, pk)
        body = WithdrawIn(data=request.data)
        body.is_valid(raise_exception=True)
        withdraw_referral(
            by=self.actor,
            referral=row,
            reason=body.validated_data["reason"],
            now=timezone.now(),
        )
        shown = representation(self.actor, _own(self.actor, pk))
        return Response(shown, headers={"ETag": etag_of(shown)})


class Change(ClientView):
    scopes: ClassVar[dict[str, Scope]] = {"POST": Scope.REFERRALS_WRITE}

    @extend_schema(
        operation_id="report_change",
        summary=_("Report a change on one's own referral"),
        description=_(
            "That the citizen died, comes on another day, no longer wants it: until it is refused, "
            "withdrawn or closed. It decides nothing by itself; the receiver acts on it and says "
            "how. The same again is once, until somebody has acted on it, so it needs no key."
        ),
        tags=[TAG],
        request=ChangeIn,
        responses=ReferralOut,
    )
    def post(self, request: Request, pk: int) -> Response:
        row = _own(self.actor, pk)
        body = ChangeIn(data=request.data)
        body.is_valid(raise_exception=True)
        report_change(by=self.actor, referral=row, now=timezone.now(), **body.validated_data)
        shown = representation(self.actor, _own(self.actor, pk))
        return Response(shown, headers={"ETag": etag_of(shown)})


class Readiness(ClientView):
    scopes: ClassVar[dict[str, Scope]] = {"POST": Scope.REFERRALS_WRITE}

    @extend_schema(
        operation_id="tell_readiness",
        summary=_("Tell when the citizen is ready for discharge"),
        description=_(
            "Expected is a forecast and starts nothing. Declared is the hospital's word, today or "
            "earlier: from then on the days count. A declaration can be withdrawn with a reason, "
            "and declared again. The same again is once, so it needs no key."
        ),
        tags=[TAG],
        request=ReadinessIn,
        responses=ReferralOut,
    )
    def post(self, request: Request, pk: int) -> Response:
        row = _own(self.actor, pk)
        body = ReadinessIn(data=request.data)
        body.is_valid(raise_exception=True)
        tell_readiness(
            by=self.actor,
            referral=row,
            act=body.validated_data["act"],
            on=body.validated_data.get("on"),
            reason=body.validated_data.get("reason", ""),
            now=timezone.now(),
        )
        shown = representation(self.actor, _own(self.actor, pk))
        return Response(shown, headers={"ETag": etag_of(shown)})


def representation(by: Actor, row: Referral) -> dict[str, Any]:
    """What the sender's page shows, and no more (referrals.views.referral_page)."""
    decision = Decision.objects.filter(referral=row).first()
    return _shown(row, sender_view(by=by, referral=row), decision, row.change_reports.all())


def representation_of_new(row: Referral) -> dict[str, Any]:
    """The same of a referral just submitted: nobody has decided or reported anything yet."""
    return _shown(row, sender_view_of_new(row), None, ())


def _shown(
    row: Referral,
    sent_view: SenderView,
    decision: Decision | None,
    changes: Iterable[ChangeReport],
) -> dict[str, Any]:
    shown = ReferralOut(
        {
            "id": row.pk,
            "reference": row.reference,
            "status": row.status,
            "controller": row.controller,
            "scheme": row.scheme,
            "track": row.track,
            "submitted_at": row.submitted_at,
            "withdrawn_at": row.withdrawn_at,
            "withdrawn_reason": row.withdrawn_reason,
            "decision": decision,
            "facility": sent_view.facility,
            "phone": sent_view.phone,
            "comes_on": sent_view.comes_on,
            "moved_in_on": sent_view.moved_in_on,
            "frozen": row.frozen,
            "expected_ready_on": row.expected_ready_on,
            "ready_for_discharge_on": row.ready_for_discharge_on,
            "closed_at": row.closed_at,
            "closed_because": row.closed_because,
            "closed_note": row.closed_note,
            "changes": changes,
        }
    )
    return dict(shown.data)


def _own(by: Actor, pk: int) -> Referral:
    rows = Referral.objects.visible_to(by).select_related("controller")
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def _receiver(key: str) -> Organisation:
    receiver = Organisation.objects.filter(key=key).first()
    if receiver is None:
        words = gettext("There is no such receiver.")
        raise Problem("no_such_receiver", words, field="receiver")
    return receiver


def _facility(receiver: Organisation, pk: int | None) -> Facility | None:
    if pk is None:
        return None
    with acting(receiver):
        facility = Facility.objects.filter(controller=receiver, pk=pk).first()
    if facility is None:
        words = gettext("Choose one of the facilities.")
        raise Problem("not_a_choice", words, field="facility")
    return facility


@contextmanager
def pointing_into_citizen() -> Iterator[None]:
    """Problems at ``number`` are problems at ``citizen.number``, as the body has it."""
    try:
        yield
    except Problem as problem:
        raise problem.at_fields(
            lambda part: f"citizen.{part.field}" if part.field in _OF_CITIZEN else part.field
        ) from None
