"""Recovery Star: its history, and making one beside the citizen, one area at a time."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.reading import log_stay_read
from cases.views.stays import case_context, open_case
from core.forms import attempt, posted
from core.unsent import saves
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.models import Stay
from recovery.editions import Area
from recovery.forms import AreaForm, FinishForm
from recovery.history import drawing_of, scores_of, table
from recovery.models import Star, StarScore
from recovery.rules import uses_star
from recovery.services import finish_star, score_area, start_star


@require_GET
@needs(Permission.SEE_CITIZENS)
def stars(request: ActorRequest, pk: int) -> HttpResponse:
    """Every star of the stay: a number per area and star, and what changed."""
    case = open_case(request, pk)
    if not uses_star(case.stay):
        raise Http404
    every = list(_stars(request).filter(stay=case.stay))
    finished = [star for star in every if star.status == Star.Status.DONE]
    context = case_context(case, "stars", request.actor) | {
        "stars": finished,
        "rows": table(finished),
        "draft": next((star for star in every if star.status == Star.Status.DRAFT), None),
        "drawing": drawing_of(finished[-1], _before(finished)) if finished else None,
        "latest": finished[-1] if finished else None,
        "previous": _before(finished),
        "is_here": case.stay.status == Stay.Status.HERE,
        "may_make": request.actor.may(Permission.MAKE_STAR),
    }
    return render(request, "cases/stars.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS, Permission.MAKE_STAR)
def start(request: ActorRequest, pk: int) -> HttpResponse:
    """A calm page to begin from; a star already begun is continued."""
    case = open_case(request, pk)
    if not uses_star(case.stay):
        raise Http404
    if saves(request):
        star = start_star(by=request.actor, stay=case.stay, on=timezone.localdate())
        return redirect("star_area", star.pk, _first_unanswered(star).key)
    draft = _stars(request).filter(stay=case.stay, status=Star.Status.DRAFT).first()
    context = case_context(case, "stars", request.actor) | {
        "draft": draft,
        "is_here": case.stay.status == Stay.Status.HERE,
    }
    return render(request, "cases/start_star.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS, Permission.MAKE_STAR)
def area(request: ActorRequest, pk: int, area: str) -> HttpResponse:
    """One area on a tablet between the two; kept as soon as you go on."""
    star = get_object_or_404(_stars(request), pk=pk)
    this = star.areas.area(area)
    if this is None:
        raise Http404
    if star.status == Star.Status.DONE:
        return redirect("star", star.pk)
    if request.method != "POST":
        log_stay_read(request.actor, star.stay, what="star")
    form = AreaForm(posted(request), kept=scores_of(star).get(this.key))
    score = attempt(
        request,
        form,
        lambda: score_area(by=request.actor, star=star, area=this.key, **form.answer),
    )
    if score is not None:
        return _next_area(star, this, to_check="check" in request.POST)
    return _area_page(request, star, this, form)


@require_GET
@needs(Permission.SEE_CITIZENS)
def star(request: ActorRequest, pk: int) -> HttpResponse:
    """In progress: check what has been said. Done: the picture and the equal table, to print."""
    star = get_object_or_404(_stars(request), pk=pk)
    if star.status == Star.Status.DRAFT:
        log_stay_read(request.actor, star.stay, what="star")
        return _check_page(request, star, FinishForm())
    case = open_case(request, star.stay_id)
    finished = [
        earlier
        for earlier in _stars(request).filter(stay=star.stay_id, status=Star.Status.DONE)
        if (earlier.made_on, earlier.pk) <= (star.made_on, star.pk)
    ]
    previous = _before(finished)
    context = case_context(case, "stars", request.actor) | {
        "star": star,
        "previous": previous,
        "drawing": drawing_of(star, previous),
        "rows": table([shown for shown in (previous, star) if shown]),
    }
    return render(request, "cases/star.html", context)


@require_POST
@needs(Permission.SEE_CITIZENS, Permission.MAKE_STAR)
def finish(request: ActorRequest, pk: int) -> HttpResponse:
    star = get_object_or_404(_stars(request), pk=pk)
    form = FinishForm(request.POST)
    finished = attempt(
        request,
        form,
        lambda: finish_star(
            by=request.actor,
            star=star,
            took_part=form.cleaned_data["took_part"],
            now=timezone.now(),
        ),
    )
    return redirect("star", star.pk) if finished else _check_page(request, star, form)


def _stars(request: ActorRequest) -> QuerySet[Star]:
    return (
        Star.objects.visible_to(request.actor)
        .select_related("stay__citizen", "stay__facility")
        .prefetch_related("scores")
    )


def _before(finished: list[Star]) -> Star | None:
    return finished[-2] if len(finished) > 1 else None


def _last_time(request: ActorRequest, star: Star, this: Area) -> StarScore | None:
    """What was answered in the area when a star was last finished on the stay."""
    finished = _stars(request).filter(stay=star.stay_id, status=Star.Status.DONE)
    latest = finished.order_by("made_on", "pk").last()
    return scores_of(latest).get(this.key) if latest else None


def _first_unanswered(star: Star) -> Area:
    answered = set(star.scores.values_list("area", flat=True))
    areas = star.areas.areas
    return next((area for area in areas if area.key not in answered), areas[0])


def _next_area(star: Star, this: Area, *, to_check: bool) -> HttpResponse:
    areas = star.areas.areas
    n = areas.index(this)
    if to_check or n + 1 == len(areas):
        return redirect("star", star.pk)
    return redirect("star_area", star.pk, areas[n + 1].key)


def _area_page(request: ActorRequest, star: Star, this: Area, form: AreaForm) -> HttpResponse:
    answered = scores_of(star)
    areas = star.areas.areas
    n = areas.index(this)
    context: dict[str, Any] = {
        "section": "citizens",
        "star": star,
        "area": this,
        "form": form,
        "last_time": _last_time(request, star, this),
        "n": n + 1,
        "of": len(areas),
        "back": areas[n - 1] if n else None,
        "last": n + 1 == len(areas),
        "progress": [
            {"area": area, "answered": area.key in answered, "is_current": area == this}
            for area in areas
        ],
    }
    return render(request, "cases/star_area.html", context, status=form.status)


def _check_page(request: ActorRequest, star: Star, form: FinishForm) -> HttpResponse:
    answered = scores_of(star)
    rows = [{"area": area, "kept": answered.get(area.key)} for area in star.areas.areas]
    context = {
        "section": "citizens",
        "star": star,
        "rows": rows,
        "missing": [row["area"] for row in rows if row["kept"] is None],
        "form": form,
    }
    return render(request, "cases/check_star.html", context, status=form.status)
