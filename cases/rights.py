"""What a citizen or a municipality is owed and has not got: the law watched on each open case.

Derived when it is shown, never stored. Each is said with since when and with the page where it is
put right (DOMAIN.md § 7).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _

from cases.case import Case
from complaints.models import Complaint
from core.problems import Text
from placements.models import Decision, FollowUp, Stay
from placements.self_payments import Share
from placements.services.discharging import DISCHARGES
from schemes.base import DecisionKind, RefundDays
from schemes.complaints import SOURCE as COMPLAINTS_SOURCE

#: Leaving that the house decides; who left alone, died or was expelled was not discharged.
DISCHARGED: Final = (Stay.Ending.AS_PLANNED, Stay.Ending.MOVED_ON, Stay.Ending.OTHER)
#: What was not decided by then is asked for no more.
ASKED_FOR: Final = timedelta(days=90)


@dataclass(frozen=True, kw_only=True)
class Owed:
    text: Text
    source: Text
    #: Since when it is owed, or late.
    since: date
    #: The name and argument of the page where it is put right.
    address: str
    pk: int


def rights_of(
    case: Case, decisions: Sequence[Decision], refund: RefundDays | None, share: Share | None
) -> list[Owed]:
    """What is owed and late on a stay, the oldest first; ``decisions`` are all of the stay's,
    ``refund`` its days of the running year, ``share`` what the citizen pays. One statement."""
    stay, today = case.stay, case.today
    owed = [
        *_without_decision(stay, decisions, today),
        *_without_discharge(stay, decisions, today),
        *_by_law_and_late(case),
        *_past_the_refund(stay, refund),
        *_paid_though_home_kept(share, today),
        *_complaints(decisions, today),
    ]
    return sorted(owed, key=lambda each: each.since)


def _without_decision(stay: Stay, decisions: Sequence[Decision], today: date) -> list[Owed]:
    allowing = [each for each in decisions if each.stands and each.is_allowing]
    if stay.status != Stay.Status.HERE or any(each.ends_on is None for each in allowing):
        return []
    days = [each.ends_on for each in allowing if each.ends_on is not None]
    until = max(days, default=stay.moved_in_on)
    if until is None or until >= today:
        return []
    return [
        Owed(
            text=_("Nobody has decided that the citizen stays on. Extend, or refuse to."),
            source=_("§ 24 of the Public Administration Act"),
            since=until,
            address="extend_stay",
            pk=stay.pk,
        )
    ]


def _without_discharge(stay: Stay, decisions: Sequence[Decision], today: date) -> list[Owed]:
    """Under § 110 the discharge is a decision, with reasons and complaint."""
    if stay.status != Stay.Status.LEFT or stay.left_on is None or stay.ending not in DISCHARGED:
        return []
    if not stay.scheme_track.decides(DecisionKind.DISCHARGE) or stay.left_on < today - ASKED_FOR:
        return []
    if any(each.stands and each.kind in DISCHARGES for each in decisions):
        return []
    return [
        Owed(
            text=_("The citizen has left, and the discharge has not been decided."),
            source=stay.scheme_track.decision_rule(DecisionKind.DISCHARGE).source,
            since=stay.left_on,
            address="decide_discharge",
            pk=stay.pk,
        )
    ]


def _by_law_and_late(case: Case) -> list[Owed]:
    owed = {rule.kind: rule for rule in case.stay.scheme_track.follow_ups if rule.is_owed_by_law}
    late = [
        follow_up
        for follow_up in case.follow_ups
        if follow_up.status == FollowUp.Status.OPEN
        and follow_up.kind in owed
        and follow_up.due_on < case.today
    ]
    return [
        Owed(
            text=owed[follow_up.kind].title,
            source=owed[follow_up.kind].source,
            since=follow_up.due_on,
            address="complete_follow_up",
            pk=follow_up.pk,
        )
        for follow_up in late
    ]


def _past_the_refund(stay: Stay, days: RefundDays | None) -> list[Owed]:
    if stay.status != Stay.Status.HERE or days is None or days.over_since is None:
        return []
    return [
        Owed(
            text=_("The days that the state refunds are used. No refund is counted since."),
            source=days.source,
            since=days.over_since,
            address="stay",
            pk=stay.pk,
        )
    ]


def _paid_though_home_kept(share: Share | None, today: date) -> list[Owed]:
    """Also after the stay: what was paid is owed back until it is put right."""
    since = share.lodging_though_home_kept(today) if share is not None else None
    if share is None or since is None or share.stay.scheme_track.self_payment is None:
        return []
    return [
        Owed(
            text=_("Payment for lodging is taken on days on which the citizen keeps a home."),
            source=share.stay.scheme_track.self_payment.home_kept_source,
            since=since,
            address="end_payment",
            pk=share.stay.pk,
        )
    ]


def _complaints(decisions: Sequence[Decision], today: date) -> list[Owed]:
    unsettled = Complaint.objects.unsettled().filter(decision__in=[each.pk for each in decisions])
    return [
        Owed(
            text=_("A complaint has not been looked at again and sent on."),
            source=COMPLAINTS_SOURCE,
            since=complaint.due_on,
            address="complaint",
            pk=complaint.pk,
        )
        for complaint in unsettled
        if complaint.due_on is not None and complaint.due_on < today
    ]
