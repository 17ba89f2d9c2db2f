"""Making a Recovery Star beside the citizen, one area at a time, and correcting a finished one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cases.kept_here import seal_of
from cases.reading import log_stay_read
from cases.views.stays import case_context, open_case
from core.forms import attempt, posted
from core.unsent import saves
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.models import Stay
from recovery.editions import Area
from recovery.forms.stars import AreaForm, CorrectAreaForm, FinishForm
from recovery.history import scores_of
from recovery.models import Star, StarScore
from recovery.rules import uses_star
from recovery.services.corrections import correct_area
from recovery.services.stars import finish_star, score_area, start_star


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
    drafts = Star.objects.visible_to(request.actor).filter(status=Star.Status.DRAFT)
    context = case_context(case, "stars", request.actor) | {
        "draft": drafts.filter(stay=case.stay).first(),
        "is_here": case.stay.status == Stay.Status.HERE,
    }
    return render(request, "cases/start_star.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS, Permission.MAKE_STAR)
def area(request: ActorRequest, pk: int, area: str) -> HttpResponse:
    """One area on a tablet between the two; kept as soon as you go on. The script sends an area by
    itself and is answered with that area's form (``js/kept_here.js``)."""
    star = _star_in_sight(request, pk)
    this = star.areas.area(area)
    if this is None:
        raise Http404
    if star.status == Star.Status.DONE and not request.htmx:
        return redirect("star", star.pk)
    if request.method != "POST":
        log_stay_read(request.actor, star.stay, what="star")
    form = _form(this, scores_of(star).get(this.key), posted(request))
    kept = attempt(
        request,
        form,
        lambda: score_area(by=request.actor, star=star, area=this.key, **form.answer),
    )
    if request.htmx:
        shown = form if kept is None else _form(this, kept)
        part = _part(star, this, shown, _last_time(request, star).get(this.key))
        context = {"star": star, "part": part}
        return render(request, "cases/_star_area.html", context, status=form.status)
    if kept is not None:
        return _next_area(star, this, to_check="check" in request.POST)
    return _area_page(request, star, this, form)


@require_POST
@needs(Permission.SEE_CITIZENS, Permission.MAKE_STAR)
def finish(request: ActorRequest, pk: int) -> HttpResponse:
    """Staff, the citizen or both are done."""
    star = _star_in_sight(request, pk)
    form = FinishForm(request.POST, star=star)
    kept = attempt(
        request,
        form,
        lambda: finish_star(by=request.actor, star=star, now=timezone.now(), **form.cleaned_data),
    )
    if kept is None:
        return check_page(request, star, form)
    if kept.status == Star.Status.DRAFT:
        messages.success(request, _("It is kept who is done. The star is finished by the other."))
    return redirect("star", star.pk)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS, Permission.MAKE_STAR)
def correct(request: ActorRequest, pk: int, area: str) -> HttpResponse:
    """Another answer in an area of a finished star, with its reason. What was typed on the tablet
    when a colleague finished the star comes back here."""
    star = _star_in_sight(request, pk)
    this = star.areas.area(area)
    if this is None or star.status != Star.Status.DONE:
        raise Http404
    kept = scores_of(star).get(this.key)
    form = CorrectAreaForm(posted(request), kept=kept, auto_id=f"id_{this.key}_%s")
    corrected = attempt(
        request,
        form,
        lambda: correct_area(
            by=request.actor, star=star, area=this.key, now=timezone.now(), **form.answer
        ),
    )
    if corrected is not None:
        messages.success(request, _("It is corrected. What stood before is kept and shown."))
        if not request.htmx:
            return redirect("star", star.pk)
    elif request.method != "POST":
        log_stay_read(request.actor, star.stay, what="star")
    context = {
        "section": "citizens",
        "star": star,
        "area": this,
        "form": form,
        "seal": seal_of(request.actor),
    }
    template = "cases/_correct_area.html" if request.htmx else "cases/correct_star.html"
    return render(request, template, context, status=form.status)


def check_page(request: ActorRequest, star: Star, form: FinishForm | None = None) -> HttpResponse:
    """All areas of a star in progress, what is missing, and who is done."""
    form = form or FinishForm(star=star)
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


def _area_page(request: ActorRequest, star: Star, this: Area, form: AreaForm) -> HttpResponse:
    """The area between the two; the others lie ready in the page, for when the connection drops."""
    answered, last = scores_of(star), _last_time(request, star)
    parts = [
        _part(
            star,
            area,
            form if area == this else _form(area, answered.get(area.key)),
            last.get(area.key),
        )
        for area in star.areas.areas
    ]
    context: dict[str, Any] = {
        "section": "citizens",
        "star": star,
        "area": this,
        "form": form,
        "part": next(part for part in parts if part["area"] == this),
        "others": [part for part in parts if part["area"] != this],
        "progress": [
            {"area": area, "answered": area.key in answered, "is_current": area == this}
            for area in star.areas.areas
        ],
        "seal": seal_of(request.actor),
    }
    return render(request, "cases/star_area.html", context, status=form.status)


def _form(area: Area, kept: StarScore | None, data: QueryDict | None = None) -> AreaForm:
    """Ten of them can stand in one page."""
    return AreaForm(data, kept=kept, auto_id=f"id_{area.key}_%s")


def _part(star: Star, area: Area, form: AreaForm, last: StarScore | None) -> dict[str, Any]:
    """What one area's form shows."""
    areas = star.areas.areas
    n = areas.index(area)
    return {
        "area": area,
        "form": form,
        "last_time": last,
        "n": n + 1,
        "of": len(areas),
        "back": areas[n - 1] if n else None,
        "next": areas[n + 1] if n + 1 < len(areas) else None,
    }


def _last_time(request: ActorRequest, star: Star) -> dict[str, StarScore]:
    """What was answered when a star was last finished, in this stay or one before it, by area."""
    finished = Star.objects.visible_to(request.actor).finished().up_to(star.stay)
    latest = finished.prefetch_related("scores__star").order_by("made_on", "pk").last()
    return scores_of(latest) if latest else {}


def _star_in_sight(request: ActorRequest, pk: int) -> Star:
    rows = Star.objects.visible_to(request.actor).select_related("stay__citizen", "stay__facility")
    return get_object_or_404(rows.prefetch_related("scores"), pk=pk)


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
