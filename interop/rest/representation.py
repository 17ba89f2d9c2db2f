"""A referral as it is told to the one who sent it: what the sender's page shows, and no more
(referrals.views.referral_page)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.problems import Problem
from interop.problems import pointer_to
from interop.rest.serializers_out import DryRunOut, ReferralMadeOut, ReferralOut, WarningOut
from organisations.actors import Actor
from placements.models import Decision
from referrals.clock import answer_day, terms_of
from referrals.models import Attachment, ChangeReport, LaterFact, Redirect, Referral
from referrals.services.information import AskedOfSender, asked_of_sender
from referrals.services.referrals import Prepared
from referrals.services.sender_view import SenderView, sender_view, sender_view_of_new


@dataclass(frozen=True, kw_only=True)
class SinceSent:
    """What became of a referral besides what the row itself says; nothing yet of a new one."""

    view: SenderView
    answer_by: date | None
    stands_still_since: date | None = None
    decision: Decision | None = None
    changes: Iterable[ChangeReport] = ()
    later_facts: Iterable[LaterFact] = ()
    asked_of_you: Iterable[AskedOfSender] = ()
    attachments: Iterable[Attachment] = ()
    went_on_as: dict[str, Any] | None = None


def representation(by: Actor, row: Referral) -> dict[str, Any]:
    terms = terms_of([row])[row.pk]
    waits_for_answer = row.status == Referral.Status.SUBMITTED
    since = SinceSent(
        view=sender_view(by=by, referral=row),
        answer_by=answer_day(row, terms) if waits_for_answer else None,
        stands_still_since=terms.stands_still_since if waits_for_answer else None,
        decision=row.decision,
        changes=row.change_reports.all(),
        later_facts=row.later_facts.all(),
        asked_of_you=asked_of_sender(row),
        attachments=row.attachments.all(),
        went_on_as=_went_on_as(row),
    )
    return dict(ReferralOut(_whole(row, since)).data)


def representation_of_new(
    row: Referral, answer_by: date, warnings: list[Problem]
) -> dict[str, Any]:
    """The same of a referral just submitted: nobody has decided or reported anything yet."""
    whole = _whole(row, SinceSent(view=sender_view_of_new(row), answer_by=answer_by))
    return dict(ReferralMadeOut(whole | {"warnings": _warnings(warnings)}).data)


def representation_of_dry_run(prepared: Prepared, warnings: list[Problem]) -> dict[str, Any]:
    return dict(
        DryRunOut(
            {
                "receiver": prepared.receiver,
                "scheme": prepared.scheme,
                "track": prepared.track,
                "rules_from": prepared.version.starts_on,
                "wished_facility": prepared.wished_facility,
                "answer_by": prepared.answer_by,
                "warnings": _warnings(warnings),
            }
        ).data
    )


def in_list(row: Referral, view: SenderView) -> dict[str, Any]:
    return {
        "id": row.pk,
        "reference": row.reference,
        "case_number": row.case_number,
        "status": row.status,
        "receiver": row.controller,
        "scheme": row.scheme,
        "track": row.track,
        "submitted_at": row.submitted_at,
        "updated_at": view.updated_at,
        "withdrawn_at": row.withdrawn_at,
        "wished_facility": view.wished_facility,
        "facility": view.facility,
        "comes_on": view.comes_on,
        "moved_in_on": view.moved_in_on,
    }


def _whole(row: Referral, since: SinceSent) -> dict[str, Any]:
    return in_list(row, since.view) | {
        "answer_by": since.answer_by,
        "stands_still_since": since.stands_still_since,
        "asked_of_you": [
            {
                "id": asked.request.pk,
                "asked_on": asked.request.asked_on,
                "expected_by": asked.expected_by,
                "questions": [criterion.key for criterion in asked.questions],
                "words": asked.request.words,
            }
            for asked in since.asked_of_you
        ],
        "withdrawn_reason": row.withdrawn_reason,
        "decision": since.decision,
        "phone": since.view.phone,
        # As they were sent: what the assessment settled since is not the sender's.
        "answers": row.frozen.get("answers", {}),
        "frozen": row.frozen,
        "expected_ready_on": row.expected_ready_on,
        "ready_for_discharge_on": row.ready_for_discharge_on,
        "closed_at": row.closed_at,
        "closed_because": row.closed_because,
        "closed_note": row.closed_note,
        "changes": since.changes,
        "later_facts": since.later_facts,
        "attachments": since.attachments,
        "came_from": row.frozen.get("sent_on", []),
        "went_on_as": since.went_on_as,
    }


def _went_on_as(row: Referral) -> dict[str, Any] | None:
    if row.closed_because != Referral.ClosedBecause.REDIRECTED:
        return None
    redirect = Redirect.objects.select_related("receiver").get(referral=row)
    return {
        "id": redirect.new_id,
        "reference": redirect.new_reference,
        "receiver": redirect.receiver,
    }


def _warnings(warnings: list[Problem]) -> Any:
    return WarningOut(
        [
            {"pointer": pointer_to(each.field), "code": each.code, "detail": str(each)}
            for each in warnings
        ],
        many=True,
    ).data
