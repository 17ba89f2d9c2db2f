"""Going through the inventory, and what becomes of what is owed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import IO, Any, Final

from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from audit.models import AccessLog
from audit.purposes import Purpose
from audit.services import log_shown
from core.forms import ProblemForm, attempt, posted
from core.pages import page_of
from core.spreadsheets import Value, as_csv_file, as_xlsx_file
from moving_in.card import moving_in_of
from moving_in.forms import CheckForm, CorrectForm, SettleForm
from moving_in.models import Damage
from moving_in.rules import RULES, Verb
from moving_in.services.damages import correct_damage, settle_damage
from moving_in.services.inventory_checks import check_inventory
from moving_in.views.loading import act_page, log_read, stay_for
from organisations.access import ActorRequest, needs
from organisations.actors import Actor
from organisations.roles import Permission

_TYPES: Final = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_http_methods(["GET", "POST"])
@needs(Permission.SEE_CITIZENS)
def check(request: ActorRequest, pk: int) -> HttpResponse:
    """Each thing of the contract in force: as it was, damaged or missing."""
    stay = stay_for(request, pk, Verb.CHECK)
    card = moving_in_of(stay, by=request.actor, today=timezone.localdate())
    signed = card.signed
    form = CheckForm(
        posted(request),
        lines=signed.inventory.all() if signed else [],
        bills=signed is not None and signed.bills_damage,
    )
    written = attempt(
        request,
        form,
        lambda: check_inventory(
            by=request.actor,
            stay=stay,
            on=form.cleaned_data["on"],
            together_with=form.cleaned_data["together_with"],
            observed=form.observed(),
            now=timezone.now(),
        ),
    )
    if written is not None:
        messages.success(request, _("It is written how the inventory was."))
        return redirect("contract", pk=pk)
    why_not = "" if signed else _("No contract is signed, so there is no inventory.")
    return act_page(
        request,
        stay,
        form,
        Verb.CHECK,
        template="moving_in/check.html",
        back="contract",
        card=card,
        why_not=why_not,
    )


@require_safe
@needs(Permission.BILL_DAMAGE)
def listed(request: ActorRequest) -> HttpResponse:
    """What is owed and to be settled, oldest first; or what was settled (``vis``)."""
    shows_settled = request.GET.get("vis") == "afgjorte"
    page = page_of(request, _damages(request.actor, settled=shows_settled))
    log_shown(
        [(row.controller_id, row.stay.citizen_id) for row in page],
        by=request.actor,
        what="damages",
        purpose=Purpose.OWN_WORK,
    )
    context = {"section": "overview", "page": page, "shows_settled": shows_settled}
    return render(request, "moving_in/damages.html", context)


@require_safe
@needs(Permission.BILL_DAMAGE)
def export(request: ActorRequest, kind: str) -> HttpResponse:
    """The same as a file, every page of it; logged for each citizen as taken in a file."""
    if kind not in _TYPES:
        raise Http404
    shows_settled = request.GET.get("vis") == "afgjorte"
    # Read here and not while it is sent: afterwards the wall lets nothing be read.
    rows = list(_damages(request.actor, settled=shows_settled))
    log_shown(
        [(row.controller_id, row.stay.citizen_id) for row in rows],
        by=request.actor,
        what="damages",
        purpose=Purpose.OWN_WORK,
        action=AccessLog.Action.EXPORT,
    )
    name = f"{_('damages')}-{timezone.localdate()}.{kind}"
    response: Any = FileResponse(
        _file(kind, rows), as_attachment=True, filename=name, content_type=_TYPES[kind]
    )
    answer: HttpResponse = response
    return answer


@require_http_methods(["GET", "POST"])
@needs(Permission.BILL_DAMAGE)
def settle(request: ActorRequest, pk: int) -> HttpResponse:
    """What becomes of a line."""
    damage = _damage(request, pk)
    form = SettleForm(posted(request), damage=damage)
    settled = attempt(
        request,
        form,
        lambda: settle_damage(
            by=request.actor, damage=damage, now=timezone.now(), **form.cleaned_data
        ),
    )
    if settled is not None:
        messages.success(request, _("It is written what became of it."))
        return redirect("damages")
    why_not = _("It is settled already.") if damage.settled else ""
    return _page(request, damage, form, Verb.SETTLE, why_not)


@require_http_methods(["GET", "POST"])
@needs(Permission.BILL_DAMAGE)
def correct(request: ActorRequest, pk: int) -> HttpResponse:
    """Take back a part of a line, or all of it, by a line against it."""
    damage = _damage(request, pk)
    form = CorrectForm(posted(request))
    corrected = attempt(
        request,
        form,
        lambda: correct_damage(
            by=request.actor, damage=damage, now=timezone.now(), **form.cleaned_data
        ),
    )
    if corrected is not None:
        messages.success(request, _("The amount is corrected by a line of its own."))
        return redirect("damages")
    why_not = _("Correct the line that this one corrects.") if damage.corrects_id else ""
    return _page(request, damage, form, Verb.CORRECT, why_not)


def _damages(actor: Actor, *, settled: bool) -> QuerySet[Damage]:
    rows = Damage.objects.visible_to(actor).select_related("stay__citizen", "stay__facility", "by")
    if settled:
        return rows.exclude(settled="").order_by("-settled_at", "-pk")
    return rows.open()


def _damage(request: ActorRequest, pk: int) -> Damage:
    rows = Damage.objects.visible_to(request.actor)
    return get_object_or_404(rows.select_related("stay__citizen", "stay__facility"), pk=pk)


def _page(
    request: ActorRequest, damage: Damage, form: ProblemForm, verb: Verb, why_not: str
) -> HttpResponse:
    log_read(request, damage.stay, "damages")
    context = {
        "section": "overview",
        "damage": damage,
        "form": form,
        "title": RULES[verb].label,
        "why_not": why_not,
        "has_died": damage.stay.citizen.died_on is not None,
    }
    return render(request, "moving_in/damage.html", context, status=form.status)


def _file(kind: str, rows: Sequence[Damage]) -> IO[bytes]:
    heading = [
        _("Written on"),
        _("Name"),
        _("House"),
        _("What"),
        _("Kroner"),
        _("Status"),
        _("Settled on"),
        _("Why"),
    ]
    if kind == "csv":
        return as_csv_file(heading, _lines(rows))
    return as_xlsx_file(_("Damage to collect"), heading, _lines(rows))


def _lines(rows: Sequence[Damage]) -> Iterator[Sequence[Value]]:
    for row in rows:
        written: date = timezone.localdate(row.at)
        yield [
            written,
            row.stay.citizen.called,
            row.stay.facility.name,
            row.words,
            number_format(row.amount, 2),
            str(row.get_settled_display() or _("To be settled")),
            row.settled_on,
            row.settled_reason or row.reason,
        ]
