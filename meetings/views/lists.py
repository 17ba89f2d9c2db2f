"""The meetings of a house, and those of a referral before there is a stay."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from audit.purposes import Purpose
from audit.services import log_access
from core.pages import page_of
from meetings.card import meetings_of_referral
from meetings.models import Meeting
from meetings.rules import RULES, Verb
from meetings.services.calling import kinds_for
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.models import Facility
from placements.services.house_meetings import next_meetings
from referrals.models import Referral


@require_safe
@needs(Permission.SEE_CITIZENS)
def of_house(request: ActorRequest, pk: int) -> HttpResponse:
    """Those of the house and between organisations: when the next is to be, and all there were."""
    house = get_object_or_404(Facility.objects.visible_to(request.actor), pk=pk)
    today = timezone.localdate()
    rows = Meeting.objects.filter(facility=house).with_subject()
    next_on = {each.meeting.kind: each.on for each in next_meetings([house], today)}
    planned = list(rows.planned().order_by("starts_at", "pk"))
    log_access(by=request.actor, what="meetings", purpose=Purpose.OWN_WORK)
    context = {
        "section": "my_day",
        "house": house,
        "kinds": [(rule, next_on.get(rule.kind)) for rule in kinds_for(house, today)],
        "may_call": RULES[Verb.CALL].may(request.actor),
        "planned": planned,
        "page": page_of(request, rows.held()),
        "today": today,
    }
    return render(request, "meetings/house.html", context)


@require_safe
@needs(Permission.SEE_CITIZENS, Permission.SEE_REFERRALS)
def of_referral(request: ActorRequest, pk: int) -> HttpResponse:
    referrals = Referral.objects.visible_to(request.actor).select_related("citizen", "facility")
    referral = get_object_or_404(referrals, pk=pk)
    log_access(
        by=request.actor,
        what="meetings",
        purpose=Purpose.ASSESSMENT,
        citizen_id=referral.citizen_id,
    )
    context = {
        "section": "referrals",
        "referral": referral,
        "meetings": meetings_of_referral(referral, by=request.actor),
        "address": "call_meeting_on_referral",
        "pk": referral.pk,
        "today": timezone.localdate(),
    }
    return render(request, "meetings/referral.html", context)
