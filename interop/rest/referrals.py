"""Referring, what becomes of it, reporting changes, withdrawing: a sender's own referrals only."""

from __future__ import annotations

import json
from typing import ClassVar, Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from audit.purposes import Purpose
from audit.services import log_access, log_shown
from core.acting import acting
from core.db.running import complete_until
from core.problems import Problem, Problems
from interop.refusals import Part
from interop.rest.client_view import ClientView
from interop.rest.etags import answer
from interop.rest.examples import REFERRAL, SENT
from interop.rest.fields import PLAIN, Choice, Flag, Instant, Strict, Text, Whole
from interop.rest.keys import KEY_PARAMETER, key_of, made_once
from interop.rest.own_referral import IF_MATCH, TAG, changed, own, to_change
from interop.rest.paging import LONGEST_PAGE, PAGE, NewestFirst
from interop.rest.parsing import as_one
from interop.rest.reading import besides, body_of, in_body, query_of, read, receiver_in
from interop.rest.representation import (
    in_list,
    representation,
    representation_of_dry_run,
    representation_of_new,
)
from interop.rest.serializers import ChangeIn, ReadinessIn, ReferralIn, WithdrawIn, asking_of
from interop.rest.serializers_out import DryRunOut, ReferralMadeOut, ReferralOut, ReferralsOut
from interop.scopes import Scope
from interop.services.idempotency import Answer
from organisations.models import Organisation
from referrals.models import Referral, changed_since
from referrals.rules import Verb
from referrals.services.changes import report_change
from referrals.services.readiness import tell_readiness
from referrals.services.referrals import (
    Prepared,
    prepare_referral,
    withdraw_referral,
    write_referral,
)
from referrals.services.sender_view import sender_views
from referrals.services.warnings import doubts_about, sent_already

FILTERS: Final = ("status", "reference", "case_number")


class ListQuery(Strict):
    status = Choice(
        choices=Referral.Status.choices, required=False, help_text=_("Only those that stand here.")
    )
    reference = Text(
        required=False,
        max_length=20,
        pattern=PLAIN,
        help_text=_("The receiver's number for it, whole."),
    )
    case_number = Text(
        required=False,
        max_length=64,
        pattern=PLAIN,
        help_text=_("The sender's own number for the case, whole."),
    )
    changed_since = Instant(
        required=False,
        help_text=_(
            "Those that are new or changed since then, the instant included: the complete_until "
            "of the poll before, and nothing is missed."
        ),
    )
    limit = Whole(
        in_address=True,
        required=False,
        min_value=1,
        max_value=LONGEST_PAGE,
        default=PAGE,
        help_text=_("How many on a page."),
    )
    cursor = Text(required=False, max_length=60, help_text=_("From the page before."))


class ReferQuery(Strict):
    dry_run = Flag(
        in_address=True,
        required=False,
        default=False,
        help_text=_(
            "true: all of it is judged and nothing is stored, no citizen, no reference number, no "
            "key. Answered with 200 and what would be, or with the refusal that would come."
        ),
    )


