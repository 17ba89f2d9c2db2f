"""Recovery Stars: those of a stay over time, and one of them to read, to print and as a file."""

from __future__ import annotations

from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from audit.models import AccessLog
from cases.reading import log_stay_read
from cases.star_file import star_file
from cases.views.making_stars import check_page
from cases.views.stays import case_context, open_case
from letters.views.loading import as_file
from organisations.access import ActorRequest, needs
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Stay
from recovery.drawing import EARLIER
from recovery.history import picture_of, table
from recovery.models import Star, StarQuerySet
from recovery.rules import uses_star
from recovery.series import LONGEST, series_of

#: The earlier stars that were ticked, and that any were ticked at all.
BEHIND, CHOSEN = "med", "valgt"


@require_GET
@needs(Permission.SEE_CITIZENS)
def stars(request: ActorRequest, pk: int) -> HttpResponse:
    """The stars over time: a line and the numbers per area, and what changed. Those of the
    citizen's earlier stays in sight come first, each stay by itself."""
    case = open_case(request, pk)
    if not uses_star(case.stay):
        raise Http404
    # One more than is drawn, and the one in progress.
    latest = stars_in_sight(request.actor).up_to(case.stay).order_by("-made_on", "-pk")
    every = list(latest.prefetch_related("scores")[: LONGEST + 2])[::-1]
    finished = [star for star in every if star.status == Star.Status.DONE]
    shown = finished[-LONGEST:]
    context = case_context(case, "stars", request.actor) | {
        "series": series_of(shown) if shown else None,
        "stars": shown,
        "are_more": len(finished) > len(shown),
        "draft": next((star for star in every if _is_draft_of(star, case.stay)), None),
        "is_here": case.stay.status == Stay.Status.HERE,
        "may_make": request.actor.may(Permission.MAKE_STAR),
    }
    if shown:
        context |= {
            "picture": picture_of(shown[-1], _behind(request, shown[:-1])),
            "choices": shown[-2::-1],
            "at_most": len(EARLIER),
        }
    return render(request, "cases/stars.html", context)


@require_GET
@needs(Permission.SEE_CITIZENS)
def star(request: ActorRequest, pk: int) -> HttpResponse:
    """In progress: check what has been written. Done: the picture and the equal table, to print."""
    star = get_object_or_404(stars_in_sight(request.actor), pk=pk)
    if star.status == Star.Status.DRAFT:
        log_stay_read(request.actor, star.stay, what="star")
        return check_page(request, star)
    case = open_case(request, star.stay_id)
    *before, star = _up_to(request.actor, star)
    behind = _behind(request, before)
    compared = [*sorted(behind, key=lambda each: (each.made_on, each.pk))[-1:], star]
    context = case_context(case, "stars", request.actor) | {
        "star": star,
        "previous": compared[0] if len(compared) > 1 else None,
        "picture": picture_of(star, behind),
        "choices": before[::-1],
        "at_most": len(EARLIER),
        "rows": table(compared),
        "corrections": star.corrections.select_related("by").order_by("at", "pk"),
        "may_correct": request.actor.may(Permission.MAKE_STAR),
        "chosen": request.GET.urlencode(),
    }
    return render(request, "cases/star.html", context)


@require_GET
@needs(Permission.SEE_CITIZENS)
def star_pdf(request: ActorRequest, pk: int) -> HttpResponse:
    """The same as a file, with the earlier stars that were chosen."""
    star = get_object_or_404(stars_in_sight(request.actor), pk=pk, status=Star.Status.DONE)
    log_stay_read(request.actor, star.stay, what="star", action=AccessLog.Action.PRINT)
    *before, star = _up_to(request.actor, star)
    behind = _behind(request, before)
    return as_file(
        star_file(star, behind, on=timezone.localdate()), f"recovery-star-{star.made_on}"
    )


def _is_draft_of(star: Star, stay: Stay) -> bool:
    return star.status == Star.Status.DRAFT and star.stay_id == stay.pk


def stars_in_sight(actor: Actor) -> StarQuerySet:
    return Star.objects.visible_to(actor).select_related("stay__citizen", "stay__facility")


def _up_to(actor: Actor, star: Star) -> list[Star]:
    """The finished stars up to this one, oldest first, it being the last, with those of the
    citizen's stays before; each with its scores."""
    is_earlier = Q(made_on__lt=star.made_on) | Q(made_on=star.made_on, pk__lte=star.pk)
    finished = stars_in_sight(actor).up_to(star.stay).finished().filter(is_earlier)
    rows = finished.order_by("-made_on", "-pk").prefetch_related("scores")
    return list(rows[: LONGEST + 1])[::-1]


def _behind(request: ActorRequest, earlier: list[Star]) -> list[Star]:
    """Those that were ticked, newest first; where nobody has chosen, the one before."""
    if CHOSEN not in request.GET:
        return earlier[-1:]
    ticked = set(request.GET.getlist(BEHIND))
    return [star for star in reversed(earlier) if str(star.pk) in ticked][: len(EARLIER)]
