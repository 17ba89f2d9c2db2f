"""What the page is read from, in two statements: of which kinds there is anything, and its rows."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from cases.case import Case
from cases.overview_rows import Rows, latest_stars, with_scores
from cases.taking_over.known import AHEAD
from complaints.models import Complaint
from core.kinds_with_rows import kinds_with_rows
from core.read_together import hang_on, read_together
from daily_risk.models import RiskEntry
from descriptions.models import Partner
from low_arousal.models import Dialogue
from moving_in.models import Preference
from network.models import Appointment, NetworkActor, TreatmentOrder
from notes.models import CareAgreement, KnownFirst
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Decision, Relapse
from referrals.models import Referral
from stay_plan.models import Action, Goal
from way_out.models import Lock, LockAnswer

#: Read by their own apps, with what they work out.
_ELSEWHERE = (Goal, NetworkActor)


def rows_of_taking_over(case: Case, by: Actor) -> Rows:
    """Of goals and of who is around the citizen only that there are any."""
    queries = _queries(case, by)
    kept = kinds_with_rows(queries)
    read = {kind: queries[kind] for kind in kept if kind not in _ELSEWHERE}
    rows = with_scores(read_together(case.stay, read))
    hang_on(rows.get(Lock, ()), "answers", rows.get(LockAnswer, ()), via="lock")
    return rows | {kind: [] for kind in _ELSEWHERE if kind in kept}


def _queries(case: Case, by: Actor) -> dict[type[Model], QuerySet[Any]]:
    stay = case.stay
    dialogues = Dialogue.objects.done().filter(stay=stay).select_related("done_by")
    latest_shift = RiskEntry.objects.standing().filter(stay=stay).order_by("-begins_at")
    goals = Goal.objects.filter(stay=stay).standing()
    has_ended = Q(ended_on__lte=case.today) | Q(ends_on__lte=case.today)
    orders = TreatmentOrder.objects.filter(~has_ended, citizen=stay.citizen_id)
    soon = timezone.now() + AHEAD
    queries: dict[type[Model], QuerySet[Any]] = {
        Decision: stay.decisions.all(),
        Complaint: Complaint.objects.unsettled().filter(decision__stay=stay),
        Relapse: stay.relapses.all(),
        Preference: Preference.objects.filter(stay=stay, withdrawn_at=None),
        Partner: Partner.objects.standing().filter(stay=stay),
        KnownFirst: KnownFirst.objects.standing().filter(stay=stay).select_related("by"),
        RiskEntry: latest_shift[:1],
        Goal: goals,
        Action: Action.objects.filter(goal__in=goals).select_related("owner"),
        CareAgreement: CareAgreement.objects.filter(stay=stay).standing_on(case.today),
        TreatmentOrder: orders,
        Appointment: Appointment.objects.filter(
            order__in=orders, outcome="", starts_at__gte=timezone.now(), starts_at__lte=soon
        ).order_by("starts_at"),
        NetworkActor: NetworkActor.objects.filter(citizen=stay.citizen_id),
        Dialogue: dialogues[:1],
        Lock: Lock.objects.filter(stay=stay),
        LockAnswer: LockAnswer.objects.filter(lock__stay=stay),
        **latest_stars(stay),
    }
    if by.may(Permission.SEE_REFERRALS):
        # What a reader needs of it: a referral is a long row.
        asked = Referral.objects.visible_to(by).filter(stay=stay)
        queries[Referral] = asked.only("situation", "answers", "contact_name", "contact_phone")
    return queries
