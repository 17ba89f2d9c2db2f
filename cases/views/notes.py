"""A stay's notes, page by page and on paper; what to know first; who handles medicine."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from audit.models import AccessLog
from cases.case import Case
from cases.reading import log_stay_read
from cases.views.stays import case_context, open_case
from core.pages import PER_PAGE, loaded_page, number_of_page
from notes.forms import NoteFilterForm
from notes.models import CareAgreement, KnownFirst, Note
from notes.reading import lines_of, lines_on_page, notes_of
from notes.rules import RULES, obstacle, uses_notes
from organisations.access import ActorRequest, needs
from organisations.roles import Permission
from placements.models import Stay

#: On paper, of a period; more is a narrower period.
MOST_PRINTED: Final = 500
#: The period that is printed where none is chosen.
USUAL_DAYS: Final = 30


@require_safe
@needs(Permission.SEE_CITIZENS)
def notes(request: ActorRequest, pk: int) -> HttpResponse:
    """Newest first, of the kind, days and words asked for; above them what is pinned and agreed."""
    case = _case(request, pk)
    form = NoteFilterForm(request.GET or None)
    narrows = form.narrows
    if narrows["words"]:
        log_stay_read(request.actor, case.stay, what="notes", action=AccessLog.Action.SEARCH)
    rows, number = notes_of(case.stay, **narrows), number_of_page(request)
    lines, total = lines_on_page(case.stay, rows, number, PER_PAGE)
    if not lines and number > 1:
        number = 1
        lines, total = lines_on_page(case.stay, rows, number, PER_PAGE)
    pinned = _pinned(case.stay)
    care = CareAgreement.objects.filter(stay=case.stay)
    context = case_context(case, "notes", request.actor) | {
        "page": loaded_page(lines, number, total=total),
        "form": form,
        "is_narrowed": any(narrows.values()),
        "pinned": [each for each in pinned if each.stands],
        "taken_off": [each for each in pinned if not each.stands],
        "care": [each for each in care if not _is_over(each, case)],
        "care_over": [each for each in care if _is_over(each, case)],
        "may": _may(request, case.stay),
        "period": _period(request, case.today),
    }
    return render(request, "cases/notes.html", context)


@require_safe
@needs(Permission.SEE_CITIZENS)
def note(request: ActorRequest, pk: int) -> HttpResponse:
    """An address of its own for each version: it leads to where the note stands."""
    row = get_object_or_404(Note.objects.visible_to(request.actor).defer("words"), pk=pk)
    return redirect(
        f"{reverse('notes', args=[row.stay_id])}?fra={row.happened_on}&til={row.happened_on}"
    )


@require_safe
@needs(Permission.SEE_CITIZENS)
def sheet(request: ActorRequest, pk: int) -> HttpResponse:
    """The notes of a period, oldest first, to print."""
    case = _case(request, pk)
    first_on, last_on = _period(request, case.today)
    rows = notes_of(case.stay, first_on=first_on, last_on=last_on)
    rows = rows.order_by("happened_on", "at", "pk")[: MOST_PRINTED + 1]
    log_stay_read(request.actor, case.stay, what="notes", action=AccessLog.Action.PRINT)
    lines = lines_of(rows, left_on={case.stay.pk: case.stay.left_on})
    context: dict[str, Any] = {
        "section": "citizens",
        "case": case,
        "lines": lines[:MOST_PRINTED],
        "more": len(lines) > MOST_PRINTED,
        "first_on": first_on,
        "last_on": last_on,
        "pinned": [each for each in _pinned(case.stay) if each.stands],
    }
    return render(request, "cases/notes_sheet.html", context)


def _case(request: ActorRequest, pk: int) -> Case:
    """404 where the scheme keeps no notes."""
    case = open_case(request, pk)
    if not uses_notes(case.stay):
        raise Http404
    return case


def _pinned(stay: Stay) -> list[KnownFirst]:
    """Those that stand, and those that were taken off."""
    return list(KnownFirst.objects.filter(stay=stay).select_related("by", "ended_by"))


def _is_over(agreement: CareAgreement, case: Case) -> bool:
    today, left_on = case.today, case.stay.left_on
    ended = agreement.ended_on is not None and agreement.ended_on <= today
    past = agreement.last_on is not None and agreement.last_on < today
    return ended or past or left_on is not None


def _may(request: ActorRequest, stay: Stay) -> dict[str, bool]:
    """What is offered: by the verb, whether the person may and nothing stands against it."""
    return {
        verb.value: rule.may(request.actor) and obstacle(stay, verb) is None
        for verb, rule in RULES.items()
    }


def _period(request: ActorRequest, today: date) -> tuple[date, date]:
    """As asked for; else the last days."""
    narrows = NoteFilterForm(request.GET or None).narrows
    last_on = narrows["last_on"] or today
    return narrows["first_on"] or last_on - timedelta(days=USUAL_DAYS), last_on