class Referrals(ClientView):
    scopes: ClassVar[dict[str, Scope]] = {
        "GET": Scope.REFERRALS_READ,
        "POST": Scope.REFERRALS_WRITE,
    }

    @extend_schema(
        operation_id="list_referrals",
        summary=_("List one's own referrals"),
        description=_(
            "Those the client's organisation has sent, newest first. To follow them, ask with "
            "changed_since now and then, and read those that come."
        ),
        tags=[TAG],
        parameters=[ListQuery],
        responses=ReferralsOut,
    )
    def get(self, request: Request) -> Response:
        wanted = query_of(ListQuery, request)
        since = wanted.pop("changed_since", None)
        filters = {name: wanted[name] for name in FILTERS if name in wanted}
        until = complete_until()  # before the rows are read
        rows = Referral.objects.visible_to(self.actor).filter(**filters)
        if since is not None:
            rows = changed_since(rows, self.actor.organisation, since)
        pages = NewestFirst()
        page = pages.paginate_queryset(rows.select_related("controller"), request, view=self)
        results = page or []
        views = sender_views(results)
        shown = ReferralsOut(
            {
                "next": pages.next_address(request),
                "next_cursor": pages.next_cursor(request),
                "complete_until": until,
                "results": [in_list(row, views[row.pk]) for row in results],
            }
        ).data
        response = answer(request, shown, besides="complete_until")
        if response.status_code == 200:
            log_shown(
                [(row.controller_id, row.citizen_id) for row in results],
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
            "refusal stores nothing, so a corrected body may carry the same key. Every fault is "
            "named in the same answer. What is only doubtful is stored, and said in “warnings”."
        ),
        tags=[TAG],
        parameters=[
            ReferQuery,
            KEY_PARAMETER,
        ],
        request=ReferralIn,
        responses={201: ReferralMadeOut, 200: DryRunOut},
        examples=[REFERRAL, SENT],
    )
    def post(self, request: Request) -> Response:
        query, faults = read(ReferQuery(), as_one(request.query_params), Part.QUERY)
        key = key_of(request, faults)
        if faults or query["dry_run"]:
            return self._dry_run(request, faults)
        return made_once(request, self.caller, request.data, lambda: self._refer(request), key=key)

    def _dry_run(self, request: Request, faults: list[Problem]) -> Response:
        prepared = self._prepared(request, faults, receiver_in(request))
        warnings = [
            *doubts_about(prepared.asking.citizen),
            *sent_already(by=self.actor, receiver=prepared.receiver, asking=prepared.asking),
        ]
        return Response(representation_of_dry_run(prepared, in_body(warnings)))

    def _refer(self, request: Request) -> Answer:
        receiver = receiver_in(request)
        # For the receiver throughout: each change of whom one acts for is a statement.
        with acting(receiver or self.actor.organisation):
            prepared = self._prepared(request, [], receiver)
            row = write_referral(prepared)
            warnings = [
                *doubts_about(prepared.asking.citizen),
                *sent_already(
                    by=self.actor, receiver=prepared.receiver, asking=prepared.asking, but=row
                ),
            ]
            shown = representation_of_new(row, prepared.answer_by, in_body(warnings))
        return Answer(201, reverse("api_referral", args=[row.pk]), json.dumps(shown))

    def _prepared(
        self, request: Request, faults: list[Problem], receiver: Organisation | None
    ) -> Prepared:
        """The referral that the body asks for. Raises what is wrong, whichever part finds it: the
        shape of the body, the service, or the request around it (``faults``)."""
        facts, unreadable = read(ReferralIn(), request.data, Part.BODY)
        known = [*faults, *unreadable]
        try:
            prepared = prepare_referral(
                by=self.actor,
                receiver=receiver,
                scheme=facts.get("scheme", ""),
                track=facts.get("track", ""),
                facility_id=facts.get("facility"),
                asking=asking_of(facts),
                now=timezone.now(),
            )
        except Problems as problems:
            raise Problems([*known, *besides(in_body(problems.each), unreadable)]) from None
        if known:
            raise Problems(known)
        return prepared


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
        query_of(Strict, request)
        row = own(self.actor, pk)
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
        parameters=[IF_MATCH],
        request=WithdrawIn,
        responses=ReferralOut,
    )
    def post(self, request: Request, pk: int) -> Response:
        row = to_change(request, self.actor, pk, Verb.WITHDRAW)
        body = body_of(WithdrawIn, request)
        withdraw_referral(by=self.actor, referral=row, now=timezone.now(), **body)
        return changed(self.actor, pk)


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
        parameters=[IF_MATCH],
        request=ChangeIn,
        responses=ReferralOut,
    )
    def post(self, request: Request, pk: int) -> Response:
        row = to_change(request, self.actor, pk, Verb.REPORT_CHANGE)
        body = body_of(ChangeIn, request)
        report_change(by=self.actor, referral=row, now=timezone.now(), **body)
        return changed(self.actor, pk)


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
        parameters=[IF_MATCH],
        request=ReadinessIn,
        responses=ReferralOut,
    )
    def post(self, request: Request, pk: int) -> Response:
        row = to_change(request, self.actor, pk, Verb.READY)
        body = {"on": None, "reason": ""} | body_of(ReadinessIn, request)
        tell_readiness(by=self.actor, referral=row, now=timezone.now(), **body)
        return changed(self.actor, pk)
