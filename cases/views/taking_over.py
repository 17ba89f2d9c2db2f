"""The one page by which a colleague takes over: read, and printed on a sheet of paper."""

from __future__ import annotations

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cases.case import cases_for, load_case
from cases.reading import log_stay_read
from cases.taking_over.known import Known
from cases.taking_over.rows import rows_of_taking_over
from cases.taking_over.slots import sections_of
from organisations.access import ActorRequest, needs
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Stay


@require_safe
@needs(Permission.SEE_CITIZENS)
def take_over(request: ActorRequest, pk: int) -> HttpResponse:
    stay = get_object_or_404(_with_the_one_before(request.actor), pk=pk)
    log_stay_read(request.actor, stay, what="taking_over")
    case = load_case(stay, today=timezone.localdate())
    known = Known(
        case,
        request.actor,
        rows=rows_of_taking_over(case, request.actor),
        before=getattr(stay, "before", None),
    )
    context = {"section": "citizens", "case": case, "sections": sections_of(known)}
    return render(request, "cases/take_over.html", context)


def _with_the_one_before(actor: Actor) -> QuerySet[Stay]:
    """With what was written when the citizen's stay before ended, where that is in sight."""
    before = (
        Stay.objects.visible_to(actor)
        .filter(citizen=OuterRef("citizen"), status=Stay.Status.LEFT, pk__lt=OuterRef("pk"))
        .order_by("-left_on", "-pk")
    )
    facts = JSONObject(
        left_on="left_on",
        destination="destination",
        outcome_note="outcome_note",
        house="facility__name",
    )
    return cases_for(actor).annotate(before=Subquery(before.values(facts=facts)[:1]))
