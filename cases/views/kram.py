"""Det Dobbelte KRAM: those of a stay, making one, one to read and to print, correcting one."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from cases.kept_here import seal_of
from cases.reading import log_stay_read
from cases.views.stays import case_context, open_case
from core.forms import attempt, posted
from core.pages import page_of
from core.unsent import saves
from organisations.access import ActorRequest, needs
from organisations.actors import Actor
from organisations.roles import Permission
from placements.models import Stay
from recovery.forms.kram import CorrectKramForm, KramForm
from recovery.kram_areas import AREAS, BODY, MIND, QUESTIONS, area_of
from recovery.models import Kram, KramArea
from recovery.rules import uses_kram
from recovery.services.kram import correct_kram, start_kram, words_of, write_kram

#: As many earlier ones as can be chosen from, the latest.
_CHOICES: Final = 60
#: The earlier one beside it; none where it is empty.
_BESIDE: Final = "ved"


@require_GET
@needs(Permission.SEE_CITIZENS)
def krams(request: ActorRequest, pk: int) -> HttpResponse:
    """The days on which it was talked through, the latest first."""
    case = open_case(request, pk)
    latest_first = _krams(request.actor).filter(stay=case.stay).order_by("-made_on", "-pk")
    page = page_of(request, latest_first)
    context = case_context(case, "krams", request.actor) | {
        "page": page,
        "draft": next((kram for kram in page if kram.status == Kram.Status.DRAFT), None),
        "is_used": uses_kram(case.stay),
        "is_here": case.stay.status == Stay.Status.HERE,
        "may_make": request.actor.may(Permission.MAKE_STAR),
    }
    return render(request, "cases/krams.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS, Permission.MAKE_STAR)
def start(request: ActorRequest, pk: int) -> HttpResponse:
    """What it is about; one already begun is continued."""
    case = open_case(request, pk)
    if not uses_kram(case.stay):
        raise Http404
    if saves(request):
        kram = start_kram(by=request.actor, stay=case.stay, on=timezone.localdate())
        return redirect("write_kram", kram.pk)
    context = case_context(case, "krams", request.actor) | {
        "areas": AREAS,
        "is_here": case.stay.status == Stay.Status.HERE,
    }
    return render(request, "cases/start_kram.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS, Permission.MAKE_STAR)
def write(request: ActorRequest, pk: int) -> HttpResponse:
    """All areas on one page, beside what was written last time. The script that keeps it on the
    device is answered with the form."""
    kram = get_object_or_404(_krams(request.actor), pk=pk)
    if kram.status == Kram.Status.DONE and not request.htmx:
        return redirect("kram", kram.pk)
    if request.method != "POST":
        log_stay_read(request.actor, kram.stay, what="kram")
    form = KramForm(posted(request), kept=_areas_of(kram))
    kept = attempt(
        request,
        form,
        lambda: write_kram(
            by=request.actor,
            kram=kram,
            written=form.written,
            shown=form.cleaned_data["shown"],
            is_done="done" in request.POST,
            now=timezone.now(),
        ),
    )
    if kept is not None and not request.htmx:
        return redirect("kram", kram.pk)
    shown = form if kept is None else KramForm(kept=_areas_of(kept))
    before = _before(request.actor, kram).first()
    context = {
        "section": "citizens",
        "kram": kram,
        "form": shown,
        "groups": _groups(shown, _areas_of(before) if before else {}),
        "before": before,
        "seal": seal_of(request.actor),
    }
    template = "cases/_kram_form.html" if request.htmx else "cases/write_kram.html"
    return render(request, template, context, status=form.status)


@require_GET
@needs(Permission.SEE_CITIZENS)
def kram(request: ActorRequest, pk: int) -> HttpResponse:
    """To read and to print, with an earlier one beside it: the one before, or another."""
    kram = get_object_or_404(Kram.objects.visible_to(request.actor), pk=pk)
    case = open_case(request, kram.stay_id)
    up_to_it = _krams(request.actor).filter(_is_before(kram) | Q(pk=kram.pk), stay=kram.stay_id)
    kram, *earlier = up_to_it.order_by("-made_on", "-pk")[: _CHOICES + 1]
    beside = _beside(request, earlier)
    kept, past = _areas_of(kram), _areas_of(beside) if beside else {}
    corrections: dict[str, list[Any]] = {}
    for correction in kram.corrections.select_related("by").order_by("at", "pk"):
        corrections.setdefault(correction.area, []).append(correction)
    context = case_context(case, "krams", request.actor) | {
        "kram": kram,
        "is_done": kram.status == Kram.Status.DONE,
        "earlier": earlier,
        "beside": beside,
        "rows": [
            {
                "area": area,
                "now": _words_by_question(kept.get(area.key)),
                "then": _words_by_question(past.get(area.key)),
                "corrections": [
                    (correction, _words_by_question(correction))
                    for correction in corrections.get(area.key, [])
                ],
            }
            for area in AREAS
        ],
        "may_make": request.actor.may(Permission.MAKE_STAR),
    }
    return render(request, "cases/kram.html", context)


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS, Permission.MAKE_STAR)
def correct(request: ActorRequest, pk: int, area: str) -> HttpResponse:
    """Other words for an area of a finished one, with the reason."""
    kram = get_object_or_404(_krams(request.actor), pk=pk)
    this = area_of(area)
    if this is None or kram.status != Kram.Status.DONE:
        raise Http404
    case = open_case(request, kram.stay_id)
    form = CorrectKramForm(posted(request), kept=_areas_of(kram).get(this.key))
    corrected = attempt(
        request,
        form,
        lambda: correct_kram(
            by=request.actor,
            kram=kram,
            area=this.key,
            words=form.words,
            reason=form.cleaned_data["reason"],
            shown=form.cleaned_data["shown"],
            now=timezone.now(),
        ),
    )
    if corrected is not None:
        messages.success(request, _("It is corrected. What stood before is kept and shown."))
        return redirect("kram", kram.pk)
    context = case_context(case, "krams", request.actor) | {
        "kram": kram,
        "area": this,
        "form": form,
    }
    return render(request, "cases/correct_kram.html", context, status=form.status)


def _krams(actor: Actor) -> QuerySet[Kram]:
    rows = Kram.objects.visible_to(actor).select_related("stay__citizen", "finished_by")
    return rows.prefetch_related("areas")


def _before(actor: Actor, kram: Kram) -> QuerySet[Kram]:
    """Those of the stay that were finished before it, newest first."""
    return _krams(actor).filter(_is_before(kram), stay=kram.stay_id).order_by("-made_on", "-pk")


def _is_before(kram: Kram) -> Q:
    is_earlier = Q(made_on__lt=kram.made_on) | Q(made_on=kram.made_on, pk__lt=kram.pk)
    return is_earlier & Q(status=Kram.Status.DONE)


def _beside(request: ActorRequest, earlier: list[Kram]) -> Kram | None:
    if _BESIDE not in request.GET:
        return earlier[0] if earlier else None
    return next((each for each in earlier if str(each.pk) == request.GET[_BESIDE]), None)


def _areas_of(kram: Kram) -> dict[str, KramArea]:
    return {area.area: area for area in kram.areas.all()}


def _words_by_question(words: Any) -> list[tuple[Any, str]]:
    """Each question with what is written; nothing where the area was not talked about."""
    if words is None:
        return []
    return [(question, getattr(words, name)) for name, question in QUESTIONS.items()]


def _groups(form: KramForm, past: dict[str, KramArea]) -> list[tuple[str, list[dict[str, Any]]]]:
    """The areas of the body and of the mind, each with its questions and what was said before."""
    rows = {
        area.key: {
            "area": area,
            "fields": fields,
            "then": [
                (QUESTIONS[name], words)
                for name, words in words_of(past.get(area.key)).items()
                if words
            ],
        }
        for area, fields in form.of_areas()
    }
    return [
        (_("The body"), [rows[area.key] for area in BODY]),
        (_("The mind"), [rows[area.key] for area in MIND]),
    ]
