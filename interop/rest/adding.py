"""What a sender adds to a referral once it is sent: the answer to what is asked of them, and what
has been learnt since."""

from __future__ import annotations

import json
from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.problems import Problem
from interop.rest.client_view import ClientView
from interop.rest.fields import Strict
from interop.rest.keys import KEY_PARAMETER, made_once
from interop.rest.own_referral import IF_MATCH, TAG, changed, own, to_change
from interop.rest.reading import body_of, query_of
from interop.rest.serializers import InformationIn, LaterFactIn
from interop.rest.serializers_out import LaterFactOut, ReferralOut
from interop.scopes import Scope
from interop.services.idempotency import Answer
from referrals.models import InformationRequest, LaterFact, Referral
from referrals.rules import Verb
from referrals.services.information import give_information
from referrals.services.later_facts import add_later_fact


class Information(ClientView):
    scopes: ClassVar[dict[str, Scope]] = {"POST": Scope.REFERRALS_WRITE}

    @extend_schema(
        operation_id="give_information",
        summary=_("Answer what is asked of one"),
        description=_(
            "A question of “asked_of_you”, by its id: with answers to the criteria that it asks, "
            "in words, or both. From then on the deadline runs again. The same again is once, so "
            "it needs no key; another answer is refused with 409: add it as a later fact."
        ),
        tags=[TAG],
        parameters=[IF_MATCH],
        request=InformationIn,
        responses=ReferralOut,
    )
    def post(self, request: Request, pk: int, request_pk: int) -> Response:
        row = to_change(request, self.actor, pk, Verb.GIVE_INFORMATION)
        asked = InformationRequest.objects.filter(referral=row, pk=request_pk, of_sender=True)
        question = asked.first()
        if question is None:
            raise Http404
        body = body_of(InformationIn, request)
        give_information(by=self.actor, request=question, now=timezone.now(), **body)
        return changed(self.actor, pk)


class LaterFacts(ClientView):
    scopes: ClassVar[dict[str, Scope]] = {"POST": Scope.REFERRALS_WRITE}

    @extend_schema(
        operation_id="add_later_fact",
        summary=_("Add what has been learnt since"),
        description=_(
            "An entry beside what was sent, which both sides read and nobody is asked to act on: "
            "what must be acted on is reported as a change. An entry that was wrong is corrected "
            "by another one (“corrects”). It stands in “later_facts” of the referral, which "
            "Location names. Until eight weeks after the referral has ended."
        ),
        tags=[TAG],
        parameters=[KEY_PARAMETER],
        request=LaterFactIn,
        responses={201: LaterFactOut},
    )
    def post(self, request: Request, pk: int) -> Response:
        query_of(Strict, request)
        row = own(self.actor, pk)
        body = body_of(LaterFactIn, request)
        asked = {"to": request.path, "body": request.data}
        return made_once(request, self.caller, asked, lambda: self._add(row, **body))

    def _add(
        self, row: Referral, *, subject: str, text: str, corrects: int | None = None
    ) -> Answer:
        earlier = None
        if corrects is not None:
            earlier = LaterFact.objects.filter(referral=row, pk=corrects).first()
            if earlier is None:
                words = gettext("Choose an entry of this referral.")
                raise Problem("not_a_choice", words, field="corrects")
        entry = add_later_fact(
            by=self.actor,
            referral=row,
            subject=subject,
            text=text,
            corrects=earlier,
            now=timezone.now(),
        )
        shown = json.dumps(LaterFactOut(entry).data, cls=DjangoJSONEncoder)
        return Answer(201, reverse("api_referral", args=[row.pk]), shown)
