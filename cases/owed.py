"""All that is owed and late on the cases a person may see, the oldest first: for whoever watches
over them and can't open each. The same as stands on each case (``rights``), asked set by set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import (
    Exists,
    F,
    FilteredRelation,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Greatest
from django.utils import timezone

import schemes
from cases.rights import (
    ASKED_FOR,
    DISCHARGED,
    Owed,
    late_complaints,
    late_follow_up,
    paid_though_home_kept,
    past_the_refund,
    unanswered,
    undecided_discharge,
    undecided_relapse,
    undecided_stay,
)
from complaints.models import Complaint
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Decision, FollowUp, HomeKept, SelfPayment, Stay
from placements.models.under_scheme import on_tracks
from placements.refunds import refund_days_of
from placements.services.discharging import DISCHARGES
from placements.services.relapses import judged_to_end
from referrals.clock import answer_day, terms_of
from referrals.models import Referral
from schemes.base import ALLOWING, DecisionKind


@dataclass(frozen=True, kw_only=True)
class OwedRow:
    owed: Owed
    citizen_id: int
    called: str
    #: The reference of a referral; "" where it is about a stay.
    reference: str
    where: str


def owed_to(actor: Actor, now: datetime) -> list[OwedRow]:
    """Eight statements at most, however many there are."""
    today = timezone.localdate(now)
    rows: list[OwedRow] = []
    if actor.may(Permission.SEE_CITIZENS):
        rows += [*_of_stays(actor, today), *_of_follow_ups(actor, today)]
    if actor.may(Permission.SEE_REFERRALS) and not actor.only_sends:
        rows += _of_referrals(actor, today)
    rows += _of_complaints(actor, today)
    return sorted(rows, key=lambda row: (row.owed.since, row.owed.page, row.owed.pk))


def _of_stays(actor: Actor, today: date) -> Iterator[OwedRow]:
    """Undecided, paid though a home is kept, past the refund: one statement and two for refunds."""
    here, left = Q(status=Stay.Status.HERE), Q(status=Stay.Status.LEFT)
    standing = Decision.objects.standing().filter(stay=OuterRef("pk"))
    allowing = standing.filter(kind__in=ALLOWING)
    discharged = left & Q(left_on__gte=today - ASKED_FOR, ending__in=DISCHARGED)
    discharged &= on_tracks(lambda track: track.decides(DecisionKind.DISCHARGE))
    judged = judged_to_end(Stay.objects.visible_to(actor)).select_related("citizen", "facility")
    for stay in judged:
        yield _row(stay, undecided_relapse(stay, vars(stay)["ends_since"]))
    counted = here & on_tracks(lambda track: track.refund is not None)
    stays = (
        Stay.objects.visible_to(actor)
        .select_related("citizen", "facility")
        .annotate(
            decided_on_time=Exists(allowing.filter(Q(ends_on=None) | Q(ends_on__gte=today))),
            decided_until=Subquery(
                allowing.order_by().values("stay").annotate(until=Max("ends_on")).values("until")
            ),
            discharge_decided=Exists(standing.filter(kind__in=DISCHARGES)),
            paid_since=Subquery(_paid_though_home_kept(today)),
        )
        .filter(
            here & Q(decided_on_time=False)
            | discharged & Q(discharge_decided=False)
            | Q(paid_since__isnull=False)
            | counted
        )
    )
    watched = list(stays)
    refunds = refund_days_of([stay for stay in watched if stay.status == Stay.Status.HERE], today)
    for stay in watched:
        for owed in _owed_on(stay, today):
            yield _row(stay, owed)
        for owed in past_the_refund(stay, refunds.get(stay.pk)):
            yield _row(stay, owed)


def _owed_on(stay: Stay, today: date) -> Iterable[Owed]:
    """As the statement annotated it."""
    known = vars(stay)
    if stay.status == Stay.Status.HERE and not known["decided_on_time"]:
        until = known["decided_until"] or stay.moved_in_on
        if until is not None and until < today:
            yield undecided_stay(stay, until)
    if (
        stay.status == Stay.Status.LEFT
        and stay.left_on is not None
        and stay.left_on >= today - ASKED_FOR
        and stay.ending in DISCHARGED
        and stay.scheme_track.decides(DecisionKind.DISCHARGE)
        and not known["discharge_decided"]
    ):
        yield undecided_discharge(stay, stay.left_on)
    yield from paid_though_home_kept(stay, known["paid_since"])


def _paid_though_home_kept(today: date) -> QuerySet[Any, Any]:
    """The first day so far, of the stay outside (``Share.lodging_though_home_kept``)."""
    lodging = Q(
        stay__self_payments__cover=SelfPayment.Cover.LODGING,
        stay__self_payments__withdrawn_at=None,
    )
    since = F("since")
    kept: QuerySet[Any, Any] = HomeKept.objects.standing().filter(
        stay=OuterRef("pk"), answer=HomeKept.Answer.KEPT
    )
    kept = kept.annotate(paid=FilteredRelation("stay__self_payments", condition=lodging))
    kept = kept.filter(paid__isnull=False, stay__moved_in_on__isnull=False).annotate(
        since=Greatest("starts_on", "paid__starts_on", "stay__moved_in_on")
    )
    both = (
        kept.filter(since__lte=today)
        .filter(Q(ends_on=None) | Q(ends_on__gt=since))
        .filter(Q(paid__ends_on=None) | Q(paid__ends_on__gt=since))
        .filter(Q(stay__left_on=None) | Q(stay__left_on__gt=since))
    )
    return both.order_by("since").values_list("since", flat=True)[:1]


def _of_follow_ups(actor: Actor, today: date) -> Iterator[OwedRow]:
    by_law = {
        rule.kind
        for track in schemes.every_track()
        for rule in track.follow_ups
        if rule.is_owed_by_law
    }
    late = FollowUp.objects.visible_to(actor).open().filter(due_on__lt=today, kind__in=by_law)
    for follow_up in late.select_related("stay__citizen", "stay__facility"):
        stay = follow_up.stay
        if follow_up.rule.is_owed_by_law:
            yield _row(stay, late_follow_up(follow_up, stay))


def _of_referrals(actor: Actor, today: date) -> Iterator[OwedRow]:
    """Unanswered past their day: three statements."""
    midnight = timezone.make_aware(datetime.combine(today, datetime.min.time()))
    begun = Referral.objects.visible_to(actor).to_decide()
    begun = begun.filter(controller=actor.organisation, clock_from__lt=midnight)
    waiting = list(begun.select_related("citizen", "facility"))
    terms = terms_of(waiting)
    for referral in waiting:
        for owed in unanswered(referral, answer_day(referral, terms[referral.pk]), today):
            yield OwedRow(
                owed=owed,
                citizen_id=referral.citizen_id,
                called=referral.citizen.called,
                reference=referral.reference,
                where=referral.facility.name if referral.facility else "",
            )


def _of_complaints(actor: Actor, today: date) -> Iterator[OwedRow]:
    unsettled = Complaint.objects.visible_to(actor).unsettled()
    for complaint in unsettled.select_related("citizen", "decision__stay__facility"):
        stay = complaint.decision.stay
        for owed in late_complaints([complaint], today):
            yield OwedRow(
                owed=owed,
                citizen_id=complaint.citizen_id,
                called=complaint.citizen.called,
                reference="",
                where=stay.facility.name if stay is not None else "",
            )


def _row(stay: Stay, owed: Owed) -> OwedRow:
    return OwedRow(
        owed=owed,
        citizen_id=stay.citizen_id,
        called=stay.citizen.called,
        reference="",
        where=stay.facility.name,
    )
